import { type Loose } from './support';
import { definitionJsonSchema } from '../../lib/definition';

const SCHEMA: Loose = definitionJsonSchema();

describe('the JSON Schema of a definition', () => {
  test('names what is needed, and refuses other words', () => {
    expect(SCHEMA).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'hybrid-ai-network definition',
      required: ['name', 'asOf', 'inService', 'sites', 'clouds', 'links'],
      additionalProperties: false,
    });
  });

  test('gives an editor the pattern and meaning of quantities', () => {
    const [rate] = SCHEMA.properties.workloads.additionalProperties.oneOf
      .filter((workload: Loose) => workload.properties.kind.const === 'telemetry')
      .map((workload: Loose) => workload.properties.rate);
    expect(rate).toMatchObject({ type: 'string', description: 'a rate, such as 10 Gbps' });
    expect('10 Gbps').toMatch(new RegExp(rate.pattern));
    expect('10 Gbit/s').not.toMatch(new RegExp(rate.pattern));
  });

  test('has one variant for each kind of workload, link and cloud', () => {
    const kinds = (union: Loose, field: string) => union.map((variant: Loose) => variant.properties[field].const);
    expect(kinds(SCHEMA.properties.workloads.additionalProperties.oneOf, 'kind'))
      .toEqual(['dataset-transfer', 'model-sync', 'checkpoint-replication', 'inference', 'distributed-training', 'telemetry']);
    expect(kinds(SCHEMA.properties.links.additionalProperties.properties.primary.oneOf, 'kind'))
      .toEqual(['direct-connect', 'shared', 'express-route', 'dedicated-interconnect', 'partner-interconnect', 'vpn']);
    expect(kinds(SCHEMA.properties.cloudLinks.additionalProperties.oneOf, 'kind')).toEqual(['aws-interconnect', 'cross-cloud-interconnect']);
    expect(kinds(SCHEMA.properties.clouds.additionalProperties.oneOf, 'provider')).toEqual(['aws', 'azure', 'google']);
  });

  test('gives an editor the words of a router\'s sides and of packets', () => {
    const { lan, wan, interfaces } = SCHEMA.properties.sites.additionalProperties.properties.routers.additionalProperties.properties;
    expect(lan).toMatchObject({ required: ['address', 'peers'], additionalProperties: false, properties: { mtu: { minimum: 1_280, maximum: 9_216 } } });
    expect(Object.keys(wan.properties)).toEqual(['interface', 'localAddress', 'nextHop']);
    expect('xe-0/0/1.100').toMatch(new RegExp(interfaces.additionalProperties.items.pattern));
    for (const { properties } of SCHEMA.properties.workloads.additionalProperties.oneOf) expect(properties.match.items.required).toEqual(['protocol', 'port']);
  });

  test('is the same each time, and the caller\'s own', () => {
    (definitionJsonSchema() as Loose).title = 'changed';
    expect(definitionJsonSchema()).toEqual(SCHEMA);
  });
});
