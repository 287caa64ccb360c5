import type { Construct } from 'constructs';
import { TerraformStack } from './cdktf';

/**
 * Asks for other versions of a provider than the one its npm bindings were made from, which cdktf pins exactly. An override of
 * the stack that comes later, by `addOverride` on the same path, wins.
 *
 * @param provider the provider's local name, such as `azurerm`
 * @param constraint a version constraint of Terraform (https://developer.hashicorp.com/terraform/language/expressions/version-constraints)
 */
export function requireProviderVersion(scope: Construct, provider: string, constraint: string): void {
  TerraformStack.of(scope).addOverride(`terraform.required_providers.${provider}.version`, constraint);
}
