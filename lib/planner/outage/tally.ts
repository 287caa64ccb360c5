import type { OutageWeek } from './week';

/** The worst that was seen, over all the simulations that write to it. */
export interface Tally {
  /** By row: the most by which a run ended after its deadline, in seconds; below 0 where none did. */
  readonly late: Float64Array;
  /** By row: the least time from an end to its deadline, in seconds. */
  readonly slack: Float64Array;
  /** By row: the least part of a run that was there by its deadline. */
  readonly share: Float64Array;
  /** By [segment x tiers + tier]: the least part of the reserved rate that was carried. */
  readonly carried: Float64Array;
}

/** Nothing bad seen yet. */
export function newTally(week: OutageWeek): Tally {
  return {
    late: new Float64Array(week.rows).fill(-1),
    slack: new Float64Array(week.rows).fill(Infinity),
    share: new Float64Array(week.rows).fill(1),
    carried: new Float64Array(week.reserved.length).fill(1),
  };
}

/** Forgets what was seen. */
export function clearTally(tally: Tally): void {
  tally.late.fill(-1);
  tally.slack.fill(Infinity);
  tally.share.fill(1);
  tally.carried.fill(1);
}

/** The same again, to be added to. */
export function copyTally({ late, slack, share, carried }: Tally): Tally {
  return { late: late.slice(), slack: slack.slice(), share: share.slice(), carried: carried.slice() };
}
