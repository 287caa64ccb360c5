import { basename } from 'node:path';
import { ashburn, examplePlan, problemsOf } from './fixture';
import { buildAws } from '../../examples/ashburn/aws';
import { buildTerraform } from '../../examples/ashburn/terraform';
import { buildAws as buildHosted } from '../../examples/aws-hosted/aws';
import { buildAws as buildTwoAccounts } from '../../examples/aws-two-accounts/aws';
import { buildAws as buildTwoRegions } from '../../examples/aws-two-regions/aws';
import { deploymentValues, type OutputDocument } from '../../lib/edge';
import { example, scratch, templates } from '../examples/support';

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Json = any;

const plan = examplePlan('ashburn');
const outdir = scratch();
buildAws(example('ashburn'), `${outdir}/cdk.out`).synth();
buildTerraform(example('ashburn'), `${outdir}/cdktf.out`).synth();
const written = templates(outdir);

/** What CloudFormation makes of a value when it deploys: ids in place of references. */
function deployed(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  if ('Fn::Join' in value) return value['Fn::Join'][1].map(deployed).join('');
  if ('Fn::GetAtt' in value) return `id-of-${value['Fn::GetAtt'][0]}`;
  if ('Ref' in value) return /vlan/i.test(value.Ref) ? '333' : `ref-${value.Ref}`;
  return JSON.stringify(value);
}

function cdkOutputs(templatesOf: Readonly<Record<string, string>> = written): Json {
  return Object.fromEntries(Object.entries(templatesOf).filter(([file]) => file.endsWith('.template.json')).map(([file, text]) => {
    const { Outputs = {} }: Json = JSON.parse(text);
    return [basename(file, '.template.json'), Object.fromEntries(Object.entries<Json>(Outputs).map(([id, { Value }]) => [id, deployed(Value)]))];
  }));
}

/** The outputs of another example. */
function outputsOf(name: string, build: typeof buildAws): Json {
  const folder = scratch();
  build(example(name), folder).synth();
  return cdkOutputs(templates(folder));
}

/** Every row of the outputs, changed. */
function changed(outputs: Json, change: (row: Json) => void): Json {
  return Object.fromEntries(Object.entries<Json>(outputs).map(([stack, rows]) => [stack, Object.fromEntries(Object.entries<string>(rows).map(([id, text]) => {
    let row: Json;
    try { row = JSON.parse(text); } catch { return [id, text]; }
    for (const each of Array.isArray(row) ? row : [row]) change(each);
    return [id, JSON.stringify(row)];
  }))]));
}

/** The description of every VPN connection of the outputs, with an address for each tunnel. */
function describedConnections(outputs: Json): Json {
  const rows = Object.values<string>(outputs.AshburnAws).flatMap((text) => { try { return JSON.parse(text); } catch { return []; } }).filter((row: Json) => 'connection' in row);
  const tunnels = plan.links.find(({ name }) => name === 'aws')!.fallback!.connections;
  return {
    VpnConnections: rows.map((row: Json, i: number) => ({
      VpnConnectionId: row.id,
      State: 'available',
      Tags: [{ Key: 'Name', Value: `ashburn-ai/${row.connection}` }],
      Options: { TunnelOptions: tunnels.find(({ id }) => id === row.connection)!.tunnels.map(({ insidePrefix }, t) => ({ OutsideIpAddress: `192.0.2.${10 * i + t}`, TunnelInsideCidr: insidePrefix, PreSharedKey: 'the-key-itself' })) },
    })),
  };
}

/** What `terraform output -json` prints: every expression of the synthesized outputs has become a text. */
function terraformOutputs(stack: string, texts: (expression: string, path: readonly string[]) => unknown): Json {
  const { output }: Json = JSON.parse(written[`cdktf.out/stacks/${stack}/cdk.tf.json`]!);
  const resolve = (value: Json, path: readonly string[]): Json => {
    if (typeof value === 'string' && value.includes('${')) return texts(value, path);
    if (Array.isArray(value)) return value.map((item, i) => resolve(item, [...path, String(i)]));
    if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolve(item, [...path, key])]));
    return value;
  };
  return Object.fromEntries(Object.entries<Json>(output).map(([name, { value, sensitive }]) => [name, { value: resolve(value, [name]), sensitive: sensitive ?? false, type: 'object' }]));
}

