import { ashburn, found, type Loose, told } from '../support';

const DOMAINS = [{ router: 'edge-1', location: 'iad-zone1-1' }, { router: 'edge-2', location: 'iad-zone2-5467' }];
const NEW_YORK = [{ router: 'edge-1', location: 'lga-zone1-16', region: 'us-east1' }, { router: 'edge-2', location: 'lga-zone2-9', region: 'us-east1' }];
const PARTNER = [
  { router: 'edge-1', location: 'Ashburn', serviceProvider: 'Megaport', availabilityDomain: 1 },
  { router: 'edge-2', location: 'Ashburn', serviceProvider: 'Equinix', availabilityDomain: 2 },
];

/** The Ashburn example with another link to Google. */
const google = (primary: Loose, change: (definition: Loose) => void = () => undefined): Loose => ashburn((d) => {
  d.links.google.primary = { kind: 'dedicated-interconnect', paths: DOMAINS, ...primary };
  change(d);
});

const maximum = (d: Loose) => {
  d.links.google.resilience = 'maximum';
  d.clouds['google-virginia'].otherRegions = ['us-east1'];
};

describe('topologies of Google Cloud', () => {
  test('take both availability domains in one building, which satisfies the SLA', () => {
    expect(found(google({ paths: [DOMAINS[0], { router: 'edge-2', location: 'iad-zone2-1' }] }))).toEqual([]);
  });

  test('for 99.9% take both domains in one region: domains of one metro in two regions are none', () => {
    const paths = [DOMAINS[0], { ...DOMAINS[1], region: 'us-east1' }];
    expect(found(google({ paths }, (d) => { d.clouds['google-virginia'].otherRegions = ['us-east1']; }))).toEqual(['path-zone links.google.primary.paths']);
  });

  test('for 99.99% take two metros, each with a region of its own', () => {
    expect(found(google({ paths: [...DOMAINS, ...NEW_YORK] }, maximum))).toEqual([]);
  });

  test('for 99.99% refuse one region, with the code that Google gives it', () => {
    const paths = [...DOMAINS, ...NEW_YORK.map(({ router, location }) => ({ router, location }))];
    expect(told(google({ paths }, maximum))).toEqual([
      'links.google.primary.paths: all paths are in the region us-east4, and resilience maximum asks for two regions (INCOMPATIBLE_REGIONS) -> '
      + 'give the paths of one metro the region of another Cloud Router (region, and otherRegions of the cloud), or set resilience: basic',
    ]);
  });

  test('for 99.99% refuse one metro, with the code that Google gives it', () => {
    expect(told(google({ paths: DOMAINS }, maximum))[0]).toContain('INCOMPATIBLE_METROS');
  });

  test('for 99.99% refuse a second metro with one domain', () => {
    expect(told(google({ paths: [...DOMAINS, NEW_YORK[0]] }, maximum))[0]).toContain('both zones of Ashburn, and resilience maximum asks for both zones of two metros (NO_ATTACHMENTS_IN_METRO_AND_ZONE)');
  });

  test('refuse regional routing where paths are in two regions', () => {
    expect(told(google({ paths: [...DOMAINS, ...NEW_YORK] }, (d) => { maximum(d); d.clouds['google-virginia'].routing = 'regional'; }))).toEqual([
      'clouds.google-virginia.routing: the link "google" ends in us-east4 and us-east1, and with regional routing each Cloud Router serves its own region only (MISSING_GLOBAL_ROUTING) -> set routing: global, or leave it out',
    ]);
  });

  test('take regional routing in one region', () => {
    expect(found(google({}, (d) => { d.clouds['google-virginia'].routing = 'regional'; }))).toEqual([]);
  });

  test('take 99.99% in one metro and region where the definition says so, and only there', () => {
    expect(found(google({ singleRegion: true }, (d) => { d.links.google.resilience = 'maximum'; }))).toEqual([]);
    expect(found(google({ singleRegion: true, paths: [...DOMAINS, ...NEW_YORK] }, maximum))).toEqual(['path-single-region links.google.primary.paths']);
  });

  test('refuse a single region without maximum resilience', () => {
    expect(told(google({ singleRegion: true }))).toEqual([
      'links.google.primary.singleRegion: singleRegion is a topology of maximum resilience, and this link has high -> set resilience: maximum, or leave singleRegion out',
    ]);
  });

  test('refuse a region that the cloud does not name', () => {
    expect(told(google({ paths: [DOMAINS[0], { ...DOMAINS[1], region: 'us-east5' }] }, (d) => { d.links.google.resilience = 'basic'; }))).toEqual([
      'links.google.primary.paths[1].region: "us-east5" is no region of "google-virginia" -> add it to otherRegions of "google-virginia", or leave it out for us-east4',
    ]);
    expect(told(google({ paths: [DOMAINS[0], { ...DOMAINS[1], region: 'us-eas5' }] }, (d) => { d.links.google.resilience = 'basic'; }))[0]).toContain('did you mean "us-east5"?');
  });

  test('refuse other regions that are the cloud\'s own, or written twice', () => {
    expect(told(google({ paths: [...DOMAINS, ...NEW_YORK] }, (d) => {
      maximum(d);
      d.clouds['google-virginia'].otherRegions = ['us-east4', 'us-east1', 'us-east1'];
    }))).toEqual([
      'clouds.google-virginia.otherRegions[0]: us-east4 is the region of "google-virginia" itself -> name others only, or leave otherRegions out',
      'clouds.google-virginia.otherRegions[2]: us-east1 is named twice -> name it once',
    ]);
  });

  test('refuse ports of another part of the world than the region of their attachments', () => {
    expect(told(google({}, (d) => { d.clouds['google-virginia'].region = 'asia-east1'; }))).toEqual(DOMAINS.map(({ location }, i) =>
      `links.google.primary.paths[${i}].location: "${location}" is in Ashburn (North America), and asia-east1 is in Asia and Oceania -> name a location in Asia and Oceania, or a region in North America`));
    expect(found(google({ kind: 'partner-interconnect', paths: PARTNER }, (d) => { d.clouds['google-virginia'].region = 'europe-west3'; }))).toEqual([0, 1].map((i) => `path-area links.google.primary.paths[${i}].location`));
    expect(found(google({}, (d) => { d.clouds['google-virginia'].region = 'us-west9'; }))).toEqual([]); // a new region of the same part
  });

  test('name the way to 99.99% with two paths', () => {
    expect(told(google({}, (d) => { d.links.google.resilience = 'maximum'; }))[0]).toContain('or set singleRegion: true, which takes these two paths');
  });
});

