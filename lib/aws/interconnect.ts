import { CfnDeletionPolicy, Stack, Token } from 'aws-cdk-lib';
import { CfnConnection } from 'aws-cdk-lib/aws-interconnect';
import { Construct } from 'constructs';
import { type Problem, requireNone } from '../errors';
import { nameTag, output, secretText } from './naming';
import {
  awsRegionProblem,
  interconnectOrderProblem,
  interconnectValueProblem,
  unknownInterconnectProblem,
} from './problems';
import { isSecretName } from './secret-rules';
import type { CloudLinkPlan } from '../planner/network-plan';

const NAME = 'AwsInterconnect';

/** An order that starts on AWS: Google Cloud accepts it with the activation key that AWS then shows. */
export interface StartedOnAws {
  /**
   * The environment that leads to the region of Google Cloud, such as `mce-aws-gcp-iad`: it is known to the account, and is found by
   * `aws interconnect list-environments --region REGION --provider cloudServiceProvider=gcp`. Another one replaces the interconnect.
   */
  readonly environmentId: string;
}

/** An order that starts on Google Cloud: AWS accepts it with the activation key that Google Cloud shows. */
export interface StartedOnGoogle {
  /**
   * The name of a secret in AWS Secrets Manager, in the account and Region of the stack, whose whole text is the activation key. The key
   * carries the environment and the bandwidth, so the template has neither. Another name replaces the interconnect.
   */
  readonly activationKeySecret: string;
}

/** How an interconnect is ordered. */
export type InterconnectOrder = StartedOnAws | StartedOnGoogle;

/** What interconnects are made from. */
export interface AwsInterconnectProps {
  /** The name of the network: it starts the names of the interconnects. */
  readonly network: string;
  /** Links between clouds whose end on AWS is in the Region of the stack. */
  readonly links: readonly CloudLinkPlan[];
  /** The id or the ARN of the Direct Connect gateway that they are attached to, or a reference to its id. Another one replaces the interconnects. */
  readonly directConnectGatewayId: string;
  /** How each of the links is ordered, by its name. */
  readonly orders: Readonly<Record<string, InterconnectOrder>>;
}

/**
 * The AWS end of links between clouds: AWS Interconnect - multicloud, attached to the Direct Connect gateway. AWS and Google Cloud build four
 * connections in at least two buildings behind each, run BGP on them and encrypt them:
 * https://docs.aws.amazon.com/interconnect/latest/userguide/what-is-interconnect.html
 *
 * **It is up when the other side has accepted it.** The resource stands in state `requested` until then. The template does not hold the
 * activation key, and CloudFormation returns none: `aws interconnect get-connection --identifier ID` shows it, with the id of the output.
 *
 * **What changes in place, and what replaces.** Bandwidth and description change in place, and Google Cloud has to allow the new bandwidth. The
 * gateway, the environment, the activation key and the project replace: the old interconnect then stays, because the new one carries nothing
 * before it is accepted; delete it by hand afterwards. Deleting the stack deletes the interconnect.
 */
export class AwsInterconnect extends Construct {
  /** The interconnects, by the name of the link. */
  readonly connections: ReadonlyMap<string, CfnConnection>;

  /**
   * Builds the interconnects.
   *
   * @param scope in a Stack of aws-cdk-lib
   * @param id stable within the scope
   * @param props what to build
   * @throws HybridNetworkError when the Region is another one, an order is missing or too many, or a value is not what AWS takes
   */
  constructor(scope: Construct, id: string, props: AwsInterconnectProps) {
    super(scope, id);
    requireRegions(this, props.links);
    requireNone([...orderProblems(props), ...props.links.flatMap((link) => valueProblems(link, props.orders[link.name]))]);
    this.connections = new Map(props.links.map((link) => [link.name, connection(this, link, props)]));
    for (const [name, { attrConnectionId, attrSharedId }] of this.connections) {
      output(this, `ConnectionId-${name}`, attrConnectionId, `Interconnect ${name}: what aws interconnect get-connection takes`);
      output(this, `SharedId-${name}`, attrSharedId, `Interconnect ${name}: by what both providers know it`);
    }
  }
}

function connection(scope: Construct, link: CloudLinkPlan, { network, directConnectGatewayId, orders }: AwsInterconnectProps): CfnConnection {
  const order = orders[link.name]!;
  const resource = new CfnConnection(scope, link.name, {
    attachPoint: directConnectGatewayId.startsWith('arn:') ? { arn: directConnectGatewayId } : { directConnectGateway: directConnectGatewayId },
    description: `${network} ${link.name}`,
    ...('environmentId' in order
      ? { environmentId: order.environmentId, bandwidth: bandwidthText(link.bandwidthMbps), remoteAccount: { identifier: link.google.project } }
      : { activationKey: secretText(order.activationKeySecret) }),
    tags: nameTag(network, link.name),
  });
  resource.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN;
  return resource;
}

/** A bandwidth as AWS writes it: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-interconnect-connection.html */
const bandwidthText = (mbps: number): string => (mbps % 1000 === 0 ? `${mbps / 1000}Gbps` : `${mbps}Mbps`);

/** AWS places an interconnect in the Region of the call. */
function requireRegions(construct: Construct, links: readonly CloudLinkPlan[]): void {
  const { region } = Stack.of(construct);
  const other = Token.isUnresolved(region) ? undefined : links.find(({ aws }) => aws.region !== region);
  if (other) throw awsRegionProblem(NAME, other.aws.cloud, other.aws.region, region);
}

function orderProblems({ links, orders }: AwsInterconnectProps): Problem[] {
  const known = links.map(({ name }) => name);
  return [
    ...links.filter(({ name }) => !Object.hasOwn(orders, name)).map(({ name, aws }) => interconnectOrderProblem(NAME, name, aws.region)),
    ...Object.keys(orders).filter((name) => !known.includes(name)).map((name) => unknownInterconnectProblem(NAME, name, known)),
  ];
}

/** What AWS takes: https://docs.aws.amazon.com/interconnect/latest/APIReference/API_CreateConnection.html */
const ENVIRONMENT_ID = /^[\w-]{1,64}$/;
const REMOTE_ACCOUNT = /^[-\w@.]{1,255}$/;

function valueProblems({ name, bandwidthMbps, google }: CloudLinkPlan, order: InterconnectOrder | undefined): Problem[] {
  const refuse = (what: string, given: unknown, wanted: string): Problem[] => [interconnectValueProblem(name, what, given, wanted)];
  const isText = (text: unknown, fits: (text: string) => boolean) => typeof text === 'string' && (Token.isUnresolved(text) || fits(text));
  return [
    ...(Number.isInteger(bandwidthMbps) && bandwidthMbps > 0 ? [] : refuse('bandwidth', bandwidthMbps, 'plan again with planNetwork: it is a whole number of Mbps')),
    ...(isText(google.project, (text) => REMOTE_ACCOUNT.test(text)) ? [] : refuse('project', google.project, 'give the id of a project of Google Cloud')),
    ...(order && 'environmentId' in order && !isText(order.environmentId, (text) => ENVIRONMENT_ID.test(text))
      ? refuse('environment id', order.environmentId, 'take it from aws interconnect list-environments, such as mce-aws-gcp-iad') : []),
    ...(order && 'activationKeySecret' in order && !isText(order.activationKeySecret, isSecretName)
      ? refuse('name of the secret', order.activationKeySecret, 'name a secret of AWS Secrets Manager; never the key itself') : []),
  ];
}
