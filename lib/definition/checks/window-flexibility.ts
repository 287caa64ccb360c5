import { type Check, problem } from './check';
import type { Problem } from '../../errors';
import { Duration } from '../../units';
import type { WorkloadDefinition } from '../schema';
import { DAYS, gapsOf } from '../week';

/** By half a week either way a window can be anywhere. */
const MOST_HOURS = 84;

/** A window moves by half a week at most, and one that is widened as far as it may be still closes before it opens again. */
export const windowFlexibility: Check = ({ workloads }) =>
  [...workloads.sound].flatMap(([name, workload]) => (workload.kind === 'dataset-transfer' ? [...moved(name, workload.window), ...widened(name, workload.window)] : []));

type WindowDefinition = Extract<WorkloadDefinition, { kind: 'dataset-transfer' }>['window'];

function moved(name: string, { mayMove }: WindowDefinition): readonly Problem[] {
  if (mayMove === undefined || Duration.parse(mayMove).toSeconds() <= MOST_HOURS * 3_600) return [];
  return [problem('window-flexibility', ['workloads', name, 'window', 'mayMove'], `a window that moves by ${mayMove} either way is back where it was within a week`, `write at most ${MOST_HOURS} h`)];
}

function widened(name: string, { days, duration, mayWiden }: WindowDefinition): readonly Problem[] {
  if (mayWiden === undefined) return [];
  const gap = Math.min(...gapsOf([...new Set(days)].map((day) => DAYS.indexOf(day)))) * 24;
  if (Duration.parse(duration).toSeconds() + Duration.parse(mayWiden).toSeconds() <= gap * 3_600) return [];
  return [problem('window-flexibility', ['workloads', name, 'window', 'mayWiden'], `a window of ${duration} that is ${mayWiden} longer is open when the next one opens, after ${gap} h`, 'write less')];
}
