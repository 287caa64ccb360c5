import fc from 'fast-check';
import { type NetworkPlan, planNetwork } from '../../../lib/planner';
import { verifyPlan } from '../../../lib/planner/verify';
import { type Draft, network } from '../../networks';

const ashburn = network('ashburn');
const text = JSON.stringify(planNetwork(ashburn));

/** Every place of data: the keys that lead there. */
function placesOf(value: Draft, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const keys = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value);
  return [path, ...keys.flatMap((key) => placesOf(value[key], [...path, key]))];
}

const PLACES = placesOf(JSON.parse(text)).filter((path) => path.length > 0);

const strange = fc.oneof(
  fc.constantFrom<unknown>(null, undefined, '', 0, -1, 0.5, 1e300, NaN, Infinity, true, [], {}, [null], '10.0.0.0/33', '__proto__', 'vpn', 'aws', 2n, Symbol('x'), () => 1),
  fc.string(),
  fc.double(),
  fc.constantFrom(...PLACES).map((path) => path.reduce<Draft>((value, key) => value[key], JSON.parse(text))),
  fc.jsonValue(),
);

const mutation = fc.record({ place: fc.constantFrom(...PLACES), isRemoved: fc.boolean(), value: strange });

test('whatever is changed in a plan, it is judged and nothing is thrown', () => {
  fc.assert(fc.property(fc.array(mutation, { minLength: 1, maxLength: 6 }), (mutations) => {
    const plan = JSON.parse(text) as Draft;
    for (const { place, isRemoved, value } of mutations) {
      const parent = place.slice(0, -1).reduce<Draft>((at, key) => (typeof at === 'object' && at !== null ? at[key] : undefined), plan);
      if (typeof parent !== 'object' || parent === null) continue;
      if (isRemoved) delete parent[place.at(-1)!];
      else parent[place.at(-1)!] = value;
    }
    for (const { claim, subject, message } of verifyPlan(plan, ashburn)) {
      expect(claim).toMatch(/^[a-z][a-z-]*$/);
      expect(claim).not.toBe('unreadable');
      expect(typeof subject).toBe('string');
      expect(message).not.toBe('');
    }
  }), { numRuns: 250 });
}, 60_000);

test('what is no plan at all has not the form of one', () => {
  fc.assert(fc.property(fc.anything(), (value) => {
    expect(verifyPlan(value as NetworkPlan, ashburn).length).toBeGreaterThan(0);
  }), { numRuns: 200 });
});

test('what throws when it is read is judged too', () => {
  const trap = new Proxy({}, { get: () => { throw new Error('no'); } });
  expect(verifyPlan(trap as NetworkPlan, ashburn)).toEqual([{ claim: 'unreadable', subject: 'plan', message: 'it could not be judged: no' }]);
});

test('the plan of one definition is not the plan of another', () => {
  const plan = JSON.parse(text) as NetworkPlan;
  const other = network('ashburn', (definition) => { definition.workloads['crawl-to-s3'].volume = '91 TiB'; });
  expect(verifyPlan(plan, other).map(({ claim }) => claim)).toContain('edf-misses-deadline');
  expect(verifyPlan(plan, network('small-lab')).map(({ claim }) => claim)).toEqual(expect.arrayContaining(['network', 'sites', 'clouds', 'links', 'workloads']));
});
