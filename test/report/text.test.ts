import { plan } from './fixture';
import type { LinkPlan, NetworkPlan, VpnPlan } from '../../lib/planner/network-plan';
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
  expect(text).toContain("to the cloud: 8.18 Gbps today, 14.7 Gbps with growth (12.1 Gbps if syncs and transfers kept to the plan's rate), 19.1 Gbps with 30% headroom");
  expect(text).toContain('5.01 Gbps sustained, 7.16 Gbps at 70% use');
  expect(text).toContain('to the site: 3.6 Gbps today, 6.47 Gbps with growth, 8.41 Gbps with 30% headroom');
  expect(text).toContain('after a failure: 18.1 Gbps in all, so that the worst single one leaves enough at 90% use');
  expect(text).toContain('so 19.1 Gbps, bound by the headroom of 30%, to the cloud');
  expect(text).toContain('decided Sat 05:00 to Mon 05:00 UTC: crawl 8.23 Gbps, weights 6.47 Gbps');
});

test.each([
  ['headroom', 'the headroom of 30%, to the cloud'],
  ['utilization', 'the 70% limit on sustained use, to the cloud'],
  ['failure', 'the 90% limit after a failure'],
] as const)('names the rule %s with the figure of the policy', (bindingRule, words) => {
  const text = renderText(withLinks({ ...aws, requirement: { ...aws.requirement, bindingRule } }));
  expect(text).toContain(`bound by ${words}\n`);
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
  expect(part(renderText(plan), 'Link aws')).toContain('to the cloud 17.7% sustained, 51.8% at the peak; to the site 3.2% sustained, 22.8% at the peak');
});

test('says how soon traffic is back, in one row what takes as long', () => {
  const text = part(renderText(plan), 'Link aws').replace(/ +/g, ' ');
  expect(text).toContain('carrier lost circuits 0.4 s carrier');
  expect(text).toContain('circuit silent, building lost circuits 1.3 s BFD');
  expect(text).toContain('router dead nothing the repair -');
  expect(text).not.toContain('everything back');
  expect(part(renderText(plan), 'Link azure')).toContain('the cloud may need 60 s more inside of itself');
});

test('says that circuits on order are not counted, and that the times of a provider are not known', () => {
  const primary = aws.primary as Extract<LinkPlan['primary'], { paths: unknown }>;
  const onOrder = { ...primary, paths: primary.paths.map((row) => ({ ...row, phase: 'order' as const })) };
  const failover = [{ failure: 'silent', detection: 'provider', takesOver: 'circuits', because: 'the provider' }] as const;
  const text = part(renderText(withLinks({ ...aws, primary: onOrder, failover })), 'Link aws').replace(/ +/g, ' ');
  expect(text).toContain('circuits on order are not counted');
  expect(text).toContain('circuit silent circuits not known the provider');
  expect(renderText(withLinks({ ...aws, failover: [] }))).not.toContain('Failover');
});

test('says what the fallback carries of each workload when all circuits are lost', () => {
  const text = renderText(plan);
  expect(part(text, 'Link aws')).toContain('in full: weights suspended: crawl');
  expect(part(text, 'Link azure')).toContain('reduced: checkpoints (54% of its rate) best effort: fineweb');
});

test('lists the failures that the link does not stand, and only those', () => {
  const text = renderText(plan);
  expect(part(text, 'Link aws')).toContain('3 cases checked: what has to remain does in each');
  expect(part(text, 'Link azure')).toContain('2 cases checked, 1 not withstood all dedicated circuits lost: 5 Gbps left of 9.2 Gbps that have to remain');
  expect(text).not.toContain('router edge-1 lost');
});

test('says first whether the plan keeps what was asked for', () => {
  expect(renderText(plan).replaceAll('\n', ' ')).toContain('The plan keeps what was asked for: 2 links, 4 workloads, 5 failures checked (1 of them cut a link off: see the findings), $14,950 a month');
  expect(renderText(withLinks(aws))).toContain('1 link, 4 workloads, 3 failures checked, $14,950');
  const broken: NetworkPlan = { ...plan, findings: [{ code: 'c', severity: 'error', subject: 's', message: 'm' }] };
  expect(renderText(broken)).toContain('The plan does not keep what was asked for (1 error, see the findings): 2 links');
});

test('answers distributed training with its numbers', () => {
  const text = part(renderText(plan), 'Distributed training');
  expect(text).toContain('split-finetune over aws: not recommended, and left out of the sizing');
  expect(text).toContain('asks for 64 Gbps payload each way, the link could spare 6.5 Gbps; so one exchange takes 19.7 s, and a step is to take 2 s');
  expect(text).toContain('Reasons    64 Gbps each way are more than the 6.5 Gbps');
});

