import type { NetworkPlan } from '../planner/network-plan';

/**
 * Writes a plan as JSON, to keep or to compare: indented, in the plan's own order, with a line break at its end.
 *
 * @param plan what `planNetwork` returned
 * @returns the same bytes for the same plan
 */
export function renderJson(plan: NetworkPlan): string {
  return `${JSON.stringify(plan, undefined, 2)}\n`;
}
