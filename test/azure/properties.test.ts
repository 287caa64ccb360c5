import { DataAzurermKeyVault } from '@cdktf/provider-azurerm/lib/data-azurerm-key-vault';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { Fn, type TerraformStack, TerraformVariable, Testing } from 'cdktf';
import { newStack, problemOf, type Template } from './fixture';
import { cloudOf, direct, inHub, type Planned, planned, problemsOf, toldOf, VAULT } from './support';
import { AzureHybridNetwork, type AzureHybridNetworkProps } from '../../lib/azure';
import type { Draft } from '../networks';

const FIRST = 'azure-edge-1-washington-dc-1';
const SECOND = 'azure-edge-2-washington-dc2-1';
const AT = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/hub/providers/Microsoft.Network';
const CIRCUIT = `${AT}/expressRouteCircuits/equinix`;
const GATEWAY = `${AT}/virtualNetworkGateways/hub`;
const SUBNET = `${AT}/virtualNetworks/hub/subnets/GatewaySubnet`;

const provided = planned();
const ports = planned(direct());
const hub = planned(inHub);
const transit = planned((d) => { d.clouds['azure-virginia'].transit = true; });

/** Properties as JavaScript and configuration files can have them. */
const anything = (props: Planned): Partial<AzureHybridNetworkProps> => props as Partial<AzureHybridNetworkProps>;

type Mistake = readonly [mistake: string, props: Draft, told: string];

const OF_SHAPE: readonly Mistake[] = [
  ['a property that there is not', { resouceGroupName: 'x' }, 'AzureHybridNetwork has no property "resouceGroupName"'],
  ['a resource group by its id', { resourceGroupName: '/subscriptions/0/resourceGroups/hub' }, 'resourceGroupName is no name of a resource'],
  ['a resource group without a name', { resourceGroupName: '' }, 'resourceGroupName is no name of a resource'],
  ['a resource group that is null', { resourceGroupName: null }, 'resourceGroupName is no name of a resource'],
  ['a network of no kind', { network: { kind: 'exisiting', gatewaySubnetId: SUBNET } }, 'network.kind is none of new, new-gateway-subnet, existing'],
  ['a network that is text', { network: 'new' }, 'network.kind is none of'],
  ['a new gateway subnet in a network without a name', { network: { kind: 'new-gateway-subnet', gatewaySubnetPrefix: '10.96.0.0/26' } }, 'network.virtualNetworkName is no name'],
  ['a new gateway subnet in a network by its id', { network: { kind: 'new-gateway-subnet', virtualNetworkName: SUBNET, gatewaySubnetPrefix: '10.96.0.0/26' } }, 'network.virtualNetworkName is no name'],
  ['a prefix that is a number', { network: { kind: 'new', gatewaySubnetPrefix: 5 } }, 'network.gatewaySubnetPrefix is no text'],
  ['a field of a network that is misspelt', { network: { kind: 'new', gatewaySubnetPrefx: '10.96.0.0/26' } }, 'network.gatewaySubnetPrefx is unknown'],
  ['an existing network without its subnet', { network: { kind: 'existing' } }, 'network.gatewaySubnetId is no text'],
  ['a hub of no kind', { hub: { kind: 'exist' } }, 'hub.kind is none of new, existing'],
  ['an existing hub without ids', { hub: { kind: 'existing' } }, 'hub.virtualHubId is no text'],
  ['an existing hub without its Virtual WAN', { hub: { kind: 'existing', virtualHubId: `${AT}/virtualHubs/hub` } }, 'hub.virtualWanId is no text'],
  ['a VPN gateway that is text', { vpnGateway: GATEWAY }, 'vpnGateway is no value with fields'],
  ['a VPN gateway without anything', { vpnGateway: {} }, 'vpnGateway.id is no text'],
  ['a VPN gateway with one address', { vpnGateway: { id: GATEWAY, publicIpAddresses: ['192.0.2.1'] } }, 'vpnGateway.publicIpAddresses is no list of two different IPv4 addresses'],
  ['a VPN gateway with one address twice', { vpnGateway: { id: GATEWAY, publicIpAddresses: ['192.0.2.1', '192.0.2.1'] } }, 'vpnGateway.publicIpAddresses is no list'],
  ['a VPN gateway with what are no addresses', { vpnGateway: { id: GATEWAY, publicIpAddresses: ['192.0.2.1', '192.0.2.256'] } }, 'vpnGateway.publicIpAddresses is no list'],
  ['circuits that are null', { existingCircuits: null }, 'existingCircuits is no mapping'],
  ['a circuit that is its id', { existingCircuits: { [FIRST]: CIRCUIT } }, `existingCircuits.${FIRST} is no value with fields`],
  ['a circuit without an id', { existingCircuits: { [FIRST]: {} } }, `existingCircuits.${FIRST}.circuitId is no text`],
  ['a weight below 0', { existingCircuits: { [FIRST]: { circuitId: CIRCUIT, routingWeight: -1 } } }, `existingCircuits.${FIRST}.routingWeight is no whole number from 0 to 32000`],
  ['a weight above 32000', { existingCircuits: { [FIRST]: { circuitId: CIRCUIT, routingWeight: 32_001 } } }, `existingCircuits.${FIRST}.routingWeight is no whole number`],
  ['ports that are values', { existingPorts: { [FIRST]: { id: 'x' } } }, `existingPorts.${FIRST} is no text`],
  ['a bundle on order that is in no list', { onOrder: 'x' }, 'onOrder is no list'],
  ['authorizations that are in no list', { authorizations: 'spoke' }, 'authorizations is no list'],
  ['an authorization that is a number', { authorizations: [5] }, 'authorizations[0] is no text'],
  ['a Key Vault without its address', { macsec: { keyVaultId: VAULT.keyVaultId } }, 'macsec.keyVaultUri is no address of a Key Vault'],
  ['a Key Vault in clear text', { macsec: { ...VAULT, keyVaultUri: 'http://keys.vault.azure.net/' } }, 'macsec.keyVaultUri is no address of a Key Vault'],
  ['an id for the address of a Key Vault', { macsec: { ...VAULT, keyVaultUri: VAULT.keyVaultId } }, 'macsec.keyVaultUri is no address of a Key Vault'],
  ['one name of two secrets', { macsec: { ...VAULT, secretNames: { 'lab/azure': { ckn: 'a' } } } }, 'macsec.secretNames.lab/azure.cak is no name of a secret'],
  ['a secret that no vault can have', { macsec: { ...VAULT, secretNames: { 'lab/azure': { ckn: 'a', cak: 'a_b' } } } }, 'macsec.secretNames.lab/azure.cak is no name of a secret'],
  ['access of no kind', { macsec: { ...VAULT, access: { kind: 'rol' } } }, 'macsec.access.kind is none of role, access-policy, given'],
  ['an access policy without a tenant', { macsec: { ...VAULT, access: { kind: 'access-policy' } } }, 'macsec.access.tenantId is no text'],
  ['a field of MACsec that is misspelt', { macsec: { ...VAULT, secretName: {} } }, 'macsec.secretName is unknown'],
  ['a peering without its id', { reachPeers: { id: {} } }, 'reachPeers.id.peeringId is no text'],
  ['a provider that is text', { provider: 'azurerm.hub' }, 'provider is no provider of cdktf'],
  ['a tag that is a number', { tags: { owner: 5 } }, 'tags.owner is no text'],
  ['a name that is a number', { names: { [FIRST]: 5 } }, `names.${FIRST} is no text`],
];

