import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { PLANTED } from './planted';
import { LAB_EXIT_CODES } from '../../lib/lab';
import { APT } from '../../lib/lab/sandbox';
import { SCENARIOS } from '../../lib/lab/scenarios';

const text = readFileSync(path.join(__dirname, '../../docs/lab.md'), 'utf8');

test('docs/lab.md has every scenario with what it cuts', () => {
  for (const { name, title } of SCENARIOS) expect(text).toContain(`| \`${name}\` | ${title}`);
});

test('docs/lab.md has every planted fault with what names it', () => {
  for (const { fault, where } of PLANTED) expect(text).toContain(`| ${fault} | \`${where}\` |`);
});

test('docs/lab.md has the exit codes, and the command that installs what is needed', () => {
  const { pass, fail, inconclusive, missing } = LAB_EXIT_CODES;
  expect([pass, fail, inconclusive, missing].map((code) => new RegExp(`^\\| [a-z ]+ \\| ${code} \\|`, 'm').test(text))).toEqual([true, true, true, true]);
  expect(text).toContain(APT);
});

test('docs/lab.md shows a run that passed every scenario on all three clouds', () => {
  const rows = [...text.matchAll(/^│ (\w*) +│ (aws|azure|google) .*│ (\w+) +│$/gm)].map(([, scenario, link, verdict]) => [scenario, link, verdict]);
  expect(rows.filter(([, , verdict]) => verdict === 'pass')).toHaveLength(3 * SCENARIOS.length);
  expect(rows.map(([scenario]) => scenario).filter(Boolean)).toEqual(SCENARIOS.map(({ name }) => name));
});
