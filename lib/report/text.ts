import { Page } from './page';
import { writeCloudLink } from './sections/cloud-link';
import { writeCost } from './sections/cost';
import { writeFailover } from './sections/failover';
import { writeFailures } from './sections/failures';
import { writeFindings } from './sections/findings';
import { writeLink } from './sections/link';
import { writeOutages } from './sections/outages';
import { writeSummary } from './sections/summary';
import { writeTraining } from './sections/training';
import { writeWorkloads } from './sections/workloads';
import type { NetworkPlan } from '../planner/network-plan';

/** How a plan is written as text. */
export interface TextOptions {
  /**
   * Whether to write terminal colours.
   * @default false
   */
  readonly color?: boolean;
}

/**
 * Writes a plan for a person to read in a terminal: whether it holds and what it costs first, then every link, the verdict on
 * distributed training, the bill and the findings. No line is longer than 110 characters.
 *
 * @param plan what `planNetwork` returned
 * @returns the same text for the same plan, with a line break at its end
 */
export function renderText(plan: NetworkPlan, options: TextOptions = {}): string {
  const page = new Page(options.color ?? false);
  writeSummary(page, plan);
  for (const link of plan.links) {
    writeLink(page, link, plan);
    writeFailures(page, link);
    writeFailover(page, link);
    writeOutages(page, link);
  }
  for (const link of plan.cloudLinks) writeCloudLink(page, link, plan);
  writeTraining(page, plan);
  writeWorkloads(page, plan);
  writeCost(page, plan);
  writeFindings(page, plan);
  return page.toString();
}
