import type { CloudPlan, LinkPlan } from '../planner/network-plan';

/** How far the routes of a public virtual interface go: the Region of its location, those of the continent, or all. */
export type PublicScope = 'region' | 'continent' | 'global';

/** What a scope is called in communities of Direct Connect. */
export interface ScopeCommunities {
  /** One of these is on each route that AWS announces inside the scope; absent where all routes are. */
  readonly accepted?: readonly string[];
  /** What the site's public prefixes are announced with, so that AWS passes them no further. */
  readonly announced: string;
}

/** The communities: https://docs.aws.amazon.com/directconnect/latest/UserGuide/routing-and-bgp.html */
const COMMUNITIES: Readonly<Record<PublicScope, ScopeCommunities>> = {
  region: { accepted: ['7224:8100'], announced: '7224:9100' },
  continent: { accepted: ['7224:8100', '7224:8200'], announced: '7224:9200' },
  global: { announced: '7224:9300' },
};

/** The communities of a scope. */
export const scopeCommunities = (scope: PublicScope): ScopeCommunities => COMMUNITIES[scope];

/** The continents that AWS counts, by what the names of their Regions begin with. */
const CONTINENTS: readonly (readonly string[])[] = [['ca', 'mx', 'us'], ['ap'], ['af', 'eu', 'il', 'me']];

const continentOf = (region: string): number => CONTINENTS.findIndex((names) => names.includes(region.split('-')[0]!));

/** The smallest scope in which the locations of a link and the Region of its cloud are: the communities count from the location's Region. */
export function publicScope({ primary }: LinkPlan, { region }: Pick<CloudPlan, 'region'>): PublicScope {
  const homes = primary.kind === 'vpn' ? [] : primary.paths.map(({ homeRegion = region }) => homeRegion);
  if (homes.every((home) => home === region)) return 'region';
  const continent = continentOf(region);
  return continent >= 0 && homes.every((home) => continentOf(home) === continent) ? 'continent' : 'global';
}
