import { builtInCatalog, type CatalogAdditions, type LocationAddition, priceIds, unknownPriceIds, withAdditions } from '../../lib/catalog';

const AS_OF = '2026-12-01';
const SOURCE = { url: 'the definition', date: AS_OF, verified: true };
const with_ = (additions: CatalogAdditions) => withAdditions(builtInCatalog, additions, AS_OF);
const cellar: LocationAddition = { provider: 'aws', building: 'Cellar', metro: 'Smalltown' };
const byId = <Row extends { readonly id: string }>(rows: readonly Row[], id: string) => rows.find((row) => row.id === id);

describe('withAdditions', () => {
  test('adds a location with the definition as its source', () => {
    const { locations } = with_({ locations: { CELL1: { ...cellar, speedsMbps: [10_000], serviceProviders: ['Acme'] } } });
    expect(locations).toHaveLength(builtInCatalog.locations.length + 1);
    expect(locations.find(({ code }) => code === 'CELL1')).toEqual({ code: 'CELL1', ...cellar, speedsMbps: [10_000], serviceProviders: ['Acme'], source: SOURCE });
  });

  test('leaves out what an added location does not say', () => {
    const added = with_({ locations: { CELL1: cellar } }).locations.at(-1);
    expect(added).toEqual({ code: 'CELL1', ...cellar, source: SOURCE });
  });

  test('replaces a location of the same provider as a whole', () => {
    const { locations } = with_({ locations: { EqDC2: cellar } });
    expect(locations.filter(({ code }) => code === 'EqDC2')).toEqual([{ code: 'EqDC2', ...cellar, source: SOURCE }]);
    expect(locations).toHaveLength(builtInCatalog.locations.length);
  });

  test('keeps a location of another provider with the same code', () => {
    const { locations } = with_({ locations: { EqDC2: { ...cellar, provider: 'azure' } } });
    expect(locations.filter(({ code }) => code === 'EqDC2').map(({ provider }) => provider)).toEqual(['aws', 'azure']);
  });

  test('reads the zone of a location of Google from its code', () => {
    const { locations } = with_({ locations: { 'xyz-zone2-77': { ...cellar, provider: 'google' }, 'xyz-zone1-77': { ...cellar, provider: 'google', zone: 'zone9' } } });
    expect(locations.slice(-2).map(({ code, zone }) => [code, zone])).toEqual([['xyz-zone1-77', 'zone9'], ['xyz-zone2-77', 'zone2']]);
  });

  test('gives no zone to the locations of others, nor to a code that does not tell', () => {
    const { locations } = with_({ locations: { 'abc-zone1-1': cellar, 'cellar': { ...cellar, provider: 'google' } } });
    expect(locations.slice(-2).filter(({ zone }) => zone !== undefined)).toEqual([]);
  });

  test('sets the monthly price of circuits, gateways and charges', () => {
    const { circuits, gateways, charges } = with_({
      monthlyPrices: { 'aws/direct-connect/10G': 1_000, 'azure/expressroute-gateway/ErGw3AZ': 0, 'aws/transit-gateway/processing': 0.01 },
    });
    expect(byId(circuits, 'aws/direct-connect/10G')).toMatchObject({ monthlyUsd: 1_000, mbps: 10_000, source: SOURCE });
    expect(byId(gateways, 'azure/expressroute-gateway/ErGw3AZ')).toMatchObject({ monthlyUsd: 0, sku: 'ErGw3AZ', source: SOURCE });
    expect(byId(charges, 'aws/transit-gateway/processing')).toMatchObject({ usd: 0.01, unit: 'GB', source: SOURCE });
  });

  test('sets the price of a VPN connection', () => {
    expect(byId(with_({ monthlyPrices: { 'google/vpn/ha': 30 } }).vpns, 'google/vpn/ha')).toMatchObject({ connectionMonthlyUsd: 30, gatewayMonthlyUsd: 0, source: SOURCE });
  });

  test('sets the price of a VPN gateway apart, and is the source only with both', () => {
    const id = 'azure/vpn/VpnGw5AZ';
    const old = byId(builtInCatalog.vpns, id)!;
    expect(byId(with_({ monthlyPrices: { [`${id}/gateway`]: 2_000 } }).vpns, id)).toEqual({ ...old, gatewayMonthlyUsd: 2_000 });
    expect(byId(with_({ monthlyPrices: { [id]: 10 } }).vpns, id)).toEqual({ ...old, connectionMonthlyUsd: 10 });
    expect(byId(with_({ monthlyPrices: { [id]: 10, [`${id}/gateway`]: 2_000 } }).vpns, id)?.source).toEqual(SOURCE);
  });

  test('leaves the given catalogue and additions as they were', () => {
    const before = JSON.stringify(builtInCatalog);
    const speedsMbps = [1_000];
    const { locations } = with_({ locations: { CELL1: { ...cellar, speedsMbps } }, monthlyPrices: { 'google/vpn/ha': 30 } });
    speedsMbps.push(10_000);
    expect(locations.at(-1)?.speedsMbps).toEqual([1_000]);
    expect(JSON.stringify(builtInCatalog)).toBe(before);
  });

  test('adds nothing when there is nothing to add', () => {
    expect(with_({})).toEqual(builtInCatalog);
  });

  test('does not depend on the order of the additions', () => {
    const other: LocationAddition = { ...cellar, building: 'Attic' };
    expect(with_({ locations: { B: cellar, A: other } })).toEqual(with_({ locations: { A: other, B: cellar } }));
  });
});

describe('unknownPriceIds', () => {
  test('finds the ids that nothing has, in their order', () => {
    expect(unknownPriceIds(builtInCatalog, ['z', 'aws/vpn/large', 'azure/vpn/VpnGw1AZ/gateway', 'aws/vpn/large/gateway'])).toEqual(['z', 'aws/vpn/large/gateway']);
  });

  test('knows every id that priceIds lists', () => {
    expect(unknownPriceIds(builtInCatalog, priceIds(builtInCatalog))).toEqual([]);
    expect(priceIds(builtInCatalog)).toContain('azure/public-ip');
  });
});
