import { type Check, linkEnds, pathRegion, pathsOf, problem } from './check';
import { show } from '../../errors';
import { suggest } from '../suggest';

/** A path ends in the cloud's region, or in one that the cloud names, and routes reach all of them. */
export const googleRegion: Check = (view) =>
  linkEnds(view).flatMap(({ name, link, cloud }) => {
    if (cloud?.provider !== 'google') return [];
    const known = [cloud.region, ...(cloud.otherRegions ?? [])];
    const located = pathsOf(name, link).map(({ at, path }) => ({ at, region: pathRegion(path) ?? cloud.region }));
    const unknown = located.filter(({ region }) => !known.includes(region)).map(({ at, region }) =>
      problem('path-region', [...at, 'region'], `${show(region)} is no region of "${link.cloud}"`, suggest(region, known, `add it to otherRegions of "${link.cloud}"`)));
    const regions = [...new Set(located.map(({ region }) => region))];
    if (regions.length < 2 || cloud.routing !== 'regional') return unknown;
    return [...unknown, problem(
      'routing-regional',
      ['clouds', link.cloud, 'routing'],
      `the link "${name}" ends in ${regions.join(' and ')}, and with regional routing each Cloud Router serves its own region only (MISSING_GLOBAL_ROUTING)`,
      'set routing: global, or leave it out',
    )];
  });
