import loadHighs, { type ModelData } from 'highs';
import { median, type Row } from './row';
import { type Demand, requirementOf, sustainedOf, type Transfer } from '../lib/planner/requirement';
import { WEEK } from '../lib/planner/time';

const HOUR = 3600;

/** Transfers with windows on a grid, beside the hourly rates of an inference workload and the constant ones of telemetry. */
function demandOn(grid: number, count: number, longest: number): Demand {
  let state = 12_345;
  const next = (below: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  const transfers = Array.from({ length: count }, (_, i): Transfer => ({
    workload: `transfer ${i}`, start: next(WEEK / grid) * grid, length: (1 + next(longest / grid)) * grid, volume: (1 + next(1_000)) * 100,
  }));
  const hours = Array.from({ length: 168 }, (_, hour) => ({ workload: 'inference', start: hour * HOUR, length: HOUR, rate: 20 + next(1_000) / 10 }));
  const always = ['telemetry', 'logs'].map((workload) => ({ workload, start: 0, length: WEEK, rate: 25 }));
  return { reserved: [...hours, ...always], transfers, sporadic: [] };
}

/**
 * The same as a linear program: what each transfer sends in each slot of its window, with the capacity as the last column and the objective. A
 * slot is as long as the grid.
 */
function programOf({ reserved, transfers }: Demand, grid: number): ModelData {
  const slots = WEEK / grid;
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  transfers.forEach(({ start, length }, j) => {
    for (let k = 0; k < length / grid; k += 1) {
      indices.push(j, transfers.length + ((start / grid + k) % slots));
      values.push(1, -1);
      starts.push(indices.length);
    }
  });
  const numCols = starts.length;
  const busy = new Array<number>(slots).fill(0);
  for (const { start, length, rate } of reserved) {
    for (let at = start; at < start + length; at += grid) busy[(at / grid) % slots]! += rate * grid;
  }
  busy.forEach((_, k) => {
    indices.push(transfers.length + k);
    values.push(grid);
  });
  starts.push(indices.length);
  const volumes = transfers.map(({ volume }) => volume);
  const numRows = transfers.length + slots;
  return {
    numCols,
    numRows,
    colCost: Array.from({ length: numCols }, (_, i) => (i === numCols - 1 ? 1 : 0)),
    colLower: new Array<number>(numCols).fill(0),
    colUpper: new Array<number>(numCols).fill(Infinity),
    rowLower: [...volumes, ...busy],
    rowUpper: [...volumes, ...busy.map(() => Infinity)],
    matrix: { format: 'csc', numRows, numCols, starts, indices, values },
  };
}

/** The least capacity of 1,000 transfers beside HiGHS's linear program of the same, and figures of ours alone. */
export async function sizingBench(): Promise<Row[]> {
  const highs = await loadHighs();
  const beside = ([['hourly', HOUR, 11 * HOUR], ['5-minute', 300, 8 * HOUR]] as const).flatMap(([name, grid, longest]): Row[] => {
    const demand = demandOn(grid, 1_000, longest);
    const program = programOf(demand, grid);
    const build = median(() => highs.createModel(programOf(demand, grid)).dispose(), { warm: 1, runs: 5 });
    let least = 0;
    const built = median(() => highs.withModel(program, (model) => {
      model.options.set({ output_flag: false, solver: 'simplex' });
      model.run();
      least = model.getObjectiveValue();
    }), { warm: 1, runs: 5 });
    const load = median(() => highs.createModel(program).dispose(), { warm: 1, runs: 5 });
    const solve = built - load;
    const { peak } = requirementOf(demand);
    const ours = median(() => requirementOf(demand), { warm: 100, runs: 101 });
    return [
      { name: `1,000 transfers on a ${name} grid`, ms: ours, ratio: solve / ours, note: `both say the same to ${Math.abs(peak / least - 1).toExponential(0)}` },
      { name: '  the linear program, simplex', ms: solve, note: `${program.numCols} columns, ${program.numRows} rows` },
      { name: '  building its model', ms: build, note: 'not in the ratio; ours includes reading the demand' },
    ];
  });
  const alone = [300, 10_000].flatMap((count): Row[] => {
    const demand = demandOn(300, count, 8 * HOUR);
    const rounds = count > 1_000 ? { warm: 10, runs: 21 } : { warm: 300, runs: 301 };
    return [
      { name: `${count} transfers, requirement`, ms: median(() => requirementOf(demand), rounds) },
      { name: `${count} transfers, sustained use`, ms: median(() => sustainedOf(demand), rounds) },
    ];
  });
  const limited = demandOn(300, 300, 8 * HOUR);
  const withLimits = { ...limited, transfers: limited.transfers.map((row, i) => (i % 2 === 0 ? row : { ...row, limit: (row.volume / row.length) * 1.2 })) };
  const syncs = [[300, 900], [600, 3600], [1200, 3600], [HOUR, 6 * HOUR], [1700, 1800]].map(([within, period], i) => (
    { workload: `sync ${i}`, volume: 20_000, within: within!, period: period! }));
  return [
    ...beside,
    ...alone,
    { name: '300 transfers, half of them with a rate limit', ms: median(() => requirementOf(withLimits), { warm: 20, runs: 21 }) },
    { name: '300 transfers and 5 syncs that an event starts', ms: median(() => requirementOf({ ...limited, sporadic: syncs }), { warm: 100, runs: 101 }) },
  ];
}
