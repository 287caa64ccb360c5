import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import type { Construct } from 'constructs';
import { gatewaySubnetId, gatewaySubnetPrefix } from './gateway-subnet';
import { azureName, type AzureScope } from './scope';
import type { AzureCloudPlan } from '../planner/network-plan';

/** A virtual network of its own, with the cloud's prefixes as its address space, and the gateway subnet in it. */
export interface NewAzureNetwork {
  /** A new virtual network. */
  readonly kind: 'new';
  /**
   * The prefix of the gateway subnet, inside the cloud's prefixes, /27 or shorter. Set it where a later definition may put
   * another prefix first: the gateways cannot move.
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
}

/** A virtual network's name is shorter than those of the other resources. */
const VIRTUAL_NETWORK_NAME_LENGTH = 64;

/** The resource group of everything that one cloud of the plan needs. */
export function resourceGroup(construct: Construct, networkName: string, cloud: AzureCloudPlan): ResourceGroup {
  return new ResourceGroup(construct, 'resource-group', { name: azureName(networkName, cloud.name), location: cloud.region });
}

/**
 * The network that the gateways stand in, made as far as it does not exist.
 *
 * @throws HybridNetworkError when the gateway subnet cannot be where it is asked for
 */
export function network(scope: AzureScope, cloud: AzureCloudPlan, source: AzureNetworkSource): AzureNetwork {
  if (source.kind === 'existing') return { gatewaySubnetId: gatewaySubnetId(source.gatewaySubnetId) };
  const prefix = gatewaySubnetPrefix(cloud.prefixes, source.gatewaySubnetPrefix);
  if (source.kind === 'new-gateway-subnet') {
    return withSubnet(gatewaySubnet(scope, source.virtualNetworkName, source.virtualNetworkResourceGroupName ?? scope.resourceGroupName, prefix));
  }
  const virtualNetwork = newVirtualNetwork(scope, cloud);
  return { virtualNetwork, ...withSubnet(gatewaySubnet(scope, virtualNetwork.name, scope.resourceGroupName, prefix)) };
}

const withSubnet = (subnet: Subnet) => ({ gatewaySubnet: subnet, gatewaySubnetId: subnet.id });

function newVirtualNetwork(scope: AzureScope, cloud: AzureCloudPlan): VirtualNetwork {
  return new VirtualNetwork(scope.construct, 'virtual-network', {
    name: azureName(scope.network, `${cloud.name}-vnet`, VIRTUAL_NETWORK_NAME_LENGTH),
    location: scope.location,
    resourceGroupName: scope.resourceGroupName,
    addressSpace: [...cloud.prefixes],
  });
}

/** Its name is Azure's: a gateway stands in a subnet of this name only. */
function gatewaySubnet(scope: AzureScope, virtualNetworkName: string, resourceGroupName: string, prefix: string): Subnet {
  return new Subnet(scope.construct, 'gateway-subnet', { name: 'GatewaySubnet', resourceGroupName, virtualNetworkName, addressPrefixes: [prefix] });
}
