import { RATE_TOLERANCE, type Report, sameRate } from './claim';
import { timeAbove } from './edf';
import { type Piece, placeOfLeast, tooSmall } from './least';
import { allOnAverage, allPaced, type Need, type Needs, sharesIn, equalFlows } from './needs';
import { type Part, type Way, WAYS } from './part';
import type { Week } from './week';
import type { HybridNetwork } from '../../definition/hybrid-network';
import type { BindingInterval, DirectionRequirement, LinkPlan } from '../network-plan';
import { WEEK } from '../time';

/** Mbps by workload. */
type Shares = ReadonlyMap<string, number>;

/** What a link has to carry with everything up, as far as the plan's own claims about it hold. */
export type Normal = Readonly<Record<Way, Need>>;

/** Checks how much a link needs, and returns it as payload. */
export function checkRequirement(link: Pick<LinkPlan, 'name' | 'requirement'>, needs: Needs, wire: number, network: HybridNetwork, report: Report): Normal {
  const [toCloud, toSite] = WAYS.map((way) => direction(link, way, needs, wire, network, report));
  const rules = WAYS.flatMap((way) => [
    { way, rule: 'headroom', mbps: link.requirement[way].headroomMbps },
    { way, rule: 'utilization', mbps: link.requirement[way].utilizationMbps },
  ]);
  const { requiredMbps, failureMbps, bindingRule, bindingDirection } = link.requirement;
  const most = Math.max(...rules.map(({ mbps }) => mbps));
  if (!sameRate(requiredMbps, Math.max(most, failureMbps))) {
    report('required-is-not-the-most', link.name, `it says ${requiredMbps} Mbps are required, and its rules ask for ${Math.max(most, failureMbps)}`);
  }
  const binding = rules.filter(({ mbps }) => sameRate(mbps, most));
  const isFailure = failureMbps > most + RATE_TOLERANCE;
  if (!binding.some(({ way }) => way === bindingDirection)) report('binding-direction', link.name, `it says ${bindingDirection} asks for the most, and it does not`);
  if (isFailure ? bindingRule !== 'failure' : bindingRule === 'failure' ? failureMbps < most - RATE_TOLERANCE : !binding.some(({ rule }) => rule === bindingRule)) {
    report('binding-rule', link.name, `it says the rule that binds is ${bindingRule}, and another one asks for more`);
  }
  return { toCloud: toCloud!, toSite: toSite! };
}

function direction(link: Pick<LinkPlan, 'name' | 'requirement'>, way: Way, needs: Needs, wire: number, network: HybridNetwork, report: Report): Need {
  const { policy } = network;
  const plan = link.requirement[way];
  const parts = needs.grown[way];
  const weeks = needs.weeks(parts);
  const subject = `${link.name} ${way}`;
  const tolerance = RATE_TOLERANCE / wire;
  const peak = plan.peakMbps / wire;
  for (const week of weeks) {
    const missed = tooSmall(week, peak * (1 + 1e-9) + tolerance);
    if (missed) {
      report('edf-misses-deadline', subject, `at ${plan.peakMbps} Mbps not every deadline is met: ${missedText(missed.pieces)} needs ${missed.mbps * wire} Mbps`);
      break;
    }
  }
  const shares = checkBinding(plan, parts, needs, wire, subject, report);
  const flows = equalFlows(parts, shares);
  if (Math.abs(plan.flows - (flows === Infinity ? 0 : flows)) > 0.06 + 1e-6 * plan.flows) {
    report('flows', subject, `it says ${plan.flows} equal flows share circuits, and the shares make them ${flows === Infinity ? 0 : flows}`);
  }
  checkToday(plan, way, needs, wire, subject, report);
  checkPaced(plan, parts, needs, wire, subject, report);
  checkSustained(plan, parts, needs, wire, subject, report);
  const derived = [
    ['headroom', plan.headroomMbps, plan.peakMbps * (1 + policy.headroom), 1 + policy.headroom],
    ['utilization', plan.utilizationMbps, plan.sustainedMbps / policy.utilizationLimit, 1 / policy.utilizationLimit],
  ] as const;
  for (const [rule, given, found, factor] of derived) {
    if (Math.abs(given - found) > RATE_TOLERANCE * (1 + factor)) report(`${rule}-rate`, subject, `it says the rule of ${rule} asks for ${given} Mbps, and it asks for ${found}`);
  }
  const exact = [...shares.values()].reduce((sum, mbps) => sum + mbps, 0);
  return needs.needOf(sameRate(exact * wire, plan.peakMbps) ? exact : peak, parts, shares, way);
}

const missedText = (pieces: readonly Piece[]): string => pieces.map(({ start, duration }) => `the interval from second ${start} for ${duration} s`).join(' with ');

