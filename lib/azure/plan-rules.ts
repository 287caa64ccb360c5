import { Address4 } from 'ip-address';
import { type Circuit, isGuest } from './circuits';
import { vpnConnectionsOf } from './fallback';
import { reachesOf } from './global-reach';
import * as problems from './problems';
import { host, slug } from './scope';
import { mostLinked } from '../catalog/azure';
import { type Problem, requireNone } from '../errors';
import type { AzureCloudPlan, LinkPlan, SitePlan } from '../planner/network-plan';

/** What a plan is judged by. */
export interface RuleInput {
  /** The cloud. */
  readonly cloud: AzureCloudPlan;
  /** The links that end in it. */
  readonly links: readonly LinkPlan[];
  /** Their circuits. */
  readonly circuits: readonly Circuit[];
  /** The sites of the plan. */
  readonly sites: readonly SitePlan[];
  /** The links of the whole plan: others may take the circuits, and a connection of Global Reach may start in another cloud's. */
  readonly all: readonly LinkPlan[];
  /** The names of other networks that have an authorization for each circuit. */
  readonly authorizations: readonly string[];
  /** The prefix of a new gateway subnet, where it is known. */
  readonly gatewayPrefix?: string | undefined;
}

/**
 * Refuses what Azure refuses, or takes and then drops: a plan may come out of a file that somebody changed.
 *
 * @throws HybridNetworkError with every problem
 */
export function requireRules(input: RuleInput): void {
  requireNone([
    ...input.links.flatMap(kindRule),
    ...onceRules(input),
    ...gatewayRules(input),
    ...vpnRules(input),
    ...input.circuits.flatMap((circuit) => circuitRules(circuit, input)),
    ...peeringRules(input),
    ...siteRules(input),
  ]);
}

const kindRule = ({ name, primary }: LinkPlan): readonly Problem[] =>
  (primary.kind === 'vpn' || primary.kind === 'express-route' ? [] : [problems.circuitKindProblem(name, primary.kind)]);

/** Resources are named after what they build: an id of the plan is there once, also as names are written. */
function onceRules({ links, circuits }: RuleInput): readonly Problem[] {
  const ofCircuits = circuits.flatMap(({ link, bundle }) => [bundle.id, ...bundle.attachments.map(({ id }) => id)].map((id) => [link.name, id] as const));
  const ofTunnels = links.flatMap((link) => vpnConnectionsOf([link]).map(({ id }) => [link.name, id] as const));
  return [ofCircuits, ofTunnels].flatMap((rows) => {
    const seen = new Set<string>();
    return rows.filter(([, id]) => isSeen(seen, slug(id))).map(([link, id]) => problems.idTwiceProblem(link, id));
  });
}

function isSeen(seen: Set<string>, id: string): boolean {
  const before = seen.has(id);
  seen.add(id);
  return before;
}

/** SKUs that stand across zones, with the most circuits of each and its most units: https://learn.microsoft.com/azure/expressroute/expressroute-about-virtual-network-gateways */
const GATEWAYS: Readonly<Record<string, { readonly circuits: (units: number) => number; readonly units?: number; readonly fastPath?: number }>> = {
  ErGw1AZ: { circuits: () => 4 },
  ErGw2AZ: { circuits: () => 8 },
  ErGw3AZ: { circuits: () => 16, fastPath: 1 },
  ErGwScale: { circuits: (units) => (units >= 10 ? 16 : units >= 2 ? 8 : 4), units: 40, fastPath: 10 },
  VirtualWan: { circuits: () => 8, units: 10 },
};

/** https://learn.microsoft.com/azure/expressroute/expressroute-faqs */
const MOST_AT_LOCATION = 4;
const MOST_CLOUD_PREFIXES = 1_000;
const SUBNET_FOR_SIXTEEN = 26;

