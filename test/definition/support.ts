import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Definition, defineHybridNetwork, parseHybridNetwork } from '../../lib/definition';
import { formatPath, HybridNetworkError, type Problem } from '../../lib/errors';

/** The file of an example's definition. */
export const exampleFile = (name: 'ashburn' | 'small-lab'): string => join(__dirname, '../../examples', name, 'network.yaml');

/** The text of an example's definition. */
export const exampleText = (name: 'ashburn' | 'small-lab'): string => readFileSync(exampleFile(name), 'utf8');

/** Data that a test may change in any way. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Loose = any;

/** The Ashburn example as data, changed. */
export function ashburn(change: (definition: Loose) => void = () => undefined): Loose {
  const definition: Loose = parse(exampleText('ashburn'));
  change(definition);
  return definition;
}

/** The small lab as data, changed. */
export function smallLab(change: (definition: Loose) => void = () => undefined): Loose {
  const definition: Loose = parse(exampleText('small-lab'));
  change(definition);
  return definition;
}

/** Every problem of what a function does; anything else that it throws goes on. */
export function problemsWhen(act: () => unknown): readonly Problem[] {
  try {
    act();
    return [];
  } catch (error) {
    if (HybridNetworkError.is(error)) return error.problems;
    throw error;
  }
}

/** Every problem of data, as a user reads it: `path: message -> fix`. */
export const told = (definition: Loose): readonly string[] =>
  problemsWhen(() => defineHybridNetwork(definition as Definition)).map(({ path, message, fix }) => `${formatPath(path)}: ${message} -> ${fix}`);

/** Code and path of every problem of data. */
export const found = (definition: Loose): readonly string[] => codesOf(problemsWhen(() => defineHybridNetwork(definition as Definition)));

/** Code and path of every problem of a text. */
export const foundIn = (text: string): readonly string[] => codesOf(problemsWhen(() => parseHybridNetwork(text)));

const codesOf = (problems: readonly Problem[]): readonly string[] => problems.map(({ code, path }) => `${code} ${formatPath(path)}`.trim());
