import type { LinkPlan, NetworkPlan } from '../../planner/network-plan';
import { count, money, percent, rate } from '../format';
import type { Writer } from '../writer';
import { cloudLinkCount, cloudLinkRow } from './cloud-link';
import { busiestUse, costOf, everyWorkload, orderMonth, ruleNames, runsOut, serviceWords, toldFailures } from './figures';

/** The first lines: whether the plan holds, what it costs, and one row a link. */
export function writeSummary(page: Writer, plan: NetworkPlan): void {
  page.title(plan.name);
  page.text(`Planned as of ${plan.asOf}, in service ${plan.inService}, sized for ${count(plan.policy.growthMonths, 'month')} of growth. Rates are wire rates unless they say payload.`, 'quiet');
  writeVerdict(page, plan);
  writeNextOrder(page, plan);
  page.heading('Links');
  page.table(
    [
      { head: 'link' },
      { head: 'needs', align: 'right' },
      { head: 'because of' },
      { head: 'chosen' },
      { head: 'in use', align: 'right' },
      { head: 'fallback' },
      { head: 'lasts until', align: 'right' },
      { head: 'order by', align: 'right' },
      { head: 'a month', align: 'right' },
    ],
    [...plan.links.map((link) => linkRow(link, plan)), ...plan.cloudLinks.map((link) => cloudLinkRow(link, plan))],
  );
}

function writeVerdict(page: Writer, plan: NetworkPlan): void {
  const { links, cost, findings } = plan;
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const scenarios = links.flatMap(toldFailures);
  const failing = scenarios.filter(({ holds }) => !holds).length;
  const checked = `${count(scenarios.length, 'failure')} checked${failing > 0 ? ` (${failing} of them ${errors === 0 ? 'cut a link off: see the findings' : 'not withstood'})` : ''}`;
  const size = `${count(links.length, 'link')}, ${cloudLinkCount(plan)}${count(everyWorkload(plan).length, 'workload')}, ${checked}, ${money(cost.monthlyUsd)} a month at list price.`;
  if (errors === 0) page.text(`The plan keeps what was asked for: ${size}`, 'good');
  else page.text(`The plan does not keep what was asked for (${count(errors, 'error')}, see the findings): ${size}`, 'bad');
}

/** What has to be ordered next: the link with the earliest order. */
function writeNextOrder(page: Writer, plan: NetworkPlan): void {
  const ordered = plan.links.filter(({ forecast: { orderBy, next: step } }) => orderBy !== undefined && step);
  const [next] = ordered.sort((a, b) => (a.forecast.orderBy! < b.forecast.orderBy! ? -1 : 1));
  if (!next) return;
  const month = orderMonth(next.forecast, plan);
  page.text(`The next order is for ${next.name}, ${month === 'now' ? 'now' : `by ${month}`}: it lasts until ${runsOut(next.forecast)}.`, month === 'now' ? 'warning' : 'plain');
}

function linkRow(link: LinkPlan, plan: NetworkPlan): string[] {
  const { requirement, primary, fallback, forecast } = link;
  return [
    link.name,
    ...(primary.kind !== 'vpn' && primary.circuitsOf !== undefined
      ? ['-', '-', `circuits of ${primary.circuitsOf}`, '-'] // counted once, in the row of the link whose they are
      : [
        rate(requirement.requiredMbps),
        ruleNames[requirement.bindingRule],
        `${rate(primary.capacityMbps)} ${serviceWords[primary.kind]}`,
        percent(busiestUse(requirement, 'sustainedMbps', primary.capacityMbps)),
      ]),
    fallback ? `${rate(fallback.capacityMbps)} VPN` : 'none',
    runsOut(forecast) ?? `> ${forecast.until}`,
    orderMonth(forecast, plan),
    money(costOf(plan.cost, 'link', link.name)),
  ];
}
