import { encryptedTunnels } from './circuit-capacity';
import { attachmentsOn } from './circuits';
import type { CloudLinkDecision } from './cloud-links';
import { remotePorts, remotePortsOf } from './cross-cloud';
import type { PlanInput } from './decisions';
import { isSized, workloadRates } from './demand';
import type { LinkDemand } from './link-demand';
import type { AzureCloudPlan, CloudPlan, CostItem, CostPlan, DedicatedPlan, LinkPlan, VpnPlan } from './network-plan';
import { toCents } from './numbers';
import { guestsBeside, ownCircuits, type Pool } from './pools';
import type { Choice } from './selection';
import { billedPieces } from './vpn';
import type { Catalog, DedicatedKind } from '../catalog';
import { HOURS_PER_MONTH } from '../catalog/rows';
import type { Cloud, HybridNetwork, Link, Traffic } from '../definition/hybrid-network';

/** Zones in which the constructs put an endpoint of object storage. */
export const ENDPOINT_ZONES = 2;

/** What no list price of a cloud covers. */
const LEFT_OUT = [
  'cross-connects and colocation',
  "carriers' and service providers' circuits",
  'internet access of the site',
  'routers and their support',
  'endpoints of private services (PrivateLink, Private Link, Private Service Connect)',
  'traffic between sites over SiteLink',
  'VPC attachments, and traffic between regions and zones',
  'growth of traffic: GB are at today\'s volume',
  'differences between regions: prices are those of North America',
  'taxes and discounts',
];

/** Global Reach has a fee that no public text states; it is named where there is any. */
function leftOut(links: readonly LinkPlan[]): readonly string[] {
  const reaches = links.some(({ primary }) => primary.kind !== 'vpn' && primary.expressRoute?.globalReach);
  const leads = links.some(({ primary }) => primary.kind !== 'vpn' && primary.paths.some(({ remote }) => remote?.provider === 'azure'));
  return [
    ...LEFT_OUT,
    ...(reaches ? ['Global Reach: its fee for each circuit, and traffic between sites'] : []),
    ...(leads ? ['the gateway of Azure at the end of Cross-Cloud Interconnect'] : []),
  ];
}

type Price = Pick<CostItem, 'item' | 'unit' | 'unitUsd' | 'verified'>;

