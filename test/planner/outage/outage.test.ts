import { HOUR } from './instances';
import { type OutageDemand, outageOf, outagesOf, outageWeek, type PriorityReserved, type PrioritySync, type PriorityTransfer } from '../../../lib/planner/outage';
import { WEEK } from '../../../lib/planner/time';

/** Megabits that 100 Mbps carry in an hour. */
const LOAD = 100 * HOUR;

/** A window with so many hours of work at 100 Mbps. */
const transfer = (workload: string, startHour: number, hours: number, work: number, rest: Partial<PriorityTransfer> = {}): PriorityTransfer =>
  ({ workload, tier: 1, start: startHour * HOUR, length: hours * HOUR, volume: work * LOAD, flows: 1, ...rest });

const sync = (workload: string, rest: Partial<PrioritySync> = {}): PrioritySync =>
  ({ workload, tier: 1, volume: LOAD / 6, within: HOUR / 2, period: 24 * HOUR, flows: 1, ...rest });

const always = (workload: string, tier: number, rate: number, rest: Partial<PriorityReserved> = {}): PriorityReserved =>
  ({ workload, tier, start: 0, length: WEEK, rate, ...rest });

const demand = (rest: Partial<OutageDemand>): OutageDemand => ({ reserved: [], transfers: [], syncs: [], ...rest });
const left = (leftMbps: number, normalMbps = 100) => ({ normalMbps, leftMbps });

