import { ashburn, examplePlan, problemsOf, unlocked } from './fixture';
import { crossReferences, type RouterConfiguration, routersOf } from '../../lib/edge';
import { linkRoutes } from '../../lib/edge/routes';
import type { LinkPlan } from '../../lib/planner/network-plan';
import type { Draft } from '../networks';

const plan = ashburn();
const [first, second] = routersOf(plan) as [RouterConfiguration, RouterConfiguration];

const session = (router: RouterConfiguration, id: string) => router.sessions.find((row) => row.id === id)!;
const map = (router: RouterConfiguration, name: string) => router.routeMaps.find((row) => row.name === name)!.entries;
const list = (router: RouterConfiguration, name: string) => router.prefixLists.find((row) => row.name === name)!.entries;

test('makes one configuration for each router, with the ASN of its site', () => {
  expect(routersOf(plan).map(({ site, name, asn }) => `${site}/${name} ${asn}`)).toEqual(['ashburn/edge-1 65010', 'ashburn/edge-2 65010']);
});

test('an attachment becomes a VLAN on the aggregate of its ports, with the addresses and the MTU of the plan', () => {
  expect(first.bundles.find(({ id }) => id === 'aws-edge-1-eqdc2-1')).toMatchObject({ name: 'bond1', aggregated: true, ports: ['aws-edge-1-eqdc2-1/1', 'aws-edge-1-eqdc2-1/2'] });
  expect(first.vlans.find(({ id }) => id === 'aws-edge-1-eqdc2-1-1-bgp')).toMatchObject({ bundle: 'aws-edge-1-eqdc2-1', vlan: '1137', mtu: 1500, address: '172.20.255.121/30' });
});

test('the side of the site has the MTU that the definition says, else 1500', () => {
  expect(routersOf(ashburn(({ sites }) => { sites.ashburn.routers['edge-1'].lan.mtu = 9_000; })).map(({ lan }) => lan.mtu)).toEqual([9_000, 1_500]);
});

test('a port has the MTU of Ethernet at least, and a VLAN with less its own', () => {
  const router = routersOf(examplePlan('google-encrypted'))[0]!;
  const [vlan] = router.vlans;
  expect(vlan!.mtu).toBe(1_440);
  expect(router.bundles.find(({ id }) => id === vlan!.bundle)!.mtu).toBe(1_500);
});

test('an ExpressRoute circuit takes two ports with one VLAN id and a session on each', () => {
  const own = first.vlans.filter(({ id }) => id.startsWith('azure-edge-1-washington-dc-1-1'));
  expect(own.map(({ bundle, vlan, address }) => [bundle, vlan, address])).toEqual([
    ['azure-edge-1-washington-dc-1-primary', '1052', '172.20.255.17/30'],
    ['azure-edge-1-washington-dc-1-secondary', '1052', '172.20.255.65/30'],
  ]);
});

test('takes as many ports as the plan counts', () => {
  for (const router of [first, second]) {
    expect(router.ports).toHaveLength(plan.sites[0]!.routers.find(({ name }) => name === router.name)!.portsUsed['10G']!);
  }
});

test('sessions on circuits have the cloud\'s BFD, its timers, its ASN and a key by name', () => {
  expect(session(first, 'aws-edge-1-eqdc2-1-1-bgp')).toMatchObject({
    remoteAsn: 64513, neighbour: '172.20.255.122', keepaliveSeconds: 10, holdSeconds: 30, bfd: { intervalMs: 300, multiplier: 3 }, md5: { secret: 'ashburn-ai/bgp/aws-edge-1-eqdc2-1-1' },
  });
  expect(session(first, 'google-edge-1-iad-zone1-1-1-1-bgp')).toMatchObject({ remoteAsn: 64600, keepaliveSeconds: 20, holdSeconds: 60, bfd: { intervalMs: 1000, multiplier: 5 } });
});

