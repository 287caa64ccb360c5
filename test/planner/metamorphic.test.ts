import fc from 'fast-check';
import { HybridNetworkError } from '../../lib/errors';
import { EMPTY_LOCK, type NetworkLock, type NetworkPlan, planNetwork } from '../../lib/planner';
import { awsOnly, type Draft } from '../networks';
import { runs } from '../oracle/runs';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const ends = { from: 'ashburn', to: 'aws-virginia' };
const keeps = fc.constantFrom('full', 'slower', 'suspend', { rateFactor: 0.5 });
const survive = fc.record({ location: keeps, dedicated: keeps });

const transfer = fc.record({
  kind: fc.constant('dataset-transfer'),
  days: fc.subarray(DAYS, { minLength: 1 }),
  hour: fc.integer({ min: 0, max: 23 }),
  hours: fc.integer({ min: 1, max: 24 }),
  gigabytes: fc.integer({ min: 1, max: 20_000 }),
  flows: fc.integer({ min: 64, max: 512 }),
  survive,
});
const sync = fc.record({
  kind: fc.constant('model-sync'),
  gigabytes: fc.integer({ min: 1, max: 900 }),
  hours: fc.integer({ min: 1, max: 12 }),
  paced: fc.boolean(),
  flows: fc.integer({ min: 64, max: 512 }),
  survive,
});
const steady = fc.record({ kind: fc.constant('telemetry'), mbps: fc.integer({ min: 1, max: 5_000 }), survive });

type Made = ReturnType<typeof workloadOf>;

/** The words of a definition for what was made at random, all volumes and rates times a factor. */
function workloadOf(made: Draft, factor = 1): Draft {
  if (made.kind === 'telemetry') return { kind: made.kind, ...ends, rate: `${made.mbps * factor} Mbps`, survive: made.survive };
  const volume = `${made.gigabytes * factor} GB`;
  if (made.kind === 'model-sync') {
    return { kind: made.kind, ...ends, artifact: volume, atMostEvery: '12 h', within: `${made.hours} h`, paced: made.paced, flows: made.flows, survive: made.survive };
  }
  const window = { days: made.days, start: `${String(made.hour).padStart(2, '0')}:00`, duration: `${made.hours} h` };
  return { kind: made.kind, ...ends, volume, window, flows: made.flows, survive: made.survive };
}

const named = (made: readonly Draft[], factor = 1): Record<string, Made> => Object.fromEntries(made.map((one, i) => [`w${i}`, workloadOf(one, factor)]));
const some = fc.array(fc.oneof(transfer, sync, steady), { minLength: 1, maxLength: 6 });
const plan = (workloads: Draft, lock: NetworkLock = EMPTY_LOCK): NetworkPlan => planNetwork(awsOnly(workloads), { lock, outages: false });
/** A plan, or nothing where what is needed fits into nothing that can be bought. */
function planOrNothing(workloads: Draft, lock: NetworkLock): NetworkPlan | undefined {
  try {
    return plan(workloads, lock);
  } catch (error) {
    if (HybridNetworkError.is(error) && error.problems.every(({ code }) => code === 'no-circuit')) return undefined;
    throw error;
  }
}

const peakOf = (made: NetworkPlan) => made.links[0]!.requirement.toCloud.peakMbps;
const often = { numRuns: runs(500, 25) };

/** The same up to the kbps to which a plan rounds. */
const expectSame = (a: number, b: number) => expect(Math.abs(a - b)).toBeLessThanOrEqual(0.0021 + 1e-9 * Math.abs(a));

/** Every bundle, VPN, VLAN and address that one lock has, the other has too, and none is smaller. */
function expectKept(before: NetworkLock, after: NetworkLock): void {
  for (const [id, bundle] of Object.entries(before.bundles)) {
    expect(after.bundles[id]).toMatchObject({ path: bundle.path, product: bundle.product });
    expect(after.bundles[id]!.members).toBeGreaterThanOrEqual(bundle.members);
  }
  for (const [link, { perRouter }] of Object.entries(before.vpns)) expect(after.vpns[link]!.perRouter).toBeGreaterThanOrEqual(perRouter);
  expect(after.subnets).toMatchObject(before.subnets);
  expect(after.vlans).toMatchObject(before.vlans);
}

describe('a plan', () => {
  test('needs as many times as much when everything is as many times as much', () => {
    fc.assert(fc.property(some, fc.integer({ min: 2, max: 3 }), (made, factor) => {
      expect(Math.abs(peakOf(plan(named(made, factor))) - factor * peakOf(plan(named(made))))).toBeLessThanOrEqual(0.001 * (factor + 1));
    }), often);
  });

  test('needs the same when every window moves by the same hours', () => {
    fc.assert(fc.property(fc.array(transfer, { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 6 }), (made, days) => {
      const moved = made.map((one) => ({ ...one, days: one.days.map((day: string) => DAYS[(DAYS.indexOf(day) + days) % 7]) }));
      expectSame(peakOf(plan(named(moved))), peakOf(plan(named(made))));
    }), often);
  });

  test('needs the same when a transfer is split in two halves', () => {
    fc.assert(fc.property(some, transfer, (made, one) => {
      const half = { ...one, gigabytes: one.gigabytes };
      expectSame(peakOf(plan(named([...made, half, half]))), peakOf(plan(named([...made, { ...one, gigabytes: 2 * one.gigabytes }]))));
    }), often);
  });

  test('never needs more when a window is wider', () => {
    fc.assert(fc.property(some, transfer, fc.integer({ min: 1, max: 12 }), (made, one, more) => {
      const wider = { ...one, hours: Math.min(24, one.hours + more) };
      expect(peakOf(plan(named([...made, wider])))).toBeLessThanOrEqual(peakOf(plan(named([...made, one]))) + 0.002);
    }), often);
  });

  test('never needs more when a sync keeps to the rate of the plan', () => {
    fc.assert(fc.property(some, (made) => {
      for (const { peakMbps, pacedMbps } of [plan(named(made)).links[0]!.requirement.toCloud]) expect(pacedMbps).toBeLessThanOrEqual(peakMbps + 0.002);
    }), often);
  });

  test('is the same whatever the order in which workloads are written', () => {
    fc.assert(fc.property(some, (made) => {
      const workloads = named(made);
      const reversed = Object.fromEntries(Object.entries(workloads).reverse());
      expect(JSON.stringify(plan(reversed))).toBe(JSON.stringify(plan(workloads)));
    }), often);
  });

  test('only adds to what is in use when a workload is added, and changes nothing when one is removed', () => {
    fc.assert(fc.property(some, fc.oneof(transfer, sync, steady), (made, one) => {
      const before = plan(named(made)).lock;
      const grown = planOrNothing(named([...made, one]), before)?.lock;
      fc.pre(grown !== undefined); // more of what is in use may fit into no ports
      expectKept(before, grown);
      const shrunk = plan(named(made), grown).lock;
      expect(shrunk).toEqual(grown);
    }), often);
  });

  test('is the same when it is made again with its own lock', () => {
    fc.assert(fc.property(some, (made) => {
      const first = plan(named(made));
      expect(plan(named(made), first.lock).lock).toEqual(first.lock);
    }), often);
  });
});
