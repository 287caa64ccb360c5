import type { HybridNetwork } from '../../lib/definition/hybrid-network';
import { EMPTY_LOCK, type NetworkLock, type NetworkPlan, planNetwork } from '../../lib/planner';
import type { AzureCloudPlan, DedicatedPlan } from '../../lib/planner/network-plan';
import { verifyPlan } from '../../lib/planner/verify';
import { type Draft, linkOf, network } from '../networks';

const TO_CLOUD = { kind: 'telemetry', from: 'ashburn', to: 'azure-virginia', rate: '2 Gbps' };
const TO_SITE = { kind: 'telemetry', from: 'azure-virginia', to: 'ashburn', rate: '2 Gbps' };

/** A site with two routers and one link to Azure, with no growth. */
function azureOnly(change: (definition: Draft) => void = () => undefined, workloads: Draft = { stream: TO_CLOUD }): HybridNetwork {
  return network('ashburn', (d) => {
    d.links = { azure: d.links.azure };
    d.clouds = { 'azure-virginia': d.clouds['azure-virginia'] };
    d.workloads = workloads;
    d.policy.growth = '0%/year';
    change(d);
  });
}

/** Plans it, and lets the checker of plans judge it. */
function planOf(made: HybridNetwork, lock: NetworkLock = EMPTY_LOCK): NetworkPlan {
  const plan = planNetwork(made, { lock });
  expect(verifyPlan(plan, made)).toEqual([]);
  return plan;
}

const circuitsOf = (plan: NetworkPlan, link = 'azure') => linkOf(plan, link).primary as DedicatedPlan;
const productsOf = (plan: NetworkPlan) => [...new Set(circuitsOf(plan).paths.flatMap(({ bundles }) => bundles.map(({ product }) => product)))];
const cloudOf = (plan: NetworkPlan) => plan.clouds.find(({ provider }) => provider === 'azure') as AzureCloudPlan;
const codesOf = (plan: NetworkPlan) => plan.findings.map(({ code }) => code);

/** Ports of one's own at two locations. */
const direct = (change: (primary: Draft) => void = () => undefined) => (d: Draft) => {
  const { primary } = d.links.azure;
  primary.connections = 'direct';
  primary.paths = [{ router: 'edge-1', location: 'Washington DC' }, { router: 'edge-2', location: 'Chicago' }];
  change(primary);
};

describe('the tier and the way of paying for data', () => {
  test('are standard and metered where nothing flows to the site', () => {
    expect(circuitsOf(planOf(azureOnly())).expressRoute).toMatchObject({
      connections: 'provider',
      tier: 'standard',
      data: 'metered',
      because: expect.stringMatching(/^standard: eastus is in the geopolitical region of every location, and local would cost \$[\d,]+ a month more; metered: outbound data of today costs \$0/),
    });
  });

  test('are local where outbound data costs more than local circuits do', () => {
    const plan = planOf(azureOnly(undefined, { stream: TO_SITE }));
    expect(circuitsOf(plan).expressRoute).toMatchObject({
      tier: 'local',
      data: 'unlimited',
      because: expect.stringMatching(/^local: every location is local to eastus, and standard would cost \$[\d,]+ a month more; unlimited: the price of a local circuit holds outbound data$/),
    });
    expect(plan.cost.items.map(({ item }) => item).filter((item) => item.includes('outbound'))).toEqual([]);
  });

  test('are metered, and outbound data is on the bill, where local circuits do not reach', () => {
    const plan = planOf(azureOnly((d) => { d.clouds['azure-virginia'].region = 'centralus'; }, { stream: TO_SITE }));
    expect(circuitsOf(plan).expressRoute).toMatchObject({ tier: 'standard', data: 'metered', because: expect.stringContaining('Washington DC is not local to centralus') });
    expect(plan.cost.items).toContainEqual(expect.objectContaining({ item: 'outbound data over ExpressRoute, metered', quantity: 657_000 }));
  });

  test('are unlimited where that is cheaper than outbound data by the GB', () => {
    const plan = planOf(azureOnly((d) => {
      d.clouds['azure-virginia'].region = 'centralus';
      Object.assign(d.catalog ??= {}, { monthlyPrices: { 'azure/express-route/5G/unlimited': 9_000 } });
    }, { stream: TO_SITE }));
    expect(circuitsOf(plan).expressRoute).toMatchObject({ tier: 'standard', data: 'unlimited', because: expect.stringMatching(/unlimited costs \$[\d,]+ less$/) });
    expect(productsOf(plan)).toEqual(['azure/express-route/5G/unlimited']);
  });

  test('are premium where the region lies in another geopolitical region than a location', () => {
    const plan = planOf(azureOnly((d) => { d.clouds['azure-virginia'].region = 'westeurope'; }));
    expect(circuitsOf(plan).expressRoute).toMatchObject({
      tier: 'premium', because: expect.stringMatching(/^premium: Washington DC is in the geopolitical region North America, and westeurope in Europe; /),
    });
    expect(productsOf(plan)).toEqual(['azure/express-route/5G/premium']);
  });

  test('are premium where the site announces more prefixes than the other tiers take', () => {
    const plan = planOf(azureOnly((d) => {
      d.sites.ashburn.prefixes = Array.from({ length: 4_001 }, (_, i) => `10.${16 + Math.floor(i / 4096)}.${Math.floor(i / 16) % 256}.${(i % 16) * 16}/28`);
    }));
    expect(circuitsOf(plan).expressRoute).toMatchObject({ tier: 'premium', because: expect.stringContaining('the site announces 4001 prefixes, and other tiers take 4000') });
  });

  test('are as the definition says, where it says so', () => {
    const plan = planOf(azureOnly((d) => { Object.assign(d.links.azure.primary, { tier: 'premium', data: 'unlimited' }); }));
    expect(circuitsOf(plan).expressRoute).toMatchObject({
      tier: 'premium', data: 'unlimited', because: 'premium: the definition asks for it; unlimited: the definition asks for it',
    });
  });

  test('of alternatives are told at the speed that was chosen', () => {
    const titles = linkOf(planOf(azureOnly((d) => { d.catalog = { monthlyPrices: { 'azure/express-route/2G/local': 900 } }; })), 'azure').alternatives.map(({ title }) => title);
    expect(titles.filter((title) => title.endsWith('(local)'))).toEqual(['2 x 2 Gbps at Washington DC, 2 x 2 Gbps at Washington DC2 (local)']);
  });
});

