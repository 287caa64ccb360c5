import type { Draft } from '../networks';

/** The network before anything grows: one site, one cloud of AWS, one link with two paths and a fallback, one workload. */
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
      routers: {
        'edge-1': { building: 'Equinix DC6', publicIp: '203.0.113.10', vlans: '1000-1199' },
        'edge-2': { building: 'CoreSite VA3', publicIp: '198.51.100.10', vlans: '1200-1399' },
      },
    },
  },
  clouds: { 'aws-virginia': { provider: 'aws', region: 'us-east-1', asn: 64512, directConnectGatewayAsn: 64513, prefixes: ['10.64.0.0/16'] } },
  links: {
    aws: {
      site: 'ashburn',
      cloud: 'aws-virginia',
      primary: { kind: 'direct-connect', roundTripTime: '1 ms', paths: [{ router: 'edge-1', location: 'EqDC2' }, { router: 'edge-2', location: 'CSVA1' }] },
      fallback: { kind: 'vpn' },
    },
  },
  workloads: {
    crawl: {
      kind: 'dataset-transfer',
      from: 'ashburn',
      to: 'aws-virginia',
      volume: '90 TB',
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
  /** What it replaces because that is what it says, and why that takes nothing from the network. */
  readonly replaces?: readonly [what: RegExp, why: string];
}

/** Everything that grows, in the order in which it is tried first. None of it gives anything up. */
export const STEPS: readonly Step[] = [
  { name: 'more volume', apply: ({ workloads }) => { workloads.crawl.volume = '240 TB'; } },
  {
    name: 'another workload',
    apply: ({ workloads }) => {
      workloads.weights = { kind: 'model-sync', from: 'ashburn', to: 'aws-virginia', artifact: '400 GB', atMostEvery: '6 h', within: '30 min', bidirectional: true };
    },
  },
  { name: 'a longer horizon', apply: ({ policy }) => { policy.horizon = '36 months'; } },
  { name: 'more headroom', apply: ({ policy }) => { policy.headroom = '80%'; } },
  { name: 'faster growth', apply: ({ policy }) => { policy.growth = '50%/year'; } },
  { name: 'a later day of prices', apply: (definition) => { definition.asOf = '2027-02-01'; } },
  {
    name: 'a Region with circuits of its own, one of them in the first Region',
    apply: ({ clouds, links }) => {
      clouds['aws-ohio'] = { provider: 'aws', region: 'us-east-2', asn: 64522, directConnectGatewayAsn: 64523, prefixes: ['10.72.0.0/16'] };
      links['aws-ohio'] = {
        site: 'ashburn',
        cloud: 'aws-ohio',
        primary: { kind: 'direct-connect', roundTripTime: '11 ms', paths: [{ router: 'edge-1', location: 'EqDC2' }, { router: 'edge-2', location: 'COL67' }] },
        fallback: { kind: 'vpn' },
      };
    },
  },
  {
    name: 'a second site with circuits, one of them in another Region',
    apply: ({ sites, links, workloads }) => {
      sites.dallas = {
        asn: 65020,
        prefixes: ['10.40.0.0/14'],
        linkPrefixes: ['172.21.255.0/24'],
        routers: { 'core-1': { publicIp: '192.0.2.10' }, 'core-2': { publicIp: '192.0.2.20' } },
      };
      links['a-dallas'] = {
        site: 'dallas',
        cloud: 'aws-virginia',
        primary: { kind: 'direct-connect', roundTripTime: '30 ms', paths: [{ router: 'core-1', location: 'EqDA2' }, { router: 'core-2', location: 'CYOW3' }] },
      };
      workloads.logs = { kind: 'telemetry', from: 'dallas', to: 'aws-virginia', rate: '3 Gbps' };
    },
  },
  {
    name: 'a workload on the second link',
    after: 'a second site with circuits, one of them in another Region',
    apply: ({ workloads }) => { workloads.metrics = { kind: 'telemetry', from: 'dallas', to: 'aws-virginia', rate: '6 Gbps' }; },
  },
  {
    name: 'a VPN behind circuits that had none',
    after: 'a second site with circuits, one of them in another Region',
    apply: ({ links }) => { links['a-dallas'].fallback = { kind: 'vpn' }; },
  },
  {
    name: 'SiteLink',
    after: 'a second site with circuits, one of them in another Region',
    apply: ({ links }) => { for (const name of ['aws', 'a-dallas']) links[name].primary.siteLink = true; },
  },
  {
    name: 'object storage over public virtual interfaces',
    after: 'a second site with circuits, one of them in another Region',
    apply: ({ sites, links, workloads }) => {
      sites.dallas.publicPrefixes = ['185.199.108.0/24'];
      links['a-dallas'].primary.objectStorage = 'public-interface';
      workloads['dallas-archive'] = archive('dallas');
    },
  },
  {
    name: 'more public prefixes',
    after: 'object storage over public virtual interfaces',
    apply: ({ sites }) => { sites.dallas.publicPrefixes.unshift('185.199.104.0/24'); },
  },
  {
    name: 'a third path, on order',
    apply: ({ sites, links }) => {
      sites.ashburn.routers['edge-3'] = { building: 'Digital Realty IAD38', publicIp: '203.0.113.30', vlans: '1400-1599' };
      links.aws.primary.paths.unshift({ router: 'edge-3', location: 'TLLPJ', phase: 'order' });
    },
  },
  {
    name: 'the third path goes live',
    after: 'a third path, on order',
    apply: ({ links }) => { delete links.aws.primary.paths.find((path: Draft) => path.router === 'edge-3').phase; },
  },
  { name: 'another VPC, first in the list', apply: ({ clouds }) => { clouds['aws-virginia'].prefixes.unshift('10.60.0.0/16'); } },
  { name: 'another prefix of the site, first in the list', apply: ({ sites }) => { sites.ashburn.prefixes.unshift('10.8.0.0/16'); } },
  { name: 'jumbo frames', apply: ({ links }) => { links.aws.primary.jumboFrames = true; } },
  {
    name: 'object storage by what is cheaper, and it is interface endpoints',
    apply: ({ links, workloads }) => {
      links.aws.primary.objectStorage = 'either';
      workloads.archive = archive('ashburn');
    },
  },
  {
    name: 'public prefixes of the site, which make the other way cheaper',
    after: 'object storage by what is cheaper, and it is interface endpoints',
    apply: ({ sites }) => { sites.ashburn.publicPrefixes = ['185.199.112.0/24']; },
  },
  {
    name: 'a promise that takes more of the VPN',
    apply: ({ workloads }) => {
      workloads.serving = { kind: 'telemetry', from: 'ashburn', to: 'aws-virginia', rate: '7 Gbps', survive: { location: 'full', dedicated: 'full' } };
    },
  },
  { name: 'another router, without a path', apply: ({ sites }) => { sites.ashburn.routers['edge-0'] = { publicIp: '203.0.113.40' }; } },
  {
    name: 'the same in another order',
    apply: (definition) => {
      for (const part of ['sites', 'clouds', 'links', 'workloads']) definition[part] = Object.fromEntries(Object.entries(definition[part]).reverse());
      for (const { primary } of Object.values<Draft>(definition.links)) primary.paths?.reverse();
      for (const part of [...Object.values<Draft>(definition.sites), ...Object.values<Draft>(definition.clouds)]) part.prefixes.reverse();
    },
  },
  { name: 'a shared risk', apply: ({ sites }) => { sites.ashburn.sharedRisks = { 'fiber-north': ['edge-1'] }; } },
  {
    name: 'maximum resilience',
    apply: ({ links }) => { links.aws.resilience = 'maximum'; },
    replaces: [/^aws-virginia\/\w+ \(AWS::DirectConnect::ResiliencyGroup\) has another IntendedResiliencyModel$/, 'the group only declares the model, and no traffic depends on it'],
  },
  {
    name: 'a guest in another Region',
    apply: ({ clouds, links, workloads }) => {
      clouds['aws-oregon'] = { provider: 'aws', region: 'us-west-2', asn: 64532, prefixes: ['10.80.0.0/16'] };
      links.oregon = { site: 'ashburn', cloud: 'aws-oregon', primary: { kind: 'shared', circuitsOf: 'aws', roundTripTime: '60 ms' }, fallback: { kind: 'vpn' } };
      workloads.oregon = { kind: 'telemetry', from: 'ashburn', to: 'aws-oregon', rate: '400 Mbps' };
    },
  },
  {
    name: 'a guest in the same Region, with a rate limit',
    apply: ({ clouds, links, workloads }) => {
      clouds['aws-dev'] = { provider: 'aws', region: 'us-east-1', asn: 64542, directConnectGatewayAsn: 64543, prefixes: ['10.88.0.0/16'] };
      links.dev = { site: 'ashburn', cloud: 'aws-dev', primary: { kind: 'shared', circuitsOf: 'aws', rateLimit: '1 Gbps' } };
      workloads.dev = { kind: 'telemetry', from: 'ashburn', to: 'aws-dev', rate: '100 Mbps' };
    },
  },
  {
    name: 'a higher rate limit of the guest',
    after: 'a guest in the same Region, with a rate limit',
    apply: ({ links }) => { links.dev.primary.rateLimit = '2 Gbps'; },
  },
  {
    name: 'a link to Google Cloud',
    after: 'a guest in the same Region, with a rate limit',
    apply: (definition) => {
      definition.clouds['google-virginia'] = { provider: 'google', project: 'growing-ai', region: 'us-east4', asn: 64600, prefixes: ['10.128.0.0/16'] };
      definition.cloudLinks = { 'dev-google': { kind: 'aws-interconnect', aws: 'aws-dev', google: 'google-virginia' } };
    },
  },
  {
    name: 'more volume between the clouds',
    after: 'a link to Google Cloud',
    apply: ({ workloads }) => { workloads.replicas = { kind: 'telemetry', from: 'google-virginia', to: 'aws-dev', rate: '3 Gbps' }; },
  },
  {
    name: 'a link with MACsec, on order',
    apply: ({ sites, links, workloads }) => {
      sites.reston = {
        asn: 65030,
        prefixes: ['10.48.0.0/16'],
        linkPrefixes: ['172.22.255.0/24'],
        routers: { 'pe-1': { publicIp: '192.0.2.30' }, 'pe-2': { publicIp: '192.0.2.40' } },
      };
      links.secure = {
        site: 'reston',
        cloud: 'aws-virginia',
        primary: {
          kind: 'direct-connect',
          phase: 'order',
          macsec: { mode: 'must-encrypt', keys: 'reston-macsec' },
          paths: [{ router: 'pe-1', location: 'EqDC2' }, { router: 'pe-2', location: 'CSVA1' }],
        },
        fallback: { kind: 'vpn' },
      };
      workloads.journal = { kind: 'telemetry', from: 'reston', to: 'aws-virginia', rate: '4 Gbps' };
    },
  },
  { name: 'the link with MACsec goes live', after: 'a link with MACsec, on order', apply: ({ links }) => { links.secure.primary.phase = 'live'; } },
  {
    name: 'more volume on the link with MACsec',
    after: 'the link with MACsec goes live',
    apply: ({ workloads }) => { workloads.journal = { kind: 'telemetry', from: 'reston', to: 'aws-virginia', rate: '14 Gbps' }; },
  },
  {
    name: 'a branch with a VPN alone',
    apply: ({ sites, links }) => {
      sites.lab = { kind: 'branch', asn: 65040, prefixes: ['10.56.0.0/16'], routers: { 'branch-1': { publicIp: '192.0.2.50' } } };
      links.lab = { site: 'lab', cloud: 'aws-virginia', primary: { kind: 'vpn' } };
    },
  },
  {
    name: 'circuits for the branch',
    after: 'a branch with a VPN alone',
    apply: ({ sites, links }) => {
      sites.lab.linkPrefixes = ['172.23.255.0/24'];
      links.lab = {
        site: 'lab',
        cloud: 'aws-virginia',
        resilience: 'basic',
        primary: { kind: 'direct-connect', connections: 'hosted', paths: [{ router: 'branch-1', location: '165HS', serviceProvider: 'Megaport' }] },
        fallback: { kind: 'vpn' },
      };
    },
  },
  {
    name: 'a small cloud on a virtual private gateway',
    apply: ({ clouds, links }) => {
      clouds['aws-small'] = { provider: 'aws', region: 'us-east-1', gateway: 'virtual-private', asn: 64552, directConnectGatewayAsn: 64553, prefixes: ['10.92.0.0/16'] };
      links.small = {
        site: 'ashburn',
        cloud: 'aws-small',
        primary: { kind: 'direct-connect', paths: [{ router: 'edge-1', location: 'EqDC2' }, { router: 'edge-2', location: 'CSVA1' }] },
        fallback: { kind: 'vpn' },
      };
    },
  },
];

function archive(site: string): object {
  return { kind: 'dataset-transfer', from: site, to: 'aws-virginia', endpoint: 'object-storage', volume: '4 TB', window: { days: ['sun'], start: '02:00', duration: '20 h' } };
}
