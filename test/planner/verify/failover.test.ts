import * as path from 'node:path';
import { loadHybridNetwork } from '../../../lib/definition';
import type { HybridNetwork } from '../../../lib/definition/hybrid-network';
import { EMPTY_LOCK, planNetwork, verifyPlan } from '../../../lib/planner';
import { type Draft, network } from '../../networks';

const example = (name: string): HybridNetwork => loadHybridNetwork(path.join(__dirname, '../../../examples', name, 'network.yaml'));

/** Google's partner at layer 3, whose routers decide. */
function layerThree(): HybridNetwork {
  const made = example('google-partner');
  const links = made.links.map((link) => (link.primary.kind === 'vpn' ? link : { ...link, primary: { ...link.primary, layer: 3 as const } }));
  return { ...made, links } as HybridNetwork;
}

const singlePath = (definition: Draft): void => {
  const { azure } = definition.links;
  azure.primary.paths.pop();
  azure.resilience = 'basic';
  definition.links = { azure };
  definition.workloads = { 'checkpoints-to-azure': definition.workloads['checkpoints-to-azure'] };
};

const NETWORKS: readonly (readonly [string, HybridNetwork])[] = [
  ...['azure-basic', 'azure-metro', 'azure-shared', 'aws-hosted', 'aws-high', 'aws-two-regions', 'google-high', 'google-partner', 'google-encrypted', 'google-cross-cloud', 'small-lab']
    .map((name) => [name, example(name)] as const),
  ['a partner at layer 3', layerThree()],
  ['one path', network('ashburn', singlePath)],
];

const claimsOf = (plan: Draft, made: HybridNetwork): readonly string[] => [...new Set(verifyPlan(plan, made).map(({ claim }) => claim))];

const OTHER: Readonly<Record<string, string>> = { nothing: 'vpn', vpn: 'circuits', circuits: 'vpn', tunnels: 'nothing' };

/** Every way in which a window may say something else, and what finds it. */
const EDITS: readonly (readonly [what: string, edit: (window: Draft) => void, claim: string])[] = [
  ['where traffic goes', (window) => { window.takesOver = OTHER[window.takesOver]; }, 'failover'],
  ['by what it is seen', (window) => { window.detection = window.detection === 'carrier' ? 'bfd' : 'carrier'; }, 'failover'],
  ['an earlier time', (window) => { window.fromMs = window.fromMs > 0 ? window.fromMs - 1 : 1; }, 'failover'],
  ['another latest time', (window) => { window.toMs = (window.toMs ?? 0) + 1; }, 'failover'],
  ['what the cloud needs', (window) => { window.cloudMs = (window.cloudMs ?? 0) + 1; }, 'failover'],
  ['why', (window) => { window.because = 'so it is'; }, 'failover-reason'],
];

describe.each(NETWORKS)('of %s', (_, made) => {
  const text = JSON.stringify(planNetwork(made, { lock: EMPTY_LOCK, outages: false }));
  const copy = (): Draft => JSON.parse(text);

  test('the windows hold', () => {
    expect(claimsOf(copy(), made)).toEqual([]);
  });

  test.each(EDITS)('whatever window says another %s, it is found', (__, edit, claim) => {
    copy().links.forEach(({ failover }: Draft, l: number) => failover.forEach((row: Draft, w: number) => {
      const plan = copy();
      edit(plan.links[l].failover[w]);
      expect([row.failure, claimsOf(plan, made)]).toEqual([row.failure, expect.arrayContaining([claim])]);
    }));
  });

  test('whatever window is left out or said twice, it is found', () => {
    copy().links.forEach(({ failover }: Draft, l: number) => failover.forEach((row: Draft, w: number) => {
      for (const more of [[], [row, row]]) {
        const plan = copy();
        plan.links[l].failover.splice(w, 1, ...more);
        expect(claimsOf(plan, made)).toContain('failover-kinds');
      }
    }));
  });

  test('whatever scenario says another time, or none, it is found', () => {
    copy().links.forEach(({ scenarios }: Draft, l: number) => scenarios.forEach(({ backWithinMs }: Draft, s: number) => {
      for (const wrong of [backWithinMs === undefined ? 0 : undefined, (backWithinMs ?? 0) + 1]) {
        const plan = copy();
        plan.links[l].scenarios[s].backWithinMs = wrong;
        expect(claimsOf(plan, made)).toContain('scenario-back');
      }
    }));
  });
});
