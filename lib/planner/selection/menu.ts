import { bundlesOn, choiceFrom, combinationsOf, fitsPorts, type Shelf, shelfOf } from './counts';
import { attachmentCount, isDelivered, membersOf } from './ports';
import type { SolverOption } from './problem';
import { type Resources, toWholeCents } from './resources';
import type { Candidate, Choice } from './types';
import type { CircuitProduct } from '../../catalog';
import type { HybridNetwork } from '../../definition/hybrid-network';
import { type BundlesInUse, pathId } from '../circuits';
import { isExpressRoute, isForSale, mayBecome, type TierNeed, tierNeed } from '../express-route';

/** A choice that is enough for a link. */
export interface Option extends SolverOption {
  /** The circuits; absent for a VPN alone. */
  readonly choice?: Choice;
  /** Members of each path; none for a VPN alone. */
  readonly members: readonly number[];
}

/** What a link can buy of a product, laid out when it is first looked at, and where the search on it stands. */
export interface Section {
  /** The product. */
  readonly product: CircuitProduct;
  /** What is laid out. */
  readonly shelf: () => Shelf;
  /** What was found to be enough. */
  readonly found: (readonly number[])[];
  /** The number of members that comes next. */
  total: number;
  /** The least that so many members cost, in cents; `Infinity` where no more are to be looked at. */
  cents: number;
}

/**
 * All that is enough for a link, found as far as it is asked for: of every product the numbers of members, the cheapest first, and
 * without those that take no less of anything than others that are enough. Whether a choice is enough is asked of each anew, because
 * a member more may be worth less.
 */
export class Menu {
  /** What was found to be enough so far. */
  readonly options: Option[] = [];
  /** The product in use, which is never replaced; absent where nothing is in use. */
  readonly productInUse: string | undefined;
  /** What the link can buy, enough or not. */
  readonly sections: readonly Section[];
  /** The fewest bundles that it can have. */
  readonly leastBundles: number;
  /** What it shares with other links, by index. */
  readonly touches: readonly number[];
  private readonly isShortOfVlans: boolean;
  private cheapest: Option | undefined;

  /**
   * Opens the menu of a link, and finds what is best for it alone.
   *
   * @param candidate the link, and what it needs
   * @param network where it is
   * @param lock the bundles in use of each path
   * @param resources what links share
   */
  constructor(readonly candidate: Candidate, network: HybridNetwork, lock: ReadonlyMap<string, BundlesInUse>, private readonly resources: Resources) {
    const { link, requiredMbps, vpnAloneUsd } = candidate;
    const { catalog } = network;
    const need = isExpressRoute(link) ? tierNeed(link, network) : {};
    const inUse = link.primary.paths.map((path) => lock.get(pathId(link, path)));
    const sizes = inUse.map((bundles) => bundles?.sizes ?? NOTHING);
    const tierInUse = catalog.circuits.find(({ id }) => inUse.some((bundles) => bundles?.product === id))?.tier;
    const products = catalog.circuits.filter((product) => isOffered(product, candidate, need, tierInUse) && mayReplaceAll(inUse, product, catalog.circuits));
    const least = sizes.reduce((total, bundles) => total + Math.max(1, membersOf(bundles)), 0);
    this.productInUse = inUse.find((bundles) => bundles)?.product;
    this.leastBundles = vpnAloneUsd === undefined ? sizes.reduce((total, bundles) => total + Math.max(1, bundles.length), 0) : 0;
    this.touches = resources.touchedBy(candidate, products);
    this.isShortOfVlans = this.touches.some((resource) => resources.all[resource]!.kind === 'vlans');
    this.sections = products.map((product): Section => {
      const total = Math.max(least, Math.ceil(requiredMbps / product.mbps));
      let shelf: Shelf | undefined;
      return { product, shelf: () => shelf ??= shelfOf(link, product, sizes), found: [], total, cents: leastCents(product, total) };
    });
    if (vpnAloneUsd !== undefined && this.productInUse === undefined) this.add({ cost: toWholeCents(vpnAloneUsd), circuits: 0, uses: [], members: [] });
    for (let next = this.next(); next && next.cents <= (this.cheapest?.cost ?? Infinity); next = this.next()) this.examine(next);
  }

  /** The option that is best for the link alone; absent where none is enough. */
  get best(): Option | undefined {
    return this.cheapest;
  }

  /** Whether all options there are were found. */
  get isComplete(): boolean {
    return this.sections.every(({ cents }) => cents === Infinity);
  }

  /**
   * Finds all options of up to so many cents.
   *
   * @param cents the most that they cost a month
   */
  searchTo(cents: number): void {
    for (let next = this.next(); next && next.cents <= cents; next = this.next()) this.examine(next);
  }