describe('properties of another shape are refused', () => {
  test.each(OF_SHAPE)('%s', (_, props, told) => {
    const [first] = problemsOf(provided, anything(props));
    expect(first).toMatchObject({ code: 'azure-property', message: expect.stringContaining(told) });
    expect(first!.fix).toMatch(/^(pass|leave it out)/);
  });

  test.each([undefined, null, 'plan.json', []])('all of them being %p', (props) => {
    expect(problemOf(() => new AzureHybridNetwork(newStack(), 'azure', props as never))).toMatchObject({ code: 'azure-property', message: 'AzureHybridNetwork was given no properties' });
  });

  test('without a cloud', () => {
    expect(problemOf(() => new AzureHybridNetwork(newStack(), 'azure', { plan: provided } as never))).toMatchObject({ message: 'cloud is no text' });
  });

  test('all of them at once', () => {
    expect(problemsOf(provided, anything({ onOrder: 5, authorizations: 5, tags: [] })).map(({ message }) => message)).toEqual(['onOrder is no list', 'authorizations is no list', 'tags is no mapping']);
  });

  test('unless they are what only Terraform knows', () => {
    const stack = newStack();
    const known = (id: string) => new TerraformVariable(stack, id, { type: 'string' }).stringValue;
    const props: AzureHybridNetworkProps = {
      plan: provided,
      cloud: 'azure-virginia',
      resourceGroupName: known('group'),
      existingCircuits: { [FIRST]: { circuitId: known('circuit'), authorizationKey: known('key') } },
      vpnGateway: { id: known('gateway'), publicIpAddresses: [known('first'), known('second')] },
      names: { [SECOND]: known('name') },
      tags: { owner: known('owner') },
    };
    new AzureHybridNetwork(stack, 'azure', props);
    expect(Testing.synth(stack)).toContain('${var.circuit}/peerings/AzurePrivatePeering');
  });
});

