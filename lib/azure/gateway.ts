import type { ExpressRouteCircuit } from '@cdktf/provider-azurerm/lib/express-route-circuit';
import type { ExpressRouteCircuitPeering } from '@cdktf/provider-azurerm/lib/express-route-circuit-peering';
import { VirtualNetworkGateway } from '@cdktf/provider-azurerm/lib/virtual-network-gateway';
import { VirtualNetworkGatewayConnection } from '@cdktf/provider-azurerm/lib/virtual-network-gateway-connection';
import type { AzureCloudPlan } from '../planner/network-plan';
import { requireProviderVersion } from '../terraform';
import type { DedicatedResources } from './dedicated';
import { type AzureScope, placed, required, slug } from './scope';

/** The ExpressRoute gateway and what joins it to the circuits. */
export interface GatewayResources {
  /** The gateway; absent where no link has circuits. */
  readonly expressRouteGateway?: VirtualNetworkGateway;
  /** Connections of circuits by the id of their bundle. */
  readonly expressRouteConnections: ReadonlyMap<string, VirtualNetworkGatewayConnection>;
}

/**
 * The versions of azurerm that know both the bindings' names and the units of `ErGwScale`: units came with 4.79.0, and 5.0.0
 * renamed what the bindings write.
 */
const SCALE_UNIT_VERSIONS = '>= 4.79.0, < 5.0.0';

type ExpressRouteGatewayPlan = NonNullable<AzureCloudPlan['expressRouteGateway']>;

/** Builds the ExpressRoute gateway and joins every circuit to it. */
export function gateway(scope: AzureScope, cloud: AzureCloudPlan, gatewaySubnetId: string, { circuits, peerings }: DedicatedResources): GatewayResources {
  if (circuits.size === 0) return { expressRouteConnections: new Map() };
  const planned = required(cloud.expressRouteGateway, cloud.name, 'it has circuits and no ExpressRoute gateway');
  const expressRouteGateway = newGateway(scope, cloud, planned, gatewaySubnetId);
  const expressRouteConnections = new Map<string, VirtualNetworkGatewayConnection>();
  for (const [bundleId, circuit] of circuits) {
    const peering = required(peerings.get(bundleId), bundleId, 'it has no private peering');
    expressRouteConnections.set(bundleId, connect(scope, bundleId, expressRouteGateway, circuit, peering));
  }
  return { expressRouteGateway, expressRouteConnections };
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
  requireProviderVersion(created, 'azurerm', SCALE_UNIT_VERSIONS);
}

/** Joins a circuit to the gateway, once its private peering is there. */
function connect(
  scope: AzureScope, bundleId: string, to: VirtualNetworkGateway, circuit: ExpressRouteCircuit, peering: ExpressRouteCircuitPeering,
): VirtualNetworkGatewayConnection {
  return new VirtualNetworkGatewayConnection(scope.construct, `expressroute-connection-${slug(bundleId)}`, {
    ...placed(scope, bundleId),
    type: 'ExpressRoute',
    virtualNetworkGatewayId: to.id,
    expressRouteCircuitId: circuit.id,
    dependsOn: [peering],
  });
}
