import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { TerraformStack, Testing } from 'cdktf';
import { AzureHybridNetwork, type AzureHybridNetworkProps } from '../../lib/azure';
import { HybridNetworkError, type Problem } from '../../lib/errors';
import type {
  AzureCloudPlan, BundlePlan, DedicatedPlan, ExpressRoutePlan, LinkPlan, NetworkPlan, PathPlan, SessionPlan, TunnelPlan, VpnConnectionPlan, VpnPlan,
} from '../../lib/planner/network-plan';

const NETWORK = 'ashburn-ai';

/** A session of a peering on the nth /30 of the site's link prefix. */
function session(attachment: string, name: string, nth: number): SessionPlan {
  const address = (host: number) => `172.20.255.${nth * 4 + host}/30`;
  return {
    id: `${attachment}/${name}`,
    prefix: address(0),
    routerAddress: address(1),
    cloudAddress: address(2),
    siteAsn: 65010,
    cloudAsn: 12076,
    bfd: { intervalMs: 300, multiplier: 3 },
    secret: `${NETWORK}/${attachment}/bgp`,
    advertisedPriority: 100,
  };
}

/** A circuit of 10 Gbps with its peering; `vlan` and `nth` are what the planner allocates. */
function bundle(path: string, ordinal: number, vlan: number, nth: number): BundlePlan {
  const id = `${path}/${ordinal}`;
  const attachment = `${id}/1`;
  return {
    id,
    ordinal,
    product: 'azure/express-route/10G',
    memberMbps: 10_000,
    members: 1,
    capacityMbps: 10_000,
    attachments: [{ id: attachment, ordinal: 1, vlan, bandwidthMbps: 10_000, sessions: [session(attachment, 'primary', nth), session(attachment, 'secondary', nth + 1)] }],
  };
}

/** The tunnels of a connection: the nth /29 of 169.254.21.0, in which both instances of the gateway share the router's address. */
function connection(link: string, router: string, publicIp: string, nth: number): VpnConnectionPlan {
  const id = `${link}/${router}/vpn-1`;
  const address = (host: number) => `169.254.21.${nth * 8 + host}/29`;
  const tunnel = (ordinal: number): TunnelPlan => ({
    id: `${id}/${ordinal}`,
    ordinal,
    cloudInterface: ordinal - 1,
    insidePrefix: address(0),
    routerAddress: address(1),
    cloudAddress: address(ordinal + 1),
    capacityMbps: 2_300,
    secret: `${NETWORK}/${id}/psk`,
    advertisedPriority: 10_200,
  });
  return { id, ordinal: 1, router, routerPublicIp: publicIp, siteAsn: 65010, cloudAsn: 65515, tunnels: [tunnel(1), tunnel(2)] };
}

const vpn = (connections: readonly VpnConnectionPlan[]): VpnPlan => ({
  kind: 'vpn',
  product: 'azure/vpn/VpnGw4AZ',
  requiredMbps: 4_000,
  capacityMbps: 4_600,
  limitedBy: 'tunnels',
  hashEfficiency: 1,
  packetsPerSecond: 900_000,
  mtu: 1400,
  mss: 1350,
  connections,
});

const paths: readonly PathPlan[] = [
  {
    id: 'azure/edge-1/Washington DC',
    router: 'edge-1',
    location: 'Washington DC',
    building: 'Equinix Ashburn',
    metro: 'Washington DC',
    serviceProvider: 'Equinix',
    phase: 'live',
    bundles: [bundle('azure/edge-1/Washington DC', 1, 1000, 0), bundle('azure/edge-1/Washington DC', 2, 1001, 2)],
  },
  {
    id: 'azure/edge-2/Washington DC2',
    router: 'edge-2',
    location: 'Washington DC2',
    building: 'CoreSite Reston',
    metro: 'Washington DC',
    serviceProvider: 'CoreSite',
    phase: 'live',
    bundles: [bundle('azure/edge-2/Washington DC2', 1, 1200, 4), bundle('azure/edge-2/Washington DC2', 2, 1201, 6)],
  },
];

/** Standard circuits of a service provider, metered. */
const provided: ExpressRoutePlan = { connections: 'provider', tier: 'standard', data: 'metered', because: 'standard: it is enough; metered: it is cheaper', resiliency: 'maximum' };

const circuits: DedicatedPlan = { kind: 'express-route', expressRoute: provided, capacityMbps: 40_000, grossMbps: 40_000, hashEfficiency: 1, mtu: 1400, paths };

const direction = { todayMbps: 0, peakMbps: 0, pacedMbps: 0, flows: 64, sustainedMbps: 0, headroomMbps: 0, utilizationMbps: 0 };

const link = (rest: Pick<LinkPlan, 'name' | 'primary'> & Partial<LinkPlan>): LinkPlan => ({
  site: 'ashburn',
  cloud: 'azure-virginia',
  resilience: 'high',
  requirement: { toCloud: direction, toSite: direction, failureMbps: 0, requiredMbps: 0, bindingRule: 'headroom', bindingDirection: 'toCloud' },
  scenarios: [],
  failover: [],
  alternatives: [],
  forecast: { until: '2032-03' },
  preference: 'Azure prefers ExpressRoute where prefixes are equal.',
  ...rest,
});

const vpnGateway = { sku: 'VpnGw4AZ', capacityMbps: 5_000, asn: 65515 };

