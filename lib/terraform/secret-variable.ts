import type { Construct } from 'constructs';
import { secretNameClashProblem } from '../errors';
import { TerraformStack, TerraformVariable } from './cdktf';

const ID_PREFIX = 'secret:';

/**
 * A sensitive variable of the stack for a key that the plan knows by name only; asked for twice, it is one variable.
 * Terraform asks for its value, or takes it from `TF_VAR_<name>`, and refuses an empty one.
 *
 * @param maximumLength the most characters that the key may have; without it there is no limit
 * @returns a reference to use as a value
 * @throws HybridNetworkError when two secrets would be one variable
 */
export function secretVariable(scope: Construct, secret: string, description: string, maximumLength?: number): string {
  const { node } = TerraformStack.of(scope);
  const id = ID_PREFIX + encodeURIComponent(secret);
  const existing = node.tryFindChild(id) as TerraformVariable | undefined;
  return (existing ?? newVariable(scope, id, secret, description, maximumLength)).stringValue;
}

/** The names of the variables of secrets, by the name of the secret in the plan. */
export const secretVariableNames = (secrets: readonly string[]): ReadonlyMap<string, string> =>
  new Map([...new Set(secrets)].sort().map((secret) => [secret, variableName(secret)]));

function newVariable(scope: Construct, id: string, secret: string, description: string, maximumLength?: number): TerraformVariable {
  const stack = TerraformStack.of(scope);
  const name = variableName(secret);
  const clash = secretsOf(stack).find((other) => variableName(other) === name);
  if (clash !== undefined) throw secretNameClashProblem(clash, secret, name);
  const variable = new TerraformVariable(stack, id, { type: 'string', sensitive: true, nullable: false, description, validation: [length(name, maximumLength)] });
  variable.overrideLogicalId(name);
  return variable;
}

const variableName = (secret: string) => secret.toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^(?=\d)/, '_');

const secretsOf = (stack: TerraformStack) =>
  stack.node.children.map(({ node }) => node.id).filter((id) => id.startsWith(ID_PREFIX)).map((id) => decodeURIComponent(id.slice(ID_PREFIX.length)));

const length = (name: string, maximum?: number) => ({
  condition: `\${length(var.${name}) > 0${maximum === undefined ? '' : ` && length(var.${name}) <= ${maximum}`}}`,
  errorMessage: maximum === undefined ? 'The key is empty.' : `The key has to have 1 to ${maximum} characters.`,
});
