import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { parseHybridNetwork } from '../../lib/definition';
import { EMPTY_LOCK, type NetworkPlan, planNetwork } from '../../lib/planner';
import { cloudSlice } from '../../lib/planner/cloud-slice';
import { draft, type Draft, linkOf, network } from '../networks';

const ashburn = planNetwork(network('ashburn'), { lock: EMPTY_LOCK });

/** The same value with the keys of every mapping in another order. */
function shuffled(value: Draft, order: number): Draft {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, order));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, shuffled(item, order)] as const);
  const turn = order % Math.max(1, entries.length);
  return Object.fromEntries([...entries.slice(turn), ...entries.slice(0, turn)].reverse());
}

const addresses = (plan: NetworkPlan) => ({ ...plan.lock.subnets, ...Object.assign({}, ...Object.values(plan.lock.vlans)) });

const withoutAlternatives = (plan: NetworkPlan) => ({ ...plan, links: plan.links.map(({ alternatives, ...link }) => link) });

/** Another site with a link of its own. */
function withReston(definition: Draft): void {
  definition.sites.reston = {
    asn: 65020,
    prefixes: ['10.32.0.0/16'],
    linkPrefixes: ['172.21.0.0/24'],
    routers: { 'core-1': { publicIp: '203.0.113.200', building: 'Elsewhere' } },
  };
  definition.links['reston-aws'] = {
    site: 'reston',
    cloud: 'aws-virginia',
    resilience: 'basic',
    primary: { kind: 'direct-connect', paths: [{ router: 'core-1', location: 'CSVA1' }] },
    fallback: { kind: 'vpn' },
  };
  definition.workloads['reston-logs'] = { kind: 'telemetry', from: 'reston', to: 'aws-virginia', rate: '900 Mbps' };
}

