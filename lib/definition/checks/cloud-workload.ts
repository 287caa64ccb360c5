import { type Check, endsOf, isBetweenClouds, problem } from './check';
import type { WorkloadDefinition } from '../schema';
import type { View } from '../view';

/** What a workload keeps after a failure is a promise about circuits: AWS Interconnect - multicloud is one object that its providers keep up. */
export const cloudWorkload: Check = (view) =>
  [...view.workloads.sound].flatMap(([name, workload]) =>
    (workload.survive !== undefined && isBetweenClouds(workload, view) && !isOnCircuits(workload, view)
      ? [problem('cloud-workload', ['workloads', name, 'survive'], 'a workload between two clouds keeps no promise for failures: the plan has none of an interconnect', 'leave survive out')]
      : []));

/** Cross-Cloud Interconnect is circuits, and a link that cannot be read may be one. */
const isOnCircuits = ({ from, to }: WorkloadDefinition, { cloudLinks }: View): boolean =>
  !cloudLinks.complete || [...cloudLinks.sound.values()].some((link) => link.kind === 'cross-cloud-interconnect' && [from, to].every((end) => endsOf(link).some(([, cloud]) => cloud === end)));
