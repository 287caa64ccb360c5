import type { OutageCapacity, OutageDemand, OutageResult } from './demand';
import { clearLog, type Log, newLog } from './log';
import { optimumOf } from './optimum';
import { type Best, newBest, resultOf } from './result';
import { INSTANT, Simulation } from './simulation';
import { type Steady, steady } from './steady';
import { copyTally, newTally, type Tally } from './tally';
import { EDGE, OPENING, outageWeek, type OutageWeek, rises } from './week';
import { intoWeek, WEEK } from '../time';

/** Weeks after repair in which what is overdue has to be done. */
const DRAIN_WEEKS = 52;

/** A week without outage, or without repair. */
interface Cycle extends Steady {
  readonly simulation: Simulation;
  readonly tally: Tally;
}

/** What an outage of some length (in seconds) does to one direction of a link, whenever it begins. */
export function outageOf(demand: OutageDemand, capacity: OutageCapacity, duration: number | 'endless'): OutageResult {
  return outagesOf(outageWeek(demand), capacity, [duration])[0]!;
}

/** The same for several lengths: what they have in common is done once. */
export function outagesOf(week: OutageWeek, capacity: OutageCapacity, durations: readonly (number | 'endless')[]): readonly OutageResult[] {
  const carried = carriedAlways(week, capacity.leftMbps);
  if (carried) return durations.map((duration) => (duration === 'endless' ? carried : { ...carried, drainSeconds: 0 }));
  const normal = durations.some((duration) => duration !== 'endless') ? cycleOf(week, capacity.normalMbps, 'never') : undefined;
  return durations.map((duration) => (duration === 'endless' ? endless(week, capacity.leftMbps) : finite(week, capacity, duration, normal!)));
}

function cycleOf(week: OutageWeek, capacity: number, starts: 'never' | 'periodic' | 'with-everything'): Cycle {
  const tally = newTally(week);
  const simulation = new Simulation(week, tally, starts);
  const isOutage = starts !== 'never';
  if (isOutage) simulation.begin(true);
  return { simulation, tally, ...steady(simulation, week, tally, capacity, isOutage ? week.kept : week.reserved) };
}

/**
 * The result where what is left carries everything for ever, which spares the search for an onset: then it does so in an outage that ends too,
 * since more capacity makes nothing later. Syncs may start at any time; the more often they start the later everything ends, so they are made
 * to start whenever anything else begins.
 */
function carriedAlways(week: OutageWeek, left: number): OutageResult | undefined {
  if (week.suspended.includes(1) || week.bands.some(({ suspended }) => suspended)) return undefined;
  const { simulation, tally, growth, piled } = cycleOf(week, left, 'with-everything');
  const isOnTime = growth === 0 && tally.late.every((_, row) => simulation.lateNow(row) <= INSTANT)
    && tally.late.every((late) => late <= INSTANT) && tally.share.every((share) => share === 1)
    && tally.carried.every((part) => part >= 1 - INSTANT);
  return isOnTime ? { workloads: resultOf(week, { tally, best: newBest(week), piled, isEndless: true }), backlogMb: 0 } : undefined;
}

/** An outage without repair: the cycle that the link comes to, and of three more weeks of it the optimum in the middle. */
function endless(week: OutageWeek, left: number): OutageResult {
  const { simulation, tally, piled, growth } = cycleOf(week, left, 'periodic');
  const best = newBest(week);
  const log = newLog(week);
  const ahead = new Simulation(week, tally, 'periodic');
  ahead.become(simulation);
  ahead.log = log;
  ahead.logOpen();
  const ends = [1, 2, 3].map((weeks) => {
    ahead.run(weeks * WEEK, left, week.kept);
    return log.cells;
  });
  ahead.logClose();
  noteOptimum(week, log, best, ends[0]!, ends[1]! - 1);
  const workloads = resultOf(week, { tally, best, piled, isEndless: true });
  return growth > 0 ? { workloads, backlogMb: 0, weeklyBacklogMb: growth } : { workloads, backlogMb: 0 };
}

