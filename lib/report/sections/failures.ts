import type { LinkPlan, Outcome, ScenarioPlan } from '../../planner/network-plan';
import { count, percent, rate } from '../format';
import type { Page } from '../page';
import { allCircuitsLost, outcomeWords } from './figures';

const OUTCOMES: readonly Outcome[] = ['full', 'reduced', 'best-effort', 'suspended'];

/** What every workload keeps when all circuits are lost, and each failure that the link does not stand. */
export function writeFailures(page: Page, link: LinkPlan): void {
  const lost = allCircuitsLost(link);
  if (lost) {
    OUTCOMES.map((outcome) => carried(lost, outcome)).filter(Boolean).forEach((text, index) => {
      page.entry(index === 0 ? 'Carries' : '', text);
    });
  }
  const failing = link.scenarios.filter(({ holds }) => !holds);
  const checked = `${count(link.scenarios.length, 'case')} checked`;
  if (failing.length === 0) page.entry('Failures', `${checked}: what has to remain does in each`, 'good');
  else page.entry('Failures', `${checked}, ${failing.length} not withstood:`, 'bad');
  for (const { title, availableMbps, requiredMbps } of failing) {
    page.entry('', `${title}: ${rate(availableMbps)} left of ${rate(requiredMbps)} that have to remain`, 'bad');
  }
}

function carried(scenario: ScenarioPlan, outcome: Outcome): string {
  const workloads = scenario.workloads.filter((entry) => entry.outcome === outcome);
  if (workloads.length === 0) return '';
  const names = workloads.map(({ workload, share }) => (outcome === 'reduced' ? `${workload} (${percent(share)} of its rate)` : workload));
  return `${outcomeWords[outcome]}: ${names.join(', ')}`;
}
