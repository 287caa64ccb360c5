import { Composer, type CST, type Document, isScalar, Lexer, LineCounter, Parser } from 'yaml';
import { problemAt } from './position';
import type { Problem } from '../../errors';
import { DEEPEST } from '../plain-data';

/** The longest text that is read, in bytes of UTF-8. */
export const LONGEST_TEXT = 1_000_000;

/** More tokens than any definition of that length has: a million brackets would take gigabytes of memory. */
const MOST_TOKENS = 500_000;

/** Nobody reads more at once. */
const MOST_SYNTAX_PROBLEMS = 20;

/** Characters that YAML does not allow in a text. */
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/;

/** One document of YAML as a tree of nodes, with the lines of its text. */
export interface Composed {
  /** The tree. */
  readonly document: Document.Parsed;
  /** Finds line and column of an offset. */
  readonly lines: LineCounter;
}

/** Reads a text as one document of YAML 1.2 (core schema), or says why it is none. Whatever the text is, this ends soon. */
export function compose(text: string): Composed | readonly Problem[] {
  const lines = new LineCounter();
  lines.addNewLine(0);
  const refused = refuseText(text) ?? tokenize(text, lines);
  if ('code' in refused) return [refused];
  const composer = new Composer({ version: '1.2', schema: 'core', merge: false, uniqueKeys: false, resolveKnownTags: false, prettyErrors: false, logLevel: 'silent' });
  const documents = composer.compose(refused, true, text.length)[Symbol.iterator]();
  const [document, second] = [documents.next().value, documents.next().value];
  const problems = document ? syntaxProblems(document, lines) : [];
  if (problems.length > 0) return problems;
  if (!document || isEmpty(document)) return [problemAt(undefined, 'empty', 'the definition is empty', 'write at least name, asOf, inService, sites, clouds and links')];
  if (second) return [problemAt(lines.linePos(second.range[0]), 'documents', 'the text holds more than one document', 'leave one, without a second line of ---')];
  return { document, lines };
}

/** The problem of a text of so many bytes. */
export function tooLong(bytes: number): Problem {
  return problemAt(undefined, 'too-long', `the definition is ${(bytes / 1e6).toFixed(1)} MB of text`, `make it at most ${LONGEST_TEXT / 1e6} MB: a thousand workloads take a fifth of that`);
}

function refuseText(text: string): Problem | undefined {
  const bytes = Buffer.byteLength(text);
  if (bytes > LONGEST_TEXT) return tooLong(bytes);
  const found = FORBIDDEN.exec(text);
  if (!found) return undefined;
  const before = text.slice(0, found.index).split('\n');
  const code = found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return problemAt(
    { line: before.length, col: before.at(-1)!.length + 1 }, 'character', `the text holds the character U+${code}`, 'save the file as UTF-8 text without control characters',
  );
}

/** The parser's tokens. Nesting is counted as it goes, since what comes after it recurses. */
function tokenize(text: string, lines: LineCounter): readonly CST.Token[] | Problem {
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  let count = 0;
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    count += 1;
    if (parser.stack.length > 2 * DEEPEST) {
      return problemAt(lines.linePos(parser.offset), 'depth', `the text is nested more than ${DEEPEST} levels deep`, 'a definition needs less than ten');
    }
    if (count > MOST_TOKENS) return problemAt(undefined, 'too-many-values', `the definition holds more than ${MOST_TOKENS} words and signs`, 'make it smaller');
  }
  tokens.push(...parser.end());
  return tokens;
}

const isEmpty = ({ contents }: Document.Parsed): boolean =>
  contents === null || (isScalar(contents) && contents.value === null && !contents.source && !contents.tag && !contents.anchor);

function syntaxProblems(document: Document.Parsed, lines: LineCounter): readonly Problem[] {
  const warnings = document.warnings.filter(({ code }) => code !== 'TAG_RESOLVE_FAILED'); // tags are refused with their path
  const errors = document.errors.filter(({ code }) => code !== 'TAG_RESOLVE_FAILED');
  const problems = [...errors, ...warnings]
    .sort((a, b) => a.pos[0] - b.pos[0])
    .map(({ code, pos, message }) => problemAt(lines.linePos(pos[0]), 'yaml', `this is not YAML 1.2: ${midSentence(message)}`, hint(code)));
  return problems.filter(({ line }, index) => line !== problems[index - 1]?.line).slice(0, MOST_SYNTAX_PROBLEMS); // the rest of a line is out of step
}

/** The parser's sentence, in the middle of ours. */
function midSentence(message: string): string {
  const text = message.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
  return (text.charAt(0).toLowerCase() + text.slice(1, 120)).replace(/\.$/, '');
}

function hint(code: string): string {
  if (code === 'TAB_AS_INDENT') return 'indent with spaces';
  if (code === 'BAD_INDENT') return 'indent what belongs together by the same number of spaces';
  if (code === 'BAD_SCALAR_START' || code === 'BLOCK_AS_IMPLICIT_KEY') return 'put text with signs such as @, ` or ": " in quotes';
  return 'mend the text there: what is wrong inside the definition is told when it can be read';
}
