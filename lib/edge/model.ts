import type { Filled, SecretReference, Text } from './placeholder';
import type { TrafficMatch } from '../definition/hybrid-network';
import type { RouterPlan } from '../planner/network-plan';

export type { TrafficMatch };

/** What a router runs. */
export type Platform = RouterPlan['platform'];

/** Something that comes from a part of the definition; comments in what is rendered say which. */
export interface Reasoned {
  /** The place in the definition: `links.aws.primary.paths[edge-1, EqDC2]`. */
  readonly because: string;
}

/**
 * What a router of a site has to be told, in no vendor's words, as plain JSON data. Values that the plan cannot know are placeholders, and keys
 * are names of secrets. Lists are sorted by id; what refers to something else does so by id or name.
 */
export interface RouterConfiguration {
  /** The shape of this value; it changes when a reader has to. */
  readonly format: 'hybrid-ai-network/router@1';
  /** The name of the network. */
  readonly network: string;
  /** The site. */
  readonly site: string;
  /** The name of the router. */
  readonly name: string;
  /** What it runs. */
  readonly platform: Platform;
  /** Its ASN. */
  readonly asn: number;
  /** What the site announces; its own network announces exactly these to the router. */
  readonly prefixes: readonly string[];
  /** The interface towards the site. */
  readonly lan: LanInterface;
  /** The interface towards the internet; absent where no VPN ends on the router. */
  readonly wan?: WanInterface;
  /** Physical ports of the circuits that are live. */
  readonly ports: readonly PortModel[];
  /** What VLANs stand on: a port, or several as one. */
  readonly bundles: readonly BundleModel[];
  /** VLANs of the circuits that are live. */
  readonly vlans: readonly VlanModel[];
  /** Addresses that several tunnels share: inside of them, or as their end on circuits. */
  readonly loopbacks: readonly LoopbackModel[];
  /** IPsec tunnels. */
  readonly tunnels: readonly TunnelModel[];
  /** What the ends of tunnels offer each other. */
  readonly proposals: readonly IpsecProposal[];
  /** BGP sessions. */
  readonly sessions: readonly BgpSessionModel[];
  /** Lists of prefixes. */
  readonly prefixLists: readonly PrefixList[];
  /** What is taken and sent, and with which preference. */
  readonly routeMaps: readonly RouteMap[];
  /** What the router announces of its own, to whom its route maps let it. */
  readonly originated: readonly OriginatedRoute[];
  /** What is dropped while no session has a route for it: it would leave in clear over the router's way to the internet. */
  readonly discards: readonly DiscardRoute[];
  /** Encryption of ports. */
  readonly macsec: readonly MacsecModel[];
  /** Classes of traffic, the most urgent first. */
  readonly classes: readonly TrafficClass[];
}

/** A router of which every value is known. */
export type FilledRouter = Filled<RouterConfiguration>;

/** The interface towards the site. */
export interface LanInterface extends Reasoned {
  /** Its id. */
  readonly id: 'lan';
  /** Its name on the router. */
  readonly name: string;
  /** Its address with its length; it is the router's id in BGP too. */
  readonly address: Text;
  /** MTU of its IP packets. */
  readonly mtu: number;
}

/** The interface towards the internet. */
export interface WanInterface extends Reasoned {
  /** Its id. */
  readonly id: 'wan';
  /** Its name on the router. */
  readonly name: string;
  /** The address on it: the public one, or a private one behind a translation of addresses. */
  readonly localAddress: string;
  /** The address under which the internet reaches the router. */
  readonly publicIp: string;
  /** The next hop to the internet, to which the router gets a route for each end of its tunnels; absent where it has routes of its own. */
  readonly nextHop?: Text;
}

/** A physical port. */
export interface PortModel extends Reasoned {
  /** Stable: the bundle and an ordinal. */
  readonly id: string;
  /** Its name on the router: the site's, or a suggestion. */
  readonly name: string;
  /** The id of what encrypts it; absent where nothing does. */
  readonly macsec?: string;
}

