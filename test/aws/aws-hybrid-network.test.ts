import { App, Aspects, Stack, Tags } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { CfnLag } from 'aws-cdk-lib/aws-directconnect';
import * as cdktf from 'cdktf';
import { awsCloud, build, dedicatedLink, networkPlan, newStack, problemsOf, propertiesOf, publicLink, vpnLink, withPaths } from './fixture';
import { AwsHybridNetwork } from '../../lib/aws';
import type { CloudLinkPlan } from '../../lib/planner/network-plan';

describe('the place of the construct', () => {
  const props = { plan: networkPlan(), cloud: 'aws-virginia' };

  test('refuses a stack of cdktf', () => {
    const stack = new cdktf.TerraformStack(cdktf.Testing.app(), 'stack');
    expect(problemsOf(() => new AwsHybridNetwork(stack, 'Network', props))).toMatchObject([
      { code: 'wrong-root', message: expect.stringContaining('AwsHybridNetwork at "stack/Network"'), fix: expect.stringContaining('a Stack of aws-cdk-lib') },
    ]);
  });

  test('refuses an app without a stack', () => {
    expect(problemsOf(() => new AwsHybridNetwork(new App(), 'Network', props))).toMatchObject([{ code: 'wrong-root' }]);
  });

  test('refuses a stack under an app of cdktf', () => {
    const stack = new Stack(cdktf.Testing.app() as unknown as App, 'Hybrid');
    expect(problemsOf(() => new AwsHybridNetwork(stack, 'Network', props))).toMatchObject([{ code: 'wrong-root' }]);
  });

  test('refuses a stack of another Region', () => {
    expect(problemsOf(() => build(networkPlan(), {}, newStack('eu-west-1')))).toMatchObject([
      { code: 'aws-region', message: expect.stringContaining('Region us-east-1 in a stack of Region eu-west-1') },
    ]);
  });

  test('takes a stack of the Region of the plan', () => {
    build(networkPlan(), {}, newStack('us-east-1')).template.resourceCountIs('AWS::EC2::TransitGateway', 1);
  });

  test('takes two networks in one stack', () => {
    const { stack } = build();
    expect(() => new AwsHybridNetwork(stack, 'Second', { ...props, transitGatewayId: 'tgw-0123456789abcdef0' })).not.toThrow();
  });
});

describe('the properties', () => {
  const foreign = cdktf.Lazy.stringValue({ produce: () => 'tgw-0123456789abcdef0' });

  test('refuse text that only cdktf can resolve', () => {
    expect(problemsOf(() => build(networkPlan(), { transitGatewayId: foreign }))).toMatchObject([{ code: 'foreign-token', message: expect.stringContaining('"transitGatewayId"') }]);
  });

  test('refuse such text inside a VPC', () => {
    const vpcs = { research: { vpcId: 'vpc-1', subnetIds: [foreign] } };
    expect(problemsOf(() => build(networkPlan(), { vpcs }))).toMatchObject([{ code: 'foreign-token', message: expect.stringContaining('vpcs') }]);
  });

  test('refuse a number that only cdktf can resolve', () => {
    const transitInterfaces = cdktf.Token.asNumber(cdktf.Lazy.numberValue({ produce: () => 1 }));
    expect(problemsOf(() => build(networkPlan(), { quotas: { transitInterfaces } as never }))).toMatchObject([{ code: 'foreign-token' }]);
  });

  test('refuse a cloud that the plan does not have, and name those it has', () => {
    expect(problemsOf(() => build(networkPlan(), { cloud: 'aws-oregon' }))).toMatchObject([{ code: 'unknown-cloud', message: expect.stringContaining('"aws-oregon"'), fix: 'name aws-virginia of the plan' }]);
  });

  test('refuse a cloud of another provider', () => {
    expect(problemsOf(() => build(networkPlan(), { cloud: 'google-virginia' }))).toMatchObject([{ code: 'unknown-cloud' }]);
  });

  test('leave links of other clouds out', () => {
    const { network } = build(networkPlan([dedicatedLink, { ...vpnLink, cloud: 'google-virginia' }]));
    expect([...network.fallback.customerGateways.keys()]).toEqual(['ashburn/edge-1', 'ashburn/edge-2']);
  });

  test('take a plan that went through JSON', () => {
    const plan = networkPlan();
    expect(build(JSON.parse(JSON.stringify(plan))).template.toJSON()).toEqual(build(plan).template.toJSON());
  });
});

describe('keys', () => {
  const KEY_NAMES = /^(PreSharedKey|AuthKey)$/;
  const REFERENCE = /^\{\{resolve:secretsmanager:([\w/-]+):SecretString:::\}\}$/;

  function keysIn(value: unknown, name = ''): string[] {
    if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([key, item]) => keysIn(item, key));
    return KEY_NAMES.test(name) || String(value).includes('{{resolve') ? [String(value)] : [];
  }

  test('are never text: each is a dynamic reference to a secret, and the construct names the secrets', () => {
    const { network, template } = build();
    const keys = keysIn(template.toJSON());
    expect(keys).toHaveLength(2 + 10);
    const secrets = keys.map((key) => REFERENCE.exec(key)?.[1]);
    expect(secrets).not.toContain(undefined);
    expect(network.secrets).toEqual([...secrets, 'ashburn-macsec'].sort());
    expect(network.secrets).toContain('ashburn-ai/aws-edge-1-eqdc2-1-1-bgp');
  });

  test('of MACsec are read when the ports are up, and their secret is named in the template only', () => {
    const order = withPaths(() => ({ phase: 'order' }));
    const { network, template } = build(networkPlan([order]));
    expect(JSON.stringify(template.toJSON().Resources)).not.toContain('ashburn-macsec');
    expect(network.secrets).not.toContain('ashburn-macsec');
  });
});

