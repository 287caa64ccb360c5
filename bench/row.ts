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
  const times = Array.from({ length: runs }, () => {
    const before = process.hrtime.bigint();
    run();
    return Number(process.hrtime.bigint() - before) / 1e6;
  });
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)]!;
}
