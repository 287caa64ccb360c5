import { Annotations, type Stack } from 'aws-cdk-lib';
import { Annotations as Warnings, Match } from 'aws-cdk-lib/assertions';
import {
  awsCloud, clearLink, dedicatedLink, eachAttachment, firstBundle, networkPlan, newStack, place, privateCloud, privateLink, vpnLink, vpnPlan,
  withAttachments, withBundles,
} from './fixture';
import type { AwsHybridNetworkProps } from '../../lib/aws';
import type { NetworkPlan } from '../../lib/planner/network-plan';

/** The warnings that building a plan gives. */
function warnings(plan: NetworkPlan, props: Partial<AwsHybridNetworkProps> = {}, change: (stack: Stack) => void = () => undefined): string[] {
  const stack = newStack();
  place(plan, props, stack);
  change(stack);
  return Warnings.fromStack(stack).findWarning('*', Match.anyValue()).map(({ entry }) => String(entry.data));
}

const attachment = (id: string, vlan: number) => ({ ...firstBundle().attachments[0]!, id, vlan });
const lags = (count: number, change = {}) =>
  withBundles(Array.from({ length: count }, (_, n) => firstBundle({ id: `b-${n}`, members: 1, attachments: [attachment(`v-${n}`, n + 1)], ...change })));
const announcing = (count: number): NetworkPlan => {
  const plan = networkPlan([dedicatedLink]);
  return { ...plan, sites: plan.sites.map((site) => ({ ...site, prefixes: Array.from({ length: count }, (_, n) => `10.16.${n}.0/24`) })) };
};
const vpns = (count: number, product = 'aws/vpn/standard') => networkPlan([{ ...vpnLink, primary: vpnPlan('lab-aws', ['branch-1'], count, product) }]);
const routers = (count: number): NetworkPlan => {
  const [row] = vpnPlan('lab-aws', ['branch-1'], 1).connections;
  const tunnels = (n: number) => row!.tunnels.map((tunnel) => ({ ...tunnel, id: `c-${n}-${tunnel.ordinal}` }));
  const connections = Array.from({ length: count }, (_, n) => ({ ...row!, id: `c-${n}`, router: `router-${n}`, tunnels: tunnels(n) }));
  return networkPlan([{ ...vpnLink, primary: { ...vpnPlan('lab-aws', ['branch-1'], 1, 'aws/vpn/standard'), connections } }]);
};

test('nothing is warned of while a plan stays within the quotas of a new account', () => {
  expect(warnings(networkPlan())).toEqual([]);
  expect(warnings(networkPlan([privateLink], privateCloud), { vpcs: 'create' })).toEqual([]);
});

describe('more than a new account has is a warning, at once and with its id', () => {
  test.each<[string, NetworkPlan, NetworkPlan, Partial<AwsHybridNetworkProps>]>([
    ['connections-per-location', networkPlan([withBundles([0, 1, 2].map((n) => firstBundle({ id: `b-${n}`, members: n < 2 ? 4 : 2, attachments: [attachment(`v-${n}`, n + 1)] })))]),
      networkPlan([withBundles([0, 1, 2].map((n) => firstBundle({ id: `b-${n}`, members: n < 2 ? 4 : 3, attachments: [attachment(`v-${n}`, n + 1)] })))]), {}],
    ['lags-per-region', networkPlan([lags(9)]), networkPlan([lags(10)]), {}],
    ['fast-lag-members', networkPlan([withBundles([firstBundle({ memberMbps: 100_000, members: 2 })])]), networkPlan([withBundles([firstBundle({ memberMbps: 100_000, members: 3 })])]), {}],
    ['transit-interfaces', networkPlan([withAttachments({}, {}, {}, {})]), networkPlan([withAttachments({}, {}, {}, {}, {})]), {}],
    ['site-prefixes', announcing(100), announcing(101), {}],
    ['customer-gateways', routers(50), routers(51), { quotas: { vpnConnections: 100 } }],
    ['vpn-connections', vpns(50), vpns(51), {}],
    ['large-vpn-connections', vpns(50, 'aws/vpn/large'), vpns(51, 'aws/vpn/large'), { quotas: { vpnConnections: 100 } }],
    ['accelerated-vpn-connections', vpns(10), vpns(11), { accelerate: true }],
    ['gateway-vpn-connections', networkPlan([{ ...privateLink, fallback: vpnPlan('aws', ['edge-1'], 10, 'aws/vpn/virtual-private') }], privateCloud),
      networkPlan([{ ...privateLink, fallback: vpnPlan('aws', ['edge-1'], 11, 'aws/vpn/virtual-private') }], privateCloud), { vpcs: 'create' }],
  ])('%s', (id, within, beyond, props) => {
    expect(warnings(within, props)).toEqual([]);
    expect(warnings(beyond, props)).toEqual([expect.stringContaining(`[ack: hybrid-ai-network/aws:${id}]`)]);
  });

  test('rate-limiters', () => {
    const limited = (count: number) => networkPlan([withAttachments(...Array.from({ length: 11 }, (_, n) => (n < count ? { rateLimitMbps: 500 } : {})))]);
    const quotas = { transitInterfaces: 20 };
    expect(warnings(limited(10), { quotas })).toEqual([]);
    expect(warnings(limited(11), { quotas })).toEqual([expect.stringContaining('[ack: hybrid-ai-network/aws:rate-limiters]')]);
  });
});

test('a warning says what, how many, the quota and what to do', () => {
  expect(warnings(networkPlan([lags(10)]))[0]).toMatch(/^us-east-1 would have 11 LAGs, and the quota of an account is 10: .*set quotas\.lagsPerRegion/);
});

test('a quota that was raised is not warned of up to what it is now', () => {
  expect(warnings(networkPlan([lags(10)]), { quotas: { lagsPerRegion: 11 } })).toEqual([]);
  expect(warnings(networkPlan([lags(11)]), { quotas: { lagsPerRegion: 11 } })).toHaveLength(2); // and 11 connections at one location
});

test('a warning can be acknowledged', () => {
  const acknowledge = (stack: Stack) => Annotations.of(stack).acknowledgeWarning('hybrid-ai-network/aws:lags-per-region', 'asked for');
  expect(warnings(networkPlan([lags(10)]), {}, acknowledge)).toEqual([]);
});

test('circuits that were given count for no quota of ports', () => {
  const existingConnections = Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`b-${n}`, `dxlag-ffabc12${n}`]));
  const given = warnings(networkPlan([lags(10)]), { existingConnections });
  expect(given.filter((text) => !text.includes('aws:given-macsec'))).toEqual([]);
  expect(given).toHaveLength(10); // one for each that is to be encrypted
});

test('a limit on each interface is counted, and interfaces of a link without circuits are not', () => {
  expect(warnings(networkPlan([eachAttachment(clearLink(), () => ({ rateLimitMbps: 1_000 })), vpnLink], awsCloud))).toEqual([]);
});
