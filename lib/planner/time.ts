import { utcOffsets } from '../units';

/** Seconds in a week: the period of every plan. Times of the week count from Monday 00:00 UTC. */
export const WEEK = 604_800;

/** A time brought into the week. */
export function intoWeek(seconds: number): number {
  return ((seconds % WEEK) + WEEK) % WEEK;
}

/**
 * Every way in which the zones' offsets can go together: each zone in standard time or in daylight-saving time, since the zones
 * of the world do not change on one day. Ways that differ by the same hour in every zone are one: the week only turns.
 */
export function offsetCombinations(timeZones: readonly string[]): readonly ReadonlyMap<string, number>[] {
  const zones = [...new Set(timeZones)].sort();
  const all = zones.reduce<ReadonlyMap<string, number>[]>(
    (combinations, zone) => combinations.flatMap((map) => (utcOffsets(zone) ?? [0]).map((offset) => new Map([...map, [zone, offset]]))),
    [new Map()],
  );
  const distinct = new Map<string, ReadonlyMap<string, number>>();
  for (const offsets of all) {
    const [first = 0] = offsets.values();
    const key = [...offsets.values()].map((offset) => offset - first).join();
    if (!distinct.has(key)) distinct.set(key, offsets);
  }
  return [...distinct.values()];
}

/** Whole calendar months from one date to another, a part of a month counted as one. */
export function monthsBetween(from: string, to: string): number {
  const [fromYear, fromMonth, fromDay] = from.split('-').map(Number) as [number, number, number];
  const [toYear, toMonth, toDay] = to.split('-').map(Number) as [number, number, number];
  return (toYear - fromYear) * 12 + (toMonth - fromMonth) + (toDay > fromDay ? 1 : 0);
}

/** The month that lies some months after a date: `2028-06`. */
export function monthAfter(date: string, months: number): string {
  const [year, month] = date.split('-').map(Number) as [number, number];
  const index = year * 12 + month - 1 + months;
  const text = (value: number, digits: number) => String(value).padStart(digits, '0');
  return `${text(Math.floor(index / 12), 4)}-${text((index % 12) + 1, 2)}`;
}
