import type { NetworkAdvice } from '../planner/advice-plan';
import type { NetworkPlan } from '../planner/network-plan';

/**
 * Writes a plan or advice as JSON, to keep or to compare: indented, in its own order, with a line break at its end.
 *
 * @param value what `planNetwork` or `adviseNetwork` returned
 * @returns the same bytes for the same value
 */
export function renderJson(value: NetworkPlan | NetworkAdvice): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
