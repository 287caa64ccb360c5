import { demandOf, type Direction, DIRECTIONS, timeZoneOf } from './demand';
import { growthFactor } from './growth';
import type { DemandState, LinkDemand, Offsets } from './link-demand';
import type { OutageOutcome, OutagePlan } from './network-plan';
import { toPermille } from './numbers';
import { type OutageCapacity, type OutageDemand, type OutageResult, outagesOf, type OutageWeek, outageWeek } from './outage';
import type { Survive } from './sizing';
import type { Traffic } from '../definition/hybrid-network';

/** Something that carries traffic. */
export interface Capacity {
  /** Mbps on its wire, in each direction. */
  readonly mbps: number;
  /**
   * Mbps in both directions together, where these share it.
   * @default - each direction has all of `mbps`
   */
  readonly bothMbps?: number;
  /** Wire rate over payload. */
  readonly wire: number;
}

/** How long outages last: an hour, what AWS, Microsoft and Google repair a port within as a rule, a day, and without end. */
const HOURS: readonly (number | undefined)[] = [1, 4, 24, undefined];

/** What is worse comes later. */
const VERDICTS: readonly OutageOutcome['verdict'][] = ['on-time', 'suspended', 'late', 'partial', 'starved'];

/** Simulates the outages of one link, at the end of some months of growth; equal failures are simulated once. */
export function outageWriter(demand: LinkDemand, months: number, normal: Capacity): (survive: Survive, left: Capacity) => readonly OutagePlan[] {
  const known = new Map<string, readonly OutagePlan[]>();
  const weeks = new Map<Survive, readonly (readonly OutageWeek[])[]>();
  return (survive, left) => {
    const normalMbps = normal.mbps / normal.wire;
    const byDirection = inDirections(demand, survive, months, left).map((mbps) => Math.min(normalMbps, mbps / left.wire));
    const key = `${survive} ${byDirection.join(' ')}`;
    const both = weeks.get(survive) ?? DIRECTIONS.map((direction) =>
      demand.offsets.map((offsets) => outageWeek(prioritized(demand, direction, survive, months, offsets))));
    weeks.set(survive, both);
    const plans = known.get(key) ?? outagePlans(both, byDirection.map((leftMbps) => ({ normalMbps, leftMbps })));
    known.set(key, plans);
    return plans;
  };
}

/**
 * What each direction has of what both share: what is promised to it, as far as that goes, and of the rest its part of what else is
 * sent.
 */
function inDirections(demand: LinkDemand, survive: Survive, months: number, { mbps, bothMbps, wire }: Capacity): readonly number[] {
  if (bothMbps === undefined) return DIRECTIONS.map(() => mbps);
  const needs = (keeps: DemandState['keeps']) => DIRECTIONS.map((direction) => demand.peak(direction, { months, keeps }).mbps * wire);
  const promised = needs(survive);
  const sent = needs(survive === 'dedicated' ? 'sent' : 'everything');
  const rest = sent.map((all, i) => Math.max(0, all - promised[i]!));
  const [allPromised, allRest] = [sum(promised), sum(rest)];
  if (allPromised + allRest === 0) return DIRECTIONS.map(() => mbps);
  const kept = allPromised > bothMbps ? bothMbps / allPromised : 1;
  const over = bothMbps - kept * allPromised;
  return DIRECTIONS.map((_, i) => Math.min(mbps, kept * promised[i]! + (allRest > 0 ? (over * rest[i]!) / allRest : over)));
}

