import { adviseNetwork, EMPTY_LOCK, type NetworkLock, planNetwork } from '../../lib/planner';
import { awsOnly, type Draft, linkOf, network } from '../networks';

const ends = { from: 'ashburn', to: 'aws-virginia' };
const telemetry = (rate: string, more: Draft = {}) => ({ kind: 'telemetry', ...ends, rate, flows: 4096, ...more });
const planned = (workloads: Draft, change?: (definition: Draft) => void, lock: NetworkLock = EMPTY_LOCK) => planNetwork(awsOnly(workloads, change), { lock });
const growing = (rate: string) => (definition: Draft) => { definition.policy.growth = rate; };

describe('the forecast', () => {
  test('counts months from the day of the prices until sustained use is over its limit', () => {
    const { requirement, primary, forecast } = linkOf(planned({ t: telemetry('4 Gbps') }, growing('100%/year')), 'aws');
    const today = requirement.toCloud.todayMbps;
    const months = Math.floor(12 * Math.log2((0.7 * primary.capacityMbps) / today)); // doubles in twelve months
    const [year, month] = forecast.utilization!.split('-').map(Number) as [number, number];
    expect((year - 2026) * 12 + month - 12).toBe(months);
  });

  test('names nothing where nothing grows', () => {
    const { forecast } = linkOf(planned({ t: telemetry('4 Gbps') }), 'aws');
    expect(forecast).toEqual({ until: '2032-03' });
  });

  test('orders so early that the next circuits are in use before the first event', () => {
    const { forecast } = linkOf(planned({ t: telemetry('4 Gbps') }, growing('60%/year')), 'aws');
    const first = [forecast.utilization, forecast.failure, forecast.deadline].filter((month) => month !== undefined).sort()[0]!;
    const months = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5));
    expect(months(first) - months(forecast.orderBy!)).toBe(3);
    expect(forecast.next!.differenceUsd).toBeGreaterThan(0);
  });

  test('sees the failure that is no longer survived before the first missed deadline', () => {
    const { forecast } = linkOf(planned({ t: telemetry('9 Gbps') }, growing('40%/year')), 'aws');
    expect(forecast.failure! <= forecast.deadline!).toBe(true);
  });

  test('leaves the next step out where nothing that can be bought is enough', () => {
    const { forecast } = linkOf(planned({ t: telemetry('30 Gbps') }, (definition) => {
      growing('100%/year')(definition);
      for (const router of Object.values<Draft>(definition.sites.ashburn.routers)) router.ports = { '100G': 4 };
    }), 'aws');
    expect(forecast.deadline).toBeDefined();
    expect(forecast.next).toBeUndefined();
  });

  test('of a VPN counts what its tunnels carry, and adds tunnels next', () => {
    const { forecast } = linkOf(planNetwork(network('small-lab', (definition) => {
      definition.policy = { growth: '100%/year' };
      definition.sites.garage.routers['router-1'].internet = '20 Gbps';
    }), { lock: EMPTY_LOCK }), 'google');
    expect(forecast.utilization ?? forecast.deadline).toBeDefined();
    expect(forecast.next?.title).toMatch(/^\d+ tunnels \(google\/vpn\/ha\)$/);
  });
});

test('small messages take as much of a circuit as their packets do', () => {
  const inference = (size: string) => ({ i: { kind: 'inference', ...ends, requestsPerSecond: 100_000, requestSize: size, responseSize: '1 B', sizeVariation: 0, flows: 4096 } });
  const rate = (size: string) => linkOf(planned(inference(size)), 'aws').requirement.toCloud.todayMbps;
  expect(rate('146 B') / rate('1460 B')).toBeCloseTo((146 + 82) / (1460 + 82), 2);
});

