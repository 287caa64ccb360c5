import type { HybridNetwork } from '../../lib/definition/hybrid-network';
import { EMPTY_LOCK, type NetworkLock, type NetworkPlan, planNetwork } from '../../lib/planner';
import type { AzureCloudPlan, DedicatedPlan } from '../../lib/planner/network-plan';
import { verifyPlan } from '../../lib/planner/verify';
import { type Draft, linkOf, network } from '../networks';

const steady = (cloud: string, rate: string, toSite = false): Draft =>
  ({ kind: 'telemetry', from: toSite ? cloud : 'ashburn', to: toSite ? 'ashburn' : cloud, rate, flows: 512, survive: { location: 'full', dedicated: 'slower' } });

/** A cloud of Azure with the circuits of the link `azure`. */
function addGuest(d: Draft, name: string, region: string, prefix: string): void {
  d.clouds[`azure-${name}`] = { provider: 'azure', region, prefixes: [prefix] };
  d.links[name] = { site: 'ashburn', cloud: `azure-${name}`, primary: { kind: 'shared', circuitsOf: 'azure' } };
}

/** Another site, with a circuit to another cloud. */
function addChicago(d: Draft): void {
  d.sites.chicago = { asn: 65020, prefixes: ['10.32.0.0/16'], linkPrefixes: ['172.21.0.0/24'], routers: { 'chi-1': { building: 'B' } } };
  d.clouds['azure-north'] = { provider: 'azure', region: 'northcentralus', prefixes: ['10.99.0.0/16'] };
  d.links.chicago = {
    site: 'chicago',
    cloud: 'azure-north',
    resilience: 'basic',
    primary: { kind: 'express-route', paths: [{ router: 'chi-1', location: 'Chicago', serviceProvider: 'Equinix' }] },
  };
}

/** Rates of links on the circuits of the first one. */
interface Guests {
  readonly central?: string;
  readonly dev?: string;
}

