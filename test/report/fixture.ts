import type { NetworkAdvice } from '../../lib/planner/advice-plan';
import type {
  AttachmentPlan, BundlePlan, DedicatedPlan, DirectionRequirement, LinkPlan, NetworkPlan, OutageOutcome, OutagePlan, PathPlan, ScenarioPlan, VpnPlan,
} from '../../lib/planner/network-plan';

/** A plan as the report gets it: small, and every kind of line is in it. */
export const plan: NetworkPlan = {
  format: 'hybrid-ai-network/plan@2',
  name: 'ashburn-ai',
  asOf: '2026-12-01',
  inService: '2027-03-01',
  policy: { headroom: 0.3, utilizationLimit: 0.7, failureUtilizationLimit: 0.9, growthMonths: 21 },
  sites: [{ name: 'ashburn', kind: 'data-center', asn: 65010, prefixes: ['10.16.0.0/13'], routers: [] }],
  clouds: [
    { name: 'aws-virginia', provider: 'aws', region: 'us-east-1', prefixes: ['10.64.0.0/16'], gateway: 'transit', gatewayAsn: 64512, directConnectGatewayAsn: 64513 },
    {
      name: 'azure-virginia',
      provider: 'azure',
      region: 'eastus',
      prefixes: ['10.96.0.0/16'],
      hub: 'network',
      transit: false,
      zones: true,
      expressRouteGateway: { sku: 'ErGwScale', scaleUnits: 33, capacityMbps: 33_000, requiredMbps: 32_400 },
      vpnGateway: { sku: 'VpnGw4AZ', capacityMbps: 5_000, asn: 65515 },
    },
  ],
  links: [awsLink(), azureLink()],
  cloudLinks: [],
  workloads: [
    { name: 'crawl', kind: 'dataset-transfer', link: 'aws', rateMbps: 4_580.4, returnRateMbps: 0, meanMbps: 1_308.7, sized: true },
    { name: 'weights', kind: 'model-sync', link: 'aws', rateMbps: 3_600, returnRateMbps: 3_600, meanMbps: 300, sized: true },
    { name: 'chat', kind: 'inference', link: 'aws', rateMbps: 1_002, returnRateMbps: 2_100, meanMbps: 480, burstMbps: 202, sized: true },
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
      { of: 'link', owner: 'aws', item: 'Direct Connect 10G port', quantity: 4, unit: 'each', unitUsd: 1_642.5, monthlyUsd: 6_570, verified: true },
      { of: 'cloud', owner: 'aws-virginia', item: 'Transit gateway data processing', quantity: 409_020, unit: 'GB', unitUsd: 0.02, monthlyUsd: 8_180.4, verified: true },
      { of: 'link', owner: 'azure', item: 'VPN gateway', quantity: 1, unit: 'each', unitUsd: 200, monthlyUsd: 200, verified: false },
    ],
    leftOut: ['cross-connects', 'carriers to the locations'],
  },
  findings: [
    { code: 'price-unverified', severity: 'note', subject: 'azure', message: 'one price is remembered only' },
    { code: 'fallback-short', severity: 'warning', subject: 'azure', message: 'the fallback carries 5 Gbps of 9.2 Gbps' },
  ],
  lock: { format: 'hybrid-ai-network/lock@1', vlans: {}, subnets: {}, bundles: {}, vpns: {}, gateways: {} },
};

