import { build, dedicatedLink, networkPlan, newStack, place, privateCloud, privateLink, problemsOf, propertiesOf, vpnLink, vpnPlan } from './fixture';
import { AwsHybridNetwork } from '../../lib/aws';

describe('a router', () => {
  test('is one customer gateway for all its connections', () => {
    const { network, stack, template } = build();
    const { customerGateways, connections } = network.fallback;
    expect([...customerGateways.keys()]).toEqual(['ashburn/edge-1', 'ashburn/edge-2', 'lab/branch-1']);
    expect(propertiesOf(stack, template, customerGateways.get('ashburn/edge-1'))).toMatchObject({ Type: 'ipsec.1', IpAddress: '203.0.113.10', BgpAsn: 65010 });
    for (const id of ['aws-edge-1-vpn-1', 'aws-edge-1-vpn-2']) {
      expect(propertiesOf(stack, template, connections.get(id)).CustomerGatewayId).toEqual(stack.resolve(customerGateways.get('ashburn/edge-1')!.attrCustomerGatewayId));
    }
  });

  test('with an ASN above 2147483647 states it in the extended property', () => {
    const { network, stack, template } = build();
    const properties = propertiesOf(stack, template, network.fallback.customerGateways.get('lab/branch-1'));
    expect(properties).toHaveProperty('BgpAsnExtended', 4_200_000_001);
    expect(properties).not.toHaveProperty('BgpAsn');
  });

  test.each([[2_147_483_647, 'BgpAsn'], [2_147_483_648, 'BgpAsnExtended']])('with the ASN %i states it as %s', (siteAsn, property) => {
    const vpn = vpnPlan('lab-aws', ['branch-1'], 1);
    const connections = vpn.connections.map((connection) => ({ ...connection, siteAsn }));
    const { template } = build(networkPlan([{ ...vpnLink, primary: { ...vpn, connections } }]));
    template.hasResourceProperties('AWS::EC2::CustomerGateway', { [property]: siteAsn });
  });

  test('is another customer gateway than a router of the same name at another site', () => {
    const vpn = vpnPlan('lab-aws', ['branch-1'], 1);
    const connections = vpn.connections.map((connection) => ({ ...connection, router: 'edge-1' }));
    const { network } = build(networkPlan([dedicatedLink, { ...vpnLink, primary: { ...vpn, connections } }]));
    expect([...network.fallback.customerGateways.keys()]).toEqual(['ashburn/edge-1', 'ashburn/edge-2', 'lab/edge-1']);
  });
});

