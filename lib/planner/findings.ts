import { cloudLinkFindings } from './cloud-link-findings';
import type { CloudLinkDecision } from './cloud-links';
import { DIRECTIONS } from './demand';
import { directConnectFindings } from './direct-connect-findings';
import { interconnectFindings, interconnectMacsec } from './interconnect-findings';
import { interfaceFindings, lanFindings } from './interface-findings';
import type { Decision } from './link-plan';
import type { AzureCloudPlan, CloudPlan, CostPlan, ExpressRouteGatewayPlan, Finding, LinkPlan, NetworkLock, WorkloadPlan } from './network-plan';
import { gbps } from './numbers';
import { usesObjectStorage } from './object-storage';
import { poolFindings } from './pool-findings';
import { isGuest, ownCircuits, ownerOf } from './pools';
import { growthMonths } from './sizing';
import { monthsBetween } from './time';
import { insistedTraining, objectStoragePath, outgrownLimits, overBudget, refusedTraining } from './workload-plan';
import type { Cloud, HybridNetwork, Workload } from '../definition/hybrid-network';
import { closest } from '../definition/suggest';

type FastPathPlan = NonNullable<ExpressRouteGatewayPlan['fastPath']>;

/** What the parts of a plan say about themselves. */
export interface FindingInput {
  /** What an earlier plan decided. */
  readonly lock: NetworkLock | undefined;
  /** What was decided for each link. */
  readonly decisions: readonly Decision[];
  /** The links. */
  readonly links: readonly LinkPlan[];
  /** The links between clouds. */
  readonly cloudLinks: readonly CloudLinkDecision[];
  /** The clouds. */
  readonly clouds: readonly CloudPlan[];
  /** The workloads. */
  readonly workloads: readonly WorkloadPlan[];
  /** The bill. */
  readonly cost: CostPlan;
  /** Bundles that an earlier plan has and this one does not. */
  readonly dropped: readonly string[];
}

/** What a reader should know before buying: the worst first, then in the order of the plan. */
export function findingsOf(network: HybridNetwork, { lock, decisions, links, cloudLinks, clouds, workloads, cost, dropped }: FindingInput): readonly Finding[] {
  const months = growthMonths(network);
  const findings = [
    ...dropped.map(givenUp),
    ...links.flatMap(notCarried),
    ...links.flatMap(brokenScenarios),
    ...links.flatMap(noFallback),
    ...links.flatMap(keyRotation),
    ...links.flatMap(singlePoints),
    ...decisions.flatMap(withoutWorkloads),
    ...network.clouds.flatMap((cloud) => unknownRegion(cloud, network)),
    ...clouds.flatMap((cloud) => gatewayFindings(cloud, links)),
    ...clouds.flatMap((cloud) => crowdedLocations(cloud, links)),
    ...workloads.flatMap(refusedTraining),
    ...network.workloads.flatMap((workload) => latencyFindings(workload, links)),
    ...network.workloads.flatMap((workload) => objectStorage(workload, links)),
    ...directConnectFindings(network, links, clouds),
    ...links.flatMap(macsecFindings),
    ...links.flatMap((link) => interconnectFindings(link, clouds)),
    ...clouds.flatMap((cloud) => siteToSite(cloud, links)),
    ...poolFindings(decisions, clouds, links),
    ...links.flatMap(fewFlows),
    ...decisions.flatMap((decision) => slowTunnels(decision)),
    ...workloads.flatMap(insistedTraining),
    ...network.workloads.flatMap((workload) => outgrownLimits(workload, months)),
    ...links.flatMap((link) => takenDown(link, lock)),
    ...links.flatMap((link) => lateOrder(network, link, lock)),
    ...sharedRouters(network, links),
    ...interfaceFindings(network, links),
    ...lanFindings(network, links),
    ...cloudLinkFindings(cloudLinks, months),
    ...unverified(cost),
  ];
  const rank = { error: 0, warning: 1, note: 2 };
  return findings.sort((a, b) => rank[a.severity] - rank[b.severity]);
}

