import fc from 'fast-check';
import { missesADeadline } from './edf';
import { demandOf, Random, sporadicRows, withLimits } from './instances';
import { sweep } from './sweep';
import { type Demand, type Requirement, requirementOf, type Sporadic, type Transfer } from '../../../lib/planner/requirement';
import { WEEK } from '../../../lib/planner/time';

const HOUR = 3600;

const transfer = (workload: string, startHour: number, lengthHours: number, mbps: number): Transfer =>
  ({ workload, start: startHour * HOUR, length: lengthHours * HOUR, volume: lengthHours * HOUR * mbps });
const reserved = (workload: string, startHour: number, lengthHours: number, rate: number) =>
  ({ workload, start: startHour * HOUR, length: lengthHours * HOUR, rate });
const of = (demand: Partial<Demand>): Requirement => requirementOf({ reserved: [], transfers: [], sporadic: [], ...demand });
const sumOfShares = ({ binding }: Requirement): number => [...(binding?.shares.values() ?? [])].reduce((sum, mbps) => sum + mbps, 0);

/** Demands of all kinds, with limits and with sporadic rows in some. */
const demands = (count: number): readonly Demand[] => Array.from({ length: count }, (_, seed) => {
  const random = new Random(40_000 + seed);
  const demand = demandOf(random, 12);
  return seed % 3 === 0 ? demand : seed % 3 === 1 ? withLimits(demand, random) : { ...demand, sporadic: sporadicRows(random, false) };
});

