import { ashburn, found, type Loose, told } from '../support';

/** The Ashburn example with two links on the circuits of `aws`: `west` to another Region, `dev` to another cloud of the same one. */
const shared = (change: (definition: Loose) => void = () => undefined): Loose => ashburn((d) => {
  d.clouds['aws-oregon'] = { provider: 'aws', region: 'us-west-2', asn: 64520, prefixes: ['10.66.0.0/16'] };
  d.clouds['aws-dev'] = { provider: 'aws', region: 'us-east-1', asn: 64512, prefixes: ['10.67.0.0/16'] };
  d.links.west = { site: 'ashburn', cloud: 'aws-oregon', primary: { kind: 'shared', circuitsOf: 'aws' }, fallback: { kind: 'vpn' } };
  d.links.dev = { site: 'ashburn', cloud: 'aws-dev', primary: { kind: 'shared', circuitsOf: 'aws', rateLimit: '2 Gbps' } };
  change(d);
});

/** Adds clouds of AWS, each with a link on the circuits of `aws`. */
function addGuests(d: Loose, count: number, cloud: (i: number) => Loose, primary: Loose = {}): void {
  for (let i = 1; i <= count; i += 1) {
    d.clouds[`more-${i}`] = { provider: 'aws', asn: 64600 + i, prefixes: [`10.${200 + i}.0.0/16`], ...cloud(i) };
    d.links[`guest-${i}`] = { site: 'ashburn', cloud: `more-${i}`, primary: { kind: 'shared', circuitsOf: 'aws', ...primary } };
  }
}

describe('circuits that several links take', () => {
  test('may be those of Direct Connect, for clouds of the same Region and of others', () => {
    expect(told(shared())).toEqual([]);
  });

  test('are those of a link that there is', () => {
    expect(told(shared((d) => { d.links.west.primary.circuitsOf = 'asw'; }))).toEqual(['links.west.primary.circuitsOf: there is no link "asw" -> did you mean "aws"?']);
  });

  test('are not those of a link that takes them itself, nor of the link itself', () => {
    expect(told(shared((d) => { d.links.west.primary.circuitsOf = 'dev'; }))).toEqual([
      'links.west.primary.circuitsOf: "dev" takes the circuits of another link itself -> write circuitsOf: aws',
    ]);
    expect(told(shared((d) => { d.links.west.primary.circuitsOf = 'west'; }))).toEqual([
      'links.west.primary.circuitsOf: the link takes its own circuits -> name the link that has them',
    ]);
  });

  test('are not those of another provider, and a VPN has none', () => {
    expect(told(shared((d) => { d.links.west.primary.circuitsOf = 'azure'; }))).toEqual([
      'links.west.primary.circuitsOf: "azure" has circuits of express-route, which do not reach "aws-oregon", a cloud of aws -> name a link to a cloud of the same provider, or give this link a primary of its own',
    ]);
    expect(told(shared((d) => { d.links.google.primary = { kind: 'vpn' }; delete d.links.google.fallback; d.links.west.primary.circuitsOf = 'google'; }))).toEqual([
      'links.west.primary.circuitsOf: "google" is a VPN, without circuits -> name a link with circuits',
    ]);
  });

  test('do not lead to a cloud of another provider', () => {
    expect(told(shared((d) => { d.clouds['aws-oregon'] = { provider: 'google', project: 'ashburn-ai', region: 'us-west1', asn: 64700, prefixes: ['10.66.0.0/16'] }; }))).toEqual([
      'links.west.primary.circuitsOf: "aws" has circuits of direct-connect, which do not reach "aws-oregon", a cloud of google -> name a link to a cloud of the same provider, or give this link a primary of its own',
    ]);
  });

  test('begin at the same site', () => {
    expect(told(shared((d) => {
      d.sites.chicago = { ...d.sites.ashburn, asn: 65020, prefixes: ['10.32.0.0/16'], linkPrefixes: ['172.21.0.0/24'], routers: { 'chi-1': {} }, sharedRisks: {} };
      d.links.dev.site = 'chicago';
    }))).toEqual(['links.dev.primary.circuitsOf: the circuits of "aws" end at the site "ashburn", and this link begins at "chicago" -> name a link of "chicago"']);
  });

  test('have the resilience of the link whose they are, and cannot be left out', () => {
    expect(found(shared((d) => {
      d.links.aws.vpnAlone = true;
      Object.assign(d.links.west, { vpnAlone: true, resilience: 'basic' });
    }))).toEqual(['shared-circuits links.aws.vpnAlone', 'shared-circuits links.west.vpnAlone', 'shared-circuits links.west.resilience']);
  });

  test('are not taken twice for one cloud', () => {
    expect(found(shared((d) => { d.links.again = { ...d.links.dev }; }))).toEqual(['link-twice links.again']);
  });

  test('ask for a public address of the routers that they end at, where a guest has a fallback', () => {
    expect(found(shared((d) => {
      for (const link of Object.values<Loose>(d.links)) delete link.fallback;
      d.sites.ashburn.routers['edge-3'] = {};
      d.links.west.fallback = { kind: 'vpn' };
      delete d.sites.ashburn.routers['edge-1'].publicIp;
    }))).toEqual(['vpn-address sites.ashburn.routers.edge-1.publicIp']);
  });
});

