import { GoogleProvider } from '@cdktf/provider-google/lib/provider';
import { type App, GcsBackend, TerraformStack } from 'cdktf';
import { planOf } from './plan-of';
import { newApp } from './terraform-app';
import type { NetworkPlan } from 'hybrid-ai-network';
import { GoogleHybridNetwork, type GoogleHybridNetworkProps } from 'hybrid-ai-network/google';

/**
 * A stack with a provider. Its state holds the pre-shared keys: put a bucket of your own here, with few readers.
 *
 * @param name of the stack, and of its state
 * @param cloud whose project and region the provider has
 */
export function newStack(app: App, name: string, { clouds }: NetworkPlan, cloud: string): TerraformStack {
  const stack = new TerraformStack(app, name);
  new GcsBackend(stack, { bucket: `${name}-terraform`, prefix: name });
  const found = clouds.find((row) => row.name === cloud);
  if (found?.provider === 'google') new GoogleProvider(stack, 'google', { project: found.project, region: found.region });
  return stack;
}

/**
 * An app with one stack for one cloud of the network that a folder defines.
 *
 * @param folder holds `network.yaml` and its lock
 * @param outdir where to write the stack; `cdktf synth` says it itself
 * @param name of the stack
 * @param props the cloud, and what the example gives its construct
 */
export function googleApp(
  folder: string,
  outdir: string | undefined,
  name: string,
  props: Omit<GoogleHybridNetworkProps, 'plan'> | ((plan: NetworkPlan) => Omit<GoogleHybridNetworkProps, 'plan'>),
): App {
  const plan = planOf(folder);
  const given = typeof props === 'function' ? props(plan) : props;
  const app = newApp(outdir);
  new GoogleHybridNetwork(newStack(app, name, plan, given.cloud), 'network', { plan, ...given });
  return app;
}
