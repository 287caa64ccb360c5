import { verifyPlan } from '../../lib/planner';
import type { DedicatedPlan, LinkPlan, NetworkPlan } from '../../lib/planner/network-plan';
import { renderText } from '../../lib/report';
import { ASHBURN, definition, inTwoRegions, type Loose, networkOf, NEW_YORK, PARTNERS, planOf, TOPOLOGIES, withGatewayAddresses } from '../google/topologies';

const linkOf = (plan: NetworkPlan): LinkPlan => plan.links.find(({ name }) => name === 'google')!;
const circuitsOf = (plan: NetworkPlan) => linkOf(plan).primary as DedicatedPlan;
const codes = (plan: NetworkPlan) => plan.findings.map(({ code }) => code);
const scenario = (plan: NetworkPlan, part: string) => linkOf(plan).scenarios.find(({ title }) => title.includes(part))!;

describe('circuits in two regions', () => {
  const plan = planOf(definition({ paths: [...ASHBURN, ...NEW_YORK] }, inTwoRegions));

  test('count those of the cloud\'s region only: Google prefers them while they are up', () => {
    const one = planOf(definition({}));
    expect(circuitsOf(plan).capacityMbps).toBe(circuitsOf(one).capacityMbps);
    expect(circuitsOf(plan).grossMbps).toBe(2 * circuitsOf(one).grossMbps);
    expect(codes(plan)).toContain('region-stands-by');
  });

  test('carry what is promised when the region of the cloud, or its metro, is lost', () => {
    const lost = scenario(plan, 'region us-east4');
    expect(lost.title).toBe('metropolitan area Ashburn, region us-east4 lost');
    expect(lost).toMatchObject({ survive: 'location', holds: true, availableMbps: circuitsOf(plan).capacityMbps });
  });

  test('lose nothing that carries traffic with the other region', () => {
    expect(scenario(plan, 'region us-east1').availableMbps).toBe(circuitsOf(plan).capacityMbps);
  });

  test('are sized for the loss of the region by what is promised then', () => {
    const grown = (location: unknown) => circuitsOf(planOf(definition({ paths: [...ASHBURN, ...NEW_YORK] }, (made) => {
      inTwoRegions(made);
      Object.assign(made.workloads.datasets, { volume: '60 TB', flows: 4_000, survive: { location, dedicated: 'suspend' } });
    }))).paths.map(({ bundles }) => bundles.reduce((sum, { capacityMbps }) => sum + capacityMbps, 0));
    const [full, less] = [grown('full'), grown({ rateFactor: 0.3 })];
    const elsewhere = (mbps: readonly number[]) => mbps[1]! + mbps[3]!;
    expect(elsewhere(full)).toBeGreaterThan(elsewhere(less));
    expect(elsewhere(less)).toBeLessThan(less[0]! + less[2]!);
  });

  test('announce the cloud with a priority that lets the site prefer those of the cloud\'s region, and the VPN last', () => {
    const priorities = circuitsOf(plan).paths.map(({ region, bundles }) => [region, bundles[0]!.attachments[0]!.sessions[0]!.advertisedPriority]);
    expect(priorities).toEqual([['us-east4', 100], ['us-east1', 200], ['us-east4', 100], ['us-east1', 200]]);
    expect(plan.findings.find(({ code }) => code === 'region-stands-by')!.message).toContain('priority 200 in place of 100');
    expect(verifyPlan(plan, networkOf(definition({ paths: [...ASHBURN, ...NEW_YORK] }, inTwoRegions)))).toEqual([]);
  });

  test('announce it so in encrypted tunnels too', () => {
    const made = definition({ encryption: 'ipsec', paths: [...ASHBURN, ...NEW_YORK] }, (row) => {
      inTwoRegions(row);
      withGatewayAddresses(row);
    });
    const encrypted = planOf(made);
    const tunnels = circuitsOf(encrypted).interconnect!.encryption!.pairs.map(({ region, gateways }) => [region, ...new Set(gateways.flatMap((row) => row.tunnels.map(({ advertisedPriority }) => advertisedPriority)))]);
    expect(tunnels).toEqual([['us-east4', 100], ['us-east1', 200]]);
    expect(verifyPlan(encrypted, networkOf(made))).toEqual([]);
  });

  test('name the region of each path, and the regions of the cloud', () => {
    expect(circuitsOf(plan).paths.map(({ location, region }) => [location, region])).toEqual([
      ['iad-zone1-1', 'us-east4'], ['lga-zone1-16', 'us-east1'], ['iad-zone2-5467', 'us-east4'], ['lga-zone2-9', 'us-east1'],
    ]);
    expect(plan.clouds[0]).toMatchObject({ regions: ['us-east4', 'us-east1'], routing: 'global' });
  });
});

