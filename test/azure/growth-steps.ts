import type { Draft } from '../networks';

/** The network before anything grows: one site, one region of Azure, one link with two paths and a fallback, one workload. */
export const BEGINNING: Draft = {
  name: 'growing',
  asOf: '2026-12-01',
  inService: '2027-03-01',
  policy: { headroom: '30%', growth: '30%/year', horizon: '18 months', resilience: 'high', survive: { location: 'full', dedicated: 'slower' } },
  sites: {
    ashburn: {
      asn: 65010,
      prefixes: ['10.16.0.0/13', '172.20.0.0/17'],
      linkPrefixes: ['172.20.255.0/24'],
      reachPrefixes: ['172.21.0.0/24'],
      routers: {
        'edge-1': { building: 'Equinix DC6', publicIp: '203.0.113.10', vlans: '1000-1199', ports: { '10G': 2 } },
        'edge-2': { building: 'CoreSite VA3', publicIp: '198.51.100.10', vlans: '1200-1399', ports: { '10G': 2 } },
      },
    },
  },
  clouds: { 'azure-virginia': { provider: 'azure', region: 'eastus', prefixes: ['10.96.0.0/16'] } },
  links: {
    azure: {
      site: 'ashburn',
      cloud: 'azure-virginia',
      primary: {
        kind: 'express-route',
        phase: 'order',
        paths: [{ router: 'edge-1', location: 'Washington DC', serviceProvider: 'Equinix' }, { router: 'edge-2', location: 'Washington DC2', serviceProvider: 'CoreSite' }],
      },
      fallback: { kind: 'vpn' },
    },
  },
  workloads: {
    crawl: {
      kind: 'dataset-transfer',
      from: 'ashburn',
      to: 'azure-virginia',
      volume: '8 TB',
      window: { days: ['sat'], start: '00:00', duration: '48 h' },
      survive: { location: { deadlineFactor: 2 } },
    },
  },
};

/** Something that happens to a network in use. */
export interface Step {
  /** What happens, in words. */
  readonly name: string;
  /** Does it to the definition. */
  readonly apply: (definition: Draft) => void;
  /** The step that has to come before. */
  readonly after?: string;
}

const secondSite = (d: Draft): void => {
  d.sites.dallas = {
    asn: 65020, prefixes: ['10.200.0.0/16'], linkPrefixes: ['172.22.255.0/24'], reachPrefixes: ['172.22.254.0/24'], routers: { 'dal-1': { publicIp: '203.0.113.44', vlans: '1400-1599' } },
  };
  d.links.dallas = {
    site: 'dallas',
    cloud: 'azure-virginia',
    resilience: 'basic',
    fallback: { kind: 'vpn' },
    primary: { kind: 'express-route', paths: [{ router: 'dal-1', location: 'Dallas', serviceProvider: 'Equinix' }] },
  };
};

