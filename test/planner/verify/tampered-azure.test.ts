import * as path from 'node:path';
import { loadHybridNetwork } from '../../../lib/definition';
import { planNetwork, readLock } from '../../../lib/planner';
import { verifyPlan } from '../../../lib/planner/verify';
import type { Draft } from '../../networks';

/** An example, planned, and what checks it. */
const example = (name: string) => {
  const folder = path.join(__dirname, '..', '..', '..', 'examples', name);
  const network = loadHybridNetwork(path.join(folder, 'network.yaml'));
  return { network, plan: planNetwork(network, { lock: readLock(path.join(folder, 'hybrid-network.lock.json')) }) };
};

const NAMES = ['azure-basic', 'azure-direct', 'azure-local', 'azure-maximum', 'azure-metro', 'azure-shared', 'azure-two-regions', 'azure-virtual-wan'] as const;
type Name = (typeof NAMES)[number];
const HONEST = new Map(NAMES.map((name) => [name, example(name)]));

const said = (plan: Draft, i = 0): Draft => plan.links[i].primary.expressRoute;
const cloud = (plan: Draft): Draft => plan.clouds[0];

type Tampering = readonly [what: string, name: Name, change: (plan: Draft) => void, claim: string];

const TAMPERINGS: readonly Tampering[] = [
  ['what only ExpressRoute has left out', 'azure-basic', (plan) => { delete plan.links[0].primary.expressRoute; }, 'express-route'],
  ['another tier', 'azure-basic', (plan) => { said(plan).tier = 'premium'; }, 'tier'],
  ['a tier that is not local', 'azure-local', (plan) => { said(plan).tier = 'standard'; }, 'tier'],
  ['a tier for no reason', 'azure-basic', (plan) => { said(plan).because = ' '; }, 'tier'],
  ['data that is unlimited', 'azure-basic', (plan) => { said(plan).data = 'unlimited'; }, 'tier'],
  ['ports of one\'s own', 'azure-basic', (plan) => { Object.assign(said(plan), { connections: 'direct', portMbps: 10_000, encapsulation: 'dot1q' }); }, 'ports'],
  ['ports of another speed', 'azure-direct', (plan) => { said(plan).portMbps = 10_000; }, 'ports'],
  ['another encapsulation', 'azure-direct', (plan) => { said(plan).encapsulation = said(plan).encapsulation === 'qinq' ? 'dot1q' : 'qinq'; }, 'encapsulation'],
  ['a weaker cipher', 'azure-direct', (plan) => { said(plan).macsecCipher = 'GcmAes256'; }, 'macsec-cipher'],
  ['no cipher', 'azure-direct', (plan) => { delete said(plan).macsecCipher; }, 'macsec-cipher'],
  ['a better word for one location', 'azure-basic', (plan) => { said(plan).resiliency = 'maximum'; }, 'resiliency'],
  ['a worse word for a Metro location', 'azure-metro', (plan) => { said(plan).resiliency = 'standard'; }, 'resiliency'],
  ['one building of a Metro location', 'azure-metro', (plan) => { delete plan.links[0].primary.paths[0].secondBuilding; }, 'path'],
  ['a path that is up before its time', 'azure-maximum', (plan) => { for (const row of plan.links[0].primary.paths) row.phase = 'live'; }, 'phase'],
  ['a network in place of a hub', 'azure-virtual-wan', (plan) => { cloud(plan).hub = 'network'; }, 'hub'],
  ['another prefix of a hub', 'azure-virtual-wan', (plan) => { cloud(plan).hubPrefix = '10.254.0.0/23'; }, 'hub'],
  ['no transit', 'azure-virtual-wan', (plan) => { cloud(plan).transit = !cloud(plan).transit; }, 'hub'],
  ['no zones', 'azure-basic', (plan) => { cloud(plan).zones = !cloud(plan).zones; }, 'zones'],
  ['more units of a gateway', 'azure-virtual-wan', (plan) => { cloud(plan).expressRouteGateway.scaleUnits += 1; }, 'gateway-capacity'],
  ['a gateway that traffic passes by for no reason', 'azure-basic', (plan) => { cloud(plan).expressRouteGateway.fastPath = { because: 'capacity', throughMbps: 0 }; }, 'fast-path'],
  ['sites that are not joined', 'azure-two-regions', (plan) => { for (const row of plan.links) delete row.primary.expressRoute.globalReach; }, 'global-reach'],
  ['circuits of one site that are joined', 'azure-two-regions', (plan) => {
    const row = plan.links.map((link: Draft) => link.primary.expressRoute.globalReach?.[0]).find((reach: Draft) => reach !== undefined);
    row.peerBundle = row.bundle;
  }, 'global-reach'],
  ['a guest of another tier', 'azure-shared', (plan) => { Object.assign(said(plan, 1), { tier: 'premium' }); }, 'shared-circuits'],
  ['a guest of another resiliency', 'azure-shared', (plan) => { said(plan, 1).resiliency = 'standard'; }, 'shared-circuits'],
  ['a peering for a guest', 'azure-shared', (plan) => {
    const [owner, guest] = [0, 1].map((i) => plan.links[i].primary.paths[0].bundles[0]);
    guest.attachments = owner.attachments;
  }, 'shared-interfaces'],
  ['no peering for the owner', 'azure-shared', (plan) => { plan.links[0].primary.paths[0].bundles[0].attachments = []; }, 'attachment-bandwidth'],
  ['a gateway of a guest that is sized for all', 'azure-shared', (plan) => {
    const gateway = plan.clouds.find(({ name }: Draft) => name === 'iowa').expressRouteGateway;
    gateway.requiredMbps = plan.links[0].requirement.toCloud.utilizationMbps;
  }, 'gateway-required'],
  ['a guest without a gateway', 'azure-shared', (plan) => { delete plan.clouds.find(({ name }: Draft) => name === 'iowa').expressRouteGateway; }, 'gateway'],
  ['that circuits are shared left unsaid', 'azure-shared', (plan) => { plan.findings = plan.findings.filter(({ code }: Draft) => code !== 'shares-circuits'); }, 'finding-missing'],
  ['local circuits of which one network is not', 'azure-shared', (plan) => { for (const i of [0, 1, 2]) said(plan, i).tier = 'local'; }, 'tier'],
  ['a route server left out of the bill', 'azure-maximum', (plan) => {
    const i = plan.cost.items.findIndex(({ item }: Draft) => /route server/i.test(item));
    plan.cost.monthlyUsd -= plan.cost.items.splice(i, 1)[0].monthlyUsd;
  }, 'cost-missing'],
  ['a virtual hub left out of the bill', 'azure-virtual-wan', (plan) => {
    const i = plan.cost.items.findIndex(({ item }: Draft) => /virtual hub/i.test(item));
    plan.cost.monthlyUsd -= plan.cost.items.splice(i, 1)[0].monthlyUsd;
  }, 'cost-missing'],
];

describe('a plan of Azure that was tampered with is found out:', () => {
  test.each(TAMPERINGS)('%s', (_, name, change, claim) => {
    const { network, plan } = HONEST.get(name)!;
    const copy = JSON.parse(JSON.stringify(plan)) as Draft;
    change(copy);
    expect(verifyPlan(copy, network).map((row) => row.claim)).toContain(claim);
  });

  test.each(NAMES)('as long as the plan of %s is not', (name) => {
    const { network, plan } = HONEST.get(name)!;
    expect(verifyPlan(plan, network)).toEqual([]);
  });
});
