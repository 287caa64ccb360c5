import { type Check, problem } from './check';
import { type Guest, guestsOf } from './guests';
import type { Problem } from '../../errors';
import { PROVIDER_OF } from '../provider';
import type { DedicatedDefinition } from '../schema';
import type { View } from '../view';

/** A link takes the circuits of another link of its site, which reach its cloud, has circuits of its own and keeps them. */
export const sharedCircuits: Check = (view) => [...guestsOf(view).flatMap(problemsOf), ...ownersAlone(view)];

function problemsOf({ name, link, primary, cloud, owner }: Guest): readonly Problem[] {
  const field = ['links', name, 'primary', 'circuitsOf'];
  const wrong = (path: readonly string[], message: string, fix: string): Problem => problem('shared-circuits', path, message, fix);
  return [
    ...(link.resilience ? [wrong(['links', name, 'resilience'], `the circuits are those of the link "${primary.circuitsOf}", with its resilience`, 'set resilience there')] : []),
    ...(link.vpnAlone ? [wrong(['links', name, 'vpnAlone'], 'a link that takes the circuits of another leaves none out by being a VPN alone', 'leave vpnAlone out, or make the primary a VPN')] : []),
    ...(owner ? ownerLack({ name, link, primary, ...(cloud && { cloud }), owner }).map(([message, fix]) => wrong(field, message, fix)) : []),
    ...(owner && owner.name !== name && owner.link.site !== link.site
      ? [wrong(field, `the circuits of "${primary.circuitsOf}" end at the site "${owner.link.site}", and this link begins at "${link.site}"`, `name a link of "${link.site}"`)] : []),
  ];
}

type Lack = readonly [message: string, fix: string];

/** Why circuits of a link cannot be taken: what is wrong, and what to do. */
function ownerLack({ name, primary: { circuitsOf: owner }, owner: ends, link, cloud }: Guest): readonly Lack[] {
  const circuits = ends!.link.primary;
  if (circuits.kind === 'vpn') return [[`"${owner}" is a VPN, without circuits`, 'name a link with circuits']];
  if (circuits.kind === 'shared') {
    return [owner === name
      ? ['the link takes its own circuits', 'name the link that has them']
      : [`"${owner}" takes the circuits of another link itself`, `write circuitsOf: ${circuits.circuitsOf}`]];
  }
  if (cloud && cloud.provider !== PROVIDER_OF[circuits.kind]) {
    return [[`"${owner}" has circuits of ${circuits.kind}, which do not reach "${link.cloud}", a cloud of ${cloud.provider}`, 'name a link to a cloud of the same provider, or give this link a primary of its own']];
  }
  return kindLack(circuits, owner);
}

/** Why circuits of a kind are one link's only. */
function kindLack(circuits: DedicatedDefinition, owner: string): readonly Lack[] {
  switch (circuits.kind) {
    case 'direct-connect':
    case 'express-route': return [];
    case 'partner-interconnect': return [[
      `"${owner}" has circuits of a partner, and there each VLAN attachment is a circuit of its own, of one network`, 'give this link a partner-interconnect primary of its own',
    ]];
    case 'dedicated-interconnect': return circuits.encryption === 'ipsec' ? [[
      `the circuits of "${owner}" are encrypted with IPsec, by HA VPN gateways of its network on each attachment`, `give this link circuits of its own, or encrypt "${owner}" with MACsec, which holds for all`,
    ]] : [];
  }
}

/** What others take cannot be left out. */
function ownersAlone(view: View): readonly Problem[] {
  const taken = new Map(guestsOf(view).map(({ name, primary }) => [primary.circuitsOf, name]));
  return [...view.links.sound]
    .filter(([name, { vpnAlone, primary }]) => vpnAlone && taken.has(name) && primary.kind !== 'shared')
    .map(([name]) => problem('shared-circuits', ['links', name, 'vpnAlone'], `the link "${taken.get(name)!}" takes its circuits, so it has to have them`, 'leave vpnAlone out'));
}
