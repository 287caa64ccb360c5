import type { Log } from './log';
import type { OutageWeek } from './week';

/** The volumes that the best scheduler has there in time; its columns are to be read before the next is found. */
export interface Optimum {
  /** By run of the log. */
  readonly volume: Float64Array;
  /** Of reserved rates, by [cell x tiers + tier]. */
  readonly reserved: Float64Array;
}

/** A part of a volume that has a cell. */
interface Piece {
  readonly run: number;
  readonly volume: number;
  readonly cell: number;
}

/** Volumes with a first and a last cell. */
interface Items {
  size: number;
  readonly from: number[];
  readonly last: number[];
  readonly run: number[];
  readonly left: number[];
  readonly isNew: boolean[];
}

/** A sum of volumes may differ by this part of it. */
const ROUNDING = 1e-9;

/** In a cell: first the pieces that are due in it, then, after what is reserved, all others. */
const PHASES = [true, false] as const;

/**
 * The most volume in time of the first tier, then of the second with that kept, and so on. The volumes that can be in time together form a
 * polymatroid, so the most of a tier does not depend on which volumes were accepted above it, nor on where one begins in a tier: from the
 * volumes that strict-priority queues have there in time, so that the best is not worse for any of them.
 *
 * For one tier: what is accepted already (`must`) is laid as late as possible, going back in time and always taking what opens last. Each piece
 * of it gets the cell where it then lies as its deadline. Going forward, earliest deadline first with those deadlines, pieces before new volumes
 * and what is late dropped, keeps all pieces (a piece whose cell has come is first), and carries the most of the new volumes: of intervals with
 * fixed ends the earliest deadline first carries the most (Glover 1967), and the tighter deadlines cost nothing. For, let N be the volume of
 * pieces within [a, b], and b' the first cell from b on that holds no piece opened at or after a. Nothing opened at or after a was left for b',
 * so all such pieces before b' are due by b', and every schedule that keeps them has them in [a, b'], of which the cells between b and b' hold
 * no more than they did: at least N is in [a, b], which is Hall's condition for moving the pieces to where that schedule has them.
 */
export function optimumOf(week: OutageWeek, log: Log): Optimum {
  const { tiers } = week;
  const { room, free, must, ...long } = columnsFor(log, tiers);
  const volume = long.volume.subarray(0, log.runs);
  const reserved = long.reserved.subarray(0, log.cells * tiers);
  for (let cell = 0; cell < log.cells; cell += 1) room[cell] = log.room[cell]!;
  for (let run = 0; run < log.runs; run += 1) {
    volume[run] = log.sent[run]!;
    must[run] = 0;
  }
  for (let at = 0; at < log.cells * tiers; at += 1) reserved[at] = log.asked[at]! - log.cut[at]!;
  const optimum = { volume, reserved };
  const isShort = shortTiers(week, log);
  for (let tier = 0; tier <= isShort.lastIndexOf(1); tier += 1) {
    const own = runsOf(week, log, tier);
    if (isShort[tier]) {
      for (const run of own) must[run] = volume[run]!;
      takeReserved(log, room, reserved, { tier, tiers }, free);
      const pieces = latest(log, free, must);
      if (!pieces) { // a reserved rate of a higher tier, which may now have been carried in full, needs the room: begin this tier with nothing
        for (const run of own) must[run] = volume[run] = 0;
        for (let cell = 0; cell < log.cells; cell += 1) reserved[cell * tiers + tier] = 0;
        takeReserved(log, room, reserved, { tier, tiers }, free);
      }
      const items = itemsOf(log, pieces ?? latest(log, room, must) ?? [], { week, tier }, volume);
      forward(log, free, items, { tier, tiers, optimum });
    }
    for (const run of own) must[run] = volume[run]!;
    takeReserved(log, room, reserved, { tier, tiers }, room);
  }
  return optimum;
}

/** Numbers by cell, by cell and tier, and by run. */
const newColumns = (size: number, tiers: number) => ({
  room: new Float64Array(size),
  free: new Float64Array(size),
  reserved: new Float64Array(size * tiers),
  volume: new Float64Array(size),
  must: new Float64Array(size),
  left: new Float64Array(size),
});

/** Kept from call to call: making them would take longer than filling them. */
let scratch = newColumns(256, 4);

function columnsFor({ cells, runs }: Log, tiers: number): ReturnType<typeof newColumns> {
  const size = Math.max(cells, runs);
  if (scratch.room.length < size || scratch.reserved.length < size * tiers) scratch = newColumns(2 * size, tiers);
  return scratch;
}

function runsOf(week: OutageWeek, log: Log, tier: number): readonly number[] {
  const own: number[] = [];
  for (let run = 0; run < log.runs; run += 1) if (week.tier[log.row[run]!] === tier) own.push(run);
  return own;
}

/** By tier: 1 where anything is not there in time. */
function shortTiers(week: OutageWeek, log: Log): Uint8Array {
  const short = new Uint8Array(week.tiers);
  for (let at = 0; at < log.cells * week.tiers; at += 1) if (log.cut[at]! > 0) short[at % week.tiers] = 1;
  for (let run = 0; run < log.runs; run += 1) if (log.sent[run]! < log.volume[run]! * (1 - ROUNDING)) short[week.tier[log.row[run]!]!] = 1;
  return short;
}

