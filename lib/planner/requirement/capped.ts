import { overlap, Shares } from './binding';
import { TIE } from './critical';
import { type FlowProblem, MaxFlow } from './max-flow';
import { onGrid } from './rows';
import type { Demand, Piece, Requirement, Reserved, Sporadic, Transfer } from './types';
import type { Week } from './week';
import { intoWeek, WEEK } from '../time';

/** What a volume may be above its limit times its window and still count as equal to it. */
const ROUNDING = 1e-9;

/** The limit of a transfer; Infinity where it has none, or one with which it cannot end in time. */
const limitOf = ({ limit = Infinity, volume, length }: Transfer): number => (volume <= limit * length * (1 + ROUNDING) ? limit : Infinity);

/** Whether a transfer has a limit below a capacity. Where none has, limits take nothing from what the capacity can do. */
export const hasBindingLimit = ({ transfers }: Demand, capacity: number): boolean => transfers.some((transfer) => isLimited(transfer, capacity));

const isLimited = (transfer: Transfer, capacity: number): boolean =>
  transfer.limit !== undefined && transfer.volume > 0 && transfer.length > 0 && limitOf(transfer) < capacity;

/**
 * The demand with each transfer that has a limit below a capacity at its steady rate all through its window, which no limit forbids. If
 * that needs no more than the capacity, the limits do not bind; this is asked first, because it is far cheaper than a flow.
 */
export function atSteadyRate({ reserved, transfers, sporadic }: Demand, capacity: number): Demand {
  const steady = transfers.filter((transfer) => isLimited(transfer, capacity)).flatMap(({ workload, start, length, volume }): readonly Reserved[] => {
    const weeks = Math.floor(length / WEEK);
    const rate = volume / length;
    return [{ workload, start, length: WEEK, rate: rate * weeks }, { workload, start, length: length - weeks * WEEK, rate }];
  });
  return { reserved: [...reserved, ...steady], transfers: transfers.filter((transfer) => !isLimited(transfer, capacity)), sporadic };
}

/** A piece of the week in which nothing opens, closes or steps. */
interface Slot {
  readonly start: number;
  readonly length: number;
  /** Mbps. */
  readonly reserved: number;
}

/**
 * The requirement where rate limits of transfers bind, or none where `capacity` is enough with them. Slots of the week with room for
 * (C - reserved) x length are filled by transfers, each with at most its limit x length in a slot; where all that flows does not fit, the
 * slots that are too full say how large C has to be at least (a cut, and Newton's method over cuts). Weekly instances of a window longer
 * than a week overlap, and each has the limit for itself. Sporadic demand counts as reserved at its volume over its deadline at all times:
 * more than it needs, never less.
 */
export function cappedRequirement(week: Week, demand: Demand, sporadic: readonly Sporadic[], capacity: number): Requirement | undefined {
  const always = sporadic.reduce((sum, { volume, within }) => sum + volume / within, 0);
  const slots = slotsOf(week, demand, always);
  const transfers = inOrder(demand);
  const problem = problemOf(transfers, slots);
  const first = Math.max(capacity, week.steps.peak + always);
  const room = Float64Array.from(slots, ({ length, reserved }) => Math.max(0, first - reserved) * length);
  const flow = new MaxFlow(problem, room);
  let best: Requirement | undefined;
  let reached = first;
  for (;;) {
    const full = flow.fill();
    if (full.length === 0) break;
    const requirement = cutRequirement(week, demand, sporadic, slots, transfers, problem, full);
    if (requirement.peak <= reached * (1 + TIE / 10)) break;
    best = requirement;
    slots.forEach(({ length }, slot) => flow.enlarge(slot, (requirement.peak - reached) * length));
    reached = requirement.peak;
  }
  if (best) return best;
  if (first <= capacity * (1 + TIE)) return undefined;
  const highest = slots.reduce<readonly number[]>((at, slot, k) => (at.length > 0 && slots[at[0]!]!.reserved >= slot.reserved ? at : [k]), []);
  return cutRequirement(week, demand, sporadic, slots, transfers, problem, highest);
}

function slotsOf({ steps }: Week, { transfers }: Demand, always: number): readonly Slot[] {
  const marks = new Set<number>(steps.start.subarray(0, steps.count));
  for (const { start, length } of transfers) {
    marks.add(intoWeek(onGrid(start))).add(intoWeek(intoWeek(onGrid(start)) + onGrid(length)));
  }
  const starts = Float64Array.from(marks).sort();
  let step = 0;
  return Array.from(starts, (start, i) => {
    while (step + 1 < steps.count && steps.start[step + 1]! <= start) step += 1;
    return { start, length: (starts[i + 1] ?? WEEK) - start, reserved: steps.rate[step]! + always };
  });
}

