export { GoogleHybridNetwork } from './google-hybrid-network';
export type { ExistingGoogleNetwork, GoogleNetworkSource, NewGoogleNetwork, StandardBestPath } from './gateway';
export type { MacsecKey, MacsecKeys } from './macsec';
export type { GoogleHybridNetworkProps } from './network-props';
export type { GoogleHybridNetworkOutputs } from './outputs';
export type { PartnerPeer } from './partner';
export type { GoogleQuotas } from './plan-rules';
