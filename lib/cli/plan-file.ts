import { readFileSync } from 'node:fs';
import { planFormatProblem, planSyntaxProblem, unreadablePlanProblem } from '../errors';
import type { NetworkPlan } from '../planner';

/**
 * Reads a plan that `plan --json` wrote. Only its format is looked at: whether the rest holds is for `verifyPlan` to say.
 *
 * @throws HybridNetworkError when the file cannot be read, is no JSON, or is something else than a plan
 */
export function readPlan(file: string): NetworkPlan {
  const plan = parsed(file, text(file));
  const format = typeof plan === 'object' && plan !== null && 'format' in plan ? plan.format : undefined;
  if (format !== 'hybrid-ai-network/plan@2') throw planFormatProblem(file, format);
  return plan as NetworkPlan;
}

function text(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw unreadablePlanProblem(file, (error as NodeJS.ErrnoException).code ?? String(error));
  }
}

function parsed(file: string, json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw planSyntaxProblem(file, (error as Error).message);
  }
}
