import { EMPTY_LOCK, type NetworkPlan, planNetwork } from '../../../lib/planner';
import { verifyPlan } from '../../../lib/planner/verify';
import { type Draft, network } from '../../networks';

const multicloud = network('aws-multicloud');
const honest = planNetwork(multicloud);

/** A plan as it came, to be changed by hand. */
const tampered = (change: (plan: Draft) => void): NetworkPlan => {
  const plan = JSON.parse(JSON.stringify(honest)) as Draft;
  change(plan);
  return plan as NetworkPlan;
};

const claimsOf = (change: (plan: Draft) => void) => verifyPlan(tampered(change), multicloud).map(({ claim }) => claim);

describe('every claim holds of a plan with a link between clouds', () => {
  test.each<readonly [string, (definition: Draft) => void]>([
    ['as the example has it', () => undefined],
    ['on a virtual private gateway', (definition) => { definition.clouds['aws-virginia'].gateway = 'virtual-private'; }],
    ['that carries nothing', (definition) => { definition.workloads = {}; }],
    ['that is too small', (definition) => { definition.workloads.weights.within = '10 s'; }],
    ['whose workloads grow each in its own way', (definition) => { definition.workloads.weights.growth = '90%/year'; }],
    ['with training and object storage on it', (definition) => {
      definition.workloads.feedback.endpoint = 'object-storage';
      definition.workloads.split = { kind: 'distributed-training', from: 'aws-virginia', to: 'google-virginia', gradientSize: '2 GB', stepsPerSecond: 0.5 };
      definition.workloads.insisted = { kind: 'distributed-training', from: 'google-virginia', to: 'aws-virginia', gradientSize: '20 MB', stepsPerSecond: 1, insist: true };
    }],
    ['over whose latency budget the round trip is', (definition) => { definition.cloudLinks['aws-google'].roundTripTime = '90 ms'; }],
    ['beside another one', (definition) => {
      definition.clouds['aws-test'] = { provider: 'aws', region: 'us-east-1', prefixes: ['10.71.0.0/16'] };
      definition.cloudLinks.test = { kind: 'aws-interconnect', aws: 'aws-test', google: 'google-virginia' };
      definition.workloads.weights.artifact = '1 GB';
      definition.workloads.feedback.volume = '10 GB';
    }],
  ])('%s', (_, change) => {
    const made = network('aws-multicloud', change);
    expect(verifyPlan(planNetwork(made, { lock: EMPTY_LOCK }), made)).toEqual([]);
  });

  test('that keeps the bandwidth of the lock', () => {
    const lock = { ...EMPTY_LOCK, cloudLinks: { 'aws-google': { bandwidthMbps: 10_000 } } };
    expect(verifyPlan(planNetwork(multicloud, { lock }), multicloud)).toEqual([]);
  });
});

const link = (plan: Draft) => plan.cloudLinks[0];

test.each<readonly [string, string, (plan: Draft) => void]>([
  ['no list of them', 'shape', (plan) => { delete plan.cloudLinks; }],
  ['the link left out', 'cloud-links', (plan) => { plan.cloudLinks = []; }],
  ['another project', 'cloud-link-ends', (plan) => { link(plan).google.project = 'somebody-else'; }],
  ['larger packets', 'mtu', (plan) => { link(plan).mtu = 8_896; }],
  ['less peak', 'edf-misses-deadline', (plan) => { link(plan).requirement.toAws.peakMbps -= 5; }],
  ['less required', 'required-is-not-the-most', (plan) => { link(plan).requirement.requiredMbps -= 100; }],
  ['the other direction', 'binding-direction', (plan) => { link(plan).requirement.bindingDirection = 'toAws'; }],
  ['less bandwidth', 'bandwidth', (plan) => { link(plan).bandwidthMbps = 1_000; }],
  ['more bandwidth', 'bandwidth', (plan) => { link(plan).bandwidthMbps = 10_000; }],
  ['a bandwidth that nobody sells', 'bandwidth', (plan) => { link(plan).bandwidthMbps = 4_000; }],
  ['a bandwidth said to be kept that is the least', 'bandwidth', (plan) => {
    plan.findings.push({ code: 'interconnect-kept', severity: 'note', subject: 'aws-google', message: 'kept' });
  }],
  ['said to be free', 'interconnect-free', (plan) => { link(plan).isFreeOnAws = true; }],
  ['a later month', 'forecast', (plan) => { link(plan).forecast.utilization = '2031-06'; }],
  ['an earlier month', 'forecast', (plan) => { link(plan).forecast.deadline = '2028-01'; }],
  ['another end of the forecast', 'forecast', (plan) => { link(plan).forecast.until = '2040-01'; }],
  ['a cheaper next step', 'forecast', (plan) => { link(plan).forecast.next.differenceUsd = 1; }],
  ['a next step down', 'forecast', (plan) => { link(plan).forecast.next.bandwidthMbps = 500; }],
  ['another rate of a workload', 'workload-rate', (plan) => { link(plan).workloads[0].rateMbps = 1; }],
  ['a workload left out', 'workloads', (plan) => { link(plan).workloads.pop(); }],
  ['one side not paid', 'cost-missing', (plan) => { plan.cost.items = plan.cost.items.filter(({ item }: Draft) => !item.startsWith('Partner')); }],
  ['the attachment not paid', 'cost-missing', (plan) => { plan.cost.items = plan.cost.items.filter(({ item }: Draft) => item !== 'transit gateway attachment'); }],
  ['the lock without it', 'lock-cloud-links', (plan) => { delete plan.lock.cloudLinks; }],
  ['the lock with another bandwidth', 'lock-cloud-links', (plan) => { plan.lock.cloudLinks['aws-google'].bandwidthMbps = 500; }],
  ['the confirmation not asked for', 'finding-missing', (plan) => { plan.findings = plan.findings.filter(({ code }: Draft) => code !== 'interconnect-offered'); }],
  ['a freedom that is not shown', 'finding-unfounded', (plan) => {
    plan.findings.push({ code: 'interconnect-free', severity: 'note', subject: 'aws-google', message: 'free' });
  }],
])('a plan with %s is caught as %s', (_, claim, change) => {
  expect(claimsOf(change)).toContain(claim);
});
