import { CfnParameter } from 'aws-cdk-lib';
import { SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { awsCloud, build, dedicatedLink, networkPlan, newStack, privateCloud, privateLink, problemsOf, propertiesOf } from './fixture';
import { vpcAttachment } from '../../lib/aws';

const existing = { vpcId: 'vpc-1', subnetIds: ['subnet-1', 'subnet-2'], routeTableIds: { compute: 'rtb-1', storage: 'rtb-2' } };

describe('no VPC', () => {
  test('is made or joined unless asked', () => {
    const { network, template } = build();
    for (const type of ['VPC', 'Subnet', 'TransitGatewayVpcAttachment', 'Route']) template.resourceCountIs(`AWS::EC2::${type}`, 0);
    expect([network.vpcs.created.size, network.vpcs.attachments.size, network.vpcs.routes.size]).toEqual([0, 0, 0]);
  });
});

describe('a VPC that exists', () => {
  test('is joined to the transit gateway in its subnets', () => {
    const { network, stack, template } = build(networkPlan(), { vpcs: { research: existing } });
    template.resourceCountIs('AWS::EC2::VPC', 0);
    expect(propertiesOf(stack, template, network.vpcs.attachments.get('research'))).toMatchObject({
      VpcId: 'vpc-1',
      SubnetIds: ['subnet-1', 'subnet-2'],
      TransitGatewayId: stack.resolve(network.gateway.transitGatewayId),
    });
  });

  test('gets a route to every prefix of the sites in each route table, once it is joined', () => {
    const { network, stack, template } = build(networkPlan(), { vpcs: { research: existing } });
    const keys = ['compute', 'storage'].flatMap((table) => ['10.16.0.0/13', '10.32.0.0/16', '172.20.0.0/17'].map((prefix) => `research/${table}/${prefix}`));
    expect([...network.vpcs.routes.keys()]).toEqual(keys);
    expect(propertiesOf(stack, template, network.vpcs.routes.get('research/storage/10.32.0.0/16'))).toMatchObject({
      RouteTableId: 'rtb-2',
      DestinationCidrBlock: '10.32.0.0/16',
      TransitGatewayId: stack.resolve(network.gateway.transitGatewayId),
    });
    const attachment = stack.resolve(network.vpcs.attachments.get('research')!.logicalId);
    template.allResources('AWS::EC2::Route', { DependsOn: [attachment] });
  });

  test('gets routes to the sites of its own cloud only', () => {
    const { network } = build(networkPlan([dedicatedLink]), { vpcs: { research: existing } });
    expect([...network.vpcs.routes.keys()].filter((key) => key.includes('10.32.0.0'))).toEqual([]);
  });

  test('gets no route where no route table is named', () => {
    const { template } = build(networkPlan(), { vpcs: { research: { vpcId: 'vpc-1', subnetIds: ['subnet-1'] } } });
    template.resourceCountIs('AWS::EC2::TransitGatewayVpcAttachment', 1);
    template.resourceCountIs('AWS::EC2::Route', 0);
  });

  test('may be given as values that are known only at the deployment', () => {
    const stack = newStack();
    const parameter = (name: string) => new CfnParameter(stack, name).valueAsString;
    const research = { vpcId: parameter('Vpc'), subnetIds: [parameter('Subnet')], routeTableIds: { main: parameter('Table') } };
    const { template } = build(networkPlan(), { vpcs: { research } }, stack);
    template.hasResourceProperties('AWS::EC2::TransitGatewayVpcAttachment', { VpcId: { Ref: 'Vpc' }, SubnetIds: [{ Ref: 'Subnet' }] });
    template.allResourcesProperties('AWS::EC2::Route', { RouteTableId: { Ref: 'Table' } });
  });

  test('is refused without a subnet', () => {
    const problems = problemsOf(() => build(networkPlan(), { vpcs: { research: { vpcId: 'vpc-1', subnetIds: [] } } }));
    expect(problems).toMatchObject([{ code: 'aws-no-subnet', message: expect.stringContaining('"research"') }]);
  });
});

describe('a VPC of aws-cdk-lib', () => {
  test('is joined in one subnet of each zone, with routes in the tables of all private subnets', () => {
    const stack = newStack();
    const group = (name: string) => ({ name, subnetType: SubnetType.PRIVATE_ISOLATED, cidrMask: 24 });
    const vpc = new Vpc(stack, 'Vpc', { maxAzs: 2, natGateways: 0, subnetConfiguration: [group('compute'), group('storage')] });
    const attachment = vpcAttachment(vpc);
    expect(attachment.subnetIds).toEqual(vpc.selectSubnets({ subnetGroupName: 'compute' }).subnetIds);
    expect(attachment.routeTableIds).toEqual(Object.fromEntries(vpc.isolatedSubnets.map((subnet) => [subnet.node.id, subnet.routeTable.routeTableId])));
    expect(Object.keys(attachment.routeTableIds ?? {})).toEqual(['computeSubnet1', 'computeSubnet2', 'storageSubnet1', 'storageSubnet2']);
    const { template } = build(networkPlan(), { vpcs: { research: attachment } }, stack);
    template.hasResourceProperties('AWS::EC2::TransitGatewayVpcAttachment', { VpcId: stack.resolve(vpc.vpcId) });
    template.resourceCountIs('AWS::EC2::Route', 4 * 3);
  });

  test('is joined in the subnets that are chosen', () => {
    const vpc = new Vpc(newStack(), 'Vpc', { maxAzs: 2, natGateways: 0 });
    expect(vpcAttachment(vpc, { subnetType: SubnetType.PUBLIC }).subnetIds).toEqual(vpc.publicSubnets.map(({ subnetId }) => subnetId));
  });

  test('has a route table that several subnets share once', () => {
    const vpc = Vpc.fromVpcAttributes(newStack(), 'Vpc', {
      vpcId: 'vpc-1',
      availabilityZones: ['us-east-1a', 'us-east-1b'],
      isolatedSubnetIds: ['subnet-1', 'subnet-2'],
      isolatedSubnetRouteTableIds: ['rtb-1', 'rtb-1'],
    });
    expect(vpcAttachment(vpc)).toEqual({ vpcId: 'vpc-1', subnetIds: ['subnet-1', 'subnet-2'], routeTableIds: { IsolatedSubnet1: 'rtb-1' } });
  });

  test('is refused where the route table of a subnet is not known', () => {
    const vpc = Vpc.fromVpcAttributes(newStack(), 'Vpc', { vpcId: 'vpc-1', availabilityZones: ['us-east-1a'], isolatedSubnetIds: ['subnet-1'] });
    expect(problemsOf(() => vpcAttachment(vpc))).toMatchObject([{ code: 'aws-route-table', message: expect.stringContaining('Hybrid/Vpc/IsolatedSubnet1') }]);
  });
});

describe('a new VPC', () => {
  test('is made for each prefix of the cloud, with subnets in two zones', () => {
    const { network, stack, template } = build(networkPlan(), { vpcs: 'create' });
    expect([...network.vpcs.created.keys()]).toEqual(['10.64.0.0/16', '10.65.0.0/16']);
    const { vpc, subnets, routeTable } = network.vpcs.created.get('10.65.0.0/16')!;
    expect(propertiesOf(stack, template, vpc)).toMatchObject({ CidrBlock: '10.65.0.0/16', EnableDnsSupport: true, EnableDnsHostnames: true });
    const cidr = { 'Fn::Cidr': [stack.resolve(vpc.attrCidrBlock), 4, '14'] };
    expect(subnets.map((subnet) => propertiesOf(stack, template, subnet))).toMatchObject([0, 1].map((zone) => ({
      VpcId: stack.resolve(vpc.attrVpcId),
      AvailabilityZone: { 'Fn::Select': [zone, { 'Fn::GetAZs': '' }] },
      CidrBlock: { 'Fn::Select': [zone, cidr] },
    })));
    expect(propertiesOf(stack, template, routeTable)).toMatchObject({ VpcId: stack.resolve(vpc.attrVpcId) });
    template.resourceCountIs('AWS::EC2::SubnetRouteTableAssociation', 4);
  });

  test('is joined to the transit gateway, with routes to the sites', () => {
    const { network, stack, template } = build(networkPlan(), { vpcs: 'create' });
    const { vpc, subnets, routeTable } = network.vpcs.created.get('10.64.0.0/16')!;
    expect(propertiesOf(stack, template, network.vpcs.attachments.get('10.64.0.0/16'))).toMatchObject({
      VpcId: stack.resolve(vpc.attrVpcId),
      SubnetIds: subnets.map(({ attrSubnetId }) => stack.resolve(attrSubnetId)),
    });
    expect(propertiesOf(stack, template, network.vpcs.routes.get('10.64.0.0/16/main/172.20.0.0/17'))).toMatchObject({
      RouteTableId: stack.resolve(routeTable.attrRouteTableId),
      DestinationCidrBlock: '172.20.0.0/17',
    });
  });

  test('is refused for a prefix that no VPC of two zones can have', () => {
    const cloud = { ...awsCloud, prefixes: ['10.0.0.0/14', '10.64.0.0/16', '10.65.0.0/27'] };
    expect(problemsOf(() => build(networkPlan([dedicatedLink], cloud), { vpcs: 'create' }))).toMatchObject([
      { code: 'aws-vpc-prefix', path: ['clouds', 'aws-virginia', 'prefixes'], message: expect.stringContaining('10.0.0.0/14') },
      { code: 'aws-vpc-prefix', message: expect.stringContaining('10.65.0.0/27') },
    ]);
  });
});

describe('the VPC of a virtual private gateway', () => {
  const plan = networkPlan([privateLink], privateCloud);

  test('is joined to it, and learns the routes to the sites in its route tables once it is', () => {
    const { network, stack, template } = build(plan, { vpcs: { research: existing } });
    const gateway = stack.resolve(network.gateway.virtualPrivateGatewayId);
    template.hasResourceProperties('AWS::EC2::VPCGatewayAttachment', { VpcId: 'vpc-1', VpnGatewayId: gateway });
    for (const type of ['TransitGatewayVpcAttachment', 'Route']) template.resourceCountIs(`AWS::EC2::${type}`, 0);
    expect([...network.vpcs.propagations.keys()]).toEqual(['research/compute', 'research/storage']);
    expect(propertiesOf(stack, template, network.vpcs.propagations.get('research/storage'))).toEqual({ RouteTableIds: ['rtb-2'], VpnGatewayId: gateway });
    template.allResources('AWS::EC2::VPNGatewayRoutePropagation', { DependsOn: [stack.resolve(network.vpcs.gatewayAttachment!.logicalId)] });
  });

  test('is created where asked', () => {
    const { network, stack, template } = build(plan, { vpcs: 'create' });
    const { vpc, routeTable } = network.vpcs.created.get('10.64.0.0/16')!;
    expect(propertiesOf(stack, template, network.vpcs.gatewayAttachment)).toMatchObject({ VpcId: stack.resolve(vpc.attrVpcId) });
    template.hasResourceProperties('AWS::EC2::VPNGatewayRoutePropagation', { RouteTableIds: [stack.resolve(routeTable.attrRouteTableId)] });
  });

  test('keeps the attachment that a gateway has which exists, and gets its routes', () => {
    const { template } = build(plan, { vpcs: { research: existing }, virtualPrivateGatewayId: 'vgw-0123456789abcdef0' });
    template.resourceCountIs('AWS::EC2::VPCGatewayAttachment', 0);
    template.allResourcesProperties('AWS::EC2::VPNGatewayRoutePropagation', { VpnGatewayId: 'vgw-0123456789abcdef0' });
    template.resourceCountIs('AWS::EC2::VPNGatewayRoutePropagation', 2);
  });
});
