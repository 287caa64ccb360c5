import { ExpressRouteCircuitConnection } from '@cdktf/provider-azurerm/lib/express-route-circuit-connection';
import type { DedicatedResources } from './dedicated';
import type { AzureHybridNetworkProps } from './network-props';
import { reachPeerProblem, requireNone } from './problems';
import { type AzureScope, nameOf, ofProvider, slug } from './scope';
import type { LinkPlan, ReachPlan } from '../planner/network-plan';

/** The connections of Global Reach of some links. */
export const reachesOf = (links: readonly LinkPlan[]): readonly ReachPlan[] =>
  links.flatMap(({ primary }) => (primary.kind === 'vpn' ? [] : primary.expressRoute?.globalReach ?? []));

/**
 * Joins the private peerings of circuits of two sites, once both are up.
 * https://learn.microsoft.com/azure/expressroute/expressroute-howto-set-global-reach
 *
 * @param all the links of the whole plan: the other circuit may end in another cloud
 * @throws HybridNetworkError when the other circuit is of another construct, and its peering is not given
 */
export function globalReach(
  scope: AzureScope, own: readonly LinkPlan[], all: readonly LinkPlan[], { live }: DedicatedResources, reachPeers: AzureHybridNetworkProps['reachPeers'],
): ReadonlyMap<string, ExpressRouteCircuitConnection> {
  const here = new Set(own.map(({ name }) => name));
  const up = reachesOf(own).filter(({ bundle, peerBundle, peerLink }) => live.has(bundle) && (!here.has(peerLink) || live.has(peerBundle)));
  const peerOf = ({ id, peerBundle }: ReachPlan) => {
    if (reachPeers && Object.hasOwn(reachPeers, id)) return reachPeers[id]!;
    const peer = live.get(peerBundle);
    return peer && { peeringId: peer.peeringId };
  };
  const cloudOf = (link: string) => all.find(({ name }) => name === link)?.cloud ?? link;
  requireNone(up.filter((row) => !peerOf(row)).map(({ id, peerLink }) => reachPeerProblem(id, cloudOf(peerLink))));
  return new Map(up.map((row) => {
    const { peeringId, authorizationKey } = peerOf(row)! as { peeringId: string; authorizationKey?: string };
    return [row.id, new ExpressRouteCircuitConnection(scope.construct, `reach-${slug(row.id)}`, {
      name: nameOf(scope, row.id),
      ...ofProvider(scope),
      peeringId: live.get(row.bundle)!.peeringId,
      peerPeeringId: peeringId,
      addressPrefixIpv4: row.prefix,
      ...(authorizationKey !== undefined && { authorizationKey }),
    })];
  }));
}
