import type { Link } from './hybrid-network';
import type { Bandwidth, DataSize, Duration } from '../units';

/** What remains of a workload: everything; what is left over (`slower`); nothing; a longer deadline; a part of the rate. */
export type Keeps = 'full' | 'slower' | 'suspend' | LongerDeadline | LowerRate;

/** A workload that may end later. */
export interface LongerDeadline {
  /** How many times as long it may take, at least 1. */
  readonly deadlineFactor: number;
}

/** A workload that may run slower. */
export interface LowerRate {
  /** The part of its rate that has to remain, above 0 and at most 1. */
  readonly rateFactor: number;
}

/** What the links between sites and clouds carry. */
export type Workload = Traffic & {
  /** The link that carries it. */
  readonly link: Link;
};

/** What a link between two clouds carries. */
export type CloudWorkload = WithoutDirection<Traffic> & {
  /** The direction from `from` to `to`. */
  readonly direction: 'toGoogle' | 'toAws';
};

type WithoutDirection<T> = T extends unknown ? Omit<T, 'direction'> : never;

/** A workload, whatever carries it. */
export type Traffic = DatasetTransfer | ModelSync | CheckpointReplication | Inference | DistributedTraining | Telemetry;

interface WorkloadBase {
  /** Its name. */
  readonly name: string;
  /** The direction from `from` to `to`. */
  readonly direction: 'toCloud' | 'toSite';
  /** Compound growth a year: 0.4 for 40 %. */
  readonly growth: number;
  /** Parallel connections: a hash puts each into one circuit or tunnel. */
  readonly flows: number;
  /** What remains of it when a location is lost, and when every dedicated circuit is. */
  readonly survive: {
    /** When a location, circuit, device or router is lost. */
    readonly location: Keeps;
    /** When every dedicated circuit of the link is lost. */
    readonly dedicated: Keeps;
  };
  /** What its packets look like where they enter a router from the site; absent where its hosts mark them. */
  readonly match?: readonly TrafficMatch[];
}

/** What packets of a workload look like where they enter a router from the site. */
export interface TrafficMatch {
  /** The prefix of their source; absent where any. */
  readonly from?: string;
  /** The prefix of their destination; absent where any. */
  readonly to?: string;
  /** The protocol. */
  readonly protocol: 'tcp' | 'udp';
  /** The port of their destination. */
  readonly port: number;
}

/** A transfer in a window of the week. */
export interface DatasetTransfer extends WorkloadBase {
  /** Dataset transfer. */
  readonly kind: 'dataset-transfer';
  /** What receives. */
  readonly endpoint: 'network' | 'object-storage' | 'private-endpoint';
  /** How much, each time the window opens. */
  readonly volume: DataSize;
  /** When. */
  readonly window: Window;
  /** The most at which it can run, payload; absent where only the link limits it. */
  readonly rateLimit?: Bandwidth;
  /** Whether the sender keeps to the plan's rate. */
  readonly paced: boolean;
}

/** When a transfer may run. */
export interface Window {
  /** Days of the week on which it opens, 0 for Monday. */
  readonly days: readonly number[];
  /** Seconds after midnight, in its time zone. */
  readonly start: number;
  /** How long it stays open. */
  readonly duration: Duration;
  /** IANA time zone. */
  readonly timeZone: string;
  /** By how much it may open earlier or later; absent where it may not. */
  readonly mayMove?: Duration;
  /** By how much longer it may stay open; absent where it may not. */
  readonly mayWiden?: Duration;
}

/** Weights that are synchronized when they change. */
export interface ModelSync extends WorkloadBase {
  /** Model sync. */
  readonly kind: 'model-sync';
  /** The size of what is sent. */
  readonly artifact: DataSize;
  /** The least time between two syncs. */
  readonly period: Duration;
  /** How soon a sync must be complete. */
  readonly within: Duration;
  /** Whether the rate is needed both ways. */
  readonly bidirectional: boolean;
  /** Whether the sender keeps to the plan's rate. */
  readonly paced: boolean;
}

/** Checkpoints that are replicated as they are written. */
export interface CheckpointReplication extends WorkloadBase {
  /** Checkpoint replication. */
  readonly kind: 'checkpoint-replication';
  /** The size of one checkpoint. */
  readonly artifact: DataSize;
  /** The time between two. */
  readonly period: Duration;
  /** How soon one must be replicated. */
  readonly within: Duration;
  /** Whether the sender keeps to the plan's rate. */
  readonly paced: boolean;
}

/** Requests and responses. */
export interface Inference extends WorkloadBase {
  /** Inference. */
  readonly kind: 'inference';
  /** At the peak of the profile. */
  readonly requestsPerSecond: number;
  /** The mean size of a request. */
  readonly requestSize: DataSize;
  /** The mean size of a response. */
  readonly responseSize: DataSize;
  /** The standard deviation of sizes over their mean. */
  readonly sizeVariation: number;
  /** There and back over the network. */
  readonly latencyBudget?: Duration;
  /** The share of the peak in each of 168 hours from Monday 00:00, in its time zone. */
  readonly profile: readonly number[];
  /** IANA time zone of the profile. */
  readonly timeZone: string;
}

/** Gradients exchanged at every step. */
export interface DistributedTraining extends WorkloadBase {
  /** Distributed training. */
  readonly kind: 'distributed-training';
  /** What each step exchanges. */
  readonly gradientSize: DataSize;
  /** Steps a second. */
  readonly stepsPerSecond: number;
  /** Beyond it the steps wait for the network. */
  readonly maximumRoundTripTime: Duration;
  /** Size the link for it although it is not recommended. */
  readonly insist: boolean;
}

/** A steady rate. */
export interface Telemetry extends WorkloadBase {
  /** Telemetry. */
  readonly kind: 'telemetry';
  /** The rate. */
  readonly rate: Bandwidth;
}