/** What VLANs stand on. */
export interface BundleModel extends Reasoned {
  /** Stable: the bundle of the plan; on ExpressRoute with `-primary` or `-secondary`. */
  readonly id: string;
  /** Its name on the router: of the aggregate, or of its one port. */
  readonly name: string;
  /** Whether its ports are aggregated with LACP. */
  readonly aggregated: boolean;
  /** From 1 over the aggregates of the router; absent where it is a port. */
  readonly number?: number;
  /** The ids of its ports. */
  readonly ports: readonly string[];
  /** MTU of the IP packets on it: the largest of its VLANs, and 1500 at least. */
  readonly mtu: number;
}

/** A VLAN with its address. */
export interface VlanModel extends Reasoned {
  /** Stable: the session of the plan that runs on it. */
  readonly id: string;
  /** The id of what it stands on. */
  readonly bundle: string;
  /** The 802.1Q VLAN id: the inner one, where there are two. */
  readonly vlan: Text;
  /** The outer tag of QinQ, of the same Ethertype as the inner one (0x8100); absent where there is one tag. */
  readonly outerVlan?: Text;
  /** MTU of its IP packets. */
  readonly mtu: number;
  /** The router's address with its length. */
  readonly address: Text;
  /** What it may send; absent where nothing but the port limits it. */
  readonly rateLimitMbps?: number;
}

/** An address of the router itself. */
export interface LoopbackModel extends Reasoned {
  /** Stable: the VPN connection of the plan, or `tunnel-end`. */
  readonly id: string;
  /** Unique on the router, from 1 to 16384. */
  readonly number: number;
  /** The address with a length of 32. */
  readonly address: string;
}

/** An IPsec tunnel with an interface of its own. */
export interface TunnelModel extends Reasoned {
  /** Stable: the tunnel of the plan. */
  readonly id: string;
  /** Unique on the router, from 1 to 16383, and the same as long as its addresses are. */
  readonly number: number;
  /** The id of what it ends on: `wan`, or the loopback whose address the circuits reach. */
  readonly end: string;
  /** The router's end: the address on that interface. */
  readonly local: string;
  /** What the router says it is: the address under which the cloud reaches it. */
  readonly localId: string;
  /** The cloud's end. */
  readonly remote: Text;
  /** The router's address inside, with its length; absent where it is that of a loopback. */
  readonly address?: string;
  /** The id of the loopback whose address it has. */
  readonly loopback?: string;
  /** The cloud's address inside, without a length. */
  readonly peer: string;
  /** The largest IP packet that fits. */
  readonly mtu: number;
  /** The TCP segment size that fits. */
  readonly mss: number;
  /** Whether ESP travels in UDP, because the router stands behind a translation of addresses. */
  readonly encapsulated: boolean;
  /** The id of what is offered. */
  readonly proposal: string;
  /** The pre-shared key. */
  readonly key: SecretReference;
}

/**
 * What the ends of a tunnel offer each other: exactly what the cloud's end was given, and nothing weaker. With all clouds that is IKEv2 with
 * SHA-384, the elliptic-curve group 20 in both phases, and AES-256-GCM for IPsec. What differs stands here.
 */
export interface IpsecProposal extends Reasoned {
  /** The provider. */
  readonly id: string;
  /** What IKE encrypts with; both are AES with 256 bits: in Galois/Counter Mode, or in CBC with an HMAC of SHA-384. */
  readonly ikeEncryption: 'aes256gcm16' | 'aes256';
  /** Lifetime of the IKE security association. */
  readonly ikeSeconds: number;
  /** Lifetime of the IPsec security association. */
  readonly espSeconds: number;
  /** Between two questions to a silent peer. */
  readonly dpdSeconds: number;
}

/** Bidirectional forwarding detection. */
export interface BfdModel {
  /** Between two packets, in milliseconds, both ways. */
  readonly intervalMs: number;
  /** Packets that may be missed. */
  readonly multiplier: number;
}

