import { lengthOf } from './addresses';
import { cloudEdge, encryptionOf } from './clouds';
import { cloudOf, type RouterContext } from './context';
import type { BgpSessionModel, DiscardRoute, PrefixList, PrefixListEntry, RouteMap, RouteMapEntry } from './model';
import { publicScope, scopeCommunities } from './public-scope';
import { linkRoutes } from './routes';
import type { LinkPlan } from '../planner/network-plan';

/** A way over which a link's routes are exchanged, with a preference of its own. */
export interface Policy {
  /** The link. */
  readonly link: LinkPlan;
  /** What its sessions run on. */
  readonly kind: Exclude<BgpSessionModel['kind'], 'internal'>;
  /** From 0 among the ways of its kind: the first is preferred. */
  readonly rank: number;
  /** The MED with which the site's prefixes are announced. */
  readonly med: number;
  /** Whether a dedicated way stands before it. */
  readonly isFallback: boolean;
  /** What the session of an encrypted circuit exchanges; absent on all others. */
  readonly ends?: TunnelEnds;
}

/** The ends of tunnels on an encrypted circuit. */
export interface TunnelEnds {
  /** The id of the attachment. */
  readonly attachment: string;
  /** Where the addresses of the cloud's gateways are taken from. */
  readonly accepted: string;
  /** The address of the router. */
  readonly announced: string;
}

/** Preference of what carries the traffic in the normal state; what is learned inside the site has 100 unless it brings its own. */
const PRIMARY_PREFERENCE = 200;

/** Preference of what takes over. */
const FALLBACK_PREFERENCE = 100;

/** How often the site's ASN stands before a fallback's routes: a second reason for the cloud to keep to the circuits. */
const FALLBACK_PREPEND = 2;

/** The name of a policy: the beginning of the names of its route maps. */
export const policyName = ({ link, kind, rank, ends }: Policy): string => (ends ? `${ends.attachment}-${kind}` : `${link.name}-${kind}${rank === 0 ? '' : `-${rank + 1}`}`);

/** The name of the route map for what is learned. */
export const importName = (policy: Policy): string => `${policyName(policy)}-in`;

/** The name of the route map for what is announced. */
export const exportName = (policy: Policy): string => `${policyName(policy)}-out`;

/** Where in the definition a policy comes from. */
export const policyBecause = ({ link, isFallback }: Policy): string => `links.${link.name}.${isFallback ? 'fallback' : 'primary'}`;

/** The rank of a priority among all of a link: those that are the same stand together. */
export const rankOf = (priorities: readonly number[], own: number): number => [...new Set(priorities)].sort((a, b) => a - b).indexOf(own);

/** Lists and maps of a router. */
export interface PolicyParts {
  /** Lists of prefixes, by name. */
  readonly prefixLists: readonly PrefixList[];
  /** Route maps, by name. */
  readonly routeMaps: readonly RouteMap[];
}

/** Lists and maps of the policies that a router's sessions use, and of its sessions inside the site. */
export function policyParts(context: RouterContext, policies: readonly Policy[]): PolicyParts {
  const distinct = [...new Map(policies.map((policy) => [policyName(policy), policy])).values()];
  const lists = [...distinct.flatMap((policy) => linkLists(context, policy)), ...insideLists(context, distinct)];
  const maps = [...distinct.flatMap((policy) => linkMaps(context, policy)), ...insideMaps(context, distinct)];
  return { prefixLists: byName(lists), routeMaps: byName(maps) };
}

const byName = <T extends { readonly name: string }>(rows: readonly T[]): readonly T[] =>
  [...new Map(rows.map((row) => [row.name, row])).values()].sort((a, b) => (a.name < b.name ? -1 : 1));

/** All ways of a link share its lists, but what is learned over the fallback where that is less. */
function listName({ plan }: RouterContext, { link, kind, ends, isFallback }: Policy, direction: 'in' | 'out'): string {
  if (ends) return `${ends.attachment}-ends-${direction}`;
  if (kind === 'public') return `${link.name}-public-${direction}`;
  const isLess = isFallback && direction === 'in' && linkRoutes(plan, link, 'fallback').accepted.join() !== linkRoutes(plan, link).accepted.join();
  return `${link.name}-${isLess ? 'fallback' : 'networks'}-${direction}`;
}

function linkLists(context: RouterContext, policy: Policy): readonly PrefixList[] {
  const { link, kind, ends } = policy;
  if (ends) return endLists(context, policy, ends);
  if (kind === 'public') return publicLists(context, policy);
  const { accepted, acceptedBecause, announced } = linkRoutes(context.plan, link, policy.isFallback ? 'fallback' : 'primary');
  return [
    { name: listName(context, policy, 'in'), because: acceptedBecause, entries: exactly(accepted) },
    { name: listName(context, policy, 'out'), because: `sites.${link.site}.prefixes`, entries: exactly(announced) },
  ];
}

/** On an encrypted circuit: addresses out of the range of the gateways on it, and that of the router. */
const endLists = (context: RouterContext, policy: Policy, { accepted, announced }: TunnelEnds): readonly PrefixList[] => [
  { name: listName(context, policy, 'in'), because: `clouds.${policy.link.cloud}.gatewayPrefixes`, entries: [within('permit', accepted)] },
  { name: listName(context, policy, 'out'), because: `sites.${policy.link.site}.routers.${context.router.name}.tunnelIp`, entries: exactly([announced]) },
];

/** A prefix and all inside of it. */
const within = (action: PrefixListEntry['action'], prefix: string): PrefixListEntry => ({ action, prefix, ...(lengthOf(prefix) < 32 && { upTo: 32 }) });