/** The transfers in an order that does not hang on the input's: short windows first, since they have the least choice. */
const inOrder = ({ transfers }: Demand): readonly Transfer[] => transfers.filter(({ volume, length }) => volume > 0 && length > 0)
  .sort((a, b) => a.length - b.length || a.start - b.start || a.volume - b.volume || limitOf(a) - limitOf(b));

/** What each transfer can send in each slot of its window; a slot that several weekly instances share counts for each. */
function problemOf(transfers: readonly Transfer[], slots: readonly Slot[]): FlowProblem {
  const volumes = new Float64Array(transfers.length);
  const edges = new Int32Array(transfers.length + 1);
  const edgeSlots: number[] = [];
  const most: number[] = [];
  transfers.forEach((transfer, j) => {
    const from = intoWeek(onGrid(transfer.start));
    const length = onGrid(transfer.length);
    const weeks = Math.floor(length / WEEK);
    const limit = limitOf(transfer);
    const first = firstAt(slots, from);
    let sum = 0;
    for (let i = 0; i < slots.length; i += 1) {
      const slot = (first + i) % slots.length;
      const { start, length: seconds } = slots[slot]!;
      const isInRest = (start >= from ? start - from : start - from + WEEK) < length - weeks * WEEK;
      const times = isInRest ? weeks + 1 : weeks;
      if (times === 0) break;
      edgeSlots.push(slot);
      most.push(times * limit * seconds);
      sum += times * limit * seconds;
    }
    volumes[j] = Math.min(transfer.volume, sum);
    edges[j + 1] = edgeSlots.length;
  });
  return { volume: volumes, edges, slot: Int32Array.from(edgeSlots), most: Float64Array.from(most) };
}

/** The slot that begins at a time. */
function firstAt(slots: readonly Slot[], time: number): number {
  let low = 0;
  let high = slots.length;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (slots[middle]!.start <= time) low = middle;
    else high = middle;
  }
  return low;
}

/** What some slots need: the rates reserved in them, and of each transfer what it cannot send in others. */
function cutRequirement(
  { rows }: Week, demand: Demand, sporadic: readonly Sporadic[], slots: readonly Slot[], transfers: readonly Transfer[],
  { edges, slot, most }: FlowProblem, cut: readonly number[],
): Requirement {
  const isIn = new Uint8Array(slots.length);
  for (const k of cut) isIn[k] = 1;
  const shares = new Shares();
  transfers.forEach(({ workload, volume }, j) => {
    let rest = volume;
    for (let e = edges[j]!; e < edges[j + 1]!; e += 1) if (isIn[slot[e]!] === 0) rest -= most[e]!;
    shares.add(workload, rest);
  });
  const pieces = piecesOf(slots, isIn);
  const duration = pieces.reduce((sum, piece) => sum + piece.duration, 0);
  for (let i = 0; i < rows.all; i += 1) {
    const { workload } = demand.reserved[rows.source[i]!]!;
    for (const piece of pieces) shares.add(workload, rows.amount[i]! * overlap(rows.start[i]!, rows.end[i]!, piece.start, piece.duration));
  }
  for (const { workload, volume, within } of sporadic) shares.add(workload, (volume / within) * duration);
  return shares.over({ start: pieces[0]!.start, duration, ...(pieces.length > 1 && { pieces }) });
}

/** Slots as stretches of time, joined where they touch, over the end of the week too. */
function piecesOf(slots: readonly Slot[], isIn: Uint8Array): readonly Piece[] {
  const pieces: Piece[] = [];
  slots.forEach(({ start, length }, slot) => {
    if (isIn[slot] === 0) return;
    const last = pieces.at(-1);
    if (last && isIn[slot - 1] === 1) pieces[pieces.length - 1] = { start: last.start, duration: last.duration + length };
    else pieces.push({ start, duration: length });
  });
  const last = pieces.at(-1)!;
  if (pieces.length === 1 || isIn[0] === 0 || isIn[slots.length - 1] === 0) return pieces;
  return [...pieces.slice(1, -1), { start: last.start, duration: last.duration + pieces[0]!.duration }];
}