/** A link to Azure of 4 Gbps, and on its circuits `central`, to a region that is not local to them, and `dev`, to another network of the same region. */
function made({ central, dev }: Guests, change: (definition: Draft) => void = () => undefined): HybridNetwork {
  return network('ashburn', (d) => {
    d.links = { azure: d.links.azure };
    d.clouds = { 'azure-virginia': d.clouds['azure-virginia'] };
    d.workloads = { base: steady('azure-virginia', '4 Gbps') };
    d.policy.growth = '0%/year';
    if (central !== undefined) {
      addGuest(d, 'central', 'centralus', '10.97.0.0/16');
      Object.assign(d.links.central, { fallback: { kind: 'vpn' } });
      d.links.central.primary.roundTripTime = '30 ms';
      d.workloads.central = steady('azure-central', central);
    }
    if (dev !== undefined) {
      addGuest(d, 'dev', 'eastus', '10.98.0.0/16');
      d.workloads.dev = steady('azure-dev', dev);
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
const productsOf = (plan: NetworkPlan) => bundlesOf(plan, 'azure').map(({ product }) => product.replace('azure/express-route/', ''));
const gatewayOf = (plan: NetworkPlan, cloud: string) => (plan.clouds.find(({ name }) => name === cloud) as AzureCloudPlan).expressRouteGateway!;
const costs = (plan: NetworkPlan, owner: string) =>
  Object.fromEntries(plan.cost.items.filter((item) => item.owner === owner).map(({ item, quantity }) => [item, quantity]));
const tierOf = (definition: HybridNetwork) => circuitsOf(planOf(definition), 'azure').expressRoute!;

describe('circuits of ExpressRoute that several links take', () => {
  const plan = planOf(made({ central: '3 Gbps', dev: '500 Mbps' }));

  test('are sized for the demand of all together', () => {
    expect(productsOf(planOf(made({})))).toEqual(['5G', '5G']);
    expect(productsOf(plan)).toEqual(['10G', '10G']);
    expect(linkOf(plan, 'azure').requirement.toCloud.binding!.shares.map(({ workload }) => workload).sort()).toEqual(['base', 'central', 'dev']);
    expect(linkOf(plan, 'dev').requirement).toEqual(linkOf(plan, 'azure').requirement);
  });

  test('have the private peering of their owner, and none of a guest', () => {
    expect(bundlesOf(plan, 'azure').map(({ attachments }) => attachments.length)).toEqual([1, 1]);
    for (const guest of ['central', 'dev']) {
      expect(circuitsOf(plan, guest)).toMatchObject({ circuitsOf: 'azure', capacityMbps: circuitsOf(plan, 'azure').capacityMbps });
      expect(bundlesOf(plan, guest).map(({ id, attachments }) => [id, attachments])).toEqual(bundlesOf(plan, 'azure').map(({ id }) => [id, []]));
    }
    expect(Object.keys(plan.lock.vlans['ashburn/edge-1']!)).toEqual(['azure-edge-1-washington-dc-1-1']);
  });

  test('end at a gateway in each cloud, which is sized for what its own link carries', () => {
    const [own, central, dev] = ['azure-virginia', 'azure-central', 'azure-dev'].map((cloud) => gatewayOf(plan, cloud));
    expect(central!.requiredMbps * 4).toBeCloseTo(own!.requiredMbps * 3, 1);
    expect(dev!.requiredMbps * 8).toBeCloseTo(own!.requiredMbps, 1);
    expect(dev!.capacityMbps).toBeLessThan(own!.capacityMbps);
    expect(Object.keys(plan.lock.gateways)).toEqual(['azure-central', 'azure-dev', 'azure-virginia']);
  });

  test('are as many as the gateway of every cloud takes', () => {
    const five = planOf(made({ dev: '100 Mbps' }, (d) => {
      d.workloads.base = steady('azure-virginia', '15 Gbps');
      for (const router of Object.values<Draft>(d.sites.ashburn.routers)) router.ports = { '10G': 40 };
      addChicago(d);
      d.links.far = { site: 'chicago', cloud: 'azure-dev', primary: { kind: 'shared', circuitsOf: 'chicago' } };
    }));
    expect(bundlesOf(five, 'dev').length + bundlesOf(five, 'far').length).toBe(5);
    const { sku, scaleUnits = 1, requiredMbps } = gatewayOf(five, 'azure-dev');
    expect(requiredMbps).toBeLessThan(1_000);
    expect(sku === 'ErGw2AZ' || (sku === 'ErGwScale' && scaleUnits === 2)).toBe(true); // ErGw1AZ takes four circuits
    expect(gatewayOf(five, 'azure-north').scaleUnits ?? 1).toBe(1);
  });

  test('are counted once: in ports, in the lock and on the bill', () => {
    expect(plan.sites[0]!.routers.map(({ portsUsed }) => portsUsed)).toEqual([{ '10G': 2 }, { '10G': 2 }]);
    expect(Object.keys(plan.lock.bundles)).toEqual(bundlesOf(plan, 'azure').map(({ id }) => id));
    expect(costs(plan, 'azure')).toMatchObject({ 'azure/express-route/10G': 2 });
    expect(Object.keys(costs(plan, 'central')).filter((item) => item.startsWith('azure/express-route/'))).toEqual([]);
    expect(Object.keys(costs(plan, 'azure-dev')).some((item) => item.includes('gateway'))).toBe(true);
  });

  test('are told of once, and that they are shared with each guest', () => {
    expect(plan.findings.filter(({ code }) => code === 'shares-circuits')).toEqual([
      {
        code: 'shares-circuits',
        severity: 'note',
        subject: 'central',
        message: 'it takes the circuits of link azure, by connections of the gateway of azure-central: they are sized for it and azure, dev together, and a failure of them is one for all',
      },
      expect.objectContaining({ subject: 'dev' }),
    ]);
  });

  test('are counted with the gateways of all clouds when more are ordered later', () => {
    const growing = (d: Draft) => { d.policy.growth = '40%/year'; };
    const alone = linkOf(planOf(made({}, growing)), 'azure').forecast;
    const { forecast } = linkOf(planOf(made({ dev: '1 Mbps' }, growing)), 'azure');
    expect(forecast.next!.title).toBe(alone.next!.title);
    expect(forecast.next!.differenceUsd).toBeGreaterThanOrEqual(alone.next!.differenceUsd);
    expect(linkOf(planOf(made({ dev: '1 Mbps' }, growing)), 'dev').forecast.orderBy).toBeUndefined();
  });
});

describe('the tier of circuits that several links take', () => {
  const toSite = (d: Draft) => { d.workloads.base = steady('azure-virginia', '2 Gbps', true); };

  test('is local where every cloud is, and else not, with the reason', () => {
    expect(tierOf(made({ dev: '1 Mbps' }, toSite))).toMatchObject({ tier: 'local', because: expect.stringMatching(/^local: every location is local to eastus,/) });
    const { tier, because } = tierOf(made({ central: '1 Mbps' }, toSite));
    expect(tier).toBe('standard');
    expect(because).toContain('standard: eastus and centralus are in the geopolitical region of every location, and Washington DC is not local to centralus');
  });

  test('is premium where one cloud is in another geopolitical region', () => {
    const far = made({ central: '1 Mbps' }, (d) => { d.clouds['azure-central'].region = 'westeurope'; });
    expect(tierOf(far)).toMatchObject({ tier: 'premium', because: expect.stringMatching(/^premium: Washington DC is in the geopolitical region .*, and westeurope in /) });
  });

  test.each([[9, 'standard'], [10, 'premium']])('with %i guests is %s', (count, tier) => {
    const many = made({}, (d) => { for (let i = 0; i < count; i += 1) addGuest(d, `more-${i}`, 'eastus', `10.${100 + i}.0.0/16`); });
    expect(tierOf(many).tier).toBe(tier);
  });

  test('comes with a bandwidth that takes as many networks', () => {
    const many = made({}, (d) => {
      d.workloads = { base: steady('azure-virginia', '20 Mbps') };
      for (let i = 0; i < 30; i += 1) addGuest(d, `more-${i}`, 'eastus', `10.${100 + i}.0.0/16`);
    });
    expect(productsOf(planOf(many))).toEqual(['500M/premium', '500M/premium']);
  });

  test('pays for the outbound data of all together, and guests pay for none of it where it is unlimited', () => {
    const data = made({ central: '3 Gbps' }, (d) => {
      d.workloads.base = steady('azure-virginia', '10 Mbps');
      d.workloads.central = steady('azure-central', '3 Gbps', true);
      Object.assign(d.catalog ??= {}, { monthlyPrices: { 'azure/express-route/5G/unlimited': 9_000 } });
    });
    const plan = planOf(data);
    expect(circuitsOf(plan, 'azure').expressRoute).toMatchObject({ tier: 'standard', data: 'unlimited' });
    expect(plan.cost.items.filter(({ item }) => item.includes('outbound'))).toEqual([]);
  });
});

describe('circuits with Global Reach', () => {
  test('join the owners of circuits, and no guest', () => {
    const reaching = made({ dev: '1 Gbps' }, (d) => {
      addChicago(d);
      d.links.chicago.primary.globalReach = true;
      d.links.azure.primary.globalReach = true;
      d.sites.ashburn.reachPrefixes = ['172.20.254.0/24'];
    });
    const plan = planOf(reaching);
    expect(circuitsOf(plan, 'azure').expressRoute!.globalReach!.map(({ peerLink }) => peerLink)).toEqual(['chicago']);
    expect(circuitsOf(plan, 'dev').expressRoute!.globalReach).toBeUndefined();
  });
});

describe('a guest on Azure that comes and goes', () => {
  test('changes nothing of what is in use but what has to grow', () => {
    const before = planOf(made({}));
    const after = planOf(made({ dev: '100 Mbps' }), before.lock);
    expect(after.lock).toMatchObject({ bundles: before.lock.bundles, vlans: before.lock.vlans, subnets: before.lock.subnets });
    expect(planOf(made({}), after.lock).lock.bundles).toEqual(before.lock.bundles);
  });
});
