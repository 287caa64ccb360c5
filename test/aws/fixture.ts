import { App, type CfnResource, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AwsHybridNetwork, type AwsHybridNetworkProps } from '../../lib/aws';
import { HybridNetworkError, type Problem } from '../../lib/errors';
import type {
  AttachmentPlan,
  AwsCloudPlan,
  BundlePlan,
  LinkPlan,
  NetworkPlan,
  PathPlan,
  SitePlan,
  TunnelPlan,
  VpnConnectionPlan,
  VpnPlan,
} from '../../lib/planner/network-plan';

const SITE_ASN = 65010;
const TRANSIT_GATEWAY_ASN = 64512;
const DIRECT_CONNECT_GATEWAY_ASN = 64513;

/** Routers by name: the internet address, and where the numbers of its tunnels start. */
const ROUTERS: Record<string, { publicIp: string; base: number; site: string; asn: number }> = {
  'edge-1': { publicIp: '203.0.113.10', base: 10, site: 'ashburn', asn: SITE_ASN },
  'edge-2': { publicIp: '198.51.100.10', base: 12, site: 'ashburn', asn: SITE_ASN },
  'branch-1': { publicIp: '192.0.2.10', base: 14, site: 'lab', asn: 4_200_000_001 },
};

const direction = { todayMbps: 5_000, peakMbps: 9_000, pacedMbps: 9_000, flows: 64, sustainedMbps: 4_000, headroomMbps: 11_700, utilizationMbps: 5_715 };
const requirement = { toCloud: direction, toSite: direction, failureMbps: 0, requiredMbps: 11_700, bindingRule: 'headroom', bindingDirection: 'toCloud' } as const;

function attachmentPlan(bundle: string, vlan: number, octet: number): AttachmentPlan {
  const id = `${bundle}-1`;
  return {
    id,
    ordinal: 1,
    vlan,
    bandwidthMbps: 20_000,
    sessions: [{
      id: `${id}-bgp`,
      prefix: `172.20.255.${octet}/30`,
      routerAddress: `172.20.255.${octet + 2}/30`,
      cloudAddress: `172.20.255.${octet + 1}/30`,
      siteAsn: SITE_ASN,
      cloudAsn: DIRECT_CONNECT_GATEWAY_ASN,
      bfd: { intervalMs: 300, multiplier: 3 },
      secret: `ashburn-ai/${id}-bgp`,
      advertisedPriority: 100,
    }],
  };
}

/** A LAG of the link `aws` with one virtual interface. */
export function bundlePlan(path: string, ordinal: number, members: number, vlan: number, octet: number): BundlePlan {
  const id = `${path}-${ordinal}`;
  return {
    id,
    ordinal,
    product: 'aws/direct-connect/10G',
    memberMbps: 10_000,
    members,
    capacityMbps: members * 10_000,
    attachments: [attachmentPlan(id, vlan, octet)],
  };
}

function tunnelPlan(connection: string, ordinal: number, third: number, fourth: number): TunnelPlan {
  const id = `${connection}-${ordinal}`;
  return {
    id,
    ordinal,
    cloudInterface: ordinal - 1,
    insidePrefix: `169.254.${third}.${fourth}/30`,
    cloudAddress: `169.254.${third}.${fourth + 1}/30`,
    routerAddress: `169.254.${third}.${fourth + 2}/30`,
    capacityMbps: 5_000,
    secret: `ashburn-ai/${id}`,
    advertisedPriority: 10_200,
  };
}

function connectionPlan(link: string, router: string, ordinal: number): VpnConnectionPlan {
  const { publicIp, base, asn } = ROUTERS[router]!;
  const id = `${link}-${router}-vpn-${ordinal}`;
  const third = base + ordinal - 1;
  return {
    id,
    ordinal,
    router,
    routerPublicIp: publicIp,
    siteAsn: asn,
    cloudAsn: TRANSIT_GATEWAY_ASN,
    tunnels: [tunnelPlan(id, 1, third, 0), tunnelPlan(id, 2, third, 4)],
  };
}

