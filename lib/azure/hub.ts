import { ExpressRouteConnection } from '@cdktf/provider-azurerm/lib/express-route-connection';
import { ExpressRouteGateway } from '@cdktf/provider-azurerm/lib/express-route-gateway';
import { VirtualHub } from '@cdktf/provider-azurerm/lib/virtual-hub';
import { VirtualWan } from '@cdktf/provider-azurerm/lib/virtual-wan';
import type { DedicatedResources, LiveCircuit } from './dedicated';
import { CIRCUIT_WEIGHT } from './gateway';
import type { AzureHubSource } from './network-props';
import { type AzureScope, GATEWAY_TIMEOUTS, nameOf, ofProvider, placed, required, slug } from './scope';
import type { AzureCloudPlan } from '../planner/network-plan';

/** The virtual hub as the construct found or made it. */
export interface HubResources {
  /** The new Virtual WAN, if any. */
  readonly virtualWan?: VirtualWan;
  /** The id of the Virtual WAN. */
  readonly virtualWanId: string;
  /** The new hub, if any. */
  readonly virtualHub?: VirtualHub;
  /** The id of the hub. */
  readonly virtualHubId: string;
}

/**
 * The hub that the gateways stand in, made as far as it does not exist. Sites of VPN and of circuits reach each other through it where the plan has
 * transit, and it prefers circuits to VPN. https://learn.microsoft.com/azure/virtual-wan/about-virtual-hub-routing-preference
 */
export function hub(scope: AzureScope, cloud: AzureCloudPlan, source: AzureHubSource): HubResources {
  if (source.kind === 'existing') return { virtualHubId: source.virtualHubId, virtualWanId: source.virtualWanId };
  const virtualWan = source.virtualWanId === undefined
    ? new VirtualWan(scope.construct, 'virtual-wan', { ...placed(scope, `${cloud.name}-vwan`), type: 'Standard', allowBranchToBranchTraffic: cloud.transit })
    : undefined;
  const virtualWanId = virtualWan?.id ?? source.virtualWanId!;
  const virtualHub = new VirtualHub(scope.construct, 'virtual-hub', {
    ...placed(scope, `${cloud.name}-hub`),
    virtualWanId,
    addressPrefix: required(cloud.hubPrefix, cloud.name, 'its virtual hub has no prefix'),
    hubRoutingPreference: 'ExpressRoute',
  });
  return { ...(virtualWan && { virtualWan }), virtualWanId, virtualHub, virtualHubId: virtualHub.id };
}

/** The gateway of a hub and what joins it to the circuits. */
export interface HubGatewayResources {
  /** The gateway; absent where no circuit is up, or one that exists was given. */
  readonly hubExpressRouteGateway?: ExpressRouteGateway;
  /** Connections of circuits by the id of their bundle. */
  readonly hubExpressRouteConnections: ReadonlyMap<string, ExpressRouteConnection>;
}

/**
 * Builds the ExpressRoute gateway of a hub once a circuit is up, and joins every such circuit to it.
 * https://learn.microsoft.com/azure/virtual-wan/virtual-wan-expressroute-about
 *
 * @param given the id of a gateway that exists
 */
export function hubGateway(scope: AzureScope, cloud: AzureCloudPlan, virtualHubId: string, { live }: DedicatedResources, given?: string): HubGatewayResources {
  if (live.size === 0) return { hubExpressRouteConnections: new Map() };
  const planned = required(cloud.expressRouteGateway, cloud.name, 'it has circuits and no ExpressRoute gateway');
  const created = given === undefined
    ? new ExpressRouteGateway(scope.construct, 'hub-expressroute-gateway', {
      ...placed(scope, `${cloud.name}-ergw`),
      virtualHubId,
      scaleUnits: required(planned.scaleUnits, cloud.name, 'its gateway has no units'),
      timeouts: GATEWAY_TIMEOUTS,
    })
    : undefined;
  const to = created?.id ?? given!;
  const connections = new Map([...live].map(([id, circuit]) => [id, connect(scope, id, to, circuit)]));
  return { ...(created && { hubExpressRouteGateway: created }), hubExpressRouteConnections: connections };
}

function connect(scope: AzureScope, bundleId: string, to: string, { circuit: { existing }, peeringId, connectionKey }: LiveCircuit): ExpressRouteConnection {
  return new ExpressRouteConnection(scope.construct, `hub-expressroute-connection-${slug(bundleId)}`, {
    name: nameOf(scope, bundleId),
    ...ofProvider(scope),
    expressRouteGatewayId: to,
    expressRouteCircuitPeeringId: peeringId,
    routingWeight: existing?.routingWeight ?? CIRCUIT_WEIGHT,
    ...(connectionKey !== undefined && { authorizationKey: connectionKey }),
  });
}

