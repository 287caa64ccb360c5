import type { CloudLinkForecast, CloudLinkPlan, CloudLinkRequirement } from './cloud-link-plan';
import { DIRECTIONS } from './demand';
import { firstMonth, YEARS } from './forecast';
import { LinkDemand } from './link-demand';
import type { NetworkLock } from './network-plan';
import { toCents } from './numbers';
import { busier, growthMonths, normalLoads, type Sizing, sizeLink } from './sizing';
import { monthAfter, monthsBetween } from './time';
import { requireFewTimeZones } from './time-zones';
import { workloadPlan } from './workload-plan';
import type { Catalog, InterconnectSpeed } from '../catalog';
import type { CloudLink, CloudWorkload, HybridNetwork, Traffic } from '../definition/hybrid-network';

/** A link between two clouds with what it was planned from. */
export interface CloudLinkDecision {
  /** The link. */
  readonly link: CloudLink;
  /** What it carries, as traffic of a link whose site is on AWS and whose cloud is on Google Cloud. */
  readonly traffic: readonly Traffic[];
  /** The least bandwidth that would be enough if nothing were in use; absent where none is. */
  readonly enough?: InterconnectSpeed;
  /** The bandwidth that it gets. */
  readonly speed: InterconnectSpeed;
  /** As data. */
  readonly plan: CloudLinkPlan;
}

/** A network of Google Cloud takes packets of 1460 bytes unless it is told otherwise: https://docs.cloud.google.com/vpc/docs/mtu */
const MTU = 1_460;

/** Ethernet's header, check sequence, VLAN tag, preamble and gap. The encryption of the service is outside of what it sells. */
const FRAME = 42;

/** Headers of IP and TCP. */
const HEADERS = 40;

/** Wire rate over payload on an interconnect. */
const INTERCONNECT_WIRE = (MTU + FRAME) / (MTU - HEADERS);

/**
 * Plans every link between two clouds: the least bandwidth that is enough at the end of the horizon, or that of the lock where that is
 * more. Failures are not planned: the service keeps four connections in at least two buildings behind one object, and shows none of them.
 *
 * @throws HybridNetworkError when its workloads are in too many time zones
 */
export function planCloudLinks(network: HybridNetwork, lock: NetworkLock | undefined): readonly CloudLinkDecision[] {
  const sized = network.cloudLinks.map((link) => sizedLink(link, network, lock?.cloudLinks?.[link.name]?.bandwidthMbps ?? 0));
  return sized.map((row, i) => ({ ...row, plan: planOf(row, isFree(row, sized.slice(0, i)), network) }));
}

interface SizedLink extends Omit<CloudLinkDecision, 'plan'> {
  readonly demand: LinkDemand;
  readonly sizing: Sizing;
}

function sizedLink(link: CloudLink, network: HybridNetwork, inUseMbps: number): SizedLink {
  const traffic = link.workloads.map(asTraffic);
  requireFewTimeZones('cloudLinks', link.name, traffic);
  const demand = new LinkDemand(traffic);
  const { policy, catalog: { interconnectSpeeds: speeds } } = network;
  const sizing = sizeLink(policy, demand, INTERCONNECT_WIRE, growthMonths(network));
  const enough = speeds.find(({ mbps }) => mbps >= sizing.requiredMbps);
  const speed = speeds.find(({ mbps }) => mbps >= Math.max(sizing.requiredMbps, inUseMbps)) ?? speeds.at(-1)!;
  return { link, traffic, demand, sizing, speed, ...(enough && { enough }) };
}

/** One in each Region of AWS is free: the first of its size by name. */
function isFree({ link, speed }: SizedLink, before: readonly SizedLink[]): boolean {
  return (speed.isFirstFree ?? false) && !before.some((other) => other.speed.isFirstFree && other.link.aws.region === link.aws.region);
}

function planOf({ link, traffic, demand, sizing, speed }: SizedLink, isFreeOnAws: boolean, network: HybridNetwork): CloudLinkPlan {
  const { name, kind, aws, google } = link;
  const requirement = requirementOf(sizing);
  const roundTripTimeMs = link.roundTripTime?.toMilliseconds();
  const peakMbps = Math.max(requirement.toGoogle.peakMbps, requirement.toAws.peakMbps);
  const carrier = { name, peakMbps, capacityMbps: speed.mbps, wire: INTERCONNECT_WIRE, roundTripTimeMs };
  return {
    name,
    kind,
    aws: { cloud: aws.name, region: aws.region },
    google: { cloud: google.name, region: google.region, project: google.project },
    ...(roundTripTimeMs !== undefined && { roundTripTimeMs }),
    bandwidthMbps: speed.mbps,
    ...(isFreeOnAws && { isFreeOnAws }),
    mtu: MTU,
    requirement,
    forecast: forecastOf(demand, speed, isFreeOnAws, network),
    workloads: traffic.map((workload) => workloadPlan(workload, carrier, growthMonths(network))),
  };
}

/** The planner knows a link by its site and its cloud: here AWS stands where the site does. */
function asTraffic(workload: CloudWorkload): Traffic {
  return { ...workload, direction: workload.direction === 'toGoogle' ? 'toCloud' : 'toSite' };
}

function requirementOf({ normal, requiredMbps, normalRule, direction }: Sizing): CloudLinkRequirement {
  return {
    toGoogle: normal.toCloud,
    toAws: normal.toSite,
    requiredMbps,
    bindingRule: normalRule,
    bindingDirection: direction === 'toCloud' ? 'toGoogle' : 'toAws',
  };
}

/** When the bandwidth stops being enough, over the same months as the forecast of a link. */
function forecastOf(demand: LinkDemand, speed: InterconnectSpeed, isFreeOnAws: boolean, network: HybridNetwork): CloudLinkForecast {
  const { policy, asOf, inService, catalog } = network;
  const start = monthsBetween(asOf, inService);
  const last = Math.max(growthMonths(network) + 24, start + YEARS * 12);
  const most = (figure: (direction: 'toCloud' | 'toSite') => number) => Math.max(...DIRECTIONS.map(figure)) * INTERCONNECT_WIRE;
  const state = (months: number) => ({ months, keeps: 'everything' as const });
  const isSustained = (months: number) => most((direction) => demand.sustained(direction, state(months))) <= policy.utilizationLimit * speed.mbps;
  const utilization = firstMonth(isSustained, start, last);
  const deadline = firstMonth((months) => most((direction) => demand.peak(direction, state(months)).mbps) <= speed.mbps, start, last);
  const first = Math.min(utilization ?? Infinity, deadline ?? Infinity);
  const nextMbps = first === Infinity ? Infinity : busier(normalLoads(policy, demand, INTERCONNECT_WIRE, first + 13));
  const next = catalog.interconnectSpeeds.find(({ mbps }) => mbps >= nextMbps && mbps > speed.mbps);
  return {
    until: monthAfter(asOf, last),
    ...(utilization !== undefined && { utilization: monthAfter(asOf, utilization) }),
    ...(deadline !== undefined && { deadline: monthAfter(asOf, deadline) }),
    ...(next && { next: { bandwidthMbps: next.mbps, differenceUsd: toCents(monthlyUsd(next, false, catalog) - monthlyUsd(speed, isFreeOnAws, catalog)) } }),
  };
}

/** What both sides charge for a bandwidth a month. */
function monthlyUsd({ awsCharge, googleCharge }: InterconnectSpeed, isFreeOnAws: boolean, { charges }: Catalog): number {
  return charges.filter(({ id }) => id === googleCharge || (id === awsCharge && !isFreeOnAws)).reduce((sum, { usd }) => sum + usd, 0);
}
