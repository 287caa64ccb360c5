import { problemsOf } from './fixture';
import { construct, definition, type Loose, PARTNERS, planOf, TOPOLOGIES, withGatewayAddresses } from './topologies';
import type { GoogleHybridNetworkProps } from '../../lib/google';
import type { NetworkPlan } from '../../lib/planner/network-plan';

/** A plan that something changed since it was made. */
function changed(name: string, change: (plan: Loose) => void): NetworkPlan {
  const plan: Loose = structuredClone(planOf(TOPOLOGIES[name]!));
  change(plan);
  return plan;
}

const refused = (plan: NetworkPlan, props: Partial<GoogleHybridNetworkProps> = {}) => problemsOf(() => construct(plan, props));
const told = (plan: NetworkPlan, props?: Partial<GoogleHybridNetworkProps>) => refused(plan, props).map(({ code, message, fix }) => `${code}: ${message} -> ${fix}`);

const link = (plan: Loose) => plan.links.find(({ name }: Loose) => name === 'google');
const bundle = (plan: Loose) => link(plan).primary.paths[0].bundles[0];
const attachment = (plan: Loose) => bundle(plan).attachments[0];
const session = (plan: Loose) => attachment(plan).sessions[0];
const tunnel = (plan: Loose) => link(plan).fallback.connections[0].tunnels[0];
const prefixes = (count: number) => Array.from({ length: count }, (_, i) => `10.${Math.floor(i / 256)}.${i % 256}.0/24`);

test.each(Object.keys(TOPOLOGIES))('takes %s as planned', (name) => {
  expect(() => construct(planOf(TOPOLOGIES[name]!))).not.toThrow();
});

describe('priorities', () => {
  test('refuse a fallback whose priority could be better than that of circuits in another region', () => {
    expect(told(changed('high', (plan) => { tunnel(plan).advertisedPriority = 1_000; }))).toEqual([
      'google-priority: "google-vpn-edge-1-1-1" has the priority 1000 -> a fallback has 10200 or more: Google adds 201 to 9999 between regions',
    ]);
  });

  test('refuse circuits whose priority, with what Google adds, could be worse than that of the fallback', () => {
    expect(told(changed('high', (plan) => { session(plan).advertisedPriority = 300; }))[0]).toContain('a primary has 0 to 200');
    expect(refused(changed('encrypted', (plan) => { link(plan).primary.interconnect.encryption.pairs[0].gateways[0].tunnels[0].advertisedPriority = 300; }))[0]!.code).toBe('google-priority');
  });
});

describe('circuits', () => {
  test('refuse attachments that are faster together than their connection', () => {
    expect(told(changed('high', (plan) => { attachment(plan).bandwidthMbps = 20_000; }))).toEqual([
      'google-capacity: the attachments of "google-edge-1-iad-zone1-1-1" have 20000 Mbps together, and the connection has 10000 -> plan again with planNetwork',
    ]);
  });

  test('refuse more attachments than a connection takes, unless the quota was raised', () => {
    const plan = changed('high', (made) => {
      const row = attachment(made);
      bundle(made).capacityMbps = 200_000;
      bundle(made).attachments = Array.from({ length: 17 }, (_, i) => ({
        ...row, id: `${row.id}-${i}`, ordinal: i + 1, vlan: 100 + i, sessions: row.sessions.map((own: Loose) => ({ ...own, id: `${own.id}-${i}`, prefix: `169.254.60.${i * 8}/29` })),
      }));
    });
    expect(refused(plan).map(({ code }) => code)).toEqual(['google-attachments']);
    expect(() => construct(plan, { quotas: { attachments: 20 } })).not.toThrow();
  });

  test('refuse a VLAN id that attachments do not take, and one that two of a connection have', () => {
    expect(refused(changed('high', (plan) => { attachment(plan).vlan = 4_094; }))[0]!.code).toBe('google-vlan');
    const twice = changed('high', (plan) => {
      const row = attachment(plan);
      bundle(plan).capacityMbps = 20_000;
      bundle(plan).attachments.push({ ...row, id: 'second', sessions: [] });
    });
    expect(refused(twice).map(({ code }) => code)).toEqual(['google-vlan-twice']);
  });

  test('refuse BFD that Cloud Router does not run', () => {
    expect(refused(changed('high', (plan) => { session(plan).bfd = { intervalMs: 300, multiplier: 3 }; }))[0]!.message).toContain('300 ms and 3 packets');
  });
});

