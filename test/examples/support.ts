import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { parse, stringify } from 'yaml';
import { loadHybridNetwork } from '../../lib/definition';
import { planNetwork, readLock, verifyPlan } from '../../lib/planner';

/** The folder of an example. */
export const example = (name: string): string => path.join(__dirname, '../../examples', name);

const made: string[] = [];
afterAll(() => made.forEach((folder) => rmSync(folder, { recursive: true })));

/** An empty folder that no other test has; it is removed when the tests of the file have run. */
export function scratch(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'example-'));
  made.push(folder);
  return folder;
}

/** A copy of an example's definition and lock, with the keys of every mapping of the definition the other way round. */
export function reversedCopy(folder: string): string {
  const copy = scratch();
  const lock = path.join(folder, 'hybrid-network.lock.json');
  if (existsSync(lock)) cpSync(lock, path.join(copy, 'hybrid-network.lock.json'));
  const definition: unknown = parse(readFileSync(path.join(folder, 'network.yaml'), 'utf8'));
  writeFileSync(path.join(copy, 'network.yaml'), stringify(reversed(definition)));
  return copy;
}

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).reverse().map(([key, item]) => [key, reversed(item)]));
}

/** What a user deploys, by its path in the output folder: templates and Terraform configurations. */
export function templates(outdir: string): Record<string, string> {
  const files = readdirSync(outdir, { recursive: true, encoding: 'utf8' }).filter((file) => /(\.template|cdk\.tf)\.json$/.test(file)).sort();
  return Object.fromEntries(files.map((file) => [file.split(path.sep).join('/'), readFileSync(path.join(outdir, file), 'utf8')]));
}

/** Does something in another working folder. */
export function inFolder<T>(folder: string, action: () => T): T {
  const before = process.cwd();
  process.chdir(folder);
  try {
    return action();
  } finally {
    process.chdir(before);
  }
}

/** The resources of one type in a Terraform configuration, sorted by their names in it. */
export function resources(configuration: string, type: string): Record<string, unknown>[] {
  const { resource } = JSON.parse(configuration) as { resource: Record<string, Record<string, Record<string, unknown>>> };
  return Object.entries(resource[type] ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
}

/** An example's plan has no errors, is as its lock has it, and every claim of it holds. */
export function expectSoundPlan(folder: string): void {
  const network = loadHybridNetwork(path.join(folder, 'network.yaml'));
  const lock = readLock(path.join(folder, 'hybrid-network.lock.json'));
  const plan = planNetwork(network, { lock, frozen: true });
  expect(plan.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(plan.lock).toEqual(lock);
  expect(verifyPlan(plan, network)).toEqual([]);
}
