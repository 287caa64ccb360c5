import type { Demand, Reserved, Sporadic, Transfer } from '../../../lib/planner/requirement';
import { WEEK } from '../../../lib/planner/time';

const HOUR = 3600;

/** Random numbers that are the same in every run (Park and Miller's generator). */
export class Random {
  private state: number;

  public constructor(seed: number) {
    this.state = (seed * 69_621 + 1) % 2_147_483_647;
    for (let i = 0; i < 4; i += 1) this.next();
  }

  /** From 0 to below 1. */
  public next(): number {
    this.state = (this.state * 48_271) % 2_147_483_647;
    return this.state / 2_147_483_647;
  }

  /** A whole number, both ends included. */
  public int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  /** Whether something with this probability happens. */
  public isSo(probability: number): boolean {
    return this.next() < probability;
  }

  /** One of some values. */
  public one<T>(values: readonly T[]): T {
    return values[this.int(0, values.length - 1)]!;
  }
}

/** Volumes over five orders of magnitude. */
const volume = (random: Random) => random.one([1, 10, 100, 1_000, 10_000]) * random.int(1, 1_000);

const reservedRows = (random: Random, grid: number, most: number): Reserved[] => Array.from({ length: random.int(0, most) }, (_, i) => ({
  workload: `r${i % 3}`, start: random.int(0, WEEK / grid - 1) * grid, length: random.int(1, WEEK / grid) * grid, rate: random.int(1, 3_000) / 7,
}));

/** Windows of all kinds, spread over the week; some run over its end, some are longer than it. */
function spread(random: Random, most: number): Transfer[] {
  const grid = random.one([HOUR, 900, 60]);
  const longest = random.one([4 * HOUR, 24 * HOUR, WEEK, 2.5 * WEEK]) / grid;
  return Array.from({ length: random.int(1, most) }, (_, i) => ({
    workload: `t${i % 5}`, start: random.int(0, WEEK / grid - 1) * grid, length: random.int(1, longest) * grid, volume: volume(random),
  }));
}

/** Windows one inside the other, with volumes that make many of them almost equally tight. */
function nested(random: Random, most: number): Transfer[] {
  const count = random.int(2, most);
  const start = random.int(0, 167) * HOUR;
  let inside = 0;
  return Array.from({ length: count }, (_, i) => {
    const length = (i + 1) * HOUR * 2;
    const needed = length * 100 * (1 + (random.next() - 0.5) * 1e-3) - inside;
    inside += Math.max(needed, 1);
    return { workload: `t${i}`, start: (start - i * HOUR + WEEK) % WEEK, length, volume: Math.max(needed, 1) };
  });
}

/** Windows of which many open together and many close together. */
function coincident(random: Random, most: number): Transfer[] {
  const opens = Array.from({ length: 3 }, () => random.int(0, 167) * HOUR);
  const lengths = [2 * HOUR, 4 * HOUR, 8 * HOUR];
  return Array.from({ length: random.int(2, most) }, (_, i) => {
    const length = random.one(lengths);
    const open = random.one(opens);
    const start = random.isSo(0.5) ? open : (open + 8 * HOUR - length) % WEEK;
    return { workload: `t${i % 4}`, start, length, volume: volume(random) };
  });
}

/** Windows around the end of the week. */
const overSunday = (random: Random, most: number): Transfer[] => Array.from({ length: random.int(1, most) }, (_, i) => ({
  workload: `t${i % 4}`, start: (WEEK - random.int(0, 12) * HOUR) % WEEK, length: random.int(1, 24) * HOUR, volume: volume(random),
}));

/** The same window each day, or each hour. */
function recurring(random: Random): Transfer[] {
  const step = random.one([24, 12, 6]) * HOUR;
  const length = random.int(1, 30) * 1800;
  const start = random.int(0, 23) * HOUR;
  const megabits = volume(random);
  return Array.from({ length: WEEK / step }, (_, i) => ({ workload: 'daily', start: (start + i * step) % WEEK, length, volume: megabits }));
}

/** A demand without sporadic rows: random, or of one of the kinds that are hard. */
export function demandOf(random: Random, most: number): Demand {
  const kind = random.int(0, 5);
  const transfers = kind <= 1 ? spread(random, most)
    : kind === 2 ? nested(random, Math.min(most, 40))
      : kind === 3 ? coincident(random, most)
        : kind === 4 ? overSunday(random, most)
          : [...recurring(random), ...spread(random, 3)];
  const reserved = random.isSo(0.3) ? [] : reservedRows(random, random.one([HOUR, 1800]), 6);
  return { reserved, transfers, sporadic: [] };
}

/** The same with limits on some of the transfers: from just enough for the window to many times that. */
export function withLimits({ reserved, transfers, sporadic }: Demand, random: Random): Demand {
  return {
    reserved,
    sporadic,
    transfers: transfers.map((transfer) => (random.isSo(0.6)
      ? { ...transfer, limit: (transfer.volume / transfer.length) * random.one([1, 1.05, 1.5, 3]) } : transfer)),
  };
}

/** Demand that may come at any time. With `onHours` everything is a whole number of hours, and periods divide the week. */
export function sporadicRows(random: Random, onHours: boolean): Sporadic[] {
  return Array.from({ length: random.int(1, 3) }, (_, i) => {
    const period = onHours ? random.one([3, 4, 6, 7, 8, 12, 24, 28, 56, 84, 168]) * HOUR : random.int(8, 200) * HOUR + random.int(0, 3599);
    const within = onHours ? random.int(1, period / HOUR) * HOUR : Math.max(60, Math.floor(period * random.next() * random.next()));
    return { workload: `s${i}`, volume: volume(random), within, period };
  });
}
