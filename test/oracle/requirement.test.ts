import loadHighs from 'highs';
import { runs } from './runs';
import { type Demand, requirementOf } from '../../lib/planner/requirement';
import { WEEK } from '../../lib/planner/time';
import { missesADeadline } from '../planner/requirement/edf';
import { demandOf, Random, sporadicRows, withLimits } from '../planner/requirement/instances';

type Highs = Awaited<ReturnType<typeof loadHighs>>;

const HOUR = 3600;
const AS_EXACT_AS_POSSIBLE = { primal_feasibility_tolerance: 1e-10, dual_feasibility_tolerance: 1e-10 };

/** A sum as text, of a few terms to the line. */
const sumOf = (terms: readonly string[]): string => terms.map((term, i) => (i % 8 === 7 ? `${term}\n` : term)).join(' + ');

/**
 * The least capacity by linear programming: what each transfer sends in each slot of the week, with the capacity as the objective. Time
 * counts in hours, and volumes in units that bring the answer near 1,000: a solver's tolerances are absolute, and with that far below 1e-9 of it.
 */
function leastByLp(highs: Highs, { reserved, transfers }: Demand, near: number): number {
  const unit = near / 1_000;
  const marks = new Set([0]);
  for (const { start, length } of [...reserved, ...transfers]) marks.add(start % WEEK).add((start + length) % WEEK);
  const starts = [...marks].sort((a, b) => a - b);
  const load = starts.map((): string[] => []);
  const bounds: string[] = ['C free'];
  const lines: string[] = [];
  const hours = starts.map((start, k) => ((starts[k + 1] ?? WEEK) - start) / HOUR);
  transfers.forEach(({ start, length, volume, limit }, j) => {
    const terms: string[] = [];
    starts.forEach((at, k) => {
      const times = Math.ceil((length - ((at - start + WEEK) % WEEK)) / WEEK);
      if (times <= 0) return;
      terms.push(`x${j}_${k}`);
      load[k]!.push(`x${j}_${k}`);
      if (limit !== undefined) bounds.push(`x${j}_${k} <= ${(limit / unit) * hours[k]! * times}`);
    });
    lines.push(`v${j}: ${sumOf(terms)} = ${volume / HOUR / unit}`);
  });
  starts.forEach((at, k) => {
    const sent = load[k]!.map((term, i) => (i % 8 === 7 ? `- ${term}\n` : `- ${term}`)).join(' ');
    lines.push(`c${k}: ${hours[k]} C ${sent} >= ${(rateAt(reserved, at) / unit) * hours[k]!}`);
  });
  const text = `Minimize\n obj: C\nSubject To\n${lines.join('\n')}\nBounds\n${bounds.join('\n')}\nEnd\n`;
  const solution = highs.solve(text, AS_EXACT_AS_POSSIBLE);
  if (solution.Status !== 'Optimal') throw new Error(`${solution.Status}: ${text}`);
  return solution.ObjectiveValue * unit;
}

/** The sum of the shares that a requirement names. */
const sharesOf = ({ binding }: ReturnType<typeof requirementOf>): number => [...binding!.shares.values()].reduce((sum, mbps) => sum + mbps, 0);