function gatewayRules({ cloud, circuits, gatewayPrefix }: RuleInput): readonly Problem[] {
  const { name, expressRouteGateway: gateway, prefixes } = cloud;
  const found: Problem[] = prefixes.length > MOST_CLOUD_PREFIXES ? [problems.cloudPrefixesProblem(name, prefixes.length)] : [];
  const at = new Map<string, number>();
  for (const { path } of circuits) at.set(path.location, (at.get(path.location) ?? 0) + 1);
  for (const [location, count] of at) if (count > MOST_AT_LOCATION) found.push(problems.locationCircuitsProblem(name, location, count));
  const length = gatewayPrefix === undefined ? undefined : Number(gatewayPrefix.split('/')[1]);
  if (circuits.length >= 16 && length !== undefined && length > SUBNET_FOR_SIXTEEN) {
    found.push(problems.gatewaySubnetCircuitsProblem(gatewayPrefix!, circuits.length));
  }
  if (!gateway) return found;
  const known = Object.keys(GATEWAYS).filter((sku) => (sku === 'VirtualWan') === (cloud.hub === 'virtual-wan'));
  const row = known.includes(gateway.sku) ? GATEWAYS[gateway.sku]! : undefined;
  if (!row) return [...found, problems.retiredSkuProblem(name, gateway.sku, known)];
  const units = gateway.scaleUnits ?? 1;
  if ((row.units === undefined) !== (gateway.scaleUnits === undefined) || units < 1 || units > (row.units ?? 1)) {
    found.push(problems.scaleUnitsProblem(name, gateway.sku, gateway.scaleUnits, row.units ?? 1));
  }
  if (circuits.length > row.circuits(units)) found.push(problems.gatewayCircuitsProblem(name, gateway.sku, circuits.length, row.circuits(units)));
  if (gateway.fastPath && (row.fastPath === undefined || units < row.fastPath)) found.push(problems.fastPathProblem(name, gateway.sku));
  return found;
}

/** Others are closed to new gateways: https://learn.microsoft.com/azure/vpn-gateway/gateway-sku-consolidation */
const VPN_SKUS = ['VpnGw1AZ', 'VpnGw2AZ', 'VpnGw3AZ', 'VpnGw4AZ', 'VpnGw5AZ'];
const MOST_VPN_UNITS = 20;
const TRANSIT_ASN = 65_515;

/** All that Azure takes inside tunnels: https://learn.microsoft.com/azure/vpn-gateway/bgp-howto */
const APIPA = /^169\.254\.2[12]\.\d+$/;

function vpnRules({ cloud, links }: RuleInput): readonly Problem[] {
  const { name, vpnGateway: gateway, hub, transit } = cloud;
  const known = hub === 'virtual-wan' ? ['VirtualWan'] : VPN_SKUS;
  const units = gateway?.scaleUnits;
  const isCounted = hub === 'virtual-wan' ? units !== undefined && units >= 1 && units <= MOST_VPN_UNITS : units === undefined;
  const ofGateway = !gateway ? [] : [
    ...(known.includes(gateway.sku) ? [] : [problems.retiredSkuProblem(name, gateway.sku, known)]),
    ...(known.includes(gateway.sku) && !isCounted ? [problems.scaleUnitsProblem(name, gateway.sku, units, MOST_VPN_UNITS)] : []),
    ...(transit && gateway.asn !== TRANSIT_ASN ? [problems.transitAsnProblem(name, gateway.asn)] : []),
  ];
  return [...ofGateway, ...links.flatMap((link) => vpnConnectionsOf([link]).flatMap(({ id, routerPublicIp, tunnels }) => [
    ...tunnels.flatMap((tunnel) => [tunnel.cloudAddress, tunnel.routerAddress].map(host).filter((address) => !APIPA.test(address))
      .map((address) => problems.apipaProblem(link.name, tunnel.id, address))),
    ...(tunnels.some(({ routerAddress }) => host(routerAddress) === routerPublicIp) ? [problems.speakerProblem(link.name, id)] : []),
  ]))];
}

/** https://learn.microsoft.com/azure/expressroute/expressroute-faqs */
const PROVIDER_MBPS = [50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000];

/** By the speed of the ports: https://learn.microsoft.com/azure/expressroute/expressroute-erdirect-about */
const DIRECT_MBPS: Readonly<Record<number, readonly number[]>> = {
  10_000: [1_000, 2_000, 5_000, 10_000],
  100_000: [5_000, 10_000, 40_000, 100_000],
  400_000: [5_000, 10_000, 40_000, 100_000, 200_000, 400_000],
};

const LOCAL_FROM_MBPS = 1_000;
const XPN_FROM_MBPS = 40_000;

