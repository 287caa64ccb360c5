import { against, isSized, workloadRates } from './demand';
import { growthFactor } from './growth';
import type { Finding, WorkloadPlan } from './network-plan';
import { gbps, toKbps } from './numbers';
import { type Carrier, judgeTraining } from './training';
import type { Traffic } from '../definition/hybrid-network';

/** What was found for a workload on what carries it. */
export function workloadPlan(workload: Traffic, carrier: Carrier, months: number): WorkloadPlan {
  const { rate, burst, mean } = workloadRates(workload);
  const burstMbps = burst[workload.direction];
  return {
    name: workload.name,
    kind: workload.kind,
    link: carrier.name,
    rateMbps: toKbps(rate[workload.direction]),
    returnRateMbps: toKbps(rate[against(workload)]),
    meanMbps: toKbps(mean[workload.direction]),
    ...(burstMbps > 0 && { burstMbps: toKbps(burstMbps) }),
    sized: isSized(workload),
    ...(workload.match && { match: workload.match }),
    ...(workload.kind === 'distributed-training' && { training: judgeTraining(workload, carrier, months) }),
  };
}

/** Training that is left out of the sizing, where the definition does not insist on it. */
export function refusedTraining({ name, link, training }: WorkloadPlan): Finding[] {
  return training && !training.insisted ? [{
    code: 'training-not-recommended', severity: 'warning', subject: name, message: `distributed training over link ${link} is not recommended and left out of the sizing`,
  }] : [];
}

/** Training that the definition insists on is planned, and stays a bad idea. */
export function insistedTraining({ name, link, training }: WorkloadPlan): Finding[] {
  return training?.insisted ? [{
    code: 'training-insisted',
    severity: 'warning',
    subject: name,
    message: `distributed training over link ${link} is planned because the definition insists; ${training.reasons[0]}`,
  }] : [];
}

/** A rate limit that growth passes before the end of the horizon. */
export function outgrownLimits(workload: Traffic, months: number): Finding[] {
  if (workload.kind !== 'dataset-transfer' || !workload.rateLimit) return [];
  const needed = (workload.volume.toMegabits() * growthFactor(workload.growth, months)) / workload.window.duration.toSeconds();
  const limit = workload.rateLimit.toMbps();
  return needed <= limit ? [] : [{
    code: 'rate-limit-outgrown',
    severity: 'warning',
    subject: workload.name,
    message: `at the end of the horizon it needs ${gbps(needed)} in its window and is limited to ${gbps(limit)}: widen the window or raise the limit`,
  }];
}

/** A round trip that takes longer than inference may wait; nothing where either is not known. */
export function overBudget(workload: Traffic, way: string, roundTripTimeMs: number | undefined): Finding[] {
  if (workload.kind !== 'inference' || !workload.latencyBudget || roundTripTimeMs === undefined) return [];
  const budget = workload.latencyBudget.toMilliseconds();
  return roundTripTimeMs <= budget ? [] : [{
    code: 'latency-over-budget', severity: 'warning', subject: workload.name, message: `the round trip over ${way} takes ${roundTripTimeMs} ms, the budget is ${budget} ms`,
  }];
}

/** What has to exist besides the plan for a transfer to object storage to take a link. */
export const objectStoragePath = ({ name }: Traffic, link: string, needs: string): Finding =>
  ({ code: 'object-storage-path', severity: 'warning', subject: name, message: `it takes link ${link} only with ${needs}: neither built nor priced here` });
