import fc from 'fast-check';
import { networkOf } from '../../../bench/networks';
import type { HybridNetwork } from '../../../lib/definition/hybrid-network';
import { HybridNetworkError } from '../../../lib/errors';
import { EMPTY_LOCK, type NetworkLock, type NetworkPlan, planNetwork } from '../../../lib/planner';
import { verifyPlan } from '../../../lib/planner/verify';
import { awsOnly, type Draft, network } from '../../networks';
import { runs } from '../../oracle/runs';

const claimsOf = (made: HybridNetwork, lock: NetworkLock | undefined = EMPTY_LOCK) => verifyPlan(planNetwork(made, { lock }), made);

const allRouters = (definition: Draft): Draft[] => Object.values(definition.sites.ashburn.routers);

describe('every claim holds of the plan of', () => {
  test.each<readonly [string, HybridNetwork]>([
    ['the Ashburn example', network('ashburn')],
    ['the small lab', network('small-lab')],
    ['a link that carries nothing', awsOnly({})],
    ['maximum resilience', network('ashburn', (definition) => { definition.links.aws.resilience = 'maximum'; })],
    ['links without a fallback', network('ashburn', (definition) => { for (const link of Object.values<Draft>(definition.links)) delete link.fallback; })],
    ['a risk that both routers share', network('ashburn', (definition) => { definition.sites.ashburn.sharedRisks = { duct: ['edge-1', 'edge-2'] }; })],
    ['routers in one building', network('ashburn', (definition) => { definition.sites.ashburn.routers['edge-2'].building = 'Equinix DC6'; })],
    ['routers that encrypt little', network('ashburn', (definition) => { for (const router of allRouters(definition)) router.ipsec = '1 Gbps'; })],
    ['few slow ports and some fast ones', network('ashburn', (definition) => { for (const router of allRouters(definition)) router.ports = { '10G': 5, '100G': 1 }; })],
    ['three paths of which two share an availability domain', network('ashburn', (definition) => {
      definition.links.google.primary.paths.push({ router: 'edge-2', location: 'iad-zone2-1' });
    })],
    ['paced syncs beside transfers', network('ashburn', (definition) => {
      for (const name of ['llama-weights-to-aws', 'checkpoints-to-azure']) definition.workloads[name].paced = true;
    })],
    ['transfers that are not paced', network('ashburn', (definition) => { for (const name of ['crawl-to-s3', 'laion-to-gcs', 'fineweb-to-azure']) definition.workloads[name].paced = false; })],
    ['a transfer whose rate is limited', network('ashburn', (definition) => { definition.workloads['laion-to-gcs'].rateLimit = '3 Gbps'; })],
    ['a transfer that outgrows its limit', network('ashburn', (definition) => {
      Object.assign(definition.workloads['laion-to-gcs'], { rateLimit: '2700 Mbps', growth: '80%/year' });
    })],
    ['workloads that grow each in its own way', network('ashburn', (definition) => {
      Object.values<Draft>(definition.workloads).forEach((workload, i) => { workload.growth = `${10 + 7 * i}%/year`; });
    })],
    ['training that the definition insists on', network('ashburn', (definition) => { Object.assign(definition.workloads['split-finetune'], { insist: true, gradientSize: '100 MB' }); })],
    ['routers whose interfaces are named, some of them for no bundle, and packets', network('ashburn', (definition) => {
      Object.assign(definition.sites.ashburn.routers['edge-1'], {
        wan: { interface: 'eth1', localAddress: '192.168.1.2', nextHop: '192.168.1.1' },
        interfaces: { 'aws-edge-1-eqdc2-1': ['eth2'], 'azure-edge-1-washington-dc-1': ['eth4', 'eth5'], 'aws-edge-2-csva1-1': ['eth6'], 'typo': ['eth7'] },
      });
      definition.workloads.telemetry.match = [{ from: '10.16.5.0/24', protocol: 'udp', port: 4317 }];
    })],
    ['a side towards the site that carries smaller packets than a link', network('ashburn', ({ sites, links }) => {
      links.aws.primary.jumboFrames = true;
      sites.ashburn.routers['edge-1'].lan.mtu = 9_000;
    })],
    ['a VPN that is too small', network('small-lab', (definition) => { definition.workloads.weights.artifact = '4 TB'; })],
    ['two routers of a VPN in one building', network('small-lab', (definition) => {
      definition.sites.garage.routers = { a: { publicIp: '203.0.113.77', building: 'B' }, b: { publicIp: '203.0.113.78', building: 'B' } };
      definition.sites.garage.sharedRisks = { duct: ['a', 'b'] };
    })],
    ['connections on a port of the provider', awsOnly({ small: { kind: 'telemetry', from: 'ashburn', to: 'aws-virginia', rate: '150 Mbps' } }, (definition) => {
      const { primary } = definition.links.aws;
      delete primary.macsec;
      primary.connections = 'hosted';
      for (const path of primary.paths) path.serviceProvider = 'Equinix';
    })],
    ['a fallback that lacks next to nothing of what is sent', awsOnly({
      steady: { kind: 'telemetry', from: 'ashburn', to: 'aws-virginia', rate: '473 Mbps', growth: '30%/year', flows: 32 },
      hour: {
        kind: 'inference',
        from: 'ashburn',
        to: 'aws-virginia',
        requestsPerSecond: 1701,
        requestSize: '1 kB',
        responseSize: '31 kB',
        sizeVariation: 2.5,
        profile: Array.from({ length: 24 }, (_, hour) => (hour === 17 ? 1 : 0)),
        growth: '30%/year',
        flows: 32,
        survive: { location: { rateFactor: 0.1 }, dedicated: { rateFactor: 0.1 } },
      },
    }, (definition) => { for (const router of allRouters(definition)) router.ipsec = '800 Mbps'; })],
    ['a link without a fallback whose workloads are promised next to all of it', awsOnly({
      most: { kind: 'telemetry', from: 'aws-virginia', to: 'ashburn', rate: '1 Mbps', survive: { location: 'full', dedicated: { rateFactor: 0.9995 } } },
      rest: { kind: 'telemetry', from: 'ashburn', to: 'aws-virginia', rate: '1 Mbps', survive: { location: { rateFactor: 0.1 }, dedicated: 'slower' } },
    }, (definition) => { delete definition.links.aws.fallback; })],
    ['a VPN alone in place of circuits', awsOnly({ small: { kind: 'telemetry', from: 'ashburn', to: 'aws-virginia', rate: '50 Mbps' } }, (definition) => {
      definition.links.aws.vpnAlone = true;
    })],
  ])('%s', (_, made) => {
    expect(claimsOf(made)).toEqual([]);
  });

  test('a definition that has grown since its lock', () => {
    const { lock } = planNetwork(network('ashburn'), { lock: EMPTY_LOCK });
    const grown = network('ashburn', (definition) => { definition.workloads['crawl-to-s3'].volume = '140 TiB'; });
    expect(claimsOf(grown, lock)).toEqual([]);
  });

  test('a definition that gives up a link of its lock', () => {
    const { lock } = planNetwork(network('ashburn'), { lock: EMPTY_LOCK });
    const less = network('ashburn', (definition) => {
      delete definition.links.google;
      delete definition.clouds['google-virginia'];
      delete definition.workloads['laion-to-gcs'];
      delete definition.workloads['inference-spill'];
    });
    expect(claimsOf(less, lock)).toEqual([]);
  });
});

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const kept = fc.oneof(
  fc.constantFrom<unknown>('full', 'full', 'slower', 'suspend'), fc.double({ min: 0.1, max: 1, noNaN: true }).map((rateFactor) => ({ rateFactor })),
);
const keptLater = fc.oneof(kept, fc.integer({ min: 1, max: 9 }).map((half) => ({ deadlineFactor: 1 + half / 2 })));
const zone = fc.constantFrom('UTC', 'America/New_York', 'Europe/Berlin', 'Asia/Kolkata');
const flows = fc.constantFrom(32, 64, 100, 512);
const common = { flows, growth: fc.constantFrom('0%/year', '30%/year', '30%/year', '55%/year') };

