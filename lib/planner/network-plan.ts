import type { DedicatedPlan, VpnPlan } from './carrier-plan';
import type { CloudLinkPlan } from './cloud-link-plan';
import type { FailoverWindow } from './failover-plan';
import type { ScenarioPlan } from './failure-plan';
import type { NetworkLock } from './network-lock';
import type { AlternativePlan, ForecastPlan } from './outlook-plan';
import type { Router, RouterLan, RouterWan, TrafficMatch } from '../definition/hybrid-network';

export type * from './carrier-plan';
export type * from './cloud-link-plan';
export type * from './failover-plan';
export type * from './failure-plan';
export type * from './interconnect-plan';
export type * from './network-lock';
export type * from './outlook-plan';

/**
 * The plan: everything that will be built, and why, as plain JSON data. Rates are megabits per second (`...Mbps`), wire rate
 * unless a comment says payload; money is US dollars a month (`...Usd`), list price. Lists are sorted by name.
 */
export interface NetworkPlan {
  /** The shape of this value; it changes when a reader has to. */
  readonly format: 'hybrid-ai-network/plan@2';
  /** The name of the network. */
  readonly name: string;
  /** The day that prices and growth count from. */
  readonly asOf: string;
  /** The day on which the circuits carry traffic. */
  readonly inService: string;
  /** The rules the plan was made by. */
  readonly policy: PlanPolicy;
  /** The sites with their routers. */
  readonly sites: readonly SitePlan[];
  /** The cloud regions with their gateways. */
  readonly clouds: readonly CloudPlan[];
  /** What joins them. */
  readonly links: readonly LinkPlan[];
  /** What joins two clouds, each with its workloads. */
  readonly cloudLinks: readonly CloudLinkPlan[];
  /** What was found for each workload of the links between sites and clouds. */
  readonly workloads: readonly WorkloadPlan[];
  /** What it costs. */
  readonly cost: CostPlan;
  /** What a reader should know before buying. */
  readonly findings: readonly Finding[];
  /** VLANs, addresses and ordinals to keep: commit it as `hybrid-network.lock.json`. */
  readonly lock: NetworkLock;
}

/** Numbers of the policy that the plan was made by. */
export interface PlanPolicy {
  /** 0.3 for 30 %. */
  readonly headroom: number;
  /** 0.7 for 70 %. */
  readonly utilizationLimit: number;
  /** 0.9 for 90 %. */
  readonly failureUtilizationLimit: number;
  /** Months from `asOf` to the end of the horizon: what growth is counted over. */
  readonly growthMonths: number;
}

/** A site as built. */
export interface SitePlan {
  /** Its name. */
  readonly name: string;
  /** Its kind. */
  readonly kind: 'data-center' | 'edge' | 'branch';
  /** The ASN of its routers. */
  readonly asn: number;
  /** What it announces. */
  readonly prefixes: readonly string[];
  /** Its routers. */
  readonly routers: readonly RouterPlan[];
}

/** A router of a site. */
export interface RouterPlan {
  /** Its name. */
  readonly name: string;
  /** Where it stands. */
  readonly building: string;
  /** What it runs. */
  readonly platform: Router['platform'];
  /** Its internet address; absent where no VPN ends on it. */
  readonly publicIp?: string;
  /** Ports that the plan takes, by speed (`10G`). */
  readonly portsUsed: Readonly<Record<string, number>>;
  /** The side towards the site, as defined; absent where the definition has none. */
  readonly lan?: RouterLan;
  /** The side towards the internet, as defined; absent where the definition has none. */
  readonly wan?: RouterWan;
  /** Names of the interfaces that circuits are cabled to by their bundle, as defined; absent where the definition has none. */
  readonly interfaces?: Readonly<Record<string, readonly string[]>>;
}

/** A cloud region as built. */
export type CloudPlan = AwsCloudPlan | AzureCloudPlan | GoogleCloudPlan;

interface CloudPlanBase {
  /** Its name in the definition. */
  readonly name: string;
  /** The provider's name of the region. */
  readonly region: string;
  /** What its networks announce. */
  readonly prefixes: readonly string[];
}

/** A Region of AWS: a transit gateway or virtual private gateway, and a Direct Connect gateway. */
export interface AwsCloudPlan extends CloudPlanBase {
  /** AWS. */
  readonly provider: 'aws';
  /** What circuits and tunnels end at. */
  readonly gateway: 'transit' | 'virtual-private';
  /** ASN of that gateway. */
  readonly gatewayAsn: number;
  /** ASN of the Direct Connect gateway. */
  readonly directConnectGatewayAsn: number;
  /** The cloud whose Direct Connect gateway this one is associated with; absent where it has one of its own, or needs none. */
  readonly directConnectGatewayOf?: string;
}

