import { hashEfficiency } from './capacity';
import { DIRECTIONS, type Direction } from './demand';
import type { LockedVpn } from './network-plan';
import { toKbps } from './numbers';
import { busier, type Loads } from './sizing';
import type { Provider, VpnProduct } from '../catalog';
import type { Cloud, HybridNetwork, Link, Router, Vpn } from '../definition/hybrid-network';
import { HybridNetworkError, noVpnProblem } from '../errors';

/** What a VPN has to carry. */
export interface VpnLoad {
  /** In each direction. */
  readonly loads: Loads;
  /** Packets a second for each Mbps of it, without acknowledgements. */
  readonly packetsPerMbps: Readonly<Record<Direction, number>>;
}

/** A link with a VPN, and what the VPN has to carry. */
export interface VpnCandidate {
  /** The link. */
  readonly link: Link;
  /** The VPN. */
  readonly vpn: Vpn;
  /** Whether it carries the traffic in the normal state. */
  readonly isPrimary: boolean;
  /** The routers on which it ends, sorted by name. */
  readonly routers: readonly Router[];
  /** What it has to carry with everything up, with the TCP segment size and MTU of a product. */
  readonly required: (product: VpnProduct) => VpnLoad;
  /** What will be sent over a fallback whether it is promised or not: what it carries is judged by it where nothing is promised. */
  readonly sent?: (product: VpnProduct) => VpnLoad;
  /** What an earlier plan built: neither fewer connections nor a smaller product; absent where there was none. */
  readonly inUse?: LockedVpn | undefined;
  /** What it has to carry when a tunnel or a router is lost; absent for a fallback: one failure at a time. */
  readonly requiredInFailure?: (product: VpnProduct) => VpnLoad;
}

/** What is chosen for a link's VPN. */
export interface VpnChoice {
  /** The product. */
  readonly product: VpnProduct;
  /** Connections (AWS, Azure) or gateways (Google) for each router. */
  readonly perRouter: number;
  /** Tunnels of all. */
  readonly tunnels: number;
  /** What one tunnel carries in the busier direction. */
  readonly tunnelMbps: number;
  /** What all carry in the busier direction. */
  readonly capacityMbps: number;
  /** The part of the tunnels that the hash of its flows fills. */
  readonly efficiency: number;
  /** Packets a second at the load that `requiredMbps` states, in both directions, with acknowledgements where the product counts them. */
  readonly packetsPerSecond: number;
  /** The part of what it carries in both directions together that is counted for the busier one; 1 where directions do not share. */
  readonly directionShare: number;
  /** What limits it. */
  readonly limitedBy: 'tunnels' | 'packets' | 'gateway' | 'router-ipsec' | 'router-internet';
  /** What is asked of it in the busier direction. */
  readonly requiredMbps: number;
  /** What that puts on the cloud's gateway: both directions where the product counts them together. */
  readonly gatewayLoadMbps: number;
  /** What is left when a tunnel is lost. */
  readonly withoutTunnelMbps: number;
  /** What is left when some routers are lost. */
  readonly withoutRoutersMbps: (lost: number) => number;
  /** Whether that is enough, also when a tunnel, or one of several routers, of a primary is lost. */
  readonly isEnough: boolean;
}

/** The VPNs of a cloud. */
export interface VpnSelection {
  /** What is chosen for each link, by its name. */
  readonly choices: ReadonlyMap<string, VpnChoice>;
  /** What they cost a month, gateways included, traffic left out. */
  readonly monthlyUsd: number;
}

/** Connections to one router: more would be a network of its own. */
export const MOST_PER_ROUTER = 8;

/** ESP with AES-GCM in tunnel mode, at most, and Ethernet with its preamble and gap, in bytes. */
const ESP_OVERHEAD = 57;
const ETHERNET_OVERHEAD = 38;

/**
 * The least-cost VPN product for each link of a cloud, and the fewest connections of it. On Azure, and on a virtual private gateway of
 * AWS, all links have the same product, since they share one gateway. Where nothing is enough, what carries the most is chosen, and says so.
 */
export function selectVpns(cloud: Cloud, candidates: readonly VpnCandidate[], network: HybridNetwork): VpnSelection {
  if (cloud.provider === 'azure' || gatewayOf(cloud) === 'virtual-private') return selectTogether(cloud, candidates, network);
  const each = candidates.map((candidate) => selectTogether(cloud, [candidate], network));
  return { choices: new Map(each.flatMap(({ choices }) => [...choices])), monthlyUsd: each.reduce((sum, { monthlyUsd }) => sum + monthlyUsd, 0) };
}

