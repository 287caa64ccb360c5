import { advice, plan } from './fixture';
import type { LinkPlan, NetworkPlan } from '../../lib/planner/network-plan';
import { renderMarkdown, renderText } from '../../lib/report';

const document = renderMarkdown(plan, advice);
const [aws, azure] = plan.links as [LinkPlan, LinkPlan];
const withLinks = (...links: LinkPlan[]): NetworkPlan => ({ ...plan, links });

/** The paragraphs, lists and tables between a heading and the next of its level. */
function under(markdown: string, heading: string): string {
  const level = /^#+ /.exec(heading)![0];
  const start = markdown.indexOf(`\n${heading}`);
  const end = markdown.indexOf(`\n${level}`, start + 1);
  return markdown.slice(start, end < 0 ? undefined : end);
}

/** The cells of a row: a bar that is escaped is text. */
const cells = (row: string): string[] => row.split(/(?<!\\)\|/).slice(1, -1).map((cell) => cell.trim());

/** Every table with its rows of cells. */
const tables = (markdown: string): string[][][] =>
  markdown.split('\n\n').filter((block) => block.startsWith('|')).map((block) => block.trimEnd().split('\n').map(cells));

test('writes the whole plan with its advice as a document', () => {
  expect(document).toMatchSnapshot();
});

