import type { App } from 'cdktf';
import { newStack } from '../azure-app';
import { planOf } from '../plan-of';
import { newApp } from '../terraform-app';
import { AzureHybridNetwork } from 'hybrid-ai-network/azure';

/** A stack for each region. The connection of Global Reach is in the stack of the link that comes first by name. */
export function buildTerraform(folder: string, outdir?: string): App {
  const app = newApp(outdir);
  const plan = planOf(folder);
  const west = new AzureHybridNetwork(newStack(app, 'azure-two-regions-west'), 'network', { plan, cloud: 'arizona' });
  const peeringId = west.liveCircuits.get('west-phx-1-phoenix-1')!.peeringId;
  new AzureHybridNetwork(newStack(app, 'azure-two-regions-east'), 'network', {
    plan,
    cloud: 'virginia',
    authorizations: ['analytics'],
    reachPeers: { 'east-edge-1-washington-dc-1-to-west-phx-1-phoenix-1': { peeringId } },
  });
  return app;
}

if (require.main === module) buildTerraform(process.cwd()).synth();
