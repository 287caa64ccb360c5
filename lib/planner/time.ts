import { utcOffsets } from '../units';

/** Seconds in a week: the period of every plan. Times of the week count from Monday 00:00 UTC. */
export const WEEK = 604_800;

/** A time brought into the week. */
export function intoWeek(seconds: number): number {
  return ((seconds % WEEK) + WEEK) % WEEK;
}

/**
 * Every way in which the zones' offsets can go together: each zone in standard time or in daylight-saving time, since the
 * zones of the world do not change on one day. The number is bounded by the few zones that one link has.
 */
export function offsetCombinations(timeZones: readonly string[]): readonly ReadonlyMap<string, number>[] {
  return [...new Set(timeZones)].sort().reduce<ReadonlyMap<string, number>[]>(
    (combinations, zone) => combinations.flatMap((map) => (utcOffsets(zone) ?? [0]).map((offset) => new Map([...map, [zone, offset]]))),
    [new Map()],
  );
}

/** Whole calendar months from one date to another, a part of a month counted as one. */
export function monthsBetween(from: string, to: string): number {
  const [fromYear, fromMonth, fromDay] = from.split('-').map(Number) as [number, number, number];
  const [toYear, toMonth, toDay] = to.split('-').map(Number) as [number, number, number];
  return (toYear - fromYear) * 12 + (toMonth - fromMonth) + (toDay > fromDay ? 1 : 0);
}