/** A VPN of some connections for each router. */
export function vpnPlan(link: string, routers: readonly string[], perRouter: number, product = 'aws/vpn/large'): VpnPlan {
  const connections = routers.flatMap((router) => Array.from({ length: perRouter }, (_, index) => connectionPlan(link, router, index + 1)));
  return { kind: 'vpn', product, requiredMbps: 9_000, capacityMbps: 15_000, limitedBy: 'router-ipsec', hashEfficiency: 1, packetsPerSecond: 900_000, mtu: 1446, mss: 1406, connections };
}

const pathPlans: readonly PathPlan[] = [
  {
    id: 'aws-edge-1-eqdc2',
    router: 'edge-1',
    location: 'EqDC2',
    building: 'Equinix DC2',
    metro: 'Ashburn',
    phase: 'live',
    bundles: [bundlePlan('aws-edge-1-eqdc2', 1, 2, 1000, 0)],
  },
  {
    id: 'aws-edge-2-csva1',
    router: 'edge-2',
    location: 'CSVA1',
    building: 'CoreSite VA1',
    metro: 'Reston',
    phase: 'live',
    bundles: [bundlePlan('aws-edge-2-csva1', 1, 2, 1200, 4)],
  },
];

/** Two paths of 2 x 10 Gbps with MACsec, and a VPN of two connections a router that takes over. */
export const dedicatedLink: LinkPlan = {
  name: 'aws',
  site: 'ashburn',
  cloud: 'aws-virginia',
  resilience: 'high',
  requirement,
  primary: {
    kind: 'direct-connect',
    roundTripTimeMs: 1.2,
    macsec: { mode: 'must-encrypt', keys: 'ashburn-macsec' },
    capacityMbps: 40_000,
    grossMbps: 40_000,
    hashEfficiency: 1,
    mtu: 1500,
    paths: pathPlans,
  },
  fallback: vpnPlan('aws', ['edge-1', 'edge-2'], 2),
  scenarios: [],
  failover: [],
  alternatives: [],
  forecast: { until: '2032-03' },
  preference: 'Direct Connect before VPN for equal prefixes',
};

/** A link without circuits, from another site. */
export const vpnLink: LinkPlan = {
  name: 'lab-aws',
  site: 'lab',
  cloud: 'aws-virginia',
  resilience: 'basic',
  requirement,
  primary: vpnPlan('lab-aws', ['branch-1'], 1, 'aws/vpn/standard'),
  scenarios: [],
  failover: [],
  alternatives: [],
  forecast: { until: '2032-03' },
  preference: 'one way',
};

const sites: readonly SitePlan[] = [
  {
    name: 'ashburn',
    kind: 'data-center',
    asn: SITE_ASN,
    prefixes: ['10.16.0.0/13', '172.20.0.0/17'],
    routers: ['edge-1', 'edge-2'].map((name) => ({ name, building: name, platform: 'frr', publicIp: ROUTERS[name]!.publicIp, portsUsed: { '10G': 2 } })),
  },
  {
    name: 'lab',
    kind: 'branch',
    asn: ROUTERS['branch-1']!.asn,
    prefixes: ['10.32.0.0/16'],
    routers: [{ name: 'branch-1', building: 'lab', platform: 'frr', publicIp: ROUTERS['branch-1']!.publicIp, portsUsed: {} }],
  },
];

/** The Region of the plan. */
export const awsCloud: AwsCloudPlan = {
  name: 'aws-virginia',
  provider: 'aws',
  region: 'us-east-1',
  prefixes: ['10.64.0.0/16', '10.65.0.0/16'],
  gateway: 'transit',
  gatewayAsn: TRANSIT_GATEWAY_ASN,
  directConnectGatewayAsn: DIRECT_CONNECT_GATEWAY_ASN,
};

