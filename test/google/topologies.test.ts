import { ASHBURN, construct, definition, inTwoRegions, lines, type Loose, networkOf, NEW_YORK, PARTNERS, planOf, rowsOf, TOPOLOGIES, withGatewayAddresses, written } from './topologies';
import { verifyPlan } from '../../lib/planner';
import type { DedicatedPlan } from '../../lib/planner/network-plan';

const built = (name: string) => construct(planOf(TOPOLOGIES[name]!));
const circuitsOf = (name: string) => planOf(TOPOLOGIES[name]!).links.find((link) => link.name === 'google')!.primary as DedicatedPlan;
const attachmentIds = ({ paths }: DedicatedPlan) => paths.flatMap(({ bundles }) => bundles.flatMap(({ attachments }) => attachments.map(({ id }) => id)));

describe.each(Object.keys(TOPOLOGIES))('%s', (name) => {
  test('is planned without an error, and every claim of the plan holds', () => {
    const plan = planOf(TOPOLOGIES[name]!);
    expect(plan.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(verifyPlan(plan, networkOf(TOPOLOGIES[name]!))).toEqual([]);
  });

  test('is written as reviewed', () => {
    const all = lines(built(name));
    expect(name === 'high' ? all : all.filter((line) => !/google-vpn|google-med/.test(line))).toMatchSnapshot(); // the fallback is the same in all
  });
});

describe('two regions', () => {
  const maximum = built('maximum');

  test('have a Cloud Router each, with both availability domains of a metro of its own', () => {
    expect(Object.values(rowsOf(maximum, 'compute_router')).map(({ name, region }) => [name, region])).toEqual([
      ['ashburn-ai-google-interconnect-us-east1', 'us-east1'], ['ashburn-ai-google-interconnect', 'us-east4'], ['ashburn-ai-google-vpn', 'us-east4'],
    ]);
    const places = Object.entries(rowsOf(maximum, 'compute_interconnect_attachment')).map(([id, { region }]) => [id.replace(/-1-1$/, ''), region]);
    expect(places).toEqual([
      ['google-edge-1-iad-zone1-1', 'us-east4'], ['google-edge-1-lga-zone1-16', 'us-east1'], ['google-edge-2-iad-zone2-5467', 'us-east4'], ['google-edge-2-lga-zone2-9', 'us-east1'],
    ]);
  });

  test('have global routing, and state the intended availability in both groups', () => {
    expect(rowsOf(maximum, 'compute_network').google).toMatchObject({ routing_mode: 'GLOBAL' });
    expect(rowsOf(maximum, 'compute_interconnect_group').google.intent).toEqual({ topology_capability: 'PRODUCTION_CRITICAL' });
    expect(rowsOf(maximum, 'compute_interconnect_attachment_group').google.intent).toEqual({ availability_sla: 'PRODUCTION_CRITICAL' });
    expect(rowsOf(maximum, 'compute_interconnect_attachment_group').google.attachments).toHaveLength(4);
  });

  test('leave the VPN the worst everywhere: what Google adds between regions stays below its priority', () => {
    const priorities = Object.values(rowsOf(maximum, 'compute_router_peer')).map(({ name, advertised_route_priority: med }) => [String(name).includes('-vpn-'), med]);
    for (const [isVpn, med] of priorities) expect(isVpn ? med === 10_200 : med <= 200).toBe(true);
    expect(200 + 9_999).toBeLessThan(10_200);
  });
});

describe('a single region', () => {
  test('has two connections in each availability domain', () => {
    const places = Object.values(rowsOf(built('single-region'), 'compute_interconnect')).map(({ location }) => String(location).split('/').at(-1));
    expect(places).toEqual(['iad-zone1-1', 'iad-zone1-1', 'iad-zone2-5467', 'iad-zone2-5467']);
  });
});

describe('circuits of a partner', () => {
  const partner = built('partner');
  const [first, second] = Object.values(rowsOf(partner, 'compute_interconnect_attachment'));

  test('are attachments in both availability domains, without a VLAN, address or bandwidth of ours', () => {
    expect(first).toMatchObject({ type: 'PARTNER', edge_availability_domain: 'AVAILABILITY_DOMAIN_1', admin_enabled: true });
    expect(second).toMatchObject({ type: 'PARTNER', edge_availability_domain: 'AVAILABILITY_DOMAIN_2' });
    for (const row of [first, second]) for (const field of ['vlan_tag8021q', 'bandwidth', 'candidate_subnets', 'interconnect']) expect(row).not.toHaveProperty(field);
  });

  test('end at a Cloud Router of the ASN 16550 with no peer or interface of ours', () => {
    expect(rowsOf(partner, 'compute_router')['google-partner'].bgp.asn).toBe(16_550);
    expect(Object.keys(rowsOf(partner, 'compute_router_peer')).filter((name) => !name.includes('vpn'))).toEqual([]);
    expect(Object.keys(rowsOf(partner, 'compute_router_interface')).filter((name) => !name.includes('vpn'))).toEqual([]);
  });

  test('are ordered with pairing keys, which are sensitive outputs', () => {
    const output = written(partner).output.google_pairing_keys;
    expect(output.sensitive).toBe(true);
    expect(Object.keys(output.value)).toEqual(attachmentIds(circuitsOf('partner')));
    expect(Object.values(output.value)).toEqual([expect.stringMatching(/\.pairing_key\}$/), expect.stringMatching(/\.pairing_key\}$/)]);
  });

  test('are there from the order on, and activated when the path is live', () => {
    const ordered = construct(planOf(definition({ kind: 'partner-interconnect', paths: PARTNERS, phase: 'order' })));
    expect(Object.values(rowsOf(ordered, 'compute_interconnect_attachment')).map(({ admin_enabled: enabled }) => enabled)).toEqual([false, false]);
  });

  test('take over the peers that Google made, for their ASN and BFD, by import', () => {
    const plan = planOf(TOPOLOGIES.partner!);
    const [id] = attachmentIds(circuitsOf('partner'));
    const made = construct(plan, { partnerPeers: { [id!]: { name: 'auto-ia-bgp-x', interface: 'auto-ia-if-x' } } });
    const peer = rowsOf(made, 'compute_router_peer')['auto-ia-bgp-x'];
    expect(peer).toMatchObject({ peer_asn: 65_010, interface: 'auto-ia-if-x', advertised_route_priority: 100, bfd: { session_initialization_mode: 'ACTIVE' } });
    expect(peer).not.toHaveProperty('peer_ip_address');
    expect(written(made).import).toEqual([expect.objectContaining({ id: expect.stringMatching(/^projects\/ashburn-ai\/regions\/us-east4\/routers\/.+\/auto-ia-bgp-x$/) })]);
    expect(made.routerPeers.has(id!)).toBe(true);
  });

  test('are preferred to the VPN although its MED is not compared with theirs: its path is longer both ways', () => {
    const policies = rowsOf(partner, 'compute_router_route_policy');
    const actions = (id: string) => policies[id].terms[0].actions.map(({ expression }: Loose) => expression);
    expect(actions('google-med-10200-google')).toEqual(['med.set(10200)', 'asPath.prependSequence([65010, 65010, 65010])']);
    expect([policies['google-path-google'].type, actions('google-path-google')]).toEqual(['ROUTE_POLICY_TYPE_EXPORT', ['asPath.prependSequence([64600, 64600, 64600])']]);
    for (const [id, peer] of Object.entries(rowsOf(partner, 'compute_router_peer')).filter(([key]) => key.includes('vpn'))) {
      expect([id, peer.import_policies.length, peer.export_policies.length]).toEqual([id, 1, 1]);
    }
    const own = rowsOf(built('high'), 'compute_router_route_policy');
    expect(Object.keys(own)).toEqual(['google-med-10200']); // circuits and tunnels of one ASN: MEDs are compared
  });

  test('of a partner in another region stand by, as the peer that Google made says', () => {
    const elsewhere = PARTNERS.map((path) => ({ ...path, location: 'New York', region: 'us-east1' }));
    const plan = planOf(definition({ kind: 'partner-interconnect', paths: [...PARTNERS, ...elsewhere] }, inTwoRegions));
    const ids = attachmentIds(plan.links[0]!.primary as DedicatedPlan);
    const made = construct(plan, { partnerPeers: Object.fromEntries(ids.map((id) => [id, { name: `auto-ia-bgp-${id}`, interface: `auto-ia-if-${id}` }])) });
    const peers = ids.map((id) => rowsOf(made, 'compute_router_peer')[`auto-ia-bgp-${id}`]);
    expect(peers.map(({ region, advertised_route_priority: priority }) => `${region} ${priority}`).sort()).toEqual(['us-east1 200', 'us-east1 200', 'us-east4 100', 'us-east4 100']);
  });

  test('have the size of the plan, which is what is ordered from the partner', () => {
    const { paths } = circuitsOf('partner');
    expect(paths.map(({ bundles }) => bundles.map(({ product }) => product))).toEqual([['google/partner-interconnect/2G'], ['google/partner-interconnect/2G']]);
  });
});

