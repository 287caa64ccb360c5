import { type Rows, rowsOf, windowsOf } from './rows';
import { sortedBy } from './sort';
import { type Steps, stepsOf } from './steps';
import type { Demand } from './types';
import { WEEK } from '../time';

/** A demand as columns, with the ends of all intervals that can decide: deadlines of this week and the next. */
export interface Week {
  /** Reserved rates. */
  readonly rows: Rows;
  /** Their sum. */
  readonly steps: Steps;
  /** Transfers; no interval shorter than a week contains a window that is not, so that it counts in the mean only. */
  readonly windows: Rows;
  /** How many different ends. */
  readonly ends: number;
  /** Seconds from the beginning of the week, ascending. */
  readonly end: Float64Array;
  /** The end of each window. */
  readonly endOf: Int32Array;
  /** The end of each window as it opens in the next week; -1 where that is past the two weeks. */
  readonly nextEndOf: Int32Array;
  /** Megabits of all transfers and rates of a week. */
  readonly total: number;
}

/** A demand as columns. */
export function weekOf({ reserved, transfers }: Demand): Week {
  const rows = rowsOf(reserved);
  const steps = stepsOf(rows);
  const windows = windowsOf(transfers);
  let total = steps.total;
  for (let i = 0; i < windows.all; i += 1) total += windows.amount[i]!;
  return { rows, steps, windows, ...endsOf(windows), total };
}

function endsOf({ count, end: deadline }: Rows): Pick<Week, 'ends' | 'end' | 'endOf' | 'nextEndOf'> {
  const order = sortedBy(count, deadline, deadline, deadline);
  const end = new Float64Array(2 * count);
  const endOf = new Int32Array(count);
  const nextEndOf = new Int32Array(count).fill(-1);
  let ends = 0;
  let first = 0;
  let over = 0;
  while (over < count && deadline[order[over]!]! <= WEEK) over += 1;
  const within = over;
  const place = (time: number): number => {
    if (ends === 0 || end[ends - 1] !== time) end[ends++] = time;
    return ends - 1;
  };
  for (let i = 0; i < within; i += 1) endOf[order[i]!] = place(deadline[order[i]!]!);
  while (first < within || over < count) {
    const next = first < within ? deadline[order[first]!]! + WEEK : Infinity;
    const wrapped = over < count ? deadline[order[over]!]! : Infinity;
    if (next <= wrapped) nextEndOf[order[first++]!] = place(next);
    else endOf[order[over++]!] = place(wrapped);
  }
  return { ends, end, endOf, nextEndOf };
}
