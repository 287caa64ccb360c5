import { inCloud, inLink, ofProperty, oneOf, type Problem, show } from '../errors';

/** The name of the construct in messages. */
export const CONSTRUCT = 'AzureHybridNetwork';

/** The code of properties that are not there, or of another shape. */
export const PROPERTY_CODE = 'azure-property';

/** A link of a cloud of Azure whose circuits are another provider's. */
export const circuitKindProblem = (link: string, kind: string): Problem =>
  inLink(link, 'azure-circuit-kind', `its circuits are of ${kind}, and Azure takes express-route`, 'plan again with planNetwork');

/** An id of the plan that two things have. */
export const idTwiceProblem = (link: string, id: string): Problem =>
  inLink(link, 'azure-id-twice', `${show(id)} is there twice among the circuits or VPN connections of the cloud`, 'plan again with planNetwork');

/** A SKU that Azure makes no more, or that never had zones. */
export const retiredSkuProblem = (cloud: string, sku: string, known: readonly string[]): Problem =>
  inCloud(cloud, 'azure-retired-sku', `${show(sku)} is no gateway that Azure makes across zones: others are retired, or about to be`, `plan again: ${oneOf(known)}`);

/** Units that a gateway cannot have. */
export const scaleUnitsProblem = (cloud: string, sku: string, units: number | undefined, most: number): Problem =>
  inCloud(cloud, 'azure-scale-units', `${sku} has ${units ?? 'no'} units, and takes 1 to ${most}`, 'plan again with planNetwork');

/** More circuits than a gateway takes. */
export const gatewayCircuitsProblem = (cloud: string, sku: string, count: number, most: number): Problem =>
  inCloud(cloud, 'azure-gateway-circuits', `${count} circuits end at ${sku}, and it takes ${most}`, 'plan again: a larger gateway takes more, up to 16');

/** FastPath on a gateway that has none. */
export const fastPathProblem = (cloud: string, sku: string): Problem =>
  inCloud(cloud, 'azure-fast-path', `${sku} has no FastPath: ErGw3AZ has it, and ErGwScale from 10 units on`, 'plan again, or leave fastPath out of the definition');

/** More circuits of one location than a network takes. */
export const locationCircuitsProblem = (cloud: string, location: string, count: number): Problem =>
  inCloud(cloud, 'azure-location-circuits', `${count} circuits end at ${show(location)}, and a network takes 4 of one location`, 'end some of them at another location, or use larger ones');

/** An ASN of the VPN gateway with which a route server does not pass routes on. */
export const transitAsnProblem = (cloud: string, asn: number): Problem =>
  inCloud(cloud, 'azure-transit-asn', `the ASN of the VPN gateway is ${asn}, and transit through a route server takes 65515`, 'plan again with planNetwork');

/** More prefixes than a gateway announces. */
export const cloudPrefixesProblem = (cloud: string, count: number): Problem =>
  inCloud(cloud, 'azure-cloud-prefixes', `its ${count} prefixes are more than the 1000 that Azure announces over a connection: it would be dropped`, 'announce fewer and shorter ones');

/** More prefixes of a site than circuits of a tier take. */
export const sitePrefixesProblem = (link: string, count: number, tier: string, most: number): Problem =>
  inLink(link, 'azure-site-prefixes', `its site announces ${count} prefixes, and ${tier} circuits take ${most}: the BGP sessions would be dropped`, 'announce fewer and shorter ones');

/** An ASN of a site that Azure keeps for itself, or nobody has. */
export const siteAsnProblem = (link: string, asn: number): Problem =>
  inLink(link, 'azure-site-asn', `the ASN of its site is ${asn}, which Azure or IANA keeps`, 'use an ASN of your own, or a private one such as 65010');

/** A bandwidth that no circuit has. */
export const bandwidthProblem = (link: string, bundle: string, mbps: number, known: readonly number[]): Problem =>
  inLink(link, 'azure-bandwidth', `${show(bundle)} has ${mbps} Mbps, and its circuit takes ${oneOf(known.map(String))}`, 'plan again with planNetwork');

/** A local circuit below its least bandwidth. */
export const localBandwidthProblem = (link: string, bundle: string, mbps: number): Problem =>
  inLink(link, 'azure-local-bandwidth', `${show(bundle)} is local and has ${mbps} Mbps: local circuits start at 1000`, 'plan again with planNetwork');

/** A way of paying that a tier does not have. */
export const localDataProblem = (link: string): Problem =>
  inLink(link, 'azure-local-data', 'its circuits are local and metered: the price of a local circuit holds outbound data', 'plan again with planNetwork');

