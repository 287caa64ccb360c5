import { type Check, problem } from './check';
import type { Problem } from '../../errors';
import { Duration } from '../../units';
import { DAYS, gapsOf } from '../week';

/** A window closes before it opens again, and opens once a day. */
export const windowLength: Check = ({ workloads }) =>
  [...workloads.sound].flatMap(([name, workload]): readonly Problem[] => {
    if (workload.kind !== 'dataset-transfer') return [];
    const { days, duration } = workload.window;
    const twice = days.findIndex((day, index) => days.indexOf(day) < index);
    if (twice >= 0) return [problem('window-day', ['workloads', name, 'window', 'days', twice], `"${days[twice]}" is written twice`, 'leave one')];
    const shortest = Math.min(...gapsOf(days.map((day) => DAYS.indexOf(day))));
    if (Duration.parse(duration).toSeconds() <= shortest * 86_400) return [];
    return [problem('window-length', ['workloads', name, 'window', 'duration'], `the window is open for ${duration} and opens again after ${shortest * 24} h`, 'shorten it, or open it on fewer days')];
  });
