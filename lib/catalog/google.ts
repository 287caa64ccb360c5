import type { Charge, CircuitProduct, VpnProduct } from './catalog';
import { charges, perGibibyte, perHour, unverified, verified } from './rows';

const PRICES = verified('https://cloud.google.com/network-connectivity/docs/interconnect/pricing', '2026-09-20');
const REMEMBERED = unverified('https://cloud.google.com/network-connectivity/docs/interconnect/pricing', '2026-11-21');
const VPN_PRICES = verified('https://cloud.google.com/network-connectivity/docs/vpn/pricing', '2026-08-21');

/** A flow gets 10 Gbps at most, whatever the circuit: https://docs.cloud.google.com/network-connectivity/docs/interconnect/quotas */
const circuit = (speed: string, mbps: number, usdPerHour: number): CircuitProduct => ({
  id: `google/dedicated-interconnect/${speed}`,
  kind: 'dedicated-interconnect',
  mbps,
  maxMembers: 8,
  maxFlowMbps: 10_000,
  monthlyUsd: perHour(usdPerHour),
  leadTimeMonths: 3,
  macsec: true,
  source: PRICES,
});

/** Attachments of 400 Gbps came with 7.16.0, and 8.0 may take fields away that are used here: https://github.com/hashicorp/terraform-provider-google/blob/main/CHANGELOG.md */
export const googleWith400G = '~> 7.16';

/**
 * Whether ports of Google have MACsec only where they were ordered with it: those of 100 Gbps and more all have it.
 * https://docs.cloud.google.com/network-connectivity/docs/interconnect/concepts/macsec-overview
 */
export const needsMacsecOrder = (portMbps: number): boolean => portMbps <= 10_000;

/** What a VLAN attachment of Partner Interconnect costs an hour, by its size; the partner's own fee comes on top. */
const partnerSizes: readonly (readonly [size: string, mbps: number, usdPerHour: number])[] = [
  ['50M', 50, 0.05417],
  ['100M', 100, 0.0625],
  ['200M', 200, 0.08333],
  ['300M', 300, 0.1111],
  ['400M', 400, 0.1389],
  ['500M', 500, 0.1736],
  ['1G', 1_000, 0.2778],
  ['2G', 2_000, 0.5694],
  ['5G', 5_000, 1.25],
  ['10G', 10_000, 2.36],
  ['20G', 20_000, 3.61],
  ['50G', 50_000, 9.02],
];

const partnerCircuits = partnerSizes.map(([size, mbps, usdPerHour]): CircuitProduct => ({
  id: `google/partner-interconnect/${size}`,
  kind: 'partner-interconnect',
  mbps,
  maxMembers: 1,
  maxFlowMbps: 10_000,
  monthlyUsd: perHour(usdPerHour),
  leadTimeMonths: 1,
  macsec: false,
  source: REMEMBERED,
}));

/**
 * Circuits of Dedicated and Partner Interconnect; limits: https://docs.cloud.google.com/network-connectivity/docs/interconnect/quotas.
 * A partner's attachment may have 100 Gbps too, at a price that the catalogue does not know.
 */
export const googleCircuits: readonly CircuitProduct[] = [
  circuit('10G', 10_000, 2.328),
  circuit('100G', 100_000, 23.28),
  { ...circuit('400G', 400_000, 85), providerVersion: googleWith400G },
  ...partnerCircuits,
];

/**
 * How many of each Google Cloud takes: https://docs.cloud.google.com/network-connectivity/docs/router/quotas,
 * https://docs.cloud.google.com/network-connectivity/docs/interconnect/quotas
 */
export const googleLimits = {
  /** Cloud Routers of a network in a region. */
  routers: 5,
  /** BGP peers of a Cloud Router. */
  peers: 128,
  /** Prefixes that a Cloud Router announces of its own in a session. */
  announced: 200,
  /** Custom learned routes of a session, and distinct ones of a network in a region. */
  learned: 10,
  /** Prefixes from a peer, beyond which the session is reset. */
  received: 5_000,
  /** Distinct dynamic prefixes of a region by default; what is above is dropped. */
  dynamic: 250,
  /** VLAN attachments of a connection, by default. */
  attachments: 16,
} as const;

/**
 * HA VPN. Both figures of a tunnel count both directions together, and Google advises to use half of them.
 * https://docs.cloud.google.com/network-connectivity/docs/interconnect/how-to/configure-ha-vpn-interconnect
 */
export const googleVpns: readonly VpnProduct[] = [
  {
    id: 'google/vpn/ha',
    provider: 'google',
    tunnelMbps: 3_000,
    tunnelPps: 250_000,
    acknowledgementsCount: true,
    sharedDirections: true,
    planningFactor: 0.5,
    mtu: 1406,
    mss: 1366,
    connectionMonthlyUsd: perHour(0.05),
    gatewayMonthlyUsd: 0,
    source: VPN_PRICES,
  },
];

/** What Google charges beside circuits and tunnels, in North America: elsewhere egress over Cloud Interconnect costs up to several times as much; egress to the internet at its first tier. */
export const googleCharges: readonly Charge[] = charges([
  ['google/interconnect/attachment', 'VLAN attachment up to 10 Gbps', 'each', perHour(0.1), PRICES],
  ['google/interconnect/attachment-20G', 'VLAN attachment of 20 Gbps', 'each', perHour(0.2), PRICES],
  ['google/interconnect/attachment-50G', 'VLAN attachment of 50 Gbps', 'each', perHour(0.5), PRICES],
  ['google/interconnect/attachment-100G', 'VLAN attachment of 100 Gbps', 'each', perHour(1), REMEMBERED],
  ['google/interconnect/attachment-400G', 'VLAN attachment of 400 Gbps', 'each', perHour(4), REMEMBERED],
  ['google/interconnect/egress', 'data transfer out over Cloud Interconnect', 'GB', perGibibyte(0.02), PRICES],
  ['google/internet/egress', 'data transfer out to the internet', 'GB', perGibibyte(0.12), VPN_PRICES],
]);
