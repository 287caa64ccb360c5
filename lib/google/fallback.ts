import { ComputeHaVpnGateway } from '@cdktf/provider-google/lib/compute-ha-vpn-gateway';
import { ComputeRouterRoutePolicy } from '@cdktf/provider-google/lib/compute-router-route-policy';
import { type GoogleContext, labelled } from './context';
import type { RouterReference, Routers } from './gateway';
import { addTunnel, externalVpnGateway, type FallbackSlice, newFallback, type TunnelGround } from './tunnels';
import type { LinkPlan, VpnConnectionPlan } from '../planner/network-plan';

/** A connection of a link's VPN. */
export interface LinkConnection {
  /** The link. */
  readonly link: string;
  /** The connection. */
  readonly connection: VpnConnectionPlan;
  /** Whether it stands behind circuits of a partner, whose routes have other ASNs in their path. */
  readonly isBehindPartner?: boolean;
}

/** The connections of the links' VPNs, whether fallback or all there is. */
export function vpnConnections(links: readonly LinkPlan[]): readonly LinkConnection[] {
  return links.flatMap(({ name, primary, fallback: second }) => {
    const isBehindPartner = primary.kind === 'partner-interconnect' && !primary.interconnect?.encryption;
    return [primary, second].flatMap((vpn) => (vpn?.kind === 'vpn' ? vpn.connections.map((connection) => ({ link: name, connection, isBehindPartner })) : []));
  });
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
  const policies = new PathPolicies(context, router);
  for (const { link, connection, isBehindPartner = false } of connections) {
    const gateway = haVpnGateway(context, connection.id);
    const external = externalVpnGateway(context, connection.id, [connection.routerPublicIp]);
    slice.gateways.set(connection.id, gateway);
    slice.externalGateways.set(connection.id, external);
    for (const row of connection.tunnels) {
      const ground = { region, siteAsn: connection.siteAsn, gateway, external, peerInterface: 0, router, learned: customLearnedRanges[link] ?? [] };
      addTunnel(context, row, { ...ground, ...policies.of(link, connection.siteAsn, row.advertisedPriority, isBehindPartner) }, slice);
    }
  }
  return slice;
}

/** Preference of a primary in the plan: what its routers announce is taken as it comes. */
const PRIMARY_PRIORITY = 100;

/** How often an ASN is put before the path: more than the ASNs that a partner and Google add to circuits at layer 3. */
const PREPENDED = 3;

/** Policies of a session in a tunnel. */
type TunnelPolicies = Pick<TunnelGround, 'policy' | 'exportPolicy'>;

/**
 * Policies that make a fallback lose whatever the routers send: what they announce over it gets the MED of the plan. MEDs are compared
 * between routes of one neighbour only, and behind circuits of a partner the neighbours differ: there both directions also get a
 * longer path.
 *
 * @see https://cloud.google.com/network-connectivity/docs/router/reference/bgp-route-policy-reference
 */
class PathPolicies {
  private readonly made = new Map<string, ComputeRouterRoutePolicy>();

  constructor(private readonly context: GoogleContext, private readonly router: RouterReference) {}

  of(link: string, siteAsn: number, med: number, isBehindPartner: boolean): TunnelPolicies {
    if (med <= PRIMARY_PRIORITY) return {};
    if (!isBehindPartner) return { policy: this.policy(`return-path-${med}`, `med-${med}`, 'IMPORT', [`med.set(${med})`]) };
    return {
      policy: this.policy(`return-path-${med}-${link}`, `med-${med}-${link}`, 'IMPORT', [`med.set(${med})`, prepend(siteAsn)]),
      exportPolicy: this.policy(`longer-path-${link}`, `path-${link}`, 'EXPORT', [prepend(this.context.cloud.asn)]),
    };
  }

  private policy(id: string, suffix: string, direction: 'IMPORT' | 'EXPORT', actions: readonly string[]): ComputeRouterRoutePolicy {
    const found = this.made.get(id) ?? this.make(id, suffix, direction, actions);
    this.made.set(id, found);
    return found;
  }

  private make(id: string, suffix: string, direction: 'IMPORT' | 'EXPORT', actions: readonly string[]): ComputeRouterRoutePolicy {
    const { scope, cloud, name } = this.context;
    return new ComputeRouterRoutePolicy(scope, id, {
      name: name(`${cloud.name}-${suffix}`),
      project: cloud.project,
      region: cloud.region,
      router: this.router.name,
      type: `ROUTE_POLICY_TYPE_${direction}`,
      terms: [{
        priority: 1,
        match: { expression: "destination.inAnyRange(prefix('0.0.0.0/0').orLonger())" },
        actions: actions.map((expression) => ({ expression })),
      }],
    });
  }
}

const prepend = (asn: number): string => `asPath.prependSequence([${Array.from({ length: PREPENDED }, () => asn).join(', ')}])`;

function haVpnGateway(context: GoogleContext, id: string): ComputeHaVpnGateway {
  const { scope, cloud, networkId, name } = context;
  return new ComputeHaVpnGateway(scope, `vpn-gateway-${id}`, { name: name(id), project: cloud.project, region: cloud.region, network: networkId, ...labelled(context) });
}
