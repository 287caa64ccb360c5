import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { found, type Loose, told } from '../support';

const text = readFileSync(join(__dirname, '../../../examples/google-cross-cloud/network.yaml'), 'utf8');

/** The example as data, changed. */
function crossCloud(change: (definition: Loose) => void = () => undefined): Loose {
  const definition: Loose = parse(text);
  change(definition);
  return definition;
}

const linkOf = (definition: Loose): Loose => definition.cloudLinks['aws-google'];

/** The same with Azure at the other end. */
const toAzure = (change: (definition: Loose) => void = () => undefined): Loose => crossCloud((d) => {
  d.clouds.aws = { provider: 'azure', region: 'eastus', prefixes: ['10.61.0.0/16'] };
  for (const path of linkOf(d).paths) path.remoteLocation = 'azure-equinix-ashburn-dc2';
  change(d);
});

describe('Cross-Cloud Interconnect', () => {
  test('is taken to AWS and to Azure', () => {
    expect(found(crossCloud())).toEqual([]);
    expect(found(toAzure())).toEqual([]);
  });

  test.each<readonly [string, (d: Loose) => void, readonly string[]]>([
    ['an end of another provider', (d) => { linkOf(d).google = 'aws'; linkOf(d).remote = 'google'; }, [
      'cloudLinks.aws-google.google: "aws" is a cloud of aws -> name a cloud of google',
      'cloudLinks.aws-google.remote: "google" is a cloud of google -> name a cloud of aws or azure',
    ]],
    ['an end that is not declared', (d) => { linkOf(d).remote = 'asw'; delete d.workloads; }, ['cloudLinks.aws-google.remote: there is no cloud "asw" -> did you mean "aws"?']],
    ['a facility that nobody knows', (d) => { linkOf(d).paths[0].location = 'iad-zone1-2'; }, [
      'cloudLinks.aws-google.paths[0].location: the catalogue knows no location "iad-zone1-2" of google -> did you mean "iad-zone1-1"? (catalog.locations adds to what it knows)',
    ]],
    ['a remote location that nobody knows', (d) => { linkOf(d).paths[0].remoteLocation = 'aws-eqdc3'; }, [
      'cloudLinks.aws-google.paths[0].remoteLocation: the catalogue knows no remote location "aws-eqdc3" -> did you mean "aws-eqdc2"? (catalog.remoteLocations adds to what it knows)',
    ]],
    ['ports of another cloud', (d) => { linkOf(d).paths[1].remoteLocation = 'azure-equinix-ashburn-dc2'; }, [
      'cloudLinks.aws-google.paths[1].remoteLocation: "azure-equinix-ashburn-dc2" has ports of azure, and "aws" is a cloud of aws -> name a remote location of that cloud',
    ]],
    ['a facility that does not lead there', (d) => { linkOf(d).paths[1].location = 'iad-zone2-5467'; }, [
      'cloudLinks.aws-google.paths[1]: iad-zone2-5467 does not lead to aws-eqdc2 -> end it at iad-zone1-1 or iad-zone2-1',
    ]],
    ['a path that is written twice', (d) => { linkOf(d).paths.push({ ...linkOf(d).paths[0] }); }, [
      'cloudLinks.aws-google.paths[2]: the path from iad-zone1-1 to aws-eqdc2 is written twice -> leave one: the plan finds how many connections a path gets',
    ]],
    ['a region that the location does not serve', (d) => { d.clouds.google.region = 'europe-west3'; }, [0, 1].map((i) =>
      `cloudLinks.aws-google.paths[${i}]: VLAN attachments at aws-eqdc2 cannot be in europe-west3 -> use a remote location of the same part of the world; with global routing its routes reach every region`)],
    ['one availability domain under high resilience', (d) => { linkOf(d).paths.pop(); }, [
      'cloudLinks.aws-google.paths: the link has one path, and resilience high asks for two -> add a path to the other availability domain, or set resilience: basic',
    ]],
    ['the ASN of the Direct Connect gateway', (d) => { d.clouds.google.asn = 64513; }, [
      'cloudLinks.aws-google: the Cloud Routers of "google" and the Direct Connect gateway of "aws" both have the ASN 64513 -> give one of them another ASN',
    ]],
    ['the ASN of the transit gateway', (d) => { d.clouds.google.asn = 64512; }, [
      'cloudLinks.aws-google: the Cloud Routers of "google" and the gateway of "aws" both have the ASN 64512 -> give one of them another ASN',
    ]],
    ['another link between the same clouds', (d) => { d.cloudLinks.second = { kind: 'aws-interconnect', aws: 'aws', google: 'google' }; }, [
      'cloudLinks.second: the link "aws-google" joins "aws" and "google" too -> leave one of them out: it gets what all workloads need',
    ]],
    ['an MTU that no attachment has', (d) => { linkOf(d).mtu = 8896; }, ['cloudLinks.aws-google.mtu: 8896 does not fit here -> write 1460 or 1500']],
  ])('is refused with %s', (_, change, problems) => {
    expect(told(crossCloud(change))).toEqual(problems);
  });

  test('has the availability topologies of Google: both zones of a metro in one region, and two metros under maximum resilience', () => {
    const [zones, region] = told(crossCloud((d) => { linkOf(d).paths[1].region = 'us-east1'; }));
    expect(zones).toMatch(/^cloudLinks\.aws-google\.paths: .*\(NO_ATTACHMENTS_IN_METRO_AND_ZONE\)/);
    expect(region).toMatch(/^cloudLinks\.aws-google\.paths\[1\]\.region: "us-east1" is no region of "google" -> add it to otherRegions of "google"/);
    const [metros] = told(crossCloud((d) => { linkOf(d).resilience = 'maximum'; }));
    expect(metros).toMatch(/^cloudLinks\.aws-google\.paths: .*\(INCOMPATIBLE_METROS\)/);
  });

  test('is refused beside a site or cloud of the same ASN where they reach each other', () => {
    const joined = (asn: number, siteToSite = true) => crossCloud((d) => {
      d.clouds.google.siteToSite = siteToSite;
      d.sites.lab = { asn, prefixes: ['10.10.0.0/16'], routers: { edge: { publicIp: '203.0.113.10' } } };
      d.links.lab = { site: 'lab', cloud: 'google', primary: { kind: 'vpn' } };
    });
    expect(found(joined(64513))).toEqual(['site-to-site-asn clouds.aws.directConnectGatewayAsn']);
    expect(found(joined(64513, false))).toEqual([]);
    expect(found(joined(65010))).toEqual([]);
    const twoOfAzure = toAzure((d) => {
      d.clouds.google.siteToSite = true;
      d.clouds.west = { provider: 'azure', region: 'eastus2', prefixes: ['10.63.0.0/16'] };
      d.cloudLinks.second = { ...linkOf(d), remote: 'west' };
    });
    expect(found(twoOfAzure)).toContain('site-to-site-asn cloudLinks.second.remote');
  });

  test('is refused to a cloud on the Direct Connect gateway of another', () => {
    const guest = crossCloud((d) => {
      d.sites.lab = { asn: 65010, prefixes: ['10.10.0.0/16'], linkPrefixes: ['172.20.255.0/24'], routers: { edge: { publicIp: '203.0.113.10' } } };
      d.clouds.main = { provider: 'aws', region: 'us-west-2', prefixes: ['10.64.0.0/16'], asn: 64580, directConnectGatewayAsn: 64777 };
      d.links.main = { site: 'lab', cloud: 'main', resilience: 'basic', primary: { kind: 'direct-connect', paths: [{ router: 'edge', location: 'EqDC2' }] } };
      d.links.guest = { site: 'lab', cloud: 'aws', resilience: 'basic', primary: { kind: 'shared', circuitsOf: 'main' } };
    });
    expect(found(guest)).toContain('cross-cloud-gateway cloudLinks.aws-google.remote');
  });

  test('is refused with more prefixes than a virtual interface takes', () => {
    const prefixes = Array.from({ length: 1_001 }, (_, i) => `10.${128 + Math.floor(i / 256)}.${i % 256}.0/24`);
    expect(found(crossCloud((d) => { d.clouds.google.prefixes = prefixes; }))).toEqual(['cloud-link-prefixes clouds.google.prefixes']);
    expect(found(crossCloud((d) => { d.clouds.google.prefixes = prefixes.slice(1); }))).toEqual([]);
  });

  test('has the MTU of the circuits to sites of the same network', () => {
    const withSite = (mtu?: number) => crossCloud((d) => {
      d.sites.lab = { asn: 65010, prefixes: ['10.10.0.0/16'], routers: { edge: { publicIp: '203.0.113.10' } } };
      d.links.lab = { site: 'lab', cloud: 'google', resilience: 'basic', primary: { kind: 'dedicated-interconnect', paths: [{ router: 'edge', location: 'iad-zone1-1' }] } };
      if (mtu) linkOf(d).mtu = mtu;
    });
    expect(found(withSite())).toEqual(['cross-cloud-mtu cloudLinks.aws-google.mtu']);
    expect(found(withSite(1460))).toEqual([]);
  });

  test('takes what the definition says of a remote location before what the catalogue does', () => {
    const added = (locations: readonly string[]) => crossCloud((d) => {
      for (const path of linkOf(d).paths) path.remoteLocation = 'aws-new';
      d.catalog = { remoteLocations: { 'aws-new': { provider: 'aws', portLocation: 'NEW1', locations } } };
    });
    expect(found(added(['iad-zone1-1', 'iad-zone2-1']))).toEqual([]);
    expect(found(added(['iad-zone1-1']))).toEqual(['remote-location cloudLinks.aws-google.paths[1]']);
  });

  test('carries workloads that keep promises, since it is circuits', () => {
    expect(found(crossCloud((d) => { d.workloads.weights.survive = { location: 'full', dedicated: 'suspend' }; }))).toEqual([]);
  });
});

