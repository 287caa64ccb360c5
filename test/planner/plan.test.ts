import { EMPTY_LOCK, planNetwork } from '../../lib/planner';
import type { DedicatedPlan, NetworkPlan, VpnPlan } from '../../lib/planner';
import { awsOnly, type Draft, linkOf, network } from '../networks';

/** Ethernet with VLAN tag and MACsec round full TCP segments at MTU 1500. */
const WIRE = 1574 / 1460;
const ashburn = planNetwork(network('ashburn'));
const smallLab = planNetwork(network('small-lab'));
const toAws = { from: 'ashburn', to: 'aws-virginia' };
const telemetry = (rate: string, more: Draft = {}) => ({ kind: 'telemetry', from: 'ashburn', to: 'aws-virginia', rate, ...more });
const transfer = (volume: string, days: string[], start: string, duration: string, more: Draft = {}, timeZone = 'UTC') =>
  ({ kind: 'dataset-transfer', from: 'ashburn', to: 'aws-virginia', volume, window: { days, start, duration, timeZone }, ...more });
const circuits = (plan: NetworkPlan, link: string) => (linkOf(plan, link).primary as DedicatedPlan).paths.map((path) => path.bundles.map(({ members, memberMbps }) => `${members} x ${memberMbps / 1000}G`));
const codes = (plan: NetworkPlan) => plan.findings.map(({ code, subject }) => `${code} ${subject}`);

describe('the requirement of a link', () => {
  test('is the time-aligned sum in the critical interval, grown and brought to the wire', () => {
    const { toCloud } = linkOf(ashburn, 'aws').requirement;
    const crawl = (90 * 2 ** 40 * 8) / 1e6 / (48 * 3600);
    const weights = (810e9 * 8) / 1e6 / 1800;
    expect(toCloud.todayMbps).toBeCloseTo((crawl + weights + 350) * WIRE, 2);
    const growth = 1.4 ** (21 / 12);
    expect(toCloud.peakMbps).toBeCloseTo((crawl + weights + 350) * WIRE * growth, 2);
    expect(toCloud.binding!.shares.map(({ workload }) => workload)).toEqual(['crawl-to-s3', 'llama-weights-to-aws', 'telemetry']);
    expect(toCloud.binding!.duration).toBe(48 * 3600);
  });

  test('is bound by the headroom when the peak is short, and by the limit on sustained use when it is not', () => {
    const short = linkOf(planNetwork(awsOnly({ short: transfer('4 TB', ['mon'], '00:00', '4 h') })), 'aws').requirement;
    expect(short.toCloud.headroomMbps).toBeCloseTo(short.toCloud.peakMbps * 1.3, 2);
    expect(short.toCloud.utilizationMbps).toBe(0);
    const long = linkOf(planNetwork(awsOnly({ steady: telemetry('2 Gbps', { survive: { location: 'slower' } }) })), 'aws').requirement;
    expect(long.toCloud.utilizationMbps).toBeCloseTo((2000 * WIRE) / 0.7, 2);
    expect([long.bindingRule, long.bindingDirection]).toEqual(['utilization', 'toCloud']);
    const headroom = linkOf(planNetwork(awsOnly({ short: transfer('4 TB', ['mon'], '00:00', '4 h', { survive: { location: 'suspend' } }) })), 'aws').requirement;
    expect([headroom.bindingRule, headroom.requiredMbps]).toEqual(['headroom', headroom.toCloud.headroomMbps]);
  });

  test('does not add transfers of different nights', () => {
    const apart = planNetwork(awsOnly({ a: transfer('20 TB', ['mon'], '00:00', '8 h'), b: transfer('20 TB', ['wed'], '00:00', '8 h') }));
    const alone = planNetwork(awsOnly({ a: transfer('20 TB', ['mon'], '00:00', '8 h') }));
    expect(linkOf(apart, 'aws').requirement.toCloud.peakMbps).toBe(linkOf(alone, 'aws').requirement.toCloud.peakMbps);
  });

  test('sees a clash that only daylight-saving time makes', () => {
    const both = (zone: string) => linkOf(planNetwork(awsOnly({
      a: transfer('9 TB', ['mon'], '00:00', '1 h', {}, zone),
      b: transfer('9 TB', ['mon'], '04:00', '1 h'),
    })), 'aws').requirement.toCloud.peakMbps;
    expect(both('America/New_York')).toBeCloseTo(both('America/Puerto_Rico'), 3); // 04:00 UTC in summer, and all year
    expect(both('America/New_York')).toBeCloseTo(both('America/Bogota') * 2, 1); // 05:00 UTC all year
  });

  test('counts responses in the other direction', () => {
    const { toSite, toCloud } = linkOf(ashburn, 'google').requirement;
    const mean = (2500 * 96e3 * 8) / 1e6;
    const burst = 0.768 * Math.sqrt(2 * Math.log(1000) * 2500 * 2); // a second's traffic, exceeded once in a thousand seconds
    const small = ((96e3 + 66 * 82) / 96e3) / (1542 / 1460); // 66 packets, the last of them not full
    expect(toSite.todayMbps).toBeCloseTo((mean + burst) * small * (1502 / 1420), 2);
    expect(ashburn.workloads.find(({ name }) => name === 'inference-spill')).toMatchObject({ burstMbps: Math.round((burst / 96) * 18 * 1000) / 1000 });
    expect(toCloud.todayMbps).toBeGreaterThan(toSite.todayMbps);
  });

  test('reserves a sync at all times unless it is paced', () => {
    const sync = (paced: boolean) => linkOf(planNetwork(awsOnly({ w: { kind: 'model-sync', from: 'ashburn', to: 'aws-virginia', artifact: '810 GB', atMostEvery: '10 h', within: '1 h', paced } })), 'aws').requirement.toCloud;
    expect(sync(false).sustainedMbps).toBeCloseTo(1800 * WIRE, 2);
    expect(sync(true).sustainedMbps).toBeCloseTo(180 * WIRE, 2);
    expect(sync(true).peakMbps).toBe(sync(false).peakMbps);
  });

  test('is nothing where nothing flows, and circuits are planned all the same', () => {
    const plan = planNetwork(awsOnly({}));
    expect(linkOf(plan, 'aws').requirement.requiredMbps).toBe(0);
    expect(circuits(plan, 'aws')).toEqual([['1 x 10G'], ['1 x 10G']]);
  });
});

