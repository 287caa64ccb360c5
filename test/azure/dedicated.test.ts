import { ashburn, ashburnLink, build, byName, circuitsOnly, fixedGateway, plan, problemOf, vpnOnly } from './fixture';
import type { BundlePlan, DedicatedPlan, NetworkPlan, PathPlan } from '../../lib/planner/network-plan';

const EDGE_1 = 'ashburn-ai-azure_edge-1_washington-dc_1';
const EDGE_2 = 'ashburn-ai-azure_edge-2_washington-dc2_2';

/** `ashburn` with another first path. */
function withPath(change: (path: PathPlan) => PathPlan): NetworkPlan {
  const { primary } = ashburnLink();
  const { paths, ...rest } = primary as DedicatedPlan;
  const [first, second] = paths as readonly [PathPlan, PathPlan];
  return plan(ashburn().clouds[1] as any, [ashburnLink({ primary: { ...rest, paths: [change(first), second] } })]);
}

/** `ashburn` with another first circuit. */
const withBundle = (change: (bundle: BundlePlan) => BundlePlan) =>
  withPath((path) => ({ ...path, bundles: path.bundles.map((bundle, index) => (index === 0 ? change(bundle) : bundle)) }));

describe('circuits', () => {
  const { network, template } = build(ashburn());
  const circuits = byName(template, 'express_route_circuit');

  test('are ordered for each bundle at its location, from its provider, at its bandwidth', () => {
    expect(Object.keys(circuits)).toHaveLength(4);
    expect(circuits[EDGE_1]).toMatchObject({ service_provider_name: 'Equinix', peering_location: 'Washington DC', bandwidth_in_mbps: 10_000, location: 'eastus' });
    expect(circuits[EDGE_2]).toMatchObject({ service_provider_name: 'CoreSite', peering_location: 'Washington DC2', bandwidth_in_mbps: 10_000 });
  });

  test('are Standard and metered, as the plan priced them', () => {
    for (const circuit of Object.values(circuits)) expect(circuit.sku).toEqual({ tier: 'Standard', family: 'MeteredData' });
  });

  test('are never destroyed by Terraform', () => {
    for (const circuit of Object.values(circuits)) expect(circuit.lifecycle).toEqual({ prevent_destroy: true });
  });

  test('are reached by the id of their bundle', () => {
    expect([...network.circuits.keys()]).toEqual([
      'azure/edge-1/Washington DC/1', 'azure/edge-1/Washington DC/2', 'azure/edge-2/Washington DC2/1', 'azure/edge-2/Washington DC2/2',
    ]);
    expect(network.circuits.get('azure/edge-1/Washington DC/1')?.nameInput).toBe(EDGE_1);
  });

  test('give their service keys to the reader of a sensitive output', () => {
    const output = template.output?.azure_virginia_service_keys;
    expect(output?.sensitive).toBe(true);
    expect(Object.keys(output?.value)).toEqual([...network.circuits.keys()]);
    expect(output?.value['azure/edge-1/Washington DC/1']).toMatch(/^\$\{azurerm_express_route_circuit\..*\.service_key\}$/);
  });

  test('refuse a path without a service provider', () => {
    const broken = withPath(({ serviceProvider: _, ...path }) => path);
    expect(problemOf(() => build(broken))).toMatchObject({ code: 'broken-plan', message: expect.stringMatching(/"azure\/edge-1\/Washington DC".*no service provider/) });
  });
});

