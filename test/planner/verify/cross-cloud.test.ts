import { EMPTY_LOCK, type NetworkPlan, planNetwork } from '../../../lib/planner';
import { verifyPlan } from '../../../lib/planner/verify';
import { type Draft, network } from '../../networks';

const toAzure = (definition: Draft) => {
  definition.clouds.aws = { provider: 'azure', region: 'eastus', prefixes: ['10.61.0.0/16'] };
  for (const path of definition.cloudLinks['aws-google'].paths) path.remoteLocation = 'azure-equinix-ashburn-dc2';
};

const aws = network('google-cross-cloud');
const azure = network('google-cross-cloud', toAzure);
const plans = new Map([aws, azure].map((one) => [one, JSON.stringify(planNetwork(one, { lock: EMPTY_LOCK }))]));

/** What does not hold of a plan that was changed by hand. */
function claimsOf(change: (plan: Draft) => void, one = aws): readonly string[] {
  const plan = JSON.parse(plans.get(one)!) as Draft;
  change(plan);
  return [...new Set(verifyPlan(plan as NetworkPlan, one).map(({ claim }) => claim))];
}

describe('every claim holds of a plan with Cross-Cloud Interconnect', () => {
  test.each<readonly [string, (definition: Draft) => void]>([
    ['to AWS', () => undefined],
    ['to Azure', toAzure],
    ['to a virtual hub of Azure', (definition) => {
      toAzure(definition);
      definition.clouds.aws = { ...definition.clouds.aws, hub: 'virtual-wan', hubPrefix: '10.61.0.0/23', prefixes: ['10.61.128.0/17'] };
    }],
    ['to a virtual private gateway', (definition) => { definition.clouds.aws.gateway = 'virtual-private'; }],
    ['that carries nothing', (definition) => { definition.workloads = {}; }],
    ['with smaller packets', (definition) => { definition.cloudLinks['aws-google'].mtu = 1460; }],
    ['on one path', (definition) => { definition.cloudLinks['aws-google'].paths.pop(); definition.cloudLinks['aws-google'].resilience = 'basic'; }],
    ['that is on order', (definition) => { definition.cloudLinks['aws-google'].phase = 'order'; }],
    ['in two regions', (definition) => {
      definition.clouds.google.otherRegions = ['us-central1'];
      definition.cloudLinks['aws-google'].resilience = 'maximum';
      definition.cloudLinks['aws-google'].paths.push(...[1, 2].map((zone) => ({ location: `ord-zone${zone}-7`, remoteLocation: 'aws-eqc50', region: 'us-central1' })));
    }],
    ['beside a site with circuits to both clouds', (definition) => {
      definition.cloudLinks['aws-google'].mtu = 1460;
      definition.sites.lab = { asn: 65_010, prefixes: ['10.10.0.0/16'], linkPrefixes: ['172.20.0.0/24'], routers: { edge: { publicIp: '203.0.113.10' } } };
      definition.links.google = { site: 'lab', cloud: 'google', resilience: 'basic', primary: { kind: 'dedicated-interconnect', paths: [{ router: 'edge', location: 'iad-zone1-1' }] } };
      definition.links.aws = { site: 'lab', cloud: 'aws', resilience: 'basic', primary: { kind: 'direct-connect', paths: [{ router: 'edge', location: 'EqDC2' }] } };
      definition.workloads.logs = { kind: 'telemetry', from: 'lab', to: 'google', rate: '2 Gbps' };
    }],
  ])('%s', (_, change) => {
    const made = network('google-cross-cloud', change);
    expect(verifyPlan(planNetwork(made, { lock: EMPTY_LOCK }), made)).toEqual([]);
  });
});

const circuits = (plan: Draft) => plan.links[0].primary;
const bundle = (plan: Draft, path = 0) => circuits(plan).paths[path].bundles[0];
const attachment = (plan: Draft, path = 0) => bundle(plan, path).attachments[0];

