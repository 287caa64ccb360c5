import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { builtInCatalog, type Catalog, type Location, type Provider } from '../../lib/catalog';

const { locations, circuits, vpns, gateways, charges, azureRegions } = builtInCatalog;
const products = [...circuits, ...vpns, ...gateways, ...charges];
const at = (provider: Provider, code: string): Location | undefined => locations.find((row) => row.provider === provider && row.code === code);
const repeated = (keys: readonly string[]) => keys.filter((key, index) => keys.indexOf(key) !== index);

describe('the built-in catalogue', () => {
  test('has no id twice, and no location twice for one provider', () => {
    expect(repeated(products.map(({ id }) => id))).toEqual([]);
    expect(repeated(locations.map(({ provider, code }) => `${provider} ${code}`))).toEqual([]);
  });

  test('has no two locations whose codes differ in capitals alone', () => {
    expect(repeated(locations.map(({ provider, code }) => `${provider} ${code.toLowerCase()}`))).toEqual([]);
  });

  test('has the Regions of AWS that aws-cdk-lib has', () => {
    const known = RegionInfo.regions.map(({ name }) => name);
    expect(known.filter((name) => !builtInCatalog.awsRegions.includes(name))).toEqual([]);
    expect(builtInCatalog.awsRegions.filter((name) => !known.includes(name))).toEqual([]);
  });

  test('names a source with a real day for every row', () => {
    for (const { source } of [...locations, ...products]) {
      expect(source.url).toMatch(/^https:\/\/\S+/);
      expect(new Date(`${source.date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(source.date);
      expect(typeof source.verified).toBe('boolean');
    }
  });

  test('writes no text with blanks around it, doubled, or missing', () => {
    const texts = locations.flatMap(({ code, building, metro, serviceProviders = [] }) => [code, building, metro, ...serviceProviders]);
    expect(texts.filter((text) => text === '' || text !== text.trim() || text.includes('  '))).toEqual([]);
  });

  test('sells speeds above zero, each of a provider once', () => {
    expect(circuits.every(({ mbps, maxMembers, leadTimeMonths }) => mbps > 0 && maxMembers >= 1 && leadTimeMonths > 0)).toBe(true);
    expect(repeated(circuits.map(({ kind, mbps, remote, hosted = false, portMbps, tier, data }) => `${kind} ${remote?.provider} ${mbps} ${hosted} ${portMbps} ${tier} ${data}`))).toEqual([]);
    expect(locations.flatMap(({ speedsMbps = [] }) => speedsMbps).filter((mbps) => !(mbps > 0))).toEqual([]);
    expect(locations.filter(({ speedsMbps }) => speedsMbps?.length === 0)).toEqual([]);
  });

  test('offers at every location a speed that it sells', () => {
    const sold = { aws: 'direct-connect', azure: 'express-route', google: 'dedicated-interconnect' } as const;
    const unsellable = locations.filter(({ provider, speedsMbps }) =>
      speedsMbps && !circuits.some(({ kind, mbps }) => kind === sold[provider] && speedsMbps.includes(mbps)));
    expect(unsellable).toEqual([]);
  });

  test('has prices of zero or more, and none missing', () => {
    const prices = [
      ...circuits.map(({ monthlyUsd }) => monthlyUsd),
      ...vpns.flatMap(({ connectionMonthlyUsd, gatewayMonthlyUsd }) => [connectionMonthlyUsd, gatewayMonthlyUsd]),
      ...gateways.map(({ monthlyUsd }) => monthlyUsd),
      ...charges.map(({ usd }) => usd),
    ];
    expect(prices.filter((usd) => !(usd >= 0))).toEqual([]);
  });

  test('keeps the MSS of a tunnel at least the two headers below its MTU', () => {
    expect(vpns.filter(({ mtu, mss }) => mtu - mss < 40)).toEqual([]);
  });

  test('never lets one tunnel carry more than its gateway', () => {
    expect(vpns.filter(({ tunnelMbps, gatewayMbps = Infinity }) => tunnelMbps > gatewayMbps)).toEqual([]);
  });

  test('knows a hundred locations or more of each provider', () => {
    for (const provider of ['aws', 'azure', 'google'] as const) {
      expect(locations.filter((row) => row.provider === provider).length).toBeGreaterThanOrEqual(100);
    }
  });

  test('lists every product with an unverified row in its documentation, and no other', () => {
    const page = readFileSync(join(__dirname, '../../docs/catalog.md'), 'utf8').split('## What is not verified')[1]!;
    const listed = [...page.matchAll(/`((?:aws|azure|google)\/[^`]+)`/g)].map((match) => match[1]);
    expect(listed.sort()).toEqual(products.filter(({ source }) => !source.verified).map(({ id }) => id).sort());
  });

  test('is frozen to the last row', () => {
    const catalog = builtInCatalog as { -readonly [K in keyof Catalog]: unknown[] };
    expect(() => catalog.locations.push({})).toThrow(TypeError);
    expect(() => Object.assign(builtInCatalog.charges[0]!.source, { verified: false })).toThrow(TypeError);
  });

  test('counts a month of 730 hours, to the cent', () => {
    const usd = (id: string) => circuits.find((row) => row.id === id)?.monthlyUsd;
    expect(usd('aws/direct-connect/10G')).toBe(1_642.5);
    expect(usd('google/dedicated-interconnect/10G')).toBe(1_699.44);
    expect(vpns.find(({ id }) => id === 'aws/vpn/standard')?.connectionMonthlyUsd).toBe(73);
  });

  test('counts the price of a gibibyte for a GB', () => {
    expect(charges.find(({ id }) => id === 'google/interconnect/egress')?.usd).toBe(0.0186);
  });
});

describe('AWS', () => {
  test.each([['1G', 4, false], ['10G', 4, true], ['100G', 2, true], ['400G', 2, true]])('bundles %s ports in LAGs of at most %i', (speed, maxMembers, macsec) => {
    expect(circuits.find(({ id }) => id === `aws/direct-connect/${speed}`)).toMatchObject({ maxMembers, macsec });
  });

  test('has no large tunnels in the Regions that lack them', () => {
    expect(vpns.find(({ id }) => id === 'aws/vpn/large')?.notInRegions).toContain('eu-central-2');
    expect(vpns.find(({ id }) => id === 'aws/vpn/standard')).not.toHaveProperty('notInRegions');
  });
});

describe('Azure', () => {
  test('sells circuits of every bandwidth of a service provider, one by one', () => {
    const sold = circuits.filter(({ kind, portMbps, tier, data }) => kind === 'express-route' && portMbps === undefined && tier === 'standard' && data === 'metered');
    expect(sold.map(({ mbps }) => mbps)).toEqual([50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000]);
    expect(sold.every(({ maxMembers, macsec }) => maxMembers === 1 && !macsec)).toBe(true);
  });

  test('sells each of them unlimited and premium too, and local from 1 Gbps on, whose price holds all data', () => {
    const variants = (id: string) => circuits.filter((row) => row.id.startsWith(`${id}/`)).map(({ tier, data }) => `${tier} ${data}`);
    expect(variants('azure/express-route/500M')).toEqual(['standard unlimited', 'premium metered', 'premium unlimited']);
    expect(variants('azure/express-route/1G')).toEqual(['standard unlimited', 'premium metered', 'premium unlimited', 'local unlimited']);
  });

  test.each([
    [10_000, [1_000, 2_000, 5_000, 10_000]],
    [100_000, [5_000, 10_000, 40_000, 100_000]],
    [400_000, [5_000, 10_000, 40_000, 100_000, 200_000, 400_000]],
  ])(
    'takes circuits of certain sizes on ports of %i Mbps, which can be encrypted', (port, sizes) => {
      const sold = circuits.filter(({ portMbps, tier }) => portMbps === port && tier === 'standard');
      expect(sold.map(({ mbps }) => mbps)).toEqual(sizes);
      expect(sold.every(({ macsec }) => macsec)).toBe(true);
    });

  test('never asks less for more in a tier, so that the metered circuit of a speed is its cheapest', () => {
    const dearer = circuits.filter(({ id, monthlyUsd }) => monthlyUsd < (circuits.find((row) => row.id === id.split('/').slice(0, 3).join('/'))?.monthlyUsd ?? 0));
    expect(dearer.filter(({ kind, portMbps }) => kind === 'express-route' && portMbps === undefined)).toEqual([]);
  });

  test.each([
    ['Washington DC', ['eastus', 'eastus2'], true, 'North America'],
    ['Washington DC2', ['eastus', 'eastus2'], false, 'North America'],
    ['Atlanta', undefined, true, 'North America'],
    ['Amsterdam Metro', ['westeurope'], true, 'Europe'],
    ['Canberra2', ['australiacentral2'], true, 'Australia Government'],
  ])('knows which regions are local to %s, whether there are ports of one\'s own, and its geopolitical region', (code, localRegions, direct, geography) => {
    expect(at('azure', code)).toMatchObject({ direct, geography });
    expect(at('azure', code)?.localRegions).toEqual(localRegions);
  });

  test('knows a geopolitical region of every location and of every region that is local to one', () => {
    expect(locations.filter(({ provider, geography }) => provider === 'azure' && geography === undefined)).toEqual([]);
    const names = azureRegions.map(({ name }) => name);
    expect(repeated(names)).toEqual([]);
    expect(locations.flatMap(({ localRegions = [] }) => localRegions).filter((name) => !names.includes(name))).toEqual([]);
    const geographyOf = (region: string) => azureRegions.find(({ name }) => name === region)?.geography;
    expect(locations.filter(({ geography, localRegions = [] }) => localRegions.some((name) => geographyOf(name) !== geography))).toEqual([]);
  });

  test.each([['eastus', true], ['westus', false], ['northcentralus', false], ['westeurope', true]])('knows that %s has availability zones: %s', (name, zones) => {
    expect(azureRegions.find((row) => row.name === name)).toMatchObject({ zones });
  });

  test('has two buildings at every Metro location, and one elsewhere', () => {
    const azure = locations.filter(({ provider }) => provider === 'azure');
    expect(azure.filter(({ code, secondBuilding }) => code.endsWith(' Metro') !== (secondBuilding !== undefined))).toEqual([]);
    expect(at('azure', 'Zurich Metro')).toMatchObject({ building: 'Digital Realty ZUR2', secondBuilding: 'Equinix ZH5' });
  });

  test('lets traffic pass ErGw3AZ, and ErGwScale from 10 units on', () => {
    expect(gateways.filter(({ fastPathUnits }) => fastPathUnits).map(({ sku, fastPathUnits }) => [sku, fastPathUnits])).toEqual([['ErGw3AZ', 1], ['ErGwScale', 10]]);
  });

  test('has gateways of a virtual hub in units of 2 Gbps, and its VPN in units of 500 Mbps', () => {
    expect(gateways.find(({ hub }) => hub === 'virtual-wan')).toMatchObject({ mbps: 2_000, maxUnits: 10 });
    const hub = vpns.filter(({ gateway }) => gateway === 'virtual-wan');
    expect(hub.map(({ gatewayMbps }) => gatewayMbps)).toEqual(Array.from({ length: 20 }, (_, i) => 500 * (i + 1)));
    expect(hub.every(({ tunnelMbps }) => tunnelMbps <= 1_000)).toBe(true);
  });

  test('has no scalable gateway in East US 2', () => {
    expect(gateways.find(({ sku }) => sku === 'ErGwScale')).toMatchObject({ maxUnits: 40, notInRegions: expect.arrayContaining(['eastus2']) });
  });

  test('names the service providers of every location, but for Metro ones where they are only announced', () => {
    const unnamed = locations.filter(({ provider, serviceProviders }) => provider === 'azure' && !serviceProviders);
    expect(unnamed.map(({ code }) => code)).toEqual(['Dallas Metro', 'Jakarta Metro', 'Taipei Metro', 'Washington DC Metro']);
    expect(unnamed.every(({ source }) => !source.verified)).toBe(true);
  });

  test('lists no service provider twice at one location', () => {
    for (const { serviceProviders = [] } of locations) expect(repeated(serviceProviders)).toEqual([]);
  });
});

describe('Google', () => {
  test('has the zone of a location in its code', () => {
    for (const { code, zone } of locations.filter(({ provider }) => provider === 'google')) {
      expect(code).toMatch(new RegExp(`^[a-z]{3}-${zone}-\\d+$`));
      expect(zone).toMatch(/^zone[12]$/);
    }
  });

  test('has no zone for the locations of others', () => {
    expect(locations.filter(({ provider, zone }) => provider !== 'google' && zone !== undefined)).toEqual([]);
  });

  test('knows the facilities that are in one edge availability domain alone', () => {
    expect(at('google', 'lhr-zone1-2262')).toBeDefined();
    expect(at('google', 'lhr-zone2-2262')).toBeUndefined();
  });

  test('knows which domain of a facility has more or fewer speeds than the rest', () => {
    expect(at('google', 'iad-zone1-1')?.speedsMbps).toEqual([10_000, 100_000, 400_000]);
    expect(at('google', 'iad-zone2-1')?.speedsMbps).toEqual([10_000, 100_000]);
    expect(at('google', 'kul-zone1-1514')?.speedsMbps).toEqual([10_000]);
  });
});

describe('Ashburn', () => {
  test('has two campuses at each provider, under the same names', () => {
    const ends: readonly (readonly [Provider, string])[] = [['aws', 'EqDC2'], ['azure', 'Washington DC'], ['google', 'iad-zone1-1'], ['google', 'iad-zone2-1']];
    const others: readonly (readonly [Provider, string])[] = [['aws', 'CSVA1'], ['azure', 'Washington DC2'], ['google', 'iad-zone1-5467'], ['google', 'iad-zone2-5467']];
    expect(ends.map(([provider, code]) => at(provider, code)?.building)).toEqual(Array(4).fill('Equinix Ashburn campus'));
    expect(others.map(([provider, code]) => at(provider, code)?.building)).toEqual(Array(4).fill('CoreSite Reston campus'));
  });

  test('offers 10, 100 and 400 Gbps of Direct Connect at both', () => {
    for (const code of ['EqDC2', 'CSVA1']) expect(at('aws', code)?.speedsMbps).toEqual(expect.arrayContaining([10_000, 100_000, 400_000]));
  });

  test('has the service providers of each peering location, not of the city', () => {
    expect(at('azure', 'Washington DC')?.serviceProviders).toContain('Equinix');
    expect(at('azure', 'Washington DC2')?.serviceProviders).toEqual([
      'CenturyLink Cloud Connect', 'CoreSite', 'Intelsat', 'Megaport', 'Momentum Telecom', 'Viasat', 'Zayo',
    ]);
  });
});

describe('AWS Interconnect - multicloud', () => {
  const { interconnectPairs, interconnectSpeeds } = builtInCatalog;

  test('joins each Region of AWS to one region of Google Cloud', () => {
    expect(interconnectPairs).toHaveLength(8);
    expect(new Set(interconnectPairs.map(({ aws }) => aws)).size).toBe(interconnectPairs.length);
    expect(interconnectPairs.find(({ aws }) => aws === 'us-east-1')).toMatchObject({ google: 'us-east4', source: { verified: true } });
  });

  test('has bandwidths from the least to the most, each with a charge on both sides, and one that is free', () => {
    expect(interconnectSpeeds.map(({ mbps }) => mbps)).toEqual([500, 1_000, 5_000, 10_000, 100_000]);
    expect(interconnectSpeeds.filter(({ isFirstFree }) => isFirstFree).map(({ mbps }) => mbps)).toEqual([500]);
    const ids = builtInCatalog.charges.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(interconnectSpeeds.flatMap(({ awsCharge, googleCharge }) => [awsCharge, googleCharge])));
  });
});
