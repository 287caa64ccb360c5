/** What else was considered for a link, and why it was not chosen. */
export interface AlternativePlan {
  /** What it is: "2 x 10 Gbps at EqDC2, 2 x 10 Gbps at CSVA1". */
  readonly title: string;
  /** What the link would pay for it a month, traffic left out. */
  readonly monthlyUsd: number;
  /** Beside what was chosen: negative where it is cheaper. */
  readonly differenceUsd: number;
  /** Why it loses: "location EqDC2 lost leaves 1.4 Gbps too little". */
  readonly loses: string;
}

/** When a link stops being enough if its demand grows as stated, and what to do by when. */
export interface ForecastPlan {
  /** The last month that was looked at: growth beyond it is nobody's promise. */
  readonly until: string;
  /** The first month in which sustained use is above the policy's limit; absent where that is after `until`. */
  readonly utilization?: string;
  /** The first month in which a failure leaves less than was promised. */
  readonly failure?: string;
  /** The first month in which a deadline is missed with everything up. */
  readonly deadline?: string;
  /** The last month in which the next step can be ordered to be in use before the first of these; `asOf` where it has passed. */
  readonly orderBy?: string;
  /** The cheapest choice that holds a year longer; absent where nothing that can be bought does. */
  readonly next?: {
    /** What it is. */
    readonly title: string;
    /** What it costs a month beside the present choice, traffic left out. */
    readonly differenceUsd: number;
  };
}