describe('encrypted circuits', () => {
  const encrypted = built('encrypted');
  const { encryption } = circuitsOf('encrypted').interconnect!;

  test('have encrypted attachments on a router that is for nothing else, with addresses for their gateways', () => {
    for (const row of Object.values(rowsOf(encrypted, 'compute_interconnect_attachment'))) {
      expect(row).toMatchObject({ encryption: 'IPSEC', mtu: '1440', router: expect.stringContaining('router-encrypted-interconnect'), ipsec_internal_addresses: [expect.stringContaining('gateway-addresses')] });
    }
    expect(rowsOf(encrypted, 'compute_router')['google-encrypted-interconnect']).toMatchObject({ encrypted_interconnect_router: true, bgp: { asn: 64_600 } });
    expect(rowsOf(encrypted, 'compute_router')['google-encrypted-interconnect'].bgp).not.toHaveProperty('advertised_ip_ranges');
    for (const row of Object.values(rowsOf(encrypted, 'compute_address'))) expect(row).toMatchObject({ purpose: 'IPSEC_INTERCONNECT', address_type: 'INTERNAL', prefix_length: 26 });
  });

  test('have gateways with interface 0 in zone1 and interface 1 in zone2, as many as carry the attachment in bits and packets', () => {
    const gateways = Object.entries(rowsOf(encrypted, 'compute_ha_vpn_gateway')).filter(([id]) => id.includes('ipsec'));
    expect(gateways).toHaveLength(6); // 10 Gbps in tunnels of 250,000 packets a second, acknowledgements included: 1.85 Gbps each
    for (const [, { vpn_interfaces: interfaces }] of gateways) {
      expect(interfaces).toEqual([
        { id: 0, interconnect_attachment: expect.stringContaining('iad-zone1-1') }, { id: 1, interconnect_attachment: expect.stringContaining('iad-zone2-5467') },
      ]);
    }
  });

  test('run a tunnel from each interface to the router of its attachment, which Google knows as one gateway with two addresses', () => {
    const [pair] = encryption!.pairs;
    expect(rowsOf(encrypted, 'compute_external_vpn_gateway')[`${pair!.id}-ipsec`]).toMatchObject({
      redundancy_type: 'TWO_IPS_REDUNDANCY', interface: [{ id: 0, ip_address: '10.10.255.1' }, { id: 1, ip_address: '10.10.255.2' }],
    });
    const tunnels = rowsOf(encrypted, 'compute_vpn_tunnel');
    for (const { tunnels: [first, second] } of pair!.gateways) {
      expect(tunnels[first!.id]).toMatchObject({ vpn_gateway_interface: 0, peer_external_gateway_interface: 0, router: expect.stringContaining('encrypted-vpn') });
      expect(tunnels[second!.id]).toMatchObject({ vpn_gateway_interface: 1, peer_external_gateway_interface: 1 });
    }
  });

  test('wait with the gateways of a pair until both of its attachments are live', () => {
    const paths = [ASHBURN[0], { ...ASHBURN[1], phase: 'order' }];
    const made = construct(planOf(definition({ encryption: 'ipsec', paths }, withGatewayAddresses)));
    expect(Object.keys(rowsOf(made, 'compute_ha_vpn_gateway')).filter((id) => id.includes('ipsec'))).toEqual([]);
    expect(Object.keys(rowsOf(made, 'compute_interconnect_attachment'))).toHaveLength(1);
  });

  test('end at one address where both attachments are of one router', () => {
    const paths = ASHBURN.map((path) => ({ ...path, router: 'edge-1' }));
    const rows = rowsOf(construct(planOf(definition({ encryption: 'ipsec', paths }, withGatewayAddresses))), 'compute_external_vpn_gateway');
    expect(Object.entries(rows).filter(([id]) => id.includes('ipsec')).map(([, row]) => row.redundancy_type)).toEqual(['SINGLE_IP_INTERNALLY_REDUNDANT']);
  });
});