function circuitRules(circuit: Circuit, { all, authorizations }: RuleInput): readonly Problem[] {
  const { link: { name }, bundle, expressRoute } = circuit;
  const { connections, portMbps, tier, data, macsecCipher } = expressRoute;
  const sizes = connections === 'direct' ? DIRECT_MBPS[portMbps ?? 0] ?? [] : PROVIDER_MBPS;
  const isXpn = macsecCipher === 'GcmAesXpn256';
  const wrongCipher = macsecCipher !== undefined && (connections !== 'direct' || isXpn !== (portMbps! >= XPN_FROM_MBPS));
  const reaches = new Set(reachesOf(all).filter((row) => row.bundle === bundle.id || row.peerBundle === bundle.id).map(({ id }) => id));
  const guests = all.filter(({ primary }) => primary.kind !== 'vpn' && primary.circuitsOf === name).map((link) => link.name);
  const linked = isGuest(circuit) ? 0 : 1 + new Set([...guests, ...authorizations]).size + reaches.size; // of another link's, that one tells
  const most = mostLinked(tier, bundle.memberMbps);
  return [
    ...(sizes.includes(bundle.memberMbps) ? [] : [problems.bandwidthProblem(name, bundle.id, bundle.memberMbps, sizes)]),
    ...(tier === 'local' && bundle.memberMbps < LOCAL_FROM_MBPS ? [problems.localBandwidthProblem(name, bundle.id, bundle.memberMbps)] : []),
    ...(tier === 'local' && data === 'metered' ? [problems.localDataProblem(name)] : []),
    ...(wrongCipher ? [problems.cipherProblem(name, macsecCipher, portMbps)] : []),
    ...(linked > most ? [problems.linkedProblem(name, bundle.id, linked, tier, most)] : []),
  ];
}

/** Peerings have two prefixes of four addresses, which nothing else has; a VLAN id is unique on its ports. */
function peeringRules({ cloud, circuits }: RuleInput): readonly Problem[] {
  const attachments = circuits.flatMap(({ link, bundle }) => bundle.attachments.map((attachment) => ({ link: link.name, sessions: attachment.sessions })));
  const sessions = attachments.flatMap((row) => row.sessions.map((session) => ({ link: row.link, ...session })));
  const own = [...cloud.prefixes, ...(cloud.hubPrefix === undefined ? [] : [cloud.hubPrefix])];
  const networks = own.filter(Address4.isValid).map((prefix) => new Address4(prefix));
  const seen = new Map<string, string>();
  const ofSessions = sessions.flatMap(({ link, id, prefix }): readonly Problem[] => {
    if (!Address4.isValid(prefix) || new Address4(prefix).subnetMask !== 30) return [problems.peeringPrefixProblem(link, id, prefix, 'is no /30')];
    const subnet = new Address4(prefix);
    const other = seen.get(subnet.startAddress().correctForm());
    seen.set(subnet.startAddress().correctForm(), id);
    if (other !== undefined) return [problems.peeringPrefixProblem(link, id, prefix, `is that of "${other}" too`)];
    return networks.some((network) => subnet.isInSubnet(network)) ? [problems.peeringPrefixProblem(link, id, prefix, 'lies in the addresses of the network')] : [];
  });
  return [...ofSessions, ...vlanRules(circuits)];
}

function vlanRules(circuits: readonly Circuit[]): readonly Problem[] {
  const taken = new Map<string, string>();
  return circuits.flatMap(({ link, bundle, portId, expressRoute: { encapsulation } }) => bundle.attachments.flatMap(({ id, vlan }): readonly Problem[] => {
    if (!Number.isInteger(vlan) || vlan < 1 || vlan > 4094) return [problems.vlanProblem(link.name, id, vlan)];
    const key = `${portId ?? bundle.id} ${vlan}`;
    const other = taken.get(key);
    taken.set(key, id);
    return other !== undefined && encapsulation !== 'qinq' ? [problems.vlanTwiceProblem(link.name, id, other, vlan)] : [];
  }));
}

/** https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-vpn-faq#bgp, https://learn.microsoft.com/azure/expressroute/expressroute-routing */
const RESERVED_ASNS = [
  [0, 0], [8_074, 8_075], [12_076, 12_076], [23_456, 23_456], [64_496, 64_511], [65_515, 65_515],
  [65_517, 65_520], [65_535, 65_551], [4_294_967_295, 4_294_967_295],
] as const;

const MOST_SITE_PREFIXES = { local: 4_000, standard: 4_000, premium: 10_000 } as const;

function siteRules({ links, sites }: RuleInput): readonly Problem[] {
  return links.flatMap(({ name, site: siteName, primary }) => {
    const site = sites.find((row) => row.name === siteName);
    if (!site) return [];
    const tier = primary.kind === 'vpn' ? undefined : primary.expressRoute?.tier;
    const most = tier ? MOST_SITE_PREFIXES[tier] : Infinity;
    return [
      ...(RESERVED_ASNS.some(([first, last]) => site.asn >= first && site.asn <= last) ? [problems.siteAsnProblem(name, site.asn)] : []),
      ...(site.prefixes.length > most ? [problems.sitePrefixesProblem(name, site.prefixes.length, tier!, most)] : []),
    ];
  });
}