describe('MTU', () => {
  test('refuses one that attachments do not take', () => {
    expect(told(changed('high', (plan) => { link(plan).primary.mtu = 9_000; }))).toEqual(['google-mtu: a VLAN attachment has no MTU of 9000 -> use 1440, 1460, 1500 or 8896']);
  });

  test('refuses jumbo frames on encrypted attachments', () => {
    expect(refused(changed('encrypted', (plan) => { link(plan).primary.mtu = 8_896; })).map(({ code }) => code)).toEqual(['google-encrypted-mtu']);
  });

  test('refuses a network with another one than its attachments', () => {
    const networkId = 'projects/ashburn-ai/global/networks/shared';
    expect(told(planOf(TOPOLOGIES.high!), { network: { kind: 'existing', networkId, mtu: 8_896 } })).toEqual([
      'google-network-mtu: the network has an MTU of 8896, and the attachments of the plan have 1460 -> give the network the MTU of the plan, and its machines too',
    ]);
    expect(() => construct(planOf(TOPOLOGIES.high!), { network: { kind: 'existing', networkId, mtu: 1_460 } })).not.toThrow();
  });

  test('takes a network of any where attachments are encrypted: theirs is 1440 below any', () => {
    const networkId = 'projects/ashburn-ai/global/networks/shared';
    expect(() => construct(planOf(TOPOLOGIES.encrypted!), { network: { kind: 'existing', networkId, mtu: 1_460 } })).not.toThrow();
  });

  test('refuses links of one network with different ones', () => {
    const plan = changed('maximum', (made) => {
      made.links.push({ ...structuredClone(link(made)), name: 'other', fallback: undefined, primary: { ...link(made).primary, mtu: 1_440, paths: [] } });
    });
    expect(refused(plan).map(({ code }) => code)).toEqual(['google-mtus']);
  });
});

test('refuses an existing network that routes within a region, where links end in two', () => {
  const network = { kind: 'existing', networkId: 'projects/ashburn-ai/global/networks/shared', routing: 'regional' } as const;
  expect(told(planOf(TOPOLOGIES.maximum!), { network })).toEqual([
    'google-routing: the network routes within a region only, and its links end in us-east4 and us-east1 (MISSING_GLOBAL_ROUTING) -> set its routing mode to global',
  ]);
  expect(() => construct(planOf(TOPOLOGIES.high!), { network })).not.toThrow();
});