describe('circuits in use', () => {
  const inUse = (product: string, definition: HybridNetwork): NetworkLock => {
    const { lock } = planNetwork(definition, { lock: EMPTY_LOCK });
    return { ...lock, bundles: Object.fromEntries(Object.entries(lock.bundles).map(([id, bundle]) => [id, { ...bundle, product }])) };
  };

  test('that are unlimited never become metered, and say so', () => {
    const made = azureOnly();
    const plan = planOf(made, inUse('azure/express-route/5G/unlimited', made));
    expect(productsOf(plan)).toEqual(['azure/express-route/5G/unlimited']);
    expect(circuitsOf(plan).expressRoute?.because).toContain('Azure never changes a circuit in use back');
  });

  test('that are metered may become unlimited where it is cheaper now', () => {
    const made = azureOnly((d) => { d.clouds['azure-virginia'].region = 'centralus'; }, { stream: TO_SITE });
    const cheaper = azureOnly((d) => {
      d.clouds['azure-virginia'].region = 'centralus';
      d.catalog = { monthlyPrices: { 'azure/express-route/2G/unlimited': 3_000 } };
    }, { stream: TO_SITE });
    expect(productsOf(planOf(cheaper, planOf(made).lock))).toEqual(['azure/express-route/2G/unlimited']);
  });

  test('keep the tier premium, and leave it where the definition says so', () => {
    const made = azureOnly();
    const lock = inUse('azure/express-route/5G/premium', made);
    expect(['azure/express-route/5G', 'azure/express-route/5G/premium']).toContain(productsOf(planOf(made, lock))[0]);
    expect(productsOf(planOf(azureOnly((d) => { d.links.azure.primary.tier = 'standard'; }), lock))).toEqual(['azure/express-route/5G']);
  });

  test('never become local, nor leave it', () => {
    const made = azureOnly(undefined, { stream: TO_SITE });
    expect(productsOf(planOf(made, inUse('azure/express-route/5G', made)))[0]).not.toContain('local');
    expect(productsOf(planOf(azureOnly(), inUse('azure/express-route/5G/local', azureOnly())))).toEqual(['azure/express-route/5G/local']);
  });

  test('are never made smaller', () => {
    const made = azureOnly();
    expect(productsOf(planOf(made, inUse('azure/express-route/10G', made)))[0]).toMatch(/^azure\/express-route\/10G/);
  });
});

