import { sameMoney } from './claim';
import type { CloudLinkCase } from './cloud-links';
import { encryptedTunnels, remotePorts } from './interconnect';
import type { Way } from './part';
import { type Case, circuitsOf, type LinkCase, vpnOf } from './subject';
import type { Catalog } from '../../catalog';
import type { Site } from '../../definition/hybrid-network';
import type { CostItem, DedicatedPlan } from '../network-plan';

/** Hours that a month is billed with. */
const HOURS = 730;

/** What something costs, as the catalogue has it. */
type Price = Pick<CostItem, 'item' | 'unit' | 'unitUsd' | 'verified'>;

interface Due {
  readonly of: CostItem['of'];
  readonly owner: string;
  readonly price: Price | undefined;
  readonly id: string;
  readonly quantity: number;
}

/** Checks the bill: every row is due, at the catalogue's price, nothing that is due is left out, and the sum is right. */
export function checkCost({ plan, network, report }: Case, links: readonly LinkCase[], cloudLinks: readonly CloudLinkCase[]): void {
  const { items, monthlyUsd } = plan.cost;
  const prices = pricesOf(network.catalog);
  const { catalog } = network;
  const due = [...links.flatMap((one) => linkRows(one, catalog)), ...cloudLinks.flatMap((cloudLink) => cloudLinkRows(cloudLink, catalog)), ...cloudRows(plan)]
    .filter(({ quantity }) => quantity > 0)
    .map((row): Due => ({ ...row, price: prices.get(row.id) }));
  const open = new Map<string, CostItem[]>();
  for (const item of items) {
    if (!sameMoney(item.quantity * item.unitUsd, item.monthlyUsd)) report('cost-product', item.owner, `${item.item}: ${item.quantity} x ${item.unitUsd} is not ${item.monthlyUsd}`);
    const key = `${item.of} ${item.owner}\n${item.item}`;
    open.set(key, [...(open.get(key) ?? []), item]);
  }
  for (const { of, owner, price, id, quantity } of due) {
    const item = open.get(`${of} ${owner}\n${price?.item ?? id}`)?.shift();
    if (!price || !item) {
      report('cost-missing', owner, `${id} is not on the bill`);
      continue;
    }
    const isSame = item.unit === 'GB' ? Math.abs(item.quantity - quantity) <= 1 : item.quantity === quantity;
    if (!isSame) report('cost-quantity', owner, `${item.item}: it bills ${item.quantity}, and the plan has ${quantity}`);
    if (item.unit !== price.unit || !sameMoney(item.unitUsd, price.unitUsd)) report('cost-price', owner, `${item.item}: it bills ${item.unitUsd} a piece, and the catalogue says ${price.unitUsd}`);
    if (item.verified !== price.verified) report('cost-verified', owner, `${item.item}: it says its price was ${item.verified ? '' : 'not '}read at a source, and the catalogue says otherwise`);
  }
  for (const item of [...open.values()].flat()) report('cost-unfounded', item.owner, `${item.item} is on the bill, and the plan has none`);
  const sum = items.reduce((total, item) => total + item.monthlyUsd, 0);
  if (!sameMoney(sum, monthlyUsd)) report('cost-sum', 'cost', `it says ${monthlyUsd} a month, and its rows add up to ${sum}`);
  if (plan.cost.leftOut.length === 0) report('cost-left-out', 'cost', 'it does not say what its sum leaves out');
}

const known = new WeakMap<Catalog, ReadonlyMap<string, Price>>();