describe('the choice of circuits', () => {
  test('is the cheapest that carries the normal state and every single failure', () => {
    expect(circuits(ashburn, 'aws')).toEqual([['2 x 10G'], ['2 x 10G']]);
    expect(circuits(ashburn, 'azure')).toEqual([['1 x 10G', '1 x 10G'], ['1 x 10G', '1 x 10G']]);
    expect(circuits(ashburn, 'google')).toEqual([['1 x 10G'], ['1 x 10G']]);
    for (const link of ashburn.links) expect(link.scenarios.filter(({ holds }) => !holds)).toEqual([]);
  });

  test('takes the faster port where the slower ones are few', () => {
    const plan = planNetwork(network('ashburn', (definition) => {
      for (const router of Object.values<Draft>(definition.sites.ashburn.routers)) router.ports = { '10G': 5, '100G': 1 };
    }));
    expect(circuits(plan, 'aws')).toEqual([['1 x 100G'], ['1 x 100G']]);
    expect(plan.sites[0]!.routers.map(({ portsUsed }) => portsUsed)).toEqual([{ '10G': 5, '100G': 1 }, { '10G': 5, '100G': 1 }]);
  });

  test('says for every link that nothing fits', () => {
    expect(() => planNetwork(network('ashburn', (definition) => {
      for (const router of Object.values<Draft>(definition.sites.ashburn.routers)) router.ports = { '10G': 1 };
    }))).toThrow(/2 problems\n.*links\.aws.*\n.*\n.*links\.azure/);
    expect(() => planNetwork(network('ashburn', (definition) => {
      for (const router of Object.values<Draft>(definition.sites.ashburn.routers)) router.ports = { '10G': 6 };
    }))).toThrow(/3 problems\n.*edge-1 or edge-2 beside the other links/);
  });

  test('offers only ports that can be encrypted where MACsec is asked for', () => {
    const plan = (macsec: boolean) => planNetwork(awsOnly({ small: telemetry('100 Mbps') }, (definition) => {
      definition.sites.ashburn.routers['edge-1'].ports = definition.sites.ashburn.routers['edge-2'].ports = { '1G': 2, '10G': 2 };
      definition.catalog = { locations: { EqDC2: { provider: 'aws', building: 'A', metro: 'Ashburn' }, CSVA1: { provider: 'aws', building: 'B', metro: 'Reston' } } };
      if (!macsec) delete definition.links.aws.primary.macsec;
    }));
    expect(circuits(plan(false), 'aws')).toEqual([['1 x 1G'], ['1 x 1G']]);
    expect(circuits(plan(true), 'aws')).toEqual([['1 x 10G'], ['1 x 10G']]);
  });

  test('puts the maximum resilience of AWS on two devices at each location', () => {
    const plan = planNetwork(awsOnly({ small: telemetry('100 Mbps') }, (definition) => { definition.links.aws.resilience = 'maximum'; }));
    expect(circuits(plan, 'aws')).toEqual([['1 x 10G', '1 x 10G'], ['1 x 10G', '1 x 10G']]);
    expect(linkOf(plan, 'aws').scenarios.map(({ id }) => id)).toContain('device');
  });

  test('keeps to the four circuits over which Azure shares traffic', () => {
    expect((linkOf(ashburn, 'azure').primary as DedicatedPlan).paths.flatMap(({ bundles }) => bundles)).toHaveLength(4);
  });
});

