import type { Rows } from './rows';
import { sortedBy } from './sort';
import { WEEK } from '../time';

/** The sum of the reserved rates over the week: constant from each step to the next, and different on both sides of it. */
export interface Steps {
  /** How many, at least one. */
  readonly count: number;
  /** Seconds into the week, ascending; the first is 0. */
  readonly start: Float64Array;
  /** Mbps from there on. */
  readonly rate: Float64Array;
  /** Megabits from the beginning of the week up to there. */
  readonly before: Float64Array;
  /** Megabits of the whole week. */
  readonly total: number;
  /** The highest rate. */
  readonly peak: number;
}

/**
 * The steps of reserved rates. What a sum loses in its last bits is kept beside it (Neumaier), so that rates that
 * start and stop leave nothing behind and equal neighbours are one step.
 */
export function stepsOf(rows: Rows): Steps {
  const { count: n, all, start: from, end, amount } = rows;
  const stop = new Float64Array(n);
  let sum = 0;
  let lost = 0;
  const add = (rate: number): void => {
    const next = sum + rate;
    lost += Math.abs(sum) >= Math.abs(rate) ? sum - next + rate : rate - next + sum;
    sum = next;
  };
  for (let i = n; i < all; i += 1) add(amount[i]!);
  for (let i = 0; i < n; i += 1) {
    stop[i] = end[i]! > WEEK ? end[i]! - WEEK : end[i]!;
    if (end[i]! > WEEK) add(amount[i]!);
  }
  const order = sortedBy(n, stop, amount, amount);
  const start = new Float64Array(2 * n + 1);
  const rate = new Float64Array(2 * n + 1);
  const before = new Float64Array(2 * n + 1);
  let count = 0;
  let peak = 0;
  let begun = 0;
  let ended = 0;
  for (let at = 0; at < WEEK; at = Math.min(begun < n ? from[begun]! : WEEK, ended < n ? stop[order[ended]!]! : WEEK)) {
    for (; ended < n && stop[order[ended]!]! === at; ended += 1) add(-amount[order[ended]!]!);
    for (; begun < n && from[begun]! === at; begun += 1) add(amount[begun]!);
    const value = Math.max(0, sum + lost);
    if (count > 0 && rate[count - 1] === value) continue;
    if (count > 0) before[count] = before[count - 1]! + rate[count - 1]! * (at - start[count - 1]!);
    start[count] = at;
    rate[count++] = value;
    if (value > peak) peak = value;
  }
  const total = before[count - 1]! + rate[count - 1]! * (WEEK - start[count - 1]!);
  return { count, start, rate, before, total, peak };
}

/** The reserved megabits from the beginning of the week up to each of some ascending times within two weeks. */
export function integrals({ count, start, rate, before, total }: Steps, times: Float64Array, length: number): Float64Array {
  const result = new Float64Array(length);
  let step = 0;
  let base = 0;
  let shift = 0;
  for (let i = 0; i < length; i += 1) {
    let at = times[i]! - shift;
    if (at >= WEEK) {
      shift += WEEK;
      base += total;
      at -= WEEK;
      step = 0;
    }
    while (step + 1 < count && start[step + 1]! <= at) step += 1;
    result[i] = base + before[step]! + rate[step]! * (at - start[step]!);
  }
  return result;
}

/** The first step at the highest rate, as a stretch of time: over the end of the week where it goes on there. */
export function highestStep({ count, start, rate, peak }: Steps): { readonly start: number; readonly duration: number } {
  let first = 0;
  while (rate[first]! < peak) first += 1;
  const end = first + 1 < count ? start[first + 1]! : WEEK;
  const wraps = first === 0 && count > 1 && rate[count - 1] === peak;
  return wraps ? { start: start[count - 1]!, duration: WEEK - start[count - 1]! + end } : { start: start[first]!, duration: end - start[first]! };
}
