import { growthOf } from './arithmetic';
import { sameNames, sameRate } from './claim';
import { burstAt, counts, meanOf, peakOf, type Way } from './part';
import type { Case } from './subject';
import type { DistributedTraining, Traffic } from '../../definition/hybrid-network';
import type { WorkloadPlan } from '../network-plan';

/** Checks what the plan says of each workload. */
export function checkWorkloads({ plan, network, report }: Case, wires: ReadonlyMap<string, number>): void {
  if (!sameNames(plan.workloads.map(({ name }) => name), network.workloads.map(({ name }) => name))) {
    report('workloads', plan.name, 'its workloads are not those of the definition');
  }
  const links = new Map(plan.links.map((link) => [link.name, link]));
  const defined = new Map(network.workloads.map((workload) => [workload.name, workload]));
  for (const row of plan.workloads) {
    const workload = defined.get(row.name);
    if (!workload) continue;
    const link = links.get(row.link);
    const peakMbps = link && Math.max(link.requirement.toCloud.peakMbps, link.requirement.toSite.peakMbps);
    checkWorkload({
      row,
      workload,
      carrier: workload.link.name,
      ...(link && { link: { peakMbps: peakMbps!, capacityMbps: link.primary.capacityMbps, wire: wires.get(link.name) ?? 1 } }),
      months: plan.policy.growthMonths,
    }, report);
  }
}

/** A workload of a plan with what carries it. */
export interface WorkloadCase {
  /** What is judged. */
  readonly row: WorkloadPlan;
  /** As defined. */
  readonly workload: Traffic;
  /** The name of the link that carries it by its definition. */
  readonly carrier: string;
  /** The link that carries it by the plan; absent where the plan has none of that name. */
  readonly link?: {
    /** What all that counts asks of its busier direction. */
    readonly peakMbps: number;
    /** What it carries. */
    readonly capacityMbps: number;
    /** Wire rate over payload. */
    readonly wire: number;
  };
  /** Months of growth until the end of the horizon. */
  readonly months: number;
}

const matchText = ({ match = [] }: Pick<Traffic, 'match'>): string => JSON.stringify(match.map(({ from, to, protocol, port }) => [from, to, protocol, port]));

/** Checks what the plan says of one workload. */
export function checkWorkload(one: WorkloadCase, report: Case['report']): void {
  const { row, workload, carrier } = one;
  if (row.kind !== workload.kind || row.link !== carrier) report('workload', row.name, 'its kind or link is not as defined');
  if (row.sized !== counts(workload)) report('workload-sized', row.name, `it says that it is ${row.sized ? '' : 'not '}counted, and the definition says otherwise`);
  if (matchText(row) !== matchText(workload)) report('workload-match', row.name, 'what its packets look like is not as defined');
  const back: Way = workload.direction === 'toCloud' ? 'toSite' : 'toCloud';
  const rates = [
    ['rate', row.rateMbps, rateOf(workload, workload.direction)],
    ['rate back', row.returnRateMbps, rateOf(workload, back)],
    ['mean', row.meanMbps, meanOf(workload, workload.direction)],
    ['burst', row.burstMbps ?? 0, burstOf(workload)],
  ] as const;
  for (const [what, given, found] of rates) if (!sameRate(given, found)) report('workload-rate', row.name, `it says its ${what} is ${given} Mbps, and it is ${found}`);
  if ((workload.kind === 'distributed-training') !== (row.training !== undefined)) report('training', row.name, 'distributed training has a verdict, and nothing else has');
  else if (workload.kind === 'distributed-training' && one.link) checkTraining(row, workload, one.link, one.months, report);
}

/** What a workload asks for today while it runs. */
function rateOf(workload: Traffic, way: Way): number {
  if (workload.kind === 'dataset-transfer') return way === workload.direction ? workload.volume.toBytes() / 125_000 / workload.window.duration.toSeconds() : 0;
  if (workload.kind !== 'inference') return meanOf(workload, way) * ('within' in workload ? workload.period.toSeconds() / workload.within.toSeconds() : 1);
  return peakOf(workload, way);
}

function burstOf(workload: Traffic): number {
  return workload.kind === 'inference' ? burstAt(workload, workload.direction, Math.max(...workload.profile)) : 0;
}

/** The numbers of a verdict on training: what it needs, what is left beside the rest, and how long a step takes with that. */
function checkTraining(row: WorkloadPlan, workload: DistributedTraining, { peakMbps, capacityMbps, wire }: NonNullable<WorkloadCase['link']>, months: number, report: Case['report']): void {
  const { insisted, reasons, neededMbps, spareMbps, exchangeSeconds, stepSeconds } = row.training!;
  const gradient = workload.gradientSize.toBytes() / 125_000;
  const needed = gradient * workload.stepsPerSecond;
  const own = workload.insist ? needed * wire * growthOf(workload.growth, months) : 0;
  const spare = Math.max(0, capacityMbps - (peakMbps - own));
  const wrong = (what: string, given: unknown, found: unknown) => report('training', row.name, `it says ${what} is ${String(given)}, and ${String(found)} was found`);
  if (insisted !== workload.insist) wrong('whether the definition insists', insisted, workload.insist);
  if (reasons.length === 0) report('training', row.name, 'it gives no reason');
  if (!sameRate(neededMbps, needed)) wrong('what it needs', neededMbps, needed);
  if (!sameRate(spareMbps, spare)) wrong('what is left for it', spareMbps, spare);
  if (Math.abs(stepSeconds - 1 / workload.stepsPerSecond) > 0.0006) wrong('the time of a step', stepSeconds, 1 / workload.stepsPerSecond);
  const exchange = spare > 0 ? (gradient * wire) / spare : undefined;
  const isSame = exchange === undefined || exchangeSeconds === undefined
    ? exchange === exchangeSeconds || spare < 0.001
    : Math.abs(exchange - exchangeSeconds) <= 0.0006 + (exchange * 0.002) / spare;
  if (!isSame) wrong('the time of an exchange', exchangeSeconds, exchange);
}
