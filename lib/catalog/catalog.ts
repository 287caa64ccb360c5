/** Where a row of the catalogue comes from. */
export interface Source {
  /** The page, or the public repository and path. */
  readonly url: string;
  /** When it was read, or the date that it states. */
  readonly date: string;
  /**
   * Whether the figure was read in a public text that quotes the vendor. False where it is remembered, inferred, or converted from
   * another currency.
   */
  readonly verified: boolean;
}

/** Whose cloud it is. */
export type Provider = 'aws' | 'azure' | 'google';

/** The kinds of dedicated circuits. */
export type DedicatedKind = 'direct-connect' | 'express-route' | 'dedicated-interconnect' | 'partner-interconnect' | 'cross-cloud-interconnect';

/** A place where circuits end. */
export interface Location {
  /** The provider's name for it, as used in a definition. */
  readonly code: string;
  /** Whose location it is. */
  readonly provider: Provider;
  /** The building, or the campus: two locations with the same building are one risk. */
  readonly building: string;
  /** The building of the second link of each circuit: a Metro location of ExpressRoute has two. Absent elsewhere. */
  readonly secondBuilding?: string;
  /** The metropolitan area. */
  readonly metro: string;
  /** Google's edge availability domain: `zone1` or `zone2`. */
  readonly zone?: string;
  /** Port speeds on offer, in Mbps; absent where the catalogue does not know: every speed of the provider is then allowed. */
  readonly speedsMbps?: readonly number[];
  /** Service providers there; absent where the catalogue does not know. */
  readonly serviceProviders?: readonly string[];
  /**
   * The Region of AWS in which its connections, LAGs and virtual interfaces are made, whatever Region they lead to; absent where the
   * catalogue does not know. https://docs.aws.amazon.com/directconnect/latest/APIReference/API_DescribeLocations.html
   */
  readonly homeRegion?: string;
  /** Regions of Azure that a circuit of the tier local reaches; absent where there are none, and on other clouds. */
  readonly localRegions?: readonly string[];
  /** Whether there is ExpressRoute Direct; absent where the catalogue does not know, and on other clouds. */
  readonly direct?: boolean;
  /** The geopolitical region of ExpressRoute; absent where the catalogue does not know, and on other clouds. */
  readonly geography?: string;
  /** Where the row comes from. */
  readonly source: Source;
}

/** A place at which Google joins its facilities to the ports of another cloud. */
export interface RemoteLocation {
  /** Google's name for it: `aws-eqdc2`. */
  readonly code: string;
  /** Whose ports they are. */
  readonly provider: 'aws' | 'azure';
  /** The name with which the port is ordered from the other cloud: `EqDC2`. */
  readonly portLocation: string;
  /** The Region of AWS in which ports are made there: that of the location of Direct Connect; absent on Azure, and where it is not known. */
  readonly homeRegion?: string;
  /** The facilities of Google Cloud that lead to it. */
  readonly locations: readonly string[];
  /** The regions of Google Cloud in which its VLAN attachments may be; absent where the catalogue does not know. */
  readonly regions?: readonly string[];
  /** Where the row comes from. */
  readonly source: Source;
}

/** What a circuit of ExpressRoute reaches: the regions of its location, of its geopolitical region, or all. */
export type ExpressRouteTier = 'local' | 'standard' | 'premium';

/** A circuit that can be bought. */
export interface CircuitProduct {
  /** `aws/direct-connect/10G`. */
  readonly id: string;
  /** The service. */
  readonly kind: DedicatedKind;
  /** Cross-Cloud Interconnect: the cloud at the other end; absent elsewhere. */
  readonly remote?: {
    /** Whose cloud it is. */
    readonly provider: 'aws' | 'azure';
    /** The id of the circuit that has the price of its ports: of one port of AWS, of a pair of Azure. */
    readonly portProduct: string;
  };
  /** Whether a service provider makes it on a port of its own; absent where the port is one's own, or the kind has no other way. */
  readonly hosted?: boolean;
  /** Speed of one member. */
  readonly mbps: number;
  /** ExpressRoute Direct: the speed of each of the two ports that it runs on; absent elsewhere. */
  readonly portMbps?: number;
  /** What a circuit of ExpressRoute reaches; absent on other clouds. */
  readonly tier?: ExpressRouteTier;
  /** How outbound data of a circuit of ExpressRoute is paid for; absent on other clouds. */
  readonly data?: 'metered' | 'unlimited';
  /** The most members in one bundle (LAG, connection); 1 where there are no bundles. */
  readonly maxMembers: number;
  /** The most bundles over which the cloud spreads the traffic of one network at equal cost; absent where no such limit is in reach. */
  readonly maxEqualPaths?: number;
  /** The most that one flow gets, where that is less than a member; absent where a member is the limit. */
  readonly maxFlowMbps?: number;
  /** List price of one member a month, in US dollars. */
  readonly monthlyUsd: number;
  /** Months from order to use, a planning figure. */
  readonly leadTimeMonths: number;
  /** Whether the port can be encrypted with MACsec. */
  readonly macsec: boolean;
  /**
   * The version of the Terraform provider that it needs, where that is newer than the one the bindings were made from; absent where any
   * does. It is bought only where a definition asks for ports as fast.
   */
  readonly providerVersion?: string;
  /** Where price and limits come from. */
  readonly source: Source;
}