test('sessions in tunnels have no BFD, and the timers that the cloud keeps to', () => {
  expect(first.sessions.filter(({ kind, bfd }) => kind === 'vpn' && bfd)).toEqual([]);
  expect(session(first, 'azure-vpn-edge-1-1-1')).toMatchObject({ keepaliveSeconds: 60, holdSeconds: 180, remoteAsn: 65515 });
  expect(session(first, 'google-vpn-edge-1-1-1')).toMatchObject({ holdSeconds: 60 });
});

test('circuits are preferred for what leaves, and announced better for what comes', () => {
  for (const link of ['aws', 'azure', 'google']) {
    expect(map(first, `${link}-dedicated-in`)).toMatchObject([{ localPreference: 200 }]);
    expect(map(first, `${link}-vpn-in`)).toMatchObject([{ localPreference: 100 }]);
    expect(map(first, `${link}-dedicated-out`)).toMatchObject([{ med: 100 }]);
    expect(map(first, `${link}-vpn-out`)).toMatchObject([{ med: 10_200, prepend: 2 }]);
  }
});

test('only AWS gets its community, and only over circuits', () => {
  const asked = first.routeMaps.filter(({ entries }) => entries.some(({ communities }) => communities)).map(({ name }) => name);
  expect(asked).toEqual(['aws-dedicated-out']);
  expect(map(first, 'aws-dedicated-out')).toMatchObject([{ communities: ['7224:7300'] }]);
});

test('takes exactly the prefixes of the cloud, and announces exactly those of the site', () => {
  expect(list(first, 'aws-networks-in')).toEqual([{ action: 'permit', prefix: '10.64.0.0/16' }, { action: 'permit', prefix: '10.65.0.0/16' }]);
  expect(list(first, 'google-networks-out')).toEqual([{ action: 'permit', prefix: '10.16.0.0/13' }, { action: 'permit', prefix: '172.20.0.0/17' }]);
});

test('both tunnels of a connection to Azure have one address of the router, on a loopback', () => {
  const tunnels = first.tunnels.filter(({ id }) => id.startsWith('azure-vpn'));
  expect(tunnels.map(({ address, loopback, peer, number }) => [address, loopback, peer, number])).toEqual([
    [undefined, 'azure-vpn-edge-1-1', '169.254.22.81', 1428], [undefined, 'azure-vpn-edge-1-1', '169.254.22.82', 1429],
  ]);
  expect(first.loopbacks).toMatchObject([{ id: 'azure-vpn-edge-1-1', address: '169.254.22.83/32' }]);
});

test('tunnels are made for segments that fit, smaller where their router stands behind a translation of addresses', () => {
  expect(first.tunnels.find(({ id }) => id === 'aws-vpn-edge-1-1-1')).toMatchObject({ mtu: 1446, mss: 1406, encapsulated: false, local: '203.0.113.10' });
  expect(first.tunnels.find(({ id }) => id === 'google-vpn-edge-1-1-1')).toMatchObject({ mtu: 1406, mss: 1366 });
  const [behind] = routersOf(ashburn(({ sites }) => { sites.ashburn.routers['edge-1'].wan = { localAddress: '192.168.1.2' }; })) as [RouterConfiguration];
  expect(behind.tunnels.find(({ id }) => id === 'aws-vpn-edge-1-1-1')).toMatchObject({
    mtu: 1438, mss: 1398, encapsulated: true, local: '192.168.1.2', localId: '203.0.113.10',
  });
});

test('offers exactly what the cloud\'s end was given', () => {
  expect(first.proposals).toMatchObject([
    { id: 'aws', ikeEncryption: 'aes256gcm16', ikeSeconds: 28_800, espSeconds: 3_600 },
    { id: 'azure', ikeEncryption: 'aes256', ikeSeconds: 28_800, espSeconds: 27_000 },
    { id: 'google', ikeEncryption: 'aes256gcm16', ikeSeconds: 36_000, espSeconds: 10_800 },
  ]);
});

