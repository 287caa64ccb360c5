import { GOOGLE } from './behaviour';
import { list, object, text } from './json';
import type { Json, JsonObject } from './json';
import type { CircuitEnd, CloudSide, Speaker, TunnelEnd } from './model';
import type { SideOptions } from './options';
import { block, idOf, TerraformResources, variableOf } from './terraform';
import type { TerraformResource } from './terraform';
import { hostOf, lengthOf } from '../../edge/addresses';
import { addressAt } from '../addresses';

/** What a Cloud Router takes where a tunnel names no ciphers, the strongest first. */
const IKE = ['aes256gcm16-prfsha384-ecp384', 'aes256gcm16-prfsha512-ecp521', 'aes256gcm16-prfsha256-ecp256', 'aes256gcm16-prfsha256-modp2048', 'aes256-sha256-modp2048'];
const ESP = ['aes256gcm16-ecp384', 'aes256gcm16-ecp521', 'aes256gcm16-ecp256', 'aes256gcm16-modp2048', 'aes256-sha256-modp2048'];

/**
 * The side of Google Cloud, from a Terraform configuration: a speaker for each Cloud Router.
 *
 * @param configuration `cdk.tf.json`, as JSON
 */
export function googleSide(configuration: Json, options: SideOptions): CloudSide {
  const resources = new TerraformResources(configuration);
  const routerOf = (body: JsonObject) => resources.behind(body.router)?.address ?? text(body.router);
  const peers = resources.of('google_compute_router_peer').map(({ body }) => ({ body, router: routerOf(body) }));
  const partners = resources.of('google_compute_interconnect_attachment').filter(({ body }) => body.type === 'PARTNER')
    .map((attachment) => ({ router: routerOf(attachment.body), circuits: partnerCircuit(attachment, resources, options) }));
  const speakers = [...new Set([...peers, ...partners].map(({ router }) => router))].map((router, index) => {
    const body = resources.of('google_compute_router').find(({ address }) => address === router)?.body ?? { bgp: { asn: options.tunnelAsn } };
    const own = speaker(`cr${index}`, body, peers.filter((peer) => peer.router === router).map((peer) => peer.body), resources, options);
    return { ...own, circuits: [...own.circuits, ...partners.filter((row) => row.router === router).flatMap(({ circuits }) => circuits)] };
  });
  return { cloud: options.cloud, provider: 'google', prefixes: options.prefixes, choice: 'med', speakers, joins: [] };
}

function speaker(name: string, body: JsonObject, peers: readonly JsonObject[], resources: TerraformResources, options: SideOptions): Speaker {
  const bgp = block(body.bgp);
  const rows = peers.map((peer) => ({ peer, end: object(resources.behind(peer.interface)?.body) }));
  const circuits = rows.filter(({ end }) => end.interconnect_attachment !== undefined).map(({ peer, end }) => circuit(peer, end, resources, options));
  const isUnderlay = body.encrypted_interconnect_router === true;
  return {
    name,
    asn: Number(text(bgp.asn)),
    ...(isUnderlay && { isUnderlay }),
    announces: isUnderlay ? circuits.flatMap(({ announces = [] }) => announces) : bgp.advertise_mode === 'CUSTOM' ? list(bgp.advertised_ip_ranges).map((range) => text(object(range).range)) : options.prefixes,
    circuits,
    tunnels: rows.filter(({ end }) => end.vpn_tunnel !== undefined).map(({ peer, end }) => tunnel(peer, end, resources, options)),
    guests: [],
  };
}

const medOf = (peer: JsonObject) => (peer.advertised_route_priority === undefined ? {} : { advertisedMed: Number(text(peer.advertised_route_priority)) });

/**
 * What Google makes for an attachment of a partner at layer 2. A template that knows its name takes it over, with BFD and a MED.
 *
 * @see https://cloud.google.com/network-connectivity/docs/interconnect/how-to/partner/configuring-onprem-routers
 */
function partnerCircuit(attachment: TerraformResource, resources: TerraformResources, options: SideOptions): CircuitEnd[] {
  const id = options.strip(text(attachment.body.name));
  const session = options.partner(id);
  if (session === undefined) return [];
  const { vlan, siteAsn, cloudAddress, routerAddress } = session;
  const peer = resources.of('google_compute_router_peer').find((row) => idOf(row, /^peer-/) === id)?.body;
  const base = { id: `${id}-bgp`, vlan, cloudAddress, routerAddress, mtu: Number(text(attachment.body.mtu) || 1440) };
  if (peer === undefined) return [{ ...base, peerAsn: siteAsn, timers: GOOGLE.circuit, isProvisional: true }];
  return [{ ...base, peerAsn: Number(text(peer.peer_asn)), ...medOf(peer), timers: timers(peer), ...bfdOf(peer) }];
}

