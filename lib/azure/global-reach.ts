import { ExpressRouteCircuitConnection } from '@cdktf/provider-azurerm/lib/express-route-circuit-connection';
import type { DedicatedResources } from './dedicated';
import type { AzureHybridNetworkProps } from './network-props';
import { reachPeerProblem, requireNone } from './problems';
import { type AzureScope, nameOf, ofProvider, slug } from './scope';
import type { LinkPlan, ReachPlan } from '../planner/network-plan';

/** The connections of Global Reach of some links. */
export const reachesOf = (links: readonly LinkPlan[]): readonly ReachPlan[] =>
  links.flatMap(({ primary }) => (primary.kind === 'vpn' ? [] : primary.expressRoute?.globalReach ?? []));

/** The private peering of another construct. */
type ReachPeer = Exclude<NonNullable<AzureHybridNetworkProps['reachPeers']>[string], 'not-up'>;

/** Whether the other circuit waits for its provider, by the phase of its path. */
const isOnOrder = (all: readonly LinkPlan[], { peerLink, peerBundle }: ReachPlan): boolean => all.some(({ name, primary }) =>
  name === peerLink && primary.kind !== 'vpn' && primary.paths.some(({ phase, bundles }) => phase === 'order' && bundles.some(({ id }) => id === peerBundle)));

/**
 * Joins the private peerings of circuits of two sites, once both are up.
 * https://learn.microsoft.com/azure/expressroute/expressroute-howto-set-global-reach
 *
 * @param all the links of the whole plan: the other circuit may end in another cloud
 * @param reachPeers peerings of other constructs
 * @throws HybridNetworkError when the other circuit is of another construct and not on order, and its peering is not given
 */
export function globalReach(
  scope: AzureScope, own: readonly LinkPlan[], all: readonly LinkPlan[], { live }: DedicatedResources, reachPeers: AzureHybridNetworkProps['reachPeers'],
): ReadonlyMap<string, ExpressRouteCircuitConnection> {
  const here = new Set(own.map(({ name }) => name));
  const givenTo = (id: string) => (reachPeers && Object.hasOwn(reachPeers, id) ? reachPeers[id] : undefined);
  const isUp = (row: ReachPlan) =>
    live.has(row.bundle) && givenTo(row.id) !== 'not-up' && (here.has(row.peerLink) ? live.has(row.peerBundle) : !isOnOrder(all, row));
  const up = reachesOf(own).filter(isUp);
  const peerOf = ({ id, peerBundle }: ReachPlan): ReachPeer | undefined => (givenTo(id) as ReachPeer | undefined) ?? live.get(peerBundle);
  const cloudOf = (link: string) => all.find(({ name }) => name === link)?.cloud ?? link;
  requireNone(up.filter((row) => !peerOf(row)).map(({ id, peerLink }) => reachPeerProblem(id, cloudOf(peerLink))));
  return new Map(up.map((row) => {
    const { peeringId, authorizationKey } = peerOf(row)!;
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
