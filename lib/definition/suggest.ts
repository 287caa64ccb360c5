import { oneOf } from '../errors';

/** Names that are offered where none is close. */
const OFFERED = 12;

/** Among more names than these nothing is offered: comparing all would take minutes where all are wrong. */
const MOST_COMPARED = 1_000;

/** A comparison of longer text costs more than it tells. */
const LONGEST = 60;

/**
 * How many letters have to be put in, left out, replaced or swapped with their neighbour to make one text of another
 * (optimal string alignment), case aside.
 */
export function editDistance(from: string, to: string): number {
  const [a, b] = [from.toLowerCase(), to.toLowerCase()];
  let [older, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? older[j - 2]! + 1 : Infinity;
      row.push(Math.min(last[j]! + 1, row[j - 1]! + 1, replaced, swapped));
    }
    [older, last] = [last, row];
  }
  return last[b.length]!;
}

/** The known name that was most likely meant; nothing where none is close. */
export function closest(given: string, known: readonly string[]): string | undefined {
  if (given.length > LONGEST || known.length > MOST_COMPARED) return undefined;
  const most = Math.max(1, Math.floor(given.length / 3));
  const near = known
    .filter((name) => Math.abs(name.length - given.length) <= most)
    .map((name) => ({ name, distance: editDistance(given, name) }))
    .filter(({ distance }) => distance <= most)
    .sort((a, b) => a.distance - b.distance);
  return near[0]?.name;
}

/** The names to offer where there are many: those with the fewest differences. */
function nearest(given: string, known: readonly string[]): readonly string[] {
  if (known.length > MOST_COMPARED) return known.slice(0, OFFERED);
  const short = given.slice(0, LONGEST);
  const distances = new Map(known.map((name) => [name, editDistance(short, name)]));
  return [...known].sort((a, b) => distances.get(a)! - distances.get(b)!).slice(0, OFFERED);
}

/** What a report cannot show, and a name of the user's own may hold all the same. */
const CONTROL = /\p{C}/u;

/** What to do about a name that is not known: the one that was meant, or those that there are. */
export function suggest(given: string, all: readonly string[], none: string): string {
  const known = all.filter((name) => !CONTROL.test(name));
  const meant = closest(given, known);
  if (meant !== undefined) return `did you mean "${meant}"?`;
  if (known.length === 0) return none;
  const more = known.length - OFFERED;
  return more > 0 ? `use ${nearest(given, known).join(', ')} or one of ${more} others` : `use ${oneOf(known)}`;
}
