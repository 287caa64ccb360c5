import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { PLANTED, withFault } from './planted';
import type { Planted } from './planted';
import { loadHybridNetwork } from '../../lib/definition';
import { HybridNetworkError } from '../../lib/errors';
import { labOf, labText, LAB_EXIT_CODES, runLab, templatesIn } from '../../lib/lab';
import type { LabOptions, LabRun, ScenarioKind } from '../../lib/lab';
import { eachOf } from '../../lib/lab/exec';
import { planNetwork, readLock } from '../../lib/planner';
import type { NetworkPlan } from '../../lib/planner';

/**
 * The lab of an example, several times, and with planted faults: `tsx test/lab/run.ts [--example NAME] [--templates FOLDER] [--runs N]
 * [--scenarios A,B] [--faults] [--fault WORDS] [--at-once N] [--agree] [--logs FOLDER]`. Faults are planted in so many labs at once; `--agree` compares both
 * ends of all examples without running any. The exit code is that of the worst run.
 */
interface Arguments {
  readonly example: string;
  readonly templates?: string;
  readonly runs: number;
  readonly scenarios?: readonly ScenarioKind[];
  readonly faults: boolean;
  readonly fault?: string;
  readonly atOnce: number;
  readonly agree: boolean;
  readonly logs?: string;
}

const EXAMPLES = path.join(__dirname, '../../examples');

function argumentsOf(words: readonly string[]): Arguments {
  const value = (name: string) => (words.includes(name) ? words[words.indexOf(name) + 1] : undefined);
  const [templates, logs, fault, scenarios] = [value('--templates'), value('--logs'), value('--fault'), value('--scenarios')];
  return {
    example: value('--example') ?? 'ashburn',
    runs: Number(value('--runs') ?? 1),
    atOnce: Number(value('--at-once') ?? 4),
    agree: words.includes('--agree'),
    faults: words.includes('--faults') || fault !== undefined,
    ...(scenarios !== undefined && { scenarios: scenarios.split(',') as ScenarioKind[] }),
    ...(templates !== undefined && { templates }),
    ...(logs !== undefined && { logs }),
    ...(fault !== undefined && { fault }),
  };
}

async function main(): Promise<number> {
  const given = argumentsOf(process.argv.slice(2));
  if (given.agree) return agree();
  const folder = path.join(EXAMPLES, given.example);
  const plan = planOf(folder);
  const templates = templatesIn(given.templates ?? folder, plan);
  const abort = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => abort.abort());
  const options = { plan, templates, signal: abort.signal, ...(given.scenarios && { scenarios: given.scenarios }) };
  let code = given.faults ? await faults(options, given) : 0;
  for (let number = 1; number <= (given.faults ? 0 : given.runs) && !abort.signal.aborted; number += 1) {
    const run = await runLab({ ...options, onEvent: ({ atSeconds, what }) => console.error(`${atSeconds.toFixed(1).padStart(6)} s  ${what}`) });
    console.log(labText(run.report));
    keep(run, given.logs, `run-${number}`);
    code = Math.max(code, run.report.missing.length > 0 ? LAB_EXIT_CODES.missing : LAB_EXIT_CODES[run.report.verdict]);
  }
  return code;
}

const planOf = (folder: string): NetworkPlan =>
  planNetwork(loadHybridNetwork(path.join(folder, 'network.yaml')), { lock: readLock(path.join(folder, 'hybrid-network.lock.json')), outages: false });

/** What is known of examples, and why: anything else that their ends do not agree on is a failure. */
const KNOWN: Readonly<Record<string, RegExp>> = {
  // The app asks for a prefix beside those of the plan, which routers do not take: they are made from the plan alone.
  'google-site-to-site': /^the template of google announces 10\.128\.0\.0\/16, 199\.36\.153\.8\/30, and the plan says 10\.128\.0\.0\/16$/,
  // Tunnels above circuits are not written yet.
  'google-encrypted': /^the circuits of link google are encrypted by tunnels above them/,
};

