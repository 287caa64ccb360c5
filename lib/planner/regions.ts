import type { BundleSizes } from './circuits';
import type { Link, Path } from '../definition/hybrid-network';

/** The region of a path's attachments: on Google Cloud the path may name another than the cloud's. */
export const regionOf = ({ cloud }: Pick<Link, 'cloud'>, { region }: Path): string => region ?? cloud.region;

/**
 * Priority of routes of a primary with the cloud's region: below what Google adds between regions, so that the fallback stays above all
 * circuits.
 */
export const PRIMARY_PRIORITY = 100;

/** That of circuits in another region of Google Cloud. Its Cloud Router announces the same prefixes, and Google grades subnet ranges only by region. */
export const STANDBY_PRIORITY = 200;

/**
 * The priority with which the cloud announces its prefixes over circuits: those of another region stand by for the site's traffic too.
 *
 * @see https://docs.cloud.google.com/network-connectivity/docs/router/concepts/advertised-routes
 */
export const priorityIn = ({ cloud }: { readonly cloud: Pick<Link['cloud'], 'provider' | 'region'> }, region: string): number =>
  (cloud.provider === 'google' && region !== cloud.region ? STANDBY_PRIORITY : PRIMARY_PRIORITY);

/** The regions in which a link has paths, that of its cloud first: the others stand by for it, since they are farther away for its subnets. */
export function regionsOf(link: Link): readonly string[] {
  if (link.primary.kind === 'vpn') return [];
  const used = new Set(link.primary.paths.map((path) => regionOf(link, path)));
  return [link.cloud.region, ...[...used].filter((region) => region !== link.cloud.region).sort()].filter((region) => used.has(region));
}

/**
 * The bundles that carry the traffic of a link: all, or where it has paths in several regions those of the first that has any left.
 * Google adds 201 to 9999 to the priority of a route for a region that is not its own, so that equal routes of two regions are not shared.
 *
 * @param sizes the bundles that are left of each path
 * @see https://docs.cloud.google.com/network-connectivity/docs/router/how-to/updating-priority
 */
export function carryingBundles(link: Link, sizes: readonly BundleSizes[]): readonly number[] {
  const { primary } = link;
  if (primary.kind === 'vpn') return [];
  for (const region of regionsOf(link)) {
    const own = sizes.filter((_, p) => regionOf(link, primary.paths[p]!) === region).flat();
    if (own.length > 0) return own;
  }
  return [];
}
