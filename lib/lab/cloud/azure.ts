import { AZURE } from './behaviour';
import { list, object, text, texts } from './json';
import type { Json, JsonObject } from './json';
import { secretKey } from './model';
import type { CircuitEnd, CloudSide, Speaker, TunnelEnd } from './model';
import type { SideOptions } from './options';
import { block, idOf, TerraformResources, variableOf } from './terraform';
import { addressAt } from '../addresses';
import type { TerraformResource } from './terraform';
import { hostOf, lengthOf } from '../../edge/addresses';

/** The ASN of Microsoft's edge routers. */
const MICROSOFT = 12076;

/**
 * The side of Azure, from a Terraform configuration.
 *
 * @param configuration `cdk.tf.json`, as JSON
 */
export function azureSide(configuration: Json, options: SideOptions): CloudSide {
  const resources = new TerraformResources(configuration);
  const networks = resources.of('azurerm_virtual_network').flatMap(({ body }) => texts(body.address_space));
  const prefixes = networks.length > 0 ? networks : options.prefixes;
  const peerings = resources.of('azurerm_express_route_circuit_peering').filter(({ body }) => body.peering_type === 'AzurePrivatePeering');
  const existing = existingCircuits(peerings, resources, options);
  const isConnectedAtAll = existing.length > 0 || peerings.some((peering) => isConnected(peering, resources));
  const dedicated: Speaker = {
    name: 'er',
    asn: MICROSOFT,
    announces: isConnectedAtAll ? prefixes : [],
    preference: AZURE.preference!.circuit,
    circuits: [...peerings.flatMap((peering) => circuits(peering, resources, options)), ...existing],
    tunnels: [],
    guests: [],
  };
  const instances = [0, 1].map((instance) => gatewayInstance(instance, resources, options, prefixes));
  const joins = dedicated.circuits.length === 0 && circuitConnections(resources).length > 0 ? prefixes : [];
  return { cloud: options.cloud, provider: 'azure', prefixes, choice: 'preference', speakers: [dedicated, ...instances], joins };
}

/** Whether a gateway is connected to the circuit of a peering: without, Microsoft announces nothing on it. */
function isConnected(peering: TerraformResource, resources: TerraformResources): boolean {
  const circuit = resources.behind(peering.body.express_route_circuit_name);
  const gateways = resources.of('azurerm_virtual_network_gateway_connection').filter(({ body }) => body.type === 'ExpressRoute');
  const hubs = resources.of('azurerm_express_route_connection');
  return gateways.some(({ body }) => resources.behind(body.express_route_circuit_id) === circuit)
    || hubs.some(({ body }) => resources.behind(body.express_route_circuit_peering_id) === peering);
}

/** Connections of gateways with circuits. */
const circuitConnections = (resources: TerraformResources): TerraformResource[] =>
  [...resources.of('azurerm_virtual_network_gateway_connection').filter(({ body }) => body.type === 'ExpressRoute'), ...resources.of('azurerm_express_route_connection')];

/** Circuits of this network whose peering the template does not make, as the plan has them: of such a circuit only its connection is there. */
function existingCircuits(peerings: readonly TerraformResource[], resources: TerraformResources, options: SideOptions): CircuitEnd[] {
  const made = new Set(peerings.map((peering) => bundleOf(peering, resources, options)));
  const bundles = circuitConnections(resources).map((connection) => idOf(connection, /^(?:hub-)?expressroute-connection-/) ?? '').filter((bundle) => !made.has(bundle));
  return bundles.flatMap((bundle) => options.planned(bundle)).map(({ attachment, session }) => ({
    id: session.id,
    vlan: attachment.vlan,
    cloudAddress: session.cloudAddress,
    routerAddress: hostOf(session.routerAddress),
    peerAsn: session.siteAsn,
    secret: secretKey(session.secret),
    timers: AZURE.circuit,
    bfd: AZURE.bfd!,
  }));
}

/** The bundle of a peering: the id that its construct has, else the name of its circuit, which may be one that exists. */
function bundleOf(peering: TerraformResource, resources: TerraformResources, options: SideOptions): string {
  return idOf(peering, /^peering-/)?.replace(/-1$/, '') ?? options.strip(text(resources.behind(peering.body.express_route_circuit_name)?.body.name));
}

