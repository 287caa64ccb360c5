import { checkAddresses } from './addresses';
import { calendarMonths } from './arithmetic';
import { checkCircuits } from './circuits';
import type { BrokenClaim, Report } from './claim';
import { checkCloudLinks } from './cloud-links';
import { checkCost } from './cost';
import { checkExpressRoute, checkGlobalReach } from './express-route';
import { checkFailover } from './failover';
import { checkFailures } from './failures';
import { checkFindings } from './findings';
import { checkClouds } from './gateways';
import { checkIdentity, checkSites } from './identity';
import { checkLock } from './lock';
import { Needs } from './needs';
import { checkObjectStorage } from './object-storage';
import { checkOutages } from './outages';
import { checkOutlook } from './outlook';
import { planShape } from './plan-shape';
import { alone, checkPool, ownerOf, poolsOf } from './pools';
import { checkRequirement } from './requirement';
import { type Case, circuitsOf, circuitWire, type LinkCase, vpnOf } from './subject';
import { checkVpn, vpnBasis } from './vpn';
import { checkWorkloads } from './workloads';
import type { HybridNetwork, Workload } from '../../definition/hybrid-network';
import type { LinkPlan, NetworkPlan } from '../network-plan';

export type { BrokenClaim } from './claim';

/**
 * Checks a plan against the definition that it is said to be made from, with none of the planner's own code: the deadlines are
 * simulated again, the intervals that decide are added up again, every failure is taken away again, and every figure that follows
 * from others is worked out again. It never throws: what has not the form of a plan is a claim that does not hold.
 *
 * @param plan a plan, whatever became of it since it was made
 * @param network the definition
 * @returns every claim that does not hold; nothing where all of them do
 */
export function verifyPlan(plan: NetworkPlan, network: HybridNetwork): readonly BrokenClaim[] {
  const broken: BrokenClaim[] = [];
  const report: Report = (claim, subject, message) => {
    broken.push({ claim, subject, message });
  };
  try {
    const wrong = planShape(plan);
    if (wrong === undefined) checkAll({ plan, network, report });
    else report('shape', 'plan', `plan${wrong}`);
  } catch (error) {
    report('unreadable', 'plan', `it could not be judged: ${error instanceof Error ? error.message : 'something else was thrown'}`);
  }
  return broken;
}

function checkAll(one: Case): void {
  checkIdentity(one);
  checkSites(one);
  const links = linkCases(one);
  checkClouds(one, links);
  checkWorkloads(one, new Map(links.map(({ plan, wire }) => [plan.name, wire])));
  checkAddresses(one);
  checkGlobalReach(one);
  checkCost(one, links, checkCloudLinks(one));
  checkLock(one);
  checkFindings(one, links);
}

/** Checks each link, and returns those that the definition has, with what was worked out for them. */
function linkCases(one: Case): readonly LinkCase[] {
  const { plan, network } = one;
  const byLink = new Map<string, Workload[]>(network.links.map(({ name }) => [name, []]));
  for (const workload of network.workloads) byLink.get(workload.link.name)?.push(workload);
  const defined = new Map(network.links.map((link) => [link.name, link]));
  const pools = poolsOf(network.links);
  return plan.links.flatMap((row): LinkCase[] => {
    const link = defined.get(row.name);
    const workloads = byLink.get(row.name);
    const pool = link && pools.get(ownerOf(link));
    const together = pool && pool.size > 1 ? network.workloads.filter((workload) => pool.has(workload.link)) : undefined;
    return link && workloads ? [checkLink(row, link, { workloads, together }, one)] : [];
  });
}

/** Workloads of a link, and of all links that take its circuits where there are others. */
interface Carried {
  readonly workloads: readonly Workload[];
  readonly together: readonly Workload[] | undefined;
}

function checkLink(plan: LinkPlan, link: HybridNetwork['links'][number], { workloads, together }: Carried, whole: Case): LinkCase {
  const { network, report } = whole;
  const { asOf, inService, policy, catalog } = network;
  const months = calendarMonths(asOf, inService) + policy.horizonMonths;
  const needs = new Needs(together ?? workloads, months);
  const vpn = vpnBasis(vpnOf(plan), link, catalog);
  const wire = circuitsOf(plan) || !vpn ? circuitWire(link) : vpn.wire;
  const normal = checkRequirement(plan, needs, wire, network, report);
  const own = together ? alone(new Needs(workloads, months)) : { needs, normal };
  const one: LinkCase = { plan, link, needs, normal, own, wire, failureUtilizationLimit: policy.failureUtilizationLimit };
  checkCircuits(one, catalog, report);
  checkPool(one, whole);
  checkObjectStorage(one, workloads, whole);
  checkExpressRoute(one, network, report);
  checkVpn(one, catalog, report);
  if (circuitsOf(plan) ? hasBundles(one) : vpn) {
    checkFailures(one, network, vpn, report);
    checkFailover(one, report);
    checkOutages(one, vpn?.wire ?? wire, report);
    checkOutlook(one, whole);
  }
  return one;
}

/** Whether there is something on every path of the definition to take away. */
const hasBundles = ({ plan, link }: LinkCase): boolean =>
  link.primary.kind !== 'vpn' && (circuitsOf(plan)?.paths.every(({ bundles }) => bundles.length > 0) ?? false) && (circuitsOf(plan)?.paths.length ?? 0) > 0;
