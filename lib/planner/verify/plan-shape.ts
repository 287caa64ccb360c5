import { amount, byName, count, fields, flag, list, number, oneOf, optional, part, type Shape, text, variant, yes } from './shape';
import type { RouterLan, RouterWan, TrafficMatch } from '../../definition/hybrid-network';
import type {
  AlternativePlan, AttachmentPlan, AwsCloudPlan, AzureCloudPlan, BindingInterval, BindingShare, BundlePlan, CircuitEncryptionPlan, CloudLinkForecast,
  CloudLinkPlan, CloudLinkRequirement, CloudPlan, CostItem, CostPlan, DedicatedPlan, DirectionRequirement, EncryptedPairPlan, EncryptionGatewayPlan,
  EncryptionPeerPlan, ExpressRouteGatewayPlan, ExpressRoutePlan, FailoverWindow, Finding, ForecastPlan, GoogleCloudPlan, InterconnectBlocker,
  InterconnectPlan, LinkPlan, LinkRequirement, LockedCloud, LockedCloudLink, NetworkLock, NetworkPlan, OutageOutcome, OutagePlan, PathPlan, PlanPolicy,
  ReachPlan, RemotePortPlan, RouterPlan, ScenarioPlan, SessionPlan, SitePlan, TrainingVerdict, TunnelPlan, VpnConnectionPlan, VpnPlan, WorkloadOutcome,
  WorkloadPlan,
} from '../network-plan';

const session = fields<SessionPlan>({
  id: text,
  prefix: text,
  routerAddress: text,
  cloudAddress: text,
  siteAsn: count,
  cloudAsn: count,
  bfd: fields<SessionPlan['bfd']>({ intervalMs: count, multiplier: count }),
  secret: text,
  advertisedPriority: count,
});

const attachment = fields<AttachmentPlan>({
  id: text,
  ordinal: count,
  interface: optional(oneOf('transit', 'private', 'public')),
  rateLimitMbps: optional(amount),
  vlan: count,
  bandwidthMbps: amount,
  sessions: list(session),
});

const bundle = fields<BundlePlan>({
  id: text,
  ordinal: count,
  product: text,
  hosted: optional(yes),
  memberMbps: amount,
  members: count,
  capacityMbps: amount,
  attachments: list(attachment),
});

const path = fields<PathPlan>({
  id: text,
  router: text,
  location: text,
  building: text,
  secondBuilding: optional(text),
  metro: text,
  homeRegion: optional(text),
  zone: optional(text),
  region: optional(text),
  serviceProvider: optional(text),
  remote: optional(fields<RemotePortPlan>({ provider: oneOf('aws', 'azure'), location: text, portLocation: text, homeRegion: optional(text) })),
  phase: oneOf('order', 'live'),
  bundles: list(bundle),
});

const expressRoute = fields<ExpressRoutePlan>({
  connections: oneOf('provider', 'direct'),
  portMbps: optional(amount),
  encapsulation: optional(oneOf('dot1q', 'qinq')),
  macsecCipher: optional(oneOf('GcmAes256', 'GcmAesXpn256')),
  tier: oneOf('local', 'standard', 'premium'),
  data: oneOf('metered', 'unlimited'),
  because: text,
  resiliency: oneOf('standard', 'high', 'maximum'),
  globalReach: optional(list(fields<ReachPlan>({ id: text, bundle: text, peerLink: text, peerBundle: text, prefix: text }))),
});

const tunnel = fields<TunnelPlan>({
  id: text,
  ordinal: count,
  cloudInterface: count,
  insidePrefix: text,
  routerAddress: text,
  cloudAddress: text,
  capacityMbps: amount,
  secret: text,
  advertisedPriority: count,
});

