import fc from 'fast-check';
import { HybridNetworkError } from '../../../lib/errors';
import { EMPTY_LOCK, type NetworkLock, planNetwork } from '../../../lib/planner';
import { verifyPlan } from '../../../lib/planner/verify';
import { ASHBURN, definition, inTwoRegions, type Loose, networkOf, NEW_YORK, PARTNERS, withAnnex, withGatewayAddresses } from '../../google/topologies';
import { runs } from '../../oracle/runs';

const phases = fc.array(fc.constantFrom('order', 'live'), { minLength: 4, maxLength: 4 });

/** What the link to Google is made of. */
const shape = fc.record({
  kind: fc.constantFrom('high', 'maximum', 'single-region', 'partner', 'encrypted', 'encrypted-maximum', 'basic-two-regions'),
  oneBuilding: fc.boolean(),
  phases,
  macsec: fc.boolean(),
  fallback: fc.constantFrom<readonly number[] | undefined>(undefined, [1], [1, 2], [3]),
  annex: fc.boolean(),
  ports: fc.constantFrom<Loose>(undefined, { '10G': 8 }, { '10G': 3, '100G': 4 }),
});

const work = fc.record({
  gigabytes: fc.integer({ min: 100, max: 90_000 }),
  flows: fc.constantFrom(16, 64, 400, 5_000),
  location: fc.constantFrom<Loose>('full', 'full', 'slower', { rateFactor: 0.4 }, { deadlineFactor: 2 }),
  dedicated: fc.constantFrom<Loose>('suspend', 'slower', { rateFactor: 0.05 }),
  growth: fc.constantFrom('0%/year', '30%/year'),
});

type Shape = typeof shape extends fc.Arbitrary<infer T> ? T : never;
type Work = typeof work extends fc.Arbitrary<infer T> ? T : never;

const PRIMARIES: Readonly<Record<Shape['kind'], Loose>> = {
  'high': { paths: ASHBURN },
  'maximum': { paths: [...ASHBURN, ...NEW_YORK] },
  'single-region': { paths: ASHBURN, singleRegion: true },
  'partner': { kind: 'partner-interconnect', paths: PARTNERS },
  'encrypted': { paths: ASHBURN, encryption: 'ipsec' },
  'encrypted-maximum': { paths: [...ASHBURN, ...NEW_YORK], encryption: 'ipsec' },
  'basic-two-regions': { paths: [ASHBURN[0], NEW_YORK[1]] },
};

function made({ kind, oneBuilding, phases: of, macsec, fallback, annex, ports }: Shape, { gigabytes, flows, location, dedicated, growth }: Work) {
  const primary = structuredClone(PRIMARIES[kind]);
  primary.paths.forEach((path: Loose, i: number) => { path.phase = of[i]; });
  if (oneBuilding && primary.paths[1].location === 'iad-zone2-5467') primary.paths[1].location = 'iad-zone2-1';
  if (macsec && kind !== 'partner' && !kind.startsWith('encrypted')) primary.macsec = { keys: 'k' };
  return networkOf(definition(primary, (network) => {
    if (kind.includes('maximum')) inTwoRegions(network);
    if (kind === 'basic-two-regions') Object.assign(network.clouds.google, { otherRegions: ['us-east1'] });
    if (kind.startsWith('encrypted')) withGatewayAddresses(network);
    if (kind === 'single-region') network.links.google.resilience = 'maximum';
    if (kind === 'basic-two-regions') network.links.google.resilience = 'basic';
    if (fallback) network.links.google.fallback.keyGenerations = fallback;
    else delete network.links.google.fallback;
    if (annex) withAnnex(network);
    if (ports) for (const router of ['edge-1', 'edge-2']) network.sites.ashburn.routers[router].ports = ports;
    Object.assign(network.workloads.datasets, { volume: `${gigabytes} GB`, flows, growth, survive: { location, dedicated } });
  }));
}

test('the checker accepts every plan of random links to Google, also one that grows out of another', () => {
  let planned = 0;
  fc.assert(fc.property(shape, work, work, (link, first, second) => {
    let lock: NetworkLock = EMPTY_LOCK;
    for (const asked of [first, second]) {
      const network = made(link, asked);
      try {
        const plan = planNetwork(network, { lock });
        planned += 1;
        lock = plan.lock;
        expect(verifyPlan(plan, network)).toEqual([]);
      } catch (error) {
        if (!HybridNetworkError.is(error)) throw error; // what fits into nothing is no plan
      }
    }
  }), { numRuns: runs(600, 40), seed: 20_261_121 });
  expect(planned).toBeGreaterThan(20);
});
