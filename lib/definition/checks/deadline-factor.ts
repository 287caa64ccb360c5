import { type Check, problem } from './check';

/** Only a transfer, a sync or a checkpoint has a deadline that can be longer. */
export const deadlineFactor: Check = ({ workloads }) =>
  [...workloads.sound].flatMap(([name, { kind, survive }]) => {
    if (kind === 'dataset-transfer' || kind === 'model-sync' || kind === 'checkpoint-replication') return [];
    return (['location', 'dedicated'] as const).flatMap((failure) => {
      const keeps = survive?.[failure];
      return typeof keeps === 'object' && 'deadlineFactor' in keeps
        ? [problem('deadline-factor', ['workloads', name, 'survive', failure], `a workload of kind ${kind} has no deadline`, 'write full, slower, suspend or a rateFactor')]
        : [];
    });
  });