const exactly = (prefixes: readonly string[]): PrefixList['entries'] => prefixes.map((prefix) => ({ action: 'permit', prefix }));

/** Never over a circuit to public addresses: a default route, and what no one owns in public. */
const NOT_PUBLIC = ['10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16', '224.0.0.0/3'];

/** The longest prefix that AWS announces in public: https://docs.aws.amazon.com/directconnect/latest/UserGuide/routing-and-bgp.html */
const PUBLIC_LENGTH = 24;

const announcedInPublic = ({ link }: Policy): readonly string[] => link.objectStorage?.announced ?? [];

/** AWS announces thousands of public prefixes, which no list can hold exactly. */
function publicLists(context: RouterContext, policy: Policy): readonly PrefixList[] {
  const { site } = context;
  const announced = announcedInPublic(policy);
  const denied = [...NOT_PUBLIC, ...site.prefixes, ...announced].map((prefix) => within('deny', prefix));
  return [
    {
      name: listName(context, policy, 'in'),
      because: policyBecause(policy),
      entries: [{ action: 'deny', prefix: '0.0.0.0/0' }, ...denied, { action: 'permit', prefix: '0.0.0.0/0', upTo: PUBLIC_LENGTH }],
    },
    { name: listName(context, policy, 'out'), because: `sites.${policy.link.site}.publicPrefixes`, entries: exactly(announced) },
  ];
}

function linkMaps(context: RouterContext, policy: Policy): readonly RouteMap[] {
  const { isFallback, rank, med, kind } = policy;
  const because = policyBecause(policy);
  const cloud = cloudOf(context, policy.link);
  const scope = kind === 'public' ? scopeCommunities(publicScope(policy.link, cloud)) : undefined;
  const communities = scope ? [scope.announced] : kind === 'dedicated' ? cloudEdge(cloud).communities : [];
  const inward: RouteMapEntry = {
    prefixList: listName(context, policy, 'in'),
    ...(scope?.accepted && { anyCommunity: scope.accepted }),
    localPreference: (isFallback ? FALLBACK_PREFERENCE : PRIMARY_PREFERENCE) - rank,
  };
  const outward: RouteMapEntry = {
    prefixList: listName(context, policy, 'out'),
    med,
    ...(isFallback && { prepend: FALLBACK_PREPEND }),
    ...(communities.length > 0 && { communities }),
  };
  return [{ name: importName(policy), because, entries: [inward] }, { name: exportName(policy), because, entries: [outward] }];
}

/** The name of the route map for what is learned inside the site. */
export const INSIDE_IMPORT = 'inside-in';

/** The name of the route map for what is told inside the site. */
export const INSIDE_EXPORT = 'inside-out';

const SITE_LIST = 'site';
const CLOUDS_LIST = 'clouds';
const PUBLIC_LIST = 'site-public';

const publicPrefixes = (policies: readonly Policy[]): readonly string[] => [...new Set(policies.filter(({ kind }) => kind === 'public').flatMap(announcedInPublic))].sort();

/**
 * Inside the site a router learns the site's prefixes and parts of them, exactly the public prefixes that it announces to AWS, and what the
 * other edge routers learned of clouds.
 */
function insideLists({ plan, site, links }: RouterContext, policies: readonly Policy[]): readonly PrefixList[] {
  const open = publicPrefixes(policies);
  const accepted = [...new Set(links.flatMap((link) => linkRoutes(plan, link).accepted))].sort();
  return [
    { name: SITE_LIST, because: `sites.${site.name}.prefixes`, entries: site.prefixes.map((prefix) => within('permit', prefix)) },
    ...(open.length > 0 ? [{ name: PUBLIC_LIST, because: `sites.${site.name}.publicPrefixes`, entries: exactly(open) }] : []),
    { name: CLOUDS_LIST, because: links.map(({ name }) => `links.${name}`).join(', '), entries: exactly(accepted) },
  ];
}

/** Prefixes of clouds, and those in which tunnels on circuits end, dropped while no session announces them. */
export function discardRoutes({ plan, links }: RouterContext): readonly DiscardRoute[] {
  const rows = links.flatMap((link) => {
    const { accepted, acceptedBecause: because } = linkRoutes(plan, link);
    return accepted.map((prefix) => ({ prefix, because }));
  });
  const ends = links.flatMap(({ cloud, primary }) => (primary.kind === 'vpn' ? [] : encryptionOf(primary)?.pairs ?? []).flatMap(({ gatewayPrefixes }) =>
    gatewayPrefixes.map((prefix) => ({ prefix, because: `clouds.${cloud}.gatewayPrefixes` }))));
  return [...new Map([...rows, ...ends].map((row) => [row.prefix, row])).values()].sort((a, b) => (a.prefix < b.prefix ? -1 : 1));
}

function insideMaps(context: RouterContext, policies: readonly Policy[]): readonly RouteMap[] {
  const because = `sites.${context.site.name}`;
  const open = policies.filter(({ kind }) => kind === 'public').map((policy) => ({ prefixList: listName(context, policy, 'in') }));
  const own = publicPrefixes(policies).length > 0 ? [{ prefixList: PUBLIC_LIST }] : [];
  return [
    { name: INSIDE_IMPORT, because, entries: [{ prefixList: SITE_LIST }, ...own, { prefixList: CLOUDS_LIST }, ...open] },
    { name: INSIDE_EXPORT, because, entries: [{ prefixList: CLOUDS_LIST }, ...open] },
  ];
}
