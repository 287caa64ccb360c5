import { defineHybridNetwork, type HybridNetwork } from '../../lib/definition';

/** `examples/ashburn/network.yaml` with the same words in TypeScript, its names in another order. */
export const defineAshburn = (): HybridNetwork => defineHybridNetwork({
  workloads: {
    'telemetry': { kind: 'telemetry', from: 'ashburn', to: 'aws-virginia', rate: '350 Mbps', survive: { location: 'full', dedicated: 'full' } },
    'split-finetune': {
      kind: 'distributed-training', from: 'ashburn', to: 'aws-virginia', gradientSize: '16 GB', stepsPerSecond: 0.5, maximumRoundTripTime: '5 ms',
    },
    'inference-spill': {
      kind: 'inference',
      from: 'ashburn',
      to: 'google-virginia',
      requestsPerSecond: 2500,
      requestSize: '18 kB',
      responseSize: '96 kB',
      latencyBudget: '80 ms',
      profile: 'business-hours',
      survive: { location: 'full', dedicated: 'full' },
    },
    'crawl-to-s3': {
      kind: 'dataset-transfer',
      from: 'ashburn',
      to: 'aws-virginia',
      endpoint: 'object-storage',
      volume: '90 TiB',
      window: { days: ['sat'], start: '00:00', duration: '48 h', timeZone: 'America/New_York' },
      flows: 64,
      survive: { location: { deadlineFactor: 2 }, dedicated: 'suspend' },
    },
    'laion-to-gcs': {
      kind: 'dataset-transfer',
      from: 'ashburn',
      to: 'google-virginia',
      endpoint: 'object-storage',
      volume: '12 TB',
      window: { days: ['mon', 'tue', 'wed', 'thu', 'fri'], start: '20:00', duration: '10 h', timeZone: 'America/New_York' },
      flows: 64,
      survive: { location: 'suspend', dedicated: 'suspend' },
    },
    'fineweb-to-azure': {
      kind: 'dataset-transfer',
      from: 'ashburn',
      to: 'azure-virginia',
      endpoint: 'private-endpoint',
      volume: '44 TB',
      window: { days: ['sun'], start: '02:00', duration: '20 h', timeZone: 'America/New_York' },
      flows: 64,
    },
    'llama-weights-to-aws': {
      kind: 'model-sync',
      from: 'ashburn',
      to: 'aws-virginia',
      artifact: '810 GB',
      atMostEvery: '6 h',
      within: '30 min',
      bidirectional: true,
      survive: { location: 'full', dedicated: 'full' },
    },
    'checkpoints-to-azure': {
      kind: 'checkpoint-replication',
      from: 'ashburn',
      to: 'azure-virginia',
      artifact: '980 GB',
      every: '4 h',
      within: '1 h',
      survive: { location: 'full', dedicated: 'full' },
    },
  },
  links: {
    google: {
      site: 'ashburn',
      cloud: 'google-virginia',
      primary: {
        kind: 'dedicated-interconnect',
        roundTripTime: '1.4 ms',
        paths: [{ router: 'edge-2', location: 'iad-zone2-5467' }, { router: 'edge-1', location: 'iad-zone1-1' }],
      },
      fallback: { kind: 'vpn', roundTripTime: '9 ms' },
    },
    azure: {
      site: 'ashburn',
      cloud: 'azure-virginia',
      primary: {
        kind: 'express-route',
        roundTripTime: '1.6 ms',
        paths: [
          { router: 'edge-1', location: 'Washington DC', serviceProvider: 'Equinix' },
          { router: 'edge-2', location: 'Washington DC2', serviceProvider: 'CoreSite' },
        ],
      },
      fallback: { kind: 'vpn', roundTripTime: '9 ms' },
    },
    aws: {
      site: 'ashburn',
      cloud: 'aws-virginia',
      primary: {
        kind: 'direct-connect',
        roundTripTime: '1.2 ms',
        macsec: { mode: 'must-encrypt', keys: 'ashburn-macsec' },
        paths: [{ router: 'edge-1', location: 'EqDC2' }, { router: 'edge-2', location: 'CSVA1' }],
      },
      fallback: { kind: 'vpn', roundTripTime: '9 ms' },
    },
  },
  clouds: {
    'google-virginia': { provider: 'google', project: 'ashburn-ai', region: 'us-east4', asn: 64600, prefixes: ['10.128.0.0/16', '10.129.0.0/16'] },
    'azure-virginia': { provider: 'azure', region: 'eastus', prefixes: ['10.96.0.0/16'] },
    'aws-virginia': { provider: 'aws', region: 'us-east-1', asn: 64512, directConnectGatewayAsn: 64513, prefixes: ['10.64.0.0/16', '10.65.0.0/16'] },
  },
  sites: {
    ashburn: {
      kind: 'data-center',
      asn: 65010,
      prefixes: ['10.16.0.0/13', '172.20.0.0/17'],
      linkPrefixes: ['172.20.255.0/24'],
      routers: {
        'edge-2': {
          building: 'CoreSite VA3', publicIp: '198.51.100.10', platform: 'frr', ports: { '10G': 8, '100G': 2 }, internet: '20 Gbps', ipsec: '15 Gbps', vlans: '1200-1399',
        },
        'edge-1': {
          building: 'Equinix DC6', publicIp: '203.0.113.10', platform: 'frr', ports: { '10G': 8, '100G': 2 }, internet: '20 Gbps', ipsec: '15 Gbps', vlans: '1000-1199',
        },
      },
      sharedRisks: { 'fiber-south': ['edge-2'], 'fiber-north': ['edge-1'] },
    },
  },
  policy: {
    headroom: '30%',
    utilizationLimit: '70%',
    failureUtilizationLimit: '90%',
    growth: '40%/year',
    horizon: '18 months',
    resilience: 'high',
    survive: { location: 'full', dedicated: 'slower' },
  },
  inService: '2027-03-01',
  asOf: '2026-12-01',
  name: 'ashburn-ai',
});
