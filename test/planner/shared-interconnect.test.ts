import type { HybridNetwork } from '../../lib/definition/hybrid-network';
import { EMPTY_LOCK, type NetworkLock, type NetworkPlan, planNetwork } from '../../lib/planner';
import type { DedicatedPlan } from '../../lib/planner/network-plan';
import { verifyPlan } from '../../lib/planner/verify';
import { type Draft, linkOf, network } from '../networks';

const steady = (to: string, rate: string): Draft => ({ kind: 'telemetry', from: 'ashburn', to, rate, flows: 512, survive: { location: 'full', dedicated: 'slower' } });

/** Rates of links on the circuits of the first one, and the limit of `dev`. */
interface Guests {
  readonly iowa?: string;
  readonly dev?: string;
  readonly rateLimit?: string;
}

/** A link to Google Cloud of 4 Gbps, and on its circuits `iowa`, to another region, and `dev`, to another project of the same region. */
function made({ iowa, dev, rateLimit }: Guests, change: (definition: Draft) => void = () => undefined): HybridNetwork {
  return network('ashburn', (d) => {
    d.links = { google: d.links.google };
    d.clouds = { 'google-virginia': d.clouds['google-virginia'] };
    d.workloads = { base: steady('google-virginia', '4 Gbps') };
    d.policy.growth = '0%/year';
    if (iowa !== undefined) {
      d.clouds['google-iowa'] = { provider: 'google', project: 'ashburn-ai', region: 'us-central1', asn: 64610, prefixes: ['10.140.0.0/16'] };
      d.links.iowa = { site: 'ashburn', cloud: 'google-iowa', primary: { kind: 'shared', circuitsOf: 'google', roundTripTime: '28 ms' }, fallback: { kind: 'vpn' } };
      d.workloads.iowa = steady('google-iowa', iowa);
    }
    if (dev !== undefined) {
      d.clouds['google-dev'] = { provider: 'google', project: 'ashburn-dev', region: 'us-east4', asn: 64620, prefixes: ['10.150.0.0/16'] };
      d.links.dev = { site: 'ashburn', cloud: 'google-dev', primary: { kind: 'shared', circuitsOf: 'google', ...(rateLimit !== undefined && { rateLimit }) } };
      d.workloads.dev = steady('google-dev', dev);
    }
    change(d);
  });
}

/** Plans it, and lets the checker of plans judge it. */
function planOf(definition: HybridNetwork, lock: NetworkLock = EMPTY_LOCK): NetworkPlan {
  const plan = planNetwork(definition, { lock });
  expect(verifyPlan(plan, definition)).toEqual([]);
  return plan;
}

const circuitsOf = (plan: NetworkPlan, name: string): DedicatedPlan => linkOf(plan, name).primary as DedicatedPlan;
const bundlesOf = (plan: NetworkPlan, name: string) => circuitsOf(plan, name).paths.flatMap(({ bundles }) => bundles);
const attachmentsOf = (plan: NetworkPlan, name: string) => bundlesOf(plan, name).flatMap(({ attachments }) => attachments);
const sizesOf = (plan: NetworkPlan, name: string) => attachmentsOf(plan, name).map(({ bandwidthMbps }) => bandwidthMbps);
const membersOf = (plan: NetworkPlan) => bundlesOf(plan, 'google').map(({ members, memberMbps }) => [members, memberMbps]);
const findings = (plan: NetworkPlan, code: string) =>
  plan.findings.filter((finding) => finding.code === code).map(({ subject, message }) => ({ subject, message }));
const costs = (plan: NetworkPlan, owner: string) =>
  Object.fromEntries(plan.cost.items.filter((item) => item.owner === owner).map(({ item, quantity }) => [item, quantity]));

