import type { AttachmentPlan, BundlePlan, DedicatedPlan, DirectionRequirement, LinkPlan, NetworkPlan, PathPlan, VpnPlan } from '../../lib/planner/network-plan';

/** A plan as the report gets it: small, and every kind of line is in it. */
export const plan: NetworkPlan = {
  format: 'hybrid-ai-network/plan@1',
  name: 'ashburn-ai',
  asOf: '2026-12-01',
  inService: '2027-03-01',
  policy: { headroom: 0.3, utilizationLimit: 0.7, failureUtilizationLimit: 0.9, growthMonths: 21 },
  sites: [{ name: 'ashburn', kind: 'data-center', asn: 65010, prefixes: ['10.16.0.0/13'], routers: [] }],
  clouds: [
    { name: 'aws-virginia', provider: 'aws', region: 'us-east-1', prefixes: ['10.64.0.0/16'], transitGatewayAsn: 64512, directConnectGatewayAsn: 64513 },
    {
      name: 'azure-virginia',
      provider: 'azure',
      region: 'eastus',
      prefixes: ['10.96.0.0/16'],
      expressRouteGateway: { sku: 'ErGwScale', scaleUnits: 33, capacityMbps: 33_000, requiredMbps: 32_400 },
      vpnGateway: { sku: 'VpnGw4AZ', capacityMbps: 5_000, asn: 65515 },
    },
  ],
  links: [awsLink(), azureLink()],
  workloads: [
    { name: 'crawl', kind: 'dataset-transfer', link: 'aws', rateMbps: 4_580.4, returnRateMbps: 0, meanMbps: 1_308.7, sized: true },
    { name: 'weights', kind: 'model-sync', link: 'aws', rateMbps: 3_600, returnRateMbps: 3_600, meanMbps: 300, sized: true },
    {
      name: 'split-finetune',
      kind: 'distributed-training',
      link: 'aws',
      rateMbps: 64_000,
      returnRateMbps: 64_000,
      meanMbps: 64_000,
      sized: false,
      training: {
        insisted: false,
        reasons: ['64 Gbps each way are more than the 6.5 Gbps that the link could spare', 'an exchange would take 19.7 s, and a step is to take 2 s'],
        neededMbps: 64_000,
        spareMbps: 6_500,
        exchangeSeconds: 19.69,
        stepSeconds: 2,
      },
    },
  ],
  cost: {
    monthlyUsd: 14_950.4,
    items: [
      { owner: 'aws', item: 'Direct Connect 10G port', quantity: 4, unit: 'each', unitUsd: 1_642.5, monthlyUsd: 6_570, verified: true },
      { owner: 'aws-virginia', item: 'Transit gateway data processing', quantity: 409_020, unit: 'GB', unitUsd: 0.02, monthlyUsd: 8_180.4, verified: true },
      { owner: 'azure', item: 'VPN gateway', quantity: 1, unit: 'each', unitUsd: 200, monthlyUsd: 200, verified: false },
    ],
    leftOut: ['cross-connects', 'carriers to the locations'],
  },
  findings: [
    { code: 'price-unverified', severity: 'note', subject: 'azure', message: 'one price is remembered only' },
    { code: 'fallback-short', severity: 'warning', subject: 'azure', message: 'the fallback carries 5 Gbps of 9.2 Gbps' },
  ],
  lock: { format: 'hybrid-ai-network/lock@1', vlans: {}, subnets: {}, bundles: {}, vpns: {}, gateways: {} },
};

function awsLink(): LinkPlan {
  return {
    name: 'aws',
    site: 'ashburn',
    cloud: 'aws-virginia',
    resilience: 'high',
    requirement: {
      toCloud: direction(8_180.4, 14_700.2, 5_012.7, {
        start: 5 * 86_400 + 5 * 3_600,
        duration: 48 * 3_600,
        shares: [{ workload: 'crawl', mbps: 8_232.1 }, { workload: 'weights', mbps: 6_468.1 }],
      }),
      toSite: direction(3_600, 6_468.1, 900),
      failureMbps: 18_150,
      requiredMbps: 19_110.3,
      bindingRule: 'headroom',
      bindingDirection: 'toCloud',
    },
    primary: dedicated('direct-connect', [
      path('aws-edge-1-eqdc2', 'edge-1', 'EqDC2', 'Equinix DC2/DC11, Ashburn', [[10_000, 2]]),
      path('aws-edge-2-csva1', 'edge-2', 'CSVA1', 'CoreSite VA1/VA2, Reston', [[10_000, 2]]),
    ]),
    fallback: vpn(7_100, 20_000),
    scenarios: [
      { id: 'location:EqDC2', title: 'location EqDC2 lost', survive: 'location', availableMbps: 20_000, requiredMbps: 16_334, holds: true, workloads: [] },
      {
        id: 'dedicated',
        title: 'every dedicated circuit lost',
        survive: 'dedicated',
        availableMbps: 20_000,
        requiredMbps: 7_100,
        holds: true,
        workloads: [{ workload: 'weights', outcome: 'full', share: 1 }, { workload: 'crawl', outcome: 'suspended', share: 0 }],
      },
    ],
    preference: 'The circuits win by local preference at the routers and by the order of AWS, which puts Direct Connect before a VPN.',
  };
}

