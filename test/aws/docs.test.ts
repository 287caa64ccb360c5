import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { IN_PLACE, READ, replacementOf, REPLACEMENTS } from './replacement';
import { AWS_QUOTAS } from '../../lib/aws';

const page = readFileSync(path.join(__dirname, '..', '..', 'docs', 'aws.md'), 'utf8');

/** The rows of the table with such a heading: the text of each cell. */
function tableOf(heading: string): readonly (readonly string[])[] {
  const lines = page.slice(page.indexOf(`| ${heading}`)).split('\n');
  const rows = lines.slice(0, lines.findIndex((line) => !line.startsWith('|'))).slice(2);
  return rows.map((row) => row.slice(1, -1).split('|').map((cell) => cell.trim()));
}

const codesIn = (text: string): readonly string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, code]) => code!);

describe('the table of what CloudFormation replaces', () => {
  const rows = tableOf('resource | properties | what changing one does');

  test('has every type that the constructs make, in order, and no other', () => {
    expect(rows.map(([type]) => codesIn(type!)[0] ?? 'Custom::')).toEqual(Object.keys(REPLACEMENTS));
  });

  test.each(Object.keys(REPLACEMENTS).map((type, i) => [type, rows[i]!] as const))('has every property that replaces a resource of %s, in order, and no other', (type, row) => {
    const { replacing, sometimes = [] } = replacementOf(type);
    expect(codesIn(row[1]!)).toEqual([...replacing, ...sometimes].sort());
    const isEmpty = replacing.length === 0;
    expect(row.slice(2).map((cell) => cell === '')).toEqual([isEmpty, isEmpty]);
  });

  test('says when it was read', () => {
    expect(page).toContain(`had them on ${READ.date}`);
  });
});

test('the table of what changes in place has what growth changes, and no other', () => {
  expect(tableOf('resource | property | what AWS does').map(([type, property]) => `${codesIn(type!)[0]} ${codesIn(property!)[0]}`)).toEqual(IN_PLACE);
});

test('the table of quotas has every quota with what a new account has, and the id of its warning', () => {
  const rows = tableOf('id | quota | a new account has').map(([id, quota, count]) => [codesIn(id!)[0], codesIn(quota!)[0], Number(count)]);
  const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  expect(rows).toEqual(Object.entries(AWS_QUOTAS).map(([name, count]) => [kebab(name), name, count]));
});

describe('the specification that aws-cdk brings', () => {
  interface Specified {
    readonly cloudFormationType: string;
    readonly properties: Readonly<Record<string, { readonly causesReplacement?: 'yes' | 'maybe' | 'no' }>>;
  }

  const file = path.join(path.dirname(require.resolve('aws-cdk/package.json')), 'db.json.gz');
  const { schema } = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as { schema: { resource: { entities: Record<string, Specified> } } };
  const types = new Map(Object.values(schema.resource.entities).map((resource) => [resource.cloudFormationType, resource.properties]));

  test.each(Object.keys(REPLACEMENTS).filter((type) => type !== 'Custom::'))('names no property that replaces a resource of %s and is not in the table', (type) => {
    const { replacing, sometimes = [] } = replacementOf(type);
    const specified = Object.entries(types.get(type)!).filter(([, { causesReplacement }]) => causesReplacement === 'yes' || causesReplacement === 'maybe').map(([name]) => name);
    expect([...replacing, ...sometimes]).toEqual(expect.arrayContaining(specified));
  });
});