function pricesOf(catalog: Catalog): ReadonlyMap<string, Price> {
  const before = known.get(catalog);
  if (before) return before;
  const prices = new Map<string, Price>();
  const each = (item: string, unitUsd: number, verified: boolean): Price => ({ item, unit: 'each', unitUsd, verified });
  for (const { id, monthlyUsd, source } of [...catalog.circuits, ...catalog.gateways]) prices.set(id, each(id, monthlyUsd, source.verified));
  for (const { id, connectionMonthlyUsd, gatewayMonthlyUsd, source } of catalog.vpns) {
    prices.set(id, each(`${id}, connections or tunnels`, connectionMonthlyUsd, source.verified));
    prices.set(`${id}/gateway`, each(`${id}, gateway`, gatewayMonthlyUsd, source.verified));
  }
  for (const { id, item, unit, usd, source } of catalog.charges) prices.set(id, { item, unit, unitUsd: usd, verified: source.verified });
  known.set(catalog, prices);
  return prices;
}

type Row = Omit<Due, 'price'>;

/** What a link pays for: circuits, attachments, tunnels, and its traffic of a month at today's volume. */
function linkRows({ plan: link, link: { cloud, site }, own: { needs: { means } } }: LinkCase, catalog: Catalog): readonly Row[] {
  const { provider } = cloud;
  const row = (id: string, quantity: number): Row => ({ of: 'link', owner: link.name, id, quantity });
  const circuits = circuitsOf(link);
  const vpn = vpnOf(link);
  const isOwner = circuits?.circuitsOf === undefined; // ports are paid for once
  const bundles = (isOwner ? circuits?.paths : undefined)?.flatMap((path) => path.bundles) ?? [];
  const hasAttachments = circuits?.kind === 'dedicated-interconnect' || circuits?.kind === 'cross-cloud-interconnect';
  const attachments = (hasAttachments ? circuits.paths : []) // each network pays for its own
    .flatMap((path) => path.bundles.flatMap((bundle) => bundle.attachments.map(({ bandwidthMbps }) => bandwidthMbps)));
  const gigabytes = (way: Way) => Math.round((means[way].reduce((sum, mean) => sum + mean, 0) * HOURS * 3600) / 8000);
  const toSite = gigabytes('toSite');
  const storage = link.objectStorage;
  const besideGateway = storage?.access === 'public-interface' ? storage.gigabytes : 0;
  const way = { aws: 'direct-connect', azure: 'express-route', google: 'interconnect' }[provider];
  return [
    ...(bundles.length > 0 ? [row(bundles[0]!.product, bundles.reduce((sum, { members }) => sum + members, 0))] : []),
    ...[10, 20, 50, 100, 400].map((gbps) => row(
      `google/interconnect/attachment${gbps === 10 ? '' : `-${gbps}G`}`, attachments.filter((mbps) => (gbps === 10 ? mbps <= 10_000 : mbps === gbps * 1000)).length)),
    row('google/vpn/ha', encryptedTunnels(circuits)),
    ...(vpn ? [row(vpn.product, provider === 'google' ? vpn.connections.flatMap(({ tunnels }) => tunnels).length : vpn.connections.length)] : []),
    ...(provider === 'aws' && cloud.gateway === 'transit' ? [row('aws/transit-gateway/processing', gigabytes('toCloud') + toSite - besideGateway)] : []),
    ...(storage?.access === 'interface-endpoints' ? [row('aws/interface-endpoint/processing', storage.gigabytes)] : []),
    ...(circuits?.siteLink ? [row('aws/direct-connect/site-link', bundles.flatMap(({ attachments: all }) => all).filter((one) => one.interface !== 'public').length)] : []),
    ...(provider === 'azure' && cloud.hub === 'virtual-wan' ? [row('azure/virtual-hub/processing', gigabytes('toCloud') + toSite)] : []),
    row(`${provider}/${circuits ? way : 'internet'}/egress`, circuits?.expressRoute?.data === 'unlimited' ? 0 : toSite),
    ...(site.cloud && circuits ? remoteRows(site.cloud, circuits, catalog, gigabytes).map(([id, quantity]) => row(id, quantity)) : []),
  ];
}

