/** A type of azurerm that the constructs make, and what of it Terraform replaces when it changes. */
export interface Replacement {
  /** Attributes of which another value replaces the resource; a dot leads into a block. */
  readonly replacing: readonly string[];
  /** Attributes that do so for some values only, or that Azure refuses to change. */
  readonly sometimes?: readonly string[];
}

/** When and where the table was read: `ForceNew` and `CustomizeDiff` in `internal/services` of hashicorp/terraform-provider-azurerm. */
export const READ = { date: '2026-11-21', source: 'hashicorp/terraform-provider-azurerm 4.55.0 to 4.79.0' } as const;

const PLACE = ['location', 'name', 'resource_group_name'] as const;

/** Every type that a stack of the constructs can hold. */
export const REPLACEMENTS: Readonly<Record<string, Replacement>> = {
  azurerm_express_route_circuit: {
    replacing: ['express_route_port_id', ...PLACE, 'peering_location', 'service_provider_name'],
    sometimes: ['bandwidth_in_gbps', 'bandwidth_in_mbps', 'sku.family', 'sku.tier'],
  },
  azurerm_express_route_circuit_authorization: { replacing: ['express_route_circuit_name', 'name', 'resource_group_name'] },
  azurerm_express_route_circuit_connection: { replacing: ['address_prefix_ipv4', 'name', 'peer_peering_id', 'peering_id'] },
  azurerm_express_route_circuit_peering: { replacing: ['express_route_circuit_name', 'peering_type', 'resource_group_name'] },
  azurerm_express_route_connection: { replacing: ['express_route_circuit_peering_id', 'express_route_gateway_id', 'name'] },
  azurerm_express_route_gateway: { replacing: [...PLACE, 'virtual_hub_id'] },
  azurerm_express_route_port: { replacing: ['bandwidth_in_gbps', 'encapsulation', ...PLACE, 'peering_location'] },
  azurerm_key_vault_access_policy: { replacing: ['application_id', 'key_vault_id', 'object_id', 'tenant_id'] },
  azurerm_local_network_gateway: { replacing: PLACE },
  azurerm_public_ip: { replacing: ['edge_zone', 'ip_tags', 'ip_version', ...PLACE, 'public_ip_prefix_id', 'sku', 'sku_tier', 'zones'] },
  azurerm_resource_group: { replacing: ['location', 'name'] },
  azurerm_role_assignment: { replacing: ['name', 'principal_id', 'role_definition_id', 'role_definition_name', 'scope'] },
  azurerm_route_server: { replacing: [...PLACE, 'public_ip_address_id', 'sku', 'subnet_id'] },
  azurerm_subnet: { replacing: ['name', 'resource_group_name', 'virtual_network_name'], sometimes: ['address_prefixes'] },
  azurerm_user_assigned_identity: { replacing: PLACE },
  azurerm_virtual_hub: { replacing: ['address_prefix', ...PLACE, 'sku', 'virtual_wan_id'] },
  azurerm_virtual_network: { replacing: ['edge_zone', ...PLACE] },
  azurerm_virtual_network_gateway: {
    replacing: ['edge_zone', 'generation', 'ip_configuration', ...PLACE, 'private_ip_address_enabled', 'type', 'vpn_type'], sometimes: ['sku'],
  },
  azurerm_virtual_network_gateway_connection: {
    replacing: [
      'connection_mode', 'connection_protocol', 'dpd_timeout_seconds', 'express_route_circuit_id', 'local_azure_ip_address_enabled', 'local_network_gateway_id', ...PLACE,
      'peer_virtual_network_gateway_id', 'type', 'virtual_network_gateway_id',
    ],
  },
  azurerm_virtual_wan: { replacing: PLACE },
  azurerm_vpn_gateway: { replacing: ['bgp_settings.asn', 'bgp_settings.peer_weight', ...PLACE, 'routing_preference', 'virtual_hub_id'] },
  azurerm_vpn_gateway_connection: { replacing: ['name', 'remote_vpn_site_id', 'vpn_gateway_id', 'vpn_link.bgp_enabled', 'vpn_link.vpn_site_link_id'] },
  azurerm_vpn_site: { replacing: [...PLACE, 'virtual_wan_id'] },
};

/**
 * What growth changes of resources in use, as `type attribute`: Terraform updates all of it in place.
 * `test/azure/growth.test.ts` finds exactly these.
 */
export const IN_PLACE: readonly string[] = [
  'azurerm_express_route_circuit bandwidth_in_gbps',
  'azurerm_express_route_circuit bandwidth_in_mbps',
  'azurerm_express_route_circuit rate_limiting_enabled',
  'azurerm_express_route_circuit sku',
  'azurerm_express_route_gateway scale_units',
  'azurerm_express_route_port link1',
  'azurerm_express_route_port link2',
  'azurerm_virtual_network address_space',
  'azurerm_virtual_network_gateway bgp_settings',
  'azurerm_virtual_network_gateway maximum_scale_unit',
  'azurerm_virtual_network_gateway minimum_scale_unit',
  'azurerm_virtual_network_gateway sku',
  'azurerm_virtual_network_gateway_connection express_route_gateway_bypass',
  'azurerm_vpn_gateway scale_unit',
];

/**
 * What replaces resources of a type.
 *
 * @throws Error when the table has no such type: then it is to be added, with its source, here and in `docs/azure.md`
 */
export function replacementOf(type: string): Replacement {
  const row = REPLACEMENTS[type];
  if (!row) throw new Error(`the table of replacements has no ${type}`);
  return row;
}