/** An outage that ends, at each onset that may be the worst for something. */
function finite(week: OutageWeek, { normalMbps, leftMbps }: OutageCapacity, duration: number, normal: Cycle): OutageResult {
  const tally = copyTally(normal.tally);
  const best = newBest(week);
  noteReservedAlone(week, leftMbps, tally, best);
  const onsets = onsetsOf(week, leftMbps, duration);
  const usual = copyOf(week, normal);
  const waits = waitingAtEvents(week, normal, normalMbps);
  const ahead = copyOf(week, normal);
  const outage = new Simulation(week, tally, 'periodic');
  const log = newLog(week);
  outage.log = log;
  const limit = normal.growth > 0 ? WEEK : DRAIN_WEEKS * WEEK;
  const worst = { backlog: 0, drain: 0 };
  const losses: number[] = [];
  const backlogs: number[] = [];
  for (const onset of onsets) {
    const repair = onset + duration;
    usual.run(onset, normalMbps, week.reserved);
    ahead.run(repair, normalMbps, week.reserved);
    outage.become(usual);
    clearLog(log);
    outage.lost = 0;
    outage.lastLate = -Infinity;
    outage.syncsUntil = repair;
    outage.begin(true);
    outage.logOpen();
    outage.run(repair, leftMbps, week.kept);
    const backlog = Math.max(0, outage.waiting - ahead.waiting);
    outage.resume();
    const isDone = outage.run(repair + limit, normalMbps, week.reserved, waits);
    if (!isDone) noteUnfinished(week, outage, tally);
    outage.logClose();
    worst.backlog = Math.max(worst.backlog, backlog);
    worst.drain = Math.max(worst.drain, isDone ? outage.lastLate - repair : Infinity);
    losses.push(outage.lost);
    backlogs.push(backlog);
    if (isWorse(week, log, best)) noteOptimum(week, log, best, 0, log.cells);
  }
  const onset = worstOnset(onsets, losses, backlogs, leftMbps + normalMbps);
  return {
    ...(onset === undefined ? {} : { onset }),
    workloads: resultOf(week, { tally, best, piled: normal.piled, isEndless: false }),
    backlogMb: worst.backlog,
    ...(worst.drain === Infinity ? {} : { drainSeconds: worst.drain }),
  };
}

function copyOf(week: OutageWeek, { simulation }: Cycle): Simulation {
  const copy = new Simulation(week, newTally(week), 'never');
  copy.become(simulation);
  return copy;
}

/** What waits just before each event of a normal week; less than nothing where it has no cycle, so that no disturbance ever ends. */
function waitingAtEvents(week: OutageWeek, normal: Cycle, capacity: number): Float64Array {
  if (normal.growth > 0) return new Float64Array(week.times.length).fill(-Infinity);
  const simulation = copyOf(week, normal);
  return week.times.map((time) => {
    simulation.run(time, capacity, week.reserved);
    return simulation.waiting;
  });
}

/**
 * The onsets that are tried. For volumes alone openings are enough: what is overdue at a time t is the most, over openings u, of what was to be
 * sent in [u, t] less what could be, and the outage that begins with u takes as much of [u, t] as one can. How a tier divides it among its rows
 * follows the same openings, and is close. Where reserved rates exceed what is left, an outage takes less at their peaks: then it is also tried
 * to begin, and to end, where they change. A sync is worst where a reserved peak begins with it, and what was suspended where a window opens
 * with the repair; as syncs that repeat do so from the onset on, an onset between these can be worse for what they compete with.
 */
function onsetsOf(week: OutageWeek, left: number, duration: number): Float64Array {
  const onsets = new Set<number>();
  const isTight = exceeds(week, left);
  const hasSyncs = week.transfers < week.rows;
  const isPausing = week.suspended.includes(1);
  week.times.forEach((time, event) => {
    const kind = week.kinds[event]!;
    if (kind === OPENING || (kind === EDGE && (isTight || (hasSyncs && rises(week, week.subjects[event]!))))) onsets.add(time);
    if ((kind === OPENING && isPausing) || (kind === EDGE && isTight)) onsets.add(intoWeek(time - duration));
  });
  return onsets.size === 0 ? new Float64Array(1) : Float64Array.from(onsets).sort();
}

