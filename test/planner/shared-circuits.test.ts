import type { HybridNetwork } from '../../lib/definition/hybrid-network';
import { HybridNetworkError } from '../../lib/errors';
import { adviseNetwork, type DedicatedPlan, EMPTY_LOCK, type NetworkPlan, planNetwork } from '../../lib/planner';
import { verifyPlan } from '../../lib/planner/verify';
import { awsOnly, type Draft, linkOf } from '../networks';

const steady = (to: string, rate: string, survive: Draft = { location: 'full', dedicated: 'slower' }): Draft => ({ kind: 'telemetry', from: 'ashburn', to, rate, flows: 512, survive });

/** A link to AWS of 4 Gbps, and links on its circuits: `west` to another Region, `dev` to another cloud of the same one. */
function made({ west, dev }: { readonly west?: string; readonly dev?: string }, change: (definition: Draft) => void = () => undefined): HybridNetwork {
  return awsOnly({ base: steady('aws-virginia', '4 Gbps') }, (d) => {
    if (west !== undefined) {
      d.clouds['aws-oregon'] = { provider: 'aws', region: 'us-west-2', asn: 64520, prefixes: ['10.66.0.0/16'] };
      d.links.west = { site: 'ashburn', cloud: 'aws-oregon', primary: { kind: 'shared', circuitsOf: 'aws', roundTripTime: '60 ms' }, fallback: { kind: 'vpn' } };
      d.workloads.west = steady('aws-oregon', west);
    }
    if (dev !== undefined) {
      d.clouds['aws-dev'] = { provider: 'aws', region: 'us-east-1', asn: 64521, directConnectGatewayAsn: 64522, prefixes: ['10.67.0.0/16'] };
      d.links.dev = { site: 'ashburn', cloud: 'aws-dev', primary: { kind: 'shared', circuitsOf: 'aws', rateLimit: '2 Gbps' } };
      d.workloads.dev = steady('aws-dev', dev);
    }
    change(d);
  });
}

const planOf = (network: HybridNetwork): NetworkPlan => planNetwork(network, { lock: EMPTY_LOCK });
const circuitsOf = (plan: NetworkPlan, name: string): DedicatedPlan => linkOf(plan, name).primary as DedicatedPlan;
const bundlesOf = (plan: NetworkPlan, name: string) => circuitsOf(plan, name).paths.flatMap(({ bundles }) => bundles);
const attachmentsOf = (plan: NetworkPlan, name: string) => bundlesOf(plan, name).flatMap(({ attachments }) => attachments);
const sizesOf = (plan: NetworkPlan) => bundlesOf(plan, 'aws').map(({ product, members }) => `${members} x ${product}`);
const findings = (plan: NetworkPlan, code: string) =>
  plan.findings.filter((finding) => finding.code === code).map(({ subject, severity, message }) => ({ subject, severity, message }));
const costs = (plan: NetworkPlan, owner: string) =>
  Object.fromEntries(plan.cost.items.filter((item) => item.owner === owner).map(({ item, quantity }) => [item, quantity]));