describe('ports of one\'s own', () => {
  test('carry a circuit of their bandwidth, and take two ports of that speed of the router', () => {
    const plan = planOf(azureOnly(direct()));
    expect(productsOf(plan)).toEqual(['azure/express-route-direct/10G']);
    expect(circuitsOf(plan).expressRoute).toMatchObject({ connections: 'direct', portMbps: 10_000, encapsulation: 'dot1q' });
    expect(plan.sites[0]!.routers.map(({ portsUsed }) => portsUsed)).toEqual([{ '10G': 2 }, { '10G': 2 }]);
  });

  test('carry the circuit that the definition asks for', () => {
    const plan = planOf(azureOnly(direct((primary) => Object.assign(primary, { circuitBandwidth: '5 Gbps', encapsulation: 'qinq' }))));
    expect(productsOf(plan)).toEqual(['azure/express-route-direct/10G/5G']);
    expect(circuitsOf(plan)).toMatchObject({ grossMbps: 10_000, expressRoute: { portMbps: 10_000, encapsulation: 'qinq' } });
    expect(plan.sites[0]!.routers.map(({ portsUsed }) => portsUsed)).toEqual([{ '10G': 2 }, { '10G': 2 }]);
  });

  test.each([['2 Gbps', 'GcmAes256', 10_000], ['20 Gbps', 'GcmAesXpn256', 100_000]])('are encrypted for %s with %s', (rate, cipher, portMbps) => {
    const plan = planOf(azureOnly((d) => {
      direct((primary) => { primary.macsec = { keys: 'azure-macsec' }; })(d);
      d.sites.ashburn.routers['edge-1'].ports = { '10G': 2, '100G': 2 };
      d.sites.ashburn.routers['edge-2'].ports = { '10G': 2, '100G': 2 };
    }, { stream: { ...TO_CLOUD, rate } }));
    expect(circuitsOf(plan).expressRoute).toMatchObject({ macsecCipher: cipher, portMbps });
    expect(circuitsOf(plan).macsec).toEqual({ mode: 'must-encrypt', keys: 'azure-macsec' });
  });

  test('are bought where they are cheaper, and not otherwise', () => {
    const either = (price: number) => azureOnly((d) => {
      d.links.azure.primary.connections = 'either';
      d.links.azure.primary.paths[1] = { router: 'edge-2', location: 'Chicago', serviceProvider: 'Equinix' };
      d.catalog = { monthlyPrices: { 'azure/express-route-direct/10G': price } };
    });
    expect(circuitsOf(planOf(either(100))).expressRoute?.connections).toBe('direct');
    expect(circuitsOf(planOf(either(9_000))).expressRoute?.connections).toBe('provider');
  });

  test('grow in place to a larger circuit of the same ports', () => {
    const small = azureOnly(direct((primary) => { primary.circuitBandwidth = '5 Gbps'; }));
    const { lock } = planOf(small);
    expect(productsOf(planOf(azureOnly(direct()), lock))).toEqual(['azure/express-route-direct/10G']);
  });
});

describe('resiliency in Microsoft\'s words', () => {
  const ending = (resilience: string, ...locations: string[]) => planOf(azureOnly((d) => {
    d.links.azure.resilience = resilience;
    d.links.azure.primary.paths = locations.map((location, i) => ({ router: `edge-${i + 1}`, location, serviceProvider: 'Equinix' }));
  }));

  test.each([
    ['basic', ['Washington DC'], 'standard'],
    ['high', ['Chicago Metro'], 'high'],
    ['high', ['Washington DC', 'Chicago'], 'maximum'],
    ['maximum', ['Washington DC', 'Chicago Metro'], 'maximum'],
  ])('is of %s at %j: %s', (resilience, locations, word) => {
    expect(circuitsOf(ending(resilience, ...locations)).expressRoute?.resiliency).toBe(word);
  });

  test('lets a circuit of a Metro location lose either building, and go on with all of its bandwidth', () => {
    const plan = ending('high', 'Chicago Metro', 'Chicago Metro');
    const { primary, scenarios } = linkOf(plan, 'azure');
    expect((primary as DedicatedPlan).paths[0]).toMatchObject({ building: 'Equinix CH1/CH2/CH4', secondBuilding: 'CoreSite CH1' });
    const building = scenarios.find(({ title }) => title.includes('CoreSite CH1'));
    expect(building).toMatchObject({ survive: 'location', availableMbps: (primary as DedicatedPlan).capacityMbps, holds: true });
    expect(scenarios.filter(({ title }) => title.includes('location Chicago Metro'))).toEqual([]);
  });
});

