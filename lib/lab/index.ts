import * as path from 'node:path';
import { cloudSide } from './cloud';
import type { CloudSide, Json } from './cloud';
import { announcedDifferences, differences } from './compare';
import type { Difference } from './compare';
import { routerFiles } from './edge';
import { withGuests } from './guests';
import type { InsideMessage, InsideRequest } from './inside';
import { labKeys } from './keys';
import { isPublic } from './layout-site';
import { verdictOf } from './outcome';
import type { CheckResult, LabOutcome, TimelineEntry, Verdict } from './outcome';
import { Places } from './places';
import { prepare } from './prepare';
import type { RouterFiles } from './router-files';
import { missing, spawnInside } from './sandbox';
import type { Missing } from './sandbox';
import type { LabSpec, ScenarioKind } from './spec';
import { crossReferences } from '../edge/cross-references';
import type { Fault } from '../edge/fault';
import { frrTextFaults, swanctlTextFaults } from '../edge/frr/check-text';
import type { NetworkPlan } from '../planner';

export type { Json } from './cloud';
export type { Difference } from './compare';
export type * from './outcome';
export { labText } from './report';
export type { FlowPath, Trace } from './paths';
export type { RouterFiles } from './router-files';
export { missing } from './sandbox';
export { SCENARIOS } from './scenarios';
export { templatesIn } from './templates';
export type { Missing } from './sandbox';
export type * from './spec';

/** What a lab is run with. */
export interface LabOptions {
  /** The plan. */
  readonly plan: NetworkPlan;
  /** The synthesized template of each cloud, by its name: of CloudFormation, or a Terraform configuration in JSON. A cloud without one is left out. */
  readonly templates: Readonly<Record<string, Json>>;
  /**
   * The scenarios to try; those that are named are tried also where the two ends of a session do not agree.
   * @default - all
   */
  readonly scenarios?: readonly ScenarioKind[];
  /**
   * Changes what routers are started with, for experiments.
   * @default - nothing is changed
   */
  readonly change?: (files: RouterFiles) => RouterFiles;
  /**
   * Is called with everything that happens.
   * @default - nobody listens
   */
  readonly onEvent?: (entry: TimelineEntry) => void;
  /**
   * Ends the lab early: everything that it made goes.
   * @default - it runs to its end
   */
  readonly signal?: AbortSignal;
}

/** What a run came to. */
export interface LabReport {
  /** The shape of this value. */
  readonly format: 'hybrid-ai-network/lab@1';
  /** The name of the network. */
  readonly network: string;
  /** What became of all of it. */
  readonly verdict: Verdict;
  /** What was found; absent where the lab did not run to its end. */
  readonly outcome?: LabOutcome;
  /** Why it did not; absent where it did. */
  readonly failure?: string;
  /** What this machine lacks; none where the lab could start. */
  readonly missing: readonly Missing[];
  /** What happened, in order. */
  readonly timeline: readonly TimelineEntry[];
}

/** A report with what was written while it ran. */
export interface LabRun {
  /** The report. */
  readonly report: LabReport;
  /** Logs by name; without keys. */
  readonly logs: Readonly<Record<string, string>>;
}

/** Exit codes of a run. */
export interface LabExitCodes {
  /** Everything is as planned. */
  readonly pass: 0;
  /** Something is not. */
  readonly fail: 1;
  /** The machine was too busy to tell, or the lab did not run to its end. */
  readonly inconclusive: 4;
  /** The machine lacks something that the lab needs. */
  readonly missing: 5;
}

/** The exit codes of a run, by what became of it. */
export const LAB_EXIT_CODES: LabExitCodes = { pass: 0, fail: 1, inconclusive: 4, missing: 5 };

/** A lab before it runs. */
export interface PreparedLab {
  /** Everything that a run needs; it holds keys, made for this run. */
  readonly spec: LabSpec;
  /** What the two ends of sessions do not agree on. */
  readonly differences: readonly Difference[];
  /** What a router's configuration refers to and does not have. */
  readonly faults: readonly Fault[];
}

/** The lab of a network as data, with what its two ends do not agree on. Reads and runs nothing. */
export function labOf({ plan, templates, scenarios, change = (files) => files }: LabOptions): PreparedLab {
  const read = plan.clouds.filter(({ name }) => templates[name] !== undefined).map((cloud) => cloudSide(plan, cloud, templates[cloud.name]!));
  const known = withLinksTo(plan, read);
  const sides = withGuests(known, read);
  const places = new Places(plan, sides);
  const key = labKeys();
  const routers = routerFiles(known, sides, places, key).map(change);
  const all = prepare({ plan, sides, routers, places, key });
  const spec = scenarios === undefined ? all : { ...all, scenarios: all.scenarios.filter(({ name }) => scenarios.includes(name) || (name === 'dedicated' && scenarios.includes('tunnel'))) };
  return {
    spec,
    differences: [
      ...differences(routers.map(({ router }) => router), sides).filter(({ session }) => !isPublic(plan, session)),
      ...announcedDifferences(known, sides),
    ],
    faults: routers.flatMap(referenceFaults),
  };
}

