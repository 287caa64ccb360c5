import { ComputeExternalVpnGateway } from '@cdktf/provider-google/lib/compute-external-vpn-gateway';
import { ComputeHaVpnGateway } from '@cdktf/provider-google/lib/compute-ha-vpn-gateway';
import type { ComputeRouter } from '@cdktf/provider-google/lib/compute-router';
import { ComputeVpnTunnel } from '@cdktf/provider-google/lib/compute-vpn-tunnel';
import type { Construct } from 'constructs';
import type { GoogleCloudPlan, LinkPlan, TunnelPlan, VpnConnectionPlan } from '../planner/network-plan';
import { secretVariable } from '../terraform';
import { bgpSession, type BgpSession } from './bgp-session';
import { resourceName } from './names';

/** The VPN of a cloud, by the ids of the plan. */
export interface FallbackSlice {
  /** The HA VPN gateways, by `<link>-vpn-<gateway>`. */
  readonly gateways: ReadonlyMap<string, ComputeHaVpnGateway>;
  /** The routers of the site as Google knows them, by connection; two connections of one pair have the same. */
  readonly externalGateways: ReadonlyMap<string, ComputeExternalVpnGateway>;
  /** The tunnels, by tunnel. */
  readonly tunnels: ReadonlyMap<string, ComputeVpnTunnel>;
  /** The BGP sessions, by tunnel. */
  readonly sessions: ReadonlyMap<string, BgpSession>;
}

/** The connections of one link to one HA VPN gateway. */
export interface GatewayPlan {
  /** The link's name and the gateway's ordinal. */
  readonly id: string;
  /** The connections, in the order of the plan. */
  readonly connections: readonly VpnConnectionPlan[];
}

/** The HA VPN gateways that the links need, whether the VPN is a fallback or all there is. */
export function vpnGateways(links: readonly LinkPlan[]): readonly GatewayPlan[] {
  return links.flatMap((link) => {
    const vpns = [link.primary, link.fallback].flatMap((vpn) => (vpn?.kind === 'vpn' ? [vpn] : []));
    const connections = vpns.flatMap((vpn) => vpn.connections);
    const ordinals = [...new Set(connections.map(({ gateway }) => gateway))].sort((a, b) => a - b);
    return ordinals.map((ordinal) => ({ id: `${link.name}-vpn-${ordinal}`, connections: connections.filter(({ gateway }) => gateway === ordinal) }));
  });
}

/** Builds the gateways of both ends, the tunnels between them, and the BGP sessions in those. */
export function fallback(scope: Construct, cloud: GoogleCloudPlan, plans: readonly GatewayPlan[], networkId: string, router: ComputeRouter): FallbackSlice {
  const slice = {
    gateways: new Map<string, ComputeHaVpnGateway>(),
    externalGateways: new Map<string, ComputeExternalVpnGateway>(),
    tunnels: new Map<string, ComputeVpnTunnel>(),
    sessions: new Map<string, BgpSession>(),
  };
  for (const plan of plans) {
    const gateway = haVpnGateway(scope, cloud, plan.id, networkId);
    slice.gateways.set(plan.id, gateway);
    for (const group of peerGroups(plan.connections)) {
      const external = externalVpnGateway(scope, cloud, group);
      group.forEach((connection, peerInterface) => {
        slice.externalGateways.set(connection.id, external);
        for (const row of connection.tunnels) {
          const tunnel = vpnTunnel(scope, cloud, row, { gateway, external, peerInterface, router });
          slice.tunnels.set(row.id, tunnel);
          slice.sessions.set(row.id, tunnelSession(scope, cloud, connection, row, tunnel, router));
        }
      });
    }
  }
  return slice;
}

/**
 * Which connections share an external gateway. Google promises 99.99 % where tunnels from both interfaces of the HA VPN gateway
 * reach one external gateway. A connection with tunnels from both is one alone, and another router changes nothing of it;
 * connections with one tunnel each make pairs.
 *
 * @see https://cloud.google.com/network-connectivity/docs/vpn/concepts/topologies#peer-vpn-gateways
 */
function peerGroups(connections: readonly VpnConnectionPlan[]): readonly (readonly VpnConnectionPlan[])[] {
  const complete = (connection: VpnConnectionPlan) => new Set(connection.tunnels.map(({ cloudInterface }) => cloudInterface)).size > 1;
  const halves = connections.filter((connection) => !complete(connection));
  const pairs = halves.flatMap((_, index) => (index % 2 === 0 ? [halves.slice(index, index + 2)] : []));
  return [...connections.filter(complete).map((connection) => [connection]), ...pairs];
}

function haVpnGateway(scope: Construct, cloud: GoogleCloudPlan, id: string, networkId: string): ComputeHaVpnGateway {
  return new ComputeHaVpnGateway(scope, `vpn-gateway-${id}`, { name: resourceName(id), project: cloud.project, region: cloud.region, network: networkId });
}

function externalVpnGateway(scope: Construct, cloud: GoogleCloudPlan, group: readonly VpnConnectionPlan[]): ComputeExternalVpnGateway {
  const [{ id }] = group;
  return new ComputeExternalVpnGateway(scope, `external-gateway-${id}`, {
    name: resourceName(id),
    project: cloud.project,
    redundancyType: group.length > 1 ? 'TWO_IPS_REDUNDANCY' : 'SINGLE_IP_INTERNALLY_REDUNDANT',
    interface: group.map(({ routerPublicIp }, index) => ({ id: index, ipAddress: routerPublicIp })),
  });
}

function vpnTunnel(
  scope: Construct,
  cloud: GoogleCloudPlan,
  row: TunnelPlan,
  ends: { readonly gateway: ComputeHaVpnGateway; readonly external: ComputeExternalVpnGateway; readonly peerInterface: number; readonly router: ComputeRouter },
): ComputeVpnTunnel {
  return new ComputeVpnTunnel(scope, `tunnel-${row.id}`, {
    name: resourceName(row.id),
    project: cloud.project,
    region: cloud.region,
    vpnGateway: ends.gateway.id,
    vpnGatewayInterface: row.cloudInterface,
    peerExternalGateway: ends.external.id,
    peerExternalGatewayInterface: ends.peerInterface,
    router: ends.router.id,
    ikeVersion: 2,
    sharedSecret: secretVariable(scope, row.secret, `Pre-shared key of the tunnel ${row.id}`),
  });
}

/** The BGP session in a tunnel. Cloud Router has no BFD in tunnels, and its prefixes are worse than a circuit's by their priority. */
function tunnelSession(
  scope: Construct,
  cloud: GoogleCloudPlan,
  connection: VpnConnectionPlan,
  row: TunnelPlan,
  tunnel: ComputeVpnTunnel,
  router: ComputeRouter,
): BgpSession {
  return bgpSession(scope, cloud, {
    id: row.id,
    router,
    link: { ipRange: row.cloudAddress, vpnTunnel: tunnel.name },
    peer: { peerIpAddress: row.routerAddress.split('/')[0], peerAsn: connection.siteAsn },
    advertisedPriority: row.advertisedPriority,
  });
}
