import { growthFactor } from '../../lib/planner/growth';
import { intoWeek, monthAfter, monthsBetween, offsetCombinations, WEEK } from '../../lib/planner/time';

describe('compound growth', () => {
  test('reaches the yearly figure after twelve months, and its square after twenty-four', () => {
    expect(growthFactor(0.4, 12)).toBeCloseTo(1.4, 12);
    expect(growthFactor(0.4, 24)).toBeCloseTo(1.96, 12);
  });

  test('is nothing without growth or time', () => {
    expect(growthFactor(0, 36)).toBe(1);
    expect(growthFactor(0.4, 0)).toBe(1);
  });

  test('also holds for growth of a thousand per cent', () => {
    expect(growthFactor(10, 12)).toBeCloseTo(11, 9);
  });
});

describe('time', () => {
  test('counts a part of a month as one', () => {
    expect(monthsBetween('2026-12-01', '2027-03-01')).toBe(3);
    expect(monthsBetween('2026-12-01', '2026-12-15')).toBe(1);
    expect(monthsBetween('2026-12-01', '2026-12-01')).toBe(0);
  });

  test('brings every moment into the week', () => {
    expect(intoWeek(-3600)).toBe(WEEK - 3600);
    expect(intoWeek(WEEK + 5)).toBe(5);
  });

  test('names the month that lies some months ahead', () => {
    expect(['2026-12-01', '2026-12-31'].map((date) => monthAfter(date, 1))).toEqual(['2027-01', '2027-01']);
    expect([0, 3, 15].map((months) => monthAfter('2026-12-01', months))).toEqual(['2026-12', '2027-03', '2028-03']);
  });

  test('plans each zone at both of its offsets with every offset of the others, and ways that only turn the week once', () => {
    const offsets = (zones: readonly string[]) => offsetCombinations(zones).map((map) => [...map.values()]);
    expect(offsets(['Asia/Kolkata'])).toEqual([[19_800]]);
    expect(offsets(['America/New_York'])).toEqual([[-18_000]]);
    expect(offsets(['America/New_York', 'UTC'])).toEqual([[-18_000, 0], [-14_400, 0]]);
    expect(offsets(['America/New_York', 'Europe/Paris', 'America/New_York'])).toEqual([[-18_000, 3_600], [-18_000, 7_200], [-14_400, 3_600]]);
  });
});
