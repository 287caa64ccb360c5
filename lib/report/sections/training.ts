import type { NetworkPlan, TrainingVerdict, WorkloadPlan } from '../../planner/network-plan';
import { rate, seconds } from '../format';
import type { Writer } from '../writer';
import { everyWorkload } from './figures';

/** The verdict on each distributed training, with its numbers; nothing where there is none. */
export function writeTraining(page: Writer, plan: NetworkPlan): void {
  const judged = everyWorkload(plan).filter((workload): workload is WorkloadPlan & { training: TrainingVerdict } => workload.training !== undefined);
  if (judged.length === 0) return;
  page.heading('Distributed training');
  for (const { name, link, training } of judged) {
    const verdict = training.insisted ? 'not recommended; the definition insists, so the link is sized for it' : 'not recommended, and left out of the sizing';
    page.text(`${name} over ${link}: ${verdict}`, 'warning');
    page.entry('Numbers', numbers(training));
    training.reasons.forEach((reason, index) => page.entry(index === 0 ? 'Reasons' : '', reason));
  }
}

function numbers({ neededMbps, spareMbps, exchangeSeconds, stepSeconds }: TrainingVerdict): string {
  const exchange = exchangeSeconds === undefined ? 'so no step ever ends' : `so one exchange takes ${seconds(exchangeSeconds)}`;
  return `asks for ${rate(neededMbps)} payload each way, the link could spare ${rate(spareMbps)}; ${exchange}, and a step is to take ${seconds(stepSeconds)}`;
}
