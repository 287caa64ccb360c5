import fc from 'fast-check';
import { demands, durations, HOUR, lefts } from './instances';
import { naive } from './naive';
import { type OutageDemand, outageOf, type OutageResult } from '../../../lib/planner/outage';
import { WEEK } from '../../../lib/planner/time';

const NORMAL = 400;
const capacity = (leftMbps: number) => ({ normalMbps: NORMAL, leftMbps });
const by = (result: OutageResult) => new Map(result.workloads.map((row) => [row.workload, row]));
const lengths = fc.oneof(durations, fc.constant('endless' as const));

/** The worst of a workload in one outage, as the judge has it. */
function judged(demand: OutageDemand, left: number, onset: number, duration: number): ReadonlyMap<string, { readonly late: number; readonly share: number }> {
  const { runs, carried } = naive(demand, capacity(left), onset, duration);
  const names = new Set([...carried.keys(), ...runs.map(({ workload }) => workload)]);
  return new Map([...names].map((name) => {
    const own = runs.filter(({ workload }) => workload === name);
    const late = own.reduce((most, { end, deadline }) => Math.max(most, end - deadline), 0);
    return [name, { late, share: own.reduce((least, { onTime, volume }) => Math.min(least, onTime / volume), carried.get(name) ?? 1) }];
  }));
}

/** Each row a workload of its own. */
function named(demand: OutageDemand): OutageDemand {
  const own = <T extends { readonly workload: string }>(rows: readonly T[]): T[] => rows.map((row, i) => ({ ...row, workload: `${row.workload}-${i}` }));
  return { reserved: own(demand.reserved), transfers: own(demand.transfers), syncs: own(demand.syncs) };
}

describe('an outage at its worst onset', () => {
  test('is not worse at any other beginning, for volumes with windows, and as bad as is said at one', () => {
    const volumes = demands({ syncs: 0, reserved: 0, steadfast: true });
    fc.assert(fc.property(volumes, lefts, durations, fc.array(fc.integer({ min: 0, max: WEEK }), { maxLength: 3 }), (demand, left, duration, others) => {
      const said = by(outageOf(demand, capacity(left), duration));
      const openings = demand.transfers.map(({ start }) => start);
      const found = [...openings, ...others].map((onset) => judged(demand, left, onset, duration));
      for (const [workload, row] of said) {
        const late = Math.max(...found.map((one) => one.get(workload)?.late ?? 0));
        const share = Math.min(...found.map((one) => one.get(workload)?.share ?? 1));
        expect(row.lateSeconds ?? 0).toBeCloseTo(late, 2);
        expect(row.share).toBeCloseTo(share, 6);
      }
    }), { numRuns: 80, seed: 3 });
  });

  test('is judged the same, run by run, with syncs, reserved rates and suspended work', () => {
    fc.assert(fc.property(demands(), lefts, durations, (demand, left, duration) => {
      const result = outageOf(demand, capacity(left), duration);
      const found = judged(demand, left, result.onset ?? 0, duration);
      for (const [workload, row] of by(result)) {
        expect(row.lateSeconds ?? 0).toBeGreaterThanOrEqual((found.get(workload)?.late ?? 0) - 0.01);
        expect(row.share).toBeLessThanOrEqual((found.get(workload)?.share ?? 1) + 1e-6);
      }
    }), { numRuns: 100, seed: 4 });
  });

  test('keeps on time whatever is said to be, whenever it begins', () => {
    fc.assert(fc.property(demands({ steadfast: true }), durations, fc.integer({ min: 0, max: WEEK }), (demand, duration, onset) => {
      const said = by(outageOf(demand, capacity(300), duration));
      for (const [workload, { late }] of judged(demand, 300, onset, duration)) {
        if (said.get(workload)!.verdict === 'on-time') expect(late).toBeLessThan(0.01);
      }
    }), { numRuns: 60, seed: 5 });
  });

  test('leaves no more waiting than what is not carried and what syncs bring', () => {
    fc.assert(fc.property(demands({ steadfast: true, reserved: 0 }), lefts, durations, (demand, left, duration) => {
      const brought = demand.syncs.reduce((sum, { volume, period }) => sum + volume * Math.ceil(duration / period), 0);
      const { backlogMb } = outageOf(demand, capacity(left), duration);
      expect(backlogMb).toBeLessThanOrEqual(((NORMAL - left) * duration + brought) * (1 + 1e-9) + 0.01);
    }), { numRuns: 200, seed: 6 });
  });
});

