import fc from 'fast-check';
import { WEEK } from '../../../lib/planner/time';
import { growthOf, hashPart, naturalLog, squareRoot } from '../../../lib/planner/verify/arithmetic';
import { timeAbove } from '../../../lib/planner/verify/edf';
import { leastRate, placeOfLeast, tooSmall } from '../../../lib/planner/verify/least';
import type { Part } from '../../../lib/planner/verify/part';
import { weekOf } from '../../../lib/planner/verify/week';

const HOUR = 3_600;
const part = (more: Partial<Part>): Part => ({ name: 'w', flows: 16, growth: 0, ...more });
const window = (hour: number, hours: number, volume: number, more: object = {}): Part =>
  part({ windows: { openings: [hour * HOUR], length: hours * HOUR, volume, paced: true, ...more } });
const week = (...parts: readonly Part[]) => weekOf(parts, new Map());

describe('the least rate that is enough', () => {
  test('is that of the window that is tightest', () => {
    const { mbps, pieces } = leastRate(week(window(0, 10, 36_000), window(2, 1, 18_000), part({ rate: 3 })));
    expect(mbps).toBeCloseTo(8, 9);
    expect(pieces).toEqual([{ start: 2 * HOUR, duration: HOUR }]);
  });

  test('counts a window that reaches from Sunday into Monday', () => {
    expect(leastRate(week(window(166, 4, 28_800), window(167, 1, 36_000))).mbps).toBeCloseTo(10, 9);
    expect(leastRate(week(window(166, 4, 28_800), window(0, 2, 36_000))).mbps).toBeCloseTo(5, 9);
    expect(leastRate(week(window(166, 4, 28_800), window(1, 1, 36_000))).mbps).toBeCloseTo(10, 9);
  });

  test('is the mean where windows are as long as the week', () => {
    expect(leastRate(week(window(5, 168, WEEK), window(50, 168, WEEK * 2))).mbps).toBeCloseTo(3, 9);
  });

  test('counts a paced sync at the worst moment, and another one for every period', () => {
    const sync = part({ sync: { volume: 3_600, within: HOUR, period: 4 * HOUR, paced: true } });
    expect(leastRate(week(sync)).mbps).toBeCloseTo(1, 9);
    expect(leastRate(week(sync, window(0, 6, 21_600))).mbps).toBeCloseTo((21_600 + 2 * 3_600) / (6 * HOUR), 9);
  });

  test('is more where a transfer cannot run as fast as the link', () => {
    const free = week(window(0, 4, 14_400), window(2, 2, 14_400));
    const limited = week(window(0, 4, 14_400, { limit: 1.2 }), window(2, 2, 14_400));
    expect(leastRate(free).mbps).toBeCloseTo(2, 9);
    expect(leastRate(limited).mbps).toBeCloseTo((14_400 + 14_400 - 1.2 * 2 * HOUR) / (2 * HOUR), 9);
  });
});

/** The least rate by the definition: the most that any interval between two whole hours needs, and the mean. */
function byHand(parts: readonly Part[]): number {
  const rows = parts.flatMap(({ windows }) => (windows ? windows.openings.map((start) => ({ start, ...windows })) : []));
  const reserved = (at: number) => parts.reduce((sum, { hours = [], rate = 0 }) =>
    sum + rate + hours.reduce((level, run) => level + ((at - run.start + WEEK) % WEEK < run.length ? run.rate : 0), 0), 0);
  const levels = Array.from({ length: 168 }, (_, hour) => reserved(hour * HOUR));
  const total = rows.reduce((sum, { volume }) => sum + volume, 0) + levels.reduce((sum, level) => sum + level * HOUR, 0);
  let most = Math.max(total / WEEK, ...levels);
  for (let from = 0; from < 168; from += 1) {
    let work = 0;
    for (let length = 1; length <= 168; length += 1) {
      work += levels[(from + length - 1) % 168]! * HOUR;
      let inside = 0;
      for (const row of rows) if (((row.start - from * HOUR + WEEK) % WEEK) + row.length <= length * HOUR) inside += row.volume;
      most = Math.max(most, (work + inside) / (length * HOUR));
    }
  }
  return most;
}

const anyWindow = fc.record({ hour: fc.integer({ min: 0, max: 167 }), hours: fc.integer({ min: 1, max: 168 }), volume: fc.integer({ min: 0, max: 900_000 }) })
  .map(({ hour, hours, volume }) => window(hour, hours, volume));
