import { type Check, problem } from './check';
import { type Guest, guestsOf } from './guests';
import type { Problem } from '../../errors';
import type { View } from '../view';

/** A link takes the Direct Connect circuits of another link of its site, which has circuits of its own and keeps them. */
export const sharedCircuits: Check = (view) => [...guestsOf(view).flatMap(problemsOf), ...ownersAlone(view)];

function problemsOf({ name, link, primary, cloud, owner }: Guest): readonly Problem[] {
  const field = ['links', name, 'primary', 'circuitsOf'];
  const wrong = (path: readonly string[], message: string, fix: string): Problem => problem('shared-circuits', path, message, fix);
  return [
    ...(cloud && cloud.provider !== 'aws' ? [wrong(['links', name, 'primary', 'kind'], `"${link.cloud}" is a cloud of ${cloud.provider}, and only circuits of Direct Connect are shared`, 'give the link a primary of its own')] : []),
    ...(link.resilience ? [wrong(['links', name, 'resilience'], `the circuits are those of the link "${primary.circuitsOf}", with its resilience`, 'set resilience there')] : []),
    ...(link.vpnAlone ? [wrong(['links', name, 'vpnAlone'], 'a link that takes the circuits of another leaves none out by being a VPN alone', 'leave vpnAlone out, or make the primary a VPN')] : []),
    ...(owner ? ownerLack(owner.link, name, primary.circuitsOf).map(([message, fix]) => wrong(field, message, fix)) : []),
    ...(owner && owner.name !== name && owner.link.site !== link.site
      ? [wrong(field, `the circuits of "${primary.circuitsOf}" end at the site "${owner.link.site}", and this link begins at "${link.site}"`, `name a link of "${link.site}"`)] : []),
  ];
}

/** Why circuits of a link cannot be taken: what is wrong, and what to do. */
function ownerLack({ primary: circuits }: Guest['link'], name: string, owner: string): readonly (readonly [string, string])[] {
  switch (circuits.kind) {
    case 'direct-connect': return [];
    case 'shared': return [owner === name
      ? ['the link takes its own circuits', 'name the link that has them']
      : [`"${owner}" takes the circuits of another link itself`, `write circuitsOf: ${circuits.circuitsOf}`]];
    case 'vpn': return [[`"${owner}" is a VPN, without circuits`, 'name a link with circuits of Direct Connect']];
    default: return [[`"${owner}" has circuits of ${circuits.kind}, and only those of Direct Connect are shared`, 'name a link with circuits of Direct Connect']];
  }
}

/** What others take cannot be left out. */
function ownersAlone(view: View): readonly Problem[] {
  const taken = new Map(guestsOf(view).map(({ name, primary }) => [primary.circuitsOf, name]));
  return [...view.links.sound]
    .filter(([name, { vpnAlone, primary }]) => vpnAlone && taken.has(name) && primary.kind !== 'shared')
    .map(([name]) => problem('shared-circuits', ['links', name, 'vpnAlone'], `the link "${taken.get(name)!}" takes its circuits, so it has to have them`, 'leave vpnAlone out'));
}
