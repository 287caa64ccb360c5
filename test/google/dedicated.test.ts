import { ashburn, build, bundle, circuits, lab, link, pairs, planOf, problemsOf, resources, stackOf, synth } from './fixture';
import { GoogleHybridNetwork } from '../../lib/google';
import type { DedicatedPlan } from '../../lib/planner/network-plan';

const FIRST = 'google-edge-1-iad-zone1-1-1';
const SECOND = 'google-edge-2-iad-zone2-5467-1';

const withCircuits = (changes: Partial<DedicatedPlan>) => build({ plan: planOf([link('google', 'google-virginia', { ...circuits, ...changes }, pairs)]) });
const withBundle = (changes: Partial<ReturnType<typeof bundle>>) =>
  withCircuits({ paths: circuits.paths.map((path) => ({ ...path, bundles: path.bundles.map((row) => ({ ...row, ...changes })) })) });

test('orders a connection for each bundle, at the location of its path', () => {
  expect(resources(build(), 'compute_interconnect')).toEqual({
    [FIRST]: expect.objectContaining({
      project: 'ashburn-ai',
      customer_name: 'Ashburn AI',
      interconnect_type: 'DEDICATED',
      link_type: 'LINK_TYPE_ETHERNET_10G_LR',
      requested_link_count: 1,
      location: 'https://www.googleapis.com/compute/v1/projects/ashburn-ai/global/interconnectLocations/iad-zone1-1',
      admin_enabled: true,
    }),
    [SECOND]: expect.objectContaining({ location: expect.stringMatching(/\/global\/interconnectLocations\/iad-zone2-5467$/) }),
  });
});

test('orders as many links as the bundle has members, of the speed of one', () => {
  const rows = resources(withBundle({ members: 4, memberMbps: 100_000 }), 'compute_interconnect');
  expect(Object.values(rows).map((row) => [row.requested_link_count, row.link_type])).toEqual([[4, 'LINK_TYPE_ETHERNET_100G_LR'], [4, 'LINK_TYPE_ETHERNET_100G_LR']]);
});

test('refuses to destroy a connection or an attachment, and to replace a connection for its number of links', () => {
  const construct = build();
  expect(resources(construct, 'compute_interconnect')[FIRST]!.lifecycle).toEqual({ prevent_destroy: true, ignore_changes: ['requested_link_count'] });
  expect(resources(construct, 'compute_interconnect_attachment')[`${FIRST}-1`]!.lifecycle).toEqual({ prevent_destroy: true });
});

test('gives Google an address for maintenance only where there is one', () => {
  expect(resources(build(), 'compute_interconnect')[FIRST]).not.toHaveProperty('noc_contact_email');
  expect(resources(build({ nocContactEmail: 'noc@ashburn.example' }), 'compute_interconnect')[FIRST]!.noc_contact_email).toBe('noc@ashburn.example');
});

test('asks for no MACsec where the plan has none', () => {
  const row = resources(build(), 'compute_interconnect')[FIRST];
  for (const argument of ['requested_features', 'macsec_enabled', 'macsec']) expect(row).not.toHaveProperty(argument);
});

test.each([
  ['must-encrypt', false],
  ['should-encrypt', true],
] as const)('asks for ports with MACsec, and with %s lets clear text pass: %s', (mode, failOpen) => {
  expect(resources(withCircuits({ macsec: { mode, keys: 'ashburn-macsec' } }), 'compute_interconnect')[FIRST]).toMatchObject({
    requested_features: ['IF_MACSEC'],
    macsec_enabled: true,
    macsec: { fail_open: failOpen, pre_shared_keys: [{ name: 'ashburn-macsec' }] },
  });
});

test('puts an attachment on its connection, with the VLAN, bandwidth, MTU and subnet of the plan', () => {
  expect(resources(build(), 'compute_interconnect_attachment')[`${FIRST}-1`]).toMatchObject({
    project: 'ashburn-ai',
    region: 'us-east4',
    type: 'DEDICATED',
    interconnect: expect.stringMatching(/^\$\{google_compute_interconnect\.Hybrid_interconnect-google-edge-1-\S+\.id\}$/),
    router: expect.stringMatching(/^\$\{google_compute_router\.Hybrid_router-interconnect_\w+\.id\}$/),
    bandwidth: 'BPS_10G',
    vlan_tag8021q: 1000,
    candidate_subnets: ['169.254.100.0/29'],
    mtu: '1500',
    admin_enabled: true,
  });
});

test.each([
  [50, 'BPS_50M'],
  [500, 'BPS_500M'],
  [5_000, 'BPS_5G'],
  [20_000, 'BPS_20G'],
  [100_000, 'BPS_100G'],
])('asks for an attachment of %d Mbps as %s', (bandwidthMbps, name) => {
  const { attachments } = bundle('google-edge-1-iad-zone1-1', 1, 1000, 0);
  const rows = resources(withCircuits({ paths: [{ ...circuits.paths[0]!, bundles: [{ ...circuits.paths[0]!.bundles[0]!, capacityMbps: bandwidthMbps, attachments: [{ ...attachments[0]!, bandwidthMbps }] }] }] }), 'compute_interconnect_attachment');
  expect(rows[`${FIRST}-1`]!.bandwidth).toBe(name);
});

