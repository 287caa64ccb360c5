import type { FlowAdvice, GravityAdvice, NetworkAdvice, PacingAdvice, SurvivalAdvice, WindowAdvice } from './advice-plan';
import { flowsToFill } from './capacity';
import { monthlyGigabytes, trafficUsd } from './cost';
import { isDedicated, wireFactor } from './dedicated';
import { DIRECTIONS, isSized, workloadRates } from './demand';
import { growthFactor } from './growth';
import { EMPTY_LOCK } from './lock-file';
import type { DedicatedPlan, LinkPlan, NetworkLock, NetworkPlan, VpnPlan } from './network-plan';
import { gbps, squareRoot, toCents, toKbps } from './numbers';
import { planNetwork } from './plan';
import { ownerOf } from './pools';
import { growthMonths, tunnelWire } from './sizing';
import type { HybridNetwork, Workload } from '../definition/hybrid-network';
import { suggest } from '../definition/suggest';
import { HybridNetworkError, unknownWorkloadProblem } from '../errors';
import { Duration } from '../units';

type DatasetTransfer = Extract<Workload, { kind: 'dataset-transfer' }>;

/** What advice is about. */
export interface AdviceOptions {
  /**
   * What an earlier plan decided: what is in use is not given back, so advice only saves what would be added.
   * @default - none
   */
  readonly lock?: NetworkLock | undefined;
  /**
   * The names of the workloads to advise on.
   * @default - all
   */
  readonly workloads?: readonly string[] | undefined;
}

/**
 * What would make a network cheaper, faster or safer: windows to move, connections and rates to set, where data is cheaper to
 * keep, and what it costs to promise more. Each is tried out by planning the network with it, so the figures are those of plans.
 *
 * @param network what was planned
 * @param plan its plan
 * @throws HybridNetworkError when the network cannot be planned
 */
export function adviseNetwork(network: HybridNetwork, plan: NetworkPlan, { lock, workloads }: AdviceOptions = {}): NetworkAdvice {
  const known = network.workloads.map(({ name }) => name);
  const unknown = workloads?.filter((name) => !known.includes(name)) ?? [];
  if (unknown.length > 0) throw new HybridNetworkError(unknown.map((name) => unknownWorkloadProblem(name, suggest(name, known, 'name one of the network'))));
  const wanted = network.workloads.filter((workload) => isSized(workload) && (workloads?.includes(workload.name) ?? true));
  const links = new Map(plan.links.map((link) => [link.name, link]));
  const trials = new Trials(network, lock);
  const inLink = <T>(advise: (workload: Workload, link: LinkPlan) => readonly T[]): readonly T[] =>
    wanted.flatMap((workload) => advise(workload, links.get(workload.link.name)!));
  return {
    format: 'hybrid-ai-network/advice@1',
    name: network.name,
    windows: [...inLink((workload) => windowAdvice(workload, trials))].sort((a, b) => b.savesUsd - a.savesUsd),
    flows: inLink((workload, link) => flowAdvice(workload, link, network, trials)),
    pacing: inLink((workload, link) => pacingAdvice(workload, link, network)),
    gravity: [...inLink((workload) => gravityAdvice(workload, network))].sort((a, b) => b.monthlyUsd - a.monthlyUsd),
    survival: inLink((workload) => survivalAdvice(workload, trials)),
  };
}

/** Plans of the part of a network that a link belongs to: what shares its site or its cloud, with all that take the circuits of these. */
class Trials {
  private readonly bases = new Map<string, NetworkPlan>();

  constructor(private readonly network: HybridNetwork, private readonly lock: NetworkLock = EMPTY_LOCK) {}

  /** The plan of a link's part of the network as it is. */
  base({ link }: Workload): NetworkPlan {
    const known = this.bases.get(link.name) ?? planNetwork(this.part(link.name), { lock: this.lockOf(link.name), outages: false });
    this.bases.set(link.name, known);
    return known;
  }

  /** The plan with one workload changed; nothing where it cannot be planned. */
  with(changed: Workload): NetworkPlan | undefined {
    const part = this.part(changed.link.name);
    try {
      const workloads = part.workloads.map((workload) => (workload.name === changed.name ? changed : workload));
      return planNetwork({ ...part, workloads }, { lock: this.lockOf(changed.link.name), outages: false });
    } catch (error) {
      if (HybridNetworkError.is(error)) return undefined;
      throw error;
    }
  }

  private part(name: string): HybridNetwork {
    const { site, cloud } = this.network.links.find((link) => link.name === name)!;
    const owners = new Set(this.network.links.filter((link) => link.site === site || link.cloud === cloud).map(ownerOf));
    const links = this.network.links.filter((link) => owners.has(ownerOf(link)));
    return {
      ...this.network,
      links,
      cloudLinks: [],
      sites: this.network.sites.filter((row) => links.some((link) => link.site === row)),
      clouds: this.network.clouds.filter((row) => links.some((link) => link.cloud === row || link.site.cloud === row)),
      workloads: this.network.workloads.filter(({ link }) => links.includes(link)),
    };
  }

