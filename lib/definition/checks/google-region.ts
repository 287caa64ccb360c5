import { type Check, linkEnds, pathRegion, pathsOf, problem } from './check';
import { type DefinitionPath, type Problem, show } from '../../errors';
import type { CloudDefinition } from '../schema';
import { suggest } from '../suggest';

/** A path ends in the cloud's region, or in one that the cloud names, and routes reach all of them. */
export const googleRegion: Check = (view) =>
  linkEnds(view).flatMap(({ name, link, cloud }) => {
    if (cloud?.provider !== 'google') return [];
    const located = pathsOf(name, link).map(({ at, path }) => ({ at, region: pathRegion(path) ?? cloud.region }));
    return [...unknownRegions(link.cloud, cloud, located), ...routingProblem(name, link.cloud, cloud, located.map(({ region }) => region))];
  });

type GoogleCloud = Extract<CloudDefinition, { provider: 'google' }>;

/** A path with its region. */
interface Located {
  readonly at: DefinitionPath;
  readonly region: string;
}

/** Paths in a region that their cloud does not name. */
export function unknownRegions(name: string, cloud: GoogleCloud, located: readonly Located[]): readonly Problem[] {
  const known = [cloud.region, ...(cloud.otherRegions ?? [])];
  return located.filter(({ region }) => !known.includes(region)).map(({ at, region }) =>
    problem('path-region', [...at, 'region'], `${show(region)} is no region of "${name}"`, suggest(region, known, `add it to otherRegions of "${name}"`)));
}

/** A link in several regions takes global routing. */
export function routingProblem(link: string, name: string, cloud: GoogleCloud, regions: readonly string[]): readonly Problem[] {
  const distinct = [...new Set(regions)];
  if (distinct.length < 2 || cloud.routing !== 'regional') return [];
  return [problem(
    'routing-regional',
    ['clouds', name, 'routing'],
    `the link "${link}" ends in ${distinct.join(' and ')}, and with regional routing each Cloud Router serves its own region only (MISSING_GLOBAL_ROUTING)`,
    'set routing: global, or leave it out',
  )];
}
