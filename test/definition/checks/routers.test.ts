import { ashburn, found, type Loose, told } from '../support';

const edge1 = (change: (router: Loose) => void) => ashburn((d) => { change(d.sites.ashburn.routers['edge-1']); });
const lan = (given: Loose) => edge1((router) => { Object.assign(router.lan, given); });
const match = (workload: string, given: Loose, change: (definition: Loose) => void = () => undefined) =>
  ashburn((d) => {
    d.workloads[workload].match = [{ protocol: 'tcp', port: 443, ...given }];
    change(d);
  });

const LAN = 'sites.ashburn.routers.edge-1.lan';

describe('the side of a router towards its site', () => {
  test.each(['10.16.0.2', '10.16.0.2/0', '10.16.0.2/32', '10.16.0.2/029', '10.16.0.256/29', 'fd00::2/64', '10.16.0.2/29/29', ''])('refuses %j as its address', (address) => {
    expect(found(lan({ address })).filter((problem) => problem.endsWith('.address'))).toEqual([address === '' ? `text ${LAN}.address` : `lan-address ${LAN}.address`]);
  });

  test('refuses an address that names the subnet, and the one for broadcasts', () => {
    expect(told(lan({ address: '10.16.0.0/29' }))).toEqual([`${LAN}.address: 10.16.0.0/29 names the subnet itself -> write the address that the router has in it`]);
    expect(told(lan({ address: '10.16.0.7/29' }))).toEqual([`${LAN}.address: 10.16.0.7/29 is the subnet's address for broadcasts -> write the address that the router has in it`]);
  });

  test('takes both addresses of a /31', () => {
    expect(found(lan({ address: '10.16.0.8/31', peers: ['10.16.0.9'] }))).toEqual([]);
    expect(found(lan({ address: '10.16.0.9/31', peers: ['10.16.0.8'] }))).toEqual([]);
  });

  test('refuses peers outside of the subnet, itself as one, what is no address, and one twice', () => {
    expect(told(lan({ peers: ['10.16.0.1', '10.16.0.9', '10.16.0.2', 'core', '10.16.0.1', '10.16.0.7'] }))).toEqual([
      `${LAN}.peers[1]: 10.16.0.9 is not an address of a host in the subnet of the router's own -> name routers that are on the same subnet`,
      `${LAN}.peers[2]: 10.16.0.2 is the router's own address -> name the other routers of the site`,
      `${LAN}.peers[3]: "core" is not an IPv4 address -> write four decimal numbers, such as 10.16.0.1`,
      `${LAN}.peers[4]: 10.16.0.1 is written twice -> leave one`,
      `${LAN}.peers[5]: 10.16.0.7 is not an address of a host in the subnet of the router's own -> name routers that are on the same subnet`,
    ]);
  });

  test('takes an MTU from 1280 to 9216', () => {
    for (const mtu of [1_280, 9_216]) expect(found(lan({ mtu }))).toEqual([]);
    for (const mtu of [1_279, 9_217, 1_500.5]) expect(found(lan({ mtu })).map((problem) => problem.split(' ')[1])).toEqual([`${LAN}.mtu`]);
  });

  test('refuses a list without peers', () => {
    expect(found(lan({ peers: [] }))).toEqual([`length ${LAN}.peers`]);
  });

  test('refuses one address for two routers of a site, and lets two sites have the same', () => {
    expect(told(ashburn((d) => { d.sites.ashburn.routers['edge-2'].lan = { address: '10.16.0.2/28', peers: ['10.16.0.1'] }; }))).toEqual([
      'sites.ashburn.routers.edge-2.lan.address: 10.16.0.2/28 is the address of the router "edge-1" too -> give each router an address of its own',
    ]);
    expect(found(ashburn((d) => {
      d.sites.other = { asn: 65011, prefixes: ['172.30.0.0/16'], routers: { r: { lan: { address: '10.16.0.2/29', peers: ['10.16.0.1'] } } } };
    }))).toEqual([]);
  });
});

describe('the side of a router towards the internet', () => {
  test('refuses what is no address', () => {
    expect(told(edge1((router) => { router.wan = { localAddress: '192.168.1.2/24', nextHop: 'gateway' }; }))).toEqual([
      'sites.ashburn.routers.edge-1.wan.localAddress: "192.168.1.2/24" is not an IPv4 address -> write four decimal numbers, such as 192.168.1.1',
      'sites.ashburn.routers.edge-1.wan.nextHop: "gateway" is not an IPv4 address -> write four decimal numbers, such as 192.168.1.1',
    ]);
  });

  test('refuses it where the internet does not reach the router', () => {
    expect(told(ashburn((d) => { d.sites.ashburn.routers.spare = { wan: { interface: 'eth1' } }; }))).toEqual([
      'sites.ashburn.routers.spare.wan: the router "spare" has no publicIp, so that no tunnel uses its side towards the internet -> add publicIp, or leave wan out',
    ]);
  });
});

