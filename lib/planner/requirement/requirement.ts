import { intervalRequirement, momentRequirement } from './binding';
import { atSteadyRate, cappedRequirement, hasBindingLimit } from './capped';
import { type Critical, criticalOf, Search, TIE } from './critical';
import { active, timesAWeek, timesWithin, withSporadic } from './sporadic';
import { highestStep } from './steps';
import type { Demand, Requirement, Sporadic } from './types';
import { type Week, weekOf } from './week';
import { WEEK } from '../time';

/**
 * The requirement of a week's demand.
 *
 * A capacity C is enough exactly when it is not below the highest reserved rate, not below the mean of the week, and for every interval
 * from the opening of one window to the deadline of another, at most a week long, the volumes that have to be moved inside it and the
 * rates reserved in it fit: W + B <= C x length. The least such C is the requirement, and the interval that needs it is the critical one
 * (Yao, Demers and Shenker, "A scheduling model for reduced CPU energy", FOCS 1995, with rates reserved beside the jobs and a week that
 * closes on itself). Ties go to the reserved rate, then to the interval that begins earliest and is shortest, then to the mean; with
 * sporadic demand to the shortest interval. The figure is what the shares add up to.
 *
 * Limits of single transfers are looked at only where one is below the requirement without them, and binds. The
 * result is exact but for two things, both on the safe side: a sporadic demand comes as often as with the longest period that
 * divides the week and is not above its own, and beside limits that bind it counts as reserved all the time.
 *
 * @param demand what has to be carried
 * @param week its columns, where they are at hand
 */
export function requirementOf(demand: Demand, week = weekOf(demand)): Requirement {
  const sporadic = active(demand.sporadic);
  const { capacity, interval } = withoutLimits(week, sporadic);
  if (capacity === 0) return { peak: 0 };
  if (hasBindingLimit(demand, capacity) && withoutLimits(weekOf(atSteadyRate(demand, capacity)), sporadic).capacity > capacity * (1 + TIE)) {
    const capped = cappedRequirement(week, demand, sporadic, capacity);
    if (capped) return capped;
  }
  if (week.steps.peak >= capacity * (1 - TIE)) return momentRequirement(week, demand, highestStep(week.steps));
  const { start, length } = interval ?? { start: 0, length: WEEK };
  return intervalRequirement(week, demand, start, length, (shares) => {
    for (const row of sporadic) shares.add(row.workload, row.volume * (interval ? timesWithin(row, length) : timesAWeek(row)));
  });
}

function withoutLimits(week: Week, sporadic: readonly Sporadic[]): Critical {
  const search = new Search(week);
  const plain = criticalOf(week, search);
  return sporadic.length > 0 ? withSporadic(week, search, plain, sporadic) : plain;
}