describe('connections of Cloud Interconnect that several links take', () => {
  const plan = planOf(made({ iowa: '3 Gbps', dev: '500 Mbps' }));

  test('are sized for the demand of all together', () => {
    expect(membersOf(planOf(made({})))).toEqual([[1, 10_000], [1, 10_000]]);
    expect(membersOf(planOf(made({ iowa: '7 Gbps' })))).toEqual([[2, 10_000], [2, 10_000]]);
    expect(linkOf(plan, 'google').requirement.toCloud.binding!.shares.map(({ workload }) => workload).sort()).toEqual(['base', 'dev', 'iowa']);
  });

  test('have attachments of each link, with VLAN ids, addresses and the ASN of its own Cloud Routers', () => {
    for (const [guest, cloudAsn] of [['iowa', 64610], ['dev', 64620]] as const) {
      const own = attachmentsOf(plan, 'google');
      expect(attachmentsOf(plan, guest)).toMatchObject([
        { id: `${guest}-edge-1-iad-zone1-1-1-1`, bandwidthMbps: 10_000, sessions: [{ cloudAsn, siteAsn: 65010 }] },
        { id: `${guest}-edge-2-iad-zone2-5467-1-1`, bandwidthMbps: 10_000, sessions: [{ cloudAsn }] },
      ]);
      attachmentsOf(plan, guest).forEach((attachment, i) => {
        expect(attachment.vlan).not.toBe(own[i]!.vlan);
        expect(attachment.sessions[0]!.prefix).not.toBe(own[i]!.sessions[0]!.prefix);
      });
      expect(circuitsOf(plan, guest)).toMatchObject({ circuitsOf: 'google', interconnect: { cloudAsn, sla: '99.9%', blockers: [] } });
    }
  });

  test('have attachments in the region of each cloud', () => {
    const regionsOf = (name: string) => circuitsOf(plan, name).paths.map(({ region }) => region);
    expect([regionsOf('google'), regionsOf('iowa'), regionsOf('dev')]).toEqual([['us-east4', 'us-east4'], ['us-central1', 'us-central1'], ['us-east4', 'us-east4']]);
    expect(plan.clouds.find(({ name }) => name === 'google-iowa')).toMatchObject({ regions: ['us-central1'] });
  });

  test('may have attachments that are together more than they are', () => {
    expect(sizesOf(plan, 'google').concat(sizesOf(plan, 'iowa'), sizesOf(plan, 'dev'))).toEqual(new Array(6).fill(10_000));
    expect(circuitsOf(plan, 'google').grossMbps).toBe(20_000);
  });

  test('are counted once, and each network pays for its attachments', () => {
    expect(plan.sites[0]!.routers.map(({ portsUsed }) => portsUsed)).toEqual([{ '10G': 1 }, { '10G': 1 }]);
    expect(Object.keys(plan.lock.bundles)).toEqual(bundlesOf(plan, 'google').map(({ id }) => id));
    expect(plan.lock.vlans['ashburn/edge-1']).toMatchObject(Object.fromEntries(['google', 'iowa', 'dev'].map((name) => {
      const { id, vlan } = attachmentsOf(plan, name)[0]!;
      return [id, vlan];
    })));
    const attachment = plan.cost.items.find(({ item, owner }) => owner === 'google' && /attachment/.test(item))!.item;
    for (const link of ['google', 'iowa', 'dev']) expect(costs(plan, link)[attachment]).toBe(2);
    expect(plan.cost.items.filter(({ item }) => item === bundlesOf(plan, 'google')[0]!.product).map(({ owner }) => owner)).toEqual(['google']);
    expect(linkOf(plan, 'dev').alternatives).toEqual([]);
  });

  test('are told of once', () => {
    expect(findings(plan, 'shares-circuits').map(({ message }) => message)[0]).toMatch(/^it takes the circuits of link google, by VLAN attachments of its own: they are sized for it and/);
    const late = planOf(made({ dev: '1 Gbps' }, (d) => { d.links.google.primary.phase = 'order'; }));
    expect(findings(late, 'sla-pending').map(({ subject }) => subject)).toEqual(['google']);
  });

  test('are dearer by the attachments of all links where they grow', () => {
    const growing = (d: Draft) => { d.policy.growth = '40%/year'; };
    const [alone, both] = [made({}, growing), made({ dev: '1 Mbps' }, growing)].map((definition) => linkOf(planOf(definition), 'google').forecast.next!);
    expect(both!.title).toBe(alone!.title);
    expect(both!.differenceUsd - alone!.differenceUsd).toBeCloseTo(73 * 2, 0); // 20 Gbps for 10 Gbps, on two connections
  });
});

