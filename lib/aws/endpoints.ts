import { Fn } from 'aws-cdk-lib';
import { CfnSecurityGroup, CfnVPCEndpoint } from 'aws-cdk-lib/aws-ec2';
import type { PolicyDocument } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { nameTag, output } from './naming';

/** A VPC in which the endpoints of object storage stand. */
export interface EndpointVpc {
  /** The id of the VPC, or a reference to one. */
  readonly vpcId: string;
  /** Subnets, one in each Availability Zone that the endpoints are to be in: each costs by the hour. */
  readonly subnetIds: readonly string[];
  /**
   * Route tables of the VPC that get a gateway endpoint for its own traffic to object storage, which costs nothing there. A route table has
   * one such endpoint.
   * @default - none
   */
  readonly routeTableIds?: readonly string[];
  /**
   * Security groups that let the sites in.
   * @default - a new one, which lets the prefixes of the sites in on port 443 and nothing else
   */
  readonly securityGroupIds?: readonly string[];
  /**
   * Whether an inbound endpoint of the Route 53 Resolver answers the sites with the addresses of the interface endpoint. It takes a gateway
   * endpoint in the VPC, and DNS hostnames and resolution switched on:
   * https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html#private-dns-s3
   * @default - true where `routeTableIds` are given, and so a gateway endpoint is made
   */
  readonly privateDns?: boolean;
}

/** What the endpoints are made from. */
export interface AwsEndpointsProps {
  /** The name of the network: it starts the names of the endpoints. */
  readonly network: string;
  /** The Region. */
  readonly region: string;
  /** The name of the VPC in the network: a prefix of the cloud, or a name that stays. */
  readonly name: string;
  /** The VPC. */
  readonly vpc: EndpointVpc;
  /** What the sites announce: who may come in. */
  readonly sitePrefixes: readonly string[];
  /**
   * Who may do what over the interface endpoint.
   * @default - everything that bucket policies and identities allow
   */
  readonly policy?: PolicyDocument;
}

/**
 * Object storage for the sites: an interface endpoint of Amazon S3, which is reached over circuits and tunnels, as a gateway endpoint is not.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/privatelink-interface-endpoints.html
 *
 * With private DNS, machines of the VPC go on by the gateway endpoint, and sites that ask an inbound endpoint of the Route 53 Resolver get
 * the interface endpoint under the usual names. That resolver is not made here. Without it the names in the output do, such as
 * `bucket.vpce-0123-4567.s3.us-east-1.vpce.amazonaws.com`, which every DNS server knows.
 */
export class AwsEndpoints extends Construct {
  /** The interface endpoint. */
  readonly interfaceEndpoint: CfnVPCEndpoint;
  /** The gateway endpoint for traffic of the VPC; absent where no route table was named. */
  readonly gatewayEndpoint?: CfnVPCEndpoint;
  /** Lets the sites in; absent where security groups were given. */
  readonly securityGroup?: CfnSecurityGroup;

  /**
   * Builds the endpoints.
   *
   * @param scope the network
   * @param id stable within the network
   * @param props what to build
   */
  constructor(scope: Construct, id: string, props: AwsEndpointsProps) {
    super(scope, id);
    const { name, vpc } = props;
    if (vpc.securityGroupIds === undefined) this.securityGroup = securityGroup(this, props);
    if (vpc.routeTableIds !== undefined && vpc.routeTableIds.length > 0) this.gatewayEndpoint = gatewayEndpoint(this, props, vpc.routeTableIds);
    const securityGroupIds = vpc.securityGroupIds ?? [this.securityGroup!.attrGroupId];
    this.interfaceEndpoint = interfaceEndpoint(this, props, securityGroupIds, vpc.privateDns ?? this.gatewayEndpoint !== undefined);
    if (this.gatewayEndpoint) this.interfaceEndpoint.addResourceDependency(this.gatewayEndpoint);
    const dnsName = Fn.select(1, Fn.split(':', Fn.select(0, this.interfaceEndpoint.attrDnsEntries))); // an entry is zone:name
    output(this, `ObjectStorage ${name}`, dnsName, 'Object storage for the sites: put the bucket in front, as in bucket.vpce-..., or let a Route 53 Resolver answer');
  }
}

/** Its description never changes, because another one replaces the group. */
function securityGroup(scope: Construct, { network, name, vpc, sitePrefixes }: AwsEndpointsProps): CfnSecurityGroup {
  return new CfnSecurityGroup(scope, `SecurityGroup ${name}`, {
    groupDescription: 'Object storage for the sites of a hybrid network',
    vpcId: vpc.vpcId,
    securityGroupIngress: sitePrefixes.map((cidrIp) => ({ ipProtocol: 'tcp', fromPort: 443, toPort: 443, cidrIp, description: 'a site' })),
    tags: nameTag(network, name, 's3'),
  });
}

function gatewayEndpoint(scope: Construct, { network, name, region, vpc }: AwsEndpointsProps, routeTableIds: readonly string[]): CfnVPCEndpoint {
  return new CfnVPCEndpoint(scope, `GatewayEndpoint ${name}`, {
    vpcEndpointType: 'Gateway',
    serviceName: `com.amazonaws.${region}.s3`,
    vpcId: vpc.vpcId,
    routeTableIds: [...routeTableIds],
    tags: nameTag(network, name, 's3-gateway'),
  });
}

function interfaceEndpoint(
  scope: Construct,
  { network, name, region, vpc, policy }: AwsEndpointsProps,
  securityGroupIds: readonly string[],
  privateDns: boolean,
): CfnVPCEndpoint {
  return new CfnVPCEndpoint(scope, `InterfaceEndpoint ${name}`, {
    vpcEndpointType: 'Interface',
    serviceName: `com.amazonaws.${region}.s3`,
    vpcId: vpc.vpcId,
    subnetIds: [...vpc.subnetIds],
    securityGroupIds: [...securityGroupIds],
    privateDnsEnabled: privateDns,
    ...(privateDns && { dnsOptions: { privateDnsOnlyForInboundResolverEndpoint: 'OnlyInboundResolver' } }),
    ...(policy && { policyDocument: policy }),
    tags: nameTag(network, name, 's3'),
  });
}
