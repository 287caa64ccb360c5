import { hashPart } from './arithmetic';
import type { Report } from './claim';
import { definedCircuits, evenMembers, type LinkCase } from './subject';
import type { GoogleCloud, Link, Path } from '../../definition/hybrid-network';
import type { CircuitEncryptionPlan, DedicatedPlan, InterconnectPlan, PathPlan } from '../network-plan';

/** What is left of each path of a link, with the region in which it is. */
export interface RegionalBundles {
  readonly region: string;
  readonly bundles: readonly number[];
}

/** The region of a path. */
const regionOf = (link: Link, path: Path): string => (path.region === undefined ? link.cloud.region : path.region);

/** Bundles of each path of the definition, in its order, as the plan has them. */
export function regionalBundles(link: Link, circuits: DedicatedPlan): readonly RegionalBundles[] {
  return (definedCircuits(link)?.paths ?? []).map((path) => {
    const planned = circuits.paths.find(({ router, location }) => router === path.router.name && location === path.location.code);
    return { region: regionOf(link, path), bundles: planned?.bundles.map(({ members }) => members) ?? [] };
  });
}

/** The region whose circuits carry traffic. */
export function firstRegion(link: Link, rows: readonly RegionalBundles[]): string | undefined {
  const regions = [...new Set(rows.filter(({ bundles }) => bundles.length > 0).map(({ region }) => region))].sort();
  return regions.includes(link.cloud.region) ? link.cloud.region : regions[0];
}

/** Those that carry traffic: of the cloud's region while any of them is left, then of the first other region by name. */
export function inUse(link: Link, rows: readonly RegionalBundles[]): readonly number[] {
  const first = firstRegion(link, rows);
  return rows.filter(({ region }) => region === first).flatMap(({ bundles }) => bundles);
}

/** Bits and packets of a tunnel in both directions, and the packet that fits into it. */
const [TUNNEL_MBPS, TUNNEL_PACKETS, INNER_MTU, INNER_MSS] = [3_000, 250_000, 1_386, 1_346];

/** Full packets of which each second one is acknowledged. */
const perTunnelMbps = Math.min(TUNNEL_MBPS, (TUNNEL_PACKETS / 1.5) * INNER_MTU * 8e-6);

/** Sizes of the attachments of a bundle of Dedicated Interconnect, the largest that divides it; of a partner's, one as large as it is. */
function attachmentsOf(kind: DedicatedPlan['kind'], bundleMbps: number): readonly number[] {
  if (kind !== 'dedicated-interconnect' && kind !== 'cross-cloud-interconnect') return [bundleMbps];
  const size = [400_000, 100_000, 50_000, 20_000, 10_000].find((mbps) => Number.isInteger(bundleMbps / mbps)) ?? bundleMbps;
  return Array.from({ length: bundleMbps / size }, () => size);
}

/** What flows fill of circuits: of their members, or of the tunnels on them where they are encrypted. */
export function filledPart(link: Link, bundles: readonly number[], memberMbps: number, flows: number): number {
  if (bundles.length === 0) return 1;
  const circuits = definedCircuits(link);
  const least = Math.min(...bundles);
  if (circuits?.encryption === undefined) return hashPart(bundles.length * least, flows);
  const tunnels = attachmentsOf(circuits.kind, least * memberMbps).reduce((sum, mbps) => sum + Math.ceil(mbps / perTunnelMbps), 0);
  return hashPart(bundles.length * tunnels, flows);
}

/** What counts of circuits: of every bundle as much as of the smallest, as far as flows fill it. */
export const countedMbps = (link: Link, bundles: readonly number[], memberMbps: number, flows: number): number =>
  evenMembers(bundles) * memberMbps * filledPart(link, bundles, memberMbps, flows);

/** The most that one connection gets in a tunnel on a circuit; no limit where there is none. */
export const tunnelLimit = (link: Link): number => (definedCircuits(link)?.encryption === undefined ? Infinity : perTunnelMbps);

/** Checks what only circuits of Google Cloud have: their availability and what it lacks, and the tunnels on them. */
export function checkInterconnect({ plan, link }: LinkCase, circuits: DedicatedPlan, report: Report): void {
  const { cloud, resilience } = link;
  const defined = definedCircuits(link)!;
  const { interconnect } = circuits;
  if (cloud.provider !== 'google' || interconnect === undefined) {
    if ((cloud.provider === 'google') !== (interconnect !== undefined)) report('interconnect', plan.name, 'what only circuits of Google Cloud have is missing, or out of place');
    return;
  }
  const [capability, sla] = { basic: ['NO_SLA', undefined], high: ['PRODUCTION_NON_CRITICAL', '99.9%'], maximum: ['PRODUCTION_CRITICAL', '99.99%'] }[resilience];
  if (interconnect.capability !== capability || interconnect.sla !== sla) report('sla', plan.name, `it says ${interconnect.capability}, and resilience ${resilience} is ${capability}`);
  const isPartner = defined.kind === 'partner-interconnect';
  const asn = isPartner ? 16_550 : cloud.asn;
  if (interconnect.cloudAsn !== asn) report('asn', plan.name, `its Cloud Routers have the ASN ${interconnect.cloudAsn}, and they have to have ${asn}`);
  if (interconnect.layer !== defined.layer) report('layer', plan.name, 'the layer of its partner is not as defined');
  const present = circuits.paths.filter(({ phase }) => isPartner || phase === 'live');
  const found = lackOf(resilience, present, cloud, defined.singleRegion === true);
  if (interconnect.blockers.map(({ code }) => code).join() !== found.join()) {
    report('sla-blockers', plan.name, `it says ${interconnect.blockers.map(({ code }) => code).join(', ') || 'nothing'} is missing for its availability, and ${found.join(', ') || 'nothing'} is`);
  }
  if ((defined.encryption !== undefined) !== (interconnect.encryption !== undefined)) report('encryption', plan.name, 'its encryption is not as defined');
  else if (interconnect.encryption) checkEncryption(interconnect.encryption, circuits, link, report);
}