const interconnect = fields<InterconnectPlan>({
  capability: oneOf('NO_SLA', 'PRODUCTION_NON_CRITICAL', 'PRODUCTION_CRITICAL'),
  sla: optional(oneOf('99.9%', '99.99%')),
  blockers: list(fields<InterconnectBlocker>({
    code: oneOf('NO_ATTACHMENTS', 'INCOMPATIBLE_REGIONS', 'INCOMPATIBLE_METROS', 'NO_ATTACHMENTS_IN_METRO_AND_ZONE', 'MISSING_GLOBAL_ROUTING'),
    message: text,
  })),
  cloudAsn: count,
  layer: optional(oneOf(2, 3)),
  providerVersion: optional(text),
  encryption: optional(fields<CircuitEncryptionPlan>({
    mode: oneOf('ipsec'),
    mtu: count,
    mss: count,
    tunnelMbps: amount,
    pairs: list(fields<EncryptedPairPlan>({
      id: text,
      region: text,
      attachments: list(text),
      gatewayPrefixes: list(text),
      peers: list(fields<EncryptionPeerPlan>({ router: text, address: text })),
      siteAsn: count,
      cloudAsn: count,
      gateways: list(fields<EncryptionGatewayPlan>({ id: text, ordinal: count, tunnels: list(tunnel) })),
    })),
  })),
});

const dedicated = fields<DedicatedPlan>({
  kind: oneOf('direct-connect', 'express-route', 'dedicated-interconnect', 'partner-interconnect', 'cross-cloud-interconnect'),
  circuitsOf: optional(text),
  roundTripTimeMs: optional(amount),
  siteLink: optional(yes),
  macsec: optional(fields<NonNullable<DedicatedPlan['macsec']>>({ mode: oneOf('must-encrypt', 'should-encrypt'), keys: text })),
  expressRoute: optional(expressRoute),
  interconnect: optional(interconnect),
  capacityMbps: amount,
  grossMbps: amount,
  hashEfficiency: part,
  mtu: count,
  paths: list(path),
});

const connection = fields<VpnConnectionPlan>({
  id: text, ordinal: count, keyGeneration: optional(count), router: text, routerPublicIp: text, siteAsn: count, cloudAsn: count, tunnels: list(tunnel),
});

const vpn = fields<VpnPlan>({
  kind: oneOf('vpn'),
  product: text,
  roundTripTimeMs: optional(amount),
  requiredMbps: amount,
  capacityMbps: amount,
  limitedBy: oneOf('tunnels', 'packets', 'gateway', 'router-ipsec', 'router-internet'),
  hashEfficiency: part,
  packetsPerSecond: amount,
  mtu: count,
  mss: count,
  connections: list(connection),
});

const carrier = variant<DedicatedPlan | VpnPlan>('kind', {
  'direct-connect': dedicated,
  'express-route': dedicated,
  'dedicated-interconnect': dedicated,
  'partner-interconnect': dedicated,
  'cross-cloud-interconnect': dedicated,
  vpn,
});

const binding = fields<BindingInterval>({
  start: amount,
  duration: amount,
  pieces: optional(list(fields<{ readonly start: number; readonly duration: number }>({ start: amount, duration: amount }))),
  shares: list(fields<BindingShare>({ workload: text, mbps: amount })),
});

const direction = fields<DirectionRequirement>({
  todayMbps: amount,
  peakMbps: amount,
  pacedMbps: amount,
  sustainedMbps: amount,
  flows: amount,
  headroomMbps: amount,
  utilizationMbps: amount,
  binding: optional(binding),
});

const requirement = fields<LinkRequirement>({
  toCloud: direction,
  toSite: direction,
  failureMbps: amount,
  requiredMbps: amount,
  bindingRule: oneOf('headroom', 'utilization', 'failure'),
  bindingDirection: oneOf('toCloud', 'toSite'),
});

const outage = fields<OutagePlan>({
  hours: optional(amount),
  backlogGb: optional(amount),
  drainSeconds: optional(amount),
  weeklyBacklogGb: optional(amount),
  workloads: list(fields<OutageOutcome>({
    workload: text,
    verdict: oneOf('on-time', 'late', 'partial', 'suspended', 'starved'),
    slackSeconds: optional(amount),
    lateSeconds: optional(amount),
    share: part,
    optimalShare: part,
  })),
});

