import type { Column, Tone, Writer } from './writer';

/** Writes GitHub-flavoured Markdown: whatever a text holds, it shows as it is. Knows nothing of plans. */
export class MarkdownPage implements Writer {
  private readonly blocks: string[] = [];
  private items: string[] = [];
  private group: { readonly label: string; readonly texts: string[] } | undefined;

  /** The heading of the document. */
  title(text: string): this {
    return this.block(`# ${inline(text)}`);
  }

  /** The heading of a section. */
  heading(text: string): this {
    return this.block(`## ${inline(text)}`);
  }

  /** A paragraph; a bad one is bold. */
  text(text: string, tone: Tone = 'plain'): this {
    return this.block(toned(text, tone));
  }

  /** An item of a list: several texts of one label are a list under it. */
  entry(label: string, text: string, tone: Tone = 'plain'): this {
    if (label !== '' || !this.group) {
      this.endGroup();
      this.group = { label, texts: [] };
    }
    this.group.texts.push(toned(text, tone));
    return this;
  }

  /** A heading with a paragraph; without a label only the paragraph. */
  part(label: string, text: string, tone: Tone = 'plain'): this {
    if (label !== '') this.block(`### ${inline(label)}`);
    return this.text(text, tone);
  }

  /** A table. */
  table(columns: readonly Column[], rows: readonly (readonly string[])[]): this {
    const lines = [
      columns.map(({ head }) => inline(head)),
      columns.map(({ align }) => (align === 'right' ? '---:' : '---')),
      ...rows.map((row) => row.map(inline)),
    ];
    return this.block(lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n'));
  }

  /** As any table. */
  partTable(columns: readonly Column[], rows: readonly (readonly string[])[]): this {
    return this.table(columns, rows);
  }

  /** The document, with a line break at its end. */
  toString(): string {
    this.endList();
    return `${this.blocks.join('\n\n')}\n`;
  }

  private block(text: string): this {
    this.endList();
    this.blocks.push(text);
    return this;
  }

  private endGroup(): void {
    if (!this.group) return;
    const { label, texts } = this.group;
    const bold = label === '' ? '' : `**${inline(label)}:**`;
    if (texts.length > 1 && bold !== '') this.items.push(`- ${bold}`, ...texts.map((text) => `  - ${text}`));
    else this.items.push(...texts.map((text) => ['-', bold, text].filter(Boolean).join(' ')));
    this.group = undefined;
  }

  private endList(): void {
    this.endGroup();
    if (this.items.length > 0) this.blocks.push(this.items.join('\n'));
    this.items = [];
  }
}

const toned = (text: string, tone: Tone): string => (tone === 'bad' ? `**${inline(text)}**` : paragraph(text));

/** Text on one line in which nothing is a mark: no emphasis, link, tag, formula, entity or cell. */
const inline = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim().replace(/[\\`*_~[\]<|#]|&(?=#?\w+;)|\$(?!\d)/g, '\\$&');

/** The same, where a line begins: no list, quotation or underlined heading either. */
const paragraph = (text: string): string => inline(text).replace(/^[-+=>]/, '\\$&').replace(/^(\d+)([.)])(?= |$)/, '$1\\$2');
