import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnConnection, CfnLag } from 'aws-cdk-lib/aws-directconnect';
import { Construct } from 'constructs';
import { AwsMacsec, type MacsecPort } from '../../lib/aws/macsec';
import { MACSEC_HANDLER } from '../../lib/aws/macsec-handler';

const REGION = 'us-east-1';
const ACCOUNT = '111122223333';
const MANAGED = `arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:directconnect!prod/us-east-1/directconnect/0a-AbCdEf`;

const first: MacsecPort = { id: 'aws-edge-1-eqdc2-1', lagId: 'dxlag-ffabc123', secret: 'ashburn-macsec', mode: 'must-encrypt' };
const second: MacsecPort = { id: 'aws-edge-2-csva1-1', lagId: 'dxlag-ffabc456', secret: 'ashburn-macsec', mode: 'must-encrypt' };

function build(ports: readonly MacsecPort[], stack = new Stack(new App(), 'Hybrid', { env: { account: ACCOUNT, region: REGION } })) {
  const macsec = new AwsMacsec(stack, 'Macsec', { network: 'ashburn-ai', ports });
  const template = Template.fromStack(stack);
  const only = (type: string) => Object.values(template.findResources(type))[0]!;
  return { macsec, stack, template, only, keys: Object.entries(template.findResources('Custom::DirectConnectMacsec')) };
}

/** The statements of the role, with the partition of the commercial Regions. */
function statements(ports: readonly MacsecPort[]) {
  const { only } = build(ports);
  const { Policies } = only('AWS::IAM::Role').Properties;
  expect(Policies).toHaveLength(1);
  const text = ({ Ref }: { Ref: string }) => ({ 'AWS::Partition': 'aws', 'AWS::URLSuffix': 'amazonaws.com' })[Ref];
  const joined = (parts: (string | { Ref: string })[]) => parts.map((part) => (typeof part === 'string' ? part : text(part))).join('');
  return JSON.parse(JSON.stringify(Policies[0].PolicyDocument.Statement), (_, value) => (value?.['Fn::Join'] ? joined(value['Fn::Join'][1]) : value));
}

describe('a port', () => {
  test('asks for its key and must_encrypt, with the time that the function needs', () => {
    const { keys } = build([first]);
    expect(keys).toHaveLength(1);
    expect(keys[0]![1].Properties).toMatchObject({ Port: 'dxlag-ffabc123', Secret: 'ashburn-macsec', Mode: 'must_encrypt', ServiceTimeout: '1800' });
  });

  test('asks for should_encrypt where the plan does', () => {
    expect(build([{ ...first, mode: 'should-encrypt' }]).keys[0]![1].Properties).toMatchObject({ Mode: 'should_encrypt' });
  });

  test('waits for the connections of its LAG, and is looked at again when one joins', () => {
    const stack = new Stack(new App(), 'Hybrid');
    const port = { location: 'EqDC2', requestMacSec: true };
    const lag = new CfnLag(stack, 'Lag', { lagName: 'lag', connectionsBandwidth: '10Gbps', ...port });
    const member = (name: string) => new CfnConnection(stack, `Connection ${name}`, { connectionName: name, bandwidth: '10Gbps', lagId: lag, ...port });
    const members = ['1', '2'].map(member);
    const { keys } = build([{ ...first, lagId: lag.attrLagId, after: members }], stack);
    const logicalIds = members.map(({ logicalId }) => stack.resolve(logicalId));
    expect(keys[0]![1].Properties).toMatchObject({ Port: stack.resolve(lag.attrLagId), Members: logicalIds.map((Ref) => ({ Ref })) });
  });

  test('waits for a construct of several resources', () => {
    const stack = new Stack(new App(), 'Hybrid');
    const group = new Construct(stack, 'Group');
    const lag = new CfnLag(group, 'Lag', { lagName: 'lag', connectionsBandwidth: '10Gbps', location: 'EqDC2' });
    const { keys } = build([{ ...first, after: [group] }], stack);
    expect(keys[0]![1].DependsOn).toEqual([stack.resolve(lag.logicalId)]);
    expect(keys[0]![1].Properties.Members).toEqual([]);
  });

  test('waits for the port before it, so that a key that a router lacks stops at one port', () => {
    const { macsec, stack, keys } = build([first, second]);
    expect([...macsec.keys.keys()]).toEqual([first.id, second.id]);
    expect(keys.map(([, { DependsOn = [] }]) => DependsOn)).toEqual([[], [keys[0]![0]]]);
    expect(stack.resolve(macsec.keys.get(second.id)!.ref)).toEqual({ Ref: keys[1]![0] });
  });

  test('has a logical id that other ports do not change', () => {
    const idOf = (ports: readonly MacsecPort[]) => build(ports).keys.find(([, { Properties }]) => Properties.Port === second.lagId)![0];
    expect(idOf([first, second])).toBe(idOf([second]));
  });
});

