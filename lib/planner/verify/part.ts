import { squareRoot } from './arithmetic';
import type { DatasetTransfer, Inference, Keeps, Traffic } from '../../definition/hybrid-network';
import { WEEK } from '../time';

/** One of the two ways on a link. */
export type Way = 'toCloud' | 'toSite';

/** Both ways. */
export const WAYS: readonly Way[] = ['toCloud', 'toSite'];

/** What one workload asks of one direction, as payload: the one of its fields that fits is there. */
export interface Part {
  /** The workload's name. */
  readonly name: string;
  /** Its connections. */
  readonly flows: number;
  /** By what its demand grows in a year. */
  readonly growth: number;
  /** The zone of its clock; absent where the clock does not matter. */
  readonly zone?: string;
  /** Sent within windows of the week. */
  readonly windows?: Windows;
  /** Sent within some time after an event that may come at any time. */
  readonly sync?: { readonly volume: number; readonly within: number; readonly period: number; readonly paced: boolean };
  /** A rate for each run of equal hours of the local week. */
  readonly hours?: readonly Run[];
  /** The same rate at all times. */
  readonly rate?: number;
}

/** Windows of the week in which as much is sent each time. */
export interface Windows {
  /** When they open, in local seconds from Monday. */
  readonly openings: readonly number[];
  /** How long they stay open, in seconds. */
  readonly length: number;
  /** What is sent in each, in Mb. */
  readonly volume: number;
  /** The rate that cannot be passed. */
  readonly limit?: number;
  /** Whether the sender keeps to the plan's rate. */
  readonly paced: boolean;
}

/** Hours with one rate. */
export interface Run {
  /** Local seconds from Monday. */
  readonly start: number;
  /** Seconds. */
  readonly length: number;
  /** Mbps. */
  readonly rate: number;
}

/** Twice the logarithm of a thousand: a second in a thousand may be above the rate that bursts are planned with. */
const TWICE_LN_1000 = 13.815510557964274;

/** Whether a workload is counted at all. */
export const counts = (workload: Traffic): boolean => workload.kind !== 'distributed-training' || workload.insist;

/**
 * What a workload asks of a direction with everything kept; nothing where it sends nothing that way.
 *
 * @param factor by what its volumes and rates have grown; a limit on its rate does not grow
 */
export function partOf(workload: Traffic, way: Way, factor: number): Part | undefined {
  const { name, flows, growth } = workload;
  const isOwn = way === workload.direction;
  switch (workload.kind) {
    case 'dataset-transfer':
      return isOwn ? { name, flows, growth, zone: workload.window.timeZone, windows: windowsOf(workload, factor) } : undefined;
    case 'model-sync':
    case 'checkpoint-replication': {
      if (!isOwn && !(workload.kind === 'model-sync' && workload.bidirectional)) return undefined;
      const { artifact, within, period, paced } = workload;
      const sync = { volume: (artifact.toBytes() / 125_000) * factor, within: within.toSeconds(), period: period.toSeconds(), paced };
      return { name, flows, growth, sync };
    }
    case 'inference': {
      const hours = runsOf(workload, way, factor);
      return hours.length > 1 ? { name, flows, growth, zone: workload.timeZone, hours } : { name, flows, growth, rate: hours[0]?.rate ?? 0 };
    }
    case 'distributed-training':
      return { name, flows, growth, rate: (workload.gradientSize.toBytes() / 125_000) * workload.stepsPerSecond * factor };
    case 'telemetry':
      return isOwn ? { name, flows, growth, rate: (workload.rate.toBps() / 1e6) * factor } : undefined;
  }
}

function windowsOf({ window, volume, rateLimit, paced }: DatasetTransfer, factor: number): Windows {
  const openings = window.days.map((day) => 86_400 * day + window.start);
  const length = inSeconds(window.duration.toSeconds());
  const megabits = (volume.toBytes() / 125_000) * factor;
  return rateLimit ? { openings, length, volume: megabits, limit: rateLimit.toMbps(), paced } : { openings, length, volume: megabits, paced };
}

/** Windows are planned in whole seconds, up to a week of them. */
const inSeconds = (seconds: number): number => Math.min(WEEK, Math.max(1, Math.round(seconds)));

const sizeOf = (workload: Inference, way: Way): number => (way === workload.direction ? workload.requestSize : workload.responseSize).toBytes() / 125_000;

/** Messages of inference end with a packet that is not full: what they take on a wire of 1500 bytes beside bytes in full packets. */
export function smallPackets(workload: Inference, way: Way): number {
  const bytes = 125_000 * sizeOf(workload, way);
  const inPackets = bytes + 82 * Math.ceil(bytes / 1460 - 1e-12);
  return (inPackets * 1460) / (bytes * 1542);
}

