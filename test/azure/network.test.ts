import { Lazy } from 'cdktf';
import { ashburn, build, byName, plan, problemOf, vpnOnly } from './fixture';

const SUBNET_ID = '/subscriptions/0/resourceGroups/hub/providers/Microsoft.Network/virtualNetworks/hub/subnets/GatewaySubnet';

/** A cloud with these prefixes. */
const withPrefixes = (...prefixes: string[]) => {
  const { clouds, links } = vpnOnly();
  return plan({ ...(clouds[1] as any), prefixes }, links);
};

describe('a new network', () => {
  test('is made in a new resource group, with the prefixes of the cloud and a gateway subnet at the end of the first', () => {
    const { network, template } = build(ashburn());
    expect(byName(template, 'resource_group')['ashburn-ai-azure-virginia']).toMatchObject({ location: 'eastus' });
    expect(byName(template, 'virtual_network')['ashburn-ai-azure-virginia-vnet']).toMatchObject({ location: 'eastus', address_space: ['10.96.0.0/16'] });
    expect(byName(template, 'subnet').GatewaySubnet).toMatchObject({ address_prefixes: ['10.96.255.192/26'] });
    expect([network.resourceGroup, network.virtualNetwork, network.gatewaySubnet]).not.toContain(undefined);
  });

  test('keeps the gateway subnet where it is asked for', () => {
    const { template } = build(ashburn(), { network: { kind: 'new', gatewaySubnetPrefix: '10.96.4.0/27' } });
    expect(byName(template, 'subnet').GatewaySubnet).toMatchObject({ address_prefixes: ['10.96.4.0/27'] });
  });

  test('takes a prefix that only Terraform knows', () => {
    const { template } = build(ashburn(), { network: { kind: 'new', gatewaySubnetPrefix: Lazy.stringValue({ produce: () => '10.96.8.0/26' }) } });
    expect(byName(template, 'subnet').GatewaySubnet).toMatchObject({ address_prefixes: ['10.96.8.0/26'] });
  });

  test.each([
    ['outside the prefixes of the cloud', '10.97.0.0/26'],
    ['smaller than /27', '10.96.0.0/28'],
    ['with host bits', '10.96.0.1/26'],
    ['larger than the prefix of the cloud', '10.96.0.0/15'],
    ['of IPv6', 'fd00::/64'],
    ['that is no prefix', 'the last one'],
    ['that is empty', ''],
  ])('refuses a gateway subnet %s', (_, gatewaySubnetPrefix) => {
    const problem = problemOf(() => build(ashburn(), { network: { kind: 'new', gatewaySubnetPrefix } }));
    expect(problem).toMatchObject({ code: 'gateway-subnet-prefix', message: expect.stringContaining(`"${gatewaySubnetPrefix}"`) });
    expect(problem?.message).toContain('10.96.0.0/16');
  });

  test('asks for the gateway subnet where the first prefix has no room for it', () => {
    expect(problemOf(() => build(withPrefixes('10.96.0.0/27')))).toMatchObject({ code: 'gateway-subnet-prefix', fix: expect.stringContaining('set gatewaySubnetPrefix') });
    const { template } = build(withPrefixes('10.96.0.0/27'), { network: { kind: 'new', gatewaySubnetPrefix: '10.96.0.0/27' } });
    expect(byName(template, 'subnet').GatewaySubnet).toMatchObject({ address_prefixes: ['10.96.0.0/27'] });
  });
});

describe('existing resources', () => {
  test('a resource group takes everything in', () => {
    const { network, template } = build(ashburn(), { resourceGroupName: 'networking' });
    expect(template.resource.azurerm_resource_group).toBeUndefined();
    expect(network.resourceGroup).toBeUndefined();
    const groups = Object.values(template.resource).flatMap((items) => Object.values(items)).map((item) => item.resource_group_name);
    expect(new Set(groups)).toEqual(new Set(['networking']));
  });

  test('a virtual network gets the gateway subnet, in its own resource group', () => {
    const { network, template } = build(ashburn(), {
      network: { kind: 'new-gateway-subnet', virtualNetworkName: 'hub', virtualNetworkResourceGroupName: 'hub-rg', gatewaySubnetPrefix: '10.96.0.0/26' },
    });
    expect(template.resource.azurerm_virtual_network).toBeUndefined();
    expect(network.virtualNetwork).toBeUndefined();
    expect(byName(template, 'subnet').GatewaySubnet).toMatchObject({ virtual_network_name: 'hub', resource_group_name: 'hub-rg', address_prefixes: ['10.96.0.0/26'] });
  });

  test('a virtual network without a resource group of its own is in that of the construct', () => {
    const { template } = build(ashburn(), {
      resourceGroupName: 'networking',
      network: { kind: 'new-gateway-subnet', virtualNetworkName: 'hub', gatewaySubnetPrefix: '10.96.0.0/26' },
    });
    expect(byName(template, 'subnet').GatewaySubnet).toMatchObject({ resource_group_name: 'networking' });
  });

  test('a gateway subnet takes both gateways in', () => {
    const { network, template } = build(ashburn(), { network: { kind: 'existing', gatewaySubnetId: SUBNET_ID } });
    expect(template.resource.azurerm_virtual_network).toBeUndefined();
    expect(template.resource.azurerm_subnet).toBeUndefined();
    expect(network.gatewaySubnetId).toBe(SUBNET_ID);
    const subnets = Object.values(byName(template, 'virtual_network_gateway')).flatMap((item) => item.ip_configuration.map((part: any) => part.subnet_id));
    expect(subnets).toEqual([SUBNET_ID, SUBNET_ID, SUBNET_ID]);
  });

  test('a gateway subnet may be a reference', () => {
    const { template } = build(ashburn(), { network: { kind: 'existing', gatewaySubnetId: '${data.azurerm_subnet.gateway.id}' } });
    expect(byName(template, 'virtual_network_gateway')['ashburn-ai-azure-virginia-ergw']?.ip_configuration[0].subnet_id).toBe('${data.azurerm_subnet.gateway.id}');
  });

  test('refuses a subnet with another name', () => {
    const gatewaySubnetId = SUBNET_ID.replace('GatewaySubnet', 'default');
    expect(problemOf(() => build(ashburn(), { network: { kind: 'existing', gatewaySubnetId } }))).toMatchObject({ code: 'azure-id', fix: expect.stringContaining('/subnets/GatewaySubnet') });
  });
});
