import { capacityPrices, type Shared } from './prices';
import { type Item, leastOf, type SolverProblem } from './problem';

/** A choice from the lists so far. */
interface State {
  readonly cost: number;
  readonly circuits: number;
  /** What is taken of each resource that later lists take of too. */
  readonly taken: readonly number[];
  /** The least that all lists together can cost with it. */
  readonly bound: number;
  readonly before?: State;
  /** Index in the problem of the option of the last list. */
  readonly index: number;
}

/** What the search knows of a list before it comes to it. */
interface Stage {
  readonly item: Item;
  /** What each option takes, by local resource. */
  readonly amounts: readonly (readonly number[])[];
  /** The least cost of all later lists, with what they take of resources at the given prices. */
  readonly costAfter: number;
  /** Local resources of which later lists take. */
  readonly later: readonly number[];
  /** What all later lists take at least, by local resource. */
  readonly leastAfter: readonly number[];
  /** Local resources that no earlier list was the last to take of. */
  readonly open: readonly number[];
  /** Those of which no later list takes: what is taken of them is then paid for, and needs no more attention. */
  readonly closes: readonly number[];
}

/**
 * So many choices so far are followed in a first search, and in later ones with prices on what is scarce. Each is exact where it
 * never has more. Where even the last one has, which takes tens of links that compete for hundreds of ports of the same few routers,
 * the best that it found is taken.
 */
const FIRST_WIDTH = 64;
const WIDTHS = [256, 4_096] as const;

/** A choice so far is compared with at most so many better ones: with more of them the comparisons cost more than they save. */
const MOST_COMPARISONS = 256;

/** Sums of prices are not whole numbers: they differ from a cost by more than this before they are taken to be above it. */
const TOLERANCE = 0.01;

/**
 * The least-cost choice from lists that share resources, as indices into the lists of the problem. List by list, and of all choices
 * so far only those that no other one beats in cost and in every resource that is still open. A first search that follows the most
 * promising ones alone is exact where nothing was left out. Else what it found, and prices on what is scarce (Lagrange), bound the
 * following ones, which leave out nothing that could be better until there is too much of it.
 */
export function cheapestTogether(group: readonly Item[], problem: SolverProblem): readonly number[] | undefined {
  const shared = sharedOf(group, problem);
  const order = openedLate(group, shared);
  const items = order.map((i) => group[i]!);
  let found = search(stagesOf(items, shared, shared.map(() => 0)), shared, order, FIRST_WIDTH, Infinity);
  if (!found.isExact) {
    const prices = capacityPrices(items, shared, found.best?.cost);
    const stages = stagesOf(items, shared, prices);
    for (const width of WIDTHS) {
      const before: State | undefined = found.best;
      found = search(stages, shared, order, width, before?.cost ?? Infinity, prices);
      if (found.isExact) break;
      if (!found.best && before) found = { best: before, isExact: false };
    }
  }
  return found.best && indicesOf(found.best, order);
}

function sharedOf(group: readonly Item[], { capacity, steps }: SolverProblem): readonly Shared[] {
  const resources = [...new Set(group.flatMap(({ options }) => options.flatMap(({ uses }) => uses.map(([resource]) => resource))))].sort((a, b) => a - b);
  return resources.map((resource): Shared => {
    const step = steps.find((row) => row.resource === resource);
    const prices = new Map<number, number | undefined>();
    const price = (amount: number) => {
      if (!prices.has(amount)) prices.set(amount, step!.cost(amount));
      return prices.get(amount);
    };
    return { resource, capacity: capacity[resource]!, price: step ? price : () => 0 };
  });
}

/** The order of the lists that keeps few resources open: next is always the one that opens the fewest, less those that it closes. */
function openedLate(group: readonly Item[], shared: readonly Shared[]): readonly number[] {
  const touched = group.map(({ options }) => new Set(options.flatMap(({ uses }) => uses.map(([resource]) => resource))));
  const users = new Map(shared.map(({ resource }) => [resource, touched.filter((own) => own.has(resource)).length]));
  const open = new Set<number>();
  const left = new Set(group.keys());
  const order: number[] = [];
  while (left.size > 0) {
    let next = -1;
    let fewest = Infinity;
    for (const i of left) {
      let opened = 0;
      for (const resource of touched[i]!) opened += (open.has(resource) ? 0 : 1) - (users.get(resource) === 1 ? 1 : 0);
      if (opened < fewest) [next, fewest] = [i, opened];
    }
    left.delete(next);
    order.push(next);
    for (const resource of touched[next]!) {
      open.add(resource);
      users.set(resource, users.get(resource)! - 1);
    }
  }
  return order;
}