describe('circuits of a partner', () => {
  test('end in a metro, in both availability domains', () => {
    expect(found(google({ kind: 'partner-interconnect', paths: PARTNER }))).toEqual([]);
  });

  test('may end in both domains of one metro from one router', () => {
    const paths = PARTNER.map((path) => ({ ...path, router: 'edge-1' }));
    expect(found(google({ kind: 'partner-interconnect', paths }))).toEqual([]);
  });

  test('refuse one availability domain for both', () => {
    const paths = PARTNER.map((path) => ({ ...path, availabilityDomain: 1 }));
    expect(found(google({ kind: 'partner-interconnect', paths }))).toEqual(['path-zone links.google.primary.paths']);
  });

  test('refuse any availability domain, with which no SLA holds', () => {
    const paths = PARTNER.map((path) => ({ ...path, availabilityDomain: 'any' }));
    expect(told(google({ kind: 'partner-interconnect', paths }))).toContainEqual(expect.stringContaining('with any, Google picks a domain, and no SLA holds'));
  });

  test('refuse a facility in place of a metro, and a metro without Google', () => {
    const at = (location: string) => google({ kind: 'partner-interconnect', paths: PARTNER.map((path) => ({ ...path, location })) });
    expect(found(at('iad-zone1-1'))[0]).toBe('path-location links.google.primary.paths[0].location');
    expect(told(at('Ashburm'))[0]).toContain('did you mean "Ashburn"?');
    expect(found(google({ kind: 'partner-interconnect', paths: [PARTNER[0], { ...PARTNER[1], location: 'Ashburm' }] }))).toEqual(['path-location links.google.primary.paths[1].location']);
  });

  test('refuse another layer than 2 and 3 in words', () => {
    expect(told(google({ kind: 'partner-interconnect', paths: PARTNER, layer: 4 }))).toEqual(['links.google.primary.layer: 4 does not fit here -> write 2 or 3']);
  });

  test('refuse a VLAN, a bandwidth or MACsec of ours: they are not in the vocabulary', () => {
    expect(told(google({ kind: 'partner-interconnect', paths: PARTNER, macsec: { keys: 'k' } }))[0]).toContain('macsec');
    expect(told(google({ kind: 'partner-interconnect', paths: PARTNER.map((path) => ({ ...path, bandwidth: '10 Gbps' })) }))[0]).toContain('bandwidth');
  });

  test('refuse a site with the ASN of the Cloud Routers for partners', () => {
    expect(told(google({ kind: 'partner-interconnect', paths: PARTNER }, (d) => { d.sites.ashburn.asn = 16_550; }))).toContainEqual(expect.stringContaining('Cloud Router for partners'));
  });
});

