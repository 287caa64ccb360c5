import { ashburn, found, type Loose, told } from '../support';

const storage = (value: string, change: (d: Loose) => void = () => undefined) => ashburn((d) => {
  d.links.aws.primary.objectStorage = value;
  change(d);
});

describe('object storage', () => {
  test('refuses public virtual interfaces for a site without public prefixes', () => {
    expect(told(storage('public-interface'))).toEqual([
      'links.aws.primary.objectStorage: the site "ashburn" has no publicPrefixes -> add the public prefixes that it owns, or write interface-endpoints',
    ]);
  });

  test('refuses public virtual interfaces on hosted connections, which have one interface', () => {
    expect(told(storage('public-interface', (d) => {
      d.sites.ashburn.publicPrefixes = ['198.51.100.64/28'];
      d.links.aws.primary.connections = 'either';
      delete d.links.aws.primary.macsec;
      for (const path of d.links.aws.primary.paths) path.serviceProvider = 'Equinix';
    }))).toEqual([
      'links.aws.primary.objectStorage: a connection that may be hosted has one virtual interface, and it is taken -> write interface-endpoints, or use dedicated connections',
    ]);
  });

  test('takes public virtual interfaces with public prefixes, and either without them', () => {
    expect(found(storage('public-interface', (d) => { d.sites.ashburn.publicPrefixes = ['198.51.100.64/28']; }))).toEqual([]);
    expect(found(storage('either'))).toEqual([]);
  });
});

describe('public prefixes', () => {
  test.each([
    ['10.0.0.0/24', 'public-prefix', 'lies in 10.0.0.0/8, which the internet does not reach'],
    ['198.51.100.7/32', 'public-prefix', 'is too small: each public virtual interface takes a /31'],
    ['198.51.100.5/28', 'prefix', '198.51.100.5/28'],
    ['198.51.100', 'prefix', '198.51.100'],
  ])('refuse %s', (prefix, code, message) => {
    const definition = ashburn((d) => { d.sites.ashburn.publicPrefixes = [prefix]; });
    expect(found(definition)).toEqual([`${code} sites.ashburn.publicPrefixes[0]`]);
    expect(told(definition)[0]).toContain(message);
  });
});

describe('a virtual private gateway', () => {
  const gateway = (prefixes: string[]) => ashburn((d) => Object.assign(d.clouds['aws-virginia'], { gateway: 'virtual-private', prefixes }));

  test('refuses the prefixes of two VPCs', () => {
    expect(told(gateway(['10.64.0.0/16', '10.65.0.0/16']))).toEqual([
      'clouds.aws-virginia.prefixes: a virtual private gateway belongs to one VPC, which has one prefix -> write the prefix of the VPC, or use a transit gateway',
    ]);
  });

  test('takes the prefix of one VPC', () => {
    expect(found(gateway(['10.64.0.0/16']))).toEqual([]);
  });
});
