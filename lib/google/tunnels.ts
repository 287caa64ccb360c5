import { ComputeExternalVpnGateway } from '@cdktf/provider-google/lib/compute-external-vpn-gateway';
import type { ComputeHaVpnGateway } from '@cdktf/provider-google/lib/compute-ha-vpn-gateway';
import type { ComputeRouterRoutePolicy } from '@cdktf/provider-google/lib/compute-router-route-policy';
import { ComputeVpnTunnel } from '@cdktf/provider-google/lib/compute-vpn-tunnel';
import { bgpSession, type BgpSession } from './bgp-session';
import { type GoogleContext, labelled } from './context';
import type { RouterReference } from './gateway';
import type { TunnelPlan } from '../planner/network-plan';
import { secretVariable } from '../terraform';

/** The VPN of a cloud, by the ids of the plan. */
export interface FallbackSlice {
  /** The HA VPN gateways, by connection, or by gateway on encrypted attachments. */
  readonly gateways: ReadonlyMap<string, ComputeHaVpnGateway>;
  /** The routers of the site as Google knows them, by connection or pair of attachments. */
  readonly externalGateways: ReadonlyMap<string, ComputeExternalVpnGateway>;
  /** The tunnels, by tunnel. */
  readonly tunnels: ReadonlyMap<string, ComputeVpnTunnel>;
  /** The BGP sessions, by tunnel. */
  readonly sessions: ReadonlyMap<string, BgpSession>;
}

/** The same while it is built. */
export type MutableFallback = { readonly [K in keyof FallbackSlice]: FallbackSlice[K] extends ReadonlyMap<string, infer T> ? Map<string, T> : never };

/** Nothing yet. */
export const newFallback = (): MutableFallback => ({ gateways: new Map(), externalGateways: new Map(), tunnels: new Map(), sessions: new Map() });

/** Google's names for gateways with so many addresses. https://docs.cloud.google.com/network-connectivity/docs/vpn/concepts/topologies */
const REDUNDANCY: ReadonlyMap<number, string> = new Map([[1, 'SINGLE_IP_INTERNALLY_REDUNDANT'], [2, 'TWO_IPS_REDUNDANCY'], [4, 'FOUR_IPS_REDUNDANCY']]);

/** Whether a gateway can have so many addresses. */
export const isRedundancy = (addresses: number): boolean => REDUNDANCY.has(addresses);

/** Routers of the site as Google knows them, with one, two or four addresses. */
export function externalVpnGateway(context: GoogleContext, id: string, addresses: readonly string[]): ComputeExternalVpnGateway {
  const { scope, cloud, name } = context;
  return new ComputeExternalVpnGateway(scope, `external-gateway-${id}`, {
    name: name(id),
    project: cloud.project,
    redundancyType: REDUNDANCY.get(addresses.length)!,
    interface: addresses.map((ipAddress, index) => ({ id: index, ipAddress })),
    ...labelled(context),
  });
}

/** What a tunnel stands on. */
export interface TunnelGround {
  /** The region. */
  readonly region: string;
  /** The site's ASN. */
  readonly siteAsn: number;
  /** Google's end. */
  readonly gateway: ComputeHaVpnGateway;
  /** The site's end. */
  readonly external: ComputeExternalVpnGateway;
  /** Which of its addresses. */
  readonly peerInterface: number;
  /** The Cloud Router that speaks BGP in it. */
  readonly router: RouterReference;
  /** What gives the site's routes their priority; absent where they are taken as they come. */
  readonly policy?: ComputeRouterRoutePolicy | undefined;
  /** What makes the path of the cloud's routes longer; absent where they are announced as they are. */
  readonly exportPolicy?: ComputeRouterRoutePolicy | undefined;
  /** Ranges that are taken as learned from the router. */
  readonly learned: readonly string[];
}

/** Builds a tunnel and the BGP session in it. Cloud Router has no BFD in tunnels, and both directions have the priority of the plan. */
export function addTunnel(context: GoogleContext, row: TunnelPlan, ground: TunnelGround, slice: MutableFallback): void {
  const tunnel = vpnTunnel(context, row, ground);
  slice.tunnels.set(row.id, tunnel);
  slice.sessions.set(row.id, bgpSession(context, {
    id: row.id,
    region: ground.region,
    router: ground.router,
    link: { ipRange: row.cloudAddress, vpnTunnel: tunnel.name },
    peer: {
      peerIpAddress: row.routerAddress.split('/')[0],
      peerAsn: ground.siteAsn,
      ...(ground.policy && { importPolicies: [ground.policy.name] }),
      ...(ground.exportPolicy && { exportPolicies: [ground.exportPolicy.name] }),
    },
    customLearnedRanges: ground.learned,
    advertisedPriority: row.advertisedPriority,
  }));
}

function vpnTunnel(context: GoogleContext, row: TunnelPlan, { region, gateway, external, peerInterface, router }: TunnelGround): ComputeVpnTunnel {
  const { scope, cloud, name } = context;
  return new ComputeVpnTunnel(scope, `tunnel-${row.id}`, {
    name: name(row.id),
    project: cloud.project,
    region,
    vpnGateway: gateway.id,
    vpnGatewayInterface: row.cloudInterface,
    peerExternalGateway: external.id,
    peerExternalGatewayInterface: peerInterface,
    router: router.id,
    ikeVersion: 2,
    sharedSecret: secretVariable(scope, row.secret, `Pre-shared key of the tunnel ${row.id}`),
    ...labelled(context),
  });
}
