import type { DefinitionPath, Problem } from '../../errors';

/** A place in a text: line and column from 1. */
export interface Position {
  /** The line, from 1. */
  readonly line: number;
  /** The column, from 1. */
  readonly col: number;
}

/** A problem with its place in the text, where it has one. */
export function problemAt(position: Position | undefined, code: string, message: string, fix: string, path: DefinitionPath = []): Problem {
  return { code, path, message, fix, ...(position && { line: position.line, column: position.col }) };
}