describe('failures', () => {
  test('of a location leave the other one, and each workload what it keeps', () => {
    const scenario = linkOf(ashburn, 'aws').scenarios.find(({ id }) => id === 'location:CSVA1')!;
    expect(scenario.title).toContain('location CSVA1');
    expect(scenario.availableMbps).toBeLessThan(20_000); // two circuits, as far as the connections of the workloads fill them
    expect(scenario.availableMbps).toBeGreaterThan(16_000);
    expect(scenario.workloads).toEqual([
      { workload: 'crawl-to-s3', outcome: 'reduced', share: 0.5 },
      { workload: 'llama-weights-to-aws', outcome: 'full', share: 1 },
      { workload: 'telemetry', outcome: 'full', share: 1 },
    ]);
  });

  test('of all circuits leave the fallback', () => {
    const scenario = linkOf(ashburn, 'azure').scenarios.find(({ id }) => id === 'dedicated')!;
    const fallback = linkOf(ashburn, 'azure').fallback!;
    expect(scenario.availableMbps).toBe(fallback.capacityMbps);
    expect(scenario.requiredMbps).toBeCloseTo(fallback.requiredMbps, 3);
    expect(scenario.workloads.map(({ outcome }) => outcome)).toEqual(['full', 'best-effort']);
    expect(scenario.workloads[1]!.share).toBeGreaterThan(0);
    expect(scenario.workloads[1]!.share).toBeLessThan(0.1);
  });

  test('of what every path shares cut the link down to the fallback that is left', () => {
    const plan = planNetwork(network('ashburn', (definition) => { definition.sites.ashburn.sharedRisks = { duct: ['edge-1', 'edge-2'] }; }));
    const scenario = linkOf(plan, 'aws').scenarios.find(({ id }) => id === 'risk:duct')!;
    expect([scenario.survive, scenario.availableMbps, scenario.holds]).toEqual(['dedicated', 0, false]);
    expect(codes(plan)).toContain('cut-off aws');
  });

  test('count two locations in one building, and a router beside one, as one', () => {
    const plan = planNetwork(network('ashburn', (definition) => { definition.sites.ashburn.routers['edge-2'].building = 'Equinix DC6'; }));
    expect(linkOf(plan, 'aws').scenarios.find(({ id }) => id === 'building:Equinix DC6')!.survive).toBe('dedicated');
  });

  test('that break a promise are errors of the plan', () => {
    const plan = planNetwork(network('ashburn', (definition) => {
      for (const router of Object.values<Draft>(definition.sites.ashburn.routers)) router.ipsec = '1 Gbps';
    }));
    expect(plan.findings.filter(({ severity }) => severity === 'error').map(({ code, subject }) => `${code} ${subject}`)).toEqual([
      'failure-not-survived aws', 'failure-not-survived azure', 'failure-not-survived google',
    ]);
    expect(linkOf(plan, 'aws').fallback!.limitedBy).toBe('router-ipsec');
  });
});