/** The plan with links to clouds that have a template only. */
const withLinksTo = (plan: NetworkPlan, sides: readonly CloudSide[]): NetworkPlan =>
  ({ ...plan, links: plan.links.filter((link) => sides.some(({ cloud }) => cloud === link.cloud)) });

/**
 * Runs the lab of a network: its routers with the configuration that the library writes, its clouds as their templates say, in namespaces of
 * their own that end with it. Where the two ends do not agree, or a router refers to what it does not have, that is the result: nothing is run
 * but scenarios that are named.
 *
 * @returns a report also where the lab could not run
 */
export async function runLab(options: LabOptions): Promise<LabRun> {
  const base = { format: 'hybrid-ai-network/lab@1', network: options.plan.name, missing: [], timeline: [] } as const;
  const { spec, differences: found, faults } = labOf(options);
  if (spec.links.length === 0) return { report: { ...base, verdict: 'inconclusive', failure: nothingToTry(options) }, logs: {} };
  const prepared = [preparation('ends-agree', found, 'both ends of every session'), preparation('references', faults, 'names, numbers and keys of every router')];
  if (found.length + faults.length > 0 && (options.scenarios ?? []).length === 0) {
    return { report: { ...base, verdict: 'fail', outcome: { checks: prepared, scenarios: [], paths: [] } }, logs: {} };
  }
  const lacks = await missing();
  if (lacks.length > 0) return { report: { ...base, verdict: 'inconclusive', missing: lacks }, logs: {} };
  const timeline: TimelineEntry[] = [];
  const result = await inside({ spec, probe: [process.execPath, ...process.execArgv, programFile('probe-process')] }, options, timeline);
  if (result.kind !== 'done') return { report: { ...base, verdict: 'inconclusive', failure: result.reason, timeline }, logs: result.logs };
  const outcome = { ...result.outcome, checks: [...prepared, ...result.outcome.checks] };
  return { report: { ...base, verdict: verdictOf(outcome), outcome, timeline }, logs: result.logs };
}

function preparation(name: string, found: readonly { readonly message: string }[], otherwise: string): CheckResult {
  return { name, verdict: found.length === 0 ? 'pass' : 'fail', found: found.length > 0 ? found.map(({ message }) => message) : [otherwise] };
}

/** What a router's configuration refers to and does not have: no daemon says it. */
function referenceFaults({ router, daemons, swanctl, nft }: RouterFiles): Fault[] {
  const frr = Object.values(daemons).join('\n');
  const rows = [...crossReferences(router), ...frrTextFaults(frr), ...swanctlTextFaults(Object.values(swanctl).join('\n'), frr, nft ?? '')];
  return rows.map((row) => ({ ...row, message: `${router.name}: ${row.message}` }));
}

/** A program beside this file, as it is run: compiled, or not. */
const programFile = (name: string) => path.join(__dirname, `${name}${path.extname(__filename)}`);

function nothingToTry({ plan: { sites, links, clouds }, templates }: LabOptions): string {
  if (!links.some(({ site }) => sites.some(({ name }) => name === site))) return 'no link joins a site with a cloud: there is no router to try';
  return clouds.some(({ name }) => templates[name] !== undefined)
    ? 'no link to a cloud with a template has a session that is live: there is nothing to try yet'
    : 'there is no template of a cloud that a link goes to: synthesize the apps first, and name the folder with cdk.out and cdktf.out';
}

/** How long the processes of a lab may take to end. */
const PATIENCE_MS = 5_000;

type Ending = Exclude<InsideMessage, { kind: 'event' }>;

function inside(request: InsideRequest, { onEvent, signal }: LabOptions, timeline: TimelineEntry[]): Promise<Ending> {
  return new Promise((resolve) => {
    const child = spawnInside([programFile('inside')]);
    let ending: Ending | undefined;
    // The first process inside ends when nobody listens, and its end waits for that of all others; one that does not is killed.
    const end = () => {
      if (child.connected) child.disconnect();
      setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS).unref();
    };
    signal?.addEventListener('abort', end, { once: true });
    child.on('message', (message: InsideMessage) => {
      if (message.kind === 'event') {
        timeline.push(message.entry);
        onEvent?.(message.entry);
        return;
      }
      ending = message;
      end();
    });
    child.on('exit', (code, killed) => {
      signal?.removeEventListener('abort', end);
      resolve(ending ?? { kind: 'failed', reason: signal?.aborted ? 'the lab was interrupted' : `the lab ended with ${killed ?? code}`, logs: {} });
    });
    child.send(request);
  });
}
