import { PolicyDocument, PolicyStatement, StarPrincipal } from 'aws-cdk-lib/aws-iam';
import { awsCloud, build, dedicatedLink, networkPlan, place, privateCloud, privateLink, problemsOf, propertiesOf, publicLink, storageLink, vpnLink } from './fixture';

const small = { ...awsCloud, prefixes: ['10.64.0.0/16'] };
const plan = networkPlan([storageLink(), vpnLink], small);

describe('transfers to object storage over interface endpoints', () => {
  test('get one in the VPC that is created, in both of its zones', () => {
    const { network, stack, template } = build(plan, { vpcs: 'create' });
    const { vpc, subnets } = network.vpcs.created.get('10.64.0.0/16')!;
    expect(propertiesOf(stack, template, network.endpoints!.interfaceEndpoint)).toMatchObject({
      VpcEndpointType: 'Interface',
      ServiceName: 'com.amazonaws.us-east-1.s3',
      VpcId: stack.resolve(vpc.attrVpcId),
      SubnetIds: subnets.map(({ attrSubnetId }) => stack.resolve(attrSubnetId)),
      SecurityGroupIds: [stack.resolve(network.endpoints!.securityGroup!.attrGroupId)],
    });
  });

  test('let the prefixes of their own sites in, on port 443 and nothing else', () => {
    const { network, stack, template } = build(plan, { vpcs: 'create' });
    const rule = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443 };
    expect(propertiesOf(stack, template, network.endpoints!.securityGroup).SecurityGroupIngress).toEqual([
      { ...rule, CidrIp: '10.16.0.0/13', Description: expect.any(String) },
      { ...rule, CidrIp: '172.20.0.0/17', Description: expect.any(String) },
    ]);
  });

  test('answer to the usual names for sites only, which takes a gateway endpoint before', () => {
    const { network, stack, template } = build(plan, { vpcs: 'create' });
    const { gatewayEndpoint, interfaceEndpoint } = network.endpoints!;
    expect(propertiesOf(stack, template, gatewayEndpoint)).toMatchObject({
      VpcEndpointType: 'Gateway',
      ServiceName: 'com.amazonaws.us-east-1.s3',
      RouteTableIds: [stack.resolve(network.vpcs.created.get('10.64.0.0/16')!.routeTable.attrRouteTableId)],
    });
    const resource = template.toJSON().Resources[stack.resolve(interfaceEndpoint.logicalId)];
    expect(resource.Properties).toMatchObject({ PrivateDnsEnabled: true, DnsOptions: { PrivateDnsOnlyForInboundResolverEndpoint: 'OnlyInboundResolver' } });
    expect(resource.DependsOn).toEqual([stack.resolve(gatewayEndpoint!.logicalId)]);
  });

  test('have a name of their own among the outputs', () => {
    const { network, stack, template } = build(plan, { vpcs: 'create' });
    const entries = stack.resolve(network.endpoints!.interfaceEndpoint.attrDnsEntries);
    template.hasOutput('*', { Value: { 'Fn::Select': [1, { 'Fn::Split': [':', { 'Fn::Select': [0, entries] }] }] } });
  });

  test('are held to a policy where one is given', () => {
    const policy = new PolicyDocument({ statements: [new PolicyStatement({ actions: ['s3:GetObject'], principals: [new StarPrincipal()], resources: ['arn:aws:s3:::weights/*'] })] });
    const { network, stack, template } = build(plan, { vpcs: 'create', objectStorage: { policy } });
    expect(propertiesOf(stack, template, network.endpoints!.interfaceEndpoint).PolicyDocument.Statement).toMatchObject([{ Action: 's3:GetObject', Resource: 'arn:aws:s3:::weights/*' }]);
  });

  test('reach a VPC behind a virtual private gateway as well', () => {
    build(networkPlan([storageLink(privateLink)], privateCloud), { vpcs: 'create' }).template.resourceCountIs('AWS::EC2::VPCEndpoint', 2);
  });
});

