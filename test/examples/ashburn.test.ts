import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { example, inFolder, resources, reversedCopy, scratch, templates } from './support';
import { buildAws } from '../../examples/ashburn/aws';
import { buildTerraform } from '../../examples/ashburn/terraform';
import { loadHybridNetwork } from '../../lib/definition';
import { planNetwork } from '../../lib/planner';
import { readLock } from '../../lib/planner/lock-file';
import type { NetworkPlan } from '../../lib/planner/network-plan';
import { renderJson, renderText } from '../../lib/report';

const ASHBURN = example('ashburn');

const planOf = (folder: string): NetworkPlan =>
  planNetwork(loadHybridNetwork(path.join(folder, 'network.yaml')), { lock: readLock(path.join(folder, 'hybrid-network.lock.json')) });

/** Everything that the two apps and the plan of a folder write, by name. */
function everything(folder: string): Record<string, string> {
  const outdir = scratch();
  buildAws(folder, path.join(outdir, 'cdk.out')).synth();
  buildTerraform(folder, path.join(outdir, 'cdktf.out')).synth();
  return { ...templates(outdir), 'plan.json': renderJson(planOf(folder)) };
}

const written = everything(ASHBURN);
const azure = written['cdktf.out/stacks/ashburn-azure/cdk.tf.json']!;
const google = written['cdktf.out/stacks/ashburn-google/cdk.tf.json']!;

interface CloudFormationResource { readonly Type: string; readonly Properties: Record<string, unknown> }

const awsResources = (type: string): Record<string, unknown>[] => {
  const { Resources } = JSON.parse(written['cdk.out/AshburnAws.template.json']!) as { Resources: Record<string, CloudFormationResource> };
  return Object.values(Resources).filter(({ Type }) => Type === type).map(({ Properties }) => Properties);
};

test('writes one template for AWS and one stack each for Azure and Google', () => {
  expect(Object.keys(written)).toEqual([
    'cdk.out/AshburnAws.template.json', 'cdktf.out/stacks/ashburn-azure/cdk.tf.json', 'cdktf.out/stacks/ashburn-google/cdk.tf.json', 'plan.json',
  ]);
});

test('prints a plan that a person can read', () => {
  expect(renderText(planOf(ASHBURN))).toMatchSnapshot();
});

test('prints what the README shows of it', () => {
  const [, excerpt] = /```text\n(.*?)```/s.exec(readFileSync(path.join(__dirname, '../../README.md'), 'utf8'))!;
  const parts = excerpt!.split(/^\.\.\.\n/m).filter(Boolean);
  expect(parts).toHaveLength(2);
  for (const part of parts) expect(renderText(planOf(ASHBURN))).toContain(part);
});

test('keeps what was asked for, by the lock that is committed', () => {
  const plan = planOf(ASHBURN);
  expect(plan.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(readLock(path.join(ASHBURN, 'hybrid-network.lock.json'))).toEqual(plan.lock);
});

test('orders ports of Direct Connect in both locations, and both ways of the VPN beside them', () => {
  expect(awsResources('AWS::DirectConnect::Lag').map(({ Location }) => Location).sort()).toEqual(['CSVA1', 'EqDC2']);
  expect(awsResources('AWS::EC2::CustomerGateway').map(({ IpAddress }) => IpAddress).sort()).toEqual(['198.51.100.10', '203.0.113.10']);
  expect(awsResources('AWS::EC2::VPNConnection').length).toBeGreaterThanOrEqual(2);
  expect(awsResources('AWS::DirectConnect::DirectConnectGatewayAssociation')).toHaveLength(1);
});

test('orders circuits of ExpressRoute from both providers, and an active-active VPN gateway', () => {
  const places = resources(azure, 'azurerm_express_route_circuit').map(({ peering_location: location, service_provider_name: provider }) => `${String(location)}, ${String(provider)}`);
  expect([...new Set(places)].sort()).toEqual(['Washington DC, Equinix', 'Washington DC2, CoreSite']);
  expect(resources(azure, 'azurerm_virtual_network_gateway')).toContainEqual(expect.objectContaining({ type: 'Vpn', active_active: true }));
  expect(resources(azure, 'azurerm_local_network_gateway').map(({ gateway_address: address }) => address).sort()).toEqual(['198.51.100.10', '203.0.113.10']);
});

test('orders connections of Cloud Interconnect in both facilities, and an HA VPN', () => {
  const places = resources(google, 'google_compute_interconnect').map(({ location }) => String(location).split('/').at(-1));
  expect([...new Set(places)].sort()).toEqual(['iad-zone1-1', 'iad-zone2-5467']);
  expect(resources(google, 'google_compute_vpn_tunnel').length).toBeGreaterThanOrEqual(4);
  expect(resources(google, 'google_compute_ha_vpn_gateway').length).toBeGreaterThanOrEqual(1);
});

test('keeps the state of Terraform in storage of its own, not in the folder of the output', () => {
  const backends = [azure, google].map((stack) => Object.keys((JSON.parse(stack) as { terraform: { backend: object } }).terraform.backend));
  expect(backends).toEqual([['azurerm'], ['gcs']]);
});

test('writes no key as text: references to secrets on AWS, sensitive variables elsewhere', () => {
  const keys = awsResources('AWS::EC2::VPNConnection').flatMap(({ VpnTunnelOptionsSpecifications: tunnels }) => (tunnels as { PreSharedKey: unknown }[]).map(({ PreSharedKey }) => PreSharedKey));
  expect(keys.every((key) => JSON.stringify(key).includes('{{resolve:secretsmanager:'))).toBe(true);
  const shared = [
    ...resources(azure, 'azurerm_virtual_network_gateway_connection').flatMap(({ type, shared_key: key }) => (type === 'IPsec' ? [key] : [])),
    ...resources(google, 'google_compute_vpn_tunnel').map(({ shared_secret: key }) => key),
  ];
  expect(shared.length).toBeGreaterThan(0);
  expect(shared.every((key) => /^\$\{var\.\w+\}$/.test(String(key)))).toBe(true);
  for (const stack of [azure, google]) {
    const variables = Object.values((JSON.parse(stack) as { variable: Record<string, { sensitive?: boolean }> }).variable);
    expect(variables.every(({ sensitive }) => sensitive)).toBe(true);
  }
});

test('writes no path of the machine', () => {
  for (const text of Object.values(written)) expect(text).not.toContain(process.cwd());
});

test('writes the same bytes again', () => {
  expect(everything(ASHBURN)).toEqual(written);
});

test('writes the same bytes from another folder, with the keys of the definition in another order', () => {
  const copy = reversedCopy(ASHBURN);
  expect(inFolder(scratch(), () => everything(copy))).toEqual(written);
});
