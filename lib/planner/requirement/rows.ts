import { sortedBy } from './sort';
import type { Reserved, Transfer } from './types';
import { intoWeek, WEEK } from '../time';

const GRID = 1_073_741_824;

/**
 * A time on a grid of 2^-30 seconds. Whole seconds are on it, and sums and differences of times within two weeks are exact
 * there, so two moments that coincide are equal in every comparison.
 */
export const onGrid = (seconds: number): number => Math.round(seconds * GRID) / GRID;

/** Rows of one kind as columns, in the order of start, end and amount. */
export interface Rows {
  /** How many are shorter than a week; they come first. */
  readonly count: number;
  /** How many with those that last a week or longer; these stand as if they began with the next week. */
  readonly all: number;
  /** Seconds into the week. */
  readonly start: Float64Array;
  /** Start plus length; it may be past the end of the week. */
  readonly end: Float64Array;
  /** Mbps of a reserved rate, megabits of a transfer. */
  readonly amount: Float64Array;
  /** The place of each row in the input. */
  readonly source: Int32Array;
}

interface Columns {
  start: Float64Array;
  end: Float64Array;
  amount: Float64Array;
  source: Int32Array;
}

const columns = (length: number): Columns =>
  ({ start: new Float64Array(length), end: new Float64Array(length), amount: new Float64Array(length), source: new Int32Array(length) });

/** What is read before it is put in order; kept from call to call, and never handed out. */
let scratch = columns(256);

function columnsFor(length: number): Columns {
  if (scratch.source.length < length) scratch = columns(2 * length);
  return scratch;
}

/** Reserved rates as columns; what is nothing is left out. */
export function rowsOf(reserved: readonly Reserved[]): Rows {
  const { start, end, amount, source } = columnsFor(reserved.length);
  let all = 0;
  for (let i = 0; i < reserved.length; i += 1) {
    const row = reserved[i]!;
    if (!(row.rate > 0 && row.length > 0)) continue;
    const whole = row.length >= WEEK;
    start[all] = whole ? WEEK : intoGrid(row.start);
    end[all] = start[all]! + (whole ? WEEK : onGrid(row.length));
    amount[all] = row.rate;
    source[all++] = i;
  }
  return inOrder(all);
}

/** Transfers as columns; what is nothing is left out. */
export function windowsOf(transfers: readonly Transfer[]): Rows {
  const { start, end, amount, source } = columnsFor(transfers.length);
  let all = 0;
  for (let i = 0; i < transfers.length; i += 1) {
    const row = transfers[i]!;
    if (!(row.volume > 0 && row.length > 0)) continue;
    start[all] = row.length >= WEEK ? WEEK : intoGrid(row.start);
    end[all] = start[all]! + onGrid(row.length);
    amount[all] = row.volume;
    source[all++] = i;
  }
  return inOrder(all);
}

const intoGrid = (seconds: number): number => (seconds >= 0 && seconds < WEEK - 1 ? onGrid(seconds) : intoWeek(onGrid(seconds)));

/** What stands in the scratch columns, in order. */
function inOrder(all: number): Rows {
  const { start, end, amount, source } = scratch;
  const order = sortedBy(all, start, end, amount);
  const sorted = columns(all);
  let count = 0;
  for (let i = 0; i < all; i += 1) {
    const at = order[i]!;
    sorted.start[i] = start[at]!;
    sorted.end[i] = end[at]!;
    sorted.amount[i] = amount[at]!;
    sorted.source[i] = source[at]!;
    if (start[at]! < WEEK) count += 1;
  }
  return { count, all, ...sorted };
}