  /** Where the least cost comes next. */
  private next(): Section | undefined {
    let next: Section | undefined;
    for (const section of this.sections) if (section.cents < (next?.cents ?? Infinity)) next = section;
    return next;
  }

  /** Looks at all ways of having the next number of members. */
  private examine(section: Section): void {
    const { found, total, product } = section;
    const shelf = section.shelf();
    const { isEnough, monthlyUsd } = this.candidate;
    const { capacity } = this.resources;
    let isExhausted = shelf.portless !== undefined || total >= shelf.mostTotal;
    for (const members of shelf.portless || total > shelf.mostTotal ? [] : combinationsOf(shelf, total)) {
      if (found.some((other) => takesNoMore(shelf, other, members, this.isShortOfVlans ? this.candidate : undefined))) continue;
      const choice = fitsPorts(shelf, members) ? choiceFrom(shelf, members) : undefined;
      if (!choice || !isEnough(choice)) continue;
      const uses = this.resources.usesOf(this.candidate, choice);
      if (uses.some(([resource, amount]) => amount > capacity[resource]!)) continue;
      found.push(members);
      this.add({ choice, members, cost: toWholeCents(monthlyUsd(choice)), circuits: total, uses });
      // Whatever has more members on any path takes no less than the least, so nothing else of the product is needed.
      if (total === shelf.leastTotal && !this.isShortOfVlans) isExhausted = true;
    }
    section.total += 1;
    section.cents = isExhausted ? Infinity : leastCents(product, section.total);
  }

  private add(option: Option): void {
    this.options.push(option);
    if (!this.cheapest || compareOptions(option, this.cheapest) < 0) this.cheapest = option;
  }
}

/** The least cost first, then the fewest circuits, then the order by name. */
export function compareOptions(a: Option, b: Option): number {
  return a.cost - b.cost || a.circuits - b.circuits || compareOptionNames(a, b);
}

/** Whether some members take no more than others, on every path: neither ports nor, where they count, VLAN ids, of which larger bundles may need fewer. */
function takesNoMore(shelf: Shelf, members: readonly number[], others: readonly number[], counted: Candidate | undefined): boolean {
  return members.every((count, p) => count <= others[p]!)
    && (!counted || members.every((count, p) => vlansOn(counted, shelf, p, count) <= vlansOn(counted, shelf, p, others[p]!)));
}

const vlansOn = ({ link, guests = [] }: Candidate, shelf: Shelf, path: number, members: number): number =>
  [link, ...guests].reduce((sum, one) => sum + attachmentCount(one, shelf.product, bundlesOn(shelf, path, members)), 0);

/** A VPN alone first, then by product and by the members of each path. */
export function compareOptionNames(a: Option, b: Option): number {
  const [left, right] = [a.choice?.product.id ?? '', b.choice?.product.id ?? ''];
  if (left !== right) return left < right ? -1 : 1;
  const p = a.members.findIndex((count, i) => count !== b.members[i]);
  return p < 0 ? 0 : a.members[p]! - b.members[p]!;
}

/** The least that so many members of a product can cost. */
const leastCents = ({ monthlyUsd }: CircuitProduct, total: number): number => Math.floor(monthlyUsd * total * 100);

const NOTHING: readonly number[] = [];

/** A location that the catalogue knows without speeds offers every one; a provider's circuit is delivered at any. */
function isOffered(product: CircuitProduct, { link }: Candidate, need: TierNeed, tierInUse: CircuitProduct['tier']): boolean {
  const { kind, mbps, macsec, remote, hosted = false } = product;
  const { primary } = link;
  if (kind !== primary.kind || (primary.macsec && !macsec) || remote?.provider !== link.site.cloud?.provider) return false;
  if (isExpressRoute(link)) return isForSale(product, link, need, tierInUse);
  return (primary.connections === 'either' || hosted === (primary.connections === 'hosted'))
    && isAllowed(product, primary)
    && (isDelivered(product) || primary.paths.every(({ location }) => location.speedsMbps?.includes(mbps) ?? true));
}

/** What needs a newer provider of Terraform is bought only where the definition asks for ports as fast. */
const isAllowed = ({ mbps, providerVersion }: CircuitProduct, { fastestPortMbps }: Candidate['link']['primary']): boolean =>
  (fastestPortMbps === undefined ? providerVersion === undefined : mbps <= fastestPortMbps);

/** A port never changes its speed; an ExpressRoute circuit is changed in place as far as Azure does. */
function mayReplaceAll(inUse: readonly (BundlesInUse | undefined)[], product: CircuitProduct, catalog: readonly CircuitProduct[]): boolean {
  return inUse.every((bundles) => {
    if (bundles === undefined || bundles.product === product.id) return true;
    const before = catalog.find(({ id }) => id === bundles.product);
    return before?.kind === 'express-route' && product.kind === 'express-route' && mayBecome(before, product);
  });
}
