import type { Demand, Transfer } from '../../../lib/planner/requirement';
import { WEEK } from '../../../lib/planner/time';

interface Job {
  readonly release: number;
  readonly deadline: number;
  readonly volume: number;
  left: number;
}

const jobOf = ({ length, volume }: Pick<Transfer, 'length' | 'volume'>, release: number): Job =>
  ({ release, deadline: release + length, volume, left: volume });

/**
 * The independent judge of a capacity: a link that always sends what has the earliest deadline, over several weeks. Sporadic
 * demand comes from `sporadicFrom` on, as often as it may, with the longest period that divides the week.
 */
export function missesADeadline({ reserved, transfers, sporadic }: Demand, capacity: number, { sporadicFrom = 0, weeks = 4 } = {}): boolean {
  const end = weeks * WEEK;
  const rows = reserved.flatMap((row) => Array.from({ length: weeks + 1 }, (_, week) => ({ ...row, start: row.start + (week - 1) * WEEK })));
  const jobs = transfers.flatMap((transfer) => Array.from({ length: weeks }, (_, week) => jobOf(transfer, transfer.start + week * WEEK)));
  for (const { volume, within, period } of sporadic) {
    const times = Math.ceil(WEEK / period - 1e-9);
    for (let k = 0; sporadicFrom + (k * WEEK) / times < end; k += 1) jobs.push(jobOf({ length: within, volume }, sporadicFrom + (k * WEEK) / times));
  }
  jobs.sort((a, b) => a.release - b.release);
  const marks = new Set<number>();
  for (const { release, deadline } of jobs) marks.add(release).add(deadline);
  for (const { start, length } of rows) marks.add(start).add(start + length);
  const times = [...marks].filter((time) => time >= 0 && time <= end).sort((a, b) => a - b);
  let pending: Job[] = [];
  let next = 0;
  for (let i = 0; i + 1 < times.length; i += 1) {
    const [from, to] = [times[i]!, times[i + 1]!];
    let busy = 0;
    for (const { start, length, rate } of rows) if (start <= from && from < start + length) busy += rate;
    if (busy > capacity * (1 + 1e-9)) return true;
    for (; next < jobs.length && jobs[next]!.release <= from; next += 1) {
      const job = jobs[next]!;
      const at = pending.findIndex(({ deadline }) => deadline > job.deadline);
      pending.splice(at < 0 ? pending.length : at, 0, job);
    }
    let room = (capacity - busy) * (to - from);
    for (const job of pending) {
      const sent = Math.min(room, job.left);
      job.left -= sent;
      room -= sent;
    }
    if (pending.some((job) => job.deadline <= to && job.left > 1e-6 * job.volume + 1e-7 * capacity)) return true;
    pending = pending.filter(({ left, deadline }) => left > 0 && deadline > to);
  }
  return false;
}
