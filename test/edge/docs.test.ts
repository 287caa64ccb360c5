import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { parse } from 'yaml';
import { ashburn, filled } from './fixture';
import { renderRouter, RENDERERS, routersOf } from '../../lib/edge';
import { linkOf } from '../networks';

const text = readFileSync(path.join(__dirname, '../../docs/edge.md'), 'utf8');
const blocks = (language: string): readonly string[] => [...text.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))].map(([, block]) => block!);

test('what docs/edge.md shows of a configuration is in it', () => {
  const { routers, secrets } = filled(ashburn());
  const all = renderRouter(routers[0]!, secrets).map((file) => file.text).join('');
  expect(blocks('text')).toHaveLength(1);
  for (const block of blocks('text')) expect(all).toContain(block);
});

test('what docs/edge.md shows of a definition fits into that of Ashburn, and reaches the router', () => {
  const { sites, workloads } = parse(blocks('yaml')[0]!);
  const plan = ashburn((definition) => {
    Object.assign(definition.sites.ashburn.routers['edge-1'], sites.ashburn.routers['edge-1']);
    Object.assign(definition.workloads['crawl-to-s3'], workloads['crawl-to-s3']);
  });
  expect(plan.findings.filter(({ code }) => code.startsWith('interface-'))).toEqual([]);
  expect(routersOf(plan)[0]!.wan).toMatchObject({ name: 'eth1', localAddress: '192.168.1.2', nextHop: '192.168.1.1' });
});

test('docs/edge.md names every platform, and every file that it is made of', () => {
  const { routers, secrets } = filled(ashburn());
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