const azure: AzureCloudPlan = {
  name: 'azure-virginia',
  provider: 'azure',
  region: 'eastus',
  prefixes: ['10.96.0.0/16'],
  hub: 'network',
  transit: false,
  zones: true,
  expressRouteGateway: { sku: 'ErGwScale', scaleUnits: 33, capacityMbps: 33_000, requiredMbps: 32_500 },
  vpnGateway,
};

/** A plan of these links in one cloud of Azure, beside a cloud of AWS. */
export function plan(cloud: AzureCloudPlan, links: readonly LinkPlan[]): NetworkPlan {
  return {
    format: 'hybrid-ai-network/plan@2',
    name: NETWORK,
    asOf: '2026-12-01',
    inService: '2027-03-01',
    policy: { headroom: 0.3, utilizationLimit: 0.7, failureUtilizationLimit: 0.9, growthMonths: 21 },
    sites: [{ name: 'ashburn', kind: 'data-center', asn: 65010, prefixes: ['10.16.0.0/13'], routers: [] }],
    clouds: [
      { name: 'aws-virginia', provider: 'aws', region: 'us-east-1', prefixes: ['10.64.0.0/16'], gateway: 'transit', gatewayAsn: 64512, directConnectGatewayAsn: 64513 },
      cloud,
    ],
    links,
    cloudLinks: [],
    workloads: [],
    cost: { monthlyUsd: 0, items: [], leftOut: [] },
    findings: [],
    lock: { format: 'hybrid-ai-network/lock@1', vlans: {}, subnets: {}, bundles: {}, vpns: {}, gateways: {} },
  };
}

const edge1 = connection('azure', 'edge-1', '203.0.113.10', 0);
const edge2 = connection('azure', 'edge-2', '198.51.100.10', 1);

/** The link of `ashburn`, with what a test wants otherwise. */
export const ashburnLink = (rest: Partial<LinkPlan> = {}): LinkPlan => link({ name: 'azure', primary: circuits, fallback: vpn([edge1, edge2]), ...rest });

/** Two paths of two circuits of 10 Gbps, a scalable gateway, and a VPN that takes over. */
export const ashburn = (): NetworkPlan => plan(azure, [ashburnLink()]);

/** `ashburn` with a gateway of a fixed size. */
export const fixedGateway = (): NetworkPlan => plan({ ...azure, expressRouteGateway: { sku: 'ErGw1AZ', capacityMbps: 1_000, requiredMbps: 900 } }, [ashburnLink()]);

/** A cloud with circuits and no VPN. */
export function circuitsOnly(): NetworkPlan {
  const { vpnGateway: _, ...cloud } = azure;
  return plan(cloud, [link({ name: 'azure', primary: circuits })]);
}

/** A cloud with one router on a VPN and no circuits. */
export function vpnOnly(): NetworkPlan {
  const { expressRouteGateway: _, ...cloud } = azure;
  return plan(cloud, [link({ name: 'azure', primary: vpn([edge1]) })]);
}

/** `ashburn` after growth: a third circuit on the first path, a second site, a longer list of prefixes. */
export function grown(): NetworkPlan {
  const [first, second] = paths as readonly [PathPlan, PathPlan];
  const more = { ...circuits, paths: [{ ...first, bundles: [...first.bundles, bundle(first.id, 3, 1002, 8)] }, second] };
  const another = link({ name: 'a-second-site', site: 'reston', primary: vpn([connection('a-second-site', 'router-1', '192.0.2.1', 2)]) });
  return plan({ ...azure, prefixes: ['10.96.0.0/16', '10.97.0.0/16'] }, [another, ashburnLink({ primary: more })]);
}

/** What terraform reads. */
export interface Template {
  /** Resources by type and logical id. */
  readonly resource: Record<string, Record<string, Record<string, any>>>;
  /** Variables by name. */
  readonly variable?: Record<string, Record<string, any>>;
  /** Outputs by name. */
  readonly output?: Record<string, Record<string, any>>;
  /** Required providers. */
  readonly terraform: { required_providers: { azurerm: { source: string; version: string } } };
}

/** A stack with a provider, as a user writes it. */
export function newStack(): TerraformStack {
  const stack = new TerraformStack(Testing.app(), 'hybrid');
  new AzurermProvider(stack, 'azurerm', { features: [{}] });
  return stack;
}

/** The construct in a stack of its own, with what is synthesized. */
export function build(of: NetworkPlan, props: Partial<AzureHybridNetworkProps> = {}) {
  const stack = newStack();
  const network = new AzureHybridNetwork(stack, 'azure', { plan: of, cloud: 'azure-virginia', ...props });
  const text = Testing.synth(stack);
  return { stack, network, text, template: JSON.parse(text) as Template };
}

/** The resources of a type by their Azure name. */
export function byName({ resource }: Template, type: string): Record<string, Record<string, any>> {
  return Object.fromEntries(Object.values(resource[`azurerm_${type}`] ?? {}).map((item) => [item.name ?? item.express_route_circuit_name, item]));
}

/** What a user is told; undefined where nothing is wrong. */
export function problemOf(action: () => unknown): Problem | undefined {
  try {
    action();
  } catch (error) {
    if (HybridNetworkError.is(error)) return error.problems[0];
    throw error;
  }
  return undefined;
}
