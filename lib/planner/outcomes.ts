import type { PlanInput } from './decisions';
import type { LinkDemand } from './link-demand';
import type { Outcome, ScenarioPlan } from './network-plan';
import { toKbps, toPermille } from './numbers';
import { type Capacity, outageWriter } from './outages';
import { growthMonths, type Sizing, type Survive } from './sizing';
import type { Keeps, Traffic } from '../definition/hybrid-network';

/** A failure with its figures. */
export interface ScenarioFigures {
  /** Stable. */
  readonly id: string;
  /** In words. */
  readonly title: string;
  /** Which promise applies. */
  readonly survive: Survive;
  /** What is left, in the direction where it is scarcer. */
  readonly availableMbps: number;
  /**
   * What is left in both directions together, where these share it.
   * @default - each has what is left
   */
  readonly bothMbps?: number;
  /** What the workloads keep in that direction, over the limit of use. */
  readonly requiredMbps: number;
}

/**
 * Makes the failures of one link into scenarios, with what becomes of each workload: the same for failures that leave as large a part.
 *
 * @param sizing what the link has to carry, on the wire of what is left
 * @param normal what carries the traffic before the failure and after the repair
 */
export function scenarioWriter(
  demand: LinkDemand,
  sizing: Sizing,
  { network, outages }: PlanInput,
  normal: Capacity,
): (figures: ScenarioFigures) => ScenarioPlan {
  const outagesOf = outageWriter(demand, growthMonths(network), normal);
  const known = new Map<string, ScenarioPlan['workloads']>();
  const outcomes = (survive: Survive, promised: number, leftOver: number): ScenarioPlan['workloads'] => {
    const key = `${survive} ${promised} ${leftOver}`;
    const rows = known.get(key) ?? demand.workloads.map((workload) => {
      const { outcome, share } = outcomeOf(workload, survive, promised, leftOver);
      return { workload: workload.name, outcome, share: toPermille(share) };
    });
    known.set(key, rows);
    return rows;
  };
  return ({ id, title, survive, availableMbps, bothMbps, requiredMbps }) => {
    const holds = requiredMbps <= availableMbps;
    const promised = holds ? 1 : availableMbps / requiredMbps;
    const rest = sizing.everythingMbps - requiredMbps;
    const leftOver = rest > 0 ? Math.min(1, Math.max(0, availableMbps - requiredMbps) / rest) : 1;
    return {
      id,
      title,
      survive,
      availableMbps: toKbps(availableMbps),
      requiredMbps: toKbps(requiredMbps),
      holds,
      workloads: outcomes(survive, promised, leftOver),
      outages: outages ? outagesOf(survive, { mbps: availableMbps, ...(bothMbps !== undefined && { bothMbps }), wire: sizing.wire }) : [],
    };
  };
}

/** What a workload gets: what it was promised as far as that is left, or its part of what nobody was promised. */
function outcomeOf(workload: Traffic, survive: Survive, promised: number, leftOver: number): { readonly outcome: Outcome; readonly share: number } {
  const keeps = workload.survive[survive];
  if (keeps === 'suspend') return { outcome: 'suspended', share: 0 };
  if (keeps === 'slower') return leftOver > 0 ? { outcome: 'best-effort', share: leftOver } : { outcome: 'suspended', share: 0 };
  const share = promised * keptShare(keeps, hasDeadline(workload));
  if (share === 0) return { outcome: 'suspended', share };
  return { outcome: share === 1 ? 'full' : 'reduced', share };
}

/** Only what has a deadline becomes slower by a longer one. */
const hasDeadline = ({ kind }: Traffic): boolean => kind === 'dataset-transfer' || kind === 'model-sync' || kind === 'checkpoint-replication';

function keptShare(keeps: Exclude<Keeps, 'slower' | 'suspend'>, deadline: boolean): number {
  if (keeps === 'full') return 1;
  if ('rateFactor' in keeps) return keeps.rateFactor;
  return deadline ? 1 / keeps.deadlineFactor : 1;
}
