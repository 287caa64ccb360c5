import type { CircuitProduct } from '../catalog';
import type { Dedicated, HybridNetwork, Link, Path, Router } from '../definition/hybrid-network';
import { HybridNetworkError, noCircuitProblem } from '../errors';
import { type BundleSizes, bundlesInUse, bundleSizes, pathId } from './circuits';
import type { NetworkLock } from './network-plan';

/** What one link buys: the same on each of its paths, because a failure moves the traffic of one onto the others. */
export interface Choice {
  /** The product. */
  readonly product: CircuitProduct;
  /** Members of each bundle, for each path. */
  readonly sizes: readonly BundleSizes[];
}

/** A link with dedicated circuits, and what its choice has to fulfil. */
export interface Candidate {
  /** The link. */
  readonly link: Link & { readonly primary: Dedicated };
  /** What it needs in the normal state, for the report when nothing fits. */
  readonly requiredMbps: number;
  /** Whether a choice is enough in the normal state and in every failure. */
  readonly isEnough: (choice: Choice) => boolean;
}

/** Where the search for enough members on a path ends: more is a network of its own, and over the default quotas of every cloud. */
const MOST_PER_PATH = 40;

const PORT_SPEEDS = [1_000, 10_000, 100_000, 400_000];

/** Ports that a choice takes on one router. */
interface PortUse {
  readonly router: Router;
  readonly speed: number;
  readonly count: number;
}

interface Option extends Choice {
  readonly monthlyUsd: number;
  readonly members: number;
  readonly ports: readonly PortUse[];
}

/**
 * The least-cost choice for all links of a site together, within the free ports of its routers. Each link offers the fewest
 * members of each product that are enough, since more would cost more and take more ports; the search over these is exact.
 *
 * @throws HybridNetworkError when a link's need fits into no product, or the routers' ports are too few for all
 */
export function selectCircuits(candidates: readonly Candidate[], network: HybridNetwork, lock: NetworkLock | undefined): ReadonlyMap<string, Choice> {
  const offers = candidates.map((candidate) => optionsFor(candidate, network, lock));
  const unfulfilled = candidates.filter((_, i) => offers[i]!.length === 0);
  const best = unfulfilled.length === 0 ? cheapest(offers) : undefined;
  if (!best) {
    const together = unfulfilled.length === 0;
    throw new HybridNetworkError(
      (together ? candidates : unfulfilled).map(({ link, requiredMbps }) =>
        noCircuitProblem(link.name, requiredMbps, link.primary.paths.map(({ router }) => router.name), together, productOf(link, lock))),
    );
  }
  return new Map(candidates.map(({ link }, i) => [link.name, best[i]!]));
}

/** The product that an earlier plan bought for a link. */
const productOf = (link: Candidate['link'], lock: NetworkLock | undefined): string | undefined =>
  link.primary.paths.map((path) => bundlesInUse(pathId(link, path), lock).product).find((product) => product !== undefined);

/** What a link can choose from, the cheapest first; with circuits in use, only what these can grow into. */
function optionsFor({ link, isEnough }: Candidate, { catalog }: HybridNetwork, lock: NetworkLock | undefined): Option[] {
  const { paths } = link.primary;
  const inUse = paths.map((path) => bundlesInUse(pathId(link, path), lock));
  const boughtBefore = productOf(link, lock);
  const productInUse = catalog.circuits.find(({ id }) => id === boughtBefore);
  const least = Math.max(1, ...inUse.map(({ sizes }) => sizes.reduce((sum, members) => sum + members, 0)));
  const options: Option[] = [];
  for (const product of catalog.circuits) {
    if (product.kind !== link.primary.kind || !mayReplace(productInUse, product)) continue;
    if ((link.primary.macsec && !product.macsec) || !paths.every((path) => isOffered(path, product))) continue;
    for (let members = least; members <= MOST_PER_PATH; members += 1) {
      const sizes = inUse.map((bundles) => bundleSizes(product, members, bundles.sizes, link));
      const ports = portsFor(paths, product, members);
      if (!ports || !withinPorts(ports) || sizes.flat().length > (product.maxEqualPaths ?? Infinity)) break;
      if (sizes.flat().some((size) => size === 0) || !isEnough({ product, sizes })) continue;
      options.push({ product, sizes, members, monthlyUsd: product.monthlyUsd * members * paths.length, ports });
      break;
    }
  }
  return options.sort((a, b) => a.monthlyUsd - b.monthlyUsd || a.members - b.members || (a.product.id < b.product.id ? -1 : 1));
}