describe('a rate limit on Google Cloud', () => {
  test.each([['1 Gbps', 1_000], ['1500 Mbps', 1_000], ['10 Gbps', 10_000], ['60 Mbps', 50]])('of %s is one attachment of %i Mbps on each connection', (rateLimit, mbps) => {
    const plan = planOf(made({ dev: '10 Mbps', rateLimit }));
    expect(attachmentsOf(plan, 'dev').map(({ bandwidthMbps, rateLimitMbps }) => [bandwidthMbps, rateLimitMbps])).toEqual([[mbps, mbps], [mbps, mbps]]);
  });

  test('above the connection leaves as many attachments as fill it, and a word of it', () => {
    const plan = planOf(made({ dev: '10 Mbps', rateLimit: '40 Gbps' }));
    expect(attachmentsOf(plan, 'dev').map(({ bandwidthMbps, rateLimitMbps }) => [bandwidthMbps, rateLimitMbps])).toEqual([[10_000, undefined], [10_000, undefined]]);
    expect(findings(plan, 'rate-limit-above-port')).toEqual([{ subject: 'dev', message: 'the rate limit of 20 Gbps is above the 10 Gbps of a connection, and its VLAN attachments take all of it' }]);
  });

  test('that leaves a link too little after a failure is an error', () => {
    expect(findings(planOf(made({ dev: '500 Mbps', rateLimit: '1 Gbps' })), 'rate-limit-too-low')).toEqual([]);
    expect(findings(planOf(made({ dev: '1900 Mbps', rateLimit: '2 Gbps' })), 'rate-limit-too-low')).toEqual([{
      subject: 'dev', message: expect.stringMatching(/^one circuit lost: its VLAN attachments carry 2 Gbps with the rate limit of 2 Gbps on each, and it needs 2\.\d+ Gbps: raise rateLimit$/),
    }]);
  });

  test('takes one VLAN id of a bundle where the owner takes several', () => {
    const few = (vlans: string) => made({ dev: '10 Mbps', rateLimit: '1 Gbps' }, (d) => {
      d.workloads.base.rate = '22 Gbps'; // 3 x 10 Gbps, which are three attachments, on each path
      for (const router of Object.values<Draft>(d.sites.ashburn.routers)) Object.assign(router, { vlans, ports: { '10G': 3 } });
    });
    const plan = planOf(few('1000-1003'));
    expect([sizesOf(plan, 'google').length, sizesOf(plan, 'dev').length]).toEqual([6, 2]);
    expect(() => planOf(few('1000-1002'))).toThrow(/fit into no circuits/);
  });
});

describe('circuits in two regions', () => {
  const two = (change: (d: Draft) => void = () => undefined) => made({ dev: '1 Gbps' }, (d) => {
    d.clouds['google-virginia'].otherRegions = ['us-central1'];
    d.clouds['google-dev'].otherRegions = ['us-central1'];
    d.links.google.resilience = 'maximum';
    d.links.google.primary.paths = [
      { router: 'edge-1', location: 'iad-zone1-1' }, { router: 'edge-2', location: 'iad-zone2-5467' },
      { router: 'edge-1', location: 'ord-zone1-7', region: 'us-central1' }, { router: 'edge-2', location: 'ord-zone2-7', region: 'us-central1' },
    ];
    change(d);
  });

  test('stand by for a guest as for their owner', () => {
    const plan = planOf(two());
    expect(circuitsOf(plan, 'dev').paths.map(({ region }) => region)).toEqual(circuitsOf(plan, 'google').paths.map(({ region }) => region));
    expect(circuitsOf(plan, 'dev')).toMatchObject({ interconnect: { capability: 'PRODUCTION_CRITICAL', sla: '99.99%', blockers: [] } });
    expect(findings(plan, 'region-stands-by').map(({ subject }) => subject)).toEqual(['google']);
  });
});

describe('a guest on Google Cloud that comes and goes', () => {
  test('changes nothing of what is in use', () => {
    const before = planOf(made({}));
    const after = planOf(made({ dev: '100 Mbps' }), before.lock);
    expect(after.lock.bundles).toEqual(before.lock.bundles);
    expect(after.lock.vlans['ashburn/edge-1']).toMatchObject(before.lock.vlans['ashburn/edge-1']!);
    expect(planOf(made({}), after.lock).lock.bundles).toEqual(before.lock.bundles);
  });
});
