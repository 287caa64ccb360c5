import type { AzureRegion, Catalog, CircuitProduct, Location } from '../catalog';
import { mostLinked } from '../catalog/azure';
import type { Cloud, Dedicated, ExpressRoute, HybridNetwork, Link } from '../definition/hybrid-network';

/** A link with circuits of ExpressRoute. */
export type ExpressRouteLink = Link & { readonly primary: Dedicated & { readonly expressRoute: ExpressRoute } };

/** Whether a link has circuits of ExpressRoute. */
export const isExpressRoute = (link: Link): link is ExpressRouteLink => link.primary.kind === 'express-route' && link.primary.expressRoute !== undefined;

/** What the tier of a link's circuits may be. */
export interface TierNeed {
  /** How many virtual networks and connections of Global Reach each of them has. */
  readonly linked?: number;
  /** Why it has to be premium; absent where it has not. */
  readonly premiumBecause?: string;
  /** Why it cannot be local; absent where it can. */
  readonly notLocalBecause?: string;
}

/** The most prefixes that a private peering takes from a site: https://learn.microsoft.com/azure/expressroute/expressroute-faqs */
export const MOST_PREFIXES = { local: 4_000, standard: 4_000, premium: 10_000 } as const;

/**
 * What the tier of a link's circuits has to be for all links that take them: https://learn.microsoft.com/azure/expressroute/expressroute-faqs#expressroute-premium
 *
 * @param link the one whose circuits they are
 */
export function tierNeed(link: ExpressRouteLink, { catalog, links }: Pick<HybridNetwork, 'catalog' | 'links'>): TierNeed {
  const { primary: { paths, expressRoute }, site } = link;
  const locations = paths.map(({ location }) => location);
  const partners = reachPartners(link, links);
  const clouds = cloudsOf(link, links);
  const regions = [...new Set(clouds.map(({ region }) => region))];
  const linked = clouds.length + partners.length;
  const premium = first(regions, (region) => farLocation(locations, region, catalog.azureRegions))
    ?? manyPrefixes(site.prefixes.length)
    ?? farPartner(locations, partners)
    ?? manyLinked(linked);
  const notLocal = premium ?? (expressRoute.globalReach ? 'Global Reach is not for local circuits' : undefined)
    ?? first(regions, (region) => farFrom(locations, region));
  return { linked, ...(premium !== undefined && { premiumBecause: premium }), ...(notLocal !== undefined && { notLocalBecause: notLocal }) };
}

/** The clouds whose virtual networks are connected with the circuits of a link: its own first, then those of links that take them too. */
export const cloudsOf = (link: ExpressRouteLink, links: readonly Link[]): readonly Cloud[] =>
  [link.cloud, ...links.filter(({ primary }) => primary.kind !== 'vpn' && primary.circuitsOf === link.name).map(({ cloud }) => cloud)];

/** The first answer for one of some regions. */
function first(regions: readonly string[], answer: (region: string) => string | undefined): string | undefined {
  return regions.map(answer).find((text) => text !== undefined);
}

function farFrom(locations: readonly Location[], region: string): string | undefined {
  const away = locations.find(({ localRegions }) => !localRegions?.includes(region));
  return away && `${away.code} is not local to ${region}`;
}

/** The links whose sites a link reaches through the circuits: the others with Global Reach, of other sites. */
export function reachPartners(link: ExpressRouteLink, links: readonly Link[]): readonly ExpressRouteLink[] {
  if (!link.primary.expressRoute.globalReach) return [];
  return links.filter(isExpressRoute).filter((other) => other.primary.expressRoute.globalReach && other.site !== link.site);
}

function farLocation(locations: readonly Location[], region: string, regions: readonly AzureRegion[]): string | undefined {
  const home = regions.find(({ name }) => name === region)?.geography;
  const far = locations.find(({ geography }) => home !== undefined && geography !== undefined && geography !== home);
  return far && `${far.code} is in the geopolitical region ${far.geography}, and ${region} in ${home}`;
}

const manyPrefixes = (count: number): string | undefined =>
  (count > MOST_PREFIXES.standard ? `the site announces ${count} prefixes, and other tiers take ${MOST_PREFIXES.standard}` : undefined);

function farPartner(locations: readonly Location[], partners: readonly ExpressRouteLink[]): string | undefined {
  const homes = new Set(locations.map(({ geography }) => geography));
  const far = partners.find(({ primary: { paths } }) => paths.some(({ location: { geography } }) => geography !== undefined && !homes.has(geography)));
  return far && `Global Reach to link ${far.name} crosses geopolitical regions`;
}

const manyLinked = (count: number): string | undefined =>
  (count > mostLinked('standard', Infinity) ? `a circuit has ${count} virtual networks and connections of Global Reach, and other tiers take ${mostLinked('standard', Infinity)}` : undefined);

/**
 * Whether a link may buy circuits of a product.
 *
 * @param tierInUse the tier of the circuits that it has
 */
export function isForSale(product: CircuitProduct, { primary: { paths, expressRoute } }: ExpressRouteLink, need: TierNeed, tierInUse?: CircuitProduct['tier']): boolean {
  const { portMbps, mbps, tier, data } = product;
  const isDirect = portMbps !== undefined;
  if (expressRoute.connections !== 'either' && isDirect !== (expressRoute.connections === 'direct')) return false;
  if (isDirect && mbps !== (expressRoute.circuitBandwidth?.toMbps() ?? portMbps)) return false;
  if (isDirect && paths.some(({ location }) => location.direct === false)) return false;
  if (!isDirect && paths.some(({ serviceProvider }) => serviceProvider === undefined)) return false;
  if (expressRoute.data !== undefined && data !== expressRoute.data) return false;
  if (tier !== undefined && need.linked !== undefined && need.linked > mostLinked(tier, mbps)) return false;
  if (expressRoute.tier !== undefined) return tier === expressRoute.tier;
  if (need.premiumBecause !== undefined) return tier === 'premium';
  return tier === 'standard' || (tier === 'local' && need.notLocalBecause === undefined) || (tier === tierInUse && tier === 'premium');
}

/**
 * Whether a circuit becomes another one in place: never smaller, never from unlimited to metered, on the same ports, and neither into nor out
 * of the tier local, of which Microsoft says nothing. https://learn.microsoft.com/azure/expressroute/expressroute-howto-circuit-arm
 */
export function mayBecome(before: CircuitProduct, after: CircuitProduct): boolean {
  return before.portMbps === after.portMbps
    && after.mbps >= before.mbps
    && !(before.data === 'unlimited' && after.data === 'metered')
    && (before.tier === 'local') === (after.tier === 'local');
}

/** What sets circuits of ExpressRoute apart from the usual ones, standard and metered through a provider: ` (local)`. */
export function productNote({ kind, portMbps, tier, data }: CircuitProduct): string {
  if (kind !== 'express-route' || tier === undefined) return '';
  const notes = [
    ...(portMbps === undefined ? [] : ['ExpressRoute Direct']),
    ...(tier === 'standard' ? [] : [tier]),
    ...(data === 'unlimited' && tier !== 'local' ? ['unlimited'] : []),
  ];
  return notes.length > 0 ? ` (${notes.join(', ')})` : '';
}

/** The same circuit in another tier, or with another way of paying for data; nothing where it is not sold. */
export const variantOf = (product: CircuitProduct, { circuits }: Catalog, tier: CircuitProduct['tier'], data: CircuitProduct['data']): CircuitProduct | undefined =>
  circuits.find((row) => row.kind === product.kind && row.mbps === product.mbps && row.portMbps === product.portMbps && row.tier === tier && row.data === data);
