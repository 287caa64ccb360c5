import { calendarMonths, growthOf } from './arithmetic';
import { sameMoney, sameNames } from './claim';
import { Needs } from './needs';
import { WAYS } from './part';
import { checkRequirement, type Normal } from './requirement';
import type { Case } from './subject';
import { checkWorkload } from './workloads';
import type { Catalog, InterconnectSpeed } from '../../catalog';
import type { CloudLink, HybridNetwork, Traffic } from '../../definition/hybrid-network';
import type { CloudLinkPlan } from '../network-plan';

/** A link between two clouds of a plan with the same link of the definition. */
export interface CloudLinkCase {
  /** What is judged. */
  readonly plan: CloudLinkPlan;
  /** As defined. */
  readonly link: CloudLink;
  /** What its workloads ask for: towards a cloud is towards Google Cloud. */
  readonly needs: Needs;
}

/** The packets that a network of Google Cloud takes by default, and what is around each of them on the wire. */
const PACKET = 1460;
const WIRE = (PACKET + 42) / (PACKET - 40);

/** What figures that are rounded to the kbps leave open. */
const ROUNDING = 1e-5;

/** Checks every link between two clouds, and returns those that the definition has. */
export function checkCloudLinks(one: Case): readonly CloudLinkCase[] {
  const { plan, network, report } = one;
  if (!sameNames(plan.cloudLinks.map(({ name }) => name), network.cloudLinks.map(({ name }) => name))) {
    report('cloud-links', plan.name, 'its links between clouds are not those of the definition');
  }
  const defined = new Map(network.cloudLinks.map((link) => [link.name, link]));
  return plan.cloudLinks.flatMap((row) => {
    const link = defined.get(row.name);
    return link ? [checkCloudLink(row, link, one)] : [];
  });
}

function checkCloudLink(plan: CloudLinkPlan, link: CloudLink, one: Case): CloudLinkCase {
  const { network, report } = one;
  const months = calendarMonths(network.asOf, network.inService) + network.policy.horizonMonths;
  const traffic = link.workloads.map((workload): Traffic => ({ ...workload, direction: workload.direction === 'toGoogle' ? 'toCloud' : 'toSite' }));
  const needs = new Needs(traffic, months);
  checkEnds(plan, link, one);
  const { toGoogle, toAws, requiredMbps, bindingRule, bindingDirection } = plan.requirement;
  const normal = checkRequirement({
    name: plan.name,
    requirement: { toCloud: toGoogle, toSite: toAws, failureMbps: 0, requiredMbps, bindingRule, bindingDirection: bindingDirection === 'toGoogle' ? 'toCloud' : 'toSite' },
  }, needs, WIRE, network, report);
  checkBandwidth(plan, one);
  checkForecast(plan, needs, normal, network, (message) => report('forecast', plan.name, message));
  checkRows(plan, traffic, months, report);
  return { plan, link, needs };
}

function checkEnds(plan: CloudLinkPlan, { kind, aws, google, roundTripTime }: CloudLink, { report }: Case): void {
  const wanted = [kind, aws.name, aws.region, google.name, google.region, google.project, roundTripTime?.toMilliseconds()];
  const { cloud, region, project } = plan.google;
  const given = [plan.kind, plan.aws.cloud, plan.aws.region, cloud, region, project, plan.roundTripTimeMs];
  if (wanted.some((value, i) => value !== given[i])) report('cloud-link-ends', plan.name, 'its kind, its ends or its round-trip time are not as defined');
  if (plan.mtu !== PACKET) report('mtu', plan.name, `it counts with packets of ${plan.mtu} bytes, and it has to with ${PACKET}`);
}

