import type { InterconnectPlan } from './interconnect-plan';

/** Dedicated circuits. */
export interface DedicatedPlan {
  /** The service. */
  readonly kind: 'direct-connect' | 'express-route' | 'dedicated-interconnect' | 'partner-interconnect' | 'cross-cloud-interconnect';
  /** The link whose circuits these are, sized for all links that take them; absent where they are its own. */
  readonly circuitsOf?: string;
  /** From the router to the region and back. */
  readonly roundTripTimeMs?: number;
  /** Whether the site reaches others over the Direct Connect gateway; absent where it does not. */
  readonly siteLink?: boolean;
  /** Encryption of the ports. */
  readonly macsec?: {
    /** Whether the link may fall back to clear text. */
    readonly mode: 'must-encrypt' | 'should-encrypt';
    /** The name of the secret that holds the keys. */
    readonly keys: string;
  };
  /** What only circuits of ExpressRoute have; absent on other clouds. */
  readonly expressRoute?: ExpressRoutePlan;
  /** What only circuits of Google Cloud have; absent on those of others. */
  readonly interconnect?: InterconnectPlan;
  /** What counts of all circuits together: bundles times the smallest of them, as far as the flows fill them evenly. */
  readonly capacityMbps: number;
  /** All circuits together. */
  readonly grossMbps: number;
  /** The part that a hash of so many flows fills, from 0 to 1; 1 on one circuit. */
  readonly hashEfficiency: number;
  /** MTU of the IP packets on every attachment. */
  readonly mtu: number;
  /**
   * One for each way from a router to a location. On Google Cloud those in the cloud's region carry the traffic, and those in others
   * stand by.
   */
  readonly paths: readonly PathPlan[];
}

/** What is decided of circuits of ExpressRoute only. */
export interface ExpressRoutePlan {
  /** Whether the circuits run on a service provider's ports, or on pairs of one's own (ExpressRoute Direct). */
  readonly connections: 'provider' | 'direct';
  /** The speed of each of the two ports of a pair; absent through a provider. */
  readonly portMbps?: number;
  /** How the ports are tagged: on `qinq`, Azure gives the outer tag, and the VLAN id of an attachment is the inner one. Absent through a provider. */
  readonly encapsulation?: 'dot1q' | 'qinq';
  /** The cipher of MACsec; absent where the ports are not encrypted. */
  readonly macsecCipher?: 'GcmAes256' | 'GcmAesXpn256';
  /** What the circuits reach. */
  readonly tier: 'local' | 'standard' | 'premium';
  /** How outbound data is paid for. */
  readonly data: 'metered' | 'unlimited';
  /** Why it is this tier, and why data is paid for like that. */
  readonly because: string;
  /** What Microsoft calls the resiliency of these circuits: one location, a Metro location, or two locations. */
  readonly resiliency: 'standard' | 'high' | 'maximum';
  /** Connections of Global Reach to the circuits of links that come later by name; absent where there are none. */
  readonly globalReach?: readonly ReachPlan[];
}

/** A connection of Global Reach between the private peerings of two circuits. */
export interface ReachPlan {
  /** Stable: the bundles that it joins. */
  readonly id: string;
  /** The bundle of this link. */
  readonly bundle: string;
  /** The other link. */
  readonly peerLink: string;
  /** The bundle of the other link. */
  readonly peerBundle: string;
  /** The addresses between them, a /29. */
  readonly prefix: string;
}

/** A way from a router of the site to a location of the provider. */
export interface PathPlan {
  /** Stable: link, router and location. */
  readonly id: string;
  /** The router's name; of Cross-Cloud Interconnect a port of the other cloud: the remote location, and the domain that leads to it. */
  readonly router: string;
  /** The provider's name of the location. */
  readonly location: string;
  /** The building of the location: two paths into one building are one risk. */
  readonly building: string;
  /** The building of the second link of each circuit; absent where both are in one. */
  readonly secondBuilding?: string;
  /** The metropolitan area. */
  readonly metro: string;
  /** The Region of AWS in which its circuits are made; absent on other clouds, and where the catalogue does not know. */
  readonly homeRegion?: string;
  /** Google's edge availability domain of the location: `zone1`. */
  readonly zone?: string;
  /** The region of Google Cloud in which its attachments are; absent on other clouds. */
  readonly region?: string;
  /** Who provides the circuit. */
  readonly serviceProvider?: string;
  /** The port of the other cloud to which Cross-Cloud Interconnect leads; absent elsewhere. */
  readonly remote?: RemotePortPlan;
  /** `order`: nothing runs on its circuits yet. */
  readonly phase: 'order' | 'live';
  /** What is ordered there. */
  readonly bundles: readonly BundlePlan[];
}

/** Where the ports of the other cloud are. */
export interface RemotePortPlan {
  /** Whose ports they are. */
  readonly provider: 'aws' | 'azure';
  /** Google's name of the place: `aws-eqdc2`. */
  readonly location: string;
  /** The name with which the ports are ordered from the other cloud: `EqDC2`. */
  readonly portLocation: string;
  /** The Region of AWS in which they are made; absent on Azure, and where the catalogue does not know. */
  readonly homeRegion?: string;
}

