import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { AwsHybridNetwork } from '../../lib/aws';
import { EMPTY_LOCK, planNetwork, verifyPlan } from '../../lib/planner';
import type { DedicatedPlan } from '../../lib/planner';
import { awsOnly, type Draft, linkOf } from '../networks';

const hosted = (connections: string) => (definition: Draft): void => {
  const { primary } = definition.links.aws;
  delete primary.macsec;
  primary.connections = connections;
  for (const path of primary.paths) path.serviceProvider = 'Example Carrier';
};
const telemetry = (rate: string) => ({ t: { kind: 'telemetry', from: 'ashburn', to: 'aws-virginia', rate, flows: 4096 } });
const made = (rate: string, connections: string) => {
  const network = awsOnly(telemetry(rate), hosted(connections));
  const plan = planNetwork(network, { lock: EMPTY_LOCK });
  return { network, plan, primary: linkOf(plan, 'aws').primary as DedicatedPlan };
};
const cost = (rate: string, connections: string) => planNetwork(awsOnly(telemetry(rate), (definition) => {
  hosted(connections)(definition);
  if (connections === 'dedicated') for (const path of definition.links.aws.primary.paths) delete path.serviceProvider;
}), { lock: EMPTY_LOCK, outages: false }).cost.monthlyUsd;
const products = ({ paths }: DedicatedPlan) => new Set(paths.flatMap(({ bundles }) => bundles.map(({ product }) => product)));

describe('hosted connections of Direct Connect', () => {
  test('are as many and as large as the link needs', () => {
    const { plan, primary, network } = made('150 Mbps', 'hosted');
    expect(products(primary)).toEqual(new Set(['aws/direct-connect/hosted-200M']));
    expect(primary.paths.every(({ bundles }) => bundles.every((bundle) => bundle.hosted === true && bundle.members === 1))).toBe(true);
    expect(plan.findings.map(({ code }) => code)).toContain('hosted-connections');
    expect(verifyPlan(plan, network)).toEqual([]);
  });

  test('are bought where either may be and they cost less, and ports of one\'s own where these do', () => {
    expect(products(made('150 Mbps', 'either').primary)).toEqual(new Set(['aws/direct-connect/hosted-200M']));
    for (const rate of ['150 Mbps', '600 Mbps', '2 Gbps', '6 Gbps']) {
      const [either, dedicated, hostedOnly] = (['either', 'dedicated', 'hosted'] as const).map((connections) => cost(rate, connections));
      expect(either).toBe(Math.min(dedicated!, hostedOnly!));
    }
  });

  test('get one virtual interface each, on the id and VLAN id that parameters give', () => {
    const { plan, primary } = made('150 Mbps', 'hosted');
    const stack = new Stack(new App(), 'Aws');
    const network = new AwsHybridNetwork(stack, 'Network', { plan, cloud: 'aws-virginia' });
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::DirectConnect::Lag', 0);
    template.resourceCountIs('AWS::DirectConnect::Connection', 0);
    template.resourceCountIs('AWS::DirectConnect::TransitVirtualInterface', 2);
    for (const { bundles: [bundle] } of primary.paths) {
      const given = network.dedicated.hostedConnections.get(bundle!.id)!;
      const [connectionId, vlan] = [stack.getLogicalId(given.connectionId!), stack.getLogicalId(given.vlan)];
      template.hasResourceProperties('AWS::DirectConnect::TransitVirtualInterface', { ConnectionId: { Ref: connectionId }, Vlan: { Ref: vlan } });
      template.hasParameter(vlan, { Type: 'Number', Default: bundle!.attachments[0]!.vlan });
      template.hasParameter(connectionId, { Type: 'String', Default: Match.absent() });
    }
  });

  test('ask for nothing while they are on order, wherever their location is', () => {
    const { plan } = made('150 Mbps', 'hosted');
    const links = plan.links.map((link) => ({
      ...link,
      primary: { ...(link.primary as DedicatedPlan), paths: (link.primary as DedicatedPlan).paths.map((path) => ({ ...path, phase: 'order' as const, homeRegion: 'us-west-2' })) },
    }));
    const network = new AwsHybridNetwork(new Stack(new App(), 'Aws'), 'Network', { plan: { ...plan, links }, cloud: 'aws-virginia' });
    expect([network.dedicated.hostedConnections.size, network.dedicated.virtualInterfaces.size]).toEqual([0, 0]);
    expect(network.handOff.circuits.map(({ phase, region }) => [phase, region])).toEqual([['order', 'us-west-2'], ['order', 'us-west-2']]);
  });

  test('may be given by their ids, and then only the VLAN id is asked for', () => {
    const { plan, primary } = made('150 Mbps', 'hosted');
    const [bundle] = primary.paths[0]!.bundles;
    const stack = new Stack(new App(), 'Aws');
    const network = new AwsHybridNetwork(stack, 'Network', { plan, cloud: 'aws-virginia', existingConnections: { [bundle!.id]: 'dxcon-ffabc123' } });
    const { connectionId, vlan } = network.dedicated.hostedConnections.get(bundle!.id)!;
    expect(connectionId).toBeUndefined();
    Template.fromStack(stack).hasResourceProperties('AWS::DirectConnect::TransitVirtualInterface', { ConnectionId: 'dxcon-ffabc123', Vlan: { Ref: stack.getLogicalId(vlan) } });
  });

  test('need a service provider on every path, and cannot be encrypted on the port', () => {
    expect(() => awsOnly(telemetry('1 Gbps'), (definition) => { definition.links.aws.primary.connections = 'hosted'; }))
      .toThrow(/AWS has no MACsec on hosted connections[\s\S]*paths\[0\]\.serviceProvider: the path names no service provider/);
  });
});