describe('encryption of circuits with IPsec', () => {
  const encrypted = (change: (definition: Loose) => void = () => undefined, primary: Loose = {}) => google({ encryption: 'ipsec', ...primary }, (d) => {
    d.clouds['google-virginia'].gatewayPrefixes = ['10.200.0.0/20'];
    d.sites.ashburn.routers['edge-1'].tunnelIp = '10.1.255.1';
    d.sites.ashburn.routers['edge-2'].tunnelIp = '10.1.255.2';
    change(d);
  });

  test('takes addresses for both ends and both availability domains', () => {
    expect(found(encrypted())).toEqual([]);
  });

  test('refuses MACsec beside it', () => {
    expect(found(encrypted(undefined, { macsec: { keys: 'k' } }))).toEqual(['encryption-twice links.google.primary.encryption']);
  });

  test('refuses a router without an address inside the circuits, one that is none, and one that two routers have', () => {
    const at = (ip: unknown) => encrypted((d) => { d.sites.ashburn.routers['edge-2'].tunnelIp = ip; });
    expect(found(at(undefined))).toEqual(['tunnel-address sites.ashburn.routers.edge-2.tunnelIp']);
    expect(found(at('10.1.255'))).toEqual(['tunnel-address sites.ashburn.routers.edge-2.tunnelIp']);
    expect(found(at('10.1.255.1'))).toEqual(['tunnel-address sites.ashburn.routers.edge-1.tunnelIp', 'tunnel-address sites.ashburn.routers.edge-2.tunnelIp']);
  });

  test('refuses an address inside the circuits that is not private, or that the cloud has', () => {
    const at = (ip: string) => told(encrypted((d) => { d.sites.ashburn.routers['edge-2'].tunnelIp = ip; }));
    const place = 'sites.ashburn.routers.edge-2.tunnelIp';
    for (const ip of ['8.8.8.8', '169.254.1.1', '127.0.0.1']) expect(at(ip)).toEqual([expect.stringContaining(`${place}: ${ip} is not a private address`)]);
    expect(at('10.200.1.1')).toEqual([expect.stringContaining(`${place}: 10.200.1.1 lies in 10.200.0.0/20 of the cloud "google-virginia"`)]);
  });

  test('refuses an address inside the circuits that a router of another site has, on a link to the same cloud', () => {
    const twice = encrypted((d) => {
      d.sites.annex = { asn: 65_020, prefixes: ['10.60.0.0/16'], routers: { 'annex-1': { tunnelIp: '10.1.255.1' } } };
      const paths = [1, 2].map((zone) => ({ router: 'annex-1', location: `iad-zone${zone}-1` }));
      d.links.annex = { site: 'annex', cloud: 'google-virginia', primary: { kind: 'dedicated-interconnect', encryption: 'ipsec', paths } };
    });
    expect(told(twice)).toEqual([
      expect.stringContaining('sites.ashburn.routers.edge-1.tunnelIp: 10.1.255.1 is the tunnelIp of a router of "annex" too'),
      expect.stringContaining('sites.annex.routers.annex-1.tunnelIp: 10.1.255.1 is the tunnelIp of a router of "ashburn" too'),
    ]);
  });

  test('refuses addresses for the gateways that are not private', () => {
    expect(told(encrypted((d) => { d.clouds['google-virginia'].gatewayPrefixes = ['8.8.0.0/16']; }))).toEqual([expect.stringContaining('gatewayPrefixes[0]: 8.8.0.0/16 is not private')]);
  });

  test('refuses a cloud without addresses for the gateways, with too few, and with those of others', () => {
    const at = (prefixes: unknown) => encrypted((d) => { d.clouds['google-virginia'].gatewayPrefixes = prefixes; });
    expect(found(at(undefined))).toEqual(['gateway-prefixes clouds.google-virginia.gatewayPrefixes']);
    expect(found(at(['10.200.0.0/27']))).toEqual(['gateway-prefixes clouds.google-virginia.gatewayPrefixes[0]']);
    expect(found(at(['10.128.0.0/20']))).toContainEqual(expect.stringContaining('prefix-overlap'));
  });

  test('refuses paths that are not half in each availability domain, as a gateway has one interface in each', () => {
    const paths = [...DOMAINS, { router: 'edge-1', location: 'iad-zone1-5467' }];
    expect(found(encrypted(undefined, { paths }))).toEqual(['encryption-zones links.google.primary.paths']);
  });
});

