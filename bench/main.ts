import { execFileSync } from 'node:child_process';
import * as path from 'node:path';
import { networkOf, type Size } from './networks';
import { outageBench } from './outage';
import { median, type Row } from './row';
import { selectionBench } from './selection';
import { sizingBench } from './sizing';
import { loadHybridNetwork } from '../lib/definition';
import { adviseNetwork, EMPTY_LOCK, planNetwork, verifyPlan } from '../lib/planner';

/**
 * Speed and memory of the planner, and the speed of the constructs, all in one run: times mean nothing beside those of another machine or
 * another hour, ratios do.
 * With the argument `cold SITES WORKLOADS CLOUDS`, the first plan of a process alone.
 */
const SIZES: readonly Size[] = [{ sites: 10, workloads: 1_000, clouds: 1 }, { sites: 50, workloads: 10_000, clouds: 3 }];

/** From the root of the project, where npm runs scripts. */
const ASHBURN = path.resolve('examples', 'ashburn', 'network.yaml');

/** Small plans are made often enough for the compiler to have seen all of them. */
const OFTEN = { warm: 60, runs: 41 };

async function main([mode, ...rest]: readonly string[]): Promise<void> {
  if (mode === 'cold') {
    process.stdout.write(JSON.stringify(cold({ sites: Number(rest[0]), workloads: Number(rest[1]), clouds: Number(rest[2]) as Size['clouds'] })));
    return;
  }
  print('The planner, everything included (sizing, selection, failures with outages, forecast, cost, findings, addresses)', planBench());
  print('Sizing beside the LP of HiGHS', await sizingBench());
  print('Selection beside the MILP of HiGHS', await selectionBench());
  print('Outages', outageBench());
  const { awsBench } = await import('./aws.js'); // not before: the figures of memory above are the planner's
  print('The AWS constructs beside the same resources written by hand', awsBench());
  const { azureBench } = await import('./azure.js'); // not before: the figures of memory above are the planner's
  print('The Azure constructs beside the same resources written by hand', azureBench());
  const { googleBench } = await import('./google.js'); // not before: the figures of memory above are the planner's
  print('The Google constructs beside the same resources written by hand', googleBench());
}

function planBench(): Row[] {
  const ashburn = loadHybridNetwork(ASHBURN);
  const lock = EMPTY_LOCK;
  const plan = planNetwork(ashburn, { lock });
  return [
    { name: 'reference definition, warm', ms: median(() => planNetwork(ashburn, { lock }), OFTEN) },
    { name: 'reference definition, verified', ms: median(() => verifyPlan(plan, ashburn), OFTEN) },
    { name: 'reference definition, advice', ms: median(() => adviseNetwork(ashburn, plan)), note: 'plans the network again for each thing tried' },
    ...SIZES.flatMap((size): Row[] => {
      const network = networkOf(size);
      const planned = planNetwork(network, { lock });
      const name = `${size.workloads} workloads, ${size.sites} sites, ${size.clouds} clouds`;
      const first = JSON.parse(execFileSync(process.execPath, [__filename, 'cold', String(size.sites), String(size.workloads), String(size.clouds)], { encoding: 'utf8' })) as Cold;
      return [
        { name: `${name}, warm`, ms: median(() => planNetwork(network, { lock, outages: false }), { warm: 5, runs: 9 }), note: 'without outages, which decide nothing' },
        { name: `${name}, with outages`, ms: median(() => planNetwork(network, { lock }), { warm: 1, runs: 3 }) },
        { name: `${name}, verified`, ms: median(() => verifyPlan(planned, network), { warm: 2, runs: 5 }) },
        { name: `${name}, first plan of a process`, ms: first.planMs, note: `then verified in ${first.verifyMs.toFixed(1)} ms; peak memory ${first.peakMb} MB` },
      ];
    }),
    { name: 'memory of this process', ms: 0, note: `${peakMegabytes()} MB at most` },
  ];
}

interface Cold {
  readonly planMs: number;
  readonly verifyMs: number;
  readonly peakMb: number;
}

/** What the first plan of a process takes: the modules are loaded, nothing has run. */
function cold(size: Size): Cold {
  const network = networkOf(size);
  const once = { warm: 0, runs: 1 };
  const planMs = median(() => planNetwork(network, { lock: EMPTY_LOCK, outages: false }), once);
  const plan = planNetwork(network, { lock: EMPTY_LOCK });
  return { planMs, verifyMs: median(() => verifyPlan(plan, network), once), peakMb: peakMegabytes() };
}

/** The most memory that this process has had. */
const peakMegabytes = (): number => Math.round(process.resourceUsage().maxRSS / 1_000);

function print(title: string, rows: readonly Row[]): void {
  process.stdout.write(`\n${title}\n`);
  for (const { name, ms, ratio, note } of rows) {
    const factor = ratio === undefined ? '' : `${ratio.toFixed(1)} x`;
    process.stdout.write(`  ${name.padEnd(58)} ${ms.toFixed(3).padStart(10)} ms ${factor.padStart(10)}  ${note ?? ''}\n`);
  }
}

void main(process.argv.slice(2));
