import type { Dedicated, HybridNetwork, Link } from '../definition/hybrid-network';
import { HybridNetworkError, identifierClashProblem } from '../errors';
import { allocate, subnetsOf } from './allocation';
import { remoteSites } from './cross-cloud';
import type { ReachName } from './global-reach';
import type { NetworkLock } from './network-plan';

/** A layer 3 connection that needs a VLAN id, and a subnet for each of its sessions. */
export interface AttachmentName {
  /** The link. */
  readonly link: Link & { readonly primary: Dedicated };
  /** The router's name. */
  readonly router: string;
  /** Its id. */
  readonly id: string;
  /** Whether it is a public virtual interface, with addresses that the site owns. */
  readonly isPublic: boolean;
  /** The ids of its sessions. */
  readonly sessions: readonly string[];
  /** The attachment whose VLAN id it has: the other port of a pair of Azure; absent where it has one of its own. */
  readonly pairedWith?: string | undefined;
  /** The id of the addresses of HA VPN gateways on it; absent where nothing is encrypted above it. */
  readonly gateways?: string | undefined;
}

/** A VPN connection that needs subnets inside its tunnels. */
export interface ConnectionName {
  /** The link. */
  readonly link: Link;
  /** Its id. */
  readonly id: string;
  /** The ids of its tunnels. */
  readonly tunnels: readonly string[];
}

/** Every VLAN id and subnet of a plan. */
export interface Addressing {
  /** The VLAN id of an attachment. */
  readonly vlan: (attachment: string) => number;
  /** The subnet of a session, a tunnel, (Azure) a VPN connection, or a connection of Global Reach. */
  readonly subnet: (id: string) => string;
  /** What to keep of it. */
  readonly lock: Pick<NetworkLock, 'vlans' | 'subnets'>;
}

/**
 * Where link-local subnets are taken from. They differ by cloud, so an address inside a tunnel is unique on a router over all
 * clouds; Azure has only 169.254.21.0 to 169.254.22.255, which sites that share no gateway may use again; none holds what AWS (169.254.0.0 to 169.254.5.3 and
 * 169.254.169.252/30) or Google (169.254.169.254) keeps for itself. On Azure both instances of the gateway talk to one address
 * of the router, so a connection has one subnet of eight addresses. On Cross-Cloud Interconnect Azure takes a /30 only, and AWS takes one too.
 * https://learn.microsoft.com/azure/vpn-gateway/bgp-howto, https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html
 */
const LINK_LOCAL = {
  aws: { prefixes: ['169.254.32.0/19'], length: 30 },
  azure: { prefixes: ['169.254.21.0/24', '169.254.22.0/24'], length: 29 },
  google: { prefixes: ['169.254.64.0/19'], length: 30 },
  attachment: { prefixes: ['169.254.96.0/19'], length: 29 },
  crossCloud: { prefixes: ['169.254.128.0/19'], length: 30 },
} as const;

/**
 * Gives every attachment its VLAN id and every session and tunnel its subnet.
 *
 * @throws HybridNetworkError with every pool in which values collide, run out or contradict the lock
 */
