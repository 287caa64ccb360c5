import type { ExpressRouteCircuitPeering } from '@cdktf/provider-azurerm/lib/express-route-circuit-peering';
import type { TerraformProvider } from '../terraform';
import type { AzureNetworkSource } from './network';
import type { NetworkPlan } from '../planner/network-plan';

/** A circuit that exists, or that another construct or subscription has, with its private peering. */
export interface ExistingCircuit {
  /** The resource id of the circuit. */
  readonly circuitId: string;
  /**
   * The resource id of its private peering.
   * @default - the circuit's id with `/peerings/AzurePrivatePeering`
   */
  readonly peeringId?: string;
  /**
   * The key of an authorization, where the circuit is in another subscription.
   * @default - none
   */
  readonly authorizationKey?: string;
  /**
   * Its private peering, where the same stack makes it: the connection waits for it.
   * @default - none: the peering is there
   */
  readonly peering?: ExpressRouteCircuitPeering;
  /**
   * How much its connection is preferred to those of other circuits of the same gateway, from 0 to 32000: less where a circuit of another region
   * is only to stand in. https://learn.microsoft.com/azure/expressroute/expressroute-optimize-routing
   * @default 100, as the circuits that are made here
   */
  readonly routingWeight?: number;
}

/** The names of the two secrets of a key of MACsec. */
export interface AzureSecretPair {
  /** That of the connectivity association key name. */
  readonly ckn: string;
  /** That of the connectivity association key. */
  readonly cak: string;
}

/** A role of Azure lets the identity of the ports read their keys. */
export interface AzureRoleAccess {
  /** Access by a role. */
  readonly kind: 'role';
}

/** An access policy of the Key Vault lets the identity of the ports read their keys. */
export interface AzurePolicyAccess {
  /** Access by a policy. */
  readonly kind: 'access-policy';
  /** The tenant of the identity. */
  readonly tenantId: string;
}

/** The identity of the ports may read their keys already. */
export interface AzureGivenAccess {
  /** Access that was given elsewhere. */
  readonly kind: 'given';
}

/** A VPN gateway that exists. */
export interface ExistingVpnGateway {
  /** Its resource id. */
  readonly id: string;
  /** The public addresses of its two instances. */
  readonly publicIpAddresses: readonly [string, string];
}

/** The private peering of another construct that Global Reach joins. */
export interface AzureReachPeer {
  /** Its resource id. */
  readonly peeringId: string;
  /**
   * The key of an authorization, where it is in another subscription.
   * @default - none
   */
  readonly authorizationKey?: string;
}

/** Where the keys of MACsec are, and who may read them. */
export interface AzureMacsec {
  /** The resource id of the Key Vault. It has soft delete, and lets trusted services through its firewall. */
  readonly keyVaultId: string;
  /** The address of the Key Vault, such as `https://name.vault.azure.net/`, or a reference to it. */
  readonly keyVaultUri: string;
  /**
   * The names of the secrets of a link's keys by the name of its keys in the plan.
   * @default - `<keys>-ckn` and `<keys>-cak`
   */
  readonly secretNames?: Readonly<Record<string, AzureSecretPair>>;
  /**
   * How the identity of the ports may read them: by a role of Azure, or by an access policy of the vault in a tenant.
   * @default - { kind: 'role' }
   */
  readonly access?: AzureRoleAccess | AzurePolicyAccess | AzureGivenAccess;
  /**
   * The resource id of a user-assigned identity that exists; it is given access like a new one only with its `identityPrincipalId`.
   * @default - a new identity
   */
  readonly identityId?: string;
  /**
   * The principal id of the identity that exists.
   * @default - none: it has access already
   */
  readonly identityPrincipalId?: string;
}

