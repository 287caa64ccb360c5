import { fullPeel, percentile95 } from './full-peel';
import { demandOf, Random, sporadicRows } from './instances';
import { type Demand, requirementOf, sustainedOf } from '../../../lib/planner/requirement';
import { WEEK } from '../../../lib/planner/time';

const HOUR = 3600;

const of = (demand: Partial<Demand>): number => sustainedOf({ reserved: [], transfers: [], sporadic: [], ...demand });

describe('sustained use', () => {
  test('is nothing for nothing', () => {
    expect(of({})).toBe(0);
  });

  test('is exceeded for at most 5 % of the week: a burst of less does not show', () => {
    const base = { workload: 'base', start: 0, length: WEEK, rate: 10 };
    const burst = (length: number) => ({ workload: 'burst', start: 100 * HOUR, length, rate: 90 });
    expect(of({ reserved: [base, burst(8.4 * HOUR)] })).toBeCloseTo(10, 9);
    expect(of({ reserved: [base, burst(8.4 * HOUR + 1)] })).toBeCloseTo(100, 9);
  });

  test('adds up bursts of different heights', () => {
    const bursts = [1, 2, 3, 4].map((i) => ({ workload: 'burst', start: i * 20 * HOUR, length: 3 * HOUR, rate: 10 * i }));
    expect(of({ reserved: bursts })).toBe(20);
  });

  test('is taken of the flattest profile that keeps the deadlines', () => {
    const wide = { workload: 'wide', start: 0, length: 100 * HOUR, volume: 100 * HOUR * 100 };
    const narrow = { workload: 'narrow', start: 0, length: 2 * HOUR, volume: 2 * HOUR * 1000 };
    expect(of({ transfers: [wide, narrow] })).toBeCloseTo((100 * 100) / 98, 9);
  });

  test('keeps what is left of a window that opens in a burst at the end of the week', () => {
    const window = (workload: string, startHour: number, hours: number, mbps: number) =>
      ({ workload, start: startHour * HOUR, length: hours * HOUR, volume: hours * HOUR * mbps });
    const transfers = [window('burst', 166, 2, 100_000), window('over', 167, 20, 50), window('midweek', 60, 12, 500)];
    expect(of({ transfers })).toBeCloseTo(500, 9);
  });

  test('of a low rate is not touched by the rounding of a high one that stops', () => {
    const row = (start: number, hours: number, rate: number) => ({ workload: 'a', start: start * HOUR, length: hours * HOUR, rate });
    expect(of({ reserved: [row(0, 2, 1e9), row(1, 100, 0.1)] })).toBeCloseTo(0.1, 12);
  });

  test('counts demand that may come at any time with its mean', () => {
    expect(of({ reserved: [{ workload: 'a', start: 0, length: WEEK, rate: 5 }], sporadic: [{ workload: 'b', volume: 700, within: 5, period: 100 }] })).toBe(12);
  });

  test('is that of the whole profile, made interval by interval', () => {
    for (let seed = 0; seed < 300; seed += 1) {
      const random = new Random(80_000 + seed);
      const demand: Demand = { ...demandOf(random, 8), sporadic: random.isSo(0.3) ? sporadicRows(random, false) : [] };
      const whole = percentile95(fullPeel(demand));
      expect({ seed, isSame: Math.abs(sustainedOf(demand) - whole) <= 1e-9 * whole }).toEqual({ seed, isSame: true });
    }
  });

  test('of windows without limits is never above the peak', () => {
    for (let seed = 0; seed < 300; seed += 1) {
      const demand = demandOf(new Random(90_000 + seed), 30);
      expect(sustainedOf(demand)).toBeLessThanOrEqual(requirementOf(demand).peak * (1 + 1e-10));
    }
  });
});
