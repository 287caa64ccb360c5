import type { Candidate } from './critical';
import { sortedBy } from './sort';
import type { Week } from './week';
import { WEEK } from '../time';

/** Looks for the interval of a given length that has to carry the most; it begins or ends with a window or a step. */
export class FixedLength {
  private readonly byEnd: Int32Array;
  private readonly ending: Float64Array;

  /** A search of one week's demand. */
  public constructor(private readonly week: Week) {
    const { windows: { count, end } } = week;
    const ending = new Float64Array(count);
    for (let i = 0; i < count; i += 1) ending[i] = end[i]! >= WEEK ? end[i]! - WEEK : end[i]!;
    this.byEnd = sortedBy(count, ending, ending, ending);
    this.ending = ending;
  }

  /** The most that an interval of `length` seconds, at most a week, has to carry over what the capacity gives; the earliest of them. */
  public worst(capacity: number, length: number): Candidate {
    const { byEnd, ending, week: { windows, steps } } = this;
    const { count } = windows;
    let volume = 0;
    for (let i = 0; i < count; i += 1) {
      const room = length - (windows.end[i]! - windows.start[i]!);
      if (room > windows.start[i]!) volume += windows.amount[i]!;
    }
    let closing = 0;
    while (closing < count && ending[byEnd[closing]!]! < length) closing += 1;
    const firstClosing = closing;
    let opening = 0;
    let near = 0;
    let far = 0;
    while (far + 1 < steps.count && steps.start[far + 1]! <= length) far += 1;
    let farShift = 0;
    if (length === WEEK) {
      far = 0;
      farShift = WEEK;
    }
    let most = -Infinity;
    let at = 0;
    const closes = (k: number): number => (k >= count + firstClosing ? WEEK
      : k >= count ? ending[byEnd[k - count]!]! - length + WEEK : ending[byEnd[k]!]! - length);
    const integral = (step: number, time: number): number => steps.before[step]! + steps.rate[step]! * (time - steps.start[step]!);
    for (let time = 0; time < WEEK;) {
      for (; closes(closing) === time; closing += 1) if (fits(byEnd[closing % count]!)) volume += windows.amount[byEnd[closing % count]!]!;
      const load = volume + integral(far, time + length - farShift) + (farShift > 0 ? steps.total : 0) - integral(near, time);
      if (load > most + (most > 0 ? most * 1e-12 : 0)) {
        most = load;
        at = time;
      }
      for (; opening < count && windows.start[opening] === time; opening += 1) if (fits(opening)) volume -= windows.amount[opening]!;
      const nearEnd = near + 1 < steps.count ? steps.start[near + 1]! : WEEK;
      const farEnd = (far + 1 < steps.count ? steps.start[far + 1]! : WEEK) + farShift - length;
      time = Math.min(nearEnd, farEnd, closes(closing), opening < count ? windows.start[opening]! : WEEK);
      if (time === nearEnd) near += 1;
      if (time === farEnd) {
        far += 1;
        if (far === steps.count) {
          far = 0;
          farShift += WEEK;
        }
      }
    }
    return { excess: most - capacity * length, start: at, length };

    function fits(i: number): boolean {
      return windows.end[i]! - windows.start[i]! <= length;
    }
  }
}