/** A new region passes, since the catalogue may be older than it: what it says of regions is then not known of this one. */
function unknownRegion({ name, provider, region }: Cloud, { catalog }: HybridNetwork): Finding[] {
  const known: readonly string[] = { aws: catalog.awsRegions, azure: catalog.azureRegions.map((row) => row.name), google: catalog.googleRegions }[provider];
  if (known.includes(region)) return [];
  const meant = closest(region, known);
  return [{
    code: 'region-unknown',
    severity: 'warning',
    subject: name,
    message: `the catalogue has no region ${region} of this cloud${meant === undefined ? '' : ` (did you mean ${meant}?)`}: nothing that depends on the region is judged`,
  }];
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

/**
 * A promise that a failure breaks is an error; that one router, building or risk takes a whole site with it is a warning. A failure of
 * circuits is told of the link whose they are.
 */
function brokenScenarios(link: LinkPlan): Finding[] {
  const { name, scenarios } = link;
  return scenarios.filter(({ holds, survive }) => !holds && (survive === 'dedicated' || !isGuest(link))).map(({ id, title, availableMbps, requiredMbps }): Finding =>
    availableMbps === 0 && id !== 'dedicated'
      ? { code: 'cut-off', severity: 'warning', subject: name, message: `${title}: nothing is left` }
      : { code: 'failure-not-survived', severity: 'error', subject: name, message: `${title}: ${gbps(availableMbps)} are left and ${gbps(requiredMbps)} are promised` });
}

/** What takes every circuit at once is not the loss of a location that workloads have promises for. */
function singlePoints({ name, primary, scenarios }: LinkPlan): Finding[] {
  if (primary.kind === 'vpn') return [];
  const titles = scenarios.filter(({ id, survive, holds }) => survive === 'dedicated' && id !== 'dedicated' && holds).map(({ title }) => title);
  return titles.length === 0 ? [] : [{
    code: 'single-point',
    severity: 'warning',
    subject: name,
    message: `what is promised for the loss of a location is not kept when one event takes every circuit (${titles.join('; ')}): then only what is promised for the loss of all circuits is`,
  }];
}

/** A link is bought for its resilience even where nothing is sent over it. */
function withoutWorkloads({ link, demand, circuits }: Decision): Finding[] {
  if (demand.workloads.length > 0) return [];
  const has = (circuits?.pool.demand ?? demand).workloads.length > 0 ? 'its circuits are sized for other links that take them' : 'it has the least that its kind and paths can be';
  return [{ code: 'no-workloads', severity: 'warning', subject: link.name, message: `no workload that counts uses it: ${has}` }];
}

function noFallback({ name, primary, fallback }: LinkPlan): Finding[] {
  return primary.kind === 'vpn' || fallback ? [] : [{ code: 'no-fallback', severity: 'warning', subject: name, message: 'it has no fallback: what takes every circuit cuts it off' }];
}

/** While keys are rotated, both generations are there and paid for. */
function keyRotation({ name, primary, fallback }: LinkPlan): Finding[] {
  const generations = [primary, fallback].flatMap((vpn) => (vpn?.kind === 'vpn' ? vpn.connections.map(({ keyGeneration = 1 }) => keyGeneration) : []));
  const found = [...new Set(generations)].sort((a, b) => a - b);
  return found.length < 2 ? [] : [{
    code: 'key-rotation',
    severity: 'note',
    subject: name,
    message: `tunnels with keys of generations ${found.join(' and ')} are side by side: when those of ${found.at(-1)} carry traffic, take ${found[0]} out of keyGenerations`,
  }];
}

function gatewayFindings(cloud: CloudPlan, links: readonly LinkPlan[]): Finding[] {
  if (cloud.provider !== 'azure' || !cloud.expressRouteGateway) return [];
  const { sku, capacityMbps, requiredMbps, fastPath } = cloud.expressRouteGateway;
  const circuits = links.reduce((sum, { cloud: name, primary }) => (name === cloud.name && primary.kind !== 'vpn' ? sum + primary.grossMbps : sum), 0);
  if (fastPath) return [fastPathFinding(cloud, cloud.expressRouteGateway, fastPath)];
  if (capacityMbps < requiredMbps) {
    return [{ code: 'gateway-too-small', severity: 'error', subject: cloud.name, message: `no ExpressRoute gateway in ${cloud.region} carries ${gbps(requiredMbps)} (traffic to private endpoints counts double); ${sku} carries ${gbps(capacityMbps)}` }];
  }
  if (capacityMbps >= circuits) return [];
  return [{ code: 'gateway-below-circuits', severity: 'note', subject: cloud.name, message: `the ExpressRoute gateway (${sku}) carries ${gbps(capacityMbps)}, its circuits ${gbps(circuits)}: enough for the plan, not for the circuits at full rate` }];
}

/** The most circuits of one peering location that a network takes: https://learn.microsoft.com/azure/expressroute/expressroute-faqs */
const MOST_AT_LOCATION = 4;

/** Circuits of several links to one network can be more at a location than it takes. */
function crowdedLocations(cloud: CloudPlan, links: readonly LinkPlan[]): Finding[] {
  if (cloud.provider !== 'azure') return [];
  const paths = links.flatMap(({ cloud: name, primary }) => (name === cloud.name && primary.kind !== 'vpn' ? primary.paths : []));
  const counts = new Map<string, number>();
  for (const { location, bundles } of paths) counts.set(location, (counts.get(location) ?? 0) + bundles.length);
  return [...counts].filter(([, count]) => count > MOST_AT_LOCATION).map(([location, count]): Finding => ({
    code: 'circuits-at-location',
    severity: 'error',
    subject: cloud.name,
    message: `${count} circuits end at ${location}, and a network takes ${MOST_AT_LOCATION} of one location: end some at another, or use larger ones`,
  }));
}

/** FastPath takes traffic past the gateway, but not all of it: https://learn.microsoft.com/azure/expressroute/about-fastpath */
function fastPathFinding({ name, region }: AzureCloudPlan, gateway: ExpressRouteGatewayPlan, { because, throughMbps }: FastPathPlan): Finding {
  const { sku, capacityMbps, requiredMbps } = gateway;
  if (capacityMbps < throughMbps) {
    return { code: 'gateway-too-small', severity: 'error', subject: name, message: `no ExpressRoute gateway in ${region} carries ${gbps(throughMbps)} to private endpoints (counted double), which FastPath does not take past it; ${sku} carries ${gbps(capacityMbps)}` };
  }
  const why = because === 'capacity' ? `no gateway in ${region} carries ${gbps(requiredMbps)}, so traffic passes ${sku} by with FastPath` : `traffic passes the gateway (${sku}, ${gbps(capacityMbps)}) by with FastPath`;
  return { code: 'fast-path', severity: 'warning', subject: name, message: `${why}: what goes to peered virtual networks, unless the circuits are ExpressRoute Direct, and to private endpoints still takes the gateway` };
}

function latencyFindings(workload: Workload, links: readonly LinkPlan[]): Finding[] {
  const { name, primary, fallback } = links.find((link) => link.name === workload.link.name)!;
  return [
    ...overBudget(workload, `the primary of link ${name}`, primary.roundTripTimeMs),
    ...overBudget(workload, `the fallback of link ${name}`, fallback?.roundTripTimeMs),
  ];
}

/** A circuit in use that leaves the plan would be given up at the next deployment. */
function givenUp(bundle: string): Finding {
  return {
    code: 'circuit-given-up',
    severity: 'error',
    subject: bundle,
    message: 'the lock has this circuit and the definition has it no more, so a deployment would give it up: put its link, router and location back, or take its entry out of the lock',
  };
}

/** What has to exist besides this plan for a transfer to object storage to stay off the internet. */
function objectStorage(workload: Workload, links: readonly LinkPlan[]): Finding[] {
  if (!usesObjectStorage(workload) || links.some((link) => link.name === workload.link.name && link.objectStorage)) return [];
  const needs = {
    aws: 'interface endpoints of S3 in a VPC',
    azure: 'private endpoints of the storage accounts',
    google: 'the range of private.googleapis.com announced to the site (alsoAnnounce: [\'199.36.153.8/30\'] of the construct), and its name resolved there',
  }[workload.link.cloud.provider];
  return [objectStoragePath(workload, workload.link.name, needs)];
}

/** A location may offer MACsec at some of its speeds: the catalogue does not know at which. */
function macsecFindings(link: LinkPlan): Finding[] {
  const circuits = ownCircuits(link);
  if (!circuits?.macsec) return [];
  const steps = circuits.kind === 'direct-connect' ? '; ports take its keys only when they are up: deploy a new link with phase order first, and name more ports of a live one in onOrder until they are up' : interconnectMacsec(circuits);
  return [{ code: 'macsec-unconfirmed', severity: 'warning', subject: link.name, message: `confirm that each location offers MACsec at this speed${steps}` }];
}

/** Sites that reach each other over Google's network are more than one, and pay for it by the GB. */
function siteToSite(cloud: CloudPlan, links: readonly LinkPlan[]): Finding[] {
  if (cloud.provider !== 'google' || !cloud.siteToSite) return [];
  const sites = new Set(links.filter((link) => link.cloud === cloud.name).map(({ site }) => site));
  return [sites.size < 2
    ? { code: 'site-to-site-alone', severity: 'warning', subject: cloud.name, message: 'siteToSite is set, and one site is linked with it: there is no other to reach' }
    : { code: 'site-to-site', severity: 'note', subject: cloud.name, message: 'traffic between sites is neither sized nor priced here; Network Connectivity Center has it in some countries only, and every site needs an ASN of its own' }];
}

/** Where a hash of few flows leaves more than a tenth of what was bought unused. */
function fewFlows(link: LinkPlan): Finding[] {
  const { name, requirement, primary, fallback } = link;
  return ([['circuits', isGuest(link) ? undefined : primary], ['VPN', fallback]] as const).flatMap(([what, side]): Finding[] => {
    if (!side || side.hashEfficiency > 0.9 || (side.kind === 'vpn' && side.limitedBy !== 'tunnels' && side.limitedBy !== 'packets')) return [];
    const flows = requirement[requirement.bindingDirection].flows;
    const unit = side.kind === 'vpn' ? 'tunnels' : what;
    const many = side === primary && flows > 0 ? `so few connections (as ${Math.round(flows)} equal ones)` : 'so few connections';
    return [{
      code: 'flows-share-members',
      severity: 'note',
      subject: name,
      message: `${many} fill ${Math.round(side.hashEfficiency * 100)}% of the ${unit}, which carry ${gbps(side.capacityMbps)} of them: more parallel connections make more of them count`,
    }];
  });
}

/** A connection is as fast as the one tunnel that it is put into. */
function slowTunnels({ link, vpn }: Decision): Finding[] {
  if (!vpn) return [];
  const loads = vpn.isPrimary ? vpn.sizing.loads : vpn.sizing.kept.dedicated;
  const most = Math.max(loads.toCloud.perFlowMbps, loads.toSite.perFlowMbps);
  const tunnel = vpn.choice.product.tunnelMbps * vpn.choice.product.planningFactor;
  return most <= tunnel ? [] : [{
    code: 'flow-over-tunnel',
    severity: 'error',
    subject: link.name,
    message: `one connection has to carry ${gbps(most)} over the VPN, and a tunnel carries ${gbps(tunnel)}: give its workload more parallel connections`,
  }];
}

/** Circuits that were up in the last plan: what is built on them goes, and comes back as something new. */
function takenDown(link: LinkPlan, lock: NetworkLock | undefined): Finding[] {
  const paths = (ownCircuits(link)?.paths ?? []).filter(({ phase, bundles }) => phase === 'order' && bundles.some(({ id }) => lock?.bundles[id]?.live));
  if (paths.length === 0) return [];
  return [{
    code: 'circuit-taken-down',
    severity: 'warning',
    subject: link.name,
    message: `the last plan had ${paths.map(({ id }) => id).join(', ')} live, and now it is on order: where it was built so, its attachments, peerings and sessions are deleted`,
  }];
}

/** Circuits that cannot be in use on the day they are wanted. */
function lateOrder({ asOf, inService, catalog }: HybridNetwork, link: LinkPlan, lock: NetworkLock | undefined): Finding[] {
  const bundles = ownCircuits(link)?.paths.flatMap((path) => path.bundles) ?? [];
  if (!bundles.some(({ id, members }) => members > (lock?.bundles[id]?.members ?? 0))) return [];
  const { product } = bundles[0]!;
  const lead = catalog.circuits.find(({ id }) => id === product)!.leadTimeMonths;
  const months = monthsBetween(asOf, inService);
  if (lead <= months) return [];
  const meanwhile = link.fallback ? 'the fallback carries what it can until then' : 'nothing carries the traffic until then';
  return [{ code: 'late-order', severity: 'warning', subject: link.name, message: `its circuits take about ${lead} months from order to use, and the service is to start in ${months}: ${meanwhile}` }];
}

/** Fallbacks share the routers' IPsec and internet: the plan counts on one link at a time losing all of its circuits, with those that take them too. */
function sharedRouters({ sites }: HybridNetwork, links: readonly LinkPlan[]): Finding[] {
  return sites.flatMap((site): Finding[] => {
    const own = links.filter((link) => link.site === site.name && link.fallback);
    const isOnePool = new Set(own.map(ownerOf)).size < 2;
    const fallbacks = isOnePool ? [] : own.flatMap(({ fallback }) => fallback ?? []);
    const needed = fallbacks.reduce((sum, { requiredMbps }) => sum + requiredMbps, 0);
    const limit = site.routers.reduce((sum, router) => sum + Math.min(router.ipsec?.toMbps() ?? Infinity, router.internet?.toMbps() ?? Infinity), 0);
    return fallbacks.length > 1 && needed > limit
      ? [{ code: 'fallbacks-share-routers', severity: 'note', subject: site.name, message: `its routers carry ${gbps(limit)} over VPN, all fallbacks together would need ${gbps(needed)}: the plan counts on one link at a time losing its circuits` }]
      : [];
  });
}

function unverified({ items }: CostPlan): Finding[] {
  const rows = items.filter(({ verified }) => !verified);
  return rows.length === 0 ? [] : [{ code: 'price-unverified', severity: 'note', subject: 'cost', message: `${rows.length} of ${items.length} prices are remembered, inferred or converted: set them under catalog.monthlyPrices before relying on the sum` }];
}

