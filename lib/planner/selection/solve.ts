import { cheapestTogether } from './pareto';
import { type Item, type ItemOption, leastOf, type SolverProblem, type Step, type Use } from './problem';

/**
 * The choice of one option from each list for the least sum of costs, then the fewest circuits, then the earliest options, within
 * the capacities; nothing where there is none. Exact: resources that cannot run out are left aside, lists that share none are
 * solved apart, and those that do by dynamic programming over what is taken, so that the effort grows with the amounts of what is
 * shared and not with the number of combinations.
 */
export function solve(problem: SolverProblem): readonly number[] | undefined {
  const items = reduced(problem);
  if (!items) return undefined;
  const chosen = new Array<number>(items.length).fill(0);
  for (const group of connected(items)) {
    const [only] = group[0]!.options;
    const indices = only!.uses.length === 0 && group[0]!.options.length === 1 ? [only!.index] : cheapestTogether(group, problem);
    if (!indices) return undefined;
    for (const [i, { list }] of group.entries()) chosen[list] = indices[i]!;
  }
  return chosen;
}

/** The lists without options that cannot be chosen, or never need to be, and without the resources of which there is enough. */
function reduced({ options, capacity, steps }: SolverProblem): readonly Item[] | undefined {
  let items: readonly Item[] = options.map((list, l) => ({ list: l, options: list.map((option, index) => ({ ...option, index })) }));
  for (let before = Infinity; ;) {
    const { least, most } = totals(items, capacity.length);
    const isFlat = ({ resource, cost }: Step) => cost(most[resource]!) !== undefined && cost(least[resource]!) === cost(most[resource]!);
    const rises = new Set(steps.filter((step) => !isFlat(step)).map(({ resource }) => resource));
    const scarce = ([resource, amount]: Use) => amount > 0 && (rises.has(resource) || most[resource]! > capacity[resource]!);
    items = items.map(({ list, options: own }) => {
      const ownLeast = leastOf(own);
      const others = (resource: number) => least[resource]! - (ownLeast.get(resource) ?? 0);
      const possible = own.filter(({ uses }) => uses.every(([resource, amount]) => others(resource) + amount <= capacity[resource]!));
      return { list, options: undominated(possible.map((option) => ({ ...option, uses: option.uses.filter(scarce) }))) };
    });
    if (items.some(({ options: own }) => own.length === 0)) return undefined;
    const left = items.reduce((sum, { options: own }) => sum + own.length, 0);
    if (left === before) return items;
    before = left;
  }
}

/** What all lists together take of each resource at least and at most. */
function totals(items: readonly Item[], resources: number): { readonly least: readonly number[]; readonly most: readonly number[] } {
  const least = new Array<number>(resources).fill(0);
  const most = new Array<number>(resources).fill(0);
  for (const { options } of items) {
    for (const [resource, amount] of leastOf(options)) least[resource]! += amount;
    const own = new Map<number, number>();
    for (const [resource, amount] of options.flatMap(({ uses }) => uses)) own.set(resource, Math.max(own.get(resource) ?? 0, amount));
    for (const [resource, amount] of own) most[resource]! += amount;
  }
  return { least, most };
}

/** Without the options to which another one is preferred that takes no more of anything. */
function undominated(options: readonly ItemOption[]): readonly ItemOption[] {
  if (options.length < 2) return options;
  const kept: { readonly option: ItemOption; readonly uses: ReadonlyMap<number, number> }[] = [];
  for (const option of [...options].sort((a, b) => a.cost - b.cost || a.circuits - b.circuits || a.index - b.index)) {
    const uses = new Map(option.uses);
    if (!kept.some((other) => other.option.uses.every(([resource, amount]) => amount <= (uses.get(resource) ?? 0)))) kept.push({ option, uses });
  }
  return kept.map(({ option }) => option);
}

/** Lists that share a resource, directly or through others; in the order of their first list. */
function connected(items: readonly Item[]): readonly (readonly Item[])[] {
  const parent = items.map((_, i) => i);
  const rootOf = (i: number): number => {
    let root = i;
    while (parent[root] !== root) root = parent[root]!;
    return root;
  };
  const firstWith = new Map<number, number>();
  for (const [i, { options }] of items.entries()) {
    for (const [resource] of options.flatMap(({ uses }) => uses)) {
      const [a, b] = [rootOf(firstWith.get(resource) ?? i), rootOf(i)];
      parent[Math.max(a, b)] = Math.min(a, b);
      firstWith.set(resource, Math.min(a, b));
    }
  }
  const groups = new Map<number, Item[]>();
  for (const [i, item] of items.entries()) {
    const root = rootOf(i);
    const group = groups.get(root);
    if (group) group.push(item);
    else groups.set(root, [item]);
  }
  return [...groups.values()];
}
