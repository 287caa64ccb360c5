import { inCloud, inLink, ofProperty, oneOf, type Problem, show } from '../errors';

/** The name of the construct in messages. */
export const CONSTRUCT = 'GoogleHybridNetwork';

/** The code of properties that are not there, or of another shape. */
export const PROPERTY_CODE = 'google-property';

/** More BGP peers than a Cloud Router has. */
export const googlePeersProblem = (cloud: string, router: string, count: number, limit: number): Problem =>
  inCloud(cloud, 'google-peers', `the Cloud Router ${show(router)} would have ${count} BGP peers, and has ${limit} at most`, 'spread the links over more clouds or networks');

/** More Cloud Routers than a network has in a region. */
export const googleRoutersProblem = (cloud: string, region: string, count: number, limit: number): Problem =>
  inCloud(cloud, 'google-routers', `the network would have ${count} Cloud Routers in ${region}, and has ${limit} at most`, 'share routers: give existing ones in `routers`');

/** More prefixes than a Cloud Router announces in a session. */
export const googleAnnouncedProblem = (cloud: string, count: number, limit: number): Problem =>
  inCloud(cloud, 'google-announced', `${count} prefixes are to be announced in every BGP session, and ${limit} are the most`, 'join prefixes under fewer, larger ones');

/** More prefixes than a session or a region takes from sites. */
export const googleLearnedProblem = (cloud: string, what: string, count: number, limit: number): Problem =>
  inCloud(cloud, 'google-learned', `${what}: ${count} prefixes, and ${limit} are taken`, 'announce fewer, larger prefixes, or raise the quota and state it in `quotas`');

/** More custom learned routes than a session or a region takes. */
export const googleCustomLearnedProblem = (cloud: string, what: string, count: number, limit: number): Problem =>
  inCloud(cloud, 'google-custom-learned', `${what} would have ${count} custom learned routes, and ${limit} are the most`, 'name fewer ranges in customLearnedRanges');

/** Custom learned routes for a link that the cloud does not have. */
export const googleUnknownLinkProblem = (cloud: string, property: string, given: string, known: readonly string[]): Problem =>
  inCloud(cloud, 'google-unknown-link', `${property} names ${show(given)}, and the cloud has no such link or part`, known.length > 0 ? `name ${oneOf(known)}` : 'leave it out: the plan has none');

/** More VLAN attachments than a connection takes. */
export const googleAttachmentsProblem = (link: string, bundle: string, count: number, limit: number): Problem =>
  inLink(link, 'google-attachments', `"${bundle}" has ${count} VLAN attachments of all links that take it, and a connection takes ${limit}`, 'plan again with planNetwork, or raise the quota and state it in `quotas`');

/** Connections of another link that have attachments, and are not given. */
export const googleSharedProblem = (link: string, owner: string, bundle: string): Problem =>
  inLink(link, 'google-shared-circuits', `the link takes the circuits of ${show(owner)}, and interconnects has no ${show(bundle)}`,
    `pass interconnects: owner.sharedCircuits(${JSON.stringify(link)}), where owner is the construct of the cloud of ${show(owner)}, or their self links as text`);

/** A link that takes no circuits of a construct. */
export const googleNoGuestProblem = (cloud: string, link: string, known: readonly string[]): Problem =>
  inCloud(cloud, 'google-no-guest', `no link ${show(link)} takes circuits of this construct`, known.length > 0 ? `name ${oneOf(known)}` : 'write a link of kind: shared into the definition');

/** Attachments that together are faster than their connection. */
export const googleCapacityProblem = (link: string, bundle: string, attachedMbps: number, bundleMbps: number): Problem =>
  inLink(link, 'google-capacity', `the attachments of "${bundle}" have ${attachedMbps} Mbps together, and the connection has ${bundleMbps}`, 'plan again with planNetwork');

/** An MTU that a VLAN attachment does not take. */
export const googleMtuProblem = (link: string, mtu: number, known: readonly number[]): Problem =>
  inLink(link, 'google-mtu', `a VLAN attachment has no MTU of ${show(mtu)}`, `use ${oneOf(known.map(String))}`);

