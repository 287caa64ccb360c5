import type { Construct } from 'constructs';
import { resourceName } from './names';
import type { GoogleCloudPlan } from '../planner/network-plan';

/** What every slice builds with. */
export interface GoogleContext {
  /** Where resources stand. */
  readonly scope: Construct;
  /** The cloud. */
  readonly cloud: GoogleCloudPlan;
  /** The id of the VPC network. */
  readonly networkId: string;
  /** The name of a resource: that of the network of the plan, and an id. */
  readonly name: (id: string) => string;
  /** Labels of resources that take some; absent where there are none. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** Names start with that of the network, so that two networks may share a project. */
export const namer = (network: string) => (id: string): string => resourceName(`${network}-${id}`);

/** The labels as an argument. */
export const labelled = ({ labels }: GoogleContext): { readonly labels?: Record<string, string> } => (labels ? { labels: { ...labels } } : {});
