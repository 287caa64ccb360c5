import type { Addressing } from './addressing';
import { type circuitCheck, countedOf } from './circuit-check';
import type { PlanInput } from './decisions';
import { bundlesOf, dedicatedPlan, type DedicatedLink, isDedicated, type Naming } from './dedicated';
import { isExpressRoute } from './express-route';
import { expressRoutePlan } from './express-route-plan';
import type { PlannedLink } from './failover';
import { forecastOf, type WholeNetwork } from './forecast';
import type { LinkDemand } from './link-demand';
import type { DedicatedPlan, LinkRequirement, ObjectStoragePlan, ScenarioPlan } from './network-plan';
import { toKbps } from './numbers';
import { type ScenarioFigures, scenarioWriter } from './outcomes';
import { hasAttachments, type Pool } from './pools';
import { sharedRiskGroups } from './scenarios';
import type { Choice, Selection } from './selection';
import { busier, type Sizing } from './sizing';
import { vpnPlan } from './tunnels';
import type { ChosenVpn } from './tunnels';
import type { Link, Router } from '../definition/hybrid-network';

/** Circuits that were chosen, as one of the links that take them has them. */
export interface ChosenCircuits extends Choice {
  /** The check that they passed. */
  readonly check: ReturnType<typeof circuitCheck>;
  /** The links that take them. */
  readonly pool: Pool;
  /** What this link asks of them by itself. */
  readonly own: Sizing;
  /** Its part of what all links ask of them, from 0 to 1; 1 where nothing is asked, or of nobody else. */
  readonly part: number;
}

/** Everything that was decided for a link. */
export interface Decision {
  /** The link. */
  readonly link: Link;
  /** What its workloads ask of it. */
  readonly demand: LinkDemand;
  /** What its primary has to carry, on its wire: the demand of all links that take the same circuits. */
  readonly sizing: Sizing;
  /** Its circuits; absent where the primary is a VPN. */
  readonly circuits?: ChosenCircuits;
  /** Its VPN, primary or fallback; absent where it has none. */
  readonly vpn?: ChosenVpn & { readonly sizing: Sizing };
  /** How its transfers to object storage go; absent where the plan does not decide it. */
  readonly objectStorage?: ObjectStoragePlan;
  /** What else was considered for its circuits. */
  readonly alternatives: Selection['alternatives'];
}

/** How routes make the primary win in both directions, by the gateway on AWS, else by provider. */
const PREFERENCE = {
  'aws': 'Both paths announce exactly the same prefixes. The transit gateway prefers what the Direct Connect gateway propagates over what a VPN does; the routers give Direct Connect the higher local preference.',
  'virtual-private': 'Both paths announce exactly the same prefixes. The virtual private gateway prefers what it learns over Direct Connect over what a VPN announces; the routers give Direct Connect the higher local preference.',
  'azure': 'Both paths announce exactly the same prefixes. Azure prefers ExpressRoute to a VPN where they are equal; the routers give ExpressRoute the higher local preference.',
  'google': 'Both paths announce exactly the same prefixes. The Cloud Routers announce theirs with priority 100 over the interconnect and 10200 over the VPN, and an import policy gives what the routers announce over the VPN the MED 10200: both directions prefer the interconnect.',
  'partner-interconnect': 'Both paths announce exactly the same prefixes. Routes over the interconnect come from other ASNs than those over the VPN, and MEDs are not compared between them: policies put three ASNs more before the path of what goes over the VPN, in both directions. Routers that look at local preference first have to give the interconnect the higher one.',
} as const;

function preferenceKey({ cloud, primary }: Link): keyof typeof PREFERENCE {
  if (cloud.provider === 'aws' && cloud.gateway === 'virtual-private') return cloud.gateway;
  return primary.kind === 'partner-interconnect' && !primary.encryption ? primary.kind : cloud.provider;
}

/** What was decided for a link, as data. */
export function linkPlan(decision: Decision, input: PlanInput, addressing: Addressing, whole: WholeNetwork): PlannedLink {
  const { network } = input;
  const { link, sizing, circuits, vpn } = decision;
  const scenarios = circuits ? circuitScenarios(decision, input, whole) : vpnScenarios(decision, input);
  const tunnels = vpn && vpnPlan(vpn, addressing, network.name);
  const primary = circuits && isDedicated(link) ? circuitsPlan(link, decision, input, addressing, whole) : tunnels!;
  const requirement = requirementPlan(sizing, primary.capacityMbps, scenarios);
  return {
    name: link.name,
    site: link.site.name,
    cloud: link.cloud.name,
    resilience: link.resilience,
    requirement,
    primary: primary.kind === 'vpn' ? { ...primary, requiredMbps: requirement.requiredMbps } : primary,
    ...(circuits && tunnels && { fallback: tunnels }),
    scenarios,
    alternatives: decision.alternatives.map(({ title, monthlyUsd, differenceUsd, loses }) => ({ title, monthlyUsd, differenceUsd, loses })),
    forecast: forecastOf(decision, input, whole),
    preference: circuits && tunnels ? PREFERENCE[preferenceKey(link)] : 'There is one kind of path, and its routes are equal.',
    ...(decision.objectStorage && { objectStorage: decision.objectStorage }),
  };
}

function circuitsPlan(link: DedicatedLink, decision: Decision, { network }: PlanInput, addressing: Addressing, whole: WholeNetwork): DedicatedPlan {
  const circuits = decision.circuits!;
  const { pool: { owner, demand }, product } = circuits;
  const reaches = whole.reaches.filter((row) => row.link === link);
  const expressRoute = isExpressRoute(owner)
    ? expressRoutePlan({ link: owner, product, bundles: bundlesOf(owner, circuits), demand, reaches }, network, addressing)
    : undefined;
  return dedicatedPlan(link, circuits, countedOf(owner, circuits, decision.sizing), addressing, namingOf(decision, network.name), expressRoute);
}