describe('one Direct Connect gateway for clouds of several Regions', () => {
  test('has no virtual interfaces of a guest to limit', () => {
    expect(told(shared((d) => { d.links.west.primary.rateLimit = '1 Gbps'; }))).toEqual([
      'links.west.primary.rateLimit: "aws-oregon" is in another Region than "aws-virginia", so the link has no virtual interfaces of its own to limit -> leave rateLimit out',
    ]);
  });

  test('asks for transit gateways with different ASNs, also from its own', () => {
    expect(told(shared((d) => { d.clouds['aws-oregon'].asn = 64512; }))).toEqual([
      'clouds.aws-oregon.asn: its transit gateway has the ASN 64512, as has the transit gateway of "aws-virginia", with which it shares a Direct Connect gateway -> give it another private ASN',
    ]);
    expect(told(shared((d) => { Object.assign(d.clouds['aws-oregon'], { asn: 64513, directConnectGatewayAsn: 64514 }); }))).toEqual([
      'clouds.aws-oregon.asn: its transit gateway has the ASN 64513, as has the Direct Connect gateway of "aws-virginia", with which it shares a Direct Connect gateway -> give it another private ASN',
    ]);
  });

  test('takes gateways of one kind', () => {
    expect(told(shared((d) => { d.clouds['aws-oregon'].gateway = 'virtual-private'; }))).toEqual([
      'clouds.aws-oregon.gateway: a Direct Connect gateway takes transit gateways or virtual private gateways, never both: "aws-oregon" has a virtual private gateway, "aws-virginia" a transit gateway'
        + ' -> give both clouds the same kind of gateway, or this link circuits of its own',
    ]);
  });

  test('takes six transit gateways', () => {
    const regions = ['us-west-1', 'us-east-2', 'eu-west-1', 'eu-central-1', 'ap-south-1'];
    expect(found(shared((d) => { addGuests(d, 4, (i) => ({ region: regions[i] })); }))).toEqual([]);
    expect(told(shared((d) => { addGuests(d, 5, (i) => ({ region: regions[i - 1] })); }))).toEqual([
      'clouds.aws-virginia: 7 clouds would be on its Direct Connect gateway, and that takes 6 transit gateways -> give some of their links circuits of their own',
    ]);
  });

  test('is the only one of each of its clouds', () => {
    const chicago = (d: Loose) => {
      d.sites.chicago = { asn: 65020, prefixes: ['10.32.0.0/16'], linkPrefixes: ['172.21.0.0/24'], routers: { 'chi-1': { building: 'B' } } };
      const primary = { kind: 'direct-connect', paths: [{ router: 'chi-1', location: 'EqDC2' }] };
      d.links.far = { site: 'chicago', cloud: 'aws-oregon', primary, resilience: 'basic' };
    };
    expect(told(shared(chicago))).toEqual([
      'links.west.primary: "aws-oregon" would be on the Direct Connect gateway of "aws-virginia", and on another one for the link "far"'
        + ' -> let all links to "aws-oregon" take circuits of links to "aws-virginia", or none',
    ]);
    expect(found(shared((d) => {
      chicago(d);
      d.links.near = { ...d.links.far, cloud: 'aws-virginia' };
      d.links.far = { site: 'chicago', cloud: 'aws-oregon', primary: { kind: 'shared', circuitsOf: 'near' } };
    }))).toEqual([]);
  });

  test('takes an ASN of its own cloud only, so that a guest\'s unused one may be the site\'s', () => {
    expect(found(shared((d) => { d.sites.ashburn.asn = 64530; d.clouds['aws-oregon'].directConnectGatewayAsn = 64530; }))).toEqual([]);
    expect(found(shared((d) => { d.sites.ashburn.asn = 64530; d.clouds['aws-dev'].directConnectGatewayAsn = 64530; }))).toEqual(['asn-equal links.dev']);
  });
});

