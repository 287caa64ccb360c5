import { CfnParameter } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { awsCloud, build, dedicatedLink, networkPlan, newStack, place, privateCloud, privateLink, problemsOf, propertiesOf, vpnLink } from './fixture';

describe('the transit gateway', () => {
  test('has the ASN of the plan, shares VPN traffic over equal paths, and uses its default route tables', () => {
    const { template } = build();
    template.hasResourceProperties('AWS::EC2::TransitGateway', {
      AmazonSideAsn: 64512,
      VpnEcmpSupport: 'enable',
      DefaultRouteTableAssociation: 'enable',
      DefaultRouteTablePropagation: 'enable',
      Description: 'Hybrid network ashburn-ai, aws-virginia',
      Tags: [{ Key: 'Name', Value: 'ashburn-ai/aws-virginia' }],
    });
  });

  test('is not made where one is given, and everything ends on the given one', () => {
    const { network, template } = build(networkPlan(), { transitGatewayId: 'tgw-0123456789abcdef0' });
    template.resourceCountIs('AWS::EC2::TransitGateway', 0);
    template.allResourcesProperties('AWS::EC2::VPNConnection', { TransitGatewayId: 'tgw-0123456789abcdef0' });
    template.hasResourceProperties('AWS::DirectConnect::DirectConnectGatewayAssociation', { AssociatedGatewayId: 'tgw-0123456789abcdef0' });
    expect(network.gateway.transitGateway).toBeUndefined();
    expect(network.gateway.transitGatewayId).toBe('tgw-0123456789abcdef0');
  });

  test('may be given as a value that is known only at the deployment', () => {
    const stack = newStack();
    const { valueAsString } = new CfnParameter(stack, 'Gateway');
    const { template } = build(networkPlan([vpnLink]), { transitGatewayId: valueAsString }, stack);
    template.hasResourceProperties('AWS::EC2::VPNConnection', { TransitGatewayId: { Ref: 'Gateway' } });
  });

  test.each(['vpc-0123456789abcdef0', 'hub', ''])('is refused under the id "%s"', (transitGatewayId) => {
    expect(problemsOf(() => build(networkPlan(), { transitGatewayId }))).toMatchObject([{ code: 'aws-id', message: expect.stringContaining('transitGatewayId') }]);
  });
});

describe('the Direct Connect gateway', () => {
  test('has its own ASN, as text', () => {
    build().template.hasResourceProperties('AWS::DirectConnect::DirectConnectGateway', {
      AmazonSideAsn: '64513',
      DirectConnectGatewayName: 'ashburn-ai/aws-virginia',
    });
  });

  test('announces exactly the prefixes of the cloud', () => {
    build().template.hasResourceProperties('AWS::DirectConnect::DirectConnectGatewayAssociation', {
      AllowedPrefixesToDirectConnectGateway: ['10.64.0.0/16', '10.65.0.0/16'],
      DirectConnectGatewayId: { 'Fn::GetAtt': [Match.stringLikeRegexp('DirectConnectGateway'), 'DirectConnectGatewayId'] },
      AssociatedGatewayId: { 'Fn::GetAtt': [Match.stringLikeRegexp('TransitGateway'), 'Id'] },
    });
  });

  test('is not made where no link has circuits', () => {
    const { network, template } = build(networkPlan([vpnLink]));
    template.resourceCountIs('AWS::DirectConnect::DirectConnectGateway', 0);
    template.resourceCountIs('AWS::DirectConnect::DirectConnectGatewayAssociation', 0);
    expect([network.gateway.directConnectGateway, network.gateway.association]).toEqual([undefined, undefined]);
  });
});

describe('both gateways', () => {
  test('are reachable, and their ids are outputs', () => {
    const { network, stack, template } = build(networkPlan([dedicatedLink]));
    const { transitGateway, directConnectGateway, association } = network.gateway;
    expect(propertiesOf(stack, template, transitGateway)).toHaveProperty('AmazonSideAsn', 64512);
    expect(propertiesOf(stack, template, association)).toHaveProperty('AllowedPrefixesToDirectConnectGateway');
    template.hasOutput('*', { Value: stack.resolve(transitGateway!.attrId) });
    template.hasOutput('*', { Value: stack.resolve(directConnectGateway!.attrDirectConnectGatewayId) });
  });
});

const GIVEN = '5f294f92-bafb-4011-916d-9b0bd1a2c3d4';
const ASSOCIATION = 'AWS::DirectConnect::DirectConnectGatewayAssociation';