describe('circuits that links to two Regions take', () => {
  const network = made({ west: '4 Gbps' });
  const plan = planOf(network);

  test('are sized for the demand of both together', () => {
    expect(sizesOf(planOf(made({})))).toEqual(['1 x aws/direct-connect/10G', '1 x aws/direct-connect/10G']);
    expect(sizesOf(planOf(made({ west: '1 Gbps' })))).toEqual(['1 x aws/direct-connect/10G', '1 x aws/direct-connect/10G']);
    expect(sizesOf(planOf(made({ west: '7 Gbps' })))).toEqual(['2 x aws/direct-connect/10G', '2 x aws/direct-connect/10G']);
    const { toCloud } = linkOf(plan, 'aws').requirement;
    expect(toCloud.binding!.shares.map(({ workload }) => workload).sort()).toEqual(['base', 'west']);
    expect(linkOf(plan, 'west').requirement).toEqual(linkOf(plan, 'aws').requirement);
  });

  test('are the same in the plan of the guest, without attachments', () => {
    const [own, guest] = [circuitsOf(plan, 'aws'), circuitsOf(plan, 'west')];
    expect(own.circuitsOf).toBeUndefined();
    expect(guest).toMatchObject({ circuitsOf: 'aws', roundTripTimeMs: 60, mtu: own.mtu, capacityMbps: own.capacityMbps, grossMbps: own.grossMbps, macsec: own.macsec });
    expect(bundlesOf(plan, 'west').map(({ id }) => id)).toEqual(['aws-edge-1-eqdc2-1', 'aws-edge-2-csva1-1']);
    expect(attachmentsOf(plan, 'west')).toEqual([]);
    expect(attachmentsOf(plan, 'aws').map(({ id }) => id)).toEqual(['aws-edge-1-eqdc2-1-1', 'aws-edge-2-csva1-1-1']);
  });

  test('end at one Direct Connect gateway', () => {
    expect(plan.clouds).toMatchObject([
      { name: 'aws-oregon', gatewayAsn: 64520, directConnectGatewayOf: 'aws-virginia', directConnectGatewayAsn: 64513 },
      { name: 'aws-virginia', gatewayAsn: 64512, directConnectGatewayAsn: 64513 },
    ]);
    expect('directConnectGatewayOf' in plan.clouds[1]!).toBe(false);
  });

  test('are counted once: in ports, in the lock and on the bill', () => {
    expect(plan.sites[0]!.routers.map(({ portsUsed }) => portsUsed)).toEqual([{ '10G': 1 }, { '10G': 1 }]);
    expect(Object.keys(plan.lock.bundles)).toEqual(['aws-edge-1-eqdc2-1', 'aws-edge-2-csva1-1']);
    expect(costs(plan, 'aws')).toMatchObject({ 'aws/direct-connect/10G': 2 });
    expect(Object.keys(costs(plan, 'west'))).not.toContain('aws/direct-connect/10G');
    expect(costs(plan, 'west')['transit gateway data processing']).toBe(costs(plan, 'aws')['transit gateway data processing']);
    expect(costs(plan, 'aws-oregon')).toEqual({ 'transit gateway attachment': 1 });
    expect(linkOf(plan, 'west').alternatives).toEqual([]);
    expect(linkOf(plan, 'aws').alternatives.length).toBeGreaterThan(0);
  });

  test('survive the loss of a location with what both keep', () => {
    const [own, guest] = [linkOf(plan, 'aws'), linkOf(plan, 'west')];
    const lost = own.scenarios.find(({ id }) => id === 'location:EqDC2')!;
    expect(lost.workloads.map(({ workload }) => workload)).toEqual(['base', 'west']);
    expect(lost.holds).toBe(true);
    expect(lost.requiredMbps).toBeGreaterThan(8_000 / 0.9);
    expect(guest.scenarios.filter(({ survive }) => survive === 'location')).toEqual(own.scenarios.filter(({ survive }) => survive === 'location'));
  });

  test('leave each link to its own fallback when all are lost', () => {
    const promised = { location: 'full', dedicated: 'full' };
    const small = planOf(made({ west: '500 Mbps' }, (d) => { d.workloads.base.survive = promised; d.workloads.west.survive = promised; }));
    const lost = (name: string) => linkOf(small, name).scenarios.find(({ id }) => id === 'dedicated')!;
    expect(lost('west').workloads).toEqual([{ workload: 'west', outcome: 'full', share: 1 }]);
    expect(lost('aws').workloads).toEqual([{ workload: 'base', outcome: 'full', share: 1 }]);
    expect(linkOf(small, 'west').fallback!.requiredMbps * 8).toBeCloseTo(linkOf(small, 'aws').fallback!.requiredMbps, 1);
    expect(linkOf(small, 'west').fallback!.connections.length).toBeLessThan(linkOf(small, 'aws').fallback!.connections.length);
  });

  test('are there for all that wait when they are back, so that each catches up with its part of them', () => {
    const copy = { kind: 'dataset-transfer', from: 'ashburn', to: 'aws-virginia', volume: '20 TB', window: { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], start: '00:00', duration: '23 h' } };
    const drain = (west?: string) => {
      const { scenarios } = linkOf(planOf(made(west === undefined ? {} : { west }, (d) => { d.workloads.copy = copy; delete d.links.aws.fallback; })), 'aws');
      return scenarios.find(({ id }) => id === 'dedicated')!.outages.find(({ hours }) => hours === 24)!.drainSeconds!;
    };
    expect(drain()).toBeGreaterThan(0);
    expect(drain('500 Mbps')).toBeGreaterThan(drain());
    expect(drain('1 Gbps')).toBeGreaterThan(drain('500 Mbps'));
  });

  test('are ordered by the link whose they are, in a month that is the same for both', () => {
    const growing = planOf(made({ west: '200 Mbps' }, (d) => { d.policy.growth = '40%/year'; }));
    const [own, guest] = [linkOf(growing, 'aws').forecast, linkOf(growing, 'west').forecast];
    expect(own.orderBy).toBeDefined();
    expect(guest.orderBy ?? guest.next).toBeUndefined();
    expect(guest).toMatchObject({ utilization: own.utilization, failure: own.failure, deadline: own.deadline });
    const alone = linkOf(planOf(made({}, (d) => { d.policy.growth = '40%/year'; })), 'aws').forecast;
    expect(alone.utilization! > own.utilization!).toBe(true);
  });

  test('are told of once, and that they are shared with the guest', () => {
    expect(findings(plan, 'shares-circuits')).toEqual([{
      subject: 'west', severity: 'note', message: 'it takes the circuits of link aws, by the virtual interfaces of aws: they are sized for it and aws together, and a failure of them is one for all',
    }]);
    expect(findings(plan, 'macsec-unconfirmed').map(({ subject }) => subject)).toEqual(['aws']);
    const late = planOf(made({ west: '4 Gbps' }, (d) => { d.inService = '2026-12-15'; }));
    expect(findings(late, 'late-order').map(({ subject }) => subject)).toEqual(['aws']);
  });

  test('make a plan of which every claim holds', () => {
    expect(verifyPlan(plan, network)).toEqual([]);
  });

  test('reach a cloud from other sites on the gateway too, which the plan says', () => {
    const two = made({ west: '1 Gbps' }, (d) => {
      d.sites.chicago = { asn: 65020, prefixes: ['10.32.0.0/16'], linkPrefixes: ['172.21.0.0/24'], routers: { 'chi-1': { building: 'B' } } };
      d.links.chicago = { site: 'chicago', cloud: 'aws-virginia', resilience: 'basic', primary: { kind: 'direct-connect', paths: [{ router: 'chi-1', location: 'EqDC2' }] } };
    });
    const both = planOf(two);
    expect(findings(both, 'gateway-reaches-more')).toEqual([
      { subject: 'aws-oregon', severity: 'note', message: 'the Direct Connect gateway of aws-virginia joins it with chicago too, where no link does: filter its prefixes there' },
    ]);
    expect(verifyPlan(both, two)).toEqual([]);
    expect(findings(plan, 'gateway-reaches-more')).toEqual([]);
  });
});