describe('a plan', () => {
  test('is plain JSON data', () => {
    expect(JSON.parse(JSON.stringify(ashburn))).toEqual(ashburn);
  });

  test('is the same whatever the order of the keys', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 50 }), (order) => {
      const turned = parseHybridNetwork(stringify(shuffled(draft('ashburn'), order)));
      expect(JSON.stringify(planNetwork(turned))).toBe(JSON.stringify(planNetwork(network('ashburn'))));
    }), { numRuns: 10 });
  });

  test('needs no lock for the examples, and then gives every name the value that its hash points to', () => {
    const free = planNetwork(network('ashburn'));
    expect(addresses(planNetwork(network('ashburn'), { lock: free.lock }))).toEqual(addresses(free));
  });

  test('with its own lock is the same plan, with other alternatives: what is in use is not given back', () => {
    expect(withoutAlternatives(planNetwork(network('ashburn'), { lock: ashburn.lock }))).toEqual(withoutAlternatives(ashburn));
  });

  test('keeps every address, VLAN and circuit when a site, a link and a workload are added', () => {
    const grown = planNetwork(network('ashburn', withReston), { lock: ashburn.lock });
    expect(addresses(grown)).toEqual(expect.objectContaining(addresses(ashburn)));
    expect(grown.lock.bundles).toEqual(expect.objectContaining(ashburn.lock.bundles));
    for (const link of ashburn.links) expect(linkOf(grown, link.name)).toEqual({ ...link, alternatives: expect.anything() });
  });

  test('never gives up a circuit in use when a workload is removed', () => {
    const smaller = planNetwork(network('ashburn', (definition) => { delete definition.workloads['crawl-to-s3']; }), { lock: ashburn.lock });
    expect(smaller.lock.bundles).toEqual(ashburn.lock.bundles);
  });

  test('only adds to circuits in use when demand grows', () => {
    const grown = planNetwork(network('ashburn', (definition) => {
      definition.workloads['crawl-to-s3'].volume = '230 TiB';
      definition.workloads['laion-to-gcs'].volume = '40 TB';
      for (const router of Object.values<Draft>(definition.sites.ashburn.routers)) router.ports['10G'] = 16;
    }), { lock: ashburn.lock });
    for (const [id, { product, members }] of Object.entries(ashburn.lock.bundles)) {
      expect(grown.lock.bundles[id]).toMatchObject({ product });
      expect(grown.lock.bundles[id]!.members).toBeGreaterThanOrEqual(members);
    }
    expect(grown.lock.bundles['aws-edge-1-eqdc2-1']!.members).toBeGreaterThan(2);
    expect(grown.lock.bundles['google-edge-1-iad-zone1-1-1']!.members).toBe(1); // cannot grow in place
    expect(Object.keys(grown.lock.bundles).filter((id) => id.startsWith('google')).length).toBeGreaterThan(2);
    expect(addresses(grown)).toEqual(expect.objectContaining(addresses(ashburn)));
  });

  test('buys no more members for growth than count', () => {
    const grow = (volume: string) => (definition: Draft) => {
      definition.workloads['laion-to-gcs'].volume = volume;
      for (const router of Object.values<Draft>(definition.sites.ashburn.routers)) delete router.ports;
    };
    const grown = planNetwork(network('ashburn', grow('100 TB')), { lock: ashburn.lock });
    const fresh = planNetwork(network('ashburn', grow('100 TB')), { lock: EMPTY_LOCK });
    const members = (plan: NetworkPlan) => Object.entries(plan.lock.bundles).reduce((sum, [id, bundle]) => (id.startsWith('google') ? sum + bundle.members : sum), 0);
    expect(members(grown)).toBe(members(fresh));
  });

  test('says that a circuit would be given up, and keeps it in the lock until somebody takes it out', () => {
    const rename = (definition: Draft) => {
      const { 'edge-2': edge, ...others } = definition.sites.ashburn.routers;
      definition.sites.ashburn.routers = { ...others, 'edge-9': edge };
      definition.sites.ashburn.sharedRisks['fiber-south'] = ['edge-9'];
      for (const link of Object.values<Draft>(definition.links)) link.primary.paths[1].router = 'edge-9';
    };
    const renamed = planNetwork(network('ashburn', rename), { lock: ashburn.lock });
    const lost = Object.keys(ashburn.lock.bundles).filter((id) => id.includes('edge-2'));
    expect(renamed.findings.filter(({ code }) => code === 'circuit-given-up').map(({ severity, subject }) => `${severity} ${subject}`))
      .toEqual(lost.sort().map((id) => `error ${id}`));
    for (const id of lost) expect(renamed.lock.bundles[id]).toEqual(ashburn.lock.bundles[id]);
    expect(() => cloudSlice(renamed, 'aws', 'aws-virginia', 'AwsHybridNetwork')).toThrow(/AwsHybridNetwork was given a plan that gives up aws-edge-2-csva1-1/);
    const bundles = Object.fromEntries(Object.entries(ashburn.lock.bundles).filter(([id]) => !lost.includes(id)));
    const meant = planNetwork(network('ashburn', rename), { lock: { ...ashburn.lock, bundles } });
    expect(meant.findings.filter(({ code }) => code === 'circuit-given-up')).toEqual([]);
  });

  test('never makes a gateway or a VPN smaller', () => {
    const smaller = planNetwork(network('ashburn', (definition) => {
      definition.workloads = { telemetry: { ...definition.workloads.telemetry, rate: '10 Mbps' } };
    }), { lock: ashburn.lock });
    expect(smaller.clouds).toEqual(ashburn.clouds.map((cloud) => (cloud.provider === 'azure'
      ? { ...cloud, expressRouteGateway: { ...cloud.expressRouteGateway, requiredMbps: 0 } }
      : cloud)));
    for (const link of ashburn.links) {
      expect(linkOf(smaller, link.name).fallback!.connections.map(({ id }) => id)).toEqual(link.fallback!.connections.map(({ id }) => id));
    }
  });

  test('changes no tunnel when a site gets another router', () => {
    const before = planNetwork(network('small-lab'), { lock: EMPTY_LOCK });
    const after = planNetwork(network('small-lab', (definition) => {
      definition.sites.garage.routers['a-router'] = { publicIp: '203.0.113.78' };
    }), { lock: before.lock });
    const tunnels = (plan: NetworkPlan) => {
      const { primary } = linkOf(plan, 'google');
      return primary.kind === 'vpn' ? primary.connections.filter(({ router }) => router === 'router-1') : [];
    };
    const places = (plan: NetworkPlan) => tunnels(plan).map(({ id, tunnels: rows }) => ({ id, rows: rows.map(({ capacityMbps, ...row }) => row) }));
    expect(places(after)).toEqual(places(before));
  });

  test('upgrades an ExpressRoute circuit in place, and never back', () => {
    const fast = Object.fromEntries(Object.entries(ashburn.lock.bundles).map(([id, bundle]) =>
      [id, id.startsWith('azure') ? { ...bundle, product: 'azure/express-route/5G' } : bundle]));
    const grown = planNetwork(network('ashburn', (definition) => { definition.workloads['fineweb-to-azure'].volume = '46 TB'; }), { lock: { ...ashburn.lock, bundles: fast } });
    expect(new Set(Object.entries(grown.lock.bundles).filter(([id]) => id.startsWith('azure')).map(([, { product }]) => product)))
      .toEqual(new Set(['azure/express-route/10G']));
  });

  test('gives every address and VLAN once', () => {
    const grown = planNetwork(network('ashburn', withReston), { lock: EMPTY_LOCK });
    const subnets = Object.values(grown.lock.subnets);
    expect(new Set(subnets).size).toBe(subnets.length);
    for (const vlans of Object.values(grown.lock.vlans)) expect(new Set(Object.values(vlans)).size).toBe(Object.keys(vlans).length);
  });

  test('stays out of what AWS and Google keep for themselves inside tunnels, and puts Azure where it has to be', () => {
    for (const { fallback, cloud } of ashburn.links) {
      for (const { insidePrefix } of fallback!.connections.flatMap(({ tunnels }) => tunnels)) {
        const third = Number(insidePrefix.split('.')[2]);
        expect(insidePrefix.startsWith('169.254.')).toBe(true);
        expect(cloud === 'azure-virginia' ? [21, 22].includes(third) : third >= 32 && third < 96).toBe(true);
      }
    }
  });

  test('refuses names that would make one identifier', () => {
    expect(() => planNetwork(network('ashburn', (definition) => {
      withReston(definition);
      definition.links['aws-a'] = { ...definition.links['reston-aws'], primary: { kind: 'direct-connect', paths: [{ router: 'b', location: 'CSVA1' }] } };
      definition.sites.reston.routers = { b: { publicIp: '203.0.113.200' } };
      definition.sites.third = { ...definition.sites.reston, asn: 65030, prefixes: ['10.40.0.0/16'], linkPrefixes: ['172.22.0.0/24'], routers: { 'a-b': { publicIp: '203.0.113.201' } } };
      delete definition.links['reston-aws'];
      definition.clouds.other = { ...definition.clouds['aws-virginia'], prefixes: ['10.66.0.0/16'] };
      definition.links.aws = { ...definition.links['aws-a'], site: 'third', cloud: 'other', primary: { kind: 'direct-connect', paths: [{ router: 'a-b', location: 'CSVA1' }] } };
      definition.workloads = {};
    }), { lock: EMPTY_LOCK })).toThrow(/two things of the plan would both be called "aws-a-b-csva1-1-1"/);
  });
});

test('the lock is part of what a plan is made from: it does not depend on where the definition came from', () => {
  const fromYaml = planNetwork(parseHybridNetwork(stringify(parse(stringify(draft('small-lab'))))));
  expect(fromYaml).toEqual(planNetwork(network('small-lab')));
});
