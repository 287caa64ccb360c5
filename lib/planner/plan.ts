import { addressingOf } from './addressing';
import type { Addressing } from './addressing';
import { azureGateways } from './azure-gateways';
import { type CloudLinkDecision, planCloudLinks } from './cloud-links';
import { costOf } from './cost';
import { decide, type PlanInput } from './decisions';
import { attachmentNames, encryptedNames, isDedicated, lockedBundles } from './dedicated';
import type { DedicatedLink } from './dedicated';
import { withFailover } from './failover';
import { findingsOf } from './findings';
import { linkDemands } from './link-demand';
import { linkPlan } from './link-plan';
import type { ChosenCircuits, Decision } from './link-plan';
import { checkLock, requireUnchanged } from './lock-check';
import { EMPTY_LOCK } from './lock-file';
import { cloudWords } from './lock-words';
import type { AwsCloudPlan, CloudPlan, GoogleCloudPlan, LinkPlan, NetworkLock, NetworkPlan, SitePlan } from './network-plan';
import { hasAttachments, isGuest } from './pools';
import { regionsOf } from './regions';
import { portsTaken } from './selection';
import { growthMonths } from './sizing';
import type { Carrier } from './training';
import { connectionNames } from './tunnels';
import { workloadPlan } from './workload-plan';
import type { AwsCloud, Cloud, GoogleCloud, HybridNetwork, Site } from '../definition/hybrid-network';
import { notDefinedProblem } from '../errors';

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
  readonly circuits: ChosenCircuits;
  readonly isPublic: boolean;
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
  if (!Array.isArray((network as HybridNetwork | null)?.links)) throw notDefinedProblem();
  if (lock) checkLock(lock, network);
  const plan = planWith({ network, demands: linkDemands(network), lock, outages });
  if (frozen) requireUnchanged(lock ?? EMPTY_LOCK, plan.lock);
  return plan;
}

function planWith(input: PlanInput): NetworkPlan {
  const { network, lock } = input;
  const whole = decide(input);
  const { decisions } = whole;
  const carried = decisions.flatMap(({ link, circuits, objectStorage }): Equipped[] =>
    (circuits && isDedicated(link) ? [{ link, circuits, isPublic: objectStorage?.access === 'public-interface' }] : []));
  const equipped = carried.filter(({ link }) => !isGuest(link));
  const addressing = addressingOf(
    network,
    carried.flatMap((row) => (hasAttachments(row.link, row.circuits.pool) ? attachmentNames(row.link, row.circuits, row.isPublic) : [])),
    [
      ...equipped.flatMap(({ link, circuits }) => encryptedNames(link, circuits)),
      ...decisions.flatMap(({ vpn }) => (vpn ? connectionNames(vpn) : [])),
    ],
    lock,
    whole.reaches,
  );
  const clouds = network.clouds.map((cloud) => cloudPlan(cloud, input, decisions));
  const links = withFailover(decisions.map((decision) => linkPlan(decision, input, addressing, whole)), clouds, network.sites);
  const carriers = new Map(decisions.map((decision, i) => [decision.link.name, carrierOf(decision, links[i]!)]));
  const months = growthMonths(network);
  const workloads = network.workloads.map((workload) => workloadPlan(workload, carriers.get(workload.link.name)!, months));
  const cloudLinks = planCloudLinks(network, lock);
  const cost = costOf(input, links, cloudLinks, clouds);
  const { headroom, utilizationLimit, failureUtilizationLimit } = network.policy;
  return {
    format: 'hybrid-ai-network/plan@2',
    name: network.name,
    asOf: network.asOf,
    inService: network.inService,
    policy: { headroom, utilizationLimit, failureUtilizationLimit, growthMonths: months },
    sites: network.sites.map((site) => sitePlan(site, links, equipped)),
    clouds,
    links,
    cloudLinks: cloudLinks.map(({ plan }) => plan),
    workloads,
    cost,
    findings: findingsOf(network, { lock, decisions, links, cloudLinks, clouds, workloads, cost, dropped: droppedBundles(equipped, lock) }),
    lock: { ...lockOf(network, equipped, decisions, clouds, addressing, lock), ...lockedCloudLinks(cloudLinks) },
  };
}

