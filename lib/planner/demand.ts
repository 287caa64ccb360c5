import { growthFactor } from './growth';
import type { Demand, Requirement, Reserved, Transfer } from './requirement';
import { requirementOf } from './requirement';
import { intoWeek, offsetCombinations, WEEK } from './time';
import type { DistributedTraining, Inference, Keeps, Link, Workload } from '../definition/hybrid-network';

/** Which of the two ways on a link. */
export type Direction = 'toCloud' | 'toSite';

/** Both ways. */
export const DIRECTIONS: readonly Direction[] = ['toCloud', 'toSite'];

/** The state that a demand is taken in. */
export interface DemandState {
  /** Months of growth since `asOf`. */
  readonly months: number;
  /** What each workload keeps; everything in the normal state. */
  readonly keeps: (workload: Workload) => Keeps;
  /** Wire rate over payload; it may differ by workload (a private endpoint halves a gateway). */
  readonly wireFactor: (workload: Workload) => number;
}

/** A workload keeps everything. */
export const KEEPS_ALL = (): Keeps => 'full';

/** The payload rates of a workload in both directions, in Mbps: at its peak, and the mean over the week. */
export interface WorkloadRates {
  /** While it runs: in the window, during a sync, at the peak of a profile. */
  readonly rate: Readonly<Record<Direction, number>>;
  /** Over the week. */
  readonly mean: Readonly<Record<Direction, number>>;
}

const reverse = (direction: Direction): Direction => (direction === 'toCloud' ? 'toSite' : 'toCloud');

/** A direction and its opposite, as a record. */
function both(direction: Direction, there: number, back: number): Record<Direction, number> {
  return direction === 'toCloud' ? { toCloud: there, toSite: back } : { toCloud: back, toSite: there };
}

/** Payload of a gradient exchange between two ends, in each direction: with two ranks, ring all-reduce sends the whole gradient once. */
export function gradientRate(training: DistributedTraining): number {
  return training.gradientSize.toMegabits() * training.stepsPerSecond;
}

function inferenceRate(workload: Inference, size: Inference['requestSize']): number {
  return workload.requestsPerSecond * size.toMegabits();
}

/** What a workload asks for today, in payload. */
export function workloadRates(workload: Workload): WorkloadRates {
  const rates = (there: number, back: number, share: number): WorkloadRates => ({
    rate: both(workload.direction, there, back),
    mean: both(workload.direction, there * share, back * share),
  });
  switch (workload.kind) {
    case 'dataset-transfer': {
      const length = workload.window.duration.toSeconds();
      return rates(workload.volume.toMegabits() / length, 0, (workload.window.days.length * length) / WEEK);
    }
    case 'model-sync':
    case 'checkpoint-replication': {
      const within = workload.within.toSeconds();
      const rate = workload.artifact.toMegabits() / within;
      return rates(rate, workload.kind === 'model-sync' && workload.bidirectional ? rate : 0, within / workload.period.toSeconds());
    }
    case 'inference': {
      const share = workload.profile.reduce((sum, factor) => sum + factor, 0) / workload.profile.length;
      return rates(inferenceRate(workload, workload.requestSize), inferenceRate(workload, workload.responseSize), share);
    }
    case 'distributed-training':
      return rates(gradientRate(workload), gradientRate(workload), 1);
    case 'telemetry':
      return rates(workload.rate.toMbps(), 0, 1);
  }
}

/** Whether a workload counts in the sizing: distributed training only when the definition insists. */
export const isSized = (workload: Workload): boolean => workload.kind !== 'distributed-training' || workload.insist;

/** What is left of a rate, and by how much a deadline moves; nothing when the workload is not promised anything. */
function keptFactors(keeps: Keeps): { readonly rate: number; readonly time: number } | undefined {
  if (keeps === 'suspend' || keeps === 'slower') return undefined;
  if (keeps === 'full') return { rate: 1, time: 1 };
  return 'rateFactor' in keeps ? { rate: keeps.rateFactor, time: 1 / keeps.rateFactor } : { rate: 1, time: keeps.deadlineFactor };
}