function stagesOf(items: readonly Item[], shared: readonly Shared[], prices: readonly number[]): readonly Stage[] {
  const stages: Stage[] = [];
  let costAfter = 0;
  let leastAfter = shared.map(() => 0);
  const later = new Set<number>();
  for (const item of [...items].reverse()) {
    const amounts = item.options.map(({ uses }) => {
      const own = new Map(uses);
      return shared.map(({ resource }) => own.get(resource) ?? 0);
    });
    const touched = [...shared.keys()].filter((r) => amounts.some((row) => row[r]! > 0));
    const before = [...later];
    const closes = touched.filter((r) => !later.has(r));
    for (const r of closes) later.add(r);
    stages.push({ item, amounts, costAfter, leastAfter, later: before, open: [...later], closes });
    const least = leastOf(item.options);
    leastAfter = leastAfter.map((amount, r) => amount + (least.get(shared[r]!.resource) ?? 0));
    const priced = item.options.map(({ cost }, o) => prices.reduce((sum, price, r) => sum + price * amounts[o]![r]!, cost));
    costAfter += Math.min(...priced);
  }
  return stages.reverse();
}

/** What a search found, and whether it left nothing out. */
interface Found {
  readonly best?: State;
  readonly isExact: boolean;
}

function search(
  stages: readonly Stage[],
  shared: readonly Shared[],
  order: readonly number[],
  width: number,
  limit: number,
  prices: readonly number[] = [],
): Found {
  let states: readonly State[] = [{ cost: 0, circuits: 0, taken: shared.map(() => 0), bound: 0, index: -1 }];
  let isExact = true;
  for (const stage of stages) {
    const next = frontier(states.flatMap((state) => successors(state, stage, { shared, limit, prices })), order);
    isExact = isExact && next.length <= width;
    states = next.length <= width ? next : [...next].sort((a, b) => a.bound - b.bound).slice(0, width);
  }
  return { isExact, ...(states[0] && { best: states[0] }) };
}

/** What bounds a search. */
interface Bounds {
  readonly shared: readonly Shared[];
  readonly limit: number;
  readonly prices: readonly number[];
}

function successors(state: State, { item, amounts, costAfter, leastAfter, later, open, closes }: Stage, { shared, limit, prices }: Bounds): readonly State[] {
  return item.options.flatMap((option, o): State | readonly State[] => {
    const taken = state.taken.map((amount, r) => amount + amounts[o]![r]!);
    let bound = state.cost + option.cost + costAfter;
    for (const r of open) {
      const { capacity, price } = shared[r]!;
      const least = taken[r]! + leastAfter[r]!;
      const charged = least > capacity ? undefined : price(least);
      if (charged === undefined) return [];
      bound += charged;
    }
    // Later lists pay the prices for no more than is left, so they cost at least as much less.
    for (const r of later) if (prices[r]) bound -= prices[r] * (shared[r]!.capacity - taken[r]!);
    if (bound > limit + TOLERANCE) return [];
    let cost = state.cost + option.cost;
    for (const r of closes) {
      cost += shared[r]!.price(taken[r]!)!;
      taken[r] = 0;
    }
    return { cost, circuits: state.circuits + option.circuits, taken, bound, before: state, index: option.index };
  });
}

/** The choices that no other one beats, the best first: no dearer, with no more circuits and no later options, and taking no more of anything. */
function frontier(states: readonly State[], order: readonly number[]): readonly State[] {
  const kept: State[] = [];
  for (const state of [...states].sort((a, b) => a.cost - b.cost || a.circuits - b.circuits || compareNames(a, b, order))) {
    if (!isBeaten(state, kept)) kept.push(state);
  }
  return kept;
}

function isBeaten({ taken }: State, kept: readonly State[]): boolean {
  const compared = Math.min(kept.length, MOST_COMPARISONS);
  for (let k = 0; k < compared; k += 1) {
    const other = kept[k]!.taken;
    let r = 0;
    while (r < taken.length && other[r]! <= taken[r]!) r += 1;
    if (r === taken.length) return true;
  }
  return false;
}

/** Which of two choices from the same lists has the earlier option in the first list where they differ. */
function compareNames(a: State, b: State, order: readonly number[]): number {
  const [left, right] = [indicesOf(a, order), indicesOf(b, order)];
  for (const [i, index] of left.entries()) if (index !== right[i]) return (index ?? 0) - (right[i] ?? 0);
  return 0;
}

/** The options of a choice, in the order of the lists of the group; lists that are still to come have none. */
function indicesOf(state: State, order: readonly number[]): readonly number[] {
  const reversed: number[] = [];
  for (let at: State | undefined = state; at?.before; at = at.before) reversed.push(at.index);
  const indices = new Array<number>(order.length);
  for (const [i, index] of reversed.reverse().entries()) indices[order[i]!] = index;
  return indices;
}
