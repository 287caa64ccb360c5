import fc from 'fast-check';
import { addressOf, hostOf, lengthOf, masked, maskOf, networkOf, numberOf, tunnelNumber } from '../../lib/edge/addresses';

test.each([[0, '0.0.0.0'], [8, '255.0.0.0'], [29, '255.255.255.248'], [30, '255.255.255.252'], [32, '255.255.255.255']])('the mask of a length of %i is %s', (length, mask) => {
  expect(maskOf(length)).toBe(mask);
});

test('an address has its parts', () => {
  expect([hostOf('169.254.51.86/30'), lengthOf('169.254.51.86/30'), networkOf('169.254.51.86/30'), masked('169.254.51.86/30')]).toEqual([
    '169.254.51.86', 30, '169.254.51.84', '169.254.51.86 255.255.255.252',
  ]);
});

test('a number and its address are the same', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 4_294_967_295 }), (value) => numberOf(addressOf(value)) === value));
});

test('an address that is not known stays a name', () => {
  expect([hostOf('<lan-address a/b>'), masked('<lan-address a/b>')]).toEqual(['<lan-address a/b>', '<lan-address a/b>']);
});

test('every subnet of the link-local prefix has tunnel numbers of its own, from 0 to 16383', () => {
  const numbers = new Set<number>();
  for (let third = 0; third < 256; third += 1) {
    for (let fourth = 0; fourth < 256; fourth += 8) {
      for (const cloudInterface of [0, 1]) numbers.add(tunnelNumber(`169.254.${third}.${fourth}/29`, cloudInterface));
      expect(tunnelNumber(`169.254.${third}.${fourth}/30`, 1)).toBe(tunnelNumber(`169.254.${third}.${fourth}/29`, 0));
      expect(tunnelNumber(`169.254.${third}.${fourth + 4}/30`, 0)).toBe(tunnelNumber(`169.254.${third}.${fourth}/29`, 1));
    }
  }
  expect(numbers.size).toBe(16_384);
  expect(Math.max(...numbers)).toBe(16_383);
});
