/** A rate that is needed at its time: what is not carried then is lost. */
export interface PriorityReserved {
  /** Whose. */
  readonly workload: string;
  /** Its priority; 1 is the highest. */
  readonly tier: number;
  /** Seconds into the week. */
  readonly start: number;
  /** Seconds, at most a week; it may run over the end of the week. */
  readonly length: number;
  /** Mbps. */
  readonly rate: number;
  /**
   * Whether nothing is sent during the outage.
   * @default false
   */
  readonly suspended?: boolean;
}

/** A volume that is sent in a window of every week; what is late is sent after the deadline. */
export interface PriorityTransfer {
  /** Whose. */
  readonly workload: string;
  /** Its priority; 1 is the highest. */
  readonly tier: number;
  /** Seconds into the week. */
  readonly start: number;
  /** Seconds from opening to deadline, at most a week; it may run over the end of the week. */
  readonly length: number;
  /** Megabits. */
  readonly volume: number;
  /** Parallel flows, above 0: its weight against others of its tier. */
  readonly flows: number;
  /**
   * Whether nothing is sent during the outage.
   * @default false
   */
  readonly suspended?: boolean;
}

/** A volume that may be due to be sent at any time. */
export interface PrioritySync {
  /** Whose. */
  readonly workload: string;
  /** Its priority; 1 is the highest. */
  readonly tier: number;
  /** Megabits. */
  readonly volume: number;
  /** Seconds from its start to its deadline. */
  readonly within: number;
  /** Seconds from one start to the next, at least; above 0. */
  readonly period: number;
  /** Parallel flows, above 0: its weight against others of its tier. */
  readonly flows: number;
  /**
   * Whether nothing is sent during the outage.
   * @default false
   */
  readonly suspended?: boolean;
}

/** What one direction of a link carries, with priorities. */
export interface OutageDemand {
  /** Rates. */
  readonly reserved: readonly PriorityReserved[];
  /** Volumes at fixed times of the week. */
  readonly transfers: readonly PriorityTransfer[];
  /** Volumes at any time. */
  readonly syncs: readonly PrioritySync[];
}

/** What there is to carry it, in Mbps. */
export interface OutageCapacity {
  /** Before and after. */
  readonly normalMbps: number;
  /** During the outage; it may be 0. */
  readonly leftMbps: number;
}

/**
 * What an outage makes of a workload. `late`: everything arrives, some of it after its deadline. `partial`: a part of its rate is carried,
 * or of a volume that piles up without end. `starved`: nothing is, though it was not suspended.
 */
export type OutageVerdict = 'on-time' | 'late' | 'partial' | 'suspended' | 'starved';

/** What an outage does to one workload, each figure at the onset that is worst for it. */
export interface WorkloadOutage {
  /** Its name. */
  readonly workload: string;
  /** In a word. */
  readonly verdict: OutageVerdict;
  /**
   * On time: the least time between end and deadline; where everything stays on time however long the outage lasts, a lower bound of it.
   * @default none where it has no deadline or is not on time
   */
  readonly slackSeconds?: number;
  /**
   * The most by which it ends after its deadline.
   * @default none where it ends in time, or never
   */
  readonly lateSeconds?: number;
  /**
   * Expected of strict-priority queues: the part of its volume that is there by the deadline, or the least part of its rate that is carried,
   * from 0 to 1. Of a volume that piles up without end: the part that is carried at all.
   */
  readonly share: number;
  /** The same with the best scheduler that there can be from the onset on. */
  readonly optimalShare: number;
}

/** What an outage does. */
export interface OutageResult {
  /**
   * The beginning that makes most volume late or lost, in seconds into the week.
   * @default none where every onset is the same, and without end
   */
  readonly onset?: number;
  /** By name. */
  readonly workloads: readonly WorkloadOutage[];
  /** What waits at the end beyond what waits at that time of a normal week, in Mb, at its worst onset; 0 without end. */
  readonly backlogMb: number;
  /**
   * From repair until nothing is overdue, in seconds, at its worst onset.
   * @default none where it never drains, and without end
   */
  readonly drainSeconds?: number;
  /**
   * By how much what waits grows every week, in Mb.
   * @default none where it does not, or the outage ends
   */
  readonly weeklyBacklogMb?: number;
}
