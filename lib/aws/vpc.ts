import { Fn } from 'aws-cdk-lib';
import {
  CfnRoute,
  CfnRouteTable,
  CfnSubnet,
  CfnSubnetRouteTableAssociation,
  CfnTransitGatewayVpcAttachment,
  CfnVPC,
  type ISubnet,
  type IVpc,
  type SubnetSelection,
} from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { awsRouteTableProblem } from '../errors';
import { nameTag, output } from './naming';

/** A VPC that exists, and where the transit gateway joins it. */
export interface VpcAttachment {
  /** The id of the VPC, or a reference to one. Its prefix has to be one of the cloud's. */
  readonly vpcId: string;
  /**
   * Subnets to join, one in each Availability Zone that has to reach the sites. Another list replaces the attachment:
   * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-transitgatewayvpcattachment.html
   */
  readonly subnetIds: readonly string[];
  /**
   * Route tables that get a route to every prefix of the sites, by a name that stays: it becomes part of an identifier.
   * @default - none: you route to the transit gateway yourself
   */
  readonly routeTableIds?: Readonly<Record<string, string>>;
}

/** A VPC that was created for a prefix of the cloud. */
export interface CreatedVpc {
  /** The VPC. */
  readonly vpc: CfnVPC;
  /** Its subnets, in two Availability Zones, each a quarter of the prefix: the other half is free. */
  readonly subnets: readonly CfnSubnet[];
  /** The route table of the subnets. */
  readonly routeTable: CfnRouteTable;
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
  /** The id of the transit gateway. */
  readonly transitGatewayId: string;
}

/** The VPCs that were asked for, joined to the transit gateway, with routes to the sites. */
export class AwsVpcs extends Construct {
  /** VPCs that were created, by prefix. */
  readonly created: ReadonlyMap<string, CreatedVpc>;
  /** Attachments to the transit gateway, by prefix for a VPC that was created, by name for one that was given. */
  readonly attachments: ReadonlyMap<string, CfnTransitGatewayVpcAttachment>;
  /** Routes to the sites, by `attachment/route table/prefix`. */
  readonly routes: ReadonlyMap<string, CfnRoute>;

  /**
   * Creates and joins the VPCs.
   *
   * @param scope the network
   * @param id stable within the network
   * @param props what to build
   */
  constructor(scope: Construct, id: string, props: AwsVpcsProps) {
    super(scope, id);
    this.created = new Map(props.create.map((prefix) => [prefix, createVpc(this, props.network, prefix)]));
    const wanted = [...Array.from(this.created, joinOf), ...byName(props.attach)];
    const attachments = new Map(wanted.map(([name, vpc]) => [name, attach(this, props, name, vpc)]));
    this.attachments = attachments;
    this.routes = new Map(wanted.flatMap(([name, vpc]) => routes(this, props, name, vpc, attachments.get(name)!)));
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

function createVpc(scope: Construct, network: string, prefix: string): CreatedVpc {
  const tags = nameTag(network, prefix);
  const vpc = new CfnVPC(scope, `Vpc ${prefix}`, { cidrBlock: prefix, enableDnsHostnames: true, enableDnsSupport: true, tags });
  output(scope, `VpcId ${prefix}`, vpc.attrVpcId, `VPC of ${prefix}`);
  const routeTable = new CfnRouteTable(scope, `RouteTable ${prefix}`, { vpcId: vpc.attrVpcId, tags });
  return { vpc, routeTable, subnets: [0, 1].map((zone) => subnet(scope, network, prefix, vpc, routeTable, zone)) };
}

function subnet(scope: Construct, network: string, prefix: string, vpc: CfnVPC, routeTable: CfnRouteTable, zone: number): CfnSubnet {
  const hostBits = 30 - Number(prefix.split('/')[1]);
  const resource = new CfnSubnet(scope, `Subnet ${prefix} ${zone + 1}`, {
    vpcId: vpc.attrVpcId,
    availabilityZone: Fn.select(zone, Fn.getAzs()),
    cidrBlock: Fn.select(zone, Fn.cidr(vpc.attrCidrBlock, 4, String(hostBits))),
    tags: nameTag(network, prefix, String(zone + 1)),
  });
  new CfnSubnetRouteTableAssociation(scope, `SubnetRouteTable ${prefix} ${zone + 1}`, {
    subnetId: resource.attrSubnetId,
    routeTableId: routeTable.attrRouteTableId,
  });
  return resource;
}

function attach(
  scope: Construct,
  { network, transitGatewayId }: AwsVpcsProps,
  name: string,
  { vpcId, subnetIds }: VpcAttachment,
): CfnTransitGatewayVpcAttachment {
  return new CfnTransitGatewayVpcAttachment(scope, `Attachment ${name}`, {
    transitGatewayId,
    vpcId,
    subnetIds: [...subnetIds],
    tags: nameTag(network, name),
  });
}

/** A route to a transit gateway exists only once the VPC is attached to it. */
function routes(
  scope: Construct,
  props: AwsVpcsProps,
  name: string,
  { routeTableIds = {} }: VpcAttachment,
  attachment: CfnTransitGatewayVpcAttachment,
): [string, CfnRoute][] {
  return byName(routeTableIds).flatMap(([table, routeTableId]) => props.sitePrefixes.map((prefix): [string, CfnRoute] => {
    const key = `${name}/${table}/${prefix}`;
    const route = new CfnRoute(scope, `Route ${key}`, { routeTableId, destinationCidrBlock: prefix, transitGatewayId: props.transitGatewayId });
    route.addResourceDependency(attachment);
    return [key, route];
  }));
}