const transfer = fc.record({
  ...common,
  kind: fc.constant('dataset-transfer'),
  gigabytes: fc.integer({ min: 1, max: 20_000 }),
  days: fc.subarray(DAYS, { minLength: 1 }),
  hour: fc.integer({ min: 0, max: 23 }),
  minutes: fc.integer({ min: 30, max: 1_440 }),
  timeZone: zone,
  paced: fc.boolean(),
  limited: fc.constantFrom(undefined, undefined, 1.05, 1.5, 4),
  endpoint: fc.constantFrom('network', 'private-endpoint', 'object-storage'),
  location: keptLater,
  dedicated: keptLater,
}).map(({ gigabytes, days, hour, minutes, timeZone, limited, location, dedicated, ...rest }) => ({
  ...rest,
  volume: `${gigabytes} GB`,
  window: { days, start: `${String(hour).padStart(2, '0')}:00`, duration: `${minutes} min`, timeZone },
  ...(limited !== undefined && { rateLimit: `${Math.ceil((gigabytes * 8_000 * limited) / (minutes * 60))} Mbps` }),
  survive: { location, dedicated },
}));

const sync = fc.record({
  ...common,
  kind: fc.constantFrom('model-sync', 'checkpoint-replication'),
  gigabytes: fc.integer({ min: 1, max: 900 }),
  within: fc.integer({ min: 5, max: 90 }),
  every: fc.integer({ min: 90, max: 1_500 }),
  paced: fc.boolean(),
  location: keptLater,
  dedicated: keptLater,
}).map(({ kind, gigabytes, within, every, location, dedicated, ...rest }) => ({
  ...rest,
  kind,
  artifact: `${gigabytes} GB`,
  within: `${within} min`,
  [kind === 'model-sync' ? 'atMostEvery' : 'every']: `${every} min`,
  survive: { location, dedicated },
}));

