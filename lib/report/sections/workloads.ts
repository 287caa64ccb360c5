import type { NetworkPlan } from '../../planner/network-plan';
import { rate } from '../format';
import type { Writer } from '../writer';
import { everyWorkload } from './figures';

/** What each workload asks for, today and as payload: the rate while it runs beside the mean over the week. */
export function writeWorkloads(page: Writer, plan: NetworkPlan): void {
  const workloads = everyWorkload(plan);
  if (workloads.length === 0) return;
  page.heading('Workloads (today, payload)');
  page.table(
    [
      { head: 'workload' },
      { head: 'kind' },
      { head: 'link' },
      { head: 'rate', align: 'right' },
      { head: 'back', align: 'right' },
      { head: 'mean', align: 'right' },
      { head: 'sized' },
    ],
    workloads.map(({ name, kind, link, rateMbps, returnRateMbps, meanMbps, sized }) => [
      name, kind, link, rate(rateMbps), returnRateMbps > 0 ? rate(returnRateMbps) : '-', rate(meanMbps), sized ? 'yes' : 'no',
    ]),
  );
  const bursts = workloads.filter(({ burstMbps = 0 }) => burstMbps > 0).map(({ name, burstMbps = 0, rateMbps }) => `${name} ${rate(burstMbps)} of ${rate(rateMbps)}`);
  if (bursts.length > 0) page.entry('Bursts', `of the rate, this lies above the mean of the peak hour: ${bursts.join(', ')}`);
}
