import { type Check, isBetweenClouds, problem } from './check';

/** What a workload keeps after a failure is a promise about circuits: a link between two clouds is one object that its provider keeps up. */
export const cloudWorkload: Check = (view) =>
  [...view.workloads.sound].flatMap(([name, workload]) =>
    (workload.survive !== undefined && isBetweenClouds(workload, view)
      ? [problem('cloud-workload', ['workloads', name, 'survive'], 'a workload between two clouds keeps no promise for failures: the plan has none of an interconnect', 'leave survive out')]
      : []));
