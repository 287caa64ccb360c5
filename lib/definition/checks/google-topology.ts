import type { Lack } from './path-diversity';
import type { CrossCloudDefinition, DedicatedDefinition } from '../schema';

/** Where a path of Cloud Interconnect ends. */
export interface InterconnectEnd {
  /** The metropolitan area. */
  readonly metro: string;
  /** The edge availability domain. */
  readonly zone: string;
  /** The building. */
  readonly building: string;
  /** The region of its attachments. */
  readonly region: string;
}

const BOTH_ZONES = 'zone1 and zone2';

/**
 * What Google's availability topologies miss, with Google's code for it. 99.9 % takes both edge availability domains of one
 * metropolitan area in one region. 99.99 % takes that twice, in two regions, each with a metropolitan area of its own; or once, with two
 * connections in each domain, where the metropolitan area has it.
 *
 * @see https://docs.cloud.google.com/network-connectivity/docs/interconnect/tutorials/dedicated-creating-9999-availability
 */
export function googleTopology(circuits: DedicatedDefinition | CrossCloudDefinition, ends: readonly InterconnectEnd[], resilience: 'high' | 'maximum'): Lack | undefined {
  if (ends.length < 2) return { code: 'path-count', message: `the link has one path, and resilience ${resilience} asks for two`, fix: 'add a path to the other availability domain' };
  if (resilience === 'high') return pairs(ends).length > 0 ? undefined : noPair(ends, resilience);
  if (circuits.kind === 'dedicated-interconnect' && circuits.singleRegion) return inOneRegion(ends);
  return inTwoRegions(ends);
}

interface Pair {
  readonly region: string;
  readonly metro: string;
}

/** Metropolitan areas with both zones in one region. */
function pairs(ends: readonly InterconnectEnd[]): readonly Pair[] {
  const found = new Map<string, Pair>();
  for (const { region, metro } of ends) {
    const zones = new Set(ends.filter((end) => end.region === region && end.metro === metro).map(({ zone }) => zone));
    if (zones.size >= 2) found.set(`${region} ${metro}`, { region, metro });
  }
  return [...found.values()];
}

function noPair(ends: readonly InterconnectEnd[], resilience: string): Lack {
  const metros = new Set(ends.map(({ metro }) => metro));
  return {
    code: 'path-zone',
    message: `no metro has a path to both of its zones, and resilience ${resilience} asks for one that has (${metros.size > 1 ? 'INCOMPATIBLE_METROS' : 'NO_ATTACHMENTS_IN_METRO_AND_ZONE'})`,
    fix: 'end one path in zone1 and one in zone2 of the same metro, in one region',
  };
}

function inOneRegion(ends: readonly InterconnectEnd[]): Lack | undefined {
  const places = new Set(ends.map(({ region, metro }) => `${region} ${metro}`));
  if (places.size > 1) {
    return { code: 'path-single-region', message: 'singleRegion is one metro and one region, and the paths end in more', fix: 'end all paths in one metro and one region, or leave singleRegion out' };
  }
  return pairs(ends).length > 0 ? undefined : noPair(ends, 'maximum in a single region');
}

function inTwoRegions(ends: readonly InterconnectEnd[]): Lack | undefined {
  const found = pairs(ends);
  const fix = `add paths: ${BOTH_ZONES} of each of two metros, each metro with a region of its own${ends.length === 2 && found.length === 1 ? ', or set singleRegion: true, which takes these two paths with two connections on each' : ''}`;
  if (new Set(found.map(({ metro }) => metro)).size < 2) {
    const code = new Set(ends.map(({ metro }) => metro)).size < 2 ? 'INCOMPATIBLE_METROS' : 'NO_ATTACHMENTS_IN_METRO_AND_ZONE';
    return { code: 'path-zone', message: `${found.length === 0 ? 'no metro has a path to both of its zones' : `the paths end in both zones of ${found[0]!.metro}`}, and resilience maximum asks for both zones of two metros (${code})`, fix };
  }
  if (new Set(found.map(({ region }) => region)).size < 2) {
    return {
      code: 'path-regions',
      message: `all paths are in the region ${found[0]!.region}, and resilience maximum asks for two regions (INCOMPATIBLE_REGIONS)`,
      fix: 'give the paths of one metro the region of another Cloud Router (region, and otherRegions of the cloud)',
    };
  }
  return undefined;
}
