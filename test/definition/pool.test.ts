import { ashburn, type Loose } from './support';
import { type Definition, defineHybridNetwork, type HybridNetwork } from '../../lib/definition';

/** The circuits of each link that takes those of `aws`, in a definition that was changed. */
function circuits(change: (definition: Loose) => void = () => undefined) {
  const made: HybridNetwork = defineHybridNetwork(ashburn((d) => {
    for (const link of Object.values<Loose>(d.links)) delete link.fallback;
    d.clouds['aws-oregon'] = { provider: 'aws', region: 'us-west-2', asn: 64520, prefixes: ['10.66.0.0/16'] };
    d.clouds['aws-dev'] = { provider: 'aws', region: 'us-east-1', prefixes: ['10.67.0.0/16'] };
    d.links.west = { site: 'ashburn', cloud: 'aws-oregon', primary: { kind: 'shared', circuitsOf: 'aws', roundTripTime: '60 ms' } };
    d.links.dev = { site: 'ashburn', cloud: 'aws-dev', primary: { kind: 'shared', circuitsOf: 'aws', rateLimit: '2 Gbps' } };
    change(d);
  }) as Definition);
  return (name: string) => {
    const link = made.links.find((row) => row.name === name)!;
    if (link.primary.kind === 'vpn') throw new Error(`${name} is a VPN`);
    return { ...link.primary, resilience: link.resilience };
  };
}

describe('a link that takes the circuits of another', () => {
  test('has its paths, encryption and resilience', () => {
    const of = circuits((d) => { d.links.aws.resilience = 'maximum'; });
    for (const name of ['west', 'dev']) {
      expect(of(name)).toMatchObject({ kind: 'direct-connect', circuitsOf: 'aws', resilience: 'maximum', macsec: { mode: 'must-encrypt', keys: 'ashburn-macsec' } });
      expect(of(name).paths).toEqual(of('aws').paths);
    }
    expect(of('aws').circuitsOf).toBeUndefined();
  });

  test('has a round trip of its own, or none', () => {
    const of = circuits();
    expect(of('aws').roundTripTime?.toMilliseconds()).toBe(1.2);
    expect(of('west').roundTripTime?.toMilliseconds()).toBe(60);
    expect(of('dev').roundTripTime).toBeUndefined();
  });

  test('has a rate limit of its own, and neither SiteLink nor public interfaces', () => {
    const of = circuits((d) => { Object.assign(d.links.aws.primary, { siteLink: true, objectStorage: 'public-interface' }); d.sites.ashburn.publicPrefixes = ['198.51.100.64/27']; });
    expect(of('aws')).toMatchObject({ siteLink: true, objectStorage: 'public-interface' });
    expect(of('dev')).toMatchObject({ siteLink: false, objectStorage: 'interface-endpoints' });
    expect(of('dev').rateLimit?.toMbps()).toBe(2_000);
    expect(of('west').rateLimit).toBeUndefined();
  });

  test('has the same frames as all others: jumbo ones where none has a fallback, or as the circuits say', () => {
    const frames = (change?: (definition: Loose) => void) => ['aws', 'west', 'dev'].map((name) => circuits(change)(name).jumboFrames);
    expect(frames()).toEqual([true, true, true]);
    expect(frames((d) => { d.links.west.fallback = { kind: 'vpn' }; })).toEqual([false, false, false]);
    expect(frames((d) => { d.links.aws.fallback = { kind: 'vpn' }; })).toEqual([false, false, false]);
    expect(frames((d) => { d.links.west.fallback = { kind: 'vpn' }; d.links.aws.primary.jumboFrames = true; })).toEqual([true, true, true]);
  });

  test('leaves no choice of hosted connections where it has virtual interfaces of its own', () => {
    const either = (d: Loose) => {
      d.links.aws.primary.connections = 'either';
      for (const path of d.links.aws.primary.paths) path.serviceProvider = 'Equinix';
    };
    expect(circuits(either)('aws').connections).toBe('dedicated');
    expect(circuits((d) => { either(d); delete d.links.dev; })('aws').connections).toBe('either');
  });
});
