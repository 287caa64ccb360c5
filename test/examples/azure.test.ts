import { example, expectSoundPlan, inFolder, resources, reversedCopy, scratch, templates } from './support';
import { buildTerraform as basic } from '../../examples/azure-basic/terraform';
import { buildTerraform as direct } from '../../examples/azure-direct/terraform';
import { buildTerraform as existing } from '../../examples/azure-existing/terraform';
import { buildTerraform as local } from '../../examples/azure-local/terraform';
import { buildTerraform as maximum } from '../../examples/azure-maximum/terraform';
import { buildTerraform as metro } from '../../examples/azure-metro/terraform';
import { buildTerraform as shared } from '../../examples/azure-shared/terraform';
import { buildTerraform as twoRegions } from '../../examples/azure-two-regions/terraform';
import { buildTerraform as virtualWan } from '../../examples/azure-virtual-wan/terraform';

const EXAMPLES = { basic, direct, existing, local, maximum, metro, shared, 'two-regions': twoRegions, 'virtual-wan': virtualWan };

type Name = keyof typeof EXAMPLES;

function synthesize(name: Name, folder = example(`azure-${name}`)): Record<string, string> {
  const outdir = scratch();
  EXAMPLES[name](folder, outdir).synth();
  return templates(outdir);
}

const written = Object.fromEntries(Object.keys(EXAMPLES).map((name) => [name, synthesize(name as Name)])) as Record<Name, Record<string, string>>;

/** The configuration of the only stack of an example, or of one by its name. */
const stackOf = (name: Name, stack?: string): string => Object.entries(written[name]).find(([file]) => stack === undefined || file.includes(stack))![1];

const of = (name: Name, type: string, stack?: string) => resources(stackOf(name, stack), `azurerm_${type}`);

interface Versions { readonly terraform: { readonly required_providers: { readonly azurerm: { readonly version: string } } } }

const versionOf = (name: Name): string => (JSON.parse(stackOf(name)) as Versions).terraform.required_providers.azurerm.version;

/** A configuration without what a release of a provider or of cdktf changes: what is left is ours. */
function normalized(text: string): unknown {
  const { data, locals, module, output, resource, variable } = JSON.parse(text, (key, value: unknown) => (key === '//' ? undefined : value)) as Record<string, unknown>;
  return { data, locals, module, output, resource, variable };
}

describe.each(Object.keys(EXAMPLES) as Name[])('azure-%s', (name) => {
  test('has a plan without errors, as its lock has it, whose claims hold', () => {
    expectSoundPlan(example(`azure-${name}`));
  });

  test('makes these stacks', () => {
    expect(Object.values(written[name]).map(normalized)).toMatchSnapshot();
  });

  test('writes the same bytes from another folder, with the keys of the definition in another order', () => {
    const copy = reversedCopy(example(`azure-${name}`));
    expect(inFolder(scratch(), () => synthesize(name, copy))).toEqual(written[name]);
  });
});

test('local circuits hold all outbound data, so that they are unlimited', () => {
  expect(of('local', 'express_route_circuit').map(({ sku }) => sku)).toEqual(Array(2).fill({ tier: 'Local', family: 'UnlimitedData' }));
});

test('a Metro circuit is ordered at the Metro location, and the bindings\' version of azurerm is left alone', () => {
  expect(of('metro', 'express_route_circuit').map(({ peering_location: location }) => location)).toEqual(['Amsterdam Metro', 'Amsterdam Metro']);
  expect(versionOf('metro')).toBe('4.55.0');
});

test('circuits on order have a service key and nothing else, and the VPN is there in full', () => {
  expect(of('maximum', 'express_route_circuit')).toHaveLength(4);
  expect(of('maximum', 'express_route_circuit_peering')).toHaveLength(2);
  expect(of('maximum', 'virtual_network_gateway_connection').filter(({ type }) => type === 'ExpressRoute')).toHaveLength(2);
  expect(of('maximum', 'virtual_network_gateway_connection').filter(({ type }) => type === 'IPsec')).toHaveLength(3);
  const { output } = JSON.parse(stackOf('maximum')) as { output: Record<string, { value: Record<string, string> }> };
  expect(Object.keys(output.virginia_service_keys!.value)).toHaveLength(4);
});

