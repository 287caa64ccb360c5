import { growthFactor } from '../../lib/planner/growth';
import { intoWeek, monthsBetween, offsetCombinations, WEEK } from '../../lib/planner/time';

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

  test('plans a zone with daylight saving at both of its offsets, and each zone with every offset of the others', () => {
    expect(offsetCombinations(['Asia/Kolkata']).map((map) => [...map.values()])).toEqual([[19_800]]);
    expect(offsetCombinations(['America/New_York', 'Europe/Paris', 'America/New_York']).map((map) => [...map.values()])).toEqual([
      [-18_000, 3_600], [-18_000, 7_200], [-14_400, 3_600], [-14_400, 7_200],
    ]);
  });
});
