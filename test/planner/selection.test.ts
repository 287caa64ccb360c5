import fc from 'fast-check';
import { candidate, catalogOf, counted, lockOf, type Need, path, product, router, written } from './selection-support';
import { HybridNetworkError } from '../../lib/errors';
import { type Candidate, chooseCircuits, type GatewayPrice, portsTaken, selectCircuits } from '../../lib/planner/selection';

const p1 = product('p1', 1_000, 200, { maxMembers: 4 });
const p10 = product('p10', 10_000, 1_600);
const p100 = product('p100', 100_000, 16_000, { maxMembers: 2 });
const network = catalogOf([p1, p10, p100]);

/** Without the slowest. */
const faster = catalogOf([p10, p100]);

const [a, b, c] = [router('edge-a'), router('edge-b'), router('edge-c')];

const chosen = (candidates: readonly Candidate[], lock = lockOf([]), gateways: readonly GatewayPrice[] = [], from = network) =>
  Object.fromEntries([...chooseCircuits(candidates, from, lock, gateways)].map(([link, choice]) => [link, written(choice)]));

const problemsOf = (run: () => unknown): readonly string[] => {
  try {
    run();
  } catch (error) {
    if (HybridNetworkError.is(error)) return error.problems.map(({ message }) => message);
    throw error;
  }
  return [];
};

describe('the choice for one link', () => {
  test('has as many members on each path as that path needs, not as many as another', () => {
    // Two of three paths are lost together, so that the third has to carry it all, and they share what it carries.
    const link = candidate({
      name: 'link',
      paths: [path(a), path(b), path(c)],
      required: 20_000,
      isEnough: ({ product: { mbps }, sizes }) => counted(sizes.flat()) * mbps >= 20_000 && counted(sizes[2]!) * mbps >= 20_000,
    });
    expect(chosen([link], undefined, [], faster)).toEqual({ link: 'p10 1 1 2' });
  });

  test('has more members where fewer count for less', () => {
    // Seven are in bundles of four and three, of which three times two count.
    expect(chosen([candidate({ name: 'link', paths: [path(a)], required: 70_000 })])).toEqual({ link: 'p10 8' });
    const link = candidate({ name: 'link', paths: [path(a), path(b)], required: 20_000, isEnough: ({ sizes }) => sizes[0]!.flat()[0] === 3 && sizes[1]!.flat()[0] === 2 });
    expect(chosen([link])).toEqual({ link: 'p10 3 2' });
  });

  test('is of several products the cheapest, and of equal costs the one with the fewest circuits, then the first by name', () => {
    expect(chosen([candidate({ name: 'link', paths: [path(a)], required: 7_500 })])).toEqual({ link: 'p10 1' });
    const equal = catalogOf([product('x10', 10_000, 100), product('x20', 20_000, 200, { kind: 'direct-connect' }), product('a10', 10_000, 100)]);
    expect(chosen([candidate({ name: 'link', paths: [path(a)], required: 10_000 })], undefined, [], equal)).toEqual({ link: 'a10 1' });
  });

  test('fits the ports of its routers, also where two paths start at one', () => {
    const small = router('small', { 10_000: 3, 100_000: 2 });
    expect(chosen([candidate({ name: 'link', paths: [path(small, 'x'), path(small, 'y')], required: 30_000 })])).toEqual({ link: 'p100 1 1' });
  });

  test('fits the VLAN ids of its routers, of which a larger connection can need fewer', () => {
    const tight = router('tight', undefined, [100, 101]);
    const interconnect = catalogOf([product('g10', 10_000, 1_700, { kind: 'dedicated-interconnect', maxMembers: 8 })]);
    const need: Need = { name: 'link', paths: [path(tight)], required: 30_000, kind: 'dedicated-interconnect' };
    expect(chosen([candidate(need)], undefined, [], interconnect)).toEqual({ link: 'g10 4' });
    expect(chosen([candidate({ ...need, paths: [path(a)] })], undefined, [], interconnect)).toEqual({ link: 'g10 3' });
  });

  test('is no more bundles than the cloud spreads traffic over', () => {
    const circuits = catalogOf([product('e1', 1_000, 100, { kind: 'express-route', maxMembers: 1, maxEqualPaths: 4 }), product('e5', 5_000, 600, { kind: 'express-route', maxMembers: 1, maxEqualPaths: 4 })]);
    const need: Need = { name: 'link', paths: [path(a), path(b)], required: 4_000, kind: 'express-route' };
    expect(chosen([candidate(need)], undefined, [], circuits)).toEqual({ link: 'e1 1 3' });
    expect(chosen([candidate({ ...need, required: 5_000 })], undefined, [], circuits)).toEqual({ link: 'e5 1 1' });
  });

  test('is a VPN alone where that is enough and cheaper, and never where circuits are in use', () => {
    const link = candidate({ name: 'link', paths: [path(a)], required: 500, vpnAloneUsd: 150 });
    expect(chosen([link])).toEqual({ link: 'VPN alone' });
    expect(chosen([candidate({ name: 'link', paths: [path(a)], required: 500, vpnAloneUsd: 250 })])).toEqual({ link: 'p1 1' });
    expect(chosen([link], lockOf([{ candidate: link, choice: { product: p1, sizes: [[1]] } }]))).toEqual({ link: 'p1 1' });
  });

  test('of sixteen paths is found without looking at every combination', () => {
    const paths = Array.from({ length: 16 }, (_, i) => path(router(`edge-${i}`)));
    expect(chosen([candidate({ name: 'link', paths, required: 400_000, kept: 300_000 })])).toEqual({ link: `p10${' 3'.repeat(16)}` });
  });
});

