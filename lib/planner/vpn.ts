import type { VpnProduct } from '../catalog';
import type { Cloud, HybridNetwork, Link, Router, Vpn } from '../definition/hybrid-network';
import { HybridNetworkError, noVpnProblem } from '../errors';

/** Rates in both directions, in Mbps. */
export interface Rates {
  /** From the site to the cloud. */
  readonly toCloud: number;
  /** From the cloud to the site. */
  readonly toSite: number;
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
  readonly required: (product: VpnProduct) => Rates;
  /** What it has to carry when a tunnel or a router is lost; zero for a fallback: one failure at a time. */
  readonly requiredInFailure: (product: VpnProduct) => Rates;
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
  /** What limits it. */
  readonly limitedBy: 'tunnels' | 'gateway' | 'router-ipsec' | 'router-internet';
  /** What is asked of it in the busier direction. */
  readonly requiredMbps: number;
  /** What that puts on the cloud's gateway: both directions where the product counts them together. */
  readonly gatewayLoadMbps: number;
  /** Whether that is enough, also when a tunnel or router of a primary is lost. */
  readonly isEnough: boolean;
}

/** Connections to one router: more would be a network of its own. */
const MOST_PER_ROUTER = 8;

/** ESP with AES-GCM in tunnel mode, at most, and Ethernet with its preamble and gap, in bytes. */
const ESP_OVERHEAD = 57;
const ETHERNET_OVERHEAD = 38;

/**
 * The least-cost VPN product for all links of a cloud, and the fewest connections of it for each. All links of a cloud have the
 * same product: on Azure they share one gateway. Where nothing is enough, what carries the most is chosen, and says so.
 */
export function selectVpns(cloud: Cloud, candidates: readonly VpnCandidate[], { catalog }: HybridNetwork): ReadonlyMap<string, VpnChoice> {
  const products = catalog.vpns.filter(({ provider, notInRegions }) => provider === cloud.provider && !notInRegions?.includes(cloud.region));
  if (products.length === 0) throw new HybridNetworkError([noVpnProblem(cloud.name, cloud.region)]);
  const offers = products.map((product) => {
    const choices = candidates.map((candidate) => fewest(candidate, product));
    const fits = choices.every(({ isEnough }) => isEnough) && fitsGateway(candidates, choices, product);
    return { product, choices, fits, usd: costOf(candidates, choices, product) };
  });
  const carried = ({ choices }: (typeof offers)[number]) => choices.reduce((sum, choice) => sum + Math.min(choice.capacityMbps, choice.requiredMbps), 0);
  const best = [...offers].sort((a, b) =>
    Number(b.fits) - Number(a.fits) || (a.fits ? 0 : carried(b) - carried(a)) || a.usd - b.usd || (a.product.id < b.product.id ? -1 : 1))[0]!;
  return new Map(candidates.map(({ link }, i) => [link.name, best.choices[i]!]));
}

/** Primaries carry their traffic together; of the fallbacks, one at a time is in use. */
function fitsGateway(candidates: readonly VpnCandidate[], choices: readonly VpnChoice[], { gatewayMbps, maxTunnels }: VpnProduct): boolean {
  const load = (primary: boolean) => candidates.map(({ isPrimary }, i) => (isPrimary === primary ? choices[i]!.gatewayLoadMbps : 0));
  const together = load(true).reduce((sum, mbps) => sum + mbps, 0) + Math.max(0, ...load(false));
  const tunnels = choices.reduce((sum, choice) => sum + choice.tunnels, 0);
  return together <= (gatewayMbps ?? Infinity) && tunnels <= (maxTunnels ?? Infinity);
}

/** Of the choices of one product for the same cloud, the gateway counts once. */
function costOf(candidates: readonly VpnCandidate[], choices: readonly VpnChoice[], product: VpnProduct): number {
  const pieces = choices.reduce((sum, choice, i) => sum + billedPieces(product, candidates[i]!.routers.length, choice), 0);
  return pieces * product.connectionMonthlyUsd + product.gatewayMonthlyUsd;
}

/** What the provider bills: tunnels on Google, connections elsewhere. */
export function billedPieces({ provider }: VpnProduct, routers: number, { perRouter, tunnels }: Pick<VpnChoice, 'perRouter' | 'tunnels'>): number {
  return provider === 'google' ? tunnels : routers * perRouter;
}

/** The fewest connections that are enough; where none are, the most that still add capacity. */
function fewest(candidate: VpnCandidate, product: VpnProduct): VpnChoice {
  let choice = choiceOf(candidate, product, 1);
  for (let perRouter = 2; !choice.isEnough && perRouter <= mostPerRouter(product); perRouter += 1) {
    const next = choiceOf(candidate, product, perRouter);
    if (next.capacityMbps <= choice.capacityMbps) break;
    choice = next;
  }
  return choice;
}

/** An Azure gateway has one connection to a router; a second one would carry nothing more. */
const mostPerRouter = ({ provider }: VpnProduct) => (provider === 'azure' ? 1 : MOST_PER_ROUTER);

/** Two routers share each HA VPN gateway of Google, one interface each; otherwise a connection has two tunnels. */
export function tunnelsPerConnection({ provider }: VpnProduct, routers: number): 1 | 2 {
  return provider === 'google' && routers === 2 ? 1 : 2;
}

function choiceOf(candidate: VpnCandidate, product: VpnProduct, perRouter: number): VpnChoice {
  const routers = candidate.routers.length;
  const required = candidate.required(product);
  const busier = Math.max(required.toCloud, required.toSite);
  const tunnels = routers * perRouter * tunnelsPerConnection(product, routers);
  const packetBound = ((product.tunnelPps ?? Infinity) * product.mtu * 8) / 1e6;
  const share = product.sharedDirections && busier > 0 ? busier / (required.toCloud + required.toSite) : 1;
  const tunnelMbps = Math.min(product.tunnelMbps, packetBound) * product.planningFactor * share;
  const limits: readonly (readonly [VpnChoice['limitedBy'], number])[] = [
    ['tunnels', tunnels * tunnelMbps],
    ['gateway', (product.gatewayMbps ?? Infinity) * share],
    ['router-ipsec', routers * Math.min(...candidate.routers.map(({ ipsec }) => ipsec?.toMbps() ?? Infinity))],
    ['router-internet', (routers * Math.min(...candidate.routers.map(({ internet }) => internet?.toMbps() ?? Infinity)) * product.mtu) / (product.mtu + ESP_OVERHEAD + ETHERNET_OVERHEAD)],
  ];
  const [limitedBy, capacityMbps] = limits.reduce((least, limit) => (limit[1] < least[1] ? limit : least));
  const failing = candidate.requiredInFailure(product);
  const left = capacityAfterLoss(capacityMbps, routers, tunnels);
  const isEnough = busier <= capacityMbps && Math.max(failing.toCloud, failing.toSite) <= left;
  return { product, perRouter, tunnels, tunnelMbps, capacityMbps, limitedBy, requiredMbps: busier, gatewayLoadMbps: busier / share, isEnough };
}

/** What is left when the worst single part is lost: a router, or a tunnel where there is one router only. */
export function capacityAfterLoss(capacityMbps: number, routers: number, tunnels: number): number {
  return routers > 1 ? (capacityMbps * (routers - 1)) / routers : (capacityMbps * (tunnels - 1)) / tunnels;
}