describe('an outage that ends', () => {
  test('makes a transfer end later by what was not sent', () => {
    const { workloads, drainSeconds } = outageOf(demand({ transfers: [transfer('a', 30, 10, 8)] }), left(0), HOUR);
    expect(workloads).toEqual([{ workload: 'a', verdict: 'on-time', slackSeconds: expect.closeTo(HOUR, 3), share: 1, optimalShare: 1 }]);
    expect(drainSeconds).toBe(0);
  });

  test('makes a transfer late, and says what was there in time, what waited and when it was done', () => {
    const result = outageOf(demand({ transfers: [transfer('a', 30, 10, 8)] }), left(0), 4 * HOUR);
    expect(result.workloads).toEqual([
      { workload: 'a', verdict: 'late', lateSeconds: expect.closeTo(2 * HOUR, 3), share: expect.closeTo(0.75, 9), optimalShare: expect.closeTo(0.75, 9) },
    ]);
    expect(result.backlogMb).toBeCloseTo(4 * LOAD, 3);
    expect(result.drainSeconds).toBeCloseTo(8 * HOUR, 3);
  });

  test('slows a sync that starts with it', () => {
    const at = (mbps: number) => outageOf(demand({ syncs: [sync('s')] }), left(mbps), HOUR);
    expect(at(50).workloads[0]).toMatchObject({ verdict: 'on-time', slackSeconds: expect.closeTo(600, 3) });
    expect(at(10).workloads[0]).toMatchObject({ verdict: 'late', lateSeconds: expect.closeTo(2_040, 3), share: expect.closeTo(0.3, 9) });
    expect(at(0).workloads[0]).toMatchObject({ verdict: 'late', lateSeconds: expect.closeTo(2_400, 3), share: 0, optimalShare: 0 });
    expect(at(0).onset).toBeUndefined();
  });

  test('has every sync of its length behind it', () => {
    const { workloads } = outageOf(demand({ syncs: [sync('s', { period: HOUR })] }), left(0), 4 * HOUR);
    expect(workloads[0]!.lateSeconds).toBeCloseTo(4 * HOUR + 600 - HOUR / 2, 3);
    const { backlogMb, drainSeconds } = outageOf(demand({ syncs: [sync('s', { period: HOUR })] }), left(0), 4 * HOUR);
    expect(backlogMb).toBeCloseTo(4 * LOAD / 6, 3);
    expect(drainSeconds).toBeCloseTo(2_400, 3);
  });

  test('divides a tier by flows', () => {
    const rows = [transfer('many', 10, 10, 3, { flows: 3 }), transfer('few', 10, 10, 3, { flows: 1 })];
    const { workloads } = outageOf(demand({ transfers: rows }), left(40), 10 * HOUR);
    const share = (name: string) => workloads.find(({ workload }) => workload === name)!.share;
    expect(share('many')).toBe(1);
    expect(share('few')).toBeCloseTo(1 / 3, 9);
    expect(workloads.map(({ optimalShare }) => optimalShare)).toEqual([expect.closeTo(1 / 3, 9), 1]);
  });

  test('is beaten by a scheduler that knows the deadlines', () => {
    const rows = [transfer('urgent', 10, 2, 1), transfer('patient', 10, 20, 4, { flows: 9 })];
    const { workloads } = outageOf(demand({ transfers: rows }), left(50), 4 * HOUR);
    expect(workloads.map(({ workload, verdict, share, optimalShare }) => [workload, verdict, share, optimalShare]))
      .toEqual([['patient', 'on-time', 1, 1], ['urgent', 'late', expect.closeTo(0.1, 9), 1]]);
  });

  test('is worst from Sunday into Monday for a window that is', () => {
    const { workloads, onset } = outageOf(demand({ transfers: [transfer('a', 166, 6, 4), transfer('b', 60, 6, 2)] }), left(0), 3 * HOUR);
    expect(onset).toBe(166 * HOUR);
    expect(workloads[0]).toMatchObject({ verdict: 'late', lateSeconds: expect.closeTo(HOUR, 3), share: expect.closeTo(0.75, 9) });
    expect(workloads[1]).toMatchObject({ verdict: 'on-time', slackSeconds: expect.closeTo(HOUR, 3) });
  });

  test('stops what is suspended, which goes on after repair', () => {
    const { workloads } = outageOf(demand({ transfers: [transfer('a', 30, 10, 8, { suspended: true })] }), left(90), 4 * HOUR);
    expect(workloads).toEqual([
      { workload: 'a', verdict: 'suspended', lateSeconds: expect.closeTo(2 * HOUR, 3), share: expect.closeTo(0.75, 9), optimalShare: expect.closeTo(0.75, 9) },
    ]);
  });

  test('leaves what a suspended workload had to the others', () => {
    const rows = [transfer('stops', 30, 10, 3, { suspended: true }), transfer('goes', 30, 10, 3)];
    const { workloads } = outageOf(demand({ transfers: rows, reserved: [always('rate', 1, 20, { suspended: true })] }), left(30), 10 * HOUR);
    expect(workloads.find(({ workload }) => workload === 'goes')).toMatchObject({ verdict: 'on-time', slackSeconds: expect.closeTo(0, 3) });
    expect(workloads.find(({ workload }) => workload === 'rate')).toMatchObject({ verdict: 'suspended', share: 0, optimalShare: 0 });
  });

  test('cuts reserved rates by tier, and inside a tier by one factor', () => {
    const reserved = [always('high', 1, 40), always('low', 2, 10), always('also-low', 2, 10), always('lowest', 3, 5)];
    const { workloads } = outageOf(demand({ reserved }), left(50), HOUR);
    expect(workloads.map(({ workload, verdict, share }) => [workload, verdict, share])).toEqual([
      ['also-low', 'partial', expect.closeTo(0.5, 9)], ['high', 'on-time', 1], ['low', 'partial', expect.closeTo(0.5, 9)], ['lowest', 'starved', 0],
    ]);
  });

  test('has its worst onset where a reserved peak takes most of what is left', () => {
    const reserved = [always('base', 1, 10), { workload: 'peak', tier: 1, start: 50 * HOUR, length: 5 * HOUR, rate: 30 }];
    const { workloads } = outageOf(demand({ reserved, syncs: [sync('s', { tier: 2, within: HOUR })] }), left(50), 24 * HOUR);
    expect(workloads.find(({ workload }) => workload === 's')).toMatchObject({ verdict: 'late', lateSeconds: expect.closeTo(LOAD / 6 / 10 - HOUR, 3) });
  });

  test('never drains where the link is too small anyway', () => {
    const result = outageOf(demand({ transfers: [transfer('a', 0, 100, 200)] }), left(50), HOUR);
    expect(result.drainSeconds).toBeUndefined();
    expect(result.workloads[0]).toMatchObject({ verdict: 'partial', share: expect.closeTo(168 / 200, 9) });
  });
});

