import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { runInNewContext } from 'node:vm';
import { parse } from 'yaml';
import { ashburn, filled } from './fixture';
import type { Provider } from '../../lib/catalog/catalog';
import { cloudTimers } from '../../lib/catalog/timers';
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
    for (const { name } of renderRouter({ ...routers[0]!, platform }, secrets)) expect(text).toContain(`\`${name}\``);
  }
});

/** The figures of a row of the table of windows, out of its words. */
function windowIn(seenBy: string, values: Readonly<Record<string, number>>): readonly number[] {
  const [, words] = new RegExp(`^\\| ${seenBy} \\| (.*) \\|$`, 'm').exec(text)!;
  return words!.split(' to ').map((formula) => Math.round(1_000 * Number(runInNewContext(formula.replaceAll(' x ', ' * ').replaceAll(' s', ''), { ...values }))));
}

test.each(['aws', 'azure', 'google'])('the windows of docs/edge.md are those of the plan, link %s', (name) => {
  const link = linkOf(ashburn(), name);
  const { bfd, vpn: { holdSeconds, keepaliveSeconds } } = cloudTimers({ provider: name as Provider });
  const planned = (failure: string) => {
    const { fromMs, toMs } = link.failover.find((row) => row.failure === failure)!;
    return [fromMs, toMs];
  };
  if (name === 'aws') expect(windowIn('carrier', {})).toEqual(planned('carrier'));
  expect(windowIn('BFD', { multiplier: bfd.multiplier, interval: bfd.intervalMs / 1_000 })).toEqual(planned('silent'));
  expect(windowIn('hold time', { hold: holdSeconds, keepalive: keepaliveSeconds })).toEqual(planned('tunnel'));
});
