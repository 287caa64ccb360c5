import type { App } from 'cdktf';
import { newStack } from '../azure-app';
import { planOf } from '../plan-of';
import { newApp } from '../terraform-app';
import { AzureHybridNetwork } from 'hybrid-ai-network/azure';

/** Circuits at two locations, what passes between circuits and VPN, and a path that is still on order. */
export function buildTerraform(folder: string, outdir?: string): App {
  const app = newApp(outdir);
  new AzureHybridNetwork(newStack(app, 'azure-maximum'), 'network', { plan: planOf(folder), cloud: 'virginia', tags: { owner: 'network' } });
  return app;
}

if (require.main === module) buildTerraform(process.cwd()).synth();
