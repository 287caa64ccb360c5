import { z } from 'zod';
import { catalog } from './catalog';
import { cloud } from './cloud';
import { cloudLink } from './cloud-link';
import { link } from './link';
import { type kept, name, named } from './parts';
import { policy } from './policy';
import { type router, site } from './site';
import { workload } from './workload';
import { date } from '../text';

/*
 * The vocabulary of a definition. This one schema is the source of the TypeScript types, of the check at run time and of
 * the published JSON Schema. It checks shapes; what needs more than one place of the definition is in `checks/`.
 */

/** The schema of a whole definition. */
export const definitionSchema = z.strictObject({
  /** The name of the network; it starts the names of all that is built. */
  name,
  /** The day of prices, growth and lead times: the planner never reads a clock. */
  asOf: date,
  /** The day on which the circuits should carry traffic. */
  inService: date,
  /** Rules for every link and workload. */
  policy: policy.optional(),
  /** Where the GPUs are, by name. */
  sites: named(site),
  /** Cloud regions, by name. */
  clouds: named(cloud),
  /** What joins a site and a cloud, by name. */
  links: named(link),
  /**
   * What joins two clouds, by name.
   * @default - nothing
   */
  cloudLinks: named(cloudLink).optional(),
  /** What the links carry, by name. */
  workloads: named(workload).optional(),
  /** Additions to the built-in catalogue. */
  catalog: catalog.optional(),
}).meta({ title: 'hybrid-ai-network definition' });

/** A definition as plain data, with names that are not checked by the compiler (see `defineHybridNetwork` for that). */
export type Definition = z.input<typeof definitionSchema>;

/** Policy of a definition. */
export type PolicyDefinition = z.input<typeof policy>;

/** A site of a definition. */
export type SiteDefinition = z.input<typeof site>;

/** A router of a site. */
export type RouterDefinition = z.input<typeof router>;

/** A cloud region of a definition. */
export type CloudDefinition = z.input<typeof cloud>;

/** A link of a definition. */
export type LinkDefinition = z.input<typeof link>;

/** Dedicated circuits of a link of a definition, which are its own. */
export type DedicatedDefinition = Exclude<LinkDefinition['primary'], { kind: 'vpn' | 'shared' }>;

/** A link between two clouds of a definition. */
export type CloudLinkDefinition = z.input<typeof cloudLink>;

/** Cross-Cloud Interconnect of a definition. */
export type CrossCloudDefinition = Extract<CloudLinkDefinition, { kind: 'cross-cloud-interconnect' }>;

/** A workload of a definition. */
export type WorkloadDefinition = z.input<typeof workload>;

/** What a workload keeps after a failure. */
export type Kept = z.input<typeof kept>;

/** Additions of a definition to the built-in catalogue. */
export type CatalogDefinition = z.input<typeof catalog>;
