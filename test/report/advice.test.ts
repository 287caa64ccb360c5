import { advice } from './fixture';
import type { NetworkAdvice } from '../../lib/planner/advice-plan';
import { renderAdvice, renderJson } from '../../lib/report';

const nothing: NetworkAdvice = { format: 'hybrid-ai-network/advice@1', name: 'ashburn-ai', windows: [], flows: [], pacing: [], gravity: [], survival: [] };

/** The cells of the rows under a heading. */
function rows(text: string, heading: string): string[][] {
  const lines = text.split('\n');
  const start = lines.indexOf(heading);
  return lines.slice(start + 1, lines.indexOf('', start)).map((line) => line.trim().split(/ {2,}/));
}

test('writes all advice so that a person can read it', () => {
  expect(renderAdvice(advice)).toMatchSnapshot();
});

test('says how a window has to change, what that saves, and what the link has then', () => {
  expect(rows(renderAdvice({ ...advice, windows: advice.windows.slice(1) }), 'Advice: windows to change').slice(1, 3)).toEqual([
    ['workload', 'link', 'its window', 'saves a month', 'the link has then'],
    ['archive', 'azure', 'opens 1 h later', '$36.50', '4 tunnels (aws/vpn/large) in place of 8 tunnels'],
  ]);
  const text = renderAdvice(advice).replace(/\s+/g, ' ');
  expect(text).toContain('opens 3 h earlier');
  expect(text).toContain('is open 2 h');
});

test('says that no window saves anything, and leaves out what there is nothing to say of', () => {
  expect(renderAdvice(nothing).replace(/\s+/g, ' ')).toBe(
    'ashburn-ai Advice: windows to change None saves anything, as far as windows may move: a transfer says in its window how far that is (mayMove, mayWiden). Circuits of the lock are not given back: plan with --no-lock to see what they could have saved. ');
});

test('says what it costs to survive in full, and where that cannot be bought', () => {
  expect(rows(renderAdvice(advice), 'Advice: to survive in full')).toEqual([
    ['workload', 'link', 'with', 'costs', 'the link has then'],
    ['crawl', 'aws', 'a location lost', '$3,285 a month more', '6 x 10 Gbps in place of 4 x 10 Gbps'],
    ['crawl', 'aws', 'all dedicated circuits lost', 'cannot be bought', 'nothing that can be bought is enough'],
    ['weights', 'aws', 'all dedicated circuits lost', 'the same price', 'what the link has is enough'],
  ]);
});

test('names the workloads that have too few connections', () => {
  expect(rows(renderAdvice(advice), 'Advice: parallel connections').slice(0, 3)).toEqual([
    ['Too few: crawl (4 of 7).'],
    ['workload', 'link', 'one gets', 'limited by', 'has', 'needs', 'fill the link', 'which saves'],
    ['crawl', 'aws', '1.8 Gbps', 'packet loss', '4', '7', '16', '-'],
  ]);
  expect(renderAdvice({ ...advice, flows: advice.flows.slice(1) })).toContain('Every transfer and sync has as many as it needs.');
});

test('says on which links the rates do not fit together', () => {
  const text = renderAdvice(advice);
  expect(text).toContain('All at these rates are more than 1 link can carry (aws): send the earliest deadline first there.');
  expect(rows(text, 'Advice: rates to set (payload)')[2]).toEqual(['crawl', 'aws', '4.58 Gbps', '8.23 Gbps', '10.7 Gbps']);
  expect(renderAdvice({ ...advice, pacing: advice.pacing.slice(1) })).not.toContain('earliest deadline first');
});

test('says what traffic costs by direction, and where its data is cheaper to keep', () => {
  expect(rows(`${renderAdvice(advice)}\n`, 'Advice: where data is cheaper to keep').slice(1, 3)).toEqual([
    ['weights', 'aws', '98.5 TB', '98.5 TB', '$5,913', '$5,913', 'same at both'],
    ['crawl', 'aws', '430 TB', '0 GB', '$8,598', '$17,196', 'site'],
  ]);
});

test('keeps every line within the page', () => {
  const long = 'a-name-as-long-as-names-may-ever-be-here';
  const named = <T extends object>(list: readonly T[]) => list.map((row) => ({ ...row, workload: long, link: long }));
  const text = renderAdvice({
    ...advice,
    name: long,
    windows: named(advice.windows),
    survival: named(advice.survival),
    flows: named(advice.flows),
    pacing: named(advice.pacing),
    gravity: named(advice.gravity),
  });
  expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(110);
});

test('writes JSON that reads back as the advice', () => {
  expect(JSON.parse(renderJson(advice))).toEqual(advice);
});
