import { Validations } from 'aws-cdk-lib';
import { CfnResiliencyGroup, type CfnConnection } from 'aws-cdk-lib/aws-directconnect';
import type { Construct } from 'constructs';
import { nameTag, resiliencyGroupName } from './naming';
import type { LinkPlan } from '../planner/network-plan';

/** The words of AWS for what has to survive: https://docs.aws.amazon.com/directconnect/latest/APIReference/API_CreateResiliencyGroup.html */
const MODELS = { basic: 'basic-resiliency', high: 'high-resiliency', maximum: 'maximum-resiliency' } as const;

/**
 * A resiliency group with the connections of a link: it declares to AWS what the link has to survive. The list of its members is
 * authoritative, and only grows with the link.
 *
 * @param scope in a stack of the Region of the connections
 * @param network the name of the network
 * @param link the link
 * @param connections its own dedicated connections in the Region
 */
export function resiliencyGroup(scope: Construct, network: string, link: LinkPlan, connections: readonly CfnConnection[]): CfnResiliencyGroup {
  const group = new CfnResiliencyGroup(scope, `ResiliencyGroup ${link.name}`, {
    resiliencyGroupName: resiliencyGroupName(network, link.name),
    intendedResiliencyModel: MODELS[link.resilience],
    connectionArns: connections.map(({ attrConnectionArn }) => attrConnectionArn),
    tags: nameTag(network, link.name),
  });
  Validations.of(group).acknowledge({ id: 'CloudFormation-Validate::F3006', reason: 'the rules of aws-cdk-lib do not have this type of resource yet' });
  return group;
}