/** A BGP session. */
export interface BgpSessionModel extends Reasoned {
  /** Stable: the session or tunnel of the plan, or `internal-` and an ordinal. */
  readonly id: string;
  /**
   * What it runs on. `dedicated`: a circuit. `public`: a circuit to public addresses of the cloud. `underlay`: a circuit that carries nothing
   * but tunnels; only the addresses of their ends are exchanged. `encrypted`: a tunnel on such a circuit. `vpn`: a tunnel over the internet.
   * `internal`: the site's own network.
   */
  readonly kind: 'dedicated' | 'public' | 'underlay' | 'encrypted' | 'vpn' | 'internal';
  /** The link; absent inside the site. */
  readonly link?: string;
  /** The other end's address. */
  readonly neighbour: Text;
  /** The other end's ASN. */
  readonly remoteAsn: number;
  /** The id of the VLAN, tunnel or LAN interface that it runs over. */
  readonly interface: string;
  /** The id of the loopback that it speaks from: the other end is then two hops away, and has a route over the tunnel. */
  readonly source?: string;
  /** Seconds between two keepalives. */
  readonly keepaliveSeconds: number;
  /** Seconds of silence after which it is down; the lower of both ends' counts. */
  readonly holdSeconds: number;
  /** Absent where the other end has none. */
  readonly bfd?: BfdModel;
  /** The key of its MD5 signature: none of the clouds takes TCP-AO. */
  readonly md5?: SecretReference;
  /** Prefixes beyond which it is shut down. */
  readonly maximumPrefixes: number;
  /** The name of the route map for what it learns. */
  readonly import: string;
  /** The name of the route map for what it announces. */
  readonly export: string;
}

/** A list of prefixes: what no entry permits is denied. */
export interface PrefixList extends Reasoned {
  /** Its name. */
  readonly name: string;
  /** Its entries, in order. */
  readonly entries: readonly PrefixListEntry[];
}

/** An entry of a list of prefixes. */
export interface PrefixListEntry {
  /** What becomes of what it matches. */
  readonly action: 'permit' | 'deny';
  /** The prefix. */
  readonly prefix: string;
  /** The longest prefix inside it that matches too; absent where only itself does. */
  readonly upTo?: number;
}

/** What becomes of routes: the first entry that matches decides, and what none matches is denied. */
export interface RouteMap extends Reasoned {
  /** Its name. */
  readonly name: string;
  /** Its entries. */
  readonly entries: readonly RouteMapEntry[];
}

/** An entry of a route map: it permits what its list permits, of what has one of its communities where it names some. */
export interface RouteMapEntry {
  /** The name of the list of prefixes. */
  readonly prefixList: string;
  /** Communities of which a route has to have one; absent where it needs none. */
  readonly anyCommunity?: readonly string[];
  /** The preference in the site's network, the higher wins. */
  readonly localPreference?: number;
  /** The multi-exit discriminator, the lower wins. */
  readonly med?: number;
  /** How many times the site's ASN is prepended. */
  readonly prepend?: number;
  /** Communities that are added. */
  readonly communities?: readonly string[];
}

/** A prefix that the router announces because it has it itself. */
export interface OriginatedRoute extends Reasoned {
  /** The prefix: of a loopback. */
  readonly prefix: string;
}

/** A prefix that is dropped while nothing better is known. */
export interface DiscardRoute extends Reasoned {
  /** The prefix. */
  readonly prefix: string;
}

/** Encryption of ports. */
export interface MacsecModel extends Reasoned {
  /** Stable: the link. */
  readonly id: string;
  /** Whether a port may fall back to clear text. */
  readonly mode: 'must-encrypt' | 'should-encrypt';
  /** The cipher of the port's speed: with extended packet numbers at 100 Gbps and above. */
  readonly cipher: 'gcm-aes-256' | 'gcm-aes-xpn-256';
  /** The secret with the keys, the JSON `{"ckn": "...", "cak": "..."}`. */
  readonly keys: SecretReference;
}

/** A class of traffic. */
export interface TrafficClass extends Reasoned {
  /** Its name. */
  readonly name: string;
  /** What marks its packets, from 0 to 63. */
  readonly dscp: number;
  /** The workloads in it. */
  readonly workloads: readonly string[];
  /** What the site's own packets of it look like, where it was told; else its hosts mark them. */
  readonly matches: readonly TrafficMatch[];
}

