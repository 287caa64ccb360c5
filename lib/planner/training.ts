import { gradientRate } from './demand';
import { growthFactor } from './growth';
import type { TrainingVerdict } from './network-plan';
import { gbps, toKbps } from './numbers';
import type { DistributedTraining } from '../definition/hybrid-network';

/** What carries a workload. */
export interface Carrier {
  /** The name of the link. */
  readonly name: string;
  /** What all that counts asks of the busier direction at the end of the horizon, wire rate. */
  readonly peakMbps: number;
  /** What it carries, wire rate. */
  readonly capacityMbps: number;
  /** Wire rate over payload. */
  readonly wire: number;
  /** There and back; absent where it is not known. */
  readonly roundTripTimeMs?: number | undefined;
}

/**
 * Judges distributed training over a link. Two ends that exchange gradients by ring all-reduce send the whole gradient once in
 * each direction at every step, and nobody computes meanwhile unless the exchange is hidden: a link between a site and a cloud
 * is slower than a rack by orders of magnitude, so the answer is no, with the numbers.
 *
 * @param months of growth until the end of the horizon, for which the link is sized
 */
export function judgeTraining(training: DistributedTraining, carrier: Carrier, months: number): TrainingVerdict {
  const { peakMbps, capacityMbps, wire, roundTripTimeMs: roundTrip } = carrier;
  const neededMbps = gradientRate(training);
  const own = training.insist ? neededMbps * wire * growthFactor(training.growth, months) : 0;
  const spareMbps = Math.max(0, capacityMbps - (peakMbps - own));
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

