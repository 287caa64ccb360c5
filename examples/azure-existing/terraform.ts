import { DataAzurermVirtualNetworkGateway } from '@cdktf/provider-azurerm/lib/data-azurerm-virtual-network-gateway';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { type App, TerraformVariable } from 'cdktf';
import { newStack } from '../azure-app';
import { planOf } from '../plan-of';
import { newApp } from '../terraform-app';
import { AzureHybridNetwork } from 'hybrid-ai-network/azure';

const SUBSCRIPTION = '00000000-0000-0000-0000-000000000000';
const NETWORK = `/subscriptions/${SUBSCRIPTION}/resourceGroups/hub/providers/Microsoft.Network`;

/** Ids may be text or references. The circuit that exists is in another subscription, and so is the one that is made: each is joined with a key. */
export function buildTerraform(folder: string, outdir?: string): App {
  const app = newApp(outdir);
  const stack = newStack(app, 'azure-existing');
  const connectivity = new AzurermProvider(stack, 'connectivity', { alias: 'connectivity', subscriptionId: SUBSCRIPTION, features: [{}] });
  const circuits = new DataAzurermVirtualNetworkGateway(stack, 'circuits', { name: 'hub-ergw', resourceGroupName: 'hub' });
  const authorization = new TerraformVariable(stack, 'authorization', { type: 'string', sensitive: true, description: 'The key that the owner of the circuit gave' });
  const network = new AzureHybridNetwork(stack, 'network', {
    plan: planOf(folder),
    cloud: 'virginia',
    resourceGroupName: 'hub',
    network: { kind: 'existing', gatewaySubnetId: `${NETWORK}/virtualNetworks/hub/subnets/GatewaySubnet` },
    expressRouteGatewayId: circuits.id,
    vpnGateway: { id: `${NETWORK}/virtualNetworkGateways/hub-vpngw`, publicIpAddresses: ['192.0.2.10', '192.0.2.11'] },
    existingCircuits: {
      'azure-edge-1-washington-dc-1': {
        circuitId: `/subscriptions/${SUBSCRIPTION}/resourceGroups/circuits/providers/Microsoft.Network/expressRouteCircuits/equinix-1`,
        authorizationKey: authorization.stringValue,
      },
    },
    circuitProvider: connectivity,
    circuitResourceGroupName: 'circuits',
    names: { 'azure-edge-2-washington-dc2-1': 'coresite-1' },
  });
  // What another configuration of this stack called it: Terraform moves it in its state, and makes nothing anew.
  network.circuits.get('azure-edge-2-washington-dc2-1')?.moveFromId('azurerm_express_route_circuit.coresite');
  return app;
}

if (require.main === module) buildTerraform(process.cwd()).synth();
