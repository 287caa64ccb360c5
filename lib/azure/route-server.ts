import { PublicIp } from '@cdktf/provider-azurerm/lib/public-ip';
import { RouteServer } from '@cdktf/provider-azurerm/lib/route-server';
import type { ITerraformDependable } from '../terraform';
import { zonesOf } from './fallback';
import { type AzureScope, GATEWAY_TIMEOUTS, placed } from './scope';
import type { AzureCloudPlan } from '../planner/network-plan';

/** What passes routes on between the two gateways. */
export interface RouteServerResources {
  /** The route server. */
  readonly routeServer: RouteServer;
  /** Its public address. */
  readonly publicIp: PublicIp;
}

/**
 * A route server with branch-to-branch traffic: what is learnt over circuits is announced over the VPN, and the other way round. It is made
 * after the gateways, whose network it changes.
 * https://learn.microsoft.com/azure/route-server/expressroute-vpn-support
 */
export function newRouteServer(scope: AzureScope, cloud: AzureCloudPlan, subnetId: string, after: readonly ITerraformDependable[]): RouteServerResources {
  const publicIp = new PublicIp(scope.construct, 'route-server-address', {
    ...placed(scope, `${cloud.name}-rs`), sku: 'Standard', allocationMethod: 'Static', ...zonesOf(cloud),
  });
  const routeServer = new RouteServer(scope.construct, 'route-server', {
    ...placed(scope, `${cloud.name}-rs`),
    sku: 'Standard',
    publicIpAddressId: publicIp.id,
    subnetId,
    branchToBranchTrafficEnabled: true,
    timeouts: GATEWAY_TIMEOUTS,
    ...(after.length > 0 && { dependsOn: [...after] }),
  });
  return { routeServer, publicIp };
}