export function addressingOf(
  network: HybridNetwork,
  attachments: readonly AttachmentName[],
  connections: readonly ConnectionName[],
  lock: NetworkLock | undefined,
  reaches: readonly ReachName[] = [],
): Addressing {
  const problems: HybridNetworkError[] = [];
  const collect = <T extends string | number>(run: () => ReadonlyMap<string, T>): ReadonlyMap<string, T> => {
    try {
      return run();
    } catch (error) {
      if (!HybridNetworkError.is(error)) throw error;
      problems.push(error);
      return new Map();
    }
  };
  refuseClashes([
    ...attachments.flatMap(({ id, sessions }) => [id, ...sessions]),
    ...connections.flatMap(({ id, tunnels }) => [id, ...tunnels]),
    ...reaches.map(({ id }) => id),
  ]);

  const vlans = new Map<string, number>();
  const lockedVlans: Record<string, Record<string, number>> = {};
  const subnets = new Map<string, string>();
  const subnetPool = (what: string, prefixes: readonly string[], length: number, names: readonly string[]) => {
    if (names.length === 0) return;
    const taken = collect(() => allocate({ what, values: subnetsOf(prefixes, length), ...(lock && { locked: lock.subnets }) }, names));
    for (const [name, subnet] of taken) subnets.set(name, subnet);
  };
  const sites = [...network.sites, ...remoteSites(network)];
  const bySite = new Map(sites.map(({ name }) => [name, [] as AttachmentName[]]));
  for (const attachment of attachments) bySite.get(attachment.link.site.name)!.push(attachment);
  for (const site of sites) {
    const own = bySite.get(site.name) ?? [];
    for (const router of site.routers) {
      const key = `${site.name}/${router.name}`;
      const [first, last] = router.vlans;
      const names = own.filter((attachment) => attachment.router === router.name && attachment.pairedWith === undefined).map(({ id }) => id);
      const values = vlanIds(first, last, own.some(({ link, router: name }) => name === router.name && link.cloud.provider === 'google'), lock?.vlans[key] ?? {});
      const taken = collect(() => allocate({ what: `VLAN id of router ${router.name}`, values, ...(lock && { locked: lock.vlans[key] ?? {} }) }, names));
      for (const [name, vlan] of taken) vlans.set(name, vlan);
      if (taken.size > 0) lockedVlans[key] = Object.fromEntries([...taken].sort(byKey));
    }
    for (const { id, router, pairedWith } of own) {
      const vlan = pairedWith === undefined ? undefined : vlans.get(pairedWith);
      if (vlan === undefined) continue;
      vlans.set(id, vlan);
      (lockedVlans[`${site.name}/${router}`] ??= {})[id] = vlan;
    }
    const routed = own.filter(({ link, isPublic }) => !isInterconnect(link) && !isPublic).flatMap(({ sessions }) => sessions);
    const published = own.filter(({ isPublic }) => isPublic).flatMap(({ sessions }) => sessions);
    subnetPool(`public peering subnet (/31) of site ${site.name}`, site.publicPrefixes, 31, published);
    subnetPool(`peering subnet (/30) of site ${site.name}`, site.linkPrefixes, 30, routed);
    const reached = reaches.filter(({ link }) => link.site === site).map(({ id }) => id);
    subnetPool(`Global Reach subnet (/29) of site ${site.name}`, site.reachPrefixes, 29, reached);
  }
  for (const cloud of network.clouds) {
    if (cloud.provider !== 'google') continue;
    const gateways = attachments.flatMap(({ link, gateways: id }) => (link.cloud === cloud && id !== undefined ? [id] : []));
    subnetPool(`range (/26) of the HA VPN gateways on VLAN attachments of ${cloud.name}`, cloud.gatewayPrefixes, 26, gateways);
  }
  for (const [kind, { prefixes, length }] of [['dedicated-interconnect', LINK_LOCAL.attachment], ['cross-cloud-interconnect', LINK_LOCAL.crossCloud]] as const) {
    const own = attachments.filter(({ link }) => link.primary.kind === kind).flatMap(({ sessions }) => sessions);
    subnetPool(`link-local subnet (/${length}) of a VLAN attachment`, prefixes, length, own);
  }
  for (const provider of ['aws', 'azure', 'google'] as const) {
    const own = connections.filter(({ link }) => link.cloud.provider === provider);
    const { prefixes, length } = LINK_LOCAL[provider];
    const what = `link-local subnet (/${length}) inside a tunnel to ${provider}`;
    if (provider === 'azure') for (const group of meeting(own)) subnetPool(what, prefixes, length, group.map(({ id }) => id));
    else subnetPool(what, prefixes, length, own.flatMap(({ tunnels }) => tunnels));
  }
  if (problems.length > 0) throw new HybridNetworkError(problems.flatMap((error) => error.problems));
  return {
    vlan: (attachment) => vlans.get(attachment)!,
    subnet: (id) => subnets.get(id)!,
    lock: { vlans: lockedVlans, subnets: Object.fromEntries([...subnets].sort(byKey)) },
  };
}

const isInterconnect = ({ primary: { kind } }: Link): boolean => kind === 'dedicated-interconnect' || kind === 'cross-cloud-interconnect';

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1);

/** Connections in groups of which none shares a site or a cloud with another: only inside a group an address has to be unique. */
function meeting(connections: readonly ConnectionName[]): readonly (readonly ConnectionName[])[] {
  let groups: { readonly ends: ReadonlySet<string>; readonly members: readonly ConnectionName[] }[] = [];
  const bySides = new Map<string, ConnectionName[]>();
  for (const connection of connections) {
    const sides = JSON.stringify([`site ${connection.link.site.name}`, `cloud ${connection.link.cloud.name}`]);
    bySides.set(sides, [...(bySides.get(sides) ?? []), connection]);
  }
  for (const [sides, members] of bySides) {
    const own = JSON.parse(sides) as string[];
    const met = groups.filter(({ ends }) => own.some((end) => ends.has(end)));
    groups = [...groups.filter((group) => !met.includes(group)), {
      ends: new Set([...met.flatMap(({ ends }) => [...ends]), ...own]),
      members: [...met.flatMap((group) => group.members), ...members],
    }];
  }
  return groups.map(({ members }) => members);
}

/** Ids of 802.1Q that attachments of Google take. https://docs.cloud.google.com/compute/docs/reference/rest/v1/interconnectAttachments */
const GOOGLE_VLANS = { first: 2, last: 4_093 };

/** The ids of a range, on a router with attachments of Google without those that these do not take; what is in use stays. */
function vlanIds(first: number, last: number, isGoogle: boolean, locked: Readonly<Record<string, number>>): readonly number[] {
  const held = new Set(Object.values(locked));
  const all = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return isGoogle ? all.filter((id) => (id >= GOOGLE_VLANS.first && id <= GOOGLE_VLANS.last) || held.has(id)) : all;
}

function refuseClashes(ids: readonly string[]): void {
  const seen = new Set<string>();
  const clashes = new Set(ids.filter((id) => seen.size === seen.add(id).size));
  if (clashes.size > 0) throw new HybridNetworkError([...clashes].map(identifierClashProblem));
}