describe('the requirement of a week', () => {
  test('of one transfer is its volume over its window', () => {
    const { peak, binding } = of({ transfers: [transfer('a', 10, 5, 2)] });
    expect(peak).toBe(2);
    expect(binding).toEqual({ start: 10 * HOUR, duration: 5 * HOUR, shares: new Map([['a', 2]]) });
  });

  test('does not add peaks of different hours, and names the time of the highest', () => {
    const { peak, binding } = of({ reserved: [reserved('night', 0, 6, 700), reserved('day', 8, 6, 900)] });
    expect(peak).toBe(900);
    expect(binding).toEqual({ start: 8 * HOUR, duration: 6 * HOUR, shares: new Map([['day', 900]]) });
  });

  test('counts two equal rates that follow each other once, and names the workload of each', () => {
    const follow = (second: string) => of({ reserved: [reserved('a', 10, 2, 7), reserved(second, 12, 2, 7)] });
    expect(follow('a').peak).toBe(7);
    expect(follow('b')).toEqual({ peak: 7, binding: { start: 10 * HOUR, duration: 2 * HOUR, shares: new Map([['a', 7]]) } });
    expect(of({ reserved: [reserved('a', 160, 8, 7), reserved('a', 0, 5, 7)] }).peak).toBe(7);
  });

  test('sees a highest rate that goes on over the end of the week as one', () => {
    const { binding } = of({ reserved: [reserved('a', 160, 20, 5), reserved('b', 100, 30, 0.1), reserved('c', 20, 8, 0.1)] });
    expect(binding).toMatchObject({ start: 160 * HOUR, duration: 20 * HOUR });
  });

  test('lets a wide window make room for a narrow one inside it', () => {
    expect(of({ transfers: [transfer('wide', 0, 10, 100), transfer('narrow', 4, 2, 300)] }).peak).toBe(300);
  });

  test('sees a window that runs from Sunday into Monday', () => {
    const { peak, binding } = of({ reserved: [reserved('monday', 0, 2, 150)], transfers: [transfer('over', 166, 4, 100)] });
    expect(peak).toBe(175);
    expect([...binding!.shares]).toEqual([['over', 100], ['monday', 75]]);
  });

  test('counts a window that is a week or longer in the mean only', () => {
    const long = { workload: 'long', start: 5 * HOUR, length: 2 * WEEK, volume: WEEK * 10 };
    const { peak, binding } = of({ transfers: [long, transfer('week', 3, 168, 20)] });
    expect(peak).toBeCloseTo(30, 12);
    expect(binding).toMatchObject({ start: 0, duration: WEEK });
  });

  test('is nothing for nothing, and leaves out what is nothing', () => {
    expect(of({})).toEqual({ peak: 0 });
    expect(of({ reserved: [reserved('a', 0, 4, 0)], transfers: [transfer('b', 0, 4, 0)], sporadic: [{ workload: 'c', volume: 0, within: 1, period: 2 }] }))
      .toEqual({ peak: 0 });
  });

  test('of equal intervals names the one that begins earliest and is shortest', () => {
    const each = [4, 2, 3, 0, 1].map((day) => transfer(`day ${day}`, day * 24 + 1, 3, 50));
    const { binding } = of({ transfers: [...each, transfer('next', 28, 3, 50)] });
    expect(binding).toMatchObject({ start: HOUR, duration: 3 * HOUR });
  });

  test('is the same as by looking at every interval', () => {
    for (let seed = 0; seed < 500; seed += 1) {
      const demand = demandOf(new Random(50_000 + seed), 25);
      expect({ seed, relative: requirementOf(demand).peak / sweep(demand) }).toEqual({ seed, relative: expect.closeTo(1, 12) });
    }
  });

  test('is what its shares add up to, to the last bit', () => {
    for (const demand of demands(300)) {
      const requirement = requirementOf(demand);
      expect(sumOfShares(requirement)).toBe(requirement.peak);
    }
  });

  test('does not change by a bit with the order of the input', () => {
    for (const [seed, demand] of demands(200).entries()) {
      const random = new Random(seed);
      const shuffled = <T>(rows: readonly T[]): T[] => rows.map((row) => ({ row, at: random.next() })).sort((a, b) => a.at - b.at).map(({ row }) => row);
      const turned = { reserved: shuffled(demand.reserved), transfers: shuffled(demand.transfers), sporadic: shuffled(demand.sporadic) };
      expect(requirementOf(turned)).toEqual(requirementOf(demand));
    }
  });

  test('scales with the demand, and does not change when the week is turned', () => {
    fc.assert(fc.property(fc.nat(10_000), fc.integer({ min: 1, max: 167 }), (seed, hours) => {
      const random = new Random(60_000 + seed);
      const demand = { ...withLimits(demandOf(random, 10), random), sporadic: random.isSo(0.3) ? sporadicRows(random, false) : [] };
      const { peak } = requirementOf(demand);
      const turn = <T extends { readonly start: number }>(row: T): T => ({ ...row, start: (row.start + hours * HOUR) % WEEK });
      const turned = { ...demand, reserved: demand.reserved.map(turn), transfers: demand.transfers.map(turn) };
      expect(requirementOf(turned).peak / peak).toBeCloseTo(1, 10);
      const tripled = {
        reserved: demand.reserved.map((row) => ({ ...row, rate: row.rate * 3 })),
        transfers: demand.transfers.map((row) => ({ ...row, volume: row.volume * 3, ...(row.limit !== undefined && { limit: row.limit * 3 }) })),
        sporadic: demand.sporadic.map((row) => ({ ...row, volume: row.volume * 3 })),
      };
      expect(requirementOf(tripled).peak / peak).toBeCloseTo(3, 9);
    }), { seed: 1, numRuns: 150 });
  });

  test('is found for windows that are no whole numbers of seconds', () => {
    const demand = of({ transfers: [{ workload: 'a', start: WEEK - 1 / 3, length: 1000 / 7, volume: 1000 }, transfer('b', 0, 1, 1)] });
    expect(demand.peak / (1000 / (1000 / 7))).toBeCloseTo(1, 9);
  });

  test('of ten thousand windows is found, whether they are spread over the week or open all at once', () => {
    const random = new Random(7);
    const many = (start: () => number) => Array.from({ length: 10_000 }, (_, i) => (
      { workload: `w${i % 50}`, start: start(), length: random.int(1, 600) * 60, volume: random.int(1, 10_000) }));
    const spread = { reserved: [], transfers: many(() => random.int(0, 10_079) * 60), sporadic: [] };
    const { peak, binding } = requirementOf(spread);
    expect(binding!.duration).toBeLessThan(WEEK);
    expect(missesADeadline(spread, peak * (1 + 1e-9), { weeks: 2 })).toBe(false);
    expect(missesADeadline(spread, peak * 0.999, { weeks: 2 })).toBe(true);
    const together = { reserved: [], transfers: many(() => 22 * HOUR), sporadic: [] };
    expect(missesADeadline(together, requirementOf(together).peak * 0.999, { weeks: 1 })).toBe(true);
  });
});

