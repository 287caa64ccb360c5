import type { Report } from './claim';
import { WAYS } from './part';
import { circuitsOf, type LinkCase } from './subject';
import type { OutageOutcome, OutagePlan, ScenarioPlan } from '../network-plan';

/** How long the outages of a plan last, in hours; the last one has no end. */
const HOURS: readonly (number | undefined)[] = [1, 4, 24, undefined];

/** What a part of a thousand may be rounded by. */
const ROUNDING = 0.0011;

/**
 * Checks what the plan says of outages, without simulating them: every word has to fit the figures beside it and what the workload
 * allows, and nothing can be carried by what is not left.
 *
 * @param wire wire rate over payload of what carries the traffic when circuits are lost
 */
export function checkOutages(one: LinkCase, fallbackWire: number, report: Report): void {
  for (const scenario of one.plan.scenarios) {
    const { outages, title } = scenario;
    if (outages.length === 0 && one.plan.scenarios.every((other) => other.outages.length === 0)) continue; // left out when the plan was made
    const wrong = (message: string) => report('outage', one.plan.name, `${title}: ${message}`);
    if (outages.map(({ hours }) => hours ?? 0).join() !== HOURS.map((hours) => hours ?? 0).join()) {
      wrong('it does not say what happens in 1, 4 and 24 hours and without end');
      continue;
    }
    const { needs } = scenario.survive === 'dedicated' ? one.own : one;
    for (const outage of outages) for (const message of outcomesOf(outage, scenario, needs)) wrong(message);
    const wire = circuitsOf(one.plan) && scenario.survive === 'dedicated' ? fallbackWire : one.wire;
    for (const message of loadOf(scenario, needs, wire)) wrong(message);
  }
}

/** What does not fit in the outcomes of one outage. */
function outcomesOf(outage: OutagePlan, { survive }: ScenarioPlan, needs: LinkCase['needs']): readonly string[] {
  const { hours, workloads, backlogGb, drainSeconds, weeklyBacklogGb } = outage;
  const name = hours === undefined ? 'without end' : `in ${hours} h`;
  const messages: string[] = [];
  const own = needs.byName;
  const seen = new Set(workloads.map(({ workload }) => workload));
  if (seen.size !== workloads.length || [...seen].some((workload) => !own.has(workload))) return [`${name}: its workloads are not those of the link`];
  if (hours === undefined) {
    if (seen.size !== own.size) messages.push(`${name}: a workload has no verdict`);
    if (backlogGb !== undefined || drainSeconds !== undefined) messages.push(`${name}: there is no end at which something could be overdue`);
  } else {
    if (workloads.some(({ verdict }) => verdict === 'on-time')) messages.push(`${name}: what is on time is not listed`);
    if (backlogGb === undefined || weeklyBacklogGb !== undefined) messages.push(`${name}: it does not say what is overdue at its end`);
  }
  for (const row of workloads) {
    const keeps = own.get(row.workload)!.survive[survive];
    const broken = brokenOutcome(row, keeps === 'suspend');
    if (broken !== undefined) messages.push(`${name}: ${row.workload} ${broken}`);
  }
  const first = needs.workloads.filter((workload) => workload.survive[survive] === 'full');
  const only = first.length === 1 ? workloads.find(({ workload }) => workload === first[0]!.name) : undefined;
  if (only && only.optimalShare < only.share - ROUNDING) messages.push(`${name}: ${only.workload} is said to get more than the best scheduler could give it`);
  return messages;
}

function brokenOutcome({ verdict, share, slackSeconds, lateSeconds }: OutageOutcome, maySuspend: boolean): string | undefined {
  if ((verdict === 'suspended') !== maySuspend && (verdict === 'suspended' || share < 1 - ROUNDING)) return maySuspend ? 'is to be suspended and is not' : 'is suspended and is not to be';
  if (lateSeconds !== undefined && verdict !== 'late' && verdict !== 'suspended') return `is ${verdict} and has a time by which it is late`;
  if (verdict === 'late' && !(lateSeconds! > 0)) return 'is late by no time';
  if (slackSeconds !== undefined && verdict !== 'on-time') return `is ${verdict} and has time to spare`;
  if (verdict === 'on-time' && share < 1 - ROUNDING) return `is on time with a share of ${share}`;
  if (verdict === 'starved' && share > ROUNDING) return `is starved with a share of ${share}`;
  if (verdict === 'partial' && share > 1 - ROUNDING / 2) return 'gets a part, which is all';
  return undefined;
}

/** In the long run no more is carried than what is left can carry; and where nothing is left, nothing is. */
function loadOf({ outages, survive, availableMbps }: ScenarioPlan, needs: LinkCase['needs'], wire: number): readonly string[] {
  const messages: string[] = [];
  const endless = new Map(outages.at(-1)!.workloads.map((row) => [row.workload, row]));
  const rows = needs.workloads.map(({ name }) => endless.get(name));
  for (const way of WAYS) {
    const rates = rows.map((_, i) => needs.means[way][i]! * needs.factors[i]! * wire);
    const most = availableMbps + ROUNDING * rates.reduce((sum, rate) => sum + rate, 0) + 0.01;
    const carried = rows.reduce((sum, row, i) => sum + rates[i]! * (row?.share ?? 0), 0);
    if (carried > most) messages.push(`without end: ${carried} Mbps are said to be carried ${way}, and ${availableMbps} are left`);
  }
  if (availableMbps > 0) return messages;
  for (const { hours, workloads } of outages) {
    for (const workload of needs.workloads) {
      const row = workloads.find((outcome) => outcome.workload === workload.name);
      const always = workload.kind === 'telemetry' || workload.kind === 'distributed-training';
      const soon = 'within' in workload && workload.within.toSeconds() < (hours ?? Infinity) * 3600;
      if (workload.survive[survive] === 'suspend' || !(always || soon) || !carries(workload.name, needs)) continue;
      if (!row || row.verdict === 'on-time' || (always && row.share > ROUNDING)) messages.push(`${hours ?? 'endless'} h: nothing is left, and ${workload.name} is said to be carried`);
    }
  }
  return messages;
}

const carries = (name: string, needs: LinkCase['needs']): boolean =>
  WAYS.some((way) => needs.grown[way].some((part) => part.name === name && ((part.rate ?? 0) > 0 || (part.sync?.volume ?? 0) > 0)));
