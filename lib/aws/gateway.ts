import { CfnDirectConnectGateway, CfnDirectConnectGatewayAssociation } from 'aws-cdk-lib/aws-directconnect';
import { CfnTransitGateway, CfnVPNGateway } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { directConnectName, INTERFACE_NAME_LENGTH, nameTag, output } from './naming';
import type { AwsCloudPlan } from '../planner/network-plan';

/** What circuits, tunnels and VPCs are joined to: one of the two. */
export type GatewayTarget = {
  /** The id of the transit gateway. */
  readonly transitGatewayId: string;
} | {
  /** The id of the virtual private gateway. */
  readonly vpnGatewayId: string;
};

/** What the gateways of a Region are made from. */
export interface AwsGatewayProps {
  /** The name of the network: it starts the names of the gateways. */
  readonly network: string;
  /** The Region as planned. */
  readonly cloud: AwsCloudPlan;
  /** Whether something ends on a Direct Connect gateway: only then is there one. */
  readonly directConnect: boolean;
  /**
   * The id of a transit gateway that exists.
   * @default - a new transit gateway, where the plan has one
   */
  readonly transitGatewayId?: string;
  /**
   * The id of a virtual private gateway that exists.
   * @default - a new virtual private gateway, where the plan has one
   */
  readonly virtualPrivateGatewayId?: string;
  /**
   * The id of a Direct Connect gateway that exists.
   * @default - a new Direct Connect gateway
   */
  readonly directConnectGatewayId?: string;
  /**
   * Whether to associate the two gateways.
   * @default true
   */
  readonly associate?: boolean;
  /**
   * The ARN of a role in the account that owns the given Direct Connect gateway.
   * @default - none: it is the account of the stack
   */
  readonly acceptRoleArn?: string;
}

/**
 * Where circuits and tunnels end: a transit gateway or a virtual private gateway and, for circuits, a Direct Connect gateway associated with
 * it. Both announce exactly the prefixes of the cloud: a larger one would lose to the VPC's own prefix, learnt over the VPN. What a transit
 * gateway's Direct Connect gateway announces is this list as it is; a virtual private gateway's is the prefix of its VPC, if the list has it:
 * https://docs.aws.amazon.com/directconnect/latest/UserGuide/allowed-to-prefixes.html
 *
 * A Direct Connect gateway belongs to no Region; the association is made in the Region of the other gateway. Where the Direct Connect gateway
 * is another account's, this account proposes and, by the role, accepts:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-directconnect-directconnectgatewayassociation.html
 */
export class AwsGateway extends Construct {
  /** The transit gateway; absent where one that exists was given, or the plan has the other kind. */
  readonly transitGateway?: CfnTransitGateway;
  /** The id of the transit gateway, new or given; absent where the plan has the other kind. */
  readonly transitGatewayId?: string;
  /** The virtual private gateway; absent where one that exists was given, or the plan has the other kind. */
  readonly virtualPrivateGateway?: CfnVPNGateway;
  /** The id of the virtual private gateway, new or given; absent where the plan has the other kind. */
  readonly virtualPrivateGatewayId?: string;
  /** What circuits, tunnels and VPCs are joined to. */
  readonly target: GatewayTarget;
  /** The Direct Connect gateway; absent where one that exists was given, or nothing ends on one. */
  readonly directConnectGateway?: CfnDirectConnectGateway;
  /** The id of the Direct Connect gateway, new or given; absent where nothing ends on one. */
  readonly directConnectGatewayId?: string;
  /** The association of the two; absent where nothing ends on a Direct Connect gateway, or they are associated already. */
  readonly association?: CfnDirectConnectGatewayAssociation;

  /**
   * Builds the gateways, or joins the given ones.
   *
   * @param scope the network
   * @param id stable within the network
   * @param props what to build
   */
  constructor(scope: Construct, id: string, props: AwsGatewayProps) {
    super(scope, id);
    const { cloud } = props;
    if (cloud.gateway === 'transit') {
      if (props.transitGatewayId === undefined) this.transitGateway = transitGateway(this, props);
      this.transitGatewayId = this.transitGateway?.attrId ?? props.transitGatewayId!;
      this.target = { transitGatewayId: this.transitGatewayId };
      output(this, 'TransitGatewayId', this.transitGatewayId, `Transit gateway of ${cloud.name}`);
    } else {
      if (props.virtualPrivateGatewayId === undefined) this.virtualPrivateGateway = virtualPrivateGateway(this, props);
      this.virtualPrivateGatewayId = this.virtualPrivateGateway?.attrVpnGatewayId ?? props.virtualPrivateGatewayId!;
      this.target = { vpnGatewayId: this.virtualPrivateGatewayId };
      output(this, 'VirtualPrivateGatewayId', this.virtualPrivateGatewayId, `Virtual private gateway of ${cloud.name}`);
    }
    if (!props.directConnect && props.directConnectGatewayId === undefined) return;
    if (props.directConnectGatewayId === undefined) this.directConnectGateway = directConnectGateway(this, props);
    this.directConnectGatewayId = this.directConnectGateway?.attrDirectConnectGatewayId ?? props.directConnectGatewayId!;
    if (props.associate ?? true) this.association = association(this, this.directConnectGatewayId, this.target, props);
    output(this, 'DirectConnectGatewayId', this.directConnectGatewayId, `Direct Connect gateway of ${cloud.name}`);
  }
}

/**
 * Equal-cost paths for VPN connections; all attachments meet in the default route table, where Direct Connect wins over VPN
 * for the same prefix: https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html
 */
function transitGateway(scope: Construct, { network, cloud }: AwsGatewayProps): CfnTransitGateway {
  return new CfnTransitGateway(scope, 'TransitGateway', {
    amazonSideAsn: cloud.gatewayAsn,
    defaultRouteTableAssociation: 'enable',
    defaultRouteTablePropagation: 'enable',
    description: `Hybrid network ${network}, ${cloud.name}`,
    vpnEcmpSupport: 'enable',
    tags: nameTag(network, cloud.name),
  });
}

function virtualPrivateGateway(scope: Construct, { network, cloud }: AwsGatewayProps): CfnVPNGateway {
  return new CfnVPNGateway(scope, 'VirtualPrivateGateway', { type: 'ipsec.1', amazonSideAsn: cloud.gatewayAsn, tags: nameTag(network, cloud.name) });
}

function directConnectGateway(scope: Construct, { network, cloud }: AwsGatewayProps): CfnDirectConnectGateway {
  const name = directConnectName(INTERFACE_NAME_LENGTH, network, cloud.name);
  return new CfnDirectConnectGateway(scope, 'DirectConnectGateway', {
    directConnectGatewayName: name,
    amazonSideAsn: String(cloud.directConnectGatewayAsn),
    tags: nameTag(name),
  });
}

function association(
  scope: Construct,
  directConnectGatewayId: string,
  target: GatewayTarget,
  { cloud, acceptRoleArn }: AwsGatewayProps,
): CfnDirectConnectGatewayAssociation {
  return new CfnDirectConnectGatewayAssociation(scope, 'Association', {
    directConnectGatewayId,
    associatedGatewayId: 'transitGatewayId' in target ? target.transitGatewayId : target.vpnGatewayId,
    allowedPrefixesToDirectConnectGateway: [...cloud.prefixes].sort(),
    ...(acceptRoleArn !== undefined && { acceptDirectConnectGatewayAssociationProposalRoleArn: acceptRoleArn }),
  });
}
