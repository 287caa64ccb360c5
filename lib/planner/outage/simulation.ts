import { type Log, logCell, logCut, logDeadline, logPause, logRun, logTime } from './log';
import type { Tally } from './tally';
import { DEADLINE, EDGE, type OutageWeek, rises } from './week';
import { WEEK } from '../time';

/** Differences of times and of volumes over rates that are rounding: seconds. */
export const INSTANT = 1e-6;

/** How syncs start: never, again and again after their period, or also whenever something else begins. */
export type SyncStarts = 'never' | 'periodic' | 'with-everything';

/**
 * A link with strict-priority queues. Tier by tier: reserved rates first, all cut by one factor where they do not fit, then the rows that have
 * something to send share what is left in proportion to their flows. As no rate is capped, one tier sends volumes at a time, the highest that
 * has any. Inside a tier a counter of Mb for each flow (`clock`) turns the end of a run into a constant (`mark`), so that an event costs the
 * same however many rows are active. Runs of one row are sent one after the other.
 */
export class Simulation {
  /** Seconds from Monday 00:00 of the first week. */
  public time = 0;
  /** Megabits that wait. */
  public waiting = 0;
  /** Rows that have something to send. */
  public busy = 0;
  /** Megabits that missed their deadline or were not carried, since it was last set to 0. */
  public lost = 0;
  /** When the last late run ended. */
  public lastLate = -Infinity;
  /** No sync starts at this time or later. */
  public syncsUntil = Infinity;
  /** Suspended rows send nothing. */
  public paused = false;
  /** Where cells and runs are noted, if anywhere. */
  public log: Log | undefined;

  private event = 0;
  private weekStart = 0;
  private segment: number;
  private nextSync = Infinity;
  private readonly released: Int32Array;
  private readonly done: Int32Array;
  private readonly due: Int32Array;
  private readonly opened: Float64Array;
  private readonly rest: Float64Array;
  private readonly mark: Float64Array;
  private readonly startsNext: Float64Array;
  private readonly clock: Float64Array;
  private readonly weight: Float64Array;
  private readonly count: Int32Array;
  private readonly first: Int32Array;
  private readonly active: Int32Array;
  private readonly columns: readonly (Float64Array | Int32Array)[];

  /** An idle link on Monday 00:00. */
  public constructor(private readonly week: OutageWeek, private readonly tally: Tally, private readonly starts: SyncStarts) {
    const { rows, tiers, segments } = week;
    this.segment = segments.length - 1;
    this.released = new Int32Array(rows);
    this.done = new Int32Array(rows);
    this.due = new Int32Array(rows);
    this.opened = new Float64Array(rows);
    this.rest = new Float64Array(rows);
    this.mark = new Float64Array(rows);
    this.startsNext = new Float64Array(rows).fill(Infinity);
    this.clock = new Float64Array(tiers);
    this.weight = new Float64Array(tiers);
    this.count = new Int32Array(tiers);
    this.first = new Int32Array(tiers);
    this.active = new Int32Array(tiers * rows);
    this.columns = [this.released, this.done, this.due, this.opened, this.rest, this.mark, this.startsNext, this.clock, this.weight, this.count,
      this.first, this.active];
  }

  /** Takes the state of another simulation of the same week. */
  public become(other: Simulation): void {
    this.time = other.time;
    this.waiting = other.waiting;
    this.busy = other.busy;
    this.event = other.event;
    this.weekStart = other.weekStart;
    this.segment = other.segment;
    this.paused = other.paused;
    this.nextSync = other.nextSync;
    for (let i = 0; i < this.columns.length; i += 1) this.columns[i]!.set(other.columns[i]!);
  }

  /** Goes back by whole weeks, with everything that is under way. */
  public rewind(): void {
    const by = this.weekStart;
    this.time -= by;
    this.weekStart = 0;
    for (let row = 0; row < this.week.rows; row += 1) {
      this.opened[row]! -= by;
      this.startsNext[row]! -= by;
    }
    this.nextSync -= by;
  }

