import { leastWithoutSyncs } from './edf';
import type { Sync, Week } from './week';
import { WEEK } from '../time';

/** Times nearer than this are one. */
const INSTANT = 1e-6;

/** What paced syncs and everything else need together in an interval of some length. */
export interface SyncInterval {
  /** Seconds into the week. */
  readonly start: number;
  /** Seconds. */
  readonly length: number;
  /** The rate that it needs. */
  readonly mbps: number;
}

/** What syncs ask for at most in an interval of a length: each begins with it, and again after every period. */
export function syncsWithin(syncs: readonly Sync[], length: number): number {
  let sum = 0;
  for (const { volume, within, period } of syncs) {
    if (length >= within - INSTANT) sum += volume * (Math.floor((length - within) / period + 1e-9) + 1);
  }
  return sum;
}

/** Lengths of up to a week at which one more sync may have to be complete. */
function jumpsOf(syncs: readonly Sync[]): Float64Array {
  const lengths: number[] = [];
  for (const { within, period } of syncs) for (let k = 0; within + k * period <= WEEK; k += 1) lengths.push(within + k * period);
  return Float64Array.from(new Set(lengths)).sort();
}

/**
 * The interval in which paced syncs with everything else need the most, if that is above a rate. An interval that cannot be made
 * shorter without losing work begins with the opening of a transfer and ends with a deadline, or has a length at which one more
 * sync has to be complete. Where syncs add less than the rate leaves above what is enough without them, none needs to be looked at.
 */
export function syncsMissedAt(week: Week, mbps: number): SyncInterval | undefined {
  const spare = mbps - leastWithoutSyncs(week);
  const all = jumpsOf(week.syncs);
  let longest = all.length - 1;
  while (longest >= 0 && syncsWithin(week.syncs, all[longest]!) <= spare * all[longest]!) longest -= 1;
  if (longest < 0) return undefined;
  const jumps = all.subarray(0, longest + 1);
  const together = jumps.map((length) => syncsWithin(week.syncs, length));
  const most = spare > 0 ? Math.min(WEEK, together[longest]! / spare) : WEEK;
  const first = missedAtJump(week, jumps, together, mbps);
  return missedBetween(week, all, most, first?.mbps ?? mbps) ?? first;
}

/** The same among intervals from the opening of a transfer to a deadline, up to a length. */
function missedBetween(week: Week, jumps: Float64Array, longest: number, mbps: number): SyncInterval | undefined {
  const { slots, starts, lengths, reserved } = week;
  const together = jumps.map((length) => syncsWithin(week.syncs, length));
  const before = new Float64Array(slots * 2 + 1);
  for (let i = 0; i < slots * 2; i += 1) before[i + 1] = before[i]! + reserved[i % slots]! * lengths[i % slots]!;
  const { count, opening, end, endTime, volume } = inTwoWeeks(week);
  const opens = new Uint8Array(slots);
  for (const slot of week.transfers.from) opens[slot] = 1;
  let best: SyncInterval | undefined;
  let most = mbps;
  let first = 0;
  for (let a = 0; a < slots; a += 1) {
    if (opens[a] === 0) continue;
    const start = starts[a]!;
    let work = 0;
    let jump = 0;
    let syncs = 0;
    while (end[first]! <= a) first += 1;
    for (let j = first; j < count; j += 1) {
      if (opening[j]! < a) continue;
      const length = endTime[j]! - start;
      if (length > longest + INSTANT) break;
      work += volume[j]!;
      for (; jump < jumps.length && jumps[jump]! <= length + INSTANT; jump += 1) syncs = together[jump]!;
      const needed = work + syncs + before[end[j]!]! - before[a]!;
      if (needed > most * length) {
        most = needed / length;
        best = { start, length, mbps: most };
      }
    }
  }
  return best;
}

