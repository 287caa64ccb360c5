import { ashburn, exampleFile, type Loose, smallLab } from './support';
import { type Definition, defineHybridNetwork, type HybridNetwork, type Inference, loadHybridNetwork } from '../../lib/definition';
import { DataSize } from '../../lib/units';

const resolved = (definition: Loose): HybridNetwork => defineHybridNetwork(definition as Definition);
const ASHBURN = loadHybridNetwork(exampleFile('ashburn'));
const LAB = loadHybridNetwork(exampleFile('small-lab'));
const workload = (network: HybridNetwork, name: string): Loose => network.workloads.find((found) => found.name === name);

/** The first day of a profile, one figure for each hour. */
const hours = (profile: unknown, day: number) => (workload(resolved(smallLab((d) => { d.workloads.api.profile = profile; })), 'api') as Inference).profile.slice(24 * day, 24 * day + 24);

describe('a resolved network', () => {
  test('has a policy with the documented defaults', () => {
    expect(LAB.policy).toEqual({
      headroom: 0.3,
      utilizationLimit: 0.7,
      failureUtilizationLimit: 0.9,
      horizonMonths: 18,
      transport: { window: DataSize.parse('64 MiB'), loss: 0.000001 },
    });
    expect(LAB.links[0]!.resilience).toBe('high');
    expect(workload(LAB, 'api').growth).toBe(0.3);
    expect(workload(LAB, 'api').survive).toEqual({ location: 'full', dedicated: 'slower' });
  });

  test('has routers with the documented defaults', () => {
    const { sites } = resolved(smallLab((d) => { d.sites.garage = { ...d.sites.garage, kind: undefined, routers: { r: { publicIp: '203.0.113.77', internet: '1 Gbps' } } }; }));
    expect(sites[0]!.kind).toBe('data-center');
    expect(sites[0]!.linkPrefixes).toEqual([]);
    expect(sites[0]!.routers[0]).toMatchObject({ building: 'r', platform: 'frr', vlans: [100, 3999] });
    expect(sites[0]!.routers[0]!.ipsec!.toGbps()).toBe(1);
    expect(sites[0]!.routers[0]).not.toHaveProperty('ports');
  });

  test('has the sides, interfaces and packets that are written, and nothing where they are not', () => {
    const sides = { lan: { address: '10.16.0.2/29', peers: ['10.16.0.1'], mtu: undefined, interface: undefined }, wan: { nextHop: '203.0.113.1' }, interfaces: { 'aws-edge-1-eqdc2-1': ['eth2', 'eth3'] } };
    const network = resolved(ashburn((d) => {
      Object.assign(d.sites.ashburn.routers['edge-1'], sides);
      delete d.sites.ashburn.routers['edge-2'].lan;
      d.workloads.telemetry.match = [{ from: '10.16.5.0/24', protocol: 'udp', port: 4317 }];
    }));
    const [first, second] = network.sites[0]!.routers;
    expect(first).toMatchObject({ lan: { address: '10.16.0.2/29', peers: ['10.16.0.1'] }, wan: sides.wan, interfaces: sides.interfaces });
    expect(Object.keys(first!.lan!)).toEqual(['address', 'peers']);
    for (const side of ['lan', 'wan', 'interfaces']) expect(second).not.toHaveProperty(side);
    expect(workload(network, 'telemetry').match).toEqual([{ from: '10.16.5.0/24', protocol: 'udp', port: 4317 }]);
    expect(workload(network, 'crawl-to-s3')).not.toHaveProperty('match');
  });

  test('has free ports by speed in Mbps', () => {
    expect([...ASHBURN.sites[0]!.routers[0]!.ports!]).toEqual([[10_000, 8], [100_000, 2]]);
  });

  test('has ASNs of AWS with the documented defaults', () => {
    const { clouds } = resolved(ashburn((d) => { delete d.clouds['aws-virginia'].asn; delete d.clouds['aws-virginia'].directConnectGatewayAsn; }));
    expect(clouds[0]).toMatchObject({ name: 'aws-virginia', asn: 64512, directConnectGatewayAsn: 64513 });
  });

  test('has workloads with the documented defaults', () => {
    const network = resolved(ashburn((d) => {
      delete d.workloads['crawl-to-s3'].endpoint;
      delete d.workloads['crawl-to-s3'].flows;
      delete d.workloads['crawl-to-s3'].window.timeZone;
      delete d.workloads['split-finetune'].maximumRoundTripTime;
      delete d.workloads['inference-spill'].profile;
      delete d.links.aws.primary.macsec.mode;
    }));
    expect(workload(network, 'crawl-to-s3')).toMatchObject({ endpoint: 'network', flows: 64, paced: true, window: { timeZone: 'UTC' } });
    expect(workload(network, 'llama-weights-to-aws')).toMatchObject({ paced: false, bidirectional: true });
    expect(workload(network, 'checkpoints-to-azure')).toMatchObject({ paced: false });
    expect(workload(network, 'split-finetune').insist).toBe(false);
    expect(workload(network, 'split-finetune').maximumRoundTripTime.toMilliseconds()).toBe(5);
    expect(workload(network, 'inference-spill')).toMatchObject({ timeZone: 'UTC', profile: Array.from({ length: 168 }, () => 1) });
    expect(network.links[0]!.primary).toMatchObject({ macsec: { mode: 'must-encrypt', keys: 'ashburn-macsec' } });
  });

  test('prefers what a link or workload says over the policy, one by one', () => {
    const network = resolved(ashburn((d) => {
      d.policy.survive = { location: 'slower', dedicated: 'suspend' };
      d.workloads.telemetry = { ...d.workloads.telemetry, growth: '10%/year', survive: { location: { rateFactor: 0.5 } } };
      d.links.aws.resilience = 'maximum';
    }));
    expect(workload(network, 'telemetry')).toMatchObject({ growth: 0.1, survive: { location: { rateFactor: 0.5 }, dedicated: 'suspend' } });
    expect(network.links.map(({ resilience }) => resilience)).toEqual(['maximum', 'high', 'high']);
  });

  test('sorts sites, routers, clouds, links, paths, workloads and risks by name', () => {
    const network = resolved(ashburn((d) => { d.links.aws.primary.paths.reverse(); }));
    const names = (parts: readonly { readonly name: string }[]) => parts.map(({ name }) => name);
    expect(names(network.clouds)).toEqual(['aws-virginia', 'azure-virginia', 'google-virginia']);
    expect(names(network.sites[0]!.routers)).toEqual(['edge-1', 'edge-2']);
    expect(names(network.sites[0]!.sharedRisks)).toEqual(['fiber-north', 'fiber-south']);
    expect(names(network.links)).toEqual(['aws', 'azure', 'google']);
    expect(names(network.workloads)).toEqual([...names(network.workloads)].sort());
    expect(network.links[0]!.primary).toMatchObject({ paths: [{ router: { name: 'edge-1' } }, { router: { name: 'edge-2' } }] });
  });

  test('joins each workload with its link, in the direction from sender to receiver', () => {
    expect(workload(LAB, 'weights')).toMatchObject({ direction: 'toCloud', link: { name: 'google' } });
    expect(workload(LAB, 'api')).toMatchObject({ direction: 'toSite', link: { name: 'google' } });
    expect(LAB.links[0]!.site).toBe(LAB.sites[0]);
    expect(LAB.links[0]!.cloud).toBe(LAB.clouds[0]);
  });

  test('joins each path with its router and its location in the catalogue', () => {
    const { primary } = ASHBURN.links[1]!;
    expect(primary).toMatchObject({ paths: [{ location: { code: 'Washington DC', provider: 'azure' }, serviceProvider: 'Equinix' }, { router: { building: 'CoreSite VA3' } }] });
  });

  test('counts a window in days from Monday and in seconds', () => {
    const { window } = workload(ASHBURN, 'laion-to-gcs');
    expect(window).toMatchObject({ days: [0, 1, 2, 3, 4], start: 72_000, timeZone: 'America/New_York' });
    expect(window.duration.toSeconds()).toBe(36_000);
  });

  test('counts business hours from Monday to Friday, 08:00 to 18:00', () => {
    const weekday = Array.from({ length: 24 }, (_, hour) => (hour >= 8 && hour < 18 ? 1 : 0.25));
    expect(hours('business-hours', 0)).toEqual(weekday);
    expect(hours('business-hours', 4)).toEqual(weekday);
    expect(hours('business-hours', 5)).toEqual(Array.from({ length: 24 }, () => 0.25));
  });

  test('repeats a profile of a day, and keeps one of a week', () => {
    const day = Array.from({ length: 24 }, (_, hour) => hour / 24);
    const week = Array.from({ length: 168 }, (_, hour) => hour / 168);
    expect(hours(day, 0)).toEqual(day);
    expect(hours(day, 6)).toEqual(day);
    expect(hours(week, 6)).toEqual(week.slice(144));
  });

  test('has the catalogue with locations and prices of the definition', () => {
    const { catalog } = resolved(ashburn((d) => {
      d.catalog = {
        locations: { Lab1: { provider: 'aws', building: 'Hall A', metro: 'Lab', speeds: ['100 Gbps', '10 Gbps'], serviceProviders: ['Example Carrier'] } },
        monthlyPrices: { 'aws/direct-connect/10G': 1234 },
      };
    }));
    expect(catalog.locations.find(({ code }) => code === 'Lab1')).toMatchObject({ building: 'Hall A', speedsMbps: [10_000, 100_000], serviceProviders: ['Example Carrier'] });
    expect(catalog.circuits.find(({ id }) => id === 'aws/direct-connect/10G')!.monthlyUsd).toBe(1234);
  });

  test('is frozen, and shares nothing with the definition', () => {
    const definition = smallLab();
    const network = resolved(definition);
    definition.sites.garage.prefixes.push('10.0.0.0/8');
    expect(network.sites[0]!.prefixes).toEqual(['192.168.40.0/22']);
    expect(() => (network.sites as Loose).push({})).toThrow();
    expect(() => (network.sites[0]!.prefixes as Loose).push('10.0.0.0/8')).toThrow();
    expect(() => { (workload(network, 'weights').survive as Loose).location = 'suspend'; }).toThrow();
  });
});