describe('the choice for links that share routers', () => {
  const shared = [router('edge-1', { 10_000: 4, 100_000: 1 }), router('edge-2', { 10_000: 4, 100_000: 1 })] as const;
  const need = (name: string, required: number) => candidate({ name, paths: [path(shared[0]), path(shared[1])], required });

  test('gives the scarce ports to the link for which another choice would cost more', () => {
    expect(chosen([need('big', 70_000), need('small', 20_000)])).toEqual({ big: 'p100 1 1', small: 'p10 1 1' });
    expect(chosen([need('big', 80_000), need('small', 20_000)].reverse())).toEqual({ big: 'p100 1 1', small: 'p10 1 1' });
  });

  test('splits members over paths so that both links fit', () => {
    const uneven: Candidate['isEnough'] = ({ sizes: [left, right] }) => left![0]! + right![0]! === 4 && left![0] !== 2;
    const odd = (name: string) => candidate({ name, paths: [path(shared[0]), path(shared[1])], required: 20_000, isEnough: uneven });
    expect(chosen([odd('one'), odd('two')])).toEqual({ one: 'p10 1 3', two: 'p10 3 1' });
  });

  test('counts what a gateway costs for the circuits of all of them', () => {
    const circuits = catalogOf([product('e1', 1_000, 100, { kind: 'express-route', maxMembers: 1 }), product('e2', 2_000, 230, { kind: 'express-route', maxMembers: 1 })]);
    const links = ['one', 'two'].map((name) => candidate({ name, paths: [path(a)], required: 2_000, kind: 'express-route', cloud: 'azure' }));
    const gateway = (most: number): GatewayPrice => ({ cloud: 'azure', monthlyUsd: (count) => (count <= 2 ? 100 : count <= most ? 200 : undefined) });
    expect(chosen(links, undefined, [], circuits)).toEqual({ one: 'e1 2', two: 'e1 2' });
    expect(chosen(links, undefined, [gateway(4)], circuits)).toEqual({ one: 'e2 1', two: 'e2 1' });
    expect(chosen(links, undefined, [{ cloud: 'other', monthlyUsd: () => 1 }], circuits)).toEqual({ one: 'e1 2', two: 'e1 2' });
    expect(problemsOf(() => chosen([...links, { ...links[0]!, link: { ...links[0]!.link, name: 'x' } }], undefined, [gateway(2)], circuits))).toHaveLength(3);
  });

  test('that fit alone and not together, and links that fit into nothing, are all named, and no others', () => {
    const lone = router('lone', { 1_000: 1 });
    const tight = router('tight', { 10_000: 1 });
    const both = ['one', 'two'].map((name) => candidate({ name, paths: [path(tight)], required: 5_000 }));
    expect(problemsOf(() => chosen([...both, candidate({ name: 'huge', paths: [path(lone)], required: 5_000 }), candidate({ name: 'fine', paths: [path(a)], required: 5_000 })]))).toEqual([
      expect.stringMatching(/^5000 Mbps and its failures fit into no circuits with the free ports and VLAN ids of tight beside the other links$/),
      expect.stringMatching(/beside the other links/),
      expect.stringMatching(/^5000 Mbps and its failures fit into no circuits with the free ports and VLAN ids of lone$/),
    ]);
  });

  test('takes no more ports than there are', () => {
    const links = [need('big', 80_000), need('small', 20_000)];
    const choices = chooseCircuits(links, network, undefined, []);
    const taken = portsTaken(links.map(({ link }) => ({ paths: link.primary.paths, choice: choices.get(link.name)! })), shared[0]);
    expect([...taken]).toEqual([[100_000, 1], [10_000, 1]]);
  });
});

