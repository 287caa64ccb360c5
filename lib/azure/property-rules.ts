import { isReference } from '../terraform';
import { type Circuit, isGuest, takesKeys } from './circuits';
import { reachesOf } from './global-reach';
import type { AzureHybridNetworkProps } from './network-props';
import * as problems from './problems';
import type { Problem } from '../errors';
import type { AzureCloudPlan, LinkPlan } from '../planner/network-plan';

/** What properties are judged by. */
export interface PropertyInput {
  /** What was given. */
  readonly props: AzureHybridNetworkProps;
  /** The cloud. */
  readonly cloud: AzureCloudPlan;
  /** The links that end in it. */
  readonly links: readonly LinkPlan[];
  /** Their circuits. */
  readonly circuits: readonly Circuit[];
}

/**
 * Refuses properties that name nothing of the plan, are of another hub, or hold an id of another kind: Terraform would tell of it after an hour, or never.
 *
 * @throws HybridNetworkError with every problem
 */
export function requireProperties(input: PropertyInput): void {
  problems.requireNone([...nameRules(input), ...hubRules(input), ...idRules(input), ...macsecRule(input), ...guestRule(input)]);
}

function nameRules({ props, links, circuits }: PropertyInput): readonly Problem[] {
  const bundles = circuits.map(({ bundle }) => bundle.id);
  const direct = circuits.filter((circuit) => circuit.expressRoute.connections === 'direct' && !isGuest(circuit)).map(({ bundle }) => bundle.id);
  const reaches = reachesOf(links).map(({ id }) => id);
  const unknown = (property: string, given: readonly string[], known: readonly string[]) =>
    given.filter((name) => !known.includes(name)).map((name) => problems.unknownNameProblem(property, name, known));
  return [
    ...unknown('existingCircuits', Object.keys(props.existingCircuits ?? {}), bundles),
    ...unknown('existingPorts', Object.keys(props.existingPorts ?? {}), direct),
    ...unknown('onOrder', props.onOrder ?? [], bundles),
    ...unknown('reachPeers', Object.keys(props.reachPeers ?? {}), reaches),
  ];
}

/** A network has what a hub has not, and the other way round. */
function hubRules({ props, cloud: { hub } }: PropertyInput): readonly Problem[] {
  const foreign = hub === 'virtual-wan' ? (['network', 'routeServerSubnetPrefix', 'vpnGateway'] as const) : (['hub'] as const);
  return foreign.filter((property) => props[property] !== undefined).map((property) => problems.hubPropertyProblem(property, hub));
}

function idRules({ props, cloud: { hub } }: PropertyInput): readonly Problem[] {
  const gateways = hub === 'virtual-wan' ? '/expressRouteGateways/' : '/virtualNetworkGateways/';
  const ids: readonly (readonly [property: string, given: string | undefined, wanted: string])[] = [
    ['expressRouteGatewayId', props.expressRouteGatewayId, gateways],
    ['vpnGateway.id', props.vpnGateway?.id, '/virtualNetworkGateways/'],
    ['macsec.keyVaultId', props.macsec?.keyVaultId, '/vaults/'],
    ...Object.entries(props.existingCircuits ?? {}).map(([id, { circuitId }]) => [`existingCircuits["${id}"].circuitId`, circuitId, '/expressRouteCircuits/'] as const),
    ...Object.entries(props.existingPorts ?? {}).map(([id, port]) => [`existingPorts["${id}"]`, port, '/expressRoutePorts/'] as const),
    ...(props.hub?.kind === 'existing' ? [['hub.virtualHubId', props.hub.virtualHubId, '/virtualHubs/'] as const] : []),
  ];
  const isRight = (given: string, wanted: string) => isReference(given) || String(given).toLowerCase().includes(wanted.toLowerCase());
  return ids.flatMap(([property, given, wanted]) => (given === undefined || isRight(given, wanted) ? [] : [problems.idProblem(property, given, wanted)]));
}

/** Circuits of another link are made with that link. */
const guestRule = ({ circuits }: PropertyInput): readonly Problem[] => circuits.filter((circuit) => isGuest(circuit) && circuit.live && !circuit.existing)
  .map(({ link, primary, bundle }) => problems.sharedCircuitsProblem(link.name, primary.circuitsOf!, bundle.id));

/** Ports that exist have the keys that they have. */
function macsecRule({ props, circuits }: PropertyInput): readonly Problem[] {
  if (props.macsec) return [];
  const encrypted = circuits.filter(takesKeys);
  const links = new Set(encrypted.map(({ link }) => link.name));
  return links.size > 0 ? [problems.macsecKeysProblem([...links])] : [];
}