/** The transfers that are due in two weeks, in the order of their deadlines: slots that lie in the second week are numbered on. */
function inTwoWeeks({ slots, starts, transfers }: Week) {
  const { count, from, to, volume } = transfers;
  const rows = {
    count: 2 * count,
    opening: new Int32Array(2 * count),
    end: new Int32Array(2 * count),
    endTime: new Float64Array(2 * count),
    volume: new Float64Array(2 * count),
  };
  for (let turn = 0, i = 0; turn < 2; turn += 1) {
    for (let j = 0; j < count; j += 1, i += 1) {
      rows.opening[i] = from[j]! + (turn - (to[j]! <= from[j]! ? 1 : 0)) * slots;
      rows.end[i] = to[j]! + turn * slots;
      rows.endTime[i] = turn * WEEK + (to[j] === slots ? WEEK : starts[to[j]!]!);
      rows.volume[i] = volume[j]!;
    }
  }
  return rows;
}

/**
 * The same among intervals of the lengths at which one more sync has to be complete. What everything else needs in the worst
 * interval of a length never falls as the length grows, so its value at one length bounds all shorter ones: lengths are halved
 * until the bound shows that none of them needs more.
 */
function missedAtJump(week: Week, jumps: Float64Array, together: Float64Array, mbps: number): SyncInterval | undefined {
  const busiest = busiestOf(week);
  let best: SyncInterval | undefined;
  let most = mbps;
  const search = (low: number, high: number): void => {
    if (low > high) return;
    const { start, work } = busiest(jumps[high]!);
    const needed = (work + together[high]!) / jumps[high]!;
    if (needed > most) {
      most = needed;
      best = { start, length: jumps[high]!, mbps: needed };
    }
    let from = low;
    while (from < high && work + together[from]! <= most * jumps[from]!) from += 1;
    let to = high - 1;
    while (to >= from && work + together[to]! <= most * jumps[to]!) to -= 1;
    if (from > to) return;
    const middle = Math.floor((from + to) / 2);
    search(from, middle);
    search(middle + 1, to);
  };
  search(0, jumps.length - 1);
  return best;
}

/**
 * The most that transfers and reserved rates need in any interval of a length, and where that begins. The interval slides over the
 * week; what it needs is greatest where it begins or ends at an edge of a slot. A transfer enters with the end of the interval at
 * its deadline, and leaves with the beginning behind its opening.
 */
function busiestOf(week: Week): (length: number) => { readonly start: number; readonly work: number } {
  const { slots, starts, lengths, reserved, transfers } = week;
  const before = new Float64Array(slots + 1);
  for (let i = 0; i < slots; i += 1) before[i + 1] = before[i]! + reserved[i]! * lengths[i]!;
  const entering = new Float64Array(slots);
  const leaving = new Float64Array(slots);
  const closing = transfers.to.map((slot) => slot % slots);
  return (length) => {
    entering.fill(0);
    leaving.fill(0);
    let inside = 0;
    for (let j = 0; j < transfers.count; j += 1) {
      const spare = length - transfers.length[j]!;
      if (spare < -INSTANT) continue;
      entering[closing[j]!]! += transfers.volume[j]!;
      leaving[transfers.from[j]!]! += transfers.volume[j]!;
      if (starts[transfers.from[j]!]! - spare < -INSTANT) inside += transfers.volume[j]!;
    }
    let end = 0;
    while (end < slots && starts[end]! < length - INSTANT) end += 1;
    let best = { start: 0, work: 0 };
    for (let a = 0, b = 0; a < slots || b < slots;) {
      const isNextWeek = end + b >= slots;
      const edge = isNextWeek ? end + b - slots : end + b;
      const ends = b < slots ? starts[edge]! - length + (isNextWeek ? WEEK : 0) : Infinity;
      const begins = a < slots ? starts[a]! : Infinity;
      const time = Math.min(begins, ends);
      const last = ends <= time + INSTANT ? edge : (edge > 0 ? edge : slots) - 1;
      const first = begins <= time + INSTANT ? a : a - 1;
      if (ends <= time + INSTANT) inside += entering[edge]!;
      const turns = Math.floor((time + length + INSTANT) / WEEK);
      const upToEnd = turns * before[slots]! + before[last]! + reserved[last]! * Math.max(0, time + length - turns * WEEK - starts[last]!);
      const work = inside + upToEnd - before[first]! - reserved[first]! * Math.max(0, time - starts[first]!);
      if (work > best.work) best = { start: time, work };
      if (ends <= time + INSTANT) b += 1;
      if (begins <= time + INSTANT) {
        inside -= leaving[a]!;
        a += 1;
      }
    }
    return best;
  };
}
