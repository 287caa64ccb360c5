import { missedAt, lengthOf } from './edf';
import { limitedAt, limitsMatter } from './limited';
import { syncsMissedAt } from './syncs';
import { inWeek, type Week } from './week';
import { WEEK } from '../time';

/** A part of the week with the rate that it needs: an interval, or pieces. */
export interface Tight {
  /** The rate. */
  readonly mbps: number;
  /** Where it is: one interval as a rule. */
  readonly pieces: readonly Piece[];
}

/** An interval of the week. */
export interface Piece {
  /** Seconds from Monday 00:00 UTC. */
  readonly start: number;
  /** Seconds. */
  readonly duration: number;
}

/**
 * What needs more than a rate, as far as one pass finds it: the reserved rates, the mean, transfers sent with the earliest deadline
 * first, these with paced syncs that come at the worst moment, and transfers that cannot run as fast as the link. Nothing where the
 * rate is enough.
 */
export function tooSmall(week: Week, mbps: number): Tight | undefined {
  return withoutSyncs(week, mbps) ?? withSyncs(week, mbps) ?? withLimits(week, mbps);
}

/** Whether the least rate that is enough lies between two rates, which are near each other: below (-1), there (0), or above (1). */
export function placeOfLeast(week: Week, low: number, high: number): -1 | 0 | 1 {
  if (withoutSyncs(week, high)) return 1;
  const sync = withSyncs(week, low);
  if (sync && sync.mbps > high) return 1;
  if (withLimits(week, high)) return 1;
  return sync || withoutSyncs(week, low) || withLimits(week, low) ? 0 : -1;
}

function withoutSyncs(week: Week, mbps: number): Tight | undefined {
  const { reserved, mean, mostReserved, starts, lengths, slots } = week;
  if (mostReserved > mbps) {
    const slot = reserved.indexOf(mostReserved);
    return { mbps: mostReserved, pieces: [{ start: starts[slot]!, duration: lengths[slot]! }] };
  }
  if (mean > mbps) return { mbps: mean, pieces: [{ start: 0, duration: WEEK }] };
  const missed = missedAt(week, mbps);
  return missed && { mbps: missed.mbps, pieces: [{ start: starts[missed.from % slots]!, duration: lengthOf(week, missed.from, missed.to) }] };
}

function withSyncs(week: Week, mbps: number): Tight | undefined {
  const sync = week.syncs.length > 0 ? syncsMissedAt(week, mbps) : undefined;
  return sync && { mbps: sync.mbps, pieces: [{ start: inWeek(sync.start), duration: sync.length }] };
}

function withLimits(week: Week, mbps: number): Tight | undefined {
  const cut = limitsMatter(week, mbps) ? limitedAt(week, mbps) : undefined;
  return cut && { mbps: cut.mbps, pieces: piecesOf(week, cut.isIn) };
}

/** Neighbouring slots together. */
function piecesOf({ slots, starts, lengths }: Week, isIn: Uint8Array): readonly Piece[] {
  const pieces: { start: number; duration: number }[] = [];
  for (let s = 0; s < slots; s += 1) {
    if (isIn[s] !== 1) continue;
    if (s > 0 && isIn[s - 1] === 1) pieces.at(-1)!.duration += lengths[s]!;
    else pieces.push({ start: starts[s]!, duration: lengths[s]! });
  }
  const last = pieces.at(-1);
  if (pieces.length > 1 && isIn[0] === 1 && isIn[slots - 1] === 1) {
    last!.duration += pieces[0]!.duration;
    return pieces.slice(1);
  }
  return pieces;
}

/** Passes after which the least rate is found: every pass finds a part of the week that needs more, and there are not that many. */
const MOST_PASSES = 200;

/** The least rate that is enough, with the part of the week that needs it; zero where nothing is sent. */
export function leastRate(week: Week): Tight {
  let tight: Tight = { mbps: 0, pieces: [] };
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const next = tooSmall(week, tight.mbps);
    if (!next || next.mbps <= tight.mbps * (1 + 1e-12)) return tight;
    tight = next;
  }
  return tight;
}
