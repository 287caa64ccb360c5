import fc from 'fast-check';
import { stringify } from 'yaml';
import { ashburn as example, exampleText, type Loose, problemsWhen } from './support';
import { type Definition, defineHybridNetwork, parseHybridNetwork } from '../../lib/definition';
import { formatPath, type Problem } from '../../lib/errors';

/** The Ashburn example with all that can be said of a router and of packets. */
const ashburn = (): Loose => example(({ sites, workloads }) => {
  const router = sites.ashburn.routers['edge-1'];
  router.lan.interface = 'eth0';
  router.wan = { interface: 'eth1', localAddress: '192.168.1.2', nextHop: '192.168.1.1' };
  router.interfaces = { 'aws-edge-1-eqdc2-1': ['eth2', 'eth3'] };
  workloads.telemetry.match = [{ from: '10.16.5.0/24', to: '10.64.0.0/16', protocol: 'udp', port: 4317 }];
});

test('what is changed here is a good definition', () => {
  expect(problemsWhen(() => defineHybridNetwork(ashburn() as Definition))).toEqual([]);
});

/** Every place of data: the keys that lead there. */
function placesOf(value: Loose, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const keys = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value);
  return [path, ...keys.flatMap((key) => placesOf(value[key], [...path, key]))];
}

const PLACES = placesOf(ashburn()).filter((path) => path.length > 0);

/** Values that belong elsewhere, or nowhere. */
const strange = fc.oneof(
  fc.constantFrom<unknown>(null, undefined, '', 0, -1, 1e300, NaN, true, [], {}, [null], '10.0.0.0/8', 'ashburn', 'aws-virginia', 'edge-1', 'EqDC2', '5 Gbps', '1 h', 'vpn', 'full', 'constructor'),
  fc.string(),
  fc.double(),
  fc.constantFrom(...PLACES).map((path) => path.reduce<Loose>((value, key) => value[key], ashburn())),
  fc.jsonValue(),
);

const mutation = fc.record({ place: fc.constantFrom(...PLACES), kind: fc.constantFrom('delete', 'replace', 'replace', 'rename'), value: strange, key: fc.string() });

function mutate(definition: Loose, { place, kind, value, key }: { place: readonly (string | number)[]; kind: string; value: unknown; key: string }): void {
  const parent = place.slice(0, -1).reduce<Loose>((at, part) => (typeof at === 'object' && at !== null ? at[part] : undefined), definition);
  const last = place.at(-1)!;
  if (typeof parent !== 'object' || parent === null || !Object.hasOwn(parent, last)) return;
  if (Array.isArray(parent) && key === 'length') return; // no definition, of YAML or data, sets that of a list
  if (kind === 'replace') parent[last] = value;
  if (kind === 'rename') Object.defineProperty(parent, key, { value: parent[last], enumerable: true, configurable: true, writable: true });
  if (kind !== 'replace') delete parent[last];
}

/** Problems are sentences with a code, and their places can be written. */
function expectReadable(problems: readonly Problem[]): void {
  for (const { code, path, message, fix } of problems) {
    expect(code).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(typeof formatPath(path)).toBe('string');
    expect(`${message} ${fix}`).not.toMatch(/undefined|\[object|NaN is too|TypeError|[\p{Cc}\u2028\u2029]/u);
  }
}

describe('any definition', () => {
  test('gives a network or problems, whatever is changed in a good one', () => {
    fc.assert(fc.property(fc.array(mutation, { minLength: 1, maxLength: 6 }), (mutations) => {
      const definition = ashburn();
      for (const change of mutations) mutate(definition, change);
      expectReadable(problemsWhen(() => defineHybridNetwork(definition as Definition)));
    }), { numRuns: 400 });
  }, 60_000);

  test('gives the same problems from YAML as from data', () => {
    const inPlaces = (problems: readonly Problem[]) => problems.map(({ code, path }) => `${code} ${formatPath(path)}`).sort();
    fc.assert(fc.property(fc.array(mutation, { minLength: 1, maxLength: 3 }), (mutations) => {
      const definition = ashburn();
      for (const change of mutations) mutate(definition, change);
      const data = JSON.parse(JSON.stringify(definition)) as Loose;
      expect(inPlaces(problemsWhen(() => parseHybridNetwork(JSON.stringify(data))))).toEqual(inPlaces(problemsWhen(() => defineHybridNetwork(data))));
    }), { numRuns: 150 });
  }, 60_000);

  test('places every problem in the text, in order', () => {
    fc.assert(fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
      const definition = ashburn();
      for (const change of mutations) mutate(definition, change);
      const text = stringify(JSON.parse(JSON.stringify(definition)));
      const problems = problemsWhen(() => parseHybridNetwork(text)).filter(({ line }) => line !== undefined);
      const offsets = problems.map(({ line, column }) => line! * 100_000 + column!);
      expect(offsets).toEqual([...offsets].sort((a, b) => a - b));
      expect(problems.every(({ line }) => line! >= 1 && line! <= text.split('\n').length)).toBe(true);
    }), { numRuns: 150 });
  }, 60_000);

  test('gives a network or problems, whatever letters are changed in a good text', () => {
    const text = exampleText('small-lab');
    const edit = fc.record({ at: fc.nat(text.length - 1), remove: fc.nat(12), insert: fc.oneof(fc.string(), fc.constantFrom('&a ', '*a', '!!binary ', '\t', '{', ']', '"', ': ', '- ', '\n', '? ', '---\n', '\u0000', '<<: ', '|', '\uFEFF')) });
    fc.assert(fc.property(fc.array(edit, { minLength: 1, maxLength: 5 }), (edits) => {
      const changed = edits.reduce((now, { at, remove, insert }) => now.slice(0, at) + insert + now.slice(at + remove), text);
      expectReadable(problemsWhen(() => parseHybridNetwork(changed)));
    }), { numRuns: 500 });
  }, 60_000);

  test('gives problems, whatever the data', () => {
    const kinds = { withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true, withTypedArray: true };
    fc.assert(fc.property(fc.anything(kinds), (data) => {
      expect(problemsWhen(() => defineHybridNetwork(data as Definition)).length).toBeGreaterThan(0);
    }), { numRuns: 300 });
  }, 60_000);
});
