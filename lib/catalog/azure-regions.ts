import type { AzureRegion } from './catalog';
import { unverified, verified } from './rows';

const LOCATIONS_PAGE = 'https://learn.microsoft.com/azure/expressroute/expressroute-locations-providers';
const LISTED = verified(LOCATIONS_PAGE, '2024-04-05');
/** Not in the page's table of geopolitical regions: read from where the region lies. */
const BY_PLACE = unverified(LOCATIONS_PAGE, '2024-04-05');

/** Regions of a geopolitical region, with the peering locations in it; `*` marks regions without availability zones, `?` those that the page does not list. */
type GeographyRow = readonly [geography: string, regions: string, locations: string];

/**
 * Zones: https://learn.microsoft.com/azure/reliability/regions-list, remembered. A Metro location is in the geopolitical region of its city.
 */
const geographies: readonly GeographyRow[] = [
  ['Australia Government', 'australiacentral* australiacentral2*', 'Canberra, Canberra2'],
  ['Europe',
    'francecentral francesouth* germanynorth* germanywestcentral italynorth northeurope norwayeast norwaywest* polandcentral swedencentral '
    + 'switzerlandnorth switzerlandwest* ukwest* uksouth westeurope austriaeast? belgiumcentral? spaincentral?',
    'Amsterdam, Amsterdam2, Berlin, Brussels, Brussels2, Copenhagen, Dublin, Dublin2, Frankfurt, Frankfurt2, Geneva, London, London2, Madrid, Madrid2, '
    + 'Marseille, Milan, Milan2, Munich, Newport(Wales), Oslo, Paris, Paris2, Stavanger, Stockholm, Stockholm2, Vienna, Vienna2, Warsaw, Zurich, Zurich2'],
  ['North America',
    'eastus westus* eastus2 westus2 westus3 centralus southcentralus northcentralus* westcentralus* canadacentral canadaeast* mexicocentral?',
    'Atlanta, Atlanta2, Chicago, Chicago2, Dallas, Dallas2, Denver, Las Vegas, Los Angeles, Los Angeles2, Miami, Minneapolis, Montreal, New York, '
    + 'Phoenix, Phoenix2, Portland, Quebec City, Queretaro (Mexico), Quincy, San Antonio, Seattle, Silicon Valley, Silicon Valley2, Toronto, Toronto2, '
    + 'Vancouver, Washington DC, Washington DC2'],
  ['Asia', 'eastasia southeastasia indonesiacentral? malaysiawest? taiwannorth*?',
    'Bangkok, Hong Kong, Hong Kong2, Jakarta, Jakarta2, Kuala Lumpur, Kuala Lumpur2, Singapore, Singapore2, Taipei, Taipei2'],
  ['India', 'westindia* centralindia southindia*', 'Chennai, Chennai2, Mumbai, Mumbai2, Pune'],
  ['Israel', 'israelcentral', 'Tel Aviv, Tel Aviv2'],
  ['Japan', 'japanwest japaneast', 'Osaka, Tokyo, Tokyo2, Tokyo3'],
  ['Oceania', 'australiaeast australiasoutheast* newzealandnorth?', 'Auckland, Melbourne, Melbourne2, Perth, Sydney, Sydney2'],
  ['South Korea', 'koreacentral koreasouth*', 'Busan, Seoul, Seoul2'],
  ['UAE', 'uaecentral* uaenorth', 'Abu Dhabi, Dubai, Dubai2'],
  ['South Africa', 'southafricawest* southafricanorth', 'Cape Town, Johannesburg'],
  ['South America', 'brazilsouth brazilsoutheast*? chilecentral?', 'Campinas, Rio de Janeiro, Santiago, Sao Paulo, Sao Paulo2'],
  ['Qatar', 'qatarcentral', 'Doha, Doha2'],
];

/** Regions of Azure in the global cloud. */
export const azureRegions: readonly AzureRegion[] = geographies.flatMap(([geography, regions]) => regions.split(' ').map((row) => ({
  name: row.replace(/[*?]/g, ''),
  geography,
  zones: !row.includes('*'),
  source: row.includes('?') ? BY_PLACE : LISTED,
})));

