import { CfnDirectConnectGateway, CfnDirectConnectGatewayAssociation } from 'aws-cdk-lib/aws-directconnect';
import { CfnTransitGateway } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { directConnectName, INTERFACE_NAME_LENGTH, nameTag, output } from './naming';
import type { AwsCloudPlan } from '../planner/network-plan';

/** What the gateways of a Region are made from. */
export interface AwsGatewayProps {
  /** The name of the network: it starts the names of the gateways. */
  readonly network: string;
  /** The Region as planned. */
  readonly cloud: AwsCloudPlan;
  /** Whether a link has circuits: only then is there a Direct Connect gateway. */
  readonly circuits: boolean;
  /**
   * The id of a transit gateway that exists.
   * @default - a new transit gateway
   */
  readonly transitGatewayId?: string;
}

/**
 * Where circuits and tunnels end: a transit gateway and, for circuits, a Direct Connect gateway associated with it. Both
 * announce exactly the prefixes of the cloud: a larger one would lose to the VPC's own prefix, learnt over the VPN.
 */
export class AwsGateway extends Construct {
  /** The transit gateway; absent where one that exists was given. */
  readonly transitGateway?: CfnTransitGateway;
  /** The id of the transit gateway, new or given. */
  readonly transitGatewayId: string;
  /** The Direct Connect gateway; absent where no link has circuits. */
  readonly directConnectGateway?: CfnDirectConnectGateway;
  /** The association of the two; absent where no link has circuits. */
  readonly association?: CfnDirectConnectGatewayAssociation;

  /**
   * Builds the gateways, or joins the given one.
   *
   * @param scope the network
   * @param id stable within the network
   * @param props what to build
   */
  constructor(scope: Construct, id: string, props: AwsGatewayProps) {
    super(scope, id);
    if (props.transitGatewayId === undefined) this.transitGateway = transitGateway(this, props);
    this.transitGatewayId = this.transitGateway?.attrId ?? props.transitGatewayId!;
    output(this, 'TransitGatewayId', this.transitGatewayId, `Transit gateway of ${props.cloud.name}`);
    if (!props.circuits) return;
    this.directConnectGateway = directConnectGateway(this, props);
    this.association = association(this, this.directConnectGateway, this.transitGatewayId, props.cloud);
    output(this, 'DirectConnectGatewayId', this.directConnectGateway.attrDirectConnectGatewayId, `Direct Connect gateway of ${props.cloud.name}`);
  }
}

/**
 * Equal-cost paths for VPN connections; all attachments meet in the default route table, where Direct Connect wins over VPN
 * for the same prefix: https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html
 */
function transitGateway(scope: Construct, { network, cloud }: AwsGatewayProps): CfnTransitGateway {
  return new CfnTransitGateway(scope, 'TransitGateway', {
    amazonSideAsn: cloud.transitGatewayAsn,
    defaultRouteTableAssociation: 'enable',
    defaultRouteTablePropagation: 'enable',
    description: `Hybrid network ${network}, ${cloud.name}`,
    vpnEcmpSupport: 'enable',
    tags: nameTag(network, cloud.name),
  });
}

function directConnectGateway(scope: Construct, { network, cloud }: AwsGatewayProps): CfnDirectConnectGateway {
  const name = directConnectName(INTERFACE_NAME_LENGTH, network, cloud.name);
  return new CfnDirectConnectGateway(scope, 'DirectConnectGateway', {
    directConnectGatewayName: name,
    amazonSideAsn: String(cloud.directConnectGatewayAsn),
    tags: nameTag(name),
  });
}

function association(scope: Construct, gateway: CfnDirectConnectGateway, transitGatewayId: string, cloud: AwsCloudPlan): CfnDirectConnectGatewayAssociation {
  return new CfnDirectConnectGatewayAssociation(scope, 'Association', {
    directConnectGatewayId: gateway.attrDirectConnectGatewayId,
    associatedGatewayId: transitGatewayId,
    allowedPrefixesToDirectConnectGateway: [...cloud.prefixes],
  });
}
