import { awsGatewayNames } from '../catalog/aws';
import { type DefinitionPath, HybridNetworkError, oneOf, type Problem, show } from '../errors';
import type { AwsCloudPlan } from '../planner/network-plan';

/** The name of the construct in messages. */
export const CONSTRUCT = 'AwsHybridNetwork';

const problem = (code: string, path: DefinitionPath, message: string, fix: string): Problem => ({ code, path, message, fix });

const inLink = (link: string, code: string, message: string, fix: string): Problem => problem(code, ['links', link], message, fix);

const inCloud = (cloud: string, code: string, message: string, fix: string): Problem => problem(code, ['clouds', cloud], message, fix);

const ofProperty = (code: string, message: string, fix: string): Problem => problem(code, [], message, fix);

/** An error that holds problems, if there are any. */
export function requireNone(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new HybridNetworkError(problems);
}

/** A virtual interface of a kind that does not end on the gateway of its cloud. */
export const interfaceKindProblem = (link: string, attachment: string, kind: string, gateway: AwsCloudPlan['gateway']): Problem =>
  inLink(link, 'aws-interface-kind', `"${attachment}" is a ${kind} virtual interface, and its cloud has a ${awsGatewayNames[gateway]}`,
    'plan again with planNetwork: transit interfaces end on a transit gateway, private ones on a virtual private gateway');

/** More virtual interfaces than a connection or LAG ever takes. */
export const interfacesProblem = (link: string, bundle: string, what: string, count: number, limit: number): Problem =>
  inLink(link, 'aws-interfaces', `"${bundle}" has ${count} ${what}virtual interfaces; it takes ${limit}, and AWS does not raise that`, 'order another LAG');

/** More virtual interfaces than a Direct Connect gateway ever takes. */
export const gatewayInterfacesProblem = (cloud: string, count: number, limit: number): Problem =>
  inCloud(cloud, 'aws-gateway-interfaces', `${count} virtual interfaces end on the Direct Connect gateway of the cloud; it takes ${limit}, and AWS does not raise that`, 'order fewer, faster LAGs');

/** More gateways than a Direct Connect gateway ever takes. */
export const associationsProblem = (cloud: string, count: number, limit: number): Problem =>
  inCloud(cloud, 'aws-associations', `${count} clouds share the Direct Connect gateway of ${show(cloud)}; it takes ${limit}, and AWS does not raise that`, 'give some of them circuits of their own');

/** Both kinds of gateway behind one Direct Connect gateway. */
export const mixedGatewaysProblem = (cloud: string, other: string): Problem =>
  inCloud(cloud, 'aws-mixed-gateways', `${show(cloud)} and ${show(other)} share a Direct Connect gateway, and one has a transit gateway, the other a virtual private gateway`,
    'give both clouds the same kind of gateway: a Direct Connect gateway takes one kind');

/** More members than a LAG of that speed ever takes. */
export const lagMembersProblem = (link: string, bundle: string, count: number, limit: number): Problem =>
  inLink(link, 'aws-lag-members', `the LAG "${bundle}" has ${count} connections; one takes ${limit}`, 'plan again with planNetwork: more connections are another LAG');

/** More connections than a resiliency group takes. */
export const resiliencyGroupProblem = (link: string, count: number, limit: number): Problem =>
  inLink(link, 'aws-resiliency-group', `the link has ${count} connections in one Region; a resiliency group takes ${limit}`, 'divide the link, or use faster ports');

/** An ASN that is not one of those for private use which a gateway of AWS takes. */
export const gatewayAsnProblem = (cloud: string, what: string, asn: number): Problem =>
  inCloud(cloud, 'aws-gateway-asn', `the ${what} has the ASN ${show(asn)}`, 'use an ASN from 64512 to 65534 or from 4200000000 to 4294967294');

/** Two gateways in a row with one ASN. */
export const gatewayAsnEqualProblem = (cloud: string, asn: number): Problem =>
  inCloud(cloud, 'aws-gateway-asn-equal', `both gateways have the ASN ${asn}, and AWS refuses to associate them`, 'give the Direct Connect gateway another one');

/** An ASN of the site that no router can have, or that AWS has at the other end. */
export const siteAsnProblem = (link: string, session: string, siteAsn: number, cloudAsn: number): Problem =>
  inLink(link, 'aws-site-asn', `"${session}" is between the ASNs ${show(siteAsn)} and ${show(cloudAsn)}`, 'give the site an ASN from 1 to 4294967294 that none of the gateways has');

/** MACsec on a port that AWS has none for. */
export const macsecSpeedProblem = (link: string, bundle: string, mbps: number): Problem =>
  inLink(link, 'aws-macsec-speed', `"${bundle}" of ${mbps} Mbps is to be encrypted by MACsec, which AWS has on dedicated ports of 10, 100 and 400 Gbps`, 'use faster ports, or leave macsec out');

