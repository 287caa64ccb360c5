import { hostOf } from './addresses';
import { circuitSessions, type CircuitSession, cloudEdge, encryptionOf } from './clouds';
import { cloudOf } from './context';
import type { EdgeValues } from './fill';
import type { Phase } from './hand-off-steps';
import type { BgpSessionModel, BundleModel, RouterConfiguration, VlanModel } from './model';
import { isPlaceholder, placeholderKey, type Text } from './placeholder';
import { rendererOf } from './render';
import { siteOf } from './routes';
import { macsecCipher, portsOf, portSpeed } from '../planner/lanes';
import type { BundlePlan, DedicatedPlan, LinkPlan, NetworkPlan, PathPlan } from '../planner/network-plan';
import type { MarkdownPage } from '../report/markdown-page';
import type { Column } from '../report/writer';

/** What a sheet is made from. */
export interface Sheet {
  /** The plan. */
  readonly plan: NetworkPlan;
  /** The link. */
  readonly link: LinkPlan;
  /** The phase. */
  readonly phase: Phase;
  /** All routers, as if all was live. */
  readonly routers: readonly RouterConfiguration[];
  /** What the deployment told. */
  readonly values: EdgeValues;
}

/** The circuits of a link. */
export const dedicatedOf = ({ primary }: LinkPlan): DedicatedPlan | undefined => (primary.kind === 'vpn' ? undefined : primary);

/** Columns with these heads. */
export const columns = (...heads: readonly string[]): readonly Column[] => heads.map((head) => ({ head }));

/** A bundle with its path. */
export interface OrderRow {
  /** The path. */
  readonly path: PathPlan;
  /** The bundle. */
  readonly bundle: BundlePlan;
}

const buildingsOf = ({ building, secondBuilding }: PathPlan): string => (secondBuilding === undefined ? building : `${building}; ${secondBuilding}`);

/** What is ordered, and how it is cabled. */
export function writeOrders(page: MarkdownPage, sheet: Sheet, primary: DedicatedPlan, rows: readonly OrderRow[]): void {
  const owner = primary.circuitsOf;
  page.heading(owner === undefined ? `Circuits${sheet.phase === 'order' ? ' to order' : ''}` : `Circuits of link ${owner}`);
  const isBetween = primary.kind === 'cross-cloud-interconnect';
  const heads = columns('Bundle', 'Product', 'Ports', 'Location', 'Building', isBetween ? 'Other end' : 'Service provider', 'Encryption');
  page.table(heads, rows.map(({ path, bundle }) => [
    bundle.id,
    bundle.product,
    `${portsOf(primary, bundle)} x ${portSpeed(primary, bundle) / 1_000} Gbps`,
    path.location,
    buildingsOf(path),
    path.remote ? `${path.remote.portLocation} of ${sheet.link.site}` : path.serviceProvider ?? 'none',
    encryptionWords(primary, bundle, routerOf(sheet, path)),
  ]));
  if (owner === undefined && !isBetween) writeCrossConnects(page, sheet, primary, rows);
}

/** Who encrypts ports is said: not every platform is told to. */
function encryptionWords(primary: DedicatedPlan, bundle: BundlePlan, router: RouterConfiguration | undefined): string {
  if (primary.macsec) {
    const where = router && !rendererOf(router).encryptsPorts ? `, by a switch in front of ${router.name}` : '';
    return `MACsec, ${primary.macsec.mode}, ${macsecCipher(primary, bundle)}, keys ${primary.macsec.keys}${where}`;
  }
  return encryptionOf(primary) ? 'IPsec in tunnels' : 'none';
}

/** The router of a path; none between two clouds. */
const routerOf = ({ link, routers }: Sheet, path: PathPlan): RouterConfiguration | undefined =>
  routers.find(({ site, name }) => site === link.site && name === path.router);

/** A VLAN of a bundle, with what it stands on. */
export interface VlanRow extends OrderRow {
  /** The router. */
  readonly router: RouterConfiguration;
  /** The VLAN. */
  readonly vlan: VlanModel;
  /** What it stands on. */
  readonly lane: BundleModel;
}

/** The VLANs of bundles, as their routers have them; none where a service provider speaks BGP. */
export const vlansOf = (sheet: Sheet, rows: readonly OrderRow[]): readonly VlanRow[] => rows.flatMap((row) => {
  const router = routerOf(sheet, row.path);
  const ids = new Set(sessionsOf(sheet, sheet.link, row).map(({ id }) => id));
  if (!router) return [];
  return router.vlans.filter(({ id }) => ids.has(id)).map((vlan) => ({ ...row, router, vlan, lane: router.bundles.find(({ id }) => id === vlan.bundle)! }));
});

