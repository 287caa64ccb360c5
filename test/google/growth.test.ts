import { replaced } from './force-replacement';
import { ASHBURN, construct, definition, type Loose, networkOf, NEW_YORK, written } from './topologies';
import type { GoogleHybridNetworkProps } from '../../lib/google';
import { EMPTY_LOCK, planNetwork, verifyPlan } from '../../lib/planner';
import type { NetworkLock } from '../../lib/planner/network-plan';

/** What a step does to the definition or to what the construct is given, and what of the stack goes with it. */
interface Step {
  readonly title: string;
  readonly change?: (made: Loose) => void;
  readonly props?: Partial<GoogleHybridNetworkProps>;
  readonly goes?: RegExp;
}

const primary = (made: Loose) => made.links.google.primary;
const telemetry = (from: string, rate: string) => ({ kind: 'telemetry', from, to: 'google', rate });

/** A network from its first order on. */
const STEPS: readonly Step[] = [
  { title: 'the first path is cabled', change: (made) => { primary(made).paths = [{ ...ASHBURN[0], phase: 'live' }, { ...ASHBURN[1], phase: 'order' }]; } },
  { title: 'the second path is cabled', change: (made) => { primary(made).paths = ASHBURN.map((path) => ({ ...path, phase: 'live' })); } },
  { title: 'traffic grows beyond a circuit', change: (made) => { made.workloads.datasets.volume = '40 TB'; } },
  { title: 'another workload', change: (made) => { made.workloads.sensors = telemetry('ashburn', '2 Gbps'); } },
  { title: 'the fallback has to carry more', change: (made) => { made.workloads.sensors.survive = { dedicated: 'full' }; } },
  {
    title: 'a second site with a VPN',
    change: (made) => {
      made.sites.annex = { asn: 65_020, prefixes: ['10.20.0.0/16'], routers: { 'annex-1': { publicIp: '192.0.2.20' } } };
      made.links.annex = { site: 'annex', cloud: 'google', primary: { kind: 'vpn' } };
      made.workloads.copies = telemetry('annex', '100 Mbps');
    },
  },
  { title: 'a second router there', change: (made) => { made.sites.annex.routers['annex-2'] = { publicIp: '192.0.2.21' }; } },
  { title: 'more prefixes of the cloud', change: (made) => { made.clouds.google.prefixes.push('10.129.0.0/16'); } },
  { title: 'more prefixes of a site', change: (made) => { made.sites.ashburn.prefixes.push('10.11.0.0/16'); } },
  { title: 'a further range is announced', props: { alsoAnnounce: ['199.36.153.8/30'] } },
  {
    title: 'paths to another region are ordered',
    change: (made) => {
      made.clouds.google.otherRegions = ['us-east1'];
      primary(made).paths.push(...NEW_YORK.map((path) => ({ ...path, phase: 'order' })));
    },
  },
  { title: 'they are cabled', change: (made) => { for (const path of primary(made).paths) path.phase = 'live'; } },
  { title: 'maximum resilience', change: (made) => { made.links.google.resilience = 'maximum'; } },
  { title: 'keys are rotated: new tunnels beside the old', change: (made) => { made.links.google.fallback.keyGenerations = [1, 2]; } },
  { title: 'keys are rotated: the old tunnels go', change: (made) => { made.links.google.fallback.keyGenerations = [2]; }, goes: /google-vpn-edge-\d-\d(?!-k2|\d)/ },
  { title: 'an address for maintenance', props: { nocContactEmail: 'noc@ashburn.example' } },
  { title: 'labels', props: { labels: { team: 'network' } } },
  { title: 'ranges that count as learned', props: { customLearnedRanges: { google: ['172.20.0.0/16'] } } },
  {
    title: 'a third site with circuits of its own',
    change: (made) => {
      made.sites.reston = { asn: 65_030, prefixes: ['10.30.0.0/16'], routers: { 'reston-1': { publicIp: '192.0.2.30' }, 'reston-2': { publicIp: '192.0.2.31' } } };
      made.links.reston = {
        site: 'reston',
        cloud: 'google',
        fallback: { kind: 'vpn' },
        primary: { kind: 'dedicated-interconnect', phase: 'order', paths: [{ router: 'reston-1', location: 'iad-zone1-5467' }, { router: 'reston-2', location: 'iad-zone2-1' }] },
      };
      made.workloads.archive = telemetry('reston', '4 Gbps');
    },
  },
  { title: 'traffic doubles', change: (made) => { made.workloads.datasets.volume = '80 TB'; made.workloads.archive.rate = '12 Gbps'; } },
  { title: 'prices change', change: (made) => { made.catalog = { monthlyPrices: { 'google/dedicated-interconnect/100G': 9_000 } }; } },
];

