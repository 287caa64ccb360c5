import { Stack, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { refuseForeignTokens, requireTree } from '../guard';
import { circuitsOf } from './circuits';
import { AwsDedicated } from './dedicated';
import { AwsEndpoints, type EndpointVpc } from './endpoints';
import { AwsFallback } from './fallback';
import { AwsGateway } from './gateway';
import { AwsHandOff } from './hand-off';
import { AwsInterconnect, type InterconnectOrder } from './interconnect';
import type { AwsHybridNetworkProps, ObjectStorage } from './network-props';
import { planProblems } from './plan-rules';
import { awsRegionProblem, CONSTRUCT } from './problems';
import { requireNone } from '../errors';
import { propertyProblems } from './property-rules';
import { warnOfQuotas } from './quotas';
import { needsDirectConnect, sitePrefixes, usesEndpoints, vpnConnectionsOf } from './slice';
import { AwsVpcs } from './vpc';
import { cloudSlice, type CloudSlice } from '../planner/cloud-slice';
import type { AwsCloudPlan, LinkPlan, NetworkPlan } from '../planner/network-plan';

/**
 * One cloud of a plan on AWS: Direct Connect, the gateways, the VPN that takes over, and what the sites reach behind them.
 *
 * Keys are never in the template: it refers to secrets by the names in the plan (`secrets`), which have to exist in AWS
 * Secrets Manager, in the account and Region of the stack that has the resource, before it is deployed.
 */
export class AwsHybridNetwork extends Construct {
  /** The gateways: transit or virtual private, and Direct Connect. */
  readonly gateway: AwsGateway;
  /** LAGs, connections, virtual interfaces, and what belongs to them. */
  readonly dedicated: AwsDedicated;
  /** Customer gateways and VPN connections, of the fallbacks and of links without circuits. */
  readonly fallback: AwsFallback;
  /** VPCs that were asked for. */
  readonly vpcs: AwsVpcs;
  /** Endpoints of object storage; absent where no transfer to object storage ends on them. */
  readonly endpoints?: AwsEndpoints;
  /** The AWS ends of links between clouds; absent where the plan has none. */
  readonly interconnect?: AwsInterconnect;
  /** What the site's end needs to be ordered, cabled and configured; each row is an output of its stack. */
  readonly handOff: AwsHandOff;
  /**
   * Names of the secrets that the templates refer to, sorted. The whole text of each is one key: a pre-shared key has 8 to 64
   * letters, digits, `.` and `_`, and does not start with 0; a BGP key has 6 to 80 characters without a space. That of MACsec
   * is the JSON `{"ckn": "...", "cak": "..."}`, that of an interconnect is its activation key.
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
    requireTree(this, 'aws-cdk-lib', CONSTRUCT);
    const slice = cloudSlice(props.plan, 'aws', props.cloud, CONSTRUCT);
    const { name, sites, clouds } = props.plan;
    refuseForeignTokens({ ...props, plan: { name, sites, clouds, ...slice } }, 'aws-cdk-lib', CONSTRUCT); // not the links of other clouds: each has its turn
    const { cloud, links, cloudLinks } = slice;
    const { existingConnections = {}, onOrder = [], regions = {}, allocateRoleArn } = props;
    requireRegion(this, cloud);
    const sources = { cloud, links, existingConnections, onOrder };
    const circuits = circuitsOf(sources);
    requireNone([...propertyProblems(props, slice, circuits), ...planProblems(props.plan, slice, circuits)]);
    warnOfQuotas(this, props.plan, slice, circuits, props.accelerate ?? false, props.quotas ?? {});
    const network = props.plan.name;

    this.gateway = gatewayOf(this, props, slice);
    const { target, directConnectGatewayId } = this.gateway;
    this.dedicated = new AwsDedicated(this, 'Dedicated', {
      network,
      ...sources,
      regions,
      ...(directConnectGatewayId !== undefined && { directConnectGatewayId }),
      ...(allocateRoleArn !== undefined && { allocateRoleArn }),
    });
    this.fallback = new AwsFallback(this, 'Fallback', { network, links, gateway: target, accelerate: props.accelerate ?? false });
    this.vpcs = new AwsVpcs(this, 'Vpcs', {
      network,
      create: props.vpcs === 'create' ? cloud.prefixes : [],
      attach: props.vpcs === 'create' ? {} : (props.vpcs ?? {}),
      sitePrefixes: otherEnds(props.plan, slice),
      gateway: target,
      attachGateway: this.gateway.virtualPrivateGateway !== undefined,
    });
    if (this.gateway.association && this.vpcs.gatewayAttachment) this.gateway.association.addResourceDependency(this.vpcs.gatewayAttachment);
    const orders = props.cloudLinks ?? {};
    if (cloudLinks.length + Object.keys(orders).length > 0) {
      this.interconnect = new AwsInterconnect(this, 'Interconnect', { network, links: cloudLinks, directConnectGatewayId: directConnectGatewayId!, orders });
    }
    const { objectStorage = {} } = props;
    if (objectStorage !== 'elsewhere' && (objectStorage.vpc !== undefined || links.some(usesEndpoints))) {
      this.endpoints = endpointsOf(this, props.plan, objectStorage, slice, this.vpcs);
    }
    this.handOff = new AwsHandOff(this, 'HandOff', this.dedicated, this.fallback, links);
    this.secrets = secretsOf(this.dedicated, links, Object.values(orders));
  }
}

function requireRegion(construct: Construct, cloud: AwsCloudPlan): void {
  const { region } = Stack.of(construct);
  if (!Token.isUnresolved(region) && region !== cloud.region) throw awsRegionProblem(CONSTRUCT, cloud.name, cloud.region, region);
}

/** What the sites and the clouds of Google at the other ends announce. */
function otherEnds(plan: NetworkPlan, { links, cloudLinks }: CloudSlice<'aws'>): readonly string[] {
  const clouds = plan.clouds.filter(({ name }) => cloudLinks.some(({ google }) => google.cloud === name));
  return [...new Set([...sitePrefixes(plan, links), ...clouds.flatMap(({ prefixes }) => prefixes)])].sort();
}

function gatewayOf(scope: Construct, props: AwsHybridNetworkProps, slice: CloudSlice<'aws'>): AwsGateway {
  const { plan, transitGatewayId, virtualPrivateGatewayId, directConnectGatewayId, associateGateways: associate, acceptRoleArn } = props;
  return new AwsGateway(scope, 'Gateway', {
    network: plan.name,
    cloud: slice.cloud,
    directConnect: needsDirectConnect(slice),
    ...(transitGatewayId !== undefined && { transitGatewayId }),
    ...(virtualPrivateGatewayId !== undefined && { virtualPrivateGatewayId }),
    ...(directConnectGatewayId !== undefined && { directConnectGatewayId }),
    ...(associate !== undefined && { associate }),
    ...(acceptRoleArn !== undefined && { acceptRoleArn }),
  });
}

/** Endpoints in the VPC that was given, or in one that is created: there with a gateway endpoint for the VPC itself, and so with private DNS. */
function endpointsOf(scope: Construct, plan: NetworkPlan, { vpc: asked, policy }: ObjectStorage, { cloud, links }: CloudSlice<'aws'>, { created }: AwsVpcs): AwsEndpoints {
  const name = typeof asked === 'object' ? 'given' : (asked ?? [...created.keys()][0]!);
  return new AwsEndpoints(scope, 'Endpoints', {
    network: plan.name,
    region: cloud.region,
    name,
    vpc: typeof asked === 'object' ? asked : createdVpc(name, created),
    sitePrefixes: sitePrefixes(plan, links.filter((link) => link.objectStorage !== undefined)),
    ...(policy && { policy }),
  });
}

function createdVpc(prefix: string, created: AwsVpcs['created']): EndpointVpc {
  const { vpc, subnets, routeTable } = created.get(prefix)!;
  return { vpcId: vpc.attrVpcId, subnetIds: subnets.map(({ attrSubnetId }) => attrSubnetId), routeTableIds: [routeTable.attrRouteTableId] };
}

function secretsOf({ circuits }: AwsDedicated, links: readonly LinkPlan[], orders: readonly InterconnectOrder[]): readonly string[] {
  const live = circuits.filter((circuit) => circuit.live);
  const sessions = live.flatMap(({ bundle }) => bundle.attachments).flatMap((attachment) => attachment.sessions);
  const tunnels = links.flatMap(vpnConnectionsOf).flatMap((connection) => connection.tunnels);
  const keys = live.filter(({ own }) => own).flatMap(({ primary: { macsec } }) => (macsec ? [macsec.keys] : []));
  const activation = orders.flatMap((order) => ('activationKeySecret' in order ? [order.activationKeySecret] : []));
  return [...new Set([...sessions, ...tunnels].map(({ secret }) => secret).concat(keys, activation))].sort();
}
