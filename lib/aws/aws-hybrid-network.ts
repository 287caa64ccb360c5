import { Stack, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { awsNoSubnetProblem, awsRegionProblem, awsTransitGatewayIdProblem, awsVpcPrefixProblem, HybridNetworkError } from '../errors';
import { refuseForeignTokens, requireTree } from '../guard';
import { AwsDedicated } from './dedicated';
import { AwsFallback } from './fallback';
import { AwsGateway } from './gateway';
import { requireRules } from './rules';
import { dedicatedOf, sitePrefixes, vpnOf } from './slice';
import { AwsVpcs, type VpcAttachment } from './vpc';
import { cloudSlice } from '../planner/cloud-slice';
import type { AwsCloudPlan, LinkPlan, NetworkPlan } from '../planner/network-plan';

const NAME = 'AwsHybridNetwork';

/** What a hybrid network on AWS is made from. */
export interface AwsHybridNetworkProps {
  /** The plan, from `planNetwork()` or from its JSON. */
  readonly plan: NetworkPlan;
  /** The name of a cloud of AWS in the plan. */
  readonly cloud: string;
  /**
   * The id of a transit gateway that exists, or a reference to one. Its ASN has to be the plan's, and VPN connections share
   * their traffic only if equal-cost multipath is on; attachments go to its default route tables.
   * @default - a new transit gateway
   */
  readonly transitGatewayId?: string;
  /**
   * VPCs to join: those that exist, by a name that stays (`vpcAttachment` makes one from an `IVpc`), or `'create'` for a new
   * VPC of each prefix of the cloud, with subnets in two Availability Zones.
   * @default - none: attach VPCs to the transit gateway yourself
   */
  readonly vpcs?: 'create' | Readonly<Record<string, VpcAttachment>>;
}

/**
 * One cloud of a plan on AWS: Direct Connect, the gateways, and the VPN that takes over.
 *
 * Keys are never in the template: it refers to secrets by the names in the plan (`secrets`), which have to exist in AWS
 * Secrets Manager, in the account and Region of the stack, before it is deployed.
 */
export class AwsHybridNetwork extends Construct {
  /** The transit gateway and the Direct Connect gateway. */
  readonly gateway: AwsGateway;
  /** LAGs, connections and transit virtual interfaces. */
  readonly dedicated: AwsDedicated;
  /** Customer gateways and VPN connections, of the fallbacks and of links without circuits. */
  readonly fallback: AwsFallback;
  /** VPCs that were asked for. */
  readonly vpcs: AwsVpcs;
  /**
   * Names of the secrets that the template refers to, sorted; the whole text of each is one key. A pre-shared key has 8 to 64
   * letters, digits, `.` and `_`, and does not start with 0; a BGP key has 6 to 80 characters without a space.
   */
  readonly secrets: readonly string[];

  /**
   * Builds the cloud.
   *
   * @param scope in a Stack of aws-cdk-lib
   * @param id unique in the scope
   * @param props what to build
   * @throws HybridNetworkError when the scope, the cloud, an id or a value is not what AWS or this construct takes
   */
  constructor(scope: Construct, id: string, props: AwsHybridNetworkProps) {
    super(scope, id);
    requireTree(this, 'aws-cdk-lib', NAME);
    refuseForeignTokens(props, 'aws-cdk-lib', NAME);
    const slice = cloudSlice(props.plan, 'aws', props.cloud, NAME);
    requireRegion(this, slice.cloud);
    requireTransitGatewayId(props.transitGatewayId);
    requireRules(slice);
    const { cloud, links } = slice;
    const vpcs = vpcsOf(props.vpcs, cloud);
    const network = props.plan.name;
    this.gateway = new AwsGateway(this, 'Gateway', {
      network,
      cloud,
      circuits: links.some(dedicatedOf),
      ...(props.transitGatewayId !== undefined && { transitGatewayId: props.transitGatewayId }),
    });
    const { transitGatewayId, directConnectGateway } = this.gateway;
    this.dedicated = new AwsDedicated(this, 'Dedicated', {
      network,
      links,
      ...(directConnectGateway && { directConnectGatewayId: directConnectGateway.attrDirectConnectGatewayId }),
    });
    this.fallback = new AwsFallback(this, 'Fallback', { network, links, transitGatewayId });
    this.vpcs = new AwsVpcs(this, 'Vpcs', { network, ...vpcs, sitePrefixes: sitePrefixes(props.plan, links), transitGatewayId });
    this.secrets = secretsOf(links);
  }
}

function requireRegion(construct: Construct, cloud: AwsCloudPlan): void {
  const { region } = Stack.of(construct);
  if (!Token.isUnresolved(region) && region !== cloud.region) throw awsRegionProblem(NAME, cloud.name, cloud.region, region);
}

function requireTransitGatewayId(given: string | undefined): void {
  if (given === undefined || Token.isUnresolved(given) || /^tgw-[0-9a-f]{8,17}$/.test(given)) return;
  throw awsTransitGatewayIdProblem(NAME, given);
}

/** Which VPCs to create and which to join. A VPC has to be a /16 to /28, and so has a subnet: four of them fit into a /26. */
function vpcsOf(asked: AwsHybridNetworkProps['vpcs'], cloud: AwsCloudPlan): { create: readonly string[]; attach: Readonly<Record<string, VpcAttachment>> } {
  if (asked === 'create') {
    const problems = cloud.prefixes.filter((prefix) => !/\/(1[6-9]|2[0-6])$/.test(prefix)).map((prefix) => awsVpcPrefixProblem(cloud.name, prefix));
    if (problems.length > 0) throw new HybridNetworkError(problems);
    return { create: cloud.prefixes, attach: {} };
  }
  const attach = asked ?? {};
  const bare = Object.keys(attach).sort().find((name) => attach[name]!.subnetIds.length === 0);
  if (bare !== undefined) throw awsNoSubnetProblem(NAME, bare);
  return { create: [], attach };
}

function secretsOf(links: readonly LinkPlan[]): readonly string[] {
  const bundles = links.flatMap((link) => dedicatedOf(link)?.paths ?? []).flatMap((path) => path.bundles);
  const sessions = bundles.flatMap(({ attachments }) => attachments).flatMap((attachment) => attachment.sessions);
  const tunnels = links.flatMap((link) => vpnOf(link)?.connections ?? []).flatMap((connection) => connection.tunnels);
  return [...new Set([...sessions, ...tunnels].map(({ secret }) => secret))].sort();
}
