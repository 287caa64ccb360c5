import { VpnGateway } from '@cdktf/provider-azurerm/lib/vpn-gateway';
import { VpnGatewayConnection } from '@cdktf/provider-azurerm/lib/vpn-gateway-connection';
import { VpnSite } from '@cdktf/provider-azurerm/lib/vpn-site';
import type { AzureCloudPlan, LinkPlan, VpnConnectionPlan } from '../planner/network-plan';
import { secretVariable } from '../terraform';
import { INSTANCES, type Instance, IPSEC_POLICY, tunnelOn, vpnConnectionsOf } from './fallback';
import type { HubResources } from './hub';
import { type AzureScope, common, GATEWAY_TIMEOUTS, host, nameOf, ofProvider, placed, required, slug } from './scope';

/** The VPN gateway of a hub and its connections to the routers. */
export interface HubFallbackResources {
  /** The gateway, of two instances; absent where no link has a VPN. */
  readonly hubVpnGateway?: VpnGateway;
  /** The routers as Azure sees them, by the id of the VPN connection. */
  readonly vpnSites: ReadonlyMap<string, VpnSite>;
  /** Connections, of two tunnels each, by their id. */
  readonly hubVpnConnections: ReadonlyMap<string, VpnGatewayConnection>;
}

/** The name of the only link of a site: each router is a site of its own. */
const LINK = 'internet';

/**
 * Builds the VPN gateway of a hub with a site for each router, and a connection of two tunnels to it.
 * https://learn.microsoft.com/azure/virtual-wan/virtual-wan-site-to-site-portal
 */
export function hubFallback(scope: AzureScope, cloud: AzureCloudPlan, hub: HubResources, links: readonly LinkPlan[]): HubFallbackResources {
  const { virtualHubId, virtualWanId } = hub;
  const connections = vpnConnectionsOf(links);
  if (connections.length === 0) return { vpnSites: new Map(), hubVpnConnections: new Map() };
  const hubVpnGateway = newGateway(scope, cloud, virtualHubId, connections);
  const vpnSites = new Map(connections.map((connection) => [connection.id, site(scope, connection, virtualWanId)]));
  const hubVpnConnections = new Map(connections.map((connection) => [connection.id, connect(scope, connection, hubVpnGateway, vpnSites.get(connection.id)!)]));
  return { hubVpnGateway, vpnSites, hubVpnConnections };
}

/** Each instance has the addresses inside all tunnels that end on it. */
function newGateway(scope: AzureScope, cloud: AzureCloudPlan, virtualHubId: string, connections: readonly VpnConnectionPlan[]): VpnGateway {
  const { asn, scaleUnits } = required(cloud.vpnGateway, cloud.name, 'it has VPN connections and no VPN gateway');
  const inside = (instance: Instance) => ({ customIps: connections.map((connection) => host(tunnelOn(connection, instance).cloudAddress)) });
  return new VpnGateway(scope.construct, 'hub-vpn-gateway', {
    ...placed(scope, `${cloud.name}-vpngw`),
    virtualHubId,
    scaleUnit: required(scaleUnits, cloud.name, 'its VPN gateway has no units'),
    bgpSettings: { asn, peerWeight: 0, instance0BgpPeeringAddress: inside(0), instance1BgpPeeringAddress: inside(1) },
    timeouts: GATEWAY_TIMEOUTS,
  });
}

/** The router: its internet address, and the BGP speaker inside the tunnels, which announces its prefixes itself. */
function site(scope: AzureScope, connection: VpnConnectionPlan, virtualWanId: string): VpnSite {
  const { id, tunnels, routerPublicIp, siteAsn } = connection;
  const speaker = common(tunnels.map(({ routerAddress }) => routerAddress), id, 'addresses of the router inside its tunnels');
  return new VpnSite(scope.construct, `vpn-site-${slug(id)}`, {
    ...placed(scope, id),
    virtualWanId,
    link: [{ name: LINK, ipAddress: routerPublicIp, bgp: { asn: siteAsn, peeringAddress: host(speaker) } }],
  });
}

function connect(scope: AzureScope, connection: VpnConnectionPlan, from: VpnGateway, to: VpnSite): VpnGatewayConnection {
  const { id, tunnels } = connection;
  const secret = common(tunnels.map((tunnel) => tunnel.secret), id, 'names of keys');
  const { ikeEncryption, ikeIntegrity, dhGroup, ipsecEncryption, ipsecIntegrity, pfsGroup, saLifetime, saDatasize } = IPSEC_POLICY;
  return new VpnGatewayConnection(scope.construct, `hub-vpn-connection-${slug(id)}`, {
    name: nameOf(scope, id),
    ...ofProvider(scope),
    vpnGatewayId: from.id,
    remoteVpnSiteId: to.id,
    vpnLink: [{
      name: LINK,
      vpnSiteLinkId: to.link.get(0).id,
      protocol: 'IKEv2',
      bgpEnabled: true,
      sharedKey: secretVariable(scope.construct, secret, `Pre-shared key of the VPN connection ${id}`),
      customBgpAddress: INSTANCES.map((instance) => ({
        ipAddress: host(tunnelOn(connection, instance).cloudAddress),
        ipConfigurationId: configurationId(from, instance),
      })),
      ipsecPolicy: [{
        ikeEncryptionAlgorithm: ikeEncryption,
        ikeIntegrityAlgorithm: ikeIntegrity,
        dhGroup,
        encryptionAlgorithm: ipsecEncryption,
        integrityAlgorithm: ipsecIntegrity,
        pfsGroup,
        saLifetimeSec: saLifetime,
        saDataSizeKb: saDatasize,
      }],
    }],
  });
}

/** The name that the gateway gives the configuration of an instance. */
function configurationId({ bgpSettings }: VpnGateway, instance: Instance): string {
  return (instance === 0 ? bgpSettings.instance0BgpPeeringAddress : bgpSettings.instance1BgpPeeringAddress).ipConfigurationId;
}
