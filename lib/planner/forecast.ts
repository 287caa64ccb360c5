import { countCircuits } from './circuit-capacity';
import { circuitPrices } from './cost';
import type { PlanInput } from './decisions';
import { isDedicated, lockedBundles } from './dedicated';
import { DIRECTIONS } from './demand';
import type { ReachName } from './global-reach';
import type { ChosenCircuits, Decision } from './link-plan';
import { EMPTY_LOCK } from './lock-file';
import type { ForecastPlan, ScenarioPlan } from './network-plan';
import { toCents } from './numbers';
import { cloudsBeside, guestsBeside, isGuest, type Pool } from './pools';
import { carryingBundles } from './regions';
import { type Candidate, type Choice, choiceTitle, chooseCircuits, type GatewayPrice } from './selection';
import { busier, growthMonths, keptLoads, normalLoads } from './sizing';
import { monthAfter, monthsBetween } from './time';
import { selectVpns, vpnsUsd } from './vpn';
import { vpnCandidate } from './vpn-candidate';
import type { HybridNetwork } from '../definition/hybrid-network';
import { HybridNetworkError } from '../errors';

/** How far a forecast looks beyond the day of service, at least. */
export const YEARS = 5;

/** Whether a link is still enough after some months of growth. */
interface Limits {
  readonly utilization: (months: number) => boolean;
  readonly failure: (months: number) => boolean;
  readonly deadline: (months: number) => boolean;
  readonly fallback?: (months: number) => boolean;
}

/** What a link's next step has to fit in with. */
export interface WholeNetwork {
  /** What was decided for every link. */
  readonly decisions: readonly Decision[];
  /** The failures that leave some of the circuits of a pool, once they were worked out for one of its links. */
  readonly losses: Map<Pool, readonly ScenarioPlan[]>;
  /** What gateways cost with a number of circuits. */
  readonly gateways: readonly GatewayPrice[];
  /** Connections of Global Reach. */
  readonly reaches: readonly ReachName[];
}

/** When a link stops being enough, by when to order what comes next, and what that is. */
export function forecastOf(decision: Decision, input: PlanInput, whole: WholeNetwork): ForecastPlan {
  const { network } = input;
  const start = monthsBetween(network.asOf, network.inService);
  const last = Math.max(growthMonths(network) + 24, start + YEARS * 12);
  const limits = decision.circuits ? circuitLimits(decision, network) : vpnLimits(decision, network);
  const [utilization, failure, deadline] = [limits.utilization, limits.failure, limits.deadline].map((holds) => firstMonth(holds, start, last));
  const first = Math.min(utilization ?? Infinity, failure ?? Infinity, deadline ?? Infinity);
  const fallback = limits.fallback && firstMonth(limits.fallback, start, last);
  const month = (name: 'utilization' | 'failure' | 'deadline' | 'fallback', months: number | undefined) =>
    (months === undefined ? {} : { [name]: monthAfter(network.asOf, months) });
  const isOrdered = first !== Infinity && !isGuest(decision.link); // of circuits the link orders whose they are
  const next = isOrdered ? nextStep(decision, input, whole, first + 13) : undefined;
  return {
    until: monthAfter(network.asOf, last),
    ...month('utilization', utilization),
    ...month('failure', failure),
    ...month('deadline', deadline),
    ...month('fallback', fallback),
    ...(isOrdered && { orderBy: monthAfter(network.asOf, Math.max(0, first - (decision.circuits?.product.leadTimeMonths ?? 0))) }),
    ...(next && { next }),
  };
}

/**
 * The month in the course of which something ceases to hold: it does at its beginning and not at its end. Demand never shrinks, so
 * once it does not, it never does again.
 */
export function firstMonth(holds: (months: number) => boolean, start: number, last: number): number | undefined {
  if (holds(last)) return undefined;
  let [low, high] = [start, last];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return Math.max(start, low - 1);
}

