import type { Part } from './part';
import { WEEK } from '../time';

const DAY = 86_400;

/**
 * The demand of one direction on a grid of the week: every day is cut at every time of day at which a window of any day opens or
 * closes, or a reserved rate changes. Slots and transfers are parallel columns of numbers.
 */
export interface Week {
  /** How many slots the week has. */
  readonly slots: number;
  /** When each begins, in seconds from Monday 00:00 UTC. */
  readonly starts: Float64Array;
  /** How long each is. */
  readonly lengths: Float64Array;
  /** The rate that is reserved in each. */
  readonly reserved: Float64Array;
  /** The highest of these. */
  readonly mostReserved: number;
  /** All that has to be sent in a week, over its length. */
  readonly mean: number;
  /** The transfers in the order in which their windows close. */
  readonly transfers: Transfers;
  /** Paced syncs. */
  readonly syncs: readonly Sync[];
}

/** Transfers of a week, each a row of every column. */
export interface Transfers {
  /** How many there are. */
  readonly count: number;
  /** The slot in which each window opens. */
  readonly from: Int32Array;
  /** The slot before which it closes, from 1; not above `from` where it closes in the week after. */
  readonly to: Int32Array;
  /** How long it is open. */
  readonly length: Float64Array;
  /** What has to be sent, in Mb. */
  readonly volume: Float64Array;
  /** The rate that it cannot pass, or infinity. */
  readonly limit: Float64Array;
}

/** A paced sync. */
export interface Sync {
  /** In Mb. */
  readonly volume: number;
  /** Seconds in which one has to be complete. */
  readonly within: number;
  /** The least time between two, as a part of the week. */
  readonly period: number;
}

/** The period that a sync is planned with: the longest part of the week that is no longer than its own. */
export const planningPeriod = (period: number): number => WEEK / Math.ceil(WEEK / period - 1e-9);

/** A time brought into the week. */
export const inWeek = (seconds: number): number => ((seconds % WEEK) + WEEK) % WEEK;

const inDay = (seconds: number): number => ((seconds % DAY) + DAY) % DAY;

/** Puts parts on the grid, each at the offset of its zone. */
export function weekOf(parts: readonly Part[], offsets: ReadonlyMap<string, number>): Week {
  const offsetOf = (part: Part) => (part.zone === undefined ? 0 : (offsets.get(part.zone) ?? 0));
  const times = timesOfDay(parts, offsetOf);
  const perDay = times.length;
  const slots = perDay * 7;
  const starts = new Float64Array(slots);
  const lengths = new Float64Array(slots);
  for (let day = 0, i = 0; day < 7; day += 1) {
    for (let k = 0; k < perDay; k += 1, i += 1) {
      starts[i] = day * DAY + times[k]!;
      lengths[i] = (k + 1 < perDay ? times[k + 1]! : DAY) - times[k]!;
    }
  }
  const rankOf = (time: number) => rank(times, inDay(time));
  const slotOf = (time: number, ranked: number) => Math.floor(inWeek(time) / DAY) * perDay + ranked;
  const steps = new Float64Array(slots + 1);
  let steady = 0;
  const reserve = (start: number, length: number, rate: number, opening: number, closing: number): void => {
    if (length >= WEEK) {
      steady += rate;
      return;
    }
    const from = slotOf(start, opening);
    const to = slotOf(start + length, closing);
    steps[from]! += rate;
    steps[to]! -= rate;
    if (to <= from) steps[0]! += rate;
  };
  const rows: number[][] = [];
  const syncs: Sync[] = [];
  let volume = 0;
  for (const part of parts) {
    const offset = offsetOf(part);
    if (part.rate !== undefined) steady += part.rate;
    for (const run of part.hours ?? []) reserve(run.start - offset, run.length, run.rate, rankOf(run.start - offset), rankOf(run.start + run.length - offset));
    if (part.sync && !part.sync.paced) steady += part.sync.volume / part.sync.within;
    if (part.sync?.paced) {
      const period = planningPeriod(part.sync.period);
      syncs.push({ volume: part.sync.volume, within: part.sync.within, period });
      volume += (part.sync.volume * WEEK) / period;
    }
    const { windows } = part;
    if (!windows || windows.volume === 0) continue;
    const opening = rankOf(windows.openings[0]! - offset);
    const closing = rankOf(windows.openings[0]! - offset + windows.length);
    for (const local of windows.openings) {
      const start = local - offset;
      if (!windows.paced) {
        reserve(start, windows.length, windows.volume / windows.length, opening, closing);
        continue;
      }
      const limit = windows.limit === undefined ? Infinity : Math.max(windows.limit, windows.volume / windows.length);
      rows.push([slotOf(start, opening), slotOf(start + windows.length, closing) || slots, windows.length, windows.volume, limit]);
      volume += windows.volume;
    }
  }
  const reserved = new Float64Array(slots);
  let mostReserved = 0;
  for (let i = 0, level = steady; i < slots; i += 1) {
    level += steps[i]!;
    reserved[i] = Math.max(0, level);
    if (level > mostReserved) mostReserved = level;
    volume += reserved[i]! * lengths[i]!;
  }
  return { slots, starts, lengths, reserved, mostReserved, mean: volume / WEEK, transfers: byClosing(rows, slots), syncs };
}

/** Every time of day at which something begins or ends, and midnight, in order. */
function timesOfDay(parts: readonly Part[], offsetOf: (part: Part) => number): Float64Array {
  const times = [0];
  for (const part of parts) {
    const offset = offsetOf(part);
    if (part.hours && part.hours.length > 1) for (const run of part.hours) times.push(inDay(run.start - offset));
    if (part.windows) times.push(inDay(part.windows.openings[0]! - offset), inDay(part.windows.openings[0]! - offset + part.windows.length));
  }
  const sorted = new Float64Array(times).sort();
  let distinct = 0;
  for (let i = 0; i < sorted.length; i += 1) {
    if (i === 0 || sorted[i] !== sorted[i - 1]) {
      sorted[distinct] = sorted[i]!;
      distinct += 1;
    }
  }
  return sorted.slice(0, distinct);
}

/** The place of a time of day among all of them. */
function rank(times: Float64Array, time: number): number {
  let low = 0;
  let high = times.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (times[middle]! <= time) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The transfers as columns, sorted by the slot before which they close: counted, not compared. */
function byClosing(rows: readonly (readonly number[])[], slots: number): Transfers {
  const place = new Int32Array(slots + 2);
  for (const row of rows) place[row[1]! + 1]! += 1;
  for (let i = 1; i < place.length; i += 1) place[i]! += place[i - 1]!;
  const count = rows.length;
  const sorted = {
    count,
    from: new Int32Array(count),
    to: new Int32Array(count),
    length: new Float64Array(count),
    volume: new Float64Array(count),
    limit: new Float64Array(count),
  };
  for (const [from, to, length, volume, limit] of rows as [number, number, number, number, number][]) {
    const at = place[to]!;
    place[to]! += 1;
    sorted.from[at] = from;
    sorted.to[at] = to;
    sorted.length[at] = length;
    sorted.volume[at] = volume;
    sorted.limit[at] = limit;
  }
  return sorted;
}
