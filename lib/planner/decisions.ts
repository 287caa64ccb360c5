import { isDedicated } from './dedicated';
import { isEnough, vpnOf } from './link-plan';
import type { Decision } from './link-plan';
import type { NetworkLock } from './network-plan';
import { selectCircuits } from './selection';
import type { Choice } from './selection';
import { circuitWire, sizeLink, tunnelWire } from './sizing';
import type { Sizing } from './sizing';
import { selectVpns } from './vpn';
import type { VpnCandidate, VpnChoice } from './vpn';
import type { HybridNetwork, Link } from '../definition/hybrid-network';
import { HybridNetworkError } from '../errors';
import type { Problem } from '../errors';

/** Circuits are chosen for each site, since its links share ports; VPNs for each cloud, since its links share a gateway. */
export function decide(network: HybridNetwork, lock: NetworkLock | undefined): readonly Decision[] {
  const problems: Problem[] = [];
  const collect = <T>(run: () => ReadonlyMap<string, T>): ReadonlyMap<string, T> => {
    try {
      return run();
    } catch (error) {
      if (!HybridNetworkError.is(error)) throw error;
      problems.push(...error.problems);
      return new Map();
    }
  };
  const sizings = new Map(network.links.filter(isDedicated).map((link) => [link.name, sizeLink(network, link, circuitWire(link))]));
  const circuits = new Map(network.sites.flatMap((site) => [...collect(() => selectCircuits(
    network.links.filter(isDedicated).filter((link) => link.site === site).map((link) => {
      const sizing = sizings.get(link.name)!;
      return { link, requiredMbps: sizing.requiredMbps, isEnough: (choice: Choice) => isEnough(link, sizing, choice) };
    }), network, lock,
  ))]));
  const tunnelSizing = sizerByWire(network);
  const vpns = new Map(network.clouds.flatMap((cloud) => {
    const candidates = network.links.filter((link) => link.cloud === cloud).flatMap((link) => vpnCandidate(link, tunnelSizing) ?? []);
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

function vpnCandidate(link: Link, sizing: Sizer): VpnCandidate | undefined {
  const own = vpnOf(link);
  if (!own) return undefined;
  const normal = ({ normal: { toCloud, toSite } }: Sizing) => ({
    toCloud: Math.max(toCloud.headroomMbps, toCloud.utilizationMbps),
    toSite: Math.max(toSite.headroomMbps, toSite.utilizationMbps),
  });
  return {
    ...own,
    link,
    required: (product) => (own.isPrimary ? normal(sizing(link, product)) : sizing(link, product).kept.dedicated),
    requiredInFailure: (product) => (own.isPrimary ? sizing(link, product).kept.location : { toCloud: 0, toSite: 0 }),
  };
}

function decisionFor(link: Link, circuits: Choice | undefined, choice: VpnChoice | undefined, sizing: Sizing | undefined, tunnelSizing: Sizer): Decision {
  const own = vpnOf(link);
  const vpn = own && choice && { ...own, link, choice, sizing: tunnelSizing(link, choice.product) };
  return { link, sizing: sizing ?? vpn!.sizing, ...(circuits && { circuits }), ...(vpn && { vpn }) };
}