describe('Cloud Routers', () => {
  test('refuse more BGP peers than one has', () => {
    const plan = changed('high', (made) => {
      const { connections } = link(made).fallback;
      const [first] = connections;
      link(made).fallback.connections = Array.from({ length: 65 }, (_, i) => ({
        ...first,
        id: `c-${i}`,
        tunnels: first.tunnels.map((row: Loose, t: number) => ({ ...row, id: `c-${i}-${t}`, insidePrefix: `169.254.${10 + Math.floor(i / 32)}.${(i % 32) * 8 + t * 4}/30` })),
      }));
    });
    expect(told(plan)).toEqual(['google-peers: the Cloud Router "vpn/us-east4" would have 130 BGP peers, and has 128 at most -> spread the links over more clouds or networks']);
  });

  test('refuse more prefixes than a session announces', () => {
    expect(refused(changed('high', (plan) => { plan.clouds[0].prefixes = prefixes(201); })).map(({ code }) => code)).toEqual(['google-announced']);
    expect(refused(changed('high', (plan) => { plan.clouds[0].prefixes = prefixes(200); }), { alsoAnnounce: ['199.36.153.8/30'] }).map(({ code }) => code)).toEqual(['google-announced']);
  });

  test('refuse more prefixes of sites than a region takes, unless the quota was raised', () => {
    const plan = changed('high', (made) => { made.sites[0].prefixes = prefixes(251); });
    expect(refused(plan)[0]!.message).toBe('of all sites some are dropped in us-east4: 251 prefixes, and 250 are taken');
    expect(() => construct(plan, { quotas: { dynamicPrefixes: 500 } })).not.toThrow();
  });

  test('refuse a site that announces so many that its sessions are reset, whatever the quota', () => {
    const plan = changed('high', (made) => { made.sites[0].prefixes = prefixes(5_001); });
    expect(refused(plan, { quotas: { dynamicPrefixes: 10_000 } }).map(({ message }) => message)).toEqual(['the session with site ashburn is reset: 5001 prefixes, and 5000 are taken']);
  });

  test('refuse custom learned routes above the limits, and for a link that there is not', () => {
    const plan = planOf(TOPOLOGIES.high!);
    expect(refused(plan, { customLearnedRanges: { google: prefixes(11) } }).map(({ code }) => code)).toEqual(['google-custom-learned', 'google-custom-learned']);
    expect(refused(plan, { customLearnedRanges: { googel: ['10.0.0.0/8'] } })[0]!.code).toBe('google-unknown-link');
  });

  test('refuse the name of a router that the plan does not need', () => {
    expect(told(planOf(TOPOLOGIES.high!), { routers: { 'vpn/us-east1': 'hub' } })[0]).toContain('name interconnect/us-east4 or vpn/us-east4');
  });

  test('refuse more routers than a network has in a region', () => {
    const plan = changed('encrypted', (made) => {
      const kinds = ['partner-interconnect', 'dedicated-interconnect'];
      for (const [i, kind] of kinds.entries()) {
        for (const encryption of [undefined, link(made).primary.interconnect.encryption]) {
          const copy = structuredClone(link(made));
          const paths = copy.primary.paths.map((path: Loose) => ({ ...path, bundles: path.bundles.map((row: Loose) => ({ ...row, attachments: [] })) }));
          made.links.push({ ...copy, name: `l-${i}-${String(encryption)}`, fallback: undefined, primary: { ...copy.primary, kind, paths, interconnect: { ...copy.primary.interconnect, cloudAsn: 16_550, encryption: encryption && { ...encryption, pairs: [] } } } });
        }
      }
    });
    expect(refused(plan).map(({ code }) => code)).toEqual(['google-routers']);
  });
});

describe('addresses of sessions', () => {
  test('refuse a subnet of another length, one that is not link-local, and where machines find their metadata', () => {
    for (const prefix of ['169.254.96.0/30', '10.0.0.0/29', '169.254.169.248/29', '169.254.96.4/29', 'none']) {
      expect(refused(changed('high', (plan) => { session(plan).prefix = prefix; })).map(({ code }) => code)).toEqual(['google-subnet']);
    }
    expect(refused(changed('high', (plan) => { tunnel(plan).insidePrefix = '169.254.169.252/30'; })).map(({ code }) => code)).toEqual(['google-subnet']);
  });

  test('refuse subnets that overlap, also of a tunnel and an attachment', () => {
    const twice = changed('high', (plan) => { tunnel(plan).insidePrefix = session(plan).prefix.replace('/29', '/30'); });
    expect(refused(twice).map(({ code }) => code)).toEqual(['google-subnet-twice']);
  });
});