describe('an outage', () => {
  test('never makes anything later by leaving more', () => {
    fc.assert(fc.property(demands({ reserved: 0 }), lefts, fc.integer({ min: 0, max: 300 }), durations, (demand, left, more, duration) => {
      const [less, better] = [left, left + more].map((mbps) => by(outageOf(demand, capacity(Math.min(NORMAL, mbps)), duration)));
      for (const [workload, { lateSeconds = 0, share }] of better!) {
        expect(lateSeconds).toBeLessThanOrEqual((less!.get(workload)!.lateSeconds ?? 0) + 0.01);
        expect(share).toBeGreaterThanOrEqual(less!.get(workload)!.share - 1e-6);
      }
    }), { numRuns: 300, seed: 7 });
  });

  test('is never better for lasting longer', () => {
    fc.assert(fc.property(demands({ reserved: 0 }), lefts, durations, fc.integer({ min: 1, max: 48 }), (demand, left, duration, more) => {
      const short = outageOf(demand, capacity(left), duration);
      const long = outageOf(demand, capacity(left), duration + more * HOUR);
      for (const [workload, { lateSeconds = 0, share }] of by(short)) {
        expect(by(long).get(workload)!.lateSeconds ?? 0).toBeGreaterThanOrEqual(lateSeconds - 0.01);
        expect(by(long).get(workload)!.share).toBeLessThanOrEqual(share + 1e-6);
      }
    }), { numRuns: 300, seed: 8 });
  });

  test('is never worse with the best scheduler, where reserved rates are of the highest tier', () => {
    const below = demands().map((demand) => ({
      ...demand,
      transfers: demand.transfers.map((row) => ({ ...row, tier: row.tier + 1 })),
      syncs: demand.syncs.map((row) => ({ ...row, tier: row.tier + 1 })),
    }));
    fc.assert(fc.property(fc.oneof(below, demands()), lefts, lengths, (demand, left, duration) => {
      for (const { verdict, share, optimalShare } of outageOf(demand, capacity(left), duration).workloads) {
        expect(optimalShare).toBeGreaterThanOrEqual(share - 1e-6);
        if (verdict === 'on-time') expect(optimalShare).toBeCloseTo(1, 6);
      }
    }), { numRuns: 300, seed: 9 });
  });

  test('without end adds every week what it does not carry', () => {
    fc.assert(fc.property(demands({ steadfast: true, syncs: 0 }).map(named), fc.constantFrom(1, 3, 6, 10), (demand, left) => {
      const result = outageOf(demand, capacity(left), 'endless');
      const lost = demand.transfers.reduce((sum, { workload, volume }) => {
        const { verdict, share } = by(result).get(workload)!;
        return verdict === 'partial' || verdict === 'starved' ? sum + volume * (1 - share) : sum;
      }, 0);
      expect(result.weeklyBacklogMb ?? 0).toBeCloseTo(lost, 0);
    }), { numRuns: 200, seed: 10 });
  });

  test('has the same result in any order of the rows', () => {
    fc.assert(fc.property(demands(), lefts, lengths, (demand, left, duration) => {
      const turned = { reserved: [...demand.reserved].reverse(), transfers: [...demand.transfers].reverse(), syncs: [...demand.syncs].reverse() };
      const [one, other] = [outageOf(demand, capacity(left), duration), outageOf(turned, capacity(left), duration)];
      for (const [workload, { verdict, share }] of by(one)) {
        expect(by(other).get(workload)!.verdict).toBe(verdict);
        expect(by(other).get(workload)!.share).toBeCloseTo(share, 6);
      }
      expect(other.onset).toBe(one.onset);
    }), { numRuns: 100, seed: 12 });
  });
});
