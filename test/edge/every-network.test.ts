import fc from 'fast-check';
import { filled, unlocked } from './fixture';
import { networkOf } from '../../bench/networks';
import type { HybridNetwork } from '../../lib/definition/hybrid-network';
import { crossReferences, type FilledRouter, frrTextFaults, handOffSheets, renderRouter, RENDERERS, routersOf, swanctlTextFaults } from '../../lib/edge';
import { hostOf, masked } from '../../lib/edge/addresses';
import { HybridNetworkError } from '../../lib/errors';
import { EMPTY_LOCK, type NetworkPlan, planNetwork } from '../../lib/planner';
import { type Draft, network } from '../networks';
import { runs } from '../oracle/runs';

const PLATFORMS = RENDERERS.map(({ platform }) => platform);

/** What no text may hold: the marks of a value that was not there. */
const HOLES = /undefined|\[object|NaN|null|<[a-z]/;

/** Everything that has to hold of what is made of a plan, on every platform. */
function check(plan: NetworkPlan): void {
  for (const router of routersOf(plan)) expect(crossReferences(router)).toEqual([]);
  const { routers, secrets } = filled(plan);
  for (const router of routers) {
    for (const platform of PLATFORMS) {
      const files = renderRouter({ ...router, platform }, secrets);
      for (const { text } of files) expect(text).not.toMatch(HOLES);
      expectValues(router, files.map(({ text }) => text).join(''));
    }
    const text = new Map(renderRouter({ ...router, platform: 'frr' }, secrets).map((file) => [file.name, file.text]));
    expect(frrTextFaults(text.get('frr.conf')!)).toEqual([]);
    if (router.tunnels.length > 0) expect(swanctlTextFaults(text.get('swanctl.conf')!, text.get('frr.conf')!, text.get('nftables.conf')!)).toEqual([]);
    expectRoundTrip(router, text.get('frr.conf')!);
  }
  for (const { markdown } of handOffSheets(plan)) expect(markdown).not.toMatch(HOLES);
  for (const { fromMs = 0, toMs = 0 } of plan.links.flatMap(({ failover }) => failover)) expect(fromMs).toBeLessThanOrEqual(toMs);
}

/** Every address and ASN of the model is in what is rendered, whatever the platform. */
function expectValues({ asn, vlans, sessions, tunnels, lan }: FilledRouter, text: string): void {
  const shows = (address: string) => text.includes(address) || text.includes(masked(address)) || text.includes(`${hostOf(address)} 255.255.255.255`);
  const addresses = [lan.address, ...vlans.map((vlan) => vlan.address), ...tunnels.flatMap((tunnel) => tunnel.address ?? [])];
  expect(addresses.filter((address) => !shows(address))).toEqual([]);
  for (const { neighbour, remoteAsn } of sessions) {
    expect(text).toContain(neighbour);
    expect(text).toContain(String(remoteAsn));
  }
  for (const { remote, local } of tunnels) expect([text.includes(remote), text.includes(local)]).toEqual([true, true]);
  expect(text).toContain(String(asn));
}

/** Addresses and ASNs, read back out of frr.conf, are those of the model. */
function expectRoundTrip({ asn, sessions, vlans, tunnels, loopbacks, lan }: FilledRouter, text: string): void {
  const all = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, ...found]) => found.join(' ')).sort();
  expect(all(/^router bgp (\d+)$/gm)).toEqual([String(asn)]);
  expect(all(/^ neighbor (\S+) remote-as (\d+)$/gm)).toEqual(sessions.map(({ neighbour, remoteAsn }) => `${neighbour} ${remoteAsn}`).sort());
  expect(all(/^ ip address (\S+)$/gm)).toEqual([lan.address, ...[...vlans, ...loopbacks].map(({ address }) => address), ...tunnels.flatMap(({ address }) => address ?? [])].sort());
}

/** The plan of a network; nothing where it is no network, or its needs fit into nothing that can be bought. */
function planned(make: () => HybridNetwork): NetworkPlan | undefined {
  try {
    return planNetwork(make(), { lock: EMPTY_LOCK, outages: false });
  } catch (error) {
    if (HybridNetworkError.is(error)) return undefined;
    throw error;
  }
}

test('several sites with three clouds render on every platform', () => {
  check(planNetwork(networkOf({ sites: 3, workloads: 30, clouds: 3 }), { lock: EMPTY_LOCK, outages: false }));
});

const match = fc.record({
  from: fc.constant('10.16.0.0/32'), to: fc.constant('CLOUD'), protocol: fc.constantFrom('tcp', 'udp'), port: fc.integer({ min: 1, max: 65_535 }),
}, { requiredKeys: ['protocol', 'port'] });

