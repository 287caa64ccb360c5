import fc from 'fast-check';
import { type Demand, requirementOf, type Transfer } from '../../lib/planner/requirement';
import { WEEK } from '../../lib/planner/time';

const HOUR = 3600;

/** Earliest deadline first on a fluid link of constant capacity, over several weeks: the independent judge of a capacity. */
function missesADeadline({ reserved, transfers }: Demand, capacity: number): boolean {
  const weeks = 4;
  const jobs = Array.from({ length: weeks }, (_, week) => transfers.map(({ start, length, volume }) => (
    { release: start + week * WEEK, deadline: start + length + week * WEEK, left: volume }))).flat();
  const rows = Array.from({ length: weeks + 2 }, (_, week) => reserved.map((r) => ({ ...r, start: r.start + (week - 1) * WEEK }))).flat();
  const marks = new Set<number>();
  for (const { release, deadline } of jobs) marks.add(release).add(deadline);
  for (const { start, length } of rows) marks.add(start).add(start + length);
  const times = [...marks].filter((time) => time >= 0).sort((a, b) => a - b);
  for (let i = 0; i + 1 < times.length; i += 1) {
    const [from, to] = [times[i]!, times[i + 1]!];
    const busy = rows.reduce((sum, r) => (r.start <= from && from < r.start + r.length ? sum + r.rate : sum), 0);
    if (busy > capacity * (1 + 1e-9)) return true;
    let room = (capacity - busy) * (to - from);
    for (const job of jobs.filter((j) => j.release <= from && j.left > 0).sort((a, b) => a.deadline - b.deadline)) {
      const sent = Math.min(room, job.left);
      job.left -= sent;
      room -= sent;
    }
    if (jobs.some((job) => job.deadline <= to && job.left > 1e-6 * capacity * HOUR)) return true;
  }
  return false;
}

const hours = (from: number, to: number) => fc.integer({ min: from, max: to }).map((h) => h * HOUR);
const demand = fc.record({
  reserved: fc.array(
    fc.record({ workload: fc.constant('r'), start: hours(0, 167), length: hours(1, 168), rate: fc.integer({ min: 1, max: 500 }) }), { maxLength: 5 }),
  transfers: fc.array(
    fc.record({ workload: fc.constant('t'), start: hours(0, 167), length: hours(1, 168), volume: fc.integer({ min: 1, max: 1_000_000 }) }),
    { minLength: 1, maxLength: 8 },
  ),
});

const transfer = (workload: string, startHour: number, lengthHours: number, volume: number): Transfer =>
  ({ workload, start: startHour * HOUR, length: lengthHours * HOUR, volume });

describe('the requirement of a week', () => {
  test('of one transfer is its volume over its window', () => {
    const { peak, binding } = requirementOf({ reserved: [], transfers: [transfer('a', 10, 5, 36_000)] });
    expect(peak).toBeCloseTo(2, 12);
    expect(binding).toEqual({ start: 10 * HOUR, duration: 5 * HOUR, shares: new Map([['a', expect.closeTo(2, 12)]]) });
  });

  test('does not add peaks of different hours', () => {
    const night = { workload: 'night', start: 0, length: 6 * HOUR, rate: 700 };
    const day = { workload: 'day', start: 8 * HOUR, length: 6 * HOUR, rate: 900 };
    expect(requirementOf({ reserved: [night, day], transfers: [] }).peak).toBe(900);
  });

  test('lets a wide window make room for a narrow one inside it', () => {
    const wide = transfer('wide', 0, 10, 10 * HOUR * 100);
    const narrow = transfer('narrow', 4, 2, 2 * HOUR * 300);
    expect(requirementOf({ reserved: [], transfers: [wide, narrow] }).peak).toBeCloseTo(300, 9);
  });

  test('sees a window that runs from Sunday into Monday', () => {
    const over = transfer('over', 166, 4, 4 * HOUR * 100);
    const monday = { workload: 'monday', start: 0, length: 2 * HOUR, rate: 150 };
    const { peak, binding } = requirementOf({ reserved: [monday], transfers: [over] });
    expect(peak).toBeCloseTo(175, 9);
    expect([...binding!.shares]).toEqual([['over', expect.closeTo(100, 9)], ['monday', expect.closeTo(75, 9)]]);
  });

  test('is nothing for nothing', () => {
    expect(requirementOf({ reserved: [], transfers: [] })).toEqual({ peak: 0, sustained: 0 });
  });

  test('holds every deadline at the capacity found, and breaks one just below it where an interval binds', () => {
    fc.assert(fc.property(demand, (d) => {
      const { peak, binding } = requirementOf(d);
      expect(missesADeadline(d, peak * (1 + 1e-6))).toBe(false);
      if (binding!.duration < WEEK) expect(missesADeadline(d, peak * 0.99)).toBe(true);
    }), { numRuns: 150 });
  });

  test('has shares that add up to the peak', () => {
    fc.assert(fc.property(demand, (d) => {
      const { peak, binding } = requirementOf(d);
      expect([...binding!.shares.values()].reduce((sum, mbps) => sum + mbps, 0)).toBeCloseTo(peak, 6);
    }), { numRuns: 100 });
  });

  test('scales with the demand, and does not change when the week is turned', () => {
    fc.assert(fc.property(demand, fc.integer({ min: 1, max: 167 }), (d, shift) => {
      const { peak, sustained } = requirementOf(d);
      const turn = (start: number) => (start + shift * HOUR) % WEEK;
      const turned = requirementOf({
        reserved: d.reserved.map((r) => ({ ...r, start: turn(r.start) })),
        transfers: d.transfers.map((t) => ({ ...t, start: turn(t.start) })),
      });
      expect(turned.peak).toBeCloseTo(peak, 6);
      expect(turned.sustained).toBeCloseTo(sustained, 6);
      const doubled = requirementOf({
        reserved: d.reserved.map((r) => ({ ...r, rate: r.rate * 2 })),
        transfers: d.transfers.map((t) => ({ ...t, volume: t.volume * 2 })),
      });
      expect(doubled.peak).toBeCloseTo(peak * 2, 6);
      expect(doubled.sustained).toBeCloseTo(sustained * 2, 6);
    }), { numRuns: 100 });
  });
});

describe('sustained use', () => {
  test('is the 95th percentile of 5-minute samples: a burst of less than 5 % of the week does not show', () => {
    const base = { workload: 'base', start: 0, length: WEEK, rate: 10 };
    const burst = (length: number) => ({ workload: 'burst', start: 0, length, rate: 90 });
    expect(requirementOf({ reserved: [base, burst(8 * HOUR)], transfers: [] }).sustained).toBeCloseTo(10, 9);
    expect(requirementOf({ reserved: [base, burst(9 * HOUR)], transfers: [] }).sustained).toBeCloseTo(100, 9);
  });

  test('is taken of the flattest profile that keeps the deadlines', () => {
    const wide = transfer('wide', 0, 100, 100 * HOUR * 100);
    const narrow = transfer('narrow', 0, 2, 2 * HOUR * 1000);
    const { peak, sustained } = requirementOf({ reserved: [], transfers: [wide, narrow] });
    expect(peak).toBeCloseTo(1000, 9);
    expect(sustained).toBeCloseTo((100 * 100) / 98, 6);
  });

  test('is never above the peak', () => {
    fc.assert(fc.property(demand, (d) => {
      const { peak, sustained } = requirementOf(d);
      expect(sustained).toBeLessThanOrEqual(peak * (1 + 1e-12));
    }), { numRuns: 100 });
  });
});
