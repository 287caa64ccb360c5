import type { App } from 'cdktf';
import { newApp, newStack, planOf } from '../azure-app';
import { AzureHybridNetwork } from 'hybrid-ai-network/azure';

/** One circuit of a service provider, a new network, and a VPN that takes over. */
export function buildTerraform(folder: string, outdir?: string): App {
  const app = newApp(outdir);
  new AzureHybridNetwork(newStack(app, 'azure-basic'), 'network', { plan: planOf(folder), cloud: 'virginia' });
  return app;
}

if (require.main === module) buildTerraform(process.cwd()).synth();
