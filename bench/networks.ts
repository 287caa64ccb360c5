import { defineHybridNetwork } from '../lib/definition';
import type { HybridNetwork } from '../lib/definition/hybrid-network';

/** Sizes of a network made for the benchmark. */
export interface Size {
  /** Sites. */
  readonly sites: number;
  /** Workloads, spread evenly over all links. */
  readonly workloads: number;
  /** Clouds that every site has a link to, of AWS, Azure and Google. */
  readonly clouds: 1 | 3;
}

const PATHS = {
  aws: [{ router: 'edge-1', location: 'EqDC2' }, { router: 'edge-2', location: 'CSVA1' }],
  azure: [{ router: 'edge-1', location: 'Washington DC', serviceProvider: 'Equinix' }, { router: 'edge-2', location: 'Washington DC2', serviceProvider: 'CoreSite' }],
  google: [{ router: 'edge-1', location: 'iad-zone1-1' }, { router: 'edge-2', location: 'iad-zone2-5467' }],
} as const;

const KINDS = { aws: 'direct-connect', azure: 'express-route', google: 'dedicated-interconnect' } as const;
const PROVIDERS = ['aws', 'azure', 'google'] as const;
const ZONES = ['America/New_York', 'UTC', 'Europe/Berlin'];

/** Numbers that look random and are the same in every run. */
function sequence(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % most;
  };
}

/** A network of a size, every cloud of it in one region, with every kind of workload that is sized. */
export function networkOf({ sites, workloads, clouds }: Size): HybridNetwork {
  const providers = PROVIDERS.slice(0, clouds);
  const siteNames = Array.from({ length: sites }, (_, i) => `site-${i + 1}`);
  const links = siteNames.flatMap((site, i) => providers.map((provider) => ({ site, provider, cloud: cloudName(provider, i) })));
  const next = sequence(2_026);
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  const define = defineHybridNetwork as any;
  return define({
    name: 'bench',
    asOf: '2026-12-01',
    inService: '2027-03-01',
    policy: { growth: '30%/year', survive: { location: 'full', dedicated: 'slower' } },
    sites: Object.fromEntries(siteNames.map((name, i) => [name, {
      asn: 4_200_000_000 + i,
      prefixes: [`10.${i}.0.0/17`],
      linkPrefixes: [`172.20.${i}.0/24`],
      routers: {
        'edge-1': { building: `${name} a`, publicIp: `203.0.113.${i + 1}`, ports: { '10G': 24, '100G': 8 }, vlans: '100-1099' },
        'edge-2': { building: `${name} b`, publicIp: `198.51.100.${i + 1}`, ports: { '10G': 24, '100G': 8 }, vlans: '100-1099' },
      },
    }])),
    clouds: Object.fromEntries([...new Set(links.map(({ cloud }) => cloud))].map((name, i) => [name, cloudOf(name, i)])),
    links: Object.fromEntries(links.map(({ site, provider, cloud }) => [`${site}-${provider}`, {
      site,
      cloud,
      primary: { kind: KINDS[provider], roundTripTime: '2 ms', paths: PATHS[provider] },
      fallback: { kind: 'vpn', roundTripTime: '9 ms' },
    }])),
    workloads: Object.fromEntries(Array.from({ length: workloads }, (_, i) => {
      const { site, cloud } = links[i % links.length]!;
      return [`w-${i + 1}`, workloadOf(site, cloud, i, next)];
    })),
  });
}

/** A gateway of Azure takes sixteen circuits: every eight sites have a region of their own. */
const cloudName = (provider: (typeof PROVIDERS)[number], site: number): string => (provider === 'azure' ? `azure-${Math.floor(site / 8)}` : provider);

function cloudOf(name: string, index: number): object {
  const prefixes = [`10.${200 + index}.0.0/16`];
  if (name === 'aws') return { provider: 'aws', region: 'us-east-1', prefixes };
  if (name === 'google') return { provider: 'google', region: 'us-east4', project: 'bench-ai', asn: 64_600, prefixes };
  return { provider: 'azure', region: 'eastus', prefixes };
}

function workloadOf(site: string, cloud: string, index: number, next: (most: number) => number): object {
  const ends = { from: site, to: cloud };
  switch (Math.floor(index / 150) % 8) {
    case 0:
      return { kind: 'model-sync', ...ends, artifact: `${5 + next(60)} GB`, atMostEvery: '6 h', within: `${10 + next(50)} min`, survive: { dedicated: 'full' } };
    case 1:
      return { kind: 'inference', ...ends, requestsPerSecond: 20 + next(100), requestSize: '12 kB', responseSize: '80 kB', profile: 'business-hours', timeZone: ZONES[0], survive: { dedicated: 'full' } };
    default: {
      const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].slice(0, 1 + next(7));
      const start = `${String(next(24)).padStart(2, '0')}:${next(2) ? '30' : '00'}`;
      return {
        kind: 'dataset-transfer',
        ...ends,
        volume: `${20 + next(600)} GB`,
        window: { days, start, duration: `${2 + next(14)} h`, timeZone: ZONES[0] },
        flows: 64,
        survive: { location: next(3) ? 'full' : { deadlineFactor: 2 }, dedicated: next(2) ? 'suspend' : 'slower' },
      };
    }
  }
}