test('drops what is for a cloud while no session has a route for it', () => {
  expect(first.discards.map(({ prefix }) => prefix)).toEqual(['10.128.0.0/16', '10.129.0.0/16', '10.64.0.0/16', '10.65.0.0/16', '10.96.0.0/16']);
});

test('ports that are to be encrypted name their keys and the cipher of their speed', () => {
  expect(first.macsec).toMatchObject([{ id: 'aws-gcm', mode: 'must-encrypt', cipher: 'gcm-aes-256', keys: { secret: 'ashburn-macsec' } }]);
  expect(first.ports.filter(({ macsec }) => macsec === 'aws-gcm').map(({ id }) => id)).toEqual(['aws-edge-1-eqdc2-1/1', 'aws-edge-1-eqdc2-1/2']);
});

test('workloads are in classes by their kind, the most urgent first', () => {
  expect(first.classes.map(({ name, dscp }) => [name, dscp])).toEqual([['inference', 34], ['telemetry', 16], ['sync', 26], ['bulk', 10]]);
  expect(first.classes[3]!.workloads).toEqual(['crawl-to-s3', 'fineweb-to-azure', 'laion-to-gcs']);
});

test('says of everything which part of the definition it comes from', () => {
  const { ports, bundles, vlans, loopbacks, tunnels, proposals, sessions, prefixLists, routeMaps, discards, macsec, classes } = first;
  const lists = [ports, bundles, vlans, loopbacks, tunnels, proposals, sessions, prefixLists, routeMaps, discards, macsec, classes];
  const rows = [first.lan, first.wan!, ...lists.flat()];
  for (const { because } of rows) expect(because).toMatch(/^(?:sites|clouds|links|workloads)\.[a-z]/);
});

test('a circuit that is only ordered is left out, and the ports of the others keep their names', () => {
  const ordered = routersOf(ashburn((definition) => {
    definition.links.azure.primary.paths[0].phase = 'order';
  }));
  expect(ordered[0]!.vlans.map(({ id }) => id)).toEqual(['aws-edge-1-eqdc2-1-1-bgp', 'google-edge-1-iad-zone1-1-1-1-bgp']);
  expect(ordered[0]!.sessions.filter(({ link, kind }) => link === 'azure' && kind === 'dedicated')).toEqual([]);
  expect(ordered[0]!.routeMaps.map(({ name }) => name)).not.toContain('azure-dedicated-in');
  const names = (router: RouterConfiguration) => router.ports.filter(({ id }) => id.startsWith('google')).map(({ name }) => name);
  expect(names(ordered[0]!)).toEqual(names(first));
});

const namedPorts = (interfaces: Record<string, string[]>): readonly string[] => {
  const [named] = routersOf(ashburn(({ sites }) => { sites.ashburn.routers['edge-1'].interfaces = interfaces; })) as [RouterConfiguration];
  return named.ports.map(({ id, name }) => `${id} ${name}`);
};

test('ports have the names that the definition gives them', () => {
  expect(namedPorts({ 'azure-edge-1-washington-dc-1': ['enp1s0f0', 'enp1s0f1'] })).toEqual(expect.arrayContaining([
    'azure-edge-1-washington-dc-1-primary/1 enp1s0f0', 'azure-edge-1-washington-dc-1-secondary/1 enp1s0f1',
  ]));
});

test('no port that has no name gets that of another', () => {
  expect(namedPorts({ 'google-edge-1-iad-zone1-1-1': ['eth3', 'eth2'] }).slice(0, 2)).toEqual(['aws-edge-1-eqdc2-1/1 eth4', 'aws-edge-1-eqdc2-1/2 eth5']);
});

test('a port with the name that the platform gives the side of the site is refused, until that has one of its own', () => {
  const make = (lan: object) => () => routersOf(ashburn(({ sites }) => {
    const router = sites.ashburn.routers['edge-1'];
    router.interfaces = { 'aws-edge-1-eqdc2-1': ['eth0', 'eth2'] };
    Object.assign(router.lan, lan);
  }));
  expect(problemsOf(make({}))).toMatchObject([{ code: 'edge-interface-twice', path: ['sites', 'ashburn', 'routers', 'edge-1'], message: 'the router ashburn/edge-1 would have two interfaces with the name eth0' }]);
  expect(problemsOf(make({ interface: 'eth9' }))).toEqual([]);
});