describe('Cross-Cloud Interconnect to Azure', () => {
  test('has both ports of a pair at one location', () => {
    expect(told(toAzure((d) => { linkOf(d).paths[1].remoteLocation = 'azure-equinix-ashburn-dc6'; }))[0])
      .toContain('Azure sells both ports of a pair at one location -> end both at one remote location, such as azure-equinix-ashburn-dc6');
  });

  test('has one path from each availability domain to a remote location', () => {
    expect(found(toAzure((d) => {
      d.catalog = { remoteLocations: { 'azure-new': { provider: 'azure', portLocation: 'New', locations: ['iad-zone1-1', 'iad-zone2-1', 'iad-zone2-5467'] } } };
      linkOf(d).paths = ['iad-zone1-1', 'iad-zone2-1', 'iad-zone2-5467'].map((location) => ({ location, remoteLocation: 'azure-new' }));
    }))).toEqual(['port-pair cloudLinks.aws-google.paths[2]']);
  });

  test('is refused with an ASN that is one of its own', () => {
    expect(found(toAzure((d) => { d.clouds.google.asn = 65517; }))).toEqual(['asn-reserved clouds.google.asn']);
  });

  test('is not offered as AWS Interconnect', () => {
    expect(told(toAzure((d) => { delete d.cloudLinks; d.workloads = { weights: d.workloads.weights }; })))
      .toEqual(['workloads.weights.to: no link joins "google" and "aws" -> add one under cloudLinks, of kind cross-cloud-interconnect']);
  });
});
