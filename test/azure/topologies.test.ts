import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { RouteTable } from '@cdktf/provider-azurerm/lib/route-table';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { SubnetNetworkSecurityGroupAssociation } from '@cdktf/provider-azurerm/lib/subnet-network-security-group-association';
import { SubnetRouteTableAssociation } from '@cdktf/provider-azurerm/lib/subnet-route-table-association';
import { Testing } from 'cdktf';
import { build, byName, newStack, type Template } from './fixture';
import { direct, inHub, planned, toldOf, VAULT } from './support';
import { AzureHybridNetwork, type AzureHybridNetworkProps } from '../../lib/azure';
import type { NetworkPlan } from '../../lib/planner';
import type { Draft } from '../networks';

const NEWER = '>= 4.79.0, < 5.0.0';
const FIRST = 'azure-edge-1-washington-dc-1';

const typesOf = ({ resource }: Template) => Object.fromEntries(Object.entries(resource).map(([type, items]) => [type.replace('azurerm_', ''), Object.keys(items).length]));
const versionOf = ({ terraform }: Template) => terraform.required_providers.azurerm.version;
const all = ({ resource }: Template, type: string) => Object.values(resource[`azurerm_${type}`] ?? {});

describe('turning up', () => {
  const order = planned((d) => { d.links.azure.primary.phase = 'order'; });
  const live = planned();
  const props = { plan: order };

  test('starts with circuits, their service keys and the VPN', () => {
    const { template, network } = build(props.plan);
    expect(all(template, 'express_route_circuit').length).toBeGreaterThan(0);
    expect(template.output?.azure_virginia_service_keys?.sensitive).toBe(true);
    expect(Object.keys(template.resource)).not.toContain('azurerm_express_route_circuit_peering');
    expect(all(template, 'virtual_network_gateway').map(({ type }) => type)).toEqual(['Vpn']);
    expect(all(template, 'virtual_network_gateway_connection').map(({ type }) => type)).toEqual(['IPsec', 'IPsec']);
    expect([network.peerings.size, network.liveCircuits.size, network.expressRouteGateway]).toEqual([0, 0, undefined]);
  });

  test('only adds to it', () => {
    const before = build(order).template;
    const after = build(live).template;
    for (const [type, items] of Object.entries(before.resource)) {
      for (const [id, { depends_on: _, ...item }] of Object.entries(items)) expect(after.resource[type]?.[id]).toMatchObject(item);
    }
    expect(typesOf(after)).toMatchObject({ express_route_circuit_peering: all(before, 'express_route_circuit').length, virtual_network_gateway: 2 });
  });

  test('may leave single circuits of a path that is live on order: those that growth added', () => {
    const { template, network } = build(live, { onOrder: [FIRST] });
    expect(all(template, 'express_route_circuit_peering')).toHaveLength(all(template, 'express_route_circuit').length - 1);
    expect([...network.liveCircuits.keys()]).not.toContain(FIRST);
    expect(network.circuits.has(FIRST)).toBe(true);
  });
});

