import {
  awsAllowedPrefixesProblem,
  awsCircuitKindProblem,
  awsInsideAddressProblem,
  awsInsidePrefixProblem,
  awsMtuProblem,
  awsPortSpeedProblem,
  awsRouterAddressProblem,
  awsSecretNameProblem,
  awsSessionsProblem,
  awsTransitInterfacesProblem,
  awsTunnelsProblem,
  awsVlanProblem,
  awsVlanTwiceProblem,
  awsVpnProductProblem,
  HybridNetworkError,
  type Problem,
} from '../errors';
import { portSpeed, tunnelBandwidth, VPN_PRODUCTS } from './products';
import { dedicatedOf, routerKey, vpnOf } from './slice';
import type { CloudSlice } from '../planner/cloud-slice';
import type { AttachmentPlan, BundlePlan, DedicatedPlan, LinkPlan, TunnelPlan, VpnConnectionPlan, VpnPlan } from '../planner/network-plan';

/** Prefixes that a Direct Connect gateway announces of a transit gateway: https://docs.aws.amazon.com/directconnect/latest/UserGuide/limits.html */
const ALLOWED_PREFIXES = 200;

/** Transit virtual interfaces of a dedicated connection or LAG: https://docs.aws.amazon.com/directconnect/latest/UserGuide/limits.html */
const TRANSIT_INTERFACES = 4;

/** Virtual interfaces of a hosted connection. */
const HOSTED_INTERFACES = 1;

/** MTU of a transit virtual interface: https://docs.aws.amazon.com/directconnect/latest/UserGuide/WorkingWithVirtualInterfaces.html */
const TRANSIT_MTU: readonly number[] = [1500, 8500];

/** A /30 that AWS takes inside a tunnel: https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html */
const INSIDE_PREFIX = /^169\.254\.(\d{1,3})\.(\d{1,3})\/30$/;

const RESERVED_INSIDE: ReadonlySet<string> = new Set(['0.0', '1.0', '2.0', '3.0', '4.0', '5.0', '169.252']);

/** The name of a secret: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html */
const SECRET_NAME = /^[\w/+=.@-]{1,512}$/;

/**
 * Makes sure that AWS takes what the plan says: a plan is plain data, and may have been written by another hand.
 *
 * @throws HybridNetworkError with every rule that is broken
 */
export function requireRules({ cloud, links }: CloudSlice<'aws'>): void {
  const problems = [
    ...(links.some(dedicatedOf) ? allowedPrefixes(cloud.name, cloud.prefixes.length) : []),
    ...links.flatMap((link) => (link.primary.kind === 'vpn' || link.primary.kind === 'direct-connect' ? [] : [awsCircuitKindProblem(link.name, link.primary.kind)])),
    ...links.flatMap((link) => dedicatedProblems(link.name, dedicatedOf(link))),
    ...links.flatMap((link) => vpnProblems(link.name, vpnOf(link))),
    ...routerAddresses(links),
  ];
  if (problems.length > 0) throw new HybridNetworkError(problems);
}

function allowedPrefixes(cloud: string, count: number): Problem[] {
  return count >= 1 && count <= ALLOWED_PREFIXES ? [] : [awsAllowedPrefixesProblem(cloud, count, ALLOWED_PREFIXES)];
}

function dedicatedProblems(link: string, primary: DedicatedPlan | undefined): Problem[] {
  if (!primary) return [];
  const mtu = TRANSIT_MTU.includes(primary.mtu) ? [] : [awsMtuProblem(link, primary.mtu)];
  return [...mtu, ...primary.paths.flatMap(({ bundles }) => bundles.flatMap((bundle) => bundleProblems(link, bundle)))];
}

function bundleProblems(link: string, { id, memberMbps, attachments, hosted }: BundlePlan): Problem[] {
  const most = hosted ? HOSTED_INTERFACES : TRANSIT_INTERFACES;
  const vlans = attachments.map(({ vlan }) => vlan);
  const twice = [...new Set(vlans.filter((vlan, index) => vlans.indexOf(vlan) !== index))];
  return [
    ...(!hosted && portSpeed(memberMbps) === undefined ? [awsPortSpeedProblem(link, id, memberMbps)] : []),
    ...(attachments.length > most ? [awsTransitInterfacesProblem(link, id, attachments.length, most)] : []),
    ...twice.map((vlan) => awsVlanTwiceProblem(link, id, vlan)),
    ...attachments.flatMap((attachment) => attachmentProblems(link, attachment)),
  ];
}

function attachmentProblems(link: string, { id, vlan, sessions }: AttachmentPlan): Problem[] {
  return [
    ...(Number.isInteger(vlan) && vlan >= 1 && vlan <= 4094 ? [] : [awsVlanProblem(link, id, vlan)]),
    ...(sessions.length === 1 ? [] : [awsSessionsProblem(link, id, sessions.length)]),
    ...sessions.flatMap((session) => secretName(link, session.id, session.secret)),
  ];
}

function vpnProblems(link: string, vpn: VpnPlan | undefined): Problem[] {
  if (!vpn) return [];
  const product = tunnelBandwidth(vpn.product) === undefined ? [awsVpnProductProblem(link, vpn.product, VPN_PRODUCTS)] : [];
  return [...product, ...vpn.connections.flatMap((connection) => connectionProblems(link, connection))];
}

function connectionProblems(link: string, { id, tunnels }: VpnConnectionPlan): Problem[] {
  return [...(tunnels.length === 2 ? [] : [awsTunnelsProblem(link, id, tunnels.length)]), ...tunnels.flatMap((tunnel) => tunnelProblems(link, tunnel))];
}

function tunnelProblems(link: string, tunnel: TunnelPlan): Problem[] {
  return [...insideProblems(link, tunnel), ...secretName(link, tunnel.id, tunnel.secret)];
}

/** AWS takes the first address of the /30 and expects the router on the second; a template cannot say otherwise. */
function insideProblems(link: string, { id, insidePrefix, cloudAddress, routerAddress }: TunnelPlan): Problem[] {
  const [, third, fourth] = INSIDE_PREFIX.exec(insidePrefix) ?? [];
  const base = Number(fourth);
  if (Number(third) > 255 || base > 252 || base % 4 !== 0 || third === undefined || RESERVED_INSIDE.has(`${third}.${fourth}`)) {
    return [awsInsidePrefixProblem(link, id, insidePrefix)];
  }
  const expected = [1, 2].map((host) => `169.254.${third}.${base + host}/30`).join(' and ');
  const given = `${cloudAddress} and ${routerAddress}`;
  return given === expected ? [] : [awsInsideAddressProblem(link, id, given, expected)];
}

function secretName(link: string, owner: string, name: string): Problem[] {
  return SECRET_NAME.test(name) ? [] : [awsSecretNameProblem(link, owner, name)];
}

/** A router is one customer gateway, whose address cannot change. */
function routerAddresses(links: readonly LinkPlan[]): Problem[] {
  const seen = new Map<string, string>();
  return links.flatMap((link) => (vpnOf(link)?.connections ?? []).flatMap(({ router, routerPublicIp }) => {
    const key = routerKey(link, router);
    const first = seen.get(key) ?? routerPublicIp;
    seen.set(key, first);
    return first === routerPublicIp ? [] : [awsRouterAddressProblem(link.name, router, [first, routerPublicIp])];
  }));
}
