import { ExpressRouteCircuitConnection } from '@cdktf/provider-azurerm/lib/express-route-circuit-connection';
import type { DedicatedResources } from './dedicated';
import type { AzureHybridNetworkProps } from './network-props';
import { reachPeerProblem } from './problems';
import { requireNone } from '../errors';
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

/** Every circuit that something of this cloud takes: those of its links, and those of other links that its links are guests of. */
const takenBy = (own: readonly LinkPlan[]): ReadonlySet<string> => new Set(own.flatMap(({ primary }) =>
  (primary.kind === 'vpn' ? [] : primary.paths.flatMap(({ bundles }) => bundles.map(({ id }) => id)))));

/**
 * The peering of a circuit that is up here. One that was given with a key is in another subscription: its key is of the gateway's connection, and an
 * authorization is for one. Those that are made here are all in one subscription.
 */
const peerAmong = (live: DedicatedResources['live'], bundle: string): ReachPeer | undefined => {
  const peer = live.get(bundle);
  return peer === undefined || peer.circuit.existing?.authorizationKey !== undefined ? undefined : { peeringId: peer.peeringId };
};

/**
 * Joins the private peerings of circuits of two sites, once both are up.
 * https://learn.microsoft.com/azure/expressroute/expressroute-howto-set-global-reach
 *
 * @param all the links of the whole plan: the other circuit may end in another cloud
 * @param reachPeers peerings of other constructs
 * @throws HybridNetworkError when the other circuit is of another construct and not on order, or in another subscription, and its peering is not given
 */
export function globalReach(
  scope: AzureScope, own: readonly LinkPlan[], all: readonly LinkPlan[], { live }: DedicatedResources, reachPeers: AzureHybridNetworkProps['reachPeers'],
): ReadonlyMap<string, ExpressRouteCircuitConnection> {
  const taken = takenBy(own);
  const givenTo = (id: string) => (reachPeers && Object.hasOwn(reachPeers, id) ? reachPeers[id] : undefined);
  const isUp = (row: ReachPlan) =>
    live.has(row.bundle) && givenTo(row.id) !== 'not-up' && (taken.has(row.peerBundle) ? live.has(row.peerBundle) : !isOnOrder(all, row));
  const up = reachesOf(own).filter(isUp);
  const peerOf = ({ id, peerBundle }: ReachPlan): ReachPeer | undefined => (givenTo(id) as ReachPeer | undefined) ?? peerAmong(live, peerBundle);
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
