import type { App } from 'cdktf';
import { newStack } from '../azure-app';
import { planOf } from '../plan-of';
import { newApp } from '../terraform-app';
import { AzureHybridNetwork } from 'hybrid-ai-network/azure';

/** A circuit with a link in each of two buildings of a city: what Microsoft calls high resiliency. */
export function buildTerraform(folder: string, outdir?: string): App {
  const app = newApp(outdir);
  new AzureHybridNetwork(newStack(app, 'azure-metro'), 'network', { plan: planOf(folder), cloud: 'netherlands' });
  return app;
}

if (require.main === module) buildTerraform(process.cwd()).synth();
