import { hashPart } from './arithmetic';
import { RATE_TOLERANCE, type Report, sameRate, sameShare } from './claim';
import type { Need } from './needs';
import { type Way, WAYS } from './part';
import { askedFor, judgedNeeds, keptNeeds, type LinkCase, vpnOf, vpnRouters } from './subject';
import type { Catalog, VpnProduct } from '../../catalog';
import type { Link } from '../../definition/hybrid-network';
import type { VpnPlan } from '../network-plan';

/** Needs in both directions, as payload. */
type Both = Readonly<Record<Way, Need>>;

/** A VPN as its failures are judged by. */
export interface VpnBasis {
  /** Wire rate over payload inside its tunnels. */
  readonly wire: number;
  /** All its tunnels. */
  readonly tunnels: number;
  /** What so many tunnels carry of a load when some routers are lost. */
  readonly left: (load: Both, tunnels: number, routersLost: number) => number;
}

/** The VPN of a link, as the catalogue has it; nothing where there is none, or its product is none. */
export function vpnBasis(plan: VpnPlan | undefined, link: Link, catalog: Catalog): VpnBasis | undefined {
  const product = catalog.vpns.find(({ id }) => id === plan?.product);
  if (!plan || !product) return undefined;
  const routers = vpnRouters(link);
  const tunnels = plan.connections.reduce((sum, connection) => sum + connection.tunnels.length, 0) / generationsOf(link).length;
  return {
    wire: product.mtu / product.mss,
    tunnels,
    left: (load, count, lost) => {
      const onWire = { toCloud: load.toCloud.mbps, toSite: load.toSite.mbps };
      const tunnelsLeft = lost === 0 ? count : (tunnels * (routers.length - lost)) / routers.length;
      return carried(product, link, load, onWire, tunnelsLeft, routers.length - lost).mbps;
    },
  };
}

/** Generations of keys that have tunnels: only one of them counts. */
function generationsOf({ primary, fallback }: Link): readonly number[] {
  const vpn = primary.kind === 'vpn' ? primary : fallback;
  return vpn?.keyGenerations ?? [1];
}

interface Carried {
  readonly mbps: number;
  readonly limits: readonly (readonly [VpnPlan['limitedBy'], number])[];
  readonly efficiency: number;
  readonly tunnelMbps: number;
  readonly packets: number;
}

/**
 * What tunnels carry of a load in its busier direction. Figures of a tunnel that count both directions are divided as the load is.
 * Where packets limit it, a Mbps takes as many of them as at the peak, with one that acknowledges for every two where those count.
 *
 * @param asked the load as payload, with headroom or under a limit, which says by how much one direction is busier
 */
function carried(product: VpnProduct, link: Link, load: Both, asked: Readonly<Record<Way, number>>, tunnelsLeft: number, routersLeft: number): Carried {
  const tunnels = Math.min(tunnelsLeft, product.maxEqualTunnels ?? tunnelsLeft);
  const wire = product.mtu / product.mss;
  const busier = Math.max(asked.toCloud, asked.toSite);
  const together = asked.toCloud + asked.toSite;
  const share = product.sharedDirections && together > 0 ? busier / together : 1;
  const flowing = WAYS.filter((way) => asked[way] * wire >= 0.0005).map((way) => load[way].flows);
  const efficiency = hashPart(tunnels, Math.min(Infinity, ...flowing));
  const packets = (product.acknowledgementsCount ? 1.5 : 1) * WAYS.reduce((sum, way) => sum + asked[way] * perMegabit(load[way], product.mss), 0);
  const byRate = product.tunnelMbps * product.planningFactor * share;
  const perMbps = busier > 0 ? packets / (product.sharedDirections ? 1 : 2) / (busier * wire) : 0;
  const byPackets = product.tunnelPps === undefined || perMbps === 0 ? Infinity : (product.tunnelPps * product.planningFactor) / perMbps;
  const routers = vpnRouters(link);
  const weakest = (limits: readonly (number | undefined)[]) => Math.min(...limits.map((limit) => limit ?? Infinity));
  const ipsec = weakest(routers.map((router) => router.ipsec?.toMbps()));
  const internet = weakest(routers.map((router) => router.internet?.toMbps()));
  const limits: Carried['limits'] = [
    ['tunnels', tunnels * byRate * efficiency],
    ['packets', tunnels * byPackets * efficiency],
    ['gateway', (product.gatewayMbps ?? Infinity) * share],
    ['router-ipsec', times(routersLeft, ipsec)],
    ['router-internet', times(routersLeft, (internet * product.mtu) / (product.mtu + ESP_FRAME))],
  ];
  const mbps = tunnels <= 0 ? 0 : Math.min(...limits.map(([, limit]) => limit));
  return { mbps, limits, efficiency, tunnelMbps: Math.min(byRate, byPackets), packets };
}

