/** A statement of a vendor's published sample, its values as `*`. */
export interface SampleStatement {
  /** The statement as published, on one line. */
  readonly sample: string;
  /**
   * What stands in its place here, on one line; nothing where it is left out.
   * @default - the same
   */
  readonly ours?: string | undefined;
  /**
   * Why it differs.
   * @default - it does not
   */
  readonly because?: string;
}

/** A vendor's published sample. */
export interface Sample {
  /** What it is for. */
  readonly title: string;
  /** Where it is published. */
  readonly source: string;
  /** Its statements, in its order. */
  readonly statements: readonly (string | SampleStatement)[];
}

/** Each statement as a row: as published, as it is here, and why it differs. */
export const rowsOf = ({ statements }: Sample): readonly SampleStatement[] =>
  statements.map((row) => (typeof row === 'string' ? { sample: row } : row));

/** The pattern of a statement: every `*` stands for one value. */
export const patternOf = (statement: string): RegExp =>
  new RegExp(`^\\s*${statement.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\/]/g, '\\$&')).join('\\S+')}$`, 'm');

/** Statements that should be in a text and are not. */
export function missingStatements(text: string, sample: Sample): readonly string[] {
  return rowsOf(sample).flatMap((row) => {
    const wanted = 'ours' in row ? row.ours : row.sample;
    return wanted === undefined || patternOf(wanted).test(text) ? [] : [wanted];
  });
}