  /** Megabits that a row still has to send. */
  public left(row: number): number {
    const runs = this.released[row]! - this.done[row]!;
    return runs === 0 ? 0 : this.leftOfRun(row) + (runs - 1) * this.week.volume[row]!;
  }

  /** Runs of a row that have started. */
  public started(row: number): number { return this.released[row]!; }

  /** Seconds by which a row is late now; below 0 where it is not. */
  public lateNow(row: number): number { return this.due[row]! > this.done[row]! ? this.time - this.deadline(row) : -1; }

  /** Starts every sync now, and suspends what is to be suspended. */
  public begin(pause: boolean): void {
    for (let row = this.week.transfers; row < this.week.rows; row += 1) this.startsNext[row] = this.time;
    this.nextSync = this.week.transfers < this.week.rows ? this.time : Infinity;
    this.paused = pause;
    if (!pause) return;
    for (let row = 0; row < this.week.rows; row += 1) {
      if (this.week.suspended[row] && this.released[row]! > this.done[row]!) {
        this.rest[row] = this.leftOfRun(row);
        this.deactivate(row);
      }
    }
  }

  /** Suspended rows go on where they stopped. */
  public resume(): void {
    if (!this.paused) return;
    if (this.log) logPause(this.log, this.week.suspended);
    this.paused = false;
    for (let row = 0; row < this.week.rows; row += 1) {
      if (this.week.suspended[row] && this.released[row]! > this.done[row]!) this.activate(row);
    }
  }

  /** Notes in the log what is under way. */
  public logOpen(): void {
    for (let row = 0; row < this.week.rows; row += 1) {
      for (let run = this.due[row]!; run < this.released[row]!; run += 1) logRun(this.log!, row, this.leftOf(row, run));
    }
  }

  /** Ends the log: what is still under way counts with what was sent of it. */
  public logClose(): void {
    const log = this.log!;
    logCell(log, this.segment);
    if (this.paused) logPause(log, this.week.suspended);
    for (let row = 0; row < this.week.rows; row += 1) {
      for (let run = this.due[row]!; run < this.released[row]!; run += 1) {
        log.volume[log.oldest[row]!]! -= this.leftOf(row, run);
        logDeadline(log, row, 0);
      }
    }
  }

  /**
   * Runs until a time, or, given what waits at each event of a normal week, until nothing is left of a disturbance. That is when nothing more
   * waits than normally: less capacity for a while leaves every row with as much or more to send (each row's rate is as high in the undisturbed
   * system while it has something to send there), so equal sums are equal states.
   * @returns whether it has ended before that time
   */
  public run(until: number, capacity: number, reserved: Float64Array, normal?: Float64Array): boolean {
    const { week, week: { tiers, times }, clock, weight, count, first, mark } = this;
    const rounding = capacity * INSTANT;
    for (;;) {
      let next = until;
      const fixed = times[this.event]! + this.weekStart;
      const isFixed = fixed < next && fixed <= this.nextSync;
      if (isFixed) next = fixed;
      else if (this.nextSync < next) next = this.nextSync;
      let free = capacity;
      let rate = 0;
      let serving = -1;
      let tight = false;
      const rates = this.segment * tiers;
      for (let tier = 0; tier < tiers; tier += 1) {
        const asked = reserved[rates + tier]!;
        tight ||= asked > free;
        free = Math.max(0, free - asked);
        if (serving === -1 && count[tier]! > 0) {
          serving = tier;
          rate = free;
          free = 0;
        }
      }
      let finishes = false;
      if (rate > 0) {
        const end = this.time + (mark[first[serving]!]! - clock[serving]!) * weight[serving]! / rate;
        finishes = end <= next;
        if (finishes) next = Math.max(end, this.time);
      }
      const seconds = next - this.time;
      if (seconds > 0) {
        if (rate > 0) {
          clock[serving]! += rate * seconds / weight[serving]!;
          this.waiting -= rate * seconds;
        }
        if (this.log) logTime(this.log, seconds * capacity, seconds, reserved, rates, tiers);
        if (tight) this.noteCut(seconds, capacity, reserved, serving);
        this.time = next;
      }
      if (finishes) {
        this.finish(serving);
        if (normal && this.busy === 0) return true;
        continue;
      }
      if (this.log) logCell(this.log, this.segment);
      if (isFixed) {
        if (normal && this.waiting - normal[this.event]! <= rounding) return true;
        this.handle(week.kinds[this.event]!, week.subjects[this.event]!);
        this.event += 1;
        if (this.event === times.length) {
          this.event = 0;
          this.weekStart += WEEK;
        }
      } else if (next === until) {
        return false;
      } else {
        this.handleSyncs();
      }
    }
  }

