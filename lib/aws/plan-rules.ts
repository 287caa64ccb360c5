import type { Problem } from '../errors';
import { circuitProblems } from './circuit-rules';
import type { Circuit } from './circuits';
import {
  associationsProblem,
  awsAllowedPrefixesProblem,
  awsCircuitKindProblem,
  gatewayAsnEqualProblem,
  gatewayAsnProblem,
  gatewayInterfacesProblem,
  mixedGatewaysProblem,
  sitePrefixesProblem,
  tunnelPrefixesProblem,
} from './problems';
import { kindOf, needsDirectConnect, sitePrefixes, vpnOf } from './slice';
import { tunnelProblems } from './tunnel-rules';
import { awsGatewayNames, awsLimits } from '../catalog/aws';
import type { CloudSlice } from '../planner/cloud-slice';
import type { AwsCloudPlan, LinkPlan, NetworkPlan } from '../planner/network-plan';

/** Prefixes that a Direct Connect gateway announces of a transit gateway: https://docs.aws.amazon.com/directconnect/latest/UserGuide/limits.html */
const ALLOWED_PREFIXES = 200;

/** Virtual interfaces on a Direct Connect gateway. */
const GATEWAY_INTERFACES = 30;

/** Prefixes that a VPN connection takes of a customer gateway: https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-limits.html */
const TUNNEL_PREFIXES = { 'transit': 1_000, 'virtual-private': 100 } as const;

/**
 * The most prefixes that AWS takes of a site on a virtual interface, when it is told to:
 * https://docs.aws.amazon.com/directconnect/latest/UserGuide/prefix-controls.html
 */
const SITE_PREFIXES = 1_000;

/**
 * What AWS would refuse of a plan, whatever its quotas are raised to: a plan is plain data, and may have been written by another hand.
 *
 * @param plan the plan
 * @param slice the part of it that is built
 * @param circuits the circuits of the slice
 */
export function planProblems(plan: NetworkPlan, slice: CloudSlice<'aws'>, circuits: readonly Circuit[]): readonly Problem[] {
  const { cloud, links } = slice;
  const isDirect = needsDirectConnect(slice);
  return [
    ...gatewayAsns(cloud, isDirect),
    ...(isDirect ? [...allowedPrefixes(cloud.name, cloud.prefixes.length), ...gatewayInterfaces(cloud, circuits), ...associations(plan, cloud)] : []),
    ...links.flatMap((link) => linkProblems(plan, cloud, link, circuits.filter((circuit) => circuit.link === link))),
    ...tunnelProblems(cloud, links),
  ];
}

function linkProblems(plan: NetworkPlan, cloud: AwsCloudPlan, link: LinkPlan, circuits: readonly Circuit[]): readonly Problem[] {
  const prefixes = sitePrefixes(plan, [link]).length;
  const most = TUNNEL_PREFIXES[cloud.gateway];
  const overTunnels = vpnOf(link) && prefixes > most ? [tunnelPrefixesProblem(link.name, prefixes, most)] : [];
  return [...overTunnels, ...dedicatedProblems(cloud, link, prefixes, circuits)];
}

function dedicatedProblems(cloud: AwsCloudPlan, link: LinkPlan, prefixes: number, circuits: readonly Circuit[]): readonly Problem[] {
  const { primary } = link;
  if (primary.kind === 'vpn') return [];
  if (primary.kind !== 'direct-connect') return [awsCircuitKindProblem(link.name, primary.kind)];
  const announced = prefixes > SITE_PREFIXES ? [sitePrefixesProblem(link.name, prefixes, SITE_PREFIXES)] : [];
  return [...announced, ...circuitProblems(cloud, link, primary, circuits)];
}

function allowedPrefixes(cloud: string, count: number): readonly Problem[] {
  return count >= 1 && count <= ALLOWED_PREFIXES ? [] : [awsAllowedPrefixesProblem(cloud, count, ALLOWED_PREFIXES)];
}

function gatewayInterfaces({ name }: AwsCloudPlan, circuits: readonly Circuit[]): readonly Problem[] {
  const count = circuits.flatMap(({ bundle }) => bundle.attachments).filter((attachment) => kindOf(attachment) !== 'public').length;
  return count > GATEWAY_INTERFACES ? [gatewayInterfacesProblem(name, count, GATEWAY_INTERFACES)] : [];
}

/** A Direct Connect gateway takes gateways of one kind, and so many. */
function associations({ clouds }: NetworkPlan, cloud: AwsCloudPlan): readonly Problem[] {
  const ownerOf = ({ name, directConnectGatewayOf }: AwsCloudPlan) => directConnectGatewayOf ?? name;
  const together = clouds.filter((other): other is AwsCloudPlan => other.provider === 'aws' && ownerOf(other) === ownerOf(cloud));
  const limit = awsLimits.gateways[cloud.gateway];
  const mixed = together.find(({ gateway }) => gateway !== cloud.gateway);
  return [
    ...(together.length > limit ? [associationsProblem(ownerOf(cloud), together.length, limit)] : []),
    ...(mixed ? [mixedGatewaysProblem(cloud.name, mixed.name)] : []),
  ];
}

/** For private use: https://docs.aws.amazon.com/directconnect/latest/UserGuide/direct-connect-gateways-intro.html */
const isPrivateAsn = (asn: number) => Number.isInteger(asn) && ((asn >= 64_512 && asn <= 65_534) || (asn >= 4_200_000_000 && asn <= 4_294_967_294));

function gatewayAsns({ name, gateway, gatewayAsn, directConnectGatewayAsn }: AwsCloudPlan, isDirect: boolean): readonly Problem[] {
  const asns = [[awsGatewayNames[gateway], gatewayAsn] as const, ...(isDirect ? [['Direct Connect gateway', directConnectGatewayAsn] as const] : [])];
  return [
    ...asns.filter(([, asn]) => !isPrivateAsn(asn)).map(([what, asn]) => gatewayAsnProblem(name, what, asn)),
    ...(isDirect && gatewayAsn === directConnectGatewayAsn ? [gatewayAsnEqualProblem(name, gatewayAsn)] : []),
  ];
}