test('a link that goes over the virtual interfaces of another adds its cloud\'s prefixes to their lists', () => {
  const two = examplePlan('aws-two-regions');
  const guests = two.links.filter(({ primary }) => primary.kind !== 'vpn' && primary.circuitsOf !== undefined);
  expect(guests.length).toBeGreaterThan(0);
  const [guest] = guests;
  const owner = guest!.primary.kind === 'vpn' ? undefined : guest!.primary.circuitsOf;
  const prefixes = two.clouds.find(({ name }) => name === guest!.cloud)!.prefixes;
  expect(list(routersOf(two)[0]!, `${owner}-networks-in`).map(({ prefix }) => prefix)).toEqual(expect.arrayContaining([...prefixes]));
});

test('a public virtual interface announces only public prefixes, and takes no default route', () => {
  const plans = ['aws-maximum', 'aws-multicloud', 'aws-high', 'aws-basic'].map(examplePlan);
  const publicPlans = plans.filter(({ links }) => links.some(({ objectStorage }) => objectStorage?.announced));
  expect(publicPlans.length).toBeGreaterThan(0);
  for (const made of publicPlans) {
    const link = made.links.find(({ objectStorage }) => objectStorage?.announced)!;
    const router = routersOf(made).find(({ routeMaps }) => routeMaps.some(({ name }) => name === `${link.name}-public-in`))!;
    expect(router.sessions.filter((row) => row.import === `${link.name}-public-in`).map(({ kind }) => kind)).toContain('public');
    expect(list(router, `${link.name}-public-out`).map(({ prefix }) => prefix)).toEqual(link.objectStorage!.announced);
    expect(list(router, `${link.name}-public-in`)[0]).toEqual({ action: 'deny', prefix: '0.0.0.0/0' });
  }
});

describe('with a public virtual interface', () => {
  const made = examplePlan('aws-maximum');
  const [link] = made.links as [LinkPlan];
  const [router, ordered] = routersOf(made) as [RouterConfiguration, RouterConfiguration];
  const changed = (change: (draft: Draft) => void) => {
    const draft: Draft = structuredClone(made);
    change(draft);
    return routersOf(draft)[0]!;
  };

  test('the inside may bring exactly the public prefixes that AWS is told, and nothing else is fed to it', () => {
    expect(list(router, 'site-public')).toEqual([{ action: 'permit', prefix: '198.51.100.64/28' }]);
    expect(map(router, 'inside-in').map(({ prefixList }) => prefixList)).toEqual(['site', 'site-public', 'clouds', 'aws-public-in']);
    const without = { ...router, routeMaps: router.routeMaps.map((row) => (row.name === 'inside-in' ? { ...row, entries: [row.entries[0]!, ...row.entries.slice(2)] } : row)) };
    expect(crossReferences(without).map(({ code, subject }) => `${code} ${subject}`)).toContain('prefix-not-fed aws-public-out');
  });

  test('only routes of the Region are taken, and the site is told to the Region alone', () => {
    expect(map(router, 'aws-public-in')).toEqual([{ prefixList: 'aws-public-in', anyCommunity: ['7224:8100'], localPreference: 200 }]);
    expect(map(router, 'aws-public-out')).toEqual([{ prefixList: 'aws-public-out', med: 100, communities: ['7224:9100'] }]);
    expect(map(router, 'aws-dedicated-in')[0]).not.toHaveProperty('anyCommunity');
  });

  test.each([
    ['eu-west-1', ['7224:8100', '7224:8200'], '7224:9200'],
    ['us-east-1', undefined, '7224:9300'],
  ])('where a location is of %s, the scope is the smallest that has the Region of the cloud', (homeRegion, accepted, announced) => {
    const other = changed((draft) => { draft.links[0].primary.paths[1].homeRegion = homeRegion; });
    expect(map(other, 'aws-public-in')[0]!.anyCommunity).toEqual(accepted);
    expect(map(other, 'aws-public-out')[0]!.communities).toEqual([announced]);
  });

  test('sessions inside the site take all that comes over it, also on a router without one', () => {
    for (const one of [router, ordered]) expect(one.sessions.find(({ kind }) => kind === 'internal')!.maximumPrefixes).toBeGreaterThan(20_000);
    expect(routersOf(plan)[0]!.sessions.find(({ kind }) => kind === 'internal')!.maximumPrefixes).toBe(1_000);
  });

  test('tunnels need a next hop to the internet, on routers that have one', () => {
    const without = changed((draft) => { for (const row of draft.sites[0].routers) delete row.wan; });
    expect(without.wan!.nextHop).toEqual({ placeholder: 'wan-next-hop', id: 'frankfurt/edge-1' });
    expect(ordered.wan).not.toHaveProperty('nextHop');
    expect(link.fallback).toBeDefined();
  });
});

