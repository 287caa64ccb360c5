import type { BundlePlan, CloudPlan, CostPlan, DedicatedPlan, DirectionRequirement, LinkPlan, NetworkPlan, PathPlan, VpnPlan } from '../../planner/network-plan';
import { count, milliseconds, money, percent, rate, weekInterval } from '../format';
import type { Page } from '../page';
import { writeFailures } from './failures';
import { costOf, DIRECTIONS, directionWords, limitWords, ruleWords, serviceWords } from './figures';

/** One link: how much it needs and why, what was chosen, how it is used, and what takes over. */
export function writeLink(page: Page, link: LinkPlan, plan: NetworkPlan): void {
  const region = plan.clouds.find(({ name }) => name === link.cloud)?.region;
  page.heading(`Link ${link.name}: ${link.site} to ${link.cloud}${region ? ` (${region})` : ''}, ${serviceWords[link.primary.kind]}, resilience ${link.resilience}`);
  writeRequirement(page, link, plan.policy);
  if (link.primary.kind === 'vpn') writeVpn(page, 'Chosen', link.primary);
  else writeDedicated(page, link.primary);
  writeGateway(page, plan.clouds.find(({ name }) => name === link.cloud));
  writeUse(page, link);
  if (link.fallback) writeVpn(page, 'Fallback', link.fallback);
  else if (link.primary.kind !== 'vpn') page.entry('Fallback', 'none');
  writeFailures(page, link);
  page.entry('Routes', link.preference);
  writeLinkCost(page, link, plan.cost);
}

function writeLinkCost(page: Page, link: LinkPlan, cost: CostPlan): void {
  const shared = costOf(cost, link.cloud);
  page.entry('Cost', `${money(costOf(cost, link.name))} a month${shared > 0 ? `, beside ${money(shared)} for what the links of ${link.cloud} share` : ''}`);
}

function writeRequirement(page: Page, { requirement }: LinkPlan, policy: NetworkPlan['policy']): void {
  DIRECTIONS.forEach((direction, index) => {
    page.entry(index === 0 ? 'Needs' : '', `${directionWords[direction]}: ${directionText(requirement[direction], policy)}`);
  });
  if (requirement.failureMbps > 0) page.entry('', `after a failure: ${rate(requirement.failureMbps)} in all, so that the worst single one leaves enough at ${percent(policy.failureUtilizationLimit)} use`);
  page.entry('', `so ${rate(requirement.requiredMbps)}, bound by ${ruleWords(requirement.bindingRule, policy)}, ${directionWords[requirement.bindingDirection]}`);
  const binding = requirement[requirement.bindingDirection].binding;
  if (!binding) return;
  const shares = binding.shares.map(({ workload, mbps }) => `${workload} ${rate(mbps)}`).join(', ');
  page.entry('', `decided ${weekInterval(binding.start, binding.duration)}: ${shares}`);
}

function directionText(needs: DirectionRequirement, policy: NetworkPlan['policy']): string {
  if (needs.peakMbps === 0) return 'nothing';
  return `${rate(needs.todayMbps)} today, ${rate(needs.peakMbps)} with growth, ${rate(needs.headroomMbps)} with ${percent(policy.headroom)} headroom; `
    + `${rate(needs.sustainedMbps)} sustained, ${rate(needs.utilizationMbps)} at ${percent(policy.utilizationLimit)} use`;
}

function writeDedicated(page: Page, primary: DedicatedPlan): void {
  const macsec = primary.macsec ? `, MACsec ${primary.macsec.mode} (keys in ${primary.macsec.keys})` : '';
  page.entry('Chosen', `${rate(primary.capacityMbps)} that count${roundTrip(primary.roundTripTimeMs)}, MTU ${primary.mtu}${macsec}`);
  for (const path of primary.paths) page.entry('', pathText(path));
}

function pathText(path: PathPlan): string {
  const provider = path.serviceProvider ? ` through ${path.serviceProvider}` : '';
  return `${bundlesText(path.bundles)} at ${path.location} (${path.building}) by ${path.router}${provider}`;
}

/** Bundles of one size are one term: `2 x 10 Gbps`, also for two circuits of one member each; else `2 bundles of 4 x 10 Gbps`. */
function bundlesText(bundles: readonly BundlePlan[]): string {
  const sizes = new Map<string, BundlePlan[]>();
  for (const bundle of bundles) {
    const size = `${bundle.members} x ${rate(bundle.memberMbps)}`;
    sizes.set(size, [...(sizes.get(size) ?? []), bundle]);
  }
  const terms = [...sizes].map(([size, [bundle, ...more]]) => {
    if (more.length === 0) return size;
    return bundle!.members === 1 ? `${more.length + 1} x ${rate(bundle!.memberMbps)}` : `${more.length + 1} bundles of ${size}`;
  });
  return terms.join(' and ') || 'nothing';
}

function writeVpn(page: Page, label: string, vpn: VpnPlan): void {
  const tunnels = vpn.connections.reduce((sum, connection) => sum + connection.tunnels.length, 0);
  const routers = new Set(vpn.connections.map(({ router }) => router)).size;
  page.entry(label, `VPN of ${rate(vpn.capacityMbps)} for ${rate(vpn.requiredMbps)}, set by ${limitWords[vpn.limitedBy]}: `
    + `${count(tunnels, 'tunnel')} to ${count(routers, 'router')} (${vpn.product})${roundTrip(vpn.roundTripTimeMs)}, MTU ${vpn.mtu}, MSS ${vpn.mss}`,
  vpn.capacityMbps < vpn.requiredMbps ? 'warning' : 'plain');
}

const roundTrip = (ms: number | undefined): string => (ms === undefined ? '' : `, ${milliseconds(ms)} round trip`);

function writeGateway(page: Page, cloud: CloudPlan | undefined): void {
  if (cloud?.provider !== 'azure') return;
  const { expressRouteGateway: circuits, vpnGateway: vpn } = cloud;
  const units = circuits?.scaleUnits === undefined ? '' : ` with ${count(circuits.scaleUnits, 'unit')}`;
  if (circuits) page.entry('', `gateway ${circuits.sku}${units}: ${rate(circuits.capacityMbps)} for ${rate(circuits.requiredMbps)}`);
  if (vpn) page.entry('', `gateway ${vpn.sku}: ${rate(vpn.capacityMbps)} for all tunnels`);
}

function writeUse(page: Page, { requirement, primary }: LinkPlan): void {
  if (primary.capacityMbps === 0) return;
  const uses = DIRECTIONS.map((direction) => {
    const { sustainedMbps, peakMbps } = requirement[direction];
    if (peakMbps === 0) return `nothing ${directionWords[direction]}`;
    return `${directionWords[direction]} ${percent(sustainedMbps / primary.capacityMbps)} sustained, ${percent(peakMbps / primary.capacityMbps)} at the peak`;
  });
  page.entry('In use', `at the end of the horizon ${uses.join('; ')}`);
}