describe('ports of one\'s own', () => {
  test('are ordered with their links down and without a circuit', () => {
    const { template } = build(planned(direct((primary) => { primary.phase = 'order'; })));
    const ports = all(template, 'express_route_port');
    expect(ports).toHaveLength(2);
    expect(ports[0]).toMatchObject({ peering_location: 'Washington DC', bandwidth_in_gbps: 10, encapsulation: 'Dot1Q', lifecycle: { prevent_destroy: true } });
    for (const field of ['link1', 'link2', 'identity']) expect(ports[0]).not.toHaveProperty(field);
    expect(typesOf(template)).not.toHaveProperty('express_route_circuit');
    expect(Object.keys(template.output?.azure_virginia_ports?.value)).toEqual([FIRST, 'azure-edge-2-chicago-1']);
  });

  test('come up encrypted on both links, with keys that a new identity may read', () => {
    const { template, network } = build(planned((d: Draft) => {
      direct()(d);
      d.clouds['azure-virginia'].region = 'eastus2'; // whose gateways have no units
    }), { macsec: VAULT });
    const link = {
      admin_enabled: true,
      macsec_cipher: 'GcmAes256',
      macsec_sci_enabled: false,
      macsec_ckn_keyvault_secret_id: 'https://keys.vault.azure.net/secrets/lab-azure-ckn',
      macsec_cak_keyvault_secret_id: 'https://keys.vault.azure.net/secrets/lab-azure-cak',
    };
    expect(all(template, 'express_route_port')[0]).toMatchObject({
      link1: link,
      link2: link,
      identity: { type: 'UserAssigned', identity_ids: [expect.stringMatching(/azurerm_user_assigned_identity\..*\.id/)] },
      depends_on: [expect.stringMatching(/^azurerm_role_assignment\./)],
    });
    expect(all(template, 'role_assignment')).toMatchObject([{ role_definition_name: 'Key Vault Secrets User', scope: VAULT.keyVaultId }]);
    expect(network.macsec?.identity).toBeDefined();
    expect(versionOf(template)).toBe('4.55.0');
  });

  test('have their identity, which may read the keys, from their order on', () => {
    const { template } = build(planned(direct((primary) => { primary.phase = 'order'; })), { macsec: VAULT });
    expect(all(template, 'role_assignment')).toHaveLength(1);
    for (const port of all(template, 'express_route_port')) {
      expect(port.identity.identity_ids).toHaveLength(1);
      expect(port).not.toHaveProperty('link1');
    }
  });

  test('carry circuits of the bandwidth of the plan, which keep to it where the ports are faster', () => {
    const whole = build(planned(direct()), { macsec: VAULT }).template;
    expect(all(whole, 'express_route_circuit')[0]).toMatchObject({ bandwidth_in_gbps: 10, express_route_port_id: expect.stringMatching(/azurerm_express_route_port\./) });
    expect(all(whole, 'express_route_circuit')[0]).not.toHaveProperty('rate_limiting_enabled');
    const part = build(planned(direct((primary) => { primary.circuitBandwidth = '5 Gbps'; })), { macsec: VAULT }).template;
    expect(all(part, 'express_route_circuit')[0]).toMatchObject({ bandwidth_in_gbps: 5, rate_limiting_enabled: true });
  });

  test('of 100 Gbps take a cipher with extended packet numbers, and a provider that knows it once they are up', () => {
    const fast = (phase: string) => planned((d: Draft) => {
      direct((primary) => { primary.phase = phase; })(d);
      for (const router of Object.values<Draft>(d.sites.ashburn.routers)) router.ports = { '100G': 4 };
    });
    const up = build(fast('live'), { macsec: VAULT }).template;
    expect(all(up, 'express_route_port')[0]).toMatchObject({ bandwidth_in_gbps: 100, link1: { macsec_cipher: 'GcmAesXpn256', macsec_sci_enabled: true } });
    expect(versionOf(up)).toBe(NEWER);
    expect(versionOf(build(fast('order')).template)).toBe('4.55.0');
  });

  test('that exist carry a new circuit', () => {
    const PORT = '/subscriptions/0/resourceGroups/n/providers/Microsoft.Network/expressRoutePorts/pair-1';
    const { template } = build(planned(direct()), { macsec: VAULT, existingPorts: { [FIRST]: PORT } });
    expect(all(template, 'express_route_port')).toHaveLength(1);
    expect(all(template, 'express_route_circuit').map((row) => row.express_route_port_id)).toContain(PORT);
  });

  test.each([
    ['an access policy', { access: { kind: 'access-policy', tenantId: 'tenant' } }, 'key_vault_access_policy'],
    ['nothing, where it has access already', { access: { kind: 'given' } }, undefined],
    ['nothing, where an identity exists that has access', { identityId: '/x/userAssignedIdentities/y' }, undefined],
  ] as const)('let their identity read the keys by %s', (_, macsec, type) => {
    const { template } = build(planned(direct()), { macsec: { ...VAULT, ...macsec } });
    const found = ['role_assignment', 'key_vault_access_policy'].filter((name) => all(template, name).length > 0);
    expect(found).toEqual(type ? [type] : []);
  });

  test('may have secrets of other names', () => {
    const { template } = build(planned(direct()), { macsec: { ...VAULT, secretNames: { 'lab/azure': { ckn: 'a', cak: 'b' } } } });
    expect(all(template, 'express_route_port')[0]!.link1).toMatchObject({
      macsec_ckn_keyvault_secret_id: 'https://keys.vault.azure.net/secrets/a', macsec_cak_keyvault_secret_id: 'https://keys.vault.azure.net/secrets/b',
    });
  });
});