interface Scaled {
  readonly factor: number;
  readonly kept: { readonly rate: number; readonly time: number };
  readonly offset: number;
}

/** The demand of one workload in one direction, brought to wire rate, grown, and reduced to what it keeps. */
function demandOf(workload: Workload, direction: Direction, { factor, kept, offset }: Scaled): Demand {
  const name = workload.name;
  const constant = (rate: number): Demand => ({ reserved: rate > 0 ? [{ workload: name, start: 0, length: WEEK, rate }] : [], transfers: [] });
  const peak = workloadRates(workload).rate[direction] * factor;
  switch (workload.kind) {
    case 'dataset-transfer': {
      if (peak === 0) return { reserved: [], transfers: [] };
      const length = Math.min(WEEK, Math.max(1, Math.round(workload.window.duration.toSeconds() * kept.time)));
      const starts = workload.window.days.map((day) => intoWeek(day * 86_400 + workload.window.start - offset));
      const volume = workload.volume.toMegabits() * factor;
      return workload.paced
        ? { reserved: [], transfers: starts.map((start): Transfer => ({ workload: name, start, length, volume })) }
        : { reserved: starts.map((start): Reserved => ({ workload: name, start, length, rate: volume / length })), transfers: [] };
    }
    case 'model-sync':
    case 'checkpoint-replication':
      return constant(peak / kept.time);
    case 'inference': {
      const rows = workload.profile.map((share, hour) => (
        { workload: name, start: intoWeek(hour * 3600 - offset), length: 3600, rate: peak * share * kept.rate }));
      return { reserved: rows.filter(({ rate }) => rate > 0), transfers: [] };
    }
    case 'distributed-training':
    case 'telemetry':
      return constant(peak * kept.rate);
  }
}

/** The time zone of a workload's window or profile; UTC where it has neither. */
export function timeZoneOf(workload: Workload): string {
  return workload.kind === 'dataset-transfer' ? workload.window.timeZone : workload.kind === 'inference' ? workload.timeZone : 'UTC';
}

/**
 * What one direction of a link requires in a state: the most over every way in which the time zones' offsets can go together.
 * A sync reserves its rate at all times, since it may start at any; a paced one counts in sustained use with its mean only.
 */
export function linkRequirement(workloads: readonly Workload[], link: Link, direction: Direction, state: DemandState): Requirement {
  const own = workloads.filter((workload) => workload.link.name === link.name && isSized(workload) && keptFactors(state.keeps(workload)));
  const zones = own.map(timeZoneOf);
  let worst: Requirement = { peak: 0, sustained: 0 };
  let sustained = 0;
  for (const offsets of offsetCombinations(zones)) {
    const parts = own.map((workload) => ({
      workload,
      demand: demandOf(workload, direction, {
        factor: growthFactor(workload.growth, state.months) * state.wireFactor(workload),
        kept: keptFactors(state.keeps(workload))!,
        offset: offsets.get(timeZoneOf(workload))!,
      }),
    }));
    const requirement = requirementOf(join(parts.map(({ demand }) => demand)));
    if (requirement.peak > worst.peak) worst = requirement;
    const relaxed = parts.some(({ workload }) => 'period' in workload && workload.paced);
    const profile = relaxed ? requirementOf(join(parts.map(({ workload, demand }) => onAverage(workload, demand)))) : requirement;
    sustained = Math.max(sustained, profile.sustained);
  }
  return { ...worst, sustained };
}

const join = (demands: readonly Demand[]): Demand => ({ reserved: demands.flatMap((d) => d.reserved), transfers: demands.flatMap((d) => d.transfers) });

/** A paced sync with its mean rate in place of the reserved one. */
function onAverage(workload: Workload, demand: Demand): Demand {
  if (!('period' in workload) || !workload.paced) return demand;
  const share = workload.within.toSeconds() / workload.period.toSeconds();
  return { ...demand, reserved: demand.reserved.map((row) => ({ ...row, rate: row.rate * share })) };
}

/** The direction against a workload's own. */
export const against = (workload: Workload): Direction => reverse(workload.direction);
