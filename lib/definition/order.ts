import { type PlainData, valueAt } from './plain-data';
import type { DefinitionPath, Problem } from '../errors';

/** Problems in the order in which their places stand in the text, or in the data where there is no text. */
export function inOrder(problems: readonly Problem[], data: PlainData | undefined): readonly Problem[] {
  const ranks = new Ranks(data);
  return problems
    .map((problem) => ({ problem, rank: [problem.line ?? 0, problem.column ?? 0, ...ranks.of(problem.path)] }))
    .sort((a, b) => compareRanks(a.rank, b.rank))
    .map(({ problem }) => problem);
}

/** Text in the order of its code units: the same on every machine. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

class Ranks {
  private readonly keys = new Map<PlainData, ReadonlyMap<string, number>>();

  constructor(private readonly data: PlainData | undefined) {}

  /** The position of each part of a path among its siblings; what is not there comes last. */
  of(path: DefinitionPath): readonly number[] {
    return path.map((part, depth) => {
      if (typeof part === 'number') return part;
      const mapping = valueAt(this.data, path.slice(0, depth));
      return (mapping === undefined ? undefined : this.keysOf(mapping).get(part)) ?? Infinity;
    });
  }

  private keysOf(mapping: PlainData): ReadonlyMap<string, number> {
    const known = this.keys.get(mapping) ?? new Map(typeof mapping === 'object' && mapping !== null ? Object.keys(mapping).map((key, index) => [key, index]) : []);
    this.keys.set(mapping, known);
    return known;
  }
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((rank, index) => rank !== b[index]);
  if (at < 0) return a.length - b.length;
  const [left, right] = [a[at]!, b[at] ?? -1];
  return left < right ? -1 : 1;
}
