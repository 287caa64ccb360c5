import type { LockedCloudLink } from './cloud-link-plan';
import type { ObjectStoragePlan } from './network-plan';

/** What a later plan must not change: commit it as `hybrid-network.lock.json`. */
export interface NetworkLock {
  /** The shape of this value. */
  readonly format: 'hybrid-ai-network/lock@1';
  /**
   * The name of the network, which the names of what is built start with.
   * @default - not held
   */
  readonly name?: string | undefined;
  /**
   * What gateways have from their making on, by cloud.
   * @default - not held
   */
  readonly clouds?: Readonly<Record<string, LockedCloud>> | undefined;
  /** VLAN ids by router and attachment. */
  readonly vlans: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Subnets by session or connection. */
  readonly subnets: Readonly<Record<string, string>>;
  /** Bundles by id: where they are and what they hold, so that a later plan only adds. */
  readonly bundles: Readonly<Record<string, LockedBundle>>;
  /** VPNs by link: a later plan makes none of them smaller. */
  readonly vpns: Readonly<Record<string, LockedVpn>>;
  /** Links between two clouds: a later plan makes none of them smaller; absent where there are none. */
  readonly cloudLinks?: Readonly<Record<string, LockedCloudLink>> | undefined;
  /** ExpressRoute gateways by cloud: a later plan makes none of them smaller. */
  readonly gateways: Readonly<Record<string, LockedGateway>>;
  /**
   * What public virtual interfaces announce, by link: AWS would replace them to change it.
   * @default - there are none
   */
  readonly announced?: Readonly<Record<string, readonly string[]>> | undefined;
  /**
   * How transfers to object storage go, by link, where the definition leaves the choice: the other way would take down what is in use.
   * @default - the definition leaves none
   */
  readonly objectStorage?: Readonly<Record<string, ObjectStoragePlan['access']>> | undefined;
}

/** A bundle that an earlier plan decided on. */
export interface LockedBundle {
  /** The id of its path. */
  readonly path: string;
  /** The catalogue's id of its product. */
  readonly product: string;
  /** Its members. */
  readonly members: number;
  /**
   * Whether its ports were ordered with MACsec: what was not cannot get it later.
   * @default false
   */
  readonly macsec?: boolean | undefined;
  /**
   * The cloud of its link.
   * @default - not held
   */
  readonly cloud?: string | undefined;
  /**
   * Who provides its circuits.
   * @default - nobody: ports of one's own
   */
  readonly serviceProvider?: string | undefined;
  /**
   * How its ports of ExpressRoute Direct tag frames.
   * @default - it has none
   */
  readonly encapsulation?: 'dot1q' | 'qinq' | undefined;
  /**
   * What encrypts its attachments on Google Cloud.
   * @default - it has none
   */
  readonly encryption?: 'none' | 'ipsec' | undefined;
  /**
   * The region of its attachments on Google Cloud.
   * @default - it has none
   */
  readonly region?: string | undefined;
  /**
   * Whether it was up: what goes back to order takes down what is built on it.
   * @default false
   */
  readonly live?: boolean | undefined;
}

/** What the gateways of a cloud have from their making on: another value replaces them with all that is joined to them. */
export interface LockedCloud {
  /** The region. */
  readonly region: string;
  /**
   * The project of Google Cloud.
   * @default - another cloud
   */
  readonly project?: string | undefined;
  /**
   * The ASN of its gateway on AWS, or of its Cloud Routers.
   * @default - Azure, whose ASNs are its own
   */
  readonly asn?: number | undefined;
  /**
   * The ASN of the Direct Connect gateway.
   * @default - another cloud than AWS
   */
  readonly directConnectGatewayAsn?: number | undefined;
  /**
   * Where the gateways of Azure stand.
   * @default - another cloud
   */
  readonly hub?: 'network' | 'virtual-wan' | undefined;
  /**
   * The addresses of a virtual hub.
   * @default - there is none
   */
  readonly hubPrefix?: string | undefined;
}

/** A VPN that an earlier plan decided on. */
export interface LockedVpn {
  /** The catalogue's id of its product. */
  readonly product: string;
  /** Connections for each router. */
  readonly perRouter: number;
}

/** A gateway that an earlier plan decided on. */
export interface LockedGateway {
  /** Its SKU. */
  readonly sku: string;
  /** Its units; 1 where the SKU has none. */
  readonly units: number;
}