describe('availability', () => {
  test.each([
    ['basic', 'NO_SLA', undefined],
    ['high', 'PRODUCTION_NON_CRITICAL', '99.9%'],
    ['maximum', 'PRODUCTION_CRITICAL', '99.99%'],
    ['single-region', 'PRODUCTION_CRITICAL', '99.99%'],
  ])('of %s is %s', (name, capability, sla) => {
    const { interconnect } = circuitsOf(planOf(TOPOLOGIES[name]!));
    expect([interconnect!.capability, interconnect!.sla, interconnect!.blockers]).toEqual([capability, sla, []]);
  });

  test('warns of two availability domains in one building, which the promise allows', () => {
    const plan = planOf(definition({ paths: [ASHBURN[0], { router: 'edge-2', location: 'iad-zone2-1' }] }));
    expect(plan.findings.find(({ code }) => code === 'domains-share-building')).toMatchObject({ severity: 'warning', message: expect.stringContaining('Equinix Ashburn campus') });
    expect(scenario(plan, 'building Equinix Ashburn campus').survive).toBe('dedicated');
    expect(codes(planOf(definition({})))).not.toContain('domains-share-building');
  });

  test('in a single region warns that Google offers it in some places only', () => {
    expect(codes(planOf(TOPOLOGIES['single-region']!))).toContain('single-region-unconfirmed');
  });
});

describe('circuits of a partner', () => {
  const plan = planOf(TOPOLOGIES.partner!);

  test('are bought at the least size that is enough, one attachment each', () => {
    expect(circuitsOf(plan).paths.map(({ bundles }) => bundles.map(({ product, members }) => [product, members]))).toEqual([[['google/partner-interconnect/2G', 1]], [['google/partner-interconnect/2G', 1]]]);
    expect(plan.cost.items.find(({ item }) => item === 'google/partner-interconnect/2G')).toMatchObject({ quantity: 2, verified: false });
  });

  test('have no session and no address of ours, and a VLAN id to agree on with the partner', () => {
    const attachments = circuitsOf(plan).paths.flatMap(({ bundles }) => bundles.flatMap((bundle) => bundle.attachments));
    for (const { sessions, vlan } of attachments) expect([sessions, vlan >= 100]).toEqual([[], true]);
    expect(Object.keys(plan.lock.subnets).filter((id) => id.includes('ashburn-zone'))).toEqual([]);
  });

  test('end in an availability domain, which fails as one', () => {
    expect(circuitsOf(plan).paths.map(({ location, zone, building }) => [location, zone, building])).toEqual([['Ashburn zone1', 'zone1', 'Ashburn zone1'], ['Ashburn zone2', 'zone2', 'Ashburn zone2']]);
    expect(scenario(plan, 'Ashburn zone1').title).toBe('location Ashburn zone1, availability domain Ashburn zone1, provider Megaport lost');
  });

  test('are one risk where one partner provides both', () => {
    const one = planOf(definition({ kind: 'partner-interconnect', paths: PARTNERS.map((path) => ({ ...path, serviceProvider: 'Megaport' })) }));
    expect(scenario(one, 'provider Megaport').survive).toBe('dedicated');
  });

  test('take a port of the router that is fast enough', () => {
    const ported = planOf(definition({ kind: 'partner-interconnect', paths: PARTNERS }, (made) => { for (const router of ['edge-1', 'edge-2']) made.sites.ashburn.routers[router].ports = { '10G': 1 }; }));
    expect(ported.sites[0]!.routers.map(({ portsUsed }) => portsUsed)).toEqual([{ '10G': 1 }, { '10G': 1 }]);
  });
});

