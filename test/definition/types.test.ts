import { type Definition, defineHybridNetwork, type HybridNetwork } from '../../lib/definition';

/*
 * What the compiler refuses. These functions are checked by `tsc --noEmit --project test/tsconfig.json`: an unused
 * @ts-expect-error is an error there. The run-time half of each mistake is checked by what is called.
 */

const head = { name: 'lab', asOf: '2026-12-01', inService: '2027-01-01' } as const;
const garage = { asn: 65100, prefixes: ['192.168.40.0/22'], routers: { 'router-1': { publicIp: '203.0.113.77' } } };
const belgium = { provider: 'google', project: 'small-lab', region: 'europe-west1', asn: 64700, prefixes: ['10.200.0.0/16'] } as const;
const clouds = { belgium: { ...belgium, prefixes: ['10.200.0.0/16'] } };
const vpn = { kind: 'vpn' } as const;

const codes = (define: () => HybridNetwork): readonly string[] => {
  try {
    define();
    return [];
  } catch (error) {
    return (error as { problems: readonly { code: string; path: readonly string[] }[] }).problems.map(({ code, path }) => `${code} ${path.join('.')}`);
  }
};

describe('defineHybridNetwork', () => {
  test('takes a definition without links and workloads', () => {
    expect(defineHybridNetwork({ ...head, sites: { garage }, clouds, links: {} }).links).toEqual([]);
  });

  test('takes a definition without a site or cloud', () => {
    expect(defineHybridNetwork({ ...head, sites: {}, clouds: {}, links: {} }).sites).toEqual([]);
  });

  test('takes a definition whose names only the run-time knows', () => {
    const definition: Definition = { ...head, sites: { garage }, clouds, links: { wan: { site: 'garage', cloud: 'belgium', primary: vpn } } };
    expect(defineHybridNetwork(definition).links[0]!.site.name).toBe('garage');
  });

  test('takes optional properties that are undefined', () => {
    const network = defineHybridNetwork({
      ...head, policy: undefined, sites: { garage: { ...garage, kind: undefined, sharedRisks: undefined } }, clouds, links: {}, workloads: undefined,
    });
    expect(network.sites[0]!.kind).toBe('data-center');
  });

  test('does not compile with a misspelt site of a link', () => {
    // @ts-expect-error there is no site garag
    expect(codes(() => defineHybridNetwork({ ...head, sites: { garage }, clouds, links: { wan: { site: 'garag', cloud: 'belgium', primary: { kind: 'vpn' } } } })))
      .toEqual(['unresolved-name links.wan.site']);
  });

  test('does not compile with a misspelt cloud of a link', () => {
    // @ts-expect-error there is no cloud belgum
    expect(codes(() => defineHybridNetwork({ ...head, sites: { garage }, clouds, links: { wan: { site: 'garage', cloud: 'belgum', primary: { kind: 'vpn' } } } })))
      .toEqual(['unresolved-name links.wan.cloud']);
  });

  test('does not compile with a router of another site in a path', () => {
    expect(codes(() => defineHybridNetwork({
      ...head,
      sites: { garage, attic: { asn: 65101, prefixes: ['192.168.80.0/22'], routers: { 'router-2': {} } } },
      clouds,
      links: {
        // @ts-expect-error router-2 stands in the attic
        wan: {
          site: 'garage',
          cloud: 'belgium',
          primary: { kind: 'dedicated-interconnect', paths: [{ router: 'router-2', location: 'ams-zone1-1236' }] },
          resilience: 'basic',
        },
      },
    }))).toEqual(['unresolved-name links.wan.primary.paths.0.router']);
  });

  test('does not compile with a partner of Google in any availability domain, or without its name', () => {
    const links = (path: object) => ({ wan: { site: 'garage', cloud: 'belgium', resilience: 'basic', primary: { kind: 'partner-interconnect', paths: [path] } } });
    const ends = { router: 'router-1', location: 'Brussels' } as const;
    expect(codes(() => defineHybridNetwork({
      ...head,
      sites: { garage },
      clouds,
      links: {
        // @ts-expect-error any is no domain
        wan: { site: 'garage', cloud: 'belgium', primary: { kind: 'partner-interconnect', paths: [{ ...ends, serviceProvider: 'Megaport', availabilityDomain: 'any' }] } },
      },
    }))).toHaveLength(1);
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    expect(codes(() => defineHybridNetwork({ ...head, sites: { garage }, clouds, links: links({ ...ends, availabilityDomain: 1 }) as any }))).toEqual([expect.stringContaining('serviceProvider')]);
  });

  test('does not compile with a misspelt end of a workload', () => {
    expect(codes(() => defineHybridNetwork({
      ...head,
      sites: { garage },
      clouds,
      links: { wan: { site: 'garage', cloud: 'belgium', primary: { kind: 'vpn' } } },
      // @ts-expect-error there is no cloud belgum
      workloads: { logs: { kind: 'telemetry', from: 'garage', to: 'belgum', rate: '1 Mbps' } },
    }))).toEqual(['unresolved-name workloads.logs.to']);
  });

  test('does not compile with a misspelt cloud of a link between clouds', () => {
    expect(codes(() => defineHybridNetwork({
      ...head,
      sites: {},
      clouds: { ...clouds, virginia: { provider: 'aws', region: 'us-east-1', prefixes: ['10.9.0.0/16'] } },
      links: {},
      // @ts-expect-error there is no cloud belgum
      cloudLinks: { between: { kind: 'aws-interconnect', aws: 'virginia', google: 'belgum' } },
    }))).toEqual(['unresolved-name cloudLinks.between.google']);
  });

  test('does not compile with a misspelt router of a shared risk', () => {
    expect(codes(() => defineHybridNetwork({
      ...head,
      // @ts-expect-error there is no router-9
      sites: { garage: { asn: 65100, prefixes: ['192.168.40.0/22'], routers: { 'router-1': {} }, sharedRisks: { duct: ['router-9'] } } },
      clouds,
      links: {},
    }))).toEqual(['unresolved-name sites.garage.sharedRisks.duct.0']);
  });

  test('does not compile with a misspelt unit', () => {
    expect(codes(() => defineHybridNetwork({
      ...head,
      sites: { garage },
      clouds,
      links: { wan: { site: 'garage', cloud: 'belgium', primary: { kind: 'vpn' } } },
      // @ts-expect-error a rate is in Mbps
      workloads: { logs: { kind: 'telemetry', from: 'garage', to: 'belgium', rate: '1 Mbs' } },
    }))).toEqual(['unit workloads.logs.rate']);
  });

  test('does not compile with a size where a time is needed', () => {
    expect(codes(() => defineHybridNetwork({
      ...head,
      sites: { garage },
      clouds,
      links: { wan: { site: 'garage', cloud: 'belgium', primary: { kind: 'vpn' } } },
      // @ts-expect-error within is a time
      workloads: { weights: { kind: 'model-sync', from: 'garage', to: 'belgium', artifact: '16 GB', atMostEvery: '6 h', within: '30 GB' } },
    }))).toEqual(['unit workloads.weights.within']);
  });

  test('does not compile with a word that a workload of its kind does not have', () => {
    expect(codes(() => defineHybridNetwork({
      ...head,
      sites: { garage },
      clouds,
      links: { wan: { site: 'garage', cloud: 'belgium', primary: { kind: 'vpn' } } },
      // @ts-expect-error telemetry has a rate and no volume
      workloads: { logs: { kind: 'telemetry', from: 'garage', to: 'belgium', rate: '1 Mbps', volume: '1 GB' } },
    }))).toEqual(['unknown-key workloads.logs.volume']);
  });

  test('does not compile with a word that a link does not have', () => {
    expect(codes(() => defineHybridNetwork({
      ...head,
      sites: { garage },
      clouds,
      // @ts-expect-error the word is fallback
      links: { wan: { site: 'garage', cloud: 'belgium', primary: { kind: 'vpn' }, backup: { kind: 'vpn' } } },
    }))).toEqual(['unknown-key links.wan.backup']);
  });

  test('does not compile with a provider that there is not', () => {
    // @ts-expect-error a cloud is of aws, azure or google
    expect(codes(() => defineHybridNetwork({ ...head, sites: { garage }, clouds: { belgium: { provider: 'gcp', region: 'europe-west1' } }, links: {} })))
      .toEqual(['word clouds.belgium.provider']);
  });

  test('does not compile without what a definition needs', () => {
    // @ts-expect-error asOf is missing
    expect(codes(() => defineHybridNetwork({ name: 'lab', inService: '2027-01-01', sites: { garage }, clouds, links: {} }))).toEqual(['missing asOf']);
  });
});
