import type { CircuitProduct } from '../catalog';
import type { NetworkLock } from './network-plan';
import type { Link, Path } from '../definition/hybrid-network';

/** Members of each bundle of a path, by ordinal. */
export type BundleSizes = readonly number[];

/** `aws-edge-1-eqdc2`: link, router and location, as an identifier. */
export function pathId(link: Link, { router, location }: Path): string {
  return [link.name, router.name, slug(location.code)].join('-');
}

/** `Washington DC2` as a part of an identifier: `washington-dc2`. */
export function slug(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}

/** The bundles that an earlier plan built on a path. */
export interface BundlesInUse {
  /** The catalogue's id of their product. */
  readonly product: string;
  /** Their members by ordinal. */
  readonly sizes: BundleSizes;
}

/** The bundles in use of every path, by its id. */
export function bundlesByPath(lock: NetworkLock | undefined): ReadonlyMap<string, BundlesInUse> {
  const rows = new Map<string, { readonly ordinal: number; readonly product: string; readonly members: number }[]>();
  for (const [id, { path, product, members }] of Object.entries(lock?.bundles ?? {})) {
    const row = { ordinal: Number(id.slice(id.lastIndexOf('-') + 1)), product, members };
    const known = rows.get(path);
    if (known) known.push(row);
    else rows.set(path, [row]);
  }
  return new Map([...rows].map(([path, bundles]) => {
    const sorted = bundles.sort((a, b) => a.ordinal - b.ordinal);
    return [path, { product: sorted[0]!.product, sizes: sorted.map(({ members }) => members) }];
  }));
}

/**
 * How a number of members on a path is ordered: as few bundles as possible, as equal as possible, none in use made smaller.
 * A LAG of Direct Connect grows by members; the maximum resilience of AWS asks for two at each location, on two devices. An
 * ExpressRoute circuit and an attachment of a partner of Google have no members. A connection of Cloud Interconnect cannot grow in
 * place, so growth adds connections, and of the size of those in use: traffic is shared equally, so a larger one would carry no more.
 */
export function bundleSizes(product: CircuitProduct, members: number, inUse: BundleSizes, link: Link): BundleSizes {
  if (product.kind === 'express-route' || product.kind === 'partner-interconnect') return new Array<number>(members).fill(1);
  if (product.kind === 'dedicated-interconnect' || product.kind === 'cross-cloud-interconnect') {
    const added = members - sum(inUse);
    const size = inUse.length > 0 ? Math.min(...inUse) : product.maxMembers;
    const count = Math.max(Math.ceil(added / size), leastConnections(link) - inUse.length);
    return [...inUse, ...spread(added, new Array<number>(count).fill(0), size)];
  }
  const leastBundles = link.resilience === 'maximum' ? 2 : 1;
  const count = Math.max(inUse.length, leastBundles, Math.ceil(members / product.maxMembers));
  return spread(members - sum(inUse), Array.from({ length: count }, (_, i) => inUse[i] ?? 0), product.maxMembers);
}

/** In a single region Google's 99.99 % takes two connections in each availability domain, on one path or on two. */
function leastConnections({ primary }: Link): number {
  if (primary.kind === 'vpn' || !primary.singleRegion) return 1;
  const paths = (zone: string | undefined) => primary.paths.filter(({ location }) => location.zone === zone).length;
  return Math.max(...primary.paths.map(({ location }) => Math.ceil(2 / paths(location.zone))));
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Adds members one at a time to the smallest bundle that has room. */
function spread(members: number, sizes: number[], most: number): BundleSizes {
  for (let left = members; left > 0; left -= 1) {
    const smallest = Math.min(...sizes);
    const index = sizes.indexOf(smallest);
    if (index < 0 || smallest >= most) sizes.push(1);
    else sizes[index] = smallest + 1;
  }
  return sizes;
}

/** Sizes of VLAN attachments of Google Cloud in Mbps, the largest first. */
const ATTACHMENT_SIZES = [400_000, 100_000, 50_000, 20_000, 10_000];

/**
 * Bandwidth of each layer 3 connection on a bundle: one as large as the bundle, except on Google, where an attachment has sizes
 * of its own and the bundle is divided into as few equal ones as fit exactly.
 */
export function attachmentSizes(product: CircuitProduct, bundleMbps: number): readonly number[] {
  if (product.kind !== 'dedicated-interconnect' && product.kind !== 'cross-cloud-interconnect') return [bundleMbps];
  const size = ATTACHMENT_SIZES.find((mbps) => bundleMbps % mbps === 0) ?? bundleMbps;
  return new Array<number>(bundleMbps / size).fill(size);
}

/** Bandwidth of each layer 3 connection of a link on a bundle: as they are on its own circuits, or on Google one of the size to which a guest is limited. */
export function attachmentsOn({ primary }: Link, product: CircuitProduct, bundleMbps: number): readonly number[] {
  const limitMbps = (primary.kind !== 'vpn' && primary.rateLimit?.toMbps()) || Infinity;
  return product.kind === 'dedicated-interconnect' && limitMbps <= bundleMbps ? [limitMbps] : attachmentSizes(product, bundleMbps);
}
