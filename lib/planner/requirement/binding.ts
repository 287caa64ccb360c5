import type { Binding, Demand, Piece, Requirement } from './types';
import type { Week } from './week';
import { WEEK } from '../time';

/** Sums megabits by workload, in the order in which they come. */
export class Shares {
  private readonly sums = new Map<string, number>();

  /** Adds megabits of a workload. */
  public add(workload: string, amount: number): void {
    if (amount > 0) this.sums.set(workload, (this.sums.get(workload) ?? 0) + amount);
  }

  /** The requirement that is the sum of all, over so many seconds; the largest share first. */
  public over(place: Omit<Binding, 'shares'>): Requirement {
    const rows = [...this.sums].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const shares = new Map<string, number>();
    let peak = 0;
    for (const [workload, amount] of rows) {
      const mbps = amount / place.duration;
      shares.set(workload, mbps);
      peak += mbps;
    }
    return peak > 0 ? { peak, binding: { ...place, shares } } : { peak };
  }
}

/** Seconds of a weekly row from `start` to `end` that lie within `duration` seconds after `from`. */
export function overlap(start: number, end: number, from: number, duration: number): number {
  let seconds = 0;
  for (let shift = -WEEK; shift <= WEEK; shift += WEEK) {
    seconds += Math.max(0, Math.min(end + shift, from + duration) - Math.max(start + shift, from));
  }
  return seconds;
}

/** What an interval of at most a week needs, by workload; a whole week needs all. */
export function intervalRequirement(week: Week, demand: Demand, start: number, duration: number, sporadic?: (add: Shares) => void): Requirement {
  const shares = new Shares();
  const { windows, rows } = week;
  for (let i = 0; i < windows.all; i += 1) {
    const shift = windows.start[i]! >= start ? 0 : WEEK;
    if (duration === WEEK || windows.end[i]! + shift <= start + duration) shares.add(demand.transfers[windows.source[i]!]!.workload, windows.amount[i]!);
  }
  for (let i = 0; i < rows.all; i += 1) {
    shares.add(demand.reserved[rows.source[i]!]!.workload, rows.amount[i]! * overlap(rows.start[i]!, rows.end[i]!, start, duration));
  }
  sporadic?.(shares);
  return shares.over({ start, duration });
}

/** What the rates at one moment need, for as long as none of them ends and no other begins, and at most so long. */
export function momentRequirement({ rows }: Week, demand: Demand, { start, duration: longest }: Piece): Requirement {
  const rates = new Map<string, number>();
  let duration = longest;
  for (let i = 0; i < rows.all; i += 1) {
    const length = rows.end[i]! - rows.start[i]!;
    const into = (start - rows.start[i]! + 2 * WEEK) % WEEK;
    if (length >= WEEK || into < length) {
      const { workload } = demand.reserved[rows.source[i]!]!;
      rates.set(workload, (rates.get(workload) ?? 0) + rows.amount[i]!);
      if (length < WEEK) duration = Math.min(duration, length - into);
    } else {
      duration = Math.min(duration, WEEK - into);
    }
  }
  const shares = new Map([...rates].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)));
  let peak = 0;
  for (const mbps of shares.values()) peak += mbps;
  return peak > 0 ? { peak, binding: { start, duration, shares } } : { peak };
}
