import type { Week } from './week';
import { WEEK } from '../time';

/** A stretch of the week: slots from the first to before the last, which may lie in a later week. */
export interface Stretch {
  /** The first slot. */
  readonly from: number;
  /** The slot after the last. */
  readonly to: number;
  /** The rate that it needs. */
  readonly mbps: number;
}

/** Less than this is rounding: what a trillionth of the capacity sends in a week. */
export const dust = (mbps: number): number => 1e-12 * mbps * WEEK + 1e-9;

/** Slots of several weeks with what is free of them, for transfers that are placed in the order of their deadlines. */
interface Track {
  readonly free: Float64Array;
  /** For a slot that is full, one after it from which to look on. */
  readonly next: Int32Array;
  /** For each slot, the earliest opening of a transfer that was placed in it. */
  readonly opened: Int32Array;
}

function trackOf({ slots, lengths, reserved }: Week, mbps: number, weeks: number): Track {
  const all = slots * weeks;
  const free = new Float64Array(all);
  const next = new Int32Array(all + 1);
  const opened = new Int32Array(all);
  for (let i = 0, s = 0; i < all; i += 1, s = s + 1 === slots ? 0 : s + 1) {
    const room = (mbps - reserved[s]!) * lengths[s]!;
    free[i] = room > 0 ? room : 0;
    next[i] = room > 0 ? i : i + 1;
    opened[i] = i;
  }
  next[all] = all;
  return { free, next, opened };
}

function firstFree(next: Int32Array, slot: number): number {
  let at = slot;
  while (next[at] !== at) {
    next[at] = next[next[at]!]!;
    at = next[at]!;
  }
  return at;
}

/**
 * Earliest deadline first: transfers take what is free in the order of their deadlines, each as early as it can, which is what a
 * router that always sends the most urgent would do. `onMiss` hears of what finds no room before its deadline, with the stretch
 * that it and all that was sent in its place fill: that stretch is full of work that can go nowhere else.
 */
function run(week: Week, mbps: number, weeks: number, onMiss: (missing: number, from: number, to: number) => void): Track {
  const { slots, transfers } = week;
  const { count, from, to, volume } = transfers;
  const track = trackOf(week, mbps, weeks);
  const { free, next, opened } = track;
  const least = dust(mbps);
  for (let w = 0; w < weeks; w += 1) {
    const shift = w * slots;
    for (let j = 0; j < count; j += 1) {
      const wraps = to[j]! <= from[j]!;
      if (wraps && w === 0) continue;
      const begin = from[j]! + shift - (wraps ? slots : 0);
      const end = to[j]! + shift;
      let left = volume[j]!;
      for (let k = firstFree(next, begin); k < end && left > 0; k = firstFree(next, k)) {
        if (begin < opened[k]!) opened[k] = begin;
        if (free[k]! > left) {
          free[k]! -= left;
          left = 0;
        } else {
          left -= free[k]!;
          free[k] = 0;
          next[k] = k + 1;
        }
      }
      if (left > least) {
        let start = begin;
        for (let k = end - 1; k >= start; k -= 1) if (opened[k]! < start) start = opened[k]!;
        onMiss(left, start, end);
      }
    }
  }
  return track;
}

/** The stretch that needs the most above a rate when the earliest deadline goes first; nothing where every deadline is met. */
export function missedAt(week: Week, mbps: number): Stretch | undefined {
  const misses: { readonly missing: number; readonly from: number }[] = [];
  let worst: Stretch | undefined;
  run(week, mbps, 2, (missing, from, to) => {
    misses.push({ missing, from });
    let over = 0;
    for (const miss of misses) if (miss.from >= from) over += miss.missing;
    const needed = mbps + over / lengthOf(week, from, to);
    if (!worst || needed > worst.mbps) worst = { from, to, mbps: needed };
  });
  return worst;
}

/** The least rate with which every deadline is met when there are no syncs. */
export function leastWithoutSyncs(week: Week): number {
  let least = Math.max(week.mostReserved, meanWithoutSyncs(week));
  for (let missed = missedAt(week, least); missed && missed.mbps > least * (1 + 1e-12); missed = missedAt(week, least)) least = missed.mbps;
  return least;
}

function meanWithoutSyncs({ slots, lengths, reserved, transfers }: Week): number {
  let volume = 0;
  for (let j = 0; j < transfers.count; j += 1) volume += transfers.volume[j]!;
  for (let i = 0; i < slots; i += 1) volume += reserved[i]! * lengths[i]!;
  return volume / WEEK;
}

/** The time from the beginning of one slot to that of another, which may lie in a later week. */
export function lengthOf({ slots, starts }: Week, from: number, to: number): number {
  const at = (slot: number) => Math.floor(slot / slots) * WEEK + starts[slot % slots]!;
  return at(to) - at(from);
}

/** How much of the week a profile that sends every transfer as evenly as it can is above a rate. */
export interface Above {
  /** The part of the week; where the third week is not as the second, a lower bound of it. */
  readonly share: number;
  /** Whether the third week was as the second, so that all others are. */
  readonly isSteady: boolean;
}

/**
 * The part of the week in which the flattest profile is above a rate: what a link of that rate is full with, and still too small
 * for. Work is given up where it misses its deadline, and the stretches that are full of work that can go nowhere else are exactly
 * those of a minimal cut between transfers and time.
 */
export function timeAbove(week: Week, mbps: number): Above {
  const { slots, lengths, reserved, transfers } = week;
  const above = new Uint8Array(slots * WEEKS);
  let isSteady = true;
  if (transfers.count > 0) {
    const missed = new Float64Array(WEEKS);
    const { free } = run(week, mbps, WEEKS, (missing, from, to) => {
      missed[Math.floor((to - 1) / slots)]! += missing;
      above.fill(1, from, to);
    });
    const least = dust(mbps) * 1e3;
    isSteady = Math.abs(missed[2]! - missed[1]!) <= least;
    for (let i = slots; i < 2 * slots && isSteady; i += 1) isSteady = Math.abs(free[i]! - free[i + slots]!) <= least;
  }
  let time = 0;
  for (let i = 0; i < slots; i += 1) if (above[i + slots] === 1 || reserved[i]! > mbps) time += lengths[i]!;
  return { share: time / WEEK, isSteady };
}

/** Weeks until the second and the third are complete: a window may reach into the week after. */
const WEEKS = 4;
