import { type Check, isBetweenClouds, problem } from './check';
import { type DefinitionPath, oneOf, type Problem, show } from '../../errors';
import { isInside, parsePrefix } from '../ipv4';
import type { WorkloadDefinition } from '../schema';
import type { View } from '../view';

/**
 * What a site's router marks comes from the site and goes to the cloud, whichever of them the workload starts from. Object storage has
 * addresses outside of the cloud's networks too.
 */
export const workloadMatch: Check = (view) => [...view.workloads.sound].flatMap(([name, workload]): readonly Problem[] => {
  const path = ['workloads', name, 'match'];
  if (!workload.match) return [];
  if (isBetweenClouds(workload, view)) return [problem('workload-match', path, 'the workload runs between two clouds, and no router of a site sees it', 'leave match out')];
  const [source, destination] = [ofSite(workload, view), ofCloud(workload, view)];
  return workload.match.flatMap(({ from, to }, index) => [
    ...outside([...path, index, 'from'], from, source, 'the site does not have'),
    ...outside([...path, index, 'to'], to, destination, 'the cloud does not have'),
  ]);
});

/** The prefixes of one end of a workload; nothing where it is not known, or any will do. */
type Prefixes = readonly string[] | undefined;

function ofSite({ from, to }: WorkloadDefinition, { sites }: View): Prefixes {
  const site = sites.sound.get(from) ?? sites.sound.get(to);
  return site && [...site.prefixes, ...(site.publicPrefixes ?? [])];
}

function ofCloud(workload: WorkloadDefinition, { clouds }: View): Prefixes {
  const isObjectStorage = workload.kind === 'dataset-transfer' && workload.endpoint === 'object-storage';
  return isObjectStorage ? undefined : (clouds.sound.get(workload.to) ?? clouds.sound.get(workload.from))?.prefixes;
}

function outside(path: DefinitionPath, given: string | undefined, prefixes: Prefixes, what: string): readonly Problem[] {
  if (given === undefined) return [];
  const range = parsePrefix(given);
  if (!('first' in range)) return [problem(range.code, path, `${show(given)} ${range.message}`, range.fix)];
  if (!prefixes || prefixes.map(parsePrefix).some((outer) => !('first' in outer) || isInside(range, outer))) return []; // what is no prefix might be the one
  return [problem('workload-match', path, `${given} holds addresses that ${what}`, `write a prefix inside ${oneOf(prefixes)}`)];
}
