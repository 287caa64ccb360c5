import type { PolicyDocument } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { EndpointVpc } from './endpoints';
import type { InterconnectOrder } from './interconnect';
import type { AwsQuotas } from './quotas';
import type { VpcAttachment } from './vpc';
import type { NetworkPlan } from '../planner/network-plan';

/** What a hybrid network on AWS is made from. */
export interface AwsHybridNetworkProps {
  /** The plan, from `planNetwork()` or from its JSON. */
  readonly plan: NetworkPlan;
  /** The name of a cloud of AWS in the plan. */
  readonly cloud: string;
  /**
   * The id of a transit gateway that exists, or a reference to one. Its ASN has to be the plan's, and VPN connections share
   * their traffic only if equal-cost multipath is on; attachments go to its default route tables.
   * @default - a new transit gateway, where the plan has one
   */
  readonly transitGatewayId?: string;
  /**
   * The id of a virtual private gateway that exists, or a reference to one. Its ASN has to be the plan's, and it has to be attached to its VPC.
   * @default - a new virtual private gateway, where the plan has one
   */
  readonly virtualPrivateGatewayId?: string;
  /**
   * The id of a Direct Connect gateway that exists, or a reference to one: needed where the plan says that the cloud shares that of another
   * cloud, whose construct has it as `gateway.directConnectGatewayId`. Its ASN has to be the plan's. One of another account is named by its ARN.
   * @default - a new Direct Connect gateway, where a link has circuits
   */
  readonly directConnectGatewayId?: string;
  /**
   * Whether to associate the Direct Connect gateway with the other gateway; false only where both were given and are associated already.
   * @default true
   */
  readonly associateGateways?: boolean;
  /**
   * The ARN of a role in the account that owns the given Direct Connect gateway, where that is another account. The account of the stack has to
   * be trusted by it, and it needs `directconnect:AcceptDirectConnectGatewayAssociationProposal`. Another role replaces the association.
   * @default - none: the accounts are the same
   */
  readonly acceptRoleArn?: string;
  /**
   * Ids of LAGs (`dxlag-...`) or connections (`dxcon-...`) that exist, or references to them, by the id of the bundle in the plan: they are used
   * and not made. Links that take the circuits of another link need them: `owner.dedicated.lagIds` of the construct that makes these.
   * @default - none: LAGs and connections are made for all bundles
   */
  readonly existingConnections?: Readonly<Record<string, string>>;
  /**
   * The ARN of a role in the account that owns the connections, where that is another account: virtual interfaces are allocated by it. The
   * account of the stack has to be trusted by it, and it needs `directconnect:AllocateTransitVirtualInterface` (`Private`, `Public`) and
   * `directconnect:TagResource`. Another role replaces the interfaces.
   * https://docs.aws.amazon.com/directconnect/latest/UserGuide/hosted-vif.html
   * @default - none: the accounts are the same
   */
  readonly allocateRoleArn?: string;
  /**
   * Ids of bundles, or of connections (`bundle/2`), that are ordered and not up yet, though their path is live: what an order of more capacity
   * adds. A bundle gets its virtual interfaces and keys when it is taken from the list, a connection its place in the resiliency group.
   * @default - none
   */
  readonly onOrder?: readonly string[];
  /**
   * Scopes in stacks of other Regions and the same account, by Region. AWS makes circuits in the Region of their location, wherever
   * their gateway is. References go from Region to Region: set `crossRegionReferences` on both stacks.
   * @default - none: the locations are in the Region of the cloud
   */
  readonly regions?: Readonly<Record<string, Construct>>;
  /**
   * Whether tunnels enter the network of AWS near the site, by AWS Global Accelerator, which costs more. Only on a transit gateway, and only
   * standard tunnels. Turning it on or off replaces every VPN connection:
   * https://docs.aws.amazon.com/vpn/latest/s2svpn/accelerated-vpn.html
   * @default false
   */
  readonly accelerate?: boolean;
  /**
   * VPCs to join: those that exist, by a name that stays (`vpcAttachment` makes one from an `IVpc`), or `'create'` for a new
   * VPC of each prefix of the cloud, with subnets in two Availability Zones. A virtual private gateway joins one.
   * @default - none: attach VPCs to the transit gateway yourself
   */
  readonly vpcs?: 'create' | Readonly<Record<string, VpcAttachment>>;
  /**
   * Where and how transfers to object storage end, if the plan sends them to interface endpoints; `'elsewhere'` where these are made by
   * someone else.
   * @default - in the VPC that is created, if it is one, with what identities and bucket policies allow
   */
  readonly objectStorage?: ObjectStorage | 'elsewhere';
  /**
   * How each link between this cloud and one of Google Cloud is ordered, by its name in the plan.
   * @default - none: the plan has no such link
   */
  readonly cloudLinks?: Readonly<Record<string, InterconnectOrder>>;
  /**
   * Quotas of the account that AWS has raised; what the plan needs above them is a warning.
   * @default - those of a new account
   */
  readonly quotas?: Partial<AwsQuotas>;
}

/** Where and how transfers to object storage end. */
export interface ObjectStorage {
  /**
   * The VPC of the endpoints: a prefix of the cloud for which one is created, or one that exists. They are made in it whichever way a plan
   * prefers, so that endpoints in use stay when another way becomes cheaper.
   * @default - the one that is created, as long as the plan sends transfers to endpoints
   */
  readonly vpc?: string | EndpointVpc;
  /**
   * Who may do what over the interface endpoint.
   * @default - everything that bucket policies and identities allow
   */
  readonly policy?: PolicyDocument;
}
