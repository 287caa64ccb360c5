import Table from 'cli-table3';
import { createColors } from 'picocolors';
import type { Column, Tone, Writer } from './writer';

/** No line of a report is longer. */
export const PAGE_WIDTH = 110;

const LABEL_WIDTH = 11;
const GAP = 2;
const NARROWEST = 8;

/** Writes for a terminal: headings, labelled paragraphs and tables, wrapped to the page. Knows nothing of plans. */
export class Page implements Writer {
  private readonly lines: string[] = [];
  private readonly colors: ReturnType<typeof createColors>;

  /** @param color whether to write terminal colours */
  constructor(color: boolean) {
    this.colors = createColors(color);
  }

  /** The first heading. */
  title(text: string): this {
    return this.heading(text);
  }

  /** A heading, after an empty line except at the top of the page. */
  heading(text: string): this {
    if (this.lines.length > 0) this.lines.push('');
    return this.push(wrap(text, PAGE_WIDTH).map((line) => this.colors.bold(line)));
  }

  /** A paragraph over the whole width. */
  text(text: string, tone: Tone = 'plain'): this {
    return this.push(wrap(text, PAGE_WIDTH).map((line) => this.tinted(line, tone)));
  }

  /** A paragraph beside its label; without a label it goes on under the one before. */
  entry(label: string, text: string, tone: Tone = 'plain'): this {
    const [first = '', ...rest] = wrap(text, PAGE_WIDTH - LABEL_WIDTH).map((line) => this.tinted(line, tone));
    const margin = ' '.repeat(LABEL_WIDTH);
    return this.push([`${this.colors.dim(label.padEnd(LABEL_WIDTH))}${first}`, ...rest.map((line) => margin + line)]);
  }

  /** As an entry. */
  part(label: string, text: string, tone: Tone = 'plain'): this {
    return this.entry(label, text, tone);
  }

  /** A table without lines between its cells; where it is too wide for the page, texts are wrapped and figures are not. */
  table(columns: readonly Column[], rows: readonly (readonly string[])[]): this {
    return this.push(this.tableLines(columns, rows, PAGE_WIDTH));
  }

  /** The same under an entry, with its margin. */
  partTable(columns: readonly Column[], rows: readonly (readonly string[])[]): this {
    return this.push(this.tableLines(columns, rows, PAGE_WIDTH - LABEL_WIDTH).map((line) => ' '.repeat(LABEL_WIDTH) + line));
  }

  /** The page, with a line break at its end. */
  toString(): string {
    return `${this.lines.join('\n')}\n`;
  }

  private tableLines(columns: readonly Column[], rows: readonly (readonly string[])[], width: number): string[] {
    const widths = columnWidths(columns, rows, width);
    const table = new Table({
      head: columns.map(({ head }, index) => wrap(head, widths[index]!).map((line) => this.colors.dim(line)).join('\n')),
      chars: NO_LINES,
      style: { 'head': [], 'border': [], 'padding-left': 0, 'padding-right': GAP },
      colWidths: widths.map((column) => column + GAP),
      colAligns: columns.map(({ align }) => align ?? 'left'),
    });
    table.push(...rows.map((row) => wrapCells(row, widths)));
    return table.toString().split('\n').map((line) => line.trimEnd());
  }

  private push(lines: readonly string[]): this {
    this.lines.push(...lines);
    return this;
  }

  private tinted(line: string, tone: Tone): string {
    const { green, yellow, red, dim } = this.colors;
    const tint = { plain: String, good: green, warning: yellow, bad: red, quiet: dim }[tone];
    return tint(line);
  }
}

const NO_LINES = Object.fromEntries([
  'top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right',
  'left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle',
].map((name) => [name, '']));

function columnWidths(columns: readonly Column[], rows: readonly (readonly string[])[], width: number): number[] {
  const widths = columns.map(({ head }, index) => Math.max(head.length, ...rows.map((row) => row[index]!.length)));
  const texts = columns.flatMap(({ align }, index) => (align === 'right' ? [] : [index]));
  const surplus = () => widths.reduce((sum, column) => sum + column + GAP, -GAP) - width;
  while (surplus() > 0) {
    const widest = texts.reduce((best, index) => (widths[index]! > widths[best]! ? index : best));
    if (widths[widest]! <= NARROWEST) break;
    widths[widest]! -= 1;
  }
  return widths;
}

const wrapCells = (row: readonly string[], widths: readonly number[]): string[] => row.map((cell, index) => wrap(cell, widths[index]!).join('\n'));

/** Breaks a text at spaces into lines of at most `width`; a word that is longer is cut, control characters become spaces. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/[\s\p{Cc}]+/u).filter(Boolean).flatMap((long) => cut(long, width))) {
    if (line && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line ? `${line} ${word}` : word;
    }
  }
  return [...lines, line];
}

const cut = (word: string, width: number): string[] => word.match(new RegExp(`.{1,${width}}`, 'gu')) ?? [word];
