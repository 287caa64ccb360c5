import { Annotations } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Circuit } from './circuits';
import { isFastPort } from './products';
import { dedicatedOf, kindOf, routerKey, sitePrefixes, vpnConnectionsOf, vpnOf } from './slice';
import { awsLimits } from '../catalog/aws';
import type { CloudSlice } from '../planner/cloud-slice';
import type { LinkPlan, NetworkPlan } from '../planner/network-plan';

/**
 * What an account may have of each, where AWS raises it on request. What AWS never raises is not here: it is refused.
 * https://docs.aws.amazon.com/directconnect/latest/UserGuide/limits.html, https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-limits.html
 */
export interface AwsQuotas {
  /** Connections at a location, in its Region. */
  readonly connectionsPerLocation: number;
  /** LAGs in a Region. */
  readonly lagsPerRegion: number;
  /** Connections in a LAG of 100 or 400 Gbps a port. */
  readonly fastLagMembers: number;
  /** Transit virtual interfaces on a connection or LAG. */
  readonly transitInterfaces: number;
  /** Limited virtual interfaces on a connection or LAG. */
  readonly rateLimiters: number;
  /** Prefixes that a site announces on a private or transit virtual interface, as its allocation is set; up to 1,000. */
  readonly sitePrefixes: number;
  /** Customer gateways in a Region: routers with a VPN. */
  readonly customerGateways: number;
  /** VPN connections in a Region. */
  readonly vpnConnections: number;
  /** VPN connections with tunnels of 5 Gbps in a Region. */
  readonly largeVpnConnections: number;
  /** Accelerated VPN connections in a Region. */
  readonly acceleratedVpnConnections: number;
  /** VPN connections on a virtual private gateway. */
  readonly gatewayVpnConnections: number;
}

/** What a new account has. */
export const AWS_QUOTAS: AwsQuotas = {
  connectionsPerLocation: 10,
  lagsPerRegion: 10,
  fastLagMembers: 2,
  transitInterfaces: awsLimits.transitInterfaces,
  rateLimiters: awsLimits.rateLimiters,
  sitePrefixes: 100,
  customerGateways: 50,
  vpnConnections: 50,
  largeVpnConnections: 50,
  acceleratedVpnConnections: 10,
  gatewayVpnConnections: 10,
};

/** Something that is counted against a quota. */
interface Use {
  readonly quota: keyof AwsQuotas;
  /** Of what, as a person reads it. */
  readonly what: string;
  readonly count: number;
}

/** The words for each quota in a warning, and in its id. */
const WORDS: Readonly<Record<keyof AwsQuotas, readonly [id: string, noun: string]>> = {
  connectionsPerLocation: ['connections-per-location', 'connections'],
  lagsPerRegion: ['lags-per-region', 'LAGs'],
  fastLagMembers: ['fast-lag-members', 'connections'],
  transitInterfaces: ['transit-interfaces', 'transit virtual interfaces'],
  rateLimiters: ['rate-limiters', 'limited virtual interfaces'],
  sitePrefixes: ['site-prefixes', 'prefixes of the site on each virtual interface'],
  customerGateways: ['customer-gateways', 'customer gateways'],
  vpnConnections: ['vpn-connections', 'VPN connections'],
  largeVpnConnections: ['large-vpn-connections', 'VPN connections of 5 Gbps a tunnel'],
  acceleratedVpnConnections: ['accelerated-vpn-connections', 'accelerated VPN connections'],
  gatewayVpnConnections: ['gateway-vpn-connections', 'VPN connections'],
};

/**
 * Warns where the plan needs more than a quota, so that it is raised before the deployment fails half-way. Each warning has an id,
 * `hybrid-ai-network/aws:lags-per-region`, and is acknowledged as every warning of aws-cdk-lib is.
 *
 * @param scope what the warnings are about
 * @param plan the plan
 * @param slice the part of it that is built
 * @param circuits the circuits of the slice
 * @param isAccelerated whether VPN connections are
 * @param raised what the account has, where it is not what a new one has
 */
export function warnOfQuotas(
  scope: Construct,
  plan: NetworkPlan,
  slice: CloudSlice<'aws'>,
  circuits: readonly Circuit[],
  isAccelerated: boolean,
  raised: Partial<AwsQuotas>,
): void {
  const quotas = { ...AWS_QUOTAS, ...raised };
  const uses = [...circuitUses(circuits), ...siteUses(plan, slice.links), ...vpnUses(slice, isAccelerated)];
  for (const { quota, what, count } of uses.filter((use) => use.count > quotas[use.quota])) {
    const [id, noun] = WORDS[quota];
    Annotations.of(scope).addWarningV2(
      `hybrid-ai-network/aws:${id}`,
      `${what} would have ${count} ${noun}, and the quota of an account is ${quotas[quota]}: have it raised before the deployment, and set quotas.${quota}`,
    );
  }
}

function circuitUses(circuits: readonly Circuit[]): readonly Use[] {
  const own = circuits.filter(({ own: isOwn }) => isOwn);
  return [
    ...counted('connectionsPerLocation', own, ({ path }) => path.location, ({ bundle }) => bundle.members),
    ...counted('lagsPerRegion', own, ({ region }) => region, () => 1),
    ...counted('fastLagMembers', own.filter(({ bundle }) => isFastPort(bundle.memberMbps)), ({ bundle }) => bundle.id, ({ bundle }) => bundle.members),
    ...counted('transitInterfaces', circuits, ({ bundle }) => bundle.id, ({ bundle }) => bundle.attachments.filter((row) => kindOf(row) === 'transit').length),
    ...counted('rateLimiters', circuits, ({ bundle }) => bundle.id, ({ bundle }) => bundle.attachments.filter((row) => row.rateLimitMbps !== undefined).length),
  ];
}

/** The sum over each group. */
function counted(
  quota: keyof AwsQuotas,
  circuits: readonly Circuit[],
  group: (circuit: Circuit) => string,
  count: (circuit: Circuit) => number,
): readonly Use[] {
  const sums = new Map<string, number>();
  for (const circuit of circuits) sums.set(group(circuit), (sums.get(group(circuit)) ?? 0) + count(circuit));
  return [...sums].map(([what, sum]) => ({ quota, what, count: sum }));
}

function siteUses(plan: NetworkPlan, links: readonly LinkPlan[]): readonly Use[] {
  return links.filter(dedicatedOf).map((link) => ({ quota: 'sitePrefixes', what: link.name, count: sitePrefixes(plan, [link]).length }));
}

function vpnUses({ cloud, links }: CloudSlice<'aws'>, isAccelerated: boolean): readonly Use[] {
  const rows = links.flatMap((link) => vpnConnectionsOf(link).map((connection) => ({ link, connection, product: vpnOf(link)!.product })));
  const [what, connections] = [cloud.region, rows.length];
  return [
    { quota: 'customerGateways', what, count: new Set(rows.map(({ link, connection }) => routerKey(link, connection.router))).size },
    { quota: 'vpnConnections', what, count: connections },
    { quota: 'largeVpnConnections', what, count: rows.filter(({ product }) => product === 'aws/vpn/large').length },
    { quota: 'acceleratedVpnConnections', what, count: isAccelerated ? connections : 0 },
    { quota: 'gatewayVpnConnections', what: `the virtual private gateway of ${cloud.name}`, count: cloud.gateway === 'transit' ? 0 : connections },
  ];
}
