/** A place in a definition: `['sites', 'ashburn', 'asn']`. */
export type DefinitionPath = readonly (string | number)[];

/** One thing that is wrong: what, where, what was given, and what to do. */
export interface Problem {
  /** Stable, for tools and searches: `prefix-overlap`. */
  readonly code: string;
  /** Where in the definition; empty when it is the whole of it. */
  readonly path: DefinitionPath;
  /** What is wrong, with what was given. */
  readonly message: string;
  /** What to do about it. */
  readonly fix: string;
  /** The line in the YAML text, from 1; absent for a definition in TypeScript. */
  readonly line?: number;
  /** The column in the YAML text, from 1. */
  readonly column?: number;
}

const BRAND = Symbol.for('hybrid-ai-network/HybridNetworkError');

/** The only error this library throws for what a user can mend. It carries every problem found, and no stack of ours. */
export class HybridNetworkError extends Error {
  /**
   * Whether an error is one of ours, also across two copies of the package.
   *
   * @param error anything that was thrown
   */
  static is(error: unknown): error is HybridNetworkError {
    return typeof error === 'object' && error !== null && BRAND in error;
  }

  /** Every problem found, in the order of the definition. */
  readonly problems: readonly Problem[];

  /**
   * @param problems at least one
   * @param source the file that the definition came from, for the report
   */
  constructor(problems: readonly Problem[], source?: string) {
    super(report(problems, source));
    this.name = 'HybridNetworkError';
    this.problems = problems;
    this.stack = `${this.name}: ${this.message}`;
    Object.defineProperty(this, BRAND, { value: true });
  }
}

/** `sites.ashburn.prefixes[0]`: a path as a person writes it. */
export function formatPath(path: DefinitionPath): string {
  return path.map((part) => (typeof part === 'number' ? `[${part}]` : /^[\w-]+$/.test(part) ? `.${part}` : `[${JSON.stringify(part)}]`)).join('').replace(/^\./, '');
}

function report(problems: readonly Problem[], source?: string): string {
  const head = `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}${source ? ` in ${source}` : ''}`;
  const rows = problems.map(({ code, path, message, fix, line, column }) => {
    const place = [line === undefined ? '' : `${line}:${column}`, formatPath(path)].filter(Boolean).join(' ');
    return `  ${place ? `${place}: ` : ''}${message}\n    -> ${fix} (${code})`;
  });
  return [head, ...rows].join('\n');
}

/** What a user gave, short enough for one line of a report. */
export function show(given: unknown): string {
  const text = typeof given === 'string' ? `"${given}"` : given === undefined ? 'nothing' : Array.isArray(given) ? 'a list' : typeof given === 'object' && given !== null ? 'a mapping' : String(given);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** `a, b or c`. */
export function oneOf(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? 'nothing') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

const single = (code: string, message: string, fix: string) => new HybridNetworkError([{ code, path: [], message, fix }]);

/** A quantity that is no number and unit. */
export const unitProblem = (quantity: string, given: string, units: readonly string[]) =>
  single('unit', `${show(given)} is not a ${quantity}`, `write a number, one space and one of ${units.join(', ')}`);

/** A share that is no percentage. */
export const percentageProblem = (given: string) => single('percentage', `${show(given)} is not a percentage`, 'write a number and a percent sign, such as 30%');

/** A growth that is no percentage a year. */
export const growthProblem = (given: string) => single('growth', `${show(given)} is not a growth`, 'write a yearly percentage, such as 40%/year');

/** A construct under the root of the other CDK. */
export const wrongRootProblem = (construct: string, constructPath: string, needed: string, found: string) =>
  single('wrong-root', `${construct} at "${constructPath}" stands in a tree of ${found}`, `put it under ${needed}: a resource in the other tree is dropped without a word`);

/** A value of the other CDK that is known only when that CDK deploys. */
export const foreignTokenProblem = (construct: string, where: string, owner: string) =>
  single('foreign-token', `${where} of ${construct} holds a value of ${owner} that is known only at its deployment`, 'pass the plain value, or an output of the other deployment through a parameter or variable');

/** A cloud that the plan does not have, or that is another provider's. */
export const unknownCloudProblem = (construct: string, given: string, known: readonly string[]) =>
  single('unknown-cloud', `${construct} was given the cloud ${show(given)}`, known.length ? `name ${oneOf(known)} of the plan` : 'plan a network that has a cloud of this provider');
