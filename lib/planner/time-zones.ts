import { timeZoneOf } from './demand';
import type { Traffic } from '../definition/hybrid-network';
import { HybridNetworkError, type Problem, tooManyTimeZonesProblem } from '../errors';
import { utcOffsets } from '../units';

/** Every combination of offsets is planned: six zones with daylight-saving time are 63. */
const MOST_TIME_ZONES = 6;

/** More zones with daylight-saving time on one link than can be planned together. */
export function tooManyTimeZones(section: 'links' | 'cloudLinks', link: string, workloads: readonly Traffic[]): Problem[] {
  const zones = new Set(workloads.map(timeZoneOf));
  const changing = [...zones].filter((zone) => zone !== undefined && (utcOffsets(zone)?.length ?? 1) > 1).length;
  return changing > MOST_TIME_ZONES ? [tooManyTimeZonesProblem(section, link, changing, MOST_TIME_ZONES)] : [];
}

/** @throws HybridNetworkError when there are more than can be planned together */
export function requireFewTimeZones(section: 'links' | 'cloudLinks', link: string, workloads: readonly Traffic[]): void {
  const problems = tooManyTimeZones(section, link, workloads);
  if (problems.length > 0) throw new HybridNetworkError(problems);
}
