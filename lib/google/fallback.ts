import { ComputeExternalVpnGateway } from '@cdktf/provider-google/lib/compute-external-vpn-gateway';
import { ComputeHaVpnGateway } from '@cdktf/provider-google/lib/compute-ha-vpn-gateway';
import type { ComputeRouter } from '@cdktf/provider-google/lib/compute-router';
import { ComputeRouterRoutePolicy } from '@cdktf/provider-google/lib/compute-router-route-policy';
import { ComputeVpnTunnel } from '@cdktf/provider-google/lib/compute-vpn-tunnel';
import type { Construct } from 'constructs';
import type { GoogleCloudPlan, LinkPlan, TunnelPlan, VpnConnectionPlan } from '../planner/network-plan';
import { secretVariable } from '../terraform';
import { bgpSession, type BgpSession } from './bgp-session';
import { resourceName } from './names';

/** The VPN of a cloud, by the ids of the plan. */
export interface FallbackSlice {
  /** The HA VPN gateways, by connection. */
  readonly gateways: ReadonlyMap<string, ComputeHaVpnGateway>;
  /** The routers of the site as Google knows them, by connection. */
  readonly externalGateways: ReadonlyMap<string, ComputeExternalVpnGateway>;
  /** The tunnels, by tunnel. */
  readonly tunnels: ReadonlyMap<string, ComputeVpnTunnel>;
  /** The BGP sessions, by tunnel. */
  readonly sessions: ReadonlyMap<string, BgpSession>;
}

/** The connections of the links' VPNs, whether fallback or all there is. */
export function vpnConnections(links: readonly LinkPlan[]): readonly VpnConnectionPlan[] {
  return links.flatMap((link) => [link.primary, link.fallback].flatMap((vpn) => (vpn?.kind === 'vpn' ? vpn.connections : [])));
}

/**
 * Builds the gateways of both ends, the tunnels between them, and the BGP sessions in those. Each connection has gateways of its
 * own, a tunnel from each interface to the one address of its router: Google promises 99.99 % for that, and nothing of it
 * changes when the site gets another router.
 *
 * @see https://cloud.google.com/network-connectivity/docs/vpn/concepts/topologies#peer-vpn-gateways
 */
export function fallback(
  scope: Construct,
  cloud: GoogleCloudPlan,
  connections: readonly VpnConnectionPlan[],
  networkId: string,
  router: ComputeRouter,
): FallbackSlice {
  const policies = returnPathPolicies(scope, cloud, connections, router);
  const slice = {
    gateways: new Map<string, ComputeHaVpnGateway>(),
    externalGateways: new Map<string, ComputeExternalVpnGateway>(),
    tunnels: new Map<string, ComputeVpnTunnel>(),
    sessions: new Map<string, BgpSession>(),
  };
  for (const connection of connections) {
    const gateway = haVpnGateway(scope, cloud, connection.id, networkId);
    const external = externalVpnGateway(scope, cloud, connection);
    slice.gateways.set(connection.id, gateway);
    slice.externalGateways.set(connection.id, external);
    for (const row of connection.tunnels) {
      const tunnel = vpnTunnel(scope, cloud, row, { gateway, external, router });
      slice.tunnels.set(row.id, tunnel);
      slice.sessions.set(row.id, tunnelSession(scope, cloud, connection, row, { tunnel, router, policy: policies.get(row.advertisedPriority) }));
    }
  }
  return slice;
}

/** Preference of a primary in the plan: what its routers announce is taken as it comes. */
const PRIMARY_PRIORITY = 100;

/**
 * Policies that give what the routers announce over a fallback the MED of the plan, whatever they send: traffic to the site then
 * keeps to the circuits while there are any.
 *
 * @see https://cloud.google.com/network-connectivity/docs/router/reference/bgp-route-policy-reference
 */
function returnPathPolicies(
  scope: Construct,
  cloud: GoogleCloudPlan,
  connections: readonly VpnConnectionPlan[],
  router: ComputeRouter,
): ReadonlyMap<number, ComputeRouterRoutePolicy> {
  const priorities = [...new Set(connections.flatMap(({ tunnels }) => tunnels.map(({ advertisedPriority }) => advertisedPriority)))];
  return new Map(priorities.filter((med) => med > PRIMARY_PRIORITY).sort((a, b) => a - b).map((med) => [med, returnPathPolicy(scope, cloud, router, med)]));
}

function returnPathPolicy(scope: Construct, cloud: GoogleCloudPlan, router: ComputeRouter, med: number): ComputeRouterRoutePolicy {
  return new ComputeRouterRoutePolicy(scope, `return-path-${med}`, {
    name: resourceName(`${cloud.name}-med-${med}`),
    project: cloud.project,
    region: cloud.region,
    router: router.name,
    type: 'ROUTE_POLICY_TYPE_IMPORT',
    terms: [{
      priority: 1,
      match: { expression: "destination.inAnyRange(prefix('0.0.0.0/0').orLonger())" },
      actions: [{ expression: `med.set(${med})` }],
    }],
  });
}

function haVpnGateway(scope: Construct, cloud: GoogleCloudPlan, id: string, networkId: string): ComputeHaVpnGateway {
  return new ComputeHaVpnGateway(scope, `vpn-gateway-${id}`, { name: resourceName(id), project: cloud.project, region: cloud.region, network: networkId });
}

function externalVpnGateway(scope: Construct, cloud: GoogleCloudPlan, { id, routerPublicIp }: VpnConnectionPlan): ComputeExternalVpnGateway {
  return new ComputeExternalVpnGateway(scope, `external-gateway-${id}`, {
    name: resourceName(id),
    project: cloud.project,
    redundancyType: 'SINGLE_IP_INTERNALLY_REDUNDANT',
    interface: [{ id: 0, ipAddress: routerPublicIp }],
  });
}

function vpnTunnel(
  scope: Construct,
  cloud: GoogleCloudPlan,
  row: TunnelPlan,
  ends: { readonly gateway: ComputeHaVpnGateway; readonly external: ComputeExternalVpnGateway; readonly router: ComputeRouter },
): ComputeVpnTunnel {
  return new ComputeVpnTunnel(scope, `tunnel-${row.id}`, {
    name: resourceName(row.id),
    project: cloud.project,
    region: cloud.region,
    vpnGateway: ends.gateway.id,
    vpnGatewayInterface: row.cloudInterface,
    peerExternalGateway: ends.external.id,
    peerExternalGatewayInterface: 0,
    router: ends.router.id,
    ikeVersion: 2,
    sharedSecret: secretVariable(scope, row.secret, `Pre-shared key of the tunnel ${row.id}`),
  });
}

/** The BGP session in a tunnel. Cloud Router has no BFD in tunnels, and both directions have the priority of the plan. */
function tunnelSession(
  scope: Construct,
  cloud: GoogleCloudPlan,
  connection: VpnConnectionPlan,
  row: TunnelPlan,
  ends: { readonly tunnel: ComputeVpnTunnel; readonly router: ComputeRouter; readonly policy: ComputeRouterRoutePolicy | undefined },
): BgpSession {
  return bgpSession(scope, cloud, {
    id: row.id,
    router: ends.router,
    link: { ipRange: row.cloudAddress, vpnTunnel: ends.tunnel.name },
    peer: {
      peerIpAddress: row.routerAddress.split('/')[0],
      peerAsn: connection.siteAsn,
      ...(ends.policy && { importPolicies: [ends.policy.name] }),
    },
    advertisedPriority: row.advertisedPriority,
  });
}
