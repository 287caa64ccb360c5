import type { ExpressRoutePort } from '@cdktf/provider-azurerm/lib/express-route-port';
import type { Construct } from 'constructs';
import type { AzureCloudPlan, LinkPlan, TunnelPlan } from '../planner/network-plan';
import { cloudOutput } from '../terraform';
import type { DedicatedResources } from './dedicated';
import { type FallbackResources, vpnConnectionsOf } from './fallback';
import type { HubFallbackResources } from './hub-fallback';
import { host } from './scope';

/** The VPN of a network, or of a hub. */
export type VpnResources = Partial<FallbackResources> & Partial<HubFallbackResources>;

/**
 * What other ends need: service providers the keys of the circuits, whoever cables ports where they are, other networks the keys of their
 * authorizations and the ids of circuits and peerings, the routers the ends of their tunnels.
 */
export function outputs(construct: Construct, cloud: AzureCloudPlan, links: readonly LinkPlan[], made: DedicatedResources, vpn: VpnResources): void {
  const { circuits, ports, authorizations, live } = made;
  if (circuits.size > 0) {
    cloudOutput(construct, cloud.name, 'service-keys', {
      description: 'The service key of each circuit: what its service provider asks for.',
      value: Object.fromEntries([...circuits].map(([id, circuit]) => [id, circuit.serviceKey])),
      sensitive: true,
    });
  }
  if (ports.size > 0) {
    cloudOutput(construct, cloud.name, 'ports', {
      description: 'Where each pair of ports is: for the letter of authorization and the cross-connects.',
      value: Object.fromEntries([...ports].map(([id, port]) => [id, placeOf(port)])),
    });
  }
  if (live.size > 0) {
    cloudOutput(construct, cloud.name, 'circuits', {
      description: 'The id of each circuit that is up, and of its private peering.',
      value: Object.fromEntries([...live].map(([id, { circuitId, peeringId }]) => [id, { circuit_id: circuitId, peering_id: peeringId }])),
    });
  }
  if (authorizations.size > 0) {
    cloudOutput(construct, cloud.name, 'authorization-keys', {
      description: 'The keys with which other networks are connected to the circuits.',
      value: Object.fromEntries([...authorizations].map(([id, { authorizationKey }]) => [id, authorizationKey])),
      sensitive: true,
    });
  }
  if (vpn.hubVpnGateway || (vpn.addresses?.length ?? 0) > 0) {
    cloudOutput(construct, cloud.name, 'vpn-tunnels', {
      description: 'The far end of each tunnel, as its router needs it.',
      value: Object.fromEntries(tunnelsOf(links).map((tunnel) => [tunnel.id, farEnd(cloud, tunnel, vpn)])),
    });
  }
}

const placeOf = ({ id, ethertype, guid, mtu, link1, link2 }: ExpressRoutePort) => ({
  id,
  guid,
  ethertype,
  mtu,
  links: [link1, link2].map(({ routerName, interfaceName, patchPanelId, rackId, connectorType }) => ({
    router: routerName, interface: interfaceName, patch_panel: patchPanelId, rack: rackId, connector: connectorType,
  })),
});

const tunnelsOf = (links: readonly LinkPlan[]) => vpnConnectionsOf(links).flatMap(({ tunnels }) => tunnels);

/** An instance of a hub's gateway has a list of addresses, of which one is public. */
function farEnd(cloud: AzureCloudPlan, { cloudInterface, cloudAddress }: TunnelPlan, { addresses, hubVpnGateway }: VpnResources) {
  const common = { bgp_address: host(cloudAddress), asn: cloud.vpnGateway?.asn };
  if (!hubVpnGateway) return { public_ip: addresses?.[cloudInterface], ...common };
  const { instance0BgpPeeringAddress, instance1BgpPeeringAddress } = hubVpnGateway.bgpSettings;
  return { addresses: (cloudInterface === 0 ? instance0BgpPeeringAddress : instance1BgpPeeringAddress).tunnelIps, ...common };
}
