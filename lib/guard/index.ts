import type { IConstruct } from 'constructs';
import { foreignTokenProblem, wrongRootProblem } from '../errors';

/**
 * The two CDKs, how their trees are recognized, and how a value that only one of them can resolve looks as text and as a number. (A
 * list of numbers of cdktf looks like a number of aws-cdk-lib, so no property may take one.)
 */
const CDKS = {
  'aws-cdk-lib': {
    root: Symbol.for('@aws-cdk/core.App'),
    stack: Symbol.for('@aws-cdk/core.Stack'),
    stackName: 'a Stack of aws-cdk-lib',
    text: /\{Token\[/,
    number: (value: number) => value < -1e280 && value > -1e295,
  },
  'cdktf': {
    root: Symbol.for('cdktf/App'),
    stack: Symbol.for('cdktf/TerraformStack'),
    stackName: 'a TerraformStack of cdktf (or cdktn)',
    text: /\{TfToken\[/,
    number: (value: number) => value < -1e295,
  },
} as const;

/** One of the two CDKs. */
export type Cdk = keyof typeof CDKS;

const other = (own: Cdk): Cdk => (own === 'cdktf' ? 'aws-cdk-lib' : 'cdktf');

/**
 * Makes sure that a construct stands in a stack of its own CDK. A resource under the other CDK's root is dropped in silence.
 *
 * @throws HybridNetworkError when it does not
 */
export function requireTree(construct: IConstruct, own: Cdk, name: string): void {
  const { scopes, path } = construct.node;
  const inStack = scopes.some((scope) => CDKS[own].stack in scope);
  const underOther = scopes.some((scope) => CDKS[other(own)].root in scope || CDKS[other(own)].stack in scope);
  if (!inStack || underOther) throw wrongRootProblem(name, path, CDKS[own].stackName, underOther ? other(own) : 'constructs without a stack');
}

/**
 * Makes sure that no value in plain data belongs to the other CDK: it would be written into the template as it looks. Constructs of
 * either CDK are not looked into.
 *
 * @throws HybridNetworkError when one does
 */
export function refuseForeignTokens(value: unknown, own: Cdk, name: string): void {
  const found = foreignAt(value, CDKS[other(own)], new Set());
  if (found) throw foreignTokenProblem(name, placeText(found), other(own));
}

/** A place in the data: the keys that lead to it, and whether the last of them is itself what was found. */
interface Place {
  readonly path: readonly string[];
  readonly isKey: boolean;
}

/** The first foreign value. The path is put together on the way back, so that looking costs nothing where there is none. */
function foreignAt(value: unknown, foreign: (typeof CDKS)[Cdk], seen: Set<unknown>): Place | undefined {
  if (isForeign(value, foreign)) return { path: [], isKey: false };
  if (typeof value !== 'object' || value === null || seen.has(value) || 'node' in value) return undefined;
  seen.add(value);
  for (const [key, item] of Object.entries(value)) {
    if (!Array.isArray(value) && foreign.text.test(key)) return { path: [], isKey: true };
    const found = foreignAt(item, foreign, seen);
    if (found) return { ...found, path: [key, ...found.path] };
  }
  return undefined;
}

function placeText({ path: [first, ...rest], isKey }: Place): string {
  const place = first === undefined ? 'a property' : [`"${first}"`, ...rest].join('.');
  return isKey ? `a key of ${place}` : place;
}

function isForeign(value: unknown, foreign: (typeof CDKS)[Cdk]): boolean {
  if (typeof value === 'number') return foreign.number(value);
  if (typeof value === 'string') return foreign.text.test(value);
  return typeof value === 'object' && value !== null && foreign.text.test(lazyText(value));
}

/** What resolves itself, such as a Lazy, shows as text which CDK it belongs to. */
function lazyText(value: unknown): string {
  return typeof value === 'object' && value !== null && 'resolve' in value && typeof value.resolve === 'function' ? String(value) : '';
}