/** What the other cloud of Cross-Cloud Interconnect charges. */
function remoteRows(remote: NonNullable<Site['cloud']>, { paths }: DedicatedPlan, { circuits }: Catalog, gigabytes: (way: Way) => number): readonly (readonly [string, number])[] {
  const both = gigabytes('toCloud') + gigabytes('toSite');
  const product = circuits.find(({ id }) => id === paths[0]?.bundles[0]?.product);
  return [
    [product?.remote?.portProduct ?? 'none', remotePorts(paths)],
    [remote.provider === 'aws' ? 'aws/direct-connect/egress' : 'azure/express-route/egress', gigabytes('toCloud')],
    ...(remote.provider === 'aws' && remote.gateway === 'transit' ? [['aws/transit-gateway/processing', both] as const] : []),
    ...(remote.provider === 'azure' && remote.hub === 'virtual-wan' ? [['azure/virtual-hub/processing', both] as const] : []),
  ];
}

/** What a link between two clouds pays for on both sides, and the transit gateway for its traffic. */
function cloudLinkRows({ plan: { name, bandwidthMbps, isFreeOnAws }, link, needs: { means } }: CloudLinkCase, { interconnectSpeeds }: Catalog): readonly Row[] {
  const speed = interconnectSpeeds.find(({ mbps }) => mbps === bandwidthMbps);
  const row = (id: string, quantity: number): Row => ({ of: 'cloud-link', owner: name, id, quantity });
  const gigabytes = (way: Way) => Math.round((means[way].reduce((sum, mean) => sum + mean, 0) * HOURS * 3600) / 8000);
  return [
    ...(speed ? [row(speed.awsCharge, isFreeOnAws ? 0 : 1), row(speed.googleCharge, 1)] : []),
    ...(link.aws.gateway === 'transit' ? [row('aws/transit-gateway/processing', gigabytes('toCloud') + gigabytes('toSite'))] : []),
  ];
}

/** What the links of a cloud share. */
function cloudRows({ clouds, links, cloudLinks }: Case['plan']): readonly Row[] {
  return clouds.flatMap((cloud): Row[] => {
    const row = (id: string, quantity: number): Row => ({ of: 'cloud', owner: cloud.name, id, quantity });
    if (cloud.provider === 'aws') {
      const own = links.filter((link) => link.cloud === cloud.name);
      return [
        ...(cloud.gateway === 'transit' && (own.some(circuitsOf) || links.some(({ site }) => site === cloud.name) || cloudLinks.some(({ aws }) => aws.cloud === cloud.name)) ? [row('aws/transit-gateway/attachment', 1)] : []),
        ...(own.some(({ objectStorage }) => objectStorage?.access === 'interface-endpoints') ? [row('aws/interface-endpoint', 2)] : []),
      ];
    }
    if (cloud.provider === 'google') return [];
    const { expressRouteGateway: gateway, vpnGateway: vpn } = cloud;
    if (cloud.hub === 'virtual-wan') {
      const circuits = links.filter((link) => link.cloud === cloud.name).flatMap((link) => circuitsOf(link)?.paths ?? []).flatMap(({ bundles }) => bundles);
      return [
        row('azure/virtual-hub', 1),
        ...(gateway ? [row('azure/virtual-wan-expressroute', gateway.scaleUnits ?? 1), row('azure/virtual-hub/expressroute-connection', circuits.length)] : []),
        ...(vpn ? [row(`azure/virtual-wan-vpn/${vpn.scaleUnits ?? 0}/gateway`, 1)] : []),
      ];
    }
    return [
      ...(gateway ? [row(`azure/expressroute-gateway/${gateway.sku}`, gateway.scaleUnits ?? 1)] : []),
      ...(vpn ? [row(`azure/vpn/${vpn.sku}/gateway`, 1)] : []),
      row('azure/public-ip', (vpn ? 2 : 0) + (cloud.transit ? 1 : 0)),
      ...(cloud.transit ? [row('azure/route-server', 1)] : []),
    ];
  });
}
