import type { RouterDefinition } from './schema';
import type { CloudWorkload, Workload } from './workload';
import type { Catalog, Location, RemoteLocation } from '../catalog';
import type { Bandwidth, DataSize, Duration } from '../units';

export type * from './workload';

/** A definition that was checked: frozen, defaults filled in, names resolved. Lists are sorted by name. */
export interface HybridNetwork {
  /** The name of the network. */
  readonly name: string;
  /** The day of prices, growth and lead times, `2026-12-01`. */
  readonly asOf: string;
  /** The day on which the circuits carry traffic. */
  readonly inService: string;
  /** Rules for every link and workload. */
  readonly policy: Policy;
  /** The sites. */
  readonly sites: readonly Site[];
  /** The cloud regions. */
  readonly clouds: readonly Cloud[];
  /** What joins them, and what joins two clouds by circuits (Cross-Cloud Interconnect). */
  readonly links: readonly Link[];
  /** What joins two clouds by AWS Interconnect - multicloud, each with what it carries. */
  readonly cloudLinks: readonly CloudLink[];
  /** What the links between sites and clouds carry. */
  readonly workloads: readonly Workload[];
  /** The built-in catalogue with the definition's additions. */
  readonly catalog: Catalog;
}

/** Rules for every link and workload. */
export interface Policy {
  /** 0.3 for 30 %. */
  readonly headroom: number;
  /** 0.7 for 70 %. */
  readonly utilizationLimit: number;
  /** 0.9 for 90 %. */
  readonly failureUtilizationLimit: number;
  /** Months after `inService` that what is bought must hold. */
  readonly horizonMonths: number;
  /** What the hosts' TCP can do. */
  readonly transport: {
    /** The largest window of one connection. */
    readonly window: DataSize;
    /** The part of the packets that is lost: 0.000001 for 0.0001 %. */
    readonly loss: number;
  };
}

/** A site. */
export interface Site {
  /** Its name. */
  readonly name: string;
  /** Its kind. */
  readonly kind: 'data-center' | 'edge' | 'branch';
  /** The ASN of its routers. */
  readonly asn: number;
  /** What it announces. */
  readonly prefixes: readonly string[];
  /** Where point-to-point addresses are taken from. */
  readonly linkPrefixes: readonly string[];
  /** Public prefixes that it owns and announces over public virtual interfaces. */
  readonly publicPrefixes: readonly string[];
  /** Where addresses between circuits of two sites are taken from. */
  readonly reachPrefixes: readonly string[];
  /** Its routers. */
  readonly routers: readonly Router[];
  /** Routers that fail together, by the name of the reason. */
  readonly sharedRisks: readonly SharedRisk[];
  /**
   * The cloud whose ports stand here, at the other end of Cross-Cloud Interconnect: each of its routers is one of them. Absent where it is
   * a site.
   */
  readonly cloud?: AwsCloud | AzureCloud;
}

/** Routers that fail together for a reason that the plan cannot see. */
export interface SharedRisk {
  /** The reason. */
  readonly name: string;
  /** The routers' names. */
  readonly routers: readonly string[];
}

/** A router of a site. */
export interface Router {
  /** Its name. */
  readonly name: string;
  /** Where it stands. */
  readonly building: string;
  /** Its internet address. */
  readonly publicIp?: string;
  /** The address on which it ends IPsec inside circuits. */
  readonly tunnelIp?: string;
  /** What it runs. */
  readonly platform: NonNullable<RouterDefinition['platform']>;
  /** Free ports by speed in Mbps; absent where the plan may take what it needs. */
  readonly ports?: ReadonlyMap<number, number>;
  /** What the fallback may use of the internet access. */
  readonly internet?: Bandwidth;
  /** What the router encrypts. */
  readonly ipsec?: Bandwidth;
  /** First and last VLAN id. */
  readonly vlans: readonly [number, number];
  /** The side towards the site; absent where it is not known. */
  readonly lan?: RouterLan;
  /** The side towards the internet; absent where nothing is to be said of it. */
  readonly wan?: RouterWan;
  /** Names of interfaces by the bundle that is cabled to them, in the order of its members; absent where none are given. */
  readonly interfaces?: Readonly<Record<string, readonly string[]>>;
}

