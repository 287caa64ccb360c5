import type { TunnelPlan } from './carrier-plan';

/** What only circuits of Google Cloud have. */
export interface InterconnectPlan {
  /** What Google is told that the connections and attachments are for, in its words. */
  readonly capability: 'NO_SLA' | 'PRODUCTION_NON_CRITICAL' | 'PRODUCTION_CRITICAL';
  /** The availability that Google promises for the topology; absent where it promises none. */
  readonly sla?: '99.9%' | '99.99%';
  /** What the attachments that there are miss for it, in Google's codes: none once every path is live. */
  readonly blockers: readonly InterconnectBlocker[];
  /** The ASN of the Cloud Routers at which the attachments end. */
  readonly cloudAsn: number;
  /** Who speaks BGP on a partner's circuits: at 2 the site's routers, at 3 the partner's; absent on ports of one's own. */
  readonly layer?: 2 | 3;
  /** The version of the Terraform provider that the ports need; absent where the one of the bindings will do. */
  readonly providerVersion?: string;
  /** HA VPN on the attachments; absent where nothing is encrypted above the circuits. */
  readonly encryption?: CircuitEncryptionPlan;
}

/** Why an availability is not reached. https://docs.cloud.google.com/compute/docs/reference/rest/v1/interconnectAttachmentGroups */
export interface InterconnectBlocker {
  /** Google's code. */
  readonly code: 'NO_ATTACHMENTS' | 'INCOMPATIBLE_REGIONS' | 'INCOMPATIBLE_METROS' | 'NO_ATTACHMENTS_IN_METRO_AND_ZONE' | 'MISSING_GLOBAL_ROUTING';
  /** In words. */
  readonly message: string;
}

/** HA VPN on VLAN attachments. */
export interface CircuitEncryptionPlan {
  /** How. */
  readonly mode: 'ipsec';
  /** The largest IP packet that fits into a tunnel. */
  readonly mtu: number;
  /** The TCP segment size that fits. */
  readonly mss: number;
  /** What a tunnel carries of full packets, with the acknowledgements that come back. */
  readonly tunnelMbps: number;
  /** One for each attachment in zone1 and its partner in zone2. */
  readonly pairs: readonly EncryptedPairPlan[];
}

/** Two attachments, one in each availability domain, with the gateways on them. */
export interface EncryptedPairPlan {
  /** Stable: the attachment in zone1. */
  readonly id: string;
  /** The region. */
  readonly region: string;
  /** The ids of the attachments in zone1 and in zone2: interface 0 and interface 1 of every gateway. */
  readonly attachments: readonly string[];
  /** Where the addresses of the gateways' interfaces are taken from, in the same order. */
  readonly gatewayPrefixes: readonly string[];
  /** The routers at which the tunnels end, in the same order. */
  readonly peers: readonly EncryptionPeerPlan[];
  /** The site's ASN. */
  readonly siteAsn: number;
  /** The ASN of the Cloud Router that speaks BGP in the tunnels. */
  readonly cloudAsn: number;
  /** As many as carry what the attachments do. */
  readonly gateways: readonly EncryptionGatewayPlan[];
}

/** A router's end of tunnels in circuits. */
export interface EncryptionPeerPlan {
  /** The router's name. */
  readonly router: string;
  /** The address on which it ends IPsec; it announces it over the circuits. */
  readonly address: string;
}

/** An HA VPN gateway on two attachments. */
export interface EncryptionGatewayPlan {
  /** Stable: the pair and an ordinal. */
  readonly id: string;
  /** From 1. */
  readonly ordinal: number;
  /** Its tunnels, one from each interface. */
  readonly tunnels: readonly TunnelPlan[];
}