describe('interfaces of a router', () => {
  test('refuses one that is named for two things', () => {
    expect(told(edge1((router) => {
      router.lan.interface = 'eth0';
      router.wan = { interface: 'eth1' };
      router.interfaces = { 'aws-edge-1-eqdc2-1': ['eth2', 'eth2'], 'google-edge-1-iad-zone1-1-1': ['eth1'] };
    }))).toEqual([
      'sites.ashburn.routers.edge-1.interfaces.aws-edge-1-eqdc2-1[1]: the interface eth2 is named at sites.ashburn.routers.edge-1.interfaces.aws-edge-1-eqdc2-1[0] too -> name an interface of its own for each',
      'sites.ashburn.routers.edge-1.interfaces.google-edge-1-iad-zone1-1-1[0]: the interface eth1 is named at sites.ashburn.routers.edge-1.wan.interface too -> name an interface of its own for each',
    ]);
  });

  test('lets circuits that come over the same ports have the same names, all of them', () => {
    expect(found(edge1((router) => { router.interfaces = { a: ['eth2', 'eth3'], b: ['eth2', 'eth3'] }; }))).toEqual([]);
    expect(found(edge1((router) => { router.interfaces = { a: ['eth2', 'eth3'], b: ['eth3', 'eth2'] }; }))).toEqual([
      'interface-twice sites.ashburn.routers.edge-1.interfaces.b[0]', 'interface-twice sites.ashburn.routers.edge-1.interfaces.b[1]',
    ]);
  });

  test('lets two routers name the same', () => {
    expect(found(ashburn((d) => { for (const router of Object.values<Loose>(d.sites.ashburn.routers)) router.lan.interface = 'eth0'; }))).toEqual([]);
  });

  test.each(['eth1\nshutdown', '0/0', 'eth 1', '', 'x'.repeat(33)])('refuses %j as a name', (name) => {
    expect(found(edge1((router) => { router.wan = { interface: name }; }))).toEqual(['text sites.ashburn.routers.edge-1.wan.interface']);
  });
});

describe('what packets of a workload look like', () => {
  test('refuses a source that is not the site\'s, and a destination that is not the cloud\'s', () => {
    expect(told(match('telemetry', { from: '10.64.0.0/24', to: '10.96.0.0/24' }))).toEqual([
      'workloads.telemetry.match[0].from: 10.64.0.0/24 holds addresses that the site does not have -> write a prefix inside 10.16.0.0/13 or 172.20.0.0/17',
      'workloads.telemetry.match[0].to: 10.96.0.0/24 holds addresses that the cloud does not have -> write a prefix inside 10.64.0.0/16 or 10.65.0.0/16',
    ]);
    expect(found(match('telemetry', { from: '10.0.0.0/8' }))).toEqual(['workload-match workloads.telemetry.match[0].from']);
  });

  test('is what the site sends, also where the cloud starts the workload', () => {
    const reverse = (d: Loose) => Object.assign(d.workloads.telemetry, { from: 'aws-virginia', to: 'ashburn' });
    expect(found(match('telemetry', { from: '10.16.5.0/24', to: '10.64.0.0/16' }, reverse))).toEqual([]);
    expect(found(match('telemetry', { from: '10.64.0.0/16', to: '10.16.5.0/24' }, reverse))).toEqual([
      'workload-match workloads.telemetry.match[0].from', 'workload-match workloads.telemetry.match[0].to',
    ]);
  });

  test('lets transfers to object storage go to addresses of the service', () => {
    expect(found(match('crawl-to-s3', { to: '52.216.0.0/15' }))).toEqual([]);
    expect(found(match('fineweb-to-azure', { to: '52.216.0.0/15' }))).toEqual(['workload-match workloads.fineweb-to-azure.match[0].to']);
  });

  test('lets packets come from public prefixes of the site', () => {
    expect(found(match('crawl-to-s3', { from: '192.0.2.0/25' }, (d) => { d.sites.ashburn.publicPrefixes = ['192.0.2.0/24']; }))).toEqual([]);
  });

  test('refuses prefixes that are none, and says nothing more where those of the site are none', () => {
    expect(found(match('telemetry', { from: '10.16.5.1/24', to: 'all' }))).toEqual(['prefix workloads.telemetry.match[0].from', 'prefix workloads.telemetry.match[0].to']);
    expect(found(match('telemetry', { from: '10.16.5.0/24' }, (d) => { d.sites.ashburn.prefixes = ['10.16.0.0']; }))).toEqual(['prefix sites.ashburn.prefixes[0]']);
  });

  test('refuses it between two clouds', () => {
    expect(found(ashburn((d) => {
      d.cloudLinks = { multicloud: { kind: 'aws-interconnect', aws: 'aws-virginia', google: 'google-virginia' } };
      d.workloads.copy = { kind: 'telemetry', from: 'aws-virginia', to: 'google-virginia', rate: '1 Gbps', match: [{ protocol: 'tcp', port: 443 }] };
    }))).toEqual(['workload-match workloads.copy.match']);
  });

  test.each([[{ port: 0 }, 'range'], [{ port: 65_536 }, 'range'], [{ protocol: 'icmp' }, 'word'], [{ dscp: 10 }, 'unknown-key']])('refuses %j', (given, code) => {
    expect(found(match('telemetry', given))).toEqual([`${code} workloads.telemetry.match[0].${Object.keys(given)[0]}`]);
  });
});
