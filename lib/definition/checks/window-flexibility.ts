import { type Check, problem } from './check';
import { Duration } from '../../units';
import { DAYS, gapsOf } from '../week';

/** A window that is widened as far as it may be still closes before it opens again. */
export const windowFlexibility: Check = ({ workloads }) =>
  [...workloads.sound].flatMap(([name, workload]) => {
    if (workload.kind !== 'dataset-transfer' || workload.window.mayWiden === undefined) return [];
    const { days, duration, mayWiden } = workload.window;
    const gap = Math.min(...gapsOf([...new Set(days)].map((day) => DAYS.indexOf(day)))) * 24;
    if (Duration.parse(duration).toSeconds() + Duration.parse(mayWiden).toSeconds() <= gap * 3_600) return [];
    return [problem('window-flexibility', ['workloads', name, 'window', 'mayWiden'], `a window of ${duration} that is ${mayWiden} longer is open when the next one opens, after ${gap} h`, 'write less')];
  });
