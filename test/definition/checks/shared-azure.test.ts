import { ashburn, type Loose, told } from '../support';

/** The Ashburn example with two links on the circuits of `azure`: `central` to another region, `dev` to another network of the same one. */
const shared = (change: (definition: Loose) => void = () => undefined): Loose => ashburn((d) => {
  d.clouds['azure-central'] = { provider: 'azure', region: 'centralus', prefixes: ['10.97.0.0/16'] };
  d.clouds['azure-dev'] = { provider: 'azure', region: 'eastus', prefixes: ['10.98.0.0/16'] };
  d.links.central = { site: 'ashburn', cloud: 'azure-central', primary: { kind: 'shared', circuitsOf: 'azure' }, fallback: { kind: 'vpn' } };
  d.links.dev = { site: 'ashburn', cloud: 'azure-dev', primary: { kind: 'shared', circuitsOf: 'azure' } };
  change(d);
});

/** Adds networks, each with a link on the circuits of `azure`. */
function addGuests(d: Loose, count: number): void {
  for (let i = 1; i <= count; i += 1) {
    d.clouds[`more-${i}`] = { provider: 'azure', region: 'eastus', prefixes: [`10.${130 + i}.0.0/16`] };
    d.links[`guest-${i}`] = { site: 'ashburn', cloud: `more-${i}`, primary: { kind: 'shared', circuitsOf: 'azure' } };
  }
}

describe('circuits of ExpressRoute that several links take', () => {
  test('are for networks of the same region and of others', () => {
    expect(told(shared())).toEqual([]);
  });

  test('have no limit of their own for one of them', () => {
    expect(told(shared((d) => { d.links.dev.primary.rateLimit = '1 Gbps'; }))).toEqual([
      'links.dev.primary.rateLimit: Azure limits no connection of a circuit: what one network takes is not kept from taking all of it -> leave rateLimit out, or give the link circuits of its own',
    ]);
  });

  test('have a tier that reaches all of their regions, where the definition says which', () => {
    expect(told(shared((d) => { d.links.azure.primary.tier = 'local'; }))).toEqual([
      'links.central.primary.circuitsOf: the circuits of "azure" are to be local: "Washington DC" is not local to centralus '
      + '-> it is local to eastus and eastus2: leave the tier out for "azure", or give this link circuits of its own',
    ]);
    expect(told(shared((d) => { d.links.azure.primary.tier = 'standard'; d.clouds['azure-central'].region = 'westeurope'; }))).toEqual([
      'links.central.primary.circuitsOf: the circuits of "azure" are to be standard: standard circuits do not leave their geopolitical region: '
      + '"Washington DC" is in North America, and westeurope in Europe -> write premium, or leave it out for "azure", or give this link circuits of its own',
    ]);
    expect(told(shared((d) => { d.links.azure.primary.tier = 'premium'; d.clouds['azure-central'].region = 'westeurope'; }))).toEqual([]);
  });

  test('take ten networks, and a hundred where they are premium', () => {
    const many = (count: number, tier?: string) => told(shared((d) => { addGuests(d, count); if (tier) d.links.azure.primary.tier = tier; }));
    expect(many(7, 'standard')).toEqual([]);
    expect(many(8, 'standard')).toEqual([
      'links.azure.primary: 11 virtual networks would be on each of its circuits, and a standard circuit takes 10 -> leave the tier out, or give some of the links circuits of their own',
    ]);
    expect(many(8)).toEqual([]);
    expect(many(97, 'premium')).toEqual([]);
    expect(many(98)).toEqual([
      'links.azure.primary: 101 virtual networks would be on each of its circuits, and a premium circuit takes 100 -> give some of the links circuits of their own',
    ]);
  });

  test('announce as few prefixes of a guest as of their owner', () => {
    const prefixes = Array.from({ length: 1_001 }, (_, i) => `10.100.${Math.floor(i / 32)}.${(i % 32) * 8}/29`);
    expect(told(shared((d) => { d.clouds['azure-dev'].prefixes = prefixes; }))).toEqual([
      'clouds.azure-dev.prefixes: 1001 prefixes are more than the 1000 that Azure announces over one connection -> announce fewer and shorter ones',
    ]);
  });
});

test('circuits of a partner of Google are one network\'s each', () => {
  expect(told(ashburn((d) => {
    d.links.google.primary = {
      kind: 'partner-interconnect',
      paths: [
        { router: 'edge-1', location: 'Ashburn', serviceProvider: 'Equinix', availabilityDomain: 1 },
        { router: 'edge-2', location: 'Ashburn', serviceProvider: 'Equinix', availabilityDomain: 2 },
      ],
    };
    d.clouds['google-dev'] = { provider: 'google', project: 'dev-project', region: 'us-east4', asn: 64700, prefixes: ['10.140.0.0/16'] };
    d.links.dev = { site: 'ashburn', cloud: 'google-dev', primary: { kind: 'shared', circuitsOf: 'google' } };
  }))).toEqual([
    'links.dev.primary.circuitsOf: "google" has circuits of a partner, and there each VLAN attachment is a circuit of its own, of one network -> give this link a partner-interconnect primary of its own',
  ]);
});