describe('sites that reach each other', () => {
  const made = built('site-to-site');

  test('have a hub, and a spoke for each link, without the tunnels that stand by: two spokes of one site would have one ASN', () => {
    expect([...made.spokes.keys()]).toEqual(['google/attachments/us-east4', 'annex/tunnels/us-east4']);
    const spokes = rowsOf(made, 'network_connectivity_spoke');
    expect(spokes['google-attachments-us-east4']).toMatchObject({ location: 'us-east4', linked_interconnect_attachments: { site_to_site_data_transfer: true } });
    expect(spokes['google-attachments-us-east4'].linked_interconnect_attachments.uris).toHaveLength(2);
    expect(spokes['annex-tunnels-us-east4'].linked_vpn_tunnels.uris).toHaveLength(2);
  });

  test('have no hub unless asked', () => {
    expect(built('high').hub).toBeUndefined();
    expect(written(built('high')).resource).not.toHaveProperty('google_network_connectivity_hub');
  });
});

describe('400 Gbps', () => {
  const made = built('400-gbps');

  test('order ports and attachments of that size, and ask for the provider that has them', () => {
    expect(Object.values(rowsOf(made, 'compute_interconnect'))[0]).toMatchObject({ link_type: 'LINK_TYPE_ETHERNET_400G_LR4' });
    expect(Object.values(rowsOf(made, 'compute_interconnect_attachment'))[0]).toMatchObject({ bandwidth: 'BPS_400G' });
    expect(written(made).terraform.required_providers.google.version).toBe('~> 7.16');
  });

  test('ask for it from the order on, as Terraform would not start otherwise when they are live', () => {
    const ordered = structuredClone(planOf(TOPOLOGIES['400-gbps']!)) as Loose;
    for (const path of ordered.links[0].primary.paths) path.phase = 'order';
    expect(written(construct(ordered)).terraform.required_providers.google.version).toBe('~> 7.16');
  });

  test('are not bought where the definition does not ask for them, and the bindings\' provider is kept', () => {
    expect(() => planOf(definition({ paths: [{ router: 'edge-1', location: 'cmh-zone1-2377' }, { router: 'edge-2', location: 'cmh-zone2-2377' }] }, (d) => {
      for (const router of ['edge-1', 'edge-2']) d.sites.ashburn.routers[router].ports = { '400G': 4 };
    }))).toThrow(/fit into no circuits/);
    expect(written(built('high')).terraform.required_providers.google.version).toBe('6.50.0');
  });
});

