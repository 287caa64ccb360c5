import { CfnParameter } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { build, dedicatedLink, networkPlan, newStack, problemsOf, propertiesOf, vpnLink } from './fixture';

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
    expect(problemsOf(() => build(networkPlan(), { transitGatewayId }))).toMatchObject([{ code: 'aws-transit-gateway-id' }]);
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
