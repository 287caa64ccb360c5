import { type DedicatedPlan, type LinkPlan, type NetworkPlan, planNetwork } from '../../../lib/planner';
import { verifyPlan } from '../../../lib/planner/verify';
import { awsOnly, type Draft } from '../../networks';

const steady = (to: string, rate: string): Draft => ({ kind: 'telemetry', from: 'ashburn', to, rate, flows: 512, survive: { location: 'full', dedicated: 'full' } });

/** A link to AWS, and two on its circuits: `west` to another Region, `dev` to another cloud of the same one. */
const network = awsOnly({ base: steady('aws-virginia', '2 Gbps'), west: steady('aws-oregon', '1 Gbps'), dev: steady('aws-dev', '500 Mbps') }, (d) => {
  d.clouds['aws-oregon'] = { provider: 'aws', region: 'us-west-2', asn: 64520, prefixes: ['10.66.0.0/16'] };
  d.clouds['aws-dev'] = { provider: 'aws', region: 'us-east-1', asn: 64521, directConnectGatewayAsn: 64522, prefixes: ['10.67.0.0/16'] };
  d.links.west = { site: 'ashburn', cloud: 'aws-oregon', primary: { kind: 'shared', circuitsOf: 'aws', roundTripTime: '60 ms' }, fallback: { kind: 'vpn' } };
  d.links.dev = { site: 'ashburn', cloud: 'aws-dev', primary: { kind: 'shared', circuitsOf: 'aws', rateLimit: '2 Gbps' } };
});
const honest = planNetwork(network);

/** A plan as it came, to be changed by hand. */
type Open<T> = { -readonly [K in keyof T]: NonNullable<T[K]> extends object ? Open<NonNullable<T[K]>> : T[K] };

const link = (plan: Open<NetworkPlan>, name: string) => plan.links.find((row) => row.name === name) as Open<LinkPlan>;
const circuits = (plan: Open<NetworkPlan>, name: string) => link(plan, name).primary as Open<DedicatedPlan>;
const bundle = (plan: Open<NetworkPlan>, name: string) => circuits(plan, name).paths[0]!.bundles[0]!;
const cloud = (plan: Open<NetworkPlan>, name: string): Draft => plan.clouds.find((row) => row.name === name);
const scenario = (plan: Open<NetworkPlan>, name: string, id: string) => link(plan, name).scenarios.find((row) => row.id === id)!;

type Tampering = readonly [what: string, change: (plan: Open<NetworkPlan>) => void, claim: string];

