import * as path from 'node:path';
import { definitionJsonSchema, loadHybridNetwork } from '../definition';
import { planNetwork } from '../planner';
import { ExitCode } from './io';
import type { CliIo } from './io';
import { EMPTY_LOCK, readLock, writeLock } from '../planner/lock-file';
import type { NetworkPlan } from '../planner/network-plan';
import { renderJson, renderText } from '../report';
import { count } from '../report/format';

/** Options of `plan`, as commander gives them. */
export interface PlanOptions {
  /** The lock's file; `false` for no lock, absent for the one beside the definition. */
  readonly lock?: string | false;
  /** Whether to write the plan as JSON. */
  readonly json?: boolean;
}

/** Plans a definition, prints the plan, and keeps its lock where the plan holds. */
export function plan(definition: string, { lock: lockOption, json }: PlanOptions, io: CliIo): ExitCode {
  const network = loadHybridNetwork(definition);
  const lockFile = lockOption === false ? undefined : (lockOption ?? path.join(path.dirname(definition), 'hybrid-network.lock.json'));
  const lock = lockFile === undefined ? undefined : (readLock(lockFile) ?? EMPTY_LOCK);
  const result = planNetwork(network, { ...(lock && { lock }) });
  io.out(json ? renderJson(result) : renderText(result, { color: io.color }));
  const failed = result.findings.some(({ severity }) => severity === 'error');
  if (lockFile !== undefined) keepLock(lockFile, result, failed, io);
  return failed ? ExitCode.planHasErrors : ExitCode.ok;
}

function keepLock(file: string, result: NetworkPlan, failed: boolean, io: CliIo): void {
  if (failed) io.err(`The plan has errors: its addresses are not kept in ${file}.\n`);
  else if (writeLock(file, result.lock)) io.err(`Wrote ${file}: commit it, so that later plans keep these addresses, VLANs and circuits.\n`);
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