describe('circuits in use', () => {
  const link = candidate({ name: 'link', paths: [path(a), path(b)], required: 40_000 });

  test('are never fewer on any path', () => {
    expect(chosen([link])).toEqual({ link: 'p10 2 2' });
    expect(chosen([link], lockOf([{ candidate: link, choice: { product: p10, sizes: [[3], [1]] } }]))).toEqual({ link: 'p10 3 2' });
    const smaller = candidate({ name: 'link', paths: [path(a), path(b)], required: 5_000 });
    expect(chosen([smaller], lockOf([{ candidate: link, choice: { product: p10, sizes: [[3], [1]] } }]))).toEqual({ link: 'p10 3 1' });
  });

  test('are never replaced by another speed, and the error says why', () => {
    const tight = candidate({ name: 'link', paths: [path(router('edge-1', { 10_000: 2, 100_000: 4 }))], required: 90_000 });
    expect(chosen([tight])).toEqual({ link: 'p100 1' });
    expect(problemsOf(() => chosen([tight], lockOf([{ candidate: tight, choice: { product: p10, sizes: [[1]] } }]))))
      .toEqual([expect.stringMatching(/with p10, beside which another speed adds nothing, in use by the lock$/)]);
  });

  test('of a product that the catalogue does not have any more are not replaced', () => {
    expect(problemsOf(() => chosen([link], lockOf([{ candidate: link, choice: { product: product('gone', 10_000, 1), sizes: [[1], [1]] } }])))).toHaveLength(1);
  });

  test('of ExpressRoute are upgraded, and never back', () => {
    const circuits = catalogOf([1, 2, 5].map((speed) => product(`e${speed}`, speed * 1_000, speed * 100, { kind: 'express-route', maxMembers: 1, maxEqualPaths: 4 })));
    const provided = (required: number) => candidate({ name: 'link', paths: [path(a), path(b)], required, kind: 'express-route' });
    const lock = lockOf([{ candidate: provided(1), choice: { product: circuits.catalog.circuits[1]!, sizes: [[1], [1]] } }]);
    expect(chosen([provided(10_000)], lock, [], circuits)).toEqual({ link: 'e5 1 1' });
    expect(chosen([provided(2_000)], lock, [], circuits)).toEqual({ link: 'e2 1 1' });
  });
});

