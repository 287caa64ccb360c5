import { runChecks } from './checks';
import type { HybridNetwork } from './hybrid-network';
import { inOrder } from './order';
import { copyPlainData, type PlainData } from './plain-data';
import { resolve } from './resolve';
import type { Definition } from './schema';
import { schemaProblems } from './schema-problems';
import { viewOf } from './view';
import { type DefinitionPath, HybridNetworkError, type Problem } from '../errors';

/** Where a definition comes from. */
export interface Origin {
  /** What was found wrong before. */
  readonly problems: readonly Problem[];
  /** The place of a part in the text. */
  readonly locate: (path: DefinitionPath) => { readonly line: number; readonly col: number };
}

/**
 * The one way from anything to a network: copied as plain data, its shape checked, the rules checked on every part whose shape
 * is right, and resolved when nothing is wrong.
 *
 * @throws HybridNetworkError with every problem found
 */
export function checkDefinition(input: unknown, origin?: Origin, source?: string): HybridNetwork {
  const { data, problems: inCopy } = copyPlainData(input);
  const unreadable = [...(origin?.problems ?? []), ...inCopy];
  const problems = inCopy.some(({ code }) => code === 'too-many-values') ? unreadable : [...unreadable, ...findProblems(data, unreadable)];
  if (problems.length > 0) throw new HybridNetworkError(inOrder(problems.map((problem) => located(problem, origin)), data), source);
  return resolve(data as unknown as Definition);
}

/** What the schema and the rules find; what is missing since it could not be read was told already. */
function findProblems(data: PlainData | undefined, unreadable: readonly Problem[]): readonly Problem[] {
  const told = new Set(unreadable.map(({ path }) => JSON.stringify(path)));
  const inShape = schemaProblems(data).filter(({ path }) => !told.has(JSON.stringify(path)));
  return [...inShape, ...runChecks(viewOf(data, [...unreadable, ...inShape].map(({ path }) => path)))];
}

function located(problem: Problem, origin: Origin | undefined): Problem {
  if (!origin || problem.line !== undefined) return problem;
  const { line, col } = origin.locate(problem.path);
  return { ...problem, line, column: col };
}