describe('encrypted circuits', () => {
  const plan = planOf(TOPOLOGIES.encrypted!);
  const { encryption } = circuitsOf(plan).interconnect!;

  test('have tunnels enough for full packets with their acknowledgements, and their price', () => {
    expect(encryption!.tunnelMbps).toBe(1848);
    expect(encryption!.pairs.map(({ gateways }) => gateways.length)).toEqual([6]);
    expect(plan.cost.items.filter(({ item }) => item.startsWith('google/vpn/ha'))).toEqual([expect.objectContaining({ quantity: 12 }), expect.objectContaining({ quantity: 4 })]);
  });

  test('need more on the wire: every packet has ESP around it', () => {
    const clear = linkOf(planOf(definition({}))).requirement.toCloud.peakMbps;
    expect(linkOf(plan).requirement.toCloud.peakMbps / clear).toBeCloseTo(((1440 + 42) / 1346) / ((1460 + 42) / 1420), 3);
  });

  test('refuse a connection that is faster than a tunnel', () => {
    expect(() => planOf(definition({ encryption: 'ipsec' }, (made) => {
      made.clouds.google.gatewayPrefixes = ['10.200.0.0/20'];
      Object.assign(made.workloads.datasets, { volume: '12 TB', flows: 1 });
    }))).toThrow(/fit into no circuits/);
  });

  test('have as much on each path, since a gateway stands on both', () => {
    const grown = circuitsOf(planOf(definition({ encryption: 'ipsec' }, (made) => {
      made.clouds.google.gatewayPrefixes = ['10.200.0.0/20'];
      Object.assign(made.workloads.datasets, { volume: '60 TB', flows: 4_000, survive: { location: 'slower', dedicated: 'suspend' } });
    })));
    const [first, second] = grown.paths.map(({ bundles }) => bundles.map(({ members }) => members));
    expect(first).toEqual(second);
    const attachments = grown.paths.flatMap(({ bundles }) => bundles.flatMap((bundle) => bundle.attachments));
    expect(grown.interconnect!.encryption!.pairs.flatMap((pair) => pair.attachments)).toHaveLength(attachments.length);
  });

  test('of which one of a pair is live are told of: they carry nothing yet', () => {
    const made = definition({ encryption: 'ipsec', paths: [ASHBURN[0], { ...ASHBURN[1], phase: 'order' }] }, withGatewayAddresses);
    const half = planOf(made);
    expect(half.findings.find(({ code }) => code === 'encryption-waits')).toMatchObject({ severity: 'warning', message: expect.stringContaining('google-edge-1-iad-zone1-1-1-1 is live') });
    expect(verifyPlan(half, networkOf(made))).toEqual([]);
    expect(codes(planOf(TOPOLOGIES.encrypted!))).not.toContain('encryption-waits');
    expect(codes(planOf(definition({ encryption: 'ipsec', phase: 'order' }, withGatewayAddresses)))).not.toContain('encryption-waits');
  });

  test('keep their addresses when the link grows', () => {
    const grown = planOf(definition({ encryption: 'ipsec' }, (made) => {
      made.clouds.google.gatewayPrefixes = ['10.200.0.0/20'];
      Object.assign(made.workloads.datasets, { volume: '60 TB', flows: 4_000, survive: { dedicated: 'suspend' } });
    }), plan.lock);
    expect(grown.lock.subnets).toMatchObject(plan.lock.subnets);
    expect(circuitsOf(grown).interconnect!.encryption!.pairs[0]).toEqual(encryption!.pairs[0]);
  });
});