describe('a Direct Connect gateway that exists', () => {
  test('is not made, gets the virtual interfaces and is associated', () => {
    const { network, template } = build(networkPlan(), { directConnectGatewayId: GIVEN });
    template.resourceCountIs('AWS::DirectConnect::DirectConnectGateway', 0);
    template.hasResourceProperties(ASSOCIATION, { DirectConnectGatewayId: GIVEN });
    template.allResourcesProperties('AWS::DirectConnect::TransitVirtualInterface', { DirectConnectGatewayId: GIVEN });
    expect([network.gateway.directConnectGateway, network.gateway.directConnectGatewayId]).toEqual([undefined, GIVEN]);
  });

  test('of another account is named by its ARN, and its owner accepts by a role', () => {
    const [directConnectGatewayId, acceptRoleArn] = [`arn:aws:directconnect::444455556666:dx-gateway/${GIVEN}`, 'arn:aws:iam::444455556666:role/accept'];
    build(networkPlan(), { directConnectGatewayId, acceptRoleArn }).template.hasResourceProperties(ASSOCIATION, {
      DirectConnectGatewayId: directConnectGatewayId,
      AcceptDirectConnectGatewayAssociationProposalRoleArn: acceptRoleArn,
    });
  });

  test('is left as it is where it is associated with the given gateway already', () => {
    const { network, template } = build(networkPlan(), { directConnectGatewayId: GIVEN, transitGatewayId: 'tgw-0123456789abcdef0', associateGateways: false });
    template.resourceCountIs(ASSOCIATION, 0);
    expect(network.gateway.association).toBeUndefined();
  });

  test('is needed where the plan shares that of another cloud, and the error names the cloud', () => {
    const oregon = { ...awsCloud, name: 'aws-oregon', region: 'us-west-2', gatewayAsn: 64514, directConnectGatewayOf: 'aws-virginia' };
    const plan = networkPlan([{ ...dedicatedLink, cloud: 'aws-oregon' }], awsCloud, oregon);
    expect(problemsOf(() => place(plan, { cloud: 'aws-oregon' }))).toMatchObject([
      { code: 'aws-shared-gateway', path: ['clouds', 'aws-oregon'], message: expect.stringContaining('"aws-virginia"'), fix: expect.stringContaining('gateway.directConnectGatewayId') },
    ]);
    expect(() => place(plan, { cloud: 'aws-oregon', directConnectGatewayId: GIVEN })).not.toThrow();
    expect(() => place(networkPlan([{ ...vpnLink, cloud: 'aws-oregon' }], awsCloud, oregon), { cloud: 'aws-oregon' })).not.toThrow();
  });

  test.each([
    [{ directConnectGatewayId: 'dxgw-1' }, 'aws-id'],
    [{ directConnectGatewayId: GIVEN, acceptRoleArn: 'accept' }, 'aws-id'],
    [{ acceptRoleArn: 'arn:aws:iam::444455556666:role/accept' }, 'aws-property'],
    [{ associateGateways: false }, 'aws-property'],
    [{ associateGateways: false, directConnectGatewayId: GIVEN }, 'aws-property'],
    [{ virtualPrivateGatewayId: 'vgw-0123456789abcdef0' }, 'aws-property'],
  ])('is refused with %j', (props, code) => {
    expect(problemsOf(() => place(networkPlan(), props))).toMatchObject([{ code }]);
  });
});

describe('a virtual private gateway', () => {
  const plan = networkPlan([privateLink], privateCloud);

  test('takes the place of the transit gateway, with the ASN of the plan', () => {
    const { network, stack, template } = build(plan, { vpcs: 'create' });
    template.resourceCountIs('AWS::EC2::TransitGateway', 0);
    expect(propertiesOf(stack, template, network.gateway.virtualPrivateGateway)).toMatchObject({ Type: 'ipsec.1', AmazonSideAsn: 64512 });
    expect(network.gateway.transitGatewayId).toBeUndefined();
    template.hasOutput('*', { Value: stack.resolve(network.gateway.virtualPrivateGatewayId) });
  });

  test('is associated with the Direct Connect gateway once it is attached to its VPC', () => {
    const { network, stack, template } = build(plan, { vpcs: 'create' });
    template.hasResource(ASSOCIATION, {
      Properties: {
        AssociatedGatewayId: stack.resolve(network.gateway.virtualPrivateGatewayId),
        AllowedPrefixesToDirectConnectGateway: ['10.64.0.0/16'],
      },
      DependsOn: [stack.resolve(network.vpcs.gatewayAttachment!.logicalId)],
    });
  });

  test('may exist: then it is neither made nor attached', () => {
    const virtualPrivateGatewayId = 'vgw-0123456789abcdef0';
    const { network, template } = build(plan, { virtualPrivateGatewayId });
    template.resourceCountIs('AWS::EC2::VPNGateway', 0);
    template.resourceCountIs('AWS::EC2::VPCGatewayAttachment', 0);
    template.hasResourceProperties(ASSOCIATION, { AssociatedGatewayId: virtualPrivateGatewayId });
    template.allResourcesProperties('AWS::EC2::VPNConnection', { VpnGatewayId: virtualPrivateGatewayId });
    expect(network.gateway.virtualPrivateGateway).toBeUndefined();
  });

  test.each([
    [{}, 'aws-one-vpc'],
    [{ vpcs: { one: { vpcId: 'vpc-1', subnetIds: [] }, two: { vpcId: 'vpc-2', subnetIds: [] } } }, 'aws-one-vpc'],
    [{ vpcs: 'create' as const, transitGatewayId: 'tgw-0123456789abcdef0' }, 'aws-property'],
    [{ vpcs: 'create' as const, virtualPrivateGatewayId: 'vgw-0123456789abcdef0' }, 'aws-property'],
    [{ vpcs: 'create' as const, accelerate: true }, 'aws-property'],
  ])('is refused with %j', (props, code) => {
    expect(problemsOf(() => place(plan, props))).toMatchObject([{ code }]);
  });
});
