import { hostOf } from '../addresses';
import type { FilledRouter, PrefixList, PrefixListEntry, RouteMap } from '../model';
import { DISCARD_PREFERENCE, outsideRemotes, RESTART_MINUTES, type Session } from '../renderer';
import type { Secrets } from '../secrets';
import { block } from './interfaces';

/** Routes of its own. */
export function routeLines(router: FilledRouter): readonly string[] {
  const { discards, tunnels, wan, lan, asn } = router;
  const outside = outsideRemotes(router).map((remote) => `set routing-options static route ${remote}/32 next-hop ${wan!.nextHop}`);
  return [
    `set routing-options router-id ${hostOf(lan.address)}`,
    `set routing-options autonomous-system ${asn}`,
    'set policy-options policy-statement all-paths then load-balance per-packet',
    'set routing-options forwarding-table export all-paths',
    ...discards.flatMap(({ prefix, because }) =>
      block(because, [`set routing-options static route ${prefix} discard`, `set routing-options static route ${prefix} preference ${DISCARD_PREFERENCE}`])),
    ...tunnels.filter(({ loopback }) => loopback !== undefined)
      .flatMap(({ peer, number, because }) => block(because, [`set routing-options static route ${peer}/32 next-hop st0.${number}`])),
    ...(outside.length > 0 ? block(wan!.because, outside) : []),
  ];
}

/** Lists, policies and BGP. */
export function bgpLines(router: FilledRouter, secrets: Secrets): readonly string[] {
  const { sessions, prefixLists, routeMaps, originated, asn } = router;
  const isOwn = ({ prefix }: PrefixListEntry) => originated.some((route) => route.prefix === prefix);
  const own = new Set(prefixLists.filter(({ entries }) => entries.some(isOwn)).map(({ name }) => name));
  const communities = [...new Set(routeMaps.flatMap(({ entries }) => entries.flatMap((entry) => [...entry.anyCommunity ?? [], ...entry.communities ?? []])))];
  const inside = new Set(sessions.filter(({ kind }) => kind === 'internal').map((session) => session.export));
  const groups = [...new Set(sessions.map(groupOf))];
  return [
    ...prefixLists.flatMap(listLines),
    ...communities.map((community) => `set policy-options community ${communityName(community)} members ${community}`),
    ...routeMaps.flatMap((map) => mapLines(map, { lists: prefixLists, own, asn, isInside: inside.has(map.name) })),
    ...groups.flatMap((group) => {
      const members = sessions.filter((session) => groupOf(session) === group);
      return [
        `set protocols bgp group ${group} type ${members[0]!.kind === 'internal' ? 'internal' : 'external'}`,
        `set protocols bgp group ${group} multipath`,
        ...members.flatMap((session) => neighbourLines(router, group, session, secrets)),
      ];
    }),
  ];
}

const groupOf = ({ link, kind }: Session): string => (link === undefined ? 'inside' : `${link}-${kind}`);

const communityName = (community: string): string => `c-${community.replace(':', '-')}`;

const isDenied = ({ action }: PrefixListEntry): boolean => action === 'deny';

/** The name of the list of what a list denies: a list of Junos only permits. */
const deniedName = (name: string): string => `${name}-not`;

function listLines({ name, entries, because }: PrefixList): readonly string[] {
  const line = (list: string, { prefix, upTo }: PrefixListEntry) =>
    `set policy-options route-filter-list ${list} ${prefix} ${upTo === undefined ? 'exact' : upTo === 32 ? 'orlonger' : `upto /${upTo}`}`;
  return block(because, entries.map((entry) => line(isDenied(entry) ? deniedName(name) : name, entry)));
}

/** What the terms of a policy depend on. */
interface MapContext {
  readonly lists: readonly PrefixList[];
  /** Names of the lists of what the router announces of its own. */
  readonly own: ReadonlySet<string>;
  readonly asn: number;
  readonly isInside: boolean;
}

/** A term names where its routes come from: a policy of Junos would also announce the routes that drop. */
function mapLines({ name, entries, because }: RouteMap, { lists, own, asn, isInside }: MapContext): readonly string[] {
  const statement = `set policy-options policy-statement ${name}`;
  return block(because, [
    ...entries.flatMap(({ prefixList, anyCommunity, localPreference, med, prepend, communities }, i) => {
      const term = `${statement} term ${10 * (i + 1)}`;
      const denies = lists.find((list) => list.name === prefixList)!.entries.some(isDenied);
      return [
        ...(denies ? [`${statement} term ${10 * (i + 1)}-not from route-filter-list ${deniedName(prefixList)}`, `${statement} term ${10 * (i + 1)}-not then reject`] : []),
        `${term} from protocol ${own.has(prefixList) ? 'direct' : 'bgp'}`,
        `${term} from route-filter-list ${prefixList}`,
        ...(anyCommunity ?? []).map((community) => `${term} from community ${communityName(community)}`),
        ...(localPreference === undefined ? [] : [`${term} then local-preference ${localPreference}`]),
        ...(med === undefined ? [] : [`${term} then metric ${med}`]),
        ...(prepend === undefined ? [] : [`${term} then as-path-prepend "${Array.from({ length: prepend }, () => asn).join(' ')}"`]),
        ...(communities ?? []).map((community) => `${term} then community add ${communityName(community)}`),
        ...(isInside ? [`${term} then next-hop self`] : []),
        `${term} then accept`,
      ];
    }),
    `${statement} term others then reject`,
  ]);
}

function neighbourLines({ loopbacks }: FilledRouter, group: string, session: Session, secrets: Secrets): readonly string[] {
  const { neighbour, id, kind, remoteAsn, source, holdSeconds, bfd, md5, maximumPrefixes, because } = session;
  const loopback = loopbacks.find((each) => each.id === source);
  const begin = `set protocols bgp group ${group} neighbor ${neighbour}`;
  return block(because, [
    `${begin} description "${id}"`,
    ...(kind === 'internal' ? [] : [`${begin} peer-as ${remoteAsn}`]),
    `${begin} hold-time ${holdSeconds}`,
    ...(md5 ? [`${begin} authentication-key "${secrets.key(md5)}"`] : []),
    ...(loopback ? [`${begin} local-address ${hostOf(loopback.address)}`, `${begin} multihop ttl 2`] : []),
    ...(bfd ? [`${begin} bfd-liveness-detection minimum-interval ${bfd.intervalMs}`, `${begin} bfd-liveness-detection multiplier ${bfd.multiplier}`] : []),
    `${begin} family inet unicast prefix-limit maximum ${maximumPrefixes}`,
    `${begin} family inet unicast prefix-limit teardown idle-timeout ${RESTART_MINUTES}`,
    `${begin} import ${session.import}`,
    `${begin} export ${session.export}`,
  ]);
}
