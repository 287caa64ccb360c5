import { type Counted, countOf, hashEfficiency } from './capacity';
import { encryptedTunnelMbps, gatewaysFor } from './circuit-encryption';
import { attachmentSizes } from './circuits';
import type { CircuitProduct } from '../catalog';
import type { Link } from '../definition/hybrid-network';

const isEncrypted = ({ primary }: Link): boolean => primary.kind !== 'vpn' && primary.encryption !== undefined;

/** What counts of some bundles of a product on a link; where it is encrypted, a hash puts flows into tunnels, of which there are more than members. */
export function countCircuits(link: Link, product: CircuitProduct, bundles: readonly number[], flows: number): Counted {
  const counted = countOf(bundles, product.mbps, flows);
  if (!isEncrypted(link) || bundles.length === 0) return counted;
  const least = Math.min(...bundles);
  const efficiency = hashEfficiency(bundles.length * encryptedTunnels(link, product, [least]), flows);
  return { mbps: bundles.length * least * product.mbps * efficiency, efficiency };
}

/** The most that one connection gets on a product: of its member, of what the cloud lets a flow have, and of a tunnel where there are some. */
export const flowLimit = (link: Link, { mbps, maxFlowMbps = Infinity }: CircuitProduct): number =>
  Math.min(mbps, maxFlowMbps, isEncrypted(link) ? encryptedTunnelMbps : Infinity);

/** Tunnels on the attachments of some bundles; none where the link is not encrypted. */
export function encryptedTunnels(link: Link, product: CircuitProduct, bundles: readonly number[]): number {
  if (!isEncrypted(link)) return 0;
  return bundles.flatMap((members) => attachmentSizes(product, members * product.mbps)).reduce((sum, mbps) => sum + gatewaysFor(mbps), 0);
}