const inference = fc.record({
  ...common,
  kind: fc.constant('inference'),
  requestsPerSecond: fc.integer({ min: 1, max: 3_000 }),
  request: fc.integer({ min: 1, max: 90 }),
  response: fc.integer({ min: 1, max: 200 }),
  sizeVariation: fc.constantFrom(0, 1, 2.5),
  profile: fc.oneof(fc.constantFrom('constant', 'business-hours'), fc.array(fc.constantFrom(0, 0.25, 0.5, 1), { minLength: 24, maxLength: 24 })),
  timeZone: zone,
  location: kept,
  dedicated: kept,
}).map(({ request, response, location, dedicated, ...rest }) => ({ ...rest, requestSize: `${request} kB`, responseSize: `${response} kB`, survive: { location, dedicated } }));

const telemetry = fc.record({ ...common, kind: fc.constant('telemetry'), mbps: fc.integer({ min: 1, max: 2_000 }), location: kept, dedicated: kept })
  .map(({ mbps, location, dedicated, ...rest }) => ({ ...rest, rate: `${mbps} Mbps`, survive: { location, dedicated } }));

const match = fc.option(fc.array(fc.record({ from: fc.constant('10.16.5.0/24'), protocol: fc.constantFrom('tcp', 'udp'), port: fc.integer({ min: 1, max: 65_535 }) }, { requiredKeys: ['protocol', 'port'] }), { minLength: 1, maxLength: 2 }), { nil: undefined });

const interfaces = fc.option(fc.dictionary(
  fc.constantFrom('aws-edge-1-eqdc2-1', 'azure-edge-1-washington-dc-1', 'google-edge-1-iad-zone1-1-1', 'google-edge-1-iad-zone1-1-2', 'aws-edge-2-csva1-1'),
  fc.integer({ min: 1, max: 4 }),
), { nil: undefined });

const carried = fc.record({
  match,
  workload: fc.oneof(transfer, sync, inference, telemetry) as fc.Arbitrary<Draft>,
  cloud: fc.constantFrom('aws-virginia', 'azure-virginia', 'google-virginia'),
  toSite: fc.boolean(),
});