describe('tiers', () => {
  test.each([
    ['local', undefined, { tier: 'Local', family: 'UnlimitedData' }],
    ['standard', 'unlimited', { tier: 'Standard', family: 'UnlimitedData' }],
    ['premium', 'metered', { tier: 'Premium', family: 'MeteredData' }],
  ])('of %s circuits are written as Azure does', (tier, data, sku) => {
    const { template } = build(planned((d) => { Object.assign(d.links.azure.primary, { tier, ...(data && { data }) }); }));
    for (const circuit of all(template, 'express_route_circuit')) expect(circuit.sku).toEqual(sku);
  });
});

describe('gateways', () => {
  test('are passed by with FastPath where the plan has it', () => {
    const { template } = build(planned((d) => { d.clouds['azure-virginia'].fastPath = true; }));
    const circuits = all(template, 'virtual_network_gateway_connection').filter(({ type }) => type === 'ExpressRoute');
    expect(circuits.length).toBeGreaterThan(0);
    for (const connection of circuits) expect(connection).toMatchObject({ express_route_gateway_bypass: true, routing_weight: 100 });
  });

  test('have public addresses without zones where the region has none', () => {
    const { template } = build(planned((d) => { d.clouds['azure-virginia'].region = 'westus'; }));
    for (const address of all(template, 'public_ip')) expect(address).not.toHaveProperty('zones');
  });

  test('keep their public addresses where a region gets zones later', () => {
    const addresses = all(build(planned((d) => { d.clouds['azure-virginia'].transit = true; })).template, 'public_ip');
    expect(addresses).toHaveLength(3);
    for (const address of addresses) expect(address.lifecycle).toEqual({ ignore_changes: ['zones'] });
  });

  test.each([
    ['a network', (d: Draft) => { d.clouds['azure-virginia'].transit = true; }, ['virtual_network_gateway', 'virtual_network_gateway', 'route_server']],
    ['a virtual hub', inHub, ['express_route_gateway', 'vpn_gateway']],
  ])('in %s have hours to be made, changed and taken away', (_, change, types) => {
    const { template } = build(planned(change));
    const gateways = [...new Set(types)].flatMap((type) => all(template, type));
    expect(gateways).toHaveLength(types.length);
    for (const gateway of gateways) expect(gateway.timeouts).toEqual({ create: '3h', update: '3h', delete: '3h' });
  });

  test('that exist are joined, and not made', () => {
    const ERGW = '/subscriptions/0/resourceGroups/hub/providers/Microsoft.Network/virtualNetworkGateways/ergw';
    const { template, network } = build(planned(), { expressRouteGatewayId: ERGW, vpnGateway: { id: ERGW.replace('ergw', 'vpngw'), publicIpAddresses: ['192.0.2.1', '192.0.2.2'] } });
    expect(typesOf(template)).not.toHaveProperty('virtual_network_gateway');
    expect(all(template, 'virtual_network_gateway_connection').map((row) => row.virtual_network_gateway_id)).toContain(ERGW);
    expect([network.expressRouteGateway, network.vpnGateway]).toEqual([undefined, undefined]);
    expect(Object.values<Draft>(template.output?.azure_virginia_vpn_tunnels?.value).map(({ public_ip: address }) => address)).toEqual(['192.0.2.1', '192.0.2.2', '192.0.2.1', '192.0.2.2']);
  });

  test('take circuits that exist by their ids, with the key of an authorization', () => {
    const circuitId = '/subscriptions/1/resourceGroups/n/providers/Microsoft.Network/expressRouteCircuits/shared';
    const { template, network } = build(planned(), { existingCircuits: { [FIRST]: { circuitId, authorizationKey: 'key', routingWeight: 50 } } });
    expect(network.circuits.has(FIRST)).toBe(false);
    expect(network.liveCircuits.get(FIRST)).toMatchObject({ circuitId, peeringId: `${circuitId}/peerings/AzurePrivatePeering` });
    const [connection] = all(template, 'virtual_network_gateway_connection').filter((row) => row.express_route_circuit_id === circuitId);
    expect(connection).toMatchObject({ authorization_key: 'key', routing_weight: 50 });
  });

  test('of other networks get authorizations of every circuit that is up', () => {
    const { template, network } = build(planned(), { authorizations: ['spoke'], onOrder: [FIRST] });
    expect([...network.authorizations.keys()]).toEqual([...network.liveCircuits.keys()].map((id) => `${id}/spoke`));
    expect(template.output?.azure_virginia_authorization_keys).toMatchObject({ sensitive: true });
  });
});

