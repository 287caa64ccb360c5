import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import type { App } from 'cdktf';
import { newStack } from '../azure-app';
import { planOf } from '../plan-of';
import { newApp } from '../terraform-app';
import { AzureHybridNetwork } from 'hybrid-ai-network/azure';

/** Three networks on one pair of circuits. The research subscription has a provider of its own, and an authorization of each circuit. */
export function buildTerraform(folder: string, outdir?: string): App {
  const app = newApp(outdir);
  const plan = planOf(folder);
  const stack = newStack(app, 'azure-shared');
  const virginia = new AzureHybridNetwork(stack, 'virginia', { plan, cloud: 'virginia', authorizations: ['research'] });
  new AzureHybridNetwork(stack, 'iowa', { plan, cloud: 'iowa', existingCircuits: virginia.sharedCircuits('recovery') });
  const provider = new AzurermProvider(stack, 'research-subscription', {
    alias: 'research', subscriptionId: '22222222-2222-2222-2222-222222222222', features: [{}],
  });
  new AzureHybridNetwork(stack, 'lab', { plan, cloud: 'lab', provider, existingCircuits: virginia.sharedCircuits('research', 'research') });
  return app;
}

if (require.main === module) buildTerraform(process.cwd()).synth();
