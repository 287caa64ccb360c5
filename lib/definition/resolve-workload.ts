import { DEFAULTS } from './defaults';
import type { CloudWorkload, Keeps, Link, Traffic, TrafficMatch, Window, Workload } from './hybrid-network';
import type { PolicyDefinition, WorkloadDefinition } from './schema';
import { DAYS, weekOf } from './week';
import { Bandwidth, DataSize, Duration, Percentage } from '../units';

type Of<Kind extends WorkloadDefinition['kind']> = Extract<WorkloadDefinition, { kind: Kind }>;

/** A workload on the link that joins its ends. */
export function resolveWorkload(name: string, workload: WorkloadDefinition, links: readonly Link[], policy: PolicyDefinition): Workload {
  const { from, to } = workload;
  const link = links.find(({ site, cloud }) => (site.name === from && cloud.name === to) || (site.name === to && cloud.name === from))!;
  return { ...common(name, workload, policy), link, direction: from === link.site.name ? 'toCloud' : 'toSite', ...specific(workload) };
}

/** A workload between two clouds. */
export function resolveCloudWorkload(name: string, workload: WorkloadDefinition, aws: string, policy: PolicyDefinition): CloudWorkload {
  return { ...common(name, workload, policy), direction: workload.from === aws ? 'toGoogle' : 'toAws', ...specific(workload) };
}

function common(name: string, { growth, survive, match }: WorkloadDefinition, policy: PolicyDefinition): Pick<Traffic, 'name' | 'growth' | 'survive' | 'match'> {
  const keeps = (failure: 'location' | 'dedicated'): Keeps => {
    const kept = survive?.[failure] ?? policy.survive?.[failure] ?? DEFAULTS.survive[failure];
    return typeof kept === 'string' ? kept : { ...kept };
  };
  return {
    name,
    growth: Percentage.parseGrowth(growth ?? policy.growth ?? DEFAULTS.policy.growth).toFraction(),
    survive: { location: keeps('location'), dedicated: keeps('dedicated') },
    ...(match && { match: match.map(resolveMatch) }),
  };
}

const resolveMatch = ({ from, to, protocol, port }: NonNullable<WorkloadDefinition['match']>[number]): TrafficMatch =>
  ({ ...(from !== undefined && { from }), ...(to !== undefined && { to }), protocol, port });

function specific(workload: WorkloadDefinition) {
  switch (workload.kind) {
    case 'dataset-transfer': return datasetTransfer(workload);
    case 'model-sync': return { ...sync(workload, workload.atMostEvery), kind: workload.kind, bidirectional: workload.bidirectional ?? false };
    case 'checkpoint-replication': return { ...sync(workload, workload.every), kind: workload.kind };
    case 'inference': return inference(workload);
    case 'distributed-training': return distributedTraining(workload);
    case 'telemetry': return { kind: workload.kind, rate: Bandwidth.parse(workload.rate), flows: workload.flows ?? DEFAULTS.flows };
  }
}

function datasetTransfer({ kind, endpoint = 'network', volume, window, flows = DEFAULTS.flows, rateLimit, paced = true }: Of<'dataset-transfer'>) {
  return {
    kind,
    endpoint,
    volume: DataSize.parse(volume),
    window: resolveWindow(window),
    flows,
    ...(rateLimit !== undefined && { rateLimit: Bandwidth.parse(rateLimit) }),
    paced,
  };
}

function resolveWindow({ days, start, duration, timeZone = DEFAULTS.timeZone, mayMove, mayWiden }: Of<'dataset-transfer'>['window']): Window {
  const [hours, minutes] = start.split(':').map(Number) as [number, number];
  return {
    days: days.map((day) => DAYS.indexOf(day)).sort((a, b) => a - b),
    start: hours * 3_600 + minutes * 60,
    duration: Duration.parse(duration),
    timeZone,
    ...(mayMove !== undefined && { mayMove: Duration.parse(mayMove) }),
    ...(mayWiden !== undefined && { mayWiden: Duration.parse(mayWiden) }),
  };
}

function sync({ artifact, within, flows = DEFAULTS.flows, paced = false }: Of<'model-sync'> | Of<'checkpoint-replication'>, period: Of<'model-sync'>['atMostEvery']) {
  return { artifact: DataSize.parse(artifact), period: Duration.parse(period), within: Duration.parse(within), flows, paced };
}

function inference({ kind, latencyBudget, profile = 'constant', timeZone = DEFAULTS.timeZone, ...given }: Of<'inference'>) {
  return {
    kind,
    requestsPerSecond: given.requestsPerSecond,
    requestSize: DataSize.parse(given.requestSize),
    responseSize: DataSize.parse(given.responseSize),
    sizeVariation: given.sizeVariation ?? DEFAULTS.sizeVariation,
    flows: given.flows ?? DEFAULTS.inferenceFlows,
    ...(latencyBudget !== undefined && { latencyBudget: Duration.parse(latencyBudget) }),
    profile: weekOf(profile),
    timeZone,
  };
}

function distributedTraining(workload: Of<'distributed-training'>) {
  return {
    kind: workload.kind,
    gradientSize: DataSize.parse(workload.gradientSize),
    stepsPerSecond: workload.stepsPerSecond,
    flows: workload.flows ?? DEFAULTS.flows,
    maximumRoundTripTime: Duration.parse(workload.maximumRoundTripTime ?? DEFAULTS.maximumRoundTripTime),
    insist: workload.insist ?? false,
  };
}