const document = (content: unknown, name = 'outputs.json'): OutputDocument => ({ name, content });

test('finds the outside addresses of tunnels of AWS by the connection and the subnet inside', () => {
  const outputs = cdkOutputs();
  const values = deploymentValues(plan, [document(outputs), document(describedConnections(outputs), 'vpn.json')]);
  const ids = plan.links.find(({ name }) => name === 'aws')!.fallback!.connections.flatMap(({ tunnels }) => tunnels.map(({ id }) => id));
  for (const id of ids) expect(values.get(`tunnel-outside-address ${id}`)).toMatch(/^192\.0\.2\.\d+$/);
  expect(new Set(ids.map((id) => values.get(`tunnel-outside-address ${id}`))).size).toBe(ids.length);
  expect(JSON.stringify([...values])).not.toContain('the-key-itself');
});

test('finds them without the outputs too', () => {
  const values = deploymentValues(plan, [document(describedConnections(cdkOutputs()))]);
  expect(values.get('tunnel-outside-address aws-vpn-edge-1-1-1')).toMatch(/^192\.0\.2\.\d+$/);
});

test('leaves out connections of other networks', () => {
  const outputs = cdkOutputs();
  const described = describedConnections(outputs);
  described.VpnConnections.unshift({ ...described.VpnConnections[0], VpnConnectionId: 'vpn-other', Options: { TunnelOptions: [{ OutsideIpAddress: '198.18.0.1', TunnelInsideCidr: described.VpnConnections[0].Options.TunnelOptions[0].TunnelInsideCidr }] } });
  expect([...deploymentValues(plan, [document(outputs), document(described)]).values()]).not.toContain('198.18.0.1');
});

test('finds the outside addresses of Azure', () => {
  let n = 0;
  const outputs = terraformOutputs('ashburn-azure', () => `192.0.2.${(n += 1)}`);
  const values = deploymentValues(plan, [document(outputs)]);
  const tunnels = plan.links.find(({ name }) => name === 'azure')!.fallback!.connections.flatMap((connection) => connection.tunnels);
  for (const { id } of tunnels) expect(values.get(`tunnel-outside-address ${id}`)).toMatch(/^192\.0\.2\.\d+$/);
});

test('finds addresses of attachments and gateways of Google', () => {
  const google = new Map(plan.links.flatMap(({ primary }) => (primary.kind === 'vpn' ? [] : primary.paths.flatMap(({ bundles }) => bundles.flatMap(({ attachments }) => attachments.map(({ id, vlan }) => [id, vlan] as const))))));
  const text = (expression: string, path: readonly string[]) => {
    if (path.at(-1) === 'router_address') return '169.254.114.10/29';
    if (path.at(-1) === 'cloud_address') return '169.254.114.9/29';
    if (path.at(-1) === 'vlan') return google.get(path.at(-2)!);
    return path[0]!.endsWith('vpn_gateways') ? `192.0.2.${10 + Number(path.at(-1))}` : expression;
  };
  const values = deploymentValues(plan, [document(terraformOutputs('ashburn-google', text))]);
  expect(values.get('attachment-router-address google-edge-1-iad-zone1-1-1-1')).toBe('169.254.114.10/29');
  expect(values.get('attachment-cloud-address google-edge-1-iad-zone1-1-1-1')).toBe('169.254.114.9');
  expect(values.get('tunnel-outside-address google-vpn-edge-1-1-1')).toBe('192.0.2.10');
  expect(values.get('tunnel-outside-address google-vpn-edge-2-2-2')).toBe('192.0.2.11');
});

