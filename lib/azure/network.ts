import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import { gatewaySubnetPrefix, routeServerSubnetPrefix } from './gateway-subnet';
import { type AzureScope, nameOf, ofProvider, tagged } from './scope';
import type { AzureCloudPlan } from '../planner/network-plan';

/** A virtual network of its own, with the cloud's prefixes as its address space, and the gateway subnet in it. */
export interface NewAzureNetwork {
  /** A new virtual network. */
  readonly kind: 'new';
  /**
   * The prefix of the gateway subnet, inside the cloud's prefixes, /27 or shorter. It counts when the subnet is made: Azure does not move one in use, and
   * a later change is left alone.
   * @default - the last /26 of the first prefix of the cloud
   */
  readonly gatewaySubnetPrefix?: string;
}

/** A virtual network that exists and has no gateway subnet yet. */
export interface AzureNetworkWithoutGateways {
  /** A new gateway subnet in a virtual network that exists. */
  readonly kind: 'new-gateway-subnet';
  /** The name of the virtual network, in the region of the plan. */
  readonly virtualNetworkName: string;
  /**
   * The resource group of the virtual network.
   * @default - the construct's resource group
   */
  readonly virtualNetworkResourceGroupName?: string;
  /** The prefix of the gateway subnet, inside the cloud's prefixes, /27 or shorter. */
  readonly gatewaySubnetPrefix: string;
}

/** A virtual network that exists and has a gateway subnet, with no gateway of the kinds that the plan builds. */
export interface ExistingAzureNetwork {
  /** Nothing new. */
  readonly kind: 'existing';
  /** The resource id of the gateway subnet, or a reference to it; it ends in `/subnets/GatewaySubnet`. */
  readonly gatewaySubnetId: string;
  /**
   * The resource id of the subnet of the route server, named RouteServerSubnet; needed where the plan has transit.
   * @default - none
   */
  readonly routeServerSubnetId?: string;
}

/** The virtual network that the gateways stand in: gateways need one, so a new one is made unless another is given. */
export type AzureNetworkSource = NewAzureNetwork | AzureNetworkWithoutGateways | ExistingAzureNetwork;

/** The virtual network as the construct found or made it. */
export interface AzureNetwork {
  /** The new virtual network, if any. */
  readonly virtualNetwork?: VirtualNetwork;
  /** The new gateway subnet, if any. */
  readonly gatewaySubnet?: Subnet;
  /** The id of the gateway subnet. */
  readonly gatewaySubnetId: string;
  /** Its prefix, where it is made here. */
  readonly gatewayPrefix?: string;
  /** The new subnet of the route server, if any. */
  readonly routeServerSubnet?: Subnet;
  /** The id of the subnet of the route server; absent where the plan has no transit. */
  readonly routeServerSubnetId?: string;
}

/** A virtual network's name is shorter than those of the other resources. */
const VIRTUAL_NETWORK_NAME_LENGTH = 64;

/** The resource group of everything that one cloud of the plan needs. */
export function resourceGroup(scope: Omit<AzureScope, 'resourceGroupName'>, cloud: AzureCloudPlan): ResourceGroup {
  const name = nameOf({ ...scope, resourceGroupName: '' }, cloud.name);
  return new ResourceGroup(scope.construct, 'resource-group', { name, location: cloud.region, ...ofProvider(scope as AzureScope), ...tagged(scope as AzureScope) });
}

/**
 * The network that the gateways stand in, made as far as it does not exist.
 *
 * @param routeServerPrefix of the subnet of the route server, where it was given
 * @throws HybridNetworkError when a subnet cannot be where it is asked for
 */
export function network(scope: AzureScope, cloud: AzureCloudPlan, source: AzureNetworkSource, routeServerPrefix?: string): AzureNetwork {
  if (source.kind === 'existing') return existing(cloud, source);
  const gatewayPrefix = gatewaySubnetPrefix(cloud.prefixes, source.gatewaySubnetPrefix);
  const virtualNetwork = source.kind === 'new' ? newVirtualNetwork(scope, cloud) : undefined;
  const place: SubnetPlace = source.kind === 'new'
    ? { virtualNetworkName: virtualNetwork!.name, resourceGroupName: scope.resourceGroupName }
    : { virtualNetworkName: source.virtualNetworkName, resourceGroupName: source.virtualNetworkResourceGroupName ?? scope.resourceGroupName };
  const gatewaySubnet = newSubnet(scope, 'gateway-subnet', 'GatewaySubnet', place, gatewayPrefix);
  const routeServerSubnet = cloud.transit
    ? newSubnet(scope, 'route-server-subnet', 'RouteServerSubnet', place, routeServerSubnetPrefix(cloud.prefixes, gatewayPrefix, routeServerPrefix))
    : undefined;
  return {
    ...(virtualNetwork && { virtualNetwork }),
    gatewaySubnet,
    gatewaySubnetId: gatewaySubnet.id,
    gatewayPrefix,
    ...(routeServerSubnet && { routeServerSubnet, routeServerSubnetId: routeServerSubnet.id }),
  };
}

function existing({ transit }: AzureCloudPlan, { gatewaySubnetId, routeServerSubnetId }: ExistingAzureNetwork): AzureNetwork {
  return { gatewaySubnetId, ...(transit && { routeServerSubnetId: routeServerSubnetId! }) };
}

function newVirtualNetwork(scope: AzureScope, cloud: AzureCloudPlan): VirtualNetwork {
  return new VirtualNetwork(scope.construct, 'virtual-network', {
    name: nameOf(scope, `${cloud.name}-vnet`, VIRTUAL_NETWORK_NAME_LENGTH),
    location: scope.location,
    resourceGroupName: scope.resourceGroupName,
    ...ofProvider(scope),
    ...tagged(scope),
    addressSpace: [...cloud.prefixes],
  });
}

/** Where a subnet is made. */
interface SubnetPlace {
  readonly virtualNetworkName: string;
  readonly resourceGroupName: string;
}

/**
 * Its name is Azure's: gateways and route servers stand in subnets of these names only. Where it is follows from the prefixes of the first deployment:
 * Azure refuses to move a subnet in use, so other prefixes of the cloud leave it where it is.
 */
function newSubnet(scope: AzureScope, id: string, name: 'GatewaySubnet' | 'RouteServerSubnet', place: SubnetPlace, prefix: string): Subnet {
  return new Subnet(scope.construct, id, { name, ...place, ...ofProvider(scope), addressPrefixes: [prefix], lifecycle: { ignoreChanges: ['address_prefixes'] } });
}