describe('the ExpressRoute gateway', () => {
  const demanding = (rate: string, cloud: Draft = {}, workload: Draft = {}) => planOf(azureOnly((d) => {
    Object.assign(d.clouds['azure-virginia'], cloud);
  }, { stream: { ...TO_CLOUD, rate, ...workload } }));

  test('is passed by with FastPath where none of the region carries what is needed', () => {
    const plan = demanding('10 Gbps', { region: 'eastus2' });
    expect(cloudOf(plan).expressRouteGateway).toMatchObject({ sku: 'ErGw3AZ', capacityMbps: 10_000, fastPath: { because: 'capacity', throughMbps: 0 } });
    expect(plan.findings.find(({ code }) => code === 'fast-path')).toMatchObject({
      severity: 'warning', message: expect.stringMatching(/^no gateway in eastus2 carries .* Gbps, so traffic passes ErGw3AZ by with FastPath/),
    });
    expect(codesOf(plan)).not.toContain('gateway-too-small');
  });

  test('is too small where FastPath is not wanted', () => {
    const plan = demanding('10 Gbps', { region: 'eastus2', fastPath: false });
    expect(cloudOf(plan).expressRouteGateway).not.toHaveProperty('fastPath');
    expect(codesOf(plan)).toContain('gateway-too-small');
  });

  test('has FastPath where the definition says so, with the least gateway that has it', () => {
    const plan = demanding('1 Gbps', { fastPath: true });
    expect(cloudOf(plan).expressRouteGateway).toMatchObject({ sku: expect.stringMatching(/^(ErGw3AZ|ErGwScale)$/), capacityMbps: 10_000, fastPath: { because: 'definition' } });
  });

  test('still takes what goes to private endpoints, counted double', () => {
    const plan = demanding('1 Gbps', { fastPath: true });
    expect(cloudOf(plan).expressRouteGateway?.fastPath?.throughMbps).toBe(0);
    const made = azureOnly((d) => { d.clouds['azure-virginia'].fastPath = true; }, {
      upload: { kind: 'dataset-transfer', from: 'ashburn', to: 'azure-virginia', volume: '10 TB', endpoint: 'private-endpoint', window: { days: ['mon'], start: '00:00', duration: '10 h' } },
    });
    const { fastPath, requiredMbps } = cloudOf(planOf(made)).expressRouteGateway!;
    expect(fastPath?.throughMbps).toBeGreaterThan(0);
    expect(fastPath?.throughMbps).toBeCloseTo(requiredMbps, 2);
  });

  test('of one that scales becomes no other in a later plan', () => {
    const made = azureOnly(undefined, { stream: { ...TO_CLOUD, rate: '10 Gbps' } });
    const first = planOf(made);
    expect(cloudOf(first).expressRouteGateway?.sku).toBe('ErGwScale');
    const later = planOf(azureOnly((d) => { d.clouds['azure-virginia'].fastPath = true; }, { stream: { ...TO_CLOUD, rate: '10 Gbps' } }), first.lock);
    expect(cloudOf(later).expressRouteGateway?.sku).toBe('ErGwScale');
  });
});

describe('a virtual hub', () => {
  const hub = (d: Draft) => { Object.assign(d.clouds['azure-virginia'], { hub: 'virtual-wan', hubPrefix: '10.255.0.0/23', transit: true }); };

  test('has gateways in units, and is paid for with what passes it', () => {
    const plan = planOf(azureOnly(hub));
    expect(cloudOf(plan)).toMatchObject({
      hub: 'virtual-wan',
      hubPrefix: '10.255.0.0/23',
      transit: true,
      expressRouteGateway: { sku: 'VirtualWan', scaleUnits: 2, capacityMbps: 4_000 },
      vpnGateway: { sku: 'VirtualWan', asn: 65_515 },
    });
    const items = plan.cost.items.map(({ item }) => item);
    expect(items).toEqual(expect.arrayContaining(['virtual hub', 'data processed by the virtual hub', 'azure/virtual-wan-expressroute', 'connection of a circuit to the virtual hub']));
    expect(items).not.toContain('standard public IP address');
    expect(items).not.toContain('route server');
  });

  test('has a VPN that carries what is promised, no tunnel more than 1 Gbps', () => {
    const plan = planOf(azureOnly((d) => {
      hub(d);
      d.workloads.stream.survive = { dedicated: 'full' };
    }, { stream: { ...TO_CLOUD, rate: '1 Gbps' } }));
    const { fallback } = linkOf(plan, 'azure');
    expect(fallback?.product).toMatch(/^azure\/virtual-wan-vpn\/\d+$/);
    expect(fallback?.capacityMbps).toBeGreaterThanOrEqual(fallback!.requiredMbps);
    expect(fallback?.connections[0]?.tunnels[0]?.capacityMbps).toBeLessThanOrEqual(1_000);
  });
});

