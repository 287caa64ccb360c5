import type { Catalog, Location, Provider, RemoteLocation, Source, VpnProduct } from './catalog';

/** A location that a definition adds to the catalogue, or knows better. */
export interface LocationAddition {
  /** Whose location it is. */
  readonly provider: Provider;
  /** The building, or the campus: two locations with the same building are one risk. */
  readonly building: string;
  /**
   * The building of the second link of each circuit, for a Metro location of ExpressRoute.
   * @default - both links end in `building`
   */
  readonly secondBuilding?: string;
  /** The metropolitan area. */
  readonly metro: string;
  /**
   * Google's edge availability domain.
   * @default - read from the code (`iad-zone1-1`), if it tells
   */
  readonly zone?: string;
  /**
   * Port speeds on offer, in Mbps.
   * @default - every speed of the provider
   */
  readonly speedsMbps?: readonly number[];
  /**
   * Service providers there.
   * @default - not checked
   */
  readonly serviceProviders?: readonly string[];
  /**
   * The Region of AWS in which its connections are made.
   * @default - not checked
   */
  readonly homeRegion?: string;
  /**
   * Regions of Azure that a circuit of the tier local reaches.
   * @default - none
   */
  readonly localRegions?: readonly string[];
  /**
   * Whether there is ExpressRoute Direct.
   * @default - not checked
   */
  readonly direct?: boolean;
  /**
   * The geopolitical region of ExpressRoute.
   * @default - not checked
   */
  readonly geography?: string;
}

/** What a definition adds to the catalogue. */
export interface CatalogAdditions {
  /**
   * Locations by the provider's name for them; one that the catalogue has for this provider is replaced.
   * @default - none
   */
  readonly locations?: Readonly<Record<string, LocationAddition>>;
  /**
   * Monthly prices in US dollars by product id, in place of the list prices: of one member (circuits), one connection or tunnel
   * (VPNs; their gateway under the id with `/gateway`), one gateway or unit (gateways), one piece or GB (charges).
   * @default - list prices
   */
  readonly monthlyPrices?: Readonly<Record<string, number>>;
  /**
   * Regions of Google Cloud by the Region of AWS that AWS Interconnect - multicloud joins them to, beside those of the catalogue.
   * @default - none
   */
  readonly interconnectPairs?: Readonly<Record<string, string>>;
  /**
   * Places at which Google Cloud is joined to ports of other clouds, by Google's name; one that the catalogue has is replaced.
   * @default - none
   */
  readonly remoteLocations?: Readonly<Record<string, Pick<RemoteLocation, 'provider' | 'portLocation' | 'locations'>>>;
}

/** Google names a location after its metro, its edge availability domain and its facility. */
const GOOGLE_CODE = /^[a-z]+-(zone\d+)-\d+$/;

const byCode = (a: Location, b: Location): number => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);

function toLocation(code: string, addition: LocationAddition, source: Source): Location {
  const zone = addition.zone ?? (addition.provider === 'google' ? GOOGLE_CODE.exec(code)?.[1] : undefined);
  const { provider, building, secondBuilding, metro, speedsMbps, serviceProviders, homeRegion, localRegions, direct, geography } = addition;
  return {
    code,
    provider,
    building,
    ...(secondBuilding !== undefined && { secondBuilding }),
    metro,
    ...(zone !== undefined && { zone }),
    ...(speedsMbps && { speedsMbps: [...speedsMbps] }),
    ...(serviceProviders && { serviceProviders: [...serviceProviders] }),
    ...(homeRegion !== undefined && { homeRegion }),
    ...(localRegions && { localRegions: [...localRegions] }),
    ...(direct !== undefined && { direct }),
    ...(geography !== undefined && { geography }),
    source,
  };
}

/**
 * The catalogue with what a definition adds. Nothing given is changed; the new rows name the definition as their source.
 *
 * @param catalog the catalogue to start from
 * @param additions locations and prices
 * @param asOf the day of the definition, `2026-12-01`
 */
export function withAdditions(catalog: Catalog, additions: CatalogAdditions, asOf: string): Catalog {
  const source: Source = { url: 'the definition', date: asOf, verified: true };
  const prices = new Map(Object.entries(additions.monthlyPrices ?? {}));
  const added = Object.entries(additions.locations ?? {}).map(([code, addition]) => toLocation(code, addition, source)).sort(byCode);
  const pairs = Object.entries(additions.interconnectPairs ?? {}).sort().map(([aws, google]) => ({ aws, google, source }));
  const replaced = (row: Location) => added.some(({ code, provider }) => code === row.code && provider === row.provider);
  const priced = <Row extends { readonly id: string }>(rows: readonly Row[], set: (usd: number) => Partial<Row>): readonly Row[] =>
    rows.map((row) => {
      const usd = prices.get(row.id);
      return usd === undefined ? row : { ...row, ...set(usd), source };
    });
  return {
    locations: [...catalog.locations.filter((row) => !replaced(row)), ...added],
    circuits: priced(catalog.circuits, (monthlyUsd) => ({ monthlyUsd })),
    vpns: catalog.vpns.map((vpn) => withVpnPrices(vpn, prices, source)),
    gateways: priced(catalog.gateways, (monthlyUsd) => ({ monthlyUsd })),
    interconnectPairs: [...catalog.interconnectPairs, ...pairs],
    interconnectSpeeds: catalog.interconnectSpeeds,
    charges: priced(catalog.charges, (usd) => ({ usd })),
    awsRegions: catalog.awsRegions,
    azureRegions: catalog.azureRegions,
    googleRegions: catalog.googleRegions,
    remoteLocations: [
      ...catalog.remoteLocations.filter(({ code }) => !Object.hasOwn(additions.remoteLocations ?? {}, code)),
      ...Object.entries(additions.remoteLocations ?? {}).sort()
        .map(([code, { provider, portLocation, locations }]) => ({ code, provider, portLocation, locations, source })),
    ],
  };
}

const gatewayPriceId = ({ id }: VpnProduct): string => `${id}/gateway`;

const vpnPriceIds = (vpn: VpnProduct): readonly string[] => (vpn.gatewayMonthlyUsd > 0 ? [vpn.id, gatewayPriceId(vpn)] : [vpn.id]);

/** The definition is the source of a VPN only if it gives all of its prices. */
function withVpnPrices(vpn: VpnProduct, prices: ReadonlyMap<string, number>, source: Source): VpnProduct {
  return {
    ...vpn,
    connectionMonthlyUsd: prices.get(vpn.id) ?? vpn.connectionMonthlyUsd,
    gatewayMonthlyUsd: prices.get(gatewayPriceId(vpn)) ?? vpn.gatewayMonthlyUsd,
    source: vpnPriceIds(vpn).every((id) => prices.has(id)) ? source : vpn.source,
  };
}

/** Every id that has a price, sorted. */
export function priceIds(catalog: Catalog): readonly string[] {
  const ids = [...catalog.circuits, ...catalog.gateways, ...catalog.charges].map(({ id }) => id);
  return [...ids, ...catalog.vpns.flatMap(vpnPriceIds)].sort();
}

/**
 * Of some ids, those that no product and no charge has: a price for them would be lost without a word.
 *
 * @param catalog where to look
 * @param ids as a definition gives them
 */
export function unknownPriceIds(catalog: Catalog, ids: readonly string[]): readonly string[] {
  const known = new Set(priceIds(catalog));
  return ids.filter((id) => !known.has(id));
}
