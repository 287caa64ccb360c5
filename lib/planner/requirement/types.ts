/** A rate that is needed for a part of the week, whatever else happens. */
export interface Reserved {
  /** Whose. */
  readonly workload: string;
  /** Seconds into the week. */
  readonly start: number;
  /** Seconds, at most a week; it may run over the end of the week. */
  readonly length: number;
  /** Mbps. */
  readonly rate: number;
}

/** A volume that may be moved at any time within a window that opens every week. */
export interface Transfer {
  /** Whose. */
  readonly workload: string;
  /** Seconds into the week. */
  readonly start: number;
  /** Seconds; it may run over the end of the week, and may be longer than a week. */
  readonly length: number;
  /** Megabits. */
  readonly volume: number;
  /**
   * The most Mbps at which it can run; `volume <= limit x length` is checked where the definition is, and a limit that breaks it is ignored here.
   * @default no limit
   */
  readonly limit?: number;
}

/** A volume that may be asked for at any time, but not more often than once in a period: a sync that an event starts. */
export interface Sporadic {
  /** Whose. */
  readonly workload: string;
  /** Megabits each time. */
  readonly volume: number;
  /** Seconds in which it has to end, at most the period. */
  readonly within: number;
  /** Least seconds from one start to the next. */
  readonly period: number;
}

/** What one direction of a link has to carry in a week. */
export interface Demand {
  /** Rates. */
  readonly reserved: readonly Reserved[];
  /** Volumes with a window. */
  readonly transfers: readonly Transfer[];
  /** Volumes that an event asks for. */
  readonly sporadic: readonly Sporadic[];
}

/** A stretch of time within the week. */
export interface Piece {
  /** Seconds into the week. */
  readonly start: number;
  /** Seconds; it may run over the end of the week. */
  readonly duration: number;
}

/** The time that decides a requirement, and what each workload asks for in it. */
export interface Binding {
  /** Seconds into the week. */
  readonly start: number;
  /** Seconds that count: of the interval, or of all the pieces together. */
  readonly duration: number;
  /**
   * The pieces, where rate limits bind and it is not one interval.
   * @default one interval
   */
  readonly pieces?: readonly Piece[];
  /** Mbps of each workload, the largest first; they add up to the peak. */
  readonly shares: ReadonlyMap<string, number>;
}

/** What a demand requires. */
export interface Requirement {
  /** The least capacity with which every rate is kept and every transfer ends in time, in Mbps. */
  readonly peak: number;
  /**
   * What decides it.
   * @default nothing flows
   */
  readonly binding?: Binding;
}
