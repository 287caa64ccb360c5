import { App, CfnParameter, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { AwsHybridNetwork, type AwsHybridNetworkProps, AwsInterconnect, type AwsInterconnectProps } from '../../lib/aws';
import { type CloudLinkPlan, planNetwork } from '../../lib/planner';
import { problemsWhen } from '../definition/support';
import { network } from '../networks';

const links = planNetwork(network('aws-multicloud')).cloudLinks;
const GATEWAY = '5f294f92-bafb-4011-916d-9b0bec123456';
const orders = { 'aws-google': { environmentId: 'mce-aws-gcp-iad' } };

const newStack = (region?: string) => new Stack(new App({ analyticsReporting: false }), 'Stack', region === undefined ? {} : { env: { region } });

function build(props: Partial<AwsInterconnectProps> = {}, stack = newStack()) {
  const interconnect = new AwsInterconnect(stack, 'Interconnect', { network: 'lab', links, directConnectGatewayId: GATEWAY, orders, ...props });
  return { interconnect, template: Template.fromStack(stack) };
}

const changed = (change: Partial<CloudLinkPlan>): readonly CloudLinkPlan[] => [{ ...links[0]!, ...change }];

const interconnectOf = (template: Template) => Object.values(template.findResources('AWS::Interconnect::Connection'))[0]!;

describe('an interconnect that starts on AWS', () => {
  test('is attached to the Direct Connect gateway, with the bandwidth of the plan and the project of Google Cloud', () => {
    expect(interconnectOf(build().template).Properties).toEqual({
      AttachPoint: { DirectConnectGateway: GATEWAY },
      Bandwidth: '5Gbps',
      Description: 'lab aws-google',
      EnvironmentId: 'mce-aws-gcp-iad',
      RemoteAccount: { Identifier: 'multicloud-lab' },
      Tags: [{ Key: 'Name', Value: 'lab/aws-google' }],
    });
  });

  test('writes a bandwidth below 1 Gbps in Mbps', () => {
    build({ links: changed({ bandwidthMbps: 500 }) }).template.hasResourceProperties('AWS::Interconnect::Connection', { Bandwidth: '500Mbps' });
  });

  test('takes references for the gateway and the environment', () => {
    const stack = newStack();
    const [gateway, environment] = ['Gateway', 'Environment'].map((name) => new CfnParameter(stack, name).valueAsString);
    build({ directConnectGatewayId: gateway!, orders: { 'aws-google': { environmentId: environment! } } }, stack).template
      .hasResourceProperties('AWS::Interconnect::Connection', { AttachPoint: { DirectConnectGateway: { Ref: 'Gateway' } }, EnvironmentId: { Ref: 'Environment' } });
  });
});

describe('an interconnect that starts on Google Cloud', () => {
  const accepted = { orders: { 'aws-google': { activationKeySecret: 'lab/activation-key' } } };

  test('has the activation key as a reference to a secret, and nothing that the key carries', () => {
    const { Properties: properties } = interconnectOf(build(accepted).template);
    expect(properties).toMatchObject({ AttachPoint: { DirectConnectGateway: GATEWAY }, ActivationKey: expect.stringContaining('{{resolve:secretsmanager:lab/activation-key') });
    expect(Object.keys(properties)).toEqual(expect.not.arrayContaining(['Bandwidth', 'EnvironmentId', 'RemoteAccount']));
  });

  test('refuses a key in place of the name of a secret', () => {
    expect(problemsWhen(() => build({ orders: { 'aws-google': { activationKeySecret: 'eyJ0 eXA=' } } }))).toMatchObject([{
      code: 'aws-interconnect-value', path: ['cloudLinks', 'aws-google'], fix: 'name a secret of AWS Secrets Manager; never the key itself',
    }]);
  });
});

test('a replaced interconnect stays until somebody deletes it, and a deleted stack takes its own with it', () => {
  const resource = interconnectOf(build().template);
  expect([resource.UpdateReplacePolicy, resource.DeletionPolicy]).toEqual(['Retain', undefined]);
});

test('the outputs have the ids that the other side asks for, and no activation key', () => {
  const { template } = build();
  const outputs = Object.values(template.findOutputs('*'));
  expect(outputs.map(({ Description }) => Description as string)).toEqual([
    'Interconnect aws-google: what aws interconnect get-connection takes',
    'Interconnect aws-google: by what both providers know it',
  ]);
  expect(outputs.map(({ Value }) => Value as unknown)).toEqual(['ConnectionId', 'SharedId'].map((name) => (
    { 'Fn::GetAtt': [expect.stringContaining('Interconnect'), name] })));
  expect(JSON.stringify(outputs)).not.toContain('ActivationKey');
});

test('more bandwidth changes the resource in place: id and everything that replaces it stay', () => {
  const [before, after] = [links, changed({ bandwidthMbps: 10_000 })].map((rows) => build({ links: rows }).template);
  expect(Object.keys(after!.findResources('AWS::Interconnect::Connection'))).toEqual(Object.keys(before!.findResources('AWS::Interconnect::Connection')));
  expect({ ...interconnectOf(after!).Properties, Bandwidth: '5Gbps' }).toEqual(interconnectOf(before!).Properties);
});

test('another link beside it changes nothing of the first', () => {
  const second = { ...links[0]!, name: 'a-second' };
  const { template, interconnect } = build({ links: [second, ...links], orders: { ...orders, 'a-second': { environmentId: 'mce-aws-gcp-iad' } } });
  expect([...interconnect.connections.keys()]).toEqual(['a-second', 'aws-google']);
  expect(template.findResources('AWS::Interconnect::Connection')).toMatchObject(build().template.findResources('AWS::Interconnect::Connection'));
});

test('no links make no resources', () => {
  build({ links: [], orders: {} }).template.templateMatches(Match.not(Match.objectLike({ Resources: Match.anyValue() })));
});

describe('is refused', () => {
  test('in a stack of another Region', () => {
    expect(problemsWhen(() => build({}, newStack('us-west-2')))).toMatchObject([{ code: 'aws-region' }]);
    expect(problemsWhen(() => build({}, newStack('us-east-1')))).toEqual([]);
  });

  test('without a word on how to order a link, with where to find it', () => {
    const [problem] = problemsWhen(() => build({ orders: {} }));
    expect(problem).toMatchObject({ code: 'aws-interconnect-order', path: ['cloudLinks', 'aws-google'] });
    expect(problem!.fix).toContain('aws interconnect list-environments --region us-east-1');
  });

  test('with an order for a link that the plan does not have', () => {
    expect(problemsWhen(() => build({ orders: { ...orders, 'aws-gogle': { environmentId: 'mce-aws-gcp-iad' } } })))
      .toMatchObject([{ code: 'aws-unknown-interconnect', fix: 'name aws-google' }]);
  });

  test.each(['', 'mce aws', 'x'.repeat(65)])('with the environment id "%s"', (environmentId) => {
    expect(problemsWhen(() => build({ orders: { 'aws-google': { environmentId } } }))).toMatchObject([{ code: 'aws-interconnect-value' }]);
  });

  test('with a bandwidth or a project of a plan by another hand', () => {
    expect(problemsWhen(() => build({ links: changed({ bandwidthMbps: 0.5 }) }))).toMatchObject([{ code: 'aws-interconnect-value' }]);
    expect(problemsWhen(() => build({ links: changed({ google: { ...links[0]!.google, project: 'a b' } }) }))).toMatchObject([{ code: 'aws-interconnect-value' }]);
  });
});

describe('the construct of a cloud', () => {
  const plan = planNetwork(network('aws-multicloud'));
  const cloudOf = (props: Partial<AwsHybridNetworkProps> = {}, of = plan) => {
    const stack = newStack();
    const cloud = new AwsHybridNetwork(stack, 'Network', { plan: of, cloud: 'aws-virginia', cloudLinks: orders, ...props });
    return { cloud, template: Template.fromStack(stack) };
  };

  test('makes a Direct Connect gateway for an interconnect alone', () => {
    const { template } = cloudOf();
    template.resourceCountIs('AWS::DirectConnect::DirectConnectGateway', 1);
    template.resourceCountIs('AWS::DirectConnect::DirectConnectGatewayAssociation', 1);
  });

  test('attaches the interconnect to a Direct Connect gateway that is given, by its id or its ARN', () => {
    cloudOf({ directConnectGatewayId: GATEWAY }).template.hasResourceProperties('AWS::Interconnect::Connection', { AttachPoint: { DirectConnectGateway: GATEWAY } });
    const arn = `arn:aws:directconnect::111122223333:dx-gateway/${GATEWAY}`;
    cloudOf({ directConnectGatewayId: arn }).template.hasResourceProperties('AWS::Interconnect::Connection', { AttachPoint: { Arn: arn } });
  });

  test('refuses a plan whose interconnect it was not told how to order, and an order without an interconnect', () => {
    expect(problemsWhen(() => cloudOf({ cloudLinks: {} }))).toMatchObject([{ code: 'aws-interconnect-order' }]);
    expect(problemsWhen(() => cloudOf({}, { ...plan, cloudLinks: [] }))).toMatchObject([{ code: 'aws-unknown-interconnect', fix: 'leave it out' }]);
  });
});
