import type { CatalogAdditions, LocationAddition } from '../catalog';
import type { CatalogDefinition } from './schema';
import { Bandwidth } from '../units';

type LocationDefinition = NonNullable<CatalogDefinition['locations']>[string];

/** A location of a definition in the catalogue's words. */
export function locationAddition(location: LocationDefinition): LocationAddition {
  const { speeds, provider, building, metro, secondBuilding, serviceProviders, homeRegion, localRegions, direct, geography } = location;
  return {
    provider,
    building,
    metro,
    ...(secondBuilding !== undefined && { secondBuilding }),
    ...(localRegions && { localRegions }),
    ...(direct !== undefined && { direct }),
    ...(geography !== undefined && { geography }),
    ...(speeds && { speedsMbps: speeds.map((speed) => Bandwidth.parse(speed).toMbps()).sort((a, b) => a - b) }),
    ...(serviceProviders && { serviceProviders }),
    ...(homeRegion !== undefined && { homeRegion }),
  };
}

/** The additions of a definition in the catalogue's words. */
export function catalogAdditions({ locations, monthlyPrices, interconnectPairs, remoteLocations }: CatalogDefinition): CatalogAdditions {
  return {
    ...(locations && { locations: Object.fromEntries(Object.entries(locations).map(([code, location]) => [code, locationAddition(location)])) }),
    ...(monthlyPrices && { monthlyPrices }),
    ...(interconnectPairs && { interconnectPairs }),
    ...(remoteLocations && { remoteLocations }),
  };
}