/** The plan of a network; nothing where its needs fit into nothing that can be bought. */
function planned(made: HybridNetwork): NetworkPlan | undefined {
  try {
    return planNetwork(made, { lock: EMPTY_LOCK });
  } catch (error) {
    if (HybridNetworkError.is(error)) return undefined;
    throw error;
  }
}

test.each([[3, 60], [9, 120]])('every claim holds of the plan of %i sites with %i workloads and three clouds', (sites, workloads) => {
  const made = networkOf({ sites, workloads, clouds: 3 });
  expect(verifyPlan(planNetwork(made, { lock: EMPTY_LOCK }), made)).toEqual([]);
});

test('every claim holds of the plan of any network', () => {
  let plans = 0;
  fc.assert(fc.property(fc.array(carried, { maxLength: 9 }), fc.constantFrom('basic', 'high', 'maximum'), interfaces, (rows, resilience, named) => {
    let made: HybridNetwork;
    try {
      made = network('ashburn', (definition) => {
        definition.policy.resilience = resilience;
        for (const router of allRouters(definition)) delete router.ports;
        if (named) definition.sites.ashburn.routers['edge-1'].interfaces = Object.fromEntries(Object.entries(named).map(([id, ports], i) => [id, Array.from({ length: ports }, (_, port) => `eth${i}-${port}`)]));
        definition.workloads = Object.fromEntries(rows.map(({ workload, cloud, toSite, match: given }, i) =>
          [`w-${i}`, { ...workload, from: toSite ? cloud : 'ashburn', to: toSite ? 'ashburn' : cloud, ...(given && { match: given }) }]));
      });
    } catch (error) {
      if (HybridNetworkError.is(error)) return;
      throw error;
    }
    const plan = planned(made);
    if (!plan) return;
    plans += 1;
    expect(verifyPlan(plan, made)).toEqual([]);
  }), { numRuns: runs(3_000, 120), ...(process.env.ORACLE !== 'full' && { seed: 2_026 }) });
  expect(plans).toBeGreaterThan(40);
}, 900_000);

const AWS_CLOUDS: Readonly<Record<string, string>> = { 'aws-virginia': 'aws-virginia', 'azure-virginia': 'aws-oregon', 'google-virginia': 'aws-dev' };
const taken = fc.record({
  rateLimit: fc.constantFrom(undefined, '500 Mbps', '5 Gbps', '40 Gbps'),
  fallbacks: fc.subarray(['aws', 'west', 'dev']),
  resilience: fc.constantFrom('basic', 'high', 'maximum'),
  ipsec: fc.constantFrom('800 Mbps', '3 Gbps', '15 Gbps'),
  jumboFrames: fc.constantFrom(undefined, true, false),
});

/** Three links on the circuits of one of them, in two Regions. */
const onOneLink = (rows: readonly Draft[], { rateLimit, fallbacks, resilience, ipsec, jumboFrames }: Draft): HybridNetwork => network('ashburn', (definition) => {
  const { 'aws-virginia': virginia } = definition.clouds;
  definition.clouds = {
    'aws-virginia': virginia,
    'aws-oregon': { ...virginia, region: 'us-west-2', asn: 64520, prefixes: ['10.66.0.0/16'] },
    'aws-dev': { ...virginia, asn: 64521, prefixes: ['10.67.0.0/16'] },
  };
  const { aws } = definition.links;
  aws.resilience = resilience;
  if (jumboFrames !== undefined) aws.primary.jumboFrames = jumboFrames;
  delete aws.fallback;
  const guest = (cloud: string, more: Draft = {}): Draft => ({ site: 'ashburn', cloud, primary: { kind: 'shared', circuitsOf: 'aws', ...more } });
  definition.links = { aws, west: guest('aws-oregon'), dev: guest('aws-dev', rateLimit === undefined ? {} : { rateLimit }) };
  for (const name of fallbacks) definition.links[name].fallback = { kind: 'vpn' };
  for (const router of allRouters(definition)) {
    router.ipsec = ipsec;
    delete router.ports;
  }
  definition.workloads = Object.fromEntries(rows.map(({ workload, cloud, toSite }, i) => {
    const end = AWS_CLOUDS[cloud]!;
    return [`w-${i}`, { ...workload, from: toSite ? end : 'ashburn', to: toSite ? 'ashburn' : end }];
  }));
});

