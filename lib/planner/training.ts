import { gradientRate } from './demand';
import { growthFactor } from './growth';
import type { LinkPlan, TrainingVerdict } from './network-plan';
import { gbps, toKbps } from './numbers';
import type { DistributedTraining } from '../definition/hybrid-network';

/**
 * Judges distributed training over a link. Two ends that exchange gradients by ring all-reduce send the whole gradient once in
 * each direction at every step, and nobody computes meanwhile unless the exchange is hidden: a link between a site and a cloud
 * is slower than a rack by orders of magnitude, so the answer is no, with the numbers.
 *
 * @param wire wire rate over payload on the link
 * @param months of growth until the end of the horizon, for which the link is sized
 */
export function judgeTraining(training: DistributedTraining, link: LinkPlan, wire: number, months: number): TrainingVerdict {
  const neededMbps = gradientRate(training);
  const own = training.insist ? neededMbps * wire * growthFactor(training.growth, months) : 0;
  const used = Math.max(link.requirement.toCloud.peakMbps, link.requirement.toSite.peakMbps) - own;
  const spareMbps = Math.max(0, link.primary.capacityMbps - used);
  const roundTrip = link.primary.roundTripTimeMs;
  const most = training.maximumRoundTripTime.toMilliseconds();
  const stepSeconds = 1 / training.stepsPerSecond;
  const exchangeSeconds = spareMbps > 0 ? training.gradientSize.toMegabits() / (spareMbps / wire) : undefined;
  return {
    insisted: training.insist,
    reasons: [
      ...(roundTrip !== undefined && roundTrip > most ? [`the round trip of ${roundTrip} ms is over the ${most} ms at which steps begin to wait for the network`] : []),
      ...(neededMbps * wire > spareMbps ? [`the exchange needs ${gbps(neededMbps * wire)} on the wire in each direction, and ${gbps(spareMbps)} are left beside the other workloads`] : []),
      'every step waits for the slowest exchange: keep the ranks of one job in one place, or train with an algorithm that communicates every few hundred steps',
    ],
    neededMbps: toKbps(neededMbps),
    spareMbps: toKbps(spareMbps),
    ...(exchangeSeconds !== undefined && { exchangeSeconds: Math.round(exchangeSeconds * 1000) / 1000 }),
    stepSeconds: Math.round(stepSeconds * 1000) / 1000,
  };
}

