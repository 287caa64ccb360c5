import fc from 'fast-check';
import { allocate, host, subnetsOf } from '../../lib/planner/allocation';

const names = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12 }).filter((name) => name !== '__proto__'), { minLength: 1, maxLength: 20 });
const values = Array.from({ length: 40 }, (_, i) => 100 + i);

describe('allocation', () => {
  test('gives each name a value of its own when there is a lock, even an empty one', () => {
    fc.assert(fc.property(names, (all) => {
      const given = allocate({ what: 'VLAN id', values, locked: {} }, all);
      expect(new Set(given.values()).size).toBe(all.length);
    }));
  });

  test('keeps what is locked when names are added', () => {
    fc.assert(fc.property(names, fc.integer({ min: 0, max: 19 }), (all, cut) => {
      const before = allocate({ what: 'VLAN id', values, locked: {} }, all.slice(0, cut));
      const after = allocate({ what: 'VLAN id', values, locked: Object.fromEntries(before) }, all);
      for (const [name, value] of before) expect(after.get(name)).toBe(value);
    }));
  });

  test('without a lock depends on the name alone', () => {
    const alone = allocate({ what: 'VLAN id', values }, ['aws-edge-1']);
    const together = allocate({ what: 'VLAN id', values }, ['aws-edge-1', 'azure-edge-1']);
    expect(together.get('aws-edge-1')).toBe(alone.get('aws-edge-1'));
  });

  test('without a lock refuses two names that want one value, and asks for a lock', () => {
    expect(() => allocate({ what: 'VLAN id of router edge-1', values: [7, 8] }, ['a', 'b', 'c']))
      .toThrow('3 of VLAN id of router edge-1 are needed and there are 2');
    expect(() => allocate({ what: 'VLAN id of router edge-1', values: [7, 8, 9, 10] }, ['a', 'b', 'c', 'd']))
      .toThrow(/"[a-d]" and "[a-d]" want the same VLAN id of router edge-1: \d+\n.*plan with a lock/);
  });

  test('refuses a locked value that is out of range or held twice', () => {
    expect(() => allocate({ what: 'VLAN id', values, locked: { a: 7 } }, ['a'])).toThrow('the lock gives "a" the VLAN id 7, which is not in its range');
    expect(() => allocate({ what: 'VLAN id', values, locked: { a: 100, b: 100 } }, ['a', 'b'])).toThrow('the lock gives "b" and "a" the same VLAN id: 100');
  });
});

describe('subnets', () => {
  test('are taken from the prefixes in order', () => {
    expect(subnetsOf(['172.20.255.0/29', '10.0.0.4/30'], 30)).toEqual(['172.20.255.0/30', '172.20.255.4/30', '10.0.0.4/30']);
  });

  test('are none where the prefix is too small', () => {
    expect(subnetsOf(['172.20.255.0/31'], 30)).toEqual([]);
  });

  test('have hosts with the length of the subnet', () => {
    expect(host('169.254.21.8/29', 3)).toBe('169.254.21.11/29');
  });
});
