import { DataAzurermKeyVault } from '@cdktf/provider-azurerm/lib/data-azurerm-key-vault';
import type { App } from 'cdktf';
import { newStack } from '../azure-app';
import { planOf } from '../plan-of';
import { newApp } from '../terraform-app';
import { AzureHybridNetwork } from 'hybrid-ai-network/azure';

/** Ports of one's own, whose keys are in a Key Vault; the vault's ids are references, which Terraform looks up. */
export function buildTerraform(folder: string, outdir?: string): App {
  const app = newApp(outdir);
  const stack = newStack(app, 'azure-direct');
  const vault = new DataAzurermKeyVault(stack, 'vault', { name: 'network-keys', resourceGroupName: 'security' });
  new AzureHybridNetwork(stack, 'network', { plan: planOf(folder), cloud: 'virginia', macsec: { keyVaultId: vault.id, keyVaultUri: vault.vaultUri } });
  return app;
}

if (require.main === module) buildTerraform(process.cwd()).synth();