const TAMPERINGS: readonly Tampering[] = [
  ['circuits of a guest said to be its own', (plan) => { delete (circuits(plan, 'west') as Draft).circuitsOf; }, 'circuits-of'],
  ['circuits of the owner said to be a guest\'s', (plan) => { circuits(plan, 'aws').circuitsOf = 'west'; }, 'circuits-of'],
  ['a member more in the plan of a guest', (plan) => {
    bundle(plan, 'west').members += 1;
    bundle(plan, 'west').capacityMbps += 10_000;
  }, 'shared-circuits'],
  ['another capacity in the plan of a guest', (plan) => { circuits(plan, 'dev').capacityMbps += 1; }, 'shared-circuits'],
  ['circuits of a guest that nobody has ordered', (plan) => { circuits(plan, 'dev').paths[0]!.phase = 'order'; }, 'shared-circuits'],
  ['bundles of a guest with its own name', (plan) => { bundle(plan, 'west').id = 'west-edge-1-eqdc2-1'; }, 'bundle-id'],
  ['an alternative for a guest', (plan) => { link(plan, 'west').alternatives.push(link(plan, 'aws').alternatives[0]!); }, 'shared-circuits'],
  ['a virtual interface for a guest in another Region', (plan) => {
    const own = bundle(plan, 'dev').attachments[0]!;
    bundle(plan, 'west').attachments.push({ ...own, id: 'west-edge-1-eqdc2-1-1' });
  }, 'shared-interfaces'],
  ['no virtual interface for a guest in the same Region', (plan) => { bundle(plan, 'dev').attachments.pop(); }, 'shared-interfaces'],
  ['two virtual interfaces for a guest in the same Region', (plan) => {
    const { attachments } = bundle(plan, 'dev');
    attachments.push({ ...attachments[0]!, id: 'dev-edge-1-eqdc2-1-2', ordinal: 2 });
  }, 'shared-interfaces'],
  ['a virtual interface of a guest with the name of the owner', (plan) => { bundle(plan, 'dev').attachments[0]!.id = 'aws-edge-1-eqdc2-1-1'; }, 'attachment-id'],
  ['a virtual interface of another kind', (plan) => { bundle(plan, 'dev').attachments[0]!.interface = 'private'; }, 'interfaces'],
  ['a rate limit raised', (plan) => { bundle(plan, 'dev').attachments[0]!.rateLimitMbps = 3_000; }, 'rate-limit'],
  ['a rate limit forgotten', (plan) => { delete (bundle(plan, 'dev').attachments[0] as Draft).rateLimitMbps; }, 'rate-limit'],
  ['a rate limit above the port', (plan) => { bundle(plan, 'dev').attachments[0]!.rateLimitMbps = 20_000; }, 'rate-limit'],
  ['a rate limit for the owner', (plan) => { bundle(plan, 'aws').attachments[0]!.rateLimitMbps = 2_000; }, 'rate-limit'],
  ['the VLAN id of a guest taken from the owner', (plan) => { bundle(plan, 'dev').attachments[0]!.vlan = bundle(plan, 'aws').attachments[0]!.vlan; }, 'vlan-twice'],
  ['a session of a guest with the ASN of the owner\'s gateway', (plan) => { bundle(plan, 'dev').attachments[0]!.sessions[0]!.cloudAsn = 64_513; }, 'asn'],
  ['a Direct Connect gateway of its own for another Region', (plan) => { delete cloud(plan, 'aws-oregon').directConnectGatewayOf; }, 'direct-connect-gateway'],
  ['one Direct Connect gateway for two clouds of a Region', (plan) => { cloud(plan, 'aws-dev').directConnectGatewayOf = 'aws-virginia'; }, 'direct-connect-gateway'],
  ['another ASN of the gateway that clouds share', (plan) => { cloud(plan, 'aws-oregon').directConnectGatewayAsn = 64_514; }, 'asn'],
  ['a requirement of the owner alone', (plan) => {
    const { toCloud } = link(plan, 'aws').requirement;
    for (const key of ['todayMbps', 'peakMbps', 'pacedMbps', 'headroomMbps', 'sustainedMbps', 'utilizationMbps'] as const) toCloud[key] *= 2 / 3.5;
  }, 'edf-misses-deadline'],
  ['a guest left out of a failure of the circuits', (plan) => { scenario(plan, 'aws', 'circuit').workloads.pop(); }, 'scenario-workloads'],
  ['the workloads of all in the fallback of one', (plan) => { scenario(plan, 'west', 'dedicated').workloads.push({ workload: 'base', outcome: 'full', share: 1 }); }, 'scenario-workloads'],
  ['a fallback for all in the plan of one', (plan) => { link(plan, 'west').fallback!.requiredMbps *= 3; }, 'vpn-required'],
  ['an order by a guest', (plan) => { link(plan, 'west').forecast.orderBy = '2027-03'; }, 'forecast'],
  ['ports paid twice', (plan) => {
    const item = { ...plan.cost.items.find((row) => row.item === 'aws/direct-connect/10G')!, owner: 'west' };
    plan.cost.items.push(item);
    plan.cost.monthlyUsd += item.monthlyUsd;
  }, 'cost-unfounded'],
  ['ports counted twice', (plan) => { plan.sites[0]!.routers[0]!.portsUsed['10G']! *= 2; }, 'ports-used'],
  ['the circuits twice in the lock', (plan) => { plan.lock.bundles['west-edge-1-eqdc2-1'] = { ...plan.lock.bundles['aws-edge-1-eqdc2-1']!, path: 'west-edge-1-eqdc2' }; }, 'lock-bundles'],
  ['a guest\'s VLAN id missing in the lock', (plan) => { delete plan.lock.vlans['ashburn/edge-1']!['dev-edge-1-eqdc2-1-1']; }, 'lock-vlans'],
  ['that circuits are shared left unsaid', (plan) => { plan.findings = plan.findings.filter(({ code }) => code !== 'shares-circuits'); }, 'finding-missing'],
  ['a rate limit said to be too low', (plan) => { plan.findings.push({ code: 'rate-limit-too-low', severity: 'error', subject: 'dev', message: '' }); }, 'finding-unfounded'],
  ['fallbacks said to be too small together', (plan) => { plan.findings.push({ code: 'fallbacks-too-small-together', severity: 'error', subject: 'aws', message: '' }); }, 'finding-unfounded'],
  ['a site said to be reached that is not', (plan) => { plan.findings.push({ code: 'gateway-reaches-more', severity: 'note', subject: 'aws-oregon', message: '' }); }, 'finding-unfounded'],
];

describe('a plan with shared circuits that was tampered with is found out:', () => {
  test.each(TAMPERINGS)('%s', (_, change, claim) => {
    const plan = JSON.parse(JSON.stringify(honest)) as Open<NetworkPlan>;
    change(plan);
    expect(verifyPlan(plan as NetworkPlan, network).map((row) => row.claim)).toContain(claim);
  });

  test('as long as the plan it was made from is not', () => {
    expect(verifyPlan(honest, network)).toEqual([]);
  });
});
