import {
  CfnRoute,
  CfnTransitGatewayVpcAttachment,
  CfnVPCGatewayAttachment,
  CfnVPNGatewayRoutePropagation,
  type ISubnet,
  type IVpc,
  type SubnetSelection,
} from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { createVpc, type CreatedVpc } from './created-vpc';
import type { GatewayTarget } from './gateway';
import { nameTag } from './naming';
import { awsRouteTableProblem } from './problems';

export type { CreatedVpc } from './created-vpc';

/** A VPC that exists, and where the gateway joins it. */
export interface VpcAttachment {
  /** The id of the VPC, or a reference to one. Its prefix has to be one of the cloud's. */
  readonly vpcId: string;
  /**
   * Subnets to join, one in each Availability Zone that has to reach the sites; a virtual private gateway joins the whole VPC, and does not
   * use them. Another list replaces the attachment to a transit gateway:
   * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-transitgatewayvpcattachment.html
   */
  readonly subnetIds: readonly string[];
  /**
   * Route tables that get a route to every prefix of the sites, or into which a virtual private gateway propagates them, by a name that
   * stays: it becomes part of an identifier.
   * @default - none: you route to the gateway yourself
   */
  readonly routeTableIds?: Readonly<Record<string, string>>;
}

/** What the VPCs are made from. */
export interface AwsVpcsProps {
  /** The name of the network: it starts the names of what is built. */
  readonly network: string;
  /** Prefixes of the cloud for which a VPC is created. */
  readonly create: readonly string[];
  /** VPCs that exist, by a name that stays. */
  readonly attach: Readonly<Record<string, VpcAttachment>>;
  /** What the sites announce: the destinations of the routes. */
  readonly sitePrefixes: readonly string[];
  /** The gateway that they are joined to. */
  readonly gateway: GatewayTarget;
  /** Whether a virtual private gateway still has to be attached: it is new. */
  readonly attachGateway: boolean;
}

/**
 * The VPCs that were asked for, joined to the gateway, with routes to the sites: static ones to a transit gateway, those that a virtual private
 * gateway learns by propagation. https://docs.aws.amazon.com/vpn/latest/s2svpn/SetUpVPNConnections.html
 */
export class AwsVpcs extends Construct {
  /** VPCs that were created, by prefix. */
  readonly created: ReadonlyMap<string, CreatedVpc>;
  /** Attachments to the transit gateway, by prefix for a VPC that was created, by name for one that was given. */
  readonly attachments: ReadonlyMap<string, CfnTransitGatewayVpcAttachment>;
  /** Routes to the sites by a transit gateway, by `attachment/route table/prefix`. */
  readonly routes: ReadonlyMap<string, CfnRoute>;
  /** The attachment of a new virtual private gateway to its VPC; absent where the gateway is another. */
  readonly gatewayAttachment?: CfnVPCGatewayAttachment;
  /** What propagates routes from a virtual private gateway, by `VPC/route table`. */
  readonly propagations: ReadonlyMap<string, CfnVPNGatewayRoutePropagation>;

  /**
   * Creates and joins the VPCs.
   *
   * @param scope the network
   * @param id stable within the network
   * @param props what to build
   */
  constructor(scope: Construct, id: string, props: AwsVpcsProps) {
    super(scope, id);
    const { gateway, network } = props;
    this.created = new Map(props.create.map((prefix) => [prefix, createVpc(this, network, prefix)]));
    const wanted = [...Array.from(this.created, joinOf), ...byName(props.attach)];
    const attachments = new Map<string, CfnTransitGatewayVpcAttachment>();
    const routes = new Map<string, CfnRoute>();
    const propagations = new Map<string, CfnVPNGatewayRoutePropagation>();
    for (const [name, vpc] of wanted) {
      if ('transitGatewayId' in gateway) {
        const { transitGatewayId } = gateway;
        const attachment = attach(this, network, transitGatewayId, name, vpc);
        attachments.set(name, attachment);
        for (const [key, route] of routesOf(this, props.sitePrefixes, transitGatewayId, name, vpc, attachment)) routes.set(key, route);
      } else {
        const { vpnGatewayId } = gateway;
        if (props.attachGateway) this.gatewayAttachment = new CfnVPCGatewayAttachment(this, `GatewayAttachment ${name}`, { vpcId: vpc.vpcId, vpnGatewayId });
        for (const [key, propagation] of propagationsOf(this, vpnGatewayId, name, vpc, this.gatewayAttachment)) propagations.set(key, propagation);
      }
    }
    this.attachments = attachments;
    this.routes = routes;
    this.propagations = propagations;
  }
}

