import { isDedicated, wireFactor } from './dedicated';
import { DIRECTIONS, type Direction, type DemandState, KEEPS_ALL, linkRequirement } from './demand';
import type { DirectionRequirement } from './network-plan';
import { toKbps } from './numbers';
import { monthsBetween } from './time';
import type { Rates } from './vpn';
import type { HybridNetwork, Link, Workload } from '../definition/hybrid-network';

/** Which promise of a workload applies. */
export type Survive = 'location' | 'dedicated';

/** What one link has to carry, in every state that it is planned for, on the wire of one product. */
export interface Sizing {
  /** The normal state at the end of the horizon, with what decides it. */
  readonly normal: Readonly<Record<Direction, DirectionRequirement>>;
  /** What is bought for: the larger direction of the normal state, with the rule that asks for more. */
  readonly requiredMbps: number;
  /** The rule that asks for the most in the normal state. */
  readonly normalRule: 'headroom' | 'utilization';
  /** The direction that asks for the most in the normal state. */
  readonly direction: Direction;
  /** What the workloads keep after a failure, over the limit of use then. */
  readonly kept: Readonly<Record<Survive, Rates>>;
}

/** Months of growth from `asOf` to the end of the horizon. */
export function growthMonths({ asOf, inService, policy }: HybridNetwork): number {
  return monthsBetween(asOf, inService) + policy.horizonMonths;
}

/** Sizes a link for the wire of a VPN's tunnels (`mtu`, `mss`), or for its own dedicated circuits. */
export function sizeLink(network: HybridNetwork, link: Link, wire: number): Sizing {
  const { policy, workloads } = network;
  const months = growthMonths(network);
  const state = (keeps: DemandState['keeps'], after = months): DemandState => ({ months: after, keeps, wireFactor: () => wire });
  const requirement = (direction: Direction): DirectionRequirement => {
    const { peak, sustained, binding } = linkRequirement(workloads, link, direction, state(KEEPS_ALL));
    return {
      todayMbps: toKbps(linkRequirement(workloads, link, direction, state(KEEPS_ALL, 0)).peak),
      peakMbps: toKbps(peak),
      sustainedMbps: toKbps(sustained),
      headroomMbps: toKbps(peak * (1 + policy.headroom)),
      utilizationMbps: toKbps(sustained / policy.utilizationLimit),
      ...(binding && {
        binding: {
          start: binding.start,
          duration: binding.duration,
          shares: [...binding.shares]
            .map(([workload, mbps]) => ({ workload, mbps: toKbps(mbps) }))
            .sort((a, b) => b.mbps - a.mbps || (a.workload < b.workload ? -1 : 1)),
        },
      }),
    };
  };
  const kept = (survive: Survive): Rates => {
    const keeps = state((workload) => workload.survive[survive]);
    const rate = (direction: Direction) => linkRequirement(workloads, link, direction, keeps).peak / policy.failureUtilizationLimit;
    return { toCloud: rate('toCloud'), toSite: rate('toSite') };
  };
  const normal = { toCloud: requirement('toCloud'), toSite: requirement('toSite') };
  const rows = DIRECTIONS.flatMap((direction) => [
    { direction, rule: 'headroom' as const, mbps: normal[direction].headroomMbps },
    { direction, rule: 'utilization' as const, mbps: normal[direction].utilizationMbps },
  ]);
  const most = rows.reduce((best, row) => (row.mbps > best.mbps ? row : best));
  return { normal, requiredMbps: most.mbps, normalRule: most.rule, direction: most.direction, kept: { location: kept('location'), dedicated: kept('dedicated') } };
}

/** The rate over payload that a tunnel counts: full TCP segments in the packets inside it. */
export const tunnelWire = ({ mtu, mss }: { readonly mtu: number; readonly mss: number }): number => mtu / mss;

/** The busier of two directions. */
export const busier = ({ toCloud, toSite }: Rates): number => Math.max(toCloud, toSite);

/** What all circuits that end at a cloud ask of its gateway; traffic to private endpoints counts double, since it may halve a gateway. */
export function gatewayRequirement(network: HybridNetwork, links: readonly Link[]): number {
  const { policy, workloads } = network;
  return links.filter(isDedicated).reduce((total, link) => {
    const wire = wireFactor(link);
    const weight = (workload: Workload) => (workload.kind === 'dataset-transfer' && workload.endpoint === 'private-endpoint' ? 2 * wire : wire);
    const needs = DIRECTIONS.map((direction) => {
      const { peak, sustained } = linkRequirement(workloads, link, direction, { months: growthMonths(network), keeps: KEEPS_ALL, wireFactor: weight });
      return Math.max(peak * (1 + policy.headroom), sustained / policy.utilizationLimit);
    });
    return total + Math.max(...needs);
  }, 0);
}