/** Google's codes for what some attachments lack. */
function lackOf(resilience: Link['resilience'], paths: readonly PathPlan[], cloud: GoogleCloud, isSingleRegion: boolean): readonly InterconnectPlan['blockers'][number]['code'][] {
  if (resilience === 'basic') return [];
  if (paths.length === 0) return ['NO_ATTACHMENTS'];
  const zones = new Map<string, Set<string>>();
  for (const { region = '', metro, zone = '' } of paths) {
    const key = JSON.stringify([region, metro]);
    zones.set(key, (zones.get(key) ?? new Set()).add(zone));
  }
  const whole = [...zones.values()].filter((found) => found.has('zone1') && found.has('zone2')).length;
  if (resilience === 'high' || isSingleRegion) return whole > 0 ? [] : ['NO_ATTACHMENTS_IN_METRO_AND_ZONE'];
  const distinct = (of: (path: PathPlan) => string) => new Set(paths.map(of)).size;
  return [
    ...(distinct(({ region }) => region ?? '') < 2 ? ['INCOMPATIBLE_REGIONS' as const] : []),
    ...(distinct(({ metro }) => metro) < 2 ? ['INCOMPATIBLE_METROS' as const] : []),
    ...(whole < 2 ? ['NO_ATTACHMENTS_IN_METRO_AND_ZONE' as const] : []),
    ...(cloud.routing === 'regional' ? ['MISSING_GLOBAL_ROUTING' as const] : []),
  ];
}

/** Every attachment is in one pair, with one of the same size in the other domain of its region, and gateways enough on both. */
function checkEncryption(encryption: CircuitEncryptionPlan, circuits: DedicatedPlan, link: Link, report: Report): void {
  const { mtu, mss, tunnelMbps, pairs } = encryption;
  if (mtu !== INNER_MTU || mss !== INNER_MSS || Math.abs(tunnelMbps - perTunnelMbps) > 0.001) report('encryption', link.name, 'the MTU, MSS or rate of its tunnels is not that of HA VPN on circuits');
  const placed = new Map(circuits.paths.flatMap((path) =>
    path.bundles.flatMap(({ attachments }) => attachments.map(({ id, bandwidthMbps: mbps }) => [id, { path, mbps }] as const))));
  const open = new Set(placed.keys());
  for (const pair of pairs) {
    const ends = pair.attachments.map((id) => placed.get(id));
    const [first, second] = ends;
    const isPair = ends.length === 2 && first !== undefined && second !== undefined && pair.id === pair.attachments[0]
      && first.path.zone === 'zone1' && second.path.zone === 'zone2' && first.path.region === pair.region && second.path.region === pair.region && first.mbps === second.mbps;
    if (!isPair || pair.attachments.some((id) => !open.delete(id))) {
      report('encryption-pair', pair.id, 'it is no pair of equal attachments, one in each availability domain of its region');
      continue;
    }
    const addresses = ends.map((end) => link.site.routers.find(({ name }) => name === end!.path.router)?.tunnelIp);
    if (pair.peers.map(({ address }) => address).join() !== addresses.join()) report('encryption-peer', pair.id, 'its tunnels do not end at the routers of its attachments');
    if (pair.gateways.length !== Math.ceil(first.mbps / perTunnelMbps)) report('encryption-gateways', pair.id, `it has ${pair.gateways.length} gateways for ${first.mbps} Mbps`);
    pair.gateways.forEach(({ id, ordinal, tunnels }, i) => {
      const isRight = id === `${pair.id}-ipsec-${i + 1}` && ordinal === i + 1 && tunnels.length === 2
        && tunnels.every((tunnel, t) => tunnel.id === `${id}-${t + 1}` && tunnel.ordinal === t + 1 && tunnel.cloudInterface === t && tunnel.capacityMbps === tunnelMbps);
      if (!isRight) report('encryption-tunnels', id, 'it has not two tunnels, one on each attachment');
    });
  }
  for (const id of open) report('encryption-pair', id, 'nothing is encrypted on it');
}

/** Tunnels on the attachments of a link. */
export const encryptedTunnels = (circuits: DedicatedPlan | undefined): number =>
  (circuits?.interconnect?.encryption?.pairs ?? []).reduce((sum, { gateways }) => sum + gateways.reduce((all, { tunnels }) => all + tunnels.length, 0), 0);

/** Ports of the other cloud: of AWS each link of a connection has one, of Azure each connection has half of a pair, and a pair is whole. */
export function remotePorts(paths: readonly PathPlan[]): number {
  const links = paths.flatMap(({ remote, zone = '', bundles }) => bundles.map(({ members }) => ({ remote, zone, members })));
  if (links[0]?.remote?.provider !== 'azure') return links.reduce((sum, { members }) => sum + members, 0);
  const counts = new Map<string, Map<string, number>>();
  for (const { remote, zone } of links) {
    const place = counts.get(remote!.location) ?? new Map<string, number>();
    counts.set(remote!.location, place.set(zone, (place.get(zone) ?? 0) + 1));
  }
  return [...counts.values()].reduce((sum, place) => sum + Math.max(...place.values()), 0);
}
