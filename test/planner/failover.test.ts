import * as path from 'node:path';
import { cloudTimers, SITE_BFD } from '../../lib/catalog/timers';
import { loadHybridNetwork } from '../../lib/definition';
import { EMPTY_LOCK, type FailoverWindow, type NetworkPlan, planNetwork, readLock } from '../../lib/planner';
import { type Draft, linkOf, network } from '../networks';

const EXAMPLES = path.join(__dirname, '../../examples');

function example(name: string): NetworkPlan {
  const folder = path.join(EXAMPLES, name);
  return planNetwork(loadHybridNetwork(path.join(folder, 'network.yaml')), { lock: readLock(path.join(folder, 'hybrid-network.lock.json')), outages: false });
}

const changed = (change: (definition: Draft) => void, name: 'ashburn' | 'google-cross-cloud' = 'ashburn'): NetworkPlan =>
  planNetwork(network(name, change), { lock: EMPTY_LOCK, outages: false });

const ashburn = example('ashburn');
const of = (link: string, failure: string, plan = ashburn): FailoverWindow => linkOf(plan, link).failover.find((row) => row.failure === failure)!;
const back = (link: string, id: string, plan = ashburn) => linkOf(plan, link).scenarios.find((row) => row.id === id)!.backWithinMs;

test.each([
  ['aws', 'carrier', 'circuits', 0, 400], ['aws', 'silent', 'circuits', 450, 1_300], ['aws', 'dedicated', 'vpn', 450, 1_300], ['aws', 'tunnel', 'tunnels', 19_000, 31_400],
  ['azure', 'carrier', 'circuits', 0, 1_300], ['azure', 'silent', 'circuits', 450, 1_300], ['azure', 'tunnel', 'tunnels', 119_000, 181_400],
  ['google', 'silent', 'circuits', 3_000, 5_400], ['google', 'router', 'circuits', 0, 5_400], ['google', 'tunnel', 'tunnels', 39_000, 61_400],
])('of %s, %s, traffic goes to %s after %i to %i ms', (link, failure, takesOver, fromMs, toMs) => {
  expect(of(link, failure)).toMatchObject({ takesOver, fromMs, toMs });
});

// what was measured with FRR in network namespaces, in ms
test.each([
  ['carrier', 80], ['carrier', 131], ['silent', 810], ['silent', 1_208], ['dedicated', 780], ['dedicated', 1_022], ['tunnel', 29_700],
])('what was measured of %s, %i ms, is inside the window of AWS', (failure, measured) => {
  const { fromMs, toMs } = of('aws', failure);
  expect(measured).toBeGreaterThanOrEqual(fromMs!);
  expect(measured).toBeLessThanOrEqual(toMs!);
});

test('Google\'s 5031 ms are inside its window', () => {
  expect(of('google', 'silent').fromMs).toBeLessThan(5_031);
  expect(of('google', 'silent').toMs).toBeGreaterThan(5_031);
});

test('a Cloud Router sees a lost carrier by BFD, and what AWS has ports on sees it at once', () => {
  expect(of('google', 'carrier')).toMatchObject({ detection: 'bfd', fromMs: 0, toMs: 5_400 });
  expect(of('aws', 'carrier')).toMatchObject({ detection: 'carrier', toMs: 400 });
});

test('Azure may need a minute more inside of itself, and only where circuits are concerned', () => {
  const windows = ashburn.links.flatMap(({ name, failover }) => failover.map((row) => ({ link: name, ...row })));
  expect(windows.filter(({ cloudMs }) => cloudMs !== undefined).map(({ link, failure }) => `${link} ${failure}`)).toEqual(
    ['carrier', 'silent', 'asymmetric', 'router', 'building', 'dedicated'].map((failure) => `azure ${failure}`));
  expect(of('azure', 'silent').cloudMs).toBe(60_000);
});

test('everything back takes nothing', () => {
  expect(ashburn.links.map(({ name }) => of(name, 'return')).map(({ fromMs, toMs }) => [fromMs, toMs])).toEqual([[0, 0], [0, 0], [0, 0]]);
});

test('without a fallback nothing takes over when all circuits are lost', () => {
  const made = changed((definition) => { for (const link of Object.values<Draft>(definition.links)) delete link.fallback; });
  expect(of('aws', 'dedicated', made)).toEqual(expect.objectContaining({ takesOver: 'nothing' }));
  expect(of('aws', 'dedicated', made)).not.toHaveProperty('toMs');
  expect(of('aws', 'silent', made)).toMatchObject({ takesOver: 'circuits' });
  expect(of('aws', 'tunnel', made)).toBeUndefined();
  expect(back('aws', 'dedicated', made)).toBeUndefined();
});

