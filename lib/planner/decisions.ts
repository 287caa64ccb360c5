import { isDedicated, wireFactor } from './dedicated';
import { timeZoneOf } from './demand';
import { isEnough, vpnOf } from './link-plan';
import type { Decision } from './link-plan';
import type { NetworkLock } from './network-plan';
import { selectCircuits } from './selection';
import type { Choice } from './selection';
import { sizeLink, tunnelWire } from './sizing';
import type { Sizing } from './sizing';
import { selectVpns } from './vpn';
import type { VpnCandidate, VpnChoice } from './vpn';
import type { HybridNetwork, Link, Workload } from '../definition/hybrid-network';
import { HybridNetworkError, tooManyTimeZonesProblem } from '../errors';
import type { Problem } from '../errors';
import { utcOffsets } from '../units';

/** Circuits are chosen for each site, since its links share ports; VPNs for each cloud, since its links share a gateway. */
export function decide(network: HybridNetwork, lock: NetworkLock | undefined): readonly Decision[] {
  const problems = network.links.flatMap((link) => tooManyTimeZones(link, network.workloads));
  if (problems.length > 0) throw new HybridNetworkError(problems);
  const collect = <T>(run: () => ReadonlyMap<string, T>): ReadonlyMap<string, T> => {
    try {
      return run();
    } catch (error) {
      if (!HybridNetworkError.is(error)) throw error;
      problems.push(...error.problems);
      return new Map();
    }
  };
  const sizings = new Map(network.links.filter(isDedicated).map((link) => [link.name, sizeLink(network, link, wireFactor(link))]));
  const circuits = new Map(network.sites.flatMap((site) => [...collect(() => selectCircuits(
    network.links.filter(isDedicated).filter((link) => link.site === site).map((link) => {
      const sizing = sizings.get(link.name)!;
      return { link, requiredMbps: sizing.requiredMbps, isEnough: (choice: Choice) => isEnough(link, sizing, choice) };
    }), network, lock,
  ))]));
  const tunnelSizing = sizerByWire(network);
  const vpns = new Map(network.clouds.flatMap((cloud) => {
    const candidates = network.links.filter((link) => link.cloud === cloud).flatMap((link) => vpnCandidate(link, tunnelSizing, lock) ?? []);
    return candidates.length === 0 ? [] : [...collect(() => selectVpns(cloud, candidates, network))];
  }));
  if (problems.length > 0) throw new HybridNetworkError(problems);
  return network.links.map((link) => decisionFor(link, circuits.get(link.name), vpns.get(link.name), sizings.get(link.name), tunnelSizing));
}

type Sizer = (link: Link, product: VpnChoice['product']) => Sizing;

/** Sizes links for tunnels, once for each wire: products of one provider have the same. */
function sizerByWire(network: HybridNetwork): Sizer {
  const known = new Map<string, Sizing>();
  return (link, product) => {
    const wire = tunnelWire(product);
    const key = `${link.name} ${wire}`;
    const sizing = known.get(key) ?? sizeLink(network, link, wire);
    known.set(key, sizing);
    return sizing;
  };
}

function vpnCandidate(link: Link, sizing: Sizer, lock: NetworkLock | undefined): VpnCandidate | undefined {
  const own = vpnOf(link);
  if (!own) return undefined;
  const normal = ({ normal: { toCloud, toSite } }: Sizing) => ({
    toCloud: Math.max(toCloud.headroomMbps, toCloud.utilizationMbps),
    toSite: Math.max(toSite.headroomMbps, toSite.utilizationMbps),
  });
  return {
    ...own,
    link,
    inUse: lock?.vpns[link.name],
    required: (product) => (own.isPrimary ? normal(sizing(link, product)) : sizing(link, product).kept.dedicated),
    requiredInFailure: (product) => (own.isPrimary ? sizing(link, product).kept.location : { toCloud: 0, toSite: 0 }),
  };
}

function decisionFor(link: Link, circuits: Choice | undefined, choice: VpnChoice | undefined, sizing: Sizing | undefined, tunnelSizing: Sizer): Decision {
  const own = vpnOf(link);
  const vpn = own && choice && { ...own, link, choice, sizing: tunnelSizing(link, choice.product) };
  return { link, sizing: sizing ?? vpn!.sizing, ...(circuits && { circuits }), ...(vpn && { vpn }) };
}

/** Every combination of offsets is planned: six zones with daylight-saving time are 64. */
const MOST_TIME_ZONES = 6;

function tooManyTimeZones(link: Link, workloads: readonly Workload[]): Problem[] {
  const zones = new Set(workloads.filter((workload) => workload.link === link).map(timeZoneOf).filter((zone) => (utcOffsets(zone)?.length ?? 1) > 1));
  return zones.size > MOST_TIME_ZONES ? [tooManyTimeZonesProblem(link.name, zones.size, MOST_TIME_ZONES)] : [];
}