/** The mean of an hour of inference, with a share of the requests of the peak. */
const meanAt = (workload: Inference, way: Way, share: number): number => workload.requestsPerSecond * share * sizeOf(workload, way);

/** How far the bursts of such an hour go above its mean. */
export function burstAt(workload: Inference, way: Way, share: number): number {
  const size = sizeOf(workload, way);
  return squareRoot(TWICE_LN_1000 * workload.requestsPerSecond * share * size * size * (1 + workload.sizeVariation * workload.sizeVariation));
}

/** What inference asks for in the busiest hour of its profile, bursts included. */
export function peakOf(workload: Inference, way: Way): number {
  let most = 0;
  for (const share of workload.profile) if (share > most) most = share;
  return meanAt(workload, way, most) + burstAt(workload, way, most);
}

function runsOf(workload: Inference, way: Way, factor: number): readonly Run[] {
  const runs: { start: number; length: number; rate: number }[] = [];
  const rates = new Map<number, number>();
  let last = NaN;
  for (let hour = 0; hour < workload.profile.length; hour += 1) {
    const share = workload.profile[hour]!;
    if (share === last) {
      runs[runs.length - 1]!.length += 3600;
      continue;
    }
    last = share;
    const rate = rates.get(share) ?? (share > 0 ? (meanAt(workload, way, share) + burstAt(workload, way, share)) * factor * smallPackets(workload, way) : 0);
    rates.set(share, rate);
    runs.push({ start: 3600 * hour, length: 3600, rate });
  }
  return runs;
}

/** What is left of a part after a failure that it outlives as promised; nothing where nothing is promised. */
export function keptOf(part: Part, keeps: Keeps): Part | undefined {
  if (keeps === 'full') return part;
  if (typeof keeps === 'string') return undefined;
  const rate = 'rateFactor' in keeps ? keeps.rateFactor : 1;
  const time = 'rateFactor' in keeps ? 1 / keeps.rateFactor : keeps.deadlineFactor;
  const { windows, sync, hours, rate: steady, ...base } = part;
  return {
    ...base,
    ...(windows && { windows: { ...windows, length: inSeconds(windows.length * time) } }),
    ...(sync && { sync: { ...sync, within: sync.within * time, period: Math.max(sync.period, sync.within * time) } }),
    ...(hours && { hours: hours.map((run) => ({ ...run, rate: run.rate * rate })) }),
    ...(steady !== undefined && { rate: steady * rate }),
  };
}

/** A part whose sender keeps to the plan's rate, whatever the definition says. */
export function pacedOf(part: Part): Part {
  const { windows, sync } = part;
  if (windows?.paced === false) return { ...part, windows: { ...windows, paced: true } };
  return sync?.paced === false ? { ...part, sync: { ...sync, paced: true } } : part;
}

/** A paced sync as its mean, which is what it adds to sustained use. */
export function onAverage(part: Part): Part {
  const { name, flows, growth, sync } = part;
  return sync?.paced ? { name, flows, growth, rate: sync.volume / sync.period } : part;
}

/** The most that one connection of a part carries when it runs no faster than it has to. */
export function perConnection({ windows, sync, hours, rate, flows }: Part): number {
  if (windows) return windows.volume / windows.length / flows;
  if (sync) return sync.volume / sync.within / flows;
  let most = rate ?? 0;
  for (const run of hours ?? []) if (run.rate > most) most = run.rate;
  return most / flows;
}

/** The mean of a workload over the week, today, as payload. */
export function meanOf(workload: Traffic, way: Way): number {
  const isOwn = way === workload.direction;
  switch (workload.kind) {
    case 'dataset-transfer':
      return isOwn ? ((workload.volume.toBytes() / 125_000) * workload.window.days.length) / WEEK : 0;
    case 'model-sync':
    case 'checkpoint-replication':
      return isOwn || (workload.kind === 'model-sync' && workload.bidirectional) ? workload.artifact.toBytes() / 125_000 / workload.period.toSeconds() : 0;
    case 'inference':
      return (meanAt(workload, way, 1) * workload.profile.reduce((sum, share) => sum + share, 0)) / workload.profile.length;
    case 'distributed-training':
      return (workload.gradientSize.toBytes() / 125_000) * workload.stepsPerSecond;
    case 'telemetry':
      return isOwn ? workload.rate.toBps() / 1e6 : 0;
  }
}
