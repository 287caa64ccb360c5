import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack, type CfnResource } from 'aws-cdk-lib';
import { networkPlan } from './fixture';
import { AwsHybridNetwork } from '../../lib/aws';

/** Off for the other tests, because it takes seconds. */
const SWITCH = 'CDK_VALIDATION';
const before = process.env[SWITCH];

beforeAll(() => {
  delete process.env[SWITCH];
});

afterAll(() => {
  process.env[SWITCH] = before;
});

/** Synthesizes with aws-cdk-lib's own validation, whose findings are errors; returns its report. */
function validate(change: (network: AwsHybridNetwork) => void = () => undefined) {
  const app = new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
  const network = new AwsHybridNetwork(new Stack(app, 'Hybrid'), 'Network', { plan: networkPlan(), cloud: 'aws-virginia', vpcs: 'create' });
  change(network);
  const { directory } = app.synth();
  return JSON.parse(readFileSync(join(directory, 'validation-report.json'), 'utf8'));
}

test('the validation of aws-cdk-lib has no finding, with nothing acknowledged', () => {
  expect(validate().pluginReports).toEqual([]);
}, 120_000);

test('the validation of aws-cdk-lib is on: it finds what is wrong', () => {
  const spoil = ({ dedicated }: AwsHybridNetwork) => {
    for (const lag of dedicated.lags.values()) (lag as CfnResource).addPropertyOverride('ConnectionsBandwidth', 'ten');
  };
  expect(() => validate(spoil)).toThrow(/ConnectionsBandwidth: .ten. does not match/);
}, 120_000);
