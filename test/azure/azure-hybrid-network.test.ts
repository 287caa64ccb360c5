import * as aws from 'aws-cdk-lib';
import { App, TerraformStack, TerraformVariable, Testing } from 'cdktf';
import { ashburn, build, byName, grown, newStack, plan, problemOf, vpnOnly } from './fixture';
import { AzureHybridNetwork } from '../../lib/azure';

describe('the place of the construct', () => {
  const props = { plan: ashburn(), cloud: 'azure-virginia' };

  test('refuses a stack of the AWS CDK', () => {
    const problem = problemOf(() => new AzureHybridNetwork(new aws.Stack(new aws.App(), 'Stack'), 'azure', props));
    expect(problem).toMatchObject({ code: 'wrong-root', message: expect.stringContaining('AzureHybridNetwork at "Stack/azure"') });
    expect(problem?.fix).toContain('a TerraformStack of cdktf');
  });

  test('refuses an app of cdktf without a stack', () => {
    expect(problemOf(() => new AzureHybridNetwork(Testing.app() as App, 'azure', props))).toMatchObject({ code: 'wrong-root' });
  });

  test('refuses a stack of cdktf under an app of the AWS CDK', () => {
    expect(problemOf(() => new AzureHybridNetwork(new TerraformStack(new aws.App(), 'stack'), 'azure', props))).toMatchObject({ code: 'wrong-root' });
  });
});

describe('the properties', () => {
  test('refuse a value that only the AWS CDK can resolve', () => {
    const resourceGroupName = aws.Lazy.string({ produce: () => 'networking' });
    expect(problemOf(() => build(ashburn(), { resourceGroupName }))).toMatchObject({ code: 'foreign-token', message: expect.stringContaining('"resourceGroupName"') });
  });

  test('refuse such a value in the plan', () => {
    expect(problemOf(() => build({ ...ashburn(), name: aws.Aws.REGION }))).toMatchObject({ code: 'foreign-token' });
  });

  test('take a value that cdktf resolves', () => {
    const stack = newStack();
    const group = new TerraformVariable(stack, 'group', { type: 'string' });
    new AzureHybridNetwork(stack, 'azure', { plan: ashburn(), cloud: 'azure-virginia', resourceGroupName: group.stringValue });
    expect(byName(JSON.parse(Testing.synth(stack)), 'virtual_network')['ashburn-ai-azure-virginia-vnet']).toMatchObject({ resource_group_name: '${var.group}' });
  });

  test('refuse a cloud that the plan does not have, and name those it has', () => {
    expect(problemOf(() => build(ashburn(), { cloud: 'azure-texas' }))).toMatchObject({ code: 'unknown-cloud', fix: 'name azure-virginia of the plan' });
  });

  test('refuse a cloud of another provider', () => {
    expect(problemOf(() => build(ashburn(), { cloud: 'aws-virginia' }))).toMatchObject({ code: 'unknown-cloud', message: expect.stringContaining('"aws-virginia"') });
  });
});

describe('keys', () => {
  test('are never text: each is a sensitive variable without a default', () => {
    const { template } = build(ashburn());
    const keys = Object.values(template.resource).flatMap((items) => Object.values(items)).flatMap((item) => ('shared_key' in item ? [item.shared_key] : []));
    expect(keys).toHaveLength(6);
    for (const key of keys) {
      const [, name] = /^\$\{var\.(\w+)\}$/.exec(key) ?? [];
      expect(template.variable?.[name as string]).toMatchObject({ sensitive: true });
      expect(template.variable?.[name as string]).not.toHaveProperty('default');
    }
    expect(Object.keys(template.variable ?? {})).toHaveLength(6);
  });

  test('are listed: the variable of each by its name in the plan', () => {
    const { network, template } = build(ashburn());
    expect([...network.secrets.values()].sort()).toEqual(Object.keys(template.variable ?? {}).sort());
    expect(network.secrets.get('ashburn-ai/azure/edge-1/vpn-1/psk')).toBe('ashburn_ai_azure_edge_1_vpn_1_psk');
    expect([...build(vpnOnly()).network.secrets.keys()]).toEqual(['ashburn-ai/azure/edge-1/vpn-1/psk']);
  });
});

describe('stability', () => {
  /** A resource without what a larger plan changes in place. */
  const settled = (type: string, item: Record<string, any>) => {
    const { address_space: _, bgp_settings: bgp, ...rest } = item;
    return type === 'azurerm_virtual_network_gateway' ? { ...rest, asn: bgp?.asn } : { ...rest, bgp };
  };

  test('nothing that exists changes its identifier, name or address when the plan grows', () => {
    const before = build(ashburn()).template;
    const after = build(grown()).template;
    for (const [type, items] of Object.entries(before.resource)) {
      for (const [id, item] of Object.entries(items)) {
        expect({ id, ...settled(type, after.resource[type]?.[id] ?? {}) }).toEqual({ id, ...settled(type, item) });
      }
    }
    expect(Object.keys(after.variable ?? {})).toEqual(expect.arrayContaining(Object.keys(before.variable ?? {})));
    expect(Object.keys(byName(after, 'express_route_circuit'))).toHaveLength(5);
    expect(Object.keys(byName(after, 'local_network_gateway'))).toHaveLength(3);
  });

  test('the same plan gives the same bytes', () => {
    expect(build(ashburn()).text).toBe(build(ashburn()).text);
  });

  test('two names that differ only beyond the longest name stay two', () => {
    const long = 'x'.repeat(40);
    const { clouds, links } = ashburn();
    const names = [`${long}a`, `${long}b`].map((name) => byName(build({ ...plan({ ...(clouds[1] as any), name }, []), name: long, links: links.map((item) => ({ ...item, cloud: name })) }, { cloud: name }).template, 'virtual_network'));
    const [first, second] = names.map((found) => Object.keys(found)[0]);
    expect(first).not.toBe(second);
    expect([first?.length, second?.length]).toEqual([64, 64]);
  });
});

test('a VPN alone makes this stack', () => {
  expect(build(vpnOnly()).text).toMatchSnapshot();
});