/** The virtual hub that the gateways stand in. */
export type AzureHubSource =
  | {
    /** A new hub. */
    readonly kind: 'new';
    /**
     * The resource id of a Virtual WAN that exists.
     * @default - a new one
     */
    readonly virtualWanId?: string;
  }
  | {
    /** A hub that exists, with no gateway of the kinds that the plan builds. */
    readonly kind: 'existing';
    /** The resource id of the hub. */
    readonly virtualHubId: string;
    /** The resource id of its Virtual WAN. */
    readonly virtualWanId: string;
  };

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
   * The virtual network that the gateways stand in, where the plan's hub is a network.
   * @default - { kind: 'new' }: one with the cloud's prefixes, and a gateway subnet at the end of the first of them
   */
  readonly network?: AzureNetworkSource;
  /**
   * The virtual hub that the gateways stand in, where the plan's hub is Virtual WAN.
   * @default - { kind: 'new' }: a hub with the plan's prefix in a Virtual WAN of its own
   */
  readonly hub?: AzureHubSource;
  /**
   * The prefix of the subnet of the route server, inside the cloud's prefixes, /26 or shorter, where the plan has transit in a network.
   * @default - the /26 before the gateway subnet's default
   */
  readonly routeServerSubnetPrefix?: string;
  /**
   * The resource id of an ExpressRoute gateway that exists, in the network or hub; it is no smaller than the plan's.
   * @default - a new gateway
   */
  readonly expressRouteGatewayId?: string;
  /**
   * The VPN gateway that exists, active-active with BGP, in the network; its instances have the addresses inside tunnels that the plan names.
   * @default - a new gateway
   */
  readonly vpnGateway?: ExistingVpnGateway;
  /**
   * Circuits that exist, with their private peering, by the id of the bundle in the plan: such a bundle is only connected. Needed for those of a link
   * that takes the circuits of another one, once they are up: `sharedCircuits()` of the construct that has them gives them.
   * @default - none: all are made
   */
  readonly existingCircuits?: Readonly<Record<string, ExistingCircuit>>;
  /**
   * Resource ids of pairs of ports that exist (ExpressRoute Direct), by the id of the bundle in the plan: its circuit is made on them.
   * @default - none: all are made
   */
  readonly existingPorts?: Readonly<Record<string, string>>;
  /**
   * Ids of bundles that are not up yet though their path is live: circuits that growth added to it.
   * @default - none
   */
  readonly onOrder?: readonly string[];
  /**
   * Names of other networks, which may be in other subscriptions: every circuit that is made here and is up has an authorization for each, and an output
   * tells its key. Of at most 80 letters, digits, hyphens and underscores, in lower case; what is something else becomes a hyphen. Of a link that takes these
   * circuits, write its name: it is counted once among the networks of a circuit. https://learn.microsoft.com/azure/expressroute/expressroute-howto-linkvnet-arm
   * @default - none
   */
  readonly authorizations?: readonly string[];
  /**
   * Where the keys of MACsec are; needed where the plan has ports that are encrypted and up. Give it from their order on, so that their identity may
   * read the keys in time.
   * @default - none
   */
  readonly macsec?: AzureMacsec;
  /**
   * Private peerings of other constructs that Global Reach joins, by the id of the connection in the plan; `'not-up'` where the other construct
   * has the circuit in its `onOrder`. Nothing is needed for a circuit whose path is on order in the plan.
   * @default - none: both circuits are of this cloud
   */
  readonly reachPeers?: Readonly<Record<string, AzureReachPeer | 'not-up'>>;
  /**
   * The provider, or an alias of it, of the gateways and what belongs to them.
   * @default - the stack's `azurerm` provider
   */
  readonly provider?: TerraformProvider;
  /**
   * The provider of circuits, ports, peerings and authorizations, where they are in another subscription: every circuit that is made here then has an
   * authorization for the gateway. https://learn.microsoft.com/azure/expressroute/expressroute-howto-linkvnet-arm
   * @default - `provider`
   */
  readonly circuitProvider?: TerraformProvider;
  /**
   * The name of a resource group that exists for circuits and ports; needed with `circuitProvider`, whose subscription has not that of the rest.
   * @default - the resource group of the rest
   */
  readonly circuitResourceGroupName?: string;
  /**
   * Tags of everything that can have them.
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * Names in Azure in place of ours, by the id of the bundle, connection or tunnel of the plan, or by `<cloud>-ergw`, `<cloud>-vpngw` and so on: for what
   * was imported, since a name cannot be changed.
   * @default - names made of the network's name and the id
   */
  readonly names?: Readonly<Record<string, string>>;
}