const OF_KIND: readonly (readonly [property: string, props: Draft, fix: string, plan: typeof provided])[] = [
  ['existingCircuits["azure-edge-1-washington-dc-1"].circuitId', { existingCircuits: { [FIRST]: { circuitId: `${CIRCUIT}/peerings/AzurePrivatePeering` } } }, '/expressRouteCircuits/<name>', provided],
  ['existingCircuits["azure-edge-1-washington-dc-1"].peeringId', { existingCircuits: { [FIRST]: { circuitId: CIRCUIT, peeringId: CIRCUIT } } }, '/peerings/AzurePrivatePeering', provided],
  ['existingPorts["azure-edge-1-washington-dc-1"]', { macsec: VAULT, existingPorts: { [FIRST]: CIRCUIT } }, '/expressRoutePorts/<name>', ports],
  ['macsec.identityId', { macsec: { ...VAULT, identityId: CIRCUIT } }, '/userAssignedIdentities/<name>', ports],
  ['macsec.keyVaultId', { macsec: { ...VAULT, keyVaultId: `${VAULT.keyVaultId}/secrets/x` } }, '/vaults/<name>', ports],
  ['hub.virtualWanId', { hub: { kind: 'new', virtualWanId: GATEWAY } }, '/virtualWans/<name>', hub],
  ['hub.virtualHubId', { hub: { kind: 'existing', virtualHubId: GATEWAY, virtualWanId: `${AT}/virtualWans/wan` } }, '/virtualHubs/<name>', hub],
  ['expressRouteGatewayId', { expressRouteGatewayId: GATEWAY }, '/expressRouteGateways/<name>', hub],
];

describe('ids are refused', () => {
  test.each(OF_KIND)('that do not end as an id of %s does', (property, props, fix, plan) => {
    const [first, ...more] = problemsOf(plan, anything(props));
    expect(more).toEqual([]);
    expect(first).toMatchObject({ code: 'azure-id', message: expect.stringContaining(`${property} is "`), fix: expect.stringContaining(fix) });
  });

  test('with the end of what was given, which says what it is of', () => {
    const [first] = problemsOf(provided, { existingCircuits: { [FIRST]: { circuitId: `${CIRCUIT}/peerings/AzurePrivatePeering` } } });
    expect(first!.message).toMatch(/is "\/subscriptions\/.*\.\.\..*Circuits\/equinix\/peerings\/AzurePrivatePeering"/);
  });

  test('of subnets of a network that exists, both at once', () => {
    const told = toldOf(transit, { network: { kind: 'existing', gatewaySubnetId: SUBNET.replace('GatewaySubnet', 'default') } });
    expect(told.map((line) => line.split(':')[0])).toEqual(['missing-property', 'azure-id']);
    expect(toldOf(transit, { network: { kind: 'existing', gatewaySubnetId: SUBNET, routeServerSubnetId: SUBNET } })[0]).toMatch(/^azure-id: network\.routeServerSubnetId/);
  });
});

describe('names are refused', () => {
  test.each<readonly [mistake: string, names: Record<string, string>, told: string]>([
    ['of what the plan does not have', { 'azure-virginia-egrw': 'x' }, 'azure-unknown-name: names names "azure-virginia-egrw"'],
    ['with characters that Azure does not take', { [FIRST]: 'bad name/..' }, 'azure-name: names has "bad name/.."'],
    ['of nothing', { [FIRST]: '' }, 'azure-name: names has ""'],
    ['that two circuits have', { [FIRST]: 'er', [SECOND]: 'ER' }, `azure-name: "${FIRST}" and "${SECOND}" are both named "er"`],
    ['that another circuit has anyway', { [FIRST]: `ashburn-ai-${SECOND}` }, `azure-name: "${FIRST}" and "${SECOND}" are both named`],
    ['that both gateways have', { 'azure-virginia-ergw': 'hub', 'azure-virginia-vpngw': 'hub' }, 'azure-name: "azure-virginia-ergw" and "azure-virginia-vpngw" are both named "hub"'],
  ])('%s', (_, names, told) => {
    expect(toldOf(provided, { names })).toEqual([expect.stringContaining(told)]);
  });

  test('not where resources are of two types', () => {
    expect(problemsOf(provided, { names: { 'azure-virginia': 'hub_(old)', 'azure-virginia-vnet': 'hub', 'azure-virginia-ergw': 'hub', [FIRST]: 'hub' } })).toEqual([]);
    expect(problemsOf(hub, { names: { 'azure-virginia-ergw': 'hub', 'azure-virginia-vpngw': 'hub', 'azure-virginia-hub': 'hub' } })).toEqual([]);
  });
});

