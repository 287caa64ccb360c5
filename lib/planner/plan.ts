import { addressingOf } from './addressing';
import type { Addressing } from './addressing';
import { azureGateways } from './azure-gateways';
import { costOf } from './cost';
import { decide, type PlanInput } from './decisions';
import { attachmentNames, encryptedNames, isDedicated, lockedBundles } from './dedicated';
import type { DedicatedLink } from './dedicated';
import { against, isSized, workloadRates } from './demand';
import { findingsOf } from './findings';
import { linkDemands } from './link-demand';
import { linkPlan } from './link-plan';
import type { Decision } from './link-plan';
import { checkLock, requireUnchanged } from './lock-check';
import { EMPTY_LOCK } from './lock-file';
import type { CloudPlan, GoogleCloudPlan, LinkPlan, NetworkLock, NetworkPlan, SitePlan, WorkloadPlan } from './network-plan';
import { toKbps } from './numbers';
import { regionsOf } from './regions';
import { portsTaken } from './selection';
import type { Choice } from './selection';
import { growthMonths } from './sizing';
import { judgeTraining } from './training';
import { connectionNames } from './tunnels';
import type { Cloud, GoogleCloud, HybridNetwork, Site, Workload } from '../definition/hybrid-network';

/** How to plan. */
export interface PlanOptions {
  /**
   * What an earlier plan decided: VLANs, addresses and circuits are kept, and new ones find room beside them.
   * @default - none: values come from names alone, and two names that want the same value are an error
   */
  readonly lock?: NetworkLock | undefined;
  /**
   * Whether the plan has to be what the lock says: one that would add, change or drop anything is an error that lists each
   * difference. For pipelines that deploy what was reviewed.
   * @default false
   */
  readonly frozen?: boolean | undefined;
  /**
   * Whether to simulate outages of each length for every failure. They decide nothing that is built, and are most of the work of
   * planning thousands of workloads: an app that only builds such a plan can leave them out.
   * @default true
   */
  readonly outages?: boolean | undefined;
}

/** A link with the circuits that were chosen for it. */
interface Equipped {
  readonly link: DedicatedLink;
  readonly circuits: Choice;
}

/**
 * Plans a network: sizes every link, chooses what to buy, gives out addresses and VLANs, checks every failure, and says why.
 * Pure: the same network and lock give the same plan, on every machine.
 *
 * @param network from `loadHybridNetwork` or `defineHybridNetwork`
 * @param options the lock of an earlier plan
 * @throws HybridNetworkError when a link's need fits into nothing that can be bought, values collide, the lock does not fit the
 * definition, or the plan differs from a frozen lock
 */
export function planNetwork(network: HybridNetwork, { lock, frozen = false, outages = true }: PlanOptions = {}): NetworkPlan {
  if (lock) checkLock(lock, network);
  const plan = planWith({ network, demands: linkDemands(network), lock, outages });
  if (frozen) requireUnchanged(lock ?? EMPTY_LOCK, plan.lock);
  return plan;
}

function planWith(input: PlanInput): NetworkPlan {
  const { network, lock } = input;
  const whole = decide(input);
  const { decisions } = whole;
  const equipped = decisions.flatMap(({ link, circuits }): Equipped[] => (circuits && isDedicated(link) ? [{ link, circuits }] : []));
  const addressing = addressingOf(
    network,
    equipped.flatMap(({ link, circuits }) => attachmentNames(link, circuits)),
    [
      ...equipped.flatMap(({ link, circuits }) => encryptedNames(link, circuits)),
      ...decisions.flatMap(({ vpn }) => (vpn ? connectionNames(vpn) : [])),
    ],
    lock,
  );
  const links = decisions.map((decision) => linkPlan(decision, input, addressing, whole));
  const clouds = network.clouds.map((cloud) => cloudPlan(cloud, input, decisions));
  const planned = new Map(decisions.map((decision, i) => [decision.link.name, { decision, link: links[i]! }]));
  const months = growthMonths(network);
  const workloads = network.workloads.map((workload) => workloadPlan(workload, planned.get(workload.link.name)!, months));
  const cost = costOf(input, links, clouds);
  const { headroom, utilizationLimit, failureUtilizationLimit } = network.policy;
  return {
    format: 'hybrid-ai-network/plan@1',
    name: network.name,
    asOf: network.asOf,
    inService: network.inService,
    policy: { headroom, utilizationLimit, failureUtilizationLimit, growthMonths: months },
    sites: network.sites.map((site) => sitePlan(site, links, equipped)),
    clouds,
    links,
    workloads,
    cost,
    findings: findingsOf(network, { lock, decisions, links, clouds, workloads, cost, dropped: droppedBundles(equipped, lock) }),
    lock: lockOf(equipped, decisions, clouds, addressing, lock),
  };
}

