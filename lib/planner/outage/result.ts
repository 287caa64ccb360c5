import type { OutageVerdict, WorkloadOutage } from './demand';
import { INSTANT } from './simulation';
import type { Tally } from './tally';
import type { OutageWeek } from './week';

/** The least that the best scheduler has there in time. */
export interface Best {
  /** By row: of its volume. */
  readonly share: Float64Array;
  /** By [segment x tiers + tier]: of the reserved rate. */
  readonly carried: Float64Array;
}

/** Everything in time. */
export function newBest(week: OutageWeek): Best {
  return { share: new Float64Array(week.rows).fill(1), carried: new Float64Array(week.reserved.length).fill(1) };
}

/** What was found, by row and segment. */
export interface Findings {
  /** Expected of strict-priority queues. */
  readonly tally: Tally;
  /** Possible. */
  readonly best: Best;
  /** By row: the part that is carried where the rest piles up without end, else NaN. */
  readonly piled: Float64Array;
  /** Whether the outage has no end. */
  readonly isEndless: boolean;
}

/** From good to bad; what a workload chose itself comes before what it suffers. */
const VERDICTS: readonly OutageVerdict[] = ['on-time', 'late', 'partial', 'starved', 'suspended'];

interface Part {
  readonly verdict: OutageVerdict;
  readonly share: number;
  readonly best: number;
  readonly late: number;
  readonly slack: number;
}

/** What becomes of each workload: the worst of its rows and rates. */
export function resultOf(week: OutageWeek, findings: Findings): readonly WorkloadOutage[] {
  const parts = week.workloads.map((): Part[] => [{ verdict: 'on-time', share: 1, best: 1, late: -1, slack: Infinity }]);
  week.workload.forEach((workload, row) => parts[workload]!.push(rowPart(week, row, findings)));
  week.bands.forEach((band) => parts[band.workload]!.push(bandPart(band, findings)));
  return week.workloads.map((workload, index) => joined(workload, parts[index]!));
}

function rowPart(week: OutageWeek, row: number, { tally, best, piled, isEndless }: Findings): Part {
  const isSuspended = week.suspended[row] === 1;
  if (isSuspended && isEndless) return { verdict: 'suspended', share: 0, best: 0, late: -1, slack: Infinity };
  const carried = piled[row]!;
  if (carried >= 0) {
    const verdict = isSuspended ? 'suspended' : carried > INSTANT ? 'partial' : 'starved';
    return { verdict, share: carried, best: Math.max(best.share[row]!, carried), late: -1, slack: Infinity };
  }
  const late = tally.late[row]!;
  const verdict = isSuspended ? 'suspended' : late > INSTANT ? 'late' : 'on-time';
  return { verdict, share: tally.share[row]!, best: best.share[row]!, late, slack: tally.slack[row]! };
}

function bandPart({ suspended, cells }: OutageWeek['bands'][number], { tally, best }: Findings): Part {
  if (suspended) return { verdict: 'suspended', share: 0, best: 0, late: -1, slack: Infinity };
  const share = least(tally.carried, cells);
  const verdict = share >= 1 - INSTANT ? 'on-time' : share > INSTANT ? 'partial' : 'starved';
  return { verdict, share, best: least(best.carried, cells), late: -1, slack: Infinity };
}

function joined(workload: string, parts: readonly Part[]): WorkloadOutage {
  const verdict = VERDICTS[Math.max(...parts.map((part) => VERDICTS.indexOf(part.verdict)))]!;
  const late = Math.max(...parts.map((part) => part.late));
  const slack = Math.min(...parts.map((part) => part.slack));
  return {
    workload,
    verdict,
    ...(verdict === 'on-time' && slack < Infinity ? { slackSeconds: slack } : {}),
    ...((verdict === 'late' || verdict === 'suspended') && late > INSTANT ? { lateSeconds: late } : {}),
    share: rounded(Math.min(...parts.map((part) => part.share))),
    optimalShare: rounded(Math.min(...parts.map((part) => part.best))),
  };
}

const least = (values: Float64Array, cells: Int32Array): number => cells.reduce((min, cell) => Math.min(min, values[cell]!), 1);

/** The last bits of a computation make neither all nor nothing into something else. */
const rounded = (share: number): number => (share > 1 - 1e-9 ? 1 : share < 1e-9 ? 0 : share);