const namingOf = ({ link, circuits, objectStorage }: Decision, network: string): Naming => {
  const { pool } = circuits!;
  return { network, owner: pool.owner, hasAttachments: hasAttachments(link, pool), isPublic: objectStorage?.access === 'public-interface' };
};

/** A failure asks of the whole link as many times its capacity as it asks of what is left: the rule that asks for the most binds. */
function requirementPlan({ normal, requiredMbps, normalRule, direction }: Sizing, capacityMbps: number, scenarios: readonly ScenarioPlan[]): LinkRequirement {
  const partial = scenarios.filter(({ survive, availableMbps }) => survive === 'location' && availableMbps > 0);
  const failureMbps = toKbps(Math.max(0, ...partial.map((scenario) => (scenario.requiredMbps / scenario.availableMbps) * capacityMbps)));
  return {
    ...normal,
    failureMbps,
    requiredMbps: Math.max(requiredMbps, failureMbps),
    bindingRule: failureMbps > requiredMbps ? 'failure' : normalRule,
    bindingDirection: direction,
  };
}

/** A failure that leaves some circuits is judged for all links that take them; one that takes all of them, for each link and its fallback. */
function circuitScenarios(decision: Decision, input: PlanInput, whole: WholeNetwork): readonly ScenarioPlan[] {
  const { link, demand, sizing, vpn } = decision;
  const { own, pool } = decision.circuits!;
  if (!isDedicated(link)) return [];
  const partial = whole.losses.get(pool) ?? lossScenarios(decision, input);
  whole.losses.set(pool, partial);
  const onLoss = vpn?.sizing ?? own;
  const onFallback = scenarioWriter(demand, onLoss, input, { mbps: afterRepair(decision, input), wire: sizing.wire });
  const total = (id: string, title: string, availableMbps: number) =>
    onFallback({ id, title, survive: 'dedicated', availableMbps, ...(vpn && inBoth(vpn.choice, availableMbps)), requiredMbps: busier(onLoss.kept.dedicated) });
  const cutOff = sharedRiskGroups(link).filter(({ loses }) => link.primary.paths.every(loses)).map(({ id, title, routersLost }) => {
    const lost = vpn?.routers.filter(({ name }) => routersLost.has(name)).length ?? 0;
    return total(id, `${title} lost, and all circuits with it`, lost > 0 ? vpn!.choice.withoutRoutersMbps(lost) : (vpn?.choice.capacityMbps ?? 0));
  });
  return [...partial, ...cutOff, total('dedicated', 'all dedicated circuits lost', vpn?.choice.capacityMbps ?? 0)];
}

function lossScenarios({ sizing, circuits }: Decision, input: PlanInput): readonly ScenarioPlan[] {
  const { check, pool } = circuits!;
  const write = scenarioWriter(pool.demand, sizing, input, { mbps: countedOf(pool.owner, circuits!, sizing).mbps, wire: sizing.wire });
  return check(sizing).losses(circuits!).map((loss) => write({ ...loss, survive: 'location' }));
}

/** What a link has of its circuits when they are back: its part of them, since the other links that take them catch up too, and its peak at least. */
function afterRepair({ sizing, circuits }: Decision, { network: { policy } }: PlanInput): number {
  const { own, part, pool } = circuits!;
  return Math.max(countedOf(pool.owner, circuits!, sizing).mbps * part, own.everythingMbps * policy.failureUtilizationLimit);
}

/** Where the directions of a VPN share what it carries, what both have together. */
const inBoth = ({ product, directionShare }: ChosenVpn['choice'], availableMbps: number): { readonly bothMbps?: number } =>
  (product.sharedDirections ? { bothMbps: availableMbps / directionShare } : {});

function vpnScenarios({ link, demand, sizing, vpn }: Decision, input: PlanInput): readonly ScenarioPlan[] {
  const { choice, routers } = vpn!;
  const write = scenarioWriter(demand, sizing, input, { mbps: choice.capacityMbps, wire: sizing.wire });
  const row = (id: string, title: string, availableMbps: number): ScenarioPlan => {
    const figures: ScenarioFigures = { id, title, survive: 'location', availableMbps, ...inBoth(choice, availableMbps), requiredMbps: busier(sizing.kept.location) };
    return write(figures);
  };
  return [
    row('tunnel', 'one tunnel lost', choice.withoutTunnelMbps),
    row('router', routers.length > 1 ? 'one router lost' : `router ${routers[0]!.name} lost`, choice.withoutRoutersMbps(1)),
    ...routersLostTogether(link, routers).map(({ id, title, lost }) => row(id, title, choice.withoutRoutersMbps(lost))),
  ];
}

/** Buildings and declared risks that take more than one router with them. */
function routersLostTogether(link: Link, routers: readonly Router[]): readonly { readonly id: string; readonly title: string; readonly lost: number }[] {
  const buildings = [...new Set(routers.map(({ building }) => building))].sort();
  return [
    ...buildings.map((name) => ({ id: `building:${name}`, title: `building ${name} lost`, lost: routers.filter(({ building }) => building === name).length })),
    ...link.site.sharedRisks.map((risk) => (
      { id: `risk:${risk.name}`, title: `shared risk ${risk.name} lost`, lost: routers.filter(({ name }) => risk.routers.includes(name)).length })),
  ].filter(({ lost }) => lost > 1);
}