describe('circuits that links to two clouds of one Region take', () => {
  const network = made({ dev: '1 Gbps' });
  const plan = planOf(network);

  test('have virtual interfaces of the guest beside those of the owner, each limited', () => {
    const [own, guest] = [attachmentsOf(plan, 'aws'), attachmentsOf(plan, 'dev')];
    expect(guest).toMatchObject([
      { id: 'dev-edge-1-eqdc2-1-1', ordinal: 1, interface: 'transit', rateLimitMbps: 2_000, bandwidthMbps: 10_000 },
      { id: 'dev-edge-2-csva1-1-1', ordinal: 1, interface: 'transit', rateLimitMbps: 2_000, bandwidthMbps: 10_000 },
    ]);
    expect(own.map(({ rateLimitMbps }) => rateLimitMbps)).toEqual([undefined, undefined]);
    guest.forEach((attachment, i) => {
      expect(attachment.vlan).not.toBe(own[i]!.vlan);
      expect(attachment.sessions[0]!.prefix).not.toBe(own[i]!.sessions[0]!.prefix);
      expect(attachment.sessions[0]).toMatchObject({ id: `${attachment.id}-bgp`, cloudAsn: 64522, siteAsn: 65010 });
    });
    expect(plan.lock.vlans['ashburn/edge-1']).toMatchObject({ 'aws-edge-1-eqdc2-1-1': own[0]!.vlan, 'dev-edge-1-eqdc2-1-1': guest[0]!.vlan });
  });

  test('end at a Direct Connect gateway each', () => {
    expect(plan.clouds).toMatchObject([{ name: 'aws-dev', directConnectGatewayAsn: 64522 }, { name: 'aws-virginia', directConnectGatewayAsn: 64513 }]);
    expect(plan.clouds.some((cloud) => 'directConnectGatewayOf' in cloud)).toBe(false);
    expect(costs(plan, 'aws-dev')).toEqual({ 'transit gateway attachment': 1 });
  });

  test('leave a guest with a low limit too little after a failure, which is an error', () => {
    expect(findings(plan, 'rate-limit-too-low')).toEqual([]);
    const tight = made({ dev: '1900 Mbps' });
    expect(findings(planOf(tight), 'rate-limit-too-low')).toEqual([{
      subject: 'dev',
      severity: 'error',
      message: 'one circuit lost: its virtual interfaces carry 2 Gbps with the rate limit of 2 Gbps on each, and it needs 2.28 Gbps: raise rateLimit',
    }]);
    expect(verifyPlan(planOf(tight), tight)).toEqual([]);
    const free = made({ dev: '1900 Mbps' }, (d) => { delete d.links.dev.primary.rateLimit; });
    expect(findings(planOf(free), 'rate-limit-too-low')).toEqual([]);
  });

  test.each([['1 Gbps', 0], ['1900 Mbps', 1]])('are judged by every loss of uneven bundles: %s needs %i errors', (rate, errors) => {
    const [id] = Object.keys(plan.lock.bundles) as [string];
    const uneven = { ...plan.lock, bundles: { ...plan.lock.bundles, [id]: { ...plan.lock.bundles[id]!, members: 4 } } };
    const grown = made({ dev: rate });
    const later = planNetwork(grown, { lock: uneven });
    expect(sizesOf(later)).toEqual(['4 x aws/direct-connect/10G', '1 x aws/direct-connect/10G']);
    expect(findings(later, 'rate-limit-too-low')).toHaveLength(errors);
    expect(verifyPlan(later, grown)).toEqual([]);
  });

  test('leave a limit out that is more than the port', () => {
    const wide = made({ dev: '1 Gbps' }, (d) => { d.links.dev.primary.rateLimit = '40 Gbps'; });
    expect(attachmentsOf(planOf(wide), 'dev').map(({ rateLimitMbps }) => rateLimitMbps)).toEqual([undefined, undefined]);
    expect(verifyPlan(planOf(wide), wide)).toEqual([]);
  });

  test('take VLAN ids for both, and so fewer larger bundles where these are few', () => {
    const few = (count: number) => made({ dev: '1 Gbps' }, (d) => {
      d.workloads.base.rate = '36 Gbps';
      for (const router of Object.values<Draft>(d.sites.ashburn.routers)) Object.assign(router, { vlans: `1000-${999 + count}`, ports: { '10G': 12, '100G': 1 } });
    });
    expect(sizesOf(planOf(few(4)))).toEqual(new Array(4).fill('3 x aws/direct-connect/10G'));
    expect(sizesOf(planOf(few(3)))).toEqual(['1 x aws/direct-connect/100G', '1 x aws/direct-connect/100G']);
    expect(() => planOf(few(1))).toThrow(HybridNetworkError);
  });

  test('make a plan of which every claim holds, also beside a link to another Region', () => {
    expect(verifyPlan(plan, network)).toEqual([]);
    const both = made({ dev: '1 Gbps', west: '2 Gbps' });
    expect(verifyPlan(planOf(both), both)).toEqual([]);
  });
});

