import { build, dedicatedLink, firstBundle, networkPlan, primary, propertiesOf, vpnLink, withBundles, withPrimary } from './fixture';

const BUNDLE = 'aws-edge-1-eqdc2-1';

describe('a bundle', () => {
  test('is a LAG at its location, with one connection for each member', () => {
    const { network, stack, template } = build();
    const { lags, connections } = network.dedicated;
    expect([...lags.keys()]).toEqual([BUNDLE, 'aws-edge-2-csva1-1']);
    expect(propertiesOf(stack, template, lags.get(BUNDLE))).toMatchObject({ ConnectionsBandwidth: '10Gbps', LagName: `ashburn-ai/${BUNDLE}`, Location: 'EqDC2' });
    expect(connections.get(BUNDLE)).toHaveLength(2);
    for (const [index, connection] of connections.get(BUNDLE)!.entries()) {
      expect(propertiesOf(stack, template, connection)).toMatchObject({
        Bandwidth: '10Gbps',
        ConnectionName: `ashburn-ai/${BUNDLE}/connection-${index + 1}`,
        LagId: stack.resolve(lags.get(BUNDLE)!.ref),
        Location: 'EqDC2',
      });
    }
  });

  test('leaves minimum links out, which CloudFormation refuses for a new LAG', () => {
    const { network, stack, template } = build();
    expect(propertiesOf(stack, template, network.dedicated.lags.get(BUNDLE))).not.toHaveProperty('MinimumLinks');
  });

  test('is kept when it leaves the template', () => {
    const { template } = build();
    for (const type of ['AWS::DirectConnect::Lag', 'AWS::DirectConnect::Connection']) {
      template.allResources(type, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    }
  });

  test('asks for MACsec on the LAG and on every connection', () => {
    const { template } = build();
    template.allResourcesProperties('AWS::DirectConnect::Lag', { RequestMACSec: true });
    template.allResourcesProperties('AWS::DirectConnect::Connection', { RequestMACSec: true });
  });

  test('asks for no MACsec where the plan has none', () => {
    const { macsec: _, ...clear } = primary;
    const { network, stack, template } = build(networkPlan([{ ...dedicatedLink, primary: clear }]));
    const resources = [network.dedicated.lags.get(BUNDLE)!, ...network.dedicated.connections.get(BUNDLE)!];
    for (const resource of resources) expect(propertiesOf(stack, template, resource)).not.toHaveProperty('RequestMACSec');
  });

  test('names the service provider of its path', () => {
    const paths = primary.paths.map((path) => ({ ...path, serviceProvider: 'Equinix, Inc.' }));
    const { template } = build(networkPlan([withPrimary({ paths })]));
    template.allResourcesProperties('AWS::DirectConnect::Lag', { ProviderName: 'Equinix, Inc.' });
    template.allResourcesProperties('AWS::DirectConnect::Connection', { ProviderName: 'Equinix, Inc.' });
  });

  test.each([[1_000, '1Gbps'], [100_000, '100Gbps'], [400_000, '400Gbps']])('of %i Mbps is ordered as %s', (memberMbps, bandwidth) => {
    const { network, stack, template } = build(networkPlan([withBundles([firstBundle({ memberMbps })])]));
    expect(propertiesOf(stack, template, network.dedicated.lags.get(BUNDLE))).toHaveProperty('ConnectionsBandwidth', bandwidth);
    expect(propertiesOf(stack, template, network.dedicated.connections.get(BUNDLE)![0])).toHaveProperty('Bandwidth', bandwidth);
  });
});

describe('a transit virtual interface', () => {
  const vif = `${BUNDLE}-1`;

  test('stands on the LAG and ends on the Direct Connect gateway, with VLAN, MTU and BGP peer of the plan', () => {
    const { network, stack, template } = build();
    expect(propertiesOf(stack, template, network.dedicated.virtualInterfaces.get(vif))).toMatchObject({
      VirtualInterfaceName: `ashburn-ai/${vif}`,
      ConnectionId: stack.resolve(network.dedicated.lags.get(BUNDLE)!.ref),
      DirectConnectGatewayId: stack.resolve(network.gateway.directConnectGateway!.attrDirectConnectGatewayId),
      Vlan: 1000,
      Mtu: 1500,
      BgpPeers: [{
        AddressFamily: 'ipv4',
        Asn: '65010',
        AmazonAddress: '172.20.255.1/30',
        CustomerAddress: '172.20.255.2/30',
        AuthKey: `{{resolve:secretsmanager:ashburn-ai/${vif}-bgp:SecretString:::}}`,
      }],
    });
  });

  test('takes jumbo frames where the plan has them', () => {
    build(networkPlan([withPrimary({ mtu: 8500 })])).template.allResourcesProperties('AWS::DirectConnect::TransitVirtualInterface', { Mtu: 8500 });
  });
});

describe('names', () => {
  /** The dedicated link with another id of its first attachment. */
  const named = (id: string) => networkPlan([withBundles([firstBundle({ attachments: [{ ...firstBundle().attachments[0]!, id }] })])]);
  const nameOf = (id: string) => {
    const { network, stack, template } = build(named(id));
    return propertiesOf(stack, template, network.dedicated.virtualInterfaces.get(id)).VirtualInterfaceName;
  };

  test('have only characters that Direct Connect takes', () => {
    expect(nameOf('link-Zürich: 1.1')).toBe('ashburn-ai/link-Z-rich- 1-1');
  });

  test('stay within 100 characters, and apart', () => {
    const long = 'x'.repeat(120);
    expect(nameOf(`${long}-1`)).toMatch(/^ashburn-ai\/x{80}-[0-9a-f]{8}$/);
    expect(nameOf(`${long}-1`)).not.toBe(nameOf(`${long}-2`));
  });
});

describe('outputs', () => {
  test('hold the id of every LAG, connection and virtual interface', () => {
    const { network, stack, template } = build();
    const { lags, connections, virtualInterfaces } = network.dedicated;
    const ids = [
      ...[...lags.values()].map(({ attrLagId }) => attrLagId),
      ...[...connections.values()].flat().map(({ attrConnectionId }) => attrConnectionId),
      ...[...virtualInterfaces.values()].map(({ attrVirtualInterfaceId }) => attrVirtualInterfaceId),
    ];
    expect(ids).toHaveLength(8);
    for (const id of ids) template.hasOutput('*', { Value: stack.resolve(id) });
  });
});

describe('a link without circuits', () => {
  test('has nothing of Direct Connect', () => {
    const { network, template } = build(networkPlan([vpnLink]));
    expect([network.dedicated.lags.size, network.dedicated.connections.size, network.dedicated.virtualInterfaces.size]).toEqual([0, 0, 0]);
    expect(JSON.stringify(template.toJSON())).not.toContain('AWS::DirectConnect::');
  });
});