/** A plan with these links in one cloud of AWS, beside other clouds of AWS and one of Google. */
export function networkPlan(
  links: readonly LinkPlan[] = [dedicatedLink, vpnLink],
  cloud: AwsCloudPlan = awsCloud,
  ...clouds: readonly AwsCloudPlan[]
): NetworkPlan {
  return {
    format: 'hybrid-ai-network/plan@2',
    name: 'ashburn-ai',
    asOf: '2026-12-01',
    inService: '2027-03-01',
    policy: { headroom: 0.3, utilizationLimit: 0.7, failureUtilizationLimit: 0.9, growthMonths: 21 },
    sites,
    clouds: [cloud, ...clouds, { name: 'google-virginia', provider: 'google', region: 'us-east4', project: 'ashburn-ai', asn: 64600, regions: ['us-east4'], routing: 'global', prefixes: ['10.128.0.0/16'] }],
    links,
    cloudLinks: [],
    workloads: [],
    cost: { monthlyUsd: 0, items: [], leftOut: [] },
    findings: [],
    lock: { format: 'hybrid-ai-network/lock@1', vlans: {}, subnets: {}, bundles: {}, vpns: {}, gateways: {} },
  };
}

type Primary = Exclude<LinkPlan['primary'], VpnPlan>;

/** The circuits of the dedicated link. */
export const primary = dedicatedLink.primary as Primary;

/** The dedicated link with other circuits. */
export function withPrimary(change: Partial<Primary>): LinkPlan {
  return { ...dedicatedLink, primary: { ...primary, ...change } };
}

/** The dedicated link with other bundles on its first path. */
export function withBundles(bundles: readonly BundlePlan[]): LinkPlan {
  return withPrimary({ paths: [{ ...pathPlans[0]!, bundles }, pathPlans[1]!] });
}

/** The first bundle of the dedicated link, changed. */
export function firstBundle(change: Partial<BundlePlan> = {}): BundlePlan {
  return { ...pathPlans[0]!.bundles[0]!, ...change };
}

/** The dedicated link with changed attachments on its first bundle. */
export function withAttachments(...changes: Partial<AttachmentPlan>[]): LinkPlan {
  const [row] = pathPlans[0]!.bundles[0]!.attachments;
  return withBundles([firstBundle({ attachments: changes.map((change, index) => ({ ...row!, id: `vif-${index + 1}`, vlan: 1000 + index, ...change })) })]);
}

/** The dedicated link with every path changed. */
export function withPaths(change: (path: PathPlan) => Partial<PathPlan>): LinkPlan {
  return withPrimary({ paths: pathPlans.map((path) => ({ ...path, ...change(path) })) });
}

/** The dedicated link without MACsec. */
export function clearLink(): LinkPlan {
  const { macsec: _, ...clear } = primary;
  return { ...dedicatedLink, primary: clear };
}

/** A link with every attachment of its circuits changed. */
export function eachAttachment(link: LinkPlan, change: (attachment: AttachmentPlan) => Partial<AttachmentPlan>): LinkPlan {
  const circuits = link.primary as Primary;
  const bundles = (path: PathPlan) => path.bundles.map((bundle) => ({ ...bundle, attachments: bundle.attachments.map((row) => ({ ...row, ...change(row) })) }));
  return { ...link, primary: { ...circuits, paths: circuits.paths.map((path) => ({ ...path, bundles: bundles(path) })) } };
}

/** The cloud with a virtual private gateway. */
export const privateCloud: AwsCloudPlan = { ...awsCloud, gateway: 'virtual-private', prefixes: ['10.64.0.0/16'] };

/** The dedicated link to a virtual private gateway, with a VPN of one connection a router. */
export const privateLink: LinkPlan = {
  ...eachAttachment(dedicatedLink, () => ({ interface: 'private' })),
  fallback: vpnPlan('aws', ['edge-1', 'edge-2'], 1, 'aws/vpn/virtual-private'),
};

