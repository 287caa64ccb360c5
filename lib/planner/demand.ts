import { naturalLogarithm, squareRoot } from './numbers';
import type { Demand, Reserved, Transfer } from './requirement';
import { intoWeek, WEEK } from './time';
import type { DistributedTraining, Inference, Keeps, Traffic } from '../definition/hybrid-network';

/** Which of the two ways on a link. */
export type Direction = 'toCloud' | 'toSite';

/** Both ways. */
export const DIRECTIONS: readonly Direction[] = ['toCloud', 'toSite'];

/** The payload rates of a workload in both directions, in Mbps: at its peak, and the mean over the week. */
export interface WorkloadRates {
  /** While it runs: in the window, during a sync, at the peak of a profile, bursts included. */
  readonly rate: Readonly<Record<Direction, number>>;
  /** What `rate` holds above the mean of the peak hour. */
  readonly burst: Readonly<Record<Direction, number>>;
  /** Over the week. */
  readonly mean: Readonly<Record<Direction, number>>;
}

const NONE: Demand = { reserved: [], transfers: [], sporadic: [] };

/** The direction against a workload's own. */
export const against = ({ direction }: Traffic): Direction => (direction === 'toCloud' ? 'toSite' : 'toCloud');

/** A direction and its opposite, as a record. */
function both(direction: Direction, there: number, back: number): Record<Direction, number> {
  return direction === 'toCloud' ? { toCloud: there, toSite: back } : { toCloud: back, toSite: there };
}

/** Payload of a gradient exchange between two ends, in each direction: with two ranks, ring all-reduce sends the whole gradient once. */
export function gradientRate(training: DistributedTraining): number {
  return training.gradientSize.toMegabits() * training.stepsPerSecond;
}

/** -2 ln(0.001): a second's traffic is above the reserved rate in at most one second of a thousand. */
const EXCEEDED = 2 * naturalLogarithm(1_000);

/**
 * How far requests that come at random go above their mean within a second: sqrt(-2 ln(epsilon) x variance) of a second's traffic,
 * with Poisson arrivals (Pras, Nieuwenhuis, van de Meent and Mandjes, "Dimensioning network links", IEEE Network 2009).
 */
function burstOf({ sizeVariation }: Inference, size: Inference['requestSize'], requestsPerSecond: number): number {
  return size.toMegabits() * squareRoot(EXCEEDED * requestsPerSecond * (1 + sizeVariation * sizeVariation));
}

/** The size of what inference sends in a direction. */
const messageSize = (workload: Inference, direction: Direction) => (direction === workload.direction ? workload.requestSize : workload.responseSize);

/** What a workload asks for today, in payload. */
export function workloadRates(workload: Traffic): WorkloadRates {
  switch (workload.kind) {
    case 'dataset-transfer': {
      const length = workload.window.duration.toSeconds();
      return steadyRates(workload, workload.volume.toMegabits() / length, 0, (workload.window.days.length * length) / WEEK);
    }
    case 'model-sync':
    case 'checkpoint-replication': {
      const within = workload.within.toSeconds();
      const rate = workload.artifact.toMegabits() / within;
      return steadyRates(workload, rate, workload.kind === 'model-sync' && workload.bidirectional ? rate : 0, within / workload.period.toSeconds());
    }
    case 'inference':
      return inferenceRates(workload);
    case 'distributed-training':
      return steadyRates(workload, gradientRate(workload), gradientRate(workload), 1);
    case 'telemetry':
      return steadyRates(workload, workload.rate.toMbps(), 0, 1);
  }
}

/** Rates there and back that a workload has for a share of the week. */
function steadyRates({ direction }: Traffic, there: number, back: number, share: number): WorkloadRates {
  return { rate: both(direction, there, back), burst: NO_BURST, mean: both(direction, there * share, back * share) };
}

const NO_BURST = { toCloud: 0, toSite: 0 } as const;

function inferenceRates(workload: Inference): WorkloadRates {
  const { direction, profile, requestsPerSecond, requestSize, responseSize } = workload;
  let sum = 0;
  let most = 0;
  for (const share of profile) {
    sum += share;
    if (share > most) most = share;
  }
  const mean = sum / profile.length;
  const [there, back] = [burstOf(workload, requestSize, requestsPerSecond * most), burstOf(workload, responseSize, requestsPerSecond * most)];
  const at = (share: number, size: Inference['requestSize']) => requestsPerSecond * share * size.toMegabits();
  return {
    rate: both(direction, at(most, requestSize) + there, at(most, responseSize) + back),
    burst: both(direction, there, back),
    mean: both(direction, at(mean, requestSize), at(mean, responseSize)),
  };
}

/** Whether a workload counts in the sizing: distributed training only when the definition insists. */
export const isSized = (workload: Traffic): boolean => workload.kind !== 'distributed-training' || workload.insist;

