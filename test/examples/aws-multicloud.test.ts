import * as path from 'node:path';
import { example, inFolder, reversedCopy, scratch, templates } from './support';
import { buildAws } from '../../examples/aws-multicloud/aws';
import { loadHybridNetwork } from '../../lib/definition';
import { planNetwork, readLock } from '../../lib/planner';
import { verifyPlan } from '../../lib/planner/verify';

const MULTICLOUD = example('aws-multicloud');

function synthesize(folder: string): Record<string, string> {
  const outdir = scratch();
  buildAws(folder, outdir).synth();
  return templates(outdir);
}

const written = synthesize(MULTICLOUD);
const template = written['MulticloudAws.template.json']!;

interface Resource { readonly Type: string; readonly Properties: Record<string, unknown> }

const all = Object.entries((JSON.parse(template) as { Resources: Record<string, Resource> }).Resources);
const idsOf = (type: string) => all.filter(([, { Type }]) => Type === type).map(([id]) => id);
const propertiesOf = (type: string) => all.filter(([, { Type }]) => Type === type).map(([, { Properties }]) => Properties);

test('orders the interconnect on a Direct Connect gateway that is there for it alone', () => {
  const [gateway] = idsOf('AWS::DirectConnect::DirectConnectGateway');
  expect(propertiesOf('AWS::Interconnect::Connection')).toEqual([expect.objectContaining({
    AttachPoint: { DirectConnectGateway: { 'Fn::GetAtt': [gateway, 'DirectConnectGatewayId'] } },
    Bandwidth: '5Gbps',
    EnvironmentId: 'mce-aws-gcp-iad',
    RemoteAccount: { Identifier: 'multicloud-lab' },
  })]);
  expect(idsOf('AWS::DirectConnect::Lag')).toEqual([]);
});

test('announces the prefixes of AWS to it, and routes those of Google Cloud and of the office to the transit gateway', () => {
  expect(propertiesOf('AWS::DirectConnect::DirectConnectGatewayAssociation')).toEqual([
    expect.objectContaining({ AllowedPrefixesToDirectConnectGateway: ['10.61.0.0/16'] }),
  ]);
  expect(propertiesOf('AWS::EC2::Route').map(({ DestinationCidrBlock }) => DestinationCidrBlock).sort()).toEqual(['10.60.0.0/20', '10.62.0.0/16']);
});

test('keeps what was asked for, by the lock that is committed', () => {
  const network = loadHybridNetwork(path.join(MULTICLOUD, 'network.yaml'));
  const lock = readLock(path.join(MULTICLOUD, 'hybrid-network.lock.json'));
  const plan = planNetwork(network, { lock, frozen: true });
  expect(plan.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(plan.lock).toEqual(lock);
  expect(verifyPlan(plan, network)).toEqual([]);
});

test('writes the same bytes from another folder, with the keys of the definition in another order', () => {
  const copy = reversedCopy(MULTICLOUD);
  expect(inFolder(scratch(), () => synthesize(copy))).toEqual(written);
});