  /** When each sync starts next. */
  public get phases(): Float64Array { return this.startsNext.slice(); }

  private handle(kind: number, subject: number): void {
    if (kind === DEADLINE) {
      this.pass(subject);
      return;
    }
    if (kind === EDGE) this.segment = subject;
    else this.open(subject);
    if (this.starts === 'with-everything' && (kind !== EDGE || rises(this.week, subject))) {
      for (let row = this.week.transfers; row < this.week.rows; row += 1) if (!this.week.suspended[row]) this.restart(row);
      this.planSyncs();
    }
  }

  private handleSyncs(): void {
    let next = Infinity;
    for (let row = this.week.transfers; row < this.week.rows; row += 1) {
      if (this.nextOfSync(row) <= this.time) this.handleSync(row);
      next = Math.min(next, this.nextOfSync(row));
    }
    this.nextSync = next;
  }

  private handleSync(row: number): void {
    while (this.due[row]! < this.released[row]! && this.nextDeadline(row) <= this.time) this.pass(row);
    if (this.startsNext[row]! > this.time) return;
    if (this.time >= this.syncsUntil || this.starts === 'never') this.startsNext[row] = Infinity;
    else if (this.starts === 'with-everything') this.restart(row);
    else this.open(row);
  }

  private planSyncs(): void {
    this.nextSync = Infinity;
    for (let row = this.week.transfers; row < this.week.rows; row += 1) this.nextSync = Math.min(this.nextSync, this.nextOfSync(row));
  }

  /** When a sync starts next, or its next deadline comes. */
  private nextOfSync(row: number): number {
    return this.due[row]! < this.released[row]! ? Math.min(this.startsNext[row]!, this.nextDeadline(row)) : this.startsNext[row]!;
  }

  /** The deadline of the oldest run of a row that is not done. */
  private deadline(row: number): number {
    return this.opened[row]! - (this.released[row]! - 1 - this.done[row]!) * this.week.period[row]! + this.week.length[row]!;
  }

  private nextDeadline(row: number): number {
    return this.opened[row]! - (this.released[row]! - 1 - this.due[row]!) * this.week.period[row]! + this.week.length[row]!;
  }

  private leftOfRun(row: number): number {
    if (this.paused && this.week.suspended[row]) return this.rest[row]!;
    const tier = this.week.tier[row]!;
    return Math.max(0, (this.mark[row]! - this.clock[tier]!) * this.week.flows[row]!);
  }

  /** Megabits that are left of the run with this number. */
  private leftOf(row: number, run: number): number { return run < this.done[row]! ? 0 : run > this.done[row]! ? this.week.volume[row]! : this.leftOfRun(row); }

  private open(row: number): void {
    const volume = this.week.volume[row]!;
    this.released[row]! += 1;
    this.opened[row] = this.time;
    this.startsNext[row] = this.time + this.week.period[row]!;
    this.waiting += volume;
    if (this.log) logRun(this.log, row, volume);
    if (this.released[row]! - this.done[row]! > 1) return;
    this.busy += 1;
    this.rest[row] = volume;
    if (!(this.paused && this.week.suspended[row])) this.activate(row);
  }

