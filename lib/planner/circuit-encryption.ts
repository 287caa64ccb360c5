import type { Addressing, ConnectionName } from './addressing';
import { host } from './allocation';
import type { AttachmentPlan, CircuitEncryptionPlan, EncryptedPairPlan, EncryptionGatewayPlan, PathPlan, TunnelPlan } from './network-plan';
import { toKbps } from './numbers';
import { priorityIn } from './regions';
import type { Dedicated, Link } from '../definition/hybrid-network';

type CircuitLink = Link & { readonly primary: Dedicated };

/**
 * MTU of a gateway on VLAN attachments, and what fits into its tunnels.
 * https://docs.cloud.google.com/network-connectivity/docs/vpn/concepts/mtu-considerations
 */
export const ENCRYPTED = { gatewayMtu: 1440, mtu: 1386, mss: 1346 } as const;

/** Figures of a tunnel, in both directions together. https://docs.cloud.google.com/network-connectivity/docs/interconnect/how-to/configure-ha-vpn-interconnect */
const TUNNEL = { mbps: 3_000, packets: 250_000 };

/** A receiver acknowledges every second segment, and a tunnel's packets count both ways. */
const PACKETS_PER_SEGMENT = 1.5;

/** What a tunnel carries of full packets: its rate, or as many packets a second as it takes with the acknowledgements. */
export const encryptedTunnelMbps = Math.min(TUNNEL.mbps, (TUNNEL.packets * ENCRYPTED.mtu * 8) / PACKETS_PER_SEGMENT / 1_000_000);

/** Gateways for a pair of attachments, each with a tunnel on both: as many as carry what one attachment does. */
export const gatewaysFor = (attachmentMbps: number): number => Math.ceil(attachmentMbps / encryptedTunnelMbps);

/** An attachment with its path. */
interface Placed {
  readonly path: PathPlan;
  readonly attachment: AttachmentPlan;
}

/** Attachments in zone1 with those in zone2 that stand at the same place of the other path of the region. */
function pairsOf(paths: readonly PathPlan[]): readonly (readonly [Placed, Placed])[] {
  return [...new Set(paths.map(({ region }) => region))].flatMap((region) => {
    const own = (zone: string) => paths.filter((path) => path.region === region && path.zone === zone);
    const placed = (path: PathPlan) => path.bundles.flatMap(({ attachments }) => attachments.map((attachment): Placed => ({ path, attachment })));
    const partners = own('zone2');
    return own('zone1').flatMap((path, p) => placed(path).map((first, k) => [first, placed(partners[p]!)[k]!] as const));
  });
}

const gatewayIds = ({ attachment }: Placed): readonly string[] =>
  Array.from({ length: gatewaysFor(attachment.bandwidthMbps) }, (_, i) => `${attachment.id}-ipsec-${i + 1}`);

/** The ids of the gateways and tunnels on attachments of zone1, for their addresses. */
export function encryptionNames(link: CircuitLink, attachments: readonly { readonly id: string; readonly bandwidthMbps: number }[]): readonly ConnectionName[] {
  return attachments.flatMap(({ id, bandwidthMbps }) =>
    Array.from({ length: gatewaysFor(bandwidthMbps) }, (_, i) => `${id}-ipsec-${i + 1}`).map((gateway) => ({ link, id: gateway, tunnels: [1, 2].map((t) => `${gateway}-${t}`) })));
}

/** The id under which the addresses of the gateways on an attachment are kept. */
export const gatewaySubnetId = (attachment: string): string => `${attachment}-gateways`;

/** HA VPN on the attachments of a link. */
export function circuitEncryption(link: CircuitLink, paths: readonly PathPlan[], addressing: Addressing, network: string): CircuitEncryptionPlan {
  const tunnelMbps = toKbps(encryptedTunnelMbps);
  const pairs = pairsOf(paths).map(([first, second]): EncryptedPairPlan => ({
    id: first.attachment.id,
    region: first.path.region!,
    attachments: [first.attachment.id, second.attachment.id],
    gatewayPrefixes: [first, second].map(({ attachment }) => addressing.subnet(gatewaySubnetId(attachment.id))),
    peers: [first, second].map(({ path: { router } }) => ({ router, address: link.site.routers.find(({ name }) => name === router)!.tunnelIp! })),
    siteAsn: link.site.asn,
    cloudAsn: link.cloud.provider === 'google' ? link.cloud.asn : 0,
    gateways: gatewayIds(first).map((id, i) => gatewayPlan(id, i + 1, { capacityMbps: tunnelMbps, advertisedPriority: priorityIn(link, first.path.region!) }, addressing, network)),
  }));
  return { mode: 'ipsec', mtu: ENCRYPTED.mtu, mss: ENCRYPTED.mss, tunnelMbps, pairs };
}

function gatewayPlan(id: string, ordinal: number, each: Pick<TunnelPlan, 'capacityMbps' | 'advertisedPriority'>, addressing: Addressing, network: string): EncryptionGatewayPlan {
  const tunnels = [0, 1].map((cloudInterface): TunnelPlan => {
    const tunnel = `${id}-${cloudInterface + 1}`;
    const insidePrefix = addressing.subnet(tunnel);
    return {
      id: tunnel,
      ordinal: cloudInterface + 1,
      cloudInterface,
      insidePrefix,
      routerAddress: host(insidePrefix, 2),
      cloudAddress: host(insidePrefix, 1),
      ...each,
      secret: `${network}/vpn/${tunnel}`,
    };
  });
  return { id, ordinal, tunnels };
}
