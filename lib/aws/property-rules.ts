import { Stack, Token } from 'aws-cdk-lib';
import type { Problem } from '../errors';
import { type Circuit, isBuilt } from './circuits';
import type { AwsHybridNetworkProps } from './network-props';
import { connectionKey } from './ports';
import {
  awsNoSubnetProblem,
  awsVpcPrefixProblem,
  endpointVpcProblem,
  homeRegionProblem,
  idProblem,
  oneVpcProblem,
  propertyProblem,
  scopeRegionProblem,
  sharedCircuitsProblem,
  sharedGatewayProblem,
  unknownBundleProblem,
} from './problems';
import { dedicatedOf, needsDirectConnect, usesEndpoints, vpnOf } from './slice';
import { requireTree } from '../guard';
import type { CloudSlice } from '../planner/cloud-slice';
import type { AwsCloudPlan, LinkPlan } from '../planner/network-plan';

const ROLE_ARN = /^arn:[^:]+:iam::\d{12}:role\/.+$/;

/** What ids look like; a reference passes. */
const IDS = {
  transitGatewayId: [/^tgw-[0-9a-f]{8,17}$/, 'an id such as tgw-0123456789abcdef0'],
  virtualPrivateGatewayId: [/^vgw-[0-9a-f]{8,17}$/, 'an id such as vgw-0123456789abcdef0'],
  directConnectGatewayId: [
    /^(arn:[^:]+:directconnect::\d{12}:dx-gateway\/)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    'an id such as 5f294f92-bafb-4011-916d-9b0bd1a2c3d4, or the ARN',
  ],
  acceptRoleArn: [ROLE_ARN, 'an ARN such as arn:aws:iam::111122223333:role/accept'],
  allocateRoleArn: [ROLE_ARN, 'an ARN such as arn:aws:iam::111122223333:role/allocate'],
} as const;

const CONNECTION_ID = /^dx(con|lag)-[0-9a-z]{8,17}$/;

/**
 * What is wrong with the properties, by themselves and with the plan.
 *
 * @param props the properties
 * @param slice the part of the plan that is built
 * @param circuits the circuits of the slice
 */
export function propertyProblems(props: AwsHybridNetworkProps, slice: CloudSlice<'aws'>, circuits: readonly Circuit[]): readonly Problem[] {
  const { cloud, links } = slice;
  return [
    ...ids(props),
    ...bundleIds(props),
    ...gateways(props, slice),
    ...circuits.flatMap(sharedCircuits),
    ...homeRegions(props, cloud, circuits),
    ...acceleration(props, cloud, links),
    ...vpcProblems(props, cloud),
    ...endpointProblems(props, cloud, links),
  ];
}

function ids(props: AwsHybridNetworkProps): readonly Problem[] {
  const wrong = (value: string | undefined, shape: RegExp) => value !== undefined && !Token.isUnresolved(value) && !shape.test(value);
  const single = (Object.keys(IDS) as (keyof typeof IDS)[]).filter((name) => wrong(props[name], IDS[name][0]));
  const connections = Object.entries(props.existingConnections ?? {}).filter(([, value]) => wrong(value, CONNECTION_ID));
  return [
    ...single.map((name) => idProblem(name, props[name]!, IDS[name][1])),
    ...connections.map(([bundle, value]) => idProblem(`existingConnections["${bundle}"]`, value, 'an id such as dxlag-ffabc123')),
  ];
}

/** Names of bundles may be those of other clouds: an owner's LAG ids are passed as they are. */
function bundleIds({ plan, existingConnections = {}, onOrder = [] }: AwsHybridNetworkProps): readonly Problem[] {
  if (Object.keys(existingConnections).length + onOrder.length === 0) return [];
  const bundles = plan.links.flatMap((link) => dedicatedOf(link)?.paths ?? []).flatMap((path) => path.bundles);
  const known = [...new Set(bundles.map(({ id }) => id))];
  const members = bundles.flatMap(({ id, members: count }) => Array.from({ length: count }, (_, index) => connectionKey(id, index + 1)));
  const all = new Set([...known, ...members]);
  return [
    ...Object.keys(existingConnections).filter((id) => !known.includes(id)).map((id) => unknownBundleProblem('existingConnections', id, known)),
    ...onOrder.filter((id) => !all.has(id)).map((id) => unknownBundleProblem('onOrder', id, known)),
  ];
}

