import { readFileSync, statSync } from 'node:fs';
import { checkDefinition } from './check-definition';
import type { HybridNetwork } from './hybrid-network';
import { HybridNetworkError, type Problem, show } from '../errors';
import { compose, LONGEST_TEXT, tooLong } from './yaml/compose';
import { toData } from './yaml/to-data';

/** Options of `parseHybridNetwork`. */
export interface ParseOptions {
  /**
   * The name of the text in a report of problems, such as its file.
   * @default - the report names none
   */
  readonly source?: string;
}

/**
 * A network from the text of a definition: YAML 1.2, one document (JSON is YAML too).
 *
 * @param text the definition, at most 1 MB
 * @param options how to report problems
 * @throws HybridNetworkError with every problem found, each with its line and column
 */
export function parseHybridNetwork(text: string, { source }: ParseOptions = {}): HybridNetwork {
  if (typeof text !== 'string') throw unreadable(show(text), 'is not text', 'pass the YAML as a string, or use defineHybridNetwork for an object', source);
  const composed = compose(text);
  if (!('document' in composed)) throw new HybridNetworkError(composed, source);
  const { data, problems, locate } = toData(composed);
  return checkDefinition(data, { problems, locate }, source);
}

/**
 * A network from a file with a definition in YAML. This is how an app reads its definition: the file stands beside the app,
 * and everyone who can read YAML can review it.
 *
 * @param file the path; build it from `__dirname` where the app may be started in another folder
 * @throws HybridNetworkError when there is no such file, when it cannot be read, or with every problem found in it
 */
export function loadHybridNetwork(file: string): HybridNetwork {
  return parseHybridNetwork(readText(file), { source: file });
}

function readText(file: string): string {
  const fix = 'name a file with a definition in YAML';
  if (typeof file !== 'string' || file === '') throw unreadable(show(file), 'is not the path of a file', fix);
  const { size, isFile } = attempt(file, () => {
    const stats = statSync(file);
    return { size: stats.size, isFile: stats.isFile() };
  });
  if (!isFile) throw unreadable(show(file), 'is not a file', fix);
  if (size > LONGEST_TEXT) throw new HybridNetworkError([tooLong(size)], file);
  const bytes = attempt(file, () => readFileSync(file));
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw unreadable(show(file), 'is not text in UTF-8', 'save it as UTF-8');
  }
}

/** Something with a file; what the system says when it fails becomes a problem. */
function attempt<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw unreadable(show(file), 'does not exist', 'name the file with the definition; a path that is not absolute counts from the folder in which the program was started');
    throw unreadable(show(file), `cannot be read (${code ?? 'unknown reason'})`, 'make it a file that this user can read');
  }
}

function unreadable(what: string, message: string, fix: string, source?: string): HybridNetworkError {
  const problem: Problem = { code: 'file', path: [], message: `${what} ${message}`, fix };
  return new HybridNetworkError([problem], source);
}
