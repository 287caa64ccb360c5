import { LocalNetworkGateway } from '@cdktf/provider-azurerm/lib/local-network-gateway';
import { PublicIp } from '@cdktf/provider-azurerm/lib/public-ip';
import { VirtualNetworkGateway } from '@cdktf/provider-azurerm/lib/virtual-network-gateway';
import { VirtualNetworkGatewayConnection } from '@cdktf/provider-azurerm/lib/virtual-network-gateway-connection';
import type { AzureCloudPlan, LinkPlan, TunnelPlan, VpnConnectionPlan } from '../planner/network-plan';
import { secretVariable, type TerraformResourceLifecycle } from '../terraform';
import type { AzureHybridNetworkProps } from './network-props';
import { type AzureScope, common, GATEWAY_TIMEOUTS, host, placed, required, slug } from './scope';

/** The VPN gateway and its connections to the routers. */
export interface FallbackResources {
  /** The gateway, active-active; absent where no link has a VPN, or one that exists was given. */
  readonly vpnGateway?: VirtualNetworkGateway;
  /** The public addresses of its two instances; none where it exists. */
  readonly vpnPublicIps: readonly PublicIp[];
  /** The same addresses as text, in the order of the plan's `cloudInterface`. */
  readonly addresses: readonly string[];
  /** The routers as Azure sees them, by the id of the VPN connection. */
  readonly localNetworkGateways: ReadonlyMap<string, LocalNetworkGateway>;
  /** Connections, of two tunnels each, by their id. */
  readonly vpnConnections: ReadonlyMap<string, VirtualNetworkGatewayConnection>;
}

/** The instances of an active-active gateway: the plan's `cloudInterface`. */
export const INSTANCES = [0, 1] as const;
/** An instance of the gateway. */
export type Instance = (typeof INSTANCES)[number];

/**
 * What each end has to offer. IPsec in GCM is what the plan's throughput was measured with; it needs the same GCM as integrity.
 * https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-compliance-crypto
 */
export const IPSEC_POLICY = {
  ikeEncryption: 'AES256',
  ikeIntegrity: 'SHA384',
  dhGroup: 'ECP384',
  ipsecEncryption: 'GCMAES256',
  ipsecIntegrity: 'GCMAES256',
  pfsGroup: 'ECP384',
  saLifetime: 27_000,
  saDatasize: 102_400_000,
} as const;

/** The VPN connections of a cloud's links, whether they are the fallback or all there is. */
export const vpnConnectionsOf = (links: readonly LinkPlan[]): readonly VpnConnectionPlan[] =>
  links.flatMap(({ primary, fallback: second }) => (primary.kind === 'vpn' ? primary : second)?.connections ?? []);

/**
 * How much a tunnel's connection is preferred to those of others of the VPN gateway: as much as every other one. Azure prefers circuits to a VPN
 * whatever the weights are, since they end at another gateway.
 */
const VPN_WEIGHT = 10;

/** What the VPN is made in and after. */
export interface FallbackPlace {
  /** The subnet of the gateways. */
  readonly gatewaySubnetId: string;
  /** The ExpressRoute gateway: both write the gateway subnet, so one is made after the other. */
  readonly after?: VirtualNetworkGateway;
  /** A VPN gateway that exists. */
  readonly given?: AzureHybridNetworkProps['vpnGateway'];
}

/** Builds the VPN gateway with its connections. */
export function fallback(scope: AzureScope, cloud: AzureCloudPlan, links: readonly LinkPlan[], place: FallbackPlace): FallbackResources {
  const connections = vpnConnectionsOf(links);
  if (connections.length === 0) return { vpnPublicIps: [], addresses: [], localNetworkGateways: new Map(), vpnConnections: new Map() };
  const { given } = place;
  const vpnPublicIps = given ? [] : INSTANCES.map((instance) => publicIp(scope, cloud, instance));
  const vpnGateway = given ? undefined : newGateway(scope, cloud, place, connections, vpnPublicIps);
  const from = vpnGateway?.id ?? given!.id;
  const localNetworkGateways = new Map(connections.map((connection) => [connection.id, localNetworkGateway(scope, connection)]));
  const vpnConnections = new Map<string, VirtualNetworkGatewayConnection>();
  for (const connection of connections) {
    const router = required(localNetworkGateways.get(connection.id), connection.id, 'it has no router');
    vpnConnections.set(connection.id, connect(scope, connection, from, router));
  }
  const addresses = given?.publicIpAddresses ?? vpnPublicIps.map(({ ipAddress }) => ipAddress);
  return { ...(vpnGateway && { vpnGateway }), vpnPublicIps, addresses, localNetworkGateways, vpnConnections };
}

