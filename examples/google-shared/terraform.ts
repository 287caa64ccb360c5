import type { App } from 'cdktf';
import { newStack } from '../google-app';
import { planOf } from '../plan-of';
import { newApp } from '../terraform-app';
import { GoogleHybridNetwork } from 'hybrid-ai-network/google';

/** Three networks on one pair of connections, which the production project orders. Attachments are each in the project of their network. */
export function buildTerraform(folder: string, outdir?: string): App {
  const app = newApp(outdir);
  const plan = planOf(folder);
  const stack = newStack(app, 'google-shared', plan, 'virginia');
  const network = { kind: 'new', subnetworks: true } as const;
  const virginia = new GoogleHybridNetwork(stack, 'virginia', { plan, cloud: 'virginia', network, customerName: 'Ashburn AI' });
  new GoogleHybridNetwork(stack, 'iowa', { plan, cloud: 'iowa', network, interconnects: virginia.sharedCircuits('recovery') });
  new GoogleHybridNetwork(stack, 'lab', { plan, cloud: 'lab', network, interconnects: virginia.sharedCircuits('research') });
  return app;
}

if (require.main === module) buildTerraform(process.cwd()).synth();
