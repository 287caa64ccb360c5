import { checkDefinition } from './check-definition';
import type { HybridNetwork } from './hybrid-network';
import type { CloudDefinition, CloudLinkDefinition, CrossCloudDefinition, Definition, LinkDefinition, RouterDefinition, SiteDefinition, WorkloadDefinition } from './schema';

type Key<T> = Extract<keyof T, string>;

/** Each variant of a union with some of its fields replaced. */
type Replace<T, Fields> = T extends unknown ? Omit<T, keyof Fields> & Fields : never;

/** A site whose routers have the names that are the keys of `Routers`. */
export type TypedSite<Routers> = Omit<SiteDefinition, 'routers' | 'sharedRisks'> & {
  /** The routers at the edge, by name; at least one. */
  routers: { [Router in keyof Routers]: RouterDefinition };
  /**
   * Routers that fail together for a reason the plan cannot see, by the name of the reason.
   * @default - none
   */
  sharedRisks?: Record<string, NoInfer<Key<Routers>>[]> | undefined;
};

type PrimaryOf<Router, Primary = LinkDefinition['primary']> = Primary extends { paths: (infer Path)[] } ? Replace<Primary, {
  /** One for each way from a router of the site to a location of the provider. */
  paths: Replace<Path, {
    /** A router of the site. */
    router: Router;
  }>[];
}> : Primary;

/** A link that names one of the sites, routers of that site, and one of the clouds. */
export type TypedLink<Sites, Cloud extends string> = {
  [Site in Key<Sites>]: Replace<LinkDefinition, {
    /** The site's end. */
    site: Site;
    /** The cloud's end. */
    cloud: Cloud;
    /** What carries the traffic in the normal state. */
    primary: PrimaryOf<Key<Sites[Site]>>;
  }>;
}[Key<Sites>];

/** A link between two of the clouds. */
export type TypedCloudLink<Cloud extends string> = Replace<Exclude<CloudLinkDefinition, CrossCloudDefinition>, {
  /** A cloud of AWS. */
  aws: Cloud;
  /** A cloud of Google Cloud, in the region that the service pairs with the Region of the other. */
  google: Cloud;
}> | Replace<CrossCloudDefinition, {
  /** A cloud of Google Cloud. */
  google: Cloud;
  /** A cloud of AWS or Azure. */
  remote: Cloud;
}>;

/** A workload between sites and clouds of these names. */
export type TypedWorkload<End extends string> = Replace<WorkloadDefinition, {
  /** The site or cloud that sends (or asks). */
  from: End;
  /** The site or cloud that receives (or answers). */
  to: End;
}>;

/**
 * A definition whose names the compiler checks: `Sites` maps each site to its routers, `Clouds` has the clouds as keys. Both are
 * inferred from what is written.
 */
export interface HybridNetworkDefinition<Sites, Clouds> extends Omit<Definition, 'sites' | 'clouds' | 'links' | 'cloudLinks' | 'workloads'> {
  /** Where the GPUs are, by name. */
  sites: { [Site in keyof Sites]: TypedSite<Sites[Site]> };
  /** Cloud regions, by name. */
  clouds: { [Cloud in keyof Clouds]: CloudDefinition };
  /** What joins a site and a cloud, by name. */
  links: Record<string, TypedLink<NoInfer<Sites>, NoInfer<Key<Clouds>>>>;
  /**
   * What joins two clouds, by name.
   * @default - nothing
   */
  cloudLinks?: Record<string, TypedCloudLink<NoInfer<Key<Clouds>>>> | undefined;
  /**
   * What the links carry, by name.
   * @default - nothing
   */
  workloads?: Record<string, TypedWorkload<NoInfer<Key<Sites> | Key<Clouds>>>> | undefined;
}

/**
 * A network from a definition in TypeScript. Names of sites, routers and clouds, and units, are checked as you type; everything
 * else is checked when it runs, as for YAML.
 *
 * @param definition plain data, in the words of the YAML
 * @throws HybridNetworkError with every problem found
 */
export function defineHybridNetwork<Sites, Clouds>(definition: HybridNetworkDefinition<Sites, Clouds>): HybridNetwork {
  return checkDefinition(definition);
}