/** Both ends of every session of every example. */
function agree(): number {
  const examples = readdirSync(EXAMPLES).filter((name) => existsSync(path.join(EXAMPLES, name, 'network.yaml'))).sort();
  const wrong = examples.filter((example) => {
    const found = disagreements(path.join(EXAMPLES, example)).filter((message) => !KNOWN[example]?.test(message));
    console.log([`${found.length === 0 ? 'agree   ' : 'disagree'} ${example}`, ...found.map((message) => `         ${message}`)].join('\n'));
    return found.length > 0;
  });
  console.log(`${examples.length} examples, ${wrong.length} whose ends do not agree`);
  return wrong.length > 0 ? 1 : 0;
}

function disagreements(folder: string): readonly string[] {
  const plan = planOf(folder);
  const templates = templatesIn(folder, plan);
  const wanted = plan.clouds.filter(({ name }) => plan.links.some(({ cloud }) => cloud === name));
  const lacking = wanted.filter(({ name }) => templates[name] === undefined).map(({ name }) => `${name} has no template`);
  try {
    const { differences, faults: broken } = labOf({ plan, templates });
    return [...lacking, ...differences.map(({ message }) => message), ...broken.map(({ message }) => message)];
  } catch (error) {
    if (HybridNetworkError.is(error)) return error.problems.map(({ message }) => message);
    throw error;
  }
}

async function faults({ plan, templates, signal }: LabOptions, { fault: pattern, logs, atOnce }: Arguments): Promise<number> {
  const tried = PLANTED.filter(({ fault }) => pattern === undefined || fault.includes(pattern));
  let missed = 0;
  await eachOf(tried, atOnce, async (planted) => {
    if (signal!.aborted) return;
    const run = await plant(plan, templates, planted, signal!).catch((error: unknown) => failed(plan, error));
    const said = reasons(run, planted.where);
    const named = said.find((line) => planted.names.test(line));
    if (named === undefined) missed += 1;
    console.log(`${named === undefined ? 'MISSED' : 'named '} ${planted.fault}\n         ${planted.where}: ${named ?? (said.join(' | ') || run.report.failure || 'nothing')}`);
    keep(run, logs, `fault-${PLANTED.indexOf(planted) + 1}`);
  });
  console.log(`${tried.length} faults, ${missed} missed`);
  return missed > 0 ? 1 : 0;
}

/** A fault that cannot be planted counts as missed. */
const failed = ({ name }: NetworkPlan, error: unknown): LabRun =>
  ({ report: { format: 'hybrid-ai-network/lab@1', network: name, verdict: 'inconclusive', failure: String(error), missing: [], timeline: [] }, logs: {} });

async function plant(plan: NetworkPlan, templates: LabOptions['templates'], planted: Planted, signal: AbortSignal): Promise<LabRun> {
  const own = Object.fromEntries(planted.clouds.map((cloud) => [cloud, withFault(templates[cloud]!, planted)]));
  return runLab({ plan, templates: own, scenarios: planted.scenarios, signal, ...(planted.router && { change: planted.router }) });
}

/** What a failed check, or a link that failed in a scenario, says. */
function reasons({ report: { outcome } }: LabRun, where: string): readonly string[] {
  return [
    ...outcome?.checks.filter(({ name, verdict }) => name === where && verdict === 'fail').flatMap(({ found }) => found) ?? [],
    ...outcome?.scenarios.filter(({ name }) => name === where).flatMap(({ links }) => links.flatMap((link) => link.reasons)) ?? [],
  ];
}

function keep({ report, logs }: LabRun, folder: string | undefined, name: string): void {
  if (folder === undefined) return;
  for (const [file, text] of Object.entries({ ...logs, 'report.json': `${JSON.stringify(report, undefined, 2)}\n` })) {
    const target = path.join(folder, name, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}

void main().then((code) => { process.exitCode = code; });