  /** A sync that has all to send again, by the deadline that it had: more than any start in between asks for. */
  private restart(row: number): void {
    if (this.released[row] === this.done[row]) {
      this.due[row] = this.released[row]!;
      this.open(row);
      return;
    }
    const left = this.leftOfRun(row);
    this.deactivate(row);
    this.waiting += this.week.volume[row]! - left;
    this.rest[row] = this.week.volume[row]!;
    this.startsNext[row] = this.time + this.week.period[row]!;
    this.activate(row);
  }

  private activate(row: number): void {
    const tier = this.week.tier[row]!;
    const mark = this.clock[tier]! + this.rest[row]! / this.week.flows[row]!;
    this.mark[row] = mark;
    if (this.count[tier] === 0 || mark < this.mark[this.first[tier]!]!) this.first[tier] = row;
    this.active[tier * this.week.rows + this.count[tier]!] = row;
    this.count[tier]! += 1;
    this.weight[tier]! += this.week.flows[row]!;
  }

  private deactivate(row: number): void {
    const tier = this.week.tier[row]!;
    const begin = tier * this.week.rows;
    const last = begin + this.count[tier]! - 1;
    let at = begin;
    while (this.active[at] !== row) at += 1;
    this.active[at] = this.active[last]!;
    this.count[tier]! -= 1;
    this.weight[tier]! -= this.week.flows[row]!;
    this.chooseFirst(tier);
  }

  /** Finds the row that ends first; a tier without rows begins counting anew. */
  private chooseFirst(tier: number): void {
    const { active, mark } = this;
    const begin = tier * this.week.rows;
    const end = begin + this.count[tier]!;
    if (begin === end) {
      this.clock[tier] = 0;
      this.weight[tier] = 0;
      return;
    }
    let first = active[begin]!;
    for (let at = begin + 1; at < end; at += 1) if (mark[active[at]!]! < mark[first]!) first = active[at]!;
    this.first[tier] = first;
  }

  private finish(tier: number): void {
    const row = this.first[tier]!;
    const { tally } = this;
    this.clock[tier] = this.mark[row]!;
    const late = this.time - this.deadline(row);
    if (late > INSTANT) {
      if (late > tally.late[row]!) tally.late[row] = late;
      this.lastLate = this.time;
    } else if (-late < tally.slack[row]!) {
      tally.slack[row] = Math.max(0, -late);
    }
    this.done[row]! += 1;
    if (this.done[row] === this.released[row]) {
      this.busy -= 1;
      if (this.busy === 0) this.waiting = 0;
      this.deactivate(row);
    } else {
      this.mark[row]! += this.week.volume[row]! / this.week.flows[row]!;
      this.chooseFirst(tier);
    }
  }

  /** A deadline has come. */
  private pass(row: number): void {
    if (this.due[row] === this.released[row]) return;
    this.due[row]! += 1;
    const volume = this.week.volume[row]!;
    const missing = this.leftOf(row, this.due[row]! - 1);
    if (missing > volume * 1e-9) {
      this.lost += missing;
      this.tally.share[row] = Math.min(this.tally.share[row]!, 1 - missing / volume);
    }
    if (this.log) logDeadline(this.log, row, missing);
  }

  /** Reserved rates that do not fit: the least part that is carried, and what is lost. */
  private noteCut(seconds: number, capacity: number, reserved: Float64Array, serving: number): void {
    const { tiers } = this.week;
    let free = capacity;
    for (let tier = 0; tier < tiers; tier += 1) {
      const at = this.segment * tiers + tier;
      const asked = reserved[at]!;
      const given = Math.min(asked, free);
      if (given < asked) {
        if (seconds > INSTANT) this.tally.carried[at] = Math.min(this.tally.carried[at]!, given / asked);
        this.lost += (asked - given) * seconds;
        if (this.log) logCut(this.log, tiers, tier, (asked - given) * seconds);
      }
      free = tier === serving ? 0 : free - given;
    }
  }
}