describe('transit in a network', () => {
  const transit = planned((d) => { d.clouds['azure-virginia'].transit = true; });

  test('has a route server in a subnet before that of the gateways, made after both', () => {
    const { template, network } = build(transit);
    expect(byName(template, 'subnet').RouteServerSubnet).toMatchObject({ address_prefixes: ['10.96.255.128/26'] });
    expect(all(template, 'route_server')).toMatchObject([{ sku: 'Standard', branch_to_branch_traffic_enabled: true, depends_on: [expect.stringContaining('expressroute-gateway'), expect.stringContaining('vpn-gateway')] }]);
    expect(network.routeServer).toBeDefined();
  });

  test('takes the subnet of the route server where it is asked for, and not in that of the gateways', () => {
    const at = (routeServerSubnetPrefix: string) => ({ routeServerSubnetPrefix, network: { kind: 'new', gatewaySubnetPrefix: '10.96.0.0/26' } }) as const;
    expect(byName(build(transit, at('10.96.0.64/26')).template, 'subnet').RouteServerSubnet).toMatchObject({ address_prefixes: ['10.96.0.64/26'] });
    expect(toldOf(transit, at('10.96.0.0/26'))[0]).toMatch(/^azure-route-server-prefix: "10\.96\.0\.0\/26" cannot be the subnet of a route server/);
    expect(toldOf(transit, at('10.96.0.64/27'))[0]).toMatch(/^azure-route-server-prefix/);
  });

  test('needs a subnet of a network that exists', () => {
    const gatewaySubnetId = '/x/virtualNetworks/hub/subnets/GatewaySubnet';
    expect(toldOf(transit, { network: { kind: 'existing', gatewaySubnetId } })[0]).toMatch(/^missing-property: .*network\.routeServerSubnetId/);
    const { template } = build(transit, { network: { kind: 'existing', gatewaySubnetId, routeServerSubnetId: '/x/virtualNetworks/hub/subnets/RouteServerSubnet' } });
    expect(all(template, 'route_server')).toMatchObject([{ subnet_id: '/x/virtualNetworks/hub/subnets/RouteServerSubnet' }]);
  });
});

