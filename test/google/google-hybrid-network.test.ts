import * as cdk from 'aws-cdk-lib';
import { TerraformStack, TerraformVariable, Testing } from 'cdktf';
import type { Construct } from 'constructs';
import { ashburn, build, bundle, circuits, lab, link, pairs, planOf, problemsOf, stackOf, synth, virginia, vpn, connection } from './fixture';
import { GoogleHybridNetwork } from '../../lib/google';
import type { NetworkPlan } from '../../lib/planner/network-plan';

const buildIn = (scope: Construct) => () => new GoogleHybridNetwork(scope, 'Hybrid', { plan: lab, cloud: 'google-virginia', network: { kind: 'new' } });

test('writes the whole of a small network, readable', () => {
  const { resource, variable, output } = synth(build({ plan: lab }));
  expect({ resource, variable, output }).toMatchSnapshot();
});

test('writes the same bytes for the same plan', () => {
  const bytes = () => Testing.synth(TerraformStack.of(build({ plan: structuredClone(ashburn) as NetworkPlan })));
  expect(bytes()).toBe(bytes());
});

test('changes nothing that is there when the plan grows by a bundle, a connection and a link', () => {
  const grown = planOf([
    link('extra', 'google-virginia', vpn([connection('extra', 'router-1', '203.0.113.77', 1, [0, 1], 20, 100)])),
    link(
      'google',
      'google-virginia',
      { ...circuits, paths: circuits.paths.map((path, i) => ({ ...path, bundles: [...path.bundles, bundle(path.id, 2, 1001 + i * 200, 10 + i)] })) },
      { ...pairs, connections: [...pairs.connections, connection('google', 'edge-1', '203.0.113.10', 3, [0, 1], 12, 10_200)] },
    ),
  ]);
  const before = synth(build());
  const after = synth(build({ plan: grown }));
  for (const [type, rows] of Object.entries(before.resource)) {
    if (!type.endsWith('_group')) expect(after.resource[type]).toMatchObject(rows); // a group takes new members in place
  }
  expect(after.variable).toMatchObject(before.variable);
  expect(Object.keys(after.resource.google_compute_interconnect!)).toHaveLength(4);
});

test('gives every resource the project of the plan', () => {
  const rows = Object.values(synth(build({ network: { kind: 'new', subnetworks: true } })).resource).flatMap((type) => Object.values(type));
  expect(rows.length).toBeGreaterThan(25);
  for (const row of rows) expect(row.project).toBe('ashburn-ai');
});

test('lists the variables that keys have to be put into, by the names of the secrets of the plan', () => {
  const made = build();
  expect([...made.secrets.values()].sort()).toEqual(Object.keys(synth(made).variable).sort());
  expect(made.secrets.get('ashburn-ai/google-edge-1-vpn-1-1/psk')).toBe('ashburn_ai_google_edge_1_vpn_1_1_psk');
});

test('writes no key, only sensitive variables named as the secrets of the plan', () => {
  const { variable, resource } = synth(build());
  expect(Object.keys(variable)).toEqual([
    'ashburn_ai_google_edge_1_iad_zone1_1_1_1_bgp',
    'ashburn_ai_google_edge_1_vpn_1_1_psk',
    'ashburn_ai_google_edge_1_vpn_1_2_psk',
    'ashburn_ai_google_edge_2_iad_zone2_5467_1_1_bgp',
    'ashburn_ai_google_edge_2_vpn_1_1_psk',
    'ashburn_ai_google_edge_2_vpn_1_2_psk',
  ]);
  for (const row of Object.values(variable)) {
    expect(row).toMatchObject({ type: 'string', sensitive: true });
    expect(row).not.toHaveProperty('default');
  }
  const keys = [...JSON.stringify(resource).matchAll(/"(?:key|shared_secret)":"([^"]*)"/g)].map(([, value]) => value);
  expect(keys).toHaveLength(6);
  for (const key of keys) expect(key).toMatch(/^\$\{var\.\w+\}$/);
});

test('reaches every resource by the ids of the plan', () => {
  const construct = build();
  const bundles = circuits.paths.flatMap((path) => path.bundles);
  const attachments = bundles.flatMap((row) => row.attachments);
  const tunnels = pairs.connections.flatMap((row) => row.tunnels);
  const sessions = attachments.flatMap((row) => row.sessions);
  const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id).sort();
  expect([...construct.interconnects.keys()].sort()).toEqual(ids(bundles));
  expect([...construct.attachments.keys()].sort()).toEqual(ids(attachments));
  expect([...construct.tunnels.keys()].sort()).toEqual(ids(tunnels));
  expect([...construct.routerInterfaces.keys()].sort()).toEqual(ids([...sessions, ...tunnels]));
  expect([...construct.routerPeers.keys()].sort()).toEqual(ids([...sessions, ...tunnels]));
  expect([...construct.vpnGateways.keys()]).toEqual(['google-edge-1-vpn-1', 'google-edge-2-vpn-1']);
});

test('builds two clouds in one stack', () => {
  const frankfurt = { ...virginia, name: 'google-frankfurt', region: 'europe-west3' };
  const plan = planOf([...ashburn.links, link('east', 'google-frankfurt', vpn([connection('east', 'router-1', '203.0.113.77', 1, [0, 1], 20, 100)]))], [virginia, frankfurt]);
  const stack = stackOf();
  for (const { name } of plan.clouds) new GoogleHybridNetwork(stack, name, { plan, cloud: name, network: { kind: 'new' }, customerName: 'Ashburn AI' });
  const { resource, output } = JSON.parse(Testing.synth(stack));
  expect(Object.keys(resource.google_compute_router)).toHaveLength(3);
  expect(Object.keys(output)).toContain('google_frankfurt_vpn_gateways');
  expect(Object.keys(output)).toContain('google_virginia_vpn_gateways');
});

test('refuses to stand in a stack of AWS CDK, where it would be dropped without a word', () => {
  expect(problemsOf(buildIn(new cdk.Stack()))).toEqual([expect.objectContaining({ code: 'wrong-root', message: expect.stringContaining('aws-cdk-lib') })]);
});

test('refuses to stand in no stack', () => {
  expect(problemsOf(buildIn(Testing.app()))).toEqual([expect.objectContaining({ code: 'wrong-root', message: expect.stringContaining('without a stack') })]);
});

test('refuses a cloud that the plan does not have, and one of another provider', () => {
  for (const cloud of ['google-virgina', 'azure-virginia']) {
    expect(problemsOf(() => build({ cloud }))).toEqual([expect.objectContaining({ code: 'unknown-cloud', fix: 'name google-virginia of the plan' })]);
  }
});

test('refuses a value of AWS CDK, in the plan as in the properties', () => {
  const token = cdk.Lazy.string({ produce: () => 'late' });
  expect(problemsOf(() => build({ network: { kind: 'existing', networkId: token } }))).toEqual([expect.objectContaining({ code: 'foreign-token', message: expect.stringContaining('"network".networkId') })]);
  expect(problemsOf(() => build({ plan: { ...lab, clouds: [{ ...virginia, region: token }] } }))[0]!.code).toBe('foreign-token');
});

test('takes a reference of its own CDK', () => {
  const stack = stackOf();
  const networkId = new TerraformVariable(stack, 'network', { type: 'string' }).stringValue;
  const construct = new GoogleHybridNetwork(stack, 'Hybrid', { plan: lab, cloud: 'google-virginia', network: { kind: 'existing', networkId } });
  expect(Object.values(synth(construct).resource.google_compute_router!)).toEqual([expect.objectContaining({ network: '${var.network}' })]);
});
