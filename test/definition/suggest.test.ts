import fc from 'fast-check';
import { closest, editDistance, suggest } from '../../lib/definition/suggest';

describe('suggestions', () => {
  test.each([['', 'abc', 3], ['kitten', 'sitting', 3], ['edge-1', 'egde-1', 1], ['EqDC2', 'eqdc2', 0], ['a', '', 1]])('counts the letters between %j and %j as %d', (from, to, distance) => {
    expect(editDistance(from, to)).toBe(distance);
  });

  test('offers no name that a report cannot show', () => {
    expect(suggest('edge-1', ['edge-\u00072', 'core'], 'add one')).toBe('use core');
    expect(suggest('edge-1', ['edge-\u00072'], 'add one')).toBe('add one');
  });

  test('counts the same from either side, and nothing where the texts are equal', () => {
    fc.assert(fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
      expect(editDistance(a, b)).toBe(editDistance(b, a));
      expect(editDistance(a, a)).toBe(0);
      expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.toLowerCase().length, b.toLowerCase().length));
    }));
  });

  test('offers a name that is close, and none that is not', () => {
    expect(closest('asburn', ['reston', 'ashburn'])).toBe('ashburn');
    expect(closest('tokyo', ['reston', 'ashburn'])).toBeUndefined();
    expect(closest('x'.repeat(1_000), ['x'.repeat(999)])).toBeUndefined();
  });

  test('offers all of a few names, and the nearest of many', () => {
    expect(suggest('tokyo', ['reston', 'ashburn'], 'declare one')).toBe('use reston or ashburn');
    expect(suggest('tokyo', [], 'declare one')).toBe('declare one');
    const many = Array.from({ length: 20 }, (_, index) => `place-${index + 10}`);
    expect(suggest('tokyo', [...many, 'tok-far-y'], 'declare one')).toMatch(/^use tok-far-y, (place-\d+, ){10}place-\d+ or one of 9 others$/);
  });

  test('ends soon among thousands of names', () => {
    const names = Array.from({ length: 5_000 }, (_, index) => `place-number-${index}`);
    expect(suggest('place-numbr', names, 'declare one')).toMatch(/or one of 4988 others$/);
  });
});
