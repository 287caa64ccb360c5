import { type CfnElement, CfnParameter, type CfnResource, CustomResource } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import {
  build, clearLink, dedicatedLink, eachAttachment, firstBundle, guestLink, networkPlan, newStack, place, primary, privateCloud, privateLink, problemsOf,
  propertiesOf, publicLink, vpnLink, withBundles, withPaths, withPrimary,
} from './fixture';
import { AwsHybridNetwork } from '../../lib/aws';

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
      template.allResources(type, { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
    }
  });

  test('asks for MACsec on the LAG and on every connection', () => {
    const { template } = build();
    template.allResourcesProperties('AWS::DirectConnect::Lag', { RequestMACSec: true });
    template.allResourcesProperties('AWS::DirectConnect::Connection', { RequestMACSec: true });
  });

  test('asks for no MACsec where the plan has none', () => {
    const { network, stack, template } = build(networkPlan([clearLink()]));
    template.resourceCountIs('Custom::DirectConnectMacsec', 0);
    template.resourceCountIs('AWS::Lambda::Function', 0);
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
    const { macsec: _, ...clear } = withBundles([firstBundle({ memberMbps })]).primary as typeof primary;
    const { network, stack, template } = build(networkPlan([{ ...dedicatedLink, primary: clear }]));
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

describe('SiteLink and rate limits', () => {
  const vifs = 'AWS::DirectConnect::TransitVirtualInterface';

  test('are left out where the plan has none', () => {
    const { network, stack, template } = build();
    const properties = propertiesOf(stack, template, network.dedicated.virtualInterfaces.get(`${BUNDLE}-1`));
    expect(properties).not.toHaveProperty('EnableSiteLink');
    expect(properties).not.toHaveProperty('RateLimit');
  });

  test('let sites reach each other over every interface of the link', () => {
    build(networkPlan([withPrimary({ siteLink: true })])).template.allResourcesProperties(vifs, { EnableSiteLink: true });
  });

  test.each([[50, '50Mbps'], [1_200, '1.2Gbps'], [2_000, '2Gbps'], [18_000, '18Gbps']])('of %i Mbps are written as %s', (rateLimitMbps, RateLimit) => {
    build(networkPlan([eachAttachment(dedicatedLink, () => ({ rateLimitMbps }))])).template.allResourcesProperties(vifs, { RateLimit });
  });
});

describe('a private virtual interface', () => {
  test('ends on the Direct Connect gateway of a virtual private gateway, with jumbo frames and SiteLink where the plan has them', () => {
    const link = { ...privateLink, primary: { ...(privateLink.primary as typeof primary), mtu: 9001, siteLink: true } };
    const { network, stack, template } = build(networkPlan([link], privateCloud), { vpcs: 'create' });
    template.resourceCountIs('AWS::DirectConnect::TransitVirtualInterface', 0);
    const properties = propertiesOf(stack, template, network.dedicated.virtualInterfaces.get(`${BUNDLE}-1`));
    expect(properties).toMatchObject({
      ConnectionId: stack.resolve(network.dedicated.lags.get(BUNDLE)!.ref),
      DirectConnectGatewayId: stack.resolve(network.gateway.directConnectGatewayId),
      Vlan: 1000,
      Mtu: 9001,
      EnableSiteLink: true,
      BgpPeers: [{ Asn: '65010', AmazonAddress: '172.20.255.1/30' }],
    });
    expect(properties).not.toHaveProperty('VirtualGatewayId');
  });
});

describe('a public virtual interface', () => {
  test('announces the public prefixes of the site, between the addresses of the plan, and ends on no gateway', () => {
    const { network, stack, template } = build(networkPlan([publicLink(['203.0.113.0/26', '198.51.100.0/28'])]));
    template.resourceCountIs('AWS::DirectConnect::PublicVirtualInterface', 2);
    const properties = propertiesOf(stack, template, network.dedicated.virtualInterfaces.get(`${BUNDLE}-public`));
    expect(properties).toMatchObject({
      ConnectionId: stack.resolve(network.dedicated.lags.get(BUNDLE)!.ref),
      Vlan: 1500,
      RouteFilterPrefixes: ['203.0.113.0/26', '198.51.100.0/28'],
      BgpPeers: [{ AmazonAddress: '203.0.113.33/31', CustomerAddress: '203.0.113.32/31', AuthKey: expect.stringContaining(`${BUNDLE}-public-bgp`) }],
    });
    for (const name of ['Mtu', 'EnableSiteLink', 'DirectConnectGatewayId']) expect(properties).not.toHaveProperty(name);
  });
});

describe('a path on order', () => {
  const order = withPaths(({ router }) => ({ phase: router === 'edge-1' ? 'order' : 'live' }));

  test('has its LAG and connections, with MACsec asked for, and nothing that runs on them', () => {
    const { network, template } = build(networkPlan([order]));
    template.resourceCountIs('AWS::DirectConnect::Lag', 2);
    template.resourceCountIs('AWS::DirectConnect::Connection', 4);
    template.allResourcesProperties('AWS::DirectConnect::Lag', { RequestMACSec: true });
    expect([...network.dedicated.virtualInterfaces.keys()]).toEqual(['aws-edge-2-csva1-1-1']);
    expect([...network.dedicated.macsec.get('us-east-1')!.keys.keys()]).toEqual(['aws-edge-2-csva1-1']);
    expect(network.secrets).not.toContain(`ashburn-ai/${BUNDLE}-1-bgp`);
  });

  test('leaves the fallback, the gateways and their association as they will be', () => {
    const of = (link: typeof order) => {
      const { Resources } = build(networkPlan([link])).template.toJSON();
      return Object.fromEntries(Object.entries<any>(Resources).filter(([, { Type }]) => /VPN|CustomerGateway|TransitGateway|Gateway/.test(Type)));
    };
    expect(of(withPaths(() => ({ phase: 'order' })))).toEqual(of(dedicatedLink));
  });

  test('has no resiliency group, key or function while all paths are on order', () => {
    const { template } = build(networkPlan([withPaths(() => ({ phase: 'order' }))]));
    for (const type of ['AWS::DirectConnect::ResiliencyGroup', 'Custom::DirectConnectMacsec', 'AWS::Lambda::Function', 'AWS::DirectConnect::TransitVirtualInterface']) {
      template.resourceCountIs(type, 0);
    }
  });

  test('is what a bundle that is added to a live path is, until it is taken from the list', () => {
    const { network } = build(networkPlan(), { onOrder: [BUNDLE] });
    expect([...network.dedicated.virtualInterfaces.keys()]).toEqual(['aws-edge-2-csva1-1-1']);
    expect([...network.dedicated.lags.keys()]).toContain(BUNDLE);
  });
});

describe('MACsec', () => {
  const dependsOn = (template: ReturnType<typeof build>['template'], type: string): string[][] =>
    Object.values(template.findResources(type)).map(({ DependsOn }) => [DependsOn ?? []].flat());

  test('gives each live LAG the key of the plan, once its connections stand', () => {
    const { network, stack, template } = build();
    const key = network.dedicated.macsec.get('us-east-1')!.keys.get(BUNDLE)!;
    const resource = template.toJSON().Resources[stack.resolve((key.node.defaultChild as CfnResource).logicalId)];
    expect(resource.Properties).toMatchObject({ Port: stack.resolve(network.dedicated.lags.get(BUNDLE)!.attrLagId), Secret: 'ashburn-macsec', Mode: 'must_encrypt' });
    const text = JSON.stringify(resource);
    for (const connection of network.dedicated.connections.get(BUNDLE)!) expect(text).toContain(JSON.stringify(stack.resolve(connection.logicalId)));
  });

  test('comes before every virtual interface where clear text is not allowed', () => {
    const { network, stack, template } = build();
    const keys = [...network.dedicated.macsec.get('us-east-1')!.keys.values()].map((key) => stack.resolve((key.node.defaultChild as CfnResource).logicalId));
    const waits = dependsOn(template, 'AWS::DirectConnect::TransitVirtualInterface');
    expect(waits).toHaveLength(2);
    expect(waits.map((names) => names.filter((name) => keys.includes(name)))).toEqual(keys.map((key) => [key]));
  });

  test('holds no interface up where clear text is allowed', () => {
    const { template } = build(networkPlan([withPrimary({ macsec: { mode: 'should-encrypt', keys: 'ashburn-macsec' } })]));
    template.allResourcesProperties('Custom::DirectConnectMacsec', { Mode: 'should_encrypt' });
    const waits = dependsOn(template, 'AWS::DirectConnect::TransitVirtualInterface').map((ids) => ids.map((id) => template.toJSON().Resources[id].Type));
    expect(waits).toEqual([['AWS::DirectConnect::Connection'], ['AWS::DirectConnect::Connection']]);
  });

  test('holds up the interfaces of a guest on the ports of another construct too', () => {
    const macsec = { mode: 'must-encrypt', keys: 'ashburn-macsec' } as const;
    const stack = newStack();
    const owner = new AwsHybridNetwork(stack, 'Owner', { plan: networkPlan([withPrimary({ macsec })]), cloud: 'aws-virginia' });
    const guest = new AwsHybridNetwork(stack, 'Guest', {
      plan: networkPlan([withPrimary({ macsec, circuitsOf: 'owner' })]),
      cloud: 'aws-virginia',
      existingConnections: owner.dedicated.lagIds,
    });
    const { Resources: resources } = Template.fromStack(stack).toJSON();
    const keys = [...owner.dedicated.keys.values()].map(({ node }) => stack.getLogicalId(node.defaultChild as CfnElement));
    const waiting = [...guest.dedicated.virtualInterfaces.values()].map((resource) => resources[stack.getLogicalId(resource)].DependsOn as string[]);
    expect(waiting.map((ids) => ids.filter((id) => keys.includes(id)).length)).toEqual([1, 1]);
  });

  test('leaves the keys of a LAG alone that was given, and warns of it', () => {
    const { network, stack } = build(networkPlan(), { existingConnections: { [BUNDLE]: 'dxlag-ffabc123' } });
    const keys = [...network.dedicated.macsec.get('us-east-1')!.keys];
    expect(keys.map(([id]) => id)).toEqual(['aws-edge-2-csva1-1']);
    expect(keys[0]![1]).toBeInstanceOf(CustomResource);
    const warnings = Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('ack: hybrid-ai-network/aws:given-macsec'));
    expect(warnings.map(({ entry }) => entry.data)).toEqual([expect.stringContaining(BUNDLE)]);
  });
});

describe('the resiliency group of a link', () => {
  test.each([['basic', 'basic-resiliency'], ['high', 'high-resiliency'], ['maximum', 'maximum-resiliency']] as const)('declares "%s" as %s', (resilience, model) => {
    build(networkPlan([{ ...dedicatedLink, resilience }])).template.hasResourceProperties('AWS::DirectConnect::ResiliencyGroup', { IntendedResiliencyModel: model });
  });

  test('has its own live connections as members, under a name that AWS takes', () => {
    const link = { ...dedicatedLink, name: 'aws: 1' };
    const { network, stack, template } = build(networkPlan([link, vpnLink]));
    template.resourceCountIs('AWS::DirectConnect::ResiliencyGroup', 1);
    const all = [...network.dedicated.connections.values()].flat();
    expect(propertiesOf(stack, template, network.dedicated.resiliencyGroups.get('aws: 1'))).toMatchObject({
      ResiliencyGroupName: 'ashburn-ai-aws--1',
      ConnectionArns: all.map(({ attrConnectionArn }) => stack.resolve(attrConnectionArn)),
    });
  });

  test('gets a connection that is added when it is up', () => {
    const plan = networkPlan([withBundles([firstBundle({ members: 3 })])]);
    const members = (onOrder: string[]) => {
      const { network, stack, template } = build(plan, { onOrder });
      return propertiesOf(stack, template, network.dedicated.resiliencyGroups.get('aws')).ConnectionArns;
    };
    expect(members([])).toHaveLength(5);
    expect(members([`${BUNDLE}/3`])).toHaveLength(4);
    expect(members([])).toEqual(expect.arrayContaining(members([`${BUNDLE}/3`])));
  });

  test('is not made where all circuits were given', () => {
    const existingConnections = { [BUNDLE]: 'dxlag-ffabc123', 'aws-edge-2-csva1-1': 'dxlag-ffabc124' };
    build(networkPlan(), { existingConnections }).template.resourceCountIs('AWS::DirectConnect::ResiliencyGroup', 0);
  });
});

describe('circuits that exist', () => {
  test('are used and not made', () => {
    const { network, stack, template } = build(networkPlan(), { existingConnections: { [BUNDLE]: 'dxcon-ffabc123' } });
    expect([...network.dedicated.lags.keys()]).toEqual(['aws-edge-2-csva1-1']);
    template.resourceCountIs('AWS::DirectConnect::Connection', 2);
    expect(propertiesOf(stack, template, network.dedicated.virtualInterfaces.get(`${BUNDLE}-1`))).toMatchObject({ ConnectionId: 'dxcon-ffabc123', Vlan: 1000 });
    expect(network.dedicated.lagIds[BUNDLE]).toBe('dxcon-ffabc123');
  });

  test('may be references', () => {
    const stack = newStack();
    const { valueAsString } = new CfnParameter(stack, 'Lag');
    const { network, template } = build(networkPlan(), { existingConnections: { [BUNDLE]: valueAsString } }, stack);
    expect(propertiesOf(stack, template, network.dedicated.virtualInterfaces.get(`${BUNDLE}-1`)).ConnectionId).toEqual({ Ref: 'Lag' });
  });

  test('are refused under another id than one of Direct Connect, and for a bundle that the plan does not have', () => {
    const existingConnections = { [BUNDLE]: 'dxvif-ffabc123', 'aws-edge-9-1': 'dxlag-ffabc123' };
    expect(problemsOf(() => build(networkPlan(), { existingConnections }))).toMatchObject([
      { code: 'aws-id', message: expect.stringContaining('dxvif-ffabc123') },
      { code: 'aws-unknown-bundle', message: expect.stringContaining('"aws-edge-9-1"'), fix: expect.stringContaining(BUNDLE) },
    ]);
    expect(problemsOf(() => build(networkPlan(), { onOrder: [`${BUNDLE}/3`] }))).toMatchObject([{ code: 'aws-unknown-bundle', message: expect.stringContaining('onOrder') }]);
  });

  test('of another account are allocated by a role there', () => {
    const allocateRoleArn = 'arn:aws:iam::111122223333:role/allocate';
    const existingConnections = { [BUNDLE]: 'dxlag-ffabc123', 'aws-edge-2-csva1-1': 'dxlag-ffabc124' };
    const { template } = build(networkPlan([publicLink()]), { existingConnections, allocateRoleArn });
    template.allResourcesProperties('AWS::DirectConnect::TransitVirtualInterface', { AllocateTransitVirtualInterfaceRoleArn: allocateRoleArn });
    template.allResourcesProperties('AWS::DirectConnect::PublicVirtualInterface', { AllocatePublicVirtualInterfaceRoleArn: allocateRoleArn });
    const small = build(networkPlan([privateLink], privateCloud), { existingConnections, allocateRoleArn, vpcs: 'create' });
    small.template.allResourcesProperties('AWS::DirectConnect::PrivateVirtualInterface', { AllocatePrivateVirtualInterfaceRoleArn: allocateRoleArn });
  });
});

describe('a link that takes the circuits of another', () => {
  const guestCloud = { ...networkPlan().clouds[0]!, name: 'aws-dev' } as typeof privateCloud;
  const plan = networkPlan([dedicatedLink, guestLink('aws-dev')], undefined, guestCloud);

  test('has its own virtual interfaces on the LAGs of the owner', () => {
    const stack = newStack();
    const { lagIds } = place(plan, {}, stack).dedicated;
    const guest = build(plan, { cloud: 'aws-dev', existingConnections: lagIds }, newStack(undefined, stack));
    guest.template.resourceCountIs('AWS::DirectConnect::Lag', 0);
    guest.template.resourceCountIs('AWS::DirectConnect::Connection', 0);
    guest.template.resourceCountIs('AWS::DirectConnect::ResiliencyGroup', 0);
    guest.template.resourceCountIs('Custom::DirectConnectMacsec', 0);
    guest.template.allResourcesProperties('AWS::DirectConnect::TransitVirtualInterface', { RateLimit: '2Gbps' });
    expect([...guest.network.dedicated.virtualInterfaces.keys()]).toEqual(['guest-edge-1-eqdc2-1-1', 'guest-edge-2-csva1-1-1']);
    const { ConnectionId } = propertiesOf(guest.stack, guest.template, guest.network.dedicated.virtualInterfaces.get('guest-edge-1-eqdc2-1-1'));
    expect(ConnectionId).toEqual({ 'Fn::ImportValue': expect.stringContaining('Lag') });
  });

  test('is refused without the ids of the LAGs, and the error names whose construct has them', () => {
    expect(problemsOf(() => build(plan, { cloud: 'aws-dev' }))).toMatchObject([
      { code: 'aws-shared-circuits', path: ['links', 'guest'], message: expect.stringContaining('the circuits of "aws"'), fix: expect.stringContaining('dedicated.lagIds') },
      { code: 'aws-shared-circuits' },
    ]);
  });

  test('needs nothing while the circuits are on order, and no interface of its own for another Region', () => {
    const paths = (guestLink().primary as typeof primary).paths;
    const waiting = { ...guestLink('aws-dev'), primary: { ...(guestLink().primary as typeof primary), paths: paths.map((path) => ({ ...path, phase: 'order' as const })) } };
    build(networkPlan([waiting], undefined, guestCloud), { cloud: 'aws-dev' }).template.resourceCountIs('AWS::DirectConnect::TransitVirtualInterface', 0);
  });
});

describe('a link without circuits', () => {
  test('has nothing of Direct Connect', () => {
    const { network, template } = build(networkPlan([vpnLink]));
    expect([network.dedicated.lags.size, network.dedicated.connections.size, network.dedicated.virtualInterfaces.size]).toEqual([0, 0, 0]);
    expect(JSON.stringify(template.toJSON())).not.toContain('AWS::DirectConnect::');
  });
});