describe('endpoints in a VPC that is named', () => {
  const props = { vpcs: 'create', objectStorage: { vpc: '10.64.0.0/16' } } as const;

  test('stay when a plan prefers public virtual interfaces, for the same sites', () => {
    const of = (link: Parameters<typeof storageLink>[0]) => {
      const { network, stack, template } = build(networkPlan([link!]), props);
      const { interfaceEndpoint, gatewayEndpoint, securityGroup } = network.endpoints!;
      const built = [interfaceEndpoint, gatewayEndpoint, securityGroup];
      return built.map((resource) => [stack.resolve(resource!.logicalId), propertiesOf(stack, template, resource)]);
    };
    expect(of(publicLink())).toEqual(of(storageLink()));
  });

  test('let nobody in while no link has transfers to object storage', () => {
    const { network, stack, template } = build(networkPlan([dedicatedLink]), props);
    expect(propertiesOf(stack, template, network.endpoints!.securityGroup).SecurityGroupIngress).toEqual([]);
  });

  test('are refused in one that is not made', () => {
    const problems = problemsOf(() => place(networkPlan([dedicatedLink]), { ...props, vpcs: {} }));
    expect(problems).toMatchObject([{ code: 'aws-endpoint-vpc', message: expect.stringContaining('there are to be') }]);
  });
});

describe('a VPC that is given for the endpoints', () => {
  const vpc = { vpcId: 'vpc-1', subnetIds: ['subnet-1', 'subnet-2'] };

  test('gets the interface endpoint alone, without private DNS, where no route table is named', () => {
    const { network, stack, template } = build(plan, { objectStorage: { vpc } });
    template.resourceCountIs('AWS::EC2::VPCEndpoint', 1);
    const properties = propertiesOf(stack, template, network.endpoints!.interfaceEndpoint);
    expect(properties).toMatchObject({ VpcId: 'vpc-1', SubnetIds: ['subnet-1', 'subnet-2'], PrivateDnsEnabled: false });
    expect(properties).not.toHaveProperty('DnsOptions');
  });

  test('gets a gateway endpoint in the route tables that are named', () => {
    const { network, stack, template } = build(plan, { objectStorage: { vpc: { ...vpc, routeTableIds: ['rtb-1'] } } });
    expect(propertiesOf(stack, template, network.endpoints!.gatewayEndpoint)).toMatchObject({ RouteTableIds: ['rtb-1'], VpcId: 'vpc-1' });
    expect(propertiesOf(stack, template, network.endpoints!.interfaceEndpoint)).toHaveProperty('PrivateDnsEnabled', true);
  });

  test('keeps its security groups and its gateway endpoint where it has them', () => {
    const { network, stack, template } = build(plan, { objectStorage: { vpc: { ...vpc, securityGroupIds: ['sg-1'], privateDns: true } } });
    template.resourceCountIs('AWS::EC2::SecurityGroup', 0);
    expect(propertiesOf(stack, template, network.endpoints!.interfaceEndpoint)).toMatchObject({ SecurityGroupIds: ['sg-1'], PrivateDnsEnabled: true });
  });

  test('is refused without a subnet', () => {
    expect(problemsOf(() => place(plan, { objectStorage: { vpc: { vpcId: 'vpc-1', subnetIds: [] } } }))).toMatchObject([{ code: 'aws-no-subnet' }]);
  });
});

describe('no VPC for the endpoints', () => {
  const refused = (...args: Parameters<typeof place>) => problemsOf(() => place(...args));

  test('is refused, with the property to give', () => {
    expect(refused(plan)).toMatchObject([{ code: 'aws-endpoint-vpc', message: expect.stringContaining('of aws go'), fix: expect.stringContaining('objectStorage: { vpc: { vpcId, subnetIds } }') }]);
  });

  test('is right where someone else makes the endpoints', () => {
    const { network, template } = build(plan, { vpcs: 'create', objectStorage: 'elsewhere' });
    expect(network.endpoints).toBeUndefined();
    template.resourceCountIs('AWS::EC2::VPCEndpoint', 0);
  });

  test('is chosen among several that are created', () => {
    const large = networkPlan([storageLink()]);
    expect(refused(large, { vpcs: 'create' })).toMatchObject([{ code: 'aws-endpoint-vpc', fix: expect.stringContaining('10.64.0.0/16 or 10.65.0.0/16') }]);
    expect(refused(large, { vpcs: 'create', objectStorage: { vpc: '10.66.0.0/16' } })).toMatchObject([{ code: 'aws-endpoint-vpc' }]);
    const { network } = build(large, { vpcs: 'create', objectStorage: { vpc: '10.65.0.0/16' } });
    expect(network.endpoints!.interfaceEndpoint.node.id).toContain('10.65.0.0');
  });

  test('is not needed where no link sends transfers to endpoints', () => {
    expect(place(networkPlan([publicLink()])).endpoints).toBeUndefined();
    expect(place(networkPlan([dedicatedLink])).endpoints).toBeUndefined();
    expect(place(networkPlan([publicLink()]), { vpcs: 'create', objectStorage: {} }).endpoints).toBeUndefined();
  });
});