describe('turn-up', () => {
  const ordered = written(built('ordered'));
  const live = written(built('high'));

  test('orders connections and all of the VPN, and nothing on the connections', () => {
    expect(Object.keys(ordered.resource.google_compute_interconnect)).toHaveLength(2);
    expect(ordered.resource).not.toHaveProperty('google_compute_interconnect_attachment');
    expect(ordered.resource.google_compute_vpn_tunnel).toEqual(live.resource.google_compute_vpn_tunnel);
    expect(Object.keys(ordered.output)).toContain('google_interconnects');
  });

  test('goes live by adding: nothing of what was ordered changes', () => {
    for (const [type, rows] of Object.entries<Loose>(ordered.resource)) expect(live.resource[type]).toMatchObject(rows);
  });

  test('says what availability lacks until every path is live', () => {
    const paths = [ASHBURN[0], { ...ASHBURN[1], phase: 'order' }];
    const { interconnect } = planOf(definition({ paths })).links[0]!.primary as DedicatedPlan;
    expect(interconnect!.blockers.map(({ code }) => code)).toEqual(['NO_ATTACHMENTS_IN_METRO_AND_ZONE']);
    const nothing = planOf(TOPOLOGIES.ordered!).links[0]!.primary as DedicatedPlan;
    expect(nothing.interconnect!.blockers.map(({ code }) => code)).toEqual(['NO_ATTACHMENTS']);
    const half = planOf(definition({ paths: [...ASHBURN, ...NEW_YORK.map((path) => ({ ...path, phase: 'order' }))] }, inTwoRegions)).links[0]!.primary as DedicatedPlan;
    expect(half.interconnect!.blockers.map(({ code }) => code)).toEqual(['INCOMPATIBLE_REGIONS', 'INCOMPATIBLE_METROS', 'NO_ATTACHMENTS_IN_METRO_AND_ZONE']);
  });
});