/** A VPN that can be bought. */
export interface VpnProduct {
  /** `aws/vpn/standard`. */
  readonly id: string;
  /** Whose it is. */
  readonly provider: Provider;
  /** What one tunnel carries in each direction, or in both together where `sharedDirections`. */
  readonly tunnelMbps: number;
  /** Packets a second of one tunnel. */
  readonly tunnelPps?: number;
  /** Whether acknowledgements count towards `tunnelPps`; not where it was measured with the data alone. */
  readonly acknowledgementsCount: boolean;
  /** Whether `tunnelMbps` and `tunnelPps` count both directions together. */
  readonly sharedDirections: boolean;
  /** The part of the tunnel's figure to plan with, where the vendor advises one. */
  readonly planningFactor: number;
  /** What all tunnels of one gateway carry together; absent where there is no such limit. */
  readonly gatewayMbps?: number;
  /** The most tunnels of one gateway; absent where there is no such limit in reach. */
  readonly maxTunnels?: number;
  /** The most tunnels over which the cloud spreads the traffic of a link at equal cost; absent where all of them are. */
  readonly maxEqualTunnels?: number;
  /** The gateway that it ends at, where a cloud has more than one kind; absent for the usual one (on AWS a transit gateway). */
  readonly gateway?: 'virtual-private' | 'virtual-wan';
  /** The largest packet inside a tunnel. */
  readonly mtu: number;
  /** The TCP segment size inside a tunnel. */
  readonly mss: number;
  /** List price of one connection (AWS: two tunnels; Azure: one router) or one tunnel (Google) a month. */
  readonly connectionMonthlyUsd: number;
  /** List price of the gateway a month. */
  readonly gatewayMonthlyUsd: number;
  /** Regions without it. */
  readonly notInRegions?: readonly string[];
  /** Where price and limits come from. */
  readonly source: Source;
}

/** A gateway that joins circuits and a virtual network. */
export interface GatewayProduct {
  /** `azure/expressroute-gateway/ErGw3AZ`. */
  readonly id: string;
  /** The SKU. */
  readonly sku: string;
  /** Whether it stands in a hub of Virtual WAN; absent where it stands in a virtual network. */
  readonly hub?: 'virtual-wan';
  /** From how many units on traffic may pass it by (FastPath); absent where it may not. */
  readonly fastPathUnits?: number;
  /** What it carries; of one unit where `maxUnits` is more than 1. */
  readonly mbps: number;
  /** The most units. */
  readonly maxUnits: number;
  /** How many circuits it takes from how many units on, the fewest first. */
  readonly maxCircuits: readonly GatewayCircuits[];
  /** List price (of one unit) a month. */
  readonly monthlyUsd: number;
  /** Regions without it. */
  readonly notInRegions?: readonly string[];
  /** Where price and limits come from. */
  readonly source: Source;
}

/** The circuits that a gateway takes from a number of units on. */
export interface GatewayCircuits {
  /** At least so many units. */
  readonly units: number;
  /** At most so many circuits. */
  readonly circuits: number;
}

/** Other prices: what is paid per attachment, per hour or per GB. */
export interface Charge {
  /** `aws/transit-gateway/processing`. */
  readonly id: string;
  /** What it is, for the bill. */
  readonly item: string;
  /** Per piece and month, or per GB. */
  readonly unit: 'each' | 'GB';
  /** In US dollars. */
  readonly usd: number;
  /** Where it comes from. */
  readonly source: Source;
}

/** Two regions that AWS Interconnect - multicloud joins. */
export interface InterconnectPair {
  /** The Region of AWS. */
  readonly aws: string;
  /** The region of Google Cloud. */
  readonly google: string;
  /** Where it comes from. */
  readonly source: Source;
}

/** A bandwidth of AWS Interconnect - multicloud. */
export interface InterconnectSpeed {
  /** The bandwidth, in each direction. */
  readonly mbps: number;
  /** Whether AWS charges nothing for one of it in each of its Regions; absent where it charges for all. */
  readonly isFirstFree?: boolean;
  /** The id of the charge for it on AWS. */
  readonly awsCharge: string;
  /** The id of the charge for it on Google Cloud. */
  readonly googleCharge: string;
}

/** A region of Azure. */
export interface AzureRegion {
  /** As Azure Resource Manager names it: `eastus`. */
  readonly name: string;
  /** Its geopolitical region of ExpressRoute. */
  readonly geography: string;
  /** Whether it has availability zones. */
  readonly zones: boolean;
  /** Where the row comes from. */
  readonly source: Source;
}

/** What can be bought, and where. */
export interface Catalog {
  /** Where circuits end. */
  readonly locations: readonly Location[];
  /** Circuits. */
  readonly circuits: readonly CircuitProduct[];
  /** VPNs. */
  readonly vpns: readonly VpnProduct[];
  /** Gateways. */
  readonly gateways: readonly GatewayProduct[];
  /** Regions of two clouds that are joined directly. */
  readonly interconnectPairs: readonly InterconnectPair[];
  /** With which bandwidths, the least first. */
  readonly interconnectSpeeds: readonly InterconnectSpeed[];
  /** Where Google Cloud is joined to ports of other clouds. */
  readonly remoteLocations: readonly RemoteLocation[];
  /** Everything else on the bill. */
  readonly charges: readonly Charge[];
  /** Regions of AWS, by name. */
  readonly awsRegions: readonly string[];
  /** Regions of Azure. */
  readonly azureRegions: readonly AzureRegion[];
  /** Regions of Google Cloud, by name. */
  readonly googleRegions: readonly string[];
}
