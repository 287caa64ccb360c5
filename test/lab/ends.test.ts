import { PLAN, SPEC, TEMPLATES } from './fixture';
import { PLANTED, withFault } from './planted';
import { labOf, labText, runLab } from '../../lib/lab';

test('finds nothing to say of templates and routers of one plan', () => {
  const { differences, faults } = labOf({ plan: PLAN, templates: TEMPLATES });
  expect(differences).toEqual([]);
  expect(faults).toEqual([]);
});

const before = PLANTED.filter(({ where }) => where === 'ends-agree' || where === 'references');

test.each(before.map((planted) => [planted.fault, planted] as const))('names without running anything that %s', (_fault, planted) => {
  const templates = Object.fromEntries(planted.clouds.map((cloud) => [cloud, withFault(TEMPLATES[cloud]!, planted)]));
  const { differences, faults } = labOf({ plan: PLAN, templates, ...(planted.router && { change: planted.router }) });
  const said = (planted.where === 'references' ? faults : differences).map(({ message }) => message);
  expect(said).toContainEqual(expect.stringMatching(planted.names));
});

test('where both ends do not agree, that is the result, and nothing is run', async () => {
  const planted = PLANTED.find(({ fault }) => fault === 'a VLAN id is wrong in the template')!;
  const { report } = await runLab({ plan: PLAN, templates: { 'aws-virginia': withFault(TEMPLATES['aws-virginia']!, planted) } });
  expect(report).toMatchObject({ verdict: 'fail', timeline: [], outcome: { scenarios: [], checks: [{ name: 'ends-agree', verdict: 'fail' }, { name: 'references', verdict: 'pass' }] } });
  expect(labText(report)).toContain('Failover lab of ashburn-ai: fail. It was not run: what its two ends do not agree on comes first.');
});

test('a lab without templates says what to do', async () => {
  const { report } = await runLab({ plan: PLAN, templates: {} });
  expect(report.failure).toContain('synthesize the apps first');
});

test('plants at least twelve different faults', () => {
  expect(new Set(PLANTED.map(({ fault }) => fault)).size).toBeGreaterThanOrEqual(12);
});

test('a session that only the router has, or only the template, is a difference', () => {
  const template = JSON.parse(JSON.stringify(TEMPLATES['aws-virginia'])) as { Resources: Record<string, { Type: string; Properties: { VirtualInterfaceName: string } }> };
  const own = Object.values(template.Resources).find(({ Type }) => Type === 'AWS::DirectConnect::TransitVirtualInterface')!;
  own.Properties.VirtualInterfaceName = 'ashburn-ai/another';
  const { differences } = labOf({ plan: PLAN, templates: { 'aws-virginia': template as never } });
  expect(differences.map(({ session, code }) => [session, code])).toEqual([['aws-edge-1-eqdc2-1-1-bgp', 'missing-at-cloud'], ['another-bgp', 'missing-at-router']]);
});

