import type { DedicatedResources } from './dedicated';
import type { ExistingCircuit } from './network-props';
import { noAuthorizationProblem, noGuestProblem, requireNone } from './problems';

/**
 * Circuits that are up, as the construct of another cloud takes them.
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
  return Object.fromEntries(own.map(([bundle, { circuitId, peeringId, peering }]) => {
    const key = keyOf(bundle)?.authorizationKey;
    return [bundle, { circuitId, peeringId, ...(peering && { peering }), ...(key !== undefined && { authorizationKey: key }) }];
  }));
}
