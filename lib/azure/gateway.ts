import { VirtualNetworkGateway } from '@cdktf/provider-azurerm/lib/virtual-network-gateway';
import { VirtualNetworkGatewayConnection } from '@cdktf/provider-azurerm/lib/virtual-network-gateway-connection';
import type { DedicatedResources, LiveCircuit } from './dedicated';
import { type AzureScope, GATEWAY_TIMEOUTS, placed, required, requireNewerProvider, slug } from './scope';
import type { AzureCloudPlan, ExpressRouteGatewayPlan } from '../planner/network-plan';

/** The ExpressRoute gateway and what joins it to the circuits. */
export interface GatewayResources {
  /** The gateway; absent where no circuit is up, or one that exists was given. */
  readonly expressRouteGateway?: VirtualNetworkGateway;
  /** Connections of circuits by the id of their bundle. */
  readonly expressRouteConnections: ReadonlyMap<string, VirtualNetworkGatewayConnection>;
}

/** How much a circuit's connection is preferred to those of others: as much as every other one, so that traffic is spread over all. */
export const CIRCUIT_WEIGHT = 100;

/**
 * Builds the ExpressRoute gateway once a circuit is up, and joins every such circuit to it.
 *
 * @param given the id of a gateway that exists
 */
export function gateway(scope: AzureScope, cloud: AzureCloudPlan, gatewaySubnetId: string, { live }: DedicatedResources, given?: string): GatewayResources {
  if (live.size === 0) return { expressRouteConnections: new Map() };
  const planned = required(cloud.expressRouteGateway, cloud.name, 'it has circuits and no ExpressRoute gateway');
  const expressRouteGateway = given === undefined ? newGateway(scope, cloud, planned, gatewaySubnetId) : undefined;
  const to = expressRouteGateway?.id ?? given!;
  const expressRouteConnections = new Map([...live].map(([id, circuit]) => [id, connect(scope, id, to, circuit, planned)]));
  return { ...(expressRouteGateway && { expressRouteGateway }), expressRouteConnections };
}

/**
 * The gateway of the circuits. Its public address is Azure's own: one that we attach is an error since azurerm 4.59.
 * https://learn.microsoft.com/azure/expressroute/expressroute-about-virtual-network-gateways
 */
function newGateway(scope: AzureScope, cloud: AzureCloudPlan, planned: ExpressRouteGatewayPlan, subnetId: string): VirtualNetworkGateway {
  const created = new VirtualNetworkGateway(scope.construct, 'expressroute-gateway', {
    ...placed(scope, `${cloud.name}-ergw`),
    type: 'ExpressRoute',
    sku: planned.sku,
    ipConfiguration: [{ name: 'default', subnetId }],
    timeouts: GATEWAY_TIMEOUTS,
  });
  if (planned.scaleUnits !== undefined) fixScaleUnits(created, planned.scaleUnits);
  return created;
}

/**
 * Least and most units are the same: the plan counts on all of them, and scaling takes up to half an hour.
 * https://learn.microsoft.com/azure/expressroute/scalable-gateway
 */
function fixScaleUnits(created: VirtualNetworkGateway, units: number): void {
  created.addOverride('minimum_scale_unit', units);
  created.addOverride('maximum_scale_unit', units);
  requireNewerProvider(created, 'units of ErGwScale');
}

/** Joins a circuit to the gateway, once its private peering is there; with FastPath its traffic passes the gateway by. */
function connect(
  scope: AzureScope, bundleId: string, to: string, live: LiveCircuit, { fastPath }: ExpressRouteGatewayPlan,
): VirtualNetworkGatewayConnection {
  const { circuit: { existing }, circuitId, peering, connectionKey } = live;
  return new VirtualNetworkGatewayConnection(scope.construct, `expressroute-connection-${slug(bundleId)}`, {
    ...placed(scope, bundleId),
    type: 'ExpressRoute',
    virtualNetworkGatewayId: to,
    expressRouteCircuitId: circuitId,
    routingWeight: existing?.routingWeight ?? CIRCUIT_WEIGHT,
    ...(connectionKey !== undefined && { authorizationKey: connectionKey }),
    ...(fastPath && { expressRouteGatewayBypass: true }),
    ...(peering && { dependsOn: [peering] }),
  });
}
