import { membersOf, portSpeed, portsPerMember } from './ports';
import type { Candidate, Choice } from './types';
import type { CircuitProduct } from '../../catalog';
import type { Path, Router } from '../../definition/hybrid-network';
import { type BundleSizes, bundleSizes } from '../circuits';

/** Where the search for enough members on a path ends: more is a network of its own, and over the default quotas of every cloud. */
export const MOST_PER_PATH = 40;

/**
 * As many combinations of members are looked at one by one for a product: all of them for two paths; with three paths 36 members
 * beyond the least, with four 19. Beyond it only the most equal combination for each number of members is.
 */
const MOST_COMBINATIONS = 10_000;

/** What a link can buy of one product: the numbers of members of each path, from those in use on. */
export interface Shelf {
  /** The link. */
  readonly link: Candidate['link'];
  /** The product. */
  readonly product: CircuitProduct;
  /** The least members of each path: at least those in use, and one in each bundle. */
  readonly least: readonly number[];
  /** The least members of all paths together. */
  readonly leastTotal: number;
  /** The most members of each path, whatever ports there are. */
  readonly most: readonly number[];
  /** The most members of each path with the ports of its router. */
  readonly mostWithPorts: readonly number[];
  /** The most members of all paths together, with the ports of the routers; 0 where these are too few for the least. */
  readonly mostTotal: number;
  /** Up to so many members of all paths together, every combination is looked at. */
  readonly exactTotal: number;
  /**
   * A router without a port that fits: then nothing of this product can be bought.
   * @default - every router has one
   */
  readonly portless?: Router;
  /** Paths that share the ports of a router, and how many members these take. */
  readonly sharedPorts: readonly { readonly paths: readonly number[]; readonly most: number }[];
  /** The bundles in use of each path. */
  readonly inUse: readonly BundleSizes[];
  /** The bundles of each path by the number of members, as far as they were asked for. */
  readonly bundles: readonly (BundleSizes | undefined)[][];
}

/** Lays out what a link can buy of a product, in addition to the bundles in use of each path. */
export function shelfOf(link: Candidate['link'], product: CircuitProduct, inUse: readonly BundleSizes[]): Shelf {
  const { paths } = link.primary;
  const freePorts = paths.map(({ router }) => Math.floor((router.ports?.get(portSpeed(router, product) ?? 0) ?? Infinity) / portsPerMember(product)));
  const portless = paths.find(({ router }) => portSpeed(router, product) === undefined)?.router;
  const bundles = inUse.map((): (BundleSizes | undefined)[] => []);
  const least = inUse.map((sizes, p) => leastMembers(link, product, sizes, bundles[p]!));
  const limits = bundleLimits(product, least.map((members, p) => bundles[p]![members]!.length));
  const most = least.map((members, p) => Math.min(Math.max(MOST_PER_PATH, members), limits[p]! * product.maxMembers));
  const mostWithPorts = most.map((members, p) => Math.min(members, freePorts[p]!));
  const leastTotal = membersOf(least);
  return {
    link,
    product,
    least,
    leastTotal,
    most,
    mostWithPorts,
    mostTotal: least.every((members, p) => members <= mostWithPorts[p]!) ? membersOf(mostWithPorts) : 0,
    exactTotal: leastTotal + exactExcess(paths.length),
    ...(portless && { portless }),
    sharedPorts: sharedPortsOf(paths, freePorts),
    inUse,
    bundles,
  };
}

/** The fewest members that leave no bundle empty. */
function leastMembers(link: Candidate['link'], product: CircuitProduct, inUse: BundleSizes, bundles: (BundleSizes | undefined)[]): number {
  for (let members = Math.max(1, membersOf(inUse)); ; members += 1) {
    const sizes = bundleSizes(product, members, inUse, link);
    bundles[members] = sizes;
    if (!sizes.includes(0)) return members;
  }
}

