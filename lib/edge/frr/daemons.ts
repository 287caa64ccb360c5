import { hostOf } from '../addresses';
import type { BfdModel, FilledRouter, PrefixList, RouteMap } from '../model';
import { askedCommunities, communityList, DISCARD_PREFERENCE, MULTIPATH, outsideRemotes, plain, RESTART_MINUTES, type Session } from '../renderer';
import type { Secrets } from '../secrets';
import { linuxInterface, tunnelInterface } from './names';

/** A daemon of FRR that is configured. */
export type Daemon = 'zebra' | 'staticd' | 'bfdd' | 'bgpd';

/** Daemons in the order in which their parts stand. */
export const DAEMONS: readonly Daemon[] = ['zebra', 'staticd', 'bfdd', 'bgpd'];

/** The part of a router's configuration that each daemon reads. */
export function daemonLines(router: FilledRouter, secrets: Secrets): Readonly<Record<Daemon, readonly string[]>> {
  return { zebra: zebra(router), staticd: staticd(router), bfdd: bfdd(router), bgpd: bgpd(router, secrets) };
}

const block = (because: string, lines: readonly string[]): readonly string[] => [`! ${plain(because)}`, ...lines, '!'];

function zebra(router: FilledRouter): readonly string[] {
  const { lan, vlans, tunnels, loopbacks } = router;
  const addressed = (name: string, description: string, addresses: readonly string[]) =>
    [`interface ${name}`, ` description ${plain(description)}`, ...addresses.map((address) => ` ip address ${address}`), 'exit'];
  return [
    // The kernel drops its objects for next hops with an interface that loses its carrier, and with them the routes before there are others.
    'no zebra nexthop kernel enable',
    '!',
    ...block(lan.because, addressed(lan.name, 'site', [lan.address])),
    ...vlans.flatMap((vlan) => block(vlan.because, addressed(linuxInterface(router, vlan.id), vlan.id, [vlan.address]))),
    ...(loopbacks.length > 0 ? block(loopbacks.map(({ because }) => because).join(', '), addressed('lo', 'router addresses of tunnels', loopbacks.map(({ address }) => address))) : []),
    ...tunnels.flatMap(({ id, number, address, because }) => block(because, addressed(tunnelInterface(number), id, address === undefined ? [] : [address]))),
  ];
}

function staticd(router: FilledRouter): readonly string[] {
  const { discards, tunnels, wan } = router;
  const outside = outsideRemotes(router).map((remote) => `ip route ${remote}/32 ${wan!.nextHop} ${wan!.name}`);
  return [
    ...discards.flatMap(({ prefix, because }) => block(because, [`ip route ${prefix} blackhole ${DISCARD_PREFERENCE}`])),
    ...tunnels.filter(({ loopback }) => loopback !== undefined)
      .flatMap(({ peer, number, because }) => block(because, [`ip route ${peer}/32 ${tunnelInterface(number)}`])),
    ...(outside.length > 0 ? block(wan!.because, outside) : []),
  ];
}

const profileName = ({ intervalMs, multiplier }: BfdModel): string => `bfd-${intervalMs}x${multiplier}`;

function bfdd({ sessions }: FilledRouter): readonly string[] {
  const used = [...new Map(sessions.flatMap(({ bfd }) => (bfd ? [[profileName(bfd), bfd] as const] : []))).values()];
  if (used.length === 0) return [];
  const links = (bfd: BfdModel) => [...new Set(sessions.filter((session) => session.bfd && profileName(session.bfd) === profileName(bfd)).map(({ link }) => link ?? 'site'))].sort();
  return [
    'bfd',
    ...used.flatMap((bfd) => [
      ` ! ${links(bfd).join(', ')}`,
      ` profile ${profileName(bfd)}`,
      `  detect-multiplier ${bfd.multiplier}`,
      `  receive-interval ${bfd.intervalMs}`,
      `  transmit-interval ${bfd.intervalMs}`,
      ' exit',
      ' !',
    ]),
    'exit',
    '!',
  ];
}

