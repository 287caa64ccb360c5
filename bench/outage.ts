import { median, type Row } from './row';
import { type OutageDemand, outageOf, outagesOf, outageWeek } from '../lib/planner/outage';

const HOUR = 3_600;
const DAY = 24 * HOUR;

/** A repeatable sequence of numbers from 0 up to, not including, 1. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Nightly windows, syncs, and inference with an hourly profile, in three tiers: about 3 Gbps at its peak for 10 windows. */
function demandOf(windows: number): OutageDemand {
  const next = sequence(7 + windows);
  const size = 24_000_000 / windows;
  return {
    reserved: Array.from({ length: 168 }, (_, hour) => {
      const ofDay = hour % 24;
      const rate = ofDay < 6 ? 60 : ofDay < 9 ? 60 + (ofDay - 5) * 80 : ofDay < 18 ? 400 : 400 - (ofDay - 17) * 50;
      return { workload: 'inference', tier: 1, start: hour * HOUR, length: HOUR, rate };
    }),
    transfers: Array.from({ length: windows }, (_, index) => ({
      workload: `set-${Math.floor(index / 5)}`,
      tier: 1 + Math.floor(next() * 3),
      start: (index % 7) * DAY + Math.floor(next() * 96) * 900,
      length: (2 + Math.floor(next() * 8)) * HOUR,
      volume: size * (0.5 + next()),
      flows: 4 + Math.floor(next() * 28),
    })),
    syncs: [1, 2, 3].map((tier) => ({ workload: `model-${tier}`, tier, volume: 240_000 / tier, within: 1_800, period: tier * 6 * HOUR, flows: 8 })),
  };
}

const LONG = { warm: 30, runs: 31 };

/** Speed of the outages of one direction of a link. */
export function outageBench(): Row[] {
  return [10, 70, 300].flatMap((windows): Row[] => {
    const demand = demandOf(windows);
    const week = outageWeek(demand);
    const rows = [`${windows} windows, everything fits`, `${windows} windows, a fallback of 500 Mbps`] as const;
    const fits = { normalMbps: 10_000, leftMbps: 5_000 };
    const fallback = { normalMbps: 10_000, leftMbps: 500 };
    return [
      { name: `${windows} windows, brought into columns`, ms: median(() => outageWeek(demand), LONG) },
      { name: `${rows[0]}, 1 h, 4 h, 24 h and without end`, ms: median(() => outagesOf(week, fits, [HOUR, 4 * HOUR, DAY, 'endless']), LONG) },
      ...([HOUR, 4 * HOUR, DAY, 'endless'] as const).map((duration): Row => ({
        name: `${rows[1]}, ${duration === 'endless' ? 'without end' : `${duration / HOUR} h`}`,
        ms: median(() => outagesOf(week, fallback, [duration]), LONG),
        note: verdicts(demand, fallback, duration),
      })),
    ];
  });
}

/** How many workloads have which verdict. */
function verdicts(demand: OutageDemand, capacity: Parameters<typeof outageOf>[1], duration: Parameters<typeof outageOf>[2]): string {
  const counts = new Map<string, number>();
  for (const { verdict } of outageOf(demand, capacity, duration).workloads) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  return [...counts].map(([verdict, count]) => `${count} ${verdict}`).join(', ');
}
