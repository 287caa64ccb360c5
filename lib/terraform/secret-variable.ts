import type { Construct } from 'constructs';
import { TerraformStack, TerraformVariable } from './cdktf';

/**
 * A sensitive variable of the stack for a key that the plan knows by name only; asked for twice, it is one variable.
 * Terraform asks for its value, or takes it from `TF_VAR_<name>`.
 *
 * @returns a reference to use as a value
 */
export function secretVariable(scope: Construct, secret: string, description: string): string {
  const name = secret.toLowerCase().replace(/[^a-z0-9]+/g, '_');
  const stack = TerraformStack.of(scope);
  const existing = stack.node.tryFindChild(name) as TerraformVariable | undefined;
  const variable = existing ?? new TerraformVariable(stack, name, { type: 'string', sensitive: true, nullable: false, description });
  variable.overrideLogicalId(name);
  return variable.stringValue;
}
