import fc from 'fast-check';
import { check, PLATFORMS } from './everything';
import { filled, unlocked } from './fixture';
import { DEFINED_KINDS, type DefinedKind } from './kinds';
import { networkOf } from '../../bench/networks';
import type { HybridNetwork } from '../../lib/definition/hybrid-network';
import { renderRouter } from '../../lib/edge';
import { HybridNetworkError } from '../../lib/errors';
import { EMPTY_LOCK, type NetworkPlan, planNetwork } from '../../lib/planner';
import { type Draft, network } from '../networks';
import { runs } from '../oracle/runs';

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

const drawnKind = fc.record({
  kind: fc.constantFrom(...DEFINED_KINDS),
  fallback: fc.boolean(),
  phases: fc.tuple(fc.constantFrom('live', 'order'), fc.constantFrom('live', 'order')),
  resilience: fc.constantFrom(undefined, 'basic', 'high'),
  rate: fc.constantFrom(undefined, '200 Mbps', '3 Gbps', '12 Gbps'),
  asn: fc.constantFrom(undefined, 65_100, 4_200_000_001),
});

function defineKind({ kind, fallback, phases, resilience, rate, asn }: Draft): HybridNetwork {
  const [example, change] = (kind as DefinedKind).network;
  return network(example, (definition) => {
    change!(definition);
    const links = [...Object.values<Draft>(definition.links), ...Object.values<Draft>(definition.cloudLinks ?? {})];
    for (const own of links) {
      if (resilience) own.resilience = resilience;
      (own.primary?.paths ?? own.paths ?? []).forEach((path: Draft, i: number) => { path.phase = phases[i % 2]; });
      if (!fallback) delete own.fallback;
    }
    const [[name, site] = []] = Object.entries<Draft>(definition.sites);
    if (name === undefined) return;
    if (asn) site.asn = asn;
    const [first] = Object.values<Draft>(definition.links).filter((row) => row.site === name);
    if (rate) definition.workloads.drawn = { kind: 'telemetry', from: name, to: first.cloud, rate, flows: 4_096, survive: { dedicated: 'suspend' } };
  });
}

test('so does any definition of the other kinds of links', () => {
  const seen = new Set<string>();
  fc.assert(fc.property(drawnKind, (row) => {
    const plan = planned(() => defineKind(row));
    if (!plan) return;
    seen.add(row.kind.title);
    check(plan);
  }), { numRuns: runs(600, 60), ...(process.env.ORACLE !== 'full' && { seed: 2_026 }) });
  expect(seen.size).toBeGreaterThan(DEFINED_KINDS.length / 2);
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