test.each<readonly [string, string, (plan: Draft) => void]>([
  ['the link left out', 'links', (plan) => { plan.links = []; }],
  ['another end', 'link', (plan) => { plan.links[0].site = 'google'; }],
  ['another kind of circuits', 'circuit-kind', (plan) => { circuits(plan).kind = 'dedicated-interconnect'; }],
  ['circuits that lead elsewhere', 'product-kind', (plan) => {
    for (const path of circuits(plan).paths) for (const row of path.bundles) row.product = 'google/cross-cloud-interconnect/azure-10G';
  }],
  ['another remote location', 'path', (plan) => { circuits(plan).paths[0].remote.location = 'aws-csva1'; }],
  ['another location of the port', 'path', (plan) => { circuits(plan).paths[0].remote.portLocation = 'CSVA1'; }],
  ['another Region of the port', 'path', (plan) => { circuits(plan).paths[0].remote.homeRegion = 'us-west-2'; }],
  ['no port', 'path', (plan) => { delete circuits(plan).paths[0].remote; }],
  ['a provider that nobody has', 'shape', (plan) => { circuits(plan).paths[0].remote.provider = 'oracle'; }],
  ['connections that are not equal', 'unequal-connections', (plan) => { bundle(plan).members = 2; }],
  ['more links than a LAG takes', 'bundle-members', (plan) => { bundle(plan).members = 5; }],
  ['larger packets', 'mtu', (plan) => { circuits(plan).mtu = 8_896; }],
  ['attachments of a size that there is not', 'attachment-bandwidth', (plan) => { attachment(plan).bandwidthMbps = 15_000; }],
  ['a VLAN id twice on a port', 'vlan-twice', (plan) => { attachment(plan).vlan = bundle(plan).attachments[1].vlan; }],
  ['a subnet of a circuit to a site', 'subnet-outside', (plan) => { attachment(plan).sessions[0].prefix = '169.254.96.0/30'; }],
  ['a subnet that is too long', 'subnet', (plan) => { attachment(plan).sessions[0].prefix = '169.254.128.0/29'; }],
  ['addresses the other way round', 'address', (plan) => {
    const [session] = attachment(plan).sessions;
    [session.routerAddress, session.cloudAddress] = [session.cloudAddress, session.routerAddress];
  }],
  ['another ASN of the other cloud', 'asn', (plan) => { attachment(plan).sessions[0].siteAsn = 64_512; }],
  ['BFD of another cloud', 'bfd', (plan) => { attachment(plan).sessions[0].bfd.intervalMs = 300; }],
  ['a key of another attachment', 'secret', (plan) => { attachment(plan).sessions[0].secret = 'google-cross-cloud/bgp/other'; }],
  ['a port of the other cloud that is not paid for', 'cost-quantity', (plan) => { plan.cost.items.find((row: Draft) => row.item === 'aws/direct-connect/10G').quantity -= 1; }],
  ['no data out of the other cloud', 'cost-missing', (plan) => { plan.cost.items = plan.cost.items.filter((row: Draft) => row.item !== 'data transfer out over Direct Connect'); }],
  ['no attachment of its gateway', 'cost-missing', (plan) => { plan.cost.items = plan.cost.items.filter((row: Draft) => row.item !== 'transit gateway attachment'); }],
  ['a connection at another price', 'cost-price', (plan) => { plan.cost.items[0].unitUsd = 1; }],
  ['nothing said of the ports to order', 'finding-missing', (plan) => { plan.findings = plan.findings.filter((row: Draft) => row.code !== 'remote-ports'); }],
  ['smaller packets said where there are none', 'finding-unfounded', (plan) => { plan.findings.push({ code: 'remote-mtu', severity: 'note', subject: 'aws-google', message: 'made up' }); }],
  ['a failure left out', 'scenario-missing', (plan) => { plan.links[0].scenarios = plan.links[0].scenarios.filter(({ title }: Draft) => !title.includes('port aws-eqdc2-zone1')); }],
  ['more left after a failure', 'scenario-figures', (plan) => { plan.links[0].scenarios[0].availableMbps += 5_000; }],
  ['a promise that the paths do not keep', 'sla', (plan) => { circuits(plan).interconnect.sla = '99.99%'; }],
  ['a lock without a connection', 'lock-bundles', (plan) => { delete plan.lock.bundles[bundle(plan).id]; }],
  ['a lock with another VLAN id', 'lock-vlans', (plan) => { plan.lock.vlans['aws/aws-eqdc2-zone1'][attachment(plan).id] += 1; }],
])('a plan with %s does not pass: %s', (_, claim, change) => {
  expect(claimsOf(change)).toContain(claim);
});

test.each<readonly [string, string, (plan: Draft) => void]>([
  ['another VLAN id on the second port of a pair', 'vlan-pair', (plan) => { attachment(plan, 1).vlan += 1; }],
  ['a key of its own on the second port of a pair', 'secret', (plan) => { attachment(plan, 1).sessions[0].secret = `google-cross-cloud/bgp/${attachment(plan, 1).id}`; }],
  ['half of the pairs of ports', 'cost-quantity', (plan) => { plan.cost.items.find((row: Draft) => row.item === 'azure/express-route-direct/10G').quantity = 1; }],
  ['two links in a connection', 'bundle-members', (plan) => { for (const path of [0, 1]) bundle(plan, path).members = 2; }],
])('a plan to Azure with %s does not pass: %s', (_, claim, change) => {
  expect(claimsOf(change, azure)).toContain(claim);
});
