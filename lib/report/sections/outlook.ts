import type { AlternativePlan, ForecastPlan, LinkPlan, NetworkPlan } from '../../planner/network-plan';
import { difference, money, percent } from '../format';
import type { Writer } from '../writer';
import { orderMonth, runsOut } from './figures';

/** What else was considered for a link, what it would have cost, and why it loses. */
export function writeAlternatives(page: Writer, { alternatives }: LinkPlan): void {
  alternatives.forEach((alternative, index) => page.entry(index === 0 ? 'Considered' : '', alternativeText(alternative)));
}

/** A reason that is the price says the difference already. */
function alternativeText({ title, monthlyUsd, differenceUsd, loses }: AlternativePlan): string {
  const isPrice = loses.includes(differenceUsd === 0 ? 'costs the same' : money(Math.abs(differenceUsd)));
  return `${title} (${money(monthlyUsd)} a month${isPrice ? '' : `, ${difference(differenceUsd)}`}): ${loses}`;
}

/** When a link stops being enough, in every respect, and what to order by when. */
export function writeForecast(page: Writer, { forecast }: LinkPlan, plan: NetworkPlan): void {
  if (runsOut(forecast) === undefined) {
    page.entry('Lasts', `beyond ${forecast.until}`, 'good');
    return;
  }
  const when = (month: string | undefined) => month ?? `beyond ${forecast.until}`;
  page.entry('Lasts', `above ${percent(plan.policy.utilizationLimit)} sustained use: ${when(forecast.utilization)}; `
    + `a failure not survived: ${when(forecast.failure)}; a deadline missed: ${when(forecast.deadline)}${forecast.fallback ? `; the fallback too small: ${forecast.fallback}` : ''}`);
  page.entry('', orderText(forecast, orderMonth(forecast, plan)), orderMonth(forecast, plan) === 'now' ? 'warning' : 'plain');
}

function orderText({ next }: ForecastPlan, month: string): string {
  const when = month === 'now' ? 'now' : `by ${month}`;
  return next ? `order ${when}: ${next.title}, ${difference(next.differenceUsd)}` : `act ${when}: no more of what it has would hold a year longer; another product, path or promise has to`;
}
