import { type Candidate, type Critical, intensity, type Search, TIE } from './critical';
import { FixedLength } from './fixed-length';
import { onGrid } from './rows';
import type { Sporadic } from './types';
import type { Week } from './week';
import { WEEK } from '../time';

/** Times that are apart by the rounding of a division only count as a whole number of periods. */
const WHOLE = 1e-9;

/** Every this many lengths, a look whether all that follow can be left out. */
const LOOK_AHEAD = 4;

/** How often a sporadic demand can come in a week: with the longest period that divides the week and is not above its own. */
export const timesAWeek = ({ period }: Sporadic): number => Math.max(1, Math.ceil(WEEK / period - WHOLE));

/** What asks for anything, in an order that does not hang on the input's. */
export const active = (sporadic: readonly Sporadic[]): readonly Sporadic[] => sporadic
  .filter(({ volume, within, period }) => volume > 0 && within > 0 && period > 0)
  .sort((a, b) => a.within - b.within || a.period - b.period || a.volume - b.volume);

/** The shortest interval in which a demand can come `times` + 1 times and has to end each time. */
const jump = (sporadic: Sporadic, times: number): number => onGrid(sporadic.within + (times * WEEK) / timesAWeek(sporadic));

/** How often a demand can come within an interval and has to end in it. */
export function timesWithin(sporadic: Sporadic, length: number): number {
  if (length < jump(sporadic, 0)) return 0;
  const times = Math.floor(((length - sporadic.within) * timesAWeek(sporadic)) / WEEK);
  if (jump(sporadic, times) > length) return times;
  return jump(sporadic, times + 1) <= length ? times + 2 : times + 1;
}

const volumeWithin = (sporadic: readonly Sporadic[], length: number): number =>
  sporadic.reduce((sum, row) => sum + row.volume * timesWithin(row, length), 0);

/**
 * The requirement with demand that may come at any time. In an interval of length L such a demand asks for the most where it comes
 * at its beginning and as often as it may: S(L), which rises at certain lengths only. With a capacity above every reserved
 * rate an interval that decides cannot be made shorter without losing something, so it runs from an opening to a deadline or has one of
 * those lengths and begins or ends with a window or a step of the reserved rates. Let H(l) be the largest excess of
 * rates and transfers over all intervals of at least l: the answer is where S(l) + H(l) is nowhere above zero, and since H falls, one
 * value of it rules out every longer l with S(l) <= -H. Longer than a week need not be looked at, since S grows by
 * the same volume with every week.
 */
export function withSporadic(week: Week, search: Search, plain: Critical, sporadic: readonly Sporadic[]): Critical {
  const weekly = sporadic.reduce((sum, row) => sum + row.volume * timesAWeek(row), 0);
  const rate = weekly / WEEK;
  const burst = sporadic.reduce((sum, row) => sum + Math.max(0, row.volume * (1 - (row.within * timesAWeek(row)) / WEEK)), 0);
  const fixed = new FixedLength(week);
  const needed = (candidate: Candidate): number => intensity(week, candidate) + volumeWithin(sporadic, candidate.length) / candidate.length;
  const highest = (capacity: number, least: number): Candidate => {
    const ofLength = fixed.worst(capacity, least);
    if (week.windows.count === 0) return ofLength;
    const longer = search.worst(capacity, least);
    return longer.excess > ofLength.excess && longer.length > 0 ? longer : ofLength;
  };

  let capacity = Math.max(week.steps.peak, (week.total + weekly) / WEEK);
  let interval: Candidate | undefined;
  const consider = (candidate: Candidate): boolean => {
    const candidateRate = needed(candidate);
    if (candidateRate <= capacity * (1 + TIE)) return false;
    capacity = candidateRate;
    interval = candidate;
    return true;
  };
  if (plain.interval) consider(plain.interval);

  const times = sporadic.map(() => 0);
  const lengths = sporadic.map((row) => jump(row, 0));
  let enough = 0;
  let volume = 0;
  for (let looks = 0; ;) {
    const least = Math.min(...lengths);
    if (least > WEEK) break;
    sporadic.forEach((row, i) => {
      if (lengths[i] !== least) return;
      volume += row.volume;
      times[i]! += 1;
      lengths[i] = jump(row, times[i]!);
    });
    if (volume <= enough) continue;
    if (burst + (plain.capacity + rate - capacity) * least <= 0) break;
    let worst = highest(capacity, least);
    while (volume + worst.excess > 0 && consider(worst)) worst = highest(capacity, least);
    enough = -worst.excess;
    if (looks++ % LOOK_AHEAD === 0 && capacity - rate >= week.steps.peak && burst + highest(capacity - rate, least).excess <= 0) break;
  }
  return { capacity, ...(interval && { interval }) };
}
