import type { AwsCloud } from './hybrid-network';
import type { Kept, PolicyDefinition } from './schema';

/** What holds where a definition says nothing. The schema's doc comments and the documentation state the same. */
export const DEFAULTS = {
  policy: { headroom: '30%', utilizationLimit: '70%', failureUtilizationLimit: '90%', growth: '30%/year', horizon: '18 months', resilience: 'high' },
  survive: { location: 'full', dedicated: 'slower' },
  gatewayAsn: 64_512,
  gateway: 'transit',
  directConnectGatewayAsn: 64_513,
  vlans: '100-3999',
  timeZone: 'UTC',
  flows: 64,
  inferenceFlows: 256,
  sizeVariation: 1,
  transport: { window: '64 MiB', loss: '0.0001%' },
  maximumRoundTripTime: '5 ms',
} as const satisfies { policy: PolicyDefinition; survive: Record<string, Kept> } & Record<string, unknown>;

/** What circuits and tunnels of an AWS cloud end at. */
export const gatewayOf = (cloud: { readonly gateway?: AwsCloud['gateway'] | undefined }): AwsCloud['gateway'] => cloud.gateway ?? DEFAULTS.gateway;

/** The ASN of an AWS cloud's transit gateway or virtual private gateway. */
export const asnOf = (cloud: { readonly asn?: number | undefined }): number => cloud.asn ?? DEFAULTS.gatewayAsn;

/** The ASN of an AWS cloud's Direct Connect gateway. */
export const directConnectGatewayAsnOf = (cloud: { readonly directConnectGatewayAsn?: number | undefined }): number =>
  cloud.directConnectGatewayAsn ?? DEFAULTS.directConnectGatewayAsn;