/** Whether what is reserved ever exceeds what is left. */
function exceeds({ tiers, segments, kept }: OutageWeek, left: number): boolean {
  for (let segment = 0; segment < segments.length; segment += 1) {
    let sum = 0;
    for (let tier = 0; tier < tiers; tier += 1) sum += kept[segment * tiers + tier]!;
    if (sum > left) return true;
  }
  return false;
}

/** What the outage leaves of reserved rates wherever it covers them, before anything else that is sent. */
function noteReservedAlone({ tiers, segments, kept }: OutageWeek, left: number, tally: Tally, best: Best): void {
  segments.forEach((_, segment) => {
    let free = left;
    for (let at = segment * tiers; at < (segment + 1) * tiers; at += 1) {
      if (kept[at]! > free) {
        tally.carried[at] = Math.min(tally.carried[at]!, free / kept[at]!);
        best.carried[at] = free / kept[at]!;
      }
      free = Math.max(0, free - kept[at]!);
    }
  });
}

/** What is still overdue when the simulation gives up. */
function noteUnfinished(week: OutageWeek, simulation: Simulation, tally: Tally): void {
  for (let row = 0; row < week.rows; row += 1) tally.late[row] = Math.max(tally.late[row]!, simulation.lateNow(row));
}

/** Whether the log has anything worse than the optimum of the onsets before: the optimum is never worse than the log. */
function isWorse(week: OutageWeek, log: Log, best: Best): boolean {
  for (let run = 0; run < log.runs; run += 1) {
    const row = log.row[run]!;
    if ((log.volume[run]! - log.sent[run]!) / week.volume[row]! > 1 - best.share[row]! + INSTANT) return true;
  }
  for (let at = 0; at < log.cells * week.tiers; at += 1) {
    if (log.cut[at] === 0) continue;
    const tier = at % week.tiers;
    const cell = log.segment[(at - tier) / week.tiers]! * week.tiers + tier;
    if (log.cut[at]! > (1 - best.carried[cell]! + INSTANT) * log.asked[at]!) return true;
  }
  return false;
}

/** The optimum of what opens and passes in the cells of a log from one to another, both included, where it is the worst so far. */
function noteOptimum(week: OutageWeek, log: Log, best: Best, begin: number, end: number): void {
  const { tiers } = week;
  const { volume, reserved } = optimumOf(week, log);
  for (let run = 0; run < log.runs; run += 1) {
    const row = log.row[run]!;
    if (log.opening[run]! < begin || log.opening[run]! > end) continue;
    best.share[row] = Math.min(best.share[row]!, 1 - (log.volume[run]! - volume[run]!) / week.volume[row]!);
  }
  for (let at = begin * tiers; at < Math.min(log.cells, end + 1) * tiers; at += 1) {
    const asked = log.asked[at]!;
    if (asked === 0) continue;
    const tier = at % tiers;
    const segment = log.segment[(at - tier) / tiers]! * tiers + tier;
    best.carried[segment] = Math.min(best.carried[segment]!, reserved[at]! / asked);
  }
}

/** The onset with the greatest loss, then the greatest backlog; nothing where all are the same. */
function worstOnset(onsets: Float64Array, losses: readonly number[], backlogs: readonly number[], capacity: number): number | undefined {
  const least = capacity * INSTANT;
  const top = (values: readonly number[], among: readonly number[]): readonly number[] => {
    const most = among.reduce((max, index) => Math.max(max, values[index]!), 0);
    return among.filter((index) => values[index]! >= most * (1 - 1e-9) - least);
  };
  const all = losses.map((_, index) => index);
  const worst = top(backlogs, top(losses, all));
  const isSame = top(losses, all).length === all.length && top(backlogs, all).length === all.length;
  return isSame ? undefined : onsets[worst[0]!]!;
}