const perMegabit = (need: Need, segmentBytes: number): number => (need.mbps > 0 ? need.packets(segmentBytes) / need.mbps : 0);

/** ESP in tunnel mode with AES-GCM at most, and a frame of Ethernet with its preamble and gap, in bytes. */
const ESP_FRAME = 57 + 38;

const times = (count: number, limit: number): number => (count === 0 ? 0 : count * limit);

/** Checks the VPN of a link: its ends, its product, and what it says to carry. */
export function checkVpn(one: LinkCase, catalog: Catalog, report: Report): void {
  const { plan, link } = one;
  const vpn = vpnOf(plan);
  const defined = link.primary.kind === 'vpn' ? link.primary : link.fallback;
  if (!vpn || !defined) {
    if (vpn || defined) report('vpn', plan.name, vpn ? 'it has a VPN, and its definition has none' : 'it has no VPN, and its definition has one');
    return;
  }
  if (vpn.roundTripTimeMs !== defined.roundTripTime?.toMilliseconds()) report('round-trip', plan.name, 'the round trip of its VPN is not as defined');
  const product = catalog.vpns.find(({ id }) => id === vpn.product);
  const isPrivate = link.cloud.provider === 'aws' && link.cloud.gateway === 'virtual-private';
  if (!product || product.provider !== link.cloud.provider || (product.gateway === 'virtual-private') !== isPrivate || product.notInRegions?.includes(link.cloud.region)) {
    report('vpn-product', plan.name, `${vpn.product} is no VPN of its cloud and region`);
    return;
  }
  if (vpn.mtu !== product.mtu || vpn.mss !== product.mss) report('mtu', plan.name, 'the MTU or MSS of its VPN is not that of its product');
  checkEnds(one, vpn, report);
  checkCarried(one, vpn, product, report);
}

/** As many connections to every router, each with two tunnels, one to each interface of the cloud. */
function checkEnds({ plan, link }: LinkCase, vpn: VpnPlan, report: Report): void {
  const routers = vpnRouters(link);
  const generations = generationsOf(link);
  const perRouter = vpn.connections.length / routers.length / generations.length;
  const most = link.cloud.provider === 'azure' ? 1 : 8;
  if (perRouter < 1 || perRouter > most) report('vpn-connections', plan.name, `it has ${perRouter} connections to a router, and 1 to ${most} are possible`);
  for (const router of routers) {
    const own = vpn.connections.filter((connection) => connection.router === router.name);
    const wanted = perRouter * generations.length;
    if (own.length !== wanted) report('vpn-connections', plan.name, `router ${router.name} has ${own.length} connections, and others have not`);
    own.forEach((connection, i) => {
      const generation = generations[Math.floor(i / perRouter)] ?? 1;
      const ordinal = (i % perRouter) + 1;
      const id = `${plan.name}-vpn-${router.name}-${ordinal}${generation === 1 ? '' : `-k${generation}`}`;
      const isNamed = connection.id === id && connection.ordinal === ordinal && (connection.keyGeneration ?? 1) === generation;
      if (!isNamed) report('vpn-connection-id', connection.id, 'its identifier is not its link, router and ordinal');
      if (connection.routerPublicIp !== router.publicIp) report('vpn-router-address', connection.id, 'the internet address of its router is not as defined');
      const isRight = connection.tunnels.length === 2
        && connection.tunnels.every((tunnel, t) => tunnel.id === `${id}-${t + 1}` && tunnel.ordinal === t + 1 && tunnel.cloudInterface === t);
      if (!isRight) report('vpn-tunnels', connection.id, 'it has not two tunnels, one to each interface of the cloud');
    });
  }
}

