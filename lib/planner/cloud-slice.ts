import { brokenPlanProblem, circuitsGivenUpProblem, show, unknownCloudProblem } from '../errors';
import { awsEndsOf } from './cross-cloud-end';
import type { CloudLinkPlan, CloudPlan, LinkPlan, NetworkPlan } from './network-plan';
import { planShape } from './verify/plan-shape';

/** The part of a plan that one cloud's construct builds. */
export interface CloudSlice<P extends CloudPlan['provider']> {
  /** The cloud. */
  readonly cloud: Extract<CloudPlan, { provider: P }>;
  /** The links that end in it; on AWS those of Cross-Cloud Interconnect too, as that end has them. */
  readonly links: readonly LinkPlan[];
  /** The links between clouds that end in it. */
  readonly cloudLinks: readonly CloudLinkPlan[];
}

/**
 * Cuts out of a plan what one cloud's construct builds.
 *
 * @throws HybridNetworkError when it is no plan of this version, has not the form of one, gives up circuits of its lock, or has no such cloud of this provider
 */
export function cloudSlice<P extends CloudPlan['provider']>(plan: NetworkPlan, provider: P, cloudName: string, construct: string): CloudSlice<P> {
  const format: NetworkPlan['format'] = 'hybrid-ai-network/plan@2';
  const given = (plan as NetworkPlan | undefined)?.format;
  if (given !== format) throw brokenPlanProblem(construct, cloudName, `its format is ${show(given)}, not "${format}"`);
  const wrong = SOUND.has(plan) ? undefined : planShape(plan);
  if (wrong !== undefined) throw brokenPlanProblem(construct, cloudName, `plan${wrong}`);
  SOUND.add(plan);
  const givenUp = plan.findings.filter(({ code }) => code === 'circuit-given-up').map(({ subject }) => subject);
  if (givenUp.length > 0) throw circuitsGivenUpProblem(construct, givenUp);
  const own = plan.clouds.filter((cloud): cloud is CloudSlice<P>['cloud'] => cloud.provider === provider);
  const cloud = own.find(({ name }) => name === cloudName);
  if (!cloud) throw unknownCloudProblem(construct, cloudName, own.map(({ name }) => name));
  return {
    cloud,
    links: [...plan.links.filter((link) => link.cloud === cloudName), ...awsEndsOf(plan, cloud)],
    cloudLinks: plan.cloudLinks.filter(({ aws, google }) => aws.cloud === cloudName || google.cloud === cloudName),
  };
}

/** Plans that were found to have the form of one: each cloud's construct is given the same. */
const SOUND = new WeakSet<NetworkPlan>();
