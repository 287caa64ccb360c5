import type { GoogleNetworkSource } from './gateway';
import type { MacsecKeys } from './macsec';
import type { PartnerPeer } from './partner';
import type { GoogleQuotas } from './plan-rules';
import type { NetworkPlan } from '../planner/network-plan';

/** What a Google Cloud network's end of a hybrid network is built from. */
export interface GoogleHybridNetworkProps {
  /** The plan, from `planNetwork()`. */
  readonly plan: NetworkPlan;
  /** The name of a cloud in the plan, of provider `google`. */
  readonly cloud: string;
  /** The VPC network: `{ kind: 'existing', networkId }`, or `{ kind: 'new' }`, as no VPC is made unless asked. */
  readonly network: GoogleNetworkSource;
  /**
   * The company that orders the circuits, as the letter of authorization shall name it. Needed where connections are ordered that do not
   * lead to another cloud.
   * @default - none
   */
  readonly customerName?: string;
  /**
   * The address to which Google writes about maintenance of the circuits, beside the project's contacts.
   * @default - none
   */
  readonly nocContactEmail?: string;
  /**
   * The project that orders the connections, where it is not that of the network: attachments are always in the network's.
   * @default - the project of the plan
   */
  readonly interconnectProject?: string;
  /**
   * Self links of connections that exist already, by bundle id: attachments are made on them. Needed for those of a link that takes the circuits of another
   * one, once they are up: `sharedCircuits()` of the construct that has them gives them.
   * @default - all connections are ordered
   */
  readonly interconnects?: Readonly<Record<string, string>>;
  /**
   * Ids of bundles that are not up yet though their path is live: connections that growth added to it. They have no attachments, and MACsec
   * is not switched on.
   * @default - none
   */
  readonly onOrder?: readonly string[];
  /**
   * Names of Cloud Routers that exist already, by purpose and region: `{ 'vpn/us-east4': 'hub-router' }`. They announce what they do;
   * purposes are `interconnect`, `partner`, `vpn`, `encrypted-interconnect`, `encrypted-partner` and `encrypted-vpn`.
   * @default - all are made
   */
  readonly routers?: Readonly<Record<string, string>>;
  /**
   * Peers that Google made for attachments of a partner at layer 2, by attachment id: they get the site's ASN, BFD and priority.
   * @default - none: give Google the ASN by hand
   */
  readonly partnerPeers?: Readonly<Record<string, PartnerPeer>>;
  /**
   * Keys of MACsec by link, the one in use first: a key is rotated by adding one that starts later, and then dropping the first.
   * @default - one key, named as the definition does
   */
  readonly macsecKeys?: MacsecKeys;
  /**
   * Ranges that are taken as learned from the routers of a link although these do not announce them, by link. Ten at most.
   * @default - none
   */
  readonly customLearnedRanges?: Readonly<Record<string, readonly string[]>>;
  /**
   * Ranges that the Cloud Routers announce beside the prefixes of the cloud, such as 199.36.153.8/30 (private.googleapis.com).
   * @default - none
   */
  readonly alsoAnnounce?: readonly string[];
  /**
   * Whether all subnets of the network are announced beside the prefixes of the cloud.
   * @default false
   */
  readonly announceSubnets?: boolean;
  /**
   * Labels of everything that takes some.
   * @default - none
   */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * Quotas that Google raised.
   * @default - Google's defaults
   */
  readonly quotas?: GoogleQuotas;
}
