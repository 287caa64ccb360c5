import { HybridNetworkError } from '../../lib/errors';
import { type DedicatedPlan, EMPTY_LOCK, type LinkPlan, type NetworkPlan, planNetwork, type PlanOptions } from '../../lib/planner';
import { type Draft, linkOf, network } from '../networks';

const planOf = (change?: (definition: Draft) => void, options: PlanOptions = { lock: EMPTY_LOCK }): NetworkPlan => planNetwork(network('google-cross-cloud', change), options);

/** The same with the given workloads only, without growth. */
const carrying = (workloads: Draft, change: (definition: Draft) => void = () => undefined, options?: PlanOptions) => planOf((definition) => {
  definition.workloads = workloads;
  definition.policy = { growth: '0%/year' };
  change(definition);
}, options);

const steady = (mbps: number) => ({ logs: { kind: 'telemetry', from: 'aws', to: 'google', rate: `${mbps} Mbps`, flows: 10_000 } });

const toAzure = (definition: Draft) => {
  definition.clouds.aws = { provider: 'azure', region: 'eastus', prefixes: ['10.61.0.0/16'] };
  for (const path of definition.cloudLinks['aws-google'].paths) path.remoteLocation = 'azure-equinix-ashburn-dc2';
};

const link = (plan: NetworkPlan): LinkPlan => linkOf(plan, 'aws-google');
const circuits = (plan: NetworkPlan) => link(plan).primary as DedicatedPlan;
const bundles = (plan: NetworkPlan) => circuits(plan).paths.map((path) => path.bundles);
const members = (plan: NetworkPlan) => bundles(plan).map((rows) => rows.map((row) => row.members));
const itemsOf = (plan: NetworkPlan, owner = 'aws-google') => plan.cost.items.filter((item) => item.owner === owner).map(({ item, quantity }) => [item, quantity]);
const codesOf = ({ findings }: NetworkPlan) => findings.map(({ code }) => code);

const WIRE = 1542 / 1460;

