import { calendarMonths, growthOf } from './arithmetic';
import type { Report } from './claim';
import { encryptedTunnels, countedMbps, inUse, regionalBundles, remotePorts } from './interconnect';
import { WAYS } from './part';
import { type Case, circuitsOf, type LinkCase } from './subject';
import type { HybridNetwork } from '../../definition/hybrid-network';
import type { DedicatedPlan, LinkPlan } from '../network-plan';

/** What figures that are rounded to the kbps leave open. */
const ROUNDING = 1e-5;

/** Forecasts look so many years beyond the day of service, or to the end of the horizon. */
const YEARS = 5;

/** Checks when a link stops being enough, by when to order, and that alternatives are priced beside what was chosen. */
export function checkOutlook(one: LinkCase, { plan: { links }, network, report }: Case): void {
  const { forecast, name } = one.plan;
  const { asOf, inService, policy } = network;
  const start = calendarMonths(asOf, inService);
  const last = Math.max(start + policy.horizonMonths + 24, start + YEARS * 12);
  const wrong = (message: string) => report('forecast', name, message);
  const monthOf = (text: string | undefined) => (text === undefined ? undefined : monthsAfter(asOf, text));
  if (monthOf(forecast.until) !== last) wrong(`it looks until ${forecast.until}, and it has to look ${last} months ahead`);
  const limits = limitsOf(one, network);
  const events = (['utilization', 'failure', 'deadline', 'fallback'] as const).map((event) => {
    const month = monthOf(forecast[event]);
    if (forecast[event] !== undefined && !(month !== undefined && month >= start && month <= last)) wrong(`${forecast[event]} is no month between service and the end of the forecast`);
    else checkMonth(event, month, limits[event]);
    return month;
  });
  const first = Math.min(...events.slice(0, 3).map((month) => month ?? Infinity)); // a fallback is not ordered

  const lead = leadTime(one, network);
  const isOrdered = circuitsOf(one.plan)?.circuitsOf === undefined; // else the link orders whose circuits they are
  const order = first === Infinity || !isOrdered ? undefined : Math.max(0, first - lead);
  if (monthOf(forecast.orderBy) !== order) wrong(`it says to order by ${forecast.orderBy ?? 'no month'}, and that is ${order ?? 'no'} months after ${asOf}`);
  if (forecast.next && first === Infinity) wrong('it has a next step, and nothing that asks for it');
  checkAlternatives(one, links, network, report);

  /** At the end of the month a limit is passed, and at its beginning it is not. */
  function checkMonth(event: string, month: number | undefined, limit: Limit | undefined): void {
    if (!limit) return;
    const passes = (months: number, by: number) => limit.load(months) > limit.most * (1 + by);
    const late = month === undefined ? passes(last, ROUNDING) : month > start && passes(month, ROUNDING);
    const early = month !== undefined && !passes(month + 1, -ROUNDING);
    if (late) wrong(`${event}: it says ${month === undefined ? 'never' : `${month} months`}, and the limit is passed before`);
    if (early) wrong(`${event}: it says ${month} months, and the limit is not passed then`);
  }
}

/** How a load grows, beside the most that it may be; the load at the end of the horizon is 1. */
interface Limit {
  readonly load: (months: number) => number;
  readonly most: number;
}

interface Limits {
  readonly utilization?: Limit;
  readonly failure?: Limit;
  readonly deadline?: Limit;
  readonly fallback?: Limit;
}

/** The limits of a link whose workloads all grow alike: then every rate grows as they do, and so does what a failure leaves short. */
function limitsOf(one: LinkCase, network: HybridNetwork): Limits {
  const { plan: { fallback }, needs, own } = one;
  const load = loadOf(needs.commonGrowth, network);
  const lost = loadOf(own.needs.commonGrowth, network);
  return {
    ...(load && primaryLimits(one, load, network)),
    ...(fallback && lost && { fallback: { load: lost, most: over(fallback.capacityMbps, fallback.requiredMbps) } }),
  };
}

/** How a load grows that is 1 at the end of the horizon. */
function loadOf(growth: number | undefined, { policy, asOf, inService }: HybridNetwork): Limit['load'] | undefined {
  if (growth === undefined) return undefined;
  const end = growthOf(growth, calendarMonths(asOf, inService) + policy.horizonMonths);
  return (months) => growthOf(growth, months) / end;
}

const over = (left: number, needed: number) => (needed > 0 ? left / needed : Infinity);

