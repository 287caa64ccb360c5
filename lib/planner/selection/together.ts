import { compareOptionNames, type Menu, type Option } from './menu';
import type { Step } from './problem';
import type { Resources } from './resources';
import { solve } from './solve';

/** Links that share something, directly or through others. */
export function sharing(menus: readonly Menu[]): readonly (readonly Menu[])[] {
  const groupOf = new Map<number, Menu[]>();
  const groups = new Set<Menu[]>();
  for (const menu of menus) {
    const group = [menu];
    for (const other of new Set(menu.touches.map((resource) => groupOf.get(resource)))) {
      if (!other) continue;
      group.push(...other);
      groups.delete(other);
    }
    groups.add(group);
    for (const { touches } of group) for (const resource of touches) groupOf.set(resource, group);
  }
  return [...groups].map((group) => group.sort((a, b) => (a.candidate.link.name < b.candidate.link.name ? -1 : 1)));
}

/**
 * The least-cost options of links that share something, in their order; nothing where they do not fit together.
 *
 * The menus start with what is cheapest for each link alone, and are searched on only as far as is needed: whatever costs all
 * links together no more than a solution found costs none of them more than its own cheapest option and the excess of the solution
 * over the sum of these.
 */
export function chooseTogether(menus: readonly Menu[], resources: Resources): readonly Option[] | undefined {
  const bests = menus.map(({ best }) => best!);
  const steps = resources.steps.filter(({ resource }) => menus.some(({ touches }) => touches.includes(resource)));
  const fewest = (resource: number) => sum(menus.map(({ touches, leastBundles }) => (touches.includes(resource) ? leastBundles : 0)));
  const leastOfSteps = priceOf(steps, new Map(steps.map(({ resource }) => [resource, fewest(resource)])));
  const taken = takenTogether(bests);
  const fits = [...taken].every(([resource, amount]) => amount <= resources.capacity[resource]!);
  if (fits && leastOfSteps !== undefined && priceOf(steps, taken) === leastOfSteps) return bests;
  const least = sum(bests.map(({ cost }) => cost)) + (leastOfSteps ?? 0);
  for (let searched = 0; ;) {
    const options = menus.map((menu) => [...menu.options].sort(compareOptionNames));
    const indices = solve({ options, capacity: resources.capacity, steps });
    const chosen = indices?.map((index, i) => options[i]![index]!);
    const excess = chosen ? sum(chosen.map(({ cost }) => cost)) + priceOf(steps, takenTogether(chosen))! - least : Infinity;
    if (excess <= searched || menus.every(({ isComplete }) => isComplete)) return chosen;
    searched = chosen ? excess : Math.max(2 * searched, ...bests.map(({ cost }) => cost), 1);
    for (const [i, menu] of menus.entries()) menu.searchTo(bests[i]!.cost + searched);
  }
}

/** What is taken of each resource by some options together. */
export function takenTogether(options: readonly Option[]): ReadonlyMap<number, number> {
  const taken = new Map<number, number>();
  for (const [resource, amount] of options.flatMap(({ uses }) => uses)) taken.set(resource, (taken.get(resource) ?? 0) + amount);
  return taken;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** What gateways cost together; nothing where one takes no such number of circuits. */
function priceOf(steps: readonly Step[], taken: ReadonlyMap<number, number>): number | undefined {
  let price = 0;
  for (const { resource, cost } of steps) {
    const own = cost(taken.get(resource) ?? 0);
    if (own === undefined) return undefined;
    price += own;
  }
  return price;
}