describe('a link to a cloud of Google', () => {
  const idle = { todayMbps: 0, peakMbps: 0, pacedMbps: 0, sustainedMbps: 0, headroomMbps: 0, utilizationMbps: 0, flows: 0 };
  const requirement: CloudLinkPlan['requirement'] = { bindingRule: 'headroom', bindingDirection: 'toGoogle', requiredMbps: 800, toGoogle: idle, toAws: idle };
  const link: CloudLinkPlan = {
    name: 'aws-google',
    kind: 'aws-interconnect',
    aws: { cloud: 'aws-virginia', region: 'us-east-1' },
    google: { cloud: 'google-virginia', region: 'us-east4', project: 'ashburn-ai' },
    bandwidthMbps: 1_000,
    mtu: 1460,
    requirement,
    forecast: { until: '2032-03' },
    workloads: [],
  };
  const plan = { ...networkPlan([vpnLink]), cloudLinks: [link] };

  test('is attached to the Direct Connect gateway, which is made for it where no link has circuits', () => {
    const { network, stack, template } = build(plan, { cloudLinks: { 'aws-google': { environmentId: 'mce-aws-gcp-iad' } } });
    expect(propertiesOf(stack, template, network.interconnect!.connections.get('aws-google'))).toMatchObject({
      AttachPoint: { DirectConnectGateway: stack.resolve(network.gateway.directConnectGateway!.attrDirectConnectGatewayId) },
      Bandwidth: '1Gbps',
    });
    template.resourceCountIs('AWS::DirectConnect::DirectConnectGatewayAssociation', 1);
  });

  test('has its activation key in a secret that is named with the others', () => {
    const { network } = build(plan, { cloudLinks: { 'aws-google': { activationKeySecret: 'ashburn-ai/activation' } } });
    expect(network.secrets).toContain('ashburn-ai/activation');
  });

  test('is refused without an order, and an order without a link', () => {
    expect(problemsOf(() => build(plan))).toMatchObject([{ code: expect.stringContaining('interconnect') }]);
    expect(problemsOf(() => build(networkPlan([vpnLink]), { cloudLinks: { other: { environmentId: 'mce-aws-gcp-iad' } } }))).toMatchObject([{ code: 'aws-unknown-interconnect' }]);
  });

  test('needs ASNs that can be associated, as circuits do', () => {
    const equal = { ...networkPlan([vpnLink], { ...awsCloud, directConnectGatewayAsn: awsCloud.gatewayAsn }), cloudLinks: [link] };
    expect(problemsOf(() => build(equal, { cloudLinks: { 'aws-google': { environmentId: 'mce-aws-gcp-iad' } } }))).toMatchObject([{ code: 'aws-gateway-asn-equal' }]);
  });
});

describe('habits of the AWS CDK', () => {
  test('tags of the stack come to every resource that takes tags', () => {
    const stack = newStack();
    Tags.of(stack).add('team', 'network');
    const { template } = build(networkPlan(), { vpcs: 'create' }, stack);
    const directConnect = ['Lag', 'Connection', 'TransitVirtualInterface', 'ResiliencyGroup', 'DirectConnectGateway'].map((type) => `DirectConnect::${type}`);
    const ec2 = ['TransitGateway', 'CustomerGateway', 'VPNConnection', 'VPC', 'Subnet', 'TransitGatewayVpcAttachment'].map((type) => `EC2::${type}`);
    for (const type of [...directConnect, ...ec2, 'Logs::LogGroup', 'Lambda::Function', 'IAM::Role']) template.allResourcesProperties(`AWS::${type}`, { Tags: Match.arrayWith([{ Key: 'team', Value: 'network' }]) });
  });

  test('an aspect sees every resource and may change it', () => {
    const stack = newStack();
    Aspects.of(stack).add({
      visit: (node) => {
        if (node instanceof CfnLag) node.minimumLinks = 1;
      },
    });
    build(networkPlan(), {}, stack).template.allResourcesProperties('AWS::DirectConnect::Lag', { MinimumLinks: 1 });
  });

  test('every resource of Direct Connect and of the VPN can be reached by its name in the plan', () => {
    const { network, template } = build(networkPlan([publicLink(), vpnLink]));
    const { gateway, dedicated, fallback } = network;
    const reached = [
      ...dedicated.lags.values(), ...[...dedicated.connections.values()].flat(), ...dedicated.virtualInterfaces.values(),
      ...dedicated.resiliencyGroups.values(), ...fallback.connections.values(), ...fallback.customerGateways.values(),
      gateway.transitGateway!, gateway.directConnectGateway!, gateway.association!,
    ].map((resource) => resource.stack.resolve(resource.logicalId));
    const made = Object.entries<any>(template.toJSON().Resources).filter(([, { Type }]) => /^AWS::(DirectConnect|EC2)::/.test(Type)).map(([id]) => id);
    expect(reached.sort()).toEqual(made.sort());
  });
});

test('the whole template of a link with circuits and one without', () => {
  const { template } = build(networkPlan(), { vpcs: { research: { vpcId: 'vpc-1', subnetIds: ['subnet-1'], routeTableIds: { main: 'rtb-1' } } } });
  const { Resources, Outputs } = template.toJSON();
  for (const { Type, Properties } of Object.values<any>(Resources)) if (Type === 'AWS::Lambda::Function') Properties.Code.ZipFile = 'the source of the function';
  expect({ Resources, Outputs }).toMatchSnapshot();
});
