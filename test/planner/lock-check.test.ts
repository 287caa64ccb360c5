import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { defineHybridNetwork, loadHybridNetwork } from '../../lib/definition';
import { EMPTY_LOCK, type NetworkLock, planNetwork } from '../../lib/planner';
import { problemsWhen } from '../definition/support';
import { awsOnly, type Draft } from '../networks';

const telemetry = { t: { kind: 'telemetry', from: 'ashburn', to: 'aws-virginia', rate: '500 Mbps' } };

function problemsOf(before: (definition: Draft) => void, after: (definition: Draft) => void): readonly string[] {
  const { lock } = planNetwork(awsOnly(telemetry, before));
  return problemsWhen(() => planNetwork(awsOnly(telemetry, after), { lock })).map(({ path, message }) => `${path!.join('.')}: ${message}`);
}

const asIs = () => undefined;
const clear = (definition: Draft) => { delete definition.links.aws.primary.macsec; };

test.each([[null], [undefined], [parse(readFileSync('examples/small-lab/network.yaml', 'utf8'))]])('a definition that nobody read is no network: %#', (given) => {
  expect(problemsWhen(() => planNetwork(given))).toMatchObject([{ code: 'not-defined', fix: expect.stringContaining('defineHybridNetwork') }]);
});

describe('a lock', () => {
  test('refuses MACsec on ports that were ordered without: AWS would replace every LAG and connection', () => {
    expect(problemsOf(clear, asIs)).toEqual(['edge-1-eqdc2', 'edge-2-csva1'].map((path) =>
      `bundles.aws-${path}-1.macsec: its ports were ordered without MACsec, and link aws is defined with: order new ports under another link, or leave it as it is`));
  });

  test('refuses ports without MACsec that were ordered with it', () => {
    expect(problemsOf(asIs, clear)).toHaveLength(2);
    expect(problemsOf(asIs, asIs)).toEqual([]);
  });

  test('takes MACsec on ports of ExpressRoute Direct at any time: all of them have it', () => {
    const network = loadHybridNetwork('examples/azure-direct/network.yaml');
    const { lock } = planNetwork(network);
    expect(Object.values(lock.bundles).length).toBeGreaterThan(0);
    expect(Object.values(lock.bundles).filter(({ macsec }) => macsec)).toEqual([]);
    expect(planNetwork(network, { lock }).links[0]!.primary).toHaveProperty('macsec');
  });

  test.each<[string, string, (definition: Draft) => void, string]>([
    ['another region', 'azure-maximum', (d) => { d.clouds.virginia.region = 'eastus2'; }, 'clouds.virginia.region'],
    ['a virtual hub in place of a network', 'azure-basic', (d) => { Object.assign(d.clouds.virginia, { hub: 'virtual-wan', hubPrefix: '10.97.0.0/23' }); }, 'clouds.virginia.hub'],
    ['other addresses of a hub', 'azure-virtual-wan', (d) => { d.clouds[Object.keys(d.clouds)[0]!].hubPrefix = '10.111.0.0/23'; }, 'hubPrefix'],
    ['another provider of circuits', 'azure-basic', (d) => { d.links.azure.primary.paths[0].serviceProvider = 'Megaport'; }, 'serviceProvider'],
    ['other tags on ports', 'azure-direct', (d) => { d.links.azure.primary.encapsulation = 'dot1q'; }, 'encapsulation'],
    ['another project', 'google-high', (d) => { d.clouds[Object.keys(d.clouds)[0]!].project = 'other-project'; }, '.project'],
    ['another ASN', 'google-high', (d) => { d.clouds[Object.keys(d.clouds)[0]!].asn = 64999; }, '.asn'],
    ['encryption on circuits without', 'google-partner', (d) => {
      Object.assign(d.links[Object.keys(d.links)[0]!].primary, { encryption: 'ipsec' });
      d.clouds[Object.keys(d.clouds)[0]!].gatewayPrefixes = ['10.250.0.0/16'];
      Object.values<Draft>(d.sites).forEach(({ routers }) => Object.values<Draft>(routers).forEach((router, i) => { router.tunnelIp = `172.30.0.${i + 1}`; }));
    }, '.encryption'],
    ['another cloud', 'google-high', (d) => {
      const [name, cloud] = Object.entries<Draft>(d.clouds)[0]!;
      d.clouds.other = { ...cloud, prefixes: ['10.201.0.0/16'] };
      for (const link of Object.values<Draft>(d.links)) if (link.cloud === name) link.cloud = 'other';
      for (const workload of Object.values<Draft>(d.workloads)) for (const end of ['from', 'to']) if (workload[end] === name) workload[end] = 'other';
    }, '.cloud'],
    ['another name', 'aws-basic', (d) => { d.name = 'renamed'; }, 'name'],
  ])('refuses %s of what is in use', (_, example, change, place) => {
    const definition: Draft = parse(readFileSync(`examples/${example}/network.yaml`, 'utf8'));
    const { lock } = planNetwork(defineHybridNetwork(definition), { lock: EMPTY_LOCK });
    const changed = structuredClone(definition);
    change(changed);
    const found = problemsWhen(() => planNetwork(defineHybridNetwork(changed), { lock }));
    expect(found.map(({ code }) => code)).toEqual(found.map(() => 'lock-entry'));
    expect(found.map(({ path }) => path!.join('.'))).toContainEqual(expect.stringContaining(place));
  });

  test('that holds no words, as older ones do not, is taken', () => {
    const network = loadHybridNetwork('examples/azure-basic/network.yaml');
    const { lock: { name, clouds, ...lock } } = planNetwork(network);
    const bundles = Object.fromEntries(Object.entries(lock.bundles).map(([id, { path, product, members }]) => [id, { path, product, members }]));
    expect([name, clouds]).toEqual(['azure-basic', { virginia: expect.objectContaining({ region: 'eastus' }) }]);
    expect(planNetwork(network, { lock: { ...lock, bundles } }).lock).toMatchObject({ name, clouds });
  });

  test('makes it known when what was live goes back to order', () => {
    const definition: Draft = parse(readFileSync('examples/azure-basic/network.yaml', 'utf8'));
    const { lock, findings } = planNetwork(defineHybridNetwork(definition));
    definition.links.azure.primary.phase = 'order';
    const down = planNetwork(defineHybridNetwork(definition), { lock });
    expect(findings.map(({ code }) => code)).not.toContain('circuit-taken-down');
    expect(down.findings).toContainEqual(expect.objectContaining({ code: 'circuit-taken-down', severity: 'warning', subject: 'azure' }));
    expect(planNetwork(defineHybridNetwork(definition), { lock: down.lock }).findings.map(({ code }) => code)).not.toContain('circuit-taken-down');
  });

  test('keeps an ExpressRoute gateway that is enough, though another would be cheaper', () => {
    const network = loadHybridNetwork('examples/azure-basic/network.yaml');
    const gatewayOf = (lock?: NetworkLock) => planNetwork(network, lock && { lock }).clouds.flatMap((cloud) => (cloud.provider === 'azure' && cloud.expressRouteGateway ? [cloud.expressRouteGateway.sku] : []));
    const { lock } = planNetwork(network);
    expect(gatewayOf()).toEqual(['ErGwScale']);
    expect(gatewayOf({ ...lock, gateways: { virginia: { sku: 'ErGw3AZ', units: 1 } } })).toEqual(['ErGw3AZ']);
  });

  test('lets an ExpressRoute gateway make way for one that carries what has grown, and does not pass it by with FastPath', () => {
    const definition: Draft = parse(readFileSync('examples/azure-basic/network.yaml', 'utf8'));
    const [site, cloud] = [Object.keys(definition.sites)[0]!, Object.keys(definition.clouds)[0]!];
    definition.workloads = { stream: { kind: 'telemetry', from: site, to: cloud, rate: '9 Gbps', flows: 4_096, survive: { location: 'suspend', dedicated: 'suspend' } } };
    for (const router of Object.values<Draft>(definition.sites[site].routers)) router.ports = { '10G': 16 };
    const network = defineHybridNetwork(definition);
    const inUse = (sku: string) => ({ ...EMPTY_LOCK, gateways: { [cloud]: { sku, units: 1 } } });
    const gatewayOf = (lock: NetworkLock) => planNetwork(network, { lock }).clouds.flatMap((row) => (row.provider === 'azure' && row.expressRouteGateway ? [row.expressRouteGateway] : []))[0]!;
    const gateway = gatewayOf(inUse('ErGw3AZ'));
    expect(gateway.requiredMbps).toBeGreaterThan(10_000);
    expect(gateway).toMatchObject({ sku: 'ErGwScale' });
    expect(gateway).not.toHaveProperty('fastPath');
  });

  test('refuses another kind of gateway under a link in use: AWS has both at once nowhere', () => {
    const small = (definition: Draft) => {
      definition.clouds['aws-virginia'].gateway = 'virtual-private';
      definition.clouds['aws-virginia'].prefixes = ['10.64.0.0/16'];
    };
    const large = (definition: Draft) => { definition.clouds['aws-virginia'].prefixes = ['10.64.0.0/16']; };
    expect(problemsOf(small, large)).toEqual([
      'vpns.aws.product: link aws was built on a virtual-private gateway, and aws-virginia has a transit one now: AWS cannot change it in place, so make a new cloud beside it and move',
    ]);
    expect(problemsOf(large, small)).toHaveLength(1);
  });
});
