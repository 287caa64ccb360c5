import { lengthOf, networkOf } from './addresses';
import { type Fault, fault } from './fault';
import type { PrefixList, PrefixListEntry, RouteMap, RouterConfiguration } from './model';

/** A fault for every list whose prefixes are to be announced to a cloud, and that the router neither originates nor may learn inside the site. */
export function unfedFaults({ sessions, routeMaps, prefixLists, originated }: RouterConfiguration): readonly Fault[] {
  const listsOf = (names: readonly string[]): readonly PrefixList[] => {
    const used = new Set(routeMaps.filter(({ name }) => names.includes(name)).flatMap(({ entries }: RouteMap) => entries.map(({ prefixList }) => prefixList)));
    return prefixLists.filter(({ name }) => used.has(name));
  };
  const inside = listsOf(sessions.filter(({ kind }) => kind === 'internal').map((session) => session.import));
  const own = new Set(originated.map(({ prefix }) => prefix));
  const isFed = ({ action, prefix }: PrefixListEntry) => action === 'deny' || own.has(prefix) || inside.some((list) => permits(list, prefix));
  return listsOf(sessions.filter(({ kind }) => kind !== 'internal').map((session) => session.export)).flatMap(({ name, entries }) =>
    entries.filter((entry) => !isFed(entry)).map(({ prefix }) => fault('prefix-not-fed', name, `${name} announces ${prefix}, which the router neither has itself nor may learn inside the site`)));
}

/** Whether the first entry that matches a prefix permits it. */
const permits = ({ entries }: PrefixList, prefix: string): boolean => entries.find((entry) => matches(entry, prefix))?.action === 'permit';

function matches({ prefix: range, upTo = lengthOf(range) }: PrefixListEntry, prefix: string): boolean {
  const length = lengthOf(prefix);
  return length >= lengthOf(range) && length <= upTo && networkOf(`${prefix.split('/')[0]}/${lengthOf(range)}`) === networkOf(range);
}