function bgpd(router: FilledRouter, secrets: Secrets): readonly string[] {
  const { asn, lan, sessions, prefixLists, routeMaps, originated } = router;
  return [
    ...prefixLists.flatMap(prefixList),
    ...askedCommunities(router).flatMap(({ name, members, because }) => block(because, members.map((community) => `bgp community-list standard ${name} permit ${community}`))),
    ...routeMaps.flatMap((map) => routeMap(map, asn)),
    `router bgp ${asn}`,
    ` bgp router-id ${hostOf(lan.address)}`,
    ' bgp log-neighbor-changes',
    ' no bgp default ipv4-unicast',
    ' bgp graceful-restart-disable',
    ...sessions.flatMap((session) => neighbour(router, session, secrets)),
    ' !',
    ' address-family ipv4 unicast',
    ...originated.flatMap(({ prefix, because }) => [`  ! ${plain(because)}`, `  network ${prefix}`]),
    `  maximum-paths ${MULTIPATH}`,
    `  maximum-paths ibgp ${MULTIPATH}`,
    ...sessions.flatMap(activated),
    ' exit-address-family',
    'exit',
    '!',
  ];
}

function prefixList({ name, entries, because }: PrefixList): readonly string[] {
  return block(because, entries.map(({ action, prefix, upTo }, i) =>
    `ip prefix-list ${name} seq ${10 * (i + 1)} ${action} ${prefix}${upTo === undefined ? '' : ` le ${upTo}`}`));
}

function routeMap({ name, entries, because }: RouteMap, asn: number): readonly string[] {
  return block(because, entries.flatMap(({ prefixList: list, anyCommunity, localPreference, med, prepend, communities }, i) => [
    `route-map ${name} permit ${10 * (i + 1)}`,
    ` match ip address prefix-list ${list}`,
    ...(anyCommunity === undefined ? [] : [` match community ${communityList(anyCommunity)}`]),
    ...(localPreference === undefined ? [] : [` set local-preference ${localPreference}`]),
    ...(med === undefined ? [] : [` set metric ${med}`]),
    ...(prepend === undefined ? [] : [` set as-path prepend ${Array.from({ length: prepend }, () => asn).join(' ')}`]),
    ...(communities === undefined ? [] : [` set community ${communities.join(' ')} additive`]),
    'exit',
  ]));
}

/** Seconds between attempts to open a session. */
const CONNECT_SECONDS = 5;

function neighbour({ loopbacks }: FilledRouter, session: Session, secrets: Secrets): readonly string[] {
  const { neighbour: peer, remoteAsn, id, source, keepaliveSeconds, holdSeconds, bfd, md5, because } = session;
  const loopback = loopbacks.find((each) => each.id === source);
  return [
    ` ! ${plain(because)}`,
    ` neighbor ${peer} remote-as ${remoteAsn}`,
    ` neighbor ${peer} description ${id}`,
    ...(md5 ? [` neighbor ${peer} password ${secrets.key(md5)}`] : []),
    ` neighbor ${peer} timers ${keepaliveSeconds} ${holdSeconds}`,
    ` neighbor ${peer} timers connect ${CONNECT_SECONDS}`,
    ...(loopback ? [` neighbor ${peer} ebgp-multihop 2`, ` neighbor ${peer} update-source ${hostOf(loopback.address)}`] : []),
    ...(bfd ? [` neighbor ${peer} bfd`, ` neighbor ${peer} bfd profile ${profileName(bfd)}`] : []),
  ];
}

function activated(session: Session): readonly string[] {
  const { neighbour: peer, kind, maximumPrefixes, import: inward, export: outward } = session;
  return [
    `  neighbor ${peer} activate`,
    ...(kind === 'internal' ? [`  neighbor ${peer} next-hop-self`] : []),
    `  neighbor ${peer} soft-reconfiguration inbound`,
    `  neighbor ${peer} maximum-prefix ${maximumPrefixes} restart ${RESTART_MINUTES}`,
    `  neighbor ${peer} route-map ${inward} in`,
    `  neighbor ${peer} route-map ${outward} out`,
  ];
}
