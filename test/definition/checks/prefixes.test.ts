import { ashburn, found, smallLab, told } from '../support';

const cloudPrefix = (prefix: string) => smallLab((d) => { d.clouds['google-belgium'].prefixes = [prefix]; });
const sitePrefixes = (...prefixes: string[]) => smallLab((d) => { d.sites.garage.prefixes = prefixes; });

describe('prefixes', () => {
  test('refuses a prefix that names a host, and gives its network', () => {
    expect(told(sitePrefixes('10.1.2.3/8'))).toEqual(['sites.garage.prefixes[0]: "10.1.2.3/8" names a host and not a network -> write 10.0.0.0/8']);
  });

  test.each(['010.0.0.0/8', '10.0.0.0/33', '10.0.0.0', '10.0.0.0/08', '10.0.0/8', '0x0a.0.0.0/8', '10.0.0.0/-1', '10.0.0.0/8 ', '10.0.0.0/255.0.0.0', '10.0.0.256/32', 'ten'])('refuses %j as a prefix', (prefix) => {
    expect(told(sitePrefixes(prefix))).toEqual([
      `sites.garage.prefixes[0]: "${prefix}" is not an IPv4 prefix -> write four decimal numbers and a length from 0 to 32, such as 10.16.0.0/13`,
    ]);
  });

  test('says that IPv6 is not supported yet', () => {
    expect(told(sitePrefixes('fd00:1::/48'))).toEqual(['sites.garage.prefixes[0]: "fd00:1::/48" is IPv6, which is not supported yet -> write IPv4 prefixes']);
  });

  test('refuses prefixes of a site and a cloud that overlap', () => {
    expect(told(sitePrefixes('10.200.128.0/24'))).toEqual([
      'sites.garage.prefixes[0]: 10.200.128.0/24 overlaps 10.200.0.0/16 at clouds.google-belgium.prefixes[0] -> give every site and cloud addresses of its own',
    ]);
  });

  test('refuses prefixes of two clouds that overlap', () => {
    expect(found(ashburn((d) => { d.clouds['azure-virginia'].prefixes = ['10.129.4.0/22']; }))).toEqual(['prefix-overlap clouds.azure-virginia.prefixes[0]']);
  });

  test('refuses prefixes of two sites that overlap', () => {
    expect(found(smallLab((d) => { d.sites.attic = { asn: 65101, prefixes: ['192.168.43.0/24'], routers: { 'router-2': {} } }; })))
      .toEqual(['prefix-overlap sites.attic.prefixes[0]']);
  });

  test('refuses prefixes within one site that overlap, and one that is written twice', () => {
    expect(told(sitePrefixes('192.168.40.0/22', '192.168.41.0/24', '192.168.40.0/22'))).toEqual([
      'sites.garage.prefixes[1]: 192.168.41.0/24 overlaps 192.168.40.0/22 at sites.garage.prefixes[0] -> give every site and cloud addresses of its own',
      'sites.garage.prefixes[2]: 192.168.40.0/22 is written at sites.garage.prefixes[0] too -> leave one',
    ]);
  });

  test('finds every prefix that overlaps a wider one, not only neighbours', () => {
    expect(found(sitePrefixes('10.0.0.0/8', '10.1.0.0/16', '10.250.0.0/16'))).toEqual([
      'prefix-overlap sites.garage.prefixes[1]', 'prefix-overlap sites.garage.prefixes[2]', 'prefix-overlap clouds.google-belgium.prefixes[0]',
    ]);
  });

  test('lets prefixes stand side by side', () => {
    expect(found(sitePrefixes('10.199.0.0/16', '10.201.0.0/16', '192.168.40.0/23', '192.168.42.0/23'))).toEqual([]);
  });

  test('lets linkPrefixes lie inside the prefixes of their own site, and beside them', () => {
    expect(found(ashburn((d) => { d.sites.ashburn.linkPrefixes = ['172.20.1.0/24', '172.20.0.0/24', '10.99.0.0/24']; }))).toEqual([]);
  });

  test('refuses linkPrefixes that overlap a cloud, another site, or each other', () => {
    expect(found(ashburn((d) => {
      d.sites.ashburn.linkPrefixes = ['10.64.9.0/24', '172.20.1.0/24', '172.20.1.128/30', '172.30.0.0/24'];
      d.sites.other = { asn: 65011, prefixes: ['172.30.0.0/16'], routers: { r: {} } };
    }))).toEqual(['prefix-overlap sites.ashburn.linkPrefixes[0]', 'prefix-overlap sites.ashburn.linkPrefixes[2]', 'prefix-overlap sites.ashburn.linkPrefixes[3]']);
  });

  test.each([
    ['127.0.0.0/16', '127.0.0.0/8 (loopback)'],
    ['169.254.0.0/16', '169.254.0.0/16 (link-local, and the inside of tunnels)'],
    ['224.0.0.0/8', '224.0.0.0/4 (multicast)'],
    ['0.0.0.0/8', '0.0.0.0/8 (this network)'],
    ['199.36.153.0/24', '199.36.153.4/30 (Private Google Access)'],
  ])('refuses %s, which has a meaning of its own', (prefix, range) => {
    expect(told(cloudPrefix(prefix))).toEqual([
      `clouds.google-belgium.prefixes[0]: ${prefix} overlaps ${range} -> use addresses that can be routed, such as those of RFC 1918`,
    ]);
  });

  test('refuses the address of Azure\'s platform in Azure alone', () => {
    expect(found(ashburn((d) => { d.clouds['azure-virginia'].prefixes = ['168.63.128.0/20']; }))).toEqual(['prefix-reserved clouds.azure-virginia.prefixes[0]']);
    expect(found(ashburn((d) => { d.clouds['aws-virginia'].prefixes = ['168.63.128.0/20']; }))).toEqual([]);
  });

  test('refuses a range with a meaning of its own at a site too', () => {
    expect(found(sitePrefixes('127.1.0.0/16'))).toEqual(['prefix-reserved sites.garage.prefixes[0]']);
  });

  test.each([
    ['aws-virginia', '10.64.0.0/15', 'a VPC: that is a /16 to /28'],
    ['aws-virginia', '10.64.0.0/29', 'a VPC: that is a /16 to /28'],
    ['azure-virginia', '10.96.0.0/30', 'an address space of a virtual network: that is a /8 to /29'],
    ['google-virginia', '10.128.0.0/32', 'the range of a subnet: that is a /8 to /29'],
    ['google-virginia', '44.0.0.0/7', 'the range of a subnet: that is a /8 to /29'],
  ])('refuses in %s the prefix %s, which cannot be one of its networks', (cloud, prefix, rule) => {
    expect(told(ashburn((d) => { d.clouds[cloud].prefixes = [prefix]; }))).toEqual([
      `clouds.${cloud}.prefixes[0]: ${prefix} cannot be ${rule} -> write the prefix of each network by itself, not what holds them all`,
    ]);
  });

  test('asks for linkPrefixes where Direct Connect or ExpressRoute needs them', () => {
    const withoutLinkPrefixes = (...links: string[]) => ashburn((d) => {
      delete d.sites.ashburn.linkPrefixes;
      delete d.workloads;
      for (const link of links) delete d.links[link];
    });
    const message = 'sites.ashburn.linkPrefixes: the site has no linkPrefixes -> add a prefix such as 172.20.255.0/24: Direct Connect and ExpressRoute take a /30 of it for each BGP session';
    expect(told(withoutLinkPrefixes())).toEqual([message]);
    expect(told(withoutLinkPrefixes('aws'))).toEqual([message]);
    expect(told(withoutLinkPrefixes('aws', 'azure'))).toEqual([]);
  });

  test('refuses linkPrefixes that hold no peering', () => {
    expect(told(ashburn((d) => { d.sites.ashburn.linkPrefixes = ['172.20.255.0/31']; })))
      .toEqual(['sites.ashburn.linkPrefixes[0]: 172.20.255.0/31 is too small: each BGP session takes a /30 -> write a prefix of /30 or shorter']);
  });

  test('tells of overlapping prefixes beside what is wrong elsewhere', () => {
    expect(found(smallLab((d) => {
      d.sites.garage.prefixes = ['10.200.0.0/24'];
      d.workloads.weights.artifact = '16 GBit';
    }))).toEqual(['prefix-overlap sites.garage.prefixes[0]', 'unit workloads.weights.artifact']);
  });
});