  /** The lock without what other parts of the network have. */
  private lockOf(name: string): NetworkLock {
    const { links, clouds } = this.part(name);
    const of = <T>(rows: Readonly<Record<string, T>>, keep: (key: string, row: T) => boolean) =>
      Object.fromEntries(Object.entries(rows).filter(([key, row]) => keep(key, row)));
    return {
      ...this.lock,
      bundles: of(this.lock.bundles, (_, { path }) => links.some((link) => path.startsWith(`${link.name}-`))),
      vpns: of(this.lock.vpns, (key) => links.some((link) => link.name === key)),
      gateways: of(this.lock.gateways, (key) => clouds.some((cloud) => cloud.name === key)),
    };
  }
}

/** Errors of a plan. That a bundle is gone for which the definition names interfaces speaks for a change, not against it. */
const errorsOf = ({ findings }: NetworkPlan): number => findings.filter(({ code, severity }) => severity === 'error' && code !== 'interface-bundle-unknown').length;

const linkIn = (plan: NetworkPlan, { link }: Workload): LinkPlan => plan.links.find(({ name }) => name === link.name)!;

/** Steps that a window is tried at, either way. */
const MOST_STEPS = 12;

/** Tries the hours that a window may move to, all of them up to twelve either way, as long as it is and as long as it may be. */
function windowAdvice(workload: Workload, trials: Trials): readonly WindowAdvice[] {
  if (workload.kind !== 'dataset-transfer') return [];
  const { mayMove, mayWiden } = workload.window;
  if (!mayMove && !mayWiden) return [];
  const base = trials.base(workload);
  const most = mayMove?.toSeconds() ?? 0;
  const hour = 3_600 * Math.max(1, Math.ceil(most / 3_600 / MOST_STEPS));
  const hours = Math.floor(most / hour);
  const steps = Array.from({ length: 2 * hours + 1 }, (_, i) => (i - hours) * hour);
  const moves = [...new Set([...steps, most, -most])].sort((a, b) => Math.abs(a) - Math.abs(b) || a - b);
  const options = [0, mayWiden?.toSeconds() ?? 0].flatMap((widenSeconds) => moves.map((moveSeconds) => ({ moveSeconds, widenSeconds })));
  let best: WindowAdvice | undefined;
  for (const option of options) {
    const plan = trials.with(withWindow(workload, option));
    if (!plan || errorsOf(plan) > errorsOf(base)) continue;
    const savesUsd = toCents(base.cost.monthlyUsd - plan.cost.monthlyUsd);
    if (savesUsd <= (best?.savesUsd ?? 0)) continue;
    best = { workload: workload.name, link: workload.link.name, ...option, savesUsd, change: changeOf(linkIn(base, workload), linkIn(plan, workload)) };
  }
  return best ? [best] : [];
}

/** The same transfer in a changed window; a day that it moves into or out of is the week's business. */
function withWindow(workload: DatasetTransfer, { moveSeconds, widenSeconds }: Pick<WindowAdvice, 'moveSeconds' | 'widenSeconds'>): DatasetTransfer {
  const { window } = workload;
  return { ...workload, window: { ...window, start: window.start + moveSeconds, duration: Duration.seconds(window.duration.toSeconds() + widenSeconds) } };
}

/** Promises a workload everything in a failure in which it is not, and looks at what the plan then buys. */
function survivalAdvice(workload: Workload, trials: Trials): readonly SurvivalAdvice[] {
  return (['location', 'dedicated'] as const).filter((failure) => workload.survive[failure] !== 'full').flatMap((failure): SurvivalAdvice[] => {
    const row = { workload: workload.name, link: workload.link.name, failure };
    const base = trials.base(workload);
    const before = linkIn(base, workload);
    if (failure === 'dedicated' && !before.fallback) {
      return before.primary.kind === 'vpn' ? [] : [{ ...row, change: 'the link has no fallback' }];
    }
    const survive: Workload['survive'] = { ...workload.survive, [failure]: 'full' };
    const plan = trials.with({ ...workload, survive });
    if (!plan) return [{ ...row, change: 'nothing that can be bought is enough' }];
    const after = linkIn(plan, workload);
    const broken = after.scenarios.find(({ survive: promise, holds, availableMbps }) => !holds && promise === failure && availableMbps > 0);
    if (broken) return [{ ...row, change: `nothing that can be bought is enough: ${broken.title} leaves ${gbps(broken.availableMbps)} of ${gbps(broken.requiredMbps)}` }];
    return [{ ...row, differenceUsd: toCents(plan.cost.monthlyUsd - base.cost.monthlyUsd), change: changeOf(before, after) }];
  });
}

function changeOf(before: LinkPlan, after: LinkPlan): string {
  const parts = ([[before.primary, after.primary], [before.fallback, after.fallback]] as const).flatMap(([from, to]) => {
    const [old, now] = [from && sideText(from), to && sideText(to)];
    return old === now ? [] : [`${now ?? 'none'} in place of ${old ?? 'none'}`];
  });
  return parts.join('; ') || 'the same circuits and tunnels';
}

/** All circuits, or all tunnels. */
const membersOf = (side: DedicatedPlan | VpnPlan): number =>
  (side.kind === 'vpn' ? side.connections.reduce((sum, { tunnels }) => sum + tunnels.length, 0) : side.grossMbps / memberMbps(side));