describe('private peerings', () => {
  const { network, template } = build(ashburn());
  const peerings = Object.values(template.resource.azurerm_express_route_circuit_peering ?? {});
  const first = peerings.find((peering) => peering.vlan_id === 1000);

  test('have the two prefixes of the sessions in order, the ASN of the site and the VLAN of the plan', () => {
    expect(first).toMatchObject({
      peering_type: 'AzurePrivatePeering',
      peer_asn: 65010,
      primary_peer_address_prefix: '172.20.255.0/30',
      secondary_peer_address_prefix: '172.20.255.4/30',
    });
    expect(peerings.map((peering) => peering.vlan_id).sort()).toEqual([1000, 1001, 1200, 1201]);
  });

  test('stand on their own circuit', () => {
    expect(first?.express_route_circuit_name).toMatch(/^\$\{azurerm_express_route_circuit\.azure_circuit-azure_edge-1_washington-dc_1_\w+\.name\}$/);
    expect(network.peerings.get('azure/edge-1/Washington DC/1')?.vlanIdInput).toBe(1000);
  });

  test('take their key from a sensitive variable of 1 to 25 characters', () => {
    const name = 'ashburn_ai_azure_edge_1_washington_dc_1_1_bgp';
    expect(first?.shared_key).toBe(`\${var.${name}}`);
    expect(template.variable?.[name]).toMatchObject({ sensitive: true, nullable: false, type: 'string' });
    expect(template.variable?.[name]?.validation[0].condition).toContain(`length(var.${name}) <= 25`);
  });

  test('refuse an attachment without a second session', () => {
    const broken = withBundle((bundle) => ({ ...bundle, attachments: bundle.attachments.map((item) => ({ ...item, sessions: item.sessions.slice(0, 1) })) }));
    expect(problemOf(() => build(broken))).toMatchObject({ code: 'broken-plan', message: expect.stringContaining('no secondary session') });
  });

  test('refuse two keys: both sessions of a peering have one', () => {
    const broken = withBundle((bundle) => ({
      ...bundle, attachments: bundle.attachments.map((item) => ({ ...item, sessions: item.sessions.map((session) => ({ ...session, secret: session.id })) })),
    }));
    expect(problemOf(() => build(broken))).toMatchObject({ code: 'broken-plan', message: expect.stringContaining('2 names of keys where Azure takes one') });
  });

  test('refuse a second attachment: it would overwrite the first', () => {
    const broken = withBundle((bundle) => ({ ...bundle, attachments: [...bundle.attachments, ...bundle.attachments.map((item) => ({ ...item, id: 'second', vlan: item.vlan + 500, sessions: [] }))] }));
    expect(problemOf(() => build(broken))).toMatchObject({ code: 'broken-plan', message: expect.stringContaining('2 private peerings where Azure takes one') });
  });
});

describe('the ExpressRoute gateway', () => {
  const gatewayOf = (of: NetworkPlan) => byName(build(of).template, 'virtual_network_gateway')['ashburn-ai-azure-virginia-ergw'];

  test('stands in the gateway subnet without a public address of ours', () => {
    const gateway = gatewayOf(ashburn());
    expect(gateway).toMatchObject({ type: 'ExpressRoute', sku: 'ErGwScale' });
    expect(gateway?.ip_configuration).toEqual([{ name: 'default', subnet_id: expect.stringMatching(/^\$\{azurerm_subnet\..*\.id\}$/) }]);
  });

  test('has exactly the scale units of the plan, and asks for a provider that knows them', () => {
    const { template } = build(ashburn());
    expect(gatewayOf(ashburn())).toMatchObject({ minimum_scale_unit: 33, maximum_scale_unit: 33 });
    expect(template.terraform.required_providers.azurerm).toEqual({ source: 'azurerm', version: '>= 4.79.0, < 5.0.0' });
  });

  test('of a fixed size leaves the version of the provider alone', () => {
    const gateway = gatewayOf(fixedGateway());
    expect(gateway).toMatchObject({ sku: 'ErGw1AZ' });
    expect(gateway).not.toHaveProperty('minimum_scale_unit');
    expect(build(fixedGateway()).template.terraform.required_providers.azurerm.version).toBe('4.55.0');
  });

  test('is joined to every circuit once its peering is there', () => {
    const { network, template } = build(ashburn());
    const connections = Object.values(template.resource.azurerm_virtual_network_gateway_connection ?? {}).filter(({ type }) => type === 'ExpressRoute');
    expect(connections).toHaveLength(4);
    const first = connections.find(({ name }) => name === EDGE_1);
    expect(first?.express_route_circuit_id).toMatch(/azure_circuit-azure_edge-1_washington-dc_1_\w+\.id/);
    expect(first?.depends_on).toEqual([expect.stringMatching(/^azurerm_express_route_circuit_peering\.azure_peering-azure_edge-1_washington-dc_1_1_/)]);
    expect([...network.expressRouteConnections.keys()]).toEqual([...network.circuits.keys()]);
  });

  test('is missing where no link has circuits', () => {
    const { network, template } = build(vpnOnly());
    expect(network.expressRouteGateway).toBeUndefined();
    expect(template.resource.azurerm_express_route_circuit).toBeUndefined();
    expect(template.output).not.toHaveProperty('azure_virginia_service_keys');
  });

  test('must be in the plan where there are circuits', () => {
    const broken = plan(vpnOnly().clouds[1] as any, [ashburnLink()]);
    expect(problemOf(() => build(broken))).toMatchObject({ code: 'broken-plan', message: expect.stringContaining('no ExpressRoute gateway') });
  });

  test('stands alone where no link has a VPN', () => {
    const { network, template } = build(circuitsOnly());
    expect(network.vpnGateway).toBeUndefined();
    expect(network.vpnPublicIps).toEqual([]);
    expect(template.resource.azurerm_public_ip).toBeUndefined();
    expect(Object.keys(byName(template, 'virtual_network_gateway'))).toEqual(['ashburn-ai-azure-virginia-ergw']);
  });
});