/** Everything that grows, in the order in which it is tried first. None of it gives anything up. */
export const STEPS: readonly Step[] = [
  { name: 'the circuits are provisioned', apply: (d) => { d.links.azure.primary.phase = 'live'; } },
  { name: 'more volume', apply: (d) => { d.workloads.crawl.volume = '30 TB'; } },
  { name: 'another workload', apply: (d) => { d.workloads.weights = { kind: 'model-sync', from: 'ashburn', to: 'azure-virginia', artifact: '200 GB', atMostEvery: '6 h', within: '30 min' }; } },
  { name: 'promises without circuits', apply: (d) => { d.workloads.logs = { kind: 'telemetry', from: 'ashburn', to: 'azure-virginia', rate: '400 Mbps', survive: { dedicated: 'full' } }; } },
  { name: 'more promises without circuits', apply: (d) => { d.workloads.more = { kind: 'telemetry', from: 'ashburn', to: 'azure-virginia', rate: '1 Gbps', survive: { dedicated: 'full' } }; } },
  { name: 'a longer horizon', apply: (d) => { d.policy.horizon = '36 months'; } },
  { name: 'more headroom', apply: (d) => { d.policy.headroom = '60%'; } },
  { name: 'a later day of prices', apply: (d) => { d.asOf = '2027-01-01'; } },
  { name: 'a second site', apply: secondSite },
  { name: 'Global Reach between the sites', after: 'a second site', apply: (d) => { for (const name of ['azure', 'dallas']) d.links[name].primary.globalReach = true; } },
  {
    name: 'a branch on the VPN',
    apply: (d) => {
      d.sites.branch = { asn: 65030, prefixes: ['10.210.0.0/16'], routers: { 'branch-1': { publicIp: '192.0.2.9' } } };
      d.links.branch = { site: 'branch', cloud: 'azure-virginia', resilience: 'basic', primary: { kind: 'vpn' } };
    },
  },
  { name: 'transit between circuits and VPN', apply: (d) => { d.clouds['azure-virginia'].transit = true; } },
  { name: 'FastPath', apply: (d) => { d.clouds['azure-virginia'].fastPath = true; } },
  { name: 'another prefix of the region', apply: (d) => { d.clouds['azure-virginia'].prefixes.push('10.99.0.0/16'); } },
  { name: 'another prefix of the region, put first', apply: (d) => { d.clouds['azure-virginia'].prefixes.unshift('10.90.0.0/16'); } },
  {
    name: 'a wider prefix of the region',
    apply: (d) => {
      const cloud = d.clouds['azure-virginia'];
      cloud.prefixes = cloud.prefixes.map((prefix: string) => (prefix === '10.96.0.0/16' ? '10.96.0.0/15' : prefix));
    },
  },
  { name: 'another prefix of the site', apply: (d) => { d.sites.ashburn.prefixes.push('10.24.0.0/16'); } },
  {
    name: 'a third path, on order',
    apply: (d) => {
      d.sites.ashburn.routers['edge-3'] = { building: 'Equinix NY4', publicIp: '203.0.113.30', vlans: '1600-1799', ports: { '10G': 2 } };
      d.links.azure.primary.paths.push({ router: 'edge-3', location: 'New York', serviceProvider: 'Equinix', phase: 'order' });
    },
  },
  { name: 'the third path is provisioned', after: 'a third path, on order', apply: (d) => { for (const path of d.links.azure.primary.paths) delete path.phase; } },
  { name: 'unlimited data', apply: (d) => { d.links.azure.primary.data = 'unlimited'; } },
  { name: 'the tier premium', apply: (d) => { d.links.azure.primary.tier = 'premium'; } },
  {
    name: 'a second region',
    apply: (d) => {
      d.sites.ashburn.routers['edge-4'] = { building: 'Equinix DC5', publicIp: '203.0.113.40', vlans: '1800-1999' };
      d.clouds['azure-texas'] = { provider: 'azure', region: 'westus3', prefixes: ['10.100.0.0/16'] };
      d.links.texas = {
        site: 'ashburn',
        cloud: 'azure-texas',
        resilience: 'basic',
        fallback: { kind: 'vpn' },
        primary: { kind: 'express-route', paths: [{ router: 'edge-4', location: 'Chicago', serviceProvider: 'Equinix' }] },
      };
    },
  },
  {
    name: 'a virtual hub',
    apply: (d) => {
      d.sites.ashburn.routers['edge-5'] = { building: 'Equinix DC5', publicIp: '203.0.113.50', vlans: '2000-2199' };
      d.clouds['azure-hub'] = { provider: 'azure', region: 'eastus2', prefixes: ['10.110.0.0/16'], hub: 'virtual-wan', hubPrefix: '10.255.0.0/23' };
      d.links.hub = {
        site: 'ashburn',
        cloud: 'azure-hub',
        resilience: 'basic',
        fallback: { kind: 'vpn' },
        primary: { kind: 'express-route', paths: [{ router: 'edge-5', location: 'Atlanta', serviceProvider: 'Equinix' }] },
      };
      d.workloads.hub = { kind: 'telemetry', from: 'ashburn', to: 'azure-hub', rate: '300 Mbps' };
    },
  },
  { name: 'more into the hub', after: 'a virtual hub', apply: (d) => { Object.assign(d.workloads.hub, { rate: '2 Gbps', survive: { dedicated: { rateFactor: 0.5 } } }); } },
  {
    name: 'ports of one\'s own, on order',
    apply: (d) => {
      d.sites.ashburn.routers['edge-6'] = { building: 'Equinix DC5', publicIp: '203.0.113.60', vlans: '2200-2399', ports: { '10G': 2 } };
      d.clouds['azure-direct'] = { provider: 'azure', region: 'northcentralus', prefixes: ['10.120.0.0/16'] };
      d.links.direct = {
        site: 'ashburn',
        cloud: 'azure-direct',
        resilience: 'basic',
        fallback: { kind: 'vpn' },
        primary: { kind: 'express-route', connections: 'direct', circuitBandwidth: '5 Gbps', macsec: { keys: 'keys' }, phase: 'order', paths: [{ router: 'edge-6', location: 'Denver' }] },
      };
    },
  },
  { name: 'ports of one\'s own, cabled', after: 'ports of one\'s own, on order', apply: (d) => { d.links.direct.primary.phase = 'live'; } },
  { name: 'a larger circuit on the ports', after: 'ports of one\'s own, cabled', apply: (d) => { delete d.links.direct.primary.circuitBandwidth; } },
  { name: 'a shared risk', apply: (d) => { d.sites.ashburn.sharedRisks = { duct: ['edge-1', 'edge-2'] }; } },
  { name: 'the same in another order', apply: (d) => { d.links = Object.fromEntries(Object.entries(d.links).reverse()); } },
];
