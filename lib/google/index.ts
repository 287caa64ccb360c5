export { GoogleHybridNetwork, type GoogleHybridNetworkProps } from './google-hybrid-network';
export type { ExistingGoogleNetwork, GoogleNetworkSource, NewGoogleNetwork } from './gateway';
export type { GoogleHybridNetworkOutputs } from './outputs';
