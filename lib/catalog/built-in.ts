import { awsCharges, awsCircuits, awsVpns } from './aws';
import { interconnectCharges, interconnectPairs, interconnectSpeeds } from './aws-interconnect';
import { awsRegions } from './aws-regions';
import { azureCharges, azureCircuits, azureGateways, azureHubVpns, azureVpns } from './azure';
import { azureRegions } from './azure-regions';
import type { Catalog } from './catalog';
import { crossCloudCircuits, remoteLocations } from './cross-cloud';
import { deepFreeze } from './freeze';
import { googleCharges, googleCircuits, googleVpns } from './google';
import { googleRegions } from './google-regions';
import { awsLocations } from './locations-aws';
import { azureLocations } from './locations-azure';
import { googleLocations } from './locations-google';

/** What the library knows, with the source of each row; frozen. A definition adds to it, see `withAdditions`. */
export const builtInCatalog: Catalog = deepFreeze({
  locations: [...awsLocations, ...azureLocations, ...googleLocations],
  circuits: [...awsCircuits, ...azureCircuits, ...googleCircuits, ...crossCloudCircuits],
  vpns: [...awsVpns, ...azureVpns, ...azureHubVpns, ...googleVpns],
  gateways: azureGateways,
  interconnectPairs,
  interconnectSpeeds,
  awsRegions,
  azureRegions,
  googleRegions,
  remoteLocations,
  charges: [...awsCharges, ...azureCharges, ...googleCharges, ...interconnectCharges],
});