describe('what exists already', () => {
  test('is used: connections by self link, and then nobody has to be named who orders them', () => {
    const ids = circuitsOf('high').paths.flatMap(({ bundles }) => bundles.map(({ id }) => id));
    const interconnects = Object.fromEntries(ids.map((id) => [id, `https://www.googleapis.com/compute/v1/projects/ports/global/interconnects/${id}`]));
    const made = construct(planOf(TOPOLOGIES.high!), { interconnects }, 'google', false);
    expect(made.interconnects.size).toBe(0);
    expect(Object.values(rowsOf(made, 'compute_interconnect_attachment')).map(({ interconnect }) => interconnect)).toEqual(Object.values(interconnects));
    expect(rowsOf(made, 'compute_interconnect_group').google.interconnects.map(({ interconnect }: Loose) => interconnect)).toEqual(Object.values(interconnects));
  });

  test('is used: a Cloud Router by name, in its region', () => {
    const made = construct(planOf(TOPOLOGIES.high!), { routers: { 'vpn/us-east4': 'hub-router' } });
    expect([...made.routers.keys()]).toEqual(['interconnect/us-east4']);
    expect(Object.values(rowsOf(made, 'compute_vpn_tunnel'))[0].router).toBe('projects/ashburn-ai/regions/us-east4/routers/hub-router');
    expect(Object.values(rowsOf(made, 'compute_router_route_policy'))[0].router).toBe('hub-router');
  });

  test('may be a project that orders the ports', () => {
    const made = construct(planOf(TOPOLOGIES.high!), { interconnectProject: 'company-ports' });
    const row = Object.values(rowsOf(made, 'compute_interconnect'))[0];
    expect(row).toMatchObject({ project: 'company-ports', location: expect.stringContaining('/projects/company-ports/') });
    expect(rowsOf(made, 'compute_interconnect_group').google.project).toBe('company-ports');
    expect(Object.values(rowsOf(made, 'compute_interconnect_attachment'))[0].project).toBe('ashburn-ai');
  });
});

describe('a new network', () => {
  test('is shared with service projects where asked', () => {
    const { resource } = written(construct(planOf(TOPOLOGIES.high!), { network: { kind: 'new', serviceProjects: ['training', 'serving'] } }));
    expect(Object.values(resource.google_compute_shared_vpc_host_project)).toEqual([{ project: 'ashburn-ai' }]);
    expect(Object.values<Loose>(resource.google_compute_shared_vpc_service_project).map(({ service_project: project }) => project)).toEqual(['serving', 'training']);
  });

  test('finds the best path as Google advises, or as BGP does where asked', () => {
    const networkRow = (bestPath?: Loose) => rowsOf(construct(planOf(TOPOLOGIES.high!), { network: { kind: 'new', ...(bestPath && { bestPath }) } }), 'compute_network').google;
    expect(networkRow()).not.toHaveProperty('bgp_best_path_selection_mode');
    expect(networkRow({ alwaysCompareMed: true, addRegionCostToMed: true })).toMatchObject({
      bgp_best_path_selection_mode: 'STANDARD', bgp_always_compare_med: true, bgp_inter_region_cost: 'ADD_COST_TO_MED',
    });
  });

  test('routes within its region where the definition says so', () => {
    const plan = planOf(definition({}, (d) => { d.clouds.google.routing = 'regional'; }));
    expect(rowsOf(construct(plan), 'compute_network').google.routing_mode).toBe('REGIONAL');
  });
});

describe('Cloud Routers', () => {
  test('announce further ranges and all subnets where asked', () => {
    const { bgp } = rowsOf(construct(planOf(TOPOLOGIES.high!), { alsoAnnounce: ['199.36.153.8/30'], announceSubnets: true }), 'compute_router')['google-interconnect'];
    expect(bgp).toEqual({ asn: 64_600, advertise_mode: 'CUSTOM', advertised_groups: ['ALL_SUBNETS'], advertised_ip_ranges: [{ range: '10.128.0.0/16' }, { range: '199.36.153.8/30' }] });
  });

  test('take custom learned routes with the priority of their session, so that they keep to the circuits', () => {
    const peers = rowsOf(construct(planOf(TOPOLOGIES.high!), { customLearnedRanges: { google: ['172.20.0.0/16'] } }), 'compute_router_peer');
    for (const [id, peer] of Object.entries(peers)) {
      expect(peer.custom_learned_ip_ranges).toEqual([{ range: '172.20.0.0/16' }]);
      expect(peer.custom_learned_route_priority).toBe(id.includes('-vpn-') ? 10_200 : 100);
    }
  });
});

