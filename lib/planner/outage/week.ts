import type { OutageDemand, PriorityReserved } from './demand';
import { intoWeek, WEEK } from '../time';

/** What happens at a fixed time of the week, in the order of handling at one time: a deadline of one run comes before the next one opens. */
export const EDGE = 0;
/** A transfer's deadline. */
export const DEADLINE = 1;
/** A transfer's window opens. */
export const OPENING = 2;

/** A workload's reserved rows that follow each other at one rate: segments `from` to `from + count` of the week, which may wrap. */
interface Band {
  readonly workload: number;
  readonly tier: number;
  readonly start: number;
  readonly length: number;
  readonly rate: number;
  readonly suspended: boolean;
}

/** A demand in columns: what every simulation of it reads. Rows are the transfers, then the syncs. */
export interface OutageWeek {
  /** Names, sorted. */
  readonly workloads: readonly string[];
  /** Number of different tiers. */
  readonly tiers: number;
  /** Number of rows. */
  readonly rows: number;
  /** Number of rows that are transfers. */
  readonly transfers: number;
  /** Workload of a row. */
  readonly workload: Int32Array;
  /** Rank of a row's tier, from 0. */
  readonly tier: Int32Array;
  /** Flows of a row. */
  readonly flows: Float64Array;
  /** Megabits of one run of a row. */
  readonly volume: Float64Array;
  /** Seconds from the start of a run to its deadline. */
  readonly length: Float64Array;
  /** Seconds from run to run. */
  readonly period: Float64Array;
  /** Whether a row is suspended during the outage. */
  readonly suspended: Uint8Array;
  /** When each segment of the week begins; nothing reserved changes inside one. */
  readonly segments: Float64Array;
  /** Reserved Mbps at [segment x tiers + tier]. */
  readonly reserved: Float64Array;
  /** The same without what is suspended. */
  readonly kept: Float64Array;
  /** Who reserves what: the row at [tier] of each segment where it is active. */
  readonly bands: readonly { readonly workload: number; readonly suspended: boolean; readonly cells: Int32Array }[];
  /** Times of what happens in a week, in order. */
  readonly times: Float64Array;
  /** Edge, deadline or opening. */
  readonly kinds: Uint8Array;
  /** The segment that begins, or the row. */
  readonly subjects: Int32Array;
}

/** Brings a demand into columns; times are rounded to whole seconds. Rows without volume or rate only give their workload's name. */
export function outageWeek({ reserved, transfers, syncs }: OutageDemand): OutageWeek {
  const workloads = [...new Set([...reserved, ...transfers, ...syncs].map(({ workload }) => workload))].sort();
  const workloadOf = new Map(workloads.map((workload, index) => [workload, index]));
  const ranks = [...new Set([...reserved, ...transfers, ...syncs].map(({ tier }) => tier))].sort((a, b) => a - b);
  const rankOf = new Map(ranks.map((tier, rank) => [tier, rank]));
  const fixed = transfers.filter(({ volume }) => volume > 0);
  const rows = [...fixed.map((t) => ({ ...t, within: t.length, period: WEEK })), ...syncs.filter(({ volume }) => volume > 0)];
  const bands = bandsOf(reserved, workloadOf, rankOf);
  const segments = Float64Array.from(new Set([0, ...bands.flatMap(({ start, length }) => [start, (start + length) % WEEK])])).sort();
  const segmentAt = new Map(Array.from(segments, (time, segment) => [time, segment]));
  const tiers = ranks.length;
  const cells = bands.map(({ start, length, tier }) => {
    const from = segmentAt.get(start)!;
    const to = length === WEEK ? from : segmentAt.get((start + length) % WEEK)!;
    const count = (to - from + segments.length) % segments.length || segments.length;
    return Int32Array.from({ length: count }, (_, i) => ((from + i) % segments.length) * tiers + tier);
  });
  const sum = (counts: (band: Band) => boolean): Float64Array => {
    const rates = new Float64Array(segments.length * tiers);
    bands.forEach((band, index) => { if (counts(band)) for (const cell of cells[index]!) rates[cell]! += band.rate; });
    return rates;
  };
  return {
    workloads,
    tiers,
    rows: rows.length,
    transfers: fixed.length,
    workload: new Int32Array(rows.map(({ workload }) => workloadOf.get(workload)!)),
    tier: new Int32Array(rows.map(({ tier }) => rankOf.get(tier)!)),
    flows: new Float64Array(rows.map(({ flows }) => flows)),
    volume: new Float64Array(rows.map(({ volume }) => volume)),
    length: new Float64Array(rows.map(({ within }) => Math.round(within))),
    period: new Float64Array(rows.map(({ period }) => period)),
    suspended: new Uint8Array(rows.map(({ suspended }) => (suspended ? 1 : 0))),
    segments,
    reserved: sum(() => true),
    kept: sum(({ suspended }) => !suspended),
    bands: bands.map(({ workload, suspended }, index) => ({ workload, suspended, cells: cells[index]! })),
    ...eventsOf(segments, fixed),
  };
}

