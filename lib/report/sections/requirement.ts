import type { BindingInterval, DirectionRequirement, LinkPlan, NetworkPlan } from '../../planner/network-plan';
import { count, percent, rate, weekInterval } from '../format';
import type { Writer } from '../writer';
import { DIRECTIONS, ruleWords, wayWords } from './figures';

/** What pacing has to save before it is worth a word. */
const NOTICEABLE = 0.05;

/** Of an interval in pieces, more than these are only counted. */
const PIECES_SHOWN = 3;

/** How much a link needs in each direction and after a failure, which rule asks for the most, and the interval that decides. */
export function writeRequirement(page: Writer, link: LinkPlan, policy: NetworkPlan['policy']): void {
  const { requirement } = link;
  DIRECTIONS.forEach((direction, index) => {
    page.entry(index === 0 ? 'Needs' : '', `${wayWords(link, direction)}: ${directionText(requirement[direction], policy)}`);
  });
  if (requirement.failureMbps > 0) page.entry('', `after a failure: ${rate(requirement.failureMbps)} in all, so that the worst single one leaves enough at ${percent(policy.failureUtilizationLimit)} use`);
  const direction = requirement.bindingRule === 'failure' ? '' : `, ${wayWords(link, requirement.bindingDirection)}`;
  page.entry('', `so ${rate(requirement.requiredMbps)}, bound by ${ruleWords(requirement.bindingRule, policy)}${direction}`);
  const { binding } = requirement[requirement.bindingDirection];
  if (binding) page.entry('', `${requirement.bindingRule === 'failure' ? 'the normal state is ' : ''}decided ${intervalText(binding)}: ${binding.shares.map(({ workload, mbps }) => `${workload} ${rate(mbps)}`).join(', ')}`);
}

/** How much one direction needs, with the rule that makes it so. */
export function directionText(needs: DirectionRequirement, policy: NetworkPlan['policy']): string {
  if (needs.peakMbps === 0) return 'nothing';
  return `${rate(needs.todayMbps)} today, ${rate(needs.peakMbps)} with growth${pacedText(needs)}, ${rate(needs.headroomMbps)} with ${percent(policy.headroom)} headroom; `
    + `${rate(needs.sustainedMbps)} sustained, ${rate(needs.utilizationMbps)} at ${percent(policy.utilizationLimit)} use`;
}

const pacedText = ({ peakMbps, pacedMbps }: DirectionRequirement): string =>
  (pacedMbps <= peakMbps * (1 - NOTICEABLE) ? ` (${rate(pacedMbps)} if syncs and transfers kept to the plan's rate)` : '');

/** The interval that decides. */
export function intervalText({ start, duration, pieces }: BindingInterval): string {
  if (!pieces || pieces.length < 2) return weekInterval(start, duration);
  const more = pieces.length - PIECES_SHOWN;
  const shown = pieces.slice(0, PIECES_SHOWN).map((piece) => weekInterval(piece.start, piece.duration));
  return `${shown.join(', ')}${more > 0 ? ` and ${count(more, 'more interval')}` : ''}`;
}