test('every claim holds of the plan of any network in which links take the circuits of another', () => {
  let [plans, limited, together] = [0, 0, 0];
  fc.assert(fc.property(fc.array(carried, { minLength: 1, maxLength: 9 }), taken, (rows, options) => {
    let made: HybridNetwork;
    try {
      made = onOneLink(rows, options);
    } catch (error) {
      if (HybridNetworkError.is(error)) return;
      throw error;
    }
    const plan = planned(made);
    if (!plan) return;
    plans += 1;
    limited += plan.findings.filter(({ code }) => code === 'rate-limit-too-low').length;
    together += plan.findings.filter(({ code }) => code === 'fallbacks-too-small-together').length;
    expect(verifyPlan(plan, made)).toEqual([]);
  }), { numRuns: runs(2_000, 60), ...(process.env.ORACLE !== 'full' && { seed: 2_026 }) });
  expect(plans).toBeGreaterThan(20);
  expect(limited).toBeGreaterThan(2);
  expect(together).toBeGreaterThan(2);
}, 900_000);

const AZURE_CLOUDS: Readonly<Record<string, string>> = { 'aws-virginia': 'azure-virginia', 'azure-virginia': 'azure-far', 'google-virginia': 'azure-dev' };
const takenOnAzure = fc.record({
  region: fc.constantFrom('eastus', 'centralus', 'westeurope'),
  fallbacks: fc.subarray(['azure', 'far', 'dev']),
  resilience: fc.constantFrom('basic', 'high', 'maximum'),
  connections: fc.constantFrom('provider', 'provider', 'direct', 'either'),
  hub: fc.boolean(),
  ipsec: fc.constantFrom('800 Mbps', '15 Gbps'),
});

/** Three links on the circuits of one of them, to networks and a hub of Azure. */
const onOneCircuit = (rows: readonly Draft[], { region, fallbacks, resilience, connections, hub, ipsec }: Draft): HybridNetwork => network('ashburn', (definition) => {
  const { 'azure-virginia': virginia } = definition.clouds;
  definition.clouds = {
    'azure-virginia': virginia,
    'azure-far': { ...virginia, region, prefixes: ['10.98.0.0/16'], ...(hub && { hub: 'virtual-wan', hubPrefix: '10.99.0.0/23' }) },
    'azure-dev': { ...virginia, prefixes: ['10.100.0.0/16'] },
  };
  const { azure } = definition.links;
  Object.assign(azure, { resilience });
  Object.assign(azure.primary, { connections });
  if (connections === 'direct') for (const path of azure.primary.paths) delete path.serviceProvider;
  delete azure.fallback;
  const guest = (cloud: string): Draft => ({ site: 'ashburn', cloud, primary: { kind: 'shared', circuitsOf: 'azure' } });
  definition.links = { azure, far: guest('azure-far'), dev: guest('azure-dev') };
  for (const name of fallbacks) definition.links[name].fallback = { kind: 'vpn' };
  for (const router of allRouters(definition)) {
    router.ipsec = ipsec;
    delete router.ports;
  }
  definition.workloads = Object.fromEntries(rows.map(({ workload, cloud, toSite }, i) => {
    const end = AZURE_CLOUDS[cloud]!;
    return [`w-${i}`, { ...workload, from: toSite ? end : 'ashburn', to: toSite ? 'ashburn' : end }];
  }));
});