/** The least bandwidth that is enough; more only where the plan says that the lock keeps it, less only where it says that there is no more. */
function checkBandwidth({ name, bandwidthMbps, requirement, isFreeOnAws, aws }: CloudLinkPlan, { plan, network: { catalog }, report }: Case): void {
  const speeds = catalog.interconnectSpeeds;
  const chosen = speeds.find(({ mbps }) => mbps === bandwidthMbps);
  const least = speeds.find(({ mbps }) => mbps >= requirement.requiredMbps);
  const isKept = plan.findings.some(({ code, subject }) => code === 'interconnect-kept' && subject === name);
  const wanted = least?.mbps ?? Math.max(...speeds.map(({ mbps }) => mbps));
  if (!chosen) report('bandwidth', name, `${bandwidthMbps} Mbps is no bandwidth of the catalogue`);
  else if (isKept ? bandwidthMbps <= wanted : bandwidthMbps !== wanted) report('bandwidth', name, `it has ${bandwidthMbps} Mbps, and the least that is enough is ${wanted}`);
  const isOfFreeSize = (mbps: number) => speeds.some((speed) => speed.mbps === mbps && speed.isFirstFree);
  const first = plan.cloudLinks.find((other) => other.aws.region === aws.region && isOfFreeSize(other.bandwidthMbps));
  if ((isFreeOnAws ?? false) !== (first?.name === name)) report('interconnect-free', name, `it says that AWS charges ${isFreeOnAws ? 'nothing' : 'for it'}, and that is otherwise`);
}

/** When the bandwidth stops being enough, where all workloads grow alike, and what the next one costs. */
function checkForecast(plan: CloudLinkPlan, needs: Needs, normal: Normal, network: HybridNetwork, wrong: (message: string) => void): void {
  const { forecast, bandwidthMbps, isFreeOnAws, requirement } = plan;
  const { asOf, inService, policy, catalog } = network;
  const start = calendarMonths(asOf, inService);
  const end = start + policy.horizonMonths;
  const last = Math.max(end + 24, start + 60);
  const monthOf = (text: string) => calendarMonths(`${asOf.slice(0, 7)}-01`, `${text}-01`);
  if (monthOf(forecast.until) !== last) wrong(`it looks until ${forecast.until}, and it has to look ${last} months ahead`);
  const limits = {
    utilization: (policy.utilizationLimit * bandwidthMbps) / Math.max(requirement.toGoogle.sustainedMbps, requirement.toAws.sustainedMbps),
    deadline: bandwidthMbps / Math.max(...WAYS.map((way) => normal[way].mbps * WIRE)),
  };
  const growth = needs.commonGrowth;
  for (const event of ['utilization', 'deadline'] as const) {
    if (growth === undefined) break;
    const load = (months: number) => growthOf(growth, months) / growthOf(growth, end) / limits[event];
    const month = forecast[event] === undefined ? undefined : monthOf(forecast[event]);
    const isLate = month === undefined ? load(last) > 1 + ROUNDING : month > start && load(month) > 1 + ROUNDING;
    const isEarly = month !== undefined && (month > last || load(month + 1) < 1 - ROUNDING);
    if (isLate || isEarly) wrong(`${event}: it says ${forecast[event] ?? 'never'}, and the limit is passed ${isLate ? 'before' : 'later'}`);
  }
  const { next } = forecast;
  if (!next) return;
  const [from, to] = [bandwidthMbps, next.bandwidthMbps].map((mbps) => catalog.interconnectSpeeds.find((speed) => speed.mbps === mbps));
  if (forecast.utilization === undefined && forecast.deadline === undefined) wrong('it has a next step, and nothing that asks for it');
  if (!from || !to || to.mbps <= from.mbps) wrong(`${next.bandwidthMbps} Mbps is no step up from ${bandwidthMbps}`);
  else if (!sameMoney(next.differenceUsd, usd(to, false, catalog) - usd(from, isFreeOnAws ?? false, catalog))) wrong(`it says the next step costs ${next.differenceUsd} a month more, and it does not`);
}

/** What both sides charge a month. */
const usd = ({ awsCharge, googleCharge }: InterconnectSpeed, isFree: boolean, { charges }: Catalog): number =>
  [...(isFree ? [] : [awsCharge]), googleCharge].reduce((sum, id) => sum + (charges.find((charge) => charge.id === id)?.usd ?? NaN), 0);

function checkRows({ name, workloads, requirement, bandwidthMbps }: CloudLinkPlan, traffic: readonly Traffic[], months: number, report: Case['report']): void {
  if (!sameNames(workloads.map((row) => row.name), traffic.map((workload) => workload.name))) report('workloads', name, 'its workloads are not those of the definition');
  const peakMbps = Math.max(requirement.toGoogle.peakMbps, requirement.toAws.peakMbps);
  for (const row of workloads) {
    const workload = traffic.find((one) => one.name === row.name);
    if (workload) checkWorkload({ row, workload, carrier: name, link: { peakMbps, capacityMbps: bandwidthMbps, wire: WIRE }, months }, report);
  }
}