describe('alternatives', () => {
  const alternatives = (candidates: readonly Candidate[], lock = lockOf([]), gateways: readonly GatewayPrice[] = [], from = faster) =>
    [...selectCircuits(candidates, from, lock, gateways).values()][0]!.alternatives.map(({ title, differenceUsd, loses }) => `${differenceUsd} ${title}: ${loses}`);

  test('are what is cheaper and not enough, and what is enough and dearer, the closest in cost first', () => {
    expect(alternatives([candidate({ name: 'link', paths: [path(a), path(b)], required: 40_000, kept: 20_000 })])).toEqual([
      '-1600 1 x 10 Gbps at at-edge-a, 2 x 10 Gbps at at-edge-b: carries too little',
      '1600 3 x 10 Gbps at at-edge-a, 2 x 10 Gbps at at-edge-b: $1,600 a month more',
      '25600 1 x 100 Gbps at at-edge-a, 1 x 100 Gbps at at-edge-b: $25,600 a month more',
    ]);
  });

  test('say which router has no port for what would be enough', () => {
    const own = router('edge-1', { 10_000: 1, 100_000: 1 });
    const other = candidate({ name: 'other', paths: [path(own)], required: 90_000 });
    const link = candidate({ name: 'link', paths: [path(own)], required: 10_000 });
    expect(alternatives([link, other])).toContain('14400 1 x 100 Gbps at at-edge-1: router edge-1 has no free 100 Gbps port');
    const bare = router('bare', { 10_000: 2 });
    expect(alternatives([candidate({ name: 'link', paths: [path(bare)], required: 20_000 })])).toContain('12800 1 x 100 Gbps at at-bare: router bare has no free 100 Gbps port');
  });

  test('include the VPN alone, and circuits beside it', () => {
    expect(alternatives([candidate({ name: 'link', paths: [path(a)], required: 500, vpnAloneUsd: 250 })], undefined, [], network)[0]).toBe('50 VPN alone: $50 a month more');
    expect(alternatives([candidate({ name: 'link', paths: [path(a)], required: 500, vpnAloneUsd: 150 })], undefined, [], network)).toEqual([
      '50 1 x 1 Gbps at at-edge-a: $50 a month more',
      '1450 1 x 10 Gbps at at-edge-a: $1,450 a month more',
      '15850 1 x 100 Gbps at at-edge-a: $15,850 a month more',
    ]);
    const link = candidate({ name: 'link', paths: [path(a)], required: 500, vpnAloneUsd: 150 });
    expect(alternatives([link], lockOf([{ candidate: link, choice: { product: p1, sizes: [[1]] } }]), [], network)).toContain('-50 VPN alone: gives up p1 in use');
  });

  test('count what the gateway would cost', () => {
    const circuits = catalogOf([product('e1', 1_000, 100, { kind: 'express-route', maxMembers: 1 }), product('e2', 2_000, 230, { kind: 'express-route', maxMembers: 1 })]);
    const link = candidate({ name: 'link', paths: [path(a)], required: 2_000, kind: 'express-route', cloud: 'azure' });
    const gateway: GatewayPrice = { cloud: 'azure', monthlyUsd: (count) => (count <= 1 ? 100 : 200) };
    expect(alternatives([link], undefined, [gateway], circuits)).toContain('70 2 x 1 Gbps at at-edge-a: $70 a month more');
  });

  test('are three at most, each once, and never without a circuit', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 3 }), (required, kept, paths) => {
      const link = candidate({ name: 'link', paths: [path(a), path(b), path(c)].slice(0, paths), required: required * 1_000, kept: paths > 1 ? Math.min(kept, required) * 1_000 : 0 });
      const { choice, alternatives: rows } = selectCircuits([link], network, undefined, []).get('link')!;
      expect(rows.length).toBeLessThanOrEqual(3);
      expect(new Set([...rows.map((row) => written(row.choice)), written(choice)]).size).toBe(rows.length + 1);
      for (const row of rows) {
        expect(row.choice!.sizes.flat().every((members) => members > 0)).toBe(true);
        expect(link.isEnough(row.choice!) ? row.differenceUsd >= 0 : row.differenceUsd < 0).toBe(true);
        expect(row.differenceUsd).toBeCloseTo(link.monthlyUsd(row.choice!) - link.monthlyUsd(choice!), 6);
      }
      const distances = rows.map(({ differenceUsd }) => Math.abs(differenceUsd));
      expect(distances).toEqual([...distances].sort((x, y) => x - y));
    }), { numRuns: 150 });
  });
});