test('takes the public one of the addresses of a hub\'s instance', () => {
  const content = { azure_virginia_vpn_tunnels: { value: { 'azure-vpn-edge-1-1-1': { addresses: ['10.96.0.12', '192.0.2.77'], bgp_address: '169.254.22.81', asn: 65515 } } } };
  expect(deploymentValues(plan, [document(content)]).get('tunnel-outside-address azure-vpn-edge-1-1-1')).toBe('192.0.2.77');
});

test('tells the VLAN id that a service provider gave', () => {
  const hosted = examplePlan('aws-hosted');
  expect(deploymentValues(hosted, [document(outputsOf('aws-hosted', buildHosted))]).get('vlan aws-edge-1-itxd2-1-1')).toBe('333');
});

test.each([['aws-two-accounts', buildTwoAccounts], ['aws-two-regions', buildTwoRegions]] as const)('takes the outputs of %s, of which links share circuits', (name, build) => {
  expect(problemsOf(() => deploymentValues(examplePlan(name), [document(outputsOf(name, build))]))).toEqual([]);
});

test('refuses the outputs of another network, also where its tunnels have the same names and subnets', () => {
  const problems = problemsOf(() => deploymentValues(plan, [document(outputsOf('aws-hosted', buildHosted))]));
  expect(problems.map(({ message }) => message)).toEqual(expect.arrayContaining([
    'the outputs hold circuits of link aws with the id "aws-edge-1-itxd2-1", which the plan has not',
    'aws-vpn-edge-1-1 was deployed with the router\'s address on the internet "203.0.113.40", and the plan has "203.0.113.10"',
    'aws-vpn-edge-1-1 was deployed with the site\'s ASN "65040", and the plan has "65010"',
  ]));
});

test.each<[string, (row: Json) => void, string]>([
  ['a circuit with another router', (row) => { if ('bundle' in row) row.router = 'edge-9'; }, 'the router "edge-9"'],
  ['a circuit that was on order', (row) => { if ('bundle' in row) row.phase = 'order'; }, 'the phase "order"'],
  ['ports of another speed', (row) => { if ('bundle' in row) row.portMbps = 1000; }, 'ports of Mbps "1000"'],
  ['another secret of MACsec', (row) => { if (row.macsec) row.macsec.secret = 'old'; }, 'the secret of MACsec "old"'],
  ['another VLAN id', (row) => { for (const each of row.interfaces ?? []) each.vlan = 7; }, 'the VLAN id "7"'],
  ['another MTU', (row) => { for (const each of row.interfaces ?? []) each.mtu = 9001; }, 'the MTU "9001"'],
  ['another address of the router', (row) => { for (const each of row.interfaces ?? []) each.routerAddress = '172.20.255.1/30'; }, 'the router\'s address "172.20.255.1/30"'],
  ['another address of AWS', (row) => { for (const each of row.interfaces ?? []) each.awsAddress = '172.20.255.1/30'; }, 'the address of AWS "172.20.255.1/30"'],
  ['another ASN of the site', (row) => { for (const each of row.interfaces ?? []) each.siteAsn = 65099; }, 'the site\'s ASN "65099"'],
  ['another ASN of AWS', (row) => { if ('connection' in row) row.awsAsn = 65099; }, 'the ASN of AWS "65099"'],
  ['another key of a session', (row) => { for (const each of row.interfaces ?? []) each.secret = 'old'; }, 'the secret "old"'],
  ['another key of a tunnel', (row) => { for (const each of row.tunnels ?? []) each.secret = 'old'; }, 'the secret "old"'],
  ['another address inside a tunnel', (row) => { for (const each of row.tunnels ?? []) each.awsAddress = '169.254.9.9/30'; }, 'the address of AWS "169.254.9.9/30"'],
])('refuses outputs of %s', (_, change, words) => {
  const problems = problemsOf(() => deploymentValues(plan, [document(changed(cdkOutputs(), change))]));
  expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['edge-outputs-differ']));
  for (const { message } of problems) expect(message).toContain(words);
});