test('grows in twenty steps, and nothing that is live is destroyed or made anew', () => {
  const made: Loose = structuredClone(definition({ phase: 'order' }));
  let props: Partial<GoogleHybridNetworkProps> = {};
  let lock: NetworkLock = EMPTY_LOCK;
  const build = () => {
    const network = networkOf(structuredClone(made));
    const plan = planNetwork(network, { lock });
    expect(verifyPlan(plan, network)).toEqual([]);
    lock = plan.lock;
    return written(construct(plan, props));
  };
  let before = build();
  expect(STEPS.length).toBeGreaterThanOrEqual(20);
  for (const { title, change, props: more, goes } of STEPS) {
    change?.(made);
    props = { ...props, ...more };
    const after = build();
    const gone = replaced(before.resource, after.resource);
    expect({ title, gone: gone.filter((row) => !goes?.test(row)) }).toEqual({ title, gone: [] });
    if (goes) expect(gone.length).toBeGreaterThan(0);
    if (!goes) expect(after.variable).toMatchObject(before.variable);
    before = after;
  }
  expect(Object.keys(before.resource.google_compute_interconnect).length).toBeGreaterThan(6);
});

test('new tunnels carry traffic before the old ones go, on gateways, addresses and keys of their own', () => {
  const stackOf = (keyGenerations: readonly number[]) => {
    const network = networkOf(definition({}, (made) => { made.links.google.fallback.keyGenerations = keyGenerations; }));
    const plan = planNetwork(network, { lock: EMPTY_LOCK });
    expect(verifyPlan(plan, network)).toEqual([]);
    return written(construct(plan));
  };
  const [first, both, second] = [stackOf([1]), stackOf([1, 2]), stackOf([2])];
  expect(replaced(first.resource, both.resource)).toEqual([]);
  expect(replaced(second.resource, both.resource)).toEqual([]);
  const tunnels = (stack: Loose) => Object.keys(stack.resource.google_compute_vpn_tunnel);
  expect(tunnels(both).sort()).toEqual([...tunnels(first), ...tunnels(second)].sort());
  expect(Object.keys(both.variable).filter((name) => name.includes('vpn'))).toHaveLength(tunnels(both).length);
});

describe('the table of what is made anew', () => {
  const stack = () => written(construct(planNetwork(networkOf(definition({})), { lock: EMPTY_LOCK })));
  const first = (rows: Loose) => Object.values<Loose>(rows)[0];

  test('finds a key that was changed in place, which would take the tunnel down', () => {
    const after = stack();
    first(after.resource.google_compute_vpn_tunnel).shared_secret = '${var.other}';
    expect(replaced(stack().resource, after.resource)).toEqual([expect.stringMatching(/^google_compute_vpn_tunnel\.\S+ shared_secret$/)]);
  });

  test('does not count the links of a connection, which Terraform is told not to compare', () => {
    const after = stack();
    first(after.resource.google_compute_interconnect).requested_link_count = 4;
    expect(replaced(stack().resource, after.resource)).toEqual([]);
    first(after.resource.google_compute_interconnect).link_type = 'LINK_TYPE_ETHERNET_100G_LR';
    expect(replaced(stack().resource, after.resource)).toHaveLength(1);
  });

  test('finds another ASN of a Cloud Router, which the API refuses', () => {
    const after = stack();
    first(after.resource.google_compute_router).bgp.asn = 64_700;
    expect(replaced(stack().resource, after.resource)).toEqual([expect.stringContaining('bgp.asn')]);
  });

  test('finds what is gone', () => {
    const after = stack();
    delete after.resource.google_compute_network;
    expect(replaced(stack().resource, after.resource)).toEqual([expect.stringContaining('is destroyed')]);
  });
});
