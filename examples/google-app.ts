import * as path from 'node:path';
import { GoogleProvider } from '@cdktf/provider-google/lib/provider';
import { App, GcsBackend, TerraformStack } from 'cdktf';
import { loadHybridNetwork, planNetwork, type NetworkPlan, readLock } from 'hybrid-ai-network';
import { GoogleHybridNetwork, type GoogleHybridNetworkProps } from 'hybrid-ai-network/google';

/**
 * An app with one stack for one cloud of the network that a folder defines.
 *
 * @param folder holds `network.yaml` and its lock; its name is the stack's
 * @param outdir where to write the stack; `cdktf synth` says it itself
 * @param props the cloud, and what the example gives its construct
 */
export function googleApp(
  folder: string,
  outdir: string | undefined,
  name: string,
  props: Omit<GoogleHybridNetworkProps, 'plan'> | ((plan: NetworkPlan) => Omit<GoogleHybridNetworkProps, 'plan'>),
): App {
  const network = loadHybridNetwork(path.join(folder, 'network.yaml'));
  const plan = planNetwork(network, { lock: readLock(path.join(folder, 'hybrid-network.lock.json')) });
  const given = typeof props === 'function' ? props(plan) : props;
  const cloud = plan.clouds.find((row) => row.name === given.cloud);

  const app = new App(outdir === undefined ? {} : { outdir });
  const stack = new TerraformStack(app, name);
  // The state holds the pre-shared keys. Put a bucket of your own here, with few readers.
  new GcsBackend(stack, { bucket: `${name}-terraform`, prefix: name });
  if (cloud?.provider === 'google') new GoogleProvider(stack, 'google', { project: cloud.project, region: cloud.region });
  new GoogleHybridNetwork(stack, 'network', { plan, ...given });
  return app;
}
