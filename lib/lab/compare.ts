import type { CircuitEnd, CloudSide, Speaker, TunnelEnd } from './cloud';
import { secretKey } from './cloud';
import { guestsOf } from './guests';
import { hostOf } from '../edge/addresses';
import type { BgpSessionModel, FilledRouter, TunnelModel, VlanModel } from '../edge/model';
import type { Filled } from '../edge/placeholder';
import type { LinkPlan, NetworkPlan } from '../planner';

/** Something that the two ends of a session do not agree on: what a router was told, and what the template says. */
export interface Difference {
  /** The id of the session or tunnel. */
  readonly session: string;
  /** What it is: `cloud-asn`, `site-asn`, `address`, `vlan`, `mtu`, `key`, `bfd`, `public-ip`, `missing-at-cloud`, `missing-at-router`, `announced`. */
  readonly code: string;
  /** In a sentence, with both values. */
  readonly message: string;
}

type Session = Filled<BgpSessionModel>;
type End = CircuitEnd | TunnelEnd;

/**
 * Compares both ends of every session, without running anything.
 *
 * @param routers the routers of the sites, with every value known
 * @param sides the clouds as their templates say them
 */
export function differences(routers: readonly FilledRouter[], sides: readonly CloudSide[]): readonly Difference[] {
  const endsOf = (speaker: Speaker) => [...speaker.circuits, ...speaker.tunnels].map((end) => [end.id, { end, speaker }] as const);
  const ends = new Map(sides.flatMap((side) => side.speakers.flatMap(endsOf)));
  const sessions = routers.flatMap((router) => router.sessions.filter(({ kind }) => kind !== 'internal').map((session) => ({ router, session })));
  const known = new Set(sessions.map(({ session }) => session.id));
  return [
    ...sessions.flatMap(({ router, session }) => sessionDifferences(router, session, ends.get(session.id))),
    ...[...ends.keys()].filter((id) => !known.has(id)).map((id) => difference(id, 'missing-at-router', `the template has ${id}, and no router has`)),
  ];
}

/**
 * Compares what each cloud announces with what the routers take.
 *
 * @param plan with links to clouds that have a template
 */
export function announcedDifferences({ clouds, links }: Pick<NetworkPlan, 'clouds' | 'links'>, sides: readonly CloudSide[]): readonly Difference[] {
  return sides.flatMap((side) => side.speakers.flatMap((speaker) => {
    const hosts = links.filter(({ cloud }) => cloud === side.cloud);
    if (speaker.isUnderlay) return underlayDifferences(hosts, side, speaker);
    const guests = speaker.circuits.length === 0 ? [] : hosts.flatMap(({ name }) => guestsOf({ links }, name)).map(({ cloud }) => cloud);
    const prefixes = clouds.filter(({ name }) => name === side.cloud || guests.includes(name)).flatMap((cloud) => cloud.prefixes);
    const [wanted, given] = [[...prefixes].sort(), [...new Set(speaker.announces)].sort()];
    return wanted.join() === given.join() ? []
      : [difference(`${side.cloud}-${speaker.name}`, 'announced', `the template of ${side.cloud} announces ${given.join(', ') || 'nothing'}, and the plan says ${wanted.join(', ')}`)];
  }));
}

/** On circuits that carry nothing but tunnels: the ranges of their gateways. */
function underlayDifferences(links: readonly LinkPlan[], side: CloudSide, { name, announces }: Speaker): readonly Difference[] {
  const pairs = links.flatMap(({ primary }) => (primary.kind === 'vpn' ? [] : primary.interconnect?.encryption?.pairs ?? []));
  const wanted = new Set(pairs.flatMap(({ gatewayPrefixes }) => gatewayPrefixes));
  const wrong = announces.filter((prefix) => !wanted.has(prefix));
  return wrong.map((prefix) => difference(`${side.cloud}-${name}`, 'announced', `the template of ${side.cloud} has gateways in ${prefix}, and the plan says ${[...wanted].join(', ')}`));
}

const difference = (session: string, code: string, message: string): Difference => ({ session, code, message });

function sessionDifferences(router: FilledRouter, session: Session, found: { readonly end: End; readonly speaker: Speaker } | undefined): Difference[] {
  const { id } = session;
  if (found === undefined) return [difference(id, 'missing-at-cloud', `${router.name} has ${id}, and the template has not`)];
  const { end, speaker } = found;
  const unequal = (code: string, what: string, mine: string | number | undefined, theirs: string | number | undefined) =>
    (mine === theirs ? [] : [difference(id, code, `${what} of ${id} is ${mine ?? 'absent'} at ${router.name}, and ${theirs ?? 'absent'} in the template`)]);
  return [
    ...unequal('cloud-asn', 'the ASN of the cloud', session.remoteAsn, speaker.asn),
    ...unequal('site-asn', 'the ASN of the site', router.asn, end.peerAsn),
    ...unequal('address', "the cloud's address", hostOf(session.neighbour), hostOf(end.cloudAddress)),
    ...unequal('address', "the router's address", ownAddress(router, session), end.routerAddress),
    ...('vlan' in end ? circuitDifferences(router, session, end, unequal) : tunnelDifferences(router, session, end, unequal)),
  ];
}

type Unequal = (code: string, what: string, mine: string | number | undefined, theirs: string | number | undefined) => Difference[];

function circuitDifferences(router: FilledRouter, session: Session, end: CircuitEnd, unequal: Unequal): Difference[] {
  const vlan = vlanOf(router, session);
  return [
    ...unequal('vlan', 'the VLAN id', Number(vlan?.vlan), end.vlan),
    ...(end.mtu === undefined ? [] : unequal('mtu', 'the MTU', vlan?.mtu, end.mtu)),
    ...unequal('key', 'the secret with the BGP key', session.md5 && secretKey(session.md5.secret), end.secret),
    ...(end.isProvisional ? [] : unequal('bfd', 'BFD', bfdText(session.bfd), bfdText(end.bfd))),
  ];
}

function tunnelDifferences(router: FilledRouter, session: Session, end: TunnelEnd, unequal: Unequal): Difference[] {
  const tunnel = tunnelOf(router, session);
  return [
    ...unequal('key', 'the secret with the pre-shared key', tunnel && secretKey(tunnel.key.secret), end.secret),
    ...unequal('public-ip', 'the internet address of the router', tunnel?.localId, end.routerPublicIp),
  ];
}

const bfdText = (bfd: { readonly intervalMs: number; readonly multiplier: number } | undefined) => (bfd === undefined ? undefined : `${bfd.intervalMs} ms x ${bfd.multiplier}`);

/** The VLAN that a session runs on. */
export const vlanOf = (router: FilledRouter, session: Session): Filled<VlanModel> | undefined => router.vlans.find(({ id }) => id === session.interface);

/** The tunnel that a session runs in. */
export const tunnelOf = (router: FilledRouter, session: Session): Filled<TunnelModel> | undefined => router.tunnels.find(({ id }) => id === session.interface);

/** The address that a router has in a session. */
export function ownAddress(router: FilledRouter, session: Session): string | undefined {
  const tunnel = tunnelOf(router, session);
  const loopback = router.loopbacks.find(({ id }) => id === (tunnel?.loopback ?? session.source));
  const address = vlanOf(router, session)?.address ?? tunnel?.address ?? loopback?.address;
  return address === undefined ? undefined : hostOf(address);
}
