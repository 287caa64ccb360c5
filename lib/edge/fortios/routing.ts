import { hostOf, masked } from '../addresses';
import type { FilledRouter, PrefixList, RouteMap } from '../model';
import { askedCommunities, communityList, DISCARD_PREFERENCE, outsideRemotes, type Session } from '../renderer';
import type { Secrets } from '../secrets';
import { fit, tunnelName } from '../words';
import { fortiInterface } from './interfaces';
import { edited, entry, quoted, table } from './words';

/** The longest name of a list or map. */
const NAME_LENGTH = 35;

/** The longest description of a neighbour. */
const DESCRIPTION_LENGTH = 63;

const listName = (name: string): string => quoted(fit(name, NAME_LENGTH));

/** The numbers of static routes: above those that are made by hand. */
const FIRST_ROUTE = 9_001;

/** Routes of its own. */
export function routeLines(router: FilledRouter): readonly string[] {
  const { discards, tunnels, wan } = router;
  const rows = [
    ...discards.map(({ prefix, because }) => ({ because, settings: [`dst ${masked(prefix)}`, 'blackhole enable', `distance ${DISCARD_PREFERENCE}`] })),
    ...tunnels.filter(({ loopback }) => loopback !== undefined)
      .map(({ peer, number, because }) => ({ because, settings: [`dst ${masked(`${peer}/32`)}`, `device ${quoted(tunnelName(number))}`] })),
    ...outsideRemotes(router).map((remote) => ({ because: wan!.because, settings: [`dst ${masked(`${remote}/32`)}`, `gateway ${wan!.nextHop}`, `device ${quoted(wan!.name)}`] })),
  ];
  return table('router static', rows.map(({ because, settings }, i) => entry(because, String(FIRST_ROUTE + i), settings)));
}

/** Lists, maps and BGP. */
export function bgpLines(router: FilledRouter, secrets: Secrets): readonly string[] {
  const { asn, lan, sessions, prefixLists, routeMaps, originated } = router;
  return [
    ...table('router prefix-list', prefixLists.map(listEntry)),
    ...table('router community-list', askedCommunities(router).map(({ name, members, because }) =>
      ruled(because, name, members.map((community) => ['set action permit', `set match ${quoted(community)}`])))),
    ...table('router route-map', routeMaps.map((map) => mapEntry(map, asn))),
    'config router bgp',
    `    set as ${asn}`,
    `    set router-id ${hostOf(lan.address)}`,
    '    set ebgp-multipath enable',
    '    set ibgp-multipath enable',
    ...table('network', originated.map(({ prefix, because }, i) => entry(because, String(i + 1), [`prefix ${masked(prefix)}`]))).map((line) => `    ${line}`),
    ...table('neighbor', sessions.map((session) => neighbourEntry(router, session, secrets))).map((line) => `    ${line}`),
    'end',
  ];
}

/** An entry of a table whose rules are a table of its own. */
const ruled = (because: string, name: string, rules: readonly (readonly string[])[]): readonly string[] =>
  edited(because, listName(name), table('rule', rules.map((settings, i) => [`edit ${i + 1}`, ...settings.map((line) => `    ${line}`), 'next'])));

const listEntry = ({ name, entries, because }: PrefixList): readonly string[] =>
  ruled(because, name, entries.map(({ action, prefix, upTo }) => [
    ...(action === 'deny' ? ['set action deny'] : []),
    `set prefix ${masked(prefix)}`,
    'unset ge',
    upTo === undefined ? 'unset le' : `set le ${upTo}`,
  ]));

const mapEntry = ({ name, entries, because }: RouteMap, asn: number): readonly string[] =>
  ruled(because, name, entries.map(({ prefixList, anyCommunity, localPreference, med, prepend, communities }) => [
    `set match-ip-address ${listName(prefixList)}`,
    ...(anyCommunity === undefined ? [] : [`set match-community ${listName(communityList(anyCommunity))}`]),
    ...(localPreference === undefined ? [] : [`set set-local-preference ${localPreference}`]),
    ...(med === undefined ? [] : [`set set-metric ${med}`]),
    ...(prepend === undefined ? [] : [`set set-aspath ${quoted(Array.from({ length: prepend }, () => asn).join(' '))}`]),
    ...(communities === undefined ? [] : [`set set-community ${communities.map(quoted).join(' ')}`, 'set set-community-additive enable']),
  ]));

function neighbourEntry(router: FilledRouter, session: Session, secrets: Secrets): readonly string[] {
  const { neighbour, id, kind, remoteAsn, source, keepaliveSeconds, holdSeconds, bfd, md5, maximumPrefixes, because } = session;
  return entry(because, quoted(neighbour), [
    `remote-as ${remoteAsn}`,
    `description ${quoted(id.slice(0, DESCRIPTION_LENGTH))}`,
    `keep-alive-timer ${keepaliveSeconds}`,
    `holdtime-timer ${holdSeconds}`,
    ...(bfd ? ['bfd enable'] : []),
    ...(md5 ? [`password ${quoted(secrets.key(md5))}`] : []),
    ...(source === undefined ? ['link-down-failover enable'] : ['ebgp-enforce-multihop enable', `update-source ${quoted(fortiInterface(router, source))}`]),
    ...(kind === 'internal' ? ['next-hop-self enable'] : []),
    'soft-reconfiguration enable',
    `maximum-prefix ${maximumPrefixes}`,
    `route-map-in ${listName(session.import)}`,
    `route-map-out ${listName(session.export)}`,
  ]);
}
