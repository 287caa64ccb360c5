import { Fn } from 'aws-cdk-lib';
import { CfnRouteTable, CfnSubnet, CfnSubnetRouteTableAssociation, CfnVPC } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { nameTag, output } from './naming';

/** A VPC that was created for a prefix of the cloud. */
export interface CreatedVpc {
  /** The VPC. */
  readonly vpc: CfnVPC;
  /** Its subnets, in two Availability Zones, each a quarter of the prefix: the other half is free. */
  readonly subnets: readonly CfnSubnet[];
  /** The route table of the subnets. */
  readonly routeTable: CfnRouteTable;
}

/**
 * A VPC of a prefix, with subnets in two Availability Zones.
 *
 * @param scope of the VPCs
 * @param network the name of the network
 * @param prefix a prefix of the cloud
 */
export function createVpc(scope: Construct, network: string, prefix: string): CreatedVpc {
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