const scenario = fields<ScenarioPlan>({
  id: text,
  title: text,
  survive: oneOf('location', 'dedicated'),
  availableMbps: amount,
  requiredMbps: amount,
  holds: flag,
  backWithinMs: optional(amount),
  workloads: list(fields<WorkloadOutcome>({ workload: text, outcome: oneOf('full', 'reduced', 'best-effort', 'suspended'), share: part })),
  outages: list(outage),
});

const failover = fields<FailoverWindow>({
  failure: oneOf('carrier', 'silent', 'asymmetric', 'router', 'building', 'dedicated', 'tunnel', 'return'),
  detection: oneOf('carrier', 'bfd', 'hold-time', 'provider', 'none'),
  takesOver: oneOf('circuits', 'vpn', 'tunnels', 'nothing'),
  fromMs: optional(amount),
  toMs: optional(amount),
  cloudMs: optional(amount),
  because: text,
});

const link = fields<LinkPlan>({
  name: text,
  site: text,
  cloud: text,
  resilience: oneOf('basic', 'high', 'maximum'),
  requirement,
  primary: carrier,
  fallback: optional(vpn),
  scenarios: list(scenario),
  failover: list(failover),
  alternatives: list(fields<AlternativePlan>({ title: text, monthlyUsd: number, differenceUsd: number, loses: text })),
  forecast: fields<ForecastPlan>({
    until: text,
    utilization: optional(text),
    failure: optional(text),
    deadline: optional(text),
    fallback: optional(text),
    orderBy: optional(text),
    next: optional(fields<NonNullable<ForecastPlan['next']>>({ title: text, differenceUsd: number })),
  }),
  preference: text,
  objectStorage: optional(fields<NonNullable<LinkPlan['objectStorage']>>({
    access: oneOf('interface-endpoints', 'public-interface'),
    because: oneOf('definition', 'cost'),
    gigabytes: amount,
    endpointsUsd: amount,
    announced: optional(list(text)),
  })),
});

const base = { name: text, region: text, prefixes: list(text) };

const cloud = variant<CloudPlan>('provider', {
  aws: fields<AwsCloudPlan>({
    ...base,
    provider: oneOf('aws'),
    gateway: oneOf('transit', 'virtual-private'),
    gatewayAsn: count,
    directConnectGatewayAsn: count,
    directConnectGatewayOf: optional(text),
  }),
  azure: fields<AzureCloudPlan>({
    ...base,
    provider: oneOf('azure'),
    hub: oneOf('network', 'virtual-wan'),
    hubPrefix: optional(text),
    transit: flag,
    zones: flag,
    expressRouteGateway: optional(fields<ExpressRouteGatewayPlan>({
      sku: text,
      scaleUnits: optional(count),
      capacityMbps: amount,
      requiredMbps: amount,
      fastPath: optional(fields<NonNullable<ExpressRouteGatewayPlan['fastPath']>>({ because: oneOf('definition', 'capacity'), throughMbps: amount })),
    })),
    vpnGateway: optional(fields<NonNullable<AzureCloudPlan['vpnGateway']>>({ sku: text, scaleUnits: optional(count), capacityMbps: amount, asn: count })),
  }),
  google: fields<GoogleCloudPlan>({ ...base, provider: oneOf('google'), project: text, asn: count, regions: list(text), routing: oneOf('global', 'regional'), siteToSite: optional(flag) }),
});

const site = fields<SitePlan>({
  name: text,
  kind: oneOf('data-center', 'edge', 'branch'),
  asn: count,
  prefixes: list(text),
  routers: list(fields<RouterPlan>({
    name: text,
    building: text,
    platform: oneOf('frr', 'ios-xe', 'junos', 'fortios'),
    publicIp: optional(text),
    portsUsed: byName(count),
    lan: optional(fields<RouterLan>({ interface: optional(text), address: text, peers: list(text), mtu: optional(count) })),
    wan: optional(fields<RouterWan>({ interface: optional(text), localAddress: optional(text), nextHop: optional(text) })),
    interfaces: optional(byName(list(text))),
  })),
});

