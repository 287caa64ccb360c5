/** One line of the benchmark. */
export interface Row {
  /** What was measured. */
  readonly name: string;
  /** Milliseconds, the median of warm runs unless the name says otherwise. */
  readonly ms: number;
  /**
   * How many times as long the other way took on the same instance in the same run.
   * @default - nothing to compare with
   */
  readonly ratio?: number;
  /**
   * What the figure is to be read with.
   * @default - nothing
   */
  readonly note?: string;
}

/** The median of some runs, after others that let the compiler warm up, in milliseconds. */
export function median(run: () => unknown, { warm = 3, runs = 11 }: { readonly warm?: number; readonly runs?: number } = {}): number {
  for (let i = 0; i < warm; i += 1) run();
  return middle(Array.from({ length: runs }, () => timeOf(run)));
}

/** The median time of the first in milliseconds, and the median of its part of the other's time in the same round. */
export function inTurns(own: () => unknown, other: () => unknown, { warm = 2, rounds = 15 } = {}): { readonly ms: number; readonly ratio: number } {
  const times = Array.from({ length: warm + rounds }, (_, round) => {
    const [first, second] = round % 2 === 0 ? [own, other] : [other, own];
    const pair = [timeOf(first), timeOf(second)] as const;
    return round % 2 === 0 ? pair : [pair[1], pair[0]] as const;
  }).slice(warm);
  return { ms: middle(times.map(([ms]) => ms)), ratio: middle(times.map(([ms, otherMs]) => ms / otherMs)) };
}

/** The middle of a list. */
export const middle = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]!;

/** A comparison means something only if both make the same. */
export function requireSame(own: readonly string[], other: readonly string[]): void {
  const odd = own.findIndex((text, i) => text !== other[i]);
  if (own.length !== other.length || odd >= 0) throw new Error(`what is made differs:\n${own[odd]}\n${other[odd]}`);
}

function timeOf(run: () => unknown): number {
  const before = process.hrtime.bigint();
  run();
  return Number(process.hrtime.bigint() - before) / 1e6;
}
