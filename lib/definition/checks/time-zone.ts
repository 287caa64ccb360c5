import { getAllTimezones } from 'countries-and-timezones';
import { type Check, problem } from './check';
import type { Problem } from '../../errors';
import { show } from '../../errors';
import { closest } from '../suggest';

const ZONES = Object.keys(getAllTimezones({ deprecated: true }));

/** A time zone is one of IANA's. */
export const timeZone: Check = ({ workloads }) =>
  [...workloads.sound].flatMap(([name, workload]): readonly Problem[] => {
    if (workload.kind === 'dataset-transfer') return unknown(['workloads', name, 'window', 'timeZone'], workload.window.timeZone);
    return workload.kind === 'inference' ? unknown(['workloads', name, 'timeZone'], workload.timeZone) : [];
  });

function unknown(path: readonly string[], given: string | undefined): readonly Problem[] {
  if (given === undefined || ZONES.includes(given)) return [];
  const meant = closest(given, ZONES);
  return [problem('time-zone', path, `${show(given)} is not an IANA time zone`, meant ? `did you mean "${meant}"?` : 'write one such as America/New_York or UTC')];
}
