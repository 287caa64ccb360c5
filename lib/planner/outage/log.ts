import type { OutageWeek } from './week';

/**
 * What a simulation leaves for the optimum: cells of time in which nothing opens, is due or changes, and the runs that may use them.
 * Arrays only grow; `cells` and `runs` say how much of them counts.
 */
export interface Log {
  /** Number of cells. */
  cells: number;
  /** Seconds of a cell. */
  readonly seconds: number[];
  /** Segment of the week that a cell is a part of. */
  readonly segment: number[];
  /** Megabits that a cell could carry. */
  readonly room: number[];
  /** Reserved megabits that were asked for at [cell x tiers + tier]. */
  readonly asked: number[];
  /** Those of them that were not carried. */
  readonly cut: number[];
  /** Number of runs, in the order in which they open. */
  runs: number;
  /** Row of a run. */
  readonly row: number[];
  /** The cell at whose beginning a run opens. */
  readonly opening: number[];
  /** First cell that a run may use: a suspended one only after repair. */
  readonly from: number[];
  /** The cell after its last one. */
  readonly to: number[];
  /** Megabits of a run that were still to be sent. */
  readonly volume: number[];
  /** Those of them that were there by the deadline. */
  readonly sent: number[];
  /** The run that opens next in the same row; -1 for none. */
  readonly next: number[];
  /** Number of runs whose deadline is known. */
  closed: number;
  /** The runs in the order of their deadlines. */
  readonly due: number[];
  /** By row: the oldest run whose deadline has not come; -1 for none. */
  readonly oldest: Int32Array;
  /** By row: the newest run. */
  readonly newest: Int32Array;
}

/** A log with nothing in it. */
export function newLog(week: OutageWeek): Log {
  return {
    cells: 0,
    seconds: [0],
    segment: [],
    room: [],
    asked: [],
    cut: [],
    runs: 0,
    row: [],
    opening: [],
    from: [],
    to: [],
    volume: [],
    sent: [],
    next: [],
    closed: 0,
    due: [],
    oldest: new Int32Array(week.rows).fill(-1),
    newest: new Int32Array(week.rows).fill(-1),
  };
}

/** Empties a log, for the next simulation. */
export function clearLog(log: Log): void {
  log.cells = 0;
  log.seconds[0] = 0;
  log.runs = 0;
  log.closed = 0;
  log.oldest.fill(-1);
  log.newest.fill(-1);
}

/** A run opens, or is under way when the log begins. */
export function logRun(log: Log, row: number, volume: number): void {
  const run = log.runs++;
  log.row[run] = row;
  log.opening[run] = log.cells;
  log.from[run] = log.cells;
  log.volume[run] = volume;
  log.next[run] = -1;
  if (log.oldest[row] === -1) log.oldest[row] = run;
  else log.next[log.newest[row]!] = run;
  log.newest[row] = run;
}

/** The deadline of the oldest open run of a row has come, and `missing` megabits of it are not there. */
export function logDeadline(log: Log, row: number, missing: number): void {
  const run = log.oldest[row]!;
  if (run === -1) return;
  log.to[run] = log.cells;
  log.sent[run] = log.volume[run]! - missing;
  log.due[log.closed++] = run;
  log.oldest[row] = log.next[run]!;
}

/** Some time passes in the cell that is open: what there was to carry things with, and what was reserved of it. */
export function logTime(log: Log, room: number, seconds: number, reserved: Float64Array, rates: number, tiers: number): void {
  const cell = log.cells;
  const begins = log.seconds[cell] === 0;
  log.seconds[cell]! += seconds;
  log.room[cell] = (begins ? 0 : log.room[cell]!) + room;
  for (let tier = 0; tier < tiers; tier += 1) {
    const at = cell * tiers + tier;
    log.asked[at] = (begins ? 0 : log.asked[at]!) + reserved[rates + tier]! * seconds;
    if (begins) log.cut[at] = 0;
  }
}

/** Some of what is reserved is not carried in the cell that is open. */
export function logCut(log: Log, tiers: number, tier: number, volume: number): void {
  log.cut[log.cells * tiers + tier]! += volume;
}

/** The open cell ends, if any time has passed in it. */
export function logCell(log: Log, segment: number): void {
  if (log.seconds[log.cells] === 0) return;
  log.segment[log.cells] = segment;
  log.cells += 1;
  log.seconds[log.cells] = 0;
}

/** What is suspended may use none of the cells so far. */
export function logPause(log: Log, suspended: Uint8Array): void {
  for (let run = 0; run < log.runs; run += 1) if (suspended[log.row[run]!]) log.from[run] = log.cells;
}
