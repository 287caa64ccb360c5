import fc from 'fast-check';
import { countOf, flowsToFill, hashEfficiency } from '../../lib/planner/capacity';
import { naturalLogarithm, squareRoot } from '../../lib/planner/numbers';

describe('arithmetic without the roundings of a machine', () => {
  test('finds square roots', () => {
    fc.assert(fc.property(fc.double({ min: 1e-9, max: 1e15, noNaN: true }), (value) => {
      expect(squareRoot(value) / Math.sqrt(value)).toBeCloseTo(1, 12);
    }));
    expect([squareRoot(0), squareRoot(1), squareRoot(144)]).toEqual([0, 1, 12]);
  });

  test('finds natural logarithms', () => {
    fc.assert(fc.property(fc.double({ min: 1.0001, max: 1e12, noNaN: true }), (value) => {
      expect(naturalLogarithm(value) / Math.log(value)).toBeCloseTo(1, 12);
    }));
    expect(naturalLogarithm(1)).toBe(0);
  });
});

describe('a hash of flows over members', () => {
  test.each([[2, 8, 0.63], [2, 64, 0.83], [4, 16, 0.55], [4, 64, 0.71], [4, 256, 0.83]])('over %i members with %i flows fills %f of them', (members, flows, share) => {
    expect(hashEfficiency(members, flows)).toBeCloseTo(share, 2);
  });

  test('fills one member always, and any number with endless flows', () => {
    expect(hashEfficiency(1, 1)).toBe(1);
    expect(hashEfficiency(16, Infinity)).toBe(1);
  });

  test('never counts less than one member, however few the flows', () => {
    expect(countOf([1, 1, 1, 1], 10_000, 1).mbps).toBe(10_000);
  });

  test('counts no less with more members or more flows', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 64 }), fc.integer({ min: 1, max: 10_000 }), (members, flows) => {
      const now = countOf(new Array<number>(members).fill(1), 1, flows).mbps;
      expect(countOf(new Array<number>(members + 1).fill(1), 1, flows).mbps).toBeGreaterThanOrEqual(now * (1 - 1e-12));
      expect(countOf(new Array<number>(members).fill(1), 1, flows + 1).mbps).toBeGreaterThanOrEqual(now);
    }));
  });
});

test('as many flows as fill a part of the members do fill it', () => {
  for (const members of [2, 3, 4, 16]) {
    const flows = flowsToFill(members, 0.9);
    expect(hashEfficiency(members, flows)).toBeGreaterThanOrEqual(0.9);
    expect(hashEfficiency(members, flows - 1)).toBeLessThan(0.9);
  }
  expect(flowsToFill(1, 0.9)).toBe(1);
});

describe('bundles', () => {
  test('count as many times as there are, each as the smallest', () => {
    expect(countOf([4, 2], 10_000, Infinity).mbps).toBe(40_000);
    expect(countOf([], 10_000, 5).mbps).toBe(0);
  });
});
