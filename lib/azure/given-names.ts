import type { Circuit } from './circuits';
import { vpnConnectionsOf } from './fallback';
import { reachesOf } from './global-reach';
import type { AzureHybridNetworkProps } from './network-props';
import * as problems from './problems';
import type { PropertyInput } from './property-rules';
import { azureName, slug } from './scope';
import type { Problem } from '../errors';
import type { AzureCloudPlan, LinkPlan, NetworkPlan } from '../planner/network-plan';
import { isReference } from '../terraform';

/** Whether circuits are made with another provider than their gateway: in another subscription. */
export const isElsewhere = ({ provider, circuitProvider }: AzureHybridNetworkProps): boolean => circuitProvider !== undefined && circuitProvider !== provider;

/** The name of the authorization of a cloud's own gateway. */
export const ownAuthorization = ({ name }: Pick<NetworkPlan, 'name'>, cloud: AzureCloudPlan): string => azureName(name, cloud.name);

/** A letter or digit first, and no hyphen last: https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
const AUTHORIZATION = /^[a-z0-9](?:[a-z0-9_-]{0,78}[a-z0-9_])?$/;

/** Names of authorizations, as Azure gets them, are names and differ. */
export function authorizationRules({ props, cloud }: PropertyInput): readonly Problem[] {
  const own = isElsewhere(props) ? ownAuthorization(props.plan, cloud) : undefined;
  const taken = new Map<string, string>();
  return (props.authorizations ?? []).flatMap((name): readonly Problem[] => {
    const written = slug(name);
    const other = taken.get(written);
    taken.set(written, name);
    if (written === own) return [problems.ownAuthorizationProblem(name)];
    if (other !== undefined) return [problems.authorizationTwiceProblem(other, name, written)];
    return isReference(name) || !AUTHORIZATION.test(written) ? [problems.authorizationProblem(name)] : [];
  });
}

/** What every resource but a resource group takes of a name, and what that takes. */
const NAME = /^[A-Za-z0-9](?:[\w.-]{0,78}\w)?$/;
const GROUP_NAME = /^[\p{L}\p{N}_().-]{0,89}[\p{L}\p{N}_()-]$/u;

/** Ids that `names` may have, in groups whose names have to differ: they are resources of one type. */
function groupsOf({ name, hub }: AzureCloudPlan, links: readonly LinkPlan[], circuits: readonly Circuit[]): readonly (readonly string[])[] {
  const of = (...parts: readonly string[]) => parts.map((part) => `${name}-${part}`);
  const inHub = hub === 'virtual-wan';
  return [
    [name],
    ...(inHub ? [of('ergw'), of('vpngw'), of('vwan'), of('hub')] : [of('vnet'), of('ergw', 'vpngw'), of('vpngw-0', 'vpngw-1', 'rs')]),
    of('macsec'),
    [...circuits.map(({ bundle }) => bundle.id), ...vpnConnectionsOf(links).map(({ id }) => id)],
    circuits.filter(({ expressRoute }) => expressRoute.connections === 'direct').map(({ bundle }) => `${bundle.id}-port`),
    reachesOf(links).map(({ id }) => id),
  ];
}

/** Names in place of ours are of something that is there, such as Azure takes, and differ where they have to. */
export function givenNameRules({ props: { plan, names = {} }, cloud, links, circuits }: PropertyInput): readonly Problem[] {
  const groups = groupsOf(cloud, links, circuits);
  const known = new Set(groups.flat());
  const isName = (id: string, name: string) => isReference(name) || (id === cloud.name ? GROUP_NAME : NAME).test(name);
  const nameOf = (id: string) => (Object.hasOwn(names, id) ? names[id]! : azureName(plan.name, id)).toLowerCase();
  const given = Object.entries(names);
  return [
    ...given.filter(([id]) => !known.has(id)).map(([id]) => problems.unknownNameProblem('names', id, [...known])),
    ...given.filter(([id, name]) => known.has(id) && !isName(id, name)).map(([id, name]) => problems.nameProblem(id, name)),
    ...groups.flatMap((ids) => ids.flatMap((id, place) => {
      const other = ids.slice(0, place).find((before) => nameOf(before) === nameOf(id) && (Object.hasOwn(names, before) || Object.hasOwn(names, id)));
      return other === undefined ? [] : [problems.nameTwiceProblem(other, id, nameOf(id))];
    })),
  ];
}
