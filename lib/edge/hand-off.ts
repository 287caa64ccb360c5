import { hostOf } from './addresses';
import { cloudEdge, lanesOf } from './clouds';
import { type Phase, stepsOf } from './hand-off-steps';
import type { BundleModel, RouterConfiguration } from './model';
import { isPlaceholder, type Text } from './placeholder';
import { routersOf } from './routers';
import { linkRoutes, siteOf } from './routes';
import { vpnOf } from './vpn';
import type { BundlePlan, DedicatedPlan, FailoverWindow, LinkPlan, NetworkPlan, PathPlan } from '../planner/network-plan';
import { inSeconds } from '../report/format';
import { MarkdownPage } from '../report/markdown-page';
import { failureWords, takesOverWords } from '../report/sections/figures';
import type { Column } from '../report/writer';

/** What people need to order, cable and turn up one link in one phase. */
export interface HandOffSheet {
  /** The link. */
  readonly link: string;
  /** The phase of its paths. */
  readonly phase: Phase;
  /** A name for its file: `aws-live.md`. */
  readonly name: string;
  /** The sheet. */
  readonly markdown: string;
}

/**
 * A sheet for every link and phase that some of its paths are in: who does what, what to order and connect, VLANs, addresses, ASNs, names
 * of keys, tunnels, prefixes, and how long failures take. A link without circuits has one, as live.
 *
 * @param plan what `planNetwork()` made
 */
export function handOffSheets(plan: NetworkPlan): readonly HandOffSheet[] {
  const routers = routersOf(asLive(plan));
  return plan.links.flatMap((link) => phasesOf(link).map((phase) => ({
    link: link.name, phase, name: `${link.name}-${phase}.md`, markdown: sheetOf({ plan, link, phase, routers }),
  })));
}

/** The plan as if all was live: the ports that a path will take are the same as later. */
function asLive(plan: NetworkPlan): NetworkPlan {
  const live = (primary: LinkPlan['primary']) => (primary.kind === 'vpn' ? primary : { ...primary, paths: primary.paths.map((path) => ({ ...path, phase: 'live' as const })) });
  return { ...plan, links: plan.links.map((link) => ({ ...link, primary: live(link.primary) })) };
}

interface Sheet {
  readonly plan: NetworkPlan;
  readonly link: LinkPlan;
  readonly phase: Phase;
  readonly routers: readonly RouterConfiguration[];
}

const dedicatedOf = ({ primary }: LinkPlan): DedicatedPlan | undefined => (primary.kind === 'vpn' ? undefined : primary);

function phasesOf(link: LinkPlan): readonly Phase[] {
  const phases = new Set(dedicatedOf(link)?.paths.map(({ phase }) => phase) ?? ['live' as const]);
  return (['order', 'live'] as const).filter((phase) => phases.has(phase));
}

function sheetOf(sheet: Sheet): string {
  const { plan, link, phase } = sheet;
  const page = new MarkdownPage().title(`Hand-off of link ${link.name}: ${link.site} to ${link.cloud}, phase ${phase}`)
    .text(`Network ${plan.name}, plan of ${plan.asOf}. Keys are names here; their text stands on no sheet.`);
  const primary = dedicatedOf(link);
  page.heading('Who does what');
  page.table(columns('Step', 'Who', 'What'), stepsOf(primary, phase).map(({ who, what }, i) => [String(i + 1), who, what]));
  const rows = (primary?.paths ?? []).filter((path) => path.phase === phase).flatMap((path) => path.bundles.map((bundle) => ({ path, bundle })));
  if (primary) writeOrders(page, sheet, primary, rows);
  if (primary && phase === 'live') writeSessions(page, sheet, rows);
  writeTunnels(page, sheet);
  writeRoutes(page, sheet);
  writeWindows(page, sheet);
  return page.toString();
}

const columns = (...heads: readonly string[]): readonly Column[] => heads.map((head) => ({ head }));

interface OrderRow {
  readonly path: PathPlan;
  readonly bundle: BundlePlan;
}

function writeOrders(page: MarkdownPage, { plan, link, phase, routers }: Sheet, primary: DedicatedPlan, rows: readonly OrderRow[]): void {
  const owner = primary.circuitsOf;
  page.heading(owner === undefined ? `Circuits${phase === 'order' ? ' to order' : ''}` : `Circuits of link ${owner}`);
  page.table(columns('Bundle', 'Product', 'Ports', 'Location', 'Building', 'Service provider', 'Encryption'), rows.map(({ path, bundle }) => [
    bundle.id,
    bundle.product,
    `${lanesOf(primary, bundle).reduce((sum, { ports }) => sum + ports, 0)} x ${bundle.memberMbps / 1_000} Gbps`,
    path.location,
    path.building,
    path.serviceProvider ?? 'none',
    primary.macsec ? `MACsec, ${primary.macsec.mode}, keys ${primary.macsec.keys}` : 'none',
  ]));
  page.heading('Cross-connects');
  const site = siteOf(plan, link);
  page.table(columns('From', 'Router', 'Port', 'To', 'Carries'), rows.flatMap(({ path, bundle }) => {
    const router = routers.find(({ site: name, name: own }) => name === link.site && own === path.router)!;
    const building = site.routers.find(({ name }) => name === path.router)!.building;
    return router.bundles.filter(({ id }) => id.startsWith(bundle.id) && isLane(id, bundle.id)).flatMap((lane) =>
      lane.ports.map((id) => [building, router.name, router.ports.find((port) => port.id === id)!.name, `${path.location}, ${path.building}`, `${id}${aggregateOf(lane)}`]));
  }));
}

