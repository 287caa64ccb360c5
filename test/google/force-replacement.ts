/**
 * Arguments whose change makes a resource anew in google 6.50.0, read from `ForceNew` in the provider's schemas; `*` stands for all but
 * labels. Arguments that only some providers know of, and those that we never write, are left out.
 */
export const FORCE_NEW: Readonly<Record<string, readonly string[]>> = {
  google_compute_address: ['*'],
  google_compute_external_vpn_gateway: ['*'],
  google_compute_ha_vpn_gateway: ['*'],
  google_compute_interconnect: [
    'interconnect_type', 'link_type', 'location', 'name', 'requested_link_count', 'customer_name', 'remote_location', 'requested_features', 'project',
  ],
  google_compute_interconnect_attachment: [
    'name', 'router', 'interconnect', 'type', 'edge_availability_domain', 'encryption', 'candidate_subnets', 'ipsec_internal_addresses', 'subnet_length',
    'vlan_tag8021q', 'project', 'region',
  ],
  google_compute_interconnect_attachment_group: ['name', 'project'],
  google_compute_interconnect_group: ['name', 'project'],
  google_compute_network: ['name', 'project', 'auto_create_subnetworks', 'description'],
  google_compute_router: ['name', 'network', 'region', 'encrypted_interconnect_router', 'project'],
  google_compute_router_interface: ['*'],
  google_compute_router_peer: ['name', 'router', 'interface', 'region', 'project'],
  google_compute_router_route_policy: ['name', 'router', 'region', 'project'],
  google_compute_vpn_tunnel: ['*'],
  google_network_connectivity_hub: ['name', 'project'],
  google_network_connectivity_spoke: ['name', 'hub', 'location', 'project', 'linked_interconnect_attachments', 'linked_vpn_tunnels'],
};

/** An ASN cannot be changed either, although the provider tries: the API refuses it. */
export const IMMUTABLE: Readonly<Record<string, readonly (readonly string[])[]>> = { google_compute_router: [['bgp', 'asn']] };

type Row = Readonly<Record<string, unknown>>;
type Resources = Readonly<Record<string, Readonly<Record<string, Row>>>>;

const at = (row: unknown, path: readonly string[]): unknown => path.reduce<unknown>((value, key) => (value as Row | undefined)?.[key], row);

/** What going from one stack to another destroys or makes anew, `type.id argument`; what `ignore_changes` keeps is left out. */
export function replaced(before: Resources, after: Resources): readonly string[] {
  return Object.entries(before).flatMap(([type, rows]) => Object.entries(rows).flatMap(([id, row]) => {
    const now = after[type]?.[id];
    if (!now) return [`${type}.${id} is destroyed`];
    const listed = FORCE_NEW[type];
    if (!listed) return [`${type} is in no table`];
    const lifecycle = now.lifecycle as { readonly ignore_changes?: readonly string[] } | undefined;
    const ignored = ['lifecycle', ...(lifecycle?.ignore_changes ?? [])];
    const names = listed.includes('*') ? [...new Set([...Object.keys(row), ...Object.keys(now)])].filter((name) => name !== 'labels') : listed;
    const changed = names.filter((name) => !ignored.includes(name) && JSON.stringify(row[name]) !== JSON.stringify(now[name]));
    const immutable = (IMMUTABLE[type] ?? []).filter((path) => at(row, path) !== at(now, path)).map((path) => path.join('.'));
    return [...changed, ...immutable].map((name) => `${type}.${id} ${name}`);
  }));
}
