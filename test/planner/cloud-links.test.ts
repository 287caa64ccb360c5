import { HybridNetworkError } from '../../lib/errors';
import { type CloudLinkPlan, EMPTY_LOCK, type NetworkPlan, planNetwork, type PlanOptions } from '../../lib/planner';
import { type Draft, network } from '../networks';

/** The multicloud example, changed. */
const multicloud = (change?: (definition: Draft) => void) => network('aws-multicloud', change);

const planOf = (change?: (definition: Draft) => void, options: PlanOptions = {}): NetworkPlan => planNetwork(multicloud(change), options);

/** The same with the given workloads only, without growth. */
const carrying = (workloads: Draft, change: (definition: Draft) => void = () => undefined, options: PlanOptions = {}) => planOf((definition) => {
  definition.workloads = workloads;
  definition.policy.growth = '0%/year';
  change(definition);
}, options);

const steady = (mbps: number, from = 'aws-virginia', to = 'google-virginia') => ({ logs: { kind: 'telemetry', from, to, rate: `${mbps} Mbps`, flows: 10_000 } });

const linkOf = ({ cloudLinks }: NetworkPlan): CloudLinkPlan => cloudLinks[0]!;
const findingsOf = (plan: NetworkPlan, subject = 'aws-google') => plan.findings.filter((finding) => finding.subject === subject).map(({ code }) => code);
const itemsOf = (plan: NetworkPlan, owner = 'aws-google') => plan.cost.items.filter((item) => item.owner === owner);
const WIRE = 1502 / 1420;

/** A second pair of clouds, with another link between them. */
const withFrankfurt = (definition: Draft) => {
  definition.clouds['aws-frankfurt'] = { provider: 'aws', region: 'eu-central-1', prefixes: ['10.71.0.0/16'] };
  definition.clouds['google-frankfurt'] = { provider: 'google', project: 'multicloud-lab', region: 'europe-west3', asn: 64621, prefixes: ['10.72.0.0/16'] };
  definition.cloudLinks.europe = { kind: 'aws-interconnect', aws: 'aws-frankfurt', google: 'google-frankfurt' };
};

describe('the bandwidth of a link between clouds', () => {
  test('is the least that holds the peak with headroom and sustained use under its limit, on the wire', () => {
    const { requirement, bandwidthMbps } = linkOf(carrying(steady(600)));
    expect(requirement.toGoogle.peakMbps).toBeCloseTo(600 * WIRE, 2);
    expect(requirement.requiredMbps).toBeCloseTo((600 * WIRE) / 0.7, 2);
    expect([requirement.bindingRule, requirement.bindingDirection, bandwidthMbps]).toEqual(['utilization', 'toGoogle', 1_000]);
    expect(linkOf(carrying(steady(700))).bandwidthMbps).toBe(5_000);
  });

  test('is as large for the other direction', () => {
    const { requirement, bandwidthMbps } = linkOf(carrying(steady(4_000, 'google-virginia', 'aws-virginia')));
    expect(requirement.toGoogle.peakMbps).toBe(0);
    expect([requirement.bindingDirection, bandwidthMbps]).toEqual(['toAws', 10_000]);
  });

  test('holds growth until the end of the horizon', () => {
    const grown = linkOf(carrying({ logs: { ...steady(500).logs, growth: '40%/year' } }));
    expect(grown.requirement.toGoogle.peakMbps / grown.requirement.toGoogle.todayMbps).toBeCloseTo(1.4 ** (19 / 12), 3);
    expect(grown.bandwidthMbps).toBe(5_000);
  });

  test('is the most that there is where nothing is enough, and the plan says so as an error', () => {
    const plan = carrying(steady(90_000));
    expect(linkOf(plan).bandwidthMbps).toBe(100_000);
    expect(plan.findings[0]).toMatchObject({ code: 'interconnect-too-small', severity: 'error', subject: 'aws-google' });
    expect(plan.findings[0]!.message).toContain('the most that can be ordered is 100 Gbps');
  });

  test('is the least of all where no workload counts', () => {
    const plan = carrying({});
    expect(linkOf(plan)).toMatchObject({ bandwidthMbps: 500, workloads: [], requirement: { requiredMbps: 0 } });
    expect(findingsOf(plan)).toContain('no-workloads');
  });
});