function bfdOf(peer: JsonObject): Pick<CircuitEnd, 'bfd'> {
  const bfd = block(peer.bfd);
  const multiplier = Number(text(bfd.multiplier));
  if (!(multiplier > 0) || bfd.session_initialization_mode === 'DISABLED') return {};
  return { bfd: { intervalMs: Number(text(bfd.min_transmit_interval) || 1000), multiplier } };
}

function circuit(peer: JsonObject, end: JsonObject, resources: TerraformResources, options: SideOptions): CircuitEnd {
  const attachment = object(resources.behind(end.interconnect_attachment)?.body);
  const gateways = gatewayPrefix(attachment, resources);
  const subnet = text(list(attachment.candidate_subnets)[0]);
  const secret = variableOf(block(peer.md5_authentication_key).key);
  return {
    id: options.strip(text(peer.name)),
    vlan: Number(text(attachment.vlan_tag8021q)),
    mtu: Number(text(attachment.mtu) || 1440),
    cloudAddress: `${addressAt(subnet, 1)}/${lengthOf(subnet)}`,
    routerAddress: addressAt(subnet, 2),
    peerAsn: Number(text(peer.peer_asn)),
    ...medOf(peer),
    ...importedMed(peer, resources),
    ...(secret === undefined ? {} : { secret }),
    timers: timers(peer),
    ...bfdOf(peer),
    ...(gateways !== undefined && { announces: [gateways] }),
  };
}

/** The range of an encrypted attachment that gateways on it have their addresses of; nothing where it is not encrypted. */
function gatewayPrefix(attachment: JsonObject, resources: TerraformResources): string | undefined {
  const range = resources.behind(list(attachment.ipsec_internal_addresses)[0])?.body;
  return range === undefined ? undefined : `${text(range.address)}/${text(range.prefix_length)}`;
}

/** The attachment that a gateway's interface stands on; nothing on the internet. */
function attachmentUnder(gateway: TerraformResource | undefined, number: string, resources: TerraformResources): JsonObject | undefined {
  const row = list(gateway?.body.vpn_interfaces).map(object).find(({ id }) => text(id) === number);
  return resources.behind(row?.interconnect_attachment)?.body;
}

function tunnel(peer: JsonObject, end: JsonObject, resources: TerraformResources, options: SideOptions): TunnelEnd {
  const body = object(resources.behind(end.vpn_tunnel)?.body);
  const gateway = resources.behind(body.vpn_gateway);
  const external = object(resources.behind(body.peer_external_gateway)?.body);
  const remote = list(external.interface).map(object).find(({ id }) => text(id) === text(body.peer_external_gateway_interface));
  const under = attachmentUnder(gateway, text(body.vpn_gateway_interface), resources);
  const within = under && gatewayPrefix(under, resources);
  return {
    id: options.strip(text(body.name)),
    ...(under !== undefined && { over: `${options.strip(text(under.name))}-bgp` }),
    ...(within !== undefined && { within }),
    outside: `${gateway?.address ?? ''}/${text(body.vpn_gateway_interface)}`,
    routerPublicIp: text(remote?.ip_address),
    cloudAddress: text(end.ip_range),
    routerAddress: hostOf(text(peer.peer_ip_address)),
    peerAsn: Number(text(peer.peer_asn)),
    ...medOf(peer),
    ...importedMed(peer, resources),
    secret: variableOf(body.shared_secret) ?? '',
    timers: timers(peer),
    ikeProposals: IKE,
    espProposals: ESP,
  };
}

function timers(peer: JsonObject) {
  const keepalive = Number(text(peer.keepalive_interval) || GOOGLE.tunnel.keepalive);
  return { keepalive, hold: 3 * keepalive };
}

/** The MED that an import policy gives. */
function importedMed(peer: JsonObject, resources: TerraformResources): { readonly receivedMed?: number } {
  const terms = list(peer.import_policies).flatMap((policy) => list(object(resources.behind(policy)?.body).terms));
  const actions = terms.flatMap((term) => list(object(term).actions));
  const med = actions.map((action) => /med\.set\((\d+)\)/.exec(text(object(action).expression))?.[1]).find((value) => value !== undefined);
  return med === undefined ? {} : { receivedMed: Number(med) };
}
