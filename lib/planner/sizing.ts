import type { Load } from './capacity';
import { DIRECTIONS, type Direction } from './demand';
import type { DemandState, LinkDemand, Peak } from './link-demand';
import type { DirectionRequirement } from './network-plan';
import { toKbps } from './numbers';
import { monthsBetween } from './time';
import type { HybridNetwork, Policy } from '../definition/hybrid-network';

/** Which promise of a workload applies. */
export type Survive = 'location' | 'dedicated';

/** What has to be carried in a direction, with the most that one of its connections carries. */
export interface FlowLoad extends Load {
  /** No circuit or tunnel may be slower. */
  readonly perFlowMbps: number;
}

/** Loads in both directions. */
export type Loads = Readonly<Record<Direction, FlowLoad>>;

/** What one link has to carry, in every state that it is planned for, on the wire of one product. */
export interface Sizing {
  /** Wire rate over payload. */
  readonly wire: number;
  /** The normal state at the end of the horizon, with what decides it. */
  readonly normal: Readonly<Record<Direction, DirectionRequirement>>;
  /** The same as loads, with headroom or under the limit on sustained use, whichever asks for more. */
  readonly loads: Loads;
  /** What is bought for: the larger direction of the normal state, with the rule that asks for more. */
  readonly requiredMbps: number;
  /** The rule that asks for the most in the normal state. */
  readonly normalRule: 'headroom' | 'utilization';
  /** The direction that asks for the most in the normal state. */
  readonly direction: Direction;
  /** What the workloads keep after a failure, over the limit of use then. */
  readonly kept: Readonly<Record<Survive, Loads>>;
  /** What everything would need after a failure, in the busier direction, over the same limit. */
  readonly everythingMbps: number;
}

/** Months of growth from `asOf` to the end of the horizon. */
export function growthMonths({ asOf, inService, policy }: HybridNetwork): number {
  return monthsBetween(asOf, inService) + policy.horizonMonths;
}

/** A requirement as a load of a wire. */
function loadOf({ mbps, flows, perFlowMbps }: Peak, factor: number): FlowLoad {
  return { mbps: mbps * factor, flows, perFlowMbps: perFlowMbps * factor };
}

const inBoth = <T>(figure: (direction: Direction) => T): Readonly<Record<Direction, T>> => ({ toCloud: figure('toCloud'), toSite: figure('toSite') });

/** What has to be carried in the normal state: the peak with headroom, or sustained use under its limit. */
export function normalLoads(policy: Policy, demand: LinkDemand, wire: number, months: number): Loads {
  return inBoth((direction) => {
    const state: DemandState = { months, keeps: 'everything' };
    const peak = demand.peak(direction, state);
    const mbps = Math.max(peak.mbps * (1 + policy.headroom), demand.sustained(direction, state) / policy.utilizationLimit);
    return { ...loadOf(peak, wire), mbps: mbps * wire };
  });
}

/** What the workloads keep after a failure, over the limit of use then. */
export function keptLoads(policy: Policy, demand: LinkDemand, wire: number, state: DemandState): Loads {
  return inBoth((direction) => {
    const peak = demand.peak(direction, state);
    return { ...loadOf(peak, wire), mbps: (peak.mbps * wire) / policy.failureUtilizationLimit };
  });
}

/** Sizes a link on the wire of one product, at the end of some months of growth. */
export function sizeLink(policy: Policy, demand: LinkDemand, wire: number, months: number): Sizing {
  const normal = inBoth((direction) => directionRequirement(policy, demand, direction, wire, months));
  const rows = DIRECTIONS.flatMap((direction) => [
    { direction, rule: 'headroom' as const, mbps: normal[direction].headroomMbps },
    { direction, rule: 'utilization' as const, mbps: normal[direction].utilizationMbps },
  ]);
  const most = rows.reduce((best, row) => (row.mbps > best.mbps ? row : best));
  const kept = (keeps: Survive) => keptLoads(policy, demand, wire, { months, keeps });
  return {
    wire,
    normal,
    loads: normalLoads(policy, demand, wire, months),
    requiredMbps: most.mbps,
    normalRule: most.rule,
    direction: most.direction,
    kept: { location: kept('location'), dedicated: kept('dedicated') },
    everythingMbps: busier(keptLoads(policy, demand, wire, { months, keeps: 'everything' })),
  };
}

function directionRequirement(policy: Policy, demand: LinkDemand, direction: Direction, wire: number, months: number): DirectionRequirement {
  const state: DemandState = { months, keeps: 'everything' };
  const { mbps, flows, binding, scale } = demand.peak(direction, state);
  const sustained = demand.sustained(direction, state) * wire;
  return {
    todayMbps: toKbps(demand.peak(direction, { ...state, months: 0 }).mbps * wire),
    peakMbps: toKbps(mbps * wire),
    pacedMbps: toKbps(demand.peak(direction, { ...state, variant: 'paced' }).mbps * wire),
    sustainedMbps: toKbps(sustained),
    flows: flows === Infinity ? 0 : Math.round(flows * 10) / 10,
    headroomMbps: toKbps(mbps * wire * (1 + policy.headroom)),
    utilizationMbps: toKbps(sustained / policy.utilizationLimit),
    ...(binding && {
      binding: {
        start: binding.start,
        duration: binding.duration,
        ...(binding.pieces && { pieces: binding.pieces }),
        shares: [...binding.shares]
          .map(([workload, share]) => ({ workload, mbps: toKbps(share * scale * wire) }))
          .sort((a, b) => b.mbps - a.mbps || (a.workload < b.workload ? -1 : 1)),
      },
    }),
  };
}

/** The rate over payload that a tunnel counts: full TCP segments in the packets inside it. */
export const tunnelWire = ({ mtu, mss }: { readonly mtu: number; readonly mss: number }): number => mtu / mss;

/** The busier of two directions. */
export const busier = ({ toCloud, toSite }: Loads): number => Math.max(toCloud.mbps, toSite.mbps);

/** What a link's circuits ask of the gateway they end at; traffic to private endpoints counts double, since it may halve a gateway. */
export function gatewayRequirement(policy: Policy, demand: LinkDemand, wire: number, months: number): number {
  return requirementOf(policy, demand, wire, { months, keeps: 'everything', variant: 'private-endpoints-twice' });
}

/** What of it goes to private endpoints, which FastPath does not take past the gateway. */
export function privateRequirement(policy: Policy, demand: LinkDemand, wire: number, months: number): number {
  return demand.anyPrivate ? requirementOf(policy, demand, wire, { months, keeps: 'everything', variant: 'private-endpoints-alone' }) : 0;
}

function requirementOf(policy: Policy, demand: LinkDemand, wire: number, state: DemandState): number {
  return DIRECTIONS.reduce((most, direction) => {
    const { mbps } = demand.peak(direction, state);
    return Math.max(most, mbps * wire * (1 + policy.headroom), (demand.sustained(direction, state) * wire) / policy.utilizationLimit);
  }, 0);
}