/** Jumbo frames on an encrypted attachment. */
export const googleEncryptedMtuProblem = (link: string, mtu: number): Problem =>
  inLink(link, 'google-encrypted-mtu', `an encrypted VLAN attachment takes no jumbo frames, and the MTU is ${mtu}`, 'use 1440');

/** A network whose MTU differs from that of its attachments. */
export const googleNetworkMtuProblem = (cloud: string, network: number, attachments: number): Problem =>
  inCloud(cloud, 'google-network-mtu', `the network has an MTU of ${network}, and the attachments of the plan have ${attachments}`, 'give the network the MTU of the plan, and its machines too');

/** Attachments of one network with different MTUs. */
export const googleMtusProblem = (cloud: string, mtus: readonly number[]): Problem =>
  inCloud(cloud, 'google-mtus', `attachments of one network have the MTUs ${mtus.join(' and ')}`, 'encrypt all links of the cloud, or none: the MTU is the same on all attachments of a network');

/** A network whose routing does not reach all regions of a plan. */
export const googleRoutingProblem = (cloud: string, regions: readonly string[]): Problem =>
  inCloud(cloud, 'google-routing', `the network routes within a region only, and its links end in ${regions.join(' and ')} (MISSING_GLOBAL_ROUTING)`, 'set its routing mode to global');

/** A VLAN id that Cloud Interconnect does not take. */
export const googleVlanProblem = (link: string, attachment: string, vlan: number): Problem =>
  inLink(link, 'google-vlan', `"${attachment}" has the VLAN id ${show(vlan)}`, 'use an id from 2 to 4093');

/** A VLAN id that two attachments of one connection want. */
export const googleVlanTwiceProblem = (link: string, bundle: string, vlan: number): Problem =>
  inLink(link, 'google-vlan-twice', `two attachments of "${bundle}" have the VLAN id ${vlan}`, 'give each its own');

/** A subnet of a BGP session that is none, or that is not link-local. */
export const googleSubnetProblem = (link: string, session: string, given: string, length: number): Problem =>
  inLink(link, 'google-subnet', `"${session}" has the subnet ${show(given)}`, `use a /${length} of 169.254.0.0/16, and none that holds 169.254.169.254`);

/** Subnets of two BGP sessions that overlap. */
export const googleSubnetTwiceProblem = (link: string, session: string, other: string, subnet: string): Problem =>
  inLink(link, 'google-subnet-twice', `the subnet ${subnet} of "${session}" overlaps that of "${other}"`, 'plan again with planNetwork: each session has its own');

/** Two tunnels between the same interfaces. */
export const googleInterfacesProblem = (link: string, gateway: string, cloudInterface: number): Problem =>
  inLink(link, 'google-interfaces', `"${gateway}" has two tunnels from interface ${cloudInterface} to one address of the router`, 'use one tunnel for each pair of interfaces, and more gateways for more tunnels');

/** A gateway with a tunnel from one interface only. */
export const googleTunnelsProblem = (link: string, gateway: string): Problem =>
  inLink(link, 'google-tunnels', `"${gateway}" has no tunnel from each of its interfaces 0 and 1, and the SLA of HA VPN takes both`, 'plan again with planNetwork');

/** A priority with which a VPN could win, or circuits could lose. */
export const googlePriorityProblem = (link: string, session: string, given: number, rule: string): Problem =>
  inLink(link, 'google-priority', `"${session}" has the priority ${given}`, `${rule}: Google adds 201 to 9999 between regions`);

/** BFD that Cloud Router does not run. */
export const googleBfdProblem = (link: string, session: string, intervalMs: number, multiplier: number): Problem =>
  inLink(link, 'google-bfd', `"${session}" has BFD of ${intervalMs} ms and ${multiplier} packets`, 'use 1000 to 30000 ms and 5 to 16 packets');

/** Circuits of a partner for which the plan has what the partner decides. */
export const googlePartnerProblem = (link: string, attachment: string, what: string): Problem =>
  inLink(link, 'google-partner', `"${attachment}" is a partner's and has ${what} of ours`, 'plan again with planNetwork: the partner sets it');