/**
 * The zones of a public address: all three where the region has any; without them it would stand in one. A region that gets zones later leaves an
 * address as it is: other zones are another address.
 */
export const zonesOf = ({ zones }: Pick<AzureCloudPlan, 'zones'>): { readonly zones?: string[]; readonly lifecycle: TerraformResourceLifecycle } =>
  ({ ...(zones && { zones: ['1', '2', '3'] }), lifecycle: { ignoreChanges: ['zones'] } });

/** A standard address, across the zones of the region. */
function publicIp(scope: AzureScope, cloud: AzureCloudPlan, instance: Instance): PublicIp {
  return new PublicIp(scope.construct, `vpn-gateway-address-${instance}`, {
    ...placed(scope, `${cloud.name}-vpngw-${instance}`),
    sku: 'Standard',
    allocationMethod: 'Static',
    ...zonesOf(cloud),
  });
}

/**
 * Both instances from the first day: a second address later would replace the gateway. Its generation is left to Azure, which is
 * moving gateways to the second.
 * https://learn.microsoft.com/azure/vpn-gateway/about-active-active-gateways
 */
function newGateway(
  scope: AzureScope, cloud: AzureCloudPlan, { gatewaySubnetId: subnetId, after }: FallbackPlace,
  connections: readonly VpnConnectionPlan[], addresses: readonly PublicIp[],
): VirtualNetworkGateway {
  const { sku, asn } = required(cloud.vpnGateway, cloud.name, 'it has VPN connections and no VPN gateway');
  return new VirtualNetworkGateway(scope.construct, 'vpn-gateway', {
    ...placed(scope, `${cloud.name}-vpngw`),
    type: 'Vpn',
    vpnType: 'RouteBased',
    sku,
    activeActive: true,
    enableBgp: true,
    ipConfiguration: addresses.map(({ id }, instance) => ({ name: configurationName(instance), publicIpAddressId: id, subnetId })),
    bgpSettings: {
      asn,
      peeringAddresses: INSTANCES.map((instance) => ({
        ipConfigurationName: configurationName(instance),
        apipaAddresses: connections.map((connection) => host(tunnelOn(connection, instance).cloudAddress)),
      })),
    },
    timeouts: GATEWAY_TIMEOUTS,
    ...(after && { dependsOn: [after] }),
  });
}

const configurationName = (instance: number) => `instance-${instance}`;

/**
 * The router: its internet address, and the BGP speaker inside the tunnels. It announces its prefixes itself, so they have no address
 * space here.
 */
function localNetworkGateway(scope: AzureScope, connection: VpnConnectionPlan): LocalNetworkGateway {
  const { id, tunnels, routerPublicIp, siteAsn } = connection;
  const speaker = common(tunnels.map(({ routerAddress }) => routerAddress), id, 'addresses of the router inside its tunnels');
  return new LocalNetworkGateway(scope.construct, `local-network-gateway-${slug(id)}`, {
    ...placed(scope, id),
    gatewayAddress: routerPublicIp,
    bgpSettings: { asn: siteAsn, bgpPeeringAddress: host(speaker) },
  });
}

/** One connection makes a tunnel from each instance of the gateway to the router, both with one key. */
function connect(scope: AzureScope, connection: VpnConnectionPlan, from: string, to: LocalNetworkGateway): VirtualNetworkGatewayConnection {
  const { id, tunnels } = connection;
  const secret = common(tunnels.map((tunnel) => tunnel.secret), id, 'names of keys');
  return new VirtualNetworkGatewayConnection(scope.construct, `vpn-connection-${slug(id)}`, {
    ...placed(scope, id),
    type: 'IPsec',
    connectionProtocol: 'IKEv2',
    virtualNetworkGatewayId: from,
    routingWeight: VPN_WEIGHT,
    localNetworkGatewayId: to.id,
    sharedKey: secretVariable(scope.construct, secret, `Pre-shared key of the VPN connection ${id}`),
    enableBgp: true,
    customBgpAddresses: { primary: host(tunnelOn(connection, 0).cloudAddress), secondary: host(tunnelOn(connection, 1).cloudAddress) },
    ipsecPolicy: IPSEC_POLICY,
  });
}

/** The tunnel of a connection on an instance of the gateway. */
export const tunnelOn = ({ id, tunnels }: VpnConnectionPlan, instance: Instance): TunnelPlan =>
  required(tunnels.find(({ cloudInterface }) => cloudInterface === instance), id, `it has no tunnel on instance ${instance} of the gateway`);