/** A rate that AWS does not limit a virtual interface to. */
export const rateLimitProblem = (link: string, attachment: string, mbps: number, reason: string): Problem =>
  inLink(link, 'aws-rate-limit', `"${attachment}" is limited to ${show(mbps)} Mbps, ${reason}`, 'use a rate of the list in https://docs.aws.amazon.com/directconnect/latest/UserGuide/vif-rate-limiters.html that the port has');

/** SiteLink where AWS does not have it. */
export const siteLinkProblem = (link: string, region: string): Problem =>
  inLink(link, 'aws-site-link', `the link uses SiteLink in ${region}; AWS has none in GovCloud and China`, 'leave siteLink out');

/** A public virtual interface without something to announce on it. */
export const announcedProblem = (link: string, attachment: string): Problem =>
  inLink(link, 'aws-announced', `"${attachment}" is a public virtual interface, and the plan says no prefix that the site announces on it`, 'give the site publicPrefixes and plan again with planNetwork');

/** More prefixes from a site than a BGP session ever takes. */
export const sitePrefixesProblem = (link: string, count: number, limit: number): Problem =>
  inLink(link, 'aws-site-prefixes', `the site announces ${count} prefixes on each virtual interface; beyond ${limit} AWS takes the session down`, 'join them under fewer, larger prefixes');

/** A location whose circuits cannot be made in any of the stacks. */
export const homeRegionProblem = (link: string, path: string, location: string, home: string, region: string): Problem =>
  inLink(link, 'aws-home-region', `the circuits of "${path}" end at ${location}, and AWS makes them in ${home}, not in ${region}`,
    `pass a stack of ${home} of the same account: regions: { '${home}': stack }`);

/** A scope for a Region that is in a stack of another one. */
export const scopeRegionProblem = (region: string, found: string): Problem =>
  ofProperty('aws-scope-region', `regions of ${CONSTRUCT} names a stack of Region ${found} for ${region}`, `set env.region of that stack to ${region}`);

/** An id of a bundle that the plan does not have. */
export const unknownBundleProblem = (property: string, given: string, known: readonly string[]): Problem =>
  ofProperty('aws-unknown-bundle', `${property} of ${CONSTRUCT} names the bundle ${show(given)}`, known.length > 0 ? `name ${oneOf(known)} of the plan` : 'leave it out: no link of the plan has circuits');

/** Text that is no id of a resource of AWS. */
export const idProblem = (property: string, given: string, example: string): Problem =>
  ofProperty('aws-id', `${property} of ${CONSTRUCT} is ${show(given)}`, `pass ${example}, or a reference to one`);

/** Circuits of another link that the construct was not given. */
export const sharedCircuitsProblem = (link: string, owner: string, bundle: string): Problem =>
  inLink(link, 'aws-shared-circuits', `the link takes the circuits of ${show(owner)}, and existingConnections has no ${show(bundle)}`,
    `pass existingConnections: owner.dedicated.lagIds, where owner is the construct of the cloud of ${show(owner)}, or the ids as text`);

/** A Direct Connect gateway of another cloud that the construct was not given. */
export const sharedGatewayProblem = (cloud: string, owner: string): Problem =>
  inCloud(cloud, 'aws-shared-gateway', `the cloud shares the Direct Connect gateway of ${show(owner)}, and directConnectGatewayId was not given`,
    `pass directConnectGatewayId: owner.gateway.directConnectGatewayId, where owner is the construct of ${show(owner)}, or the id as text`);

/** A property that makes no sense with this plan or beside another property. */
export const propertyProblem = (property: string, reason: string, fix: string): Problem =>
  ofProperty('aws-property', `${property} of ${CONSTRUCT} was given, and ${reason}`, fix);

/** A virtual private gateway without its one VPC. */
export const oneVpcProblem = (cloud: string, count: number): Problem =>
  inCloud(cloud, 'aws-one-vpc', `a virtual private gateway joins one VPC, and vpcs of ${CONSTRUCT} stands for ${count}`, 'name one VPC in vpcs, or use a transit gateway');

/** Interface endpoints with no VPC to stand in. */
export const endpointVpcProblem = (links: readonly string[], known: readonly string[]): Problem =>
  ofProperty('aws-endpoint-vpc', `${links.length > 0 ? `transfers to object storage of ${links.join(', ')} go to` : 'there are to be'} interface endpoints, and no VPC for them is known`,
    `${known.length > 0 ? `pass objectStorage: { vpc: ... } with ${oneOf(known)}` : 'pass objectStorage: { vpc: { vpcId, subnetIds } }, or vpcs: \'create\''}`
    + ', or objectStorage: \'elsewhere\' if someone else makes them');