/** Advice as the report gets it: every kind of it, and every word of each kind. */
export const advice: NetworkAdvice = {
  format: 'hybrid-ai-network/advice@1',
  name: 'ashburn-ai',
  windows: [
    { workload: 'crawl', link: 'aws', moveSeconds: -10_800, widenSeconds: 7_200, savesUsd: 3_285, change: '2 x 10 Gbps in place of 4 x 10 Gbps' },
    { workload: 'archive', link: 'azure', moveSeconds: 3_600, widenSeconds: 0, savesUsd: 36.5, change: '4 tunnels (aws/vpn/large) in place of 8 tunnels (aws/vpn/large)' },
  ],
  flows: [
    { workload: 'crawl', link: 'aws', perFlowMbps: 1_800, limitedBy: 'loss', flows: 4, needed: 7, toFill: 16 },
    { workload: 'weights', link: 'aws', perFlowMbps: 10_000, limitedBy: 'circuit', flows: 16, needed: 1, toFill: 3 },
  ],
  pacing: [
    { workload: 'crawl', link: 'aws', leastMbps: 4_580.4, leastAtHorizonMbps: 8_232.1, setMbps: 10_702, fitsTogether: false },
    { workload: 'archive', link: 'azure', leastMbps: 350, leastAtHorizonMbps: 500, setMbps: 650, fitsTogether: true },
  ],
  gravity: [
    { workload: 'weights', link: 'aws', toCloudGb: 98_550, toSiteGb: 98_550, monthlyUsd: 5_913, reversedUsd: 5_913, keepAt: 'either' },
    { workload: 'crawl', link: 'aws', toCloudGb: 429_900, toSiteGb: 0, monthlyUsd: 8_598, reversedUsd: 17_196, keepAt: 'site' },
  ],
  survival: [
    { workload: 'crawl', link: 'aws', failure: 'location', differenceUsd: 3_285, change: '6 x 10 Gbps in place of 4 x 10 Gbps' },
    { workload: 'crawl', link: 'aws', failure: 'dedicated', change: 'nothing that can be bought is enough' },
    { workload: 'weights', link: 'aws', failure: 'dedicated', differenceUsd: 0, change: 'what the link has is enough' },
  ],
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
      }, 12_100),
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
      { ...scenario('location:EqDC2', 'location EqDC2 lost', 20_000, 16_334, everythingOnTime()), backWithinMs: 1_300 },
      scenario('building:Hall 1', 'building Hall 1 lost, and all circuits with it', 14_000, 7_100, lossOfAllCircuits()),
      {
        ...scenario('dedicated', 'all dedicated circuits lost', 20_000, 7_100, lossOfAllCircuits()),
        workloads: [{ workload: 'weights', outcome: 'full', share: 1 }, { workload: 'crawl', outcome: 'suspended', share: 0 }],
      },
    ],
    failover: [
      window('carrier', 'circuits', 'carrier', [0, 400]),
      window('silent', 'circuits', 'bfd', [450, 1_300]),
      window('building', 'circuits', 'bfd', [0, 1_300]),
      window('router', 'nothing', 'bfd'),
      window('dedicated', 'vpn', 'bfd', [450, 1_300]),
      window('return', 'circuits', 'none', [0, 0]),
    ],
    alternatives: [
      { title: '2 x 10 Gbps at EqDC2, 1 x 10 Gbps at CSVA1', monthlyUsd: 4_927.5, differenceUsd: -1_642.5, loses: 'location EqDC2 lost leaves 6.33 Gbps too little' },
      { title: '1 x 100 Gbps at EqDC2, 1 x 100 Gbps at CSVA1', monthlyUsd: 32_850, differenceUsd: 26_280, loses: '$26,280 a month more' },
    ],
    forecast: {
      until: '2032-03',
      failure: '2028-05',
      deadline: '2029-10',
      orderBy: '2028-02',
      next: { title: '3 x 10 Gbps at EqDC2, 3 x 10 Gbps at CSVA1', differenceUsd: 3_285 },
    },
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
      scenario('router:edge-1', 'router edge-1 lost', 20_000, 13_333, everythingOnTime()),
      {
        ...scenario('dedicated', 'all dedicated circuits lost', 5_000, 9_200, everythingOnTime()),
        workloads: [{ workload: 'checkpoints', outcome: 'reduced', share: 0.54 }, { workload: 'fineweb', outcome: 'best-effort', share: 0 }],
      },
    ],
    failover: [{ ...window('silent', 'circuits', 'bfd', [450, 1_300]), cloudMs: 60_000 }, window('tunnel', 'tunnels', 'hold-time', [119_000, 181_400])],
    alternatives: [],
    forecast: { until: '2032-03' },
    preference: 'The circuits win by local preference at the routers and by the more specific connection weight of the gateway.',
  };
}

type Window = LinkPlan['failover'][number];

