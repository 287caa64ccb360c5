import type { BgpSessionModel, FilledRouter, Platform, Reasoned } from './model';
import type { Filled } from './placeholder';
import type { Secrets } from './secrets';

/** A file of a router's configuration. */
export interface RenderedFile {
  /** Its name, without folders. */
  readonly name: string;
  /** What it holds. */
  readonly text: string;
  /** Whether there are keys in it: it is then for its owner's eyes only (mode 0600). */
  readonly secret: boolean;
}

/** Writes the configuration of a router in the words of a platform. A new platform is one of these, in the list of `render.ts`. */
export interface Renderer {
  /** The platform. */
  readonly platform: Platform;
  /** Whether it tells ports to encrypt with MACsec. Where it does not, a switch in front of them has to. */
  readonly encryptsPorts: boolean;
  /**
   * Writes the files.
   *
   * @param router of which every value is known
   * @param secrets the keys
   */
  readonly render: (router: FilledRouter, secrets: Secrets) => readonly RenderedFile[];
}

/** The first lines of every file: what it is of, and that it is made. */
export const headline = ({ network, site, name }: FilledRouter): readonly string[] => [
  `${name} of site ${site} in network ${network}`,
  'Written by hybrid-ai-network: change the definition and write it again. Comments name the part of the definition that a block comes from.',
];

/** What has to be encrypted, and is not told to the router. */
export const unencrypted = ({ macsec, ports }: FilledRouter): readonly string[] => macsec.flatMap(({ id, mode, because }) => [
  plain(because),
  `not written: MACsec (${mode}) of ${ports.filter((port) => port.macsec === id).map(({ name }) => name).join(', ')}. Put a switch that speaks it in front of these ports.`,
]);

/** The clouds' addresses to which a router needs a route over its next hop to the internet, each once; none where it has a route of its own. */
export const outsideRemotes = ({ wan, tunnels }: FilledRouter): readonly string[] =>
  (wan?.nextHop === undefined ? [] : [...new Set(tunnels.filter(({ end }) => end === wan.id).map(({ remote }) => remote))]);

/** A list of communities: what has one of them is in it. */
export interface CommunityList extends Reasoned {
  /** Its name: `any-7224-8100`. */
  readonly name: string;
  /** The communities. */
  readonly members: readonly string[];
}

/** The name of a list of communities. */
export const communityList = (members: readonly string[]): string => `any-${members.join('-').replaceAll(':', '-')}`;

/** The communities that route maps ask for, each list once. */
export function askedCommunities({ routeMaps }: FilledRouter): readonly CommunityList[] {
  const rows = routeMaps.flatMap(({ entries, because }) => entries.flatMap(({ anyCommunity: members }) =>
    (members ? [{ name: communityList(members), members, because }] : [])));
  return [...new Map(rows.map((row) => [row.name, row])).values()];
}

/** Whether a VLAN is the inner one of two tags. */
export const isTwiceTagged = <T extends { readonly outerVlan?: string }>(vlan: T): vlan is T & { readonly outerVlan: string } => vlan.outerVlan !== undefined;

/** A session of which every value is known. */
export type Session = Filled<BgpSessionModel>;

/** The name of what a VLAN stands on. */
export const bundleName = ({ bundles }: FilledRouter, vlan: { readonly bundle: string }): string => bundles.find(({ id }) => id === vlan.bundle)!.name;

/** The name of a VLAN's interface, as most platforms have it: that of what it stands on, a dot and the VLAN id. */
export function vlanInterface(router: FilledRouter, id: string): string {
  const vlan = router.vlans.find((each) => each.id === id)!;
  return `${bundleName(router, vlan)}.${vlan.vlan}`;
}

/** The preference of a route that drops: below everything that a session announces, which is 200 at most. */
export const DISCARD_PREFERENCE = 254;

/** Minutes after which a session that was shut down for too many prefixes is tried again. */
export const RESTART_MINUTES = 5;

/** Routes to one destination that are used at once, where a platform asks for a number: all circuits and tunnels of a router to one cloud. */
export const MULTIPATH = 16;

/** Lines as the text of a file. */
export const textOf = (lines: readonly string[]): string => `${lines.join('\n')}\n`;

/** Words that name a port or a route, safe in every platform's comments and descriptions: on one line, printable, without quotes. */
export const plain = (text: string): string => text.replace(/[^\x20-\x7e]|["'\\?;{}!#]/g, ' ').trim();
