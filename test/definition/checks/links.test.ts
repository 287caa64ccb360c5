import { ashburn, found, smallLab, told } from '../support';

describe('links', () => {
  test('refuses circuits of another provider than the cloud\'s', () => {
    expect(told(ashburn((d) => { d.links.aws.cloud = 'google-virginia'; delete d.links.google; delete d.workloads; }))).toEqual([
      'links.aws.primary.kind: "direct-connect" does not reach "google-virginia", a cloud of google -> write dedicated-interconnect, partner-interconnect or vpn',
    ]);
  });

  test('refuses two links between one site and cloud', () => {
    expect(told(smallLab((d) => { d.links.second = { ...d.links.google }; }))).toEqual([
      'links.second: the link "google" joins "garage" and "google-belgium" too -> make one link of them, with the paths of both',
    ]);
  });

  test('refuses a VPN behind a VPN', () => {
    expect(told(smallLab((d) => { d.links.google.fallback = { kind: 'vpn' }; }))).toEqual([
      'links.google.fallback: the primary of this link is a VPN already -> leave the fallback out: a VPN has tunnels for each router of the site',
    ]);
  });

  test('refuses MACsec on ExpressRoute circuits of a service provider', () => {
    expect(found(ashburn((d) => { d.links.azure.primary.macsec = { keys: 'k' }; }))).toEqual(['express-route-macsec links.azure.primary.macsec']);
  });

  test('asks for a public address of each router with a fallback VPN, once', () => {
    expect(told(ashburn((d) => { delete d.sites.ashburn.routers['edge-2'].publicIp; }))).toEqual([
      'sites.ashburn.routers.edge-2.publicIp: the router "edge-2" has no publicIp, and the VPN of the link "aws" ends on it -> add the IPv4 address under which the internet reaches it',
    ]);
  });

  test('asks for a public address of every router of a site where a VPN is the primary', () => {
    expect(found(smallLab((d) => { d.sites.garage.routers = { a: {}, b: {} }; }))).toEqual(['vpn-address sites.garage.routers.a.publicIp', 'vpn-address sites.garage.routers.b.publicIp']);
  });

  test('does not ask for a public address of a router without a VPN', () => {
    expect(found(ashburn((d) => { d.sites.ashburn.routers['edge-3'] = {}; }))).toEqual([]);
    expect(found(ashburn((d) => {
      delete d.sites.ashburn.routers['edge-1'].publicIp;
      for (const link of Object.values<{ fallback?: unknown }>(d.links)) delete link.fallback;
    }))).toEqual([]);
  });

  test.each([
    ['10.1.2.3', '10.1.2.3 lies in 10.0.0.0/8, which the internet does not reach -> write the address under which clouds reach the router'],
    ['172.31.255.1', '172.31.255.1 lies in 172.16.0.0/12, which the internet does not reach -> write the address under which clouds reach the router'],
    ['192.168.0.1', '192.168.0.1 lies in 192.168.0.0/16, which the internet does not reach -> write the address under which clouds reach the router'],
    ['127.0.0.1', '127.0.0.1 lies in 127.0.0.0/8, which the internet does not reach -> write the address under which clouds reach the router'],
    ['169.254.1.1', '169.254.1.1 lies in 169.254.0.0/16, which the internet does not reach -> write the address under which clouds reach the router'],
    ['100.64.0.1', '100.64.0.1 lies in 100.64.0.0/10, which the internet does not reach -> write the address under which clouds reach the router'],
    ['255.255.255.255', '255.255.255.255 lies in 224.0.0.0/3, which the internet does not reach -> write the address under which clouds reach the router'],
    ['203.0.113.010', '"203.0.113.010" is not an IPv4 address -> write four decimal numbers, such as 203.0.113.10'],
    ['203.0.113.10/32', '"203.0.113.10/32" is not an IPv4 address -> write four decimal numbers, such as 203.0.113.10'],
    ['2001:db8::1', '"2001:db8::1" is not an IPv4 address -> write four decimal numbers, such as 203.0.113.10'],
    ['edge.example.com', '"edge.example.com" is not an IPv4 address -> write four decimal numbers, such as 203.0.113.10'],
  ])('refuses %s as a public address', (publicIp, message) => {
    expect(told(smallLab((d) => { d.sites.garage.routers['router-1'].publicIp = publicIp; }))).toEqual([`sites.garage.routers.router-1.publicIp: ${message}`]);
  });

  test('refuses one public address for two routers', () => {
    expect(told(ashburn((d) => { d.sites.ashburn.routers['edge-2'].publicIp = '203.0.113.10'; }))).toEqual([
      'sites.ashburn.routers.edge-2.publicIp: 203.0.113.10 is the address of the router ashburn.edge-1 too -> give each router an address of its own',
    ]);
  });

  test('refuses to leave the choice of a VPN alone to a link that does not have both', () => {
    const fix = 'vpnAlone leaves the choice between circuits with a fallback and the fallback alone, and the link does not have both -> give it circuits and a fallback, or leave vpnAlone out';
    expect(told(ashburn((d) => { d.links.aws.vpnAlone = true; delete d.links.aws.fallback; }))).toEqual([`links.aws.vpnAlone: ${fix}`]);
    expect(told(smallLab((d) => { d.links.google.vpnAlone = true; }))).toEqual([`links.google.vpnAlone: ${fix}`]);
    expect(found(ashburn((d) => { d.links.aws.vpnAlone = true; }))).toEqual([]);
  });
});
