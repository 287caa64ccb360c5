export { AzureHybridNetwork, type AzureHybridNetworkProps } from './azure-hybrid-network';
export type { AzureNetworkSource, AzureNetworkWithoutGateways, ExistingAzureNetwork, NewAzureNetwork } from './network';
