import { encryptedTunnels } from './circuit-capacity';
import { attachmentSizes } from './circuits';
import type { PlanInput } from './decisions';
import { workloadRates } from './demand';
import type { LinkDemand } from './link-demand';
import type { CloudPlan, CostItem, CostPlan, DedicatedPlan, LinkPlan, VpnPlan } from './network-plan';
import { toCents } from './numbers';
import type { Choice } from './selection';
import { billedPieces } from './vpn';
import type { Catalog } from '../catalog';
import { HOURS_PER_MONTH } from '../catalog/rows';
import type { Link, Workload } from '../definition/hybrid-network';

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
export function costOf({ network, demands }: PlanInput, links: readonly LinkPlan[], clouds: readonly CloudPlan[]): CostPlan {
  const prices = pricesOf(network.catalog);
  const providers = new Map(clouds.map(({ name, provider }) => [name, provider]));
  const items = [
    ...links.flatMap((link) => linkItems(link, providers.get(link.cloud)!, demands.get(link.name)!, prices)),
    ...clouds.flatMap((cloud) => gatewayItems(cloud, links, prices)),
  ].filter(({ quantity }) => quantity > 0);
  return { monthlyUsd: toCents(items.reduce((sum, { monthlyUsd }) => sum + monthlyUsd, 0)), items, leftOut: LEFT_OUT };
}

type Prices = (id: string) => Price;

/** A price by the catalogue's id, whatever table it is in. */
function pricesOf(catalog: Catalog): Prices {
  const known = PRICES.get(catalog) ?? readPrices(catalog);
  PRICES.set(catalog, known);
  return known;
}

const PRICES = new WeakMap<Catalog, Prices>();

function readPrices({ circuits, vpns, gateways, charges }: Catalog): Prices {
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

function linkItems(link: LinkPlan, provider: CloudPlan['provider'], demand: LinkDemand, prices: Prices): CostItem[] {
  const own = (id: string, quantity: number) => row(link.name, prices(id), quantity);
  const { toCloud, toSite } = monthlyGigabytes(demand.workloads);
  const dedicated = link.primary.kind === 'vpn' ? [] : circuitItems(link.primary, own);
  const vpns = [link.primary, link.fallback].filter((side): side is VpnPlan => side?.kind === 'vpn').map((vpn) => own(vpn.product, pieces(vpn, provider)));
  const isVpn = link.primary.kind === 'vpn';
  const processing = provider === 'aws' ? [own('aws/transit-gateway/processing', toCloud + toSite)] : [];
  return [...dedicated, ...vpns, ...processing, own(egressId(provider, isVpn), toSite)];
}

const pieces = ({ connections }: VpnPlan, provider: CloudPlan['provider']) => billedPieces(provider, connections.flatMap(({ tunnels }) => tunnels).length);

function circuitItems({ kind, paths, interconnect }: DedicatedPlan, own: (id: string, quantity: number) => CostItem): CostItem[] {
  const bundles = paths.flatMap((path) => path.bundles);
  const ports = own(bundles[0]!.product, bundles.reduce((sum, { members }) => sum + members, 0));
  const tunnels = interconnect?.encryption?.pairs.flatMap(({ gateways }) => gateways.flatMap((gateway) => gateway.tunnels)).length ?? 0;
  const encryption = tunnels > 0 ? [own(ENCRYPTION, tunnels)] : [];
  if (kind !== 'dedicated-interconnect') return [ports, ...encryption];
  const sizes = bundles.flatMap(({ attachments }) => attachments.map(({ bandwidthMbps }) => bandwidthMbps));
  const attachments = [10_000, 20_000, 50_000, 100_000, 400_000].map((mbps) => own(attachmentId(mbps), sizes.filter((size) => size === mbps).length));
  return [ports, ...attachments, ...encryption];
}

/** HA VPN tunnels on VLAN attachments cost what others do. https://cloud.google.com/network-connectivity/docs/interconnect/pricing */
const ENCRYPTION = 'google/vpn/ha';

const attachmentId = (mbps: number): string => `google/interconnect/attachment${mbps > 10_000 ? `-${mbps / 1000}G` : ''}`;

const EGRESS = { aws: 'aws/direct-connect/egress', azure: 'azure/express-route/egress', google: 'google/interconnect/egress' } as const;

const egressId = (provider: CloudPlan['provider'], isVpn: boolean): string => (isVpn ? `${provider}/internet/egress` : EGRESS[provider]);

/** What a choice of circuits costs a month with what is paid for each of its attachments and tunnels on them; traffic is left out. */
export function choiceUsd(link: Link, { product, sizes }: Choice, catalog: Catalog): number {
  const prices = pricesOf(catalog);
  const bundles = sizes.flat();
  const attachments = product.kind !== 'dedicated-interconnect' ? 0
    : bundles.flatMap((members) => attachmentSizes(product, members * product.mbps)).reduce((sum, mbps) => sum + prices(attachmentId(mbps)).unitUsd, 0);
  const tunnels = encryptedTunnels(link, product, bundles);
  const encryption = tunnels > 0 ? tunnels * prices(ENCRYPTION).unitUsd : 0;
  return toCents(bundles.reduce((sum, members) => sum + members, 0) * product.monthlyUsd + attachments + encryption);
}

/** What a month's traffic to the site costs more over the internet than over circuits. */
export function egressDifferenceUsd({ cloud: { provider } }: Link, { workloads }: LinkDemand, catalog: Catalog): number {
  const prices = pricesOf(catalog);
  return monthlyGigabytes(workloads).toSite * (prices(egressId(provider, true)).unitUsd - prices(egressId(provider, false)).unitUsd);
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

/** What the cloud charges a month for having circuits at all, beside what they and the gateways cost. */
export const attachmentUsd = ({ cloud: { provider } }: Link, catalog: Catalog): number => (provider === 'aws' ? pricesOf(catalog)('aws/transit-gateway/attachment').unitUsd : 0);

/** Amounts in both directions, in GB. */
export interface Gigabytes {
  /** From the site to the cloud. */
  readonly toCloud: number;
  /** From the cloud to the site. */
  readonly toSite: number;
}

/** What a cloud charges for the traffic of a link: processing and egress, over its circuits where it has them. */
export function trafficUsd({ primary, cloud: { provider } }: Link, { toCloud, toSite }: Gigabytes, catalog: Catalog): number {
  const prices = pricesOf(catalog);
  const processing = provider === 'aws' ? (toCloud + toSite) * prices('aws/transit-gateway/processing').unitUsd : 0;
  return toCents(processing + toSite * prices(egressId(provider, primary.kind === 'vpn')).unitUsd);
}

/** What workloads move in a month, at today's volume, in GB. */
export function monthlyGigabytes(workloads: readonly Workload[]): Gigabytes {
  const means = workloads.map((workload) => workloadRates(workload).mean);
  const gigabytes = (direction: 'toCloud' | 'toSite') => Math.round((means.reduce((sum, mean) => sum + mean[direction], 0) * HOURS_PER_MONTH * 3600) / 8_000);
  return { toCloud: gigabytes('toCloud'), toSite: gigabytes('toSite') };
}