describe('the lab of the example', () => {
  const ends = SPEC.wires.flatMap(({ a, b }) => [a, b]);

  test('has names that Linux takes, each once', () => {
    expect(ends.filter(({ name }) => name.length > 15)).toEqual([]);
    expect(new Set(ends.map(({ node, name }) => `${node} ${name}`)).size).toBe(ends.length);
    expect(new Set(SPEC.nodes.map(({ name }) => name)).size).toBe(SPEC.nodes.length);
  });

  test('joins nodes that there are', () => {
    const nodes = new Set(SPEC.nodes.map(({ name }) => name));
    expect([...ends.map(({ node }) => node), ...SPEC.charons.flatMap(({ node, tunNode }) => [node, tunNode])].filter((node) => !nodes.has(node))).toEqual([]);
  });

  test('has both ends of every session and of every tunnel', () => {
    expect(SPEC.sessions.filter(({ speaker, speakerInterface }) => speaker === 'dark' || speakerInterface === 'none')).toEqual([]);
    const tunnels = SPEC.sessions.filter(({ kind }) => kind === 'vpn').map(({ id }) => id).sort();
    for (const side of ['router', 'cloud'] as const) expect(SPEC.charons.filter((row) => row.side === side).map(({ tunnel }) => tunnel).sort()).toEqual(tunnels);
  });

  test('has a window of the plan for each scenario of each link', () => {
    for (const { windows } of SPEC.links) expect(Object.keys(windows)).toEqual(expect.arrayContaining(SPEC.scenarios.map(({ name }) => name)));
  });

  test('has nothing undefined in what daemons read', () => {
    for (const { daemons, nft = '' } of SPEC.nodes) expect([...Object.values(daemons), nft].join('\n')).not.toMatch(/undefined|NaN|\[object/);
    for (const { swanctl } of SPEC.charons) expect(swanctl).not.toMatch(/undefined|NaN|\[object/);
  });

  test('gives both ends of a tunnel the same key, and each tunnel of AWS its own', () => {
    const keyOf = (text: string) => /secret = "(.*)"/.exec(text)![1]!;
    const keys = new Map(SPEC.charons.filter(({ side }) => side === 'router').map(({ tunnel, swanctl }) => [tunnel, keyOf(swanctl)]));
    for (const { tunnel, swanctl } of SPEC.charons) expect(keyOf(swanctl)).toBe(keys.get(tunnel));
    const ofAws = [...keys].filter(([tunnel]) => tunnel.startsWith('aws-')).map(([, key]) => key);
    expect(new Set(ofAws).size).toBe(ofAws.length);
  });

  test('lets the clouds announce what their templates say, and nothing else', () => {
    const dx = SPEC.nodes.find(({ name }) => name === 'aws-virginia-dx')!.daemons.bgpd!;
    expect(dx.match(/^ {2}network .*$/gm)).toEqual(['  network 10.64.0.0/16', '  network 10.65.0.0/16']);
    expect(dx).toContain(' neighbor 172.20.255.121 local-as 64513 no-prepend replace-as\n');
  });

  test('lets Google Cloud choose by the MED, over all of its routers', () => {
    const hub = SPEC.nodes.find(({ name }) => name === 'google-virginia-hub')!.daemons.bgpd!;
    expect(hub).toContain(' bgp always-compare-med\n');
    expect(SPEC.nodes.find(({ name }) => name === 'aws-virginia-hub')!.daemons.bgpd).not.toContain('always-compare-med');
  });

  test('uses every scenario, or those that are asked for', () => {
    expect(SPEC.scenarios.map(({ name }) => name)).toEqual(['carrier', 'silent', 'asymmetric', 'router', 'building', 'dedicated', 'tunnel']);
    expect(labOf({ plan: PLAN, templates: TEMPLATES, scenarios: ['tunnel'] }).spec.scenarios.map(({ name }) => name)).toEqual(['dedicated', 'tunnel']);
  });

  test('leaves out a cloud without a template', () => {
    const { spec } = labOf({ plan: PLAN, templates: { 'google-virginia': TEMPLATES['google-virginia']! } });
    expect(spec.links.map(({ name }) => name)).toEqual(['google']);
    expect(spec.sessions.every(({ link }) => link === 'google')).toBe(true);
  });
});

test('a lab without any template has no links', () => {
  expect(labOf({ plan: PLAN, templates: {} }).spec.links).toEqual([]);
});

test('routers have interfaces and addresses of the lab, whatever the definition says of the site\'s own', () => {
  const own = { lan: { interface: 'TenGigabitEthernet0/1/0', address: '10.16.0.2/29', peers: ['10.16.0.1'] }, wan: { localAddress: '192.168.1.2' }, interfaces: { 'aws-edge-1-eqdc2-1': ['xe-0/0/1', 'xe-0/0/2'] } };
  const sites = PLAN.sites.map((site) => ({ ...site, routers: site.routers.map((router) => ({ ...router, platform: 'ios-xe' as const, ...own })) }));
  const routersIn = (plan: typeof PLAN): unknown[] => {
    const found: unknown[] = [];
    labOf({ plan, templates: TEMPLATES, change: (files) => { found.push(files.router); return files; } });
    return found;
  };
  expect(routersIn({ ...PLAN, sites })).toEqual(routersIn(PLAN));
});