/** The gateway that a cloud's VPN ends at, as the catalogue has it. */
function gatewayOf(cloud: Cloud): VpnProduct['gateway'] {
  if (cloud.provider === 'aws' && cloud.gateway === 'virtual-private') return cloud.gateway;
  return cloud.provider === 'azure' && cloud.hub === 'virtual-wan' ? cloud.hub : undefined;
}

function selectTogether(cloud: Cloud, candidates: readonly VpnCandidate[], { catalog }: HybridNetwork): VpnSelection {
  const offered = catalog.vpns.filter(({ provider, gateway, notInRegions }) =>
    provider === cloud.provider && gateway === gatewayOf(cloud) && !notInRegions?.includes(cloud.region));
  const least = Math.max(0, ...candidates.map(({ inUse }) => sizeOf(offered.find(({ id }) => id === inUse?.product))));
  const products = offered.filter((product) => sizeOf(product) >= least);
  if (products.length === 0) throw new HybridNetworkError([noVpnProblem(cloud.name, cloud.region)]);
  const offers = products.map((product) => {
    const choices = candidates.map((candidate) => fewest(candidate, product));
    const fits = choices.every(({ isEnough }) => isEnough) && fitsGateway(candidates, choices, product);
    return { product, choices, fits, usd: vpnsUsd(choices, product) };
  });
  const carried = ({ choices }: (typeof offers)[number]) => choices.reduce((sum, choice) => sum + Math.min(choice.capacityMbps, choice.requiredMbps), 0);
  const best = [...offers].sort((a, b) =>
    Number(b.fits) - Number(a.fits) || (a.fits ? 0 : carried(b) - carried(a)) || a.usd - b.usd || (a.product.id < b.product.id ? -1 : 1))[0]!;
  return { choices: new Map(candidates.map(({ link }, i) => [link.name, best.choices[i]!])), monthlyUsd: best.usd };
}

/** By what products of one provider are larger or smaller: all tunnels together, or one of them. */
const sizeOf = (product: VpnProduct | undefined): number => product?.gatewayMbps ?? product?.tunnelMbps ?? 0;

/** Primaries carry their traffic together; of the fallbacks, one at a time is in use. */
function fitsGateway(candidates: readonly VpnCandidate[], choices: readonly VpnChoice[], { gatewayMbps, maxTunnels }: VpnProduct): boolean {
  const load = (primary: boolean) => candidates.map(({ isPrimary }, i) => (isPrimary === primary ? choices[i]!.gatewayLoadMbps : 0));
  const together = load(true).reduce((sum, mbps) => sum + mbps, 0) + Math.max(0, ...load(false));
  const tunnels = choices.reduce((sum, choice) => sum + choice.tunnels, 0);
  return together <= (gatewayMbps ?? Infinity) && tunnels <= (maxTunnels ?? Infinity);
}

/** What VPNs of one product cost a month for one cloud: its gateway counts once. */
export function vpnsUsd(choices: readonly VpnChoice[], product: VpnProduct): number {
  return choices.reduce((sum, { tunnels }) => sum + billedPieces(product.provider, tunnels), 0) * product.connectionMonthlyUsd + product.gatewayMonthlyUsd;
}

/** What the provider bills: tunnels on Google, connections elsewhere. */
export const billedPieces = (provider: Provider, tunnels: number): number => (provider === 'google' ? tunnels : tunnels / TUNNELS_PER_CONNECTION);

/** The fewest connections that are enough; where none are, the most that still add capacity. */
function fewest(candidate: VpnCandidate, product: VpnProduct): VpnChoice {
  const least = candidate.inUse?.perRouter ?? 1;
  let choice = choiceOf(candidate, product, least);
  for (let perRouter = least + 1; !choice.isEnough && perRouter <= mostPerRouter(product); perRouter += 1) {
    const next = choiceOf(candidate, product, perRouter);
    if (next.capacityMbps <= choice.capacityMbps) break;
    choice = next;
  }
  return choice;
}

/** An Azure gateway has one connection to a router; a second one would carry nothing more. */
const mostPerRouter = ({ provider }: VpnProduct) => (provider === 'azure' ? 1 : MOST_PER_ROUTER);

/** Every connection has two tunnels, whatever the cloud: one to each of its endpoints, interfaces or instances. */
export const TUNNELS_PER_CONNECTION = 2;

/** A receiver acknowledges every second segment. */
const ACKNOWLEDGEMENTS = 0.5;

