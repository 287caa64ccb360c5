import type { Addressing } from './addressing';
import { bundlesOf, choiceCapacity, dedicatedPlan, type DedicatedLink, isDedicated } from './dedicated';
import type { LinkPlan, LinkRequirement, ScenarioPlan } from './network-plan';
import { toKbps } from './numbers';
import { scenarioPlan } from './outcomes';
import { sharedRiskGroups, withoutOneBundle, withoutOneCircuit, withoutPaths } from './scenarios';
import type { Choice } from './selection';
import { busier, type Sizing } from './sizing';
import { vpnPlan } from './tunnels';
import type { ChosenVpn } from './tunnels';
import type { HybridNetwork, Link, Router, Vpn } from '../definition/hybrid-network';

/** Everything that was decided for a link. */
export interface Decision {
  /** The link. */
  readonly link: Link;
  /** What it has to carry, on the wire of its primary. */
  readonly sizing: Sizing;
  /** Its circuits; absent where the primary is a VPN. */
  readonly circuits?: Choice;
  /** Its VPN, primary or fallback; absent where it has none. */
  readonly vpn?: ChosenVpn & { readonly sizing: Sizing };
}

/** How routes make the primary win in both directions, by provider. */
const PREFERENCE = {
  aws: 'Both paths announce exactly the same prefixes. The transit gateway prefers what the Direct Connect gateway propagates over what a VPN does; the routers give Direct Connect the higher local preference.',
  azure: 'Both paths announce exactly the same prefixes. Azure prefers ExpressRoute to a VPN where they are equal; the routers give ExpressRoute the higher local preference.',
  google: 'Both paths announce exactly the same prefixes. The Cloud Routers announce theirs with priority 100 over the interconnect and 10200 over the VPN, and an import policy gives what the routers announce over the VPN the MED 10200: both directions prefer the interconnect.',
} as const;

/** The VPN of a link: what it is for, and the routers on which it ends. */
export function vpnOf(link: Link): { readonly vpn: Vpn; readonly isPrimary: boolean; readonly routers: readonly Router[] } | undefined {
  if (!isDedicated(link)) return { vpn: link.primary as Vpn, isPrimary: true, routers: link.site.routers };
  const routers = link.site.routers.filter((router) => link.primary.paths.some((path) => path.router === router));
  return link.fallback && { vpn: link.fallback, isPrimary: false, routers };
}

/** Whether circuits are enough in the normal state, and whenever a failure leaves at least one of them. */
export function isEnough(link: DedicatedLink, sizing: Sizing, choice: Choice): boolean {
  const needed = busier(sizing.kept.location);
  return choiceCapacity(choice) >= sizing.requiredMbps && partialLosses(link, choice).every(({ availableMbps }) => availableMbps >= needed);
}

interface Loss {
  readonly id: string;
  readonly title: string;
  readonly availableMbps: number;
}

/** The failures that leave some of the circuits: one circuit, one port group, and each shared risk that does not take all paths. */
function partialLosses(link: DedicatedLink, choice: Choice): readonly Loss[] {
  const { sizes, product } = choice;
  const count = bundlesOf(link, choice).length;
  const groups = sharedRiskGroups(link).map((group) => ({ id: group.id, title: `${group.title} lost`, availableMbps: withoutPaths(link.primary.paths, sizes, product.mbps, group) }));
  const portGroups = sizes.some((bundles) => bundles.length > 1) && product.maxMembers > 1;
  return [
    { id: 'circuit', title: 'one circuit lost', availableMbps: count > 1 || sizes[0]![0]! > 1 ? withoutOneCircuit(sizes, product.mbps) : 0 },
    ...(portGroups ? [{ id: 'device', title: 'one port group lost', availableMbps: withoutOneBundle(sizes, product.mbps) }] : []),
    ...groups,
  ].filter(({ availableMbps }) => availableMbps > 0);
}

/** What was decided for a link, as data. */
export function linkPlan({ link, sizing, circuits, vpn }: Decision, network: HybridNetwork, addressing: Addressing): LinkPlan {
  const scenarios = circuits && isDedicated(link) ? circuitScenarios(link, sizing, circuits, vpn, network) : vpnScenarios(link, sizing, vpn!, network);
  const tunnels = vpn && vpnPlan(vpn, addressing, network.name);
  const primary = circuits && isDedicated(link) ? dedicatedPlan(link, circuits, addressing, network.name) : tunnels!;
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

/** What all workloads together would need after a failure. */
const everything = ({ normal }: Sizing, { failureUtilizationLimit }: HybridNetwork['policy']) =>
  Math.max(normal.toCloud.peakMbps, normal.toSite.peakMbps) / failureUtilizationLimit;

function circuitScenarios(link: DedicatedLink, sizing: Sizing, choice: Choice, vpn: Decision['vpn'], network: HybridNetwork): readonly ScenarioPlan[] {
  const { workloads, policy } = network;
  const partial = partialLosses(link, choice).map((loss) =>
    scenarioPlan({ ...loss, survive: 'location', requiredMbps: busier(sizing.kept.location), everythingMbps: everything(sizing, policy) }, link, workloads));
  const onFallback = vpn?.sizing ?? sizing;
  const total = (id: string, title: string, availableMbps: number) => scenarioPlan({
    id,
    title,
    survive: 'dedicated',
    availableMbps,
    requiredMbps: busier(onFallback.kept.dedicated),
    everythingMbps: everything(onFallback, policy),
  }, link, workloads);
  const whole = sharedRiskGroups(link).filter((group) => link.primary.paths.every(group.loses)).map((group) => {
    const left = vpn ? vpn.routers.filter(({ name }) => !group.routersLost.has(name)).length / vpn.routers.length : 0;
    return total(group.id, `${group.title} lost, and all circuits with it`, (vpn?.choice.capacityMbps ?? 0) * left);
  });
  return [...partial, ...whole, total('dedicated', 'all dedicated circuits lost', vpn?.choice.capacityMbps ?? 0)];
}

function vpnScenarios(link: Link, sizing: Sizing, { choice, routers }: ChosenVpn, { workloads, policy }: HybridNetwork): readonly ScenarioPlan[] {
  const everythingMbps = everything(sizing, policy);
  const row = (id: string, title: string, availableMbps: number) =>
    scenarioPlan({ id, title, survive: 'location', availableMbps, requiredMbps: busier(sizing.kept.location), everythingMbps }, link, workloads);
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
