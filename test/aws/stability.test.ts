import {
  awsCloud, build, bundlePlan, dedicatedLink, firstBundle, guestLink, networkPlan, privateCloud, privateLink, publicLink, storageLink, vpnLink, vpnPlan,
  withBundles, withPaths, withPrimary,
} from './fixture';
import type { AwsHybridNetworkProps } from '../../lib/aws';
import type { NetworkPlan } from '../../lib/planner/network-plan';

type Resource = { readonly Type: string; readonly Properties: Record<string, unknown> };

const resourcesOf = (plan: NetworkPlan, props: Partial<AwsHybridNetworkProps> = {}): Record<string, Resource> => build(plan, props).template.toJSON().Resources;

/** Lists that grow in place: members of the group, keys that the function may set, and what a key waits for. */
const GROWING: Readonly<Record<string, string>> = {
  'AWS::DirectConnect::ResiliencyGroup': 'ConnectionArns',
  'AWS::IAM::Role': 'Policies',
  'Custom::DirectConnectMacsec': 'Members',
};

function without({ Type, Properties }: Resource): unknown {
  const { [GROWING[Type] ?? '']: _, ...rest } = Properties;
  return { Type, Properties: rest };
}

/** Everything of the smaller plan is in the larger one, under the same logical id and unchanged but for lists that grow; how much is new. */
function added(before: NetworkPlan, after: NetworkPlan, props: Partial<AwsHybridNetworkProps> = {}): Record<string, number> {
  const [small, large] = [resourcesOf(before, props), resourcesOf(after, props)];
  for (const [id, resource] of Object.entries(small)) {
    expect(large).toHaveProperty([id]);
    expect(without(large[id]!)).toEqual(without(resource));
    const [was, is] = [resource, large[id]!].map(({ Type, Properties }) => (Properties[GROWING[Type] ?? ''] ?? []) as unknown[]);
    if (resource.Type !== 'AWS::IAM::Role') expect(is).toEqual(expect.arrayContaining(was!));
  }
  const fresh = Object.entries(large).filter(([id]) => !(id in small)).map(([, { Type }]) => Type.split('::').at(-1)!);
  return Object.fromEntries([...new Set(fresh)].sort().map((type) => [type, fresh.filter((other) => other === type).length]));
}

const base = networkPlan([dedicatedLink]);

test('a link that is added changes nothing that exists', () => {
  expect(added(base, networkPlan([dedicatedLink, vpnLink]))).toEqual({ CustomerGateway: 1, VPNConnection: 1 });
});

test('a link whose name sorts first changes nothing that exists', () => {
  expect(added(base, networkPlan([{ ...vpnLink, name: 'a-link' }, dedicatedLink]))).toEqual({ CustomerGateway: 1, VPNConnection: 1 });
});

test('a member that is added to a LAG changes nothing that exists', () => {
  expect(added(base, networkPlan([withBundles([firstBundle({ members: 3 })])]))).toEqual({ Connection: 1 });
});

test('a LAG that is added to a path changes nothing that exists', () => {
  const second = bundlePlan('aws-edge-1-eqdc2', 2, 2, 1001, 8);
  const grown = networkPlan([withBundles([firstBundle(), second])]);
  expect(added(base, grown)).toEqual({ Connection: 2, DirectConnectMacsec: 1, Lag: 1, TransitVirtualInterface: 1 });
});

test('a path that goes from order to live adds what runs on it, and changes nothing that exists', () => {
  const order = networkPlan([withPaths(({ router }) => ({ phase: router === 'edge-1' ? 'order' : 'live' }))]);
  expect(added(order, base)).toEqual({ DirectConnectMacsec: 1, TransitVirtualInterface: 1 });
  expect(added(networkPlan([withPaths(() => ({ phase: 'order' }))]), base)).toEqual({
    DirectConnectMacsec: 2, Function: 1, LogGroup: 1, ResiliencyGroup: 1, Role: 1, TransitVirtualInterface: 2,
  });
});

test('a bundle that is no longer on order is as one that never was', () => {
  expect(resourcesOf(base, { onOrder: [] })).toEqual(resourcesOf(base));
  expect(Object.keys(resourcesOf(base, { onOrder: ['aws-edge-1-eqdc2-1'] })).every((id) => id in resourcesOf(base))).toBe(true);
});

test('public virtual interfaces, SiteLink, a guest and endpoints add to what exists', () => {
  expect(added(base, networkPlan([publicLink()]))).toEqual({ PublicVirtualInterface: 2 });
  expect(Object.keys(resourcesOf(networkPlan([withPrimary({ siteLink: true })])))).toEqual(Object.keys(resourcesOf(base)));
  const existingConnections = { 'aws-edge-1-eqdc2-1': 'dxlag-ffabc123', 'aws-edge-2-csva1-1': 'dxlag-ffabc124' };
  expect(added(base, networkPlan([dedicatedLink, guestLink()]), { existingConnections })).toEqual({ TransitVirtualInterface: 2 });
  const small = { ...awsCloud, prefixes: ['10.64.0.0/16'] };
  expect(added(networkPlan([dedicatedLink], small), networkPlan([storageLink()], small), { vpcs: 'create' })).toEqual({ SecurityGroup: 1, VPCEndpoint: 2 });
});

test('a VPN connection that is added to a router changes nothing that exists', () => {
  expect(added(base, networkPlan([{ ...dedicatedLink, fallback: vpnPlan('aws', ['edge-1', 'edge-2'], 3) }]))).toEqual({ VPNConnection: 2 });
});

test('circuits that come to a link keep its tunnels', () => {
  const { fallback, ...rest } = dedicatedLink;
  expect(added(networkPlan([{ ...rest, primary: fallback! }]), base)).toMatchObject({
    Lag: 2, Connection: 4, TransitVirtualInterface: 2, DirectConnectGateway: 1, DirectConnectGatewayAssociation: 1,
  });
});

test('a faster port has the same logical ids', () => {
  const faster = networkPlan([withBundles([firstBundle({ memberMbps: 100_000, product: 'aws/direct-connect/100G' })])]);
  expect(Object.keys(resourcesOf(faster))).toEqual(Object.keys(resourcesOf(base)));
});

test('a virtual private gateway shares no logical id with a transit gateway and its interfaces, whose types it cannot take', () => {
  const transit = resourcesOf(networkPlan([dedicatedLink], { ...awsCloud, prefixes: ['10.64.0.0/16'] }), { vpcs: 'create' });
  const small = resourcesOf(networkPlan([privateLink], privateCloud), { vpcs: 'create' });
  for (const [id, { Type }] of Object.entries(small)) if (id in transit) expect(transit[id]!.Type).toBe(Type);
});

test('VPCs in another order have the same routes and attachments', () => {
  const vpc = (n: number) => ({ vpcId: `vpc-${n}`, subnetIds: [`subnet-${n}`], routeTableIds: { b: `rtb-${n}b`, a: `rtb-${n}a` } });
  const [one, two] = [vpc(1), vpc(2)];
  const text = (vpcs: Record<string, ReturnType<typeof vpc>>) => JSON.stringify(build(base, { vpcs }).template.toJSON());
  expect(text({ two, one })).toBe(text({ one, two }));
});

test('the same plan gives the same template', () => {
  expect(JSON.stringify(build(base).template.toJSON())).toBe(JSON.stringify(build(base).template.toJSON()));
});
