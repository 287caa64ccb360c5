import { ashburn, build, circuits, lab, link, pairs, planOf, resources } from './fixture';

const ADVERTISED = [{ range: '10.128.0.0/16' }, { range: '10.129.0.0/16' }];

test('makes a network in custom mode with global routing, named as the cloud, where one is asked for', () => {
  const construct = build();
  expect(resources(construct, 'compute_network')).toEqual({
    'google-virginia': { name: 'ashburn-ai-google-virginia', project: 'ashburn-ai', auto_create_subnetworks: false, routing_mode: 'GLOBAL', mtu: 1500 },
  });
  expect(construct.networkId).toMatch(/^\$\{TfToken\[/);
  expect(resources(construct, 'compute_router')['google-virginia-vpn']!.network).toMatch(/^\$\{google_compute_network\.Hybrid_network_\w+\.id\}$/);
});

test('gives a new network the MTU of the attachments, and 1460 where there are none', () => {
  const mtuOf = (construct: ReturnType<typeof build>) => resources(construct, 'compute_network')['google-virginia']!.mtu;
  const jumbo = link('google', 'google-virginia', { ...circuits, mtu: 8896 }, pairs);
  expect(mtuOf(build({ plan: planOf([jumbo]) }))).toBe(8896);
  expect(mtuOf(build({ plan: lab }))).toBe(1460);
});

test('gives a new network the name that is asked for', () => {
  expect(Object.keys(resources(build({ network: { kind: 'new', name: 'training' } }), 'compute_network'))).toEqual(['training']);
});

test('makes a subnetwork for each prefix of the cloud, only where asked', () => {
  expect(resources(build(), 'compute_subnetwork')).toEqual({});
  const construct = build({ network: { kind: 'new', subnetworks: true } });
  expect(Object.values(resources(construct, 'compute_subnetwork'))).toEqual([
    expect.objectContaining({ name: 'ashburn-ai-google-virginia-10-128-0-0-16', ip_cidr_range: '10.128.0.0/16', project: 'ashburn-ai', region: 'us-east4' }),
    expect.objectContaining({ name: 'ashburn-ai-google-virginia-10-129-0-0-16', ip_cidr_range: '10.129.0.0/16', project: 'ashburn-ai', region: 'us-east4' }),
  ]);
  expect([...construct.subnetworks.keys()]).toEqual(['10.128.0.0/16', '10.129.0.0/16']);
});

test('makes no network where one is given, and uses that', () => {
  const networkId = 'projects/ashburn-ai/global/networks/shared';
  const construct = build({ network: { kind: 'existing', networkId } });
  expect(construct.network).toBeUndefined();
  expect(construct.subnetworks.size).toBe(0);
  expect(resources(construct, 'compute_network')).toEqual({});
  for (const type of ['compute_router', 'compute_ha_vpn_gateway']) {
    const networks = Object.values(resources(construct, type)).map(({ network }) => network);
    expect(networks).toEqual([networkId, networkId]);
  }
});

test('announces exactly the prefixes of the plan from a router for the circuits and from one for the tunnels', () => {
  const row = { project: 'ashburn-ai', region: 'us-east4', bgp: { asn: 64600, advertise_mode: 'CUSTOM', advertised_ip_ranges: ADVERTISED } };
  expect(resources(build(), 'compute_router')).toEqual({
    'google-virginia-interconnect': expect.objectContaining(row),
    'google-virginia-vpn': expect.objectContaining(row),
  });
});

test('makes a router only for what the plan has', () => {
  const tunnelsOnly = build({ plan: lab });
  expect(Object.keys(resources(tunnelsOnly, 'compute_router'))).toEqual(['google-virginia-vpn']);
  expect([...tunnelsOnly.routers.keys()]).toEqual(['vpn/us-east4']);
  expect(tunnelsOnly.interconnects.size + tunnelsOnly.attachments.size).toBe(0);

  const circuitsOnly = build({ plan: planOf([link('google', 'google-virginia', circuits)]) });
  expect(Object.keys(resources(circuitsOnly, 'compute_router'))).toEqual(['google-virginia-interconnect']);
  expect([...circuitsOnly.routers.keys()]).toEqual(['interconnect/us-east4']);
  expect(circuitsOnly.vpnGateways.size + circuitsOnly.tunnels.size).toBe(0);
});

test('builds what the links of its own cloud need, and nothing of another cloud', () => {
  const plan = planOf([...ashburn.links, link('azure', 'azure-virginia', { ...circuits, kind: 'express-route' }, pairs)]);
  expect(resources(build({ plan }), 'compute_interconnect')).toEqual(resources(build(), 'compute_interconnect'));
});
