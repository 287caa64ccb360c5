import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { type App, AzurermBackend, TerraformStack } from 'cdktf';

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