const workload = fields<WorkloadPlan>({
  name: text,
  kind: oneOf('dataset-transfer', 'model-sync', 'checkpoint-replication', 'inference', 'distributed-training', 'telemetry'),
  link: text,
  rateMbps: amount,
  returnRateMbps: amount,
  meanMbps: amount,
  burstMbps: optional(amount),
  sized: flag,
  match: optional(list(fields<TrafficMatch>({ from: optional(text), to: optional(text), protocol: oneOf('tcp', 'udp'), port: count }))),
  training: optional(fields<TrainingVerdict>({
    insisted: flag, reasons: list(text), neededMbps: amount, spareMbps: amount, exchangeSeconds: optional(amount), stepSeconds: amount,
  })),
});

const cloudLink = fields<CloudLinkPlan>({
  name: text,
  kind: oneOf('aws-interconnect'),
  aws: fields<CloudLinkPlan['aws']>({ cloud: text, region: text }),
  google: fields<CloudLinkPlan['google']>({ cloud: text, region: text, project: text }),
  roundTripTimeMs: optional(amount),
  bandwidthMbps: count,
  isFreeOnAws: optional(yes),
  mtu: count,
  requirement: fields<CloudLinkRequirement>({
    toGoogle: direction,
    toAws: direction,
    requiredMbps: amount,
    bindingRule: oneOf('headroom', 'utilization'),
    bindingDirection: oneOf('toGoogle', 'toAws'),
  }),
  forecast: fields<CloudLinkForecast>({
    until: text,
    utilization: optional(text),
    deadline: optional(text),
    next: optional(fields<NonNullable<CloudLinkForecast['next']>>({ bandwidthMbps: count, differenceUsd: number })),
  }),
  workloads: list(workload),
});

const lock = fields<NetworkLock>({
  format: oneOf('hybrid-ai-network/lock@1'),
  vlans: byName(byName(count)),
  subnets: byName(text),
  bundles: byName(fields<NetworkLock['bundles'][string]>({
    path: text,
    product: text,
    members: count,
    macsec: optional(yes),
    cloud: optional(text),
    serviceProvider: optional(text),
    encapsulation: optional(oneOf('dot1q', 'qinq')),
    encryption: optional(oneOf('none', 'ipsec')),
    region: optional(text),
    live: optional(yes),
  })),
  name: optional(text),
  clouds: optional(byName(fields<LockedCloud>({
    region: text,
    project: optional(text),
    asn: optional(count),
    directConnectGatewayAsn: optional(count),
    hub: optional(oneOf('network', 'virtual-wan')),
    hubPrefix: optional(text),
  }))),
  vpns: byName(fields<NetworkLock['vpns'][string]>({ product: text, perRouter: count })),
  cloudLinks: optional(byName(fields<LockedCloudLink>({ bandwidthMbps: count }))),
  gateways: byName(fields<NetworkLock['gateways'][string]>({ sku: text, units: count })),
  announced: optional(byName(list(text))),
  objectStorage: optional(byName(oneOf('interface-endpoints', 'public-interface'))),
});

/** What a plan has to look like before any of its claims can be judged. */
export const planShape: Shape<NetworkPlan> = fields<NetworkPlan>({
  format: oneOf('hybrid-ai-network/plan@2'),
  name: text,
  asOf: text,
  inService: text,
  policy: fields<PlanPolicy>({ headroom: amount, utilizationLimit: amount, failureUtilizationLimit: amount, growthMonths: count }),
  sites: list(site),
  clouds: list(cloud),
  links: list(link),
  cloudLinks: list(cloudLink),
  workloads: list(workload),
  cost: fields<CostPlan>({
    monthlyUsd: amount,
    items: list(fields<CostItem>({
      of: oneOf('link', 'cloud', 'cloud-link'), owner: text, item: text, quantity: amount, unit: oneOf('each', 'GB'), unitUsd: amount, monthlyUsd: amount, verified: flag,
    })),
    leftOut: list(text),
  }),
  findings: list(fields<Finding>({ code: text, severity: oneOf('error', 'warning', 'note'), subject: text, message: text })),
  lock,
});
