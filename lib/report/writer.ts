/** How a line looks where colour is on. */
export type Tone = 'plain' | 'good' | 'warning' | 'bad' | 'quiet';

/** A column of a table. */
export interface Column {
  /** Its heading. */
  readonly head: string;
  /**
   * Figures stand at the right.
   * @default "left"
   */
  readonly align?: 'left' | 'right';
}

/** What a report is made of, whatever it is written in: every section is written once, for all of them. */
export interface Writer {
  /** What the whole is about; the first thing. */
  title(text: string): this;
  /** The heading of a section. */
  heading(text: string): this;
  /** A paragraph over the whole width. */
  text(text: string, tone?: Tone): this;
  /** A paragraph beside its label; without a label it goes on under the one before. */
  entry(label: string, text: string, tone?: Tone): this;
  /** An entry that a table may follow; without a label it is another of the same kind. */
  part(label: string, text: string, tone?: Tone): this;
  /** A table. */
  table(columns: readonly Column[], rows: readonly (readonly string[])[]): this;
  /** A table that belongs to the part before it. */
  partTable(columns: readonly Column[], rows: readonly (readonly string[])[]): this;
}
