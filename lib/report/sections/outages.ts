import type { LinkPlan, OutageOutcome, OutagePlan, ScenarioPlan } from '../../planner/network-plan';
import { clock, percent, rate, volume } from '../format';
import type { Writer } from '../writer';
import { ALL_CIRCUITS, toldFailures } from './figures';

/**
 * What outages do to workloads: when all circuits are lost, and in every other failure in which something is not on time.
 * Failures with the same outcome are one table.
 */
export function writeOutages(page: Writer, link: LinkPlan): void {
  alike(toldFailures(link).filter(isTold)).forEach((scenarios, index) => {
    const { outages } = scenarios[0]!;
    const left = rate(Math.min(...scenarios.map(({ availableMbps }) => availableMbps)));
    const what = `${scenarios.map(({ title }) => title).join('; ')} (${left} left)`;
    const label = index === 0 ? 'Outages' : '';
    if (outages.every(isOnTime)) {
      page.part(label, `${what}: everything is on time, however long it lasts`, 'good');
    } else {
      page.part(label, `${what}, from the worst moment of the week on:`);
      writeTable(page, outages);
    }
  });
}

const isOnTime = ({ workloads }: OutagePlan): boolean => workloads.every(({ verdict }) => verdict === 'on-time');

const isTold = ({ id, outages }: ScenarioPlan): boolean => outages.length > 0 && (id === ALL_CIRCUITS || !outages.every(isOnTime));

/** Scenarios by what their outages do, in the order of the first of each. */
function alike(scenarios: readonly ScenarioPlan[]): readonly (readonly ScenarioPlan[])[] {
  const groups = new Map<string, ScenarioPlan[]>();
  for (const scenario of scenarios) {
    const outcome = JSON.stringify(scenario.outages);
    groups.set(outcome, [...(groups.get(outcome) ?? []), scenario]);
  }
  return [...groups.values()];
}

function writeTable(page: Writer, outages: readonly OutagePlan[]): void {
  const affected = new Set(outages.flatMap(({ workloads }) => workloads.filter(({ verdict }) => verdict !== 'on-time').map(({ workload }) => workload)));
  const rows = [...affected].sort().map((name) => [name, ...outages.map(({ workloads }) => outcomeText(workloads.find(({ workload }) => workload === name)))]);
  const hasBacklog = outages.some(({ backlogGb = 0, weeklyBacklogGb = 0 }) => backlogGb > 0 || weeklyBacklogGb > 0);
  page.partTable(
    [{ head: 'workload' }, ...outages.map(({ hours }) => ({ head: hours === undefined ? 'without end' : `${hours} h` }))],
    [...rows, ...(hasBacklog ? [['(waiting at its end)', ...outages.map(backlogText)], ['(nothing overdue)', ...outages.map(drainText)]] : [])],
  );
}

/** An outage that ends lists only what is not on time. */
const ON_TIME = { verdict: 'on-time', lateSeconds: undefined, share: 1, optimalShare: 1 } as const;

function outcomeText(outcome: OutageOutcome | undefined): string {
  const { verdict, lateSeconds, share, optimalShare } = outcome ?? ON_TIME;
  const atBest = optimalShare > share ? ` (${percent(optimalShare)} at best)` : '';
  switch (verdict) {
    case 'on-time':
      return 'on time';
    case 'late':
      return lateSeconds === undefined ? 'late' : `late by ${clock(lateSeconds)}`;
    case 'partial':
      return `${percent(share)}${atBest}`;
    case 'suspended':
      return 'suspended';
    case 'starved':
      return `starved${atBest}`;
  }
}

function backlogText({ hours, backlogGb = 0, weeklyBacklogGb = 0 }: OutagePlan): string {
  if (hours === undefined) return weeklyBacklogGb > 0 ? `${volume(weeklyBacklogGb)} more a week` : '-';
  return backlogGb > 0 ? volume(backlogGb) : '-';
}

function drainText({ hours, backlogGb = 0, drainSeconds }: OutagePlan): string {
  if (hours === undefined || backlogGb === 0) return '-';
  if (drainSeconds === undefined) return 'never';
  return drainSeconds === 0 ? 'at once' : `after ${clock(drainSeconds)}`;
}