describe('the lock', () => {
  test('keeps a bandwidth in use, and says that less would be enough', () => {
    const lock = { ...EMPTY_LOCK, cloudLinks: { 'aws-google': { bandwidthMbps: 10_000 } } };
    const plan = carrying(steady(100), undefined, { lock });
    expect(linkOf(plan).bandwidthMbps).toBe(10_000);
    expect(plan.lock.cloudLinks).toEqual({ 'aws-google': { bandwidthMbps: 10_000 } });
    expect(findingsOf(plan)).toContain('interconnect-kept');
  });

  test('lets a bandwidth grow', () => {
    const { lock } = carrying(steady(100));
    expect(lock.cloudLinks).toEqual({ 'aws-google': { bandwidthMbps: 500 } });
    expect(carrying(steady(2_000), undefined, { lock }).lock.cloudLinks).toEqual({ 'aws-google': { bandwidthMbps: 5_000 } });
  });

  test('of a network without such links has no word of them', () => {
    expect(Object.keys(planNetwork(network('small-lab'), { lock: EMPTY_LOCK }).lock)).not.toContain('cloudLinks');
  });

  test('of an earlier version, without the word, is as good as one without links', () => {
    const before = carrying(steady(100), (definition) => { delete definition.cloudLinks; definition.workloads = {}; }).lock;
    expect(before.cloudLinks).toBeUndefined();
    expect(linkOf(carrying(steady(100), undefined, { lock: before })).bandwidthMbps).toBe(500);
  });

  test('forgets a link that the definition has no more', () => {
    const { lock } = carrying(steady(100), withFrankfurt);
    expect(Object.keys(lock.cloudLinks!)).toEqual(['aws-google', 'europe']);
    expect(Object.keys(carrying(steady(100), undefined, { lock }).lock.cloudLinks!)).toEqual(['aws-google']);
  });

  test('is refused with a bandwidth that nobody sells', () => {
    const lock = { ...EMPTY_LOCK, cloudLinks: { 'aws-google': { bandwidthMbps: 750 } } };
    expect(() => carrying(steady(100), undefined, { lock })).toThrow('the catalogue has no interconnect of "750 Mbps"');
  });

  test('that is frozen refuses another bandwidth', () => {
    const { lock } = carrying(steady(100));
    expect(carrying(steady(100), undefined, { lock, frozen: true }).lock).toEqual(lock);
    expect(() => carrying(steady(2_000), undefined, { lock, frozen: true })).toThrow('cloudLinks.aws-google.bandwidthMbps: the lock says 500, the plan 5000');
  });
});

describe('the cost', () => {
  test('has both sides of the bandwidth, and of the traffic only what the transit gateway takes', () => {
    const plan = planOf();
    expect(itemsOf(plan).map(({ item, quantity, unit, verified }) => [item, quantity, unit, verified])).toEqual([
      ['AWS Interconnect - multicloud, 5Gbps', 1, 'each', false],
      ['Partner Cross-Cloud Interconnect for AWS, 5Gbps', 1, 'each', true],
      ['transit gateway data processing', 94_184, 'GB', true],
    ]);
    expect(itemsOf(plan, 'aws-virginia')).toMatchObject([{ item: 'transit gateway attachment', quantity: 1 }]);
  });

  test('has no processing and no attachment on a virtual private gateway', () => {
    const plan = planOf((definition) => { definition.clouds['aws-virginia'].gateway = 'virtual-private'; });
    expect(itemsOf(plan).map(({ item }) => item)).toEqual(['AWS Interconnect - multicloud, 5Gbps', 'Partner Cross-Cloud Interconnect for AWS, 5Gbps']);
    expect(itemsOf(plan, 'aws-virginia')).toEqual([]);
  });

  test('has one interconnect of 500 Mbps in each Region free on AWS, and notes it', () => {
    const plan = carrying(steady(100), withFrankfurt);
    expect(plan.cloudLinks.map(({ isFreeOnAws }) => isFreeOnAws)).toEqual([true, true]);
    expect(itemsOf(plan).map(({ item }) => item)).toEqual(['Partner Cross-Cloud Interconnect for AWS, 500Mbps', 'transit gateway data processing']);
    expect(findingsOf(plan)).toContain('interconnect-free');
  });

  test('has the second one in a Region at its price', () => {
    const plan = carrying(steady(100), (definition) => {
      definition.clouds['aws-test'] = { provider: 'aws', region: 'us-east-1', prefixes: ['10.71.0.0/16'] };
      definition.cloudLinks.test = { kind: 'aws-interconnect', aws: 'aws-test', google: 'google-virginia' };
    });
    expect(plan.cloudLinks.map(({ isFreeOnAws }) => isFreeOnAws)).toEqual([true, undefined]);
    expect(itemsOf(plan, 'test').map(({ item }) => item)).toEqual(['AWS Interconnect - multicloud, 500Mbps', 'Partner Cross-Cloud Interconnect for AWS, 500Mbps']);
    expect(findingsOf(plan, 'test')).toContain('transport-quota');
  });

  test('takes the prices of the definition', () => {
    const plan = planOf((definition) => { definition.catalog = { monthlyPrices: { 'aws/interconnect/5G': 3_000 } }; });
    expect(itemsOf(plan)[0]).toMatchObject({ monthlyUsd: 3_000, verified: true });
  });
});

