import { ashburn, examplePlan, problemsOf, running, secretTexts, unlocked, valuesFor } from './fixture';
import { fillRouters, isPlaceholder, placeholdersIn, previewRouters, renderRouter, routersOf, Secrets } from '../../lib/edge';
import type { NetworkPlan } from '../../lib/planner';

const routers = routersOf(ashburn());
const values = valuesFor(routers);
const texts = secretTexts(routers);

test('puts a value in every place', () => {
  const made = fillRouters(routers, values, Secrets.of(texts));
  expect(placeholdersIn(routers).length).toBeGreaterThan(25);
  expect(placeholdersIn(made)).toEqual([]);
  expect(made[0]!.tunnels[0]!.remote).toBe(values.get(`tunnel-outside-address ${made[0]!.tunnels[0]!.id}`));
});

test('names everything that is missing at once', () => {
  const withoutLan = ashburn(({ sites }) => { for (const router of Object.values<{ lan?: object }>(sites.ashburn.routers)) delete router.lan; });
  const problems = problemsOf(() => fillRouters(routersOf(withoutLan), new Map(), Secrets.of({})));
  const of = (code: string) => problems.filter((problem) => problem.code === code);
  expect(of('edge-value-missing').map(({ message }) => message)).toEqual(expect.arrayContaining([
    'the configuration of ashburn/edge-1 lacks the cloud\'s internet address of the tunnel aws-vpn-edge-1-1-1',
    'the configuration of ashburn/edge-1 lacks the address of ashburn/edge-1 towards the site',
    'the configuration of ashburn/edge-2 lacks a router of the site that speaks BGP with ashburn/edge-2',
    'the configuration of ashburn/edge-1 lacks the router\'s address on the attachment google-edge-1-iad-zone1-1-1-1',
  ]));
  expect(problems.find(({ message }) => message.endsWith('towards the site'))!.fix).toBe('set sites.ashburn.routers.edge-1.lan in the definition');
  expect(of('edge-secret-missing').map(({ message }) => message)).toContain('the configuration of ashburn/edge-1 lacks the secret "ashburn-ai/vpn/azure-vpn-edge-1-1"');
  expect(of('edge-secret-missing').find(({ message }) => message.includes('bgp/aws-edge-1'))!.fix).toContain('HYBRID_SECRET_ASHBURN_AI_BGP_AWS_EDGE_1_EQDC2_1_1');
});

test('a next hop to the internet that a public virtual interface makes necessary is named by its place', () => {
  const without = structuredClone(examplePlan('aws-maximum')) as unknown as { sites: { routers: { wan?: object }[] }[] };
  for (const router of without.sites[0]!.routers) delete router.wan;
  const problems = problemsOf(() => fillRouters(routersOf(without as unknown as NetworkPlan), new Map(), Secrets.of({})));
  expect(problems.filter(({ fix }) => fix === 'set sites.frankfurt.routers.edge-1.wan.nextHop in the definition')).toMatchObject([{ code: 'edge-value-missing' }]);
});

test.each([
  ['tunnel-outside-address aws-vpn-edge-1-1-1', '198.51.100.300', 'an IPv4 address'],
  ['attachment-router-address google-edge-1-iad-zone1-1-1-1', '169.254.114.10', 'an IPv4 address with a length'],
  ['tunnel-outside-address azure-vpn-edge-1-1-1', 'gateway.example', 'an IPv4 address'],
])('refuses for %s what cannot be it', (key, value, wanted) => {
  const problems = problemsOf(() => fillRouters(routers, new Map([...values, [key, value]]), Secrets.of(texts)));
  expect(problems).toMatchObject([{ code: 'edge-value', fix: `give ${wanted}` }]);
});

test.each(['has space', 'quote"s', 'hash#', '', 'new\nline', 'x'.repeat(81)])('refuses the key %j, and does not show it', (text) => {
  const [name] = Object.keys(texts);
  const problems = problemsOf(() => fillRouters(routers, values, Secrets.of({ ...texts, [name!]: text })));
  expect(problems.map(({ code }) => code)).toContain('edge-secret');
  if (text !== '') expect(JSON.stringify(problems)).not.toContain(JSON.stringify(text).slice(1, -1));
});

test.each(['{}', 'no json', '{"ckn":"12","cak":"34"}', JSON.stringify({ ckn: 'g'.repeat(64), cak: '0'.repeat(64) })])('refuses %s as keys of MACsec', (text) => {
  const encrypting = routersOf(unlocked(running('junos')));
  const problems = problemsOf(() => fillRouters(encrypting, valuesFor(encrypting), Secrets.of({ ...secretTexts(encrypting), 'ashburn-macsec': text })));
  expect(problems).toHaveLength(2); // one for each router
  expect(problems[0]).toMatchObject({ code: 'edge-secret', message: 'the secret "ashburn-macsec" is not one that its use allows' });
});

test('a preview shows names in place of values and of keys', () => {
  const [first] = previewRouters(routers);
  const text = renderRouter(first!, Secrets.preview).map((file) => file.text).join('');
  expect(text).toContain('remote_addrs = <tunnel-outside-address aws-vpn-edge-1-1-1>');
  expect(text).toContain('password <ashburn-ai/bgp/aws-edge-1-eqdc2-1-1>');
});

test('a placeholder is known by its shape', () => {
  expect(isPlaceholder(routers[0]!.tunnels[0]!.remote)).toBe(true);
  expect(isPlaceholder('192.0.2.1')).toBe(false);
});
