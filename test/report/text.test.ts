import { plan } from './fixture';
import type { LinkPlan, NetworkPlan } from '../../lib/planner/network-plan';
import { renderJson, renderText } from '../../lib/report';

/** The lines of one part of the report, without its margin. */
function part(text: string, heading: string): string {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.startsWith(heading));
  const end = lines.indexOf('', start);
  return lines.slice(start, end).map((line) => line.trim()).join(' ');
}

const [aws, azure] = plan.links as [LinkPlan, LinkPlan];
const withLinks = (...links: LinkPlan[]): NetworkPlan => ({ ...plan, links });

test('writes the whole plan so that a person can read it', () => {
  expect(renderText(plan)).toMatchSnapshot();
});

test('says the requirement of both directions, the rule that binds and the interval that decides', () => {
  const text = part(renderText(plan), 'Link aws');
  expect(text).toContain('to the cloud: 8.18 Gbps today, 14.7 Gbps with growth, 19.1 Gbps with 30% headroom; 5.01 Gbps sustained, 7.16 Gbps at 70% use');
  expect(text).toContain('to the site: 3.6 Gbps today, 6.47 Gbps with growth');
  expect(text).toContain('after a failure: 18.1 Gbps in all, so that the worst single one leaves enough at 90% use');
  expect(text).toContain('so 19.1 Gbps, bound by the headroom of 30%, to the cloud');
  expect(text).toContain('decided Sat 05:00 to Mon 05:00 UTC: crawl 8.23 Gbps, weights 6.47 Gbps');
});

test.each([
  ['headroom', 'the headroom of 30%'],
  ['utilization', 'the 70% limit on sustained use'],
  ['failure', 'the 90% limit after a failure'],
] as const)('names the rule %s with the figure of the policy', (bindingRule, words) => {
  const text = renderText(withLinks({ ...aws, requirement: { ...aws.requirement, bindingRule } }));
  expect(text).toContain(`bound by ${words}, to the cloud`);
});

test('says what is ordered where and by which router', () => {
  const text = renderText(plan);
  expect(part(text, 'Link aws')).toContain('2 x 10 Gbps at EqDC2 (Equinix DC2/DC11, Ashburn) by edge-1');
  expect(part(text, 'Link azure')).toContain('2 x 10 Gbps at Washington DC (Equinix DC2/DC6) by edge-1 through Equinix');
  expect(part(text, 'Link azure')).toContain('2 bundles of 4 x 5 Gbps at Washington DC2');
  expect(part(text, 'Link azure')).toContain('gateway ErGwScale with 33 units: 33 Gbps for 32.4 Gbps');
});

test('says bundles of different sizes one after the other', () => {
  const primary = azure.primary as Extract<LinkPlan['primary'], { paths: unknown }>;
  const [first, second] = primary.paths as [typeof primary.paths[number], typeof primary.paths[number]];
  const mixed = { ...first, bundles: [first.bundles[0]!, second.bundles[0]!] };
  expect(renderText(withLinks({ ...azure, primary: { ...primary, paths: [mixed] } }))).toContain('1 x 10 Gbps and 4 x 5 Gbps at Washington DC');
});

test('says how much of the circuits is used', () => {
  expect(part(renderText(plan), 'Link aws')).toContain('to the cloud 12.5% sustained, 36.8% at the peak; to the site 2.3% sustained, 16.2% at the peak');
});

test('says what the fallback carries of each workload when all circuits are lost', () => {
  const text = renderText(plan);
  expect(part(text, 'Link aws')).toContain('in full: weights suspended: crawl');
  expect(part(text, 'Link azure')).toContain('reduced: checkpoints (54% of its rate) best effort: fineweb');
});

test('lists the failures that the link does not stand, and only those', () => {
  const text = renderText(plan);
  expect(part(text, 'Link aws')).toContain('2 cases checked: what has to remain does in each');
  expect(part(text, 'Link azure')).toContain('every dedicated circuit lost: 5 Gbps left of 9.2 Gbps that have to remain');
  expect(text).not.toContain('router edge-1 lost');
});

test('says first whether the plan keeps what was asked for', () => {
  expect(renderText(plan).replaceAll('\n', ' ')).toContain('The plan keeps what was asked for: 2 links, 3 workloads, 4 failures checked (1 not withstood), $14,950 a month');
  expect(renderText(withLinks(aws))).toContain('1 link, 3 workloads, 2 failures checked, $14,950');
  const broken: NetworkPlan = { ...plan, findings: [{ code: 'c', severity: 'error', subject: 's', message: 'm' }] };
  expect(renderText(broken)).toContain('The plan does not keep what was asked for (1 error, see the findings): 2 links');
});

