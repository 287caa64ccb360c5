/** A statement of a vendor's published sample, its values as `*`: one that is the same here, or one with what differs and why. */
export type SampleStatement = string | {
  /** The statement as published, on one line. */
  readonly sample: string;
  /** What stands in its place here, on one line; `undefined` where it is left out. */
  readonly ours: string | undefined;
  /** Why it differs. */
  readonly because: string;
};

/** A vendor's published sample. */
export interface Sample {
  /** What it is for. */
  readonly title: string;
  /** Where it is published. */
  readonly source: string;
  /** Its statements, in its order. */
  readonly statements: readonly SampleStatement[];
}

/** What has to stand here for the statements of a sample. */
export const wantedOf = ({ statements }: Sample): readonly string[] => statements.flatMap((row) => (typeof row === 'string' ? row : row.ours ?? []));

/** The pattern of a statement: every `*` stands for one value. */
const patternOf = (statement: string): RegExp =>
  new RegExp(`^\\s*${statement.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\/]/g, '\\$&')).join('\\S+')}$`, 'm');

/** Statements that should be in a text and are not. */
export const missingStatements = (text: string, sample: Sample): readonly string[] => wantedOf(sample).filter((wanted) => !patternOf(wanted).test(text));
