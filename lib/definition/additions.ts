import type { CatalogAdditions, LocationAddition } from '../catalog';
import type { CatalogDefinition } from './schema';
import { Bandwidth } from '../units';

type LocationDefinition = NonNullable<CatalogDefinition['locations']>[string];

/** A location of a definition in the catalogue's words. */
export function locationAddition({ provider, building, metro, speeds, serviceProviders, homeRegion }: LocationDefinition): LocationAddition {
  return {
    provider,
    building,
    metro,
    ...(speeds && { speedsMbps: speeds.map((speed) => Bandwidth.parse(speed).toMbps()).sort((a, b) => a - b) }),
    ...(serviceProviders && { serviceProviders }),
    ...(homeRegion !== undefined && { homeRegion }),
  };
}

/** The additions of a definition in the catalogue's words. */
export function catalogAdditions({ locations, monthlyPrices, interconnectPairs }: CatalogDefinition): CatalogAdditions {
  return {
    ...(locations && { locations: Object.fromEntries(Object.entries(locations).map(([code, location]) => [code, locationAddition(location)])) }),
    ...(monthlyPrices && { monthlyPrices }),
    ...(interconnectPairs && { interconnectPairs }),
  };
}
