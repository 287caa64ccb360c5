import { type Check, problem } from './check';
import { type ExpressRouteEnds, expressRouteEnds, tierLack } from './express-route';
import { type AzureGuest, azureGuestsOf } from './guests';
import { mostLinked } from '../../catalog/azure';
import type { Problem } from '../../errors';
import type { View } from '../view';

/**
 * Virtual networks of several links on one circuit of ExpressRoute: nothing limits what a connection takes of it, its tier reaches the
 * regions of all of them, and it takes only so many. https://learn.microsoft.com/azure/expressroute/expressroute-howto-linkvnet-arm
 */
export const sharedExpressRoute: Check = (view) => {
  const guests = azureGuestsOf(view);
  const owners = new Map(guests.map(({ owner }) => [owner.name, owner]));
  return [...guests.flatMap(problemsOf), ...[...owners.values()].flatMap((owner) => tooMany(owner, guests, view))];
};

function problemsOf({ name, primary, cloud, owner }: AzureGuest): readonly Problem[] {
  const { tier } = owner.primary;
  const wrong = (field: string, message: string, fix: string): Problem => problem('shared-express-route', ['links', name, 'primary', field], message, fix);
  return [
    ...(primary.rateLimit === undefined ? [] : [wrong('rateLimit', 'Azure limits no connection of a circuit: what one network takes is not kept from taking all of it', 'leave rateLimit out, or give the link circuits of its own')]),
    ...(tier === undefined ? [] : tierLack(tier, cloud.region, owner.locations))
      .map(([message, fix]) => wrong('circuitsOf', `the circuits of "${owner.name}" are to be ${tier!}: ${message}`, `${fix} for "${owner.name}", or give this link circuits of its own`)),
  ];
}

/** Links of Global Reach count with the virtual networks. */
function tooMany({ name, primary, link }: ExpressRouteEnds, guests: readonly AzureGuest[], view: View): readonly Problem[] {
  const networks = 1 + guests.filter(({ owner }) => owner.name === name).length;
  const reached = primary.globalReach ? expressRouteEnds(view).filter((other) => other.primary.globalReach && other.link.site !== link.site).length : 0;
  const most = mostLinked(primary.tier ?? 'premium', Infinity);
  if (networks + reached <= most) return [];
  const what = reached > 0 ? `${networks} virtual networks and ${reached} connections of Global Reach` : `${networks} virtual networks`;
  return [problem('shared-express-route', ['links', name, 'primary'], `${what} would be on each of its circuits, and a ${primary.tier ?? 'premium'} circuit takes ${most}`,
    primary.tier === undefined || primary.tier === 'premium' ? 'give some of the links circuits of their own' : 'leave the tier out, or give some of the links circuits of their own')];
}
