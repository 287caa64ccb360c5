import { inspect } from 'node:util';
import { ashburn, filled, MACSEC_KEYS, problemsOf, running, unlocked } from './fixture';
import { readSecrets, renderRouter, routersOf, secretNames, Secrets, type SecretReference, secretsFrom, secretVariable } from '../../lib/edge';

const routers = routersOf(ashburn());
const names = secretNames(routers);
const key = (name: string) => ({ secret: name });

test('the names of secrets are those of the plan, each once', () => {
  expect(names).toEqual([...new Set(names)].sort());
  expect(names).toEqual(expect.arrayContaining(['ashburn-ai/bgp/aws-edge-1-eqdc2-1-1', 'ashburn-ai/vpn/azure-vpn-edge-1-1']));
});

test('keys of ports are asked for where the platform encrypts, and not where a switch in front of it does', () => {
  const asked = (platform: 'frr' | 'ios-xe' | 'junos' | 'fortios') => secretNames(routersOf(unlocked(running(platform)))).includes('ashburn-macsec');
  expect([asked('frr'), asked('fortios'), asked('ios-xe'), asked('junos')]).toEqual([false, false, true, true]);
});

test('the file comes before the environment', () => {
  const [first, second] = names as [string, string];
  const secrets = secretsFrom(routers, { [first]: 'from.file' }, { [secretVariable(first)]: 'from.environment', [secretVariable(second)]: 'from.environment' });
  expect(secrets.key(key(first))).toBe('from.file');
  expect(secrets.key(key(second))).toBe('from.environment');
});

test('a variable has the name of its secret in capitals', () => {
  expect(secretVariable('ashburn-ai/vpn/aws-vpn-edge-1-1-1')).toBe('HYBRID_SECRET_ASHBURN_AI_VPN_AWS_VPN_EDGE_1_1_1');
});

test('two secrets that would be one variable are refused, unless the file has them', () => {
  const [router] = structuredClone(routers) as unknown as [{ tunnels: { key: { secret: string } }[] }];
  router.tunnels[0]!.key.secret = 'a/b';
  router.tunnels[1]!.key.secret = 'a-b';
  const made = [router] as unknown as typeof routers;
  expect(problemsOf(() => secretsFrom(made, {}, { HYBRID_SECRET_A_B: 'text' }))).toMatchObject([{ code: 'edge-secret-clash' }]);
  expect(problemsOf(() => secretsFrom(made, { 'a/b': 'one', 'a-b': 'two' }, { HYBRID_SECRET_A_B: 'text' }))).toEqual([]);
});

test('secrets are in no JSON, no message and no log', () => {
  const secrets = Secrets.of({ one: 'the-key-itself' });
  for (const text of [JSON.stringify({ secrets }), `${secrets}`, inspect(secrets), inspect({ secrets }, { depth: 9, showHidden: true }), Object.values(secrets).join('')]) {
    expect(text).not.toContain('the-key-itself');
  }
});

test.each<readonly [NonNullable<SecretReference['use']>, readonly string[], readonly string[]]>([
  ['aws-tunnel', ['Abc.def_', 'x'.repeat(64)], ['Abcdefg', 'x'.repeat(65), '0bcdefgh', 'abc-defgh', 'schlüssel']],
  ['aws-bgp', ['abc-d~', 'x'.repeat(80)], ['abcde', 'x'.repeat(81), 'abc defg', 'schlüssel']],
  ['azure-bgp', ['a', 'x'.repeat(25)], ['', 'x'.repeat(26), 'abc.def', 'schlüssel']],
  ['azure-tunnel', ['abc.def_', 'x'.repeat(80)], ['abc-def', 'abc~def', 'abc def', 'schlüssel']],
  ['google-bgp', ['abc-def', 'x'.repeat(80)], ['', 'x'.repeat(81), 'abc#def', 'schlüssel']],
  ['google-tunnel', ['abc-d[]^', 'x'.repeat(80)], ['x'.repeat(81), 'abc"def', 'abc\\def', 'schlüssel', 'clé\u00a0']],
])('a key for %s is what both ends take; the problem says the rule and never the key', (use, good, bad) => {
  const problems = (text: string) => Secrets.of({ one: text }).keyProblems({ secret: 'one', use });
  for (const text of good) expect(problems(text)).toEqual([]);
  for (const text of bad) {
    const [problem] = problems(text);
    expect(problem).toMatchObject({ code: 'edge-secret', fix: expect.stringMatching(/^give \d+ to \d+ of the letters A to Z and a to z/) });
    if (text.length > 4) expect(JSON.stringify(problem)).not.toContain(text);
  }
});

test('every key knows what it is used for', () => {
  const keys = routers.flatMap(({ sessions, tunnels }) => [...sessions.flatMap(({ md5 }) => md5 ?? []), ...tunnels.map((tunnel) => tunnel.key)]);
  const uses = keys.map(({ use }) => use);
  expect([...new Set(uses)].sort()).toEqual(['aws-bgp', 'aws-tunnel', 'azure-bgp', 'azure-tunnel', 'google-bgp', 'google-tunnel']);
});

test('a file of secrets holds texts, and keys of MACsec as they are', () => {
  expect(readSecrets({ 'ashburn-macsec': MACSEC_KEYS, 'a': 'b' })).toEqual({ 'ashburn-macsec': JSON.stringify(MACSEC_KEYS), 'a': 'b' });
  expect(readSecrets(undefined)).toEqual({});
});

test('what is no text in a file of secrets is named and not shown', () => {
  const problems = problemsOf(() => readSecrets({ 'a': 77_771_777, 'ashburn-macsec': { ckn: '1', cak: '2', other: 'the-key-itself' } }));
  expect(problems.map(({ path }) => path[0])).toEqual(['a', 'ashburn-macsec']);
  expect(JSON.stringify(problems)).not.toMatch(/77771777|the-key-itself/);
});

test('files with keys in them say so, and others have none', () => {
  const { routers: made, secrets } = filled(ashburn());
  for (const router of made) {
    const files = renderRouter(router, secrets);
    expect(files.filter(({ secret }) => secret).map(({ name }) => name)).toEqual(['frr.conf', 'swanctl.conf']);
    for (const { secret, text } of files) expect(/keynumber|fedcba/.test(text)).toBe(secret);
  }
});

test('a key that is not there is no text', () => {
  const { routers: made } = filled(ashburn());
  expect(problemsOf(() => renderRouter(made[0]!, Secrets.of({})))).toMatchObject([{ code: 'edge-secret-missing' }]);
  expect(problemsOf(() => Secrets.of({}).macsec(key('ashburn-macsec')))).toMatchObject([{ code: 'edge-secret-missing', message: 'the configuration of a router lacks the secret "ashburn-macsec"' }]);
});
