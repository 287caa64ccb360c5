import type { OutageCapacity, OutageDemand } from '../../../lib/planner/outage';
import { WEEK } from '../../../lib/planner/time';

/** What became of one run of a transfer or a sync, or of a reserved rate. */
export interface NaiveRun {
  readonly workload: string;
  readonly release: number;
  readonly deadline: number;
  readonly volume: number;
  readonly onTime: number;
  readonly end: number;
}

interface Job extends NaiveRun {
  readonly row: number;
  readonly tier: number;
  readonly flows: number;
  readonly suspended: boolean;
  left: number;
  onTime: number;
  end: number;
}

/** How many weeks run before the onset, and after repair. */
const BEFORE = 3;

/**
 * The judge: one outage at one onset, run by run, without a cycle, a clock for each tier, or a stop. It finds the next moment at which anything
 * changes, and moves every run there.
 */
export function naive(demand: OutageDemand, { normalMbps, leftMbps }: OutageCapacity, onset: number, duration: number, after = 3): {
  readonly runs: readonly NaiveRun[];
  readonly carried: ReadonlyMap<string, number>;
  readonly waiting: number;
} {
  const repair = onset + duration;
  const weeks = Math.ceil(repair / WEEK) + after;
  const jobs: Job[] = [];
  const add = (row: number, it: { workload: string; tier: number; volume: number; flows: number; suspended?: boolean }, release: number, length: number) => {
    const { workload, tier, volume, flows, suspended = false } = it;
    jobs.push({ row, workload, tier, volume, flows, suspended, release, deadline: release + length, left: volume, onTime: 0, end: Infinity });
  };
  demand.transfers.forEach((t, row) => { for (let week = -BEFORE; week < weeks; week += 1) add(row, t, t.start + week * WEEK, t.length); });
  demand.syncs.forEach((s, i) => { for (let at = onset; at < repair; at += s.period) add(1000 + i, s, at, s.within); });
  jobs.sort((a, b) => a.release - b.release);
  const covers = (r: OutageDemand['reserved'][number], time: number) => (((time - r.start) % WEEK) + WEEK) % WEEK < r.length;
  const marks = new Set([onset, repair]);
  for (const job of jobs) marks.add(job.release).add(job.deadline);
  for (const r of demand.reserved) for (let week = -BEFORE - 1; week < weeks; week += 1) marks.add(r.start + week * WEEK).add(r.start + r.length + week * WEEK);
  const times = [...marks].filter((time) => time >= -BEFORE * WEEK && time < weeks * WEEK).sort((a, b) => a - b);
  const carried = new Map<string, number>();
  const tiers = [...new Set([...demand.reserved, ...demand.transfers, ...demand.syncs].map(({ tier }) => tier))].sort((a, b) => a - b);
  let waiting = 0;
  let now = times[0]!;
  for (const mark of times) {
    while (now < mark) {
      const isOut = now >= onset && now < repair;
      const open = new Map<number, Job>();
      for (const job of jobs) if (job.release <= now && job.left > 0 && !(isOut && job.suspended) && !open.has(job.row)) open.set(job.row, job);
      let free = isOut ? leftMbps : normalMbps;
      let next = mark;
      const rates = new Map<Job, number>();
      for (const tier of tiers) {
        const rows = demand.reserved.filter((r) => r.tier === tier && covers(r, now) && !(isOut && r.suspended));
        const asked = rows.reduce((sum, { rate }) => sum + rate, 0);
        const given = Math.min(asked, free);
        if (mark - now > 1e-5) for (const { workload } of rows) carried.set(workload, Math.min(carried.get(workload) ?? 1, given / asked));
        free -= given;
        const own = [...open.values()].filter((job) => job.tier === tier);
        const flows = own.reduce((sum, job) => sum + job.flows, 0);
        for (const job of own) rates.set(job, free * job.flows / flows);
        if (own.length > 0) free = 0;
      }
      for (const [job, rate] of rates) if (rate > 0) next = Math.min(next, now + job.left / rate);
      for (const [job, rate] of rates) {
        const sent = Math.min(job.left, rate * (next - now));
        job.left = job.left - sent <= rate * 1e-7 ? 0 : job.left - sent;
        if (next <= job.deadline + 1e-7) job.onTime = job.volume - job.left;
        if (job.left === 0) job.end = next;
      }
      now = next;
    }
    now = mark;
    if (mark === repair) waiting = jobs.reduce((sum, job) => (job.release < repair ? sum + job.left : sum), 0);
  }
  const touched = jobs.filter((job) => job.end > onset && job.release < repair + WEEK / 2);
  return { runs: touched, carried, waiting };
}