describe('availability domains of Google', () => {
  test('are lost as one where a domain has several locations', () => {
    const plan = planNetwork(network('ashburn', (definition) => {
      definition.links.google.primary.paths.push({ router: 'edge-2', location: 'iad-zone2-1' });
    }));
    const scenario = linkOf(plan, 'google').scenarios.find(({ title }) => title.includes('availability domain') && title.includes('zone2'))!;
    expect(scenario.availableMbps).toBe(10_000);
  });
});

describe('the fallback', () => {
  test('has enough tunnels for what the workloads keep', () => {
    const { capacityMbps, requiredMbps, connections, product } = linkOf(ashburn, 'aws').fallback!;
    expect(capacityMbps).toBeGreaterThanOrEqual(requiredMbps);
    expect(product).toBe('aws/vpn/large');
    expect(new Set(connections.map(({ router }) => router))).toEqual(new Set(['edge-1', 'edge-2']));
    expect(connections.every(({ tunnels }) => tunnels.length === 2)).toBe(true);
  });

  test('takes the large tunnels of AWS where standard ones are too many', () => {
    const plan = planNetwork(awsOnly({ big: telemetry('45 Gbps', { survive: { location: 'slower', dedicated: 'full' } }) }, (definition) => {
      for (const router of Object.values<Draft>(definition.sites.ashburn.routers)) Object.assign(router, { internet: '100 Gbps', ipsec: '100 Gbps' });
    }), { lock: EMPTY_LOCK });
    expect(linkOf(plan, 'aws').fallback!.product).toBe('aws/vpn/large');
  });

  test('counts packets where these are scarcer than bits', () => {
    const small = { kind: 'inference', ...toAws, requestsPerSecond: 100_000, requestSize: '300 B', responseSize: '300 B', flows: 4096, survive: { location: 'full', dedicated: 'full' } };
    const { limitedBy, packetsPerSecond, capacityMbps, requiredMbps } = linkOf(planNetwork(awsOnly({ small }), { lock: EMPTY_LOCK }), 'aws').fallback!;
    expect(limitedBy).toBe('packets');
    expect(packetsPerSecond).toBeGreaterThan(2 * 100_000 * 1.5); // a packet each way, and acknowledgements
    expect(capacityMbps).toBeGreaterThanOrEqual(requiredMbps);
  });

  test('says so where a tunnel is too slow for one connection', () => {
    const single = { kind: 'model-sync', ...toAws, artifact: '2250 GB', atMostEvery: '6 h', within: '1 h', flows: 1, survive: { location: 'full', dedicated: 'full' } };
    expect(codes(planNetwork(awsOnly({ single }), { lock: EMPTY_LOCK }))).toContain('flow-over-tunnel aws');
  });

  test('has a tunnel to each interface of the cloud for every router', () => {
    const rows = linkOf(ashburn, 'google').fallback!.connections.map(({ router, tunnels }) => [router, tunnels.map(({ cloudInterface }) => cloudInterface)]);
    expect(new Set(rows.map((row) => JSON.stringify(row)))).toEqual(new Set([JSON.stringify(['edge-1', [0, 1]]), JSON.stringify(['edge-2', [0, 1]])]));
  });

  test('has one address of the router for both instances of an Azure gateway', () => {
    const { tunnels, cloudAsn } = linkOf(ashburn, 'azure').fallback!.connections[0]!;
    expect(cloudAsn).toBe(65_515);
    expect(tunnels[0]!.routerAddress).toBe(tunnels[1]!.routerAddress);
    expect(tunnels[0]!.cloudAddress).not.toBe(tunnels[1]!.cloudAddress);
    expect(tunnels[0]!.insidePrefix).toMatch(/^169\.254\.2[12]\.\d+\/29$/);
    expect(tunnels[0]!.secret).toBe(tunnels[1]!.secret);
  });

  test('loses against the primary by its preference', () => {
    const { primary, fallback } = linkOf(ashburn, 'google');
    expect((primary as DedicatedPlan).paths[0]!.bundles[0]!.attachments[0]!.sessions[0]!.advertisedPriority).toBe(100);
    expect(fallback!.connections[0]!.tunnels[0]!.advertisedPriority).toBe(10_200);
  });
});

