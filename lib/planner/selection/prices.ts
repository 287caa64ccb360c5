import type { Item } from './problem';

/** A resource that lists share. */
export interface Shared {
  /** Its index in the problem. */
  readonly resource: number;
  /** How much there is of it. */
  readonly capacity: number;
  /** What it costs by what is taken of it together. */
  readonly price: (amount: number) => number | undefined;
}

const ROUNDS = 200;

/**
 * Prices on resources that are limited, at which every list choosing for itself takes about what there is: the higher the sum of
 * the least costs with them, the closer it bounds the best choice from below. Any prices bound it; these are found by raising the
 * price of what is taken too much of and lowering it elsewhere (subgradients), with steps that shrink when nothing is gained.
 */
export function capacityPrices(items: readonly Item[], shared: readonly Shared[], target: number | undefined): readonly number[] {
  // Counted in shares of what there is, so that ports of all speeds weigh alike.
  const shares = items.map(({ options }) => options.map(({ cost, uses }) => ({
    cost,
    uses: uses.flatMap(([resource, amount]) => {
      const r = shared.findIndex((row) => row.resource === resource);
      return shared[r]!.capacity > 0 && shared[r]!.capacity < Infinity ? [[r, amount / shared[r]!.capacity] as const] : [];
    }),
  })));
  let prices: readonly number[] = shared.map(() => 0);
  let best = prices;
  let bestBound = -Infinity;
  let factor = 1;
  for (let round = 0, idle = 0; round < ROUNDS; round += 1) {
    const taken = shared.map(() => 0);
    let bound = 0;
    for (const options of shares) {
      let least = Infinity;
      let chosen = options[0]!;
      for (const option of options) {
        const priced = option.uses.reduce((sum, [r, share]) => sum + prices[r]! * share, option.cost);
        if (priced < least) [least, chosen] = [priced, option];
      }
      bound += least;
      for (const [r, share] of chosen.uses) taken[r]! += share;
    }
    bound -= prices.reduce((sum, price) => sum + price, 0);
    if (bound > bestBound) [best, bestBound, idle] = [prices, bound, 0];
    else idle += 1;
    if (idle === 10) [factor, idle] = [factor / 2, 0];
    const slope = taken.map((share, r) => (share > 0 || prices[r]! > 0 ? share - 1 : 0));
    const square = slope.reduce((sum, value) => sum + value * value, 0);
    if (square === 0) break;
    const step = (factor * ((target ?? bestBound * 1.05) - bound)) / square;
    prices = prices.map((price, r) => Math.max(0, price + step * slope[r]!));
  }
  return best.map((price, r) => (shared[r]!.capacity > 0 && shared[r]!.capacity < Infinity ? price / shared[r]!.capacity : 0));
}