test('refuses a speed that Google does not sell, and says which it does', () => {
  const [problem] = problemsOf(() => withBundle({ memberMbps: 25_000 }));
  expect(problem).toMatchObject({
    code: 'unsupported-speed',
    message: `GoogleHybridNetwork cannot ask for 25000 Mbps for the links of "${FIRST}"`,
    fix: 'plan it with 10000, 100000 or 400000 Mbps',
  });
  const attachments = circuits.paths[0]!.bundles[0]!.attachments.map((row) => ({ ...row, bandwidthMbps: 30_000 }));
  const bundles = circuits.paths[0]!.bundles.map((row) => ({ ...row, attachments, capacityMbps: 30_000 }));
  expect(problemsOf(() => withCircuits({ paths: [{ ...circuits.paths[0]!, bundles }] }))[0]!.message).toBe(`GoogleHybridNetwork cannot ask for 30000 Mbps for the VLAN attachment "${FIRST}-1"`);
});

test('speaks BGP with the addresses that the attachment got, with BFD and a key', () => {
  const construct = build();
  const attachment = 'google_compute_interconnect_attachment\\.Hybrid_attachment-google-edge-1-\\S+';
  expect(resources(construct, 'compute_router_interface')[`${FIRST}-1`]).toMatchObject({
    project: 'ashburn-ai',
    region: 'us-east4',
    router: expect.stringContaining('router-interconnect'),
    ip_range: expect.stringMatching(new RegExp(`^\\$\\{${attachment}\\.cloud_router_ip_address\\}$`)),
    interconnect_attachment: expect.stringMatching(new RegExp(`^\\$\\{${attachment}\\.self_link\\}$`)),
  });
  expect(resources(construct, 'compute_router_peer')[`${FIRST}-1`]).toMatchObject({
    project: 'ashburn-ai',
    region: 'us-east4',
    router: expect.stringContaining('router-interconnect'),
    interface: expect.stringMatching(/^\$\{google_compute_router_interface\.Hybrid_interface-google-edge-1-\S+\.name\}$/),
    peer_asn: 65010,
    peer_ip_address: expect.stringMatching(new RegExp(`^\\$\\{element\\(split\\("/", ${attachment}\\.customer_router_ip_address\\), 0\\)\\}$`)),
    advertised_route_priority: 100,
    bfd: { session_initialization_mode: 'ACTIVE', min_transmit_interval: 1000, min_receive_interval: 1000, multiplier: 5 },
    md5_authentication_key: { name: `ashburn-ai-${FIRST}-1`, key: '${var.ashburn_ai_google_edge_1_iad_zone1_1_1_1_bgp}' },
  });
});

test('takes no BGP key that is longer than Google does', () => {
  const { variable } = synth(build());
  expect(JSON.stringify(variable.ashburn_ai_google_edge_1_iad_zone1_1_1_1_bgp!.validation)).toContain('<= 80');
});

test('makes a peer anew together with its interface, named by its address and not by an expression', () => {
  const construct = build();
  const { google_compute_router_interface: interfaces, google_compute_router_peer: peers } = synth(construct).resource;
  const triggers = Object.values(peers!).map((row) => (row.lifecycle as { replace_triggered_by: string[] }).replace_triggered_by);
  expect(triggers).toEqual(Object.keys(interfaces!).map((id) => [`google_compute_router_interface.${id}`]));
});

test('tells the provider that a priority of 0 is meant', () => {
  const sessions = circuits.paths[0]!.bundles[0]!.attachments[0]!.sessions.map((row) => ({ ...row, advertisedPriority: 0 }));
  const attachments = circuits.paths[0]!.bundles[0]!.attachments.map((row) => ({ ...row, sessions }));
  const peer = resources(withCircuits({ paths: [{ ...circuits.paths[0]!, bundles: [{ ...circuits.paths[0]!.bundles[0]!, attachments }] }] }), 'compute_router_peer')[`${FIRST}-1`];
  expect(peer).toHaveProperty('zero_advertised_route_priority', true);
  expect(peer).not.toHaveProperty('advertised_route_priority');
});

test('asks for the name of the customer where there are circuits, and only there', () => {
  const unnamed = { cloud: 'google-virginia', network: { kind: 'new' } } as const;
  expect(problemsOf(() => new GoogleHybridNetwork(stackOf(), 'Hybrid', { ...unnamed, plan: ashburn }))).toEqual([
    expect.objectContaining({ code: 'missing-property', message: expect.stringContaining('customerName') }),
  ]);
  expect(() => new GoogleHybridNetwork(stackOf(), 'Hybrid', { ...unnamed, plan: lab })).not.toThrow();
});

test('outputs what the cross-connects and the routers need', () => {
  const { output } = synth(build());
  expect(Object.keys(output)).toEqual(['google_virginia_attachments', 'google_virginia_interconnects', 'google_virginia_vpn_gateways']);
  expect(output.google_virginia_interconnects!.value).toMatchObject({ [FIRST]: { reference: expect.stringMatching(/\.google_reference_id\}$/), state: expect.stringMatching(/\.state\}$/) } });
  expect(output.google_virginia_attachments!.value).toMatchObject({
    [`${FIRST}-1`]: {
      vlan: expect.stringMatching(/\.vlan_tag8021q\}$/),
      cloud_address: expect.stringMatching(/\.cloud_router_ip_address\}$/),
      router_address: expect.stringMatching(/\.customer_router_ip_address\}$/),
    },
  });
});