function circuits(peering: TerraformResource, resources: TerraformResources, options: SideOptions): CircuitEnd[] {
  const { body } = peering;
  const bundle = bundleOf(peering, resources, options);
  const secret = variableOf(body.shared_key);
  return (['primary', 'secondary'] as const).flatMap((side) => {
    const prefix = text(body[`${side}_peer_address_prefix`]);
    return prefix === '' ? [] : [{
      id: `${bundle}-1-${side}`,
      vlan: Number(text(body.vlan_id)),
      cloudAddress: `${addressAt(prefix, 2)}/${lengthOf(prefix)}`,
      routerAddress: addressAt(prefix, 1),
      peerAsn: Number(text(body.peer_asn)),
      ...(secret === undefined ? {} : { secret }),
      timers: AZURE.circuit,
      bfd: AZURE.bfd!,
    }];
  });
}

function gatewayInstance(instance: number, resources: TerraformResources, options: SideOptions, prefixes: readonly string[]): Speaker {
  const gateway = resources.of('azurerm_virtual_network_gateway').find(({ body }) => body.type === 'Vpn') ?? resources.of('azurerm_vpn_gateway')[0];
  return {
    name: `vpn${instance}`,
    asn: Number(text(block(gateway?.body.bgp_settings).asn) || options.tunnelAsn),
    announces: prefixes,
    preference: AZURE.preference!.tunnel,
    circuits: [],
    tunnels: [
      ...resources.of('azurerm_virtual_network_gateway_connection').filter(({ body }) => body.type === 'IPsec')
        .flatMap(({ body }) => tunnelOfNetwork(body, instance, resources, options)),
      ...resources.of('azurerm_vpn_gateway_connection').flatMap(({ body }) => tunnelOfHub(body, instance, resources, options)),
    ],
    guests: [],
  };
}

function tunnelOfNetwork(body: JsonObject, instance: number, resources: TerraformResources, options: SideOptions): TunnelEnd[] {
  const local = object(resources.behind(body.local_network_gateway_id)?.body);
  const bgp = block(local.bgp_settings);
  return [tunnel(options.strip(text(body.name)), instance, {
    cloudAddress: text(block(body.custom_bgp_addresses)[instance === 0 ? 'primary' : 'secondary']),
    routerAddress: text(bgp.bgp_peering_address),
    peerAsn: Number(text(bgp.asn)),
    routerPublicIp: text(local.gateway_address),
    secret: variableOf(body.shared_key) ?? '',
    policy: block(body.ipsec_policy),
  })];
}

function tunnelOfHub(body: JsonObject, instance: number, resources: TerraformResources, options: SideOptions): TunnelEnd[] {
  const link = block(body.vpn_link);
  const remote = block(resources.behind(body.remote_vpn_site_id)?.body.link);
  const policy = block(link.ipsec_policy);
  return [tunnel(options.strip(text(body.name)), instance, {
    cloudAddress: text(object(list(link.custom_bgp_address)[instance]).ip_address),
    routerAddress: text(block(remote.bgp).peering_address),
    peerAsn: Number(text(block(remote.bgp).asn)),
    routerPublicIp: text(remote.ip_address),
    secret: variableOf(link.shared_key) ?? '',
    policy: {
      ike_encryption: policy.ike_encryption_algorithm,
      ike_integrity: policy.ike_integrity_algorithm,
      dh_group: policy.dh_group,
      ipsec_encryption: policy.encryption_algorithm,
      ipsec_integrity: policy.integrity_algorithm,
      pfs_group: policy.pfs_group,
    },
  })];
}

interface TunnelValues extends Pick<TunnelEnd, 'cloudAddress' | 'routerAddress' | 'peerAsn' | 'routerPublicIp' | 'secret'> {
  readonly policy: JsonObject;
}

function tunnel(connection: string, instance: number, { policy, ...values }: TunnelValues): TunnelEnd {
  return {
    ...values,
    id: `${connection}-${instance + 1}`,
    outside: `instance-${instance}`,
    timers: AZURE.tunnel,
    ikeProposals: [proposal(text(policy.ike_encryption), text(policy.ike_integrity), text(policy.dh_group))],
    espProposals: [proposal(text(policy.ipsec_encryption), text(policy.ipsec_integrity), text(policy.pfs_group))],
  };
}

const CIPHERS: Readonly<Record<string, string>> = { AES128: 'aes128', AES256: 'aes256', GCMAES128: 'aes128gcm16', GCMAES256: 'aes256gcm16' };
const GROUPS: Readonly<Record<string, string>> = { DHGroup14: 'modp2048', PFS2048: 'modp2048', ECP256: 'ecp256', ECP384: 'ecp384' };

function proposal(cipher: string, integrity: string, group: string): string {
  const hash = /^SHA\d+$/.test(integrity) ? integrity.toLowerCase() : undefined;
  const second = cipher.startsWith('GCM') ? hash && `prf${hash}` : hash;
  return [CIPHERS[cipher], second, GROUPS[group]].filter(Boolean).join('-');
}
