import { ArnFormat, CfnResource, CustomResource, Duration, Stack, Token } from 'aws-cdk-lib';
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { MACSEC_HANDLER } from './macsec-handler';
import { nameTag } from './naming';

/** The runtime of the function; its AWS SDK has all services: https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html */
const RUNTIME = 'nodejs24.x';

/** Seconds that the function may take: the most that Lambda gives. It stops waiting for a port about two minutes earlier. */
const TIMEOUT = 900;

/** Seconds after which CloudFormation no longer waits for an answer: the function is called again if it broke off. */
const SERVICE_TIMEOUT = 1800;

/** Days that the log is kept. */
const LOG_DAYS = 90;

/** The words of AWS for encryption modes. */
const MODES = { 'must-encrypt': 'must_encrypt', 'should-encrypt': 'should_encrypt' } as const;

/** A LAG or connection that is to be encrypted. */
export interface MacsecPort {
  /** The id of its bundle in the plan; a deployed one never changes. */
  readonly id: string;
  /** The id of the LAG, `dxlag-...`, or a reference to it; or the id of a dedicated connection without a LAG, `dxcon-...`. */
  readonly lagId: string;
  /**
   * The name or the complete ARN of a secret in AWS Secrets Manager, in the account and Region of the stack: the JSON
   * `{"ckn": "...", "cak": "..."}`, each of 64 hexadecimal digits. It may be the ARN of a secret that Direct Connect itself made
   * of a key (`...:secret:directconnect!...`), whose value is not read. A reference stands for an ARN.
   */
  readonly secret: string;
  /** Whether the port sends nothing (`must-encrypt`) or clear text (`should-encrypt`) when there is no encryption. */
  readonly mode: keyof typeof MODES;
  /**
   * What has to stand before: the connections of the LAG. When one joins or leaves, key and mode are looked at again.
   * @default - nothing
   */
  readonly after?: readonly Construct[];
}

/** What encrypts ports. */
export interface AwsMacsecProps {
  /** The name of the network: it is in the tags and the description. */
  readonly network: string;
  /** The ports, at least one; they are worked on one after the other, in this order. */
  readonly ports: readonly MacsecPort[];
}

/**
 * MACsec keys and the encryption mode of Direct Connect ports, for which CloudFormation has no resource: a function gives each port
 * its key, sets the mode and reads both back. https://docs.aws.amazon.com/directconnect/latest/UserGuide/MACsec.html
 *
 * **It fails closed.** The deployment succeeds only when the port has the key and the mode that were asked for; what depends on a
 * resource of `keys`, such as a virtual interface, is not made before. Taken from the template, or deleted with the stack, a port keeps
 * its keys and its mode, because AWS turns `must_encrypt` into `should_encrypt` when the last key goes.
 *
 * **The ports have to be up.** AWS takes a key for a port that is `available`, which is when its cross-connect works, days or weeks after
 * the order; its guide does not say so, but its answer does. Before, the deployment fails, and what else it makes is rolled back: order the
 * ports in one deployment, and add them here in a later one.
 *
 * **A new key is a new secret** (another name or ARN) with a CKN of its own; a secret that was changed is not looked at. Give the key to
 * the router first, next to the old one, and deploy then: the port gets the new key, and loses all others when it is associated and
 * encryption has not gone down. One port follows the other, so that a router without the new key stops the deployment at the first;
 * CloudFormation then puts the old key back. Keep the old secret until the deployment has succeeded. A port holds three keys.
 *
 * No key is in the template, in the log or in an answer. The function reads the named secrets, changes the named ports, and lists LAGs and
 * connections. Direct Connect keeps a key as a managed secret and reads it by a service-linked role, which it makes at the first key; AWS
 * does not say which permissions of the caller the managed secret takes: those here hold for calls of AWS services on its behalf only.
 * https://docs.aws.amazon.com/directconnect/latest/UserGuide/using-service-linked-roles.html
 */
export class AwsMacsec extends Construct {
  /** The function. */
  readonly handler: CfnFunction;
  /** The role of the function. */
  readonly role: CfnRole;
  /** What stands for the key and the mode of each port, by the id of the bundle: let depend on it what may not run in clear text. */
  readonly keys: ReadonlyMap<string, CustomResource>;

  /**
   * Encrypts ports.
   *
   * @param scope the network
   * @param id stable within the network
   * @param props what to encrypt
   */
  constructor(scope: Construct, id: string, props: AwsMacsecProps) {
    super(scope, id);
    const { network, ports } = props;
    const tags = nameTag(network, 'macsec');
    const log = new CfnLogGroup(this, 'Log', { retentionInDays: LOG_DAYS, tags });
    const permissions = [...writeLog(log), ...changePorts(this, ports), ...readSecrets(this, ports), ...keepKeys(this)];
    this.role = new CfnRole(this, 'Role', {
      assumeRolePolicyDocument: policy([{ ...allow('sts:AssumeRole'), Principal: { Service: 'lambda.amazonaws.com' } }]),
      policies: [{ policyName: 'macsec', policyDocument: policy(permissions) }],
      tags,
    });
    this.handler = new CfnFunction(this, 'Handler', {
      description: `MACsec keys and encryption mode of Direct Connect ports of ${network}`.slice(0, 256),
      runtime: RUNTIME,
      handler: 'index.handler',
      code: { zipFile: MACSEC_HANDLER },
      role: this.role.attrArn,
      timeout: TIMEOUT,
      memorySize: 256,
      loggingConfig: { logGroup: log.ref },
      tags,
    });
    this.keys = keysOf(this, this.handler, ports);
  }
}