/** The interval that decides proves that less is not enough: what has to be sent within it is worked out again. */
function checkBinding(plan: DirectionRequirement, parts: readonly Part[], needs: Needs, wire: number, subject: string, report: Report): Shares {
  const { binding, peakMbps } = plan;
  if (!binding) {
    if (peakMbps > 0) report('binding-missing', subject, `it says ${peakMbps} Mbps are needed, and not by which interval`);
    return new Map();
  }
  const pieces = piecesOf(binding);
  if (!isPartOfWeek(binding, pieces)) {
    report('binding-interval', subject, 'the interval that decides is no part of a week');
    return new Map();
  }
  const claimed = new Map(binding.shares.map(({ workload, mbps }) => [workload, mbps / wire]));
  let found: Shares = new Map();
  let least = Infinity;
  for (const offsets of needs.offsets(parts)) {
    for (const syncsReserved of parts.some(({ windows }) => windows?.limit !== undefined) ? [false, true] : [false]) {
      const shares = sharesIn(parts, pieces, offsets, syncsReserved);
      const distance = parts.reduce((sum, { name }) => sum + Math.abs((shares.get(name) ?? 0) - (claimed.get(name) ?? 0)), 0);
      if (distance < least) [least, found] = [distance, shares];
    }
  }
  const names = new Set(parts.map(({ name }) => name));
  for (const name of new Set([...claimed.keys(), ...found.keys()])) {
    const given = (claimed.get(name) ?? 0) * wire;
    const mbps = (found.get(name) ?? 0) * wire;
    if (!names.has(name) || !sameRate(given, mbps)) report('binding-share', subject, `it says ${name} asks for ${given} Mbps in the interval that decides, and it asks for ${mbps}`);
  }
  const sum = [...found.values()].reduce((total, mbps) => total + mbps * wire, 0);
  if (!sameRate(sum, peakMbps)) report('binding-sum', subject, `it says ${peakMbps} Mbps are needed, and the interval that decides needs ${sum}`);
  if (binding.shares.length !== claimed.size) report('binding-share', subject, 'a workload has two shares in the interval that decides');
  return found;
}

const piecesOf = ({ start, duration, pieces }: BindingInterval): readonly Piece[] => pieces ?? [{ start, duration }];

/** Pieces lie in the week, none in another, and make up the duration. */
function isPartOfWeek({ duration }: BindingInterval, pieces: readonly Piece[]): boolean {
  const sorted = [...pieces].sort((a, b) => a.start - b.start);
  const total = sorted.reduce((sum, piece) => sum + piece.duration, 0);
  const apart = sorted.every((piece, i) => {
    const next = sorted[i + 1]?.start ?? sorted[0]!.start + WEEK;
    return piece.duration > 0 && piece.start < WEEK && piece.start + piece.duration <= next + 1e-6;
  });
  return sorted.length > 0 && apart && Math.abs(total - duration) <= 1e-3 && total <= WEEK + 1e-6;
}

function checkToday(plan: DirectionRequirement, way: Way, needs: Needs, wire: number, subject: string, report: Report): void {
  const today = needs.commonGrowth === undefined ? needs.leastOf(needs.today(way), way).mbps * wire : plan.peakMbps / needs.factors[0]!;
  if (Math.abs(plan.todayMbps - today) > 2 * RATE_TOLERANCE + 1e-9 * today) report('today', subject, `it says ${plan.todayMbps} Mbps are needed today, and ${today} are`);
}

function checkPaced(plan: DirectionRequirement, parts: readonly Part[], needs: Needs, wire: number, subject: string, report: Report): void {
  const { pacedMbps, peakMbps } = plan;
  const wrong = (found: string) => report('paced', subject, `it says ${pacedMbps} Mbps are needed with everything paced, and ${found}`);
  if (parts.every(({ windows, sync }) => windows?.paced !== false && sync?.paced !== false)) {
    if (!sameRate(pacedMbps, peakMbps)) wrong(`everything is, with ${peakMbps}`);
    return;
  }
  const tolerance = (RATE_TOLERANCE + 1e-9 * pacedMbps) / wire;
  const paced = pacedMbps / wire;
  const places = needs.weeks(allPaced(parts)).map((week) => placeOfLeast(week, paced - tolerance, paced + tolerance));
  if (places.includes(1)) wrong('more are');
  else if (!places.includes(0)) wrong('less is enough');
}

/** At most a twentieth of the week is above the sustained rate, and more than that above any lower one. */
const TWENTIETH = 0.05 * (1 + 1e-9);

function checkSustained(plan: DirectionRequirement, parts: readonly Part[], needs: Needs, wire: number, subject: string, report: Report): void {
  const { sustainedMbps } = plan;
  const tolerance = RATE_TOLERANCE + 1e-9 * sustainedMbps;
  const above = (weeks: readonly Week[], mbps: number) => weeks.map((week) => timeAbove(week, mbps / wire));
  const weeks = needs.weeks(allOnAverage(parts));
  const [worst] = above(weeks, sustainedMbps + tolerance).sort((a, b) => b.share - a.share);
  if (worst && worst.share > TWENTIETH) {
    report('sustained-too-low', subject, `it says that at most a twentieth of the week is above ${sustainedMbps} Mbps, and ${worst.share} of it is`);
  }
  if (sustainedMbps <= tolerance) return;
  const below = above(weeks, sustainedMbps * 0.97 - tolerance); // near a level that lasts, what is dropped is too little to tell
  if (below.every(({ share, isSteady }) => share <= TWENTIETH && isSteady)) {
    report('sustained-too-high', subject, `it says that ${sustainedMbps} Mbps are needed for more than a twentieth of the week, and less is enough`);
  }
}
