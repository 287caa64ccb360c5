import type { ExpressRouteCircuit } from '@cdktf/provider-azurerm/lib/express-route-circuit';
import type { ExpressRouteCircuitPeering } from '@cdktf/provider-azurerm/lib/express-route-circuit-peering';
import type { LocalNetworkGateway } from '@cdktf/provider-azurerm/lib/local-network-gateway';
import type { PublicIp } from '@cdktf/provider-azurerm/lib/public-ip';
import type { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import type { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import type { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import type { VirtualNetworkGateway } from '@cdktf/provider-azurerm/lib/virtual-network-gateway';
import type { VirtualNetworkGatewayConnection } from '@cdktf/provider-azurerm/lib/virtual-network-gateway-connection';
import { Construct } from 'constructs';
import { refuseForeignTokens, requireTree } from '../guard';
import { dedicated } from './dedicated';
import { fallback } from './fallback';
import { gateway } from './gateway';
import { type AzureNetworkSource, network, resourceGroup } from './network';
import { outputs } from './outputs';
import { CONSTRUCT } from './scope';
import { cloudSlice } from '../planner/cloud-slice';
import type { NetworkPlan } from '../planner/network-plan';

/** What `AzureHybridNetwork` builds, and where. */
export interface AzureHybridNetworkProps {
  /** The plan, as `planNetwork()` returns it. */
  readonly plan: NetworkPlan;
  /** The name of one of the plan's clouds on Azure. */
  readonly cloud: string;
  /**
   * The name of a resource group that exists, for everything that is made.
   * @default - a new one, named after the network and the cloud
   */
  readonly resourceGroupName?: string;
  /**
   * The virtual network that the gateways stand in.
   * @default - { kind: 'new' }: one with the cloud's prefixes, and a gateway subnet at the end of the first of them
   */
  readonly network?: AzureNetworkSource;
}

/**
 * Azure's part of a plan: ExpressRoute circuits with private peering, their gateway, and an active-active VPN gateway with a connection
 * to each router. It stands in a TerraformStack with a configured `azurerm` provider. Keys are sensitive variables of the stack.
 *
 * Where the plan asks for units of `ErGwScale`, the stack asks for azurerm `>= 4.79.0, < 5.0.0` in place of the bindings' 4.55.0.
 */
export class AzureHybridNetwork extends Construct {
  /** The name of the resource group of everything here. */
  readonly resourceGroupName: string;
  /** The resource group; undefined where an existing one was given. */
  readonly resourceGroup: ResourceGroup | undefined;
  /** The virtual network; undefined where an existing one was given. */
  readonly virtualNetwork: VirtualNetwork | undefined;
  /** The gateway subnet; undefined where an existing one was given. */
  readonly gatewaySubnet: Subnet | undefined;
  /** The id of the gateway subnet. */
  readonly gatewaySubnetId: string;
  /** The circuits by the id of their bundle in the plan. Terraform refuses to replace or destroy those that the configuration has. */
  readonly circuits: ReadonlyMap<string, ExpressRouteCircuit>;
  /** The private peerings by the id of their bundle in the plan. */
  readonly peerings: ReadonlyMap<string, ExpressRouteCircuitPeering>;
  /** The gateway of the circuits; undefined where no link has any. */
  readonly expressRouteGateway: VirtualNetworkGateway | undefined;
  /** The connections of circuits to their gateway by the id of their bundle in the plan. */
  readonly expressRouteConnections: ReadonlyMap<string, VirtualNetworkGatewayConnection>;
  /** The VPN gateway; undefined where no link has a VPN. */
  readonly vpnGateway: VirtualNetworkGateway | undefined;
  /** The public addresses of the two instances of the VPN gateway, in the order of the plan's `cloudInterface`. */
  readonly vpnPublicIps: readonly PublicIp[];
  /** The routers as Azure sees them, by the id of their VPN connection in the plan. */
  readonly localNetworkGateways: ReadonlyMap<string, LocalNetworkGateway>;
  /** The VPN connections by their id in the plan, each of two tunnels. */
  readonly vpnConnections: ReadonlyMap<string, VirtualNetworkGatewayConnection>;

  /**
   * @param scope a TerraformStack, or a construct in one
   * @param id unique in the scope
   * @param props the plan, the cloud and what exists already
   * @throws HybridNetworkError when it stands outside a TerraformStack, the plan has no such cloud, a property holds a value of the AWS
   * CDK, or the gateway subnet cannot be where it is asked for
   */
  constructor(scope: Construct, id: string, props: AzureHybridNetworkProps) {
    super(scope, id);
    requireTree(this, 'cdktf', CONSTRUCT);
    refuseForeignTokens(props, 'cdktf', CONSTRUCT);
    const { plan, network: source = { kind: 'new' } } = props;
    const { cloud, links } = cloudSlice(plan, 'azure', props.cloud, CONSTRUCT);

    this.resourceGroup = props.resourceGroupName === undefined ? resourceGroup(this, plan.name, cloud) : undefined;
    this.resourceGroupName = this.resourceGroup?.name ?? (props.resourceGroupName as string);
    const place = { construct: this, network: plan.name, location: cloud.region, resourceGroupName: this.resourceGroupName };

    const { virtualNetwork, gatewaySubnet, gatewaySubnetId } = network(place, cloud, source);
    const circuits = dedicated(place, links);
    const { expressRouteGateway, expressRouteConnections } = gateway(place, cloud, gatewaySubnetId, circuits);
    const vpn = fallback(place, cloud, gatewaySubnetId, links, expressRouteGateway);
    outputs(this, cloud, links, circuits, vpn);

    this.virtualNetwork = virtualNetwork;
    this.gatewaySubnet = gatewaySubnet;
    this.gatewaySubnetId = gatewaySubnetId;
    this.circuits = circuits.circuits;
    this.peerings = circuits.peerings;
    this.expressRouteGateway = expressRouteGateway;
    this.expressRouteConnections = expressRouteConnections;
    this.vpnGateway = vpn.vpnGateway;
    this.vpnPublicIps = vpn.vpnPublicIps;
    this.localNetworkGateways = vpn.localNetworkGateways;
    this.vpnConnections = vpn.vpnConnections;
  }
}