describe('circuits on order', () => {
  test('are not counted: with one left the VPN takes over', () => {
    const made = changed((definition) => { definition.links.aws.primary.paths[1].phase = 'order'; });
    expect(of('aws', 'silent', made)).toMatchObject({ takesOver: 'vpn', toMs: 1_300 });
    expect(of('aws', 'router', made)).toMatchObject({ takesOver: 'vpn' });
    expect(linkOf(made, 'aws').scenarios.map(({ backWithinMs }) => backWithinMs)).toEqual(linkOf(made, 'aws').scenarios.map(() => undefined));
  });

  test('leave the windows of the VPN where none is live', () => {
    const made = changed((definition) => { definition.links.azure.primary.phase = 'order'; });
    expect(linkOf(made, 'azure').failover.map(({ failure, takesOver, toMs, cloudMs }) => [failure, takesOver, toMs, cloudMs])).toEqual(
      [['router', 'tunnels', 181_400, undefined], ['tunnel', 'tunnels', 181_400, undefined], ['return', 'tunnels', 0, undefined]]);
  });

  test('leave nothing to say where there is no VPN either', () => {
    const made = changed((definition) => {
      definition.links.azure.primary.phase = 'order';
      delete definition.links.azure.fallback;
    });
    expect(linkOf(made, 'azure').failover).toEqual([]);
  });
});

describe('of a link with one path', () => {
  const single = (change: (definition: Draft) => void = () => undefined) => changed((definition) => {
    const { aws } = definition.links;
    aws.primary.paths.pop();
    aws.resilience = 'basic';
    definition.workloads = { telemetry: { ...definition.workloads.telemetry, rate: '200 Mbps' } };
    definition.links = { aws };
    change(definition);
  });

  test('the VPN takes over, on no other router than the one that died', () => {
    const made = single();
    expect(['carrier', 'silent', 'building', 'dedicated'].map((failure) => of('aws', failure, made).takesOver)).toEqual(['vpn', 'vpn', 'vpn', 'vpn']);
    expect(of('aws', 'router', made)).toMatchObject({ takesOver: 'nothing' });
    expect(of('aws', 'router', made)).not.toHaveProperty('toMs');
  });

  test('a second interface on a circuit is no second circuit', () => {
    const made = single((definition) => {
      definition.links.aws.primary.objectStorage = 'public-interface';
      definition.sites.ashburn.publicPrefixes = ['198.51.100.128/25'];
      const window = { days: ['sat'], start: '01:00', duration: '10 h' };
      definition.workloads.crawl = { kind: 'dataset-transfer', from: 'ashburn', to: 'aws-virginia', endpoint: 'object-storage', volume: '1 TB', window };
    });
    const { primary } = linkOf(made, 'aws');
    expect(primary.kind !== 'vpn' && primary.paths[0]!.bundles[0]!.attachments.length).toBe(2);
    expect(of('aws', 'silent', made)).toMatchObject({ takesOver: 'vpn' });
  });
});

test('the second link of an ExpressRoute circuit takes over from the first, and in a Metro location from its building too', () => {
  const basic = example('azure-basic');
  expect(['carrier', 'silent', 'building'].map((failure) => of('azure', failure, basic).takesOver)).toEqual(['circuits', 'circuits', 'vpn']);
  expect(of('azure', 'building', example('azure-metro'))).toMatchObject({ takesOver: 'circuits', toMs: 1_300 });
});

test('silence one way is over a second later, which an end that hears nothing may take to say so', () => {
  expect(of('aws', 'asymmetric')).toMatchObject({ fromMs: 450, toMs: 2_300 });
  expect(of('google', 'asymmetric')).toMatchObject({ fromMs: 3_000, toMs: 6_400 });
});

test('without BFD the cloud still gets a keepalive of a router that hears nothing, and holds the session from then on', () => {
  expect(of('google', 'asymmetric', example('google-partner'))).toMatchObject({ fromMs: 3_000, toMs: 81_400 });
});

describe('where one router has all circuits and tunnels too', () => {
  test('the cloud sends into its tunnels for their hold time when it dies', () => {
    const aws = example('aws-maximum');
    expect(of('aws', 'router', aws)).toMatchObject({ takesOver: 'vpn', detection: 'hold-time', fromMs: 0, toMs: 31_400, because: expect.stringContaining('tunnels of the router that died') });
    expect(of('azure', 'router', example('azure-maximum'))).toMatchObject({ takesOver: 'vpn', toMs: 181_400 });
  });

  test('its building is seen as before, because tunnels are not lost with it', () => {
    expect(of('aws', 'building', example('aws-maximum'))).toMatchObject({ toMs: 1_300 });
  });
});

