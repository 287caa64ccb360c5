import { ComputeHaVpnGateway } from '@cdktf/provider-google/lib/compute-ha-vpn-gateway';
import { ComputeRouterRoutePolicy } from '@cdktf/provider-google/lib/compute-router-route-policy';
import { type GoogleContext, labelled } from './context';
import type { RouterReference, Routers } from './gateway';
import { addTunnel, externalVpnGateway, type FallbackSlice, newFallback } from './tunnels';
import type { LinkPlan, VpnConnectionPlan } from '../planner/network-plan';

/** A connection of a link's VPN. */
export interface LinkConnection {
  /** The link. */
  readonly link: string;
  /** The connection. */
  readonly connection: VpnConnectionPlan;
}

/** The connections of the links' VPNs, whether fallback or all there is. */
export function vpnConnections(links: readonly LinkPlan[]): readonly LinkConnection[] {
  return links.flatMap(({ name, primary, fallback: second }) =>
    [primary, second].flatMap((vpn) => (vpn?.kind === 'vpn' ? vpn.connections.map((connection) => ({ link: name, connection })) : [])));
}

/**
 * Builds the gateways of both ends, the tunnels between them, and the BGP sessions in those. Each connection has gateways of its
 * own, a tunnel from each interface to the one address of its router: Google promises 99.99 % for that, and nothing of it
 * changes when the site gets another router.
 *
 * @see https://cloud.google.com/network-connectivity/docs/vpn/concepts/topologies#peer-vpn-gateways
 */
export function fallback(
  context: GoogleContext,
  connections: readonly LinkConnection[],
  routers: Routers,
  customLearnedRanges: Readonly<Record<string, readonly string[]>>,
): FallbackSlice {
  const slice = newFallback();
  if (connections.length === 0) return slice;
  const { region, asn } = context.cloud;
  const router = routers.of('vpn', region, asn);
  const policies = returnPathPolicies(context, connections, router);
  for (const { link, connection } of connections) {
    const gateway = haVpnGateway(context, connection.id);
    const external = externalVpnGateway(context, connection.id, [connection.routerPublicIp]);
    slice.gateways.set(connection.id, gateway);
    slice.externalGateways.set(connection.id, external);
    for (const row of connection.tunnels) {
      const ground = { region, siteAsn: connection.siteAsn, gateway, external, peerInterface: 0, router, learned: customLearnedRanges[link] ?? [] };
      addTunnel(context, row, { ...ground, policy: policies.get(row.advertisedPriority) }, slice);
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
  context: GoogleContext,
  connections: readonly LinkConnection[],
  router: RouterReference,
): ReadonlyMap<number, ComputeRouterRoutePolicy> {
  const priorities = [...new Set(connections.flatMap(({ connection: { tunnels } }) => tunnels.map(({ advertisedPriority }) => advertisedPriority)))];
  return new Map(priorities.filter((med) => med > PRIMARY_PRIORITY).sort((a, b) => a - b).map((med) => [med, returnPathPolicy(context, router, med)]));
}

function returnPathPolicy({ scope, cloud, name }: GoogleContext, router: RouterReference, med: number): ComputeRouterRoutePolicy {
  return new ComputeRouterRoutePolicy(scope, `return-path-${med}`, {
    name: name(`${cloud.name}-med-${med}`),
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

function haVpnGateway(context: GoogleContext, id: string): ComputeHaVpnGateway {
  const { scope, cloud, networkId, name } = context;
  return new ComputeHaVpnGateway(scope, `vpn-gateway-${id}`, { name: name(id), project: cloud.project, region: cloud.region, network: networkId, ...labelled(context) });
}
