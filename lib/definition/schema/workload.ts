import { z } from 'zod';
import { profile, reference } from './parts';
import { survive } from './policy';
import { bandwidth, dataSize, duration, growth, label, timeOfDay } from '../text';

/** What packets look like where they enter a router from the site. */
const match = z.strictObject({
  /**
   * The IPv4 prefix of their source: one of the site's, or inside one.
   * @default - any
   */
  from: label.optional(),
  /**
   * The IPv4 prefix of their destination: one of the cloud's, or inside one; of a transfer to object storage any.
   * @default - any
   */
  to: label.optional(),
  /** The protocol. */
  protocol: z.enum(['tcp', 'udp']),
  /** The port of their destination. */
  port: z.int().min(1).max(65_535),
});

const workloadFields = {
  /** The site or cloud that sends (or asks). */
  from: reference,
  /** The site or cloud that receives (or answers). */
  to: reference,
  /**
   * Compound growth of this workload.
   * @default - the policy's
   */
  growth: growth.optional(),
  /** What this workload keeps after a failure; what it leaves out is the policy's. */
  survive: survive.optional(),
  /**
   * What its packets look like where they enter the site's routers from the site, so that these mark them with the code point of its class.
   * @default - its hosts mark them
   */
  match: z.array(match).min(1).optional(),
};

const window = z.strictObject({
  /** The days on which the window opens. */
  days: z.array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])).min(1).max(7),
  /** When it opens, in its time zone. */
  start: timeOfDay,
  /** How long it stays open, in elapsed time. */
  duration,
  /**
   * An IANA time zone.
   * @default "UTC"
   */
  timeZone: label.optional(),
  /**
   * By how much it may open earlier or later, if that saves a circuit: the advice tries it, the plan does not.
   * @default - not at all
   */
  mayMove: duration.optional(),
  /**
   * By how much longer it may stay open, if that saves a circuit: the advice tries it, the plan does not.
   * @default - not at all
   */
  mayWiden: duration.optional(),
});

/** Parallel connections; a hash puts each of them into one circuit or tunnel. */
const connections = z.int().min(1).max(1_000_000);

const flows = {
  /**
   * Parallel connections of the tool that sends.
   * @default 64
   */
  flows: connections.optional(),
};

const paced = {
  /**
   * Whether the sender keeps to the plan's rate.
   * @default false
   */
  paced: z.boolean().optional(),
};

/** A workload. */
export const workload = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('dataset-transfer'),
    ...workloadFields,
    /**
     * What receives: a host in the cloud's network, object storage, or a private endpoint.
     * @default "network"
     */
    endpoint: z.enum(['network', 'object-storage', 'private-endpoint']).optional(),
    /** How much is moved each time the window opens. */
    volume: dataSize,
    /** When it may be moved. */
    window,
    ...flows,
    /**
     * The most at which it can run, payload: what storage, hosts or the tool give.
     * @default - what the link leaves
     */
    rateLimit: bandwidth.optional(),
    /**
     * Whether the sender keeps to the plan's rate.
     * @default true
     */
    paced: z.boolean().optional(),
  }),
  z.strictObject({
    kind: z.literal('model-sync'),
    ...workloadFields,
    /** The size of what is sent. */
    artifact: dataSize,
    /** The least time between two syncs. */
    atMostEvery: duration,
    /** How soon after its start a sync must be complete. */
    within: duration,
    /**
     * Whether the rate is needed both ways.
     * @default false
     */
    bidirectional: z.boolean().optional(),
    ...flows,
    ...paced,
  }),
  z.strictObject({
    kind: z.literal('checkpoint-replication'),
    ...workloadFields,
    /** The size of one checkpoint. */
    artifact: dataSize,
    /** The time between two checkpoints. */
    every: duration,
    /** How soon after it is written a checkpoint must be replicated. */
    within: duration,
    ...flows,
    ...paced,
  }),
  z.strictObject({
    kind: z.literal('inference'),
    ...workloadFields,
    /** Requests a second at the peak of the profile. */
    requestsPerSecond: z.number().gt(0).max(1e9),
    /** The mean size of a request. */
    requestSize: dataSize,
    /** The mean size of a response. */
    responseSize: dataSize,
    /**
     * How much sizes differ: their standard deviation over their mean. It decides how far a second's traffic goes above the mean.
     * @default 1
     */
    sizeVariation: z.number().min(0).max(100).optional(),
    /**
     * Connections open at the peak.
     * @default 256
     */
    flows: connections.optional(),
    /**
     * How long an answer may take over the network, there and back.
     * @default - not judged
     */
    latencyBudget: duration.optional(),
    /**
     * The share of the peak in each hour: `business-hours` is 1 from Monday to Friday, 08:00 to 18:00, and 0.25 otherwise;
     * a list holds 24 factors for every day, or 168 from Monday 00:00.
     * @default "constant"
     */
    profile: profile.optional(),
    /**
     * The IANA time zone of the profile.
     * @default "UTC"
     */
    timeZone: label.optional(),
  }),
  z.strictObject({
    kind: z.literal('distributed-training'),
    ...workloadFields,
    /** What each step exchanges: parameters times bytes of a gradient. */
    gradientSize: dataSize,
    /** Steps a second. */
    stepsPerSecond: z.number().gt(0).max(1e6),
    ...flows,
    /**
     * Beyond this round-trip time the steps wait for the network.
     * @default "5 ms"
     */
    maximumRoundTripTime: duration.optional(),
    /**
     * Size the link for it although it is not recommended.
     * @default false
     */
    insist: z.boolean().optional(),
  }),
  z.strictObject({
    kind: z.literal('telemetry'),
    ...workloadFields,
    /** The steady rate. */
    rate: bandwidth,
    ...flows,
  }),
]);
