import * as path from 'node:path';
import { definitionJsonSchema, loadHybridNetwork } from '../definition';
import { type EdgeOptions, writeEdge } from './edge';
import { ExitCode } from './io';
import type { CliIo } from './io';
import { type LabCommandOptions, tryFailover } from './lab';
import { readPlan } from './plan-file';
import type { HybridNetwork } from '../definition/hybrid-network';
import { suggest } from '../definition/suggest';
import { frozenWithoutLockProblem, HybridNetworkError, missingLockProblem, unknownWorkloadProblem } from '../errors';
import { adviseNetwork, planNetwork, verifyPlan } from '../planner';
import { EMPTY_LOCK, readLock, writeLock } from '../planner/lock-file';
import type { NetworkLock, NetworkPlan } from '../planner/network-plan';
import { renderAdvice, renderJson, renderMarkdown, renderText } from '../report';
import { renderClaims } from '../report/claims';
import { count } from '../report/format';

/** The option of every command that plans, as commander gives it. */
export interface LockOption {
  /** The lock's file; `false` for no lock, absent for the one beside the definition. */
  readonly lock?: string | false;
}

/** Options of `plan`. */
export interface PlanOptions extends LockOption {
  /** Whether to write the plan as JSON. */
  readonly json?: boolean;
  /** Whether to write the plan as Markdown. */
  readonly markdown?: boolean;
  /** Whether the plan has to be what the lock says. */
  readonly frozen?: boolean;
}

/** Options of `advise`. */
export interface AdviseOptions extends LockOption {
  /** The names of the workloads to advise on; absent for all. */
  readonly workload?: readonly string[];
  /** Whether to write the advice as JSON. */
  readonly json?: boolean;
}

/** Plans a definition, prints the plan, and keeps its lock where the plan holds and the lock is not frozen. */
export function plan(definition: string, options: PlanOptions, io: CliIo): ExitCode {
  const { frozen = false } = options;
  const network = loadHybridNetwork(definition);
  const lockFile = lockFileOf(definition, options);
  const result = planNetwork(network, { ...lockIn(lockFile, frozen), ...(frozen && { frozen }) });
  io.out(written(result, options, io));
  const failed = hasErrors(result);
  if (lockFile !== undefined && !frozen) keepLock(lockFile, result, failed, io);
  return failed ? ExitCode.planHasErrors : ExitCode.ok;
}

function written(result: NetworkPlan, { json, markdown }: PlanOptions, io: CliIo): string {
  if (json) return renderJson(result);
  return markdown ? renderMarkdown(result) : renderText(result, { color: io.color });
}

const hasErrors = ({ findings }: NetworkPlan): boolean => findings.some(({ severity }) => severity === 'error');

function lockFileOf(definition: string, { lock }: LockOption): string | undefined {
  return lock === false ? undefined : (lock ?? path.join(path.dirname(definition), 'hybrid-network.lock.json'));
}

/** The lock to plan with, as an option; a file that is not there yet is an empty one, unless it is frozen. */
function lockIn(file: string | undefined, frozen = false): { readonly lock?: NetworkLock } {
  const lock = file === undefined ? undefined : readLock(file);
  if (frozen && !lock) throw frozenWithoutLockProblem(file);
  return file === undefined ? {} : { lock: lock ?? EMPTY_LOCK };
}

function keepLock(file: string, result: NetworkPlan, failed: boolean, io: CliIo): void {
  if (failed) io.err(`The plan has errors: its addresses are not kept in ${file}.\n`);
  else if (writeLock(file, result.lock)) io.err(`Wrote ${file}: commit it, so that later plans keep these addresses, VLANs and circuits.\n`);
}

/** Writes the configuration of every router of a plan that holds. The lock is read and not written. */
export function edge(definition: string, options: EdgeOptions & LockOption, environment: Readonly<Record<string, string | undefined>>, io: CliIo): ExitCode {
  const result = planToHold(definition, options, io);
  return result === undefined ? ExitCode.planHasErrors : writeEdge(result, options, environment, io);
}

/** Tries the failover of a plan that holds. The lock is read and not written. */
export async function lab(definition: string, options: LabCommandOptions & LockOption, io: CliIo): Promise<ExitCode> {
  const result = planToHold(definition, options, io);
  return result === undefined ? ExitCode.planHasErrors : tryFailover(result, { templates: path.dirname(definition), ...options }, io);
}

/** The plan of what is built from it; none where it has errors, which are said. What was deployed has a lock: one that is missing is said. */
function planToHold(definition: string, options: LockOption, io: CliIo): NetworkPlan | undefined {
  const file = lockFileOf(definition, options);
  const lock = file === undefined ? undefined : readLock(file);
  if (file !== undefined && !lock && options.lock !== undefined) throw missingLockProblem(file);
  const result = planNetwork(loadHybridNetwork(definition), { ...(file !== undefined && { lock: lock ?? EMPTY_LOCK }), outages: false });
  if (hasErrors(result)) {
    io.err('The plan has errors, and nothing is made from it: see the findings of the command plan.\n');
    return undefined;
  }
  if (file !== undefined && !lock) io.err(`There is no lock ${file}: addresses and VLAN ids are those of a first plan, and what was deployed may have others.\n`);
  return result;
}

/** Says what would make a network cheaper, faster or safer. Reads the lock, and writes none. */
export function advise(definition: string, { workload: workloads, json, ...lockOption }: AdviseOptions, io: CliIo): ExitCode {
  const network = loadHybridNetwork(definition);
  if (workloads) requireWorkloads(workloads, network, definition);
  const lock = lockIn(lockFileOf(definition, lockOption));
  const result = planNetwork(network, lock);
  const advice = adviseNetwork(network, result, { ...lock, ...(workloads && { workloads }) });
  io.out(json ? renderJson(advice) : renderAdvice(advice, { color: io.color }));
  if (hasErrors(result)) io.err('The plan that this is about has errors: see the findings of the command plan.\n');
  return ExitCode.ok;
}

function requireWorkloads(wanted: readonly string[], { workloads }: HybridNetwork, definition: string): void {
  const known = workloads.map(({ name }) => name);
  const unknown = [...new Set(wanted)].filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new HybridNetworkError(unknown.map((name) => unknownWorkloadProblem(name, suggest(name, known, 'add it under workloads'))), definition);
}

/** Checks every claim of a plan against its definition. */
export function verify(definition: string, planFile: string, io: CliIo): ExitCode {
  const network = loadHybridNetwork(definition);
  const claims = verifyPlan(readPlan(planFile), network);
  io.out(renderClaims(claims, { color: io.color }));
  return claims.length > 0 ? ExitCode.planHasErrors : ExitCode.ok;
}

/** Checks a definition without planning it. */
export function check(definition: string, io: CliIo): ExitCode {
  const { name, sites, clouds, links, workloads } = loadHybridNetwork(definition);
  io.out(`${name}: no problem found in ${count(sites.length, 'site')}, ${count(clouds.length, 'cloud')}, ${count(links.length, 'link')} and ${count(workloads.length, 'workload')}\n`);
  return ExitCode.ok;
}

/** Prints the JSON Schema of a definition, for editors. */
export function schema(io: CliIo): ExitCode {
  io.out(`${JSON.stringify(definitionJsonSchema(), undefined, 2)}\n`);
  return ExitCode.ok;
}
