import type { Addressing } from './addressing';
import { type circuitCheck, countedOf } from './circuit-check';
import type { PlanInput } from './decisions';
import { dedicatedPlan, isDedicated } from './dedicated';
import { forecastOf, type WholeNetwork } from './forecast';
import type { LinkDemand } from './link-demand';
import type { LinkPlan, LinkRequirement, ScenarioPlan } from './network-plan';
import { toKbps } from './numbers';
import { type ScenarioFigures, scenarioWriter } from './outcomes';
import { sharedRiskGroups } from './scenarios';
import type { Choice, Selection } from './selection';
import { busier, type Sizing } from './sizing';
import { vpnPlan } from './tunnels';
import type { ChosenVpn } from './tunnels';
import type { Link, Router } from '../definition/hybrid-network';

/** Everything that was decided for a link. */
export interface Decision {
  /** The link. */
  readonly link: Link;
  /** What its workloads ask of it. */
  readonly demand: LinkDemand;
  /** What it has to carry, on the wire of its primary. */
  readonly sizing: Sizing;
  /** Its circuits, with the check that they passed; absent where the primary is a VPN. */
  readonly circuits?: Choice & { readonly check: ReturnType<typeof circuitCheck> };
  /** Its VPN, primary or fallback; absent where it has none. */
  readonly vpn?: ChosenVpn & { readonly sizing: Sizing };
  /** What else was considered for its circuits. */
  readonly alternatives: Selection['alternatives'];
}

/** How routes make the primary win in both directions, by provider. */
const PREFERENCE = {
  aws: 'Both paths announce exactly the same prefixes. The transit gateway prefers what the Direct Connect gateway propagates over what a VPN does; the routers give Direct Connect the higher local preference.',
  azure: 'Both paths announce exactly the same prefixes. Azure prefers ExpressRoute to a VPN where they are equal; the routers give ExpressRoute the higher local preference.',
  google: 'Both paths announce exactly the same prefixes. The Cloud Routers announce theirs with priority 100 over the interconnect and 10200 over the VPN, and an import policy gives what the routers announce over the VPN the MED 10200: both directions prefer the interconnect.',
} as const;

/** What was decided for a link, as data. */
export function linkPlan(decision: Decision, input: PlanInput, addressing: Addressing, whole: WholeNetwork): LinkPlan {
  const { network } = input;
  const { link, sizing, circuits, vpn } = decision;
  const scenarios = circuits ? circuitScenarios(decision, input) : vpnScenarios(decision, input);
  const tunnels = vpn && vpnPlan(vpn, addressing, network.name);
  const primary = circuits && isDedicated(link) ? dedicatedPlan(link, circuits, countedOf(link, circuits, sizing), addressing, network.name) : tunnels!;
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
    preference: circuits && tunnels ? PREFERENCE[link.cloud.provider] : 'There is one kind of path, and its routes are equal.',
  };
}

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

function circuitScenarios({ link, demand, sizing, circuits, vpn }: Decision, input: PlanInput): readonly ScenarioPlan[] {
  if (!isDedicated(link)) return [];
  const normalMbps = countedOf(link, circuits!, sizing).mbps;
  const normal = { mbps: normalMbps, wire: sizing.wire };
  const onCircuits = scenarioWriter(demand, sizing, input, normal);
  const onFallback = scenarioWriter(demand, vpn?.sizing ?? sizing, input, normal);
  const partial = circuits!.check(sizing).losses(circuits!).map((loss) => onCircuits({ ...loss, survive: 'location' }));
  const total = (id: string, title: string, availableMbps: number) =>
    onFallback({ id, title, survive: 'dedicated', availableMbps, ...(vpn && inBoth(vpn.choice, availableMbps)), requiredMbps: busier((vpn?.sizing ?? sizing).kept.dedicated) });
  const cutOff = sharedRiskGroups(link).filter(({ loses }) => link.primary.paths.every(loses)).map(({ id, title, routersLost }) => {
    const lost = vpn?.routers.filter(({ name }) => routersLost.has(name)).length ?? 0;
    return total(id, `${title} lost, and all circuits with it`, lost > 0 ? vpn!.choice.withoutRoutersMbps(lost) : (vpn?.choice.capacityMbps ?? 0));
  });
  return [...partial, ...cutOff, total('dedicated', 'all dedicated circuits lost', vpn?.choice.capacityMbps ?? 0)];
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