describe('what a VPN has left', () => {
  const pair = planNetwork(network('small-lab', (definition) => {
    definition.sites.garage.routers['router-2'] = { publicIp: '203.0.113.78', internet: '1 Gbps' };
  }));
  const left = (plan: NetworkPlan, id: string) => linkOf(plan, 'google').scenarios.find((scenario) => scenario.id === id)!.availableMbps;

  test('when a tunnel is lost is bound by the internet access where that binds before', () => {
    const plan = planNetwork(network('small-lab', (definition) => { definition.sites.garage.routers['router-1'].internet = '600 Mbps'; }));
    expect(left(plan, 'tunnel')).toBe(linkOf(plan, 'google').primary.capacityMbps);
    expect(linkOf(plan, 'google').primary).toMatchObject({ limitedBy: 'router-internet' });
    expect(left(smallLab, 'tunnel')).toBeLessThan(linkOf(smallLab, 'google').primary.capacityMbps); // its packets
  });

  test('when a building or a declared risk takes both routers is nothing', () => {
    const plan = planNetwork(network('small-lab', (definition) => {
      definition.sites.garage.routers = { a: { publicIp: '203.0.113.77', building: 'B' }, b: { publicIp: '203.0.113.78', building: 'B' } };
      definition.sites.garage.sharedRisks = { duct: ['a', 'b'] };
    }));
    expect([left(plan, 'building:B'), left(plan, 'risk:duct')]).toEqual([0, 0]);
    expect(codes(plan).filter((code) => code === 'cut-off google')).toHaveLength(2);
  });

  test('when one of two routers is lost is half of what both carry', () => {
    expect(left(pair, 'router')).toBeCloseTo(linkOf(pair, 'google').primary.capacityMbps / 2, 1);
    expect(left(smallLab, 'router')).toBe(0);
  });
});

describe('a VPN alone', () => {
  test('is enough for a small lab', () => {
    const { primary, requirement } = linkOf(smallLab, 'google');
    expect(primary.kind).toBe('vpn');
    expect(primary.capacityMbps).toBeGreaterThan(requirement.requiredMbps);
    const { tunnels } = (primary as VpnPlan).connections[0]!;
    expect(tunnels.map(({ cloudInterface, advertisedPriority }) => [cloudInterface, advertisedPriority])).toEqual([[0, 100], [1, 100]]);
  });

  test('of one router says what its loss means', () => {
    expect(codes(smallLab)).toContain('cut-off google');
  });

  test('that cannot carry its load is an error of the plan', () => {
    const plan = planNetwork(network('small-lab', (definition) => { definition.workloads.weights.artifact = '4 TB'; }));
    expect(codes(plan)).toContain('vpn-too-small google');
    expect(linkOf(plan, 'google').primary.capacityMbps).toBeLessThan(1000);
  });
});