/** A region of Azure: a virtual network, or a virtual hub, with the gateways. */
export interface AzureCloudPlan extends CloudPlanBase {
  /** Azure. */
  readonly provider: 'azure';
  /** What the gateways stand in. */
  readonly hub: 'network' | 'virtual-wan';
  /** The addresses of the virtual hub; absent where there is none. */
  readonly hubPrefix?: string;
  /** Whether what is connected by circuits and what is connected by VPN reach each other. */
  readonly transit: boolean;
  /** Whether the region has availability zones, over which public addresses are spread. */
  readonly zones: boolean;
  /** The ExpressRoute gateway; absent where no link has circuits. */
  readonly expressRouteGateway?: ExpressRouteGatewayPlan;
  /** The VPN gateway, active-active; absent where no link has a VPN. */
  readonly vpnGateway?: {
    /** `VpnGw1AZ` to `VpnGw5AZ`; `VirtualWan` in a virtual hub. */
    readonly sku: string;
    /** Units of the gateway of a virtual hub; absent for the SKUs. */
    readonly scaleUnits?: number;
    /** What all its tunnels carry together. */
    readonly capacityMbps: number;
    /** Its ASN. */
    readonly asn: number;
  };
}

/** The gateway at which the circuits of a region of Azure end. */
export interface ExpressRouteGatewayPlan {
  /** `ErGw1AZ` to `ErGw3AZ`, or `ErGwScale`; `VirtualWan` in a virtual hub. */
  readonly sku: string;
  /** Units of `ErGwScale`, or of the gateway of a virtual hub; absent for the other SKUs. */
  readonly scaleUnits?: number;
  /** What it carries. */
  readonly capacityMbps: number;
  /** What the circuits have to carry through it or past it; traffic to private endpoints counts double. */
  readonly requiredMbps: number;
  /** FastPath, where traffic passes the gateway by; absent where all goes through it. */
  readonly fastPath?: {
    /** Why. */
    readonly because: 'definition' | 'capacity';
    /** What still goes through the gateway: traffic to private endpoints, counted double. */
    readonly throughMbps: number;
  };
}

/** A region of Google Cloud. */
export interface GoogleCloudPlan extends CloudPlanBase {
  /** Google Cloud. */
  readonly provider: 'google';
  /** The project of the network. */
  readonly project: string;
  /** ASN of the Cloud Routers; those of Partner Interconnect have 16550. */
  readonly asn: number;
  /** The regions in which its links have paths, or its VPNs end; its own first. */
  readonly regions: readonly string[];
  /** How far the routes of a Cloud Router reach. */
  readonly routing: 'global' | 'regional';
  /** Whether sites reach each other over it; absent where they do not. */
  readonly siteToSite?: boolean;
}

/** A link between a site and a cloud. */
export interface LinkPlan {
  /** Its name. */
  readonly name: string;
  /** The site's name. */
  readonly site: string;
  /** The cloud's name. */
  readonly cloud: string;
  /** What has to survive. */
  readonly resilience: 'basic' | 'high' | 'maximum';
  /** How much it needs, and why. */
  readonly requirement: LinkRequirement;
  /** What carries the traffic in the normal state. */
  readonly primary: DedicatedPlan | VpnPlan;
  /** What takes over when every dedicated circuit is lost. */
  readonly fallback?: VpnPlan;
  /** Every failure the link was checked against. */
  readonly scenarios: readonly ScenarioPlan[];
  /** How long failures of what is live take, in the order of `FailureKind`; none where nothing is live. */
  readonly failover: readonly FailoverWindow[];
  /** The next-best choices; none for a link that is a VPN by its definition. */
  readonly alternatives: readonly AlternativePlan[];
  /** When it stops being enough. */
  readonly forecast: ForecastPlan;
  /** How routes make the primary win, in both directions. */
  readonly preference: string;
  /** How its transfers to object storage go; absent where it has none, or is a VPN, or the cloud is not AWS. */
  readonly objectStorage?: ObjectStoragePlan;
}

/** How transfers to object storage go on AWS, and what each way costs. */
export interface ObjectStoragePlan {
  /** To interface endpoints in a VPC, or over public virtual interfaces. */
  readonly access: 'interface-endpoints' | 'public-interface';
  /** Whether the definition asks for it, or it is what costs less. */
  readonly because: 'definition' | 'cost';
  /** What it moves a month, both ways, at today's volume, in GB. */
  readonly gigabytes: number;
  /** What the endpoints and the gateway cost a month for it, beside egress, which both ways pay. */
  readonly endpointsUsd: number;
  /** What the site announces over the public virtual interfaces; absent where there are none. */
  readonly announced?: readonly string[];
}

/** How much a link needs. */
export interface LinkRequirement {
  /** From the site to the cloud. */
  readonly toCloud: DirectionRequirement;
  /** From the cloud to the site. */
  readonly toSite: DirectionRequirement;
  /** What the whole link must have so that what the worst single failure leaves is enough, laid out as chosen. */
  readonly failureMbps: number;
  /** The most that a rule asks for in either direction: what capacity is bought for. */
  readonly requiredMbps: number;
  /** The rule that asks for the most. */
  readonly bindingRule: 'headroom' | 'utilization' | 'failure';
  /** The direction that asks for the most in the normal state. */
  readonly bindingDirection: 'toCloud' | 'toSite';
}