function sideText(side: DedicatedPlan | VpnPlan): string {
  return side.kind === 'vpn' ? `${membersOf(side)} tunnels (${side.product})` : `${membersOf(side)} x ${gbps(memberMbps(side))}`;
}

/** The rate that a workload has to reach, payload, in its busier direction. */
const neededRate = (workload: Workload, months: number): number => {
  const { rate } = workloadRates(workload);
  return Math.max(rate.toCloud, rate.toSite) * growthFactor(workload.growth, months);
};

/** A connection is limited by its window over the round trip, by loss (Mathis, Semke, Mahdavi and Ott, CCR 1997), and by one circuit. */
function flowAdvice(workload: Workload, link: LinkPlan, network: HybridNetwork, trials: Trials): readonly FlowAdvice[] {
  const roundTrip = link.primary.roundTripTimeMs;
  if (roundTrip === undefined || workload.kind === 'inference' || workload.kind === 'telemetry') return [];
  const { window, loss } = network.policy.transport;
  const seconds = roundTrip / 1_000;
  const segment = link.primary.kind === 'vpn' ? link.primary.mss : link.primary.mtu - 40;
  const limits = [
    { limitedBy: 'window' as const, mbps: window.toMegabits() / seconds },
    { limitedBy: 'loss' as const, mbps: loss > 0 ? ((segment * 8) / 1e6 / seconds) * squareRoot(1.5 / loss) : Infinity },
    { limitedBy: 'circuit' as const, mbps: memberMbps(link.primary) },
  ];
  const { limitedBy, mbps } = limits.reduce((least, limit) => (limit.mbps < least.mbps ? limit : least));
  const toFill = Math.max(Math.ceil(link.primary.capacityMbps / mbps), flowsToFill(membersOf(link.primary), 0.9));
  const filled = toFill > workload.flows ? trials.with({ ...workload, flows: toFill }) : undefined;
  const savesUsd = filled ? toCents(trials.base(workload).cost.monthlyUsd - filled.cost.monthlyUsd) : 0;
  return [{
    workload: workload.name,
    link: link.name,
    perFlowMbps: toKbps(mbps),
    limitedBy,
    flows: workload.flows,
    needed: Math.ceil(neededRate(workload, growthMonths(network)) / mbps),
    toFill,
    ...(savesUsd > 0 && { savesUsd }),
  }];
}

function memberMbps(side: DedicatedPlan | VpnPlan): number {
  return side.kind === 'vpn' ? side.connections[0]!.tunnels[0]!.capacityMbps : side.paths[0]!.bundles[0]!.memberMbps;
}

const rateLimitOf = (workload: Workload): number => (workload.kind === 'dataset-transfer' ? (workload.rateLimit?.toMbps() ?? Infinity) : Infinity);

/** The slowest steady rate of a transfer or sync is its volume over its time. */
function pacingAdvice(workload: Workload, link: LinkPlan, network: HybridNetwork): readonly PacingAdvice[] {
  if (workload.kind !== 'dataset-transfer' && workload.kind !== 'model-sync' && workload.kind !== 'checkpoint-replication') return [];
  const months = growthMonths(network);
  const wire = link.primary.kind !== 'vpn' && isDedicated(workload.link) ? wireFactor(workload.link) : tunnelWire(link.primary as VpnPlan);
  const together = DIRECTIONS.every((direction) =>
    network.workloads.filter((row) => ownerOf(row.link) === ownerOf(workload.link) && isSized(row))
      .reduce((sum, row) => sum + workloadRates(row).rate[direction] * growthFactor(row.growth, months), 0) * wire <= link.primary.capacityMbps);
  const atHorizon = neededRate(workload, months);
  return [{
    workload: workload.name,
    link: link.name,
    leastMbps: toKbps(neededRate(workload, 0)),
    leastAtHorizonMbps: toKbps(atHorizon),
    setMbps: Math.min(Math.ceil(atHorizon * (1 + network.policy.headroom)), rateLimitOf(workload)),
    fitsTogether: together,
  }];
}

function gravityAdvice(workload: Workload, network: HybridNetwork): readonly GravityAdvice[] {
  const moved = monthlyGigabytes([workload]);
  const reversed = { toCloud: moved.toSite, toSite: moved.toCloud };
  const monthlyUsd = trafficUsd(workload.link, moved, network.catalog);
  const reversedUsd = trafficUsd(workload.link, reversed, network.catalog);
  const [sender, receiver] = workload.direction === 'toCloud' ? (['site', 'cloud'] as const) : (['cloud', 'site'] as const);
  const [here, there] = workload.kind === 'inference' ? [receiver, sender] : [sender, receiver]; // a model is with what answers
  return [{
    workload: workload.name,
    link: workload.link.name,
    toCloudGb: moved.toCloud,
    toSiteGb: moved.toSite,
    monthlyUsd,
    reversedUsd,
    keepAt: monthlyUsd === reversedUsd ? 'either' : monthlyUsd < reversedUsd ? here : there,
  }];
}