describe('the gateways of Azure', () => {
  const cloud = (plan: NetworkPlan) => {
    const found = plan.clouds.find(({ provider }) => provider === 'azure')!;
    if (found.provider !== 'azure') throw new Error('no cloud of Azure');
    return found;
  };

  test('count traffic to private endpoints double', () => {
    const ordinary = cloud(planNetwork(network('ashburn', (definition) => { delete definition.workloads['fineweb-to-azure'].endpoint; })));
    expect(ordinary.expressRouteGateway!.requiredMbps).toBeCloseTo(linkOf(ashburn, 'azure').requirement.toCloud.utilizationMbps, 0);
    expect(cloud(ashburn).expressRouteGateway!.requiredMbps).toBeGreaterThan(1.5 * ordinary.expressRouteGateway!.requiredMbps);
    expect(cloud(ashburn).expressRouteGateway).toMatchObject({ sku: 'ErGwScale', scaleUnits: 33, capacityMbps: 33_000 });
  });

  test('are the largest of the region, with an error, where none is enough', () => {
    const plan = planNetwork(network('ashburn', (definition) => { definition.clouds['azure-virginia'].region = 'eastus2'; }));
    expect(cloud(plan).expressRouteGateway).toMatchObject({ sku: 'ErGw3AZ', capacityMbps: 10_000 });
    expect(codes(plan)).toContain('gateway-too-small azure-virginia');
  });

  test('have units enough for the number of circuits', () => {
    const plan = planNetwork(network('ashburn', (definition) => {
      definition.workloads = {};
      definition.sites.second = {
        asn: 65020,
        prefixes: ['10.200.0.0/16'],
        linkPrefixes: ['172.21.0.0/24'],
        routers: { a: { publicIp: '203.0.113.21' }, b: { publicIp: '203.0.113.22' }, c: { publicIp: '203.0.113.23' } },
      };
      definition.links.second = {
        site: 'second',
        cloud: 'azure-virginia',
        fallback: { kind: 'vpn' },
        primary: {
          kind: 'express-route',
          paths: [
            { router: 'a', location: 'Washington DC', serviceProvider: 'Equinix' },
            { router: 'b', location: 'Washington DC2', serviceProvider: 'CoreSite' },
            { router: 'c', location: 'Chicago', serviceProvider: 'Equinix' },
          ],
        },
      };
      definition.catalog = { monthlyPrices: { 'azure/expressroute-gateway/ErGw2AZ': 9000, 'azure/expressroute-gateway/ErGw3AZ': 9000 } };
    }));
    expect(cloud(plan).expressRouteGateway).toMatchObject({ sku: 'ErGwScale', scaleUnits: 2 });
  });

  test('are said to be below the circuits where they are', () => {
    expect(codes(ashburn)).toContain('gateway-below-circuits azure-virginia');
  });
});

describe('distributed training', () => {
  const training = (plan: NetworkPlan) => plan.workloads.find(({ name }) => name === 'split-finetune')!;

  test('is answered with numbers and left out of the sizing', () => {
    const verdict = { insisted: false, neededMbps: 64_000, stepSeconds: 2 };
    expect(training(ashburn)).toMatchObject({ sized: false, rateMbps: 64_000, returnRateMbps: 64_000, training: verdict });
    expect(training(ashburn).training!.reasons.join(' ')).toMatch(/69 Gbps on the wire/);
    expect(training(ashburn).training!.exchangeSeconds).toBeGreaterThan(2);
    expect(codes(ashburn)).toContain('training-not-recommended split-finetune');
  });

  test('names the round trip where it is too long', () => {
    const plan = planNetwork(network('ashburn', (definition) => { definition.links.aws.primary.roundTripTime = '9 ms'; }));
    expect(training(plan).training!.reasons[0]).toBe('the round trip of 9 ms is over the 5 ms at which steps begin to wait for the network');
  });

  test('is sized when the definition insists', () => {
    const plan = planNetwork(network('ashburn', (definition) => {
      definition.workloads['split-finetune'].insist = true;
      definition.workloads['split-finetune'].growth = '0%/year';
      definition.workloads['split-finetune'].survive = { location: 'suspend', dedicated: 'suspend' };
    }));
    expect(training(plan)).toMatchObject({ sized: true, training: { insisted: true } });
    expect(linkOf(plan, 'aws').requirement.requiredMbps).toBeGreaterThan(64_000);
    expect(circuits(plan, 'aws')).toEqual([['1 x 100G'], ['1 x 100G']]);
  });
});