const anyHours = fc.record({ start: fc.integer({ min: 0, max: 100 }), length: fc.integer({ min: 1, max: 60 }), rate: fc.integer({ min: 0, max: 30 }) })
  .map(({ start, length, rate }) =>
    part({ hours: [{ start: start * HOUR, length: length * HOUR, rate }, { start: (start + length) * HOUR, length: HOUR, rate: 0 }] }));
const anyParts = fc.tuple(fc.array(anyWindow, { maxLength: 8 }), fc.array(anyHours, { maxLength: 2 })).map(([windows, hours]) => [...windows, ...hours]);

describe('for any windows and reserved rates', () => {
  test('the least rate is the most that any interval needs', () => {
    fc.assert(fc.property(anyParts, (parts) => {
      const wanted = byHand(parts);
      expect(Math.abs(leastRate(week(...parts)).mbps - wanted)).toBeLessThanOrEqual(1e-9 * Math.max(1, wanted));
    }), { numRuns: 150 });
  }, 30_000);

  test('it is enough, and a thousandth less is not', () => {
    fc.assert(fc.property(anyParts, (parts) => {
      const grid = week(...parts);
      const { mbps } = leastRate(grid);
      expect(tooSmall(grid, mbps * (1 + 1e-9) + 1e-9)).toBeUndefined();
      if (mbps > 0) expect(tooSmall(grid, mbps * 0.999)).toBeDefined();
      expect(placeOfLeast(grid, mbps - 1e-6, mbps + 1e-6)).toBe(0);
      expect(placeOfLeast(grid, mbps + 1e-6, mbps + 2e-6)).toBe(-1);
      if (mbps > 1e-3) expect(placeOfLeast(grid, mbps * 0.99, mbps * 0.999)).toBe(1);
    }), { numRuns: 150 });
  }, 30_000);

  test('limits that no transfer reaches change nothing, and others never make it less', () => {
    fc.assert(fc.property(fc.array(anyWindow, { maxLength: 6 }), fc.integer({ min: 100, max: 400 }), (parts, percent) => {
      const limited = parts.map((row) => ({ ...row, windows: { ...row.windows!, limit: (row.windows!.volume / row.windows!.length) * (percent / 100) } }));
      const free = leastRate(week(...parts)).mbps;
      expect(leastRate(week(...limited)).mbps).toBeGreaterThanOrEqual(free * (1 - 1e-9));
      const loose = parts.map((row) => ({ ...row, windows: { ...row.windows!, limit: free * 1.01 + 1 } }));
      expect(leastRate(week(...loose)).mbps).toBeCloseTo(free, 6);
    }), { numRuns: 60 });
  }, 30_000);

  test('nothing is above the least rate, and everything that flows is above zero', () => {
    fc.assert(fc.property(anyParts, (parts) => {
      const grid = week(...parts);
      expect(timeAbove(grid, leastRate(grid).mbps * (1 + 1e-9) + 1e-6).share).toBe(0);
      const some = parts.some(({ windows, hours }) => (windows?.volume ?? 0) > 0 || (hours?.[0]?.rate ?? 0) > 0);
      expect(timeAbove(grid, 1e-9).share > 0).toBe(some);
    }), { numRuns: 100 });
  }, 30_000);
});

test('the flattest profile is above a rate for as long as its tight windows last', () => {
  const grid = week(window(0, 10, 36_000), window(2, 1, 18_000));
  expect(timeAbove(grid, 4).share).toBeCloseTo(HOUR / WEEK, 12);
  expect(timeAbove(grid, 0.99).share).toBeCloseTo((10 * HOUR) / WEEK, 12);
  expect(timeAbove(grid, 1.12).share).toBeCloseTo(HOUR / WEEK, 12); // 36,000 Mb are left for nine hours: 1.11 Mbps
});

test('the checker reckons as the machine does', () => {
  for (const value of [0, 1e-9, 0.3, 1, 2, 640, 1e12]) expect(Math.abs(squareRoot(value) - Math.sqrt(value))).toBeLessThanOrEqual(1e-15 * Math.sqrt(value));
  for (const value of [1, 1.4, 2, 3, 640, 1e6]) expect(naturalLog(value)).toBeCloseTo(Math.log(value), 13);
  expect(growthOf(0.4, 21)).toBeCloseTo(1.4 ** (21 / 12), 12);
  expect(hashPart(4, 64)).toBeCloseTo(1 / (1 + Math.sqrt((8 * Math.log(4)) / 64)), 12);
  expect([hashPart(1, 1), hashPart(8, 0.1), hashPart(8, Infinity)]).toEqual([1, 1 / 8, 1]);
});
