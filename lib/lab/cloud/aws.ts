import { addressAt } from '../addresses';
import { AWS } from './behaviour';
import { list, object, text, texts } from './json';
import type { Json, JsonObject } from './json';
import { secretKey } from './model';
import type { CircuitEnd, CloudSide, Speaker, TunnelEnd } from './model';
import type { SideOptions } from './options';

interface Resource { readonly id: string; readonly type: string; readonly properties: JsonObject }

/**
 * The side of AWS, from a template of CloudFormation.
 *
 * @param template the whole template, as JSON
 */
export function awsSide(template: Json, options: SideOptions): CloudSide {
  const resources = Object.entries(object(object(template).Resources))
    .map(([id, resource]) => ({ id, type: text(object(resource).Type), properties: object(object(resource).Properties) }));
  const networks = of(resources, 'AWS::EC2::VPC').map(({ properties }) => text(properties.CidrBlock)).filter(Boolean);
  const prefixes = networks.length > 0 ? networks : options.prefixes;
  const speakers = [dedicated(resources, options), vpn(resources, options, prefixes)].filter((speaker) => speaker !== undefined);
  const joins = speakers.some(({ circuits }) => circuits.length > 0) ? [] : associatedPrefixes(resources);
  return { cloud: options.cloud, provider: 'aws', prefixes, choice: 'preference', speakers, joins };
}

function dedicated(resources: readonly Resource[], options: SideOptions): Speaker | undefined {
  const interfaces = [...of(resources, 'AWS::DirectConnect::TransitVirtualInterface'), ...of(resources, 'AWS::DirectConnect::PrivateVirtualInterface')];
  if (interfaces.length === 0) return undefined;
  const gateway = of(resources, 'AWS::DirectConnect::DirectConnectGateway')[0];
  const associated = associatedPrefixes(resources);
  return {
    name: 'dx',
    asn: Number(text(gateway?.properties.AmazonSideAsn) || options.circuitAsn),
    announces: gateway === undefined && associated.length === 0 ? options.prefixes : associated,
    preference: AWS.preference!.circuit,
    circuits: interfaces.flatMap(({ properties }) => circuit(properties, options)),
    tunnels: [],
    guests: [],
  };
}

const associatedPrefixes = (resources: readonly Resource[]) =>
  of(resources, 'AWS::DirectConnect::DirectConnectGatewayAssociation').flatMap(({ properties }) => texts(properties.AllowedPrefixesToDirectConnectGateway));

function circuit(properties: JsonObject, options: SideOptions): CircuitEnd[] {
  const peer = object(list(properties.BgpPeers)[0]);
  if (Object.keys(peer).length === 0) return [];
  const secret = dynamicReference(peer.AuthKey);
  const id = `${options.strip(text(properties.VirtualInterfaceName))}-bgp`;
  return [{
    id,
    vlan: Number(text(properties.Vlan)) || options.vlanOf(id),
    ...(properties.Mtu === undefined ? {} : { mtu: Number(text(properties.Mtu)) }),
    cloudAddress: text(peer.AmazonAddress),
    routerAddress: text(peer.CustomerAddress).split('/')[0]!,
    peerAsn: Number(text(peer.Asn)),
    ...(secret === undefined ? {} : { secret }),
    timers: AWS.circuit,
    bfd: AWS.bfd!,
  }];
}

function vpn(resources: readonly Resource[], options: SideOptions, prefixes: readonly string[]): Speaker | undefined {
  const connections = of(resources, 'AWS::EC2::VPNConnection');
  if (connections.length === 0) return undefined;
  const gateway = of(resources, 'AWS::EC2::TransitGateway')[0] ?? of(resources, 'AWS::EC2::VPNGateway')[0];
  return {
    name: 'vpn',
    asn: Number(text(gateway?.properties.AmazonSideAsn) || options.tunnelAsn),
    announces: prefixes,
    preference: AWS.preference!.tunnel,
    circuits: [],
    tunnels: connections.flatMap((connection) => tunnels(connection.properties, resources, options)),
    guests: [],
  };
}

function tunnels(properties: JsonObject, resources: readonly Resource[], options: SideOptions): TunnelEnd[] {
  const connection = options.strip(nameTag(properties));
  const customer = object(resources.find(({ id }) => id === reference(properties.CustomerGatewayId))?.properties);
  return list(properties.VpnTunnelOptionsSpecifications).map((row, index) => {
    const tunnel = object(row);
    const inside = text(tunnel.TunnelInsideCidr);
    const id = `${connection}-${index + 1}`;
    return {
      id,
      outside: id,
      routerPublicIp: text(customer.IpAddress),
      peerAsn: Number(text(customer.BgpAsn)),
      cloudAddress: `${addressAt(inside, 1)}/30`,
      routerAddress: addressAt(inside, 2),
      secret: dynamicReference(tunnel.PreSharedKey) ?? '',
      timers: AWS.tunnel,
      ikeProposals: ike(tunnel),
      espProposals: esp(tunnel),
    };
  });
}

const GROUPS: Readonly<Record<string, string>> = { 14: 'modp2048', 15: 'modp3072', 16: 'modp4096', 19: 'ecp256', 20: 'ecp384', 21: 'ecp521' };
const CIPHERS: Readonly<Record<string, string>> = { 'AES128': 'aes128', 'AES256': 'aes256', 'AES128-GCM-16': 'aes128gcm16', 'AES256-GCM-16': 'aes256gcm16' };
const HASHES: Readonly<Record<string, string>> = { 'SHA1': 'sha1', 'SHA2-256': 'sha256', 'SHA2-384': 'sha384', 'SHA2-512': 'sha512' };

function ike(tunnel: JsonObject): string[] {
  return values(tunnel.Phase1EncryptionAlgorithms).flatMap((cipher) => values(tunnel.Phase1IntegrityAlgorithms)
    .flatMap((hash) => values(tunnel.Phase1DHGroupNumbers).map((group) => [CIPHERS[cipher], integrity(cipher, HASHES[hash]!), GROUPS[group]].join('-'))));
}

function esp(tunnel: JsonObject): string[] {
  const rows = values(tunnel.Phase2EncryptionAlgorithms).flatMap((cipher) => (cipher.includes('GCM') ? [''] : values(tunnel.Phase2IntegrityAlgorithms))
    .flatMap((hash) => values(tunnel.Phase2DHGroupNumbers).map((group) => [CIPHERS[cipher], HASHES[hash], GROUPS[group]].filter(Boolean).join('-'))));
  return [...new Set(rows)];
}

const integrity = (cipher: string, hash: string) => (cipher.includes('GCM') ? `prf${hash}` : hash);

const values = (value: Json | undefined) => list(value).map((row) => text(object(row).Value));

const of = (resources: readonly Resource[], type: string) => resources.filter((resource) => resource.type === type);

const nameTag = (properties: JsonObject) => text(list(properties.Tags).map(object).find(({ Key }) => Key === 'Name')?.Value);

/** The logical id behind `Ref` or `Fn::GetAtt`. */
function reference(value: Json | undefined): string {
  const { Ref, 'Fn::GetAtt': attribute } = object(value);
  return text(Ref) || text(list(attribute)[0]);
}

/** The name of a secret in `{{resolve:secretsmanager:NAME:SecretString:::}}`. */
function dynamicReference(value: Json | undefined): string | undefined {
  const name = /^\{\{resolve:secretsmanager:(.+?):SecretString/.exec(text(value))?.[1];
  return name === undefined ? undefined : secretKey(name);
}
