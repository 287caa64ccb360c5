import { alternativesOf } from './alternatives';
import { Menu, type Option } from './menu';
import { type Resources, resourcesOf } from './resources';
import { chooseTogether, sharing, takenTogether } from './together';
import type { Candidate, Choice, GatewayPrice, Selection } from './types';
import type { HybridNetwork } from '../../definition/hybrid-network';
import { HybridNetworkError, noCircuitProblem, type Problem } from '../../errors';
import { bundlesByPath } from '../circuits';
import type { NetworkLock } from '../network-plan';

/**
 * The least-cost choice for all links of a network together, within the free ports and VLAN ids of their routers and with the
 * gateways that their circuits share; of equal costs the fewest circuits, then the order by name. Circuits in use are kept, and only
 * added to.
 *
 * @param candidates the links with dedicated circuits, and what each needs
 * @param network where they are
 * @param lock what an earlier plan bought
 * @param gateways what the gateways of the clouds cost, where that depends on the circuits
 * @throws HybridNetworkError with every link whose need fits into no product, and all links that only do not fit together
 */
export function selectCircuits(
  candidates: readonly Candidate[],
  network: HybridNetwork,
  lock: NetworkLock | undefined,
  gateways: readonly GatewayPrice[],
): ReadonlyMap<string, Selection> {
  return new Map(chosenFor(candidates, network, lock, gateways).map(({ menu, option, taken, resources }) =>
    [menu.candidate.link.name, { ...(option.choice && { choice: option.choice }), alternatives: alternativesOf(menu, option, taken, resources) }]));
}

/**
 * As `selectCircuits`, without the alternatives; nothing is in the place of a VPN alone.
 *
 * @param candidates the links with dedicated circuits, and what each needs
 * @param network where they are
 * @param lock what an earlier plan bought
 * @param gateways what the gateways of the clouds cost, where that depends on the circuits
 * @throws HybridNetworkError with every link whose need fits into no product, and all links that only do not fit together
 */
export function chooseCircuits(
  candidates: readonly Candidate[],
  network: HybridNetwork,
  lock: NetworkLock | undefined,
  gateways: readonly GatewayPrice[],
): ReadonlyMap<string, Choice | undefined> {
  return new Map(chosenFor(candidates, network, lock, gateways).map(({ menu, option }) => [menu.candidate.link.name, option.choice]));
}

/** What was chosen for a link, and what it was chosen beside. */
interface Chosen {
  readonly menu: Menu;
  readonly option: Option;
  /** What all links take together. */
  readonly taken: ReadonlyMap<number, number>;
  readonly resources: Resources;
}

function chosenFor(
  candidates: readonly Candidate[],
  network: HybridNetwork,
  lock: NetworkLock | undefined,
  gateways: readonly GatewayPrice[],
): readonly Chosen[] {
  const resources = resourcesOf(candidates, gateways);
  const inUse = bundlesByPath(lock);
  const menus = candidates.map((candidate) => new Menu(candidate, network, inUse, resources));
  const unfulfilled = new Set(menus.filter((menu) => !menu.best));
  const chosen = new Map<Menu, Chosen>();
  for (const group of sharing(menus.filter((menu) => !unfulfilled.has(menu)))) {
    const options = chooseTogether(group, resources);
    const taken = takenTogether(options ?? []);
    for (const [i, option] of (options ?? []).entries()) chosen.set(group[i]!, { menu: group[i]!, option, taken, resources });
  }
  const problems = menus.filter((menu) => !chosen.has(menu)).map((menu) => problemOf(menu, !unfulfilled.has(menu)));
  if (problems.length > 0) throw new HybridNetworkError(problems);
  return menus.map((menu) => chosen.get(menu)!);
}

/** Says that a link fits into nothing, alone or beside the others. */
function problemOf({ candidate: { link, requiredMbps }, productInUse }: Menu, together: boolean): Problem {
  const routers = link.primary.paths.map(({ router }) => router.name);
  // Traffic is shared equally over the circuits of a link, so a faster one beside slower ones carries no more than these.
  const isFixed = link.primary.kind !== 'express-route';
  return noCircuitProblem({
    link: link.name,
    requiredMbps,
    routers,
    together,
    inUse: productInUse && isFixed ? `${productInUse}, beside which another speed adds nothing,` : productInUse,
    gateway: link.cloud.provider === 'azure' ? link.cloud.name : undefined,
  });
}
