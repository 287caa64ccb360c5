export { AzureHybridNetwork } from './azure-hybrid-network';
export type { Circuit } from './circuits';
export type { LiveCircuit } from './dedicated';
export type { MacsecResources } from './macsec';
export type { AzureNetworkSource, AzureNetworkWithoutGateways, ExistingAzureNetwork, NewAzureNetwork } from './network';
export type {
  AzureGivenAccess, AzureHubSource, AzureHybridNetworkProps, AzureMacsec, AzurePolicyAccess, AzureReachPeer, AzureRoleAccess, AzureSecretPair, ExistingCircuit,
  ExistingVpnGateway,
} from './network-props';