function azureLink(): LinkPlan {
  const circuits = [[10_000, 1], [10_000, 1]] as const;
  const provided = { serviceProvider: 'Equinix' };
  return {
    name: 'azure',
    site: 'ashburn',
    cloud: 'azure-virginia',
    resilience: 'high',
    requirement: { toCloud: direction(6_000, 12_000, 8_400), toSite: direction(0, 0, 0), failureMbps: 26_667, requiredMbps: 26_667, bindingRule: 'failure', bindingDirection: 'toCloud' },
    primary: dedicated('express-route', [
      { ...path('azure-edge-1-washington-dc', 'edge-1', 'Washington DC', 'Equinix DC2/DC6', circuits), ...provided },
      { ...path('azure-edge-2-washington-dc2', 'edge-2', 'Washington DC2', 'CoreSite VA2', [[5_000, 4], [5_000, 4]]), ...provided },
    ]),
    fallback: vpn(9_200, 5_000),
    scenarios: [
      { id: 'router:edge-1', title: 'router edge-1 lost', survive: 'location', availableMbps: 20_000, requiredMbps: 13_333, holds: true, workloads: [] },
      {
        id: 'dedicated',
        title: 'every dedicated circuit lost',
        survive: 'dedicated',
        availableMbps: 5_000,
        requiredMbps: 9_200,
        holds: false,
        workloads: [{ workload: 'checkpoints', outcome: 'reduced', share: 0.54 }, { workload: 'fineweb', outcome: 'best-effort', share: 0 }],
      },
    ],
    preference: 'The circuits win by local preference at the routers and by the more specific connection weight of the gateway.',
  };
}

function direction(todayMbps: number, peakMbps: number, sustainedMbps: number, binding?: DirectionRequirement['binding']): DirectionRequirement {
  return { todayMbps, peakMbps, sustainedMbps, headroomMbps: peakMbps * 1.3, utilizationMbps: sustainedMbps / 0.7, ...(binding && { binding }) };
}

function dedicated(kind: DedicatedPlan['kind'], paths: readonly PathPlan[]): DedicatedPlan {
  const macsec = { mode: 'must-encrypt', keys: 'ashburn-macsec' } as const;
  return { kind, roundTripTimeMs: 1.2, capacityMbps: 40_000, mtu: 1500, paths, ...(kind === 'direct-connect' && { macsec }) };
}

function path(id: string, router: string, location: string, building: string, sizes: readonly (readonly [mbps: number, members: number])[]): PathPlan {
  const attachments: readonly AttachmentPlan[] = [];
  const bundles = sizes.map(([memberMbps, members], index): BundlePlan => (
    { id: `${id}-${index + 1}`, ordinal: index + 1, product: 'a/circuit', memberMbps, members, capacityMbps: memberMbps * members, attachments }
  ));
  return { id, router, location, building, metro: 'Ashburn', bundles };
}

function vpn(requiredMbps: number, capacityMbps: number): VpnPlan {
  const tunnel = (ordinal: number) => ({
    id: `tunnel-${ordinal}`,
    ordinal,
    cloudInterface: ordinal - 1,
    insidePrefix: '169.254.10.0/30',
    routerAddress: '169.254.10.2/30',
    cloudAddress: '169.254.10.1/30',
    capacityMbps: 5_000,
    secret: 'a-secret',
    advertisedPriority: 200,
  });
  const connection = (router: string) => ({
    id: `vpn-${router}`, ordinal: 1, router, routerPublicIp: '203.0.113.10', siteAsn: 65010, cloudAsn: 64512, tunnels: [tunnel(1), tunnel(2)],
  });
  return {
    kind: 'vpn',
    product: 'aws/vpn/large',
    roundTripTimeMs: 9,
    requiredMbps,
    capacityMbps,
    limitedBy: 'tunnels',
    mtu: 1446,
    mss: 1406,
    connections: [connection('edge-1'), connection('edge-2')],
  };
}
