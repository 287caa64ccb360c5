import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack, type CfnResource } from 'aws-cdk-lib';
import { awsCloud, networkPlan, privateCloud, privateLink, publicLink, storageLink, vpnLink, withPaths, withPrimary } from './fixture';
import { AwsHybridNetwork, type AwsHybridNetworkProps } from '../../lib/aws';

/** Off for the other tests, because it takes seconds. */
const SWITCH = 'CDK_VALIDATION';
const before = process.env[SWITCH];

beforeAll(() => {
  delete process.env[SWITCH];
});

afterAll(() => {
  process.env[SWITCH] = before;
});

const VPC = { vpcId: 'vpc-0123456789abcdef0', subnetIds: ['subnet-0123456789abcdef0'] };
const small = { ...awsCloud, prefixes: ['10.64.0.0/16'] };

/** Networks that have every kind of resource between them, by the name of their stack. */
const NETWORKS: Readonly<Record<string, Omit<AwsHybridNetworkProps, 'cloud'>>> = {
  Hybrid: { plan: networkPlan([withPrimary({ siteLink: true }), vpnLink]), vpcs: 'create' },
  Order: { plan: networkPlan([withPaths(() => ({ phase: 'order' }))]) },
  Small: { plan: networkPlan([storageLink(privateLink)], privateCloud), vpcs: 'create' },
  Public: { plan: networkPlan([publicLink()]), existingConnections: { 'aws-edge-1-eqdc2-1': 'dxlag-ffabc123' }, allocateRoleArn: 'arn:aws:iam::111122223333:role/allocate' },
  Given: {
    plan: networkPlan([storageLink()], small),
    transitGatewayId: 'tgw-0123456789abcdef0',
    directConnectGatewayId: '5f294f92-bafb-4011-916d-9b0bd1a2c3d4',
    acceptRoleArn: 'arn:aws:iam::111122223333:role/accept',
    vpcs: { research: VPC },
    objectStorage: { vpc: VPC },
  },
  Accelerated: { plan: networkPlan([vpnLink]), accelerate: true },
};

/** Synthesizes networks with aws-cdk-lib's own validation, whose findings are errors; returns its report. */
function validate(networks: typeof NETWORKS, change: (network: AwsHybridNetwork) => void = () => undefined) {
  const app = new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
  for (const [name, props] of Object.entries(networks)) change(new AwsHybridNetwork(new Stack(app, name), 'Network', { cloud: 'aws-virginia', ...props }));
  const { directory } = app.synth();
  return JSON.parse(readFileSync(join(directory, 'validation-report.json'), 'utf8'));
}

test('the validation of aws-cdk-lib has no finding but the one that is acknowledged: it does not know resiliency groups', () => {
  const reports: { violations: unknown[]; suppressedViolations: { ruleName: string; description: string }[] }[] = validate(NETWORKS).pluginReports;
  expect(reports.flatMap(({ violations }) => violations)).toEqual([]);
  const known = new Set(reports.flatMap(({ suppressedViolations }) => suppressedViolations).map(({ ruleName, description }) => `${ruleName} ${description}`));
  expect([...known]).toEqual(["F3006 Unknown resource type 'AWS::DirectConnect::ResiliencyGroup'"]);
}, 240_000);

test('the validation of aws-cdk-lib is on: it finds what is wrong', () => {
  const spoil = ({ dedicated }: AwsHybridNetwork) => {
    for (const lag of dedicated.lags.values()) (lag as CfnResource).addPropertyOverride('ConnectionsBandwidth', 'ten');
  };
  expect(() => validate({ Order: NETWORKS.Order! }, spoil)).toThrow(/ConnectionsBandwidth: .ten. does not match/);
}, 240_000);