describe('a fallback', () => {
  test('of which nothing is promised is judged by what will be sent over it', () => {
    const slower = linkOf(planned({ t: telemetry('3400 Mbps', { flows: 64, survive: { location: 'full', dedicated: 'slower' } }) }), 'aws');
    expect(slower.fallback!.requiredMbps).toBe(0);
    expect(slower.fallback!.capacityMbps).toBeLessThan(3_600); // four tunnels of 1.25 Gbps, their packets, and 64 connections
    expect(slower.scenarios.at(-1)!.outages.at(-1)!.workloads[0]!.verdict).toBe('partial');
  });

  test('gives no Mbps to both directions where they share tunnels', () => {
    const both = {
      up: telemetry('1 Gbps', { survive: { location: 'full', dedicated: 'full' } }),
      down: telemetry('4600 Mbps', { from: ends.to, to: ends.from, survive: { location: 'full', dedicated: 'slower' } }),
    };
    const lost = linkOf(planned(both), 'aws').scenarios.at(-1)!.outages.at(-1)!.workloads;
    expect(lost.find(({ workload }) => workload === 'up')!.verdict).toBe('on-time');
    expect(lost.find(({ workload }) => workload === 'down')!.verdict).toBe('partial');
  });

  test('is forecast too: when it carries less than is promised', () => {
    const { forecast } = linkOf(planned({ t: telemetry('3 Gbps', { survive: { location: 'slower', dedicated: 'full' } }) }, growing('40%/year')), 'aws');
    expect(forecast.fallback).toBeDefined();
    expect(forecast.fallback! < (forecast.deadline ?? '9999')).toBe(true);
  });

  test('of one link to AWS is not made larger for another', () => {
    const made = awsOnly({}, (definition) => {
      definition.sites.second = { asn: 65_099, prefixes: ['10.48.0.0/16'], linkPrefixes: ['172.22.0.0/24'], routers: { r: { publicIp: '203.0.113.99' } } };
      definition.links.second = { site: 'second', cloud: 'aws-virginia', primary: { kind: 'vpn' } };
      for (const router of Object.values<Draft>(definition.sites.ashburn.routers)) Object.assign(router, { internet: '100 Gbps', ipsec: '100 Gbps' });
      definition.workloads = {
        big: telemetry('45 Gbps', { survive: { location: 'slower', dedicated: 'full' } }),
        small: { kind: 'telemetry', from: 'second', to: 'aws-virginia', rate: '50 Mbps' },
      };
    });
    const plan = planNetwork(made, { lock: EMPTY_LOCK });
    expect(linkOf(plan, 'aws').fallback!.product).toBe('aws/vpn/large');
    expect(linkOf(plan, 'second').primary).toMatchObject({ product: 'aws/vpn/standard' });
  });
});

describe('a VPN alone', () => {
  const small = { t: telemetry('100 Mbps', { survive: { location: 'full', dedicated: 'full' } }) };
  const allowed = (definition: Draft) => { definition.links.aws.vpnAlone = true; };

  test('is the link where it is allowed, enough and cheaper', () => {
    const link = linkOf(planned(small, allowed), 'aws');
    expect(link.primary.kind).toBe('vpn');
    expect(link.fallback).toBeUndefined();
    expect(link.alternatives.some(({ title }) => title.includes('Gbps at EqDC2'))).toBe(true);
  });

  test('is not where it is not allowed, or not enough', () => {
    expect(linkOf(planned(small), 'aws').primary.kind).toBe('direct-connect');
    expect(linkOf(planned({ t: telemetry('30 Gbps') }, allowed), 'aws').primary.kind).toBe('direct-connect');
  });

  test('never takes the place of circuits in use', () => {
    const { lock } = planned(small);
    expect(linkOf(planned(small, allowed, lock), 'aws').primary.kind).toBe('direct-connect');
  });
});