/**
 * A VPC of aws-cdk-lib as the construct takes it: one subnet in each Availability Zone is joined, and the route tables of all
 * chosen subnets get routes to the sites.
 *
 * @param vpc created in the same app, or imported; one from a lookup needs an account
 * @param subnets which subnets have to reach the sites; by default the private ones
 * @throws HybridNetworkError when the route table of an imported subnet is not known
 */
export function vpcAttachment(vpc: Pick<IVpc, 'vpcId' | 'selectSubnets'>, subnets: SubnetSelection = {}): VpcAttachment {
  return {
    vpcId: vpc.vpcId,
    subnetIds: vpc.selectSubnets({ ...subnets, onePerAz: true }).subnetIds,
    routeTableIds: routeTablesOf(vpc.selectSubnets(subnets).subnets),
  };
}

/** Each route table once, by the name of its first subnet. */
function routeTablesOf(subnets: readonly ISubnet[]): Record<string, string> {
  const names = new Map<string, string>();
  for (const { node, routeTable } of subnets) {
    if (routeTable.routeTableId === undefined) throw awsRouteTableProblem(node.path);
    if (!names.has(routeTable.routeTableId)) names.set(routeTable.routeTableId, node.id);
  }
  return Object.fromEntries([...names].map(([tableId, name]) => [name, tableId]));
}

function byName<T>(record: Readonly<Record<string, T>>): [string, T][] {
  return Object.keys(record).sort().map((name) => [name, record[name]!]);
}

function joinOf([prefix, { vpc, subnets, routeTable }]: readonly [string, CreatedVpc]): [string, VpcAttachment] {
  const subnetIds = subnets.map(({ attrSubnetId }) => attrSubnetId);
  return [prefix, { vpcId: vpc.attrVpcId, subnetIds, routeTableIds: { main: routeTable.attrRouteTableId } }];
}

function attach(
  scope: Construct,
  network: string,
  transitGatewayId: string,
  name: string,
  { vpcId, subnetIds }: VpcAttachment,
): CfnTransitGatewayVpcAttachment {
  return new CfnTransitGatewayVpcAttachment(scope, `Attachment ${name}`, { transitGatewayId, vpcId, subnetIds: [...subnetIds], tags: nameTag(network, name) });
}

/** A route to a transit gateway exists only once the VPC is attached to it. */
function routesOf(
  scope: Construct,
  sitePrefixes: readonly string[],
  transitGatewayId: string,
  name: string,
  { routeTableIds = {} }: VpcAttachment,
  attachment: CfnTransitGatewayVpcAttachment,
): [string, CfnRoute][] {
  return byName(routeTableIds).flatMap(([table, routeTableId]) => sitePrefixes.map((prefix): [string, CfnRoute] => {
    const key = `${name}/${table}/${prefix}`;
    const route = new CfnRoute(scope, `Route ${key}`, { routeTableId, destinationCidrBlock: prefix, transitGatewayId });
    route.addResourceDependency(attachment);
    return [key, route];
  }));
}

/** A gateway propagates into route tables of the VPC only once it is attached to it. */
function propagationsOf(
  scope: Construct,
  vpnGatewayId: string,
  name: string,
  { routeTableIds = {} }: VpcAttachment,
  attachment: CfnVPCGatewayAttachment | undefined,
): [string, CfnVPNGatewayRoutePropagation][] {
  return byName(routeTableIds).map(([table, routeTableId]) => {
    const key = `${name}/${table}`;
    const propagation = new CfnVPNGatewayRoutePropagation(scope, `Propagation ${key}`, { routeTableIds: [routeTableId], vpnGatewayId });
    if (attachment) propagation.addResourceDependency(attachment);
    return [key, propagation];
  });
}
