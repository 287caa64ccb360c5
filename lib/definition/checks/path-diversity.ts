import { type Check, dedicated, pathRegion, problem } from './check';
import { googleTopology, type InterconnectEnd } from './google-topology';
import { locationsByProvider } from './locations';
import { type Location, partnerLocation, partnerMetros } from '../../catalog';
import type { Problem } from '../../errors';
import { PROVIDER_OF } from '../provider';
import type { DedicatedDefinition } from '../schema';

type Resilience = 'high' | 'maximum';

/** What is missing, and what to do. */
export interface Lack {
  readonly code: string;
  readonly message: string;
  readonly fix: string;
}

/**
 * The paths of a link end in as many places as its resilience asks for, in the provider's own meaning:
 * https://docs.aws.amazon.com/directconnect/latest/UserGuide/resiliency_toolkit.html,
 * https://learn.microsoft.com/azure/expressroute/design-architecture-for-resiliency,
 * https://cloud.google.com/network-connectivity/docs/interconnect/concepts/dedicated-overview
 */
export const pathDiversity: Check = (view) => {
  const locations = locationsByProvider(view);
  return [...view.links.sound].flatMap(([name, link]): readonly Problem[] => {
    const circuits = dedicated(link);
    const resilience = link.resilience ?? (view.policy ? (view.policy.resilience ?? 'high') : 'basic'); // a policy that cannot be read says nothing
    if (!circuits || resilience === 'basic') return [];
    const provider = PROVIDER_OF[circuits.kind];
    const metros = circuits.kind === 'partner-interconnect' ? partnerMetros(locations.google) : [];
    const ends = circuits.paths.map((path) => 'availabilityDomain' in path
      ? (metros.includes(path.location) ? partnerLocation(path.location, path.availabilityDomain) : undefined) // what is wrong with it is told elsewhere
      : locations[provider].find(({ code }) => code === path.location));
    if (!ends.every((end) => end !== undefined)) return [];
    const cloud = view.clouds.sound.get(link.cloud);
    const isGoogle = cloud?.provider === 'google' && provider === 'google';
    const lack = isGoogle ? googleTopology(circuits, interconnectEnds(circuits, ends, cloud.region), resilience) : lackOf(ends, resilience);
    return lack ? [problem(lack.code, ['links', name, 'primary', 'paths'], lack.message, `${lack.fix}, or set resilience: basic`)] : [];
  });
};

function lackOf(ends: readonly Location[], resilience: Resilience): Lack | undefined {
  if (resilience === 'high' && ends.some(isMetro)) return undefined;
  if (ends.length < 2) return { code: 'path-count', message: `the link has one path, and resilience ${resilience} asks for two`, fix: 'add a path to a location in another building' };
  if (new Set(ends.map(({ building }) => building)).size < 2) {
    return { code: 'path-building', message: `all paths end in one building, ${ends[0]!.building}`, fix: `end one in another building (resilience is ${resilience})` };
  }
  return undefined;
}

/** A circuit of ExpressRoute Metro ends in two buildings by itself. */
const isMetro = ({ secondBuilding }: Location): boolean => secondBuilding !== undefined;

/** The ends of circuits of Google Cloud with the region of each. */
function interconnectEnds({ paths }: DedicatedDefinition, ends: readonly Location[], region: string): readonly InterconnectEnd[] {
  return ends.map(({ metro, zone, building }, i) => {
    const path = paths[i]!;
    return { metro, zone: zone ?? '', building, region: pathRegion(path) ?? region };
  });
}
