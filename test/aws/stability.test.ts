import { build, bundlePlan, dedicatedLink, firstBundle, networkPlan, vpnLink, vpnPlan, withBundles } from './fixture';
import type { NetworkPlan } from '../../lib/planner/network-plan';

const resourcesOf = (plan: NetworkPlan): Record<string, unknown> => build(plan).template.toJSON().Resources;

/** Everything of the smaller plan is in the larger one, under the same logical id and unchanged; how much is new. */
function added(before: NetworkPlan, after: NetworkPlan): number {
  const [small, large] = [resourcesOf(before), resourcesOf(after)];
  expect(large).toMatchObject(small);
  expect(Object.keys(large).filter((id) => id in small)).toEqual(Object.keys(small));
  return Object.keys(large).length - Object.keys(small).length;
}

const base = networkPlan([dedicatedLink]);

test('a link that is added changes nothing that exists', () => {
  expect(added(base, networkPlan([dedicatedLink, vpnLink]))).toBe(2);
});

test('a link whose name sorts first changes nothing that exists', () => {
  const before = resourcesOf(base);
  const after = resourcesOf(networkPlan([{ ...vpnLink, name: 'a-link' }, dedicatedLink]));
  expect(after).toMatchObject(before);
});

test('a member that is added to a LAG changes nothing that exists', () => {
  expect(added(base, networkPlan([withBundles([firstBundle({ members: 3 })])]))).toBe(1);
});

test('a LAG that is added to a path changes nothing that exists', () => {
  const second = bundlePlan('aws-edge-1-eqdc2', 2, 2, 1001, 8);
  expect(added(base, networkPlan([withBundles([firstBundle(), second])]))).toBe(4);
});

test('a VPN connection that is added to a router changes nothing that exists', () => {
  expect(added(base, networkPlan([{ ...dedicatedLink, fallback: vpnPlan('aws', ['edge-1', 'edge-2'], 3) }]))).toBe(2);
});

test('circuits that come to a link keep its tunnels', () => {
  const { fallback, ...rest } = dedicatedLink;
  expect(added(networkPlan([{ ...rest, primary: fallback! }]), base)).toBe(2 + 2 + 4 + 2);
});

test('a faster port has the same logical ids', () => {
  const faster = networkPlan([withBundles([firstBundle({ memberMbps: 100_000, product: 'aws/direct-connect/100G' })])]);
  expect(Object.keys(resourcesOf(faster))).toEqual(Object.keys(resourcesOf(base)));
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
