import type { CircuitProduct } from '../../catalog';
import type { Dedicated, Link } from '../../definition/hybrid-network';
import type { BundleSizes } from '../circuits';

/** What one link buys: circuits of one product, in numbers that may differ from path to path. */
export interface Choice {
  /** The product. */
  readonly product: CircuitProduct;
  /** Members of each bundle, for each path. */
  readonly sizes: readonly BundleSizes[];
}

/** A link with dedicated circuits, and what its choice has to fulfil. */
export interface Candidate {
  /** The link. */
  readonly link: Link & { readonly primary: Dedicated };
  /** What all circuits together have to carry at least in the normal state: no choice of less can be enough, and none is asked for. */
  readonly requiredMbps: number;
  /** Whether a choice is enough in the normal state and in every failure. More members need not be: only the smallest bundle counts. */
  readonly isEnough: (choice: Choice) => boolean;
  /**
   * Other links that have layer 3 connections of their own on its circuits.
   * @default - none
   */
  readonly guests?: readonly Link[];
  /**
   * Names of the clouds at whose gateways its circuits end too: those of other links that take its circuits.
   * @default - none
   */
  readonly cloudsBeside?: readonly string[];
  /** Why a choice is not enough: `location EqDC2 lost leaves 1.4 Gbps too little`. */
  readonly shortfall: (choice: Choice) => string;
  /**
   * What the link pays a month that depends on the choice, in US dollars: at least the list price of its members, and never less
   * when a path gets more of them.
   */
  readonly monthlyUsd: (choice: Choice) => number;
  /**
   * What the link pays a month for a VPN alone, in US dollars, where that is allowed and enough; counted from the same zero as
   * `monthlyUsd`, so negative where the VPN costs less than the fallback beside circuits.
   * @default - the link needs circuits
   */
  readonly vpnAloneUsd?: number;
}

/** The gateway at which the circuits of all links to one cloud end. */
export interface GatewayPrice {
  /** The name of the cloud. */
  readonly cloud: string;
  /** US dollars a month of the gateway that takes so many circuits: never less for more of them; nothing where none takes so many. */
  readonly monthlyUsd: (circuits: number) => number | undefined;
}

/** What a link buys, and what it does not. */
export interface Selection {
  /**
   * Its circuits.
   * @default - none: a VPN alone
   */
  readonly choice?: Choice;
  /** The next best for this link, with all other links as chosen: at most three, the closest in cost first. */
  readonly alternatives: readonly Alternative[];
}

/** What a link could have bought, and why it does not. */
export interface Alternative {
  /**
   * Its circuits.
   * @default - none: a VPN alone
   */
  readonly choice?: Choice;
  /** `2 x 10 Gbps at EqDC2, 2 x 10 Gbps at CSVA1`, or `VPN alone`. */
  readonly title: string;
  /** What the link would pay for it a month, in US dollars. */
  readonly monthlyUsd: number;
  /** How much more the whole network would pay a month, gateways included, in US dollars; negative where it would pay less. */
  readonly differenceUsd: number;
  /** `location EqDC2 lost leaves 1.4 Gbps too little`, `$1,234 a month more`, `router edge-1 has no free 100 Gbps port`. */
  readonly loses: string;
}
