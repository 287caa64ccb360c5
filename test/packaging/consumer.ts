import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';

const ROOT = path.join(__dirname, '..', '..');
const MODULES = path.join(ROOT, 'node_modules');
/** What git or npm would never publish, and would take long to copy. */
const NOT_COPIED = new Set(['node_modules', '.git', 'dist', 'coverage', 'cdk.out', 'cdktf.out', 'build']);

/** What a program said, and how it ended. */
export interface Ended {
  /** Its exit code. */
  readonly code: number | null;
  /** What it wrote to standard output. */
  readonly stdout: string;
  /** What it wrote to standard error. */
  readonly stderr: string;
}

/** Runs a program of Node in a folder, as `cdk` runs an app. */
export function node(folder: string, ...args: string[]): Ended {
  const env = { ...process.env, CDK_OUTDIR: 'cdk.out' };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', env, maxBuffer: 64 * 1024 * 1024 });
  return { code: status, stdout, stderr };
}

/** Runs the TypeScript compiler of the project in a folder. */
export const compiler = (folder: string, ...args: string[]): Ended => node(folder, path.join(MODULES, 'typescript', 'bin', 'tsc'), ...args);

/**
 * Compiles a copy of the project, packs it and unpacks the tarball into `node_modules` of an empty folder. It is under the
 * system's temporary folder: no parent has a `node_modules` that would lend it a package.
 *
 * @returns the folder of the consumer
 */
export function packedConsumer(): string {
  const copy = mkdtempSync(path.join(tmpdir(), 'package-'));
  cpSync(ROOT, copy, { recursive: true, filter: (source) => !NOT_COPIED.has(path.basename(source)) });
  link(MODULES, path.join(copy, 'node_modules'));
  succeed(compiler(copy, '--project', 'tsconfig.json'));
  npm(copy, 'pack', '--ignore-scripts', '--silent');
  const tarball = readdirSync(copy).find((file) => file.endsWith('.tgz'))!;

  const consumer = mkdtempSync(path.join(tmpdir(), 'consumer-'));
  const target = path.join(consumer, 'node_modules', 'hybrid-ai-network');
  mkdirSync(target, { recursive: true });
  const unpacked = spawnSync('tar', ['-xzf', path.join(copy, tarball), '-C', target, '--strip-components', '1'], { encoding: 'utf8' });
  if (unpacked.status !== 0) throw new Error(unpacked.stderr);
  rmSync(copy, { recursive: true });
  writeFileSync(path.join(consumer, 'package.json'), '{ "private": true }');
  install(consumer, Object.keys(manifest(target).dependencies));
  return consumer;
}

/** Gives a consumer packages of the project's own installation; nothing is downloaded. */
export function install(consumer: string, names: readonly string[]): void {
  for (const name of names) link(path.join(MODULES, name), path.join(consumer, 'node_modules', name));
}

/** The manifest of an unpacked package. */
export function manifest(folder: string): { readonly dependencies: Record<string, string>; readonly version: string } {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as ReturnType<typeof manifest>;
}

/** The files in a folder, with forward slashes, sorted. */
export function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return entries.filter((entry) => statSync(path.join(folder, entry)).isFile()).map((entry) => entry.split(path.sep).join('/')).sort();
}

function link(target: string, at: string): void {
  mkdirSync(path.dirname(at), { recursive: true });
  symlinkSync(target, at, 'junction');
}

function npm(folder: string, ...args: string[]): void {
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' });
  succeed({ code: status, stdout, stderr });
}

function succeed({ code, stdout, stderr }: Ended): void {
  if (code !== 0) throw new Error(`ended with ${code}\n${stdout}${stderr}`);
}
