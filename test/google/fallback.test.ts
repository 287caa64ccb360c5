import { build, circuits, connection, lab, link, planOf, resources, synth, vpn } from './fixture';

const ROUTERS = [['edge-1', '203.0.113.10'], ['edge-2', '198.51.100.10'], ['edge-3', '192.0.2.10']] as const;

/** A VPN alone, with a gateway on which each router has tunnels to the given interfaces. */
const withInterfaces = (...interfaces: readonly (readonly number[])[]) => build({
  plan: planOf([link('google', 'google-virginia', vpn(interfaces.map((own, i) => connection('google', ROUTERS[i]![0], ROUTERS[i]![1], 1, own, i * 2, 100))))]),
});

const externalGateways = (construct: ReturnType<typeof build>) =>
  Object.values(resources(construct, 'compute_external_vpn_gateway')).map(({ name, redundancy_type: redundancy, interface: interfaces }) => ({ name, redundancy, interfaces }));

test('gives each connection an HA VPN gateway and an external gateway of its own', () => {
  const rows = resources(build(), 'compute_ha_vpn_gateway');
  expect(Object.keys(rows)).toEqual(['google-edge-1-vpn-1', 'google-edge-2-vpn-1']);
  expect(rows['google-edge-1-vpn-1']).toMatchObject({ project: 'ashburn-ai', region: 'us-east4', network: expect.stringContaining('google_compute_network') });
  expect(externalGateways(build())).toEqual([['ashburn-ai-google-edge-1-vpn-1', '203.0.113.10'], ['ashburn-ai-google-edge-2-vpn-1', '198.51.100.10']].map(([name, address]) => ({
    name,
    redundancy: 'SINGLE_IP_INTERNALLY_REDUNDANT',
    interfaces: [{ id: 0, ip_address: address }],
  })));
});

test('keeps the gateways of two links apart', () => {
  const first = vpn([connection('google', 'edge-1', '203.0.113.10', 1, [0, 1], 0, 10_200)]);
  const second = vpn([connection('lab', 'router-1', '203.0.113.77', 1, [0, 1], 8, 100)]);
  const construct = build({ plan: planOf([link('google', 'google-virginia', circuits, first), link('lab', 'google-virginia', second)]) });
  expect(Object.keys(resources(construct, 'compute_ha_vpn_gateway'))).toEqual(['google-edge-1-vpn-1', 'lab-router-1-vpn-1']);
  expect(resources(construct, 'compute_vpn_tunnel')['lab-router-1-vpn-1-1']!.vpn_gateway).toContain('vpn-gateway-lab-router-1-vpn-1');
});

test('changes nothing of a router when another one comes', () => {
  const before = synth(withInterfaces([0, 1])).resource;
  const after = synth(withInterfaces([0, 1], [0, 1])).resource;
  for (const type of Object.keys(before)) expect(after[type]).toMatchObject(before[type]!);
  expect(Object.keys(after.google_compute_external_vpn_gateway!)).toHaveLength(2);
});

test('runs a tunnel from each interface to the one address of the router', () => {
  const construct = build();
  const ends = (id: string) => {
    const { vpn_gateway: gateway, vpn_gateway_interface: own, peer_external_gateway: peer, peer_external_gateway_interface: its } = resources(construct, 'compute_vpn_tunnel')[id]!;
    return [String(gateway).match(/google-edge-\d-vpn-\d/)?.[0], own, String(peer).match(/google-edge-\d-vpn-\d/)?.[0], its];
  };
  expect(ends('google-edge-2-vpn-1-1')).toEqual(['google-edge-2-vpn-1', 0, 'google-edge-2-vpn-1', 0]);
  expect(ends('google-edge-2-vpn-1-2')).toEqual(['google-edge-2-vpn-1', 1, 'google-edge-2-vpn-1', 0]);
});

test('makes what a router announces over a fallback worse than over a circuit, whatever it sends', () => {
  const policy = resources(build(), 'compute_router_route_policy')['google-virginia-med-10200']!;
  expect(policy).toMatchObject({
    router: expect.stringContaining('router-vpn'),
    type: 'ROUTE_POLICY_TYPE_IMPORT',
    terms: [{ priority: 1, match: { expression: "destination.inAnyRange(prefix('0.0.0.0/0').orLonger())" }, actions: [{ expression: 'med.set(10200)' }] }],
  });
  expect(resources(build(), 'compute_router_peer')['google-edge-1-vpn-1-2']!.import_policies).toEqual([expect.stringContaining('return-path-10200')]);
});

test('has no such policy where the VPN is all there is', () => {
  expect(synth(build({ plan: lab })).resource).not.toHaveProperty('google_compute_router_route_policy');
  expect(resources(build({ plan: lab }), 'compute_router_peer')['google-router-1-vpn-1-1']).not.toHaveProperty('import_policies');
});

test('uses no pair of interfaces for two tunnels, as Google takes one tunnel for each pair', () => {
  for (const construct of [build(), build({ plan: lab }), withInterfaces([0, 1], [0, 1], [0, 1])]) {
    const pairs = Object.values(resources(construct, 'compute_vpn_tunnel'))
      .map((row) => [row.vpn_gateway, row.vpn_gateway_interface, row.peer_external_gateway, row.peer_external_gateway_interface].join());
    expect(new Set(pairs).size).toBe(pairs.length);
    expect(pairs.length).toBeGreaterThan(1);
  }
});

test('keys a tunnel with a sensitive variable, and IKEv2', () => {
  expect(resources(build(), 'compute_vpn_tunnel')['google-edge-1-vpn-1-1']).toMatchObject({
    project: 'ashburn-ai',
    region: 'us-east4',
    router: expect.stringMatching(/^\$\{google_compute_router\.Hybrid_router-vpn_\w+\.id\}$/),
    ike_version: 2,
    shared_secret: '${var.ashburn_ai_google_edge_1_vpn_1_1_psk}',
  });
});

test('speaks BGP in a tunnel with the addresses of the plan and a worse priority than the circuits, and without BFD', () => {
  const construct = build();
  expect(resources(construct, 'compute_router_interface')['google-edge-2-vpn-1-1']).toMatchObject({
    router: expect.stringContaining('router-vpn'),
    ip_range: '169.254.200.9/30',
    vpn_tunnel: expect.stringMatching(/^\$\{google_compute_vpn_tunnel\.Hybrid_tunnel-google-edge-2-vpn-1-1_\w+\.name\}$/),
  });
  const peer = resources(construct, 'compute_router_peer')['google-edge-2-vpn-1-1']!;
  expect(peer).toMatchObject({ router: expect.stringContaining('router-vpn'), peer_ip_address: '169.254.200.10', peer_asn: 65010, advertised_route_priority: 10_200 });
  expect(peer).not.toHaveProperty('bfd');
  expect(peer).not.toHaveProperty('md5_authentication_key');
});

test('outputs both addresses of each HA VPN gateway', () => {
  expect(synth(build({ plan: lab })).output).toEqual({
    google_virginia_vpn_gateways: expect.objectContaining({
      value: { 'google-router-1-vpn-1': [expect.stringMatching(/\.vpn_interfaces\[0\]\.ip_address\}$/), expect.stringMatching(/\.vpn_interfaces\[1\]\.ip_address\}$/)] },
    }),
  });
});