/** The regions that a circuit of the tier local reaches, with the locations from which it does. */
const local: readonly (readonly [regions: string, locations: string])[] = [
  ['uaecentral', 'Abu Dhabi'],
  ['westeurope', 'Amsterdam, Amsterdam2'],
  ['newzealandnorth', 'Auckland'],
  ['germanynorth', 'Berlin'],
  ['koreasouth', 'Busan'],
  ['brazilsouth', 'Campinas, Sao Paulo, Sao Paulo2'],
  ['australiacentral', 'Canberra'],
  ['australiacentral2', 'Canberra2'],
  ['southafricawest', 'Cape Town'],
  ['southindia', 'Chennai, Chennai2'],
  ['northcentralus', 'Chicago, Chicago2'],
  ['westcentralus', 'Denver'],
  ['qatarcentral', 'Doha, Doha2'],
  ['uaenorth', 'Dubai, Dubai2'],
  ['northeurope', 'Dublin, Dublin2'],
  ['germanywestcentral', 'Frankfurt, Frankfurt2'],
  ['switzerlandwest', 'Geneva'],
  ['eastasia', 'Hong Kong, Hong Kong2'],
  ['indonesiacentral', 'Jakarta, Jakarta2'],
  ['southafricanorth', 'Johannesburg'],
  ['malaysiawest', 'Kuala Lumpur, Kuala Lumpur2'],
  ['uksouth', 'London, London2'],
  ['spaincentral', 'Madrid, Madrid2'],
  ['francesouth', 'Marseille'],
  ['australiasoutheast', 'Melbourne, Melbourne2'],
  ['italynorth', 'Milan, Milan2'],
  ['westindia', 'Mumbai, Mumbai2'],
  ['ukwest', 'Newport(Wales)'],
  ['japanwest', 'Osaka'],
  ['norwayeast', 'Oslo'],
  ['francecentral', 'Paris, Paris2'],
  ['westus3', 'Phoenix, Phoenix2'],
  ['westus2', 'Portland, Quincy, Seattle'],
  ['centralindia', 'Pune'],
  ['canadaeast', 'Quebec City'],
  ['mexicocentral', 'Queretaro (Mexico)'],
  ['brazilsoutheast', 'Rio de Janeiro'],
  ['southcentralus', 'San Antonio'],
  ['koreacentral', 'Seoul, Seoul2'],
  ['westus', 'Silicon Valley, Silicon Valley2'],
  ['southeastasia', 'Singapore, Singapore2'],
  ['norwaywest', 'Stavanger'],
  ['swedencentral', 'Stockholm, Stockholm2'],
  ['australiaeast', 'Sydney, Sydney2'],
  ['taiwannorth', 'Taipei, Taipei2'],
  ['israelcentral', 'Tel Aviv, Tel Aviv2'],
  ['japaneast', 'Tokyo, Tokyo2, Tokyo3'],
  ['canadacentral', 'Toronto, Toronto2'],
  ['polandcentral', 'Warsaw'],
  ['eastus eastus2', 'Washington DC, Washington DC2'],
  ['switzerlandnorth', 'Zurich, Zurich2'],
];

/** Locations without ExpressRoute Direct. */
export const WITHOUT_DIRECT: readonly string[] = ['Busan', 'Dubai2', 'Marseille', 'Seoul2', 'Washington DC2'];

/** The location whose rows a Metro location shares: the first of its city. */
const cityOf = (code: string): string => code.replace(/ Metro$/, '');

const byLocation = new Map(local.flatMap(([regions, codes]) => codes.split(', ').map((code) => [code, regions.split(' ')] as const)));

const geographyByLocation = new Map(geographies.flatMap(([geography, , codes]) => codes.split(', ').map((code) => [code, geography] as const)));

/**
 * The regions that a circuit of the tier local reaches from a location.
 *
 * @param code of a peering location
 */
export const localRegionsOf = (code: string): readonly string[] => byLocation.get(cityOf(code)) ?? [];

/**
 * The geopolitical region of a location.
 *
 * @param code of a built-in peering location
 */
export const geographyOf = (code: string): string => geographyByLocation.get(cityOf(code))!;
