import type { Addressing, ConnectionName } from './addressing';
import { host } from './allocation';
import type { TunnelPlan, VpnConnectionPlan, VpnPlan } from './network-plan';
import { toKbps, toPermille } from './numbers';
import { PRIMARY_PRIORITY } from './regions';
import { TUNNELS_PER_CONNECTION, type VpnChoice } from './vpn';
import type { Link, Router, Vpn } from '../definition/hybrid-network';

/** Preference of the routes of a fallback: above whatever Google adds to a primary's across regions (201 to 9999). */
const FALLBACK_PRIORITY = 10_200;

/** ASN of the VPN gateway of Azure: its default, which transit to ExpressRoute needs. https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-bgp-overview */
export const AZURE_VPN_ASN = 65_515;

/** A VPN as chosen for a link. */
export interface ChosenVpn {
  /** The link. */
  readonly link: Link;
  /** The VPN. */
  readonly vpn: Vpn;
  /** The routers on which it ends. */
  readonly routers: readonly Router[];
  /** The choice. */
  readonly choice: VpnChoice;
  /** Whether it carries the traffic in the normal state. */
  readonly isPrimary: boolean;
}

interface ConnectionRow extends ConnectionName {
  readonly router: Router;
  readonly ordinal: number;
  readonly keyGeneration: number;
}

/**
 * Each connection of a VPN: for every router, as many as were chosen, in every generation of keys. Nothing of one depends on another
 * router.
 */
function connectionRows({ link, vpn, routers, choice }: ChosenVpn): readonly ConnectionRow[] {
  const ordinals = Array.from({ length: choice.perRouter }, (_, i) => i + 1);
  return routers.flatMap((router) => (vpn.keyGenerations ?? [1]).flatMap((keyGeneration) =>
    ordinals.map((ordinal) => {
      const id = `${link.name}-vpn-${router.name}-${ordinal}${keyGeneration > 1 ? `-k${keyGeneration}` : ''}`;
      return { link, router, id, ordinal, keyGeneration, tunnels: Array.from({ length: TUNNELS_PER_CONNECTION }, (_, t) => `${id}-${t + 1}`) };
    }),
  ));
}

/** The ids of all connections and tunnels that a choice makes. */
export const connectionNames = (chosen: ChosenVpn): readonly ConnectionName[] => connectionRows(chosen);

/** The VPN of a link as it will be built. */
export function vpnPlan(chosen: ChosenVpn, addressing: Addressing, network: string): VpnPlan {
  const { choice, vpn } = chosen;
  return {
    kind: 'vpn',
    product: choice.product.id,
    ...(vpn.roundTripTime && { roundTripTimeMs: vpn.roundTripTime.toMilliseconds() }),
    requiredMbps: toKbps(choice.requiredMbps),
    capacityMbps: toKbps(choice.capacityMbps),
    limitedBy: choice.limitedBy,
    hashEfficiency: toPermille(choice.efficiency),
    packetsPerSecond: Math.round(choice.packetsPerSecond),
    mtu: choice.product.mtu,
    mss: choice.product.mss,
    connections: connectionRows(chosen).map((row) => connectionPlan(row, chosen, addressing, network)),
  };
}

function connectionPlan(row: ConnectionRow, chosen: ChosenVpn, addressing: Addressing, network: string): VpnConnectionPlan {
  const { cloud, site } = row.link;
  return {
    id: row.id,
    ordinal: row.ordinal,
    ...(row.keyGeneration > 1 && { keyGeneration: row.keyGeneration }),
    router: row.router.name,
    routerPublicIp: row.router.publicIp!,
    siteAsn: site.asn,
    cloudAsn: cloud.provider === 'azure' ? AZURE_VPN_ASN : cloud.asn,
    tunnels: row.tunnels.map((id, cloudInterface): TunnelPlan => {
      const isAzure = cloud.provider === 'azure';
      const insidePrefix = addressing.subnet(isAzure ? row.id : id);
      return {
        id,
        ordinal: cloudInterface + 1,
        cloudInterface,
        insidePrefix,
        routerAddress: host(insidePrefix, isAzure ? 3 : 2),
        cloudAddress: host(insidePrefix, isAzure ? cloudInterface + 1 : 1),
        capacityMbps: toKbps(chosen.choice.tunnelMbps),
        secret: `${network}/vpn/${isAzure ? row.id : id}`,
        advertisedPriority: chosen.isPrimary ? PRIMARY_PRIORITY : FALLBACK_PRIORITY,
      };
    }),
  };
}
