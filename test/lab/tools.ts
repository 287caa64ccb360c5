import { spawn } from 'node:child_process';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import * as path from 'node:path';

/** The folder of the project: `tsx` is found from there. */
const ROOT = path.join(__dirname, '../..');

/** The words that run the lab of an example in one process of Node. */
export const labCommand = (words: readonly string[]): string[] => [process.execPath, '--import', 'tsx', path.join(ROOT, 'test/lab/run.ts'), ...words];

/** A program with what it said. */
export interface Ran {
  /** Its exit code; nothing where a signal ended it. */
  readonly code: number | null;
  /** What it printed. */
  readonly text: string;
}

/** Starts a program in the folder of the project. */
export const start = ([program, ...words]: readonly string[], options: SpawnOptions = {}): ChildProcess =>
  spawn(program!, words, { cwd: ROOT, stdio: ['pipe', 'pipe', 'pipe'], ...options });

/** What a program that was started comes to. */
export function ended(child: ChildProcess): Promise<Ran> {
  let text = '';
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (data) => { text += String(data); });
  return new Promise((resolve) => { child.on('close', (code) => resolve({ code, text })); });
}

/** Waits until a program has said something. */
export function said(child: ChildProcess, words: string): Promise<void> {
  let text = '';
  return new Promise((resolve, reject) => {
    child.stderr!.on('data', (data) => { text += String(data); if (text.includes(words)) resolve(); });
    child.on('close', () => reject(new Error(text)));
  });
}

/** A process: its id may be given to another one later, together with its start it may not. */
export interface ProcessId {
  /** Its number. */
  readonly pid: number;
  /** Its parent's. */
  readonly parent: number;
  /** When it started, in ticks of the machine. */
  readonly startedAt: string;
  /** The network namespace it is in; empty where it is another user's. */
  readonly network: string;
}

/** Every process of the machine. */
export function processes(): ProcessId[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    try {
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
      return [{ pid: Number(name), parent: Number(fields[1]), startedAt: fields[19]!, network: networkOf(name) }];
    } catch {
      return []; // it has ended meanwhile
    }
  });
}

function networkOf(pid: string): string {
  try {
    return readlinkSync(`/proc/${pid}/ns/net`);
  } catch {
    return '';
  }
}

/** A process's children, and theirs. */
export function descendants(pid: number, all = processes()): ProcessId[] {
  return all.filter(({ parent }) => parent === pid).flatMap((child) => [child, ...descendants(child.pid, all)]);
}
