import { hashEfficiency } from './capacity';
import type { CloudLinkDecision } from './cloud-links';
import type { Finding } from './network-plan';
import { gbps } from './numbers';
import { usesObjectStorage } from './object-storage';
import { insistedTraining, objectStoragePath, outgrownLimits, overBudget, refusedTraining } from './workload-plan';
import type { Traffic } from '../definition/hybrid-network';

/**
 * Interconnects of one provider that an account gets without asking:
 * https://docs.aws.amazon.com/interconnect/latest/userguide/quotas_for_aws_interconnect.md
 */
const PER_ACCOUNT = 2;

/** Connections behind one interconnect: https://docs.aws.amazon.com/interconnect/latest/userguide/what-is-interconnect.html */
const CONNECTIONS = 4;

/** What a reader should know of the links between clouds, with months of growth until the end of the horizon. */
export function cloudLinkFindings(decisions: readonly CloudLinkDecision[], months: number): readonly Finding[] {
  return [
    ...decisions.flatMap(tooSmall),
    ...decisions.flatMap(withoutWorkloads),
    ...decisions.flatMap(({ traffic, plan }) => [
      ...plan.workloads.flatMap(refusedTraining),
      ...plan.workloads.flatMap(insistedTraining),
      ...traffic.flatMap((workload) => overBudget(workload, `link ${plan.name}`, plan.roundTripTimeMs)),
      ...traffic.flatMap((workload) => objectStorage(workload, plan.name)),
      ...traffic.flatMap((workload) => outgrownLimits(workload, months)),
    ]),
    ...quotas(decisions),
    ...decisions.flatMap(largerThanNeeded),
    ...decisions.flatMap(free),
    ...decisions.map(offered),
    ...decisions.flatMap(fewFlows),
  ];
}

function tooSmall({ link, enough, plan: { requirement, bandwidthMbps } }: CloudLinkDecision): Finding[] {
  return enough ? [] : [{
    code: 'interconnect-too-small',
    severity: 'error',
    subject: link.name,
    message: `it needs ${gbps(requirement.requiredMbps)}, and the most that can be ordered is ${gbps(bandwidthMbps)}: give its workloads more time, or move some of them to one cloud`,
  }];
}

function withoutWorkloads({ link, plan }: CloudLinkDecision): Finding[] {
  return plan.workloads.some(({ sized }) => sized) ? [] : [{
    code: 'no-workloads', severity: 'warning', subject: link.name, message: 'no workload that counts uses it: it has the least bandwidth that there is',
  }];
}

/** What has to exist besides this plan for a transfer to object storage to take the interconnect. */
function objectStorage(workload: Traffic, link: string): Finding[] {
  if (!usesObjectStorage(workload)) return [];
  const needs = workload.direction === 'toSite'
    ? 'interface endpoints of S3 in a VPC'
    : 'the range of private.googleapis.com (199.36.153.8/30) among the routes that the transport announces, and its name resolved on AWS';
  return [objectStoragePath(workload, link, needs)];
}

/** Both providers give few of these without being asked. */
function quotas(decisions: readonly CloudLinkDecision[]): Finding[] {
  const places = decisions.map(({ plan: { google } }) => `${google.project} ${google.region}`);
  const again = decisions.filter((_, i) => places.indexOf(places[i]!) < i);
  return [
    ...(decisions.length > PER_ACCOUNT ? [{
      code: 'interconnect-quota',
      severity: 'warning' as const,
      subject: decisions[PER_ACCOUNT]!.link.name,
      message: `the plan has ${decisions.length} interconnects, and an account of AWS gets ${PER_ACCOUNT} to one provider until a higher quota is granted`,
    }] : []),
    ...again.map(({ link, plan: { google } }): Finding => ({
      code: 'transport-quota',
      severity: 'warning',
      subject: link.name,
      message: `project ${google.project} has another one in ${google.region}, and gets one transport a region until a higher quota is granted`,
    })),
  ];
}

function largerThanNeeded({ link, enough, speed }: CloudLinkDecision): Finding[] {
  return !enough || enough.mbps >= speed.mbps ? [] : [{
    code: 'interconnect-kept',
    severity: 'note',
    subject: link.name,
    message: `it keeps the ${gbps(speed.mbps)} of the lock, and ${gbps(enough.mbps)} would be enough: take its entry out of the lock to lower it in place`,
  }];
}

function free({ link, plan: { isFreeOnAws, aws, bandwidthMbps } }: CloudLinkDecision): Finding[] {
  return isFreeOnAws ? [{
    code: 'interconnect-free',
    severity: 'note',
    subject: link.name,
    message: `AWS charges nothing for one interconnect of ${gbps(bandwidthMbps)} in ${aws.region} to each provider, and this is it; Google Cloud charges for its side, and may limit this bandwidth by a quota`,
  }] : [];
}

/** The catalogue has the bandwidths that both providers name: what two regions have left is known to their accounts only. */
function offered({ link, plan: { aws, bandwidthMbps } }: CloudLinkDecision): Finding {
  return {
    code: 'interconnect-offered',
    severity: 'note',
    subject: link.name,
    message: `confirm that ${gbps(bandwidthMbps)} are on offer: aws interconnect list-environments --region ${aws.region} lists the bandwidths, and the environment id that the order needs`,
  };
}

/** AWS says that four connections share the traffic, and not what each of them carries. */
function fewFlows({ link, plan: { requirement } }: CloudLinkDecision): Finding[] {
  const { flows } = requirement[requirement.bindingDirection];
  return flows === 0 || hashEfficiency(CONNECTIONS, flows) > 0.9 ? [] : [{
    code: 'flows-share-interconnect',
    severity: 'note',
    subject: link.name,
    message: `so few connections (as ${Math.round(flows)} equal ones) fill the ${CONNECTIONS} connections of an interconnect unevenly, and what each of these carries is not published: more parallel connections are safer`,
  }];
}