test('says that the definition insists on distributed training, and that no step ends where nothing is spare', () => {
  const training = plan.workloads.find(({ name }) => name === 'split-finetune')!;
  const { exchangeSeconds: _, ...verdict } = training.training!;
  const text = renderText({ ...plan, workloads: [{ ...training, training: { ...verdict, insisted: true, spareMbps: 0 } }] });
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
  const partial = { workload: long, verdict: 'partial', share: 0.123, optimalShare: 0.456 } as const;
  const scenarios = aws.scenarios.map((scenario) => ({ ...scenario, outages: scenario.outages.map((outage) => ({ ...outage, workloads: [partial] })) }));
  const text = renderText({
    ...plan,
    links: [{ ...aws, name: long, site: long, cloud: long, scenarios, preference: `${'word '.repeat(60)}${'x'.repeat(300)}` }],
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

test('says what counts of circuits that too few connections fill, and of bundles that are not equal', () => {
  expect(part(renderText(plan), 'Link aws')).toContain('28.4 Gbps that count, 1.2 ms round trip');
  expect(part(renderText(plan), 'Link aws')).toContain('40 Gbps bought: 64 connections fill 71% of 4 circuits');
  expect(part(renderText(plan), 'Link azure')).not.toContain('bought');
  const primary = aws.primary as Extract<LinkPlan['primary'], { paths: unknown }>;
  const [first, second] = primary.paths as [typeof primary.paths[number], typeof primary.paths[number]];
  const single = { ...second, bundles: [{ ...second.bundles[0]!, members: 1 }] };
  const uneven = { ...primary, capacityMbps: 17_000, grossMbps: 30_000, hashEfficiency: 0.85, paths: [first, single] };
  expect(part(renderText(withLinks({ ...aws, primary: uneven })), 'Link aws'))
    .toContain('30 Gbps bought: the smallest bundle decides, so 2 of 3 circuits are used evenly, and 64 connections fill 85% of 2 circuits');
});

test('speaks of pacing only where it saves at least a twentieth', () => {
  const { requirement } = azure;
  const paced = (pacedMbps: number) => renderText(withLinks({ ...azure, requirement: { ...requirement, toCloud: { ...requirement.toCloud, pacedMbps } } }));
  expect(paced(12_000 * 0.96)).not.toContain("the plan's rate");
  expect(part(paced(12_000 * 0.95), 'Link azure')).toContain("12 Gbps with growth (11.4 Gbps if syncs and transfers kept to the plan's rate)");
});

test('says the pieces of an interval that has gaps, and counts those beyond the third', () => {
  const pieces = [0, 1, 2, 3, 4].map((day) => ({ start: day * 86_400, duration: 3_600 }));
  const decided = (count: number) => {
    const binding = { start: 0, duration: count * 3_600, pieces: pieces.slice(0, count), shares: [{ workload: 'crawl', mbps: 8_000 }] };
    return part(renderText(withLinks({ ...aws, requirement: { ...aws.requirement, toCloud: { ...aws.requirement.toCloud, binding } } })), 'Link aws');
  };
  expect(decided(2)).toContain('decided Mon 00:00 to Mon 01:00 UTC, Tue 00:00 to Tue 01:00 UTC: crawl 8 Gbps');
  expect(decided(5)).toContain('Wed 00:00 to Wed 01:00 UTC and 2 more intervals: crawl');
});

test('says what limits a VPN: its packets, with how many it has to carry, and connections that do not fill its tunnels', () => {
  const packets: VpnPlan = { ...aws.fallback!, limitedBy: 'packets', hashEfficiency: 0.46 };
  const text = part(renderText(withLinks({ ...aws, fallback: packets })), 'Link aws');
  expect(text).toContain('set by the packets a second that its tunnels take (it has to carry 123,456): 4 tunnels to 2 routers (aws/vpn/large), which the connections fill to 46%');
  expect(part(renderText(plan), 'Link aws')).not.toContain('123,456');
});

test('says what else was considered, the difference in cost, and why it loses', () => {
  const text = part(renderText(plan), 'Link aws');
  expect(text).toContain('Considered 2 x 10 Gbps at EqDC2, 1 x 10 Gbps at CSVA1 ($4,928 a month, $1,643 a month less): location EqDC2 lost leaves 6.33 Gbps too little');
  expect(text).toContain('1 x 100 Gbps at CSVA1 ($32,850 a month): $26,280 a month more');
  expect(part(renderText(plan), 'Link azure')).not.toContain('Considered');
  const [first] = aws.alternatives;
  const considered = (loses: string) => part(renderText(withLinks({ ...aws, alternatives: [{ ...first!, title: 'x', differenceUsd: 0, loses }] })), 'Link aws');
  expect(considered('router edge-1 has no free port')).toContain('x ($4,928 a month, the same price): router edge-1 has no free port');
  expect(considered('costs the same with 2 more circuits')).toContain('x ($4,928 a month): costs the same with 2 more circuits');
});

test('says when a link runs out in every respect, and what to order by when', () => {
  const text = part(renderText(plan), 'Link aws');
  expect(text).toContain('Lasts      above 70% sustained use: beyond 2032-03; a failure not survived: 2028-05; a deadline missed: 2029-10');
  expect(text).toContain('order by 2028-02: 3 x 10 Gbps at EqDC2, 3 x 10 Gbps at CSVA1, $3,285 a month more');
  expect(part(renderText(plan), 'Link azure')).toContain('Lasts      beyond 2032-03 Fallback');
});

test('says first which link has to be ordered next, and in every row until when it lasts', () => {
  const text = renderText(plan);
  expect(text).toContain('The next order is for aws, by 2028-02: it lasts until 2028-05.');
  expect(text).toMatch(/^aws .* 2028-05 +2028-02 +\$6,570$/m);
  expect(text).toMatch(/^azure .* > 2032-03 +- +\$200$/m);
  const earlier = { ...azure, forecast: { until: '2032-03', utilization: '2027-09', orderBy: '2027-06', next: { title: '3 x 10 Gbps', differenceUsd: 1 } } };
  expect(renderText(withLinks(aws, earlier))).toContain('The next order is for azure, by 2027-06: it lasts until 2027-09.');
  expect(renderText(withLinks(azure))).not.toContain('The next order');
});

test('says that an order is due now, and that there is nothing to order', () => {
  const late = { ...aws, forecast: { until: '2032-03', deadline: '2027-03', orderBy: '2026-12' } };
  const text = renderText(withLinks(late));
  expect(text).not.toContain('The next order');
  expect(part(text, 'Link aws')).toContain('act now: no more of what it has would hold a year longer');
  const next = { title: '3 x 10 Gbps', differenceUsd: 1 };
  expect(renderText(withLinks({ ...late, forecast: { ...late.forecast, next } }))).toContain('The next order is for aws, now: it lasts until 2027-03.');
});

test('shows outages with the same outcome once, with all their failures', () => {
  const lines = renderText(plan).split('\n');
  const start = lines.findIndex((line) => line.startsWith('Outages'));
  expect(lines.slice(start, start + 2).map((line) => line.trim()).join(' '))
    .toBe('Outages    building Hall 1 lost, and all circuits with it; all dedicated circuits lost (14 Gbps left), from the worst moment of the week on:');
  expect(lines.slice(start + 2, start + 9).map((line) => line.trim().split(/ {2,}/))).toEqual([
    ['workload', '1 h', '4 h', '24 h', 'without end'],
    ['chat', 'on time', '62% (71% at best)', '50%', '62% (71% at best)'],
    ['crawl', 'suspended', 'suspended', 'suspended', 'suspended'],
    ['logs', 'on time', 'late by 3:20 h', 'late by 4.6 days', 'starved (4% at best)'],
    ['(waiting at its end)', '-', '340 GB', '12.4 TB', '86 TB more a week'],
    ['(nothing overdue)', '-', 'after 40 min', 'never', '-'],
    [''],
  ]);
});

test('says of the loss of all circuits that everything stays on time, and of no other failure', () => {
  expect(part(renderText(plan), 'Link azure')).toContain('Outages    all dedicated circuits lost (5 Gbps left): everything is on time, however long it lasts');
  expect(renderText(plan)).not.toContain('router edge-1 lost (');
  expect(renderText(withLinks({ ...azure, scenarios: azure.scenarios.slice(0, 1) }))).not.toContain('Outages');
});

test('says that what waits is overdue for no moment after the repair', () => {
  const outages = [{ hours: 4, backlogGb: 7, drainSeconds: 0, workloads: [{ workload: 'crawl', verdict: 'suspended', share: 0, optimalShare: 0 } as const] }];
  const scenarios = [{ ...aws.scenarios[2]!, outages }];
  expect(part(renderText(withLinks({ ...aws, scenarios })), 'Link aws')).toMatch(/\(waiting at its end\) +7 GB +\(nothing overdue\) +at once/);
});

test('says what of a rate is there for bursts', () => {
  expect(part(renderText(plan), 'Workloads')).toContain('Bursts     of the rate, this lies above the mean of the peak hour: chat 202 Mbps of 1 Gbps');
  const smooth = plan.workloads.filter(({ burstMbps }) => burstMbps === undefined);
  expect(renderText({ ...plan, workloads: smooth })).not.toContain('Bursts');
});

test('writes JSON that reads back as the plan', () => {
  const json = renderJson(plan);
  expect(JSON.parse(json)).toEqual(plan);
  expect(json.endsWith('}\n')).toBe(true);
});
