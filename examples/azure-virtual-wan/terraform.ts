import type { App } from 'cdktf';
import { newStack } from '../azure-app';
import { planOf } from '../plan-of';
import { newApp } from '../terraform-app';
import { AzureHybridNetwork } from 'hybrid-ai-network/azure';

/** A virtual hub with the gateways of circuits and VPN. */
export function buildTerraform(folder: string, outdir?: string): App {
  const app = newApp(outdir);
  new AzureHybridNetwork(newStack(app, 'azure-virtual-wan'), 'network', { plan: planOf(folder), cloud: 'virginia' });
  return app;
}

if (require.main === module) buildTerraform(process.cwd()).synth();
