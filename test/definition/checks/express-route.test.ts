import { type Draft } from '../../networks';
import { ashburn, found, told } from '../support';

/** The Ashburn example with other circuits of ExpressRoute. */
const azure = (primary: Draft, change: (definition: Draft) => void = () => undefined) => ashburn((d) => {
  Object.assign(d.links.azure.primary, primary);
  change(d);
});

/** The Ashburn example with circuits on ports of its own. */
const direct = (primary: Draft, change: (definition: Draft) => void = () => undefined) => azure({ connections: 'direct', ...primary }, (d) => {
  for (const path of d.links.azure.primary.paths) delete path.serviceProvider;
  d.links.azure.primary.paths[1].location = 'Chicago';
  change(d);
});

describe('ports of one\'s own', () => {
  test('take no service provider, circuits of their sizes, either encapsulation, and MACsec', () => {
    expect(found(direct({ circuitBandwidth: '5 Gbps', encapsulation: 'qinq', macsec: { keys: 'azure-macsec' } }))).toEqual([]);
  });

  test('are not sold with a service provider', () => {
    expect(told(azure({ connections: 'direct' }, (d) => { d.links.azure.primary.paths[1].location = 'Chicago'; }))[0]).toBe(
      'links.azure.primary.paths[0].serviceProvider: a dedicated port of express-route has no service provider -> leave it out, or set connections to provider or either');
  });

  test('are not at every location', () => {
    expect(told(direct({}, (d) => { d.links.azure.primary.paths[1].location = 'Washington DC2'; }))).toEqual([
      'links.azure.primary.paths: there is no ExpressRoute Direct at "Washington DC2" -> name another location, or set connections: provider',
    ]);
  });

  test('take circuits of certain sizes only', () => {
    expect(told(direct({ circuitBandwidth: '3 Gbps' }))).toEqual([
      'links.azure.primary.circuitBandwidth: no ports take a circuit of 3 Gbps -> write 1 Gbps, 2 Gbps, 5 Gbps, 10 Gbps, 40 Gbps, 100 Gbps, 200 Gbps or 400 Gbps',
    ]);
  });

  test.each([['circuitBandwidth', '5 Gbps'], ['encapsulation', 'qinq']])('have a %s, and circuits of a provider have not', (field, value) => {
    expect(told(azure({ [field]: value }))).toEqual([
      `links.azure.primary.${field}: ${field} is for ports of one's own, and the circuits run on a provider's -> set connections: direct, or leave it out`,
    ]);
  });

  test('have an encapsulation that a provider would not ask for', () => {
    expect(found(azure({ connections: 'either', encapsulation: 'dot1q' }))).toEqual(['direct-ports links.azure.primary.encapsulation']);
  });

  test('alone are encrypted, and never fall back to clear text', () => {
    expect(told(azure({ macsec: { keys: 'k' } }))).toEqual(['links.azure.primary.macsec: MACsec is for ports of one\'s own -> set connections: direct, or leave it out']);
    expect(told(direct({ macsec: { keys: 'k', mode: 'should-encrypt' } }))).toEqual([
      'links.azure.primary.macsec.mode: Azure has no clear text to fall back to -> write must-encrypt, or leave it out',
    ]);
  });

  test('may be left open, then each path names a provider', () => {
    expect(found(azure({ connections: 'either' }))).toEqual([]);
    expect(found(azure({ connections: 'either' }, (d) => { delete d.links.azure.primary.paths[0].serviceProvider; }))).toEqual(['service-provider links.azure.primary.paths[0].serviceProvider']);
  });
});

describe('tiers', () => {
  test.each(['local', 'standard', 'premium'])('may be %s where every location is local to the region', (tier) => {
    expect(found(azure({ tier }))).toEqual([]);
  });

  test('are not local where a location is not', () => {
    expect(told(azure({ tier: 'local' }, (d) => { d.clouds['azure-virginia'].region = 'centralus'; }))).toEqual([
      'links.azure.primary.tier: "Washington DC" is not local to centralus -> it is local to eastus and eastus2: leave the tier out',
    ]);
  });

  test('say that no region is local to a location where none is', () => {
    expect(told(azure({ tier: 'local' }, (d) => { d.links.azure.primary.paths[0] = { router: 'edge-1', location: 'Atlanta', serviceProvider: 'Equinix' }; }))).toEqual([
      'links.azure.primary.tier: "Atlanta" is not local to eastus -> no region is local to it: leave the tier out',
    ]);
  });

  test.each(['local', 'standard'])('are not %s across geopolitical regions', (tier) => {
    expect(told(azure({ tier }, (d) => { d.clouds['azure-virginia'].region = 'westeurope'; }))).toEqual([
      `links.azure.primary.tier: ${tier} circuits do not leave their geopolitical region: "Washington DC" is in North America, and westeurope in Europe -> write premium, or leave it out`,
    ]);
  });

  test('that are local hold all outbound data', () => {
    expect(told(azure({ tier: 'local', data: 'metered' }))).toEqual([
      'links.azure.primary.tier: the price of a local circuit holds outbound data, so that it is never metered -> leave one of the two out',
    ]);
  });

  test('that are local have no price on ports of one\'s own', () => {
    expect(found(azure({ tier: 'local', connections: 'either' }))).toEqual(['express-route-tier links.azure.primary.tier']);
  });

  test('take so many prefixes of a site', () => {
    const prefixes = (count: number) => Array.from({ length: count }, (_, i) => `10.${100 + Math.floor(i / 16384)}.${Math.floor(i / 64) % 256}.${(i % 64) * 4}/30`);
    const announcing = (count: number, tier?: string) => azure({ ...(tier && { tier }) }, (d) => {
      d.sites.ashburn.prefixes = prefixes(count);
      delete d.links.aws;
      delete d.links.google;
      d.clouds = { 'azure-virginia': d.clouds['azure-virginia'] };
      d.workloads = {};
      d.clouds['azure-virginia'].prefixes = ['10.96.0.0/16'];
    });
    expect(found(announcing(4_001))).toEqual([]);
    expect(told(announcing(4_001, 'standard'))).toEqual([
      'sites.ashburn.prefixes: the site announces 4001 prefixes, and the standard circuits of link "azure" take 4000 -> announce fewer and shorter ones',
    ]);
    expect(found(announcing(10_001))).toEqual(['prefix-count sites.ashburn.prefixes']);
  });

  test('announce so many prefixes of a cloud', () => {
    const prefixes = Array.from({ length: 1_001 }, (_, i) => `10.${96 + Math.floor(i / 256)}.${i % 256}.0/24`);
    expect(found(azure({}, (d) => {
      d.clouds = { 'azure-virginia': { ...d.clouds['azure-virginia'], prefixes } };
      d.links = { azure: d.links.azure };
      d.workloads = {};
    }))).toEqual(['prefix-count clouds.azure-virginia.prefixes']);
  });
});