/** How much one direction of a link needs, at the end of the horizon. */
export interface DirectionRequirement {
  /** The least capacity with which every deadline is met, today. */
  readonly todayMbps: number;
  /** The least capacity with which every deadline is met. */
  readonly peakMbps: number;
  /** The same if every sync kept to the plan's rate too: what pacing them would save; equal where they do, or there are none. */
  readonly pacedMbps: number;
  /** The 95th percentile of the paced weekly profile: what it is above for at most a twentieth of the week. */
  readonly sustainedMbps: number;
  /** Connections of equal size that would share circuits as evenly as those of the deciding interval do; 0 where nothing flows. */
  readonly flows: number;
  /** `peakMbps` with the headroom of the policy. */
  readonly headroomMbps: number;
  /** `sustainedMbps` over the utilization limit. */
  readonly utilizationMbps: number;
  /** The interval of the week that decides, with the share of each workload; absent where nothing flows. */
  readonly binding?: BindingInterval;
}

/** The interval of the week whose demand decides the capacity. */
export interface BindingInterval {
  /** Seconds from Monday 00:00 UTC. */
  readonly start: number;
  /** Its length in seconds; where it has pieces, of all of them together. */
  readonly duration: number;
  /** Its pieces, where limits of transfers leave gaps in it. */
  readonly pieces?: readonly IntervalPiece[];
  /** What each workload asks for in it, the largest first; they add up to the peak. */
  readonly shares: readonly BindingShare[];
}

/** A piece of an interval. */
export interface IntervalPiece {
  /** Seconds from Monday 00:00 UTC. */
  readonly start: number;
  /** Its length in seconds. */
  readonly duration: number;
}

/** What a workload asks for in the interval that decides. */
export interface BindingShare {
  /** Its name. */
  readonly workload: string;
  /** Its mean rate in the interval. */
  readonly mbps: number;
}

/** What was found for a workload. */
export interface WorkloadPlan {
  /** Its name. */
  readonly name: string;
  /** Its kind. */
  readonly kind: 'dataset-transfer' | 'model-sync' | 'checkpoint-replication' | 'inference' | 'distributed-training' | 'telemetry';
  /** The link that carries it. */
  readonly link: string;
  /** The rate that it asks for today, payload, from `from` to `to`: while its window is open, while a sync runs, at the peak. */
  readonly rateMbps: number;
  /** The same the other way. */
  readonly returnRateMbps: number;
  /** The mean over the week, payload, from `from` to `to`. */
  readonly meanMbps: number;
  /** What `rateMbps` holds above the mean of the peak hour, because requests come in bursts; absent where it has none. */
  readonly burstMbps?: number;
  /** Whether it counts in the sizing. */
  readonly sized: boolean;
  /** What its packets look like where they enter the site's routers, as defined; absent where its hosts mark them. */
  readonly match?: readonly TrafficMatch[];
  /** The verdict on distributed training. */
  readonly training?: TrainingVerdict;
}

/** Distributed training over a link, answered with numbers. */
export interface TrainingVerdict {
  /** Whether the definition insists on it. */
  readonly insisted: boolean;
  /** Why it is not recommended, each with its numbers; the general reason is always there. */
  readonly reasons: readonly string[];
  /** What the gradient exchange asks for in each direction, payload. */
  readonly neededMbps: number;
  /** What the link could give it beside everything else, wire rate. */
  readonly spareMbps: number;
  /** Time to exchange one step's gradients at that rate; absent where nothing is spare. */
  readonly exchangeSeconds?: number;
  /** Time between two steps that the definition wants. */
  readonly stepSeconds: number;
}

/** The monthly cost at list price. */
export interface CostPlan {
  /** All items. */
  readonly monthlyUsd: number;
  /** Each item. */
  readonly items: readonly CostItem[];
  /** What the sum leaves out. */
  readonly leftOut: readonly string[];
}

/** One row of the bill. */
export interface CostItem {
  /** What pays: a link, a cloud for what its links share, or a link between clouds. */
  readonly of: 'link' | 'cloud' | 'cloud-link';
  /** Its name. */
  readonly owner: string;
  /** What it is. */
  readonly item: string;
  /** How many, or how many GB a month. */
  readonly quantity: number;
  /** The unit of the quantity. */
  readonly unit: 'each' | 'GB';
  /** The price of one a month. */
  readonly unitUsd: number;
  /** All together. */
  readonly monthlyUsd: number;
  /** Whether the price was read at a source, or is only remembered: check it before buying. */
  readonly verified: boolean;
}

/** Something a reader should know before buying. */
export interface Finding {
  /** Stable: `gateway-below-circuits`. */
  readonly code: string;
  /** `error`: the plan does not keep its promises. `warning`: it does, with a risk. `note`: good to know. */
  readonly severity: 'error' | 'warning' | 'note';
  /** The link, cloud, workload or router (`ashburn/edge-1`). */
  readonly subject: string;
  /** In a sentence, with the numbers. */
  readonly message: string;
}
