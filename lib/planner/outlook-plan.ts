/** What else was considered for a link, and why it was not chosen. */
export interface AlternativePlan {
  /** What it is: "2 x 10 Gbps at EqDC2, 2 x 10 Gbps at CSVA1". */
  readonly title: string;
  /** What the link would pay for it a month, traffic left out. */
  readonly monthlyUsd: number;
  /** What the network would pay more a month, a gateway included: negative where it is cheaper. */
  readonly differenceUsd: number;
  /** Why it loses: "location EqDC2 lost leaves 1.4 Gbps too little". */
  readonly loses: string;
}

/** When a link stops being enough if its demand grows as stated, and what to do by when. */
export interface ForecastPlan {
  /** The last month that was looked at: growth beyond it is nobody's promise. */
  readonly until: string;
  /** The month in the course of which sustained use passes the policy's limit; absent where that is after `until`. */
  readonly utilization?: string;
  /** The month in the course of which a failure begins to leave fewer circuits than was promised. */
  readonly failure?: string;
  /** The month in the course of which the fallback begins to carry less than was promised for the loss of all circuits. */
  readonly fallback?: string;
  /** The month in the course of which the first deadline is missed with everything up. */
  readonly deadline?: string;
  /** The month in which the next step has to be ordered to be in use before the first of these, the fallback apart; `asOf` where it has passed. */
  readonly orderBy?: string;
  /** The cheapest choice of more of the same, beside the other links as they are, that holds a year longer; absent where none does. */
  readonly next?: {
    /** What it is. */
    readonly title: string;
    /** What it costs a month beside the present choice, a larger gateway included, traffic and a larger fallback left out. */
    readonly differenceUsd: number;
  };
}
