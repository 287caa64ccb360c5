import * as cdk from 'aws-cdk-lib';
import * as cdktf from 'cdktf';
import { Construct, type IConstruct, RootConstruct } from 'constructs';
import { HybridNetworkError } from '../../lib/errors';
import { type Cdk, requireTree } from '../../lib/guard';

const awsApp = () => new cdk.App();
const awsStack = () => new cdk.Stack(awsApp(), 'Aws');
const tfApp = () => cdktf.Testing.app();
const tfStack = () => new cdktf.TerraformStack(tfApp(), 'tf');

/** The message of the refusal of a construct under a scope; undefined where nothing is refused. */
function refusal(scope: Construct, own: Cdk): string | undefined {
  const construct: IConstruct = new Construct(new Construct(scope, 'Inner'), 'Hybrid');
  try {
    requireTree(construct, own, 'Example');
    return undefined;
  } catch (error) {
    if (!HybridNetworkError.is(error)) throw error;
    expect(error.problems.map(({ code }) => code)).toEqual(['wrong-root']);
    return error.problems[0]?.message;
  }
}

test('takes a construct anywhere below a stack of its own CDK', () => {
  expect(refusal(awsStack(), 'aws-cdk-lib')).toBeUndefined();
  expect(refusal(new cdk.Stack(), 'aws-cdk-lib')).toBeUndefined();
  expect(refusal(new cdk.Stack(new cdk.Stage(awsApp(), 'Stage'), 'Aws'), 'aws-cdk-lib')).toBeUndefined();
  expect(refusal(tfStack(), 'cdktf')).toBeUndefined();
});

test('refuses a construct in a stack of the other CDK', () => {
  expect(refusal(awsStack(), 'cdktf')).toBe('Example at "Aws/Inner/Hybrid" stands in a tree of aws-cdk-lib');
  expect(refusal(tfStack(), 'aws-cdk-lib')).toBe('Example at "tf/Inner/Hybrid" stands in a tree of cdktf');
});

test('refuses a stack of its own CDK that stands in the other tree, and would never be written', () => {
  expect(refusal(new cdktf.TerraformStack(awsApp(), 'tf'), 'cdktf')).toContain('a tree of aws-cdk-lib');
  expect(refusal(new cdktf.TerraformStack(awsStack(), 'tf'), 'cdktf')).toContain('a tree of aws-cdk-lib');
  expect(refusal(new cdk.Stack(tfStack(), 'Aws'), 'aws-cdk-lib')).toContain('a tree of cdktf');
});

test('refuses a construct that stands in no stack', () => {
  expect(refusal(awsApp(), 'aws-cdk-lib')).toContain('constructs without a stack');
  expect(refusal(tfApp(), 'cdktf')).toContain('constructs without a stack');
  expect(refusal(new RootConstruct(), 'cdktf')).toContain('constructs without a stack');
});

test('says under what the construct belongs', () => {
  const construct = new Construct(awsStack(), 'Hybrid');
  expect(() => requireTree(construct, 'cdktf', 'Example')).toThrow('put it under a TerraformStack of cdktf (or cdktn)');
});