describe('authorizations are refused', () => {
  test.each<readonly [mistake: string, authorizations: readonly string[], told: string]>([
    ['twice', ['spoke', 'spoke'], 'authorizations has "spoke" and "spoke", which are both "spoke" in Azure'],
    ['that differ in capitals and spaces only', ['Spoke A', 'spoke-a'], 'authorizations has "Spoke A" and "spoke-a", which are both "spoke-a" in Azure'],
    ['without a name', [''], 'authorizations has ""'],
    ['that start with a hyphen', ['-a'], 'authorizations has "-a"'],
    ['that are too long', ['x'.repeat(81)], 'authorizations has "xxx'],
  ])('%s', (_, authorizations, told) => {
    expect(toldOf(provided, { authorizations })).toEqual([expect.stringContaining(`azure-authorization: ${told}`)]);
  });
});

test('an authorization with the name of that of the gateway is refused', () => {
  const stack = newStack();
  const circuitProvider = new AzurermProvider(stack, 'connectivity', { alias: 'connectivity', features: [{}] });
  const authorizations = ['ashburn-ai-azure-virginia'];
  expect(problemsOf(provided, { authorizations })).toEqual([]);
  const problem = problemOf(() => new AzureHybridNetwork(stack, 'azure', { plan: provided, cloud: 'azure-virginia', circuitProvider, circuitResourceGroupName: 'circuits', authorizations }));
  expect(problem).toMatchObject({ code: 'azure-authorization', message: expect.stringContaining('and the gateway here has an authorization of that name') });
});

test('one gateway for circuits and tunnels is refused', () => {
  expect(toldOf(provided, { expressRouteGatewayId: GATEWAY, vpnGateway: { id: GATEWAY, publicIpAddresses: ['192.0.2.1', '192.0.2.2'] } })).toEqual([expect.stringMatching(/^azure-one-gateway: /)]);
});

describe('what would have no effect is refused', () => {
  test('a principal without its identity', () => {
    expect(toldOf(ports, { macsec: { ...VAULT, identityPrincipalId: 'principal' } })).toEqual([expect.stringMatching(/^azure-principal: /)]);
    expect(problemsOf(ports, { macsec: { ...VAULT, identityId: '/x/userAssignedIdentities/y', identityPrincipalId: 'principal' } })).toEqual([]);
  });

  test('a circuit that exists where the plan has one on order', () => {
    const existingCircuits = { [FIRST]: { circuitId: CIRCUIT } };
    expect(toldOf(planned((d) => { d.links.azure.primary.phase = 'order'; }), { existingCircuits })).toEqual([expect.stringContaining(`azure-existing-on-order: existingCircuits has "${FIRST}"`)]);
    expect(toldOf(provided, { existingCircuits, onOrder: [FIRST] })).toEqual([expect.stringContaining('azure-existing-on-order')]);
    expect(problemsOf(provided, { existingCircuits })).toEqual([]);
  });

  test('keys of MACsec where no ports get any, unless these are on order', () => {
    expect(toldOf(provided, { macsec: VAULT })).toEqual([expect.stringMatching(/^azure-macsec-unused: /)]);
    const port = (name: string) => `${AT}/expressRoutePorts/${name}`;
    expect(toldOf(ports, { macsec: VAULT, existingPorts: { [FIRST]: port('a'), 'azure-edge-2-chicago-1': port('b') } })).toEqual([expect.stringMatching(/^azure-macsec-unused: /)]);
    expect(problemsOf(planned(direct((primary) => { primary.phase = 'order'; })), { macsec: VAULT })).toEqual([]);
  });
});