test('links of one network are all encrypted with IPsec, or none', () => {
  const definition = google({ encryption: 'ipsec' }, (d) => {
    d.clouds['google-virginia'].gatewayPrefixes = ['10.200.0.0/20'];
    d.sites.annex = { asn: 65_020, prefixes: ['10.60.0.0/16'], routers: { 'annex-1': {} } };
    d.links.annex = { site: 'annex', cloud: 'google-virginia', resilience: 'basic', primary: { kind: 'dedicated-interconnect', paths: [{ router: 'annex-1', location: 'iad-zone1-1' }] } };
    for (const [i, router] of ['edge-1', 'edge-2'].entries()) d.sites.ashburn.routers[router].tunnelIp = `10.1.255.${i + 1}`;
  });
  expect(found(definition)).toEqual(['encryption-mixed links.google.primary.encryption']);
});

describe('generations of pre-shared keys', () => {
  test('are of tunnels to Google Cloud, each written once', () => {
    expect(found(ashburn((d) => { d.links.google.fallback.keyGenerations = [1, 2]; }))).toEqual([]);
    expect(found(ashburn((d) => { d.links.google.fallback.keyGenerations = [2, 2]; }))).toEqual(['key-generations links.google.fallback.keyGenerations']);
  });

  test('are refused for clouds that change a key in place', () => {
    expect(told(ashburn((d) => { d.links.aws.fallback.keyGenerations = [1, 2]; }))).toEqual([
      'links.aws.fallback.keyGenerations: a key of aws is changed in place, and this names generations of them -> leave it out',
    ]);
  });
});

describe('sites that reach each other', () => {
  const joined = (annex: Loose, asn = 65_020, primary: Loose = {}) => google(primary, (d) => {
    d.clouds['google-virginia'].siteToSite = true;
    d.sites.annex = { asn, prefixes: ['10.60.0.0/16'], routers: { 'annex-1': { publicIp: '192.0.2.20', internet: '1 Gbps' } } };
    d.links.annex = { site: 'annex', cloud: 'google-virginia', resilience: 'basic', primary: annex };
  });

  test('have ASNs of their own', () => {
    expect(found(joined({ kind: 'vpn' }))).toEqual([]);
    expect(told(joined({ kind: 'vpn' }, 65_010))).toEqual([
      'sites.annex.asn: "annex" and "ashburn" both have 65010, and what reaches each other through "google-virginia" needs ASNs of its own -> give each another ASN, or leave siteToSite out',
    ]);
  });

  test('are all behind Partner Interconnect, or none', () => {
    const partner = { kind: 'partner-interconnect', paths: PARTNER };
    expect(told(joined({ kind: 'vpn' }, 65_020, partner))).toEqual([expect.stringContaining('clouds.google-virginia.siteToSite: the link "google" is Partner Interconnect, and "annex" is not')]);
    const both = joined({ kind: 'partner-interconnect', paths: [{ ...PARTNER[0], router: 'annex-1' }] }, 65_020, partner);
    expect(found(both)).toEqual([]);
  });
});
