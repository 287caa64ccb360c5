import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { awsCloud, bareLink, dedicatedLink, guestLink, networkPlan, newStack, place, problemsOf, propertiesOf, withPaths } from './fixture';

const oregon = { ...awsCloud, name: 'aws-oregon', region: 'us-west-2', gatewayAsn: 64514 };
const away = { ...withPaths(({ router }) => (router === 'edge-1' ? { homeRegion: 'us-east-1' } : { homeRegion: 'us-west-2' })), cloud: 'aws-oregon' };
const plan = networkPlan([away], awsCloud, oregon);
const BUNDLE = 'aws-edge-1-eqdc2-1';

/** The network in us-west-2, and the stack of us-east-1 beside it. */
function twoStacks() {
  const stack = newStack('us-west-2');
  const east = newStack('us-east-1', stack);
  const network = place(plan, { cloud: 'aws-oregon', regions: { 'us-east-1': east } }, stack);
  return { stack, east, network };
}

describe('circuits at a location of another Region', () => {
  test('are made in the stack of that Region, under the same ids, with their keys and their resiliency group', () => {
    const { stack, east, network } = twoStacks();
    const { dedicated } = network;
    expect(Stack.of(dedicated.lags.get(BUNDLE)!)).toBe(east);
    expect(Stack.of(dedicated.lags.get('aws-edge-2-csva1-1')!)).toBe(stack);
    const template = Template.fromStack(east);
    for (const [type, count] of [['Lag', 1], ['Connection', 2], ['TransitVirtualInterface', 1], ['ResiliencyGroup', 1], ['DirectConnectGateway', 0]] as const) {
      template.resourceCountIs(`AWS::DirectConnect::${type}`, count);
    }
    template.resourceCountIs('Custom::DirectConnectMacsec', 1);
    expect([...dedicated.resiliencyGroups.keys()]).toEqual(['aws/us-east-1', 'aws']);
    expect([...dedicated.macsec.keys()]).toEqual(['us-east-1', 'us-west-2']);
  });

  test('end on the Direct Connect gateway of the other stack', () => {
    const { east, network } = twoStacks();
    const vif = network.dedicated.virtualInterfaces.get(`${BUNDLE}-1`)!;
    const template = Template.fromStack(east);
    expect(propertiesOf(east, template, vif)).toMatchObject({
      ConnectionId: east.resolve(network.dedicated.lags.get(BUNDLE)!.ref),
      DirectConnectGatewayId: { 'Fn::GetAtt': [expect.stringContaining('ExportsReader'), expect.stringContaining('DirectConnectGateway')] },
    });
  });

  test('are handed off by an output of their stack', () => {
    const { stack, east, network } = twoStacks();
    const outputs = (of: Stack) => Object.values<any>(Template.fromStack(of).toJSON().Outputs).map(({ Description }) => Description).filter((text) => /^From/.test(text));
    expect(outputs(east)).toEqual([expect.stringContaining('From edge-1 to EqDC2')]);
    expect(outputs(stack)).toEqual([expect.stringContaining('From edge-2 to CSVA1')]);
    expect(network.handOff.circuits.map(({ region }) => region)).toEqual(['us-east-1', 'us-west-2']);
  });

  test('are refused without a stack there, once for each path, and the error says of which Region', () => {
    expect(problemsOf(() => place(plan, { cloud: 'aws-oregon' }))).toMatchObject([
      { code: 'aws-home-region', path: ['links', 'aws'], message: expect.stringContaining('EqDC2, and AWS makes them in us-east-1, not in us-west-2'), fix: expect.stringContaining("regions: { 'us-east-1': stack }") },
    ]);
  });

  test('are refused in a stack of yet another Region', () => {
    const stack = newStack('us-west-2');
    const regions = { 'us-east-1': newStack('eu-west-1', stack) };
    expect(problemsOf(() => place(plan, { cloud: 'aws-oregon', regions }, stack))).toMatchObject([{ code: 'aws-scope-region', message: expect.stringContaining('eu-west-1') }]);
  });

  test('need no stack where another link has them and this one no interface of its own', () => {
    const bare = bareLink(guestLink('aws-oregon'));
    const shared = networkPlan([dedicatedLink, bare], awsCloud, { ...oregon, directConnectGatewayOf: 'aws-virginia' });
    const given = '5f294f92-bafb-4011-916d-9b0bd1a2c3d4';
    const network = place(shared, { cloud: 'aws-oregon', directConnectGatewayId: given });
    expect([network.dedicated.lags.size, network.dedicated.virtualInterfaces.size]).toEqual([0, 0]);
    expect(network.gateway.directConnectGatewayId).toBe(given);
  });
});

describe('a cloud that shares the Direct Connect gateway of another Region', () => {
  test('is associated with it from its own stack', () => {
    const bare = bareLink(guestLink('aws-oregon'));
    const shared = networkPlan([dedicatedLink, bare], awsCloud, { ...oregon, directConnectGatewayOf: 'aws-virginia' });
    const east = newStack('us-east-1');
    const owner = place(shared, {}, east);
    const west = newStack('us-west-2', east);
    place(shared, { cloud: 'aws-oregon', directConnectGatewayId: owner.gateway.directConnectGatewayId! }, west);
    const template = Template.fromStack(west);
    for (const type of ['DirectConnectGateway', 'Lag', 'Connection', 'TransitVirtualInterface']) template.resourceCountIs(`AWS::DirectConnect::${type}`, 0);
    const [association] = Object.values(template.findResources('AWS::DirectConnect::DirectConnectGatewayAssociation'));
    expect(association!.Properties.DirectConnectGatewayId).toEqual({ 'Fn::GetAtt': [expect.stringContaining('ExportsReader'), expect.any(String)] });
  });
});
