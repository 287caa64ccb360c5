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
export function refuseForeignTokens(value: unknown, own: Cdk, name: string, where = 'a property', seen = new Set<unknown>()): void {
  if (isForeign(value, CDKS[other(own)])) throw foreignTokenProblem(name, where, other(own));
  if (typeof value !== 'object' || value === null || seen.has(value) || 'node' in value) return;
  seen.add(value);
  for (const [key, item] of Object.entries(value)) {
    refuseForeignTokens(key, own, name, `a key of ${where}`, seen);
    refuseForeignTokens(item, own, name, where === 'a property' ? `"${key}"` : `${where}.${key}`, seen);
  }
}

function isForeign(value: unknown, foreign: (typeof CDKS)[Cdk]): boolean {
  if (typeof value === 'number') return foreign.number(value);
  return foreign.text.test(typeof value === 'string' ? value : lazyText(value));
}

/** What resolves itself, such as a Lazy, shows as text which CDK it belongs to. */
function lazyText(value: unknown): string {
  return typeof value === 'object' && value !== null && 'resolve' in value && typeof value.resolve === 'function' ? String(value) : '';
}
