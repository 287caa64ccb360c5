import { ExpressRouteCircuit } from '@cdktf/provider-azurerm/lib/express-route-circuit';
import { ExpressRouteCircuitPeering } from '@cdktf/provider-azurerm/lib/express-route-circuit-peering';
import { LocalNetworkGateway } from '@cdktf/provider-azurerm/lib/local-network-gateway';
import { PublicIp } from '@cdktf/provider-azurerm/lib/public-ip';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import { VirtualNetworkGateway } from '@cdktf/provider-azurerm/lib/virtual-network-gateway';
import { VirtualNetworkGatewayConnection } from '@cdktf/provider-azurerm/lib/virtual-network-gateway-connection';
import { TerraformOutput, TerraformVariable } from 'cdktf';
import { Construct } from 'constructs';
import type { AzureCloudPlan, DedicatedPlan, NetworkPlan, VpnPlan } from '../lib/planner';

const timeouts = { create: '3h', update: '3h', delete: '3h' };

const host = (address: string) => address.split('/')[0]!;
const variableName = (secret: string) => secret.toLowerCase().replace(/[^a-z0-9]+/g, '_');

/** What a person would write for one cloud of a plan, resource by resource. */
export function byHand(scope: Construct, plan: NetworkPlan, cloud: AzureCloudPlan, gatewaySubnet: string): void {
  const group = new ResourceGroup(scope, 'resource-group', { name: `${plan.name}-${cloud.name}`, location: cloud.region });
  const place = { location: cloud.region, resourceGroupName: group.name };
  const secret = (name: string, description: string, condition: string, errorMessage: string) => {
    const variable = new TerraformVariable(scope, `secret-${name}`, { type: 'string', sensitive: true, nullable: false, description, validation: [{ condition, errorMessage }] });
    variable.overrideLogicalId(variableName(name));
    return variable.stringValue;
  };
  const network = new VirtualNetwork(scope, 'network', { name: `${plan.name}-${cloud.name}-vnet`, ...place, addressSpace: [...cloud.prefixes] });
  const subnet = new Subnet(scope, 'subnet', { name: 'GatewaySubnet', resourceGroupName: group.name, virtualNetworkName: network.name, addressPrefixes: [gatewaySubnet], lifecycle: { ignoreChanges: ['address_prefixes'] } });
  const links = plan.links.filter((link) => link.cloud === cloud.name);
  const gateway = new VirtualNetworkGateway(scope, 'ergw', {
    name: `${plan.name}-${cloud.name}-ergw`, ...place, type: 'ExpressRoute', sku: cloud.expressRouteGateway!.sku, ipConfiguration: [{ name: 'default', subnetId: subnet.id }], timeouts,
  });
  const circuits = new Map<string, ExpressRouteCircuit>();
  const peerings = new Map<string, ExpressRouteCircuitPeering>();
  for (const { primary } of links) {
    for (const path of (primary as DedicatedPlan).paths) {
      for (const bundle of path.bundles) {
        const circuit = new ExpressRouteCircuit(scope, `circuit-${bundle.id}`, {
          name: `${plan.name}-${bundle.id}`,
          ...place,
          serviceProviderName: path.serviceProvider!,
          peeringLocation: path.location,
          bandwidthInMbps: bundle.memberMbps,
          sku: { tier: 'Standard', family: 'MeteredData' },
          lifecycle: { preventDestroy: true },
        });
        const [attachment] = bundle.attachments;
        const [primarySession, secondarySession] = attachment!.sessions;
        const name = variableName(primarySession!.secret);
        const peering = new ExpressRouteCircuitPeering(scope, `peering-${bundle.id}`, {
          expressRouteCircuitName: circuit.name,
          resourceGroupName: group.name,
          peeringType: 'AzurePrivatePeering',
          peerAsn: primarySession!.siteAsn,
          primaryPeerAddressPrefix: primarySession!.prefix,
          secondaryPeerAddressPrefix: secondarySession!.prefix,
          vlanId: attachment!.vlan,
          sharedKey: secret(primarySession!.secret, `MD5 key of the BGP sessions of ${attachment!.id}`, `\${length(var.${name}) > 0 && length(var.${name}) <= 25}`, 'The key has to have 1 to 25 characters.'),
        });
        circuits.set(bundle.id, circuit);
        peerings.set(bundle.id, peering);
        new VirtualNetworkGatewayConnection(scope, `connection-${bundle.id}`, {
          name: `${plan.name}-${bundle.id}`, ...place, type: 'ExpressRoute', virtualNetworkGatewayId: gateway.id, expressRouteCircuitId: circuit.id, routingWeight: 100, dependsOn: [peering],
        });
      }
    }
  }
  const vpns = links.flatMap(({ fallback }) => (fallback as VpnPlan).connections);
  const addresses = [0, 1].map((i) => new PublicIp(scope, `address-${i}`, {
    name: `${plan.name}-${cloud.name}-vpngw-${i}`, ...place, sku: 'Standard', allocationMethod: 'Static', zones: ['1', '2', '3'], lifecycle: { ignoreChanges: ['zones'] },
  }));
  const vpnGateway = new VirtualNetworkGateway(scope, 'vpngw', {
    name: `${plan.name}-${cloud.name}-vpngw`,
    ...place,
    type: 'Vpn',
    vpnType: 'RouteBased',
    sku: cloud.vpnGateway!.sku,
    activeActive: true,
    enableBgp: true,
    ipConfiguration: addresses.map(({ id }, i) => ({ name: `instance-${i}`, publicIpAddressId: id, subnetId: subnet.id })),
    bgpSettings: {
      asn: 65515,
      peeringAddresses: [0, 1].map((i) => ({ ipConfigurationName: `instance-${i}`, apipaAddresses: vpns.map(({ tunnels }) => host(tunnels[i]!.cloudAddress)) })),
    },
    dependsOn: [gateway],
    timeouts,
  });
  for (const { id, routerPublicIp, siteAsn, tunnels: [first, second] } of vpns) {
    const router = new LocalNetworkGateway(scope, `router-${id}`, {
      name: `${plan.name}-${id}`, ...place, gatewayAddress: routerPublicIp, bgpSettings: { asn: siteAsn, bgpPeeringAddress: host(first!.routerAddress) },
    });
    new VirtualNetworkGatewayConnection(scope, `vpn-${id}`, {
      name: `${plan.name}-${id}`,
      ...place,
      type: 'IPsec',
      connectionProtocol: 'IKEv2',
      virtualNetworkGatewayId: vpnGateway.id,
      localNetworkGatewayId: router.id,
      routingWeight: 10,
      sharedKey: secret(first!.secret, `Pre-shared key of the VPN connection ${id}`, `\${length(var.${variableName(first!.secret)}) > 0}`, 'The key is empty.'),
      enableBgp: true,
      customBgpAddresses: { primary: host(first!.cloudAddress), secondary: host(second!.cloudAddress) },
      ipsecPolicy: {
        ikeEncryption: 'AES256', ikeIntegrity: 'SHA384', dhGroup: 'ECP384', ipsecEncryption: 'GCMAES256', ipsecIntegrity: 'GCMAES256', pfsGroup: 'ECP384', saLifetime: 27_000, saDatasize: 102_400_000,
      },
    });
  }
  const output = (id: string, config: { value: unknown; description: string; sensitive?: boolean }) =>
    new TerraformOutput(scope, id, config).overrideLogicalId(`${cloud.name}-${id}`.replaceAll('-', '_'));
  output('service-keys', {
    description: 'The service key of each circuit: what its service provider asks for.',
    value: Object.fromEntries([...circuits].map(([id, { serviceKey }]) => [id, serviceKey])),
    sensitive: true,
  });
  output('circuits', {
    description: 'The id of each circuit that is up, and of its private peering.',
    value: Object.fromEntries([...circuits].map(([id, circuit]) => [id, { circuit_id: circuit.id, peering_id: peerings.get(id)!.id }])),
  });
  output('vpn-tunnels', {
    description: 'The far end of each tunnel, as its router needs it.',
    value: Object.fromEntries(vpns.flatMap(({ tunnels }) => tunnels).map(({ id, cloudInterface, cloudAddress }) =>
      [id, { public_ip: addresses[cloudInterface]!.ipAddress, bgp_address: host(cloudAddress), asn: 65515 }])),
  });
}