describe('a virtual hub', () => {
  const hub = planned(inHub);

  test('has gateways in units, and prefers circuits', () => {
    const { template, network } = build(hub);
    expect(all(template, 'virtual_wan')).toMatchObject([{ type: 'Standard', allow_branch_to_branch_traffic: true }]);
    expect(all(template, 'virtual_hub')).toMatchObject([{ address_prefix: '10.255.0.0/23', hub_routing_preference: 'ExpressRoute' }]);
    expect(all(template, 'express_route_gateway')).toMatchObject([{ scale_units: 2 }]);
    expect(all(template, 'express_route_connection')[0]).toMatchObject({ routing_weight: 100, express_route_circuit_peering_id: expect.stringContaining('azurerm_express_route_circuit_peering.') });
    expect([network.virtualNetwork, network.gatewaySubnetId, network.vpnGateway]).toEqual([undefined, undefined, undefined]);
    expect(network.hubExpressRouteConnections.size).toBe(network.liveCircuits.size);
  });

  test('has a site for each router, and tunnels from both instances with the addresses of the plan', () => {
    const { template } = build(hub);
    expect(all(template, 'vpn_gateway')).toMatchObject([{
      bgp_settings: {
        asn: 65515, instance_0_bgp_peering_address: { custom_ips: [expect.stringMatching(/^169\.254\.2[12]\./), expect.anything()] }, instance_1_bgp_peering_address: { custom_ips: expect.anything() },
      },
    }]);
    expect(all(template, 'vpn_site').map(({ link }) => link[0])).toMatchObject([{ ip_address: '203.0.113.10', bgp: { asn: 65010 } }, { ip_address: '198.51.100.10' }]);
    const [connection] = all(template, 'vpn_gateway_connection');
    expect(connection!.vpn_link[0]).toMatchObject({
      protocol: 'IKEv2', bgp_enabled: true, shared_key: expect.stringMatching(/^\$\{var\./), ipsec_policy: [{ encryption_algorithm: 'GCMAES256', integrity_algorithm: 'GCMAES256' }],
    });
    expect(connection!.vpn_link[0].custom_bgp_address).toHaveLength(2);
  });

  test('stands in a Virtual WAN that exists, or exists itself', () => {
    const virtualWanId = '/x/virtualWans/wan';
    expect(typesOf(build(hub, { hub: { kind: 'new', virtualWanId } }).template)).toMatchObject({ virtual_hub: 1 });
    const { template, network } = build(hub, { hub: { kind: 'existing', virtualHubId: '/x/virtualHubs/hub', virtualWanId } });
    expect(typesOf(template)).not.toHaveProperty('virtual_hub');
    expect(network.virtualHubId).toBe('/x/virtualHubs/hub');
    expect(all(template, 'express_route_gateway')).toMatchObject([{ virtual_hub_id: '/x/virtualHubs/hub' }]);
  });

  test('passes nothing on where the plan has no transit', () => {
    const { template } = build(planned((d) => {
      inHub(d);
      d.clouds['azure-virginia'].transit = false;
    }));
    expect(all(template, 'virtual_wan')).toMatchObject([{ allow_branch_to_branch_traffic: false }]);
  });
});

describe('several subscriptions', () => {
  /** The construct with providers of its own. */
  function synthesized(plan: NetworkPlan, props: (stack: ReturnType<typeof newStack>) => Partial<AzureHybridNetworkProps>): Template {
    const stack = newStack();
    new AzureHybridNetwork(stack, 'azure', { plan, cloud: 'azure-virginia', ...props(stack) });
    return JSON.parse(Testing.synth(stack)) as Template;
  }

  const template = synthesized(planned(), (stack) => ({
    provider: new AzurermProvider(stack, 'spoke', { alias: 'spoke', features: [{}] }),
    circuitProvider: new AzurermProvider(stack, 'connectivity', { alias: 'connectivity', features: [{}] }),
    circuitResourceGroupName: 'circuits',
  }));

  test('keep circuits and what is on them in their own, and all else in the other', () => {
    const circuitTypes = ['express_route_circuit', 'express_route_circuit_authorization', 'express_route_circuit_peering'];
    for (const [type, items] of Object.entries(template.resource)) {
      for (const item of Object.values(items)) expect(`${type} ${item.provider}`).toBe(`${type} azurerm.${circuitTypes.includes(type.replace('azurerm_', '')) ? 'connectivity' : 'spoke'}`);
    }
    for (const type of circuitTypes) for (const item of all(template, type)) expect(item.resource_group_name).toBe('circuits');
  });

  const connectivity = (stack: ReturnType<typeof newStack>) => ({
    circuitProvider: new AzurermProvider(stack, 'connectivity', { alias: 'connectivity', features: [{}] }), circuitResourceGroupName: 'circuits',
  });

  test('join every circuit that is made with the key of an authorization of its own', () => {
    const keys = all(template, 'virtual_network_gateway_connection').filter(({ type }) => type === 'ExpressRoute').map((row) => row.authorization_key);
    expect(keys).toHaveLength(all(template, 'express_route_circuit').length);
    for (const key of keys) expect(key).toMatch(/^\$\{azurerm_express_route_circuit_authorization\.azure_own-authorization-.*\.authorization_key\}$/);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(all(template, 'express_route_circuit_authorization').map(({ name }) => name))).toEqual(new Set(['ashburn-ai-azure-virginia']));
    expect(template.output).not.toHaveProperty('azure_virginia_authorization_keys');
  });

  test('do so in a virtual hub too, and beside those of other networks', () => {
    const inAHub = synthesized(planned(inHub), (stack) => ({ ...connectivity(stack), authorizations: ['spoke'] }));
    for (const row of all(inAHub, 'express_route_connection')) expect(row.authorization_key).toContain('own-authorization-');
    expect(new Set(all(inAHub, 'express_route_circuit_authorization').map(({ name }) => name))).toEqual(new Set(['ashburn-ai-azure-virginia', 'spoke']));
  });

  test('leave a circuit that exists its own key, and need none where the provider is that of the gateways', () => {
    const circuitId = '/subscriptions/1/resourceGroups/n/providers/Microsoft.Network/expressRouteCircuits/shared';
    const given = synthesized(planned(), (stack) => ({ ...connectivity(stack), existingCircuits: { [FIRST]: { circuitId, authorizationKey: 'key' } } }));
    expect(all(given, 'virtual_network_gateway_connection').filter((row) => row.express_route_circuit_id === circuitId)).toMatchObject([{ authorization_key: 'key' }]);
    const same = synthesized(planned(), (stack) => {
      const { circuitProvider } = connectivity(stack);
      return { provider: circuitProvider, circuitProvider };
    });
    expect(all(same, 'express_route_circuit_authorization')).toEqual([]);
  });
});