/** A cipher that the ports do not have. */
export const cipherProblem = (link: string, cipher: string, portMbps: number | undefined): Problem =>
  inLink(link, 'azure-cipher', `ports of ${portMbps ?? 'a provider'} Mbps are not encrypted with ${cipher}`, 'plan again with planNetwork: only ports of one\'s own are encrypted, with XPN ciphers from 40 Gbps on');

/** A VLAN id that is none. */
export const vlanProblem = (link: string, attachment: string, vlan: number): Problem =>
  inLink(link, 'azure-vlan', `${show(attachment)} has the VLAN id ${vlan}`, 'use one from 1 to 4094');

/** A VLAN id that two circuits of one pair of ports have. */
export const vlanTwiceProblem = (link: string, attachment: string, other: string, vlan: number): Problem =>
  inLink(link, 'azure-vlan-twice', `${show(attachment)} and ${show(other)} have the VLAN id ${vlan} on one pair of ports`, 'give the routers different VLAN ranges, or set encapsulation: qinq');

/** A prefix that a peering does not take. */
export const peeringPrefixProblem = (link: string, session: string, prefix: string, why: string): Problem =>
  inLink(link, 'azure-peering-prefix', `the prefix ${prefix} of ${show(session)} ${why}`, 'give the site other linkPrefixes, and plan again');

/** Addresses inside a tunnel that Azure does not take. */
export const apipaProblem = (link: string, tunnel: string, address: string): Problem =>
  inLink(link, 'azure-apipa', `${show(tunnel)} has ${address} inside, and Azure takes 169.254.21.0 to 169.254.22.255`, 'plan again with planNetwork');

/** A router whose address inside the tunnels is its internet address. */
export const speakerProblem = (link: string, connection: string): Problem =>
  inLink(link, 'azure-bgp-speaker', `the BGP speaker of ${show(connection)} is the router's internet address`, 'plan again with planNetwork');

/** More networks and connections of Global Reach on a circuit than its tier takes. */
export const linkedProblem = (link: string, bundle: string, count: number, tier: string, most: number): Problem =>
  inLink(link, 'azure-linked', `${show(bundle)} has ${count} virtual networks and connections of Global Reach, and a ${tier} circuit of its bandwidth takes ${most}`,
    'ask for tier: premium, or give out fewer authorizations');

/** Circuits of another link that are up, and are not given. */
export const sharedCircuitsProblem = (link: string, owner: string, bundle: string): Problem =>
  inLink(link, 'azure-shared-circuits', `the link takes the circuits of ${show(owner)}, and existingCircuits has no ${show(bundle)}`,
    `pass existingCircuits: owner.sharedCircuits(${JSON.stringify(link)}), where owner is the construct of the cloud of ${show(owner)}, or its ids as text; list in onOrder what is not up yet`);

/** A link that takes no circuits of a construct. */
export const noGuestProblem = (link: string, known: readonly string[]): Problem =>
  ofProperty('azure-no-guest', `no link ${show(link)} takes circuits of this construct`, known.length > 0 ? `name ${oneOf(known)}` : 'write a link of kind: shared into the definition');

/** An authorization that a construct has not made. */
export const noAuthorizationProblem = (name: string, bundle: string): Problem =>
  ofProperty('azure-no-authorization', `the circuit ${show(bundle)} has no authorization ${show(name)}`, 'name it in authorizations of the construct that makes the circuit');

/** Something of a property that the plan has none of. */
export const unknownNameProblem = (property: string, given: string, known: readonly string[]): Problem =>
  ofProperty('azure-unknown-name', `${property} names ${show(given)}, and the plan has no such thing for this cloud`, known.length > 0 ? `use ${oneOf(known.slice(0, 8))}` : 'leave it out');

/** A name of an authorization that Azure does not take. */
export const authorizationProblem = (given: string): Problem =>
  ofProperty('azure-authorization', `authorizations has ${show(given)}`, 'use 1 to 80 letters, digits, hyphens and underscores, with a letter or digit first and no hyphen last');

/** Two names of authorizations that are one in Azure. */
export const authorizationTwiceProblem = (first: string, second: string, written: string): Problem =>
  ofProperty('azure-authorization', `authorizations has ${show(first)} and ${show(second)}, which are both ${show(written)} in Azure`, 'use names that differ in their letters and digits');

/** A name of an authorization that the gateway here has. */
export const ownAuthorizationProblem = (given: string): Problem =>
  ofProperty('azure-authorization', `authorizations has ${show(given)}, and the gateway here has an authorization of that name`, 'use another name');

/** A gateway that cannot be of both kinds. */
export const oneGatewayProblem = (): Problem =>
  ofProperty('azure-one-gateway', 'expressRouteGatewayId and vpnGateway.id are one gateway, and a gateway is of one kind', 'pass the ids of two gateways, or leave one out');

