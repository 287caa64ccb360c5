import type { RouterContext } from './context';
import type { TrafficClass } from './model';
import type { WorkloadPlan } from '../planner/network-plan';

/**
 * The class of each kind of workload, the most urgent first, with a code point of RFC 4594: answers that someone waits for, what steers
 * machines, what has a deadline of minutes, and what has one of hours.
 */
const CLASSES: readonly { readonly name: string; readonly dscp: number; readonly kinds: readonly WorkloadPlan['kind'][] }[] = [
  { name: 'inference', dscp: 34, kinds: ['inference'] },
  { name: 'telemetry', dscp: 16, kinds: ['telemetry'] },
  { name: 'sync', dscp: 26, kinds: ['model-sync', 'checkpoint-replication', 'distributed-training'] },
  { name: 'bulk', dscp: 10, kinds: ['dataset-transfer'] },
];

/** Classes of what the site's links carry; none for what is not there. */
export function trafficClasses({ plan, links }: RouterContext): readonly TrafficClass[] {
  const own = plan.workloads.filter(({ link }) => links.some(({ name }) => name === link));
  return CLASSES.flatMap(({ name, dscp, kinds }): TrafficClass[] => {
    const workloads = own.filter(({ kind }) => kinds.includes(kind));
    if (workloads.length === 0) return [];
    return [{
      name,
      dscp,
      workloads: workloads.map((workload) => workload.name),
      matches: workloads.flatMap(({ match = [] }) => match),
      because: workloads.map((workload) => `workloads.${workload.name}`).join(', '),
    }];
  });
}
