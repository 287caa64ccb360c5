import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { parse } from 'yaml';
import { ashburn, FACTS, filled, problemsOf } from './fixture';
import { readSiteFacts, renderRouter, RENDERERS } from '../../lib/edge';
import { linkOf } from '../networks';

const text = readFileSync(path.join(__dirname, '../../docs/edge.md'), 'utf8');
const blocks = (language: string): readonly string[] => [...text.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))].map(([, block]) => block!);

test('what docs/edge.md shows of a configuration is in it', () => {
  const { routers, secrets } = filled(ashburn(), FACTS);
  const all = renderRouter(routers[0]!, secrets).map((file) => file.text).join('');
  expect(blocks('text')).toHaveLength(1);
  for (const block of blocks('text')) expect(all).toContain(block);
});

test('the values of a site that docs/edge.md shows are taken', () => {
  const [block] = blocks('yaml');
  expect(problemsOf(() => readSiteFacts(ashburn(), parse(block!)))).toEqual([]);
});

test('docs/edge.md names every platform, and every file that it is made of', () => {
  const { routers, secrets } = filled(ashburn(), FACTS);
  for (const { platform } of RENDERERS) {
    expect(text).toContain(`\`${platform}\``);
    for (const { name } of renderRouter({ ...routers[0]!, platform }, secrets)) expect(text).toContain(`\`${name.replace(/-eth\d/, '-PORT')}\``);
  }
});

test('the windows of docs/edge.md are those of the plan', () => {
  const plan = ashburn();
  const of = (link: string, failure: string) => linkOf(plan, link).failover.find((row) => row.failure === failure)!;
  expect([of('aws', 'carrier').fromMs, of('aws', 'carrier').toMs]).toEqual([0, 400]);
  expect([of('google', 'silent').fromMs, of('google', 'silent').toMs]).toEqual([4 * 1_000 * 0.75, 5 * 1_000 + 400]);
  expect([of('aws', 'tunnel').fromMs, of('aws', 'tunnel').toMs]).toEqual([(30 - 10 - 1) * 1_000, (30 + 1.4) * 1_000]);
});
