import { Chain } from './chain';
import { integrals } from './steps';
import type { Week } from './week';
import { WEEK } from '../time';

/** What is this near, relative to the requirement, counts as equal: ties do not hang on the last bits of a sum. */
export const TIE = 1e-11;

/** The rounding of a pass's values, relative to the capacity times the week. */
const NOISE = 1e-13;

/** An interval that may decide. */
export interface Candidate {
  /** Megabits that it needs over what the capacity gives. */
  readonly excess: number;
  /** Seconds into the week. */
  readonly start: number;
  /** Seconds. */
  readonly length: number;
}

/** Looks for the interval from an opening to a deadline that needs the most over what a capacity gives. */
export class Search {
  /** Reserved megabits before the opening of each window. */
  public readonly opening: Float64Array;
  /** Reserved megabits before each end. */
  public readonly closing: Float64Array;
  private readonly chain: Chain;
  private readonly waiting: Float64Array;
  private readonly close: Int32Array;
  private closes = 0;

  /** A search of one week's demand. */
  public constructor(private readonly week: Week) {
    this.opening = integrals(week.steps, week.windows.start, week.windows.count);
    this.closing = integrals(week.steps, week.end, week.ends);
    this.chain = new Chain(week.ends);
    this.waiting = new Float64Array(week.ends);
    this.close = new Int32Array(week.windows.count);
  }

  /**
   * The interval of at least `least` seconds with the largest excess over `capacity`, which has to be at least the mean: then an
   * interval longer than a week needs no more than what is left of it without the week, so intervals need not be kept below one.
   */
  public worst(capacity: number, least = 0): Candidate {
    const { chain, waiting, close, opening, closing } = this;
    const { windows: { count, start, amount }, ends, end, endOf, nextEndOf } = this.week;
    const noise = NOISE * capacity * WEEK;
    let next = ends - 1;
    let held = 0;
    let excess = -Infinity;
    let from = -1;
    let to = -1;
    chain.clear();
    if (least > 0) waiting.fill(0);
    this.closes = 0;
    const open = (until: number, at: number, volume: number): void => {
      for (; next >= 0 && (least > 0 ? end[next]! >= until : end[next]! > until); next -= 1) {
        chain.push(next, closing[next]! - capacity * end[next]! + held);
        if (least > 0) held -= waiting[next]!;
      }
      if (at > next) {
        chain.add(at, volume);
      } else {
        waiting[at] = waiting[at]! + volume;
        held += volume;
        chain.raise(volume);
      }
    };
    for (let i = count - 1; i >= 0; i -= 1) if (nextEndOf[i]! >= 0) open(start[i]! + WEEK + least, nextEndOf[i]!, amount[i]!);
    for (let i = count - 1; i >= 0; i -= 1) {
      open(start[i]! + least, endOf[i]!, amount[i]!);
      if (i > 0 && start[i - 1] === start[i]) continue;
      const value = chain.value - opening[i]! + capacity * start[i]!;
      if (value >= -noise) close[this.closes++] = i;
      if (value > excess) {
        excess = value;
        from = i;
        to = chain.best;
      }
    }
    if (from < 0) return { excess, start: 0, length: 0 };
    const length = end[to]! - start[from]!;
    return { excess, start: start[from]!, length: length > WEEK ? length - WEEK : length };
  }

  /** Of the intervals that were within rounding of the last capacity, the earliest that needs it, and of those the shortest. */
  public first(capacity: number): Candidate | undefined {
    const { windows, ends, end, endOf, nextEndOf } = this.week;
    const { opening, closing, waiting: volumes } = this;
    const enough = capacity * (1 - TIE);
    for (let k = this.closes - 1; k >= 0; k -= 1) {
      const at = this.close[k]!;
      const start = windows.start[at]!;
      volumes.fill(0);
      let last = at;
      while (last > 0 && windows.start[last - 1] === start) last -= 1;
      for (let i = last; i < windows.count; i += 1) volumes[endOf[i]!] = volumes[endOf[i]!]! + windows.amount[i]!;
      for (let i = 0; i < last; i += 1) if (nextEndOf[i]! >= 0) volumes[nextEndOf[i]!] = volumes[nextEndOf[i]!]! + windows.amount[i]!;
      let volume = 0;
      for (let e = 0; e < ends; e += 1) {
        const length = end[e]! - start;
        if (length >= WEEK) break;
        if (volumes[e] === 0) continue;
        volume += volumes[e]!;
        if (volume + closing[e]! - opening[at]! >= enough * length) return { excess: 0, start, length };
      }
    }
    return undefined;
  }
}

/** Megabits of the windows that lie inside an interval of at most a week. */
export function volumeInside({ windows: { count, start, end, amount } }: Week, from: number, length: number): number {
  let volume = 0;
  for (let i = 0; i < count; i += 1) {
    const shift = start[i]! >= from ? 0 : WEEK;
    if (end[i]! + shift <= from + length) volume += amount[i]!;
  }
  return volume;
}

/** Reserved megabits from the beginning of the week up to a time within two weeks. */
export function integralAt({ steps: { count, start, rate, before, total } }: Week, time: number): number {
  const at = time >= WEEK ? time - WEEK : time;
  let low = 0;
  let high = count;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (start[middle]! <= at) low = middle;
    else high = middle;
  }
  return (time >= WEEK ? total : 0) + before[low]! + rate[low]! * (at - start[low]!);
}

/** The rate that the transfers and reserved rates of an interval need. */
export function intensity(week: Week, { start, length }: Candidate): number {
  return (volumeInside(week, start, length) + integralAt(week, start + length) - integralAt(week, start)) / length;
}

/** The requirement, and the interval that decides it; none where the highest reserved rate or the mean of the week does. */
export interface Critical {
  /** Mbps. */
  readonly capacity: number;
  /** The interval. */
  readonly interval?: Candidate;
}

/**
 * The requirement of rates and transfers: the highest reserved rate, the mean of the week, or the largest intensity of an interval
 * (Newton's method on the excess, which finds it in a few passes).
 */
export function criticalOf(week: Week, search: Search): Critical {
  const { windows, steps, endOf, total } = week;
  const { opening, closing } = search;
  let capacity = Math.max(steps.peak, total / WEEK);
  if (windows.count === 0) return { capacity };
  for (let i = 0; i < windows.count; i += 1) {
    const alone = (windows.amount[i]! + closing[endOf[i]!]! - opening[i]!) / (windows.end[i]! - windows.start[i]!);
    if (alone > capacity) capacity = alone;
  }
  for (;;) {
    const worst = search.worst(capacity);
    const needed = worst.excess > 0 && worst.length > 0 ? intensity(week, worst) : 0;
    if (needed <= capacity) break;
    capacity = needed;
  }
  if (steps.peak >= capacity * (1 - TIE)) return { capacity };
  const interval = search.first(capacity);
  return { capacity, ...(interval && { interval }) };
}