describe('links that fall back together', () => {
  const promised = { location: 'full', dedicated: 'full' };
  const narrow = (ipsec: string) => made({ west: '1500 Mbps' }, (d) => {
    d.workloads.base = steady('aws-virginia', '1500 Mbps', promised);
    d.workloads.west.survive = promised;
    for (const router of Object.values<Draft>(d.sites.ashburn.routers)) router.ipsec = ipsec;
  });

  test('need routers that carry all of their fallbacks at once', () => {
    const network = narrow('1500 Mbps');
    const plan = planOf(network);
    expect(plan.links.flatMap(({ scenarios }) => scenarios).every(({ holds }) => holds)).toBe(true);
    expect(findings(plan, 'fallbacks-too-small-together')).toEqual([{
      subject: 'aws', severity: 'error', message: 'when its circuits are lost, aws and west fall back at once: 3.43 Gbps are promised, and 2 routers carry 3 Gbps over VPN',
    }]);
    expect(findings(plan, 'fallbacks-share-routers')).toEqual([]);
    expect(verifyPlan(plan, network)).toEqual([]);
    expect(findings(planOf(narrow('2 Gbps')), 'fallbacks-too-small-together')).toEqual([]);
  });
});

describe('a guest that comes and goes', () => {
  const alone = planOf(made({}));
  const shared = planOf(made({ west: '1 Gbps', dev: '1 Gbps' }));

  test('changes no identifier, VLAN id or address of the owner', () => {
    expect(bundlesOf(shared, 'aws')).toEqual(bundlesOf(alone, 'aws'));
    expect(linkOf(shared, 'aws').fallback!.connections).toEqual(linkOf(alone, 'aws').fallback!.connections);
    expect(shared.lock.subnets).toMatchObject(alone.lock.subnets);
    const later = planNetwork(made({ west: '1 Gbps', dev: '1 Gbps' }), { lock: alone.lock });
    expect(later.lock.bundles).toEqual(alone.lock.bundles);
    expect(later.lock.subnets).toMatchObject(alone.lock.subnets);
  });

  test('leaves the plan of the owner alone when it is gone', () => {
    const without = made({ west: '1 Gbps', dev: '1 Gbps' }, (d) => {
      for (const name of ['west', 'dev']) {
        delete d.links[name];
        delete d.workloads[name];
      }
      delete d.clouds['aws-oregon'];
      delete d.clouds['aws-dev'];
    });
    expect(JSON.stringify(planOf(without))).toBe(JSON.stringify(alone));
  });

  test('may be planned again with its own lock, and frozen', () => {
    const network = made({ west: '1 Gbps', dev: '1 Gbps' });
    const again = planNetwork(network, { lock: shared.lock, frozen: true });
    expect(again.lock).toEqual(shared.lock);
    const built = ({ links, clouds }: NetworkPlan) => [clouds, links.map(({ primary, fallback }) => [primary, fallback])];
    expect(built(again)).toEqual(built(shared));
    expect(() => planNetwork(network, { lock: alone.lock, frozen: true })).toThrow('dev-edge-1-eqdc2-1-1');
  });

  test('is kept by a lock when it asks for less: circuits are never made smaller', () => {
    const large = planOf(made({ west: '7 Gbps' }));
    const small = planNetwork(made({ west: '1 Gbps' }), { lock: large.lock });
    expect(small.lock.bundles).toEqual(large.lock.bundles);
  });

  test('is advised on with all that share its circuits', () => {
    const network = made({ west: '4 Gbps', dev: '1 Gbps' }, (d) => { d.workloads.west.survive = { location: 'suspend', dedicated: 'suspend' }; });
    const { survival, pacing } = adviseNetwork(network, planOf(network));
    expect(pacing).toEqual([]);
    expect(survival.filter(({ workload }) => workload === 'west').map(({ failure }) => failure)).toEqual(['location', 'dedicated']);
    expect(survival.find(({ workload, failure }) => workload === 'west' && failure === 'location')!.change).toBe('4 x 10 Gbps in place of 2 x 10 Gbps');
  });
});
