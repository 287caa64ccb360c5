import type { Problem } from '../errors';
import {
  awsInsideAddressProblem,
  awsInsidePrefixProblem,
  awsRouterAddressProblem,
  awsTunnelsProblem,
  awsVpnProductProblem,
} from './problems';
import { VPN_PRODUCTS } from './products';
import { secretName } from './secret-rules';
import { routerKey, vpnConnectionsOf, vpnOf } from './slice';
import type { AwsCloudPlan, LinkPlan, TunnelPlan, VpnConnectionPlan, VpnPlan } from '../planner/network-plan';

/** A /30 that AWS takes inside a tunnel: https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html */
const INSIDE_PREFIX = /^169\.254\.(\d{1,3})\.(\d{1,3})\/30$/;

const RESERVED_INSIDE: ReadonlySet<string> = new Set(['0.0', '1.0', '2.0', '3.0', '4.0', '5.0', '169.252']);

/**
 * What AWS would refuse of the tunnels of a cloud.
 *
 * @param cloud the cloud
 * @param links the links that end in it
 */
export function tunnelProblems(cloud: AwsCloudPlan, links: readonly LinkPlan[]): readonly Problem[] {
  return [...links.flatMap((link) => vpnProblems(cloud, link.name, vpnOf(link))), ...routerAddresses(links)];
}

function vpnProblems({ gateway }: AwsCloudPlan, link: string, vpn: VpnPlan | undefined): Problem[] {
  if (!vpn) return [];
  const products = VPN_PRODUCTS[gateway];
  const product = products.includes(vpn.product) ? [] : [awsVpnProductProblem(link, vpn.product, products)];
  return [...product, ...vpn.connections.flatMap((connection) => connectionProblems(link, connection))];
}

function connectionProblems(link: string, { id, tunnels }: VpnConnectionPlan): Problem[] {
  const count = tunnels.length === 2 ? [] : [awsTunnelsProblem(link, id, tunnels.length)];
  return [...count, ...tunnels.flatMap((tunnel) => [...insideProblems(link, tunnel), ...secretName(link, tunnel.id, tunnel.secret)])];
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

/** A router is one customer gateway, whose address cannot change. */
function routerAddresses(links: readonly LinkPlan[]): Problem[] {
  const seen = new Map<string, string>();
  return links.flatMap((link) => vpnConnectionsOf(link).flatMap(({ router, routerPublicIp }) => {
    const key = routerKey(link, router);
    const first = seen.get(key) ?? routerPublicIp;
    seen.set(key, first);
    return first === routerPublicIp ? [] : [awsRouterAddressProblem(link.name, router, [first, routerPublicIp])];
  }));
}