/** The reserved rows as bands, in order, hours of the same rate joined. */
function bandsOf(reserved: readonly PriorityReserved[], workloadOf: ReadonlyMap<string, number>, rankOf: ReadonlyMap<number, number>): readonly Band[] {
  const rows = reserved.filter(({ rate, length }) => rate > 0 && length > 0).map((row): Band => ({
    workload: workloadOf.get(row.workload)!,
    tier: rankOf.get(row.tier)!,
    start: Math.round(intoWeek(row.start)) % WEEK,
    length: Math.min(WEEK, Math.round(row.length)),
    rate: row.rate,
    suspended: row.suspended ?? false,
  }));
  rows.sort((a, b) => a.workload - b.workload || a.tier - b.tier || a.start - b.start || a.length - b.length || a.rate - b.rate);
  const bands: Band[] = [];
  for (const row of rows) {
    const last = bands[bands.length - 1];
    if (last && follows(last, row)) bands[bands.length - 1] = { ...last, length: last.length + row.length };
    else bands.push(row);
  }
  return bands;
}

function follows(last: Band, row: Band): boolean {
  return last.workload === row.workload && last.tier === row.tier && last.rate === row.rate && last.suspended === row.suspended
    && last.start + last.length === row.start && last.length + row.length <= WEEK;
}

/** What happens in a week, sorted by time and kind: packed into exact integers, which sort much faster than pairs. */
function eventsOf(segments: Float64Array, transfers: OutageDemand['transfers']): Pick<OutageWeek, 'times' | 'kinds' | 'subjects'> {
  const SUBJECTS = 1_048_576;
  const keys = new Float64Array(segments.length + 2 * transfers.length);
  const key = (time: number, kind: number, subject: number): number => ((Math.round(time) % WEEK) * 4 + kind) * SUBJECTS + subject;
  segments.forEach((time, segment) => { keys[segment] = key(time, EDGE, segment); });
  transfers.forEach(({ start, length }, row) => {
    keys[segments.length + 2 * row] = key(intoWeek(start), OPENING, row);
    keys[segments.length + 2 * row + 1] = key(intoWeek(start) + Math.round(length), DEADLINE, row);
  });
  keys.sort();
  const head = keys.map((packed) => Math.floor(packed / SUBJECTS));
  return {
    times: head.map((packed) => Math.floor(packed / 4)),
    kinds: Uint8Array.from(head, (packed) => packed % 4),
    subjects: Int32Array.from(keys, (packed) => packed % SUBJECTS),
  };
}

/** Whether more is reserved from a segment on than before it, in a tier and those above it. */
export function rises({ tiers, segments, kept }: OutageWeek, segment: number): boolean {
  const before = (segment + segments.length - 1) % segments.length;
  let more = false;
  for (let tier = 0, now = 0, then = 0; tier < tiers; tier += 1) {
    now += kept[segment * tiers + tier]!;
    then += kept[before * tiers + tier]!;
    more ||= now > then;
  }
  return more;
}
