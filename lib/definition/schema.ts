import { z } from 'zod';
import { bandwidth, dataSize, date, duration, growth, months, percentage, timeOfDay, vlanRange } from './text';

/**
 * The vocabulary of a definition. This one schema is the source of the TypeScript types, of the check at run time and of
 * the published JSON Schema. It checks shapes; what needs more than one place of the definition is in `checks/`.
 */

const name = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, { error: 'a name is 1 to 40 lower-case letters, digits and hyphens, and starts with a letter' });
const named = <T extends z.ZodType>(value: T) => z.record(name, value);
const reference = z.string().min(1);
const prefixes = z.array(z.string().min(1)).min(1);
const asn = z.int().min(1).max(4_294_967_294);

const kept = z.union([
  z.enum(['full', 'slower', 'suspend']),
  z.strictObject({
    /** The deadline may be this many times later; for a window, that much longer. */
    deadlineFactor: z.number().min(1).max(100),
  }),
  z.strictObject({
    /** The rate that has to remain, as a part of the rate in the normal state. */
    rateFactor: z.number().gt(0).max(1),
  }),
]);

const survive = z.strictObject({
  /**
   * When a location, circuit, device or router is lost.
   * @default "full"
   */
  location: kept.optional(),
  /**
   * When every dedicated circuit of the link is lost, and the fallback carries what it can.
   * @default "slower"
   */
  dedicated: kept.optional(),
});

const policy = z.strictObject({
  /**
   * Capacity above the requirement, in the normal state.
   * @default "30%"
   */
  headroom: percentage.optional(),
  /**
   * The most that a link is used in the long run: the 95th percentile of 5-minute samples over a week, wire rate.
   * @default "70%"
   */
  utilizationLimit: percentage.optional(),
  /**
   * The most that what is left after one failure is used.
   * @default "90%"
   */
  failureUtilizationLimit: percentage.optional(),
  /**
   * Compound growth of every workload that does not state its own, from `asOf`.
   * @default "30%/year"
   */
  growth: growth.optional(),
  /**
   * How long what is bought must hold, counted from `inService`.
   * @default "18 months"
   */
  horizon: months.optional(),
  /**
   * What must survive, in each cloud's own meaning.
   * @default "high"
   */
  resilience: z.enum(['basic', 'high', 'maximum']).optional(),
  /** What a workload keeps after a failure, unless it says otherwise. */
  survive: survive.optional(),
});

const router = z.strictObject({
  /**
   * The building in which the router stands.
   * @default - a building of its own, named as the router
   */
  building: z.string().min(1).optional(),
  /** The IPv4 address under which the internet reaches the router. Needed on a link with a VPN. */
  publicIp: z.string().optional(),
  /**
   * What the router runs.
   * @default "frr"
   */
  platform: z.enum(['frr', 'ios-xe', 'junos', 'fortios']).optional(),
  /**
   * Free ports by speed, for dedicated circuits.
   * @default - as many as the plan needs
   */
  ports: z.partialRecord(z.enum(['1G', '10G', '100G', '400G']), z.int().min(0).max(10_000)).optional(),
  /**
   * What the fallback may use of the internet access, in each direction.
   * @default - no limit of its own
   */
  internet: bandwidth.optional(),
  /**
   * What the router encrypts with IPsec, in each direction.
   * @default - as much as `internet`
   */
  ipsec: bandwidth.optional(),
  /**
   * VLAN ids that the plan may use on this router's ports.
   * @default "100-3999"
   */
  vlans: vlanRange.optional(),
});

const site = z.strictObject({
  /**
   * What kind of place it is.
   * @default "data-center"
   */
  kind: z.enum(['data-center', 'edge', 'branch']).optional(),
  /** The BGP autonomous system number of the site's routers. */
  asn,
  /** Exactly the IPv4 prefixes that the site announces. */
  prefixes,
  /**
   * Where the point-to-point addresses of peerings (/30 each) are taken from. Needed for Direct Connect and ExpressRoute.
   * @default - none
   */
  linkPrefixes: prefixes.optional(),
  /** The routers at the edge, by name. */
  routers: named(router),
  /**
   * Routers that fail together for a reason the plan cannot see, by the name of the reason.
   * @default - none
   */
  sharedRisks: named(z.array(reference).min(1)).optional(),
});

