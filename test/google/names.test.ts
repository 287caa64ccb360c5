import { resourceName } from '../../lib/google/names';

const VALID = /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/;

test('keeps an id that is a name already', () => {
  expect(resourceName('google-edge-1-iad-zone1-1-1')).toBe('google-edge-1-iad-zone1-1-1');
  expect(resourceName('a')).toBe('a');
  expect(resourceName('a'.repeat(63))).toBe('a'.repeat(63));
});

test.each(['google/edge-1/iad-zone1-1', 'Washington DC2', '10.0.0.0/8', 'ends-', '-starts', 'ünïcode', '///', '', 'a'.repeat(64), `${'a-'.repeat(40)}b`])('makes a valid name of %p', (id) => {
  expect(resourceName(id)).toMatch(VALID);
  expect(resourceName(id)).toBe(resourceName(id));
});

test('never makes one name of two ids', () => {
  const ids = ['a-b', 'a/b', 'a.b', 'A-b', 'a-b-', `${'a'.repeat(70)}1`, `${'a'.repeat(70)}2`];
  expect(new Set(ids.map(resourceName)).size).toBe(ids.length);
});