/** Adds up the bill: everything that the links and clouds of a plan pay for every month, traffic at today's volume. */
export function costOf(
  { network, demands }: PlanInput,
  links: readonly LinkPlan[],
  cloudLinks: readonly CloudLinkDecision[],
  clouds: readonly CloudPlan[],
): CostPlan {
  const prices = pricesOf(network.catalog);
  const items = [
    ...links.flatMap((link) => linkItems(link, clouds.find(({ name }) => name === link.cloud)!, demands.get(link.name)!, prices)),
    ...links.flatMap((link) => remoteItems(link, network, demands.get(link.name)!, prices)),
    ...cloudLinks.flatMap((cloudLink) => cloudLinkItems(cloudLink, prices)),
    ...clouds.flatMap((cloud) => gatewayItems(cloud, links, cloudLinks, prices)),
  ].filter(({ quantity }) => quantity > 0);
  return { monthlyUsd: toCents(items.reduce((sum, { monthlyUsd }) => sum + monthlyUsd, 0)), items, leftOut: leftOut(links) };
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

const row = (of: CostItem['of'], owner: string, price: Price, quantity: number): CostItem =>
  ({ of, owner, ...price, quantity, monthlyUsd: toCents(quantity * price.unitUsd) });

function linkItems(link: LinkPlan, cloud: CloudPlan, demand: LinkDemand, prices: Prices): CostItem[] {
  const { provider } = cloud;
  const own = (id: string, quantity: number) => row('link', link.name, prices(id), quantity);
  const { toCloud, toSite } = monthlyGigabytes(demand.workloads);
  const circuits = ownCircuits(link); // ports are paid for once
  const dedicated = circuits ? circuitItems(circuits, own) : link.primary.kind === 'vpn' ? [] : attachmentItems(link.primary, own);
  const vpns = [link.primary, link.fallback].filter((side): side is VpnPlan => side?.kind === 'vpn').map((vpn) => own(vpn.product, pieces(vpn, provider)));
  const isVpn = link.primary.kind === 'vpn';
  const { access, gigabytes = 0 } = link.objectStorage ?? {};
  const aside = access === 'public-interface' ? gigabytes : 0;
  const processing = isOnTransitGateway(cloud) ? [own('aws/transit-gateway/processing', toCloud + toSite - aside)] : [];
  const endpoints = access === 'interface-endpoints' ? [own('aws/interface-endpoint/processing', gigabytes)] : [];
  const hub = isHub(cloud) ? [own('azure/virtual-hub/processing', toCloud + toSite)] : [];
  const paidFor = link.primary.kind !== 'vpn' && link.primary.expressRoute?.data === 'unlimited';
  return [...dedicated, ...vpns, ...processing, ...endpoints, ...hub, own(egressId(provider, isVpn), paidFor ? 0 : toSite)];
}

/** What the other cloud of Cross-Cloud Interconnect charges: its ports, outbound data, and what passes its transit gateway or hub. */
function remoteItems({ name, primary }: LinkPlan, { links, catalog }: HybridNetwork, demand: LinkDemand, prices: Prices): CostItem[] {
  const remote = links.find((link) => link.name === name)!.site.cloud;
  if (!remote || primary.kind === 'vpn') return [];
  const { toCloud, toSite } = monthlyGigabytes(demand.workloads);
  const { product } = primary.paths[0]!.bundles[0]!;
  const ports = remotePorts(primary.paths.map((path) => ({ remote: path.remote!, zone: path.zone, members: path.bundles.map(({ members }) => members) })));
  return [
    row('link', name, prices(portProductOf(product, catalog)), ports),
    ...(isOnTransitGateway(remote) ? [row('link', name, prices('aws/transit-gateway/processing'), toCloud + toSite)] : []),
    ...(isHub(remote) ? [row('link', name, prices('azure/virtual-hub/processing'), toCloud + toSite)] : []),
    row('link', name, prices(egressId(remote.provider, false)), toCloud),
  ];
}

/** The circuit that has the price of the other cloud's ports. */
const portProductOf = (product: string, { circuits }: Catalog): string => circuits.find(({ id }) => id === product)!.remote!.portProduct;

/** Whether the gateways stand in a virtual hub, which charges for what passes it. */
const isHub = (cloud: Pick<Cloud, 'provider'> & { readonly hub?: string }): boolean => cloud.provider === 'azure' && cloud.hub === 'virtual-wan';

const pieces = ({ connections }: VpnPlan, provider: CloudPlan['provider']) => billedPieces(provider, connections.flatMap(({ tunnels }) => tunnels).length);

const isOnTransitGateway = (cloud: Pick<Cloud, 'provider'> & { readonly gateway?: string }): boolean => cloud.provider === 'aws' && cloud.gateway === 'transit';

function circuitItems(circuits: DedicatedPlan, own: (id: string, quantity: number) => CostItem): CostItem[] {
  const { kind, paths, siteLink, interconnect } = circuits;
  const bundles = paths.flatMap((path) => path.bundles);
  const ports = own(bundles[0]!.product, bundles.reduce((sum, { members }) => sum + members, 0));
  const interfaces = bundles.flatMap(({ attachments }) => attachments).filter((attachment) => attachment.interface !== 'public').length;
  const tunnels = interconnect?.encryption?.pairs.flatMap(({ gateways }) => gateways.flatMap((gateway) => gateway.tunnels)).length ?? 0;
  const encryption = tunnels > 0 ? [own(ENCRYPTION, tunnels)] : [];
  if (!hasGoogleAttachments(kind)) return [ports, ...(siteLink ? [own('aws/direct-connect/site-link', interfaces)] : []), ...encryption];
  return [ports, ...attachmentItems(circuits, own), ...encryption];
}

/** Whether Google charges for VLAN attachments beside the connections that they are on. */
const hasGoogleAttachments = (kind: DedicatedKind): boolean => kind === 'dedicated-interconnect' || kind === 'cross-cloud-interconnect';

/** VLAN attachments of Dedicated Interconnect and its like, which their network pays for, whoever has the connections. */
function attachmentItems({ kind, paths }: DedicatedPlan, own: (id: string, quantity: number) => CostItem): CostItem[] {
  if (!hasGoogleAttachments(kind)) return [];
  const ids = paths.flatMap(({ bundles }) => bundles.flatMap(({ attachments }) => attachments.map(({ bandwidthMbps }) => attachmentId(bandwidthMbps))));
  return [10_000, 20_000, 50_000, 100_000, 400_000].map(attachmentId).map((id) => own(id, ids.filter((other) => other === id).length));
}

/** HA VPN tunnels on VLAN attachments cost what others do. https://cloud.google.com/network-connectivity/docs/interconnect/pricing */
const ENCRYPTION = 'google/vpn/ha';

const attachmentId = (mbps: number): string => `google/interconnect/attachment${mbps > 10_000 ? `-${mbps / 1000}G` : ''}`;

const EGRESS = { aws: 'aws/direct-connect/egress', azure: 'azure/express-route/egress', google: 'google/interconnect/egress' } as const;

const egressId = (provider: CloudPlan['provider'], isVpn: boolean): string => (isVpn ? `${provider}/internet/egress` : EGRESS[provider]);

/** What a choice of circuits costs a month with what is paid for each attachment of the links that take them and tunnels on them; traffic is left out. */
function choiceUsd({ owner: link, guests }: PooledLinks, { product, sizes }: Choice, catalog: Catalog): number {
  const prices = pricesOf(catalog);
  const bundles = sizes.flat();
  const attachments = !hasGoogleAttachments(product.kind) ? 0
    : [link, ...guests].flatMap((one) => bundles.flatMap((members) => attachmentsOn(one, product, members * product.mbps)))
      .reduce((sum, mbps) => sum + prices(attachmentId(mbps)).unitUsd, 0);
  const tunnels = encryptedTunnels(link, product, bundles);
  const encryption = tunnels > 0 ? tunnels * prices(ENCRYPTION).unitUsd : 0;
  const remote = product.remote ? remotePortsOf(link, { product, sizes }) * prices(product.remote.portProduct).unitUsd : 0;
  return toCents(bundles.reduce((sum, members) => sum + members, 0) * product.monthlyUsd + attachments + encryption + remote);
}

/** Links with attachments of their own on the same circuits. */
interface PooledLinks {
  readonly owner: Link;
  readonly guests: readonly Link[];
}

/**
 * What links pay a month that depends on the circuits that they share: them, attachments, and outbound data, where some circuits that they may have charge
 * for it and others do not.
 *
 * @returns the price of a choice, and from where the price of a VPN alone counts
 */
export function circuitPrices(pool: Pool, catalog: Catalog): { readonly of: (choice: Choice) => number; readonly dataUsd: number } {
  const { owner, demand } = pool;
  const isOpen = owner.primary.kind === 'express-route' && owner.primary.expressRoute?.data === undefined;
  const dataUsd = isOpen ? dataCostUsd(owner, demand, catalog) : 0;
  const links = { owner, guests: guestsBeside(pool) };
  return { of: (choice) => toCents(choiceUsd(links, choice, catalog) + (choice.product.data === 'metered' ? dataUsd : 0)), dataUsd };
}

/** What a month's traffic to the site costs over circuits that charge for it. */
export const dataCostUsd = ({ cloud: { provider } }: Link, { workloads }: LinkDemand, catalog: Catalog): number =>
  toCents(monthlyGigabytes(workloads).toSite * pricesOf(catalog)(egressId(provider, false)).unitUsd);

/** What a month's traffic to the site costs more over the internet than over circuits. */
export function egressDifferenceUsd({ cloud: { provider } }: Link, { workloads }: LinkDemand, catalog: Catalog): number {
  const prices = pricesOf(catalog);
  return monthlyGigabytes(workloads).toSite * (prices(egressId(provider, true)).unitUsd - prices(egressId(provider, false)).unitUsd);
}

/** What both sides charge for the bandwidth of a link between clouds, and the transit gateway for what passes it: the link itself costs nothing by the GB. */
function cloudLinkItems({ link: { name, aws }, traffic, speed, plan }: CloudLinkDecision, prices: Prices): CostItem[] {
  const { toCloud, toSite } = monthlyGigabytes(traffic.filter(isSized));
  return [
    ...(plan.isFreeOnAws ? [] : [row('cloud-link', name, prices(speed.awsCharge), 1)]),
    row('cloud-link', name, prices(speed.googleCharge), 1),
    ...(isOnTransitGateway(aws) ? [row('cloud-link', name, prices('aws/transit-gateway/processing'), toCloud + toSite)] : []),
  ];
}

/** What the links of a cloud share: on AWS the attachment of the Direct Connect gateway and the endpoints of object storage, on Azure the gateways. */
function gatewayItems(cloud: CloudPlan, links: readonly LinkPlan[], cloudLinks: readonly CloudLinkDecision[], prices: Prices): CostItem[] {
  if (cloud.provider === 'google') return [];
  if (cloud.provider === 'aws') {
    const own = links.filter((link) => link.cloud === cloud.name);
    const needsDirectConnectGateway = own.some(({ primary }) => primary.kind !== 'vpn')
      || links.some(({ site }) => site === cloud.name) || cloudLinks.some(({ link }) => link.aws.name === cloud.name);
    return [
      ...(needsDirectConnectGateway && isOnTransitGateway(cloud) ? [row('cloud', cloud.name, prices('aws/transit-gateway/attachment'), 1)] : []),
      ...(own.some(({ objectStorage }) => objectStorage?.access === 'interface-endpoints') ? [row('cloud', cloud.name, prices('aws/interface-endpoint'), ENDPOINT_ZONES)] : []),
    ];
  }
  return azureItems(cloud, links, (id, quantity) => row('cloud', cloud.name, prices(id), quantity));
}

/** In a network: the gateways, public addresses, and a route server; in a virtual hub: the hub, units of its gateways, and each connection. */
function azureItems(cloud: AzureCloudPlan, links: readonly LinkPlan[], own: (id: string, quantity: number) => CostItem): CostItem[] {
  const { expressRouteGateway: expressRoute, vpnGateway: vpn } = cloud;
  const units = expressRoute?.scaleUnits ?? 1;
  if (cloud.hub === 'virtual-wan') {
    const circuits = links.filter((link) => link.cloud === cloud.name).flatMap(({ primary }) => (primary.kind === 'vpn' ? [] : primary.paths.flatMap(({ bundles }) => bundles)));
    return [
      own('azure/virtual-hub', 1),
      ...(expressRoute ? [own('azure/virtual-wan-expressroute', units), own('azure/virtual-hub/expressroute-connection', circuits.length)] : []),
      ...(vpn ? [own(`azure/virtual-wan-vpn/${vpn.scaleUnits}/gateway`, 1)] : []),
    ];
  }
  const routeServer = cloud.transit ? 1 : 0;
  return [
    ...(expressRoute ? [own(`azure/expressroute-gateway/${expressRoute.sku}`, units)] : []),
    ...(vpn ? [own(`azure/vpn/${vpn.sku}/gateway`, 1)] : []),
    own('azure/public-ip', (vpn ? 2 : 0) + routeServer),
    own('azure/route-server', routeServer),
  ];
}

/** What the cloud charges a month for having circuits at all, beside what they and the gateways cost. */
export const attachmentUsd = ({ cloud }: Link, catalog: Catalog): number => (isOnTransitGateway(cloud) ? pricesOf(catalog)('aws/transit-gateway/attachment').unitUsd : 0);

/** Amounts in both directions, in GB. */
export interface Gigabytes {
  /** From the site to the cloud. */
  readonly toCloud: number;
  /** From the cloud to the site. */
  readonly toSite: number;
}

/** What a cloud charges for the traffic of a link: processing and egress, over its circuits where it has them. */
export function trafficUsd({ primary, cloud, site }: Link, { toCloud, toSite }: Gigabytes, catalog: Catalog): number {
  const prices = pricesOf(catalog);
  const ends = site.cloud ? [cloud, site.cloud] : [cloud];
  const processing = ends.some(isOnTransitGateway) ? (toCloud + toSite) * prices('aws/transit-gateway/processing').unitUsd : 0;
  const hub = ends.some(isHub) ? (toCloud + toSite) * prices('azure/virtual-hub/processing').unitUsd : 0;
  const remote = site.cloud ? toCloud * prices(egressId(site.cloud.provider, false)).unitUsd : 0;
  return toCents(processing + hub + remote + toSite * prices(egressId(cloud.provider, primary.kind === 'vpn')).unitUsd);
}

/** What workloads move in a month, at today's volume, in GB. */
export function monthlyGigabytes(workloads: readonly Traffic[]): Gigabytes {
  const means = workloads.map((workload) => workloadRates(workload).mean);
  const gigabytes = (direction: 'toCloud' | 'toSite') => Math.round((means.reduce((sum, mean) => sum + mean[direction], 0) * HOURS_PER_MONTH * 3600) / 8_000);
  return { toCloud: gigabytes('toCloud'), toSite: gigabytes('toSite') };
}
