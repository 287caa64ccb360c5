import type { Definition, LinkDefinition } from './schema';

type Links = Definition['links'];

/** The link whose circuits a link takes: another, or itself. */
export const ownerOf = (link: LinkDefinition, links: Links): LinkDefinition => (link.primary.kind === 'shared' ? links[link.primary.circuitsOf]! : link);

/** The links that take the circuits of a link, without itself. */
export const guestsOf = (owner: string, links: Links): readonly LinkDefinition[] =>
  Object.values(links).filter(({ primary }) => primary.kind === 'shared' && primary.circuitsOf === owner);

/**
 * Whether the virtual interfaces on the circuits of a link take jumbo frames: one answer for all links that take them, so that all have one MTU.
 * By default they do where none has a fallback: AWS uses 1500 wherever a VPN announces the same routes.
 */
export function hasJumboFrames(owner: string, links: Links): boolean {
  const { primary, fallback } = links[owner]!;
  const given = primary.kind === 'direct-connect' ? primary.jumboFrames : undefined;
  return given ?? [fallback, ...guestsOf(owner, links).map((guest) => guest.fallback)].every((vpn) => vpn === undefined);
}

/** Whether a link that takes the circuits of another on Direct Connect has virtual interfaces of its own on them: its cloud is in the same Region. */
export function hasOwnInterfaces(guest: LinkDefinition, { links, clouds }: Pick<Definition, 'links' | 'clouds'>): boolean {
  return clouds[guest.cloud]!.region === clouds[ownerOf(guest, links).cloud]!.region;
}
