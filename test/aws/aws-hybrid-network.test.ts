import { App, Stack } from 'aws-cdk-lib';
import * as cdktf from 'cdktf';
import { awsCloud, build, dedicatedLink, networkPlan, newStack, problemsOf, vpnLink } from './fixture';
import { AwsHybridNetwork } from '../../lib/aws';

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
    const transitGatewayAsn = cdktf.Token.asNumber(cdktf.Lazy.numberValue({ produce: () => 64512 }));
    expect(problemsOf(() => build(networkPlan([vpnLink], { ...awsCloud, transitGatewayAsn })))).toMatchObject([{ code: 'foreign-token' }]);
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
    return KEY_NAMES.test(name) || /secret/i.test(String(value)) ? [String(value)] : [];
  }

  test('are never text: each is a dynamic reference to a secret, and the construct names the secrets', () => {
    const { network, template } = build();
    const keys = keysIn(template.toJSON());
    expect(keys).toHaveLength(2 + 10);
    const secrets = keys.map((key) => REFERENCE.exec(key)?.[1]).sort();
    expect(secrets).not.toContain(undefined);
    expect(network.secrets).toEqual(secrets);
    expect(network.secrets).toContain('ashburn-ai/aws-edge-1-eqdc2-1-1-bgp');
  });

  test('of MACsec are not in the template at all', () => {
    expect(JSON.stringify(build().template.toJSON())).not.toContain('ashburn-macsec');
  });
});

test('the whole template of a link with circuits and one without', () => {
  const { template } = build(networkPlan(), { vpcs: { research: { vpcId: 'vpc-1', subnetIds: ['subnet-1'], routeTableIds: { main: 'rtb-1' } } } });
  const { Resources, Outputs } = template.toJSON();
  expect({ Resources, Outputs }).toMatchSnapshot();
});
