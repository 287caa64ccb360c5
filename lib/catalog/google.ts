import type { Charge, CircuitProduct, VpnProduct } from './catalog';
import { charges, perGibibyte, perHour, verified } from './rows';

const PRICES = verified('https://cloud.google.com/network-connectivity/docs/interconnect/pricing', '2026-09-20');
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

/** Circuits of Dedicated Interconnect; limits: https://docs.cloud.google.com/network-connectivity/docs/interconnect/quotas */
export const googleCircuits: readonly CircuitProduct[] = [circuit('10G', 10_000, 2.328), circuit('100G', 100_000, 23.28)];

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

/** What Google charges beside circuits and tunnels, in North America; egress to the internet at its first tier. */
export const googleCharges: readonly Charge[] = charges([
  ['google/interconnect/attachment', 'VLAN attachment up to 10 Gbps', 'each', perHour(0.1), PRICES],
  ['google/interconnect/attachment-20G', 'VLAN attachment of 20 Gbps', 'each', perHour(0.2), PRICES],
  ['google/interconnect/attachment-50G', 'VLAN attachment of 50 Gbps', 'each', perHour(0.5), PRICES],
  ['google/interconnect/attachment-100G', 'VLAN attachment of 100 Gbps', 'each', perHour(1), PRICES],
  ['google/interconnect/egress', 'data transfer out over Cloud Interconnect', 'GB', perGibibyte(0.02), PRICES],
  ['google/internet/egress', 'data transfer out to the internet', 'GB', perGibibyte(0.12), VPN_PRICES],
]);
