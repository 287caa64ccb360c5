import { WEEK } from './time';

/** A rate that is needed for a part of the week, whatever else happens. */
export interface Reserved {
  /** Whose. */
  readonly workload: string;
  /** Seconds into the week. */
  readonly start: number;
  /** Seconds, at most a week; it may run over the end of the week. */
  readonly length: number;
  /** Mbps. */
  readonly rate: number;
}

/** A volume that may be moved at any time within a window that opens every week. */
export interface Transfer {
  /** Whose. */
  readonly workload: string;
  /** Seconds into the week. */
  readonly start: number;
  /** Seconds, at most a week; it may run over the end of the week. */
  readonly length: number;
  /** Megabits. */
  readonly volume: number;
}

/** What one direction of a link has to carry in a week. */
export interface Demand {
  /** Rates. */
  readonly reserved: readonly Reserved[];
  /** Volumes. */
  readonly transfers: readonly Transfer[];
}

/** What a demand requires. */
export interface Requirement {
  /** The least capacity with which every rate is kept and every transfer ends in its window, in Mbps. */
  readonly peak: number;
  /** The 95th percentile of the paced profile in 5-minute samples, in Mbps. */
  readonly sustained: number;
  /** The interval that decides, and what each workload asks for in it; absent where nothing flows. */
  readonly binding?: { readonly start: number; readonly duration: number; readonly shares: ReadonlyMap<string, number> };
}

/** A piece of the week in which nothing starts or ends. */
interface Segment {
  readonly start: number;
  readonly length: number;
  /** Sum of the reserved rates. */
  readonly reserved: number;
  /** The paced rate, once it is known. */
  rate?: number;
}

/** A transfer still to be paced: the segments of its window, as indices that may run past the end of the week. */
interface Job {
  readonly transfer: Transfer;
  readonly first: number;
  readonly end: number;
}

/** Segments `from` to `end` of the rows still open, and the constant rate they need. */
interface Interval {
  readonly from: number;
  readonly end: number;
  readonly intensity: number;
  readonly jobs: readonly Job[];
}

const SAMPLE = 300;

/**
 * The requirement of a week's demand.
 *
 * A capacity C is enough exactly when, for every interval from the opening of one window to the closing of another (at most a
 * week long), the volumes that have to be moved inside it and the rates reserved in it fit: W + B <= C x length. The interval
 * that needs the most is the critical one, and its rate is the least capacity. Taking it out of the week and asking again
 * gives, interval by interval, the paced profile: the flattest way to send everything in time (Yao, Demers and Shenker,
 * "A scheduling model for reduced CPU energy", FOCS 1995, with rates reserved beside the jobs and a week that closes on itself).
 */
export function requirementOf(demand: Demand): Requirement {
  const segments = segmentsOf(demand);
  let jobs = demand.transfers.map((transfer) => jobOf(transfer, segments));
  let open = segments;
  let binding: Requirement['binding'];
  let peak = 0;
  while (open.length > 0) {
    const critical = criticalInterval(open, jobs, segments);
    if (binding === undefined) {
      peak = critical.intensity;
      binding = bindingOf(critical, open, demand);
    }
    const taken = new Set(critical.jobs);
    for (let i = critical.from; i < critical.end; i += 1) open[i % open.length]!.rate = critical.intensity;
    open = open.filter((segment) => segment.rate === undefined);
    jobs = jobs.filter((job) => !taken.has(job));
    if (jobs.length === 0) {
      for (const segment of open) segment.rate = segment.reserved;
      break;
    }
  }
  return { peak, sustained: percentile95(segments), ...(binding && peak > 0 && { binding }) };
}

function segmentsOf({ reserved, transfers }: Demand): Segment[] {
  const marks = new Set([0]);
  for (const { start, length } of [...reserved, ...transfers]) marks.add(start).add((start + length) % WEEK);
  const starts = [...marks].sort((a, b) => a - b);
  return starts.map((start, i) => ({
    start,
    length: (starts[i + 1] ?? WEEK) - start,
    reserved: reserved.reduce((sum, r) => ((start - r.start + WEEK) % WEEK < r.length ? sum + r.rate : sum), 0),
  }));
}

