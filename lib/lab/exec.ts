import { execFile } from 'node:child_process';

/** A command that failed. */
export class CommandError extends Error {
  /**
   * Says which.
   *
   * @param command the program and its arguments
   * @param reason what it said
   */
  constructor(command: readonly string[], reason: string) {
    super(`${command.join(' ').slice(0, 300)}: ${reason.trim().slice(0, 2000)}`);
    this.name = 'CommandError';
  }
}

/** How a command is run. */
export interface RunOptions {
  /**
   * What it reads.
   * @default - nothing
   */
  readonly input?: string;
  /**
   * The milliseconds that it may take.
   * @default 15000
   */
  readonly timeoutMs?: number;
  /**
   * Whether it may fail: what it printed is returned.
   * @default false
   */
  readonly mayFail?: boolean;
  /**
   * Variables of its environment beside `PATH`.
   * @default - none
   */
  readonly env?: Readonly<Record<string, string>>;
}

/** Programs of Debian that the lab uses are in `sbin` too. */
export const PATH = '/usr/sbin:/usr/bin:/sbin:/bin';

/**
 * Runs a program without a shell.
 *
 * @returns what it printed
 * @throws CommandError when it fails
 */
export function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      program, [...args], { encoding: 'utf8', timeout: options.timeoutMs ?? 15_000, killSignal: 'SIGKILL', maxBuffer: 64 * 2 ** 20, env: { PATH, ...options.env } },
      (error, stdout, stderr) => {
        if (error && options.mayFail !== true) reject(new CommandError([program, ...args], stderr || stdout || error.message));
        else resolve(error ? `${stdout}${stderr}` : stdout);
      },
    );
    child.stdin?.on('error', () => undefined); // a program that ends before it has read everything says so itself
    child.stdin?.end(options.input ?? '');
  });
}

/** Runs `ip` with several commands at once, in a namespace or outside of all. */
export function ip(node: string | undefined, commands: readonly (readonly string[])[], mayFail = false): Promise<string> {
  if (commands.length === 0) return Promise.resolve('');
  const where = node === undefined ? [] : ['-n', node];
  return run('ip', [...where, ...(mayFail ? ['-force'] : []), '-batch', '-'], { input: `${commands.map((words) => words.join(' ')).join('\n')}\n`, mayFail });
}

/** The arguments that run a program in a namespace, with `run` or `spawn` of `ip`. */
export const within = (node: string, program: string, args: readonly string[]): string[] => ['netns', 'exec', node, program, ...args];

/** Waits. */
export const sleep = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

/** Asks until the answer is there, or the time is over. */
export async function until<T>(ask: () => Promise<T | undefined> | T | undefined, timeoutMs: number, everyMs = 50): Promise<T | undefined> {
  const end = monotonicMs() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (monotonicMs() > end) return undefined;
    await sleep(everyMs);
  }
}

/** Does something for all, a few at a time. */
export async function eachOf<T>(rows: readonly T[], atOnce: number, task: (row: T) => Promise<void>): Promise<void> {
  const queue = [...rows];
  await Promise.all(Array.from({ length: Math.min(atOnce, queue.length) }, async () => {
    for (let row = queue.shift(); row !== undefined; row = queue.shift()) await task(row);
  }));
}

/** Milliseconds of a clock that all processes of the machine share, and that nobody sets. */
export const monotonicMs = (): number => Number(process.hrtime.bigint() / 1000n) / 1000;
