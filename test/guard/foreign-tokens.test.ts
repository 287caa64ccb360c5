import * as cdk from 'aws-cdk-lib';
import * as cdktf from 'cdktf';
import { HybridNetworkError } from '../../lib/errors';
import { type Cdk, refuseForeignTokens } from '../../lib/guard';

const awsString = cdk.Lazy.string({ produce: () => 'late' });
const awsNumber = cdk.Lazy.number({ produce: () => 1 });
const awsList = cdk.Lazy.list({ produce: () => ['late'] });
const awsLazy = cdk.Lazy.any({ produce: () => 'late' });
const tfString = cdktf.Lazy.stringValue({ produce: () => 'late' });
const tfNumber = cdktf.Lazy.numberValue({ produce: () => 1 });
const tfList = cdktf.Lazy.listValue({ produce: () => ['late'] });
const tfLazy = cdktf.Lazy.anyValue({ produce: () => 'late' });
const tfMap = cdktf.Token.asStringMap(tfLazy);

/** The message of the refusal; undefined where nothing is refused. */
function refusal(value: unknown, own: Cdk): string | undefined {
  try {
    refuseForeignTokens(value, own, 'Example');
    return undefined;
  } catch (error) {
    if (!HybridNetworkError.is(error)) throw error;
    expect(error.problems.map(({ code }) => code)).toEqual(['foreign-token']);
    return error.problems[0]?.message;
  }
}

describe('refuses a value of AWS CDK in a tree of cdktf', () => {
  test.each<[string, unknown]>([
    ['a pseudo parameter', cdk.Aws.REGION],
    ['a text', awsString],
    ['a text with others around it', `projects/${awsString}/global`],
    ['a number', awsNumber],
    ['a list', awsList],
    ['a lazy value', awsLazy],
    ['an attribute of a resource', new cdk.CfnResource(new cdk.Stack(), 'Vpc', { type: 'AWS::EC2::VPC' }).ref],
  ])('%s', (_, value) => {
    expect(refusal({ plan: { clouds: [{ region: value }] } }, 'cdktf')).toBe(
      `"plan".clouds.0.region${Array.isArray(value) ? '.0' : ''} of Example holds a value of aws-cdk-lib that is known only at its deployment`,
    );
  });

  test('as the key of a map', () => {
    expect(refusal({ tags: { [awsString]: 'x' } }, 'cdktf')).toBe('a key of "tags" of Example holds a value of aws-cdk-lib that is known only at its deployment');
  });
});

describe('refuses a value of cdktf in a tree of AWS CDK', () => {
  test.each<[string, unknown]>([
    ['a text', tfString],
    ['a function', cdktf.Fn.join('-', ['a', 'b'])],
    ['a number', tfNumber],
    ['a list', tfList],
    ['a lazy value', tfLazy],
    ['a map', tfMap],
  ])('%s', (_, value) => {
    expect(refusal({ transitGatewayId: value }, 'aws-cdk-lib')).toContain('"transitGatewayId"');
    expect(refusal({ transitGatewayId: value }, 'aws-cdk-lib')).toContain('holds a value of cdktf');
  });
});

test('keeps the values of its own CDK', () => {
  expect(refusal({ a: awsString, b: awsNumber, c: awsList, d: awsLazy, e: { [awsString]: 1 } }, 'aws-cdk-lib')).toBeUndefined();
  expect(refusal({ a: tfString, b: tfNumber, c: tfList, d: tfLazy, e: tfMap }, 'cdktf')).toBeUndefined();
});

test('keeps plain values, whatever braces they hold', () => {
  const plain = { text: '${var.name} #{x} {Token}', negative: -1e9, none: null, nothing: undefined, list: [1, 'a', [true]] };
  expect(refusal(plain, 'cdktf')).toBeUndefined();
  expect(refusal(plain, 'aws-cdk-lib')).toBeUndefined();
});

test('names a value that is foreign by itself', () => {
  expect(refusal(awsString, 'cdktf')).toContain('a property of Example');
});

test('comes to an end on a value that holds itself', () => {
  const value: Record<string, unknown> = { name: 'x' };
  value.self = value;
  expect(refusal(value, 'cdktf')).toBeUndefined();
  value.late = awsNumber;
  expect(refusal(value, 'cdktf')).toContain('"late"');
});

test('looks into no construct', () => {
  const stack = new cdk.Stack();
  expect(refusal({ scope: stack }, 'cdktf')).toBeUndefined();
});