test('behind a service provider\'s devices BFD sees what loses no carrier', () => {
  expect(of('aws', 'carrier', example('aws-hosted'))).toMatchObject({ detection: 'bfd', fromMs: 0, toMs: 1_300, because: expect.stringContaining('service provider') });
});

test('a link on the circuits of another has their windows, and its own fallback or none', () => {
  const shared = example('azure-shared');
  expect(of('recovery', 'silent', shared)).toEqual(of('production', 'silent', shared));
  expect(['production', 'recovery'].map((link) => of(link, 'dedicated', shared).takesOver)).toEqual(['vpn', 'nothing']);
});

test('a link over the virtual interfaces of another is seen by their BFD', () => {
  const regions = example('aws-two-regions');
  expect(of('west', 'silent', regions)).toMatchObject({ fromMs: 450, toMs: 1_300 });
});

describe('of Partner Interconnect', () => {
  test('at layer 2, BFD counts where both ends have it, and the hold time else', () => {
    expect(of('google', 'silent', example('google-partner'))).toMatchObject({
      detection: 'hold-time', fromMs: 3_000, toMs: 61_400, because: 'BFD of 1000 ms x 5 where both ends have it, or a hold time of 60 s',
    });
  });

  test('at layer 3 the partner\'s routers decide, and no figure is made up', () => {
    const file = loadHybridNetwork(path.join(EXAMPLES, 'google-partner/network.yaml'));
    const links = file.links.map((link) => (link.primary.kind === 'vpn' ? link : { ...link, primary: { ...link.primary, layer: 3 as const } }));
    const made = planNetwork({ ...file, links } as typeof file, { lock: EMPTY_LOCK, outages: false });
    expect(of('google', 'silent', made)).toEqual({ failure: 'silent', detection: 'provider', takesOver: 'circuits', because: expect.stringContaining('service provider') });
    expect(back('google', 'circuit', made)).toBeUndefined();
    expect(of('google', 'tunnel', made).toMs).toBe(61_400);
  });
});

test('tunnels on circuits have no BFD: theirs under them may see it, and the hold time does', () => {
  expect(of('google', 'silent', example('google-encrypted'))).toMatchObject({ detection: 'hold-time', fromMs: 3_000, toMs: 61_400 });
});

describe('between two clouds', () => {
  test('the slower interval counts, and the end that misses fewer packets sees silence one way sooner', () => {
    const made = example('google-cross-cloud');
    expect(of('aws-google', 'silent', made)).toMatchObject({ fromMs: 3_000, toMs: 5_400 });
    expect(of('aws-google', 'asymmetric', made)).toMatchObject({ fromMs: 1_500, toMs: 6_400 });
    expect(of('aws-google', 'building', made)).toMatchObject({ takesOver: 'nothing' });
  });

  test('Azure at the other end may need its minute', () => {
    const made = changed((definition) => {
      definition.clouds.aws = { provider: 'azure', region: 'eastus', prefixes: ['10.61.0.0/16'] };
      for (const row of definition.cloudLinks['aws-google'].paths) row.remoteLocation = 'azure-equinix-ashburn-dc2';
    }, 'google-cross-cloud');
    expect(of('aws-google', 'silent', made).cloudMs).toBe(60_000);
  });
});

test('a link that is a VPN has windows of its tunnels', () => {
  const lab = example('small-lab');
  expect(lab.links.flatMap(({ failover }) => failover.map(({ failure }) => failure))).toEqual(lab.links.flatMap(() => ['router', 'tunnel', 'return']));
  expect([back('google', 'tunnel', lab), back('google', 'router', lab)]).toEqual([61_400, undefined]);
});

test('every scenario that leaves something says when traffic is back, with the cloud\'s own minute', () => {
  for (const { scenarios } of ashburn.links) for (const { id, backWithinMs } of scenarios) expect([id, backWithinMs]).toEqual([id, expect.any(Number)]);
  expect([back('aws', 'location:EqDC2'), back('azure', 'circuit'), back('google', 'dedicated')]).toEqual([1_300, 61_300, 5_400]);
});

test.each(['aws', 'azure', 'google'] as const)('the site sees a silent router no later than a session with %s does, so that it delays no failure', (provider) => {
  const { bfd: { intervalMs, multiplier } } = cloudTimers({ provider });
  expect(SITE_BFD.intervalMs * SITE_BFD.multiplier).toBeLessThanOrEqual(intervalMs * multiplier);
});