describe('an outage without end', () => {
  test('sends the higher tier first, and the lower one late by the same time every week', () => {
    const rows = [transfer('first', 30, 10, 4), transfer('second', 30, 10, 4, { tier: 2 })];
    const result = outageOf(demand({ transfers: rows }), left(50), 'endless');
    expect(result.workloads).toEqual([
      { workload: 'first', verdict: 'on-time', slackSeconds: expect.closeTo(2 * HOUR, 3), share: 1, optimalShare: 1 },
      { workload: 'second', verdict: 'late', lateSeconds: expect.closeTo(6 * HOUR, 3), share: expect.closeTo(0.25, 9), optimalShare: expect.closeTo(0.25, 9) },
    ]);
    expect(result).toMatchObject({ backlogMb: 0 });
    expect(result).not.toHaveProperty('weeklyBacklogMb');
    expect(result).not.toHaveProperty('onset');
  });

  test('says by how much what waits grows, and who gets nothing', () => {
    const rows = [transfer('first', 0, 10, 1), transfer('second', 0, 100, 84, { tier: 2 }), transfer('third', 120, 10, 1, { tier: 3 })];
    const result = outageOf(demand({ transfers: rows }), left(20), 'endless');
    const carried = 0.2 * 168 - 1;
    expect(result.weeklyBacklogMb).toBeCloseTo((84 - carried + 1) * LOAD, 0);
    expect(result.workloads).toEqual([
      { workload: 'first', verdict: 'on-time', slackSeconds: expect.closeTo(5 * HOUR, 3), share: 1, optimalShare: 1 },
      { workload: 'second', verdict: 'partial', share: expect.closeTo(carried / 84, 6), optimalShare: expect.closeTo(carried / 84, 6) },
      { workload: 'third', verdict: 'starved', share: 0, optimalShare: 1 },
    ]);
  });

  test('leaves a small row on time beside one of its tier that piles up', () => {
    const rows = [transfer('small', 10, 10, 0.5), transfer('huge', 0, 100, 84)];
    const { workloads } = outageOf(demand({ transfers: rows }), left(20), 'endless');
    expect(workloads.map(({ workload, verdict }) => [workload, verdict])).toEqual([['huge', 'partial'], ['small', 'on-time']]);
  });

  test('carries of a reserved rate what is left, and the best scheduler no more', () => {
    const { workloads } = outageOf(demand({ reserved: [always('a', 1, 100)] }), left(25, 200), 'endless');
    expect(workloads).toEqual([{ workload: 'a', verdict: 'partial', share: 0.25, optimalShare: 0.25 }]);
  });

  test('stops what is suspended for good', () => {
    const { workloads } = outageOf(demand({ transfers: [transfer('a', 0, 10, 1, { suspended: true })] }), left(90), 'endless');
    expect(workloads).toEqual([{ workload: 'a', verdict: 'suspended', share: 0, optimalShare: 0 }]);
  });

  test('takes syncs whose period does not divide the week', () => {
    const fits = outageOf(demand({ syncs: [sync('s', { period: 50_000 })] }), left(20), 'endless');
    expect(fits.workloads[0]).toMatchObject({ verdict: 'late', lateSeconds: expect.closeTo(1_200, 3) });
    const piles = outageOf(demand({ syncs: [sync('s', { period: 50_000 })] }), left(0.6), 'endless');
    expect(piles.workloads[0]).toMatchObject({ verdict: 'partial', share: expect.closeTo(0.5, 1) });
  });
});

describe('what is left', () => {
  const busy = demand({
    reserved: [always('rate', 1, 10)],
    transfers: [transfer('a', 30, 10, 2, { tier: 2 }), transfer('b', 32, 10, 1, { tier: 3 })],
    syncs: [sync('s', { tier: 2, within: HOUR })],
  });

  test('is enough for every length of outage where it is for one without end', () => {
    const results = outagesOf(outageWeek(busy), left(90), [HOUR, 24 * HOUR, 'endless']);
    for (const { workloads, backlogMb } of results) {
      expect(workloads.every(({ verdict, share, optimalShare }) => verdict === 'on-time' && share === 1 && optimalShare === 1)).toBe(true);
      expect(backlogMb).toBe(0);
    }
    expect(results.map(({ drainSeconds }) => drainSeconds)).toEqual([0, 0, undefined]);
  });

  test('is not taken for enough where a sync is never sent', () => {
    const { workloads } = outageOf(demand({ syncs: [sync('s', { tier: 1, volume: LOAD, period: HOUR })] }), left(10), 24 * HOUR);
    expect(workloads[0]!.verdict).toBe('late');
  });

  test('gives nothing to do for nothing', () => {
    expect(outageOf(demand({}), left(0), HOUR)).toEqual({ workloads: [], backlogMb: 0, drainSeconds: 0 });
    expect(outageOf(demand({ transfers: [transfer('a', 0, 1, 0)] }), left(0), 'endless').workloads)
      .toEqual([{ workload: 'a', verdict: 'on-time', share: 1, optimalShare: 1 }]);
  });
});

test('hours of one rate are one band', () => {
  const reserved = Array.from({ length: 168 }, (_, hour) => ({ workload: 'r', tier: 1, start: hour * HOUR, length: HOUR, rate: 7 }));
  const { bands, segments } = outageWeek(demand({ reserved }));
  expect([bands.length, segments.length]).toEqual([1, 1]);
});