describe('what a workload keeps', () => {
  const needed = (keeps: Draft, workload: Draft) => {
    const plan = planNetwork(awsOnly({ w: { ...workload, survive: { location: keeps } } }));
    return linkOf(plan, 'aws').scenarios.find(({ id }) => id === 'circuit')!.requiredMbps * 0.9;
  };

  test.each<[string, Draft, number]>([
    ['everything', 'full', 1],
    ['a part of the rate', { rateFactor: 0.25 }, 0.25],
    ['what is left over', 'slower', 0],
    ['nothing', 'suspend', 0],
  ])('of a steady rate: %s', (_, keeps, share) => {
    expect(needed(keeps, telemetry('1 Gbps'))).toBeCloseTo(1000 * WIRE * share, 2);
  });

  test.each<[string, Draft, number]>([
    ['everything', 'full', 1],
    ['a part of the rate', { rateFactor: 0.25 }, 0.25],
    ['twice the time', { deadlineFactor: 2 }, 0.5],
  ])('of a transfer: %s', (_, keeps, share) => {
    expect(needed(keeps, transfer('3.6 TB', ['mon'], '00:00', '8 h'))).toBeCloseTo(1000 * WIRE * share, 2);
  });
});

describe('the bill', () => {
  test('adds up', () => {
    const sum = ashburn.cost.items.reduce((total, { monthlyUsd }) => total + monthlyUsd, 0);
    expect(ashburn.cost.monthlyUsd).toBeCloseTo(sum, 2);
    for (const { quantity, unitUsd, monthlyUsd } of ashburn.cost.items) expect(monthlyUsd).toBeCloseTo(quantity * unitUsd, 1);
  });

  test('counts every GB through the transit gateway, and what leaves the cloud', () => {
    const gigabytes = (item: RegExp) => ashburn.cost.items.find((row) => row.owner === 'aws' && item.test(row.item))!.quantity;
    const weekly = (90 * 2 ** 40) / 1e9 + 810 * 28 * 2 + (350e6 * 604_800) / 8 / 1e9;
    expect(gigabytes(/processing/)).toBeCloseTo((weekly * 730) / 168, -1);
    expect(gigabytes(/transfer out/)).toBeCloseTo((810 * 28 * 730) / 168, -1);
  });

  test('takes the prices of the definition', () => {
    const plan = planNetwork(network('ashburn', (definition) => { definition.catalog = { monthlyPrices: { 'aws/direct-connect/10G': 1000 } }; }));
    expect(plan.cost.items.find(({ item }) => item === 'aws/direct-connect/10G')).toMatchObject({ quantity: 4, unitUsd: 1000, monthlyUsd: 4000, verified: true });
  });
});

