import { type Circuit, isGuest, keepsKeys, takesKeys } from './circuits';
import { authorizationRules, givenNameRules, isElsewhere } from './given-names';
import { reachesOf } from './global-reach';
import { secretNamesOf } from './macsec';
import type { AzureHybridNetworkProps, AzureSecretPair } from './network-props';
import * as problems from './problems';
import { idRules } from './property-ids';
import { missingPropertyProblem } from '../errors';
import { type Problem, requireNone } from '../errors';
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
 * Refuses properties that name nothing of the plan, are of another hub, have no effect, or hold an id of another kind: Terraform would tell of it after
 * an hour, or never.
 *
 * @throws HybridNetworkError with every problem
 */
export function requireProperties(input: PropertyInput): void {
  requireNone([
    ...unknownRules(input),
    ...givenNameRules(input),
    ...authorizationRules(input),
    ...hubRules(input),
    ...pairRules(input),
    ...idRules(input),
    ...existingRules(input),
    ...macsecRules(input),
    ...guestRules(input),
  ]);
}

function unknownRules({ props, links, circuits }: PropertyInput): readonly Problem[] {
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
    ...unknown('macsec.secretNames', Object.keys(props.macsec?.secretNames ?? {}), keysOf(circuits)),
  ];
}

/** A network has what a hub has not, and the other way round. */
function hubRules({ props, cloud: { hub } }: PropertyInput): readonly Problem[] {
  const foreign = hub === 'virtual-wan' ? (['network', 'routeServerSubnetPrefix', 'vpnGateway'] as const) : (['hub'] as const);
  return foreign.filter((property) => props[property] !== undefined).map((property) => problems.hubPropertyProblem(property, hub));
}

/** What is needed beside another property, or with this plan, and what two properties cannot both be. */
function pairRules({ props, cloud: { name, hub, transit } }: PropertyInput): readonly Problem[] {
  const { network, circuitResourceGroupName, expressRouteGatewayId, vpnGateway, macsec } = props;
  const noServer = hub === 'network' && transit && network?.kind === 'existing' && network.routeServerSubnetId === undefined;
  return [
    ...(noServer
      ? missingPropertyProblem(problems.CONSTRUCT, 'network.routeServerSubnetId', `the plan has transit in ${name}`, 'pass the id of a subnet named RouteServerSubnet, or leave transit out of the definition').problems
      : []),
    ...(isElsewhere(props) && circuitResourceGroupName === undefined
      ? missingPropertyProblem(problems.CONSTRUCT, 'circuitResourceGroupName', 'circuitProvider is of another subscription, which has not the resource group of the rest', 'pass the name of a resource group there').problems
      : []),
    ...(expressRouteGatewayId !== undefined && expressRouteGatewayId === vpnGateway?.id ? [problems.oneGatewayProblem()] : []),
    ...(macsec?.identityPrincipalId !== undefined && macsec.identityId === undefined ? [problems.principalProblem()] : []),
  ];
}

/** A circuit that exists is up; a pair of ports is cabled to the router of one path. */
function existingRules({ circuits }: PropertyInput): readonly Problem[] {
  const paths = new Map<string, string>();
  return circuits.flatMap(({ path, bundle, existing, portId, live }): readonly Problem[] => {
    const waiting = existing && !live ? [problems.existingOnOrderProblem(bundle.id)] : [];
    const other = portId === undefined ? path.id : paths.get(portId) ?? path.id;
    if (portId !== undefined) paths.set(portId, other);
    return other === path.id ? waiting : [...waiting, problems.portsTwiceProblem(portId!, other, path.id)];
  });
}

const keysOf = (circuits: readonly Circuit[]): readonly string[] => [...new Set(circuits.filter(keepsKeys).map(({ primary }) => primary.macsec!.keys))];

/** Ports that exist have the keys that they have; others have keys of their own, of secrets of their own. */
function macsecRules({ props: { macsec }, circuits }: PropertyInput): readonly Problem[] {
  if (!macsec) {
    const links = new Set(circuits.filter(takesKeys).map(({ link }) => link.name));
    return links.size > 0 ? [problems.macsecKeysProblem([...links])] : [];
  }
  const keys = keysOf(circuits);
  if (keys.length === 0) return [problems.macsecUnusedProblem()];
  const taken = new Map<string, string>();
  return keys.flatMap((name) => ['ckn', 'cak'].flatMap((part) => {
    const secret = secretNamesOf(macsec, name)[part as keyof AzureSecretPair];
    const other = taken.get(secret.toLowerCase());
    taken.set(secret.toLowerCase(), name);
    return other === undefined ? [] : [problems.secretTwiceProblem(other, name, secret)];
  }));
}

/** Circuits of another link are made with that link. */
const guestRules = ({ circuits }: PropertyInput): readonly Problem[] => circuits.filter((circuit) => isGuest(circuit) && circuit.live && !circuit.existing)
  .map(({ link, primary, bundle }) => problems.sharedCircuitsProblem(link.name, primary.circuitsOf!, bundle.id));
