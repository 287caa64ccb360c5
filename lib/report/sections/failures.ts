import type { LinkPlan, Outcome, ScenarioPlan } from '../../planner/network-plan';
import { count, inSeconds, percent, rate } from '../format';
import type { Tone, Writer } from '../writer';
import { allCircuitsLost, outcomeWords, toldFailures } from './figures';

const OUTCOMES: readonly Outcome[] = ['full', 'reduced', 'best-effort', 'suspended'];

/** What is promised to every workload when all circuits are lost. */
export function writeCarried(page: Writer, link: LinkPlan): void {
  const lost = allCircuitsLost(link);
  if (!lost) return;
  OUTCOMES.map((outcome) => carried(lost, outcome)).filter(Boolean).forEach((text, index) => {
    page.entry(index === 0 ? 'Carries' : '', text);
  });
}

function carried(scenario: ScenarioPlan, outcome: Outcome): string {
  const workloads = scenario.workloads.filter((entry) => entry.outcome === outcome);
  if (workloads.length === 0) return '';
  const names = workloads.map(({ workload, share }) => (outcome === 'reduced' ? `${workload} (${percent(share)} of its rate)` : workload));
  return `${outcomeWords[outcome]}: ${names.join(', ')}`;
}

/** How many failures a link stands, and each that it does not. */
export function writeFailures(page: Writer, link: LinkPlan): void {
  const { text, tone } = failuresVerdict(link);
  page.part('Failures', text, tone);
  for (const { title, availableMbps, requiredMbps } of notWithstood(link)) {
    page.entry('', `${title}: ${rate(availableMbps)} left of ${rate(requiredMbps)} that have to remain`, 'bad');
  }
}

/** How many failures a link stands, and the table of all. */
export function writeFailureTable(page: Writer, link: LinkPlan): void {
  const { text, tone } = failuresVerdict(link);
  page.part('Failures', text, tone);
  if (toldFailures(link).length === 0) return;
  page.partTable(
    [{ head: 'failure' }, { head: 'what is left', align: 'right' }, { head: 'has to remain', align: 'right' }, { head: 'holds' }, { head: 'back within', align: 'right' }],
    toldFailures(link).map(({ title, availableMbps, requiredMbps, holds, backWithinMs }) =>
      [title, rate(availableMbps), rate(requiredMbps), holds ? 'yes' : 'no', backWithinMs === undefined ? '-' : inSeconds(backWithinMs)]),
  );
}

const notWithstood = (link: LinkPlan) => toldFailures(link).filter(({ holds }) => !holds);

function failuresVerdict(link: LinkPlan): { readonly text: string; readonly tone: Tone } {
  const failing = notWithstood(link).length;
  const checked = `${count(toldFailures(link).length, 'case')} checked`;
  return failing === 0 ? { text: `${checked}: what has to remain does in each`, tone: 'good' } : { text: `${checked}, ${failing} not withstood`, tone: 'bad' };
}
