import type { Problem } from '../errors';
import type { Circuit } from './circuits';
import {
  announcedProblem,
  awsMtuProblem,
  awsPortSpeedProblem,
  awsSessionsProblem,
  awsVlanProblem,
  awsVlanTwiceProblem,
  interfaceKindProblem,
  interfacesProblem,
  lagMembersProblem,
  macsecSpeedProblem,
  rateLimitProblem,
  resiliencyGroupProblem,
  siteAsnProblem,
  siteLinkProblem,
} from './problems';
import { hasMacsec, isFastPort, portSpeed, rateLimit } from './products';
import { secretName } from './secret-rules';
import { kindOf } from './slice';
import type { AttachmentPlan, AwsCloudPlan, DedicatedPlan, LinkPlan, SessionPlan } from '../planner/network-plan';

/**
 * Virtual interfaces of a dedicated connection or LAG, private and public ones among them, and those of a hosted connection:
 * https://docs.aws.amazon.com/directconnect/latest/UserGuide/limits.html
 */
const INTERFACES = { all: 51, routed: 50, hosted: 1 };

/** Members of a LAG of ports that are not fast; of fast ones it is a quota. */
const LAG_MEMBERS = 4;

/** Connections of a resiliency group: https://docs.aws.amazon.com/directconnect/latest/APIReference/API_AssociateConnectionsToResiliencyGroup.html */
const GROUP_MEMBERS = 50;

/** The most that an ASN can be, and still one that a router can have. */
const LAST_ASN = 4_294_967_294;

/** MTU by the kind of gateway: https://docs.aws.amazon.com/directconnect/latest/UserGuide/WorkingWithVirtualInterfaces.html */
const MTU: Readonly<Record<AwsCloudPlan['gateway'], readonly [number, number]>> = { 'transit': [1500, 8500], 'virtual-private': [1500, 9001] };

/**
 * What AWS would refuse of the circuits of a link.
 *
 * @param cloud the cloud
 * @param link the link
 * @param primary its circuits
 * @param circuits the same by bundle
 */
export function circuitProblems(cloud: AwsCloudPlan, link: LinkPlan, primary: DedicatedPlan, circuits: readonly Circuit[]): readonly Problem[] {
  const { name } = link;
  const mtus = MTU[cloud.gateway];
  const members = circuits.filter(({ own }) => own).reduce((sum, { bundle }) => sum + bundle.members, 0);
  return [
    ...(mtus.includes(primary.mtu) ? [] : [awsMtuProblem(name, primary.mtu, mtus)]),
    ...(primary.siteLink && /^(us-gov|cn)-/.test(cloud.region) ? [siteLinkProblem(name, cloud.region)] : []),
    ...(members > GROUP_MEMBERS ? [resiliencyGroupProblem(name, members, GROUP_MEMBERS)] : []),
    ...(primary.macsec ? secretName(name, 'macsec', primary.macsec.keys) : []),
    ...circuits.flatMap((circuit) => bundleProblems(cloud, circuit)),
  ];
}

function bundleProblems(cloud: AwsCloudPlan, circuit: Circuit): readonly Problem[] {
  const { link: { name }, primary, bundle: { id, memberMbps, members, attachments, hosted } } = circuit;
  const vlans = attachments.map(({ vlan }) => vlan);
  const twice = [...new Set(vlans.filter((vlan, index) => vlans.indexOf(vlan) !== index))];
  return [
    ...(!hosted && portSpeed(memberMbps) === undefined ? [awsPortSpeedProblem(name, id, memberMbps)] : []),
    ...(!hosted && !isFastPort(memberMbps) && members > LAG_MEMBERS ? [lagMembersProblem(name, id, members, LAG_MEMBERS)] : []),
    ...(primary.macsec && (hosted || (portSpeed(memberMbps) !== undefined && !hasMacsec(memberMbps))) ? [macsecSpeedProblem(name, id, memberMbps)] : []),
    ...interfaceCounts(circuit),
    ...twice.map((vlan) => awsVlanTwiceProblem(name, id, vlan)),
    ...attachments.flatMap((attachment) => attachmentProblems(cloud, circuit, attachment)),
  ];
}

function interfaceCounts({ link: { name }, bundle: { id, attachments, hosted } }: Circuit): readonly Problem[] {
  const all = attachments.length;
  if (hosted) return all > INTERFACES.hosted ? [interfacesProblem(name, id, '', all, INTERFACES.hosted)] : [];
  const routed = attachments.filter((attachment) => kindOf(attachment) !== 'transit').length;
  if (routed > INTERFACES.routed) return [interfacesProblem(name, id, 'private and public ', routed, INTERFACES.routed)];
  return all > INTERFACES.all ? [interfacesProblem(name, id, '', all, INTERFACES.all)] : [];
}

function attachmentProblems(cloud: AwsCloudPlan, circuit: Circuit, attachment: AttachmentPlan): readonly Problem[] {
  const { name, objectStorage } = circuit.link;
  const { id, vlan, sessions } = attachment;
  const kind = kindOf(attachment);
  const isWrongKind = kind !== 'public' && (kind === 'transit') !== (cloud.gateway === 'transit');
  return [
    ...(isWrongKind ? [interfaceKindProblem(name, id, kind, cloud.gateway)] : []),
    ...(kind === 'public' && !objectStorage?.announced?.length ? [announcedProblem(name, id)] : []),
    ...(Number.isInteger(vlan) && vlan >= 1 && vlan <= 4094 ? [] : [awsVlanProblem(name, id, vlan)]),
    ...rateLimitProblems(circuit, attachment),
    ...(sessions.length === 1 ? [] : [awsSessionsProblem(name, id, sessions.length)]),
    ...sessions.flatMap((session) => [...siteAsn(cloud, name, session), ...secretName(name, session.id, session.secret)]),
  ];
}

/** A limit is for dedicated ports, and no higher than what the port has. */
function rateLimitProblems({ link: { name }, bundle }: Circuit, { id, rateLimitMbps: mbps }: AttachmentPlan): readonly Problem[] {
  if (mbps === undefined) return [];
  if (bundle.hosted) return [rateLimitProblem(name, id, mbps, 'and it is on a hosted connection, which AWS does not limit')];
  if (rateLimit(mbps) === undefined) return [rateLimitProblem(name, id, mbps, 'which is not a limit that AWS has')];
  return mbps > bundle.capacityMbps ? [rateLimitProblem(name, id, mbps, `and "${bundle.id}" has ${bundle.capacityMbps}`)] : [];
}

function siteAsn({ gatewayAsn, directConnectGatewayAsn }: AwsCloudPlan, link: string, { id, siteAsn: asn, cloudAsn }: SessionPlan): readonly Problem[] {
  const isValid = Number.isInteger(asn) && asn >= 1 && asn <= LAST_ASN && ![cloudAsn, gatewayAsn, directConnectGatewayAsn].includes(asn);
  return isValid ? [] : [siteAsnProblem(link, id, asn, cloudAsn)];
}