describe('what only the site knows', () => {
  const named = (interfaces: Draft) => planNetwork(network('ashburn', (definition) => { definition.sites.ashburn.routers['edge-1'].interfaces = interfaces; }));
  const told = (interfaces: Draft) => named(interfaces).findings.filter(({ code }) => code.startsWith('interface-'));

  test('is carried by the plan as it is defined, and changes nothing else of it', () => {
    const side = { wan: { nextHop: '203.0.113.1' }, interfaces: { 'aws-edge-1-eqdc2-1': ['eth2', 'eth3'] } };
    const match = [{ protocol: 'udp', port: 4317 }];
    const plan = planNetwork(network('ashburn', ({ sites, workloads }) => {
      Object.assign(sites.ashburn.routers['edge-1'], side);
      workloads.telemetry.match = match;
    }));
    expect(plan.sites[0]!.routers[0]).toEqual({ ...ashburn.sites[0]!.routers[0], ...side });
    expect(plan.workloads.find(({ name }) => name === 'telemetry')).toEqual({ ...ashburn.workloads.find(({ name }) => name === 'telemetry'), match });
    expect({ ...plan, sites: ashburn.sites, workloads: ashburn.workloads }).toEqual(ashburn);
  });

  test('says of interfaces for a bundle that is not on the router which are', () => {
    expect(told({ 'aws-edge-2-csva1-1': ['eth2', 'eth3'] })).toEqual([{
      code: 'interface-bundle-unknown',
      severity: 'error',
      subject: 'ashburn/edge-1',
      message: 'the definition names interfaces for aws-edge-2-csva1-1, and the plan has no such bundle on this router: name aws-edge-1-eqdc2-1, azure-edge-1-washington-dc-1, azure-edge-1-washington-dc-2 or google-edge-1-iad-zone1-1-1',
    }]);
  });

  test('says of more and of fewer interfaces than ports how many there are, and counts two of a circuit of ExpressRoute', () => {
    expect(told({ 'aws-edge-1-eqdc2-1': ['eth2'], 'google-edge-1-iad-zone1-1-1': ['eth4', 'eth5'] }).map(({ code, severity, message }) => [code, severity, message])).toEqual([
      ['interface-count', 'warning', 'the definition names 1 of the interfaces of aws-edge-1-eqdc2-1, and it takes 2: the others get names of the platform'],
      ['interface-count', 'warning', 'the definition names 2 of the interfaces of google-edge-1-iad-zone1-1-1, and it takes 1: the last ones are not used'],
    ]);
    expect(told({ 'azure-edge-1-washington-dc-1': ['eth4', 'eth5'] })).toEqual([]);
  });

  test('says of a side towards the site that carries smaller packets than a link, and of no other', () => {
    const found = (mtu: number | undefined) => planNetwork(network('ashburn', ({ sites, links }) => {
      links.aws.primary.jumboFrames = true;
      sites.ashburn.routers['edge-1'].lan.mtu = mtu;
      sites.ashburn.routers['edge-2'].lan.mtu = 9_000;
    }), { outages: false }).findings.filter(({ code }) => code === 'lan-mtu');
    expect(found(9_216)).toEqual([]);
    expect(found(8_500)).toEqual([]);
    expect(found(8_499)).toHaveLength(1);
    expect(found(undefined)).toEqual([{
      code: 'lan-mtu',
      severity: 'warning',
      subject: 'ashburn/edge-1',
      message: 'its side towards the site carries packets of 1500 bytes, and aws carries 8500: set lan.mtu to what the site\'s network carries, or jumboFrames of the link to false',
    }]);
  });

  test('says of a router without circuits that interfaces are to be left out', () => {
    const lab = planNetwork(network('small-lab', ({ sites }) => { sites.garage.routers['router-1'].interfaces = { old: ['eth2'] }; }));
    expect(lab.findings.find(({ code }) => code === 'interface-bundle-unknown')).toMatchObject({ subject: 'garage/router-1', message: expect.stringMatching(/on this router: it has none, leave them out$/) });
  });
});

describe('findings', () => {
  test('tell what a deployment leaves to be done by hand', () => {
    expect(codes(ashburn)).toEqual(expect.arrayContaining([
      'macsec-unconfirmed aws', 'object-storage-access aws', 'object-storage-path laion-to-gcs', 'flows-share-members aws',
    ]));
  });

  test('tell of circuits that come too late', () => {
    const plan = planNetwork(network('ashburn', (definition) => { definition.inService = '2026-12-20'; }));
    expect(codes(plan)).toEqual(expect.arrayContaining(['late-order aws', 'late-order google']));
  });

  test('tell of a link without a fallback', () => {
    const plan = planNetwork(network('ashburn', (definition) => { delete definition.links.aws.fallback; }));
    expect(codes(plan)).toContain('no-fallback aws');
    expect(plan.findings.find(({ code }) => code === 'failure-not-survived')).toMatchObject({ severity: 'error', subject: 'aws' });
    expect((linkOf(plan, 'aws').primary as DedicatedPlan).mtu).toBe(8500);
  });

  test('tell of a round trip over the latency budget', () => {
    const plan = planNetwork(network('ashburn', (definition) => { definition.workloads['inference-spill'].latencyBudget = '5 ms'; }));
    expect(plan.findings.find(({ code }) => code === 'latency-over-budget')!.message).toBe('the round trip over the fallback of link google takes 9 ms, the budget is 5 ms');
  });

  test('tell of fallbacks that the routers cannot carry together', () => {
    const plan = planNetwork(network('ashburn', (definition) => {
      for (const router of Object.values<Draft>(definition.sites.ashburn.routers)) router.ipsec = '6 Gbps';
    }));
    expect(codes(plan)).toContain('fallbacks-share-routers ashburn');
  });
});