/** What is left of a rate, and by how much a deadline moves; nothing when the workload is not promised anything. */
export function keptFactors(keeps: Keeps): { readonly rate: number; readonly time: number } | undefined {
  if (keeps === 'suspend' || keeps === 'slower') return undefined;
  if (keeps === 'full') return { rate: 1, time: 1 };
  return 'rateFactor' in keeps ? { rate: keeps.rateFactor, time: 1 / keeps.rateFactor } : { rate: 1, time: keeps.deadlineFactor };
}

/** How a workload's demand is taken. */
export interface DemandScale {
  /** By what volumes and rates are multiplied: growth, and the wire. */
  readonly factor: number;
  /** What it keeps. */
  readonly kept: { readonly rate: number; readonly time: number };
  /** The UTC offset of its time zone, in seconds. */
  readonly offset: number;
  /** Whether it counts as paced although the definition does not say so. */
  readonly paced: boolean;
}

/** The demand of one workload in one direction. */
export function demandOf(workload: Traffic, direction: Direction, scale: DemandScale): Demand {
  const { factor, kept, offset } = scale;
  const constant = (rate: number): Demand => (rate > 0 ? { ...NONE, reserved: [{ workload: workload.name, start: 0, length: WEEK, rate }] } : NONE);
  switch (workload.kind) {
    case 'dataset-transfer': {
      if (direction !== workload.direction) return NONE;
      const length = Math.min(WEEK, Math.max(1, Math.round(workload.window.duration.toSeconds() * kept.time)));
      const starts = workload.window.days.map((day) => intoWeek(day * 86_400 + workload.window.start - offset));
      const volume = workload.volume.toMegabits() * factor;
      if (!workload.paced && !scale.paced) {
        return { ...NONE, reserved: starts.map((start): Reserved => ({ workload: workload.name, start, length, rate: volume / length })) };
      }
      const limit = workload.rateLimit && { limit: Math.max(workload.rateLimit.toMbps(), volume / length) };
      return { ...NONE, transfers: starts.map((start): Transfer => ({ workload: workload.name, start, length, volume, ...limit })) };
    }
    case 'model-sync':
    case 'checkpoint-replication': {
      if (direction !== workload.direction && !(workload.kind === 'model-sync' && workload.bidirectional)) return NONE;
      const volume = workload.artifact.toMegabits() * factor;
      const within = Math.max(1, workload.within.toSeconds() * kept.time);
      if (!workload.paced && !scale.paced) return constant(volume / within);
      return { ...NONE, sporadic: [{ workload: workload.name, volume, within, period: Math.max(within, workload.period.toSeconds()) }] };
    }
    case 'inference':
      return { ...NONE, reserved: inferenceRows(workload, direction, factor * kept.rate, offset) };
    case 'distributed-training':
      return constant(gradientRate(workload) * factor * kept.rate);
    case 'telemetry':
      return direction === workload.direction ? constant(workload.rate.toMbps() * factor * kept.rate) : NONE;
  }
}

/** Headers of IP and TCP, with Ethernet's preamble, header, check sequence, VLAN tag and gap. */
const HEADERS = 82;

/** TCP payload of a full packet of 1500 bytes. */
const SEGMENT = 1_460;

/** By how much more messages of inference take on the wire than as many bytes in full packets: each ends with one that is not full. */
function messageOverhead(size: Inference['requestSize']): number {
  const bytes = size.toBytes();
  return ((bytes + Math.ceil(bytes / SEGMENT) * HEADERS) / bytes) / ((SEGMENT + HEADERS) / SEGMENT);
}

/** One row for each run of hours with the same share of the peak. */
function inferenceRows(workload: Inference, direction: Direction, factor: number, offset: number): Reserved[] {
  const size = messageSize(workload, direction);
  const rows: Reserved[] = [];
  const { profile } = workload;
  for (let hour = 0; hour < profile.length; ) {
    const share = profile[hour]!;
    let end = hour + 1;
    while (end < profile.length && profile[end] === share) end += 1;
    const requests = workload.requestsPerSecond * share;
    const rate = share > 0 ? (requests * size.toMegabits() + burstOf(workload, size, requests)) * factor * messageOverhead(size) : 0;
    if (rate > 0) rows.push({ workload: workload.name, start: intoWeek(hour * 3_600 - offset), length: (end - hour) * 3_600, rate });
    hour = end;
  }
  return rows;
}

/** The time zone that fixes a workload's hours in the week; nothing where it has none, or every hour is alike. */
export function timeZoneOf(workload: Traffic): string | undefined {
  if (workload.kind === 'dataset-transfer') return workload.window.timeZone;
  return workload.kind === 'inference' && workload.profile.some((share) => share !== workload.profile[0]) ? workload.timeZone : undefined;
}

/** Packets for a Mb of a workload's demand in full segments; each message of inference ends with a packet that is not full. */
export function packetsPerMegabit(workload: Traffic, direction: Direction, segmentBytes: number): number {
  if (workload.kind !== 'inference') return 1e6 / 8 / segmentBytes;
  const size = messageSize(workload, direction);
  return Math.ceil(size.toBytes() / segmentBytes) / size.toMegabits() / messageOverhead(size);
}
