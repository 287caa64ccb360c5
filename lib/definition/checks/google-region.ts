import { type Check, linkEnds, type PathDefinition, pathRegion, pathsOf, problem } from './check';
import { locationsByProvider } from './locations';
import { areaOfRegion, googleRegions } from '../../catalog/google-regions';
import { areaOfMetro } from '../../catalog/locations-google';
import { type DefinitionPath, type Problem, show } from '../../errors';
import type { CloudDefinition } from '../schema';
import { suggest } from '../suggest';
import type { View } from '../view';

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
    problem('path-region', [...at, 'region'], `${show(region)} is no region of "${name}"`, isRegion(region) ? `add it to otherRegions of "${name}", or leave it out for ${cloud.region}` : suggest(region, [...known, ...googleRegions], 'name one')));
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

const isRegion = (region: string): boolean => googleRegions.includes(region);

/** The other regions of a cloud are others, each named once. */
export const otherRegions: Check = ({ clouds }) => [...clouds.sound].flatMap(([name, cloud]): readonly Problem[] => {
  if (cloud.provider !== 'google') return [];
  const given = cloud.otherRegions ?? [];
  return given.flatMap((region, i) => {
    const at = ['clouds', name, 'otherRegions', i];
    if (region === cloud.region) return [problem('other-region', at, `${region} is the region of "${name}" itself`, 'name others only, or leave otherRegions out')];
    return given.indexOf(region) === i ? [] : [problem('other-region', at, `${region} is named twice`, 'name it once')];
  });
});

/**
 * Ports serve regions of their own part of the world. Where they do not, one of the two words is nearly always a mistake: traffic would cross
 * an ocean, at a price that the catalogue does not have.
 *
 * @see https://docs.cloud.google.com/network-connectivity/docs/interconnect/concepts/choosing-colocation-facilities
 */
export const googleArea: Check = (view) => linkEnds(view).flatMap(({ name, link, cloud }) => {
  if (cloud?.provider !== 'google') return [];
  return pathsOf(name, link).flatMap(({ at, path }): readonly Problem[] => {
    const region = pathRegion(path) ?? cloud.region;
    const metro = metroOf(path, view);
    const [area, wanted] = [metro === undefined ? undefined : areaOfMetro(metro), areaOfRegion(region)];
    if (area === undefined || wanted === undefined || area === wanted) return [];
    return [problem('path-area', [...at, 'location'], `${show(path.location)} is in ${metro} (${area}), and ${region} is in ${wanted}`, `name a location in ${wanted}, or a region in ${area}`)];
  });
});

/** Of a partner the metropolitan area is named. */
const metroOf = (path: PathDefinition, view: View): string | undefined => ('availabilityDomain' in path
  ? path.location
  : locationsByProvider(view).google.find(({ code }) => code === path.location)?.metro);
