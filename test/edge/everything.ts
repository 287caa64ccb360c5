import { filled } from './fixture';
import {
  type BgpSessionModel, crossReferences, type FilledRouter, frrTextFaults, handOffSheets, type Platform, renderRouter, RENDERERS, routersOf, swanctlTextFaults,
} from '../../lib/edge';
import { hostOf, masked } from '../../lib/edge/addresses';
import type { DedicatedPlan, LinkPlan, NetworkPlan } from '../../lib/planner';

/** Every platform. */
export const PLATFORMS = RENDERERS.map(({ platform }) => platform);

/** What no text may hold: the marks of a value that was not there. */
const HOLES = /undefined|\[object|NaN|(?<!\/dev\/)null|<[a-z]/;

/** Everything that has to hold of what is made of a plan, on every platform. */
export function check(plan: NetworkPlan): void {
  for (const router of routersOf(plan)) expect(crossReferences(router)).toEqual([]);
  const { routers, secrets } = filled(plan);
  for (const router of routers) {
    for (const platform of PLATFORMS) {
      const files = renderRouter({ ...router, platform }, secrets);
      for (const { text } of files) expect(text).not.toMatch(HOLES);
      expectRoundTrip(platform, router, files.map(({ text }) => text).join(''));
    }
    const text = new Map(renderRouter({ ...router, platform: 'frr' }, secrets).map((file) => [file.name, file.text]));
    expect(frrTextFaults(text.get('frr.conf')!)).toEqual([]);
    if (router.tunnels.length > 0) expect(swanctlTextFaults(text.get('swanctl.conf')!, text.get('frr.conf')!, text.get('nftables.conf')!)).toEqual([]);
    expect([...text.get('frr.conf')!.matchAll(/^ {2}network (\S+)$/gm)].map(([, prefix]) => prefix)).toEqual(router.originated.map(({ prefix }) => prefix));
  }
  expectSessions(plan, routers);
  const sheets = handOffSheets(plan);
  for (const { markdown } of sheets) expect(markdown).not.toMatch(HOLES);
  expect(sheets.map(({ name }) => name).sort()).toEqual(sheetNames(plan).sort());
  for (const { fromMs = 0, toMs = 0 } of plan.links.flatMap(({ failover }) => failover)) expect(fromMs).toBeLessThanOrEqual(toMs);
}

/** How a platform writes what has to read back the same. */
interface Words {
  /** The router's ASN. */
  readonly asn: RegExp;
  /** A neighbour, with its ASN. */
  readonly sessions: RegExp;
  /** An address of an interface. */
  readonly addresses: RegExp;
  /** The same out of the model; `isShort` where the other end's subnet is written beside it. */
  readonly address: (address: string, isShort: boolean) => string;
  /** A tunnel by its number, with the addresses that it runs between. */
  readonly tunnels: RegExp;
}

const same = (address: string): string => address;

const WORDS: Readonly<Record<Platform, Words>> = {
  'frr': {
    asn: /^router bgp (\d+)$/gm,
    sessions: /^ neighbor (?<neighbour>\S+) remote-as (?<asn>\d+)$/gm,
    addresses: /^ ip address (.+)$/gm,
    address: same,
    tunnels: /^ +local_addrs = (?<local>\S+)\n +remote_addrs = (?<remote>\S+)\n(?:.*\n)*? +if_id_in = (?<number>\d+)$/gm,
  },
  'ios-xe': {
    asn: /^router bgp (\d+)$/gm,
    sessions: /^ neighbor (?<neighbour>\S+) remote-as (?<asn>\d+)$/gm,
    addresses: /^ ip address (.+)$/gm,
    address: masked,
    tunnels: /^interface Tunnel(?<number>\d+)\n(?: .*\n)*? tunnel source (?<local>\S+)\n(?: .*\n)*? tunnel destination (?<remote>\S+)$/gm,
  },
  'junos': {
    asn: /^set routing-options autonomous-system (\d+)$/gm,
    sessions: /^set protocols bgp group \S+ neighbor (?<neighbour>\S+) description .*(?:\nset \S+ \S+ \S+ \S+ \S+ \S+ peer-as (?<asn>\d+))?$/gm,
    addresses: /^set interfaces \S+ unit \d+ family inet address (.+)$/gm,
    address: same,
    tunnels: /^set security ike gateway vpn-(?<number>\d+) address (?<remote>\S+)\n(?:set .*\n)*?set security ike gateway \S+ local-address (?<local>\S+)$/gm,
  },
  'fortios': {
    asn: /^ +set as (\d+)$/gm,
    sessions: /^ +edit "(?<neighbour>\S+)"\n +set remote-as (?<asn>\d+)$/gm,
    addresses: /^ +set ip (.+)$/gm,
    address: (address, isShort) => masked(isShort ? `${hostOf(address)}/32` : address),
    tunnels: /^ +edit "vpn-(?<number>\d+)"\n(?: .*\n)*? +set local-gw (?<local>\S+)\n(?: .*\n)*? +set remote-gw (?<remote>\S+)$/gm,
  },
};

/** Addresses and ASNs, read back out of what is rendered, are those of the model, each in its place. */
function expectRoundTrip(platform: Platform, { asn, sessions, vlans, tunnels, loopbacks, lan }: FilledRouter, text: string): void {
  const words = WORDS[platform];
  const rows = (pattern: RegExp, names: readonly string[]) => [...text.matchAll(pattern)].map(({ groups }) => names.map((name) => groups![name] ?? 'own').join(' ')).sort();
  const texts = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, found]) => found!).sort();
  const asnOf = ({ kind, remoteAsn }: BgpSessionModel) => (platform === 'junos' && kind === 'internal' ? 'own' : remoteAsn);
  expect(texts(words.asn)).toEqual([String(asn)]);
  expect(rows(words.sessions, ['neighbour', 'asn'])).toEqual(sessions.map((session) => `${session.neighbour} ${asnOf(session)}`).sort());
  expect(texts(words.addresses)).toEqual([
    ...[lan, ...vlans, ...loopbacks].map(({ address }) => words.address(address, false)),
    ...tunnels.flatMap(({ address }) => (address === undefined ? [] : words.address(address, true))),
  ].sort());
  expect(rows(words.tunnels, ['number', 'local', 'remote'])).toEqual(tunnels.map(({ number, local, remote }) => `${number} ${local} ${remote}`).sort());
}

