/** What would make a network cheaper, faster or safer without changing what it is for. Plain JSON data. */
export interface NetworkAdvice {
  /** The shape of this value; it changes when a reader has to. */
  readonly format: 'hybrid-ai-network/advice@1';
  /** The name of the network. */
  readonly name: string;
  /** Windows that, moved or widened as far as they may be, make less enough; the most saved first. */
  readonly windows: readonly WindowAdvice[];
  /** How many connections a transfer or sync needs, where the round trip is known. */
  readonly flows: readonly FlowAdvice[];
  /** The rates to set in the tools that send. */
  readonly pacing: readonly PacingAdvice[];
  /** What traffic costs by direction, and where its data is cheaper to keep; the dearest first. */
  readonly gravity: readonly GravityAdvice[];
  /** What to buy so that a workload survives in full what it does not. */
  readonly survival: readonly SurvivalAdvice[];
}

/** A window to change. */
export interface WindowAdvice {
  /** The transfer. */
  readonly workload: string;
  /** Its link. */
  readonly link: string;
  /** By how much it should open later, in seconds; negative for earlier. */
  readonly moveSeconds: number;
  /** By how much it should stay open longer, in seconds. */
  readonly widenSeconds: number;
  /** What the network costs less a month then. */
  readonly savesUsd: number;
  /** What the link has then, in place of what. */
  readonly change: string;
}

/** Connections that a workload needs. */
export interface FlowAdvice {
  /** The workload. */
  readonly workload: string;
  /** Its link. */
  readonly link: string;
  /** What one connection gets. */
  readonly perFlowMbps: number;
  /** What limits one connection: the TCP window over the round trip, packet loss, or the circuit or tunnel it is put into. */
  readonly limitedBy: 'window' | 'loss' | 'circuit';
  /** Connections that it has. */
  readonly flows: number;
  /** Connections for the rate that it has to reach at the end of the horizon. */
  readonly needed: number;
  /** Connections that would fill nine tenths of what was bought, hashed over all of its circuits or tunnels. */
  readonly toFill: number;
  /** What the network would cost less a month with so many; absent where it would not. */
  readonly savesUsd?: number;
}

/** A rate to set. */
export interface PacingAdvice {
  /** The workload. */
  readonly workload: string;
  /** Its link. */
  readonly link: string;
  /** The slowest steady rate with which it keeps its deadline today, payload. */
  readonly leastMbps: number;
  /** The same at the end of the horizon. */
  readonly leastAtHorizonMbps: number;
  /** The rate to set: the slowest one with the headroom of the policy, at the end of the horizon. */
  readonly setMbps: number;
  /** Whether all workloads of the link at such rates stay under what counts of it; else send the earliest deadline first. */
  readonly fitsTogether: boolean;
}

/** What the direction of traffic costs. */
export interface GravityAdvice {
  /** The workload. */
  readonly workload: string;
  /** Its link. */
  readonly link: string;
  /** What it moves a month to the cloud, today, in GB. */
  readonly toCloudGb: number;
  /** What it moves a month to the site, today, in GB. */
  readonly toSiteGb: number;
  /** What the cloud charges a month for it: processing and egress. */
  readonly monthlyUsd: number;
  /** What it would charge for the same amounts the other way round. */
  readonly reversedUsd: number;
  /** The side on which the data, or the model that answers, is cheaper to keep. */
  readonly keepAt: 'site' | 'cloud' | 'either';
}

/** What a promise in full would cost. */
export interface SurvivalAdvice {
  /** The workload. */
  readonly workload: string;
  /** Its link. */
  readonly link: string;
  /** The failure: a location, or every dedicated circuit. */
  readonly failure: 'location' | 'dedicated';
  /** What the network costs more a month then; absent where nothing that can be bought is enough. */
  readonly differenceUsd?: number;
  /** What the link has then, in place of what; or why nothing is enough. */
  readonly change: string;
}
