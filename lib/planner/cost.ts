import type { Catalog } from '../catalog';
import { isSized, workloadRates } from './demand';
import type { CloudPlan, CostItem, CostPlan, DedicatedPlan, LinkPlan, VpnPlan } from './network-plan';
import { toCents } from './numbers';
import { billedPieces } from './vpn';
import { HOURS_PER_MONTH } from '../catalog/rows';
import type { HybridNetwork, Workload } from '../definition/hybrid-network';

/** What no list price of a cloud covers. */
const LEFT_OUT = [
  'cross-connects and colocation',
  "carriers' and service providers' circuits",
  'internet access of the site',
  'routers and their support',
  'endpoints (PrivateLink, Private Link, Private Service Connect)',
  'VPC attachments, and traffic between regions and zones',
  'growth of traffic: GB are at today\'s volume',
  'differences between regions: prices are those of North America',
  'taxes and discounts',
];

type Price = Pick<CostItem, 'item' | 'unit' | 'unitUsd' | 'verified'>;

/** Adds up the bill: everything that the links and clouds of a plan pay for every month, traffic at today's volume. */
export function costOf(network: HybridNetwork, links: readonly LinkPlan[], clouds: readonly CloudPlan[]): CostPlan {
  const prices = pricesOf(network.catalog);
  const items = [
    ...links.flatMap((link) => linkItems(link, clouds.find(({ name }) => name === link.cloud)!.provider, network.workloads, prices)),
    ...clouds.flatMap((cloud) => gatewayItems(cloud, links, prices)),
  ].filter(({ quantity }) => quantity > 0);
  return { monthlyUsd: toCents(items.reduce((sum, { monthlyUsd }) => sum + monthlyUsd, 0)), items, leftOut: LEFT_OUT };
}

type Prices = (id: string) => Price;

/** A price by the catalogue's id, whatever table it is in. */
function pricesOf({ circuits, vpns, gateways, charges }: Catalog): Prices {
  const each = (id: string, item: string, unitUsd: number, verified: boolean): [string, Price] => [id, { item, unit: 'each', unitUsd, verified }];
  const prices = new Map<string, Price>([
    ...circuits.map(({ id, monthlyUsd, source }) => each(id, id, monthlyUsd, source.verified)),
    ...vpns.map(({ id, connectionMonthlyUsd, source }) => each(id, `${id}, connections or tunnels`, connectionMonthlyUsd, source.verified)),
    ...vpns.map(({ id, gatewayMonthlyUsd, source }) => each(`${id}/gateway`, `${id}, gateway`, gatewayMonthlyUsd, source.verified)),
    ...gateways.map(({ id, monthlyUsd, source }) => each(id, id, monthlyUsd, source.verified)),
    ...charges.map(({ id, item, unit, usd, source }): [string, Price] => [id, { item, unit, unitUsd: usd, verified: source.verified }]),
  ]);
  return (id) => prices.get(id)!;
}

const row = (owner: string, price: Price, quantity: number): CostItem => ({ owner, ...price, quantity, monthlyUsd: toCents(quantity * price.unitUsd) });

function linkItems(link: LinkPlan, provider: CloudPlan['provider'], workloads: readonly Workload[], prices: Prices): CostItem[] {
  const own = (id: string, quantity: number) => row(link.name, prices(id), quantity);
  const { toCloud, toSite } = monthlyGigabytes(link.name, workloads);
  const dedicated = link.primary.kind === 'vpn' ? [] : circuitItems(link.primary, own);
  const vpns = [link.primary, link.fallback].filter((side): side is VpnPlan => side?.kind === 'vpn').map((vpn) => own(vpn.product, pieces(vpn, provider)));
  const isVpn = link.primary.kind === 'vpn';
  switch (provider) {
    case 'aws':
      return [
        ...dedicated,
        ...vpns,
        own('aws/transit-gateway/processing', toCloud + toSite),
        own(isVpn ? 'aws/internet/egress' : 'aws/direct-connect/egress', toSite),
      ];
    case 'azure':
      return [...dedicated, ...vpns, own(isVpn ? 'azure/internet/egress' : 'azure/express-route/egress', toSite)];
    case 'google':
      return [...dedicated, ...vpns, own(isVpn ? 'google/internet/egress' : 'google/interconnect/egress', toSite)];
  }
}

const pieces = ({ connections }: VpnPlan, provider: CloudPlan['provider']) => billedPieces(provider, connections.flatMap(({ tunnels }) => tunnels).length);

function circuitItems({ kind, paths }: DedicatedPlan, own: (id: string, quantity: number) => CostItem): CostItem[] {
  const bundles = paths.flatMap((path) => path.bundles);
  const ports = own(bundles[0]!.product, bundles.reduce((sum, { members }) => sum + members, 0));
  if (kind !== 'dedicated-interconnect') return [ports];
  const sizes = bundles.flatMap(({ attachments }) => attachments.map(({ bandwidthMbps }) => bandwidthMbps));
  const attachments = [10_000, 20_000, 50_000, 100_000].map((mbps) =>
    own(`google/interconnect/attachment${mbps > 10_000 ? `-${mbps / 1000}G` : ''}`, sizes.filter((size) => size === mbps).length));
  return [ports, ...attachments];
}

/** What the links of a cloud share: on AWS the attachment of the Direct Connect gateway, on Azure the gateways. */
function gatewayItems(cloud: CloudPlan, links: readonly LinkPlan[], prices: Prices): CostItem[] {
  if (cloud.provider === 'google') return [];
  if (cloud.provider === 'aws') {
    const hasCircuits = links.some((link) => link.cloud === cloud.name && link.primary.kind !== 'vpn');
    return hasCircuits ? [row(cloud.name, prices('aws/transit-gateway/attachment'), 1)] : [];
  }
  const { expressRouteGateway: expressRoute, vpnGateway: vpn } = cloud;
  return [
    ...(expressRoute ? [row(cloud.name, prices(`azure/expressroute-gateway/${expressRoute.sku}`), expressRoute.scaleUnits ?? 1)] : []),
    ...(vpn ? [row(cloud.name, prices(`azure/vpn/${vpn.sku}/gateway`), 1), row(cloud.name, prices('azure/public-ip'), 2)] : []),
  ];
}

/** What a link moves in a month, at today's volume, in GB. */
function monthlyGigabytes(link: string, workloads: readonly Workload[]): { readonly toCloud: number; readonly toSite: number } {
  const own = workloads.filter((workload) => workload.link.name === link && isSized(workload)).map((workload) => workloadRates(workload).mean);
  const gigabytes = (direction: 'toCloud' | 'toSite') => Math.round((own.reduce((sum, mean) => sum + mean[direction], 0) * HOURS_PER_MONTH * 3600) / 8_000);
  return { toCloud: gigabytes('toCloud'), toSite: gigabytes('toSite') };
}