test('tunnels to a virtual private gateway stand in line: each has a preference and a MED of its own', () => {
  const made = unlocked((definition) => { Object.assign(definition.clouds['aws-virginia'], { gateway: 'virtual-private', prefixes: ['10.64.0.0/16'] }); });
  const [router] = routersOf(made) as [RouterConfiguration];
  const preferences = router.sessions.filter(({ kind, link }) => kind === 'vpn' && link === 'aws').map((row) => map(router, row.import)[0]!.localPreference);
  const meds = router.sessions.filter(({ kind, link }) => kind === 'vpn' && link === 'aws').map((row) => map(router, row.export)[0]!.med);
  expect(preferences).toEqual(preferences.map((_, i) => 100 - i));
  expect(meds).toEqual(meds.map((_, i) => 10_200 + i));
});

test('is the same for a plan that is read from JSON', () => {
  expect(routersOf(JSON.parse(JSON.stringify(plan)))).toEqual(routersOf(plan));
});

test('leaves out a bundle on which the service provider speaks BGP', () => {
  const made = structuredClone(plan) as unknown as { links: { primary: { paths: { bundles: { attachments: { sessions: unknown[] }[] }[] }[] } }[] };
  for (const path of made.links[2]!.primary.paths) for (const bundle of path.bundles) for (const attachment of bundle.attachments) attachment.sessions = [];
  const [router] = routersOf(made as unknown as typeof plan) as [RouterConfiguration];
  expect(router.bundles.filter(({ id }) => id.startsWith('google'))).toEqual([]);
  expect(crossReferences(router)).toEqual([]);
});

test('sites that reach each other over the Direct Connect gateway take each other\'s prefixes, and no other link does', () => {
  const withSiteLink = (row: LinkPlan): LinkPlan => (row.primary.kind === 'vpn' ? row : { ...row, primary: { ...row.primary, siteLink: true } });
  const [site] = plan.sites;
  const [aws, azure] = plan.links;
  const branch = { ...site!, name: 'branch', prefixes: ['10.200.0.0/16'] };
  const made = { ...plan, sites: [site!, branch], links: [withSiteLink(aws!), azure!, withSiteLink({ ...aws!, name: 'branch', site: 'branch' })] };
  expect(linkRoutes(made, made.links[0]!).accepted).toEqual(['10.200.0.0/16', '10.64.0.0/16', '10.65.0.0/16']);
  expect(linkRoutes(made, made.links[2]!).accepted).toEqual(['10.16.0.0/13', '10.64.0.0/16', '10.65.0.0/16', '172.20.0.0/17']);
  expect(linkRoutes(made, made.links[1]!).accepted).toEqual(['10.96.0.0/16']);
  expect(linkRoutes({ ...made, links: [made.links[0]!, { ...aws!, name: 'branch', site: 'branch' }] }, made.links[0]!).accepted).toEqual(['10.64.0.0/16', '10.65.0.0/16']);
});