function primaryLimits({ plan, link, normal, wire }: LinkCase, load: Limit['load'], { policy, catalog }: HybridNetwork): Limits {
  const circuits = circuitsOf(plan);
  const product = catalog.circuits.find(({ id }) => id === circuits?.paths[0]?.bundles[0]?.product);
  const bundles = circuits ? inUse(link, regionalBundles(link, circuits)) : [];
  const capacity = (way: 'toCloud' | 'toSite') =>
    (circuits ? countedMbps(link, bundles, product?.mbps ?? 0, normal[way].flows) : plan.primary.capacityMbps);
  const losses = plan.scenarios.filter(({ id, survive, availableMbps }) =>
    survive === 'location' && (circuits ? availableMbps > 0 : id === 'tunnel' || (id === 'router' && new Set(vpnRouterNames(plan)).size > 1)));
  return {
    utilization: { load, most: Math.min(...WAYS.map((way) => over(policy.utilizationLimit * capacity(way), plan.requirement[way].sustainedMbps))) },
    deadline: { load, most: Math.min(...WAYS.map((way) => over(capacity(way), normal[way].mbps * wire))) },
    failure: { load, most: Math.min(Infinity, ...losses.map(({ availableMbps, requiredMbps }) => over(availableMbps, requiredMbps))) },
  };
}

const vpnRouterNames = ({ primary }: LinkCase['plan']): readonly string[] => (primary.kind === 'vpn' ? primary.connections.map(({ router }) => router) : []);

/** Months from a day to a month as text, `2028-06`; nothing where it is none. */
function monthsAfter(asOf: string, text: string): number | undefined {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return undefined;
  return (Number(text.slice(0, 4)) - Number(asOf.slice(0, 4))) * 12 + Number(text.slice(5, 7)) - Number(asOf.slice(5, 7));
}

function leadTime({ plan }: LinkCase, { catalog }: HybridNetwork): number {
  const product = circuitsOf(plan)?.paths[0]?.bundles[0]?.product;
  return catalog.circuits.find(({ id }) => id === product)?.leadTimeMonths ?? 0;
}

const attachmentSizes = ({ paths }: DedicatedPlan): readonly number[] =>
  paths.flatMap((path) => path.bundles.flatMap(({ attachments }) => attachments.map(({ bandwidthMbps }) => bandwidthMbps)));

/** Each alternative costs as much more, or less, than what was chosen as it says. */
function checkAlternatives({ plan }: LinkCase, links: readonly LinkPlan[], { catalog }: HybridNetwork, report: Report): void {
  const circuits = circuitsOf(plan);
  const bundles = circuits?.paths.flatMap((path) => path.bundles) ?? [];
  const prices = new Map(catalog.charges.map(({ id, usd }) => [id, usd]));
  const guests = links.flatMap((link) => circuitsOf(link) ?? []).filter(({ circuitsOf: owner }) => owner === plan.name);
  const hasAttachments = circuits?.kind === 'dedicated-interconnect' || circuits?.kind === 'cross-cloud-interconnect';
  const attachments = hasAttachments ? [circuits, ...guests].flatMap(attachmentSizes) : [];
  const attachmentUsd = (mbps: number) => prices.get(`google/interconnect/attachment${mbps > 10_000 ? `-${mbps / 1000}G` : ''}`) ?? 0;
  const priceOf = (product: string | undefined) => catalog.circuits.find(({ id }) => id === product)?.monthlyUsd ?? 0;
  const remote = catalog.circuits.find(({ id }) => id === bundles[0]?.product)?.remote;
  const present = bundles.reduce((sum, { product, members }) => sum + members * priceOf(product), 0)
    + (remote ? remotePorts(circuits!.paths) * priceOf(remote.portProduct) : 0)
    + attachments.reduce((sum, mbps) => sum + attachmentUsd(mbps), 0) + encryptedTunnels(circuits) * (catalog.vpns.find(({ id }) => id === 'google/vpn/ha')?.connectionMonthlyUsd ?? 0);
  for (const { title, monthlyUsd, differenceUsd, loses } of plan.alternatives) {
    if (loses === '') report('alternative', plan.name, `${title}: it does not say why it was not chosen`);
    const isExact = circuits && circuits.kind !== 'express-route'; // of ExpressRoute the gateway's price may differ too
    if (isExact && Math.abs(monthlyUsd - differenceUsd - present) > 0.02) {
      report('alternative', plan.name, `${title}: it says ${differenceUsd} a month more than what was chosen, and it is ${monthlyUsd - present}`);
    }
  }
}
