export { GoogleHybridNetwork, type GoogleHybridNetworkProps } from './google-hybrid-network';
export type { MacsecKey } from './dedicated';
export type { ExistingGoogleNetwork, GoogleNetworkSource, NewGoogleNetwork, StandardBestPath } from './gateway';
export type { GoogleHybridNetworkOutputs } from './outputs';
export type { PartnerPeer } from './partner';
export type { GoogleQuotas } from './plan-rules';