/** The side of a router towards its site. */
export interface RouterLan {
  /** The name of the interface; absent where it is the platform's. */
  readonly interface?: string;
  /** The router's address with the length of its subnet. */
  readonly address: string;
  /** Addresses of routers of the site that speak BGP with it. */
  readonly peers: readonly string[];
  /** The MTU of the interface in bytes of an IP packet; absent where it is 1500. */
  readonly mtu?: number;
}

/** The side of a router towards the internet. */
export interface RouterWan {
  /** The name of the interface; absent where it is the platform's. */
  readonly interface?: string;
  /** The address on it; absent where it is the public one. */
  readonly localAddress?: string;
  /** The next hop to the internet; absent where the router has a route of its own. */
  readonly nextHop?: string;
}

/** A cloud region. */
export type Cloud = AwsCloud | AzureCloud | GoogleCloud;

interface CloudBase {
  /** Its name. */
  readonly name: string;
  /** The provider's name of the region. */
  readonly region: string;
  /** What its networks announce. */
  readonly prefixes: readonly string[];
}

/** A Region of AWS. */
export interface AwsCloud extends CloudBase {
  /** AWS. */
  readonly provider: 'aws';
  /** ASN of the transit gateway or virtual private gateway. */
  readonly asn: number;
  /** What circuits and tunnels end at. */
  readonly gateway: 'transit' | 'virtual-private';
  /** ASN of the Direct Connect gateway. */
  readonly directConnectGatewayAsn: number;
}

/** A region of Azure. */
export interface AzureCloud extends CloudBase {
  /** Azure. */
  readonly provider: 'azure';
  /** What the gateways stand in. */
  readonly hub: 'network' | 'virtual-wan';
  /** The addresses of the virtual hub; absent where there is none. */
  readonly hubPrefix?: string;
  /** Whether what is connected by circuits and what is connected by VPN reach each other. */
  readonly transit: boolean;
  /** Whether traffic passes the ExpressRoute gateway by; absent where the plan decides it. */
  readonly fastPath?: boolean;
}

/** A region of Google Cloud. */
export interface GoogleCloud extends CloudBase {
  /** Google Cloud. */
  readonly provider: 'google';
  /** The project of the network. */
  readonly project: string;
  /** Its region first, then the others in which paths may end. */
  readonly regions: readonly string[];
  /** How far the routes of a Cloud Router reach. */
  readonly routing: 'global' | 'regional';
  /** Whether sites reach each other over it. */
  readonly siteToSite: boolean;
  /** ASN of the Cloud Routers. */
  readonly asn: number;
  /** Where the addresses of HA VPN gateways on VLAN attachments are taken from. */
  readonly gatewayPrefixes: readonly string[];
}

/** A link between a site and a cloud, or (Cross-Cloud Interconnect) between another cloud, which stands where a site does, and one of Google. */
export interface Link {
  /** Its name. */
  readonly name: string;
  /** The site's end. */
  readonly site: Site;
  /** The cloud's end. */
  readonly cloud: Cloud;
  /** What has to survive. */
  readonly resilience: 'basic' | 'high' | 'maximum';
  /** What carries the traffic in the normal state. */
  readonly primary: Dedicated | Vpn;
  /** What takes over. */
  readonly fallback?: Vpn;
  /** Whether the fallback alone may be the link where it is enough. */
  readonly vpnAlone: boolean;
}