/** What is ordered as one: a LAG of Direct Connect, an ExpressRoute circuit, a connection of Cloud Interconnect. */
export interface BundlePlan {
  /** Stable: the path and an ordinal. */
  readonly id: string;
  /** From 1. */
  readonly ordinal: number;
  /** The catalogue's id of the product. */
  readonly product: string;
  /** Whether the service provider makes it, with a VLAN id of its choice: a construct is given its id. Absent where it does not. */
  readonly hosted?: boolean;
  /** Speed of one member. */
  readonly memberMbps: number;
  /** Members: connections of the LAG, links of the connection; 1 for a circuit. */
  readonly members: number;
  /** All members together. */
  readonly capacityMbps: number;
  /**
   * The layer 3 connections on it that are this link's: a virtual interface, a private peering, VLAN attachments. None where the link
   * reaches its cloud over the virtual interfaces of the link whose circuits it takes.
   */
  readonly attachments: readonly AttachmentPlan[];
}

/** A layer 3 connection on a bundle. */
export interface AttachmentPlan {
  /** Stable: the bundle and an ordinal. */
  readonly id: string;
  /** From 1. */
  readonly ordinal: number;
  /** The kind of virtual interface of Direct Connect; absent on other clouds. */
  readonly interface?: 'transit' | 'private' | 'public';
  /** The most that it takes of its port, in each direction; absent where nothing but the port limits it. */
  readonly rateLimitMbps?: number;
  /** The 802.1Q VLAN id, unique on the router. */
  readonly vlan: number;
  /** Its bandwidth; the bundle's where the product has none of its own. */
  readonly bandwidthMbps: number;
  /** Its BGP sessions: two for ExpressRoute (primary, secondary), none where Google makes it (Partner Interconnect), else one. */
  readonly sessions: readonly SessionPlan[];
}

/** A BGP session on a dedicated circuit. */
export interface SessionPlan {
  /** Stable: the attachment and the session's name. */
  readonly id: string;
  /** The subnet of the two addresses. */
  readonly prefix: string;
  /** The router's address, with its length. */
  readonly routerAddress: string;
  /** The cloud's address, with its length. */
  readonly cloudAddress: string;
  /** The site's ASN. */
  readonly siteAsn: number;
  /** The cloud's ASN. */
  readonly cloudAsn: number;
  /** Bidirectional forwarding detection as the cloud runs it. */
  readonly bfd: {
    /** Between two packets, in milliseconds. */
    readonly intervalMs: number;
    /** Packets that may be missed. */
    readonly multiplier: number;
  };
  /** The name of the secret that holds the BGP key; never the key. */
  readonly secret: string;
  /** Preference of this path, the lower wins: 100 on the primary. Google announces its prefixes with it (MED). */
  readonly advertisedPriority: number;
}

/** A site-to-site VPN. */
export interface VpnPlan {
  /** VPN. */
  readonly kind: 'vpn';
  /** The catalogue's id of the tunnels or gateway. */
  readonly product: string;
  /** From the router to the region and back. */
  readonly roundTripTimeMs?: number;
  /** What it has to carry: in the failure of all circuits, or always where it is the primary. */
  readonly requiredMbps: number;
  /** What it carries in the busier direction, with what limits it taken into account. */
  readonly capacityMbps: number;
  /** What limits `capacityMbps`. */
  readonly limitedBy: 'tunnels' | 'packets' | 'gateway' | 'router-ipsec' | 'router-internet';
  /** The part of the tunnels that a hash of so many flows fills, from 0 to 1. */
  readonly hashEfficiency: number;
  /** Packets a second at the load that `requiredMbps` states, in both directions, with acknowledgements where the product counts them. */
  readonly packetsPerSecond: number;
  /** The largest IP packet that fits into a tunnel. */
  readonly mtu: number;
  /** The TCP segment size that fits. */
  readonly mss: number;
  /** One for each router and ordinal. */
  readonly connections: readonly VpnConnectionPlan[];
}

/** The tunnels between one router and one gateway of the cloud. */
export interface VpnConnectionPlan {
  /** Stable: link, router and ordinal. */
  readonly id: string;
  /** From 1, for each router. */
  readonly ordinal: number;
  /** The generation of its pre-shared keys; absent for the first. */
  readonly keyGeneration?: number;
  /** The router's name. */
  readonly router: string;
  /** The router's internet address. */
  readonly routerPublicIp: string;
  /** The site's ASN. */
  readonly siteAsn: number;
  /** The cloud's ASN. */
  readonly cloudAsn: number;
  /** Its tunnels. */
  readonly tunnels: readonly TunnelPlan[];
}

/** One IPsec tunnel with its BGP session. */
export interface TunnelPlan {
  /** Stable: the connection and an ordinal. */
  readonly id: string;
  /** From 1. */
  readonly ordinal: number;
  /** Interface or instance of the cloud's gateway, from 0. */
  readonly cloudInterface: number;
  /** The subnet inside the tunnel: /30, for Azure /29 (both instances share the router's address). */
  readonly insidePrefix: string;
  /** The router's address inside the tunnel, with its length. */
  readonly routerAddress: string;
  /** The cloud's address inside the tunnel, with its length. */
  readonly cloudAddress: string;
  /** What the tunnel carries. */
  readonly capacityMbps: number;
  /** The name of the secret that holds the pre-shared key (one for both tunnels of a connection on Azure); never the key. */
  readonly secret: string;
  /** Preference of this path, the lower wins: 10200 on a fallback. Google announces its prefixes with it (MED). */
  readonly advertisedPriority: number;
}
