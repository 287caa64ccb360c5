import { isRedundancy } from './tunnels';
import type { Problem } from '../errors';
import * as problems from './problems';
import type { LinkPlan, SessionPlan, TunnelPlan } from '../planner/network-plan';

/** A subnet of a session in numbers. */
interface Subnet {
  readonly link: string;
  readonly id: string;
  readonly text: string;
  readonly first: number;
  readonly last: number;
}

/** The most that a primary's priority may be, and the least that a fallback's may: Google adds 201 to 9999 between regions. */
const PRIMARY_AT_MOST = 200;
const FALLBACK_AT_LEAST = 10_200;

/**
 * Rules of BGP sessions and tunnels: priorities with which the VPN always loses, BFD that Cloud Router runs, a subnet of its own for
 * each session, and one tunnel for each pair of interfaces.
 *
 * @see https://docs.cloud.google.com/network-connectivity/docs/router/how-to/updating-priority
 */
export function sessionRules(links: readonly LinkPlan[]): readonly Problem[] {
  const subnets: Subnet[] = [];
  const found = links.flatMap((link) => [...circuitSessions(link, subnets), ...tunnels(link, subnets)]);
  return [...found, ...overlaps(subnets)];
}

function circuitSessions({ name, primary }: LinkPlan, subnets: Subnet[]): readonly Problem[] {
  if (primary.kind === 'vpn') return [];
  const sessions = primary.paths.flatMap(({ bundles }) => bundles.flatMap(({ attachments }) => attachments.flatMap((attachment) => attachment.sessions)));
  return sessions.flatMap((session) => [
    ...primaryRule(name, session),
    ...bfdRule(name, session),
    ...subnetRule(name, session.id, session.prefix, primary.kind === 'cross-cloud-interconnect' ? 30 : 29, subnets),
  ]);
}

function tunnels(link: LinkPlan, subnets: Subnet[]): readonly Problem[] {
  const { name, primary, fallback } = link;
  const encrypted = primary.kind === 'vpn' ? [] : (primary.interconnect?.encryption?.pairs ?? []);
  const vpn = primary.kind === 'vpn' ? primary : fallback;
  const isFallback = primary.kind !== 'vpn';
  return [
    ...(vpn?.connections ?? []).flatMap((connection) => [
      ...gatewayRules(name, connection.id, connection.tunnels, [0, 0]),
      ...connection.tunnels.flatMap((tunnel) => [
        ...(isFallback ? fallbackRule(name, tunnel) : primaryRule(name, tunnel)),
        ...subnetRule(name, tunnel.id, tunnel.insidePrefix, 30, subnets),
      ]),
    ]),
    ...encrypted.flatMap((pair) => {
      const addresses = [...new Set(pair.peers.map(({ address }) => address))];
      return [
        ...(isRedundancy(addresses.length) ? [] : [problems.googlePeerAddressesProblem(name, pair.id, addresses.length)]),
        ...pair.gateways.flatMap((gateway) => [
          ...gatewayRules(name, gateway.id, gateway.tunnels, pair.peers.map(({ address }) => addresses.indexOf(address))),
          ...gateway.tunnels.flatMap((tunnel) => [
            ...primaryRule(name, tunnel),
            ...subnetRule(name, tunnel.id, tunnel.insidePrefix, 30, subnets),
          ]),
        ]),
      ];
    }),
  ];
}

type Preferred = Pick<SessionPlan, 'id' | 'advertisedPriority'>;

const primaryRule = (link: string, { id, advertisedPriority }: Preferred): readonly Problem[] =>
  (advertisedPriority <= PRIMARY_AT_MOST ? [] : [problems.googlePriorityProblem(link, id, advertisedPriority, 'a primary has 0 to 200')]);

const fallbackRule = (link: string, { id, advertisedPriority }: Preferred): readonly Problem[] =>
  (advertisedPriority >= FALLBACK_AT_LEAST ? [] : [problems.googlePriorityProblem(link, id, advertisedPriority, 'a fallback has 10200 or more')]);

/** https://cloud.google.com/network-connectivity/docs/router/how-to/configuring-bfd */
function bfdRule(link: string, { id, bfd: { intervalMs, multiplier } }: SessionPlan): readonly Problem[] {
  const isRight = intervalMs >= 1000 && intervalMs <= 30_000 && multiplier >= 5 && multiplier <= 16;
  return isRight ? [] : [problems.googleBfdProblem(link, id, intervalMs, multiplier)];
}

/** Both interfaces of a gateway have a tunnel, and no two tunnels join the same interfaces. */
function gatewayRules(link: string, gateway: string, rows: readonly TunnelPlan[], peerInterfaces: readonly number[]): readonly Problem[] {
  const pairs = rows.map(({ cloudInterface }) => `${cloudInterface} ${peerInterfaces[cloudInterface]}`);
  const twice = rows.filter((_, i) => pairs.indexOf(pairs[i]!) !== i);
  return [
    ...twice.map(({ cloudInterface }) => problems.googleInterfacesProblem(link, gateway, cloudInterface)),
    ...([0, 1].every((index) => rows.some(({ cloudInterface }) => cloudInterface === index)) ? [] : [problems.googleTunnelsProblem(link, gateway)]),
  ];
}

const LINK_LOCAL = 169 * 256 + 254;
const METADATA = LINK_LOCAL * 65_536 + 169 * 256 + 254;

/** A subnet of a session is link-local, as long as it has to be, and not where every machine finds its metadata. */
function subnetRule(link: string, id: string, text: string, length: number, subnets: Subnet[]): readonly Problem[] {
  const [address = '', bits] = text.split('/');
  const parts = address.split('.').map(Number);
  const first = parts.reduce((sum, part) => sum * 256 + part, 0);
  const size = 2 ** (32 - length);
  const isSubnet = bits === String(length) && parts.length === 4 && first % size === 0;
  const isRight = isSubnet && Math.floor(first / 65_536) === LINK_LOCAL && !(first <= METADATA && METADATA < first + size);
  if (!isRight) return [problems.googleSubnetProblem(link, id, text, length)];
  subnets.push({ link, id, text, first, last: first + size - 1 });
  return [];
}

function overlaps(subnets: readonly Subnet[]): readonly Problem[] {
  const sorted = [...subnets].sort((a, b) => a.first - b.first);
  return sorted.flatMap((subnet, i) => {
    const before = sorted[i - 1];
    return before && before.last >= subnet.first ? [problems.googleSubnetTwiceProblem(subnet.link, subnet.id, before.id, subnet.text)] : [];
  });
}