describe('outages', () => {
  const { scenarios } = linkOf(planNetwork(network('ashburn'), { lock: EMPTY_LOCK }), 'azure');
  const lost = scenarios.find(({ id }) => id === 'dedicated')!;

  test('are an hour, four, a day and without end', () => {
    expect(lost.outages.map(({ hours }) => hours)).toEqual([1, 4, 24, undefined]);
  });

  test('without end tell what becomes of every workload, with the slack of what is on time', () => {
    const endless = lost.outages.at(-1)!.workloads;
    expect(endless.map(({ workload }) => workload)).toEqual(['checkpoints-to-azure', 'fineweb-to-azure']);
    expect(endless[0]).toMatchObject({ verdict: 'on-time', share: 1, optimalShare: 1 });
    expect(endless[0]!.slackSeconds).toBeGreaterThan(0);
    expect(endless[1]!.verdict).not.toBe('on-time');
  });

  test('that are longer are never better', () => {
    const shares = lost.outages.map(({ workloads }) => workloads.find(({ workload }) => workload === 'fineweb-to-azure')?.share ?? 1);
    expect([...shares].sort((a, b) => b - a)).toEqual(shares);
  });

  test('with enough left leave everybody on time', () => {
    const { scenarios: aws } = linkOf(planned({ t: telemetry('3 Gbps') }), 'aws');
    const location = aws.find(({ id }) => id === 'location:EqDC2')!;
    expect(location.outages.flatMap(({ workloads }) => workloads)).toEqual([{ workload: 't', verdict: 'on-time', share: 1, optimalShare: 1 }]);
  });
});

describe('advice', () => {
  const backup = (more: Draft = {}) => ({
    kind: 'dataset-transfer',
    ...ends,
    volume: '16 TB',
    window: { days: ['mon', 'tue', 'wed', 'thu', 'fri'], start: '08:00', duration: '8 h', ...more },
    flows: 4096,
    survive: { location: 'full', dedicated: 'suspend' },
  });
  const day = { kind: 'inference', ...ends, requestsPerSecond: 9_000, requestSize: '100 kB', responseSize: '1 kB', profile: 'business-hours', flows: 4096 };
  const advised = (workloads: Draft) => {
    const made = awsOnly(workloads);
    return adviseNetwork(made, planNetwork(made, { lock: EMPTY_LOCK }));
  };

  test('finds the hours to which a window has to move to save a circuit', () => {
    const [first] = advised({ backup: backup({ mayMove: '12 h' }), day }).windows;
    expect(first).toMatchObject({ workload: 'backup', widenSeconds: 0 });
    expect(first!.savesUsd).toBeGreaterThan(1_000);
    expect(Math.abs(first!.moveSeconds)).toBeGreaterThanOrEqual(3_600);
    expect(first!.change).toMatch(/ in place of /);
  });

  test('saves a bundle too for which the definition names interfaces', () => {
    const workloads = { backup: { ...backup({ mayMove: '12 h' }), volume: '50 TB' }, day: { ...day, requestsPerSecond: 30_000 } };
    const made = awsOnly(workloads, ({ sites }) => { sites.ashburn.routers['edge-1'].interfaces = { 'aws-edge-1-eqdc2-2': ['eth5', 'eth6', 'eth7'] }; });
    const plan = planNetwork(made, { lock: EMPTY_LOCK, outages: false });
    expect(plan.findings.filter(({ code }) => code.startsWith('interface-'))).toEqual([]);
    expect(adviseNetwork(made, plan).windows).toMatchObject([{ change: '8 x 10 Gbps in place of 12 x 10 Gbps' }]);
  });

  test('leaves a window alone that may not move, and one that saves nothing', () => {
    expect(advised({ backup: backup(), day }).windows).toEqual([]);
    expect(advised({ tiny: { ...backup({ mayMove: '4 h' }), volume: '1 GB' } }).windows).toEqual([]);
  });

  test('says what it costs to keep a workload that stops when all circuits are lost', () => {
    const kept = advised({ backup: { ...backup(), volume: '20 TB' } }).survival.find(({ failure }) => failure === 'dedicated')!;
    expect(kept.differenceUsd).toBeGreaterThan(0);
    expect(kept.change).toMatch(/tunnels \(aws\/vpn\/\w+\) in place of \d+ tunnels/);
  });

  test('says so where nothing is enough', () => {
    const none = advised({ backup: backup(), huge: telemetry('60 Gbps', { survive: { location: 'slower', dedicated: 'suspend' } }) }).survival;
    const row = none.find(({ workload, failure }) => workload === 'huge' && failure === 'dedicated')!;
    expect(row.differenceUsd).toBeUndefined();
    expect(row.change).toMatch(/nothing that can be bought is enough/);
  });

  test('counts connections by window, loss and round trip', () => {
    const made = awsOnly({ backup: backup() }, (definition) => {
      definition.links.aws.primary.roundTripTime = '80 ms';
      definition.policy.transport = { window: '64 MiB', loss: '0.0001%' };
    });
    const [row] = adviseNetwork(made, planNetwork(made, { lock: EMPTY_LOCK })).flows;
    const perFlow = ((1460 * 8) / 1e6 / 0.08) * Math.sqrt(1.5 / 1e-6);
    expect(row!.limitedBy).toBe('loss');
    expect(row!.perFlowMbps).toBeCloseTo(perFlow, 2);
    expect(row!.needed).toBe(Math.ceil((16e6 * 8) / (8 * 3600) / perFlow));
  });

  test('sets a rate with headroom, and prices the direction of traffic', () => {
    const { pacing, gravity } = advised({ backup: backup() });
    const least = (16e6 * 8) / (8 * 3600);
    expect(pacing).toEqual([{ workload: 'backup', link: 'aws', leastMbps: expect.closeTo(least, 3), leastAtHorizonMbps: expect.closeTo(least, 3), setMbps: Math.ceil(least * 1.3), fitsTogether: true }]);
    expect(gravity[0]).toMatchObject({ workload: 'backup', keepAt: 'site', toSiteGb: 0 });
    expect(gravity[0]!.reversedUsd).toBeGreaterThan(gravity[0]!.monthlyUsd);
  });
});