test('answers distributed training with its numbers', () => {
  const text = part(renderText(plan), 'Distributed training');
  expect(text).toContain('split-finetune over aws: not recommended, and left out of the sizing');
  expect(text).toContain('asks for 64 Gbps payload each way, the link could spare 6.5 Gbps; so one exchange takes 19.7 s, and a step is to take 2 s');
  expect(text).toContain('- 64 Gbps each way are more than the 6.5 Gbps');
});

test('says that the definition insists on distributed training, and that no step ends where nothing is spare', () => {
  const [crawl, weights, training] = plan.workloads as [NetworkPlan['workloads'][number], NetworkPlan['workloads'][number], NetworkPlan['workloads'][number]];
  const { exchangeSeconds: _, ...verdict } = training.training!;
  const text = renderText({ ...plan, workloads: [crawl, weights, { ...training, training: { ...verdict, insisted: true, spareMbps: 0 } }] });
  expect(text).toContain('not recommended; the definition insists, so the link is sized for it');
  expect(text).toContain('so no step ever ends');
});

test('marks prices that were not read at their source, and says what the cost leaves out', () => {
  const text = part(renderText(plan), 'Cost:');
  expect(text).toMatch(/VPN gateway +1 +\$200 +\? +\$200/);
  expect(text).toMatch(/Direct Connect 10G port +4 +\$1,643 +\$6,570/);
  expect(text).toContain('? a price that is remembered, inferred or converted');
  expect(text).toContain('Left out   cross-connects; carriers to the locations');
});

test('does not speak of unverified prices where there are none', () => {
  const items = plan.cost.items.filter(({ verified }) => verified);
  expect(renderText({ ...plan, cost: { ...plan.cost, items } })).not.toContain('remembered, inferred');
});

test('puts the worst finding first', () => {
  expect(part(renderText(plan), 'Findings')).toMatch(/warning +azure: the fallback .* note +azure: one price/);
});

test('writes a link that is a VPN, in a network without workloads or prices', () => {
  const { fallback, ...rest } = aws;
  const vpnOnly: NetworkPlan = {
    ...plan, links: [{ ...rest, primary: fallback!, scenarios: [] }], workloads: [], findings: [], cost: { monthlyUsd: 0, items: [], leftOut: [] },
  };
  const text = renderText(vpnOnly);
  expect(part(text, 'Link aws')).toContain('Chosen     VPN of 20 Gbps for 7.1 Gbps, set by its tunnels: 4 tunnels to 2 routers');
  expect(text).not.toContain('Fallback   ');
  expect(text).not.toContain('Workloads (');
  expect(part(text, 'Findings')).toBe('Findings none');
});

test('says that circuits without a fallback have none', () => {
  const { fallback: _, ...alone } = aws;
  expect(part(renderText(withLinks(alone)), 'Link aws')).toContain('Fallback   none');
});

test('keeps every line within the page, however long the names', () => {
  const long = 'a-name-as-long-as-names-may-ever-be-here';
  const text = renderText({
    ...plan,
    links: [{ ...aws, name: long, site: long, cloud: long, preference: `${'word '.repeat(60)}${'x'.repeat(300)}` }],
    workloads: plan.workloads.map((workload) => ({ ...workload, name: long, link: long })),
    cost: { ...plan.cost, items: plan.cost.items.map((item) => ({ ...item, owner: long, item: 'word '.repeat(40), monthlyUsd: 123_456_789 })) },
  });
  expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(110);
});

test('writes colours only where they are asked for, and the same words', () => {
  const plain = renderText(plan);
  const colored = renderText(plan, { color: true });
  // eslint-disable-next-line no-control-regex
  const escapes = /\u001b\[\d+m/g;
  expect(plain).not.toMatch(escapes);
  expect(colored).toMatch(escapes);
  expect(colored.replace(escapes, '').replace(/ +$/gm, '')).toBe(plain);
});

test('lets no control character of a definition through to the terminal', () => {
  const primary = aws.primary as Extract<LinkPlan['primary'], { paths: unknown }>;
  const paths = primary.paths.map((path) => ({ ...path, building: 'Hall\u001b[2J\u0007 1' }));
  // eslint-disable-next-line no-control-regex
  expect(renderText(withLinks({ ...aws, primary: { ...primary, paths } }))).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
});

test('writes JSON that reads back as the plan', () => {
  const json = renderJson(plan);
  expect(JSON.parse(json)).toEqual(plan);
  expect(json.endsWith('}\n')).toBe(true);
});
