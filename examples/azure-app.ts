import * as path from 'node:path';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, AzurermBackend, TerraformStack } from 'cdktf';
import { loadHybridNetwork, planNetwork, type NetworkPlan, readLock } from 'hybrid-ai-network';

/**
 * The plan of the network that a folder defines.
 *
 * @param folder holds `network.yaml` and its lock
 */
export function planOf(folder: string): NetworkPlan {
  return planNetwork(loadHybridNetwork(path.join(folder, 'network.yaml')), { lock: readLock(path.join(folder, 'hybrid-network.lock.json')) });
}

/**
 * A CDKTF app.
 *
 * @param outdir where to write the stack; `cdktf synth` says it itself
 */
export const newApp = (outdir?: string): App => new App(outdir === undefined ? {} : { outdir });

/**
 * A stack with a provider. Its state holds service keys and pre-shared keys: put a storage account of your own here, with few readers.
 *
 * @param app the app
 * @param name of the stack, and of its state
 */
export function newStack(app: App, name: string): TerraformStack {
  const stack = new TerraformStack(app, name);
  new AzurermBackend(stack, { resourceGroupName: 'terraform', storageAccountName: 'hybridnetworkstate', containerName: 'state', key: `${name}.tfstate` });
  new AzurermProvider(stack, 'azurerm', { features: [{}] });
  return stack;
}
