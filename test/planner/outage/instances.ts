import fc from 'fast-check';
import type { OutageDemand } from '../../../lib/planner/outage';

/** Seconds. */
export const HOUR = 3600;

const hours = (from: number, to: number): fc.Arbitrary<number> => fc.integer({ min: from * 4, max: to * 4 }).map((quarters) => quarters * 900);
const name = (letter: string): fc.Arbitrary<string> => fc.integer({ min: 0, max: 4 }).map((i) => `${letter}${i}`);
const rare = fc.integer({ min: 0, max: 5 }).map((n) => n === 0);

/** What an instance may have. */
export interface Kinds {
  /** Tiers of reserved rates. */
  readonly reservedTier?: number;
  /** At most so many syncs. */
  readonly syncs?: number;
  /** At most so many reserved rows. */
  readonly reserved?: number;
  /** Nothing is suspended. */
  readonly steadfast?: boolean;
  /** All volumes in one tier. */
  readonly tiers?: number;
}

/** Demands that 100 to 400 Mbps carry in an ordinary week. */
export const demands = ({ reservedTier = 1, syncs = 3, reserved = 4, steadfast = false, tiers = 3 }: Kinds = {}): fc.Arbitrary<OutageDemand> => {
  const tier = fc.integer({ min: 1, max: tiers });
  const gigabits = (most: number): fc.Arbitrary<number> => fc.integer({ min: 1, max: most }).map((gb) => gb * 1000);
  const flows = fc.integer({ min: 1, max: 8 });
  const suspended = steadfast ? fc.constant(false) : rare;
  const rate = fc.integer({ min: 1, max: 30 });
  const start = hours(0, 167);
  return fc.record({
    reserved: fc.array(
      fc.record({ workload: name('r'), tier: fc.integer({ min: 1, max: reservedTier }), start, length: hours(1, 168), rate, suspended }),
      { maxLength: reserved },
    ),
    transfers: fc.array(
      fc.record({ workload: name('t'), tier, start, length: hours(1, 30), volume: gigabits(1_000), flows, suspended }),
      { minLength: 1, maxLength: 8 },
    ),
    syncs: fc.array(
      fc.record({ workload: name('s'), tier, volume: gigabits(200), within: hours(1, 3), period: hours(3, 48), flows, suspended }),
      { maxLength: syncs },
    ),
  });
};

/** What is left, beside 400 Mbps. */
export const lefts: fc.Arbitrary<number> = fc.constantFrom(0, 10, 40, 100, 200, 399);

/** Lengths of outages. */
export const durations: fc.Arbitrary<number> = fc.constantFrom(1, 4, 24, 100).map((h) => h * HOUR);
