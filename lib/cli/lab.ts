import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { ExitCode } from './io';
import type { CliIo } from './io';
import { labText, LAB_EXIT_CODES, type LabRun, runLab, type ScenarioKind, templatesIn } from '../lab';
import type { NetworkPlan } from '../planner/network-plan';

/** Options of `lab`. */
export interface LabCommandOptions {
  /** The folder in which cdk.out and cdktf.out are. */
  readonly templates?: string;
  /** What to try; absent for all. */
  readonly scenarios?: readonly ScenarioKind[];
  /** Whether to print the report as JSON. */
  readonly json?: boolean;
  /** Where to keep the report and the logs. */
  readonly logs?: string;
}

/** Runs the lab of a plan. What happens goes to stderr while it does, and the report to stdout; an interrupt ends all of it. */
export async function tryFailover(plan: NetworkPlan, options: LabCommandOptions & { readonly templates: string }, io: CliIo): Promise<ExitCode> {
  const { scenarios, json = false, logs } = options;
  const templates = templatesIn(options.templates, plan);
  const without = plan.clouds.filter(({ name }) => templates[name] === undefined).map(({ name }) => name);
  if (without.length > 0) io.err(`${options.templates} has no template of ${without.join(', ')}: links there are left out\n`);
  const abort = new AbortController();
  const stop = () => abort.abort();
  for (const signal of SIGNALS) process.once(signal, stop);
  try {
    const run = await runLab({
      plan,
      templates,
      signal: abort.signal,
      ...(scenarios && { scenarios }),
      onEvent: ({ atSeconds, what }) => io.err(`${atSeconds.toFixed(1).padStart(6)} s  ${what}\n`),
    });
    if (logs !== undefined) keep(run, logs);
    io.out(json ? asJson(run) : labText(run.report));
    return run.report.missing.length > 0 ? ExitCode.labCannotRun : LAB_EXIT_CODES[run.report.verdict];
  } finally {
    for (const signal of SIGNALS) process.removeListener(signal, stop);
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const asJson = ({ report }: Pick<LabRun, 'report'>): string => `${JSON.stringify(report, undefined, 2)}\n`;

function keep({ report, logs }: LabRun, folder: string): void {
  for (const [file, text] of Object.entries({ ...logs, 'report.json': asJson({ report }) })) {
    const target = path.join(folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}
