import { builtInCatalog, type RemoteLocation, withAdditions } from '../../catalog';
import type { View } from '../view';

/** The remote locations that the catalogue and the sound additions of the definition know. */
export function remoteLocationsOf({ remoteLocations, asOf }: View): readonly RemoteLocation[] {
  return withAdditions(builtInCatalog, { remoteLocations: Object.fromEntries(remoteLocations.sound) }, asOf ?? '').remoteLocations;
}