describe('the function', () => {
  test('is the handler inline, on a runtime with the AWS SDK, with a log that ends', () => {
    const { macsec, stack, only } = build([first]);
    expect(only('AWS::Lambda::Function').Properties).toMatchObject({
      Code: { ZipFile: MACSEC_HANDLER },
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
      Timeout: 900,
      Role: stack.resolve(macsec.role.attrArn),
      Tags: [{ Key: 'Name', Value: 'ashburn-ai/macsec' }],
    });
    expect(only('AWS::Logs::LogGroup').Properties).toMatchObject({ RetentionInDays: 90 });
    expect(only('AWS::Lambda::Function').Properties).not.toHaveProperty('VpcConfig');
  });

  test('may be assumed by Lambda only', () => {
    expect(build([first]).only('AWS::IAM::Role').Properties.AssumeRolePolicyDocument.Statement).toEqual([
      { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } },
    ]);
  });

  test('may do what it needs and nothing else', () => {
    const secret = `arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:ashburn-macsec-??????`;
    const kept = `arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:directconnect!*`;
    const role = `arn:aws:iam::${ACCOUNT}:role/aws-service-role/directconnect.amazonaws.com/AWSServiceRoleForDirectConnect`;
    expect(statements([first, second])).toEqual([
      { Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: { 'Fn::GetAtt': [expect.stringMatching(/^MacsecLog/), 'Arn'] } },
      { Effect: 'Allow', Action: ['directconnect:DescribeConnections', 'directconnect:DescribeLags'], Resource: '*' },
      {
        Effect: 'Allow',
        Action: ['directconnect:AssociateMacSecKey', 'directconnect:DisassociateMacSecKey', 'directconnect:UpdateLag'],
        Resource: [first, second].map(({ lagId }) => `arn:aws:directconnect:${REGION}:${ACCOUNT}:dxlag/${lagId}`),
      },
      { Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: [secret] },
      {
        Effect: 'Allow',
        Action: 'kms:Decrypt',
        Resource: `arn:aws:kms:${REGION}:${ACCOUNT}:key/*`,
        Condition: {
          StringEquals: { 'kms:ViaService': `secretsmanager.${REGION}.amazonaws.com` },
          StringLike: { 'kms:EncryptionContext:SecretARN': [secret] },
        },
      },
      { Effect: 'Allow', Action: 'secretsmanager:DescribeSecret', Resource: kept },
      {
        Effect: 'Allow',
        Action: ['secretsmanager:CreateSecret', 'secretsmanager:GetSecretValue', 'secretsmanager:TagResource'],
        Resource: kept,
        Condition: { Bool: { 'aws:ViaAWSService': 'true' } },
      },
      {
        Effect: 'Allow',
        Action: 'iam:CreateServiceLinkedRole',
        Resource: role,
        Condition: { StringEquals: { 'iam:AWSServiceName': 'directconnect.amazonaws.com' } },
      },
      { Effect: 'Allow', Action: 'iam:GetRole', Resource: role },
    ]);
  });

  test('may change a connection, and no LAG, where the port is a connection', () => {
    const changes = ({ Action }: { Action: string[] }) => Action.includes('directconnect:AssociateMacSecKey');
    expect(statements([{ ...first, lagId: 'dxcon-ffabc789' }]).filter(changes)).toEqual([{
      Effect: 'Allow',
      Action: ['directconnect:AssociateMacSecKey', 'directconnect:DisassociateMacSecKey', 'directconnect:UpdateConnection'],
      Resource: [`arn:aws:directconnect:${REGION}:${ACCOUNT}:dxcon/dxcon-ffabc789`],
    }]);
  });

  test('may read a secret that is given by its ARN', () => {
    const secret = `arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:keys-a1b2c3`;
    expect(statements([{ ...first, secret }])).toContainEqual({ Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: [secret] });
  });

  test('may read no secret where Direct Connect has the key already', () => {
    const actions = statements([{ ...first, secret: MANAGED }])
      .filter(({ Condition }: { Condition?: { Bool?: object } }) => Condition?.Bool === undefined)
      .flatMap(({ Action }: { Action: string | string[] }) => Action);
    expect(actions).not.toContain('secretsmanager:GetSecretValue');
    expect(actions).not.toContain('kms:Decrypt');
  });
});

test('the template has the name of the secret and no reference to its value', () => {
  const text = JSON.stringify(build([first]).template.toJSON());
  expect(text).toContain('"Secret":"ashburn-macsec"');
  expect(text).not.toContain('{{resolve:');
});
