import type { Demand } from '../../../lib/planner/requirement';
import { WEEK } from '../../../lib/planner/time';

interface Slot {
  readonly start: number;
  readonly length: number;
  readonly reserved: number;
}

interface Job {
  readonly slots: ReadonlySet<Slot>;
  readonly volume: number;
}

/** A level of the paced profile. */
export interface Level {
  readonly rate: number;
  readonly duration: number;
}

/** The paced profile by its definition: the interval with the highest rate is taken out of the week, and the same is asked of what is left. */
export function fullPeel({ reserved, transfers, sporadic }: Demand): readonly Level[] {
  const marks = new Set([0]);
  for (const { start, length } of [...reserved, ...transfers]) marks.add(start % WEEK).add((start + length) % WEEK);
  const starts = [...marks].sort((a, b) => a - b);
  const covers = (from: number, length: number, time: number) => (time - from + 2 * WEEK) % WEEK < length;
  let open: Slot[] = starts.map((start, i) => ({
    start,
    length: (starts[i + 1] ?? WEEK) - start,
    reserved: reserved.reduce((sum, row) => (covers(row.start, row.length, start) ? sum + row.rate : sum), 0),
  }));
  let jobs: Job[] = transfers.map(({ start, length, volume }) => ({ volume, slots: new Set(open.filter((slot) => covers(start, length, slot.start))) }));
  const mean = sporadic.reduce((sum, { volume, period }) => sum + volume / period, 0);
  const levels: Level[] = [];
  while (open.length > 0) {
    let best: { rate: number; slots: readonly Slot[] } = { rate: -1, slots: [] };
    for (let from = 0; from < open.length; from += 1) {
      const slots = new Set<Slot>();
      let length = 0;
      let load = 0;
      for (let k = 0; k < open.length; k += 1) {
        const slot = open[(from + k) % open.length]!;
        slots.add(slot);
        length += slot.length;
        load += slot.reserved * slot.length;
        const inside = jobs.reduce((sum, job) => ([...job.slots].every((s) => slots.has(s)) ? sum + job.volume : sum), 0);
        if ((load + inside) / length > best.rate) best = { rate: (load + inside) / length, slots: [...slots] };
      }
    }
    const taken = new Set(best.slots);
    levels.push({ rate: best.rate + mean, duration: best.slots.reduce((sum, { length }) => sum + length, 0) });
    open = open.filter((slot) => !taken.has(slot));
    jobs = jobs.filter((job) => [...job.slots].some((slot) => !taken.has(slot)))
      .map(({ slots, volume }) => ({ volume, slots: new Set([...slots].filter((slot) => !taken.has(slot))) }));
  }
  return levels;
}

/** The least rate that a profile is above for at most 5 % of the week. */
export function percentile95(levels: readonly Level[]): number {
  let above = 0;
  for (const { rate, duration } of [...levels].sort((a, b) => b.rate - a.rate)) {
    above += duration;
    if (above > WEEK * 0.05) return rate;
  }
  return 0;
}