/** The outages of both directions, each at every way in which the offsets of time zones go together. */
function outagePlans(weeks: readonly (readonly OutageWeek[])[], capacities: readonly OutageCapacity[]): readonly OutagePlan[] {
  const durations = HOURS.map((hours) => (hours === undefined ? 'endless' : hours * 3_600));
  const byDirection = weeks.map((ways, i) => ways.map((week) => outagesOf(week, capacities[i]!, durations)));
  let before: OutagePlan | undefined;
  return HOURS.map((hours, i): OutagePlan => {
    const results = byDirection.map((ways) => ways.map((rows) => rows[i]!));
    const outcomes = worstOf(results.flat());
    const weekly = sum(results.map((ways) => most(ways.map(({ weeklyBacklogMb = 0 }) => weeklyBacklogMb))));
    if (hours === undefined) return { ...(weekly > 0 && { weeklyBacklogGb: gigabytes(weekly) }), workloads: outcomes };
    const drains = results.flat().map(({ drainSeconds = Infinity }) => drainSeconds);
    // what a longer outage leaves that ends at the same moment is never less
    const drainSeconds = before && before.drainSeconds === undefined ? Infinity : Math.max(Math.round(most(drains)), before?.drainSeconds ?? 0);
    const backlog = sum(results.map((ways) => most(ways.map(({ backlogMb }) => backlogMb))));
    before = {
      hours,
      backlogGb: Math.max(gigabytes(backlog), before?.backlogGb ?? 0),
      ...(drainSeconds < Infinity && { drainSeconds }),
      workloads: outcomes.filter(({ verdict }) => verdict !== 'on-time'),
    };
    return before;
  });
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const most = (values: readonly number[]): number => values.reduce((greatest, value) => Math.max(greatest, value), 0);
const gigabytes = (megabits: number): number => Math.round(megabits / 8) / 1_000;

/** The worst of what happens to each workload. */
function worstOf(results: readonly OutageResult[]): readonly OutageOutcome[] {
  const worst = new Map<string, OutageOutcome>();
  for (const row of results.flatMap(({ workloads }) => workloads)) {
    const other = worst.get(row.workload);
    worst.set(row.workload, other ? worse(outcome(row), other) : outcome(row));
  }
  return [...worst.values()].sort((a, b) => (a.workload < b.workload ? -1 : 1));
}

/** What a part is at most, however near to all it is. */
const ALMOST_ALL = 0.999;

function outcome({ workload, verdict, slackSeconds, lateSeconds, share, optimalShare }: OutageResult['workloads'][number]): OutageOutcome {
  return {
    workload,
    verdict,
    ...(slackSeconds !== undefined && { slackSeconds: Math.round(slackSeconds) }),
    ...(lateSeconds !== undefined && { lateSeconds: Math.max(1, Math.round(lateSeconds)) }),
    share: Math.min(toPermille(share), verdict === 'partial' ? ALMOST_ALL : 1),
    optimalShare: toPermille(optimalShare),
  };
}

function worse(a: OutageOutcome, b: OutageOutcome): OutageOutcome {
  const [first, second] = VERDICTS.indexOf(a.verdict) >= VERDICTS.indexOf(b.verdict) ? [a, b] : [b, a];
  const slack = first.verdict === 'on-time' ? least(first.slackSeconds, second.slackSeconds) : first.slackSeconds;
  return {
    ...first,
    ...(slack !== undefined && { slackSeconds: slack }),
    ...(first.lateSeconds !== undefined && { lateSeconds: Math.max(first.lateSeconds, second.lateSeconds ?? 0) }),
    share: Math.min(first.share, second.share),
    optimalShare: Math.min(first.optimalShare, second.optimalShare),
  };
}

const least = (a: number | undefined, b: number | undefined): number | undefined => (a === undefined ? b : b === undefined ? a : Math.min(a, b));

/** What is promised everything goes first, then what is promised a part, then what gets the rest. */
function prioritized(demand: LinkDemand, direction: Direction, survive: Survive, months: number, offsets: Offsets): OutageDemand {
  const rows = demand.workloads.map((workload) => ({
    workload,
    ...tierOf(workload, survive),
    demand: demandOf(workload, direction, {
      factor: growthFactor(workload.growth, months),
      kept: { rate: 1, time: 1 },
      offset: offsets.get(timeZoneOf(workload) ?? '') ?? 0,
      paced: true,
    }),
  }));
  return {
    reserved: rows.flatMap(({ demand: { reserved }, tier, suspended }) => reserved.map((row) => ({ ...row, tier, suspended }))),
    transfers: rows.flatMap(({ demand: { transfers }, tier, suspended, workload: { flows } }) => transfers.map((row) => ({ ...row, tier, suspended, flows }))),
    syncs: rows.flatMap(({ demand: { sporadic }, tier, suspended, workload: { flows } }) => sporadic.map((row) => ({ ...row, tier, suspended, flows }))),
  };
}

function tierOf({ survive }: Traffic, failure: Survive): { readonly tier: number; readonly suspended: boolean } {
  const keeps = survive[failure];
  if (keeps === 'full') return { tier: 1, suspended: false };
  if (keeps === 'suspend') return { tier: 4, suspended: true };
  return { tier: keeps === 'slower' ? 3 : 2, suspended: false };
}