describe('limits of single transfers', () => {
  test('that are not below the requirement change nothing', () => {
    const demand = { transfers: [transfer('a', 0, 4, 100), transfer('b', 2, 6, 100)] };
    const { peak } = of(demand);
    expect(of({ transfers: demand.transfers.map((row) => ({ ...row, limit: peak })) })).toEqual(of(demand));
  });

  test('that cannot wait until another is done ask for more, in the pieces of the week in which both have to run', () => {
    const slow = { ...transfer('slow', 0, 10, 50), limit: 50 };
    const { peak, binding } = of({ transfers: [slow, transfer('first', 1, 1, 100), transfer('second', 5, 1, 100)] });
    expect(peak).toBe(150);
    expect(binding).toEqual({
      start: HOUR,
      duration: 2 * HOUR,
      pieces: [{ start: HOUR, duration: HOUR }, { start: 5 * HOUR, duration: HOUR }],
      shares: new Map([['first', 50], ['second', 50], ['slow', 50]]),
    });
  });

  test('that the volume cannot keep are left aside', () => {
    const broken = { ...transfer('a', 0, 4, 100), limit: 99 };
    expect(of({ transfers: [broken, transfer('b', 1, 1, 20)] }).peak).toBe(of({ transfers: [transfer('a', 0, 4, 100), transfer('b', 1, 1, 20)] }).peak);
  });

  test('count for each instance of a window longer than a week', () => {
    const long = { workload: 'long', start: 0, length: 2 * WEEK, volume: WEEK * 10, limit: 6 };
    expect(of({ transfers: [long, { ...transfer('day', 0, 1, 20), limit: 25 }] }).peak).toBe(20);
  });

  test('that bind beside sporadic demand count it as reserved', () => {
    const sync: Sporadic = { workload: 'sync', volume: 100 * HOUR, within: HOUR, period: 10 * HOUR };
    const slow = { ...transfer('slow', 0, 10, 50), limit: 50 };
    const { peak, binding } = of({ transfers: [slow, transfer('other', 1, 1, 100)], sporadic: [sync] });
    expect(peak).toBe(250);
    expect(binding!.shares.get('sync')).toBe(100);
  });
});

describe('demand that may come at any time', () => {
  const sync: Sporadic = { workload: 'sync', volume: 100 * HOUR, within: HOUR, period: 24 * HOUR };

  test('alone needs its volume over its deadline', () => {
    expect(of({ sporadic: [sync] })).toEqual({ peak: 100, binding: { start: 0, duration: HOUR, shares: new Map([['sync', 100]]) } });
  });

  test('comes in the highest hour of the rates', () => {
    const { peak, binding } = of({ reserved: [reserved('day', 30, 5, 40)], sporadic: [sync] });
    expect(peak).toBe(140);
    expect(binding).toMatchObject({ start: 30 * HOUR, duration: HOUR });
  });

  test('needs less than a rate reserved for it where a transfer can wait', () => {
    const { peak } = of({ transfers: [transfer('backup', 0, 10, 100)], sporadic: [sync] });
    expect(peak).toBeCloseTo(110, 9);
  });

  test('comes as often as it may in a long interval', () => {
    const often: Sporadic = { workload: 'often', volume: 30 * HOUR, within: HOUR, period: 2 * HOUR };
    const { peak, binding } = of({ transfers: [transfer('backup', 0, 11, 100)], sporadic: [often] });
    expect(binding).toMatchObject({ start: 0, duration: 11 * HOUR });
    expect(peak).toBeCloseTo((1100 + 6 * 30) / 11, 9);
  });

  test('counts with the longest period that divides the week and is not above its own', () => {
    const always = (period: number) => of({ sporadic: [{ workload: 'a', volume: 1000, within: period, period }] }).peak;
    expect(always(WEEK / 3)).toBeCloseTo(3000 / WEEK, 12);
    expect(always(WEEK / 2.5)).toBeCloseTo(3000 / WEEK, 12);
    expect(always(10 * WEEK)).toBeCloseTo(1000 / WEEK, 12);
  });

  test('is bounded by a rate reserved for it', () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const random = new Random(70_000 + seed);
      const demand = { ...demandOf(random, 10), sporadic: sporadicRows(random, true) };
      const rows = demand.sporadic.map(({ workload, volume, within }) => ({ workload, start: 0, length: WEEK, rate: volume / within }));
      const fixed = requirementOf({ ...demand, reserved: [...demand.reserved, ...rows], sporadic: [] }).peak;
      const { peak } = requirementOf(demand);
      expect(peak).toBeGreaterThanOrEqual(requirementOf({ ...demand, sporadic: [] }).peak * (1 - 1e-10));
      expect(peak).toBeLessThanOrEqual(fixed * (1 + 1e-10));
    }
  });
});