/** Every session and tunnel of the plan that is live is on one router, once, and nothing else is on any. */
function expectSessions(plan: NetworkPlan, routers: readonly FilledRouter[]): void {
  const links = plan.links.filter(({ site }) => plan.sites.some(({ name }) => name === site));
  const vpns = links.flatMap(({ primary, fallback }) => [primary, fallback]).filter((side) => side?.kind === 'vpn');
  const tunnels = vpns.flatMap(({ connections }) => connections.flatMap((connection) => connection.tunnels.map(({ id }) => id)));
  const own = links.flatMap(({ primary }) => (primary.kind === 'vpn' ? [] : circuitIds(primary)));
  const made = routers.flatMap(({ sessions }) => sessions.filter(({ kind }) => kind !== 'internal').map(({ id }) => id));
  expect([...made].sort()).toEqual([...tunnels, ...own].sort());
  const vlans = new Set(routers.flatMap((router) => router.vlans.map(({ id }) => id)));
  expect(routers.flatMap((router) => router.tunnels.map(({ id }) => id)).sort()).toEqual(made.filter((id) => !vlans.has(id)).sort());
}

/** Sessions on live circuits, and in tunnels on them where both attachments of a pair are live. */
function circuitIds({ paths, interconnect }: DedicatedPlan): readonly string[] {
  const attachments = paths.filter(({ phase }) => phase === 'live').flatMap(({ bundles }) => bundles.flatMap((bundle) => bundle.attachments));
  const live = new Set(attachments.map(({ id }) => id));
  const pairs = (interconnect?.encryption?.pairs ?? []).filter((pair) => pair.attachments.every((id) => live.has(id)));
  return [
    ...attachments.flatMap(({ id, sessions }) => (interconnect?.layer === 2 ? [`${id}-bgp`] : sessions.map((session) => session.id))),
    ...pairs.flatMap(({ gateways }) => gateways.flatMap(({ tunnels }) => tunnels.map(({ id }) => id))),
  ];
}

function sheetNames({ links, cloudLinks }: NetworkPlan): string[] {
  const phases = ({ primary }: LinkPlan) => (primary.kind === 'vpn' ? ['live'] : [...new Set(primary.paths.map(({ phase }) => phase))]);
  return [...links.flatMap((link) => phases(link).map((phase) => `${link.name}-${phase}.md`)), ...cloudLinks.map(({ name }) => `${name}-live.md`)];
}