/** A principal without the identity that it belongs to. */
export const principalProblem = (): Problem =>
  ofProperty('azure-principal', 'macsec has identityPrincipalId and no identityId: a new identity has a principal of its own', 'pass identityId too, or leave identityPrincipalId out');

/** A name that Azure does not take. */
export const nameProblem = (id: string, given: string): Problem =>
  ofProperty('azure-name', `names has ${show(given)} for ${show(id)}`, 'use 1 to 80 letters, digits, hyphens, dots and underscores, with a letter or digit first and no hyphen or dot last');

/** One name for two resources of one type. */
export const nameTwiceProblem = (first: string, second: string, name: string): Problem =>
  ofProperty('azure-name', `${show(first)} and ${show(second)} are both named ${show(name)}`, 'give one of them another name in names');

/** A circuit that exists where the plan has one on order. */
export const existingOnOrderProblem = (bundle: string): Problem =>
  ofProperty('azure-existing-on-order', `existingCircuits has ${show(bundle)}, which is on order: a circuit that exists is up, and nothing would use it`,
    'set phase: live on its path, take it out of onOrder, or leave it out of existingCircuits');

/** One pair of ports for circuits of two paths. */
export const portsTwiceProblem = (port: string, first: string, second: string): Problem =>
  ofProperty('azure-ports-twice', `existingPorts has ${shownId(port)} for circuits of ${show(first)} and of ${show(second)}, which do not fail together in the plan`,
    'pass a pair of ports of its own for each path');

/** Secrets that two of a link's keys would be. */
export const secretTwiceProblem = (first: string, second: string, secret: string): Problem =>
  ofProperty('azure-secret-twice', first === second ? `both secrets of the keys ${show(first)} are ${show(secret)}` : `the keys ${show(first)} and ${show(second)} are both in the secret ${show(secret)}`,
    'name other secrets for one of them in macsec.secretNames');

/** Keys for ports that are not there. */
export const macsecUnusedProblem = (): Problem =>
  ofProperty('azure-macsec-unused', 'macsec was given, and the plan has no ports for this cloud that get keys', 'leave it out, or set macsec of the link in the definition; ports that exist keep their keys');

/** An id without its middle: the end says what it is of. */
const shownId = (given: string): string => (given.length > 80 ? `"${given.slice(0, 20)}...${given.slice(-55)}"` : `"${given}"`);

/** An id that is not of the kind that is wanted. */
export const idProblem = (property: string, given: string, wanted: string): Problem =>
  ofProperty('azure-id', `${property} is ${shownId(given)}, which does not end as an id of its kind`, `pass the resource id, which ends in ${wanted.replaceAll('*', '<name>')}, or a reference to it`);

/** Ports that are to be encrypted, without what encrypts them. */
export const macsecKeysProblem = (links: readonly string[]): Problem =>
  ofProperty('azure-macsec', `the ports of ${oneOf(links)} are to be encrypted, and there is no Key Vault`, 'set macsec: { keyVaultId, keyVaultUri } with the secrets that the plan names');

/** Circuits of another place that Global Reach joins, whose peering is not known here. */
export const reachPeerProblem = (id: string, cloud: string): Problem =>
  ofProperty('azure-reach-peer', `the other circuit of ${show(id)} ends in the cloud ${show(cloud)}, and its peering is not known here`,
    `set reachPeers[${JSON.stringify(id)}] to { peeringId } of the construct of ${cloud}`);

/** A property for the other kind of hub. */
export const hubPropertyProblem = (property: string, hub: string): Problem =>
  ofProperty('azure-hub-property', `${property} was given, and the plan has the hub ${show(hub)}`, 'leave it out, or change hub of the cloud in the definition');

/** A prefix that a route server cannot stand in. */
export const routeServerPrefixProblem = (given: unknown, cloudPrefixes: readonly string[]): Problem =>
  ofProperty('azure-route-server-prefix', `${show(given)} cannot be the subnet of a route server in a network with ${cloudPrefixes.join(', ')}`,
    'set routeServerSubnetPrefix to a prefix inside one of them and outside the gateway subnet, /26 or shorter, whose host bits are zero');

/** A gateway subnet that leaves nothing of a prefix. */
export const gatewaySubnetWholeProblem = (prefix: string): Problem =>
  ofProperty('azure-gateway-subnet-whole', `the gateway subnet ${prefix} takes all of that prefix of the cloud`, 'set gatewaySubnetPrefix to a /26 or /27 inside it: gateways need no more');

/** A gateway subnet that is too small for sixteen circuits. */
export const gatewaySubnetCircuitsProblem = (prefix: string, circuits: number): Problem =>
  ofProperty('azure-gateway-subnet-circuits', `${circuits} circuits end at a gateway in ${prefix}, and 16 take a /26`, 'set gatewaySubnetPrefix to a /26 or shorter: the gateways cannot move later');
