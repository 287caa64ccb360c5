import { DIRECTIONS } from './demand';
import { growthFactor } from './growth';
import { interconnectFindings } from './interconnect-findings';
import type { Decision } from './link-plan';
import type { CloudPlan, CostPlan, Finding, LinkPlan, NetworkLock, WorkloadPlan } from './network-plan';
import { gbps } from './numbers';
import { growthMonths } from './sizing';
import { monthsBetween } from './time';
import type { HybridNetwork, Workload } from '../definition/hybrid-network';

/** What the parts of a plan say about themselves. */
export interface FindingInput {
  /** What an earlier plan decided. */
  readonly lock: NetworkLock | undefined;
  /** What was decided for each link. */
  readonly decisions: readonly Decision[];
  /** The links. */
  readonly links: readonly LinkPlan[];
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
export function findingsOf(network: HybridNetwork, { lock, decisions, links, clouds, workloads, cost, dropped }: FindingInput): readonly Finding[] {
  const months = growthMonths(network);
  const findings = [
    ...dropped.map(givenUp),
    ...links.flatMap(notCarried),
    ...links.flatMap((link) => brokenScenarios(link)),
    ...links.flatMap(noFallback),
    ...links.flatMap(keyRotation),
    ...links.flatMap(singlePoints),
    ...decisions.flatMap(withoutWorkloads),
    ...clouds.flatMap((cloud) => gatewayFindings(cloud, links)),
    ...workloads.filter(({ training }) => training && !training.insisted).map((workload): Finding => ({
      code: 'training-not-recommended', severity: 'warning', subject: workload.name, message: `distributed training over link ${workload.link} is not recommended and left out of the sizing`,
    })),
    ...network.workloads.flatMap((workload) => latencyFindings(workload, links)),
    ...network.workloads.flatMap(objectStorage),
    ...links.flatMap((link) => macsecFindings(link, clouds)),
    ...links.flatMap((link) => interconnectFindings(link, clouds)),
    ...clouds.flatMap((cloud) => siteToSite(cloud, links)),
    ...links.flatMap(hosted),
    ...links.flatMap(fewFlows),
    ...decisions.flatMap((decision) => slowTunnels(decision)),
    ...workloads.flatMap(insistedTraining),
    ...network.workloads.flatMap((workload) => outgrownLimits(workload, months)),
    ...links.flatMap((link) => lateOrder(network, link, lock)),
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

/** A promise that a failure breaks is an error; that one router, building or risk takes a whole site with it is a warning. */
function brokenScenarios({ name, scenarios }: LinkPlan): Finding[] {
  return scenarios.filter(({ holds }) => !holds).map(({ id, title, availableMbps, requiredMbps }): Finding =>
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
function withoutWorkloads({ link, demand }: Decision): Finding[] {
  return demand.workloads.length > 0 ? [] : [{
    code: 'no-workloads', severity: 'warning', subject: link.name, message: 'no workload that counts uses it: it has the least that its kind and paths can be',
  }];
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
  const { sku, capacityMbps, requiredMbps } = cloud.expressRouteGateway;
  const circuits = links.reduce((sum, { cloud: name, primary }) => (name === cloud.name && primary.kind !== 'vpn' ? sum + primary.grossMbps : sum), 0);
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
function objectStorage(workload: Workload): Finding[] {
  if (workload.kind !== 'dataset-transfer' || workload.endpoint !== 'object-storage') return [];
  const needs = {
    aws: 'interface endpoints of S3 in a VPC',
    azure: 'private endpoints of the storage accounts',
    google: 'the range of private.googleapis.com (199.36.153.8/30) announced to the site, and its name resolved there',
  }[workload.link.cloud.provider];
  return [{ code: 'object-storage-path', severity: 'warning', subject: workload.name, message: `it takes link ${workload.link.name} only with ${needs}: neither built nor priced here` }];
}

function macsecFindings({ name, primary, cloud }: LinkPlan, clouds: readonly CloudPlan[]): Finding[] {
  if (primary.kind === 'vpn' || !primary.macsec) return [];
  const provider = clouds.find((row) => row.name === cloud)?.provider;
  const mode = provider === 'aws'
    ? ' CloudFormation can neither associate the keys nor set the encryption mode, and AWS can send in clear until both are done (associate-mac-sec-key, update-lag --encryption-mode must_encrypt).'
    : '';
  return [{ code: 'macsec-by-hand', severity: 'warning', subject: name, message: `confirm that each location offers MACsec at this speed.${mode}` }];
}

/** Sites that reach each other over Google's network are more than one, and pay for it by the GB. */
function siteToSite(cloud: CloudPlan, links: readonly LinkPlan[]): Finding[] {
  if (cloud.provider !== 'google' || !cloud.siteToSite) return [];
  const sites = new Set(links.filter((link) => link.cloud === cloud.name).map(({ site }) => site));
  return [sites.size < 2
    ? { code: 'site-to-site-alone', severity: 'warning', subject: cloud.name, message: 'siteToSite is set, and one site is linked with it: there is no other to reach' }
    : { code: 'site-to-site', severity: 'note', subject: cloud.name, message: 'traffic between sites is neither sized nor priced here; Network Connectivity Center has it in some countries only, and every site needs an ASN of its own' }];
}

/** A partner polices what it hosts, and decides on the VLAN id. */
function hosted({ name, primary }: LinkPlan): Finding[] {
  if (primary.kind === 'vpn' || !primary.paths.some(({ bundles }) => bundles.some((bundle) => bundle.hosted))) return [];
  return [{
    code: 'hosted-connections',
    severity: 'note',
    subject: name,
    message: 'its connections are hosted: AWS drops what is above their rate, so bursts get less than steady traffic; the partner assigns the VLAN ids, bills its own fee, and you accept each connection',
  }];
}

/** Where a hash of few flows leaves more than a tenth of what was bought unused. */
function fewFlows({ name, requirement, primary, fallback }: LinkPlan): Finding[] {
  return ([['circuits', primary], ['VPN', fallback]] as const).flatMap(([what, side]): Finding[] => {
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

/** Training that the definition insists on is planned, and stays a bad idea. */
function insistedTraining({ name, link, training }: WorkloadPlan): Finding[] {
  return training?.insisted ? [{
    code: 'training-insisted',
    severity: 'warning',
    subject: name,
    message: `distributed training over link ${link} is planned because the definition insists; ${training.reasons[0]}`,
  }] : [];
}

/** A rate limit that growth passes before the end of the horizon. */
function outgrownLimits(workload: Workload, months: number): Finding[] {
  if (workload.kind !== 'dataset-transfer' || !workload.rateLimit) return [];
  const needed = (workload.volume.toMegabits() * growthFactor(workload.growth, months)) / workload.window.duration.toSeconds();
  const limit = workload.rateLimit.toMbps();
  return needed <= limit ? [] : [{
    code: 'rate-limit-outgrown',
    severity: 'warning',
    subject: workload.name,
    message: `at the end of the horizon it needs ${gbps(needed)} in its window and is limited to ${gbps(limit)}: widen the window or raise the limit`,
  }];
}

/** Circuits that cannot be in use on the day they are wanted. */
function lateOrder({ asOf, inService, catalog }: HybridNetwork, { name, primary, fallback }: LinkPlan, lock: NetworkLock | undefined): Finding[] {
  if (primary.kind === 'vpn' || !primary.paths.some(({ bundles }) => bundles.some(({ id, members }) => members > (lock?.bundles[id]?.members ?? 0)))) return [];
  const product = primary.paths[0]!.bundles[0]!.product;
  const lead = catalog.circuits.find(({ id }) => id === product)!.leadTimeMonths;
  const months = monthsBetween(asOf, inService);
  if (lead <= months) return [];
  const meanwhile = fallback ? 'the fallback carries what it can until then' : 'nothing carries the traffic until then';
  return [{ code: 'late-order', severity: 'warning', subject: name, message: `its circuits take about ${lead} months from order to use, and the service is to start in ${months}: ${meanwhile}` }];
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
  return rows.length === 0 ? [] : [{ code: 'price-unverified', severity: 'note', subject: 'cost', message: `${rows.length} of ${items.length} prices are remembered, inferred or converted: set them under catalog.monthlyPrices before relying on the sum` }];
}

