import { INSTANT, type Simulation } from './simulation';
import { clearTally, type Tally } from './tally';
import type { OutageWeek } from './week';
import { WEEK } from '../time';

/** Weeks after which a state that does not repeat is taken as it is, and weeks over which it is then measured. */
const PATIENCE = 8;

/** What a link comes to when week follows week. */
export interface Steady {
  /** By row: the part of its volume that is carried where the rest piles up without end; NaN where nothing does. */
  readonly piled: Float64Array;
  /** By how much what waits grows every week, in Mb. */
  readonly growth: number;
}

/**
 * Runs weeks until one leaves every row with as much more to send as the week before left it, and tallies that week. From an idle link, what
 * waits only grows towards the cycle, and a tier is in it a week after those above it are. Syncs whose period does not divide the week never
 * repeat: then several weeks are measured, and a row piles up where it ends more than a whole run behind.
 */
export function steady(simulation: Simulation, week: OutageWeek, tally: Tally, capacity: number, reserved: Float64Array): Steady {
  const rows = Array.from({ length: week.rows }, (_, row) => row).filter((row) => !(simulation.paused && week.suspended[row]));
  let growth: readonly number[] | undefined;
  for (let weeks = 0; weeks < PATIENCE; weeks += 1) {
    const before = growth;
    const { phases } = simulation;
    const { grown, started } = measure(1);
    growth = grown;
    const negligible = rows.map((row) => (week.volume[row]! * Math.max(1, started[row]!) + capacity) * INSTANT);
    const isSame = grown.every((volume, i) => Math.abs(volume) <= negligible[i]!)
      || (before !== undefined && grown.every((volume, i) => Math.abs(volume - before[i]!) <= negligible[i]!));
    if (isSame && simulation.phases.every((phase, row) => row < week.transfers || phase === phases[row])) {
      return result(grown.map((volume, i) => (volume > negligible[i]! ? volume : 0)), started);
    }
  }
  const long = measure(PATIENCE);
  return result(
    long.grown.map((volume, i) => (volume > week.volume[rows[i]!]! ? volume / PATIENCE : 0)),
    long.started.map((count) => count / PATIENCE),
  );

  function measure(weeks: number): { readonly grown: readonly number[]; readonly started: readonly number[] } {
    clearTally(tally);
    const left = rows.map((row) => simulation.left(row));
    const count = rows.map((row) => simulation.started(row));
    simulation.run(weeks * WEEK, capacity, reserved);
    simulation.rewind();
    return {
      grown: rows.map((row, i) => simulation.left(row) - left[i]!),
      started: rows.map((row, i) => simulation.started(row) - count[i]!),
    };
  }

  function result(weekly: readonly number[], runs: readonly number[]): Steady {
    const piled = new Float64Array(week.rows).fill(NaN);
    weekly.forEach((volume, i) => { if (volume > 0) piled[rows[i]!] = Math.max(0, 1 - volume / (runs[i]! * week.volume[rows[i]!]!)); });
    return { piled, growth: weekly.reduce((total, volume) => total + volume, 0) };
  }
}
