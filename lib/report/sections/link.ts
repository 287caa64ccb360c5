import type { CostPlan, LinkPlan, NetworkPlan } from '../../planner/network-plan';
import { money, percent } from '../format';
import type { Writer } from '../writer';
import { writeDedicated, writeGateway, writeVpn } from './carrier';
import { writeCarried } from './failures';
import { costOf, DIRECTIONS, isGuest, serviceWords, wayWords } from './figures';
import { writeAlternatives, writeForecast } from './outlook';
import { writeRequirement } from './requirement';
import { writeShared, writeTakers } from './shared';

/** One link: how much it needs and why, what was chosen and what else there was, how long it lasts, and what takes over. */
export function writeLink(page: Writer, link: LinkPlan, plan: NetworkPlan): void {
  const cloud = plan.clouds.find(({ name }) => name === link.cloud);
  page.heading(`Link ${link.name}: ${link.site} to ${link.cloud}${cloud ? ` (${cloud.region})` : ''}, ${serviceWords[link.primary.kind]}, resilience ${link.resilience}`);
  if (link.primary.kind !== 'vpn' && isGuest(link)) {
    writeShared(page, link, link.primary, plan);
    writeGateway(page, cloud);
  } else {
    writePrimary(page, link, plan);
  }
  if (link.fallback) writeVpn(page, 'Fallback', link.fallback);
  else if (link.primary.kind !== 'vpn') page.entry('Fallback', 'none');
  writeCarried(page, link);
  page.entry('Routes', link.preference);
  writeLinkCost(page, link, plan.cost);
}

function writePrimary(page: Writer, link: LinkPlan, plan: NetworkPlan): void {
  writeTakers(page, link, plan);
  writeRequirement(page, link, plan.policy);
  const cloud = plan.clouds.find(({ name }) => name === link.cloud);
  if (link.primary.kind === 'vpn') writeVpn(page, 'Chosen', link.primary);
  else writeDedicated(page, link.primary, link.requirement, cloud?.region);
  writeGateway(page, cloud);
  writeUse(page, link);
  writeAlternatives(page, link);
  writeForecast(page, link, plan);
}

function writeUse(page: Writer, link: LinkPlan): void {
  const { requirement, primary } = link;
  if (primary.capacityMbps === 0) return;
  const uses = DIRECTIONS.map((direction) => {
    const { sustainedMbps, peakMbps } = requirement[direction];
    if (peakMbps === 0) return `nothing ${wayWords(link, direction)}`;
    return `${wayWords(link, direction)} ${percent(sustainedMbps / primary.capacityMbps)} sustained, ${percent(peakMbps / primary.capacityMbps)} at the peak`;
  });
  page.entry('In use', `at the end of the horizon ${uses.join('; ')}`);
}

function writeLinkCost(page: Writer, link: LinkPlan, cost: CostPlan): void {
  const shared = costOf(cost, 'cloud', link.cloud);
  page.entry('Cost', `${money(costOf(cost, 'link', link.name))} a month${shared > 0 ? `, beside ${money(shared)} for what the links of ${link.cloud} share` : ''}`);
}