/** What the definition says of the sides of the first router. */
const sides = fc.record({
  lan: fc.record({ interface: fc.constantFrom('inside0', 'xe-0/0/9'), address: fc.constantFrom('10.16.0.2/29', '172.31.0.1/31') }, { requiredKeys: ['address'] })
    .map((lan) => ({ ...lan, peers: lan.address.endsWith('/31') ? ['172.31.0.0'] : ['10.16.0.1', '10.16.0.6'] })),
  wan: fc.record({ interface: fc.constantFrom('outside0', 'port77'), localAddress: fc.constant('192.168.7.2'), nextHop: fc.constant('192.168.7.1') }, { requiredKeys: [] }),
  interfaces: fc.subarray(['eth2', 'eth4', 'eth5', 'enp1s0f0', 'ge-0/0/3'], { minLength: 1 })
    .chain((names) => fc.constantFrom('aws-edge-1-eqdc2-1', 'azure-edge-1-washington-dc-1', 'google-edge-1-iad-zone1-1-1').map((bundle) => ({ [bundle]: names }))),
}, { requiredKeys: [] });

const link = fc.record({
  fallback: fc.boolean(),
  phases: fc.tuple(fc.constantFrom('live', 'order'), fc.constantFrom('live', 'order')),
  resilience: fc.constantFrom('basic', 'high', 'maximum'),
  match: fc.option(fc.array(match, { minLength: 1, maxLength: 3 }), { nil: undefined }),
  rate: fc.constantFrom(undefined, '200 Mbps', '3 Gbps', '22 Gbps', '60 Gbps'),
});

const drawn = fc.record({
  aws: link,
  azure: link,
  google: link,
  kept: fc.subarray(['aws', 'azure', 'google'], { minLength: 1 }),
  asn: fc.constantFrom(65010, 4_200_000_001),
  gateway: fc.constantFrom('transit', 'transit', 'virtual-private'),
  jumboFrames: fc.boolean(),
  macsec: fc.boolean(),
  prefixes: fc.constantFrom(['10.16.0.0/13'], ['10.16.0.0/13', '172.20.0.0/17'], ['10.16.0.0/32', '10.17.0.0/16', '172.20.0.0/17']),
  sides,
  building: fc.constantFrom('Equinix DC6', 'It\'s "here"; {not} there! #1\\', 'Zürich'),
});

function define(row: Draft): HybridNetwork {
  return network('ashburn', (definition) => {
    definition.sites.ashburn.asn = row.asn;
    definition.sites.ashburn.prefixes = row.prefixes;
    definition.sites.ashburn.routers['edge-1'].building = row.building;
    for (const router of Object.values<Draft>(definition.sites.ashburn.routers)) {
      delete router.ports;
      delete router.lan;
    }
    Object.assign(definition.sites.ashburn.routers['edge-1'], row.sides);
    definition.clouds['aws-virginia'].gateway = row.gateway;
    if (row.gateway === 'virtual-private') definition.clouds['aws-virginia'].prefixes = ['10.64.0.0/16'];
    definition.links.aws.primary.jumboFrames = row.jumboFrames;
    if (!row.macsec) delete definition.links.aws.primary.macsec;
    definition.workloads = {};
    for (const name of ['aws', 'azure', 'google']) {
      const own = definition.links[name];
      const { fallback, phases, resilience, rate, match: given } = row[name];
      if (!row.kept.includes(name)) {
        delete definition.links[name];
        delete definition.clouds[own.cloud];
        continue;
      }
      own.resilience = resilience;
      own.primary.paths.forEach((path: Draft, i: number) => { path.phase = phases[i]; });
      if (!fallback) delete own.fallback;
      const matches = given?.map((each: Draft) => ({ ...each, ...(each.to && { to: definition.clouds[own.cloud].prefixes[0] }) }));
      if (rate) definition.workloads[`load-${name}`] = { kind: 'telemetry', from: 'ashburn', to: own.cloud, rate, flows: 64, ...(matches && { match: matches }) };
    }
  });
}

test('any valid definition renders on every platform, without a hole, and reads back the same', () => {
  let plans = 0;
  fc.assert(fc.property(drawn, (row) => {
    const plan = planned(() => define(row));
    if (!plan) return;
    plans += 1;
    check(plan);
  }), { numRuns: runs(600, 60), ...(process.env.ORACLE !== 'full' && { seed: 2_026 }) });
  expect(plans).toBeGreaterThan(30);
}, 600_000);

test('the site\'s own names reach every platform', () => {
  const { routers, secrets } = filled(unlocked(({ sites }) => {
    const router = sites.ashburn.routers['edge-1'];
    router.lan.interface = 'inside7';
    router.wan = { interface: 'outside8', localAddress: '192.168.7.2', nextHop: '192.168.7.1' };
  }));
  for (const platform of PLATFORMS) {
    const text = renderRouter({ ...routers[0]!, platform }, secrets).map((file) => file.text).join('');
    for (const name of ['inside7', 'outside8', '192.168.7.1', '192.168.7.2']) {
      if (platform === 'ios-xe' && name === 'outside8') continue; // tunnels name the address, not the interface
      expect([platform, name, text.includes(name)]).toEqual([platform, name, true]);
    }
  }
});