test('refuses outputs of Terraform that were deployed from another plan', () => {
  const tunnel = (id: string, row: object) => document({ azure_virginia_vpn_tunnels: { value: { [id]: row } } });
  expect(problemsOf(() => deploymentValues(plan, [tunnel('azure-vpn-edge-1-1-1', { bgp_address: '169.254.21.9' })]))).toMatchObject([{ code: 'edge-outputs-differ' }]);
  expect(problemsOf(() => deploymentValues(plan, [tunnel('azure-vpn-edge-1-1-1', { asn: 65001 })]))).toMatchObject([{ message: expect.stringContaining('the ASN of Azure "65001"') }]);
  expect(problemsOf(() => deploymentValues(plan, [tunnel('azure-vpn-edge-7-1-1', {})]))).toMatchObject([
    { code: 'edge-outputs-other', message: 'the outputs hold a row of azure_virginia_vpn_tunnels with the id "azure-vpn-edge-7-1-1", which the plan has not' },
  ]);
  const attachments = document({ google_virginia_attachments: { value: { 'google-edge-1-iad-zone1-1-1-1': { vlan: 7 } } } });
  expect(problemsOf(() => deploymentValues(plan, [attachments]))).toMatchObject([{ message: expect.stringContaining('the VLAN id "7"') }]);
});

test('refuses a connection whose tunnels have other subnets', () => {
  const outputs = cdkOutputs();
  const described = describedConnections(outputs);
  described.VpnConnections[0].Options.TunnelOptions[0].TunnelInsideCidr = '169.254.99.0/30';
  expect(problemsOf(() => deploymentValues(plan, [document(outputs), document(described)]))).toMatchObject([{ code: 'edge-outputs-differ' }]);
});

test.each(['deleting', 'deleted'])('a connection that is %s does not count', (State) => {
  const outputs = cdkOutputs();
  const described = describedConnections(outputs);
  const [live] = described.VpnConnections;
  const old = { ...live, VpnConnectionId: 'vpn-old', State, Options: { TunnelOptions: live.Options.TunnelOptions.map((row: Json) => ({ ...row, OutsideIpAddress: '198.18.0.1' })) } };
  described.VpnConnections.push(old);
  expect([...deploymentValues(plan, [document(described)]).values()]).not.toContain('198.18.0.1');
  old.State = 'available';
  old.Options.TunnelOptions[1].OutsideIpAddress = '198.18.0.2';
  expect(problemsOf(() => deploymentValues(plan, [document(described)])).map(({ code }) => code)).toEqual(['edge-outputs-twice', 'edge-outputs-twice']);
});

test('without the outputs a connection is found by the name of its network only', () => {
  const described = describedConnections(cdkOutputs());
  for (const row of described.VpnConnections) row.Tags[0].Value = row.Tags[0].Value.replace('ashburn-ai/', 'other/');
  expect(problemsOf(() => deploymentValues(plan, [document(described)]))).toMatchObject([{ code: 'edge-outputs' }]);
});

test('refuses one address for both tunnels of a connection', () => {
  const value = { 'google-vpn-edge-1-1': ['192.0.2.1', '192.0.2.1'] };
  expect(problemsOf(() => deploymentValues(plan, [document({ google_virginia_vpn_gateways: { value } })]))).toMatchObject([{ code: 'edge-outputs-same', message: expect.stringContaining('"192.0.2.1"') }]);
});

test.each([{}, [], 'text', null, { Stack: { Output: 'text' } }, { VpnConnections: [] }])('says so of %j, which holds nothing of the plan', (content) => {
  expect(problemsOf(() => deploymentValues(ashburn(), [document(content, 'wrong.json')]))).toMatchObject([{ code: 'edge-outputs', message: expect.stringContaining('wrong.json') }]);
});