describe('Global Reach', () => {
  const reaching = (change: (definition: Draft) => void = () => undefined) => azure({ globalReach: true }, (d) => {
    d.sites.dallas = { asn: 65020, prefixes: ['10.200.0.0/16'], linkPrefixes: ['172.21.255.0/24'], routers: { 'dal-1': { publicIp: '203.0.113.44' } } };
    d.sites.ashburn.reachPrefixes = ['172.22.0.0/24'];
    d.links.dallas = {
      site: 'dallas',
      cloud: 'azure-virginia',
      resilience: 'basic',
      fallback: { kind: 'vpn' },
      primary: { kind: 'express-route', globalReach: true, paths: [{ router: 'dal-1', location: 'Dallas', serviceProvider: 'Equinix' }] },
    };
    change(d);
  });

  test('joins the circuits of two sites', () => {
    expect(found(reaching())).toEqual([]);
  });

  test('needs a link of another site', () => {
    expect(told(reaching((d) => { delete d.links.dallas.primary.globalReach; }))).toEqual([
      'links.azure.primary.globalReach: no link of another site has Global Reach -> set it on a link of the other site too, or leave it out',
    ]);
  });

  test('needs addresses of the site of the first link', () => {
    expect(told(reaching((d) => { delete d.sites.ashburn.reachPrefixes; }))).toEqual([
      'sites.ashburn.reachPrefixes: the site has no reachPrefixes -> add a prefix such as 172.20.254.0/24: Global Reach takes a /29 of it for each pair of circuits',
    ]);
    expect(found(reaching((d) => { d.sites.ashburn.reachPrefixes = ['172.22.0.0/30']; }))).toEqual(['global-reach sites.ashburn.reachPrefixes[0]']);
  });

  test('needs addresses that nothing else has', () => {
    expect(found(reaching((d) => { d.sites.ashburn.reachPrefixes = ['172.21.255.0/25']; }))).toEqual(['prefix-overlap sites.ashburn.reachPrefixes[0]']);
  });

  test('does not join circuits of one location', () => {
    expect(told(reaching((d) => {
      d.links.azure.resilience = 'basic';
      d.links.azure.primary.paths = [{ router: 'edge-1', location: 'Dallas', serviceProvider: 'Equinix' }];
    }))).toEqual([
      'links.azure.primary.globalReach: the circuits of "azure" and "dallas" end at one location, where Global Reach does not join them -> end those of one of them at another location',
    ]);
  });

  test('is not for local circuits', () => {
    expect(found(reaching((d) => { d.links.azure.primary.tier = 'local'; }))).toEqual(['express-route-tier links.azure.primary.tier']);
  });
});

describe('a virtual hub', () => {
  const hub = (cloud: Draft) => ashburn((d) => { Object.assign(d.clouds['azure-virginia'], cloud); });

  test('has addresses of its own', () => {
    expect(found(hub({ hub: 'virtual-wan', hubPrefix: '10.255.0.0/23', transit: true }))).toEqual([]);
    expect(told(hub({ hub: 'virtual-wan' }))).toEqual([
      'clouds.azure-virginia.hubPrefix: a virtual hub needs addresses of its own -> add a prefix such as 10.255.0.0/23, outside of all others',
    ]);
  });

  test('has a /24 or more of them, of nobody else', () => {
    expect(found(hub({ hub: 'virtual-wan', hubPrefix: '10.255.0.0/25' }))).toEqual(['virtual-hub clouds.azure-virginia.hubPrefix']);
    expect(found(hub({ hub: 'virtual-wan', hubPrefix: '10.96.4.0/24' }))).toEqual(['prefix-overlap clouds.azure-virginia.hubPrefix']);
    expect(found(hub({ hub: 'virtual-wan', hubPrefix: '10.255.0.1/24' }))).toEqual(['prefix clouds.azure-virginia.hubPrefix']);
  });

  test('is not in a network, and FastPath is not in a virtual hub', () => {
    expect(found(hub({ hubPrefix: '10.255.0.0/23' }))).toEqual(['virtual-hub clouds.azure-virginia.hubPrefix']);
    expect(found(hub({ hub: 'virtual-wan', hubPrefix: '10.255.0.0/23', fastPath: true }))).toEqual(['virtual-hub clouds.azure-virginia.fastPath']);
  });
});

describe('phases', () => {
  test('are of all circuits, or of those of a path', () => {
    expect(found(azure({ phase: 'order' }, (d) => { d.links.azure.primary.paths[0].phase = 'live'; }))).toEqual([]);
    expect(found(azure({ phase: 'ordered' }))).toHaveLength(1);
  });
});
