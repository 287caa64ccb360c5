import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { STEPS } from './growth-steps';
import { IN_PLACE, READ, replacementOf, REPLACEMENTS } from './replacement';

const root = path.join(__dirname, '..', '..');
const read = (...file: readonly string[]): string => readFileSync(path.join(root, ...file), 'utf8');
const page = read('docs', 'azure.md');

/** The rows of the table with such a heading: the text of each cell. */
function tableOf(heading: string): readonly (readonly string[])[] {
  const lines = page.slice(page.indexOf(`| ${heading}`)).split('\n');
  const rows = lines.slice(0, lines.findIndex((line) => !line.startsWith('|'))).slice(2);
  return rows.map((row) => row.slice(1, -1).split('|').map((cell) => cell.trim()));
}

const codesIn = (text: string): readonly string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, code]) => code!);

describe('the table of what Terraform replaces', () => {
  const rows = tableOf('resource | attributes | what changing one does');

  test('has every type that the constructs make, in order, and no other', () => {
    expect(rows.map(([type]) => codesIn(type!)[0])).toEqual(Object.keys(REPLACEMENTS));
  });

  test('has every type that the constructs import, and no other', () => {
    const sources = readdirSync(path.join(root, 'lib', 'azure')).map((file) => read('lib', 'azure', file));
    const imported = new Set(sources.flatMap((text) => [...text.matchAll(/provider-azurerm\/lib\/([a-z-]+)'/g)].map(([, module]) => module!)));
    expect([...imported].map((module) => `azurerm_${module.replaceAll('-', '_')}`).sort()).toEqual(Object.keys(REPLACEMENTS).sort());
  });

  test.each(Object.keys(REPLACEMENTS).map((type, i) => [type, rows[i]!] as const))('has every attribute that replaces %s, in order, and no other', (type, row) => {
    const { replacing, sometimes = [] } = replacementOf(type);
    expect(codesIn(row[1]!)).toEqual([...replacing, ...sometimes].sort());
    expect(row.slice(2).map((cell) => cell === '')).toEqual([false, false]);
  });

  test('says when and in which versions it was read', () => {
    expect(page).toContain(`read on ${READ.date} in the source of azurerm ${READ.source.replace(/^\S+ /, '')}`);
  });

  test('says how many kinds of steps were tried', () => {
    expect(page).toContain(`takes ${STEPS.length} kinds of steps`);
  });
});

test('the table of what changes in place has what growth changes, and no other', () => {
  const rows = tableOf('resource | attribute | what Azure does');
  expect(rows.map(([type, attribute]) => `${codesIn(type!)[0]} ${codesIn(attribute!)[0]}`)).toEqual(IN_PLACE);
});

describe('the table of limits', () => {
  const rows = tableOf('id | limit | source');

  /** What is wrong with what a user passed, or with a file that somebody changed: no limit of Azure. */
  const NO_LIMITS = codesIn(page.slice(page.indexOf('What is wrong with what was passed'), page.indexOf('What else to know')));

  test('has the id of every problem that is a limit', () => {
    const ids = [...read('lib', 'azure', 'problems.ts').matchAll(/'(azure-[a-z-]+)'/g)].map(([, id]) => id!);
    expect([...rows.map(([id]) => codesIn(id!)[0]!), ...NO_LIMITS].sort()).toEqual([...new Set(ids)].sort());
  });

  test('has a page of Microsoft for each', () => {
    for (const [, , source] of rows) expect(source).toMatch(/\]\(https:\/\/learn\.microsoft\.com\/azure\//);
  });
});

test('names the versions of the provider that the constructs ask for', () => {
  const [, asked] = /NEWER_VERSIONS = '([^']+)'/.exec(read('lib', 'azure', 'scope.ts'))!;
  expect(page).toContain(`\`${asked}\``);
});
