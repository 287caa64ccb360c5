import type { DirectionRequirement, WorkloadPlan } from './network-plan';

/** A link between a cloud of AWS and a cloud of Google Cloud: one object that AWS and Google keep up between them. */
export interface CloudLinkPlan {
  /** Its name. */
  readonly name: string;
  /** The service: AWS Interconnect - multicloud, on Google's side Partner Cross-Cloud Interconnect for AWS. */
  readonly kind: 'aws-interconnect';
  /** The end on AWS. */
  readonly aws: {
    /** The name of the cloud. */
    readonly cloud: string;
    /** Its Region. */
    readonly region: string;
  };
  /** The end on Google Cloud. */
  readonly google: {
    /** The name of the cloud. */
    readonly cloud: string;
    /** Its region. */
    readonly region: string;
    /** The project of its network. */
    readonly project: string;
  };
  /** From one region to the other and back; absent where it is not known. */
  readonly roundTripTimeMs?: number;
  /** The bandwidth to order, in each direction. */
  readonly bandwidthMbps: number;
  /** Whether it is the one that AWS charges nothing for in its Region; absent where it charges. */
  readonly isFreeOnAws?: boolean;
  /** The largest packet that its sizing counts with: what a network of Google Cloud takes unless it is told otherwise. */
  readonly mtu: number;
  /** How much it needs, and why. */
  readonly requirement: CloudLinkRequirement;
  /** When its bandwidth stops being enough. It is raised in place, within minutes, when that month comes. */
  readonly forecast: CloudLinkForecast;
  /** What was found for each of its workloads. */
  readonly workloads: readonly WorkloadPlan[];
}

/** How much a link between two clouds needs. */
export interface CloudLinkRequirement {
  /** From AWS to Google Cloud. */
  readonly toGoogle: DirectionRequirement;
  /** From Google Cloud to AWS. */
  readonly toAws: DirectionRequirement;
  /** The most that a rule asks for in either direction: what bandwidth is ordered for. */
  readonly requiredMbps: number;
  /** The rule that asks for the most. */
  readonly bindingRule: 'headroom' | 'utilization';
  /** The direction that asks for the most. */
  readonly bindingDirection: 'toGoogle' | 'toAws';
}

/** When a bandwidth stops being enough if demand grows as stated, and which comes next. */
export interface CloudLinkForecast {
  /** The last month that was looked at: growth beyond it is nobody's promise. */
  readonly until: string;
  /** The month in the course of which sustained use passes the policy's limit; absent where that is after `until`. */
  readonly utilization?: string;
  /** The month in the course of which the first deadline is missed. */
  readonly deadline?: string;
  /** The least bandwidth that holds a year longer than the first of these; absent where there is none, or nothing asks for it. */
  readonly next?: {
    /** The bandwidth. */
    readonly bandwidthMbps: number;
    /** What both sides together charge more for it a month. */
    readonly differenceUsd: number;
  };
}

/** A bandwidth that an earlier plan decided on. */
export interface LockedCloudLink {
  /** The bandwidth. */
  readonly bandwidthMbps: number;
}
