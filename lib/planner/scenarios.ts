import type { BundleSizes } from './circuits';
import { carryingBundles, regionOf, regionsOf } from './regions';
import type { Location } from '../catalog';
import type { Dedicated, Link, Path } from '../definition/hybrid-network';

/** A failure of a link with dedicated circuits: what it is, and the bundles that are left. */
export interface Failure {
  /** Stable: `location:EqDC2`. */
  readonly id: string;
  /** In words. */
  readonly title: string;
  /** Routers that are lost with it. */
  readonly routersLost: ReadonlySet<string>;
  /** Whether a path is lost; a single circuit or device is not in here. */
  readonly loses: (path: Path) => boolean;
}

/** The groups of paths that one event takes, in the order in which they are named; groups that take the same are one. */
export function sharedRiskGroups(link: Link & { readonly primary: Dedicated }): readonly Failure[] {
  const { paths } = link.primary;
  const found: Failure[] = [];
  const add = (kind: string, name: string, loses: (path: Path) => boolean) => {
    const routersLost = new Set(['location', 'zone', 'metro', 'region', 'provider'].includes(kind) ? [] : kind === 'building' ? inBuilding(paths, name) : paths.filter(loses).map(({ router }) => router.name));
    found.push({ id: `${kind}:${name}`, title: `${(kind === 'router' && link.site.cloud ? 'port ' : TITLES[kind]) ?? ''}${name}`, routersLost, loses });
  };
  for (const name of distinct(paths.filter(({ location }) => !isMetro(location)).map(({ location }) => location.code))) add('location', name, ({ location }) => location.code === name);
  const ownBuildings = ({ location: { building, secondBuilding, code } }: Path) => [building, ...(secondBuilding === undefined ? [] : [secondBuilding])]
    .filter((name) => name !== code); // one that is not known is the location itself
  for (const name of distinct(paths.flatMap((path) => [...ownBuildings(path), path.router.building]))) {
    add('building', name, ({ location, router }) => (location.building === name && !isMetro(location)) || router.building === name);
  }
  const zoneOf = ({ location }: Path) => location.zone && `${location.metro} ${location.zone}`;
  for (const name of distinct(paths.flatMap((path) => zoneOf(path) ?? []))) add('zone', name, (path) => zoneOf(path) === name);
  if (regionsOf(link).length > 1) {
    for (const name of distinct(paths.map(({ location }) => location.metro))) add('metro', name, ({ location }) => location.metro === name);
    for (const name of regionsOf(link)) add('region', name, (path) => regionOf(link, path) === name);
  }
  for (const name of distinct(paths.map(({ router }) => router.name))) add('router', name, ({ router }) => router.name === name);
  for (const name of distinct(paths.flatMap(({ serviceProvider }) => serviceProvider ?? []))) add('provider', name, ({ serviceProvider }) => serviceProvider === name);
  for (const { name, routers } of link.site.sharedRisks) {
    if (paths.some(({ router }) => routers.includes(router.name))) add('risk', name, ({ router }) => routers.includes(router.name));
  }
  return merged(found, paths);
}

/** A Metro location has two buildings, and each circuit a link in both: the loss of one leaves it all of its bandwidth. */
const isMetro = ({ secondBuilding }: Location): boolean => secondBuilding !== undefined;

const TITLES: Readonly<Record<string, string>> = { location: 'location ', building: 'building ', zone: 'availability domain ', metro: 'metropolitan area ', region: 'region ', router: 'router ', provider: 'provider ', risk: 'shared risk ' };

const distinct = (names: readonly string[]) => [...new Set(names)].sort();

const inBuilding = (paths: readonly Path[], building: string) => paths.filter(({ router }) => router.building === building).map(({ router }) => router.name);

/** Events that take the same paths and routers are one scenario with all their names. */
function merged(failures: readonly Failure[], paths: readonly Path[]): readonly Failure[] {
  const byEffect = new Map<string, Failure>();
  for (const failure of failures) {
    const effect = JSON.stringify([paths.map(failure.loses), [...failure.routersLost].sort()]);
    const known = byEffect.get(effect);
    byEffect.set(effect, known ? { ...known, title: `${known.title}, ${failure.title}` } : failure);
  }
  return [...byEffect.values()];
}

/** A link with circuits. */
type CircuitLink = Link & { readonly primary: Dedicated };

/** The bundles that carry the traffic when a group of paths is lost. */
export function withoutPaths(link: CircuitLink, sizes: readonly BundleSizes[], loses: Failure['loses']): readonly number[] {
  return carryingBundles(link, sizes.map((bundles, i) => (loses(link.primary.paths[i]!) ? [] : bundles)));
}

/** The bundles that carry the traffic when the worst single circuit is lost: the bundle it was in keeps its share. */
export const withoutOneCircuit = (link: CircuitLink, sizes: readonly BundleSizes[]): readonly number[] => withoutOne(link, sizes, 1);

/** The bundles that carry the traffic when the worst single bundle is lost, with the device on which it ends. */
export const withoutOneBundle = (link: CircuitLink, sizes: readonly BundleSizes[]): readonly number[] => withoutOne(link, sizes, Infinity);

/** Where the only circuit of a region is lost, those of the next region carry the traffic. */
function withoutOne(link: CircuitLink, sizes: readonly BundleSizes[], lost: number): readonly number[] {
  const left = withoutWorst(carryingBundles(link, sizes), lost);
  return left.length > 0 ? left : withoutPaths(link, sizes, (path) => regionOf(link, path) === regionsOf(link)[0]);
}

/** What is left when a number of members of one bundle is lost, where that is worst: count times the smallest is the least. */
function withoutWorst(bundles: readonly number[], lost: number): readonly number[] {
  const cases = [...new Set(bundles)].map((size) => {
    const index = bundles.indexOf(size);
    const left = bundles.map((members, i) => (i === index ? Math.max(0, members - lost) : members)).filter((members) => members > 0);
    return { left, counts: left.length === 0 ? 0 : left.length * Math.min(...left) };
  });
  return cases.reduce((worst, row) => (row.counts < worst.counts ? row : worst)).left;
}
