import { ashburn, ashburnLink, build, byName, circuitsOnly, plan, problemOf, vpnOnly } from './fixture';
import type { NetworkPlan, TunnelPlan, VpnPlan } from '../../lib/planner/network-plan';

const { network, template } = build(ashburn());
const gateway = byName(template, 'virtual_network_gateway')['ashburn-ai-azure-virginia-vpngw'];
const connections = byName(template, 'virtual_network_gateway_connection');
const EDGE_1 = 'ashburn-ai-azure_edge-1_vpn-1';

/** `ashburn` with other tunnels on every connection of the VPN. */
function withTunnels(change: (tunnels: readonly TunnelPlan[]) => readonly TunnelPlan[]): NetworkPlan {
  const { fallback } = ashburnLink();
  const changed = { ...(fallback as VpnPlan), connections: (fallback as VpnPlan).connections.map((item) => ({ ...item, tunnels: change(item.tunnels) })) };
  return plan(ashburn().clouds[1] as any, [ashburnLink({ fallback: changed })]);
}

describe('the VPN gateway', () => {
  test('is active-active and route-based, of the size of the plan', () => {
    expect(gateway).toMatchObject({ type: 'Vpn', vpn_type: 'RouteBased', sku: 'VpnGw4AZ', active_active: true, enable_bgp: true });
    expect(gateway).not.toHaveProperty('generation');
  });

  test('has two static addresses in three zones', () => {
    const addresses = Object.values(byName(template, 'public_ip'));
    expect(addresses).toHaveLength(2);
    for (const address of addresses) expect(address).toMatchObject({ sku: 'Standard', allocation_method: 'Static', zones: ['1', '2', '3'] });
    const used = gateway?.ip_configuration.map((part: any) => part.public_ip_address_id);
    expect(used).toEqual([expect.stringContaining('vpn-gateway-address-0'), expect.stringContaining('vpn-gateway-address-1')]);
  });

  test('speaks BGP from the addresses of the plan, each on its own instance', () => {
    expect(gateway?.bgp_settings).toEqual({
      asn: 65515,
      peering_addresses: [
        { ip_configuration_name: 'instance-0', apipa_addresses: ['169.254.21.2', '169.254.21.10'] },
        { ip_configuration_name: 'instance-1', apipa_addresses: ['169.254.21.3', '169.254.21.11'] },
      ],
    });
    expect(gateway?.ip_configuration.map((part: any) => part.name)).toEqual(['instance-0', 'instance-1']);
  });

  test('is made after the ExpressRoute gateway, which stands in the same subnet', () => {
    expect(gateway?.depends_on).toEqual([expect.stringMatching(/^azurerm_virtual_network_gateway\.azure_expressroute-gateway_/)]);
    expect(byName(build(vpnOnly()).template, 'virtual_network_gateway')['ashburn-ai-azure-virginia-vpngw']).not.toHaveProperty('depends_on');
  });

  test('must be in the plan where there are VPN connections', () => {
    const broken = plan(circuitsOnly().clouds[1] as any, [ashburnLink()]);
    expect(problemOf(() => build(broken))).toMatchObject({ code: 'broken-plan', message: expect.stringContaining('no VPN gateway') });
  });
});

describe('local network gateways', () => {
  test('are the routers: their internet address, ASN and address inside the tunnels, and no prefixes of their own', () => {
    const routers = byName(template, 'local_network_gateway');
    expect(Object.keys(routers)).toEqual([EDGE_1, 'ashburn-ai-azure_edge-2_vpn-1']);
    expect(routers[EDGE_1]).toMatchObject({ gateway_address: '203.0.113.10', bgp_settings: { asn: 65010, bgp_peering_address: '169.254.21.1' } });
    expect(routers[EDGE_1]).not.toHaveProperty('address_space');
    expect([...network.localNetworkGateways.keys()]).toEqual(['azure/edge-1/vpn-1', 'azure/edge-2/vpn-1']);
  });

  test('refuse a router with two addresses inside its tunnels', () => {
    const broken = withTunnels((tunnels) => tunnels.map((tunnel, index) => ({ ...tunnel, routerAddress: `169.254.21.${index + 4}/29` })));
    expect(problemOf(() => build(broken))).toMatchObject({ code: 'broken-plan', message: expect.stringContaining('2 addresses of the router inside its tunnels') });
  });
});

describe('VPN connections', () => {
  test('use IKEv2 and BGP between the addresses of the plan', () => {
    expect(connections[EDGE_1]).toMatchObject({
      type: 'IPsec',
      connection_protocol: 'IKEv2',
      enable_bgp: true,
      custom_bgp_addresses: { primary: '169.254.21.2', secondary: '169.254.21.3' },
    });
    expect([...network.vpnConnections.keys()]).toEqual(['azure/edge-1/vpn-1', 'azure/edge-2/vpn-1']);
  });

  test('encrypt with AES-GCM, and the same GCM for integrity as Azure asks', () => {
    expect(connections[EDGE_1]?.ipsec_policy).toEqual({
      ike_encryption: 'AES256',
      ike_integrity: 'SHA384',
      dh_group: 'ECP384',
      ipsec_encryption: 'GCMAES256',
      ipsec_integrity: 'GCMAES256',
      pfs_group: 'ECP384',
      sa_lifetime: 27_000,
      sa_datasize: 102_400_000,
    });
  });

  test('join the VPN gateway and their router', () => {
    expect(connections[EDGE_1]?.virtual_network_gateway_id).toMatch(/azure_vpn-gateway_\w+\.id/);
    expect(connections[EDGE_1]?.local_network_gateway_id).toMatch(/azure_local-network-gateway-azure_edge-1_vpn-1_\w+\.id/);
  });

  test('take one key for both tunnels from a sensitive variable', () => {
    expect(connections[EDGE_1]?.shared_key).toBe('${var.ashburn_ai_azure_edge_1_vpn_1_psk}');
    expect(template.variable?.ashburn_ai_azure_edge_1_vpn_1_psk).toMatchObject({ sensitive: true });
  });

  test('carry a link that has nothing else', () => {
    const alone = build(vpnOnly());
    expect(Object.keys(byName(alone.template, 'virtual_network_gateway_connection'))).toEqual([EDGE_1]);
  });

  test('tell the routers where their tunnels end', () => {
    const tunnels = template.output?.azure_virginia_vpn_tunnels?.value;
    expect(Object.keys(tunnels)).toEqual(['azure/edge-1/vpn-1/1', 'azure/edge-1/vpn-1/2', 'azure/edge-2/vpn-1/1', 'azure/edge-2/vpn-1/2']);
    expect(tunnels['azure/edge-1/vpn-1/2']).toEqual({ asn: 65515, bgp_address: '169.254.21.3', public_ip: expect.stringMatching(/vpn-gateway-address-1_\w+\.ip_address/) });
  });

  test('refuse tunnels with two keys', () => {
    const broken = withTunnels((tunnels) => tunnels.map((tunnel) => ({ ...tunnel, secret: tunnel.id })));
    expect(problemOf(() => build(broken))).toMatchObject({ code: 'broken-plan', message: expect.stringContaining('2 names of keys where Azure takes one') });
  });

  test('refuse a connection without a tunnel on each instance', () => {
    const broken = withTunnels((tunnels) => tunnels.slice(0, 1));
    expect(problemOf(() => build(broken))).toMatchObject({ code: 'broken-plan', message: expect.stringContaining('no tunnel on instance 1') });
  });
});