describe('transit in a network', () => {
  test('takes a route server with a public address', () => {
    const plan = planOf(azureOnly((d) => { d.clouds['azure-virginia'].transit = true; }));
    expect(cloudOf(plan).transit).toBe(true);
    expect(plan.cost.items).toContainEqual(expect.objectContaining({ item: 'route server', quantity: 1 }));
    expect(plan.cost.items).toContainEqual(expect.objectContaining({ item: 'standard public IP address', quantity: 3 }));
  });
});

describe('Global Reach', () => {
  const reaching = (change: (definition: Draft) => void = () => undefined) => azureOnly((d) => {
    d.sites.dallas = { asn: 65020, prefixes: ['10.200.0.0/16'], linkPrefixes: ['172.21.255.0/24'], routers: { 'dal-1': { publicIp: '203.0.113.44' } } };
    d.sites.ashburn.reachPrefixes = ['172.22.0.0/24'];
    d.links.azure.primary.globalReach = true;
    d.links.dallas = {
      site: 'dallas',
      cloud: 'azure-virginia',
      resilience: 'basic',
      fallback: { kind: 'vpn' },
      primary: { kind: 'express-route', globalReach: true, paths: [{ router: 'dal-1', location: 'Dallas', serviceProvider: 'Equinix' }] },
    };
    change(d);
  });

  test('joins circuits of two sites one by one, with a /29 that the lock keeps', () => {
    const plan = planOf(reaching());
    const [reach, ...more] = circuitsOf(plan).expressRoute!.globalReach!;
    expect(more).toEqual([]);
    expect(reach).toMatchObject({
      id: 'azure-edge-1-washington-dc-1-to-dallas-dal-1-dallas-1',
      bundle: 'azure-edge-1-washington-dc-1',
      peerLink: 'dallas',
      peerBundle: 'dallas-dal-1-dallas-1',
      prefix: expect.stringMatching(/^172\.22\.0\.\d+\/29$/),
    });
    expect(plan.lock.subnets[reach!.id]).toBe(reach!.prefix);
    expect(circuitsOf(plan, 'dallas').expressRoute).not.toHaveProperty('globalReach');
    expect(planNetwork(reaching(), { lock: plan.lock, frozen: true }).lock).toEqual(plan.lock);
  });

  test('is never over local circuits, and premium across geopolitical regions', () => {
    expect(circuitsOf(planOf(reaching((d) => { d.workloads = { stream: TO_SITE }; }))).expressRoute).toMatchObject({
      tier: 'standard', because: expect.stringContaining('Global Reach is not for local circuits'),
    });
    const far = planOf(reaching((d) => {
      Object.assign(d.links.dallas.primary.paths[0], { location: 'Amsterdam' });
      d.workloads = {};
    }));
    expect(circuitsOf(far).expressRoute).toMatchObject({ tier: 'premium', because: expect.stringContaining('Global Reach to link dallas crosses geopolitical regions') });
    expect(circuitsOf(far, 'dallas').expressRoute?.tier).toBe('premium');
  });

  test('says that its fee is not on the bill', () => {
    expect(planOf(reaching()).cost.leftOut).toContain('Global Reach: its fee for each circuit, and traffic between sites');
  });
});

describe('locations', () => {
  test('that more circuits end at than a network takes are an error', () => {
    const plan = planOf(azureOnly((d) => {
      d.sites.two = { asn: 65030, prefixes: ['10.210.0.0/16'], linkPrefixes: ['172.23.0.0/24'], routers: { 'two-1': { publicIp: '203.0.113.45' } } };
      d.links.two = { site: 'two', cloud: 'azure-virginia', resilience: 'basic', primary: { kind: 'express-route', paths: [{ router: 'two-1', location: 'Washington DC', serviceProvider: 'Equinix' }] } };
    }, { stream: { ...TO_CLOUD, rate: '13 Gbps' }, more: { kind: 'telemetry', from: 'two', to: 'azure-virginia', rate: '13 Gbps' } }));
    expect(plan.findings.find(({ code }) => code === 'circuits-at-location')).toMatchObject({
      severity: 'error', subject: 'azure-virginia', message: expect.stringMatching(/^\d circuits end at Washington DC, and a network takes 4 of one location/),
    });
  });
});

describe('phases', () => {
  test('are of each path', () => {
    const plan = planOf(azureOnly((d) => {
      d.links.azure.primary.phase = 'order';
      d.links.azure.primary.paths[1].phase = 'live';
    }));
    expect(circuitsOf(plan).paths.map(({ router, phase }) => [router, phase])).toEqual([['edge-1', 'order'], ['edge-2', 'live']]);
  });
});
