import { ashburn, type Loose, told } from '../support';

/** The Ashburn example with two links on the circuits of `google`: `iowa` to another region, `dev` to another project of the same one. */
const shared = (change: (definition: Loose) => void = () => undefined): Loose => ashburn((d) => {
  d.clouds['google-iowa'] = { provider: 'google', project: 'ashburn-ai', region: 'us-central1', asn: 64610, prefixes: ['10.140.0.0/16'] };
  d.clouds['google-dev'] = { provider: 'google', project: 'ashburn-dev', region: 'us-east4', asn: 64620, prefixes: ['10.141.0.0/16'] };
  d.links.iowa = { site: 'ashburn', cloud: 'google-iowa', primary: { kind: 'shared', circuitsOf: 'google' }, fallback: { kind: 'vpn' } };
  d.links.dev = { site: 'ashburn', cloud: 'google-dev', primary: { kind: 'shared', circuitsOf: 'google', rateLimit: '1500 Mbps' } };
  change(d);
});

/** Circuits of the owner in two regions. */
function inTwoRegions(d: Loose): void {
  d.clouds['google-virginia'].otherRegions = ['us-central1'];
  d.links.google.primary.paths = [
    { router: 'edge-1', location: 'iad-zone1-1' }, { router: 'edge-2', location: 'iad-zone2-5467' },
    { router: 'edge-1', location: 'ord-zone1-7', region: 'us-central1' }, { router: 'edge-2', location: 'ord-zone2-7', region: 'us-central1' },
  ];
}

describe('connections of Cloud Interconnect that several links take', () => {
  test('are for networks of any region and project', () => {
    expect(told(shared())).toEqual([]);
  });

  test('have no attachment below the smallest size', () => {
    expect(told(shared((d) => { d.links.dev.primary.rateLimit = '40 Mbps'; }))).toEqual([
      'links.dev.primary.rateLimit: no VLAN attachment is as small as 40 Mbps -> write one of 50 Mbps, 100 Mbps, 200 Mbps, 300 Mbps, 400 Mbps, 500 Mbps, 1 Gbps, 2 Gbps, 5 Gbps, '
      + '10 Gbps, 20 Gbps, 50 Gbps, 100 Gbps: what lies between is the smaller of two',
    ]);
  });

  test('that are encrypted with IPsec are one network\'s', () => {
    expect(told(shared((d) => {
      d.links.google.primary.encryption = 'ipsec';
      d.clouds['google-virginia'].gatewayPrefixes = ['10.250.0.0/20'];
      d.sites.ashburn.routers['edge-1'].tunnelIp = '10.16.255.1';
      d.sites.ashburn.routers['edge-2'].tunnelIp = '10.16.255.2';
      delete d.links.iowa;
    }))).toEqual([
      'links.dev.primary.circuitsOf: the circuits of "google" are encrypted with IPsec, by HA VPN gateways of its network on each attachment '
      + '-> give this link circuits of its own, or encrypt "google" with MACsec, which holds for all',
    ]);
  });

  test('in two regions are for clouds of the region that carries, with the other beside it', () => {
    const both = (change: (d: Loose) => void) => told(shared((d) => { inTwoRegions(d); delete d.links.iowa; d.clouds['google-dev'].otherRegions = ['us-central1']; change(d); }));
    expect(both(() => undefined)).toEqual([]);
    expect(both((d) => { delete d.clouds['google-dev'].otherRegions; })).toEqual([
      'clouds.google-dev.otherRegions: the circuits of "google" end in us-central1 too -> add us-central1',
    ]);
    expect(both((d) => { d.clouds['google-dev'].routing = 'regional'; })).toEqual([
      'clouds.google-dev.routing: the circuits of "google" end in us-central1 and us-east4, and with regional routing each Cloud Router serves its own region only -> set routing: global, or leave it out',
    ]);
    expect(both((d) => { Object.assign(d.clouds['google-dev'], { region: 'us-central1', otherRegions: ['us-east4'] }); })).toEqual([
      'links.dev.primary.circuitsOf: the circuits of "google" end in us-central1 and us-east4, of which those of us-east4 carry traffic, and "google-dev" is in us-central1 '
      + '-> name a cloud in us-east4, or give the link circuits of its own',
    ]);
  });

  test('with a promise for one region are for clouds of that region', () => {
    expect(told(shared((d) => { d.links.google.resilience = 'maximum'; d.links.google.primary.singleRegion = true; }))).toEqual([
      'links.iowa.primary.circuitsOf: "google-iowa" is in us-central1, and singleRegion of "google" is a promise of attachments in us-east4 -> give the link circuits of its own, or a cloud in that region',
    ]);
  });

  test('take sixteen attachments each', () => {
    const many = (count: number) => told(shared((d) => {
      for (let i = 0; i < count; i += 1) {
        d.clouds[`more-${i}`] = { provider: 'google', project: 'ashburn-more', region: 'us-east4', asn: 64700 + i, prefixes: [`10.${150 + i}.0.0/16`] };
        d.links[`guest-${i}`] = { site: 'ashburn', cloud: `more-${i}`, primary: { kind: 'shared', circuitsOf: 'google' } };
      }
    }));
    expect(many(13)).toEqual([]);
    expect(many(14)).toEqual([
      'links.google.primary: 17 links would have VLAN attachments on each of its connections, and a connection takes 16 -> give some of the links circuits of their own',
    ]);
  });
});
