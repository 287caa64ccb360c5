import { GoogleProvider } from '@cdktf/provider-google/lib/provider';
import { TerraformStack, Testing } from 'cdktf';
import { HybridNetworkError, type Problem } from '../../lib/errors';
import { GoogleHybridNetwork, type GoogleHybridNetworkProps } from '../../lib/google';
import type {
  BundlePlan, CloudPlan, DedicatedPlan, GoogleCloudPlan, LinkPlan, NetworkPlan, PathPlan, TunnelPlan, VpnConnectionPlan, VpnPlan,
} from '../../lib/planner/network-plan';

/** One connection of 10 Gbps with an attachment and a session; `vlan` and `nth` are what the planner allocates. */
export function bundle(path: string, ordinal: number, vlan: number, nth: number): BundlePlan {
  const id = `${path}-${ordinal}`;
  const subnet = (host: number) => `169.254.100.${nth * 8 + host}/29`;
  const session = {
    id: `${id}-1`,
    prefix: subnet(0),
    routerAddress: subnet(2),
    cloudAddress: subnet(1),
    siteAsn: 65010,
    cloudAsn: 64600,
    bfd: { intervalMs: 1000, multiplier: 5 },
    secret: `ashburn-ai/${id}-1/bgp`,
    advertisedPriority: 100,
  };
  return {
    id,
    ordinal,
    product: 'google/dedicated-interconnect/10G',
    memberMbps: 10_000,
    members: 1,
    capacityMbps: 10_000,
    attachments: [{ id: `${id}-1`, ordinal: 1, vlan, bandwidthMbps: 10_000, sessions: [session] }],
  };
}

const path = (router: string, location: string, building: string, zone: string, vlan: number, nth: number): PathPlan => {
  const id = `google-${router}-${location}`;
  return { id, router, location, building, metro: 'Ashburn', zone, region: 'us-east4', phase: 'live', bundles: [bundle(id, 1, vlan, nth)] };
};

/** Circuits of one link to two locations. */
export const circuits: DedicatedPlan = {
  kind: 'dedicated-interconnect',
  roundTripTimeMs: 1.4,
  interconnect: { capability: 'PRODUCTION_NON_CRITICAL', sla: '99.9%', blockers: [], cloudAsn: 64600 },
  capacityMbps: 20_000,
  grossMbps: 20_000,
  hashEfficiency: 1,
  mtu: 1500,
  paths: [
    path('edge-1', 'iad-zone1-1', 'Equinix DC1-DC15, DC21', 'zone1', 1000, 0),
    path('edge-2', 'iad-zone2-5467', 'CoreSite VA3', 'zone2', 1200, 1),
  ],
};

/** The tunnels between a router and a gateway, one for each of the given interfaces; `nth` is what the planner allocates. */
export function connection(
  linkName: string, router: string, routerPublicIp: string, ordinal: number, interfaces: readonly number[], nth: number, advertisedPriority: number,
): VpnConnectionPlan {
  const id = `${linkName}-${router}-vpn-${ordinal}`;
  const tunnels = interfaces.map((cloudInterface, index): TunnelPlan => {
    const subnet = (host: number) => `169.254.200.${(nth + index) * 4 + host}/30`;
    return {
      id: `${id}-${index + 1}`,
      ordinal: index + 1,
      cloudInterface,
      insidePrefix: subnet(0),
      routerAddress: subnet(2),
      cloudAddress: subnet(1),
      capacityMbps: 1_500,
      secret: `ashburn-ai/${id}-${index + 1}/psk`,
      advertisedPriority,
    };
  });
  return { id, ordinal, router, routerPublicIp, siteAsn: 65010, cloudAsn: 64600, tunnels };
}

/** A VPN with these connections. */
export function vpn(connections: readonly VpnConnectionPlan[]): VpnPlan {
  return { kind: 'vpn', product: 'google/vpn/ha', requiredMbps: 3_000, capacityMbps: 6_000, limitedBy: 'tunnels', hashEfficiency: 1, packetsPerSecond: 900_000, mtu: 1406, mss: 1366, connections };
}

/** A fallback with a connection to each router. */
export const pairs: VpnPlan = vpn([
  connection('google', 'edge-1', '203.0.113.10', 1, [0, 1], 0, 10_200),
  connection('google', 'edge-2', '198.51.100.10', 1, [0, 1], 2, 10_200),
]);