function jobOf(transfer: Transfer, segments: readonly Segment[]): Job {
  const first = segments.findIndex(({ start }) => start === transfer.start);
  const closing = (transfer.start + transfer.length) % WEEK;
  const end = segments.findIndex(({ start }) => start === closing);
  return { transfer, first, end: end > first ? end : end + segments.length };
}

/** The interval of the open segments that needs the highest rate; ties go to the earliest and shortest. */
function criticalInterval(open: readonly Segment[], jobs: readonly Job[], all: readonly Segment[]): Interval {
  const count = open.length;
  const placed = placeAmongOpen(open, jobs, all);
  let best: Interval = { from: 0, end: 1, intensity: -1, jobs: [] };
  const consider = (interval: Interval) => {
    if (interval.intensity > best.intensity) best = interval;
  };
  open.forEach((segment, i) => consider({ from: i, end: i + 1, intensity: segment.reserved, jobs: [] }));
  for (const from of [...new Set(placed.map(({ first }) => first))].sort((a, b) => a - b)) {
    const inside = placed.map((job) => ({ ...job, end: ((job.first - from + count) % count) + job.width })).filter(({ end }) => end <= count);
    inside.sort((a, b) => a.end - b.end);
    let at = 0;
    let length = 0;
    let work = 0;
    inside.forEach(({ end, job }, i) => {
      for (; at < end; at += 1) {
        const segment = open[(from + at) % count]!;
        length += segment.length;
        work += segment.reserved * segment.length;
      }
      work += job.transfer.volume;
      if (inside[i + 1]?.end !== end) consider({ from, end: from + end, intensity: work / length, jobs: inside.slice(0, i + 1).map((row) => row.job) });
    });
  }
  const length = open.reduce((sum, segment) => sum + segment.length, 0);
  const work = open.reduce((sum, segment) => sum + segment.reserved * segment.length, 0) + jobs.reduce((sum, job) => sum + job.transfer.volume, 0);
  consider({ from: 0, end: count, intensity: work / length, jobs });
  return best;
}

/** Where each job's window lies among the segments still open: the first of them, and how many. */
function placeAmongOpen(open: readonly Segment[], jobs: readonly Job[], all: readonly Segment[]) {
  const before = [0];
  for (const segment of all) before.push(before.at(-1)! + (segment.rate === undefined ? 1 : 0));
  const openBefore = (index: number) => before[index % all.length]! + (index >= all.length ? open.length : 0);
  return jobs.map((job) => ({ job, first: openBefore(job.first) % open.length, width: openBefore(job.end) - openBefore(job.first) }));
}

function bindingOf(interval: Interval, open: readonly Segment[], demand: Demand): NonNullable<Requirement['binding']> {
  const segments = Array.from({ length: interval.end - interval.from }, (_, i) => open[(interval.from + i) % open.length]!);
  const duration = segments.reduce((sum, segment) => sum + segment.length, 0);
  const shares = new Map<string, number>();
  const add = (workload: string, volume: number) => shares.set(workload, (shares.get(workload) ?? 0) + volume / duration);
  for (const { transfer } of interval.jobs) add(transfer.workload, transfer.volume);
  for (const { start, length } of segments) {
    for (const r of demand.reserved) if ((start - r.start + WEEK) % WEEK < r.length) add(r.workload, r.rate * length);
  }
  return { start: segments[0]!.start, duration, shares };
}

/** The 95th percentile of the week's 5-minute means: 95 % of the samples are at or below it. */
function percentile95(segments: readonly Segment[]): number {
  const samples = new Array<number>(WEEK / SAMPLE).fill(0);
  for (const { start, length, rate } of segments) {
    const end = start + length;
    for (let at = start; at < end; ) {
      const slot = Math.floor(at / SAMPLE);
      const until = Math.min(end, (slot + 1) * SAMPLE);
      samples[slot]! += (rate! * (until - at)) / SAMPLE;
      at = until;
    }
  }
  samples.sort((a, b) => a - b);
  return samples[Math.ceil(samples.length * 0.95) - 1]!;
}
