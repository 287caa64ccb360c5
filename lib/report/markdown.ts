import { MarkdownPage } from './markdown-page';
import { writeAdvice } from './sections/advice';
import { writeCloudLink } from './sections/cloud-link';
import { writeCost } from './sections/cost';
import { writeFailover } from './sections/failover';
import { writeFailureTable } from './sections/failures';
import { writeFindings } from './sections/findings';
import { writeLink } from './sections/link';
import { writeOutages } from './sections/outages';
import { writeSummary } from './sections/summary';
import { writeTraining } from './sections/training';
import { writeWorkloads } from './sections/workloads';
import type { NetworkAdvice } from '../planner/advice-plan';
import type { NetworkPlan } from '../planner/network-plan';

/**
 * Writes a plan as a document in GitHub-flavoured Markdown, for a wiki or a pull request: all that the text has, every failure,
 * and the advice where it is given. Names are escaped.
 *
 * @param plan what `planNetwork` returned
 * @param advice what `adviseNetwork` returned
 * @returns the same text for the same plan and advice, with a line break at its end
 */
export function renderMarkdown(plan: NetworkPlan, advice?: NetworkAdvice): string {
  const page = new MarkdownPage();
  writeSummary(page, plan);
  for (const link of plan.links) {
    writeLink(page, link, plan);
    writeFailureTable(page, link);
    writeFailover(page, link);
    writeOutages(page, link);
  }
  for (const link of plan.cloudLinks) writeCloudLink(page, link, plan);
  writeTraining(page, plan);
  writeWorkloads(page, plan);
  writeCost(page, plan);
  writeFindings(page, plan);
  if (advice) writeAdvice(page, advice);
  return page.toString();
}
