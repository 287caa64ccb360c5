import type { Demand } from '../../../lib/planner/requirement';
import { WEEK } from '../../../lib/planner/time';

/** The requirement of rates and transfers by looking at every interval from an opening to a deadline, in the plainest way. */
export function sweep({ reserved, transfers }: Demand): number {
  const rateAt = (time: number) => reserved.reduce((sum, row) => ((time - row.start + WEEK) % WEEK < row.length ? sum + row.rate : sum), 0);
  const inside = (from: number, to: number) => reserved.reduce((sum, { start, length, rate }) => [-WEEK, 0, WEEK].reduce(
    (megabits, week) => megabits + rate * Math.max(0, Math.min(start + week + length, to) - Math.max(start + week, from)), sum), 0);
  const total = transfers.reduce((sum, { volume }) => sum + volume, 0) + inside(0, WEEK);
  let most = Math.max(total / WEEK, ...reserved.map(({ start }) => rateAt(start)));
  for (const { start: from } of transfers) {
    for (const last of transfers) {
      const length = (last.start + last.length - from + 2 * WEEK) % WEEK;
      if (length === 0) continue;
      let load = inside(from, from + length);
      for (const row of transfers) if (((row.start - from + WEEK) % WEEK) + row.length <= length) load += row.volume;
      most = Math.max(most, load / length);
    }
  }
  return most;
}
