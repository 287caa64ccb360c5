import type { CircuitEnd, CloudSide, Speaker, TunnelEnd } from './cloud';
import type { Daemon } from './spec';
import { hostOf } from '../edge/addresses';

/** ASN inside an emulated cloud: no customer sees it. */
export const INSIDE_ASN = 4_259_840_001;

/** What a speaker is told beside its template. */
export interface SpeakerPlace {
  /** Its router id. */
  readonly routerId: string;
  /** The address of each hub. */
  readonly hubs: readonly string[];
  /** The interface of each circuit, by session. */
  readonly interfaces: ReadonlyMap<string, string>;
  /** The key behind the name of a secret. */
  readonly key: (secret: string) => string;
}

/**
 * Without objects for next hops in the kernel: it drops them with an interface that goes down, and zebra 8.4 then fails to install routes over
 * them when it is back.
 */
const ZEBRA = 'frr defaults traditional\nno zebra nexthop kernel enable\n';

type Daemons = Partial<Record<Daemon, string>>;

/** The configuration of a speaker: what its template says, and what its cloud does by itself. */
export function speakerDaemons(speaker: Speaker, place: SpeakerPlace): Daemons {
  const ends: readonly (CircuitEnd | TunnelEnd)[] = [...speaker.circuits, ...speaker.tunnels];
  const bfd = speaker.circuits.filter((end) => end.bfd !== undefined);
  return {
    zebra: ZEBRA,
    bgpd: lines([
      'frr defaults traditional',
      ...prefixList('OWN', speaker.announces),
      ...ends.flatMap((end, index) => routeMaps(end, index, speaker)),
      'route-map TO-HUB deny 10', ' match ip address prefix-list OWN', 'exit', 'route-map TO-HUB permit 20', 'exit',
      'route-map NOTHING deny 10', 'exit',
      `router bgp ${INSIDE_ASN}`,
      ` bgp router-id ${place.routerId}`,
      ' bgp log-neighbor-changes',
      ' no bgp default ipv4-unicast',
      ' no bgp ebgp-requires-policy',
      ' no bgp network import-check',
      ' bgp graceful-restart-disable',
      ...place.hubs.flatMap((hub) => neighbour(hub, INSIDE_ASN, ['timers 3 9', 'timers connect 1'])),
      ...ends.flatMap((end) => external(end, speaker.asn, place)),
      ' address-family ipv4 unicast',
      ...speaker.announces.map((prefix) => `  network ${prefix}`),
      '  maximum-paths 8',
      ...place.hubs.flatMap((hub) => activated(hub, ['next-hop-self', 'route-map NOTHING in', `route-map ${speaker.isUnderlay ? 'NOTHING' : 'TO-HUB'} out`])),
      ...ends.flatMap((end, index) => activated(hostOf(end.routerAddress), [`route-map IN-${index} in`, `route-map OUT-${index} out`])),
      ' exit-address-family', 'exit',
    ]),
    ...(bfd.length > 0 && { bfdd: lines(['frr defaults traditional', 'bfd', ...bfd.flatMap((end) => bfdPeer(end, place)), 'exit']) }),
  };
}

/** The configuration of the router behind all speakers: it chooses among them as the cloud does. */
export function hubDaemons(side: CloudSide, routerId: string, speakers: readonly string[]): Daemons {
  return {
    zebra: ZEBRA,
    bgpd: lines([
      'frr defaults traditional',
      `router bgp ${INSIDE_ASN}`,
      ` bgp router-id ${routerId}`,
      ' bgp log-neighbor-changes',
      ' no bgp default ipv4-unicast',
      ' bgp graceful-restart-disable',
      ...(side.choice === 'med' ? [' bgp always-compare-med', ' bgp deterministic-med', ' bgp bestpath as-path ignore'] : []),
      ...speakers.flatMap((address) => neighbour(address, INSIDE_ASN, ['timers 3 9', 'timers connect 1'])),
      ' address-family ipv4 unicast',
      '  maximum-paths ibgp 8',
      ...speakers.flatMap((address) => activated(address, [])),
      ' exit-address-family', 'exit',
    ]),
  };
}