test('every claim holds of the plan of any network in which links take circuits of ExpressRoute of another', () => {
  const tiers = new Set<string>();
  let plans = 0;
  fc.assert(fc.property(fc.array(carried, { minLength: 1, maxLength: 9 }), takenOnAzure, (rows, options) => {
    let made: HybridNetwork;
    try {
      made = onOneCircuit(rows, options);
    } catch (error) {
      if (HybridNetworkError.is(error)) return;
      throw error;
    }
    const plan = planned(made);
    if (!plan) return;
    plans += 1;
    const { primary } = plan.links.find(({ name }) => name === 'azure')!;
    tiers.add(primary.kind === 'vpn' ? 'none' : primary.expressRoute!.tier);
    expect(verifyPlan(plan, made)).toEqual([]);
  }), { numRuns: runs(2_000, 60), ...(process.env.ORACLE !== 'full' && { seed: 2_026 }) });
  expect(plans).toBeGreaterThan(20);
  expect(tiers.size).toBeGreaterThan(1);
}, 900_000);

const GOOGLE_CLOUDS: Readonly<Record<string, string>> = { 'aws-virginia': 'google-virginia', 'azure-virginia': 'google-far', 'google-virginia': 'google-dev' };
const takenOnGoogle = fc.record({
  rateLimit: fc.constantFrom(undefined, '60 Mbps', '700 Mbps', '3 Gbps', '10 Gbps', '40 Gbps'),
  fallbacks: fc.subarray(['google', 'far', 'dev']),
  resilience: fc.constantFrom('basic', 'high'),
  fastestPort: fc.constantFrom(undefined, '10 Gbps', '400 Gbps'),
  vlans: fc.constantFrom('1000-1004', '1000-1199'),
  ipsec: fc.constantFrom('800 Mbps', '15 Gbps'),
});

/** Three links on the connections of one of them, to networks of two regions. */
const onOneConnection = (rows: readonly Draft[], { rateLimit, fallbacks, resilience, fastestPort, vlans, ipsec }: Draft): HybridNetwork => network('ashburn', (definition) => {
  const { 'google-virginia': virginia } = definition.clouds;
  definition.clouds = {
    'google-virginia': virginia,
    'google-far': { ...virginia, region: 'us-central1', asn: 64_610, prefixes: ['10.140.0.0/16'] },
    'google-dev': { ...virginia, project: 'ashburn-dev', asn: 64_620, prefixes: ['10.150.0.0/16'] },
  };
  const { google } = definition.links;
  Object.assign(google, { resilience });
  if (fastestPort !== undefined) google.primary.fastestPort = fastestPort;
  delete google.fallback;
  const guest = (cloud: string, more: Draft = {}): Draft => ({ site: 'ashburn', cloud, primary: { kind: 'shared', circuitsOf: 'google', ...more } });
  definition.links = { google, far: guest('google-far'), dev: guest('google-dev', rateLimit === undefined ? {} : { rateLimit }) };
  for (const name of fallbacks) definition.links[name].fallback = { kind: 'vpn' };
  for (const router of allRouters(definition)) {
    Object.assign(router, { ipsec, vlans });
    delete router.ports;
  }
  definition.workloads = Object.fromEntries(rows.map(({ workload, cloud, toSite }, i) => {
    const end = GOOGLE_CLOUDS[cloud]!;
    return [`w-${i}`, { ...workload, from: toSite ? end : 'ashburn', to: toSite ? 'ashburn' : end }];
  }));
});

test('every claim holds of the plan of any network in which links take connections of Google Cloud of another', () => {
  let [plans, limited] = [0, 0];
  fc.assert(fc.property(fc.array(carried, { minLength: 1, maxLength: 9 }), takenOnGoogle, (rows, options) => {
    let made: HybridNetwork;
    try {
      made = onOneConnection(rows, options);
    } catch (error) {
      if (HybridNetworkError.is(error)) return;
      throw error;
    }
    const plan = planned(made);
    if (!plan) return;
    plans += 1;
    limited += plan.findings.filter(({ code }) => code === 'rate-limit-too-low').length;
    expect(verifyPlan(plan, made)).toEqual([]);
  }), { numRuns: runs(2_000, 40), ...(process.env.ORACLE !== 'full' && { seed: 2_026 }) });
  expect(plans).toBeGreaterThan(15);
  expect(limited).toBeGreaterThan(2);
}, 900_000);