describe('virtual interfaces of several links on one connection', () => {
  test('are limited to rates that AWS takes', () => {
    expect(told(shared((d) => { d.links.dev.primary.rateLimit = '1.1 Gbps'; }))).toEqual([
      'links.dev.primary.rateLimit: AWS limits no virtual interface to 1.1 Gbps -> write 1 Gbps or 1.2 Gbps',
    ]);
    expect(told(shared((d) => { d.links.dev.primary.rateLimit = '20 Mbps'; }))).toEqual([
      'links.dev.primary.rateLimit: AWS limits no virtual interface to 20 Mbps -> write 50 Mbps',
    ]);
    for (const rateLimit of ['50 Mbps', '2.1 Gbps', '1.6 Tbps', '540 Gbps']) expect(found(shared((d) => { d.links.dev.primary.rateLimit = rateLimit; }))).toEqual([]);
  });

  test('are not had on hosted connections, which have one each', () => {
    const hosted = (d: Loose) => {
      Object.assign(d.links.aws.primary, { connections: 'hosted', macsec: undefined });
      for (const path of d.links.aws.primary.paths) path.serviceProvider = 'Equinix';
      delete d.links.aws.primary.macsec;
    };
    expect(found(shared(hosted))).toEqual(['shared-interfaces links.dev.primary.circuitsOf']);
    expect(found(shared((d) => { hosted(d); delete d.links.dev; }))).toEqual([]);
  });

  test('are four transit ones at most', () => {
    expect(found(shared((d) => { addGuests(d, 2, () => ({ region: 'us-east-1' })); }))).toEqual([]);
    expect(told(shared((d) => { addGuests(d, 3, () => ({ region: 'us-east-1' })); }))).toEqual([
      'links.aws.primary: 5 links would have transit virtual interfaces on each of its connections, and a connection takes 4 -> give some of the links circuits of their own',
    ]);
  });

  test('have ten rate limits at most', () => {
    const many = (count: number) => shared((d) => {
      delete d.links.west;
      delete d.clouds['aws-oregon'];
      addGuests(d, count, () => ({ region: 'us-east-1', gateway: 'virtual-private' }), { rateLimit: '100 Mbps' });
    });
    expect(found(many(9))).toEqual([]);
    expect(told(many(10))).toEqual([
      'links.aws.primary: 11 links limit their virtual interfaces on each of its connections, and a connection has 10 rate limiters -> give some of the links circuits of their own',
    ]);
  });

  test('have one MTU: jumbo frames of two kinds of gateways differ', () => {
    const jumbo = (change: (definition: Loose) => void = () => undefined) => shared((d) => {
      for (const link of Object.values<Loose>(d.links)) delete link.fallback;
      d.clouds['aws-dev'].gateway = 'virtual-private';
      change(d);
    });
    expect(told(jumbo())).toEqual([
      'links.dev.primary.circuitsOf: "aws-dev" has a virtual private gateway and "aws-virginia" a transit gateway, whose jumbo frames differ in size'
        + ' -> give both clouds the same kind of gateway, or write jumboFrames: false for "aws"',
    ]);
    expect(found(jumbo((d) => { d.links.aws.primary.jumboFrames = false; }))).toEqual([]);
    expect(found(jumbo((d) => { d.links.west.fallback = { kind: 'vpn' }; }))).toEqual([]);
  });
});