/** Routers at which more than one path starts. */
function sharedPortsOf(paths: readonly Path[], freePorts: readonly number[]): Shelf['sharedPorts'] {
  const routers = paths.map(({ router }) => router);
  if (new Set(routers).size === routers.length) return [];
  const pathsOf = (router: Router) => [...routers.keys()].filter((p) => routers[p] === router);
  return [...new Set(routers)].map((router) => ({ paths: pathsOf(router), most: freePorts[routers.indexOf(router)]! }));
}

/** The bundles of so many members on a path. */
export function bundlesOn({ link, product, inUse, bundles }: Shelf, path: number, members: number): BundleSizes {
  return bundles[path]![members] ??= bundleSizes(product, members, inUse[path]!, link);
}

/** The bundles of so many members on each path; nothing where they are more than the cloud spreads traffic over. */
export function choiceFrom(shelf: Shelf, members: readonly number[]): Choice | undefined {
  const { product } = shelf;
  const sizes = members.map((count, p) => bundlesOn(shelf, p, count));
  if (product.maxEqualPaths !== undefined && sizes.reduce((total, bundles) => total + bundles.length, 0) > product.maxEqualPaths) return undefined;
  return { product, sizes };
}

/** Whether routers at which several paths start have ports for all of them. */
export const fitsPorts = ({ sharedPorts }: Shelf, members: readonly number[]): boolean =>
  sharedPorts.every(({ paths, most }) => paths.reduce((total, p) => total + members[p]!, 0) <= most);

/** Every way of having so many members within the ports of each path; the most equal one where there are too many. */
export function combinationsOf({ least, mostWithPorts, exactTotal }: Shelf, total: number): readonly (readonly number[])[] {
  return total <= exactTotal ? compositions(total, least, mostWithPorts) : [levelled(total, least, mostWithPorts)];
}

/** The most equal way of having so many members, or as many as there can be, whatever ports there are. */
export const mostEqual = ({ least, most }: Shelf, total: number): readonly number[] => levelled(total, least, most);

/** A path has as many bundles as leave the others their least. */
function bundleLimits({ maxEqualPaths = Infinity }: CircuitProduct, leastBundles: readonly number[]): readonly number[] {
  const together = membersOf(leastBundles);
  return leastBundles.map((own) => maxEqualPaths - together + own);
}

/** The most members beyond the least for which there are no more combinations than are looked at. */
function exactExcess(paths: number): number {
  let excess = 0;
  // The combinations of up to `excess` more members on n paths are n + excess over n; each step multiplies by (n + excess) / excess.
  for (let combinations = 1; combinations <= MOST_COMBINATIONS && excess <= paths * MOST_PER_PATH;) {
    excess += 1;
    combinations = (combinations * (paths + excess)) / excess;
  }
  return excess - 1;
}

/** Every way of spreading members over paths between the least and the most of each, in the order of the first path's members. */
function compositions(total: number, least: readonly number[], most: readonly number[]): readonly (readonly number[])[] {
  let rows: readonly (readonly number[])[] = [[]];
  let leastAfter = membersOf(least);
  let mostAfter = membersOf(most);
  for (const [path, fewest] of least.entries()) {
    leastAfter -= fewest;
    mostAfter -= most[path]!;
    const next: (readonly number[])[] = [];
    for (const row of rows) {
      const left = total - membersOf(row);
      const to = Math.min(most[path]!, left - leastAfter);
      for (let count = Math.max(fewest, left - mostAfter); count <= to; count += 1) next.push([...row, count]);
    }
    rows = next;
  }
  return rows;
}

/** Adds members one at a time to the path that has the fewest and room for one, the first of several. */
function levelled(total: number, least: readonly number[], most: readonly number[]): readonly number[] {
  const members = [...least];
  for (let left = total - membersOf(least); left > 0; left -= 1) {
    let fewest = -1;
    for (const [p, count] of members.entries()) if (count < most[p]! && (fewest < 0 || count < members[fewest]!)) fewest = p;
    if (fewest < 0) break;
    members[fewest]! += 1;
  }
  return members;
}
