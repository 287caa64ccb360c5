import * as path from 'node:path';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { GoogleProvider } from '@cdktf/provider-google/lib/provider';
import { App, AzurermBackend, GcsBackend, TerraformStack } from 'cdktf';
import { loadHybridNetwork, planNetwork, readLock, type NetworkPlan } from 'hybrid-ai-network';
import { AzureHybridNetwork } from 'hybrid-ai-network/azure';
import { GoogleHybridNetwork } from 'hybrid-ai-network/google';

/**
 * The Azure and the Google end of the network that a folder defines, a stack each.
 *
 * @param folder holds `network.yaml` and its lock
 * @param outdir where to write the stacks; `cdktf synth` says it itself
 */
export function buildTerraform(folder: string, outdir?: string): App {
  const network = loadHybridNetwork(path.join(folder, 'network.yaml'));
  const plan = planNetwork(network, { lock: readLock(path.join(folder, 'hybrid-network.lock.json')) });

  const app = new App(outdir === undefined ? {} : { outdir });
  azure(new TerraformStack(app, 'ashburn-azure'), plan);
  google(new TerraformStack(app, 'ashburn-google'), plan);
  return app;
}

function azure(stack: TerraformStack, plan: NetworkPlan): void {
  // The state holds the pre-shared keys. Put storage of your own here, encrypted, with few readers.
  new AzurermBackend(stack, {
    resourceGroupName: 'terraform-state',
    storageAccountName: 'ashburnaistate',
    containerName: 'terraform',
    key: 'ashburn-azure.tfstate',
    useAzureadAuth: true,
  });
  new AzurermProvider(stack, 'azurerm', { features: [{}] });
  new AzureHybridNetwork(stack, 'network', { plan, cloud: 'azure-virginia' });
}

function google(stack: TerraformStack, plan: NetworkPlan): void {
  new GcsBackend(stack, { bucket: 'ashburn-ai-terraform', prefix: 'ashburn-google' });
  new GoogleProvider(stack, 'google', { project: 'ashburn-ai', region: 'us-east4' });
  new GoogleHybridNetwork(stack, 'network', { plan, cloud: 'google-virginia', network: { kind: 'new' }, customerName: 'Ashburn AI' });
}

if (require.main === module) buildTerraform(process.cwd()).synth();
