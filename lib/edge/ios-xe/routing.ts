import { hostOf, lengthOf, masked, maskOf } from '../addresses';
import type { FilledRouter, PrefixList, RouteMap } from '../model';
import { askedCommunities, communityList, DISCARD_PREFERENCE, MULTIPATH, outsideRemotes, plain, RESTART_MINUTES, type Session } from '../renderer';
import type { Secrets } from '../secrets';
import { block } from './interfaces';

/** Routes of its own. */
export function routeLines(router: FilledRouter): readonly string[] {
  const { discards, tunnels, wan } = router;
  const outside = outsideRemotes(router).map((remote) => `ip route ${masked(`${remote}/32`)} ${wan!.nextHop}`);
  return [
    ...discards.flatMap(({ prefix, because }) => block(because, [`ip route ${masked(prefix)} Null0 ${DISCARD_PREFERENCE}`])),
    ...tunnels.filter(({ loopback }) => loopback !== undefined)
      .flatMap(({ peer, number, because }) => block(because, [`ip route ${masked(`${peer}/32`)} Tunnel${number}`])),
    ...(outside.length > 0 ? block(wan!.because, outside) : []),
  ];
}

/** Lists, maps and BGP. */
export function bgpLines(router: FilledRouter, secrets: Secrets): readonly string[] {
  const { asn, lan, sessions, prefixLists, routeMaps, originated } = router;
  return [
    ...prefixLists.flatMap(listLines),
    ...askedCommunities(router).flatMap(({ name, members, because }) => block(because, members.map((community) => `ip community-list standard ${name} permit ${community}`))),
    ...routeMaps.flatMap((map) => mapLines(map, asn)),
    'ip bgp-community new-format',
    `router bgp ${asn}`,
    ` bgp router-id ${hostOf(lan.address)}`,
    ' bgp log-neighbor-changes',
    ' no bgp default ipv4-unicast',
    ...sessions.flatMap((session) => neighbourLines(router, session, secrets)),
    ' !',
    ' address-family ipv4',
    ...originated.flatMap(({ prefix, because }) => [`  ! ${plain(because)}`, `  network ${hostOf(prefix)} mask ${maskOf(lengthOf(prefix))}`]),
    `  maximum-paths ${MULTIPATH}`,
    `  maximum-paths ibgp ${MULTIPATH}`,
    ...sessions.flatMap(activatedLines),
    ' exit-address-family',
    '!',
  ];
}

function listLines({ name, entries, because }: PrefixList): readonly string[] {
  return block(because, entries.map(({ action, prefix, upTo }, i) =>
    `ip prefix-list ${name} seq ${10 * (i + 1)} ${action} ${prefix}${upTo === undefined ? '' : ` le ${upTo}`}`));
}

function mapLines({ name, entries, because }: RouteMap, asn: number): readonly string[] {
  return block(because, entries.flatMap(({ prefixList, anyCommunity, localPreference, med, prepend, communities }, i) => [
    `route-map ${name} permit ${10 * (i + 1)}`,
    ` match ip address prefix-list ${prefixList}`,
    ...(anyCommunity === undefined ? [] : [` match community ${communityList(anyCommunity)}`]),
    ...(localPreference === undefined ? [] : [` set local-preference ${localPreference}`]),
    ...(med === undefined ? [] : [` set metric ${med}`]),
    ...(prepend === undefined ? [] : [` set as-path prepend ${Array.from({ length: prepend }, () => asn).join(' ')}`]),
    ...(communities === undefined ? [] : [` set community ${communities.join(' ')} additive`]),
  ]));
}

/** The longest description of a neighbour. */
const DESCRIPTION_LENGTH = 80;

function neighbourLines({ loopbacks }: FilledRouter, session: Session, secrets: Secrets): readonly string[] {
  const { neighbour, remoteAsn, id, source, keepaliveSeconds, holdSeconds, bfd, md5, because } = session;
  const loopback = loopbacks.find((each) => each.id === source);
  return [
    ` ! ${plain(because)}`,
    ` neighbor ${neighbour} remote-as ${remoteAsn}`,
    ` neighbor ${neighbour} description ${id.slice(0, DESCRIPTION_LENGTH)}`,
    ...(md5 ? [` neighbor ${neighbour} password ${secrets.key(md5)}`] : []),
    ` neighbor ${neighbour} timers ${keepaliveSeconds} ${holdSeconds}`,
    ...(loopback ? [` neighbor ${neighbour} ebgp-multihop 2`, ` neighbor ${neighbour} update-source Loopback${loopback.number}`] : []),
    ...(bfd ? [` neighbor ${neighbour} fall-over bfd`] : []),
  ];
}

function activatedLines({ neighbour, kind, maximumPrefixes, import: inward, export: outward }: Session): readonly string[] {
  return [
    `  neighbor ${neighbour} activate`,
    `  neighbor ${neighbour} send-community`,
    ...(kind === 'internal' ? [`  neighbor ${neighbour} next-hop-self`] : []),
    `  neighbor ${neighbour} soft-reconfiguration inbound`,
    `  neighbor ${neighbour} maximum-prefix ${maximumPrefixes} restart ${RESTART_MINUTES}`,
    `  neighbor ${neighbour} route-map ${inward} in`,
    `  neighbor ${neighbour} route-map ${outward} out`,
  ];
}
