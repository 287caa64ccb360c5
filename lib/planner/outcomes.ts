import { isSized } from './demand';
import type { Outcome, ScenarioPlan } from './network-plan';
import { toKbps } from './numbers';
import type { Survive } from './sizing';
import type { Keeps, Link, Workload } from '../definition/hybrid-network';

/** A failure with its figures. */
export interface ScenarioFigures {
  /** Stable. */
  readonly id: string;
  /** In words. */
  readonly title: string;
  /** Which promise applies. */
  readonly survive: Survive;
  /** What is left, in the busier direction. */
  readonly availableMbps: number;
  /** What the workloads keep, over the limit of use. */
  readonly requiredMbps: number;
  /** What everything would need, over the same limit. */
  readonly everythingMbps: number;
}

/** A scenario with what becomes of each workload of the link. */
export function scenarioPlan(figures: ScenarioFigures, link: Link, workloads: readonly Workload[]): ScenarioPlan {
  const { id, title, survive, availableMbps, requiredMbps, everythingMbps } = figures;
  const holds = requiredMbps <= availableMbps;
  const promised = holds ? 1 : availableMbps / requiredMbps;
  const rest = everythingMbps - requiredMbps;
  const leftOver = rest > 0 ? Math.min(1, Math.max(0, availableMbps - requiredMbps) / rest) : 1;
  return {
    id,
    title,
    survive,
    availableMbps: toKbps(availableMbps),
    requiredMbps: toKbps(requiredMbps),
    holds,
    workloads: workloads
      .filter((workload) => workload.link.name === link.name && isSized(workload))
      .map((workload) => {
        const { outcome, share } = outcomeOf(workload, survive, promised, leftOver);
        return { workload: workload.name, outcome, share: Math.round(share * 1000) / 1000 };
      }),
  };
}

/** What a workload gets: what it was promised as far as that is left, or its part of what nobody was promised. */
function outcomeOf(workload: Workload, survive: Survive, promised: number, leftOver: number): { readonly outcome: Outcome; readonly share: number } {
  const keeps = workload.survive[survive];
  if (keeps === 'suspend') return { outcome: 'suspended', share: 0 };
  if (keeps === 'slower') return leftOver > 0 ? { outcome: 'best-effort', share: leftOver } : { outcome: 'suspended', share: 0 };
  const share = promised * keptShare(keeps, hasDeadline(workload));
  if (share === 0) return { outcome: 'suspended', share };
  return { outcome: share === 1 ? 'full' : 'reduced', share };
}

/** Only what has a deadline becomes slower by a longer one. */
const hasDeadline = ({ kind }: Workload): boolean => kind === 'dataset-transfer' || kind === 'model-sync' || kind === 'checkpoint-replication';

function keptShare(keeps: Exclude<Keeps, 'slower' | 'suspend'>, deadline: boolean): number {
  if (keeps === 'full') return 1;
  if ('rateFactor' in keeps) return keeps.rateFactor;
  return deadline ? 1 / keeps.deadlineFactor : 1;
}
