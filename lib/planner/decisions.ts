import { azureGatewayPrices } from './azure-gateways';
import { circuitCheck } from './circuit-check';
import { attachmentUsd, choiceUsd, egressDifferenceUsd } from './cost';
import { type DedicatedLink, isDedicated, wireFactor } from './dedicated';
import { timeZoneOf } from './demand';
import type { WholeNetwork } from './forecast';
import type { LinkDemand } from './link-demand';
import type { Decision } from './link-plan';
import type { NetworkLock } from './network-plan';
import { type Candidate, selectCircuits, type Selection } from './selection';
import { growthMonths, type Sizing, sizeLink, tunnelWire } from './sizing';
import { selectVpns, type VpnSelection } from './vpn';
import { vpnCandidate, vpnOf } from './vpn-candidate';
import type { Cloud, HybridNetwork, Link } from '../definition/hybrid-network';
import { HybridNetworkError, tooManyTimeZonesProblem } from '../errors';
import type { Problem } from '../errors';
import { utcOffsets } from '../units';

/** What a network is planned from: the definition, what its links carry, and what is in use. */
export interface PlanInput {
  /** The network. */
  readonly network: HybridNetwork;
  /** What each link carries, by its name. */
  readonly demands: ReadonlyMap<string, LinkDemand>;
  /** What an earlier plan decided; absent where there was none. */
  readonly lock: NetworkLock | undefined;
  /** Whether to simulate outages. */
  readonly outages: boolean;
}

/** Circuits are chosen for all links together, since they share ports and gateways; VPNs for each cloud, since its links share a gateway. */
export function decide(input: PlanInput): WholeNetwork {
  const { network, demands, lock } = input;
  const problems = network.links.flatMap((link) => tooManyTimeZones(link, demands.get(link.name)!));
  if (problems.length > 0) throw new HybridNetworkError(problems);
  const collect = <T>(run: () => T): T | undefined => {
    try {
      return run();
    } catch (error) {
      if (!HybridNetworkError.is(error)) throw error;
      problems.push(...error.problems);
      return undefined;
    }
  };
  const gateways = azureGatewayPrices(input);
  const months = growthMonths(network);
  const dedicated = network.links.filter(isDedicated);
  const sizings = new Map(dedicated.map((link) => [link.name, sizeLink(network.policy, demands.get(link.name)!, wireFactor(link), months)]));
  const checks = new Map(dedicated.map((link) => [link.name, circuitCheck(link)]));
  const candidates = dedicated.map((link) => candidateOf(link, sizings.get(link.name)!, checks.get(link.name)!, input, collect));
  const selections = collect(() => selectCircuits(candidates, network, lock, gateways)) ?? new Map<string, Selection>();
  const isAlone = (link: Link) => !selections.get(link.name)?.choice;
  const vpns = new Map(network.clouds.flatMap((cloud) => [...(collect(() => vpnsOf(cloud, input, isAlone))?.choices ?? [])]));
  if (problems.length > 0) throw new HybridNetworkError(problems);
  const decisions = network.links.map((link): Decision => {
    const { choice, alternatives = [] } = selections.get(link.name) ?? {};
    const own = vpnOf(link, !choice);
    const vpn = own && vpns.get(link.name);
    const demand = demands.get(link.name)!;
    const onVpn = vpn && sizeLink(network.policy, demand, tunnelWire(vpn.product), months);
    return {
      link,
      demand,
      alternatives,
      sizing: choice ? sizings.get(link.name)! : onVpn!,
      ...(choice && isDedicated(link) && { circuits: { ...choice, check: checks.get(link.name)! } }),
      ...(own && vpn && { vpn: { ...own, link, choice: vpn, sizing: onVpn! } }),
    };
  });
  return { decisions, gateways };
}

type Collect = <T>(run: () => T) => T | undefined;

function candidateOf(link: DedicatedLink, sizing: Sizing, check: ReturnType<typeof circuitCheck>, input: PlanInput, collect: Collect): Candidate {
  const { isEnough, shortfall } = check(sizing);
  const vpnAloneUsd = link.vpnAlone ? collect(() => vpnAlone(link, input)) : undefined;
  return {
    link,
    requiredMbps: sizing.requiredMbps,
    isEnough,
    shortfall,
    monthlyUsd: (choice) => choiceUsd(link, choice, input.network.catalog),
    ...(vpnAloneUsd !== undefined && { vpnAloneUsd }),
  };
}

/** What it would cost more, or less, if the fallback of a link were the link; nothing where it is not enough. */
function vpnAlone(link: Link, input: PlanInput): number | undefined {
  const alone = vpnsOf(link.cloud, input, (other) => other === link || !isDedicated(other));
  if (!alone.choices.get(link.name)!.isEnough) return undefined;
  const beside = vpnsOf(link.cloud, input, (other) => !isDedicated(other));
  const isOnly = input.network.links.filter((other) => other.cloud === link.cloud && isDedicated(other)).length === 1;
  const { catalog } = input.network;
  const egress = egressDifferenceUsd(link, input.demands.get(link.name)!, catalog);
  return alone.monthlyUsd - beside.monthlyUsd + egress - (isOnly ? attachmentUsd(link, catalog) : 0);
}

/** The VPNs of a cloud, where some of its links are a VPN alone. */
function vpnsOf(cloud: Cloud, input: PlanInput, isAlone: (link: Link) => boolean): VpnSelection {
  const { network, demands, lock } = input;
  const asked = { policy: network.policy, months: growthMonths(network) };
  const candidates = network.links.filter((link) => link.cloud === cloud).flatMap((link) =>
    vpnCandidate(link, demands.get(link.name)!, { ...asked, isAlone: isAlone(link), inUse: lock?.vpns[link.name] }) ?? []);
  return candidates.length === 0 ? { choices: new Map(), monthlyUsd: 0 } : selectVpns(cloud, candidates, network);
}

/** Every combination of offsets is planned: six zones with daylight-saving time are 63. */
const MOST_TIME_ZONES = 6;

function tooManyTimeZones(link: Link, { workloads }: LinkDemand): Problem[] {
  const zones = new Set(workloads.map(timeZoneOf));
  const changing = [...zones].filter((zone) => zone !== undefined && (utcOffsets(zone)?.length ?? 1) > 1).length;
  return changing > MOST_TIME_ZONES ? [tooManyTimeZonesProblem(link.name, changing, MOST_TIME_ZONES)] : [];
}