test('VLAN ids are such as Google takes, also on a router that has more', () => {
  const made = definition({}, (row) => { for (const router of ['edge-1', 'edge-2']) row.sites.ashburn.routers[router].vlans = '4092-4094'; });
  expect(circuitsOf(planOf(made)).paths.flatMap(({ bundles }) => bundles.flatMap(({ attachments }) => attachments.map(({ vlan }) => vlan))).every((vlan) => vlan < 4_094)).toBe(true);
  const none = definition({}, (row) => { row.sites.ashburn.routers['edge-1'].vlans = '4094-4094'; });
  expect(() => planOf(none)).toThrow();
  expect(claims('high', (plan) => { of(plan).paths[0].bundles[0].attachments[0].vlan = 4_094; })).toContain('vlan-range');
});

describe('MACsec', () => {
  const with100G = (change: (made: Loose) => void = () => undefined) => definition({ macsec: { keys: 'k' } }, (made) => {
    for (const router of ['edge-1', 'edge-2']) made.sites.ashburn.routers[router].ports = { '100G': 4 };
    change(made);
  });

  test('is kept by the lock of ports of 10 Gbps, which have it from their order on, and not of faster ones, which all have it', () => {
    const held = (plan: NetworkPlan) => Object.values(plan.lock.bundles).map(({ product, macsec }) => [product.split('/').at(-1), macsec]);
    expect(held(planOf(TOPOLOGIES.macsec!))).toEqual([['10G', true], ['10G', true]]);
    const fast = planOf(with100G());
    expect(held(fast)).toEqual([['100G', undefined], ['100G', undefined]]);
    expect(verifyPlan(fast, networkOf(with100G()))).toEqual([]);
    expect(codes(planOf(with100G((made) => { delete made.links.google.primary.macsec; }), fast.lock))).not.toContain('macsec-unconfirmed');
    expect(() => planOf(TOPOLOGIES.high!, planOf(TOPOLOGIES.macsec!).lock)).toThrow(/ordered with MACsec/);
  });

  test('says who enables it on slow ports, and when routers need its keys', () => {
    const said = (plan: NetworkPlan) => plan.findings.find(({ code }) => code === 'macsec-unconfirmed')!.message;
    expect(said(planOf(TOPOLOGIES.macsec!))).toContain('account team enable it for ports of 10 Gbps');
    expect(said(planOf(with100G()))).not.toContain('account team');
    expect(said(planOf(with100G()))).toContain('before the path is live');
  });
});

test('a report says what is promised, what stands by, what encrypts it, and what is only ordered', () => {
  expect(renderText(planOf(TOPOLOGIES.maximum!))).toContain('availability 99.99% (PRODUCTION_CRITICAL); Cloud Routers of ASN 64600');
  expect(renderText(planOf(TOPOLOGIES.maximum!))).toContain('2 circuits in another region stand by');
  expect(renderText(planOf(TOPOLOGIES.maximum!))).toMatch(/at lga-zone2-9 .* by edge-2, for us-east1/);
  expect(renderText(planOf(TOPOLOGIES.encrypted!))).toMatch(/encrypted by HA VPN on the attachments: 6 gateways, 12 tunnels of 1\.8\d* Gbps, MTU 1386/);
  expect(renderText(planOf(TOPOLOGIES.partner!))).toContain('Cloud Routers of ASN 16550, partner at layer 2');
  expect(renderText(planOf(TOPOLOGIES.ordered!))).toMatch(/by edge-1, on order/);
});

/** A plan of a topology, changed, as the checker judges it. */
function claims(name: string, change: (plan: Loose) => void): readonly string[] {
  const plan: Loose = structuredClone(planOf(TOPOLOGIES[name]!));
  change(plan);
  return verifyPlan(plan, networkOf(TOPOLOGIES[name]!)).map(({ claim }) => claim);
}

const of = (plan: Loose) => plan.links.find(({ name }: Loose) => name === 'google').primary;
const pairOf = (plan: Loose) => of(plan).interconnect.encryption.pairs[0];

