import { getAllTimezones } from 'countries-and-timezones';

const ZONES = new Map(Object.entries(getAllTimezones({ deprecated: true })));

/**
 * The UTC offsets of an IANA time zone over the year, in seconds: one, or standard time and daylight-saving time. They come
 * from data of a package pinned to one version, never from the machine: every machine plans the same.
 *
 * @returns nothing when there is no such zone
 */
export function utcOffsets(timeZone: string): readonly number[] | undefined {
  const zone = ZONES.get(timeZone);
  return zone ? [...new Set([zone.utcOffset * 60, zone.dstOffset * 60])] : undefined;
}
