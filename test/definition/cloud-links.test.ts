import { join } from 'node:path';
import { type Definition, defineHybridNetwork, loadHybridNetwork } from '../../lib/definition';

const network = loadHybridNetwork(join(__dirname, '../../examples/aws-multicloud/network.yaml'));
const [link] = network.cloudLinks;

test('a link between clouds is resolved to its two clouds', () => {
  expect(link).toMatchObject({
    name: 'aws-google',
    kind: 'aws-interconnect',
    aws: { provider: 'aws', region: 'us-east-1' },
    google: { provider: 'google', region: 'us-east4', project: 'multicloud-lab' },
  });
  expect(link!.aws).toBe(network.clouds.find(({ name }) => name === 'aws-virginia'));
  expect(link!.roundTripTime!.toMilliseconds()).toBe(2);
});

test('it has the workloads between its clouds, sorted, with their direction, and the links have the others', () => {
  expect(link!.workloads.map(({ name, direction }) => [name, direction])).toEqual([['feedback', 'toGoogle'], ['ranking', 'toAws'], ['weights', 'toAws']]);
  expect(network.workloads.map(({ name }) => name)).toEqual(['console']);
});

test('its workloads have defaults and the growth of the policy', () => {
  expect(link!.workloads.map(({ growth }) => growth)).toEqual([0.4, 0.4, 0.4]);
  expect(link!.workloads[2]).toMatchObject({ kind: 'model-sync', flows: 64, bidirectional: false, paced: false });
});

test('a network without such links has none', () => {
  expect(loadHybridNetwork(join(__dirname, '../../examples/small-lab/network.yaml')).cloudLinks).toEqual([]);
});

test('a network of two clouds needs no site', () => {
  const definition: Definition = {
    name: 'two',
    asOf: '2026-12-01',
    inService: '2027-01-01',
    sites: {},
    clouds: {
      a: { provider: 'aws', region: 'eu-central-1', prefixes: ['10.1.0.0/16'] },
      g: { provider: 'google', project: 'project-g', region: 'europe-west3', asn: 64700, prefixes: ['10.2.0.0/16'] },
    },
    links: {},
    cloudLinks: { between: { kind: 'aws-interconnect', aws: 'a', google: 'g' } },
    workloads: { logs: { kind: 'telemetry', from: 'a', to: 'g', rate: '1 Mbps' } },
  };
  const { cloudLinks, workloads } = defineHybridNetwork(definition);
  expect(workloads).toEqual([]);
  expect(cloudLinks[0]!.workloads.map(({ name, direction }) => [name, direction])).toEqual([['logs', 'toGoogle']]);
});