/** What cells have left beside the reserved rates of a tier. */
function takeReserved(
  { cells }: Log, room: Float64Array, reserved: Float64Array, { tier, tiers }: { readonly tier: number; readonly tiers: number }, left: Float64Array,
): void {
  for (let cell = 0; cell < cells; cell += 1) left[cell] = Math.max(0, room[cell]! - reserved[cell * tiers + tier]!);
}

/** Lays volumes as late as possible: pieces in the order of their cells, the last one first; nothing where they do not all fit. */
function latest(log: Log, room: Float64Array, must: Float64Array): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  const open: number[] = [];
  const { left } = scratch;
  let volumes = 0;
  for (let run = 0; run < log.runs; run += 1) {
    left[run] = must[run]!;
    volumes += must[run]!;
  }
  let coming = log.closed - 1;
  let short = 0;
  for (let cell = log.cells - 1; cell >= 0; cell -= 1) {
    for (; coming >= 0 && log.to[log.due[coming]!]! > cell; coming -= 1) {
      const run = log.due[coming]!;
      if (left[run]! > 0) insert(open, 0, run, log.from);
    }
    let free = room[cell]!;
    while (open.length > 0) {
      const run = open[open.length - 1]!;
      if (log.from[run]! > cell) {
        short += left[run]!;
        open.pop();
        continue;
      }
      if (free <= 0) break;
      const volume = Math.min(free, left[run]!);
      pieces.push({ run, volume, cell });
      free -= volume;
      left[run]! -= volume;
      if (left[run]! > 0) break;
      open.pop();
    }
  }
  for (const run of open) short += left[run]!;
  return short <= volumes * ROUNDING ? pieces : undefined;
}

/** Adds an element to a list that is in the order of a key from `begin` on. */
function insert(list: number[], begin: number, element: number, keys: readonly number[]): void {
  const key = keys[element]!;
  let at = list.length;
  for (; at > begin && keys[list[at - 1]!]! > key; at -= 1) list[at] = list[at - 1]!;
  list[at] = element;
}

/** The pieces and a tier's new volumes in the order of their deadlines, pieces first. */
function itemsOf(log: Log, pieces: readonly Piece[], { week, tier }: { readonly week: OutageWeek; readonly tier: number }, volume: Float64Array): Items {
  const items: Items = { size: 0, from: [], last: [], run: [], left: [], isNew: [] };
  let piece = pieces.length - 1;
  const addPieces = (end: number): void => {
    for (; piece >= 0 && pieces[piece]!.cell < end; piece -= 1) addItem(items, log, pieces[piece]!, false);
  };
  for (let i = 0; i < log.closed; i += 1) {
    const run = log.due[i]!;
    if (week.tier[log.row[run]!] !== tier || log.volume[run]! <= volume[run]! || log.from[run]! >= log.to[run]!) continue;
    addPieces(log.to[run]!);
    addItem(items, log, { run, volume: log.volume[run]! - volume[run]!, cell: log.to[run]! - 1 }, true);
  }
  addPieces(log.cells);
  return items;
}

function addItem(items: Items, log: Log, { run, volume, cell }: Piece, isNew: boolean): void {
  items.from.push(log.from[run]!);
  items.last.push(cell);
  items.run.push(run);
  items.left.push(volume);
  items.isNew.push(isNew);
  items.size += 1;
}

/** The items in the order in which they open. */
function openingOrder({ size, from }: Items, cells: number): Int32Array {
  const begins = new Int32Array(cells + 1);
  for (let item = 0; item < size; item += 1) begins[from[item]! + 1]! += 1;
  for (let cell = 0; cell < cells; cell += 1) begins[cell + 1]! += begins[cell]!;
  const order = new Int32Array(size);
  for (let item = 0; item < size; item += 1) order[begins[from[item]!]!++] = item;
  return order;
}

/** Earliest deadline first, pieces before new volumes: adds to the optimum what it carries of a tier's new volumes. */
function forward(
  log: Log, room: Float64Array, items: Items,
  { tier, tiers, optimum: { volume, reserved } }: { readonly tier: number; readonly tiers: number; readonly optimum: Optimum },
): void {
  const { from, last, run, left, isNew } = items;
  const order = openingOrder(items, log.cells);
  const open: number[] = [];
  let head = 0;
  let coming = 0;
  for (let cell = 0; cell < log.cells; cell += 1) {
    for (; coming < order.length && from[order[coming]!]! <= cell; coming += 1) insertNumber(open, head, order[coming]!);
    let free = room[cell]!;
    for (const isDueOnly of PHASES) {
      for (; head < open.length; head += 1) {
        const item = open[head]!;
        if (last[item]! < cell) continue;
        if (free <= 0 || (isDueOnly && (isNew[item] || last[item]! > cell))) break;
        const served = Math.min(free, left[item]!);
        free -= served;
        left[item]! -= served;
        if (isNew[item]) volume[run[item]!]! += served;
        if (left[item]! > 0) break;
      }
      if (!isDueOnly) break;
      const at = cell * tiers + tier;
      const more = Math.min(free, log.asked[at]! - reserved[at]!);
      reserved[at]! += more;
      free -= more;
    }
  }
}

/** Adds a number to a list that is in order from `begin` on. */
function insertNumber(list: number[], begin: number, element: number): void {
  let at = list.length;
  for (; at > begin && list[at - 1]! > element; at -= 1) list[at] = list[at - 1]!;
  list[at] = element;
}
