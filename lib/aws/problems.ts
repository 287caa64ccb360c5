import { awsGatewayNames } from '../catalog/aws';
import { inCloud, inLink, ofProperty, oneOf, type Problem, show, single } from '../errors';
import type { AwsCloudPlan } from '../planner/network-plan';

/** The name of the construct in messages. */
export const CONSTRUCT = 'AwsHybridNetwork';

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

/** More prefixes of a site than a VPN connection takes. */
export const tunnelPrefixesProblem = (link: string, count: number, limit: number): Problem =>
  inLink(link, 'aws-tunnel-prefixes', `the site announces ${count} prefixes over its VPN; beyond ${limit} AWS takes the session down`, 'join them under fewer, larger prefixes');

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

/** A link of a cloud of AWS whose circuits are another provider's. */
export const awsCircuitKindProblem = (link: string, kind: string): Problem =>
  inLink(link, 'aws-circuit-kind', `the link ends in a cloud of AWS, and its circuits are of the kind ${show(kind)}`, 'use direct-connect or vpn');

/** An MTU that virtual interfaces to this kind of gateway do not take. */
export const awsMtuProblem = (link: string, mtu: number, known: readonly [number, number]): Problem =>
  inLink(link, 'aws-mtu', `its virtual interfaces have an MTU of ${known.join(' or ')}, not ${show(mtu)}`, `use ${known[0]} beside a VPN, and ${known[1]} only where every hop takes it`);

/** A port speed that Direct Connect does not have. */
export const awsPortSpeedProblem = (link: string, bundle: string, mbps: number): Problem =>
  inLink(link, 'aws-port-speed', `Direct Connect has no port of ${show(mbps)} Mbps, as in "${bundle}"`, 'use 1, 10, 100 or 400 Gbps');

/** A VLAN id outside of what 802.1Q and AWS take. */
export const awsVlanProblem = (link: string, attachment: string, vlan: number): Problem =>
  inLink(link, 'aws-vlan', `"${attachment}" has the VLAN id ${show(vlan)}`, 'use an id from 1 to 4094');

/** A VLAN id that two virtual interfaces of one connection or LAG want. */
export const awsVlanTwiceProblem = (link: string, bundle: string, vlan: number): Problem =>
  inLink(link, 'aws-vlan-twice', `two virtual interfaces of "${bundle}" have the VLAN id ${vlan}`, 'give each its own');

/** A virtual interface without its one BGP session. */
export const awsSessionsProblem = (link: string, attachment: string, count: number): Problem =>
  inLink(link, 'aws-sessions', `"${attachment}" has ${count} IPv4 BGP sessions; a virtual interface of this library has one`, 'plan again with planNetwork');

/** A VPN that AWS does not sell. */
export const awsVpnProductProblem = (link: string, product: string, known: readonly string[]): Problem =>
  inLink(link, 'aws-vpn-product', `AWS has no VPN ${show(product)}`, `use ${oneOf(known)}`);

/** A VPN connection that does not have the two tunnels that every connection of AWS has. */
export const awsTunnelsProblem = (link: string, connection: string, count: number): Problem =>
  inLink(link, 'aws-tunnels', `"${connection}" has ${count} tunnels; a VPN connection of AWS has 2`, 'plan again with planNetwork');

/** A subnet inside a tunnel that AWS does not take. */
export const awsInsidePrefixProblem = (link: string, tunnel: string, prefix: string): Problem =>
  inLink(link, 'aws-inside-prefix', `"${tunnel}" has the inside prefix ${show(prefix)}`, 'use a /30 of 169.254.0.0/16, except 169.254.0.0 to 169.254.5.0 and 169.254.169.252');

/** Addresses inside a tunnel in another order than AWS gives them. */
export const awsInsideAddressProblem = (link: string, tunnel: string, given: string, expected: string): Problem =>
  inLink(link, 'aws-inside-address', `the addresses inside "${tunnel}" are ${given}`, `AWS takes the first address and leaves the second: ${expected}`);

/** One router under two internet addresses. */
export const awsRouterAddressProblem = (link: string, router: string, addresses: readonly string[]): Problem =>
  inLink(link, 'aws-router-address', `the router ${show(router)} has the internet addresses ${addresses.join(' and ')}`, 'a customer gateway has one: give the router one publicIp');

/** A name that no secret of AWS Secrets Manager can have. */
export const awsSecretNameProblem = (link: string, owner: string, name: string): Problem =>
  inLink(link, 'aws-secret-name', `"${owner}" takes its key from the secret ${show(name)}`, 'a name in Secrets Manager is 1 to 512 letters, digits and /_+=.@-');

/** More prefixes than AWS announces from a transit gateway, or none. */
export const awsAllowedPrefixesProblem = (cloud: string, count: number, limit: number): Problem => ({
  code: 'aws-allowed-prefixes', path: ['clouds', cloud, 'prefixes'], message: `the cloud has ${count} prefixes; a Direct Connect gateway announces 1 to ${limit} of a transit gateway`, fix: 'join VPCs under fewer, larger prefixes',
});

/** A prefix too small for a VPC with subnets in two Availability Zones. */
export const awsVpcPrefixProblem = (cloud: string, prefix: string): Problem => ({
  code: 'aws-vpc-prefix', path: ['clouds', cloud, 'prefixes'], message: `a VPC of ${show(prefix)} cannot be created: it has to be a /16 to /26, for four subnets of which two are made`, fix: 'create the VPC yourself and pass it in `vpcs`',
});

/** A stack in another Region than the plan's. */
export const awsRegionProblem = (construct: string, cloud: string, planned: string, found: string) =>
  single('aws-region', `${construct} builds the cloud ${show(cloud)} of Region ${planned} in a stack of Region ${found}`, `set env.region of the stack to ${planned}, or leave it out`);

/** A VPC to attach without a subnet. */
export const awsNoSubnetProblem = (vpc: string): Problem => ({
  code: 'aws-no-subnet', path: [], message: `the VPC ${show(vpc)} names no subnet`, fix: 'name one subnet in each Availability Zone that has to reach the sites',
});

/** Links between clouds that a construct was not told how to order. */
export const interconnectOrderProblem = (construct: string, link: string, region: string): Problem => ({
  code: 'aws-interconnect-order',
  path: ['cloudLinks', link],
  message: `${construct} was not told how the interconnect is ordered`,
  fix: `pass { environmentId } under ${show(link)}, from aws interconnect list-environments --region ${region}, or { activationKeySecret } where Google Cloud starts`,
});

/** An order of an interconnect that the plan does not have. */
export const unknownInterconnectProblem = (construct: string, given: string, known: readonly string[]): Problem => ({
  code: 'aws-unknown-interconnect',
  path: ['cloudLinks', given],
  message: `${construct} was told how to order an interconnect that the plan does not have`,
  fix: known.length > 0 ? `name ${oneOf(known)}` : 'leave it out',
});

/** A value of an interconnect that AWS does not take. */
export const interconnectValueProblem = (link: string, what: string, given: unknown, wanted: string): Problem => ({
  code: 'aws-interconnect-value',
  path: ['cloudLinks', link],
  message: `the ${what} is ${show(given)}`,
  fix: wanted,
});

/** An imported subnet whose route table is not known, so that it cannot get a route to the sites. */
export const awsRouteTableProblem = (subnet: string) =>
  single('aws-route-table', `the route table of the imported subnet ${show(subnet)} is not known`, 'name the route tables when you import the VPC, or write the attachment as plain ids');