const cloud = z.discriminatedUnion('provider', [
  z.strictObject({
    provider: z.literal('aws'),
    /** The Region, such as `us-east-1`. */
    region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, { error: 'an AWS Region looks like us-east-1' }),
    /**
     * The ASN of the transit gateway.
     * @default 64512
     */
    asn: asn.optional(),
    /**
     * The ASN of the Direct Connect gateway; it has to differ from the transit gateway's.
     * @default 64513
     */
    directConnectGatewayAsn: asn.optional(),
    /** Exactly the IPv4 prefixes of the VPCs: both paths announce the same. */
    prefixes,
  }),
  z.strictObject({
    provider: z.literal('azure'),
    /** The region, such as `eastus`. */
    region: z.string().regex(/^[a-z][a-z0-9]+$/, { error: 'an Azure region looks like eastus' }),
    /** Exactly the IPv4 address spaces of the virtual networks. */
    prefixes,
  }),
  z.strictObject({
    provider: z.literal('google'),
    /** The project that holds the network. */
    project: z.string().regex(/^[a-z][a-z0-9-]{4,28}[a-z0-9]$/, { error: 'a Google Cloud project id is 6 to 30 lower-case letters, digits and hyphens' }),
    /** The region, such as `us-east4`. */
    region: z.string().regex(/^[a-z]+-[a-z]+\d+$/, { error: 'a Google Cloud region looks like us-east4' }),
    /** The ASN of the Cloud Routers. */
    asn,
    /** Exactly the IPv4 ranges of the subnets: the Cloud Routers announce these. */
    prefixes,
  }),
]);

const path = z.strictObject({
  /** A router of the site. */
  router: reference,
  /** The provider's name for the place where circuits end: a Direct Connect location, a peering location, a colocation facility. */
  location: z.string().min(1),
  /**
   * Who provides the circuit from the location on. Needed for ExpressRoute.
   * @default - none: a port of one's own
   */
  serviceProvider: z.string().min(1).optional(),
});

const dedicatedFields = {
  /**
   * From the router to the cloud region and back.
   * @default - unknown: what depends on it is not judged
   */
  roundTripTime: duration.optional(),
  /** One for each way from a router of the site to a location of the provider. */
  paths: z.array(path).min(1).max(16),
};

const macsec = z.strictObject({
  /**
   * Whether the link may fall back to clear text.
   * @default "must-encrypt"
   */
  mode: z.enum(['must-encrypt', 'should-encrypt']).optional(),
  /** The name of the secret that holds the keys; never a key. */
  keys: z.string().min(1),
});

const macsecField = {
  /**
   * Encryption of the port itself (IEEE 802.1AE).
   * @default - none
   */
  macsec: macsec.optional(),
};

const vpn = z.strictObject({
  kind: z.literal('vpn'),
  /**
   * From the router to the cloud region and back, over the internet.
   * @default - unknown: what depends on it is not judged
   */
  roundTripTime: duration.optional(),
});

const link = z.strictObject({
  /** The site's end. */
  site: reference,
  /** The cloud's end. */
  cloud: reference,
  /** What carries the traffic in the normal state. */
  primary: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('direct-connect'), ...dedicatedFields, ...macsecField }),
    z.strictObject({ kind: z.literal('express-route'), ...dedicatedFields }),
    z.strictObject({ kind: z.literal('dedicated-interconnect'), ...dedicatedFields, ...macsecField }),
    vpn,
  ]),
  /**
   * What takes over when every dedicated circuit is lost.
   * @default - none
   */
  fallback: vpn.optional(),
  /**
   * What must survive on this link.
   * @default - the policy's
   */
  resilience: policy.shape.resilience,
});

const workloadFields = {
  /** The site or cloud that sends (or asks). */
  from: reference,
  /** The site or cloud that receives (or answers). */
  to: reference,
  /**
   * Compound growth of this workload.
   * @default - the policy's
   */
  growth: growth.optional(),
  /** What this workload keeps after a failure; what it leaves out is the policy's. */
  survive: survive.optional(),
};

const window = z.strictObject({
  /** The days on which the window opens. */
  days: z.array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])).min(1).max(7),
  /** When it opens, in its time zone. */
  start: timeOfDay,
  /** How long it stays open, in elapsed time. */
  duration,
  /**
   * An IANA time zone.
   * @default "UTC"
   */
  timeZone: z.string().min(1).optional(),
});

const profile = z.union([
  z.enum(['constant', 'business-hours']),
  z.array(z.number().min(0).max(1)).length(24),
  z.array(z.number().min(0).max(1)).length(168),
], { error: 'a profile is "constant", "business-hours", or a list of 24 or 168 hourly factors from 0 to 1' });

