import { azureGatewayPrices } from './azure-gateways';
import { circuitCheck } from './circuit-check';
import { attachmentUsd, circuitPrices, egressDifferenceUsd } from './cost';
import { type DedicatedLink, isDedicated, wireFactor } from './dedicated';
import type { WholeNetwork } from './forecast';
import { reachNames } from './global-reach';
import type { LinkDemand } from './link-demand';
import type { Decision } from './link-plan';
import type { NetworkLock } from './network-plan';
import { objectStoragePlan } from './object-storage';
import { cloudsBeside, guestsBeside, isGuest, ownerOf, type Pool, poolsOf } from './pools';
import { type Candidate, type Choice, selectCircuits, type Selection } from './selection';
import { growthMonths, type Sizing, sizeLink, tunnelWire } from './sizing';
import { tooManyTimeZones } from './time-zones';
import { selectVpns, type VpnSelection } from './vpn';
import { vpnCandidate, vpnOf } from './vpn-candidate';
import type { Cloud, HybridNetwork, Link } from '../definition/hybrid-network';
import { HybridNetworkError } from '../errors';

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
  const pools = poolsOf(network, demands);
  const problems = network.links.filter((link) => !isGuest(link)).flatMap((link) => tooManyTimeZones('links', link.name, (pools.get(link.name)?.demand ?? demands.get(link.name)!).workloads));
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
  const owners = [...pools].filter(([name, { owner }]) => owner.name === name).map(([, pool]) => sizedPool(pool, input, months));
  const sized = new Map(owners.map((row) => [row.pool.owner.name, row]));
  const candidates = owners.map((row) => candidateOf(row, input, collect));
  const selections = collect(() => selectCircuits(candidates, network, lock, gateways)) ?? new Map<string, Selection>();
  const isAlone = (link: Link) => !selections.get(ownerOf(link))?.choice;
  const vpns = new Map(network.clouds.flatMap((cloud) => [...(collect(() => vpnsOf(cloud, input, isAlone))?.choices ?? [])]));
  if (problems.length > 0) throw new HybridNetworkError(problems);
  const decisions = network.links.map((link): Decision => {
    const { choice, alternatives = [] } = selections.get(ownerOf(link)) ?? {};
    const own = vpnOf(link, !choice);
    const vpn = own && vpns.get(link.name);
    const demand = demands.get(link.name)!;
    const onVpn = vpn && sizeLink(network.policy, demand, tunnelWire(vpn.product), months);
    return {
      link,
      demand,
      alternatives: isGuest(link) ? [] : alternatives,
      sizing: choice ? sized.get(ownerOf(link))!.sizing : onVpn!,
      ...(choice && { circuits: { ...choice, ...ofPool(link, sized.get(ownerOf(link))!) } }),
      ...(choice && isDedicated(link) && objectStorageOf(link, demand, choice, input)),
      ...(own && vpn && { vpn: { ...own, link, choice: vpn, sizing: onVpn! } }),
    };
  });
  return { decisions, gateways, losses: new Map(), reaches: reachNames(decisions.flatMap(({ link, circuits }) => (circuits ? [{ link, circuits }] : []))) };
}

function objectStorageOf(link: DedicatedLink, demand: LinkDemand, { product }: Choice, { network, lock }: PlanInput): Pick<Decision, 'objectStorage'> {
  const objectStorage = objectStoragePlan(link, demand, product.hosted ?? false, network.catalog, lock);
  return objectStorage ? { objectStorage } : {};
}

type Collect = <T>(run: () => T) => T | undefined;

/** A pool with what it is sized for. */
interface SizedPool {
  readonly pool: Pool;
  readonly check: ReturnType<typeof circuitCheck>;
  /** What all of its links ask of the circuits together. */
  readonly sizing: Sizing;
  /** What each link asks of them by itself, by its name. */
  readonly own: ReadonlyMap<string, Sizing>;
}

function sizedPool(pool: Pool, { network: { policy }, demands }: PlanInput, months: number): SizedPool {
  const { owner, links, demand } = pool;
  const wire = wireFactor(owner);
  const sizing = sizeLink(policy, demand, wire, months);
  const own = new Map(links.map(({ name }) => [name, links.length === 1 ? sizing : sizeLink(policy, demands.get(name)!, wire, months)]));
  return { pool, check: circuitCheck(owner), sizing, own };
}

/** What a link has of the circuits of its pool. */
function ofPool({ name }: Link, { pool, check, own }: SizedPool): Omit<NonNullable<Decision['circuits']>, keyof Choice> {
  const together = [...own.values()].reduce((sum, { everythingMbps }) => sum + everythingMbps, 0);
  return { pool, check, own: own.get(name)!, part: together > 0 ? own.get(name)!.everythingMbps / together : 1 };
}

function candidateOf({ pool, sizing, check }: SizedPool, input: PlanInput, collect: Collect): Candidate {
  const link = pool.owner;
  const { isEnough, shortfall } = check(sizing);
  const prices = circuitPrices(pool, input.network.catalog);
  const vpnAloneUsd = link.vpnAlone ? collect(() => vpnAlone(link, input)) : undefined;
  return {
    link,
    guests: guestsBeside(pool),
    cloudsBeside: cloudsBeside(pool),
    requiredMbps: sizing.requiredMbps,
    isEnough,
    shortfall,
    monthlyUsd: prices.of,
    ...(vpnAloneUsd !== undefined && { vpnAloneUsd: vpnAloneUsd + prices.dataUsd }),
  };
}

/** What it would cost more, or less, if the fallback of a link were the link; nothing where it is not enough. */
function vpnAlone(link: Link, input: PlanInput): number | undefined {
  const alone = vpnsOf(link.cloud, input, (other) => other === link || !isDedicated(other));
  if (!alone.choices.get(link.name)!.isEnough) return undefined;
  const beside = vpnsOf(link.cloud, input, (other) => !isDedicated(other));
  const { catalog, cloudLinks, links } = input.network;
  const circuits = links.filter((other) => (other.cloud === link.cloud && isDedicated(other)) || other.site.cloud === link.cloud);
  const isOnly = circuits.length === 1 && !cloudLinks.some(({ aws }) => aws === link.cloud);
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