interface CrossConnect {
  readonly cells: readonly string[];
  readonly label: string;
  readonly carries: Set<string>;
  readonly mbps: number[];
}

const aggregateOf = ({ aggregated, name }: BundleModel): string => (aggregated ? `, in ${name} with LACP` : '');

/**
 * Each physical port, once. Circuits of a service provider are cabled to its port, and their bandwidth is not the port's speed:
 * https://docs.megaport.com/connections/q-in-q/
 */
function writeCrossConnects(page: MarkdownPage, sheet: Sheet, primary: DedicatedPlan, rows: readonly OrderRow[]): void {
  page.heading('Cross-connects');
  const site = siteOf(sheet.plan, sheet.link)!;
  const ports = new Map<string, CrossConnect>();
  for (const { path, bundle, router, lane } of vlansOf(sheet, rows)) {
    const { building } = site.routers.find(({ name }) => name === router.name)!;
    const there = lane.id.endsWith('-secondary') ? path.secondBuilding ?? path.building : path.building;
    const to = `${path.serviceProvider === undefined ? '' : `port of ${path.serviceProvider}, for `}${path.location}, ${there}`;
    for (const id of lane.ports) {
      const { name } = router.ports.find((port) => port.id === id)!;
      const key = `${router.name} ${id}`;
      const port = ports.get(key) ?? { cells: [building, router.name, name, to], label: `${id}${aggregateOf(lane)}`, carries: new Set(), mbps: [] };
      if (!port.carries.has(bundle.id)) port.mbps.push(path.serviceProvider === undefined ? portSpeed(primary, bundle) : bundle.capacityMbps);
      port.carries.add(bundle.id);
      ports.set(key, port);
    }
  }
  if (ports.size === 0) {
    page.text('Those to the service provider: it says how its routers are reached.');
    return;
  }
  const isProvided = rows.some(({ path }) => path.serviceProvider !== undefined);
  if (isProvided) page.text('A service provider\'s port is cabled with its own letter of authorization, and is as fast as its circuits together, or faster.');
  const total = (mbps: readonly number[]) => mbps.reduce((sum, each) => sum + each, 0);
  page.table(columns('From', 'Router', 'Port', 'To', isProvided ? 'Circuits, Mbps' : 'Speed, Mbps', 'Carries'), [...ports.values()].map(({ cells, label, carries, mbps }) =>
    [...cells, String(isProvided ? total(mbps) : mbps[0]!), carries.size === 1 ? label : [...carries].join(', ')]));
}

/** What a service provider asks for when its circuits are ordered. */
export function writeProvided(page: MarkdownPage, sheet: Sheet, rows: readonly OrderRow[]): void {
  const provided = vlansOf(sheet, rows.filter(({ path }) => path.serviceProvider !== undefined));
  if (provided.length === 0) return;
  page.heading('What the service provider is told');
  page.text('The VLAN id is the one at the site\'s port. A provider that maps it there to another one may keep its own towards the cloud.');
  page.table(columns('Circuit', 'Service provider', 'Router', 'Port', 'VLAN', 'MTU', 'Rate, Mbps'), provided.map(({ path, bundle, router, vlan, lane }) =>
    [vlan.id, path.serviceProvider!, router.name, lane.name, vlanWords(sheet, vlan), String(vlan.mtu), String(vlan.rateLimitMbps ?? bundle.capacityMbps)]));
}

/** The sessions of a bundle. */
const sessionsOf = (sheet: Pick<Sheet, 'plan'>, link: LinkPlan, { path, bundle }: OrderRow): readonly CircuitSession[] =>
  bundle.attachments.flatMap((attachment) => circuitSessions(cloudOf(sheet, link), dedicatedOf(link)!, path, attachment));

/** A value, or what is known of it until the deployment tells it. */
export function show({ values }: Pick<Sheet, 'values'>, text: Text): string {
  if (!isPlaceholder(text)) return text;
  if (text.placeholder === 'lan-address' || text.placeholder === 'lan-peer') return 'not in the definition';
  const { planned } = text;
  return values.get(placeholderKey(text)) ?? (planned === undefined ? 'known after the deployment' : `${planned}, unless the deployment says other`);
}

const vlanWords = (sheet: Sheet, { vlan, outerVlan }: VlanModel): string =>
  (outerVlan === undefined ? show(sheet, vlan) : `outer: ${show(sheet, outerVlan)}; inner: ${show(sheet, vlan)}`);