test('transit takes a route server behind both gateways, and tags go everywhere', () => {
  expect(of('maximum', 'route_server')).toMatchObject([{ branch_to_branch_traffic_enabled: true, tags: { owner: 'network' } }]);
  expect(of('maximum', 'subnet').map(({ name }) => name).sort()).toEqual(['GatewaySubnet', 'RouteServerSubnet']);
});

test('ports of one\'s own are encrypted with keys of a Key Vault, and ask for a provider that knows the cipher', () => {
  const [port, ...more] = of('direct', 'express_route_port') as Record<string, Record<string, unknown>>[];
  expect(more).toHaveLength(1);
  expect(port).toMatchObject({ bandwidth_in_gbps: 100, encapsulation: 'QinQ', lifecycle: { prevent_destroy: true }, link1: { admin_enabled: true, macsec_cipher: 'GcmAesXpn256', macsec_sci_enabled: true } });
  expect(port!.link1!.macsec_cak_keyvault_secret_id).toMatch(/\/secrets\/azure-macsec-cak$/);
  expect(of('direct', 'express_route_circuit')[0]).toMatchObject({ bandwidth_in_gbps: 40, rate_limiting_enabled: true });
  expect(versionOf('direct')).toBe('>= 4.79.0, < 5.0.0');
});

test('a virtual hub has gateways in units, a site for each router, and addresses inside the tunnels of its instances', () => {
  expect(of('virtual-wan', 'virtual_hub')).toMatchObject([{ address_prefix: '10.255.0.0/23', hub_routing_preference: 'ExpressRoute' }]);
  expect(of('virtual-wan', 'express_route_gateway')).toMatchObject([{ scale_units: 3 }]);
  expect(of('virtual-wan', 'vpn_gateway')).toMatchObject([{ scale_unit: 1, bgp_settings: { asn: 65515 } }]);
  expect(of('virtual-wan', 'vpn_site')).toHaveLength(2);
  expect(of('virtual-wan', 'virtual_network_gateway')).toEqual([]);
});

test('what exists is connected and not made, in the subscription that it is in', () => {
  expect(of('existing', 'virtual_network_gateway')).toEqual([]);
  expect(of('existing', 'express_route_circuit')).toMatchObject([{ name: 'coresite-1', provider: 'azurerm.connectivity', resource_group_name: 'circuits' }]);
  const circuits = of('existing', 'virtual_network_gateway_connection').filter(({ type }) => type === 'ExpressRoute');
  expect(circuits).toHaveLength(2);
  expect(circuits.map(({ authorization_key: key }) => key)).toEqual(['${var.authorization}', expect.stringMatching(/^\$\{azurerm_express_route_circuit_authorization\..*\.authorization_key\}$/)]);
  expect(of('existing', 'express_route_circuit_authorization')).toMatchObject([{ express_route_circuit_name: expect.stringContaining('express_route_circuit.'), provider: 'azurerm.connectivity' }]);
});

test('two regions have a stack each, and Global Reach joins their circuits from the first', () => {
  expect(Object.keys(written['two-regions'])).toHaveLength(2);
  expect(of('two-regions', 'express_route_circuit_connection', 'east')).toMatchObject([{ address_prefix_ipv4: expect.stringMatching(/^172\.20\.255\.\d+\/29$/) }]);
  expect(of('two-regions', 'express_route_circuit_authorization', 'east')).toMatchObject([{ name: 'analytics' }]);
});

test('one pair of circuits is connected with the gateways of three networks, of which one has an authorization', () => {
  expect(of('shared', 'express_route_circuit')).toHaveLength(2);
  expect(of('shared', 'express_route_circuit_peering')).toHaveLength(2);
  expect(of('shared', 'express_route_circuit_authorization')).toHaveLength(2);
  const connections = of('shared', 'virtual_network_gateway_connection').filter(({ type }) => type === 'ExpressRoute');
  expect(new Set(connections.map(({ virtual_network_gateway_id: gateway }) => gateway)).size).toBe(3);
  expect(connections.filter((row) => 'authorization_key' in row).map(({ provider }) => provider)).toEqual(['azurerm.research', 'azurerm.research']);
});