/** The configuration of a site's core: it announces the site's prefixes to the routers, and takes what they know. */
export function coreDaemons(asn: number, routerId: string, prefixes: readonly string[], routers: readonly string[]): Daemons {
  return {
    zebra: ZEBRA,
    bfdd: lines(['frr defaults traditional', 'bfd', ' profile inside', '  detect-multiplier 3', '  receive-interval 300', '  transmit-interval 300', ' exit', 'exit']),
    bgpd: lines([
      'frr defaults traditional',
      `router bgp ${asn}`,
      ` bgp router-id ${routerId}`,
      ' bgp log-neighbor-changes',
      ' no bgp default ipv4-unicast',
      ' no bgp network import-check',
      ' bgp graceful-restart-disable',
      ...routers.flatMap((address) => neighbour(address, asn, ['timers 3 9', 'timers connect 1', 'bfd', 'bfd profile inside'])),
      ' address-family ipv4 unicast',
      ...prefixes.map((prefix) => `  network ${prefix}`),
      '  maximum-paths ibgp 8',
      ...routers.flatMap((address) => activated(address, [])),
      ' exit-address-family', 'exit',
    ]),
  };
}

const lines = (rows: readonly string[]) => `${rows.join('\n')}\n`;

const neighbour = (address: string, asn: number, words: readonly string[]) => [`remote-as ${asn}`, ...words].map((word) => ` neighbor ${address} ${word}`);

const activated = (address: string, words: readonly string[]) => ['activate', ...words].map((word) => `  neighbor ${address} ${word}`);

const prefixList = (name: string, prefixes: readonly string[]) =>
  (prefixes.length === 0 ? [`ip prefix-list ${name} seq 5 deny 0.0.0.0/0 le 32`] : prefixes.map((prefix, index) => `ip prefix-list ${name} seq ${5 + index} permit ${prefix}`));

function external(end: CircuitEnd | TunnelEnd, asn: number, place: SpeakerPlace): string[] {
  const secret = 'vlan' in end ? end.secret : undefined;
  const bfd = 'vlan' in end && end.bfd !== undefined;
  return neighbour(hostOf(end.routerAddress), end.peerAsn, [
    `local-as ${asn} no-prepend replace-as`,
    `timers ${end.timers.keepalive} ${end.timers.hold}`,
    'timers connect 2',
    ...(secret === undefined ? [] : [`password ${place.key(secret)}`]),
    ...(bfd ? ['bfd'] : []),
  ]);
}

/**
 * Communities of Direct Connect by which a customer sets the preference of a virtual interface, beside the speaker's own.
 *
 * @see https://docs.aws.amazon.com/directconnect/latest/UserGuide/routing-and-bgp.html
 */
const COMMUNITIES: readonly (readonly [community: string, change: number])[] = [['7224:7300', 10], ['7224:7100', -10]];

function routeMaps(end: CircuitEnd | TunnelEnd, index: number, { preference }: Speaker): string[] {
  const own = 'announces' in end ? end.announces : undefined;
  const set = [
    ...(preference === undefined ? [] : [` set local-preference ${preference}`]),
    ...(end.receivedMed === undefined ? [] : [` set metric ${end.receivedMed}`]),
  ];
  const steered = preference === undefined || !('vlan' in end) ? [] : COMMUNITIES.flatMap(([community, change], order) => [
    `bgp community-list standard C${order}-${index} permit ${community}`,
    `route-map IN-${index} permit ${5 + order}`, ` match community C${order}-${index}`, ` set local-preference ${preference + change}`, 'exit',
  ]);
  return [
    ...steered,
    `route-map IN-${index} permit 20`, ...set, 'exit',
    ...(own === undefined ? [] : prefixList(`OWN-${index}`, own)),
    `route-map OUT-${index} permit 10`, ` match ip address prefix-list ${own === undefined ? 'OWN' : `OWN-${index}`}`, ...(end.advertisedMed === undefined ? [] : [` set metric ${end.advertisedMed}`]), 'exit',
  ];
}

function bfdPeer(end: CircuitEnd, place: SpeakerPlace): string[] {
  const { intervalMs, multiplier } = end.bfd!;
  return [
    ` peer ${hostOf(end.routerAddress)} interface ${place.interfaces.get(end.id) ?? 'none'}`,
    `  detect-multiplier ${multiplier}`, `  receive-interval ${intervalMs}`, `  transmit-interval ${intervalMs}`, ' exit',
  ];
}

