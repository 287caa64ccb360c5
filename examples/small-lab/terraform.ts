import * as path from 'node:path';
import { GoogleProvider } from '@cdktf/provider-google/lib/provider';
import { App, GcsBackend, TerraformStack } from 'cdktf';
import { loadHybridNetwork, planNetwork, readLock } from 'hybrid-ai-network';
import { GoogleHybridNetwork } from 'hybrid-ai-network/google';

/**
 * A VPN between one router and one region of Google Cloud.
 *
 * @param folder holds `network.yaml` and its lock
 * @param outdir where to write the stack; `cdktf synth` says it itself
 */
export function buildTerraform(folder: string, outdir?: string): App {
  const network = loadHybridNetwork(path.join(folder, 'network.yaml'));
  const plan = planNetwork(network, { lock: readLock(path.join(folder, 'hybrid-network.lock.json')) });

  const app = new App(outdir === undefined ? {} : { outdir });
  const stack = new TerraformStack(app, 'small-lab');
  // The state holds the pre-shared keys. Put a bucket of your own here, with few readers.
  new GcsBackend(stack, { bucket: 'small-lab-terraform', prefix: 'small-lab' });
  new GoogleProvider(stack, 'google', { project: 'small-lab', region: 'europe-west1' });
  new GoogleHybridNetwork(stack, 'network', { plan, cloud: 'google-belgium', network: { kind: 'new' } });
  return app;
}

if (require.main === module) buildTerraform(process.cwd()).synth();