describe('gateways', () => {
  test('refuse two tunnels between the same interfaces', () => {
    const twice = changed('high', (plan) => { link(plan).fallback.connections[0].tunnels[1].cloudInterface = 0; });
    expect(refused(twice).map(({ code }) => code)).toEqual(['google-interfaces', 'google-tunnels']);
  });

  test('refuse a gateway with a tunnel from one interface only, for which there is no SLA', () => {
    expect(told(changed('high', (plan) => { link(plan).fallback.connections[0].tunnels.pop(); }))).toEqual([
      'google-tunnels: "google-vpn-edge-1-1" has no tunnel from each of its interfaces 0 and 1, and the SLA of HA VPN takes both -> plan again with planNetwork',
    ]);
  });

  test('refuse a number of router addresses that Google has no gateway for', () => {
    const plan = changed('encrypted', (made) => {
      const [pair] = link(made).primary.interconnect.encryption.pairs;
      pair.peers.push({ router: 'edge-3', address: '10.10.255.3' });
    });
    expect(refused(plan).map(({ code }) => code)).toEqual(['google-peer-addresses']);
  });
});

describe('circuits of a partner', () => {
  test('refuse a Cloud Router of another ASN', () => {
    expect(told(changed('partner', (plan) => { link(plan).primary.interconnect.cloudAsn = 64_600; }))).toEqual([
      'google-partner-asn: attachments of a partner are on a Cloud Router of the ASN 64600 -> use 16550',
    ]);
  });

  test('refuse a session of ours', () => {
    const sessions = session(planOf(TOPOLOGIES.high!));
    expect(refused(changed('partner', (plan) => { attachment(plan).sessions = [sessions]; })).map(({ code }) => code)).toEqual(['google-partner']);
  });

  test('refuse a peer to adjust of what is no attachment of a partner, or where the partner speaks BGP', () => {
    const peer = { name: 'auto-ia-bgp-x', interface: 'auto-ia-if-x' };
    const high = planOf(TOPOLOGIES.high!);
    expect(told(high, { partnerPeers: { [attachment(high).id]: peer } })[0]).toContain('it is no attachment of a partner');
    const layer3 = planOf(definition({ kind: 'partner-interconnect', paths: PARTNERS, layer: 3 }));
    expect(told(layer3, { partnerPeers: { [attachment(layer3).id]: peer } })[0]).toContain('at layer 3 the partner speaks BGP');
  });
});

test('refuses MACsec keys that start at no time, or less than six hours after each other, and for a link without MACsec', () => {
  const keys = (...times: readonly string[]) => ({ macsecKeys: { google: times.map((startTime, i) => ({ name: `key-${i}`, startTime })) } });
  const plan = planOf(TOPOLOGIES.macsec!);
  expect(refused(plan, keys('soon')).map(({ code }) => code)).toEqual(['google-macsec-key']);
  expect(refused(plan, keys('2027-01-01T00:00:00Z', '2027-01-01T05:59:00Z')).map(({ code }) => code)).toEqual(['google-macsec-key']);
  expect(() => construct(plan, keys('2027-01-01T00:00:00Z', '2027-01-01T06:00:00Z'))).not.toThrow();
  expect(refused(planOf(TOPOLOGIES.high!), keys('2027-01-01T00:00:00Z')).map(({ code }) => code)).toEqual(['google-unknown-link']);
});

test('tells all that is wrong at once', () => {
  const plan = changed('high', (made) => {
    tunnel(made).advertisedPriority = 1_000;
    attachment(made).vlan = 1;
    link(made).primary.mtu = 9_000;
  });
  expect(refused(plan).map(({ code }) => code).sort()).toEqual(['google-mtu', 'google-priority', 'google-vlan']);
});

test('names the addresses of gateways in the definition', () => {
  const plan = planOf(definition({ encryption: 'ipsec' }, withGatewayAddresses));
  expect((plan.links[0]!.primary as Loose).interconnect.encryption.pairs[0].gatewayPrefixes).toEqual([expect.stringMatching(/^10\.200\..*\/26$/), expect.stringMatching(/^10\.200\..*\/26$/)]);
});