describe('keys of MACsec', () => {
  /** Two links with ports of their own, whose keys have these names. */
  const twoLinks = (first: string, second: string) => planned((d) => {
    direct()(d);
    d.links.azure.primary.macsec.keys = first;
    d.sites.reston = { asn: 65020, prefixes: ['10.40.0.0/16'], linkPrefixes: ['172.22.255.0/24'], routers: { 'res-1': { publicIp: '203.0.113.44', vlans: '1400-1599', ports: { '10G': 2 } } } };
    const primary = { kind: 'express-route', connections: 'direct', macsec: { keys: second }, paths: [{ router: 'res-1', location: 'Denver' }] };
    d.links.reston = { site: 'reston', cloud: 'azure-virginia', resilience: 'basic', fallback: { kind: 'vpn' }, primary };
  });

  test('of two names that would be one pair of secrets are refused', () => {
    expect(toldOf(twoLinks('a/b', 'a-b'), { macsec: VAULT })).toEqual([
      expect.stringContaining('azure-secret-twice: the keys "a/b" and "a-b" are both in the secret "a-b-ckn"'),
      expect.stringContaining('azure-secret-twice: the keys "a/b" and "a-b" are both in the secret "a-b-cak"'),
    ]);
    expect(problemsOf(twoLinks('a/b', 'a-b'), { macsec: { ...VAULT, secretNames: { 'a-b': { ckn: 'c', cak: 'd' } } } })).toEqual([]);
    expect(problemsOf(twoLinks('a', 'a'), { macsec: VAULT })).toEqual([]);
  });

  test('in one secret are refused', () => {
    expect(toldOf(ports, { macsec: { ...VAULT, secretNames: { 'lab/azure': { ckn: 'one', cak: 'One' } } } })).toEqual([expect.stringContaining('both secrets of the keys "lab/azure" are "One"')]);
  });

  test('under names of keys that the plan does not have are refused', () => {
    expect(toldOf(ports, { macsec: { ...VAULT, secretNames: { 'lab/azur': { ckn: 'a', cak: 'b' } } } })).toEqual([expect.stringContaining('azure-unknown-name: macsec.secretNames names "lab/azur"')]);
  });

  test.each<readonly [what: string, expression: string, uriOf: (stack: TerraformStack) => string]>([
    ['data', 'data.azurerm_key_vault.vault.vault_uri', (stack) => new DataAzurermKeyVault(stack, 'vault', { name: 'keys', resourceGroupName: 'security' }).vaultUri],
    ['an expression', '"${data.azurerm_key_vault.vault.vault_uri}"', () => '${data.azurerm_key_vault.vault.vault_uri}'],
  ])('have an address without a second slash where only Terraform knows the vault, as %s', (_, expression, uriOf) => {
    const stack = newStack();
    new AzureHybridNetwork(stack, 'azure', { plan: ports, cloud: 'azure-virginia', macsec: { keyVaultId: VAULT.keyVaultId, keyVaultUri: uriOf(stack) } });
    const [port] = Object.values((JSON.parse(Testing.synth(stack)) as Template).resource.azurerm_express_route_port!);
    expect(port!.link1).toMatchObject({
      macsec_ckn_keyvault_secret_id: `\${trimsuffix(${expression}, "/")}/secrets/lab-azure-ckn`,
      macsec_cak_keyvault_secret_id: `\${trimsuffix(${expression}, "/")}/secrets/lab-azure-cak`,
    });
  });
});

describe('ports that exist', () => {
  test('are refused for circuits of two paths, which do not fail together in the plan', () => {
    const port = `${AT}/expressRoutePorts/pair`;
    expect(toldOf(ports, { existingPorts: { [FIRST]: port, 'azure-edge-2-chicago-1': port } })).toEqual([expect.stringContaining('azure-ports-twice: existingPorts has "')]);
  });
});

test('a gateway subnet does not take all of a prefix that has room for more', () => {
  expect(toldOf(provided, { network: { kind: 'new', gatewaySubnetPrefix: '10.96.0.0/16' } })).toEqual([expect.stringMatching(/^azure-gateway-subnet-whole: the gateway subnet 10\.96\.0\.0\/16 takes all/)]);
  const small = planned((d) => { d.clouds['azure-virginia'].prefixes = ['10.96.0.0/26']; });
  expect(cloudOf(small as Planned).prefixes).toEqual(['10.96.0.0/26']);
  expect(problemsOf(small)).toEqual([]);
});

test('circuits of another subscription need a resource group there', () => {
  const stack = newStack();
  const circuitProvider = new AzurermProvider(stack, 'connectivity', { alias: 'connectivity', features: [{}] });
  const problem = problemOf(() => new AzureHybridNetwork(stack, 'azure', { plan: provided, cloud: 'azure-virginia', circuitProvider }));
  expect(problem).toMatchObject({ code: 'missing-property', message: expect.stringContaining('circuitResourceGroupName') });
});

test('a reference is taken where ids are judged', () => {
  expect(problemsOf(provided, { expressRouteGatewayId: Fn.lower('${data.x.y.id}') })).toEqual([]);
});