test('a newer provider is asked for aloud', () => {
  const { network } = build(planned());
  const told = network.expressRouteGateway!.node.metadata.map(({ data }) => data as string);
  expect(told).toContain('azurerm >= 4.79.0, < 5.0.0 is asked for in place of the bindings\' 4.55.0, which does not know units of ErGwScale');
});

describe('what users ask for', () => {
  test('tags go to all that can have them', () => {
    const { template } = build(planned(), { tags: { owner: 'network' } });
    const without = Object.entries(template.resource).filter(([, items]) => Object.values(items).some(({ tags }) => tags?.owner !== 'network')).map(([type]) => type);
    expect(without.sort()).toEqual(['azurerm_express_route_circuit_peering', 'azurerm_subnet']);
  });

  test('names of what was imported stay', () => {
    const { template } = build(planned(), { names: { [FIRST]: 'er-equinix', 'azure-virginia-vpngw': 'hub-vpn', 'azure-virginia-vnet': 'hub' } });
    expect(byName(template, 'express_route_circuit')).toHaveProperty('er-equinix');
    expect(byName(template, 'virtual_network_gateway')).toHaveProperty('hub-vpn');
    expect(byName(template, 'virtual_network')).toHaveProperty('hub');
  });

  test('a circuit is moved in the state from what it was called before', () => {
    const { stack, network } = build(planned());
    network.circuits.get(FIRST)!.moveFromId('azurerm_express_route_circuit.equinix');
    expect(JSON.parse(Testing.synth(stack)).moved).toMatchObject([{ from: 'azurerm_express_route_circuit.equinix' }]);
  });
});

describe('the subnets of gateways and route servers', () => {
  /** What a synthesis tells of a stack with something beside the construct. */
  function told(change: (stack: ReturnType<typeof newStack>, network: AzureHybridNetwork) => void): string {
    const stack = newStack();
    const network = new AzureHybridNetwork(stack, 'azure', { plan: planned(), cloud: 'azure-virginia' });
    change(stack, network);
    try {
      Testing.synth(stack, true);
    } catch (error) {
      return (error as Error).message;
    }
    return '';
  }

  const associate = (stack: ReturnType<typeof newStack>, network: AzureHybridNetwork, table: RouteTable) =>
    new SubnetRouteTableAssociation(stack, 'association', { subnetId: network.gatewaySubnetId!, routeTableId: table.id });
  const place = { name: 'table', location: 'eastus', resourceGroupName: 'rg' };

  test('refuse a network security group', () => {
    expect(told((stack, network) => new SubnetNetworkSecurityGroupAssociation(stack, 'nsg', { subnetId: network.gatewaySubnet!.id, networkSecurityGroupId: 'nsg' })))
      .toContain('hybrid/nsg puts a network security group on the subnet of a gateway');
  });

  test('refuse a route table without BGP propagation', () => {
    expect(told((stack, network) => associate(stack, network, new RouteTable(stack, 'table', { ...place, bgpRoutePropagationEnabled: false }))))
      .toContain('hybrid/association gives the subnet of a gateway a route table without BGP propagation');
  });

  test('refuse a default route', () => {
    const route = [{ name: 'out', addressPrefix: '0.0.0.0/0', nextHopType: 'Internet' }];
    expect(told((stack, network) => associate(stack, network, new RouteTable(stack, 'table', { ...place, route })))).toContain('a route of its own to 0.0.0.0/0');
  });

  test('take a route table that does neither, and leave other subnets alone', () => {
    expect(told((stack, network) => associate(stack, network, new RouteTable(stack, 'table', { ...place, route: [{ name: 'in', addressPrefix: '10.96.1.0/24', nextHopType: 'VnetLocal' }] })))).toBe('');
    expect(told((stack, network) => {
      const subnet = new Subnet(stack, 'other', { name: 'other', resourceGroupName: 'rg', virtualNetworkName: network.virtualNetwork!.name, addressPrefixes: ['10.96.1.0/24'] });
      new SubnetNetworkSecurityGroupAssociation(stack, 'nsg', { subnetId: subnet.id, networkSecurityGroupId: 'nsg' });
    })).toBe('');
  });
});
