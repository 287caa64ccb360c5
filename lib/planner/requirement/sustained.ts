import { Chain } from './chain';
import type { Demand } from './types';
import { type Week, weekOf } from './week';
import { WEEK } from '../time';

/** The part of the week that may be above the sustained rate: 5 %, as in percentile billing and in most capacity alarms. */
const ABOVE = WEEK / 20;

/** A level is above another from here on: less is the rounding of sums. */
const ROUNDING = 1e-12;

/** A piece of time, closed on itself or not, and what has to flow in it. */
interface Span {
  /** How many slots: pieces in which nothing opens, closes or steps. */
  readonly slots: number;
  /** Seconds of each. */
  readonly length: Float64Array;
  /** Reserved Mbps in each. */
  readonly reserved: Float64Array;
  /** How many windows. */
  readonly windows: number;
  /** The first slot of each. */
  readonly first: Int32Array;
  /** The slot after its last; past the number of slots where it runs over the end. */
  readonly end: Int32Array;
  /** Megabits of each. */
  readonly volume: Float64Array;
  /** Megabits that may flow in every slot. */
  readonly anywhere: number;
  /** Whether time goes on from the last slot to the first. */
  readonly isCyclic: boolean;
}

/**
 * The 95th percentile of the paced profile over continuous time: the least rate that the flattest way to send everything in time
 * (Yao, Demers and Shenker: the critical interval at its rate, then the same for what is left) exceeds for at most 5 % of
 * the week. A demand that may come at any time counts with its mean, and limits of single transfers are left aside.
 *
 * The profile is not made. At any rate r the time in which it is above r is the set of slots with the largest excess of the demand
 * inside it over r, and what is inside and what is outside of that set no longer influence each other. So the mean of a
 * span divides it, and only the part with the percentile is looked at further.
 *
 * @param demand what has to be carried
 * @param week its columns, where they are at hand
 */
export function sustainedOf(demand: Demand, week = weekOf(demand)): number {
  const mean = demand.sporadic.reduce((sum, { volume, period }) => (volume > 0 && period > 0 ? sum + volume / period : sum), 0);
  let span = spanOf(week);
  let above = ABOVE;
  for (;;) {
    const { slots, length } = span;
    const rate = meanOf(span);
    if (rate === 0) return mean;
    const high = slotsAbove(span, rate * (1 + ROUNDING));
    let total = 0;
    let duration = 0;
    for (let k = 0; k < slots; k += 1) {
      total += length[k]!;
      if (high[k] === 1) duration += length[k]!;
    }
    if (duration === 0 || duration === total) return rate + mean;
    if (duration > above) {
      span = part(span, high, 1);
    } else {
      above -= duration;
      span = part(span, high, 0);
    }
  }
}

function meanOf({ slots, length, reserved, windows, volume, anywhere }: Span): number {
  let seconds = 0;
  let megabits = anywhere;
  for (let k = 0; k < slots; k += 1) {
    seconds += length[k]!;
    megabits += reserved[k]! * length[k]!;
  }
  for (let j = 0; j < windows; j += 1) megabits += volume[j]!;
  return megabits / seconds;
}

/** A week as a span. */
function spanOf({ steps, windows, ends, end, endOf }: Week): Span {
  const size = steps.count + windows.count + ends + 1;
  const start = new Float64Array(size);
  let slots = 0;
  let step = 0;
  let opening = 0;
  let next = 0;
  while (next < ends && end[next]! <= WEEK) next += 1;
  const firstNext = next;
  for (;;) {
    const time = Math.min(step < steps.count ? steps.start[step]! : WEEK, opening < windows.count ? windows.start[opening]! : WEEK,
      next < ends ? end[next]! - WEEK : WEEK);
    if (time >= WEEK) break;
    start[slots++] = time;
    while (step < steps.count && steps.start[step] === time) step += 1;
    while (opening < windows.count && windows.start[opening] === time) opening += 1;
    while (next < ends && end[next]! - WEEK === time) next += 1;
  }
  const length = new Float64Array(slots);
  const reserved = new Float64Array(slots);
  for (let k = 0, at = 0; k < slots; k += 1) {
    length[k] = (k + 1 < slots ? start[k + 1]! : WEEK) - start[k]!;
    while (at + 1 < steps.count && steps.start[at + 1]! <= start[k]!) at += 1;
    reserved[k] = steps.rate[at]!;
  }
  const slotOfEnd = new Int32Array(ends);
  for (let e = 0, k = 0; e < firstNext; e += 1) {
    while (k < slots && start[k]! < end[e]!) k += 1;
    slotOfEnd[e] = k;
  }
  for (let e = firstNext, k = 0; e < ends; e += 1) {
    while (k < slots && start[k]! < end[e]! - WEEK) k += 1;
    slotOfEnd[e] = slots + k;
  }
  const first = new Int32Array(windows.count);
  const last = new Int32Array(windows.count);
  for (let j = 0, k = 0; j < windows.count; j += 1) {
    while (start[k]! < windows.start[j]!) k += 1;
    first[j] = k;
    last[j] = slotOfEnd[endOf[j]!]!;
  }
  let anywhere = 0;
  for (let j = windows.count; j < windows.all; j += 1) anywhere += windows.amount[j]!;
  return { slots, length, reserved, windows: windows.count, first, end: last, volume: windows.amount, anywhere, isCyclic: true };
}