/** VLANs and sessions on circuits. */
export function writeSessions(page: MarkdownPage, sheet: Sheet, primary: DedicatedPlan, rows: readonly OrderRow[]): void {
  page.heading('VLANs and BGP sessions');
  if (primary.kind === 'cross-cloud-interconnect') writeSessionsBetween(page, sheet.link, primary, rows);
  else writeSessionsOfSite(page, sheet, primary, rows);
}

const bfdWords = (bfd: BgpSessionModel['bfd']): string => (bfd ? `${bfd.intervalMs} ms x ${bfd.multiplier}` : 'none');

function writeSessionsBetween(page: MarkdownPage, { site, cloud }: LinkPlan, { mtu }: DedicatedPlan, rows: readonly OrderRow[]): void {
  const all = rows.flatMap(({ bundle }) => bundle.attachments.flatMap(({ vlan, sessions }) => sessions.map((session) => ({ vlan, session }))));
  const ends = [`Address of ${cloud}`, `Address of ${site}`, `ASN of ${cloud}`, `ASN of ${site}`];
  page.table(columns('Session', 'VLAN', 'MTU', ...ends, `BFD of ${cloud}`, 'Key'), all.map(({ vlan, session }) => [
    session.id, String(vlan), String(mtu), session.cloudAddress, session.routerAddress, String(session.cloudAsn), String(session.siteAsn),
    bfdWords(session.bfd), session.secret,
  ]));
}

function writeSessionsOfSite(page: MarkdownPage, sheet: Sheet, primary: DedicatedPlan, rows: readonly OrderRow[]): void {
  const { link, routers } = sheet;
  const wanted = new Set(rows.flatMap((row) => sessionsOf(sheet, link, row).map(({ id }) => id)));
  const ofSite = routers.filter(({ site }) => site === link.site);
  const own = ofSite.flatMap((router) => router.sessions.filter(({ id }) => wanted.has(id)).map((session) => ({ router, session })));
  if (own.length === 0) {
    page.text(primary.circuitsOf === undefined ? 'None of the site: the service provider speaks BGP.' : `None of its own: it goes over those of link ${primary.circuitsOf}.`);
    return;
  }
  page.text(addressWords(sheet, primary));
  const heads = columns('Session', 'Router', 'VLAN', 'MTU', 'Router address', 'Cloud address', 'Site ASN', 'Cloud ASN', 'BFD', 'Key');
  page.table(heads, own.map(({ router, session }) => {
    const vlan = router.vlans.find(({ id }) => id === session.interface)!;
    return [
      session.id, router.name, vlanWords(sheet, vlan), String(vlan.mtu), show(sheet, vlan.address), show(sheet, session.neighbour),
      String(router.asn), String(session.remoteAsn), bfdWords(session.bfd), session.md5?.secret ?? 'none',
    ];
  }));
}

const addressWords = (sheet: Sheet, { expressRoute }: DedicatedPlan): string => [
  cloudEdge(cloudOf(sheet, sheet.link)).givesAddresses ? 'Google gives the addresses.' : 'The addresses are the site\'s, and both ends are given them by the plan.',
  ...(expressRoute?.encapsulation === 'qinq' ? ['Both tags have the Ethertype 0x8100.'] : []),
].join(' ');

/** Tunnels on circuits. */
export function writeEncryption(page: MarkdownPage, primary: DedicatedPlan): void {
  const encryption = encryptionOf(primary);
  if (!encryption) return;
  page.heading('Tunnels on the circuits');
  const { mtu, mss, pairs } = encryption;
  page.text(`The circuits carry nothing else, and their sessions only the addresses on which tunnels end. MTU ${mtu}, TCP segments ${mss}.`);
  const heads = columns('Tunnel', 'Router', 'Router ends on', 'Cloud ends in', 'Router inside', 'Cloud inside', 'Site ASN', 'Cloud ASN', 'Key');
  page.table(heads, pairs.flatMap(({ gateways, peers, gatewayPrefixes, siteAsn, cloudAsn }) => gateways.flatMap(({ tunnels }) => tunnels.map((tunnel) => {
    const { router, address } = peers[tunnel.cloudInterface]!;
    return [
      tunnel.id, router, address, gatewayPrefixes[tunnel.cloudInterface]!, tunnel.routerAddress, hostOf(tunnel.cloudAddress),
      String(siteAsn), String(cloudAsn), tunnel.secret,
    ];
  }))));
}
