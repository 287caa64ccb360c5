import type { Addressing } from './addressing';
import { dataCostUsd } from './cost';
import type { BundleRow } from './dedicated';
import type { ExpressRouteLink } from './express-route';
import { tierNeed, variantOf } from './express-route';
import type { ReachName } from './global-reach';
import type { LinkDemand } from './link-demand';
import type { ExpressRoutePlan } from './network-plan';
import { usd } from './numbers';
import type { CircuitProduct } from '../catalog';
import type { HybridNetwork, Path } from '../definition/hybrid-network';

/** What decides the words of a plan for circuits of ExpressRoute. */
export interface ExpressRouteChoice {
  /** The link. */
  readonly link: ExpressRouteLink;
  /** What it buys. */
  readonly product: CircuitProduct;
  /** Its circuits. */
  readonly bundles: readonly BundleRow[];
  /** What it carries. */
  readonly demand: LinkDemand;
  /** Connections of Global Reach that start at it. */
  readonly reaches: readonly ReachName[];
}

/** Ports of 40 Gbps and more take ciphers with extended packet numbers, which do not run out between two keys: https://learn.microsoft.com/azure/expressroute/expressroute-about-encryption */
const XPN_FROM_MBPS = 40_000;

/** What is decided of circuits of ExpressRoute only, and why. */
export function expressRoutePlan(choice: ExpressRouteChoice, network: HybridNetwork, addressing: Addressing): ExpressRoutePlan {
  const { link, product: { portMbps, tier, data }, reaches } = choice;
  const { macsec, paths, expressRoute } = link.primary;
  return {
    connections: portMbps === undefined ? 'provider' : 'direct',
    ...(portMbps !== undefined && { portMbps, encapsulation: expressRoute.encapsulation }),
    ...(macsec && { macsecCipher: portMbps! >= XPN_FROM_MBPS ? 'GcmAesXpn256' : 'GcmAes256' }),
    tier: tier!,
    data: data!,
    because: `${tier}: ${tierBecause(choice, network)}; ${data}: ${dataBecause(choice, network)}`,
    resiliency: resiliencyOf(paths),
    ...(reaches.length > 0 && {
      globalReach: reaches.map(({ id, bundle, peerLink, peerBundle }) => ({ id, bundle, peerLink: peerLink.name, peerBundle, prefix: addressing.subnet(id) })),
    }),
  };
}

/** Microsoft's word for what these paths stand: https://learn.microsoft.com/azure/expressroute/design-architecture-for-resiliency */
export function resiliencyOf(paths: readonly Path[]): ExpressRoutePlan['resiliency'] {
  if (new Set(paths.map(({ location }) => location.code)).size > 1) return 'maximum';
  return paths.some(({ location }) => location.secondBuilding !== undefined) ? 'high' : 'standard';
}

function tierBecause(choice: ExpressRouteChoice, network: HybridNetwork): string {
  const { link, product } = choice;
  if (link.primary.expressRoute.tier !== undefined) return 'the definition asks for it';
  const { premiumBecause, notLocalBecause } = tierNeed(link, network);
  if (premiumBecause !== undefined) return premiumBecause;
  if (product.tier === 'premium') return 'the circuits in use have it';
  const own = priceOf(choice, product, network);
  if (product.tier === 'local') {
    const standard = Math.min(...(['metered', 'unlimited'] as const).map((data) => priceWith(choice, network, 'standard', data)));
    return `every location is local to ${link.cloud.region}${standard < Infinity ? `, and standard would cost ${usd(standard - own)} a month more` : ''}`;
  }
  const { cloud: { region }, primary: { paths } } = link;
  const isKnown = network.catalog.azureRegions.some(({ name }) => name === region) && paths.every(({ location }) => location.geography !== undefined);
  const reach = isKnown ? `${region} is in the geopolitical region of every location` : `the catalogue does not know the geopolitical region of ${region} or of a location`;
  if (notLocalBecause !== undefined) return `${reach}, and ${notLocalBecause}`;
  const local = priceWith(choice, network, 'local', 'unlimited');
  return `${reach}, and ${local < Infinity ? `local would cost ${usd(local - own)} a month more` : 'there is no local circuit of this kind'}`;
}

function dataBecause(choice: ExpressRouteChoice, network: HybridNetwork): string {
  const { link, demand, product } = choice;
  if (product.tier === 'local') return 'the price of a local circuit holds outbound data';
  if (link.primary.expressRoute.data !== undefined) return 'the definition asks for it';
  const metered = dataCostUsd(link, demand, network.catalog);
  const other = priceWith(choice, network, product.tier, product.data === 'metered' ? 'unlimited' : 'metered');
  const own = priceOf(choice, product, network);
  const outbound = `outbound data of today costs ${usd(metered)} a month by the GB`;
  if (other === Infinity) return `${outbound}, and the catalogue has no other way for these circuits`;
  if (product.data === 'metered') return `${outbound}, and unlimited would cost ${usd(other - own)} more`;
  return `${outbound}, ${other >= own ? `and unlimited costs ${usd(other - own)} less` : 'and Azure never changes a circuit in use back'}`;
}

const priceWith = (choice: ExpressRouteChoice, network: HybridNetwork, tier: CircuitProduct['tier'], data: CircuitProduct['data']): number => {
  const product = variantOf(choice.product, network.catalog, tier, data);
  return product ? priceOf(choice, product, network) : Infinity;
};

/** What the circuits would cost a month as another product, with outbound data. */
function priceOf({ link, demand, bundles }: ExpressRouteChoice, { monthlyUsd, data }: CircuitProduct, { catalog }: HybridNetwork): number {
  const circuits = bundles.reduce((sum, { members }) => sum + members, 0);
  return circuits * monthlyUsd + (data === 'metered' ? dataCostUsd(link, demand, catalog) : 0);
}