const direction = { todayMbps: 2_000, peakMbps: 4_000, pacedMbps: 4_000, flows: 64, sustainedMbps: 2_500, headroomMbps: 5_200, utilizationMbps: 3_600 };

/** A link of the plan. */
export function link(name: string, cloud: string, primary: DedicatedPlan | VpnPlan, fallback?: VpnPlan): LinkPlan {
  return {
    name,
    site: 'ashburn',
    cloud,
    resilience: 'high',
    requirement: { toCloud: direction, toSite: direction, failureMbps: 0, requiredMbps: 5_200, bindingRule: 'headroom', bindingDirection: 'toCloud' },
    primary,
    ...(fallback && { fallback }),
    scenarios: [],
    failover: [],
    alternatives: [],
    forecast: { until: '2032-03' },
    preference: 'Google announces its prefixes with a MED of 100 on circuits and of 10200 in tunnels.',
  };
}

/** The region of the example. */
export const virginia: GoogleCloudPlan = {
  name: 'google-virginia',
  provider: 'google',
  project: 'ashburn-ai',
  region: 'us-east4',
  prefixes: ['10.128.0.0/16', '10.129.0.0/16'],
  asn: 64600,
  regions: ['us-east4'],
  routing: 'global',
};

const azure: CloudPlan = { name: 'azure-virginia', provider: 'azure', region: 'eastus', prefixes: ['10.96.0.0/16'], hub: 'network', transit: false, zones: true };

/** A plan of these links, which all have the region of the example. */
export function planOf(links: readonly LinkPlan[], clouds: readonly CloudPlan[] = [azure, virginia]): NetworkPlan {
  return {
    format: 'hybrid-ai-network/plan@2',
    name: 'ashburn-ai',
    asOf: '2026-12-01',
    inService: '2027-03-01',
    policy: { headroom: 0.3, utilizationLimit: 0.7, failureUtilizationLimit: 0.9, growthMonths: 21 },
    sites: [{ name: 'ashburn', kind: 'data-center', asn: 65010, prefixes: ['10.10.0.0/16'], routers: [] }],
    clouds,
    links,
    cloudLinks: [],
    workloads: [],
    cost: { monthlyUsd: 0, items: [], leftOut: [] },
    findings: [],
    lock: { format: 'hybrid-ai-network/lock@1', vlans: {}, subnets: {}, bundles: {}, vpns: {}, gateways: {} },
  };
}

/** Circuits, and a VPN that takes over. */
export const ashburn: NetworkPlan = planOf([link('google', 'google-virginia', circuits, pairs)]);

/** A VPN alone, from one router, with a tunnel to each interface of the gateway. */
export const lab: NetworkPlan = planOf([link('google', 'google-virginia', vpn([connection('google', 'router-1', '203.0.113.77', 1, [0, 1], 0, 100)]))]);

/** A stack with a provider. */
export function stackOf(id = 'google'): TerraformStack {
  const stack = new TerraformStack(Testing.app(), id);
  new GoogleProvider(stack, 'google', { project: 'ashburn-ai', region: 'us-east4' });
  return stack;
}

/** The construct in a stack of its own. */
export function build(props: Partial<GoogleHybridNetworkProps> = {}): GoogleHybridNetwork {
  return new GoogleHybridNetwork(stackOf(), 'Hybrid', {
    plan: ashburn,
    cloud: 'google-virginia',
    network: { kind: 'new' },
    customerName: 'Ashburn AI',
    ...props,
  });
}

/** Arguments of a resource as Terraform reads them. */
export type Arguments = Readonly<Record<string, unknown>>;

/** The stack of a construct as Terraform reads it. */
export function synth(construct: GoogleHybridNetwork): Readonly<Record<'resource' | 'variable' | 'output', Readonly<Record<string, Record<string, Arguments>>>>> {
  return JSON.parse(Testing.synth(TerraformStack.of(construct)));
}

/** The resources of one type (`compute_router`) by their names in Google Cloud, which none has twice, without that of the network. */
export function resources(construct: GoogleHybridNetwork, type: string): Readonly<Record<string, Arguments>> {
  return Object.fromEntries(Object.values(synth(construct).resource[`google_${type}`] ?? {}).map((row) => [String(row.name).replace(/^ashburn-ai-/, ''), row]));
}

/** The problems with which something is refused. */
export function problemsOf(build_: () => unknown): readonly Problem[] {
  try {
    build_();
  } catch (error) {
    if (HybridNetworkError.is(error)) return error.problems;
    throw error;
  }
  throw new Error('nothing was refused');
}
