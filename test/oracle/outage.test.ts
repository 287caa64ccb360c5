import fc from 'fast-check';
import { runs } from './runs';
import { type OutageDemand, outageWeek } from '../../lib/planner/outage';
import { newLog } from '../../lib/planner/outage/log';
import { optimumOf } from '../../lib/planner/outage/optimum';
import { Simulation } from '../../lib/planner/outage/simulation';
import { newTally } from '../../lib/planner/outage/tally';
import { WEEK } from '../../lib/planner/time';
import { demands, durations } from '../planner/outage/instances';

interface Highs {
  readonly solve: (lp: string) => { readonly Status: string; readonly ObjectiveValue: number };
}

interface Case {
  readonly demand: OutageDemand;
  readonly normal: number;
  readonly left: number;
  readonly duration: number;
}

/** A link that is idle on Monday 00:00, when the outage begins; no window runs over the end of the week. */
const cases: fc.Arbitrary<Case> = fc.record({
  demand: demands({ reservedTier: 3, syncs: 2, reserved: 3 }).map((demand) => ({
    ...demand,
    transfers: demand.transfers.map((t) => ({ ...t, start: t.start % 200_000, length: Math.min(t.length, WEEK - t.start) })),
  })),
  normal: fc.constantFrom(20, 60, 150, 400),
  left: fc.constantFrom(0, 5, 20, 60),
  duration: durations,
});

/** The optimum as the planner finds it, by tier: volumes of runs and of reserved rates. */
function planned({ demand, normal, left, duration }: Case): readonly number[] {
  const week = outageWeek(demand);
  const log = newLog(week);
  const simulation = new Simulation(week, newTally(week), 'periodic');
  simulation.log = log;
  simulation.syncsUntil = duration;
  simulation.begin(true);
  simulation.logOpen();
  simulation.run(duration, left, week.kept);
  simulation.resume();
  simulation.run(WEEK, normal, week.reserved);
  simulation.logClose();
  const { volume, reserved } = optimumOf(week, log);
  return Array.from({ length: week.tiers }, (_, tier) => {
    const sent = volume.reduce((sum, mb, run) => (week.tier[log.row[run]!] === tier ? sum + mb : sum), 0);
    return reserved.reduce((sum, mb, at) => (at % week.tiers === tier ? sum + mb : sum), sent);
  });
}

/** The same as linear programs: a variable for each run and each piece of the week that it may use, in Gb. */
function solved(highs: Highs, { demand, normal, left, duration }: Case): readonly number[] {
  const { reserved, transfers, syncs } = demand;
  const tiers = [...new Set([...reserved, ...transfers, ...syncs].map(({ tier }) => tier))].sort((a, b) => a - b);
  const jobs = [
    ...transfers.map((t) => ({ ...t, from: t.suspended ? Math.max(t.start, duration) : t.start, to: t.start + t.length })),
    ...syncs.flatMap((s) => Array.from({ length: Math.ceil(duration / s.period) }, (_, i) => (
      { ...s, from: s.suspended ? duration : i * s.period, to: i * s.period + s.within }))),
  ];
  const ends = reserved.flatMap((r) => [r.start, (r.start + r.length) % WEEK]);
  const marks = [...new Set([0, WEEK, duration, ...ends, ...jobs.flatMap(({ from, to }) => [from, to])])].filter((time) => time <= WEEK).sort((a, b) => a - b);
  const cells = marks.slice(1).map((end, i) => {
    const start = marks[i]!;
    return { start, end, rooms: [] as string[], gb: (end - start) * (end <= duration ? left : normal) / 1000 };
  });
  const rows: string[] = [];
  const bounds: string[] = [];
  const byTier = tiers.map((): string[] => []);
  jobs.forEach((job, j) => {
    const names = cells.flatMap((cell, c) => {
      if (cell.start < job.from || cell.end > job.to) return [];
      cell.rooms.push(`x${j}_${c}`);
      return [`x${j}_${c}`];
    });
    if (names.length > 0) rows.push(`${names.join(' + ')} <= ${job.volume / 1000}`);
    byTier[tiers.indexOf(job.tier)]!.push(...names);
  });
  reserved.forEach((r, i) => cells.forEach((cell, c) => {
    const covers = (cell.start - r.start + WEEK) % WEEK < r.length;
    if (!covers || (r.suspended && cell.end <= duration)) return;
    cell.rooms.push(`y${i}_${c}`);
    bounds.push(`y${i}_${c} <= ${r.rate * (cell.end - cell.start) / 1000}`);
    byTier[tiers.indexOf(r.tier)]!.push(`y${i}_${c}`);
  }));
  for (const { rooms, gb } of cells) if (rooms.length > 0) rows.push(`${rooms.join(' + ')} <= ${gb}`);
  return byTier.map((names) => {
    if (names.length === 0) return 0;
    const sum = names.join(' + ');
    const { Status, ObjectiveValue } = highs.solve(`Maximize\n obj: ${sum}\nSubject To\n${rows.join('\n')}\nBounds\n${bounds.join('\n')}\nEnd`);
    if (Status !== 'Optimal') throw new Error(Status);
    rows.push(`${sum} >= ${ObjectiveValue * (1 - 1e-10)}`);
    return ObjectiveValue * 1000;
  });
}

test('the optimal volume of every tier is that of a lexicographic linear program', async () => {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const highs = await (require('highs') as () => Promise<Highs>)();
  let short = 0;
  fc.assert(fc.property(cases, (instance) => {
    const volumes = planned(instance);
    const judged = solved(highs, instance);
    volumes.forEach((volume, tier) => expect(Math.abs(volume - judged[tier]!)).toBeLessThanOrEqual(1e-6 * Math.max(10_000, judged[tier]!)));
    const asked = [...instance.demand.transfers, ...instance.demand.syncs].reduce((sum, { volume }) => sum + volume, 0);
    if (volumes.reduce((sum, volume) => sum + volume, 0) < asked) short += 1;
  }), { numRuns: runs(500, 40), seed: 11 });
  expect(short).toBeGreaterThan(runs(100, 8));
});