/**
 * The slots in which the flattest profile is above a rate, which is at least the mean. A set of intervals is chosen backwards through
 * time: from every moment on either the slot is left out, or the interval with the largest excess that begins there is taken. A
 * cyclic span is gone through twice, so that each interval lies inside once.
 */
function slotsAbove(span: Span, rate: number): Uint8Array {
  const { slots, length, reserved, windows, first, end, volume } = span;
  const laps = span.isCyclic ? 2 : 1;
  const places = laps * slots;
  const chain = new Chain(places + 1);
  const until = new Int32Array(places);
  const excess = new Float64Array(slots);
  for (let k = 0; k < slots; k += 1) excess[k] = (reserved[k]! - rate) * length[k]!;
  let after = 0;
  let sum = 0;
  chain.push(places, 0);
  for (let lap = laps - 1; lap >= 0; lap -= 1) {
    let job = windows - 1;
    const offset = lap * slots;
    for (let k = slots - 1; k >= 0; k -= 1) {
      sum += excess[k]!;
      for (; job >= 0 && first[job] === k; job -= 1) if (end[job]! + offset <= places) chain.add(end[job]! + offset, volume[job]!);
      const taken = chain.value + sum;
      if (taken > after) {
        after = taken;
        until[k + offset] = chain.best;
      }
      chain.push(k + offset, after - sum);
    }
  }
  const chosen = new Uint8Array(slots);
  for (let k = 0; k < places;) {
    const stop = until[k]!;
    if (stop === 0) k += 1;
    for (; k < stop; k += 1) chosen[k < slots ? k : k - slots] = 1;
  }
  return chosen;
}

/** The slots with a mark, and the windows that lie in them; or those without, and the other windows with what is left of them. */
function part(span: Span, marks: Uint8Array, mark: 0 | 1): Span {
  const { slots, windows, first, end } = span;
  const origin = mark === 1 && span.isCyclic ? afterUnmarked(marks) : 0;
  const before = new Int32Array(2 * slots + 1);
  const length = new Float64Array(slots);
  const reserved = new Float64Array(slots);
  let kept = 0;
  for (let k = 0, at = origin; k < slots; k += 1, at = at + 1 < slots ? at + 1 : 0) {
    if (marks[at] === mark) {
      length[kept] = span.length[at]!;
      reserved[kept++] = span.reserved[at]!;
    }
    before[k + 1] = kept;
  }
  for (let k = 1; k <= slots; k += 1) before[slots + k] = kept + before[k]!;
  const newFirst = new Int32Array(windows);
  const newEnd = new Int32Array(windows);
  const volume = new Float64Array(windows);
  let anywhere = mark === 0 ? span.anywhere : 0;
  let count = 0;
  let rotated = mark === 1 ? firstFrom(span, origin) : windows;
  if (mark === 0) while (rotated > 0 && before[first[rotated - 1]!] === kept) rotated -= 1;
  for (let i = 0; i < windows; i += 1, rotated += 1) {
    const j = rotated < windows ? rotated : rotated - windows;
    const from = first[j]! >= origin ? first[j]! - origin : first[j]! - origin + slots;
    const to = from + end[j]! - first[j]!;
    const inside = before[to]! - before[from]!;
    const isInside = inside === to - from;
    if (mark === 1 ? !isInside : inside === 0) continue;
    if (mark === 0 && inside === kept) {
      anywhere += span.volume[j]!;
      continue;
    }
    newFirst[count] = before[from] === kept ? 0 : before[from]!;
    newEnd[count] = newFirst[count]! + inside;
    volume[count++] = span.volume[j]!;
  }
  return {
    slots: kept,
    length,
    reserved,
    windows: count,
    first: newFirst,
    end: newEnd,
    volume,
    anywhere,
    isCyclic: span.isCyclic && mark === 0,
  };
}

/** The first slot after one without a mark. */
function afterUnmarked(marks: Uint8Array): number {
  let k = 0;
  while (marks[k] === 1) k += 1;
  return k + 1 === marks.length ? 0 : k + 1;
}

/** The first window that opens at a slot or after it; all come after it, in turn. */
function firstFrom({ windows, first }: Span, slot: number): number {
  let j = 0;
  while (j < windows && first[j]! < slot) j += 1;
  return j;
}
