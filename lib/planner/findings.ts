import { isDedicated } from './dedicated';
import { DIRECTIONS } from './demand';
import type { CloudPlan, CostPlan, Finding, LinkPlan, WorkloadPlan } from './network-plan';
import { monthsBetween } from './time';
import type { HybridNetwork, Workload } from '../definition/hybrid-network';

/** What the parts of a plan say about themselves. */
export interface FindingInput {
  /** The links. */
  readonly links: readonly LinkPlan[];
  /** The clouds. */
  readonly clouds: readonly CloudPlan[];
  /** The workloads. */
  readonly workloads: readonly WorkloadPlan[];
  /** The bill. */
  readonly cost: CostPlan;
}

const gbps = (mbps: number) => `${Math.round(mbps / 10) / 100} Gbps`;

/** What a reader should know before buying: the worst first, then in the order of the plan. */
export function findingsOf(network: HybridNetwork, { links, clouds, workloads, cost }: FindingInput): readonly Finding[] {
  const findings = [
    ...links.flatMap(notCarried),
    ...links.flatMap((link) => brokenScenarios(link)),
    ...links.flatMap(noFallback),
    ...clouds.flatMap((cloud) => gatewayFindings(cloud, links)),
    ...workloads.filter(({ training }) => training && !training.insisted).map((workload): Finding => ({
      code: 'training-not-recommended', severity: 'warning', subject: workload.name, message: `distributed training over link ${workload.link} is not recommended and left out of the sizing`,
    })),
    ...network.workloads.flatMap((workload) => latencyFindings(workload, links)),
    ...lateOrders(network),
    ...sharedRouters(network, links),
    ...unverified(cost),
  ];
  const rank = { error: 0, warning: 1, note: 2 };
  return findings.sort((a, b) => rank[a.severity] - rank[b.severity]);
}

function notCarried({ name, primary, requirement }: LinkPlan): Finding[] {
  const needed = Math.max(...DIRECTIONS.flatMap((direction) => [requirement[direction].headroomMbps, requirement[direction].utilizationMbps]));
  if (primary.kind !== 'vpn' || primary.capacityMbps >= needed) return [];
  return [{
    code: 'vpn-too-small',
    severity: 'error',
    subject: name,
    message: `the VPN carries ${gbps(primary.capacityMbps)} of the ${gbps(needed)} that are needed: give the link dedicated circuits, or its routers more`,
  }];
}

/** A promise that a failure breaks is an error; that a site is cut off when its only router or building is lost is a warning. */
function brokenScenarios({ name, scenarios }: LinkPlan): Finding[] {
  return scenarios.filter(({ holds }) => !holds).map(({ title, availableMbps, requiredMbps }): Finding =>
    availableMbps === 0
      ? { code: 'cut-off', severity: 'warning', subject: name, message: `${title}: nothing is left` }
      : { code: 'failure-not-survived', severity: 'error', subject: name, message: `${title}: ${gbps(availableMbps)} are left and ${gbps(requiredMbps)} are promised` });
}

function noFallback({ name, primary, fallback }: LinkPlan): Finding[] {
  return primary.kind === 'vpn' || fallback ? [] : [{ code: 'no-fallback', severity: 'warning', subject: name, message: 'it has no fallback: what takes every circuit cuts it off' }];
}

function gatewayFindings(cloud: CloudPlan, links: readonly LinkPlan[]): Finding[] {
  if (cloud.provider !== 'azure' || !cloud.expressRouteGateway) return [];
  const { sku, capacityMbps, requiredMbps } = cloud.expressRouteGateway;
  const circuits = links.reduce((sum, { cloud: name, primary }) => (name === cloud.name && primary.kind !== 'vpn' ? sum + primary.capacityMbps : sum), 0);
  if (capacityMbps < requiredMbps) {
    return [{ code: 'gateway-too-small', severity: 'error', subject: cloud.name, message: `no ExpressRoute gateway in ${cloud.region} carries ${gbps(requiredMbps)} (traffic to private endpoints counts double); ${sku} carries ${gbps(capacityMbps)}` }];
  }
  if (capacityMbps >= circuits) return [];
  return [{ code: 'gateway-below-circuits', severity: 'note', subject: cloud.name, message: `the ExpressRoute gateway (${sku}) carries ${gbps(capacityMbps)}, its circuits ${gbps(circuits)}: enough for the plan, not for the circuits at full rate` }];
}

function latencyFindings(workload: Workload, links: readonly LinkPlan[]): Finding[] {
  if (workload.kind !== 'inference' || !workload.latencyBudget) return [];
  const budget = workload.latencyBudget.toMilliseconds();
  const link = links.find(({ name }) => name === workload.link.name)!;
  return ([['primary', link.primary], ['fallback', link.fallback]] as const).flatMap(([side, path]): Finding[] =>
    path?.roundTripTimeMs !== undefined && path.roundTripTimeMs > budget
      ? [{ code: 'latency-over-budget', severity: 'warning', subject: workload.name, message: `the round trip over the ${side} of link ${link.name} takes ${path.roundTripTimeMs} ms, the budget is ${budget} ms` }]
      : []);
}

/** Circuits that cannot be in use on the day they are wanted. */
function lateOrders({ asOf, inService, links, catalog }: HybridNetwork): Finding[] {
  const months = monthsBetween(asOf, inService);
  return links.filter(isDedicated).flatMap(({ name, primary }): Finding[] => {
    const lead = Math.max(0, ...catalog.circuits.filter(({ kind }) => kind === primary.kind).map(({ leadTimeMonths }) => leadTimeMonths));
    return lead > months
      ? [{ code: 'late-order', severity: 'warning', subject: name, message: `circuits take about ${lead} months from order to use, and the service is to start in ${months}: the fallback carries the traffic until then` }]
      : [];
  });
}

/** Fallbacks share the routers' IPsec and internet: the plan counts on one link at a time losing all of its circuits. */
function sharedRouters({ sites }: HybridNetwork, links: readonly LinkPlan[]): Finding[] {
  return sites.flatMap((site): Finding[] => {
    const fallbacks = links.filter((link) => link.site === site.name).flatMap(({ fallback }) => fallback ?? []);
    const needed = fallbacks.reduce((sum, { requiredMbps }) => sum + requiredMbps, 0);
    const limit = site.routers.reduce((sum, router) => sum + Math.min(router.ipsec?.toMbps() ?? Infinity, router.internet?.toMbps() ?? Infinity), 0);
    return fallbacks.length > 1 && needed > limit
      ? [{ code: 'fallbacks-share-routers', severity: 'note', subject: site.name, message: `its routers carry ${gbps(limit)} over VPN, all fallbacks together would need ${gbps(needed)}: the plan counts on one link at a time losing its circuits` }]
      : [];
  });
}

function unverified({ items }: CostPlan): Finding[] {
  const rows = items.filter(({ verified }) => !verified);
  return rows.length === 0 ? [] : [{ code: 'price-unverified', severity: 'note', subject: 'cost', message: `${rows.length} of ${items.length} prices were not read at the vendor: set them under catalog.monthlyPrices before relying on the sum` }];
}

