import type { Charge, InterconnectPair, InterconnectSpeed, Source } from './catalog';
import { charges, perHour, unverified, verified } from './rows';

/** AWS's page of the regions that the service joins, as a public copy of its documentation has it. */
const REGIONS = verified('https://docs.aws.amazon.com/interconnect/latest/userguide/region-availability.html', '2026-09-30');

/** Regions of AWS with the regions of Google Cloud that the service pairs them with. */
export const interconnectPairs: readonly InterconnectPair[] = ([
  ['ap-southeast-1', 'asia-southeast1'],
  ['ap-southeast-2', 'australia-southeast1'],
  ['eu-central-1', 'europe-west3'],
  ['eu-north-1', 'europe-north2'],
  ['eu-west-2', 'europe-west2'],
  ['us-east-1', 'us-east4'],
  ['us-west-1', 'us-west2'],
  ['us-west-2', 'us-west1'],
] as const).map(([aws, google]) => ({ aws, google, source: REGIONS }));

/** AWS's pricing page, as a public test quotes it: of the lowest tier, in which both ends are in their pair, it publishes 10 Gbps alone. */
const PUBLISHED = verified('https://aws.amazon.com/interconnect/multicloud/pricing/', '2026-09-21');
/** In proportion to 10 Gbps: AWS shows these prices in its console only, and third parties contradict each other. */
const IN_PROPORTION = unverified('https://aws.amazon.com/interconnect/multicloud/pricing/', '2026-09-21');
/** Google's pricing page, North America and Europe. */
const TRANSPORTS = verified('https://cloud.google.com/network-connectivity/docs/interconnect/pricing', '2026-09-21');
/** As 1 Gbps: Google's page has no price below it. */
const AS_THE_NEXT = unverified('https://cloud.google.com/network-connectivity/docs/interconnect/pricing', '2026-09-21');

/**
 * Bandwidths that both providers name. What can be ordered between two regions is the answer of `aws interconnect list-environments`:
 * https://docs.aws.amazon.com/interconnect/latest/userguide/interconnect-pricing.html
 */
const speeds: readonly (readonly [speed: string, mbps: number, awsHour: number, awsSource: Source, googleHour: number, googleSource: Source])[] = [
  ['500M', 500, 0.6165, IN_PROPORTION, 3.5, AS_THE_NEXT],
  ['1G', 1_000, 1.233, IN_PROPORTION, 3.5, TRANSPORTS],
  ['5G', 5_000, 6.165, IN_PROPORTION, 17.3, TRANSPORTS],
  ['10G', 10_000, 12.33, PUBLISHED, 19, TRANSPORTS],
  ['100G', 100_000, 123.3, IN_PROPORTION, 146.6, TRANSPORTS],
];

/** The bandwidth of which AWS gives one free in each Region and to each provider, where it stays in its Region. */
const FREE_MBPS = 500;

/** Bandwidths of AWS Interconnect - multicloud, the least first. */
export const interconnectSpeeds: readonly InterconnectSpeed[] = speeds.map(([speed, mbps]) => ({
  mbps, ...(mbps === FREE_MBPS && { isFirstFree: true }), awsCharge: `aws/interconnect/${speed}`, googleCharge: `google/cross-cloud-transport/${speed}`,
}));

/** What each side charges for a bandwidth; neither charges for what is moved over it. */
export const interconnectCharges: readonly Charge[] = charges(speeds.flatMap(([speed, , awsHour, awsSource, googleHour, googleSource]) => [
  [`aws/interconnect/${speed}`, `AWS Interconnect - multicloud, ${speed}bps`, 'each', perHour(awsHour), awsSource],
  [`google/cross-cloud-transport/${speed}`, `Partner Cross-Cloud Interconnect for AWS, ${speed}bps`, 'each', perHour(googleHour), googleSource],
]));