function choiceOf(candidate: VpnCandidate, product: VpnProduct, perRouter: number): VpnChoice {
  const routers = candidate.routers.length;
  const tunnels = routers * perRouter * TUNNELS_PER_CONNECTION;
  const required = candidate.required(product);
  const judged = busier(required.loads) > 0 ? required : (candidate.sent?.(product) ?? required);
  const failing = candidate.requiredInFailure?.(product) ?? judged;
  const all = carries(candidate, product, judged, tunnels, routers);
  const requiredMbps = busier(required.loads);
  const withoutTunnelMbps = carries(candidate, product, failing, tunnels - 1, routers).mbps;
  const withoutRoutersMbps = (lost: number) => carries(candidate, product, failing, (tunnels * (routers - lost)) / routers, routers - lost).mbps;
  const left = routers > 1 ? Math.min(withoutTunnelMbps, withoutRoutersMbps(1)) : withoutTunnelMbps;
  const survives = candidate.requiredInFailure === undefined || (busier(failing.loads) <= left && flowsFit(failing.loads, product));
  return {
    product,
    perRouter,
    tunnels,
    tunnelMbps: all.tunnelMbps,
    efficiency: all.efficiency,
    packetsPerSecond: packetsOf(required, product),
    capacityMbps: all.mbps,
    directionShare: directionShare(judged.loads, product),
    limitedBy: all.limitedBy,
    requiredMbps,
    gatewayLoadMbps: requiredMbps / directionShare(required.loads, product),
    withoutTunnelMbps,
    withoutRoutersMbps,
    isEnough: requiredMbps <= all.mbps && flowsFit(required.loads, product) && survives,
  };
}

/** No connection is faster than a tunnel. */
const flowsFit = ({ toCloud, toSite }: Loads, { tunnelMbps, planningFactor }: VpnProduct): boolean =>
  Math.max(toCloud.perFlowMbps, toSite.perFlowMbps) <= tunnelMbps * planningFactor;

const packetsOf = ({ loads, packetsPerMbps }: VpnLoad, { acknowledgementsCount }: VpnProduct): number =>
  DIRECTIONS.reduce((sum, direction) => sum + loads[direction].mbps * packetsPerMbps[direction], 0) * (acknowledgementsCount ? 1 + ACKNOWLEDGEMENTS : 1);

/** The part of a figure for both directions together that the busier one gets. */
function directionShare(loads: Loads, { sharedDirections }: VpnProduct): number {
  const together = loads.toCloud.mbps + loads.toSite.mbps;
  return sharedDirections && together > 0 ? busier(loads) / together : 1;
}

/** What a router encrypts, in Mbps. */
const encrypted = ({ ipsec }: Router): number => ipsec?.toMbps() ?? Infinity;

/** What the internet access of a router leaves for packets in tunnels, in Mbps. */
const overInternet = ({ internet }: Router, { mtu }: VpnProduct): number => ((internet?.toMbps() ?? Infinity) * mtu) / (mtu + ESP_OVERHEAD + ETHERNET_OVERHEAD);

/** The most that a router carries in tunnels of a product, in Mbps. */
export const tunnelled = (router: Router, product: VpnProduct): number => Math.min(encrypted(router), overInternet(router, product));

/** What some tunnels to some routers carry of a load in its busier direction, and what limits it. */
function carries({ routers }: VpnCandidate, product: VpnProduct, load: VpnLoad, tunnelsLeft: number, routersLeft: number) {
  const { loads } = load;
  const tunnels = Math.min(tunnelsLeft, product.maxEqualTunnels ?? Infinity);
  const share = directionShare(loads, product);
  const flows = DIRECTIONS.reduce((least, direction) => (toKbps(loads[direction].mbps) > 0 ? Math.min(least, loads[direction].flows) : least), Infinity);
  const efficiency = hashEfficiency(tunnels, flows);
  const tunnelMbps = product.tunnelMbps * product.planningFactor * share;
  const packetsPerMbps = busier(loads) > 0 ? packetsOf(load, product) / (product.sharedDirections ? 1 : 2) / busier(loads) : 0;
  const packets = product.tunnelPps === undefined || packetsPerMbps === 0 ? Infinity : (product.tunnelPps * product.planningFactor) / packetsPerMbps;
  const least = (limit: (router: Router) => number) => Math.min(...routers.map(limit));
  const limits: readonly (readonly [VpnChoice['limitedBy'], number])[] = [
    ['tunnels', tunnels * tunnelMbps * efficiency],
    ['packets', tunnels * packets * efficiency],
    ['gateway', (product.gatewayMbps ?? Infinity) * share],
    ['router-ipsec', routersLeft === 0 ? 0 : routersLeft * least(encrypted)],
    ['router-internet', routersLeft === 0 ? 0 : routersLeft * least((router) => overInternet(router, product))],
  ];
  const [limitedBy, mbps] = tunnels === 0 ? (['tunnels', 0] as const) : limits.reduce((lowest, limit) => (limit[1] < lowest[1] ? limit : lowest));
  return { limitedBy, mbps, tunnelMbps: Math.min(tunnelMbps, packets), efficiency };
}