describe('MACsec', () => {
  const ports = (made: Loose, props = {}) => Object.values(rowsOf(construct(planOf(made), props), 'compute_interconnect'));

  test('is switched on when the path is live: ports on order have keys that routers can be configured with', () => {
    expect(ports(TOPOLOGIES.macsec).map(({ macsec_enabled: on }) => on)).toEqual([true, true]);
    const ordered = ports(definition({ macsec: { keys: 'ashburn-macsec' }, phase: 'order' }));
    expect(ordered.map(({ macsec_enabled: on, macsec }) => [on, macsec.pre_shared_keys])).toEqual([[false, [{ name: 'ashburn-macsec' }]], [false, [{ name: 'ashburn-macsec' }]]]);
  });

  test('waits on a connection that growth ordered, and so do its attachments', () => {
    const plan = planOf(TOPOLOGIES.macsec!);
    const [first, second] = (plan.links[0]!.primary as DedicatedPlan).paths.flatMap(({ bundles }) => bundles.map(({ id }) => id));
    const made = construct(plan, { onOrder: [second!] });
    expect(Object.entries(rowsOf(made, 'compute_interconnect')).map(([id, row]) => [id, row.macsec_enabled])).toEqual([[first, true], [second, false]]);
    expect(Object.keys(rowsOf(made, 'compute_interconnect_attachment'))).toEqual([`${first}-1`]);
  });

  test('is ordered with ports of 10 Gbps, since faster ones all have it', () => {
    const plan = structuredClone(planOf(TOPOLOGIES.macsec!)) as Loose;
    expect(Object.values<Loose>(rowsOf(construct(plan), 'compute_interconnect'))[0].requested_features).toEqual(['IF_MACSEC']);
    for (const { bundles } of plan.links[0].primary.paths) Object.assign(bundles[0], { memberMbps: 100_000, capacityMbps: 100_000 });
    const [row] = Object.values<Loose>(rowsOf(construct(plan), 'compute_interconnect'));
    expect(row).not.toHaveProperty('requested_features');
    expect(row.macsec_enabled).toBe(true);
  });

  test('on a connection that was given is told of, by a warning and an output', () => {
    const plan = planOf(TOPOLOGIES.macsec!);
    const [first] = (plan.links[0]!.primary as DedicatedPlan).paths.flatMap(({ bundles }) => bundles.map(({ id }) => id));
    const link = 'projects/ashburn-ai/global/interconnects/ours';
    const made = construct(plan, { interconnects: { [first!]: link } });
    expect(written(made).output.google_macsec_by_hand.value).toEqual({ [first!]: link });
    expect(made.node.metadata.map(({ data }) => data)).toEqual([expect.stringContaining(`the plan encrypts "${first}" with MACsec`)]);
    expect(construct(plan).node.metadata).toEqual([]);
  });
});

test('custom learned routes are not on encrypted attachments, behind which is nothing but gateways, and are on the peers of a partner', () => {
  const customLearnedRanges = { google: ['172.20.0.0/16'] };
  for (const [id, peer] of Object.entries(rowsOf(construct(planOf(TOPOLOGIES.encrypted!), { customLearnedRanges }), 'compute_router_peer'))) {
    expect([id, peer.custom_learned_ip_ranges !== undefined]).toEqual([id, /-ipsec-|-vpn-/.test(id)]);
  }
  const plan = planOf(TOPOLOGIES.partner!);
  const peers = Object.fromEntries(attachmentIds(circuitsOf('partner')).map((id) => [id, { name: `auto-${id}`, interface: `if-${id}` }]));
  const rows = rowsOf(construct(plan, { customLearnedRanges, partnerPeers: peers }), 'compute_router_peer');
  for (const { name } of Object.values(peers)) expect(rows[name]).toMatchObject({ custom_learned_ip_ranges: [{ range: '172.20.0.0/16' }], custom_learned_route_priority: 100 });
});

test('MACsec keys are rotated by adding one that starts later', () => {
  const macsecKeys = { google: [{ name: 'first', startTime: '2027-01-01T00:00:00Z' }, { name: 'second', startTime: '2027-07-01T00:00:00Z' }] };
  const row = Object.values(rowsOf(construct(planOf(TOPOLOGIES.macsec!), { macsecKeys }), 'compute_interconnect'))[0];
  expect(row.macsec.pre_shared_keys).toEqual([{ name: 'first', start_time: '2027-01-01T00:00:00Z' }, { name: 'second', start_time: '2027-07-01T00:00:00Z' }]);
});

test('labels are on everything that takes some', () => {
  const { resource } = written(construct(planOf(TOPOLOGIES.encrypted!), { labels: { team: 'network' } }));
  for (const type of ['interconnect', 'interconnect_attachment', 'ha_vpn_gateway', 'external_vpn_gateway', 'vpn_tunnel']) {
    for (const row of Object.values<Loose>(resource[`google_compute_${type}`])) expect(row.labels).toEqual({ team: 'network' });
  }
});