describe('a lock', () => {
  const made = network('ashburn');
  const { lock } = planNetwork(made, { lock: EMPTY_LOCK });
  const bundle = 'aws-edge-1-eqdc2-1';
  const withBundle = (change: Draft): NetworkLock => ({ ...lock, bundles: { ...lock.bundles, [bundle]: { ...lock.bundles[bundle]!, ...change } } });
  const problems = (given: NetworkLock, frozen = false): string => {
    try {
      planNetwork(made, { lock: given, frozen });
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  };

  test.each<readonly [string, NetworkLock, RegExp]>([
    ['a product that is not in the catalogue', withBundle({ product: 'aws/direct-connect/7G' }), /bundles\.aws-edge-1-eqdc2-1\.product: the catalogue has no circuit "aws\/direct-connect\/7G"/],
    ['more members than a LAG has', withBundle({ members: 9 }), /members: aws\/direct-connect\/10G has at most 4 members, not 9/],
    ['a bundle of another path', withBundle({ path: 'aws-edge-9-eqdc2' }), /"aws-edge-1-eqdc2-1" is not a bundle of the path "aws-edge-9-eqdc2"/],
    ['a VPN of another cloud', { ...lock, vpns: { aws: { product: 'google/vpn/ha', perRouter: 1 } } }, /link aws ends in a cloud of aws, and google\/vpn\/ha does not/],
    ['a gateway that is not in the catalogue', { ...lock, gateways: { 'azure-virginia': { sku: 'Large', units: 1 } } }, /the catalogue has no gateway "Large"/],
    ['more units than a gateway has', { ...lock, gateways: { 'azure-virginia': { sku: 'ErGw1AZ', units: 3 } } }, /ErGw1AZ has at most 1 units, not 3/],
  ])('is refused with %s', (_, given, message) => {
    expect(problems(given)).toMatch(message);
  });

  test('that is frozen is what the plan has to be', () => {
    expect(problems(lock, true)).toBe('');
  });

  test('that is frozen lists every difference of a plan', () => {
    const { aws, ...vpns } = lock.vpns;
    const { [bundle]: dropped, ...bundles } = lock.bundles;
    const message = problems({ ...lock, vpns, bundles }, true);
    expect(message).toMatch(/differs from its frozen lock/);
    expect(message).toMatch(/vpns\.aws: the plan adds aws\/vpn\/large, 3/);
    expect(message).toMatch(/bundles\.aws-edge-1-eqdc2-1: the plan adds/);
    expect(message).not.toMatch(/google/);
  });
});