test('begins with the verdict and the cost, and ends with one line break', () => {
  expect(document).toMatch(/^# ashburn-ai\n\nPlanned as of 2026-12-01/);
  expect(document.slice(0, document.indexOf('## Links'))).toContain('5 failures checked (1 of them cut a link off: see the findings), $14,950 a month at list price.');
  expect(document).toMatch(/[^\n]\n$/);
});

test('has a section for every link and every subject, in order', () => {
  expect(document.match(/^##? .*$/gm)).toEqual([
    '# ashburn-ai',
    '## Links',
    '## Link aws: ashburn to aws-virginia (us-east-1), Direct Connect, resilience high',
    '## Link azure: ashburn to azure-virginia (eastus), ExpressRoute, resilience high',
    '## Distributed training',
    '## Workloads (today, payload)',
    '## Cost: $14,950 a month',
    '## Findings',
    '## Advice: windows to change',
    '## Advice: to survive in full',
    '## Advice: parallel connections',
    '## Advice: rates to set (payload)',
    '## Advice: where data is cheaper to keep',
  ]);
});

test('says nothing of advice that is not given', () => {
  expect(renderMarkdown(plan)).not.toContain('Advice');
  expect(document.startsWith(renderMarkdown(plan).trimEnd())).toBe(true);
});

test('writes tables whose rows have as many cells as their head, whatever names hold', () => {
  const evil = 'a | b \\| c\n| d `e` | <f>';
  const evils = renderMarkdown({
    ...plan,
    name: evil,
    links: [{ ...aws, name: evil, scenarios: aws.scenarios.map((scenario) => ({ ...scenario, title: evil })) }],
    workloads: plan.workloads.map((workload) => ({ ...workload, name: evil })),
    cost: { ...plan.cost, items: plan.cost.items.map((item) => ({ ...item, item: evil })) },
  }, { ...advice, survival: advice.survival.map((row) => ({ ...row, change: evil })) });
  for (const [text, expected] of [[document, 13], [evils, 11]] as const) {
    const all = tables(text);
    expect(all).toHaveLength(expected);
    for (const [head, rule, ...rows] of all) {
      expect(rule!.every((cell) => /^-{3}:?$/.test(cell))).toBe(true);
      expect(new Set([rule!.length, ...rows.map(({ length }) => length)])).toEqual(new Set([head!.length]));
      expect(rows.length).toBeGreaterThan(0);
    }
  }
});

test('aligns figures at the right', () => {
  expect(tables(document)[0]!.slice(0, 2)).toEqual([
    ['link', 'needs', 'because of', 'chosen', 'in use', 'fallback', 'lasts until', 'order by', 'a month'],
    ['---', '---:', '---', '---', '---:', '---', '---:', '---:', '---:'],
  ]);
});

test('lists the needs of a link with the interval that decides, and one text alone beside its label', () => {
  const section = under(document, '## Link aws');
  expect(section).toContain('\n- **Needs:**\n  - to the cloud: 8.18 Gbps today');
  expect(section).toContain('\n  - decided Sat 05:00 to Mon 05:00 UTC: crawl 8.23 Gbps, weights 6.47 Gbps\n- **Chosen:**\n');
  expect(section).toContain('\n- **Considered:**\n  - 2 x 10 Gbps at EqDC2, 1 x 10 Gbps at CSVA1 ($4,928');
  expect(section).toContain('\n- **Fallback:** VPN of 20 Gbps');
});

test('shows every failure, what it leaves, and whether that is enough', () => {
  const section = under(document, '## Link azure');
  expect(section).toContain('\n### Failures\n\n**2 cases checked, 1 not withstood**\n\n| failure | what is left | has to remain | holds | back within |\n');
  expect(section).toContain('\n| router edge-1 lost | 20 Gbps | 13.3 Gbps | yes | - |\n| all dedicated circuits lost | 5 Gbps | 9.2 Gbps | no | - |\n');
  expect(under(document, '## Link aws')).toContain('\n| location EqDC2 lost | 20 Gbps | 16.3 Gbps | yes | 1.3 s |\n');
  expect(renderMarkdown(withLinks({ ...azure, scenarios: [], failover: [] }))).toContain('0 cases checked: what has to remain does in each\n\n## Distributed');
});

test('shows outages under a heading of their own', () => {
  expect(under(document, '## Link aws')).toContain('\n### Outages\n\nbuilding Hall 1 lost, and all circuits with it; all dedicated circuits lost (14 Gbps left), from');
  expect(document).toContain('\n| chat | on time | 62% (71% at best) | 50% | 62% (71% at best) |\n');
  const other = { ...aws.scenarios[0]!, outages: aws.scenarios[1]!.outages.slice(0, 2) };
  const two = renderMarkdown(withLinks({ ...aws, scenarios: [other, aws.scenarios[2]!] }));
  expect(two.match(/^### Outages$/gm)).toHaveLength(1);
  expect(two).toContain('\n\nall dedicated circuits lost (20 Gbps left), from the worst moment of the week on:\n\n| workload');
});

test.each([
  ['emphasis', 'a *b* _c_ ~d~', 'a \\*b\\* \\_c\\_ \\~d\\~'],
  ['code and backslashes', '`a` \\b', '\\`a\\` \\\\b'],
  ['links', '[a](b) ![c](d)', '\\[a\\](b) !\\[c\\](d)'],
  ['tags', '<img src=x>', '\\<img src=x>'],
  ['cells', 'a | b', 'a \\| b'],
  ['entities', 'AT&T &amp; &#60;', 'AT&T \\&amp; \\&\\#60;'],
  ['formulas, but not prices', '$x$ costs $5', '\\$x\\$ costs $5'],
  ['headings', '# a #1', '\\# a \\#1'],
  ['lists', '- a', '\\- a'],
  ['quotations', '> a', '\\> a'],
  ['numbered lists', '1. a', '1\\. a'],
  ['lines and control characters', 'a\n\n# b\u001b\tc', 'a \\# b c'],
])('lets no mark of a name through: %s', (_, name, written) => {
  const [first] = plan.findings;
  expect(renderMarkdown({ ...plan, cost: { ...plan.cost, leftOut: [name] }, findings: [{ ...first!, severity: 'note', message: 'm' }] }))
    .toContain(`\n- **Left out:** ${written}\n`);
});

test('says the same as the text does', () => {
  const words = (text: string) => text.replace(/[\s|*#-]+/g, ' ');
  const text = words(renderText(plan));
  const section = under(document, '## Link aws');
  const items = section.split('\n').filter((line) => /^ *- /.test(line)).map((line) => words(line.replace(/^ *- (\*\*.*?:\*\*)?/, '')).trim()).filter(Boolean);
  expect(items.length).toBeGreaterThan(15);
  for (const item of items) expect(text).toContain(item);
});

test('writes the same bytes again', () => {
  expect(renderMarkdown(structuredClone(plan), structuredClone(advice))).toBe(document);
});
