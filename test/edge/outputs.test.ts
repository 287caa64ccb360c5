import { ashburn, examplePlan, problemsOf } from './fixture';
import { buildAws } from '../../examples/ashburn/aws';
import { buildTerraform } from '../../examples/ashburn/terraform';
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
  if ('Ref' in value) return `ref-${value.Ref}`;
  return JSON.stringify(value);
}

function cdkOutputs(): Json {
  const template: Json = JSON.parse(written['cdk.out/AshburnAws.template.json']!);
  return { AshburnAws: Object.fromEntries(Object.entries<Json>(template.Outputs).map(([id, { Value }]) => [id, deployed(Value)])) };
}

/** The description of every VPN connection of the outputs, with an address for each tunnel. */
function describedConnections(outputs: Json): Json {
  const rows = Object.values<string>(outputs.AshburnAws).flatMap((text) => { try { return JSON.parse(text); } catch { return []; } }).filter((row: Json) => 'connection' in row);
  const tunnels = plan.links.find(({ name }) => name === 'aws')!.fallback!.connections;
  return {
    VpnConnections: rows.map((row: Json, i: number) => ({
      VpnConnectionId: row.id,
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
  const text = (expression: string, path: readonly string[]) => {
    if (path.at(-1) === 'router_address') return '169.254.114.10/29';
    if (path.at(-1) === 'cloud_address') return '169.254.114.9/29';
    if (path.at(-1) === 'vlan') return 1003;
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
  const row = { link: 'aws', bundle: 'aws-edge-1-eqdc2-1', interfaces: [{ attachment: 'aws-edge-1-eqdc2-1-1', vlan: 333 }] };
  expect(deploymentValues(plan, [document({ Stack: { Circuits: JSON.stringify(row) } })]).get('vlan aws-edge-1-eqdc2-1-1')).toBe('333');
});

test('refuses outputs that were deployed from another plan', () => {
  const interfaces = [{ attachment: 'aws-edge-1-eqdc2-1-1', vlan: 1137, routerAddress: '172.20.255.1/30', awsAddress: '172.20.255.122/30', awsAsn: 64513 }];
  expect(problemsOf(() => deploymentValues(plan, [document({ Stack: { Circuits: JSON.stringify({ bundle: 'x', interfaces }) } })]))).toMatchObject([
    { code: 'edge-outputs-differ', message: 'aws-edge-1-eqdc2-1-1 was deployed with the router\'s address "172.20.255.1/30", and the plan has "172.20.255.121/30"' },
  ]);
  const content = { azure_virginia_vpn_tunnels: { value: { 'azure-vpn-edge-1-1-1': { public_ip: '192.0.2.7', bgp_address: '169.254.21.9' } } } };
  expect(problemsOf(() => deploymentValues(plan, [document(content)]))).toMatchObject([{ code: 'edge-outputs-differ' }]);
  const outputs = cdkOutputs();
  const described = describedConnections(outputs);
  described.VpnConnections[0].Options.TunnelOptions[0].TunnelInsideCidr = '169.254.99.0/30';
  expect(problemsOf(() => deploymentValues(plan, [document(outputs), document(described)]))).toMatchObject([{ code: 'edge-outputs-differ' }]);
});

test.each([{}, [], 'text', null, { Stack: { Output: 'text' } }, { VpnConnections: [] }])('says so of %j, which holds nothing of the plan', (content) => {
  expect(problemsOf(() => deploymentValues(ashburn(), [document(content, 'wrong.json')]))).toMatchObject([{ code: 'edge-outputs', message: expect.stringContaining('wrong.json') }]);
});