describe('a VPN connection', () => {
  test('ends on the transit gateway and exchanges routes by BGP', () => {
    const { network, stack, template } = build();
    const properties = propertiesOf(stack, template, network.fallback.connections.get('aws-edge-2-vpn-1'));
    expect(properties).toMatchObject({ Type: 'ipsec.1', StaticRoutesOnly: false, TransitGatewayId: stack.resolve(network.gateway.transitGatewayId) });
    expect(properties).not.toHaveProperty('VpnGatewayId');
  });

  test('has the tunnel bandwidth of the product', () => {
    const { network, stack, template } = build();
    expect(propertiesOf(stack, template, network.fallback.connections.get('aws-edge-1-vpn-1'))).toHaveProperty('TunnelBandwidth', 'large');
    expect(propertiesOf(stack, template, network.fallback.connections.get('lab-aws-branch-1-vpn-1'))).toHaveProperty('TunnelBandwidth', 'standard');
  });

  test('has two tunnels with the addresses and keys of the plan', () => {
    const { network, stack, template } = build();
    expect(propertiesOf(stack, template, network.fallback.connections.get('aws-edge-1-vpn-2')).VpnTunnelOptionsSpecifications).toMatchObject([
      { TunnelInsideCidr: '169.254.11.0/30', PreSharedKey: '{{resolve:secretsmanager:ashburn-ai/aws-edge-1-vpn-2-1:SecretString:::}}' },
      { TunnelInsideCidr: '169.254.11.4/30', PreSharedKey: '{{resolve:secretsmanager:ashburn-ai/aws-edge-1-vpn-2-2:SecretString:::}}' },
    ]);
  });

  test('accepts strong algorithms only, in both phases of every tunnel', () => {
    const { template } = build();
    const tunnels = Object.values(template.findResources('AWS::EC2::VPNConnection')).flatMap(({ Properties }) => Properties.VpnTunnelOptionsSpecifications);
    expect(tunnels).toHaveLength(10);
    const valuesOf = (list: { Value: unknown }[]) => list.map(({ Value }) => Value);
    for (const tunnel of tunnels) {
      expect(valuesOf(tunnel.IKEVersions)).toEqual(['ikev2']);
      for (const phase of ['Phase1', 'Phase2']) {
        expect(valuesOf(tunnel[`${phase}EncryptionAlgorithms`])).toEqual(['AES256-GCM-16']);
        expect(valuesOf(tunnel[`${phase}IntegrityAlgorithms`])).toEqual(['SHA2-384', 'SHA2-512']);
        expect(valuesOf(tunnel[`${phase}DHGroupNumbers`])).toEqual([19, 20, 21]);
      }
    }
  });

  test('is started by AWS, and started again when the router falls silent', () => {
    const { network, stack, template } = build();
    for (const tunnel of propertiesOf(stack, template, network.fallback.connections.get('aws-edge-1-vpn-1')).VpnTunnelOptionsSpecifications) {
      expect(tunnel).toMatchObject({ StartupAction: 'start', DPDTimeoutAction: 'restart', DPDTimeoutSeconds: 30 });
    }
  });

  test('lets the service keep its keys in Secrets Manager', () => {
    build().template.allResourcesProperties('AWS::EC2::VPNConnection', { PreSharedKeyStorage: 'SecretsManager' });
  });

  test('logs what happens in both tunnels, and in their BGP sessions, for a month', () => {
    const { network, stack, template } = build();
    template.resourceCountIs('AWS::Logs::LogGroup', 2); // the other is that of the function for MACsec
    const LogGroupName = expect.stringMatching(/^\/aws\/vendedlogs\/Hybrid-Network-Fallback/);
    expect(propertiesOf(stack, template, network.fallback.log)).toMatchObject({ LogGroupName, RetentionInDays: 30 });
    for (const { LogOptions } of propertiesOf(stack, template, network.fallback.connections.get('aws-edge-1-vpn-1')).VpnTunnelOptionsSpecifications) {
      const { LogGroupArn, BgpLogGroupArn, ...options } = LogOptions.CloudwatchLogOptions;
      expect(options).toMatchObject({ LogEnabled: true, BgpLogEnabled: true });
      expect(BgpLogGroupArn).toEqual(LogGroupArn);
      const text = JSON.stringify(LogGroupArn);
      expect(text).toContain(':log-group:');
      expect(text).not.toContain('GetAtt');
    }
  });

  test('of two networks in one stack logs to two log groups', () => {
    const { stack } = build(networkPlan([vpnLink]));
    const add = (id: string) => new AwsHybridNetwork(stack, id, { plan: networkPlan([vpnLink]), cloud: 'aws-virginia' });
    const names = ['Second', 'Third'].map((id) => add(id).fallback.log!.logGroupName);
    expect(new Set(names).size).toBe(2);
  });
});

describe('a VPN connection to a virtual private gateway', () => {
  test('ends on it, and has no tunnel bandwidth, which only transit gateways have', () => {
    const { network, stack, template } = build(networkPlan([privateLink], privateCloud), { vpcs: 'create' });
    const properties = propertiesOf(stack, template, network.fallback.connections.get('aws-edge-1-vpn-1'));
    expect(properties).toMatchObject({ VpnGatewayId: stack.resolve(network.gateway.virtualPrivateGatewayId), StaticRoutesOnly: false });
    expect(properties).not.toHaveProperty('TunnelBandwidth');
    expect(properties).not.toHaveProperty('TransitGatewayId');
  });

  test('of a product for transit gateways is refused', () => {
    const link = { ...privateLink, fallback: vpnPlan('aws', ['edge-1'], 1, 'aws/vpn/large') };
    expect(problemsOf(() => place(networkPlan([link], privateCloud), { vpcs: 'create' }, newStack()))).toMatchObject([
      { code: 'aws-vpn-product', message: expect.stringContaining('aws/vpn/large'), fix: 'use aws/vpn/virtual-private' },
    ]);
  });
});

describe('acceleration', () => {
  test('is off unless asked for', () => {
    const { network, stack, template } = build();
    expect(propertiesOf(stack, template, network.fallback.connections.get('lab-aws-branch-1-vpn-1'))).not.toHaveProperty('EnableAcceleration');
  });

  test('is for standard tunnels', () => {
    build(networkPlan([vpnLink]), { accelerate: true }).template.allResourcesProperties('AWS::EC2::VPNConnection', { EnableAcceleration: true, TunnelBandwidth: 'standard' });
  });

  test('is refused where a link has tunnels of 5 Gbps, and the link is named', () => {
    expect(problemsOf(() => place(networkPlan(), { accelerate: true }))).toMatchObject([{ code: 'aws-property', message: expect.stringContaining('the tunnels of aws are of 5 Gbps') }]);
  });
});

describe('a link with circuits and no fallback', () => {
  test('has no VPN', () => {
    const { fallback: _, ...bare } = dedicatedLink;
    const { network, template } = build(networkPlan([bare]));
    template.resourceCountIs('AWS::EC2::VPNConnection', 0);
    template.resourceCountIs('AWS::EC2::CustomerGateway', 0);
    expect(network.fallback.connections.size).toBe(0);
  });
});
