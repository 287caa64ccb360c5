import { type Check, dedicated, pathsOf, problem } from './check';
import { locationsByProvider } from './locations';
import { type Location, partnerMetros } from '../../catalog';
import { show } from '../../errors';
import { PROVIDER_OF } from '../provider';
import { suggest } from '../suggest';
import type { Section, View } from '../view';

/** A path ends in a location of its circuits' provider that the catalogue, or the definition, knows. */
export const pathLocation: Check = (view: View) => {
  const locations = locationsByProvider(view);
  return [...view.links.sound].flatMap(([name, link]) => {
    const circuits = dedicated(link);
    if (!circuits) return [];
    const provider = PROVIDER_OF[circuits.kind];
    const isPartner = circuits.kind === 'partner-interconnect'; // of a partner the metropolitan area is named, not the building
    const known = isPartner ? partnerMetros(locations.google) : locations[provider].map(({ code }) => code);
    const fix = (given: string) => suggest(given, (isPartner ? undefined : codesAt(given, locations[provider])) ?? known, 'name one');
    return pathsOf(name, link)
      .filter(({ path }) => !known.includes(path.location) && isReadable(path.location, view.locations))
      .map(({ at, path }) => problem(
        'path-location', [...at, 'location'], `the catalogue knows no location ${show(path.location)} of ${provider}`,
        `${fix(path.location)} (catalog.locations adds to what it knows)`,
      ));
  });
};

/** The locations of a city or building that was named in place of one; nothing where there are none. */
function codesAt(given: string, locations: readonly Location[]): readonly string[] | undefined {
  const there = locations.filter(({ building, metro }) => [building, metro].some((name) => name.toLowerCase().includes(given.toLowerCase())));
  return there.length > 0 ? there.map(({ code }) => code) : undefined;
}

/** An addition whose shape is wrong is told as that. */
const isReadable = (code: string, { declared, sound }: Section<unknown>): boolean => declared !== undefined && (!declared.includes(code) || sound.has(code));
