import type { TrafficMatch } from './model';

/**
 * What only the site knows of its routers and what the definition does not ask for: names of ports, and addresses towards the inside.
 * All of it is optional; what is left out is a suggestion (names) or a placeholder (addresses).
 */
export interface SiteFacts {
  /**
   * Routers by `site/router`.
   * @default - nothing is known
   */
  readonly routers?: Readonly<Record<string, RouterFacts>>;
  /**
   * What packets of workloads look like, by the workload's name, so that the router marks them.
   * @default - the hosts mark them
   */
  readonly workloads?: Readonly<Record<string, readonly TrafficMatch[]>>;
}

/** What only the site knows of a router. */
export interface RouterFacts {
  /**
   * Ports by the bundle of the plan, in the order of its members; on ExpressRoute the primary and the secondary one.
   * @default - the platform's names, in the order of the bundles
   */
  readonly ports?: Readonly<Record<string, readonly string[]>>;
  /**
   * The side towards the site.
   * @default - its address and one router there are placeholders
   */
  readonly lan?: {
    /**
     * The name of the interface.
     * @default - the platform's first port
     */
    readonly interface?: string;
    /** The router's address with its length: `10.16.0.2/29`. */
    readonly address: string;
    /** Addresses of routers in the site's ASN that speak BGP with this one: its core, and the other edge routers. */
    readonly peers: readonly string[];
  };
  /**
   * The side towards the internet.
   * @default - an interface of the platform's name with the public address itself
   */
  readonly wan?: {
    /**
     * The name of the interface.
     * @default - the platform's second port
     */
    readonly interface?: string;
    /**
     * The address on it, where the public one is that of a translation in front of it.
     * @default - the public address
     */
    readonly localAddress?: string;
    /**
     * The next hop to the internet.
     * @default - the router has a route of its own
     */
    readonly nextHop?: string;
  };
}