/** A port never changes its speed; an ExpressRoute circuit is upgraded in place, and never back. */
const mayReplace = (inUse: CircuitProduct | undefined, product: CircuitProduct): boolean =>
  inUse === undefined || (product.kind === 'express-route' ? product.mbps >= inUse.mbps : product.id === inUse.id);

/** A location that the catalogue knows without speeds offers every one; a provider's circuit is delivered at any. */
const isOffered = ({ location }: Path, { kind, mbps }: CircuitProduct): boolean => kind === 'express-route' || (location.speedsMbps?.includes(mbps) ?? true);

/**
 * The ports that the members take; nothing where a router has none that fit. A port of one's own has the speed of the cloud's. A
 * provider delivers an ExpressRoute circuit at any port that is fast enough, and both of its links have the same VLAN id, so it
 * takes two.
 */
function portsFor(paths: readonly Path[], { kind, mbps }: CircuitProduct, members: number): PortUse[] | undefined {
  const isProvided = kind === 'express-route';
  const uses = paths.map(({ router }) => {
    const speed = PORT_SPEEDS.find((port) => (isProvided ? port >= mbps : port === mbps) && (router.ports === undefined || router.ports.has(port)));
    return speed === undefined ? undefined : { router, speed, count: members * (isProvided ? 2 : 1) };
  });
  return uses.every((use) => use !== undefined) ? uses : undefined;
}

function withinPorts(uses: readonly PortUse[]): boolean {
  return uses.every(({ router, speed }) => router.ports === undefined || (portsBySpeed(uses, router).get(speed) ?? 0) <= (router.ports.get(speed) ?? 0));
}

function portsBySpeed(uses: readonly PortUse[], router: Router): ReadonlyMap<number, number> {
  const taken = new Map<number, number>();
  for (const use of uses) if (use.router === router) taken.set(use.speed, (taken.get(use.speed) ?? 0) + use.count);
  return taken;
}

/** One option for each link, within the ports, for the least sum: depth first, cut where even the cheapest rest costs no less. */
function cheapest(offers: readonly (readonly Option[])[]): readonly Option[] | undefined {
  const rest = offers.map((_, i) => offers.slice(i).reduce((sum, options) => sum + options[0]!.monthlyUsd, 0));
  let best: { readonly usd: number; readonly options: readonly Option[] } | undefined;
  const search = (index: number, usd: number, chosen: readonly Option[]): void => {
    if (best && usd + (rest[index] ?? 0) >= best.usd) return;
    if (index === offers.length) {
      best = { usd, options: chosen };
      return;
    }
    for (const option of offers[index]!) {
      const next = [...chosen, option];
      if (withinPorts(next.flatMap(({ ports }) => ports))) search(index + 1, usd + option.monthlyUsd, next);
    }
  };
  search(0, 0, []);
  return best?.options;
}

/** Ports that the links' choices take on a router, by speed in Mbps. */
export function portsTaken(links: readonly { readonly paths: readonly Path[]; readonly choice: Choice }[], router: Router): ReadonlyMap<number, number> {
  const uses = links.flatMap(({ paths, choice }) => portsFor(paths, choice.product, choice.sizes[0]!.reduce((sum, members) => sum + members, 0)) ?? []);
  return portsBySpeed(uses, router);
}
