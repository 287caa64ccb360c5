import { type Check, problem } from './check';
import { Duration } from '../../units';
import type { WorkloadDefinition } from '../schema';

/** A sync or checkpoint is complete before the next one starts. */
export const syncDeadline: Check = ({ workloads }) =>
  [...workloads.sound].flatMap(([name, workload]) => {
    const period = periodOf(workload);
    if (!period || Duration.parse(period.within).toSeconds() <= Duration.parse(period.every).toSeconds()) return [];
    return [problem('sync-deadline', ['workloads', name, 'within'], `it may take ${period.within}, and the next may start after ${period.every}`, 'let it end before the next one starts')];
  });

function periodOf(workload: WorkloadDefinition) {
  if (workload.kind === 'model-sync') return { every: workload.atMostEvery, within: workload.within };
  return workload.kind === 'checkpoint-replication' ? { every: workload.every, within: workload.within } : undefined;
}
