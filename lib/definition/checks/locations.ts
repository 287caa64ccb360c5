import { builtInCatalog, type Location, type Provider, withAdditions } from '../../catalog';
import { locationAddition } from '../additions';
import type { View } from '../view';

/** The locations of each provider that the catalogue and the sound additions of the definition know. */
export function locationsByProvider({ locations, asOf }: View): Readonly<Record<Provider, readonly Location[]>> {
  const additions = Object.fromEntries([...locations.sound].map(([code, addition]) => [code, locationAddition(addition)]));
  const all = withAdditions(builtInCatalog, { locations: additions }, asOf ?? '').locations;
  const of = (provider: Provider) => all.filter((location) => location.provider === provider);
  return { aws: of('aws'), azure: of('azure'), google: of('google') };
}
