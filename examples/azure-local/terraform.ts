import type { App } from 'cdktf';
import { newStack } from '../azure-app';
import { planOf } from '../plan-of';
import { newApp } from '../terraform-app';
import { AzureHybridNetwork } from 'hybrid-ai-network/azure';

/** Circuits of the tier local: their price holds all the data that comes to the site. */
export function buildTerraform(folder: string, outdir?: string): App {
  const app = newApp(outdir);
  new AzureHybridNetwork(newStack(app, 'azure-local'), 'network', { plan: planOf(folder), cloud: 'virginia' });
  return app;
}

if (require.main === module) buildTerraform(process.cwd()).synth();