const isLane = (id: string, bundle: string): boolean => ['', '-primary', '-secondary'].some((suffix) => id === `${bundle}${suffix}`);

const aggregateOf = ({ aggregated, name }: BundleModel): string => (aggregated ? `, in ${name} with LACP` : '');

const show = (text: Text): string => (!isPlaceholder(text) ? text : text.planned === undefined ? 'known after the deployment' : `${text.planned}, unless the deployment says other`);

function writeSessions(page: MarkdownPage, { link, routers }: Sheet, rows: readonly OrderRow[]): void {
  page.heading('VLANs and BGP sessions');
  const wanted = new Set(rows.flatMap(({ bundle }) => bundle.attachments.flatMap(({ sessions }) => sessions.map(({ id }) => id))));
  const ofSite = routers.filter(({ site }) => site === link.site);
  const own = ofSite.flatMap((router) => router.sessions.filter(({ id }) => wanted.has(id)).map((session) => ({ router, session })));
  page.table(columns('Session', 'Router', 'VLAN', 'MTU', 'Router address', 'Cloud address', 'Site ASN', 'Cloud ASN', 'BFD', 'Key'), own.map(({ router, session }) => {
    const vlan = router.vlans.find(({ id }) => id === session.interface)!;
    return [
      session.id, router.name, show(vlan.vlan), String(vlan.mtu), show(vlan.address), show(session.neighbour), String(router.asn), String(session.remoteAsn),
      session.bfd ? `${session.bfd.intervalMs} ms x ${session.bfd.multiplier}` : 'none', session.md5?.secret ?? 'none',
    ];
  }));
  if (own.length === 0) page.text('None of its own: the service provider speaks BGP, or it goes over the virtual interfaces of the link whose circuits it takes.');
}

function writeTunnels(page: MarkdownPage, { plan, link }: Sheet): void {
  const vpn = vpnOf(link);
  if (!vpn) return;
  const order = cloudEdge(plan.clouds.find(({ name }) => name === link.cloud)!).tunnels;
  page.heading(link.primary.kind === 'vpn' ? 'Tunnels' : 'Tunnels of the fallback');
  page.text(`They run from the first day. ${order === 'together' ? 'All of them carry traffic at once.' : 'The gateway uses one at a time, in this order.'} MTU ${vpn.mtu}, TCP segments ${vpn.mss}.`);
  const heads = columns('Tunnel', 'Router', 'Router on the internet', 'Router inside', 'Cloud inside', 'Site ASN', 'Cloud ASN', 'Key');
  page.table(heads, vpn.connections.flatMap(({ router, routerPublicIp, siteAsn, cloudAsn, tunnels }) => tunnels.map((tunnel) =>
    [tunnel.id, router, routerPublicIp, tunnel.routerAddress, hostOf(tunnel.cloudAddress), String(siteAsn), String(cloudAsn), tunnel.secret])));
}

function writeRoutes(page: MarkdownPage, { plan, link }: Sheet): void {
  const { accepted, announced } = linkRoutes(plan, link);
  page.heading('Routes');
  page.entry('The site announces exactly', announced.join(', '));
  page.entry('The cloud announces exactly', accepted.join(', '));
  if (link.objectStorage?.announced) page.entry('Over public virtual interfaces the site announces', link.objectStorage.announced.join(', '));
  page.entry('Preference', link.preference);
}

function writeWindows(page: MarkdownPage, { link }: Sheet): void {
  page.heading('How long failures take');
  if (dedicatedOf(link)?.paths.some((path) => path.phase === 'order')) page.text('Circuits on order are not counted.');
  page.table(columns('Failure', 'Traffic goes to', 'It is back after', 'Because'), link.failover.map((row) =>
    [failureWords(link, row.failure), takesOverWords[row.takesOver], windowText(row), row.because]));
}

function windowText({ takesOver, fromMs, toMs, cloudMs }: FailoverWindow): string {
  if (fromMs === undefined || toMs === undefined) return takesOver === 'nothing' ? 'the repair' : 'what the provider says';
  return `${inSeconds(fromMs)} to ${inSeconds(toMs)}${cloudMs === undefined ? '' : `, and up to ${inSeconds(cloudMs)} inside the cloud`}`;
}
