import type { ExpressRouteCircuit } from '@cdktf/provider-azurerm/lib/express-route-circuit';
import type { ExpressRouteCircuitAuthorization } from '@cdktf/provider-azurerm/lib/express-route-circuit-authorization';
import type { ExpressRouteCircuitConnection } from '@cdktf/provider-azurerm/lib/express-route-circuit-connection';
import type { ExpressRouteCircuitPeering } from '@cdktf/provider-azurerm/lib/express-route-circuit-peering';
import type { ExpressRouteConnection } from '@cdktf/provider-azurerm/lib/express-route-connection';
import type { ExpressRouteGateway } from '@cdktf/provider-azurerm/lib/express-route-gateway';
import type { ExpressRoutePort } from '@cdktf/provider-azurerm/lib/express-route-port';
import type { LocalNetworkGateway } from '@cdktf/provider-azurerm/lib/local-network-gateway';
import type { PublicIp } from '@cdktf/provider-azurerm/lib/public-ip';
import type { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import type { RouteServer } from '@cdktf/provider-azurerm/lib/route-server';
import type { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import type { VirtualHub } from '@cdktf/provider-azurerm/lib/virtual-hub';
import type { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import type { VirtualNetworkGateway } from '@cdktf/provider-azurerm/lib/virtual-network-gateway';
import type { VirtualNetworkGatewayConnection } from '@cdktf/provider-azurerm/lib/virtual-network-gateway-connection';
import type { VirtualWan } from '@cdktf/provider-azurerm/lib/virtual-wan';
import type { VpnGateway } from '@cdktf/provider-azurerm/lib/vpn-gateway';
import type { VpnGatewayConnection } from '@cdktf/provider-azurerm/lib/vpn-gateway-connection';
import type { VpnSite } from '@cdktf/provider-azurerm/lib/vpn-site';
import { Construct } from 'constructs';
import { refuseForeignTokens, requireTree } from '../guard';
import { type Circuit, circuitsOf, keepsKeys } from './circuits';
import { dedicated, type DedicatedResources, type LiveCircuit } from './dedicated';
import { fallback } from './fallback';
import { gateway } from './gateway';
import { isElsewhere, ownAuthorization } from './given-names';
import { globalReach } from './global-reach';
import { hub, hubGateway } from './hub';
import { hubFallback } from './hub-fallback';
import { macsec, type MacsecResources } from './macsec';
import { network, resourceGroup } from './network';
import type { AzureHybridNetworkProps, ExistingCircuit } from './network-props';
import { outputs, type VpnResources } from './outputs';
import { requireRules } from './plan-rules';
import type { PortKeys } from './ports';
import { CONSTRUCT } from './problems';
import { requireProperties } from './property-rules';
import { requireShape } from './property-shape';
import { newRouteServer } from './route-server';
import type { AzureScope } from './scope';
import { secretsOf } from './secrets';
import { sharedCircuits } from './shared-circuits';
import { watchSubnets } from './subnet-rules';
import { cloudSlice } from '../planner/cloud-slice';
import type { AzureCloudPlan, LinkPlan } from '../planner/network-plan';

/**
 * Azure's part of a plan: ExpressRoute circuits through a provider or on ports of one's own, with private peering; their gateway; and a VPN
 * gateway of two instances with a connection to each router, in a virtual network or in a virtual hub. It stands in a TerraformStack with a
 * configured `azurerm` provider. Keys are sensitive variables of the stack, and those of MACsec secrets of a Key Vault.
 *
 * Where the plan asks for units of `ErGwScale` or for a cipher with extended packet numbers, the stack asks for azurerm `>= 4.79.0, < 5.0.0`
 * in place of the bindings' 4.55.0.
 */
export class AzureHybridNetwork extends Construct {
  /** The name of the resource group of everything here but circuits, which may have one of their own. */
  readonly resourceGroupName: string;
  /** The resource group; undefined where an existing one was given. */
  readonly resourceGroup: ResourceGroup | undefined;
  /** The virtual network; undefined where an existing one was given, and in a virtual hub. */
  readonly virtualNetwork: VirtualNetwork | undefined;
  /** The gateway subnet; undefined where an existing one was given, and in a virtual hub. */
  readonly gatewaySubnet: Subnet | undefined;
  /** The id of the gateway subnet; undefined in a virtual hub. */
  readonly gatewaySubnetId: string | undefined;
  /** The subnet of the route server; undefined where there is none, or an existing one was given. */
  readonly routeServerSubnet: Subnet | undefined;
  /** The route server; undefined where the plan has no transit in a network. */
  readonly routeServer: RouteServer | undefined;
  /** The Virtual WAN; undefined where an existing one was given, and in a network. */
  readonly virtualWan: VirtualWan | undefined;
  /** The virtual hub; undefined where an existing one was given, and in a network. */
  readonly virtualHub: VirtualHub | undefined;
  /** The id of the virtual hub; undefined in a network. */
  readonly virtualHubId: string | undefined;
  /** Pairs of ports by the id of their bundle in the plan. Terraform refuses to replace or destroy those that the configuration has. */
  readonly ports: ReadonlyMap<string, ExpressRoutePort>;
  /** Who the ports are when they read the keys of MACsec; undefined where none is encrypted, or `macsec` is not given yet. */
  readonly macsec: MacsecResources | undefined;
  /** The circuits by the id of their bundle in the plan. Terraform refuses to replace or destroy those that the configuration has. */
  readonly circuits: ReadonlyMap<string, ExpressRouteCircuit>;
  /** The private peerings by the id of their bundle in the plan. */
  readonly peerings: ReadonlyMap<string, ExpressRouteCircuitPeering>;
  /** Circuits that are up, made here or not, by the id of their bundle in the plan: what the construct of another network is connected by. */
  readonly liveCircuits: ReadonlyMap<string, LiveCircuit>;
  /** Authorizations by the id of their bundle in the plan and the name of the other network: `azure-edge-1-washington-dc-1/spoke`. */
  readonly authorizations: ReadonlyMap<string, ExpressRouteCircuitAuthorization>;
  /** Connections of Global Reach by their id in the plan. */
  readonly globalReach: ReadonlyMap<string, ExpressRouteCircuitConnection>;
  /** The gateway of the circuits in a network; undefined where no circuit is up, and where one that exists was given. */
  readonly expressRouteGateway: VirtualNetworkGateway | undefined;
  /** The connections of circuits to their gateway in a network, by the id of their bundle in the plan. */
  readonly expressRouteConnections: ReadonlyMap<string, VirtualNetworkGatewayConnection>;
  /** The gateway of the circuits in a virtual hub; undefined where no circuit is up, and where one that exists was given. */
  readonly hubExpressRouteGateway: ExpressRouteGateway | undefined;
  /** The connections of circuits to their gateway in a virtual hub, by the id of their bundle in the plan. */
  readonly hubExpressRouteConnections: ReadonlyMap<string, ExpressRouteConnection>;
  /** The VPN gateway in a network; undefined where no link has a VPN, and where one that exists was given. */
  readonly vpnGateway: VirtualNetworkGateway | undefined;
  /** The public addresses of the two instances of the VPN gateway in a network, in the order of the plan's `cloudInterface`. */
  readonly vpnPublicIps: readonly PublicIp[];
  /** The routers as a network's gateway sees them, by the id of their VPN connection in the plan. */
  readonly localNetworkGateways: ReadonlyMap<string, LocalNetworkGateway>;
  /** The VPN connections in a network by their id in the plan, each of two tunnels. */
  readonly vpnConnections: ReadonlyMap<string, VirtualNetworkGatewayConnection>;
  /** The VPN gateway in a virtual hub; undefined where no link has a VPN. */
  readonly hubVpnGateway: VpnGateway | undefined;
  /** The routers as a virtual hub sees them, by the id of their VPN connection in the plan. */
  readonly vpnSites: ReadonlyMap<string, VpnSite>;
  /** The VPN connections in a virtual hub by their id in the plan, each of two tunnels. */
  readonly hubVpnConnections: ReadonlyMap<string, VpnGatewayConnection>;
  /**
   * The variables of the stack that hold keys, by the name of the secret in the plan: each takes its value from `TF_VAR_<variable>`. A key of a peering
   * has 1 to 25 characters. Keys of MACsec are in the Key Vault, and not among them.
   */
  readonly secrets: ReadonlyMap<string, string>;
  private readonly made: DedicatedResources;
  private readonly guests: ReadonlyMap<string, string>;

  /**
   * @param scope a TerraformStack, or a construct in one
   * @param id unique in the scope
   * @param props the plan, the cloud and what exists already
   * @throws HybridNetworkError when it stands outside a TerraformStack, the plan has no such cloud or breaks a rule of Azure, a property has another shape,
   * holds a value of the AWS CDK, names nothing of the plan or has no effect, or a subnet cannot be where it is asked for
   */
  constructor(scope: Construct, id: string, props: AzureHybridNetworkProps) {
    super(scope, id);
    requireTree(this, 'cdktf', CONSTRUCT);
    requireShape(props);
    const { plan, authorizations = [] } = props;
    const { cloud, links } = cloudSlice(plan, 'azure', props.cloud, CONSTRUCT);
    refuseForeignTokens({ ...props, plan: { name: plan.name, sites: plan.sites, clouds: [cloud], links } }, 'cdktf', CONSTRUCT); // not the whole plan again for each cloud
    const circuits = circuitsOf(links, props);
    requireProperties({ props, cloud, links, circuits });
    const gatewayPrefix = props.network?.kind === 'existing' ? undefined : props.network?.gatewaySubnetPrefix;
    requireRules({ cloud, links, circuits, sites: plan.sites, all: plan.links, authorizations, gatewayPrefix });

    const bare = bareScope(this, props, cloud);
    this.resourceGroup = props.resourceGroupName === undefined ? resourceGroup(bare, cloud) : undefined;
    this.resourceGroupName = this.resourceGroup?.name ?? (props.resourceGroupName as string);
    const place = { ...bare, resourceGroupName: this.resourceGroupName };
    const circuitPlace = circuitScope(place, props);

    const keys = keysOf(circuitPlace, cloud, circuits, props);
    const made = dedicated(circuitPlace, circuits, { authorizations, ...(isElsewhere(props) && { own: ownAuthorization(plan, cloud) }) }, keys);
    this.made = made;
    this.guests = new Map(plan.links.flatMap(({ name, primary }) => (primary.kind !== 'vpn' && links.some((own) => own.name === primary.circuitsOf) ? [[name, primary.circuitsOf!]] : [])));
    this.ports = made.ports;
    this.macsec = keys?.resources;
    this.circuits = made.circuits;
    this.peerings = made.peerings;
    this.liveCircuits = made.live;
    this.authorizations = made.authorizations;
    this.globalReach = globalReach(circuitPlace, links, plan.links, made, props.reachPeers);

    const inNetwork = cloud.hub === 'virtual-wan' ? undefined : this.buildNetwork(place, cloud, links, made, props);
    const inHub = cloud.hub === 'virtual-wan' ? this.buildHub(place, cloud, links, made, props) : undefined;
    this.virtualNetwork = inNetwork?.virtualNetwork;
    this.gatewaySubnet = inNetwork?.gatewaySubnet;
    this.gatewaySubnetId = inNetwork?.gatewaySubnetId;
    this.routeServerSubnet = inNetwork?.routeServerSubnet;
    this.routeServer = inNetwork?.routeServer;
    this.expressRouteGateway = inNetwork?.expressRouteGateway;
    this.expressRouteConnections = inNetwork?.expressRouteConnections ?? new Map();
    this.vpnGateway = inNetwork?.vpnGateway;
    this.vpnPublicIps = inNetwork?.vpnPublicIps ?? [];
    this.localNetworkGateways = inNetwork?.localNetworkGateways ?? new Map();
    this.vpnConnections = inNetwork?.vpnConnections ?? new Map();
    this.virtualWan = inHub?.virtualWan;
    this.virtualHub = inHub?.virtualHub;
    this.virtualHubId = inHub?.virtualHubId;
    this.hubExpressRouteGateway = inHub?.hubExpressRouteGateway;
    this.hubExpressRouteConnections = inHub?.hubExpressRouteConnections ?? new Map();
    this.hubVpnGateway = inHub?.hubVpnGateway;
    this.vpnSites = inHub?.vpnSites ?? new Map();
    this.hubVpnConnections = inHub?.hubVpnConnections ?? new Map();
    const vpn: VpnResources = { ...inNetwork, ...inHub };
    outputs(this, cloud, links, made, vpn);
    this.secrets = secretsOf(links, made);
  }

  /**
   * The circuits of this construct that a link to another cloud takes, as the construct of that cloud takes them by `existingCircuits`: those that are up.
   *
   * @param link the name of the link that takes them, of `kind: shared`
   * @param authorization the name of an authorization that the circuits have, where the other cloud is in another subscription
   * @throws HybridNetworkError when no such link takes circuits of this construct, or a circuit has no such authorization
   */
  sharedCircuits(link: string, authorization?: string): Readonly<Record<string, ExistingCircuit>> {
    return sharedCircuits(this.made, this.guests, link, authorization);
  }

  /** A network: subnets, the gateway of the circuits, the VPN gateway after it, and a route server after both. */
  private buildNetwork(place: AzureScope, cloud: AzureCloudPlan, links: readonly LinkPlan[], made: DedicatedResources, props: AzureHybridNetworkProps) {
    const found = network(place, cloud, props.network ?? { kind: 'new' }, props.routeServerSubnetPrefix);
    const { gatewaySubnetId, routeServerSubnetId } = found;
    const ofCircuits = gateway(place, cloud, gatewaySubnetId, made, props.expressRouteGatewayId);
    const { expressRouteGateway: after } = ofCircuits;
    const vpn = fallback(place, cloud, links, { gatewaySubnetId, ...(after && { after }), ...(props.vpnGateway && { given: props.vpnGateway }) });
    const gateways = [after, vpn.vpnGateway].filter((row) => row !== undefined);
    const routeServer = routeServerSubnetId === undefined ? undefined : newRouteServer(place, cloud, routeServerSubnetId, gateways).routeServer;
    watchSubnets(this, [gatewaySubnetId, ...(routeServerSubnetId === undefined ? [] : [routeServerSubnetId])]);
    return { ...found, ...ofCircuits, ...vpn, ...(routeServer && { routeServer }) };
  }

  /** A virtual hub with its gateways. */
  private buildHub(place: AzureScope, cloud: AzureCloudPlan, links: readonly LinkPlan[], made: DedicatedResources, props: AzureHybridNetworkProps) {
    const found = hub(place, cloud, props.hub ?? { kind: 'new' });
    return { ...found, ...hubGateway(place, cloud, found.virtualHubId, made, props.expressRouteGatewayId), ...hubFallback(place, cloud, found, links) };
  }
}

function bareScope(construct: Construct, { plan, provider, tags, names }: AzureHybridNetworkProps, { region }: AzureCloudPlan): Omit<AzureScope, 'resourceGroupName'> {
  return { construct, network: plan.name, location: region, ...(provider && { provider }), ...(tags && { tags }), ...(names && { names }) };
}

/** Circuits may be in another subscription, with a resource group of its own. */
function circuitScope(place: AzureScope, { circuitProvider, circuitResourceGroupName }: AzureHybridNetworkProps): AzureScope {
  return {
    ...place,
    ...(circuitProvider && { provider: circuitProvider }),
    ...(circuitResourceGroupName !== undefined && { resourceGroupName: circuitResourceGroupName }),
  };
}

/** What gives ports their keys, where some of them are encrypted, from their order on: a role takes minutes until it counts. */
function keysOf(place: AzureScope, cloud: AzureCloudPlan, circuits: readonly Circuit[], { macsec: asked }: AzureHybridNetworkProps): PortKeys | undefined {
  return asked && circuits.some(keepsKeys) ? { asked, resources: macsec(place, cloud.name, asked) } : undefined;
}