function window(failure: Window['failure'], takesOver: Window['takesOver'], detection: Window['detection'], range?: readonly [number, number]): Window {
  return { failure, detection, takesOver, ...(range && { fromMs: range[0], toMs: range[1] }), because: 'what decides it' };
}

function direction(todayMbps: number, peakMbps: number, sustainedMbps: number, binding?: DirectionRequirement['binding'], pacedMbps = peakMbps): DirectionRequirement {
  return {
    todayMbps,
    peakMbps,
    pacedMbps,
    sustainedMbps,
    flows: peakMbps > 0 ? 63.7 : 0,
    headroomMbps: peakMbps * 1.3,
    utilizationMbps: sustainedMbps / 0.7,
    ...(binding && { binding }),
  };
}

function scenario(id: string, title: string, availableMbps: number, requiredMbps: number, outages: readonly OutagePlan[]): ScenarioPlan {
  const survive = requiredMbps < 10_000 ? 'dedicated' : 'location';
  return { id, title, survive, availableMbps, requiredMbps, holds: requiredMbps <= availableMbps, workloads: [], outages };
}

function everythingOnTime(): readonly OutagePlan[] {
  const weights: OutageOutcome = { workload: 'weights', verdict: 'on-time', slackSeconds: 1_200, share: 1, optimalShare: 1 };
  return [...[1, 4, 24].map((hours) => ({ hours, backlogGb: 0, drainSeconds: 0, workloads: [] })), { workloads: [weights] }];
}

/** Every verdict there is, a backlog that is caught up and one that never is. */
function lossOfAllCircuits(): readonly OutagePlan[] {
  const crawl: OutageOutcome = { workload: 'crawl', verdict: 'suspended', share: 0, optimalShare: 0 };
  const chat: OutageOutcome = { workload: 'chat', verdict: 'partial', share: 0.62, optimalShare: 0.71 };
  const logs: OutageOutcome = { workload: 'logs', verdict: 'late', lateSeconds: 12_000, share: 0.9, optimalShare: 1 };
  const weights: OutageOutcome = { workload: 'weights', verdict: 'on-time', slackSeconds: 1_200, share: 1, optimalShare: 1 };
  return [
    { hours: 1, backlogGb: 0, drainSeconds: 0, workloads: [crawl] },
    { hours: 4, backlogGb: 340, drainSeconds: 2_400, workloads: [chat, crawl, logs] },
    { hours: 24, backlogGb: 12_400, workloads: [{ ...chat, share: 0.5, optimalShare: 0.5 }, crawl, { ...logs, lateSeconds: 400_000 }] },
    {
      weeklyBacklogGb: 86_000,
      workloads: [chat, crawl, { workload: 'logs', verdict: 'starved', share: 0, optimalShare: 0.04 }, weights],
    },
  ];
}

function dedicated(kind: DedicatedPlan['kind'], paths: readonly PathPlan[]): DedicatedPlan {
  const macsec = { mode: 'must-encrypt', keys: 'ashburn-macsec' } as const;
  const counts = kind === 'direct-connect' ? { capacityMbps: 28_400, grossMbps: 40_000, hashEfficiency: 0.71 } : { capacityMbps: 40_000, grossMbps: 40_000, hashEfficiency: 1 };
  return { kind, roundTripTimeMs: 1.2, ...counts, mtu: 1500, paths, ...(kind === 'direct-connect' && { macsec }) };
}

function path(id: string, router: string, location: string, building: string, sizes: readonly (readonly [mbps: number, members: number])[]): PathPlan {
  const attachments: readonly AttachmentPlan[] = [];
  const bundles = sizes.map(([memberMbps, members], index): BundlePlan => (
    { id: `${id}-${index + 1}`, ordinal: index + 1, product: 'a/circuit', memberMbps, members, capacityMbps: memberMbps * members, attachments }
  ));
  return { id, router, location, building, metro: 'Ashburn', phase: 'live', bundles };
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
    hashEfficiency: 1,
    packetsPerSecond: 123_456,
    mtu: 1446,
    mss: 1406,
    connections: [connection('edge-1'), connection('edge-2')],
  };
}
