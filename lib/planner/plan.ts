import { addressingOf } from './addressing';
import type { Addressing } from './addressing';
import { azureGateways } from './azure-gateways';
import { costOf } from './cost';
import { decide } from './decisions';
import { attachmentNames, bundlesOf, isDedicated, wireFactor } from './dedicated';
import type { DedicatedLink } from './dedicated';
import { against, isSized, workloadRates } from './demand';
import { findingsOf } from './findings';
import { linkPlan } from './link-plan';
import type { Decision } from './link-plan';
import type { CloudPlan, LinkPlan, NetworkLock, NetworkPlan, SitePlan, WorkloadPlan } from './network-plan';
import { toKbps } from './numbers';
import { portsTaken } from './selection';
import type { Choice } from './selection';
import { growthMonths, tunnelWire } from './sizing';
import { judgeTraining } from './training';
import { connectionNames } from './tunnels';
import type { Cloud, HybridNetwork, Site, Workload } from '../definition/hybrid-network';

/** How to plan. */
export interface PlanOptions {
  /**
   * What an earlier plan decided: VLANs, addresses and circuits are kept, and new ones find room beside them.
   * @default - none: values come from names alone, and two names that want the same value are an error
   */
  readonly lock?: NetworkLock | undefined;
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
 * @throws HybridNetworkError when a link's need fits into nothing that can be bought, or values collide
 */
export function planNetwork(network: HybridNetwork, { lock }: PlanOptions = {}): NetworkPlan {
  const decisions = decide(network, lock);
  const equipped = decisions.flatMap(({ link, circuits }): Equipped[] => (circuits && isDedicated(link) ? [{ link, circuits }] : []));
  const addressing = addressingOf(
    network,
    equipped.flatMap(({ link, circuits }) => attachmentNames(link, circuits)),
    decisions.flatMap(({ vpn }) => (vpn ? connectionNames(vpn) : [])),
    lock,
  );
  const links = decisions.map((decision) => linkPlan(decision, network, addressing));
  const clouds = network.clouds.map((cloud) => cloudPlan(cloud, network, decisions, lock));
  const workloads = network.workloads.map((workload) => workloadPlan(workload, decisions, links, growthMonths(network)));
  const cost = costOf(network, links, clouds);
  const { headroom, utilizationLimit, failureUtilizationLimit } = network.policy;
  return {
    format: 'hybrid-ai-network/plan@1',
    name: network.name,
    asOf: network.asOf,
    inService: network.inService,
    policy: { headroom, utilizationLimit, failureUtilizationLimit, growthMonths: growthMonths(network) },
    sites: network.sites.map((site) => sitePlan(site, links, equipped)),
    clouds,
    links,
    workloads,
    cost,
    findings: findingsOf(network, { links, clouds, workloads, cost, dropped: droppedBundles(equipped, lock) }),
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
    bundles: Object.fromEntries([...equipped.flatMap(lockedBundles), ...dropped]),
    vpns: Object.fromEntries(decisions.flatMap(({ link, vpn }) =>
      (vpn ? [[link.name, { product: vpn.choice.product.id, perRouter: vpn.choice.perRouter }]] : []))),
    gateways: Object.fromEntries(clouds.flatMap((cloud) => {
      const gateway = cloud.provider === 'azure' ? cloud.expressRouteGateway : undefined;
      return gateway ? [[cloud.name, { sku: gateway.sku, units: gateway.scaleUnits ?? 1 }]] : [];
    })),
  };
}

function lockedBundles({ link, circuits }: Equipped): (readonly [string, NetworkLock['bundles'][string]])[] {
  return bundlesOf(link, circuits).map(({ id, pathId, members }) => [id, { path: pathId, product: circuits.product.id, members }]);
}

/** Bundles of the lock that the definition has no more: their path, router or link is gone or has another name. */
function droppedBundles(equipped: readonly Equipped[], lock: NetworkLock | undefined): readonly string[] {
  const planned = new Set(equipped.flatMap(lockedBundles).map(([id]) => id));
  return Object.keys(lock?.bundles ?? {}).filter((id) => !planned.has(id)).sort();
}

function workloadPlan(workload: Workload, decisions: readonly Decision[], links: readonly LinkPlan[], months: number): WorkloadPlan {
  const { rate, mean } = workloadRates(workload);
  const index = decisions.findIndex(({ link }) => link === workload.link);
  const { link, vpn } = decisions[index]!;
  const wire = isDedicated(link) ? wireFactor(link) : tunnelWire(vpn!.choice.product);
  return {
    name: workload.name,
    kind: workload.kind,
    link: link.name,
    rateMbps: toKbps(rate[workload.direction]),
    returnRateMbps: toKbps(rate[against(workload)]),
    meanMbps: toKbps(mean[workload.direction]),
    sized: isSized(workload),
    ...(workload.kind === 'distributed-training' && { training: judgeTraining(workload, links[index]!, wire, months) }),
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

function cloudPlan(cloud: Cloud, network: HybridNetwork, decisions: readonly Decision[], lock: NetworkLock | undefined): CloudPlan {
  const { name, region, prefixes } = cloud;
  const base = { name, region, prefixes };
  switch (cloud.provider) {
    case 'aws':
      return { ...base, provider: 'aws', transitGatewayAsn: cloud.asn, directConnectGatewayAsn: cloud.directConnectGatewayAsn };
    case 'google':
      return { ...base, provider: 'google', project: cloud.project, asn: cloud.asn };
    case 'azure':
      return { ...base, provider: 'azure', ...azureGateways(cloud, network, decisions.filter(({ link }) => link.cloud === cloud), lock) };
  }
}
