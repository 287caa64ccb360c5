import type { BfdTimers, BgpTimers } from './behaviour';

/** A cloud's side of the network as its synthesized template says it, in words that the three clouds share. */
export interface CloudSide {
  /** The name of the cloud in the definition. */
  readonly cloud: string;
  /** Whose cloud it is. */
  readonly provider: 'aws' | 'azure' | 'google';
  /** The prefixes of its networks. */
  readonly prefixes: readonly string[];
  /** Whether the cloud prefers by a preference of the way a route came, or by the MED alone. */
  readonly choice: 'preference' | 'med';
  /** What speaks BGP with routers of a site. */
  readonly speakers: readonly Speaker[];
  /** The prefixes that it announces over circuits of a link to another cloud, as its own template says; none where it has circuits of its own. */
  readonly joins: readonly string[];
}

/** Another cloud's network behind a speaker. */
export interface Guest {
  /** The name of the cloud. */
  readonly cloud: string;
  /** What it announces here. */
  readonly prefixes: readonly string[];
}

/** A router of the cloud, or an instance of a gateway. */
export interface Speaker {
  /** Unique in its cloud, at most five characters: `dx`, `vpn0`. */
  readonly name: string;
  /** Its ASN, as the routers of a site see it. */
  readonly asn: number;
  /** Every prefix that it announces to a site, and nothing else. */
  readonly announces: readonly string[];
  /** The local preference it gives to what sites announce, where the cloud has one of its own; absent where the MED decides. */
  readonly preference?: number;
  /** Its sessions on dedicated circuits. */
  readonly circuits: readonly CircuitEnd[];
  /** Its tunnels. */
  readonly tunnels: readonly TunnelEnd[];
  /** Networks of other clouds behind it: what they announce is in `announces` too. */
  readonly guests: readonly Guest[];
}

/** What both kinds of sessions have. */
interface SessionEnd {
  /** The id of the session or tunnel in the plan. */
  readonly id: string;
  /** The cloud's address, with its length. */
  readonly cloudAddress: string;
  /** The router's address. */
  readonly routerAddress: string;
  /** The ASN that the cloud expects of the router. */
  readonly peerAsn: number;
  /** The MED of what it announces; absent where it sends none. */
  readonly advertisedMed?: number;
  /** The MED that it gives to what the router announces; absent where it keeps the router's. */
  readonly receivedMed?: number;
  /** Its timers of BGP. */
  readonly timers: BgpTimers;
}

/** The cloud's end of a session on a dedicated circuit. */
export interface CircuitEnd extends SessionEnd {
  /** The 802.1Q VLAN id. */
  readonly vlan: number;
  /** The MTU; absent where the template leaves it open. */
  readonly mtu?: number;
  /** The name of the secret that holds the BGP key, with everything but letters and digits as `_`; absent without a key. */
  readonly secret?: string;
  /** BFD as the cloud runs it; absent where it runs none. */
  readonly bfd?: BfdTimers;
  /** Whether the cloud made the session, and the template has not taken it over yet: until then it has no BFD. */
  readonly isProvisional?: true;
}

/** The cloud's end of a tunnel. */
export interface TunnelEnd extends SessionEnd {
  /** What has the internet address: two tunnels with the same value end at the same address, which is known after deployment only. */
  readonly outside: string;
  /** The router's internet address, as the cloud expects it. */
  readonly routerPublicIp: string;
  /** The name of the secret that holds the pre-shared key, as above. */
  readonly secret: string;
  /** What it accepts for IKE, in strongSwan's words, the best first. */
  readonly ikeProposals: readonly string[];
  /** What it accepts for ESP. */
  readonly espProposals: readonly string[];
}

/** A way to write a secret's name that CloudFormation's references and Terraform's variables share. */
export const secretKey = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^(?=\d)/, '_');
