import { isReference } from '../terraform';
import { idProblem } from './problems';
import type { PropertyInput } from './property-rules';
import type { Problem } from '../errors';

/** An id that was given, and how it ends: segments of it, of which `*` is a name. */
type GivenId = readonly [property: string, given: string | undefined, wanted: string];

const PEERING = '/expressRouteCircuits/*/peerings/AzurePrivatePeering';

/** Ids that are text end as the ids of their kind do; Terraform would tell of another one after an hour, or never. */
export function idRules(input: PropertyInput): readonly Problem[] {
  const ids = [...ofNetwork(input), ...ofHub(input), ...ofCircuits(input), ...ofMacsec(input)];
  const isRight = (given: string, wanted: string) => isReference(given) || endsIn(wanted).test(given);
  return ids.flatMap(([property, given, wanted]) => (given === undefined || isRight(given, wanted) ? [] : [idProblem(property, given, wanted)]));
}

/** Azure does not distinguish capitals in an id. */
const endsIn = (wanted: string): RegExp => new RegExp(`^/.*${wanted.replaceAll('*', '[^/]+')}$`, 'i');

function ofNetwork({ props: { network, vpnGateway, expressRouteGatewayId }, cloud: { hub } }: PropertyInput): readonly GivenId[] {
  const existing = network?.kind === 'existing' ? network : undefined;
  return [
    ['expressRouteGatewayId', expressRouteGatewayId, hub === 'virtual-wan' ? '/expressRouteGateways/*' : '/virtualNetworkGateways/*'],
    ['vpnGateway.id', vpnGateway?.id, '/virtualNetworkGateways/*'],
    ['network.gatewaySubnetId', existing?.gatewaySubnetId, '/subnets/GatewaySubnet'],
    ['network.routeServerSubnetId', existing?.routeServerSubnetId, '/subnets/RouteServerSubnet'],
  ];
}

const ofHub = ({ props: { hub } }: PropertyInput): readonly GivenId[] => [
  ['hub.virtualHubId', hub?.kind === 'existing' ? hub.virtualHubId : undefined, '/virtualHubs/*'],
  ['hub.virtualWanId', hub?.virtualWanId, '/virtualWans/*'],
];

const ofCircuits = ({ props: { existingCircuits = {}, existingPorts = {}, reachPeers = {} } }: PropertyInput): readonly GivenId[] => [
  ...Object.entries(existingCircuits).flatMap(([id, { circuitId, peeringId }]): readonly GivenId[] => [
    [`existingCircuits["${id}"].circuitId`, circuitId, '/expressRouteCircuits/*'],
    [`existingCircuits["${id}"].peeringId`, peeringId, PEERING],
  ]),
  ...Object.entries(existingPorts).map(([id, port]): GivenId => [`existingPorts["${id}"]`, port, '/expressRoutePorts/*']),
  ...Object.entries(reachPeers).map(([id, peer]): GivenId => [`reachPeers["${id}"].peeringId`, peer === 'not-up' ? undefined : peer.peeringId, PEERING]),
];

const ofMacsec = ({ props: { macsec } }: PropertyInput): readonly GivenId[] => [
  ['macsec.keyVaultId', macsec?.keyVaultId, '/vaults/*'],
  ['macsec.identityId', macsec?.identityId, '/userAssignedIdentities/*'],
];