describe('the choice, whatever the links', () => {
  const need = fc.record({ required: fc.integer({ min: 1, max: 60 }), kept: fc.integer({ min: 0, max: 20 }), paths: fc.constantFrom([0], [1], [1, 0]) });
  const needs = fc.array(need, { minLength: 1, maxLength: 5 });
  const ports = fc.record({ slow: fc.integer({ min: 0, max: 6 }), ten: fc.integer({ min: 1, max: 6 }), fast: fc.integer({ min: 1, max: 4 }) });
  type Ports = typeof ports extends fc.Arbitrary<infer T> ? T : never;
  const candidatesOf = (rows: typeof needs extends fc.Arbitrary<infer T> ? T : never, free: readonly Ports[]) => {
    const routers = free.map(({ slow, ten, fast }, i) => router(`edge-${i}`, { 1_000: slow, 10_000: ten, 100_000: fast }));
    return rows.map(({ required, kept, paths }, i) =>
      candidate({ name: `link-${i}`, paths: paths.map((r) => path(routers[r]!)), required: required * 1_000, kept: paths.length > 1 ? kept * 500 : 0 }));
  };
  const costOf = (candidates: readonly Candidate[]): number => {
    try {
      const choices = chooseCircuits(candidates, network, undefined, []);
      return candidates.reduce((sum, { link, monthlyUsd }) => sum + monthlyUsd(choices.get(link.name)!), 0);
    } catch (error) {
      if (HybridNetworkError.is(error)) return Infinity;
      throw error;
    }
  };

  test('never costs more with a port more', () => {
    fc.assert(fc.property(needs, ports, ports, fc.constantFrom('slow', 'ten', 'fast'), (rows, one, two, more) => {
      expect(costOf(candidatesOf(rows, [{ ...one, [more]: one[more as 'slow'] + 1 }, two]))).toBeLessThanOrEqual(costOf(candidatesOf(rows, [one, two])));
    }), { numRuns: 150 });
  });

  test('does not depend on the order of the links or of the catalogue', () => {
    fc.assert(fc.property(needs, ports, ports, (rows, one, two) => {
      const links = candidatesOf(rows, [one, two]);
      fc.pre(costOf(links) < Infinity);
      expect(chosen([...links].reverse(), undefined, [], catalogOf([p100, p1, p10]))).toEqual(chosen(links));
    }), { numRuns: 100 });
  });

  test('is enough for each, and for one link the cheapest of all there is', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 50 }), (required, kept, salt) => {
      // Now and then a choice is not enough although one with fewer members is.
      const isEnough: Candidate['isEnough'] = ({ product: { mbps }, sizes: [left, right] }) =>
        counted([...left!, ...right!]) * mbps >= required * 1_000
          && [left!, right!].every((bundles) => counted(bundles) * mbps >= Math.min(kept, required) * 500)
          && (left!.length * 7 + left![0]! * 3 + right![0]! * 5 + salt) % 4 !== 0;
      const routers = [router('r0', { 1_000: 8, 10_000: 8, 100_000: 3 }), router('r1', { 1_000: 8, 10_000: 8, 100_000: 3 })];
      const link = candidate({ name: 'link', paths: routers.map((from) => path(from)), required: required * 1_000, isEnough });
      const all = network.catalog.circuits.flatMap((item) => Array.from({ length: 64 }, (_, i) => [1 + (i % 8), 1 + Math.floor(i / 8)] as const)
        .filter((members) => members.every((count) => count <= (item === p100 ? 3 : 8)))
        .map((members) => ({
          members,
          usd: item.monthlyUsd * (members[0] + members[1]),
          choice: { product: item, sizes: members.map((count) => split(count, item.maxMembers)) },
        })))
        .filter(({ choice }) => isEnough(choice));
      expect(costOf([link])).toBe(Math.min(Infinity, ...all.map(({ usd }) => usd)));
    }), { numRuns: 150 });
  });
});

/** As equal bundles as there have to be. */
function split(members: number, most: number): readonly number[] {
  const count = Math.ceil(members / most);
  return Array.from({ length: count }, (_, i) => Math.floor(members / count) + (i < members % count ? 1 : 0));
}