describe('the requirement, beside other ways to find it,', () => {
  let highs: Highs;
  beforeAll(async () => {
    highs = await loadHighs();
  });

  test('is the optimum of the linear program to 1e-9, and the least that a simulation of earliest deadline first gets through with', () => {
    let deciding = 0;
    for (let seed = 0; seed < runs(6_000, 200); seed += 1) {
      const demand = demandOf(new Random(seed), 14);
      const requirement = requirementOf(demand);
      const optimum = leastByLp(highs, demand, requirement.peak);
      expect({ seed, error: Math.abs(requirement.peak / optimum - 1) < 1e-9 }).toEqual({ seed, error: true });
      expect(sharesOf(requirement)).toBe(requirement.peak);
      expect({ seed, misses: missesADeadline(demand, requirement.peak * (1 + 1e-9)) }).toEqual({ seed, misses: false });
      const isMoment = requirement.peak <= Math.max(...momentsOf(demand)) * (1 + 1e-9);
      if (requirement.binding!.duration === WEEK || isMoment) continue;
      deciding += 1;
      expect({ seed, misses: missesADeadline(demand, requirement.peak * 0.999) }).toEqual({ seed, misses: true });
    }
    expect(deciding).toBeGreaterThan(runs(6_000, 200) * 0.4);
  }, 600_000);

  test('is the optimum of the linear program where limits of single transfers bind', () => {
    let binding = 0;
    for (let seed = 0; seed < runs(4_000, 150); seed += 1) {
      const random = new Random(1_000_000 + seed);
      const demand = withLimits(demandOf(random, 12), random);
      const requirement = requirementOf(demand);
      const optimum = leastByLp(highs, demand, requirement.peak);
      expect({ seed, error: Math.abs(requirement.peak / optimum - 1) < 1e-9 }).toEqual({ seed, error: true });
      expect(sharesOf(requirement)).toBe(requirement.peak);
      const { transfers } = demand;
      const free = requirementOf({ ...demand, transfers: transfers.map(({ workload, start, length, volume }) => ({ workload, start, length, volume })) });
      expect(requirement.peak).toBeGreaterThanOrEqual(free.peak * (1 - 1e-12));
      if (requirement.peak > free.peak * (1 + 1e-9)) binding += 1;
    }
    expect(binding).toBeGreaterThan(runs(4_000, 150) * 0.2);
  }, 600_000);

  test('with demand that may come at any time is the largest intensity of all intervals, where all are whole hours', () => {
    for (let seed = 0; seed < runs(2_000, 60); seed += 1) {
      const random = new Random(2_000_000 + seed);
      const demand = onHours({ ...demandOf(random, 10), sporadic: sporadicRows(random, true) });
      expect({ seed, error: Math.abs(requirementOf(demand).peak / largestIntensity(demand) - 1) < 1e-9 }).toEqual({ seed, error: true });
    }
  }, 600_000);

  test('with demand that may come at any time is enough wherever it starts, and not less where the interval begins', () => {
    for (let seed = 0; seed < runs(1_000, 40); seed += 1) {
      const random = new Random(3_000_000 + seed);
      const demand: Demand = { ...demandOf(random, 8), sporadic: sporadicRows(random, false) };
      const { peak, binding } = requirementOf(demand);
      const starts = [binding!.start, random.int(0, WEEK - 1), ...demand.transfers.slice(0, 3).map(({ start }) => start)];
      for (const sporadicFrom of starts) {
        const misses = missesADeadline(demand, peak * (1 + 1e-9), { sporadicFrom, weeks: 3 });
        expect({ seed, sporadicFrom, misses }).toEqual({ seed, sporadicFrom, misses: false });
      }
      const isMoment = peak <= Math.max(...momentsOf(demand)) * (1 + 1e-9);
      if (binding!.duration === WEEK || isMoment) continue;
      expect({ seed, misses: missesADeadline(demand, peak * 0.999, { sporadicFrom: binding!.start, weeks: 3 }) }).toEqual({ seed, misses: true });
    }
  }, 600_000);
});

const rateAt = (reserved: Demand['reserved'], time: number): number =>
  reserved.reduce((sum, row) => ((time - row.start + WEEK) % WEEK < row.length ? sum + row.rate : sum), 0);

/** The sums of the reserved rates where each begins. */
function momentsOf({ reserved }: Demand): readonly number[] {
  return [0, ...reserved.map(({ start }) => rateAt(reserved, start))];
}

/** A demand with all windows and rates widened to whole hours. */
function onHours({ reserved, transfers, sporadic }: Demand): Demand {
  const hour = (seconds: number) => Math.max(1, Math.round(seconds / HOUR)) * HOUR;
  return {
    sporadic,
    reserved: reserved.map((row) => ({ ...row, start: hour(row.start) % WEEK, length: Math.min(hour(row.length), WEEK) })),
    transfers: transfers.map((row) => ({ ...row, start: hour(row.start) % WEEK, length: hour(row.length) })),
  };
}

/** The largest intensity by looking at every interval of whole hours, and at the mean. */
function largestIntensity({ reserved, transfers, sporadic }: Demand): number {
  const week = WEEK / HOUR;
  const rates = Array.from({ length: week }, (_, hour) => rateAt(reserved, hour * HOUR));
  const always = sporadic.reduce((sum, { volume, period }) => sum + volume / period, 0);
  let most = rates.reduce((sum, rate) => sum + rate, 0) / week + transfers.reduce((sum, { volume }) => sum + volume, 0) / WEEK + always;
  for (let from = 0; from < week; from += 1) {
    let integral = 0;
    for (let length = 1; length <= week; length += 1) {
      const seconds = length * HOUR;
      integral += rates[(from + length - 1) % week]! * HOUR;
      let load = integral;
      for (const row of transfers) if (((row.start - from * HOUR + WEEK) % WEEK) + row.length <= seconds) load += row.volume;
      for (const { volume, within, period } of sporadic) if (seconds >= within) load += volume * (Math.floor((seconds - within) / period) + 1);
      most = Math.max(most, load / seconds);
    }
  }
  return Math.max(most, ...rates);
}