test.each([
  ['another availability', 'high', (plan: Loose) => { of(plan).interconnect.sla = '99.99%'; }, 'sla'],
  ['another intent', 'high', (plan: Loose) => { of(plan).interconnect.capability = 'PRODUCTION_CRITICAL'; }, 'sla'],
  ['blockers that are hidden', 'ordered', (plan: Loose) => { of(plan).interconnect.blockers = []; }, 'sla-blockers'],
  ['blockers that are none', 'maximum', (plan: Loose) => { of(plan).interconnect.blockers = [{ code: 'MISSING_GLOBAL_ROUTING', message: '' }]; }, 'sla-blockers'],
  ['nothing of Google', 'high', (plan: Loose) => { delete of(plan).interconnect; }, 'interconnect'],
  ['another phase', 'high', (plan: Loose) => { of(plan).paths[0].phase = 'order'; }, 'phase'],
  ['another region', 'maximum', (plan: Loose) => { of(plan).paths[1].region = 'us-east4'; }, 'path'],
  ['circuits of another region as good as those of the cloud\'s', 'maximum', (plan: Loose) => { of(plan).paths[1].bundles[0].attachments[0].sessions[0].advertisedPriority = 100; }, 'priority'],
  ['the capacity of both regions', 'maximum', (plan: Loose) => { of(plan).capacityMbps *= 2; }, 'capacity'],
  ['another ASN of a partner\'s routers', 'partner', (plan: Loose) => { of(plan).interconnect.cloudAsn = 64_600; }, 'asn'],
  ['another layer', 'partner', (plan: Loose) => { of(plan).interconnect.layer = 3; }, 'layer'],
  ['a session on a partner\'s attachment', 'partner', (plan: Loose) => {
    of(plan).paths[0].bundles[0].attachments[0].sessions = structuredClone(of(planOf(TOPOLOGIES.high!)).paths[0].bundles[0].attachments[0].sessions);
  }, 'sessions'],
  ['no encryption', 'encrypted', (plan: Loose) => { delete of(plan).interconnect.encryption; }, 'encryption'],
  ['too few gateways', 'encrypted', (plan: Loose) => { pairOf(plan).gateways.pop(); }, 'encryption-gateways'],
  ['tunnels to another router', 'encrypted', (plan: Loose) => { pairOf(plan).peers.reverse(); }, 'encryption-peer'],
  ['attachments in the other order', 'encrypted', (plan: Loose) => { pairOf(plan).attachments.reverse(); }, 'encryption-pair'],
  ['a tunnel that carries more', 'encrypted', (plan: Loose) => { pairOf(plan).gateways[0].tunnels[0].capacityMbps = 3_000; }, 'encryption-tunnels'],
  ['a secret of another tunnel', 'encrypted', (plan: Loose) => { pairOf(plan).gateways[0].tunnels[0].secret = 'x'; }, 'secret'],
  ['a subnet twice', 'encrypted', (plan: Loose) => { pairOf(plan).gatewayPrefixes[1] = pairOf(plan).gatewayPrefixes[0]; }, 'subnet-twice'],
  ['a bandwidth that needs a newer provider, unsaid', '400-gbps', (plan: Loose) => { delete of(plan).interconnect.providerVersion; }, 'provider-version'],
  ['a connection less in a single region', 'single-region', (plan: Loose) => { of(plan).paths[0].bundles.pop(); }, 'too-few-bundles'],
  ['another routing', 'high', (plan: Loose) => { plan.clouds[0].routing = 'regional'; }, 'cloud'],
  ['no warning of the building', 'building', (plan: Loose) => { plan.findings = plan.findings.filter(({ code }: Loose) => code !== 'domains-share-building'); }, 'finding-missing'],
] as const)('the checker finds %s', (_, name, change, claim) => {
  if (name === 'building') {
    const made = definition({ paths: [ASHBURN[0], { router: 'edge-2', location: 'iad-zone2-1' }] });
    const plan: Loose = structuredClone(planOf(made));
    change(plan);
    expect(verifyPlan(plan, networkOf(made)).map((broken) => broken.claim)).toContain(claim);
  } else {
    expect(claims(name, change)).toContain(claim);
  }
});
