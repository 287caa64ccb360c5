import * as path from 'node:path';
import { loadHybridNetwork } from '../../../lib/definition';
import { planNetwork, readLock } from '../../../lib/planner';
import { verifyPlan } from '../../../lib/planner/verify';
import type { Draft } from '../../networks';

const folder = path.join(__dirname, '..', '..', '..', 'examples', 'google-shared');
const network = loadHybridNetwork(path.join(folder, 'network.yaml'));
const honest = planNetwork(network, { lock: readLock(path.join(folder, 'hybrid-network.lock.json')) });

const circuits = (plan: Draft, name: string): Draft => plan.links.find((link: Draft) => link.name === name).primary;
const bundle = (plan: Draft, name: string): Draft => circuits(plan, name).paths[0].bundles[0];

type Tampering = readonly [what: string, change: (plan: Draft) => void, claim: string];

const TAMPERINGS: readonly Tampering[] = [
  ['no attachment of a guest', (plan) => { bundle(plan, 'recovery').attachments = []; }, 'shared-interfaces'],
  ['attachments of a guest that are larger than its limit', (plan) => { bundle(plan, 'research').attachments[0].bandwidthMbps = 10_000; }, 'attachment-bandwidth'],
  ['attachments of a guest that fill no connection', (plan) => { bundle(plan, 'recovery').attachments[0].bandwidthMbps = 5_000; }, 'attachment-bandwidth'],
  ['two attachments of a guest that is limited', (plan) => {
    const { attachments } = bundle(plan, 'research');
    attachments.push({ ...attachments[0], id: 'research-edge-1-iad-zone1-1-1-2', ordinal: 2 });
  }, 'attachment-bandwidth'],
  ['a limit left out', (plan) => { delete bundle(plan, 'research').attachments[0].rateLimitMbps; }, 'rate-limit'],
  ['attachments in the region of the owner', (plan) => { circuits(plan, 'recovery').paths[0].region = 'us-east4'; }, 'path'],
  ['Cloud Routers of the owner', (plan) => { bundle(plan, 'recovery').attachments[0].sessions[0].cloudAsn = 64_600; }, 'asn'],
  ['the VLAN id of the owner', (plan) => { bundle(plan, 'recovery').attachments[0].vlan = bundle(plan, 'production').attachments[0].vlan; }, 'vlan-twice'],
  ['addresses of the owner', (plan) => {
    const [own, other] = ['production', 'recovery'].map((name) => bundle(plan, name).attachments[0].sessions[0]);
    Object.assign(other, { prefix: own.prefix, routerAddress: own.routerAddress, cloudAddress: own.cloudAddress });
  }, 'subnet-twice'],
  ['a connection more in the plan of a guest', (plan) => { bundle(plan, 'recovery').members += 1; }, 'shared-circuits'],
  ['attachments of a guest left out of the bill', (plan) => {
    const i = plan.cost.items.findIndex(({ owner, item }: Draft) => owner === 'recovery' && /attachment/i.test(item));
    plan.cost.monthlyUsd -= plan.cost.items.splice(i, 1)[0].monthlyUsd;
  }, 'cost-missing'],
  ['alternatives without the attachments of guests', (plan) => { plan.links.find((link: Draft) => link.name === 'production').alternatives[0].monthlyUsd -= 146; }, 'alternative'],
  ['a VLAN id of a guest missing in the lock', (plan) => { delete plan.lock.vlans['ashburn/edge-1'][bundle(plan, 'recovery').attachments[0].id]; }, 'lock-vlans'],
  ['a limit said to be too low', (plan) => { plan.findings.push({ code: 'rate-limit-too-low', severity: 'error', subject: 'research', message: '' }); }, 'finding-unfounded'],
];

describe('a plan with connections of Google Cloud that several links take, and was tampered with, is found out:', () => {
  test.each(TAMPERINGS)('%s', (_, change, claim) => {
    const plan: Draft = structuredClone(honest);
    change(plan);
    expect(verifyPlan(plan, network).map((row) => row.claim)).toContain(claim);
  });

  test('as long as the plan it was made from is not', () => {
    expect(verifyPlan(honest, network)).toEqual([]);
  });
});