/** What a later plan has to keep; also the circuits that this one drops, until somebody takes them out of the lock. */
function lockOf(
  equipped: readonly Equipped[],
  decisions: readonly Decision[],
  clouds: readonly CloudPlan[],
  addressing: Addressing,
  before: NetworkLock | undefined,
): NetworkLock {
  const dropped = droppedBundles(equipped, before).map((id) => [id, before!.bundles[id]!] as const);
  return {
    format: 'hybrid-ai-network/lock@1',
    ...addressing.lock,
    bundles: Object.fromEntries([...equipped.flatMap(({ link, circuits }) => lockedBundles(link, circuits)), ...dropped]),
    vpns: Object.fromEntries(decisions.flatMap(({ link, vpn }) =>
      (vpn ? [[link.name, { product: vpn.choice.product.id, perRouter: vpn.choice.perRouter }]] : []))),
    gateways: Object.fromEntries(clouds.flatMap((cloud) => {
      const gateway = cloud.provider === 'azure' ? cloud.expressRouteGateway : undefined;
      return gateway ? [[cloud.name, { sku: gateway.sku, units: gateway.scaleUnits ?? 1 }]] : [];
    })),
  };
}

/** Bundles of the lock that the definition has no more: their path, router or link is gone or has another name. */
function droppedBundles(equipped: readonly Equipped[], lock: NetworkLock | undefined): readonly string[] {
  const planned = new Set(equipped.flatMap(({ link, circuits }) => lockedBundles(link, circuits)).map(([id]) => id));
  return Object.keys(lock?.bundles ?? {}).filter((id) => !planned.has(id)).sort();
}

function workloadPlan(workload: Workload, { decision, link }: { readonly decision: Decision; readonly link: LinkPlan }, months: number): WorkloadPlan {
  const { rate, burst, mean } = workloadRates(workload);
  const burstMbps = burst[workload.direction];
  return {
    name: workload.name,
    kind: workload.kind,
    link: link.name,
    rateMbps: toKbps(rate[workload.direction]),
    returnRateMbps: toKbps(rate[against(workload)]),
    meanMbps: toKbps(mean[workload.direction]),
    ...(burstMbps > 0 && { burstMbps: toKbps(burstMbps) }),
    sized: isSized(workload),
    ...(workload.kind === 'distributed-training' && { training: judgeTraining(workload, link, decision.sizing.wire, months) }),
  };
}

function sitePlan({ name, kind, asn, prefixes, routers }: Site, links: readonly LinkPlan[], equipped: readonly Equipped[]): SitePlan {
  const own = equipped.filter(({ link }) => link.site.name === name).map(({ link, circuits }) => ({ paths: link.primary.paths, choice: circuits }));
  const vpns = links.filter(({ site }) => site === name).flatMap(({ primary, fallback }) => [primary, fallback]).filter((side) => side?.kind === 'vpn');
  const vpnRouters = new Set(vpns.flatMap(({ connections }) => connections.map(({ router }) => router)));
  return {
    name,
    kind,
    asn,
    prefixes,
    routers: routers.map((router) => ({
      name: router.name,
      building: router.building,
      platform: router.platform,
      ...(router.publicIp && vpnRouters.has(router.name) && { publicIp: router.publicIp }),
      portsUsed: Object.fromEntries([...portsTaken(own, router)].sort(([a], [b]) => a - b).map(([mbps, count]) => [`${mbps / 1000}G`, count])),
    })),
  };
}

function cloudPlan(cloud: Cloud, input: PlanInput, decisions: readonly Decision[]): CloudPlan {
  const { name, region, prefixes } = cloud;
  const base = { name, region, prefixes };
  switch (cloud.provider) {
    case 'aws':
      return { ...base, provider: 'aws', transitGatewayAsn: cloud.asn, directConnectGatewayAsn: cloud.directConnectGatewayAsn };
    case 'google':
      return googleCloudPlan(cloud, base, decisions);
    case 'azure':
      return { ...base, provider: 'azure', ...azureGateways(cloud, input, decisions.filter(({ link }) => link.cloud === cloud)) };
  }
}

/** The regions that are used: those of the paths, and the cloud's own, in which VPNs end. */
function googleCloudPlan(cloud: GoogleCloud, base: Pick<GoogleCloudPlan, 'name' | 'region' | 'prefixes'>, decisions: readonly Decision[]): GoogleCloudPlan {
  const used = new Set(decisions.filter(({ link }) => link.cloud === cloud).flatMap(({ link, circuits }) => (circuits ? regionsOf(link) : [])));
  return {
    ...base,
    provider: 'google',
    project: cloud.project,
    asn: cloud.asn,
    regions: cloud.regions.filter((region) => region === cloud.region || used.has(region)),
    routing: cloud.routing,
    ...(cloud.siteToSite && { siteToSite: true }),
  };
}