function circuitLimits({ link, demand: own, sizing, circuits, vpn }: Decision, { policy }: HybridNetwork): Limits {
  const { check, product, sizes, pool: { demand } } = circuits!;
  const bundles = carryingBundles(link, sizes);
  const normal = (fits: (direction: 'toCloud' | 'toSite', capacity: number, months: number) => boolean) => (months: number) =>
    DIRECTIONS.every((direction) => fits(direction, countCircuits(link, product, bundles, demand.peak(direction, { months, keeps: 'everything' }).flows).mbps, months));
  const everything = (months: number) => ({ months, keeps: 'everything' as const });
  return {
    utilization: normal((direction, capacity, months) => demand.sustained(direction, everything(months)) * sizing.wire <= policy.utilizationLimit * capacity),
    deadline: normal((direction, capacity, months) => demand.peak(direction, everything(months)).mbps * sizing.wire <= capacity),
    failure: (months) => {
      const location = keptLoads(policy, demand, sizing.wire, { months, keeps: 'location' });
      const losses = check({ ...sizing, kept: { ...sizing.kept, location } }).losses(circuits!);
      return losses.every(({ availableMbps, requiredMbps }) => requiredMbps <= availableMbps);
    },
    ...(vpn && { fallback: (months) => busier(keptLoads(policy, own, vpn.sizing.wire, { months, keeps: 'dedicated' })) <= vpn.choice.capacityMbps }),
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
function nextStep(decision: Decision, input: PlanInput, whole: WholeNetwork, months: number): ForecastPlan['next'] {
  try {
    return decision.circuits ? nextCircuits(decision, input.network, whole, months) : nextVpn(decision, input.network, months);
  } catch (error) {
    if (HybridNetworkError.is(error)) return undefined; // nothing that can be bought is enough then
    throw error;
  }
}

const beside = ({ pool }: ChosenCircuits): Pick<Candidate, 'guests' | 'cloudsBeside'> =>
  ({ guests: guestsBeside(pool), cloudsBeside: cloudsBeside(pool) });

/** The names of the clouds at whose gateways circuits end. */
const cloudsOf = ({ pool }: ChosenCircuits): readonly string[] => pool.links.map(({ cloud }) => cloud.name);

/** Beside the circuits of the links that share its site or its cloud, as they are. */
function nextCircuits(decision: Decision, network: HybridNetwork, { decisions, gateways }: WholeNetwork, months: number): ForecastPlan['next'] {
  const { link } = decision;
  if (!isDedicated(link)) return undefined;
  const { policy, catalog } = network;
  const { sizing, circuits } = decision;
  const { demand } = circuits!.pool;
  const loads = normalLoads(policy, demand, sizing.wire, months);
  const location = keptLoads(policy, demand, sizing.wire, { months, keeps: 'location' });
  const need = { loads, direction: sizing.direction, kept: { ...sizing.kept, location } };
  const clouds = cloudsOf(circuits!);
  const sharesCloud = (other: ChosenCircuits) => cloudsOf(other).some((cloud) => clouds.includes(cloud));
  const others = decisions.filter((other) =>
    other.circuits && !isGuest(other.link) && other.link !== link && (other.link.site === link.site || sharesCloud(other.circuits)));
  const pricesOf = (row: Decision) => circuitPrices(row.circuits!.pool, catalog).of;
  const usd = pricesOf(decision);
  const candidates: Candidate[] = [
    { link, ...beside(circuits!), requiredMbps: busier(loads), ...circuits!.check(need), monthlyUsd: usd },
    ...others.flatMap((other) => (isDedicated(other.link) ? [{ link: other.link, ...beside(other.circuits!), requiredMbps: 0, isEnough: () => true, shortfall: () => '', monthlyUsd: pricesOf(other) }] : [])),
  ];
  const bundles = Object.fromEntries([decision, ...others].flatMap((row) => (isDedicated(row.link) ? lockedBundles(row.link, row.circuits!) : [])));
  const choice = chooseCircuits(candidates, network, { ...EMPTY_LOCK, bundles }, gateways).get(link.name)!;
  const circuitsAt = (cloud: string, rows: readonly Decision[]) =>
    rows.filter((row) => cloudsOf(row.circuits!).includes(cloud)).reduce((sum, row) => sum + row.circuits!.sizes.flat().length, 0);
  const ending = gateways.filter(({ cloud }) => clouds.includes(cloud));
  const gatewayUsd = (sizes: Choice['sizes']) =>
    ending.reduce((sum, { cloud, monthlyUsd }) => sum + (monthlyUsd(circuitsAt(cloud, others) + sizes.flat().length) ?? 0), 0);
  return {
    title: choiceTitle(link, choice),
    differenceUsd: toCents(usd(choice) - usd(circuits!) + gatewayUsd(choice.sizes) - gatewayUsd(circuits!.sizes)),
  };
}

function nextVpn({ link, demand, vpn }: Decision, network: HybridNetwork, months: number): ForecastPlan['next'] {
  const { product, perRouter } = vpn!.choice;
  const inUse = { product: product.id, perRouter };
  const candidate = vpnCandidate(link, demand, { policy: network.policy, months, isAlone: true, inUse })!;
  const { choices, monthlyUsd } = selectVpns(link.cloud, [candidate], network);
  const next = choices.get(link.name)!;
  if (!next.isEnough) return undefined;
  return { title: `${next.tunnels} tunnels (${next.product.id})`, differenceUsd: toCents(monthlyUsd - vpnsUsd([vpn!.choice], product)) };
}
