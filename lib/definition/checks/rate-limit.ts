import { type Check, problem } from './check';
import { Bandwidth, DataSize, Duration } from '../../units';

/** A transfer can be done in its window at the rate it is limited to. */
export const rateLimit: Check = ({ workloads }) =>
  [...workloads.sound].flatMap(([name, workload]) => {
    if (workload.kind !== 'dataset-transfer' || workload.rateLimit === undefined) return [];
    const needed = DataSize.parse(workload.volume).toMegabits() / Duration.parse(workload.window.duration).toSeconds();
    if (needed <= Bandwidth.parse(workload.rateLimit).toMbps()) return [];
    return [problem('rate-limit', ['workloads', name, 'rateLimit'], `${workload.volume} in ${workload.window.duration} is ${Math.ceil(needed)} Mbps, and it is limited to ${workload.rateLimit}`, 'widen the window, or raise the limit')];
  });