const paced = {
  /**
   * Whether the sender keeps to the plan's rate.
   * @default false
   */
  paced: z.boolean().optional(),
};

const workload = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('dataset-transfer'),
    ...workloadFields,
    /**
     * What receives: a host in the cloud's network, object storage, or a private endpoint.
     * @default "network"
     */
    endpoint: z.enum(['network', 'object-storage', 'private-endpoint']).optional(),
    /** How much is moved each time the window opens. */
    volume: dataSize,
    /** When it may be moved. */
    window,
    /**
     * Parallel connections of the transfer tool.
     * @default 16
     */
    flows: z.int().min(1).max(1_000_000).optional(),
    /**
     * Whether the sender keeps to the plan's rate.
     * @default true
     */
    paced: z.boolean().optional(),
  }),
  z.strictObject({
    kind: z.literal('model-sync'),
    ...workloadFields,
    /** The size of what is sent. */
    artifact: dataSize,
    /** The least time between two syncs. */
    atMostEvery: duration,
    /** How soon after its start a sync must be complete. */
    within: duration,
    /**
     * Whether the rate is needed both ways.
     * @default false
     */
    bidirectional: z.boolean().optional(),
    ...paced,
  }),
  z.strictObject({
    kind: z.literal('checkpoint-replication'),
    ...workloadFields,
    /** The size of one checkpoint. */
    artifact: dataSize,
    /** The time between two checkpoints. */
    every: duration,
    /** How soon after it is written a checkpoint must be replicated. */
    within: duration,
    ...paced,
  }),
  z.strictObject({
    kind: z.literal('inference'),
    ...workloadFields,
    /** Requests a second at the peak of the profile. */
    requestsPerSecond: z.number().gt(0).max(1e9),
    /** The mean size of a request. */
    requestSize: dataSize,
    /** The mean size of a response. */
    responseSize: dataSize,
    /**
     * How long an answer may take over the network, there and back.
     * @default - not judged
     */
    latencyBudget: duration.optional(),
    /**
     * The share of the peak in each hour: `business-hours` is 1 from Monday to Friday, 08:00 to 18:00, and 0.25 otherwise;
     * a list holds 24 factors for every day, or 168 from Monday 00:00.
     * @default "constant"
     */
    profile: profile.optional(),
    /**
     * The IANA time zone of the profile.
     * @default "UTC"
     */
    timeZone: z.string().min(1).optional(),
  }),
  z.strictObject({
    kind: z.literal('distributed-training'),
    ...workloadFields,
    /** What each step exchanges: parameters times bytes of a gradient. */
    gradientSize: dataSize,
    /** Steps a second. */
    stepsPerSecond: z.number().gt(0).max(1e6),
    /**
     * Beyond this round-trip time the steps wait for the network.
     * @default "5 ms"
     */
    maximumRoundTripTime: duration.optional(),
    /**
     * Size the link for it although it is not recommended.
     * @default false
     */
    insist: z.boolean().optional(),
  }),
  z.strictObject({
    kind: z.literal('telemetry'),
    ...workloadFields,
    /** The steady rate. */
    rate: bandwidth,
  }),
]);

const catalog = z.strictObject({
  /** Places where circuits end that the catalogue lacks, or that it knows wrongly, by the provider's name for them. */
  locations: z.record(z.string().min(1), z.strictObject({
    /** Whose location it is. */
    provider: z.enum(['aws', 'azure', 'google']),
    /** The building; two locations with the same building are one risk. */
    building: z.string().min(1),
    /** The metropolitan area. */
    metro: z.string().min(1),
    /**
     * Port speeds on offer.
     * @default - every speed of the provider
     */
    speeds: z.array(bandwidth).optional(),
    /**
     * Service providers there.
     * @default - not checked
     */
    serviceProviders: z.array(z.string().min(1)).optional(),
  })).optional(),
  /** Monthly prices in US dollars by the catalogue's product id, in place of the list prices. */
  monthlyPrices: z.record(z.string().min(1), z.number().min(0)).optional(),
});

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

/** A workload of a definition. */
export type WorkloadDefinition = z.input<typeof workload>;

/** What a workload keeps after a failure. */
export type Kept = z.input<typeof kept>;

/** Additions of a definition to the built-in catalogue. */
export type CatalogDefinition = z.input<typeof catalog>;
