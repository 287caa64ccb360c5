import type { DedicatedResources, LiveCircuit } from './dedicated';
import type { ExistingCircuit } from './network-props';
import { noAuthorizationProblem, noGuestProblem } from './problems';
import { requireNone } from '../errors';
import { Annotations } from '../terraform';

/**
 * Circuits that are up, as the construct of another cloud takes them. The key by which circuits that exist are connected here is not among it: each
 * connection needs an authorization of its own. https://learn.microsoft.com/azure/expressroute/expressroute-howto-linkvnet-arm
 *
 * @param guests the name of the link whose circuits each link takes that takes some of these, by its own name
 * @param link the link that takes them
 * @param authorization the name of an authorization that they have; none within a subscription
 * @throws HybridNetworkError when no such link takes them, or one has no such authorization
 */
export function sharedCircuits(
  { live, authorizations }: DedicatedResources, guests: ReadonlyMap<string, string>, link: string, authorization?: string,
): Readonly<Record<string, ExistingCircuit>> {
  const owner = guests.get(link);
  requireNone(owner === undefined ? [noGuestProblem(link, [...guests.keys()])] : []);
  const own = [...live].filter(([, { circuit }]) => circuit.link.name === owner);
  const keyOf = (bundle: string) => (authorization === undefined ? undefined : authorizations.get(`${bundle}/${authorization}`));
  requireNone(own.flatMap(([bundle]) => (authorization !== undefined && !keyOf(bundle) ? [noAuthorizationProblem(authorization, bundle)] : [])));
  if (authorization === undefined) warnOfSubscription(own.map(([, row]) => row), link);
  return Object.fromEntries(own.map(([bundle, { circuitId, peeringId, peering }]) => {
    const key = keyOf(bundle)?.authorizationKey;
    return [bundle, { circuitId, peeringId, ...(peering && { peering }), ...(key !== undefined && { authorizationKey: key }) }];
  }));
}

/** Says that a guest gets no key of circuits that are made in another subscription than the gateway here: it may be in theirs, which nothing here tells. */
function warnOfSubscription(own: readonly LiveCircuit[], link: string): void {
  const elsewhere = own.find(({ circuit, connectionKey }) => !circuit.existing && connectionKey !== undefined);
  const construct = elsewhere?.peering?.node.scope;
  if (!construct) return;
  const name = JSON.stringify(link);
  Annotations.of(construct).addWarning(`circuitProvider makes the circuits that the link ${name} takes, and it gets no key for them. `
    + `Unless its gateway is in their subscription, name ${name} in authorizations and write sharedCircuits(${name}, ${name})`);
}