/** What a later plan has to keep; also the circuits that this one drops, until somebody takes them out of the lock. */
function lockOf(
  network: HybridNetwork,
  equipped: readonly Equipped[],
  decisions: readonly Decision[],
  clouds: readonly CloudPlan[],
  addressing: Addressing,
  before: NetworkLock | undefined,
): NetworkLock {
  const dropped = droppedBundles(equipped, before).map((id) => [id, before!.bundles[id]!] as const);
  const announced = decisions.flatMap(({ link, objectStorage }) => (objectStorage?.announced ? [[link.name, objectStorage.announced] as const] : []));
  const chosen = decisions.flatMap(({ link, objectStorage }) =>
    (objectStorage && isDedicated(link) && link.primary.objectStorage === 'either' ? [[link.name, objectStorage.access] as const] : []));
  return {
    format: 'hybrid-ai-network/lock@1',
    name: network.name,
    clouds: Object.fromEntries(network.clouds.map((cloud) => [cloud.name, cloudWords(cloud)])),
    ...addressing.lock,
    bundles: Object.fromEntries([...equipped.flatMap(({ link, circuits }) => lockedBundles(link, circuits)), ...dropped]),
    vpns: Object.fromEntries(decisions.flatMap(({ link, vpn }) =>
      (vpn ? [[link.name, { product: vpn.choice.product.id, perRouter: vpn.choice.perRouter }]] : []))),
    ...(chosen.length > 0 && { objectStorage: Object.fromEntries(chosen) }),
    ...(announced.length > 0 && { announced: Object.fromEntries(announced) }),
    gateways: Object.fromEntries(clouds.flatMap((cloud) => {
      const gateway = cloud.provider === 'azure' ? cloud.expressRouteGateway : undefined;
      return gateway ? [[cloud.name, { sku: gateway.sku, units: gateway.scaleUnits ?? 1 }]] : [];
    })),
  };
}

/** The bandwidths that later plans keep; absent where there are none, so that the locks of other networks stay as they are. */
function lockedCloudLinks(cloudLinks: readonly CloudLinkDecision[]): Pick<NetworkLock, 'cloudLinks'> {
  if (cloudLinks.length === 0) return {};
  return { cloudLinks: Object.fromEntries(cloudLinks.map(({ plan }) => [plan.name, { bandwidthMbps: plan.bandwidthMbps }])) };
}

/** Bundles of the lock that the definition has no more: their path, router or link is gone or has another name. */
function droppedBundles(equipped: readonly Equipped[], lock: NetworkLock | undefined): readonly string[] {
  const planned = new Set(equipped.flatMap(({ link, circuits }) => lockedBundles(link, circuits)).map(([id]) => id));
  return Object.keys(lock?.bundles ?? {}).filter((id) => !planned.has(id)).sort();
}

function carrierOf({ sizing: { wire } }: Decision, { name, requirement, primary }: LinkPlan): Carrier {
  const peakMbps = Math.max(requirement.toCloud.peakMbps, requirement.toSite.peakMbps);
  return { name, peakMbps, capacityMbps: primary.capacityMbps, wire, roundTripTimeMs: primary.roundTripTimeMs };
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
      ...(router.lan && { lan: router.lan }),
      ...(router.wan && { wan: router.wan }),
      ...(router.interfaces && { interfaces: router.interfaces }),
    })),
  };
}

function cloudPlan(cloud: Cloud, input: PlanInput, decisions: readonly Decision[]): CloudPlan {
  const { name, region, prefixes } = cloud;
  const base = { name, region, prefixes };
  switch (cloud.provider) {
    case 'aws':
      return awsCloudPlan(cloud, base, decisions);
    case 'google':
      return googleCloudPlan(cloud, base, decisions);
    case 'azure':
      return { ...base, provider: 'azure', ...azureGateways(cloud, input, decisions.filter(({ link }) => link.cloud === cloud)) };
  }
}

/** A cloud whose links take circuits to a cloud in another Region is on that one's Direct Connect gateway, as all of its links agree. */
function awsCloudPlan(cloud: AwsCloud, base: Pick<AwsCloudPlan, 'name' | 'region' | 'prefixes'>, decisions: readonly Decision[]): AwsCloudPlan {
  const guest = decisions.find(({ link, circuits }) => link.cloud === cloud && circuits && !hasAttachments(link, circuits.pool));
  const owner = guest?.circuits?.pool.owner.cloud;
  const on = owner?.provider === 'aws' ? owner : cloud;
  return {
    ...base,
    provider: 'aws',
    gateway: cloud.gateway,
    gatewayAsn: cloud.asn,
    directConnectGatewayAsn: on.directConnectGatewayAsn,
    ...(on !== cloud && { directConnectGatewayOf: on.name }),
  };
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