describe('the forecast', () => {
  test('says when the bandwidth is outgrown, and what raising it costs on both sides', () => {
    const { forecast } = linkOf(planOf());
    expect(forecast).toMatchObject({ utilization: '2030-01', deadline: '2031-01', next: { bandwidthMbps: 10_000 } });
    expect(forecast.next!.differenceUsd).toBeCloseTo((12.33 - 6.165 + 19 - 17.3) * 730, 2);
  });

  test('says nothing where demand does not grow', () => {
    expect(linkOf(carrying(steady(100))).forecast).toEqual({ until: '2032-01' });
  });
});

describe('the findings', () => {
  test('tell to confirm the bandwidth with the account, once for each link', () => {
    expect(findingsOf(planOf())).toContain('interconnect-offered');
  });

  test('warn of a third interconnect in an account', () => {
    const plan = carrying({}, (definition) => {
      withFrankfurt(definition);
      definition.clouds['aws-london'] = { provider: 'aws', region: 'eu-west-2', prefixes: ['10.81.0.0/16'] };
      definition.clouds['google-london'] = { provider: 'google', project: 'multicloud-lab', region: 'europe-west2', asn: 64622, prefixes: ['10.82.0.0/16'] };
      definition.cloudLinks.london = { kind: 'aws-interconnect', aws: 'aws-london', google: 'google-london' };
    });
    expect(plan.findings.filter(({ code }) => code === 'interconnect-quota')).toMatchObject([{ severity: 'warning', subject: 'london' }]);
  });

  test('warn of a budget of latency that the round trip is over', () => {
    const plan = planOf((definition) => { definition.cloudLinks['aws-google'].roundTripTime = '50 ms'; });
    expect(findingsOf(plan, 'ranking')).toEqual(['latency-over-budget']);
  });

  test('say what a transfer to object storage needs on the side that receives', () => {
    const plan = planOf((definition) => { definition.workloads.feedback.endpoint = 'object-storage'; });
    expect(plan.findings.find(({ code }) => code === 'object-storage-path')!.message).toContain('private.googleapis.com');
  });

  test('note where few connections may fill the four behind it unevenly', () => {
    expect(findingsOf(carrying({ logs: { ...steady(100).logs, flows: 4 } }))).toContain('flows-share-interconnect');
    expect(findingsOf(carrying(steady(100)))).not.toContain('flows-share-interconnect');
  });
});

describe('distributed training between clouds', () => {
  const training = { kind: 'distributed-training', from: 'aws-virginia', to: 'google-virginia', gradientSize: '2 GB', stepsPerSecond: 0.5 };

  test('is answered with numbers and left out of the sizing', () => {
    const plan = carrying({ training });
    expect(linkOf(plan).workloads).toMatchObject([{ name: 'training', sized: false, training: { insisted: false, neededMbps: 8_000, spareMbps: 500 } }]);
    expect(findingsOf(plan, 'training')).toEqual(['training-not-recommended']);
    expect(linkOf(plan).bandwidthMbps).toBe(500);
  });

  test('is sized for where the definition insists', () => {
    const plan = carrying({ training: { ...training, insist: true } });
    expect(linkOf(plan).bandwidthMbps).toBe(100_000);
    expect(findingsOf(plan, 'training')).toEqual(['training-insisted']);
  });
});

test('windows in too many time zones are refused with the place of the link', () => {
  const zones = ['America/New_York', 'Europe/London', 'Australia/Sydney', 'America/Santiago', 'Europe/Berlin', 'America/Chicago', 'Pacific/Auckland'];
  const window = (timeZone: string) => ({ days: ['mon'], start: '01:00', duration: '2 h', timeZone });
  const workloads = Object.fromEntries(zones.map((zone, i) => [`copy-${i}`, {
    kind: 'dataset-transfer', from: 'aws-virginia', to: 'google-virginia', volume: '10 GB', window: window(zone),
  }]));
  const error = (() => {
    try {
      return carrying(workloads);
    } catch (thrown) {
      return thrown;
    }
  })();
  expect(HybridNetworkError.is(error) && error.problems).toMatchObject([{ code: 'too-many-time-zones', path: ['cloudLinks', 'aws-google'] }]);
});

test('the links between sites and clouds are planned as if there were none between clouds', () => {
  const without = planOf((definition) => {
    delete definition.cloudLinks;
    definition.workloads = { console: definition.workloads.console };
  });
  expect(planOf().links).toEqual(without.links);
  expect(planOf().workloads).toEqual(without.workloads);
});
