import type { Choice } from './types';
import type { CircuitProduct } from '../../catalog';
import type { Link, Path, Router } from '../../definition/hybrid-network';
import { attachmentsOn } from '../circuits';

const PORT_SPEEDS = [1_000, 10_000, 100_000, 400_000];

/** Whether a provider delivers a circuit, at any port of the router that is fast enough. */
export const isDelivered = ({ kind, portMbps, hosted = false }: CircuitProduct): boolean =>
  hosted || kind === 'partner-interconnect' || (kind === 'express-route' && portMbps === undefined);

/**
 * The speed of the port that a circuit takes on a router, in Mbps; nothing where it has none that fits. A port of one's own has the
 * speed of the cloud's. A provider delivers its circuit at any port that is fast enough: the slowest that the router
 * has, and never another one because those are taken, since that would move a circuit in use.
 */
export function portSpeed({ ports }: Router, product: CircuitProduct): number | undefined {
  const mbps = product.portMbps ?? product.mbps;
  return PORT_SPEEDS.find((speed) => (isDelivered(product) ? speed >= mbps : speed === mbps) && (ports === undefined || (ports.get(speed) ?? 0) > 0));
}

/** Ports of one member: both links of an ExpressRoute circuit have the same VLAN id, so it takes two. */
export const portsPerMember = ({ kind }: CircuitProduct): number => (kind === 'express-route' ? 2 : 1);

/** Ports that the links' choices take on a router, by speed in Mbps. */
export function portsTaken(links: readonly { readonly paths: readonly Path[]; readonly choice: Choice }[], router: Router): ReadonlyMap<number, number> {
  const taken = new Map<number, number>();
  for (const { paths, choice: { product, sizes } } of links) {
    const speed = portSpeed(router, product);
    if (speed === undefined) continue;
    for (const [p, path] of paths.entries()) {
      if (path.router === router) taken.set(speed, (taken.get(speed) ?? 0) + portsPerMember(product) * membersOf(sizes[p]!));
    }
  }
  return taken;
}

/** The members of some bundles together. */
export const membersOf = (bundles: readonly number[]): number => bundles.reduce((total, members) => total + members, 0);

/** VLAN ids that a link takes on some bundles of a path. */
export const attachmentCount = (link: Link, product: CircuitProduct, bundles: readonly number[]): number =>
  bundles.reduce((total, members) => total + attachmentsOn(link, product, members * product.mbps).length, 0);
