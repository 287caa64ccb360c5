import { bundlesOf } from './dedicated';
import { type ExpressRouteLink, isExpressRoute, reachPartners } from './express-route';
import type { Choice } from './selection';
import type { Link } from '../definition/hybrid-network';

/** A connection of Global Reach before it has addresses. */
export interface ReachName {
  /** Its id. */
  readonly id: string;
  /** The link at which it starts: the first by name. */
  readonly link: ExpressRouteLink;
  /** The bundle of this link. */
  readonly bundle: string;
  /** The link at which it ends. */
  readonly peerLink: ExpressRouteLink;
  /** The bundle of that link. */
  readonly peerBundle: string;
}

/** A link with the circuits that were chosen for it. */
interface Equipped {
  readonly link: Link;
  readonly circuits: Choice;
}

/**
 * The pairs of circuits that Global Reach joins, for every two links that ask for it and start at different sites: circuit by circuit in
 * their order, each with the next one at another location, since two of one location cannot be joined.
 * https://learn.microsoft.com/azure/expressroute/expressroute-global-reach
 */
export function reachNames(equipped: readonly Equipped[]): readonly ReachName[] {
  const own = equipped.filter((row): row is Equipped & { readonly link: ExpressRouteLink } => isExpressRoute(row.link));
  const links = own.map(({ link }) => link);
  return own.flatMap((from) => reachPartners(from.link, links)
    .filter((other) => other.name > from.link.name)
    .flatMap((other) => pairs(from, own.find(({ link }) => link === other)!)));
}

function pairs(from: Equipped & { readonly link: ExpressRouteLink }, to: Equipped & { readonly link: ExpressRouteLink }): readonly ReachName[] {
  const left = bundlesOf(to.link, to.circuits);
  const taken = new Set<string>();
  return bundlesOf(from.link, from.circuits).flatMap(({ id, path }): ReachName[] => {
    const peer = left.find((bundle) => !taken.has(bundle.id) && bundle.path.location.code !== path.location.code);
    if (!peer) return [];
    taken.add(peer.id);
    return [{ id: `${id}-to-${peer.id}`, link: from.link, bundle: id, peerLink: to.link, peerBundle: peer.id }];
  });
}