function gateways(props: AwsHybridNetworkProps, slice: CloudSlice<'aws'>): readonly Problem[] {
  const { transitGatewayId, virtualPrivateGatewayId, directConnectGatewayId, acceptRoleArn, associateGateways } = props;
  const { cloud } = slice;
  const isTransit = cloud.gateway === 'transit';
  const owner = needsDirectConnect(slice) && directConnectGatewayId === undefined ? cloud.directConnectGatewayOf : undefined;
  const isGiven = directConnectGatewayId !== undefined && (transitGatewayId ?? virtualPrivateGatewayId) !== undefined;
  return [
    ...(owner === undefined ? [] : [sharedGatewayProblem(cloud.name, owner)]),
    ...(transitGatewayId !== undefined && !isTransit ? [propertyProblem('transitGatewayId', 'the plan has a virtual private gateway', 'pass virtualPrivateGatewayId, or none')] : []),
    ...(virtualPrivateGatewayId !== undefined && isTransit ? [propertyProblem('virtualPrivateGatewayId', 'the plan has a transit gateway', 'pass transitGatewayId, or none')] : []),
    ...(acceptRoleArn !== undefined && directConnectGatewayId === undefined
      ? [propertyProblem('acceptRoleArn', 'the Direct Connect gateway is made in the account of the stack', 'pass directConnectGatewayId too, or leave it out')] : []),
    ...(associateGateways === false && !isGiven
      ? [propertyProblem('associateGateways: false', 'one of the gateways is new', 'leave it out: nothing else associates them')] : []),
  ];
}

function sharedCircuits({ link, primary, bundle, given, live }: Circuit): readonly Problem[] {
  const isMissing = primary.circuitsOf !== undefined && live && bundle.attachments.length > 0 && given === undefined;
  return isMissing ? [sharedCircuitsProblem(link.name, primary.circuitsOf!, bundle.id)] : [];
}

function homeRegions({ regions = {} }: AwsHybridNetworkProps, cloud: AwsCloudPlan, circuits: readonly Circuit[]): readonly Problem[] {
  const away = circuits.filter((circuit) => isBuilt(circuit) && circuit.region !== cloud.region && !Object.hasOwn(regions, circuit.region));
  const paths = new Map(away.map((circuit) => [circuit.path.id, circuit]));
  return [
    ...[...paths.values()].map(({ link, path, region }) => homeRegionProblem(link.name, path.id, path.location, region, cloud.region)),
    ...Object.entries(regions).flatMap(([region, scope]) => {
      requireTree(scope, 'aws-cdk-lib', 'regions of AwsHybridNetwork');
      const found = Stack.of(scope).region;
      return Token.isUnresolved(found) || found === region ? [] : [scopeRegionProblem(region, found)];
    }),
  ];
}

function acceleration({ accelerate }: AwsHybridNetworkProps, { gateway }: AwsCloudPlan, links: readonly LinkPlan[]): readonly Problem[] {
  if (!accelerate) return [];
  if (gateway !== 'transit') return [propertyProblem('accelerate', 'the tunnels end on a virtual private gateway', 'leave it out, or use a transit gateway')];
  const others = links.filter((link) => vpnOf(link) && vpnOf(link)!.product !== 'aws/vpn/standard').map(({ name }) => name);
  if (others.length === 0) return [];
  return [propertyProblem('accelerate', `the tunnels of ${others.join(', ')} are of 5 Gbps, which AWS does not accelerate`, 'leave it out')];
}

/** A VPC has to be a /16 to /28, and so has a subnet: four of them fit into a /26. */
function vpcProblems({ vpcs = {}, virtualPrivateGatewayId }: AwsHybridNetworkProps, { name, gateway, prefixes }: AwsCloudPlan): readonly Problem[] {
  const count = vpcs === 'create' ? prefixes.length : Object.keys(vpcs).length;
  const isNew = gateway === 'virtual-private' && virtualPrivateGatewayId === undefined;
  const one = (isNew && count !== 1) || (gateway === 'virtual-private' && count > 1) ? [oneVpcProblem(name, count)] : [];
  if (vpcs === 'create') {
    const created = gateway === 'virtual-private' && !isNew
      ? [propertyProblem('vpcs: \'create\'', 'the virtual private gateway exists and has its VPC', 'name that VPC in vpcs, or leave it out')] : [];
    return [...one, ...created, ...prefixes.filter((prefix) => !/\/(1[6-9]|2[0-6])$/.test(prefix)).map((prefix) => awsVpcPrefixProblem(name, prefix))];
  }
  const bare = gateway === 'transit' ? Object.keys(vpcs).sort().filter((vpc) => vpcs[vpc]!.subnetIds.length === 0) : [];
  return [...one, ...bare.map((vpc) => awsNoSubnetProblem(vpc))];
}

function endpointProblems({ vpcs, objectStorage }: AwsHybridNetworkProps, { prefixes }: AwsCloudPlan, links: readonly LinkPlan[]): readonly Problem[] {
  const wanting = links.filter(usesEndpoints).map(({ name }) => name);
  if (objectStorage === 'elsewhere' || (wanting.length === 0 && objectStorage?.vpc === undefined)) return [];
  const known = vpcs === 'create' ? prefixes : [];
  const vpc = objectStorage?.vpc ?? (known.length === 1 ? known[0] : undefined);
  if (typeof vpc === 'object') return vpc.subnetIds.length > 0 ? [] : [awsNoSubnetProblem(vpc.vpcId)];
  return vpc !== undefined && known.includes(vpc) ? [] : [endpointVpcProblem(wanting, known)];
}
