import { ComputeAddress } from '@cdktf/provider-google/lib/compute-address';
import { ComputeHaVpnGateway } from '@cdktf/provider-google/lib/compute-ha-vpn-gateway';
import type { ComputeInterconnectAttachment } from '@cdktf/provider-google/lib/compute-interconnect-attachment';
import { type GoogleContext, labelled } from './context';
import type { InterconnectOrder } from './dedicated';
import type { Routers } from './gateway';
import { isUp } from './phases';
import { addTunnel, externalVpnGateway, type FallbackSlice, type MutableFallback, newFallback } from './tunnels';
import type { DedicatedPlan, EncryptedPairPlan, EncryptionGatewayPlan } from '../planner/network-plan';

/** A link whose attachments are encrypted. */
interface EncryptedLink {
  readonly name: string;
  readonly plan: DedicatedPlan;
}

/**
 * The addresses of the HA VPN gateways on an attachment, from the range of the plan; nothing where it is not encrypted.
 *
 * @see https://docs.cloud.google.com/network-connectivity/docs/interconnect/how-to/configure-ha-vpn-interconnect
 */
export function ipsecAddresses(context: GoogleContext, { interconnect }: DedicatedPlan, attachment: string, region: string): ComputeAddress | undefined {
  const { scope, cloud, networkId, name } = context;
  const pair = interconnect?.encryption?.pairs.find(({ attachments }) => attachments.includes(attachment));
  if (!pair) return undefined;
  const [address, length] = pair.gatewayPrefixes[pair.attachments.indexOf(attachment)]!.split('/') as [string, string];
  return new ComputeAddress(scope, `gateway-addresses-${attachment}`, {
    name: name(`${attachment}-gateways`),
    project: cloud.project,
    region,
    addressType: 'INTERNAL',
    purpose: 'IPSEC_INTERCONNECT',
    address,
    prefixLength: Number(length),
    network: networkId,
    lifecycle: { preventDestroy: true },
  });
}

/**
 * HA VPN on the attachments: for each pair of them gateways with an interface on either, and a tunnel from each interface to the
 * router of its attachment. The sessions in the tunnels are on a Cloud Router of their own. A pair that is not live yet waits: a
 * gateway takes attachments that are there, and a partner's that are active.
 */
export function circuitEncryption(
  context: GoogleContext,
  links: readonly EncryptedLink[],
  attachments: ReadonlyMap<string, ComputeInterconnectAttachment>,
  routers: Routers,
  { customLearnedRanges, onOrder }: Pick<InterconnectOrder, 'customLearnedRanges' | 'onOrder'>,
): FallbackSlice {
  const slice = newFallback();
  for (const { name, plan } of links) {
    const live = new Set(plan.paths.flatMap((path) => path.bundles.filter((bundle) => isUp(path, bundle, onOrder)).flatMap((bundle) => bundle.attachments.map(({ id }) => id))));
    for (const pair of plan.interconnect?.encryption?.pairs ?? []) {
      if (pair.attachments.every((id) => live.has(id))) addPair(context, pair, attachments, routers, customLearnedRanges[name] ?? [], slice);
    }
  }
  return slice;
}

function addPair(
  context: GoogleContext,
  pair: EncryptedPairPlan,
  attachments: ReadonlyMap<string, ComputeInterconnectAttachment>,
  routers: Routers,
  learned: readonly string[],
  slice: MutableFallback,
): void {
  const addresses = [...new Set(pair.peers.map(({ address }) => address))];
  const external = externalVpnGateway(context, `${pair.id}-ipsec`, addresses);
  slice.externalGateways.set(pair.id, external);
  const router = routers.of('encrypted-vpn', pair.region, pair.cloudAsn);
  for (const row of pair.gateways) {
    const gateway = gatewayOn(context, row, pair, attachments);
    slice.gateways.set(row.id, gateway);
    for (const tunnel of row.tunnels) {
      const peerInterface = addresses.indexOf(pair.peers[tunnel.cloudInterface]!.address);
      addTunnel(context, tunnel, { region: pair.region, siteAsn: pair.siteAsn, gateway, external, peerInterface, router, learned }, slice);
    }
  }
}

/** A gateway on two attachments: which ones can never be changed. */
function gatewayOn(
  context: GoogleContext,
  row: EncryptionGatewayPlan,
  pair: EncryptedPairPlan,
  attachments: ReadonlyMap<string, ComputeInterconnectAttachment>,
): ComputeHaVpnGateway {
  const { scope, cloud, networkId, name } = context;
  return new ComputeHaVpnGateway(scope, `vpn-gateway-${row.id}`, {
    name: name(row.id),
    project: cloud.project,
    region: pair.region,
    network: networkId,
    vpnInterfaces: pair.attachments.map((id, index) => ({ id: index, interconnectAttachment: attachments.get(id)!.selfLink })),
    ...labelled(context),
  });
}