/** Circuits of a partner on a Cloud Router of another ASN. */
export const googlePartnerAsnProblem = (link: string, asn: number): Problem =>
  inLink(link, 'google-partner-asn', `attachments of a partner are on a Cloud Router of the ASN ${asn}`, 'use 16550');

/** A number of addresses that an external VPN gateway cannot have. */
export const googlePeerAddressesProblem = (link: string, gateway: string, count: number): Problem =>
  inLink(link, 'google-peer-addresses', `"${gateway}" has ${count} addresses of routers`, 'use 1, 2 or 4');

/** A peer of a partner's attachment that cannot be adjusted. */
export const googlePartnerPeerProblem = (cloud: string, attachment: string, reason: string): Problem =>
  inCloud(cloud, 'google-partner-peer', `the peer of ${show(attachment)} cannot be adjusted: ${reason}`, 'name attachments of a partner at layer 2 in partnerPeers');

const KEY_TIME = 'write a time such as 2027-01-15T00:00:00Z, at least six hours after that of the key before it';

/** A key of MACsec that starts at no time, or too soon after the one before. */
export const googleMacsecKeyProblem = (link: string, key: string, startTime: string | undefined): Problem =>
  inLink(link, 'google-macsec-key', `the MACsec key ${show(key)} ${startTime === undefined ? 'has no startTime, and is not the only one' : `starts at ${show(startTime)}`}`, KEY_TIME);

/** Two keys of MACsec with one name. */
export const googleMacsecKeyTwiceProblem = (link: string, key: string): Problem =>
  inLink(link, 'google-macsec-key', `two MACsec keys are named ${show(key)}`, 'give each a name of its own');

/** More keys of MACsec than a connection takes, or none. */
export const googleMacsecKeysProblem = (link: string, count: number, most: number): Problem =>
  inLink(link, 'google-macsec-key', `macsecKeys has ${count} keys for the link`, `name 1 to ${most}, the one in use first, or leave the link out`);

/** A key of MACsec that is not in use when the ports are. */
export const googleMacsecStartProblem = (link: string, key: string, startTime: string, inUse: string): Problem =>
  inLink(link, 'google-macsec-start', `the first MACsec key ${show(key)} starts at ${startTime}, after ${inUse}, when the ports are in use: until then they have no key`,
    'start it earlier or leave out its startTime, set phase: order, or move inService');

/** A VPC network of another project than that of the cloud. */
export const googleNetworkProjectProblem = (cloud: string, given: string, project: string): Problem =>
  inCloud(cloud, 'google-network-project', `network.networkId is in the project ${show(given)}, and the cloud is in ${show(project)}: routers, gateways and attachments stand in the project of their network`,
    `name a network of ${show(project)}, or set project: ${given} of the cloud`);

/** A project that would use its own network as a guest. */
export const googleServiceProjectProblem = (cloud: string, project: string): Problem =>
  inCloud(cloud, 'google-service-project', `network.serviceProjects names ${show(project)}, which is the host of the network`, 'leave it out: it has the network already');

/** A value that a list has twice. */
export const googleTwiceProblem = (property: string, given: string): Problem => ofProperty(PROPERTY_CODE, `${property} has ${show(given)} twice`, 'leave one out');

/** One connection for bundles that the plan has as two. */
export const googleConnectionTwiceProblem = (cloud: string, first: string, second: string): Problem =>
  inCloud(cloud, 'google-connection-twice', `interconnects has one connection for ${show(first)} and for ${show(second)}`, 'give each bundle a connection of its own');

/** Ranges for sessions that there are not. */
export const googleLearnedPeerProblem = (link: string, attachment: string, reason: string): Problem =>
  inLink(link, 'google-learned-peer', `customLearnedRanges names the link, and ${show(attachment)} has no peer of ours to learn them from (${reason}): all of their traffic would take the VPN`,
    'leave the link out of customLearnedRanges, or at layer 2 name the peer of each attachment in partnerPeers');

/** A cloud that is built twice in one stack. */
export const googleTwiceInStackProblem = (cloud: string, other: string): Problem =>
  inCloud(cloud, 'google-built-twice', `the stack has the cloud already, built by ${show(other)}: resources and outputs of both would have the same names`, 'build each cloud once, or in a stack of its own');