describe('Cross-Cloud Interconnect', () => {
  test('is a link at whose other end a cloud stands where a site does', () => {
    const plan = planOf();
    expect(link(plan)).toMatchObject({ site: 'aws', cloud: 'google', resilience: 'high' });
    expect([plan.sites, plan.cloudLinks]).toEqual([[], []]);
    expect(circuits(plan)).toMatchObject({ kind: 'cross-cloud-interconnect', mtu: 1500, interconnect: { capability: 'PRODUCTION_NON_CRITICAL', sla: '99.9%', blockers: [] } });
    expect(circuits(plan).paths.map(({ location, zone, region, remote }) => [location, zone, region, remote])).toEqual(['zone1', 'zone2'].map((zone) => [
      `iad-${zone}-1`, zone, 'us-east4', { provider: 'aws', location: 'aws-eqdc2', portLocation: 'EqDC2', homeRegion: 'us-east-1' },
    ]));
  });

  test('is sized with headroom, the limit on sustained use, and the loss of either availability domain', () => {
    const plan = carrying(steady(6_000));
    const { requirement, scenarios } = link(plan);
    expect(requirement.toCloud.peakMbps).toBeCloseTo(6_000 * WIRE, 1);
    expect(requirement.toCloud.utilizationMbps).toBeCloseTo((6_000 * WIRE) / 0.7, 1);
    expect(requirement).toMatchObject({ bindingRule: 'failure', bindingDirection: 'toCloud' });
    expect(members(plan)).toEqual([[1], [1]]);
    expect(scenarios.find(({ title }) => title.includes('availability domain Ashburn zone1'))).toMatchObject({ availableMbps: 10_000, holds: true });
    expect(members(carrying(steady(9_000)))).toEqual([[2], [2]]); // one of 10 Gbps would be over 90 % when the other is lost
  });

  test('names its ports where a site has routers, and both ends of a facility in the failures', () => {
    const titles = link(planOf()).scenarios.map(({ title }) => title);
    expect(titles).toContain('port aws-eqdc2-zone1 lost');
    expect(titles).toContain('building Equinix Ashburn campus lost, and all circuits with it');
  });

  test('has as many links in both connections, at most four of 10 Gbps or two of 100 Gbps in one, as a LAG of AWS has', () => {
    expect(members(carrying(steady(15_000)))).toEqual([[2], [2]]);
    expect(members(carrying(steady(40_000)))).toEqual([[3, 3], [3, 3]]);
    expect(members(carrying(steady(30_000)))).toEqual([[4], [4]]);
    const large = bundles(carrying(steady(150_000))).flat();
    expect(new Set(large.map(({ memberMbps, members: links }) => `${links} x ${memberMbps}`))).toEqual(new Set(['2 x 100000']));
  });

  test('has VLAN attachments of sizes that there are, on subnets of their own', () => {
    const [three] = bundles(planOf()).map(([row]) => row!);
    expect(three!.attachments.map(({ bandwidthMbps }) => bandwidthMbps)).toEqual([10_000, 10_000, 10_000]);
    const sessions = bundles(planOf()).flat().flatMap(({ attachments }) => attachments.flatMap((attachment) => attachment.sessions));
    expect(new Set(sessions.map(({ prefix }) => prefix)).size).toBe(6);
    for (const { prefix, cloudAddress, routerAddress, siteAsn, cloudAsn } of sessions) {
      expect(prefix).toMatch(/^169\.254\.1[2-5]\d\.\d+\/30$/);
      expect([cloudAddress, routerAddress].map((address) => Number(address.split('/')[0]!.split('.')[3]) - Number(prefix.split('/')[0]!.split('.')[3]))).toEqual([1, 2]);
      expect([siteAsn, cloudAsn]).toEqual([64_513, 64_620]);
    }
  });

  test('is paid for at both ends: connections and attachments, ports, and data out of either cloud', () => {
    expect(itemsOf(carrying(steady(1_000)))).toEqual([
      ['google/cross-cloud-interconnect/aws-10G', 2], ['VLAN attachment up to 10 Gbps', 2],
      ['aws/direct-connect/10G', 2], ['transit gateway data processing', 328_500], ['data transfer out over Direct Connect', 328_500],
    ]);
    expect(itemsOf(planOf(), 'aws')).toEqual([['transit gateway attachment', 1]]);
    expect(itemsOf(carrying(steady(1_000), (definition) => { definition.clouds.aws.gateway = 'virtual-private'; })).map(([item]) => item)).not.toContain('transit gateway data processing');
  });

  test('says what to order at the other cloud, and of smaller packets', () => {
    const plan = planOf((definition) => { definition.cloudLinks['aws-google'].mtu = 1460; });
    expect(plan.findings.find(({ code }) => code === 'remote-ports')).toMatchObject({ severity: 'note', subject: 'aws-google' });
    expect(plan.findings.find(({ code }) => code === 'remote-ports')!.message).toContain('order a LAG of Direct Connect for each connection at EqDC2');
    expect(codesOf(plan)).toContain('remote-mtu');
    expect(codesOf(planOf())).not.toContain('remote-mtu');
  });

  test('keeps what the lock has: connections, VLAN ids and subnets', () => {
    const before = planOf();
    const after = planOf((definition) => { definition.workloads.datasets.volume = '1 TB'; }, { lock: before.lock });
    expect(members(after)).toEqual(members(before));
    expect(after.lock).toEqual(before.lock);
    expect(Object.keys(before.lock.vlans)).toEqual(['aws/aws-eqdc2-zone1', 'aws/aws-eqdc2-zone2']);
  });

  test('grows by connections of the same links on both sides, and the forecast says when', () => {
    const before = planOf();
    const after = planOf((definition) => { definition.workloads.datasets.volume = '100 TB'; }, { lock: before.lock });
    expect(members(after)).toEqual([[3, 3], [3, 3]]);
    expect(link(before).forecast).toMatchObject({ utilization: '2029-04', orderBy: '2029-01', next: { title: '6 x 10 Gbps at iad-zone1-1, 6 x 10 Gbps at iad-zone2-1' } });
  });

  test('is refused where one connection is faster than a flow can be', () => {
    expect(() => carrying({ one: { kind: 'telemetry', from: 'aws', to: 'google', rate: '12 Gbps', flows: 1 } })).toThrow(HybridNetworkError);
  });

  test('joins two regions under maximum resilience, of which the second stands by', () => {
    const plan = planOf((definition) => {
      definition.clouds.google.otherRegions = ['us-central1'];
      const own = definition.cloudLinks['aws-google'];
      own.resilience = 'maximum';
      own.paths.push(...[1, 2].map((zone) => ({ location: `ord-zone${zone}-7`, remoteLocation: 'aws-eqc50', region: 'us-central1' })));
    });
    expect(circuits(plan).interconnect).toMatchObject({ capability: 'PRODUCTION_CRITICAL', sla: '99.99%', blockers: [] });
    expect(members(plan)).toEqual([[3], [3], [3], [3]]);
    expect(codesOf(plan)).toContain('region-stands-by');
  });

  test('shares the ports of one cloud of AWS with the links to other clouds of Google', () => {
    const plan = planOf((definition) => {
      definition.clouds.second = { provider: 'google', project: 'other-project', region: 'us-east4', asn: 64_630, prefixes: ['10.63.0.0/16'] };
      definition.cloudLinks['aws-second'] = { ...definition.cloudLinks['aws-google'], google: 'second' };
    });
    const vlans = plan.links.flatMap(({ primary }) => (primary as DedicatedPlan).paths.map((path) => path.bundles.flatMap((row) => row.attachments.map(({ vlan }) => `${path.router} ${vlan}`)))).flat();
    expect(new Set(vlans).size).toBe(vlans.length);
    expect(itemsOf(plan, 'aws')).toEqual([['transit gateway attachment', 1]]);
  });
});

