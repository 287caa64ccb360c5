import type { CostItem, CostPlan, DirectionRequirement, FailoverWindow, FailureKind, ForecastPlan, LinkPlan, LinkRequirement, NetworkPlan, Outcome, ScenarioPlan, VpnPlan, WorkloadPlan } from '../../planner/network-plan';
import { percent } from '../format';

/** The two directions of a link, in the order in which they are reported. */
export const DIRECTIONS = ['toCloud', 'toSite'] as const;

/** A direction in words. */
export const directionWords = { toCloud: 'to the cloud', toSite: 'to the site' } as const;

/** A direction of a link in words: between two clouds, with the name of the one that receives. */
export function wayWords({ site, cloud, primary }: LinkPlan, direction: (typeof DIRECTIONS)[number]): string {
  if (primary.kind !== 'cross-cloud-interconnect') return directionWords[direction];
  return `to ${direction === 'toCloud' ? cloud : site}`;
}

/** A service as its vendor calls it. */
export const serviceWords = {
  'direct-connect': 'Direct Connect',
  'express-route': 'ExpressRoute',
  'dedicated-interconnect': 'Dedicated Interconnect',
  'partner-interconnect': 'Partner Interconnect',
  'cross-cloud-interconnect': 'Cross-Cloud Interconnect',
  'vpn': 'VPN',
} as const;

/** What became of a workload, in words. */
export const outcomeWords: Readonly<Record<Outcome, string>> = {
  'full': 'in full',
  'reduced': 'reduced',
  'best-effort': 'best effort',
  'suspended': 'suspended',
};

const FAILURES: Readonly<Record<FailureKind, string>> = {
  carrier: 'carrier lost',
  silent: 'circuit silent',
  asymmetric: 'one direction silent',
  router: 'router dead',
  building: 'building lost',
  dedicated: 'all circuits silent',
  tunnel: 'tunnel end gone',
  return: 'everything back',
};

/** What happens to a link, in words: between two clouds there is a port where a router is elsewhere. */
export const failureWords = ({ primary }: LinkPlan, failure: FailureKind): string =>
  (failure === 'router' && primary.kind === 'cross-cloud-interconnect' ? 'port lost' : FAILURES[failure]);

/** Where traffic goes, in a word. */
export const takesOverWords: Readonly<Record<FailoverWindow['takesOver'], string>> = { circuits: 'circuits', vpn: 'VPN', tunnels: 'tunnels', nothing: 'nothing' };

/** By what a failure is seen, in a word. */
export const detectionWords: Readonly<Record<FailoverWindow['detection'], string>> = {
  'carrier': 'carrier', 'bfd': 'BFD', 'hold-time': 'hold time', 'provider': 'the provider', 'none': '-',
};

/** What sets the limit of a VPN, in words. */
export const limitWords: Readonly<Record<VpnPlan['limitedBy'], string>> = {
  'tunnels': 'its tunnels',
  'packets': 'the packets a second that its tunnels take',
  'gateway': 'the gateway of the cloud',
  'router-ipsec': 'what the routers encrypt',
  'router-internet': 'the internet access of the routers',
};

/** The rule that asks for the most, in a word. */
export const ruleNames: Readonly<Record<LinkRequirement['bindingRule'], string>> = {
  headroom: 'headroom',
  utilization: 'sustained use',
  failure: 'a failure',
};

/** The rule that asks for the most, with its figure. */
export function ruleWords(rule: LinkRequirement['bindingRule'], policy: NetworkPlan['policy']): string {
  const words = {
    headroom: `the headroom of ${percent(policy.headroom)}`,
    utilization: `the ${percent(policy.utilizationLimit)} limit on sustained use`,
    failure: `the ${percent(policy.failureUtilizationLimit)} limit after a failure`,
  };
  return words[rule];
}

/** The largest share of a capacity that either direction uses. */
export function busiestUse(requirement: LinkRequirement, figure: keyof Pick<DirectionRequirement, 'peakMbps' | 'sustainedMbps'>, capacityMbps: number): number {
  return capacityMbps > 0 ? Math.max(...DIRECTIONS.map((direction) => requirement[direction][figure])) / capacityMbps : 0;
}

/** Every workload of a plan, those between clouds last. */
export const everyWorkload = ({ workloads, cloudLinks }: NetworkPlan): readonly WorkloadPlan[] =>
  [...workloads, ...cloudLinks.flatMap((link) => link.workloads)];

/** Whether a link takes the circuits of another, where all about them is told. */
export const isGuest = ({ primary }: LinkPlan): boolean => primary.kind !== 'vpn' && primary.circuitsOf !== undefined;

/** The links that take the circuits of a link too. */
export const takersOf = (owner: string, links: readonly LinkPlan[]): readonly LinkPlan[] =>
  links.filter(({ primary }) => primary.kind !== 'vpn' && primary.circuitsOf === owner);

/** The failures that are told with a link: those of circuits with the link whose they are. */
export const toldFailures = (link: LinkPlan): readonly ScenarioPlan[] =>
  (isGuest(link) ? link.scenarios.filter(({ survive }) => survive === 'dedicated') : link.scenarios);

/** The id of the failure in which every dedicated circuit of a link is lost. */
export const ALL_CIRCUITS = 'dedicated';

/** The failure in which every dedicated circuit of a link is lost; a link that is a VPN has none. */
export const allCircuitsLost = (link: LinkPlan) => link.scenarios.find(({ id }) => id === ALL_CIRCUITS);

/** The month in which a link first stops being enough in any respect; nothing where that is not in sight. */
export function runsOut({ utilization, failure, deadline }: ForecastPlan): string | undefined {
  return [utilization, failure, deadline].filter((month) => month !== undefined).sort()[0];
}

/** The month to order in; `now` where the plan's own month is the last one, or later than that. */
export function orderMonth({ orderBy }: ForecastPlan, { asOf }: NetworkPlan): string {
  return orderBy === undefined ? '-' : asOf.startsWith(orderBy) ? 'now' : orderBy;
}

/** What a link costs a month, or a cloud for what its links share. */
export function costOf({ items }: CostPlan, of: CostItem['of'], owner: string): number {
  return items.filter((item) => item.of === of && item.owner === owner).reduce((sum, { monthlyUsd }) => sum + monthlyUsd, 0);
}