function checkCarried(one: LinkCase, vpn: VpnPlan, product: VpnProduct, report: Report): void {
  const { plan, link, normal } = one;
  const isPrimary = plan.primary.kind === 'vpn';
  const promised = keptNeeds(one.own, 'dedicated');
  const load = isPrimary ? normal : judgedNeeds(one.own);
  const asking = (way: Way) => (isPrimary ? askedFor(one, way) : load[way].mbps / one.failureUtilizationLimit);
  const asked = { toCloud: asking('toCloud'), toSite: asking('toSite') };
  const tunnels = vpn.connections.flatMap((connection) => connection.tunnels);
  const counted = tunnels.length / generationsOf(link).length;
  const { mbps, limits, efficiency, tunnelMbps, packets: judgedPackets } = carried(product, link, load, asked, counted, vpnRouters(link).length);
  const isPromised = promised.toCloud.mbps + promised.toSite.mbps > 0;
  const packets = isPrimary || isPromised ? judgedPackets : 0;
  const busier = Math.max(asked.toCloud, asked.toSite);
  if (!nearly(vpn.capacityMbps, mbps, busier)) report('vpn-capacity', plan.name, `it says its VPN carries ${vpn.capacityMbps} Mbps, and it carries ${mbps}`);
  const binding = limits.filter(([, limit]) => nearly(limit, mbps, busier)).map(([name]) => name);
  if (!binding.includes(vpn.limitedBy)) report('vpn-limit', plan.name, `it says ${vpn.limitedBy} limits its VPN, and ${binding.join(', ')} does`);
  if (!sameShare(vpn.hashEfficiency, efficiency)) report('hash-efficiency', plan.name, `it says flows fill ${vpn.hashEfficiency} of its tunnels, and they fill ${efficiency}`);
  if (Math.abs(vpn.packetsPerSecond - packets) > 0.51 + (RATE_TOLERANCE / Math.max(busier, 1)) * packets) {
    report('vpn-packets', plan.name, `it says ${vpn.packetsPerSecond} packets a second, and ${packets} are needed`);
  }
  for (const tunnel of tunnels) {
    if (!nearly(tunnel.capacityMbps, tunnelMbps, busier)) report('tunnel-capacity', tunnel.id, `it says ${tunnel.capacityMbps} Mbps, and a tunnel carries ${tunnelMbps}`);
  }
  const wire = product.mtu / product.mss;
  const required = isPrimary ? plan.requirement.requiredMbps : (Math.max(promised.toCloud.mbps, promised.toSite.mbps) * wire) / one.failureUtilizationLimit;
  if (!sameRate(vpn.requiredMbps, required)) report('vpn-required', plan.name, `it says its VPN has to carry ${vpn.requiredMbps} Mbps, and it has to carry ${required}`);
}

/** Whether rates are the same that were worked out of others, which are rounded: the smaller those, the more that matters. */
const nearly = (a: number, b: number, outOf: number): boolean =>
  a === b || Math.abs(a - b) <= 2 * RATE_TOLERANCE + (RATE_TOLERANCE / Math.max(outOf, 1)) * Math.max(Math.abs(a), Math.abs(b));
