import { hostOf } from './addresses';
import { cloudEdge } from './clouds';
import { cloudOf } from './context';
import { columns, type Sheet, show } from './hand-off-circuits';
import type { BgpSessionModel, RouterConfiguration } from './model';
import { siteOf } from './routes';
import { vpnOf } from './vpn';
import type { MarkdownPage } from '../report/markdown-page';

const routersOf = ({ link, routers }: Sheet): readonly RouterConfiguration[] => routers.filter(({ site }) => site === link.site);

const timers = ({ keepaliveSeconds, holdSeconds }: BgpSessionModel): string => `${keepaliveSeconds} s, ${holdSeconds} s`;

/** Tunnels over the internet, each as its router has it: behind a translation of addresses less fits. */
export function writeTunnels(page: MarkdownPage, sheet: Sheet): void {
  const { link } = sheet;
  const vpn = vpnOf(link);
  if (!vpn) return;
  const order = cloudEdge(cloudOf(sheet, link)).tunnels;
  page.heading(link.primary.kind === 'vpn' ? 'Tunnels' : 'Tunnels of the fallback');
  page.text(`They run from the first day. ${order === 'together' ? 'All of them carry traffic at once.' : 'The gateway uses one at a time, in this order.'}`);
  const models = new Map(routersOf(sheet).flatMap(({ tunnels }) => tunnels.map((tunnel) => [tunnel.id, tunnel] as const)));
  const heads = columns('Tunnel', 'Router', 'Router on the internet', 'Cloud on the internet', 'Let through', 'MTU', 'TCP segments', 'Router inside', 'Cloud inside', 'Site ASN', 'Cloud ASN', 'Key');
  page.table(heads, vpn.connections.flatMap(({ router, routerPublicIp, siteAsn, cloudAsn, tunnels }) => tunnels.map((tunnel) => {
    const { encapsulated, local, mtu, mss, remote } = models.get(tunnel.id)!;
    return [
      tunnel.id, router, encapsulated ? `${routerPublicIp}, translated to ${local}` : routerPublicIp, show(sheet, remote),
      encapsulated ? 'UDP 500 and 4500' : 'UDP 500, ESP', String(mtu), String(mss), tunnel.routerAddress, hostOf(tunnel.cloudAddress),
      String(siteAsn), String(cloudAsn), tunnel.secret,
    ];
  })));
}

/** What sessions of a link are told of times and preference: those that are told the same in one row. */
export function writePolicies(page: MarkdownPage, sheet: Sheet, wanted: ReadonlySet<string>): void {
  const rows = new Map<string, { readonly cells: readonly string[]; readonly ids: string[] }>();
  for (const router of routersOf(sheet)) {
    for (const session of router.sessions.filter(({ id, link }) => link === sheet.link.name && wanted.has(id))) {
      const cells = policyCells(router, session);
      const row = rows.get(cells.join()) ?? { cells, ids: [] };
      row.ids.push(session.id);
      rows.set(cells.join(), row);
    }
  }
  if (rows.size === 0) return;
  page.heading('What each session is told');
  const heads = columns('Sessions', 'Keepalive, hold', 'Most prefixes', 'Local preference', 'MED', 'Prepended', 'Communities');
  page.table(heads, [...rows.values()].map(({ cells, ids }) => [ids.join(', '), ...cells]));
}

function policyCells({ routeMaps }: RouterConfiguration, session: BgpSessionModel): readonly string[] {
  const entryOf = (name: string) => routeMaps.find((map) => map.name === name)?.entries[0];
  const [inward, outward] = [entryOf(session.import), entryOf(session.export)];
  const text = (value: number | undefined) => (value === undefined ? 'none' : String(value));
  return [
    timers(session), String(session.maximumPrefixes), text(inward?.localPreference), text(outward?.med), text(outward?.prepend),
    outward?.communities?.join(', ') ?? 'none',
  ];
}

/** The sessions with the site's own network, from which the routers have what they announce. */
export function writeCore(page: MarkdownPage, sheet: Sheet): void {
  const site = siteOf(sheet.plan, sheet.link);
  if (!site) return;
  page.heading('The site\'s core');
  const heads = columns('Router', 'Its address', 'Neighbour', 'ASN of both', 'Keepalive, hold', 'BFD');
  page.table(heads, routersOf(sheet).flatMap((router) => router.sessions.filter(({ kind }) => kind === 'internal').map((session) => [
    router.name, show(sheet, router.lan.address), show(sheet, session.neighbour), String(session.remoteAsn), timers(session),
    session.bfd ? `${session.bfd.intervalMs} ms x ${session.bfd.multiplier}` : 'none',
  ])));
  page.entry('It announces exactly', site.prefixes.join(', '));
}
