/** A failure, and what is left. */
export interface ScenarioPlan {
  /** Stable: `location:EqDC2`. */
  readonly id: string;
  /** In words: "location EqDC2 lost". */
  readonly title: string;
  /** Which promise applies: what a workload keeps when a location is lost, or when every circuit is. */
  readonly survive: 'location' | 'dedicated';
  /** What is left, and counts. */
  readonly availableMbps: number;
  /** What the workloads keep, over the failure utilization limit. */
  readonly requiredMbps: number;
  /** Whether what is left is enough. */
  readonly holds: boolean;
  /**
   * Not after this is traffic on what is left, in milliseconds after the last packet that arrived, with what the cloud may need inside of
   * itself. Absent where nothing is left, where circuits of the link are on order, and where a service provider's routers decide.
   */
  readonly backWithinMs?: number;
  /** What is promised to each workload of the link, as far as what is left allows. */
  readonly workloads: readonly WorkloadOutcome[];
  /** What happens in outages of 1 h, 4 h, 24 h and without end, each beginning at the worst moment of the week; empty where they were left out. */
  readonly outages: readonly OutagePlan[];
}

/** What a failure leaves of the promise to one workload. */
export interface WorkloadOutcome {
  /** Its name. */
  readonly workload: string;
  /** In a word. */
  readonly outcome: Outcome;
  /** The part of its rate that remains, from 0 to 1. */
  readonly share: number;
}

/**
 * What a failure does to a workload: `full`; `reduced` (later or slower, as it allows; `share` of its rate is kept);
 * `best-effort` (what is left over); `suspended`.
 */
export type Outcome = 'full' | 'reduced' | 'best-effort' | 'suspended';

/** An outage of some length. */
export interface OutagePlan {
  /** In hours; absent for one without end. */
  readonly hours?: number;
  /** What waits when it ends beyond what would without it, beginning at the worst moment, in GB of payload; absent for one without end. */
  readonly backlogGb?: number;
  /** From repair until nothing is overdue, in seconds; absent where it never is, and without end. */
  readonly drainSeconds?: number;
  /** By how much the backlog grows every week, in GB of payload; absent where it does not. */
  readonly weeklyBacklogGb?: number;
  /** What becomes of the workloads; of an outage that ends, only those that are not on time. */
  readonly workloads: readonly OutageOutcome[];
}

/** What an outage does to one workload, as routers with strict-priority queues treat it. */
export interface OutageOutcome {
  /** Its name. */
  readonly workload: string;
  /**
   * `on-time`: everything by its deadline. `late`: everything, some of it after its deadline. `partial`: a part of its rate or
   * volume. `suspended`: stopped, as it allows. `starved`: nothing.
   */
  readonly verdict: 'on-time' | 'late' | 'partial' | 'suspended' | 'starved';
  /** The least time between its end and its deadline, where it is on time and has one. */
  readonly slackSeconds?: number;
  /** The most by which it ends after its deadline, where it is late. */
  readonly lateSeconds?: number;
  /** The part that is there in time, from 0 to 1: what to expect. */
  readonly share: number;
  /** The same with the best scheduler there can be: what is possible. */
  readonly optimalShare: number;
}
