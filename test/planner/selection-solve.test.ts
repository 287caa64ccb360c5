import fc from 'fast-check';
import type { SolverOption, SolverProblem } from '../../lib/planner/selection/problem';
import { solve } from '../../lib/planner/selection/solve';

const option = fc.record({
  cost: fc.integer({ min: -3, max: 12 }),
  circuits: fc.integer({ min: 0, max: 3 }),
  uses: fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 4 })), { selector: ([resource]) => resource, maxLength: 3 }),
});

const problem = fc.record({
  options: fc.array(fc.array(option, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
  capacity: fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: 0, max: 10 })), fc.constant(Infinity)),
  prices: fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 2, maxLength: 12 }),
}).map(({ options, capacity, prices }): SolverProblem => ({
  options,
  capacity,
  steps: [{ resource: 3, cost: (amount) => (amount < prices.length ? prices.slice(0, amount + 1).reduce((sum, price) => sum + price, 0) : undefined) }],
}));

interface Solution {
  readonly cost: number;
  readonly circuits: number;
  readonly indices: readonly number[];
}

/** The best of all combinations. */
function bruteForce({ options, capacity, steps }: SolverProblem): Solution | undefined {
  const all = options.reduce<readonly (readonly number[])[]>((rows, list) => rows.flatMap((row) => list.map((_, i) => [...row, i])), [[]]);
  const judged = all.flatMap((indices): Solution[] => {
    const picked: readonly SolverOption[] = indices.map((index, i) => options[i]![index]!);
    const taken = capacity.map((_, r) => picked.flatMap(({ uses }) => uses).reduce((sum, [resource, amount]) => (resource === r ? sum + amount : sum), 0));
    const price = steps[0]!.cost(taken[3]!);
    if (price === undefined || taken.some((amount, r) => amount > capacity[r]!)) return [];
    return [{ cost: picked.reduce((sum, { cost }) => sum + cost, price), circuits: picked.reduce((sum, { circuits }) => sum + circuits, 0), indices }];
  });
  const later = (x: Solution, y: Solution) => x.indices.map((index, i) => index - y.indices[i]!).find((difference) => difference !== 0) ?? 0;
  return judged.sort((x, y) => x.cost - y.cost || x.circuits - y.circuits || later(x, y))[0];
}

describe('one of each list', () => {
  test('is chosen as if all combinations had been compared, ties included', () => {
    fc.assert(fc.property(problem, (given) => {
      expect(solve(given)).toEqual(bruteForce(given)?.indices);
    }), { numRuns: 1_500 });
  });

  test('is chosen of many lists with many ways to share in the time of a few', () => {
    const options = Array.from({ length: 300 }, (_, i) => [
      { cost: 100, circuits: 2, uses: [[i % 100, 2]] as const },
      { cost: 170 + (i % 3), circuits: 1, uses: [[i % 100, 1]] as const },
      { cost: 1_000, circuits: 1, uses: [] },
    ]);
    const indices = solve({ options, capacity: new Array<number>(100).fill(4), steps: [] })!;
    // Three lists share a resource of four: two give way.
    expect(indices.filter((index) => index === 0)).toHaveLength(100);
    expect(indices.filter((index) => index === 1)).toHaveLength(200);
  });

  test('is chosen well where more choices compete than can all be followed', () => {
    const options = Array.from({ length: 18 }, (_, i) => [1, 2, 3, 4].map((size) => ({
      cost: 400 - size * 61 + ((i * 37 + size * 17) % 29),
      circuits: 1,
      uses: [0, 1, 2].map((resource) => [resource, ((i + size * resource) % 3) + size] as const),
    })));
    const given = { options, capacity: [60, 55, 62], steps: [] };
    const indices = solve(given)!;
    // No single exchange, nor any of two lists, is better.
    const cost = (chosen: readonly number[]) => chosen.reduce((sum, index, i) => sum + options[i]![index]!.cost, 0);
    const takenOf = (chosen: readonly number[], r: number) => chosen.reduce((sum, index, i) => sum + options[i]![index]!.uses[r]![1], 0);
    const fits = (chosen: readonly number[]) => [0, 1, 2].every((r) => takenOf(chosen, r) <= given.capacity[r]!);
    expect(fits(indices)).toBe(true);
    for (let i = 0; i < 18; i += 1) {
      for (let j = 0; j < i; j += 1) {
        for (const [x, y] of [0, 1, 2, 3].flatMap((left) => [0, 1, 2, 3].map((right) => [left, right] as const))) {
          const other = indices.map((index, l) => (l === i ? x : l === j ? y : index));
          if (fits(other)) expect(cost(other)).toBeGreaterThanOrEqual(cost(indices));
        }
      }
    }
  });
});
