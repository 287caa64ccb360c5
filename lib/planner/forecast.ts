import { countOf } from './capacity';
import { choiceUsd } from './cost';
import { bundlesOf, isDedicated } from './dedicated';
import { DIRECTIONS } from './demand';
import type { Decision } from './link-plan';
import { EMPTY_LOCK } from './lock-file';
import type { ForecastPlan, LockedBundle } from './network-plan';
import { toCents } from './numbers';
import { type Candidate, choiceTitle, chooseCircuits } from './selection';
import { busier, growthMonths, keptLoads, normalLoads } from './sizing';
import { monthAfter, monthsBetween } from './time';
import { billedPieces, selectVpns } from './vpn';
import { vpnCandidate } from './vpn-candidate';
import type { HybridNetwork } from '../definition/hybrid-network';
import { HybridNetworkError } from '../errors';

/** How far a forecast looks beyond the day of service, at least. */
const YEARS = 5;

/** Whether a link is still enough after some months of growth. */
interface Limits {
  readonly utilization: (months: number) => boolean;
  readonly failure: (months: number) => boolean;
  readonly deadline: (months: number) => boolean;
}

/** When a link stops being enough, by when to order what comes next, and what that is. */
export function forecastOf(decision: Decision, network: HybridNetwork): ForecastPlan {
  const start = monthsBetween(network.asOf, network.inService);
  const last = Math.max(growthMonths(network), start + YEARS * 12);
  const limits = decision.circuits ? circuitLimits(decision, network) : vpnLimits(decision, network);
  const [utilization, failure, deadline] = [limits.utilization, limits.failure, limits.deadline].map((holds) => firstMonth(holds, start, last));
  const first = Math.min(utilization ?? Infinity, failure ?? Infinity, deadline ?? Infinity);
  const month = (name: 'utilization' | 'failure' | 'deadline', months: number | undefined) =>
    (months === undefined ? {} : { [name]: monthAfter(network.asOf, months) });
  const next = first === Infinity ? undefined : nextStep(decision, network, first + 12);
  return {
    until: monthAfter(network.asOf, last),
    ...month('utilization', utilization),
    ...month('failure', failure),
    ...month('deadline', deadline),
    ...(first !== Infinity && { orderBy: monthAfter(network.asOf, Math.max(0, first - (decision.circuits?.product.leadTimeMonths ?? 0))) }),
    ...(next && { next }),
  };
}

/** The first month in which something no longer holds: demand never shrinks, so once it does not, it never does again. */
function firstMonth(holds: (months: number) => boolean, start: number, last: number): number | undefined {
  if (holds(last)) return undefined;
  let [low, high] = [start, last];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function circuitLimits({ demand, sizing, circuits }: Decision, { policy }: HybridNetwork): Limits {
  const { check, product, sizes } = circuits!;
  const bundles = sizes.flat();
  const normal = (fits: (direction: 'toCloud' | 'toSite', capacity: number, months: number) => boolean) => (months: number) =>
    DIRECTIONS.every((direction) => fits(direction, countOf(bundles, product.mbps, demand.peak(direction, { months, keeps: 'everything' }).flows).mbps, months));
  const everything = (months: number) => ({ months, keeps: 'everything' as const });
  return {
    utilization: normal((direction, capacity, months) => demand.sustained(direction, everything(months)) * sizing.wire <= policy.utilizationLimit * capacity),
    deadline: normal((direction, capacity, months) => demand.peak(direction, everything(months)).mbps * sizing.wire <= capacity),
    failure: (months) => {
      const location = keptLoads(policy, demand, sizing.wire, { months, keeps: 'location' });
      const losses = check({ ...sizing, kept: { ...sizing.kept, location } }).losses(circuits!);
      return losses.every(({ availableMbps, requiredMbps }) => requiredMbps <= availableMbps);
    },
  };
}

function vpnLimits({ demand, sizing, vpn }: Decision, { policy }: HybridNetwork): Limits {
  const { capacityMbps, withoutTunnelMbps, withoutRoutersMbps } = vpn!.choice;
  const left = vpn!.routers.length > 1 ? Math.min(withoutTunnelMbps, withoutRoutersMbps(1)) : withoutTunnelMbps;
  const most = (figure: (direction: 'toCloud' | 'toSite') => number) => Math.max(figure('toCloud'), figure('toSite')) * sizing.wire;
  return {
    utilization: (months) => most((direction) => demand.sustained(direction, { months, keeps: 'everything' })) <= policy.utilizationLimit * capacityMbps,
    deadline: (months) => most((direction) => demand.peak(direction, { months, keeps: 'everything' }).mbps) <= capacityMbps,
    failure: (months) => busier(keptLoads(policy, demand, sizing.wire, { months, keeps: 'location' })) <= left,
  };
}

/** The cheapest choice that grows out of the present one and holds until a month. */
function nextStep(decision: Decision, network: HybridNetwork, months: number): ForecastPlan['next'] {
  try {
    return decision.circuits ? nextCircuits(decision, network, months) : nextVpn(decision, network, months);
  } catch (error) {
    if (HybridNetworkError.is(error)) return undefined; // nothing that can be bought is enough then
    throw error;
  }
}

function nextCircuits({ link, demand, sizing, circuits }: Decision, network: HybridNetwork, months: number): ForecastPlan['next'] {
  if (!isDedicated(link)) return undefined;
  const { policy, catalog } = network;
  const loads = normalLoads(policy, demand, sizing.wire, months);
  const location = keptLoads(policy, demand, sizing.wire, { months, keeps: 'location' });
  const need = { loads, direction: sizing.direction, kept: { ...sizing.kept, location } };
  const bundles = Object.fromEntries(bundlesOf(link, circuits!).map(({ id, pathId, members }): [string, LockedBundle] =>
    [id, { path: pathId, product: circuits!.product.id, members }]));
  const { isEnough, shortfall } = circuits!.check(need);
  const candidate: Candidate = { link, requiredMbps: busier(loads), isEnough, shortfall, monthlyUsd: (choice) => choiceUsd(choice, catalog) };
  const choice = chooseCircuits([candidate], network, { ...EMPTY_LOCK, bundles }, []).get(link.name)!;
  return { title: choiceTitle(link, choice), differenceUsd: toCents(choiceUsd(choice, catalog) - choiceUsd(circuits!, catalog)) };
}

function nextVpn({ link, demand, vpn }: Decision, network: HybridNetwork, months: number): ForecastPlan['next'] {
  const { product, perRouter, tunnels } = vpn!.choice;
  const inUse = { product: product.id, perRouter };
  const candidate = vpnCandidate(link, demand, { policy: network.policy, months, isAlone: true, inUse })!;
  const { choices, monthlyUsd } = selectVpns(link.cloud, [candidate], network);
  const next = choices.get(link.name)!;
  if (!next.isEnough) return undefined;
  const present = billedPieces(product.provider, tunnels) * product.connectionMonthlyUsd + product.gatewayMonthlyUsd;
  return { title: `${next.tunnels} tunnels (${next.product.id})`, differenceUsd: toCents(monthlyUsd - present) };
}