/** The dedicated link with a public virtual interface beside each transit one. */
export function publicLink(announced: readonly string[] = ['203.0.113.0/26']): LinkPlan {
  const circuits = dedicatedLink.primary as Primary;
  const added = (path: PathPlan) => path.bundles.map((bundle) => {
    const [row] = bundle.attachments;
    const id = `${bundle.id}-public`;
    const session = { ...row!.sessions[0]!, id: `${id}-bgp`, cloudAddress: '203.0.113.33/31', routerAddress: '203.0.113.32/31', secret: `ashburn-ai/${id}-bgp` };
    return { ...bundle, attachments: [row!, { ...row!, id, ordinal: 2, interface: 'public' as const, vlan: row!.vlan + 500, sessions: [session] }] };
  });
  return {
    ...dedicatedLink,
    primary: { ...circuits, paths: circuits.paths.map((path) => ({ ...path, bundles: added(path) })) },
    objectStorage: { access: 'public-interface', because: 'cost', gigabytes: 50_000, endpointsUsd: 1_500, announced },
  };
}

/** A link whose transfers to object storage go to interface endpoints. */
export function storageLink(link: LinkPlan = dedicatedLink): LinkPlan {
  return { ...link, objectStorage: { access: 'interface-endpoints', because: 'definition', gigabytes: 50_000, endpointsUsd: 1_500 } };
}

/** The same link without virtual interfaces on its circuits: one to another Region that takes them. */
export function bareLink(link: LinkPlan): LinkPlan {
  const circuits = link.primary as Primary;
  const paths = circuits.paths.map((path) => ({ ...path, bundles: path.bundles.map((bundle) => ({ ...bundle, attachments: [] })) }));
  return { ...link, primary: { ...circuits, paths } };
}

/** A link of the same site to the same Region that takes the circuits of the dedicated link, with interfaces of its own. */
export function guestLink(cloud = 'aws-virginia'): LinkPlan {
  const own = eachAttachment(dedicatedLink, ({ id, vlan }) => ({ id: id.replace(/^aws/, 'guest'), vlan: vlan + 100, rateLimitMbps: 2_000 }));
  const { fallback: _, ...link } = own;
  return { ...link, name: 'guest', cloud, primary: { ...(own.primary as Primary), circuitsOf: 'aws' } };
}

/** The dedicated link with its fallback changed. */
export function withFallback(change: Partial<VpnPlan>): LinkPlan {
  return { ...dedicatedLink, fallback: { ...dedicatedLink.fallback!, ...change } };
}

/** A stack, without a Region unless one is named; in an app of its own, or beside another stack. */
export function newStack(region?: string, beside?: Stack): Stack {
  const env = region === undefined ? {} : { env: { account: '111122223333', region }, crossRegionReferences: true };
  return new Stack(beside ? beside.node.root as App : new App(), beside ? `Hybrid${beside.node.root.node.children.length}` : 'Hybrid', env);
}

/** The network of a plan in a stack. */
export function place(plan: NetworkPlan = networkPlan(), props: Partial<AwsHybridNetworkProps> = {}, stack = newStack()): AwsHybridNetwork {
  return new AwsHybridNetwork(stack, 'Network', { plan, cloud: 'aws-virginia', ...props });
}

/** A stack with the network of a plan, and its template. */
export function build(plan: NetworkPlan = networkPlan(), props: Partial<AwsHybridNetworkProps> = {}, stack = newStack()) {
  const network = place(plan, props, stack);
  return { network, stack, template: Template.fromStack(stack) };
}

/** The problems that an error of ours carries. */
export function problemsOf(run: () => unknown): readonly Problem[] {
  try {
    run();
  } catch (error) {
    if (HybridNetworkError.is(error)) return error.problems;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** The properties of the resource that stands for a construct. */
export function propertiesOf(stack: Stack, template: Template, resource: CfnResource | undefined): any {
  return template.toJSON().Resources[stack.resolve(resource!.logicalId)].Properties;
}