/** One resource a port, each after the one before. A reference in `Members` is a dependency too. */
function keysOf(scope: Construct, handler: CfnFunction, ports: readonly MacsecPort[]): ReadonlyMap<string, CustomResource> {
  const keys = new Map<string, CustomResource>();
  for (const { id, lagId, secret, mode, after = [] } of ports) {
    const members = after.filter(CfnResource.isCfnResource);
    const key = new CustomResource(scope, `Key ${id}`, {
      resourceType: 'Custom::DirectConnectMacsec',
      serviceToken: handler.attrArn,
      serviceTimeout: Duration.seconds(SERVICE_TIMEOUT),
      properties: { Port: lagId, Secret: secret, Mode: MODES[mode], Members: members.map(({ ref }) => ref) },
    });
    key.node.addDependency(...after.filter((construct) => !CfnResource.isCfnResource(construct)), ...[...keys.values()].slice(-1));
    keys.set(id, key);
  }
  return keys;
}

/** A statement of an IAM policy. */
interface Statement {
  readonly Effect: 'Allow';
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Principal?: { readonly Service: string };
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

const policy = (statements: readonly Statement[]) => ({ Version: '2012-10-17', Statement: statements });

const allow = (action: string | readonly string[]) => ({ Effect: 'Allow', Action: action }) as const;

function writeLog(log: CfnLogGroup): Statement[] {
  return [{ ...allow(['logs:CreateLogStream', 'logs:PutLogEvents']), Resource: log.attrArn }];
}

/** A list of all ports takes every resource: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsdirectconnect.html */
function changePorts(scope: Construct, ports: readonly MacsecPort[]): Statement[] {
  const change = (kind: string, update: string, some: readonly MacsecPort[]) => ({
    ...allow(['directconnect:AssociateMacSecKey', 'directconnect:DisassociateMacSecKey', update]),
    Resource: [...new Set(some.map(({ lagId }) => Stack.of(scope).formatArn({ service: 'directconnect', resource: kind, resourceName: lagId })))],
  });
  const [connections, lags] = [ports.filter(isConnection), ports.filter((port) => !isConnection(port))];
  return [
    { ...allow(['directconnect:DescribeConnections', 'directconnect:DescribeLags']), Resource: '*' },
    ...(lags.length > 0 ? [change('dxlag', 'directconnect:UpdateLag', lags)] : []),
    ...(connections.length > 0 ? [change('dxcon', 'directconnect:UpdateConnection', connections)] : []),
  ];
}

const isConnection = ({ lagId }: MacsecPort) => lagId.startsWith('dxcon-');

/** The secrets of the user, also under a key of AWS KMS that is the user's own. */
function readSecrets(scope: Construct, ports: readonly MacsecPort[]): Statement[] {
  const arns = [...new Set(ports.map(({ secret }) => secret).filter((secret) => !isManaged(secret)))].map((secret) => secretArn(scope, secret));
  if (arns.length === 0) return [];
  const { region, urlSuffix } = Stack.of(scope);
  return [
    { ...allow('secretsmanager:GetSecretValue'), Resource: arns },
    {
      ...allow('kms:Decrypt'),
      Resource: Stack.of(scope).formatArn({ service: 'kms', resource: 'key', resourceName: '*' }),
      Condition: {
        StringEquals: { 'kms:ViaService': `secretsmanager.${region}.${urlSuffix}` },
        StringLike: { 'kms:EncryptionContext:SecretARN': arns },
      },
    },
  ];
}

const isManaged = (secret: string) => /^arn:.*:secret:directconnect!/.test(secret);

/** Secrets Manager ends an ARN with a hyphen and six characters of its own. */
function secretArn(scope: Construct, secret: string): string {
  return Token.isUnresolved(secret) || secret.startsWith('arn:') ? secret : secretsNamed(scope, `${secret}-??????`);
}

const secretsNamed = (scope: Construct, pattern: string) =>
  Stack.of(scope).formatArn({ service: 'secretsmanager', resource: 'secret', resourceName: pattern, arnFormat: ArnFormat.COLON_RESOURCE_NAME });

/** What Direct Connect does on behalf of the function when it takes a key: it keeps the key as a secret, and makes its role. */
function keepKeys(scope: Construct): Statement[] {
  const kept = secretsNamed(scope, 'directconnect!*');
  const role = Stack.of(scope).formatArn({
    service: 'iam',
    region: '',
    resource: 'role',
    resourceName: 'aws-service-role/directconnect.amazonaws.com/AWSServiceRoleForDirectConnect',
  });
  return [
    { ...allow('secretsmanager:DescribeSecret'), Resource: kept },
    {
      ...allow(['secretsmanager:CreateSecret', 'secretsmanager:GetSecretValue', 'secretsmanager:TagResource']),
      Resource: kept,
      Condition: { Bool: { 'aws:ViaAWSService': 'true' } },
    },
    { ...allow('iam:CreateServiceLinkedRole'), Resource: role, Condition: { StringEquals: { 'iam:AWSServiceName': 'directconnect.amazonaws.com' } } },
    { ...allow('iam:GetRole'), Resource: role },
  ];
}