/** Dedicated circuits. */
export interface Dedicated {
  /** The service. */
  readonly kind: 'direct-connect' | 'express-route' | 'dedicated-interconnect' | 'partner-interconnect' | 'cross-cloud-interconnect';
  /** From the router to the region and back. */
  readonly roundTripTime?: Duration;
  /** Encryption of the ports. */
  readonly macsec?: {
    /** Whether the link may fall back to clear text. */
    readonly mode: 'must-encrypt' | 'should-encrypt';
    /** The name of the secret that holds the keys. */
    readonly keys: string;
  };
  /** Whether HA VPN tunnels run on the VLAN attachments. */
  readonly encryption?: 'ipsec';
  /** Whether maximum resilience is built in one region. */
  readonly singleRegion?: true;
  /** The fastest ports that may be ordered, in Mbps; absent where every one may that needs no newer provider. */
  readonly fastestPortMbps?: number;
  /** The largest packet on VLAN attachments of Cross-Cloud Interconnect; absent elsewhere. */
  readonly mtu?: 1460 | 1500;
  /** Who speaks BGP on circuits of a partner of Google: at 2 the site's routers, at 3 the partner's. */
  readonly layer?: 2 | 3;
  /** Whether ports of one's own, connections on a port of the service provider, or either may be bought. */
  readonly connections: 'dedicated' | 'hosted' | 'either';
  /** How transfers to object storage go, or may go, on AWS. */
  readonly objectStorage: 'interface-endpoints' | 'public-interface' | 'either';
  /** Whether its site reaches others over the Direct Connect gateway. */
  readonly siteLink: boolean;
  /** Whether its virtual interfaces take jumbo frames. */
  readonly jumboFrames: boolean;
  /** The link whose circuits these are; absent where they are its own. */
  readonly circuitsOf?: string;
  /** The most that virtual interfaces of its own take of each port of another link; on Google Cloud the size of its VLAN attachment on each connection. */
  readonly rateLimit?: Bandwidth;
  /** What only ExpressRoute has; absent elsewhere. */
  readonly expressRoute?: ExpressRoute;
  /** The ways, sorted by router and location. */
  readonly paths: readonly Path[];
}

/** What a definition says of circuits of ExpressRoute only. */
export interface ExpressRoute {
  /** Whether the ports are a service provider's, one's own (ExpressRoute Direct), or either may be bought. */
  readonly connections: 'provider' | 'direct' | 'either';
  /** The tier; absent where the plan decides it. */
  readonly tier?: 'local' | 'standard' | 'premium';
  /** How outbound data is paid for; absent where the plan decides it. */
  readonly data?: 'metered' | 'unlimited';
  /** The bandwidth of a circuit on a pair of ports; absent where it is the ports'. */
  readonly circuitBandwidth?: Bandwidth;
  /** How ports of one's own are tagged. */
  readonly encapsulation: 'dot1q' | 'qinq';
  /** Whether its site reaches others through the circuits. */
  readonly globalReach: boolean;
}

/** A way from a router to a location. */
export interface Path {
  /** The router. */
  readonly router: Router;
  /** The location, from the catalogue. */
  readonly location: Location;
  /** Who provides the circuit. */
  readonly serviceProvider?: string;
  /** The region of Google Cloud in which its attachments are, where it is not the cloud's. */
  readonly region?: string;
  /** The port of the other cloud to which Cross-Cloud Interconnect leads; absent elsewhere. */
  readonly remote?: RemoteLocation;
  /** `order`: its circuits are ordered, and nothing runs on them yet. `live`: they are cabled or provisioned. */
  readonly phase: 'order' | 'live';
}

/** A site-to-site VPN. */
export interface Vpn {
  /** VPN. */
  readonly kind: 'vpn';
  /** Generations of pre-shared keys that have tunnels, the oldest first; absent where only the first has. */
  readonly keyGenerations?: readonly number[];
  /** From the router to the region and back. */
  readonly roundTripTime?: Duration;
}

/** A link between a cloud of AWS and a cloud of Google Cloud. */
export interface CloudLink {
  /** Its name. */
  readonly name: string;
  /** The service. */
  readonly kind: 'aws-interconnect';
  /** The end on AWS. */
  readonly aws: AwsCloud;
  /** The end on Google Cloud. */
  readonly google: GoogleCloud;
  /** From one region to the other and back. */
  readonly roundTripTime?: Duration;
  /** What it carries. */
  readonly workloads: readonly CloudWorkload[];
}