describe('Cross-Cloud Interconnect to Azure', () => {
  test('has one link in each connection, and a pair of ports for each two', () => {
    const plan = carrying(steady(15_000), toAzure);
    expect(members(plan)).toEqual([[1, 1], [1, 1]]);
    expect(itemsOf(plan)).toContainEqual(['azure/express-route-direct/10G', 2]);
    expect(itemsOf(carrying(steady(1_000), (definition) => {
      toAzure(definition);
      definition.cloudLinks['aws-google'].paths.pop();
      definition.cloudLinks['aws-google'].resilience = 'basic';
    }))).toContainEqual(['azure/express-route-direct/10G', 1]);
  });

  test('has one VLAN id and one key on both ports of a pair, and two subnets', () => {
    const [first, second] = bundles(planOf(toAzure)).map((rows) => rows.map(({ attachments: [row] }) => row!));
    expect(second!.map(({ vlan }) => vlan)).toEqual(first!.map(({ vlan }) => vlan));
    expect(new Set(first!.map(({ vlan }) => vlan)).size).toBe(first!.length);
    expect(second!.map(({ sessions }) => sessions[0]!.secret)).toEqual(first!.map(({ sessions }) => sessions[0]!.secret));
    expect(new Set([...first!, ...second!].map(({ sessions }) => sessions[0]!.prefix)).size).toBe(2 * first!.length);
    expect(first![0]!.sessions[0]).toMatchObject({ siteAsn: 12_076, cloudAsn: 64_620 });
  });

  test('says that its gateway is not in the plan', () => {
    const plan = planOf(toAzure);
    expect(plan.findings.find(({ code }) => code === 'remote-ports')!.message).toContain('a pair of ports of ExpressRoute Direct (Dot1Q) at Equinix-Ashburn-DC2');
    expect(plan.cost.leftOut).toContain('the gateway of Azure at the end of Cross-Cloud Interconnect');
    expect(planOf().cost.leftOut).not.toContain('the gateway of Azure at the end of Cross-Cloud Interconnect');
  });
});
