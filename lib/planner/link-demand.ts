import { demandOf, type Direction, isSized, keptFactors, packetsPerMegabit, timeZoneOf } from './demand';
import { growthFactor } from './growth';
import { type Binding, type Demand, requirementOf, type Reserved, type Sporadic, sustainedOf, type Transfer, type Week, weekOf } from './requirement';
import { offsetCombinations } from './time';
import type { HybridNetwork, Keeps, Link, Traffic, Workload } from '../definition/hybrid-network';

/** The state that a demand is taken in. */
export interface DemandState {
  /** Months of growth since `asOf`. */
  readonly months: number;
  /** Which promise applies; everything in the normal state; what will be `sent` when all circuits are lost, promised or not. */
  readonly keeps: 'everything' | 'location' | 'dedicated' | 'sent';
  /**
   * A variant of the question: every sync and transfer paced; traffic to private endpoints counted twice; or nothing but that traffic, counted
   * twice.
   * @default - as the definition says
   */
  readonly variant?: 'paced' | 'private-endpoints-twice' | 'private-endpoints-alone';
}

/** UTC offsets in seconds by time zone. */
export type Offsets = ReadonlyMap<string, number>;

/** The least capacity that a direction of a link needs, in payload. */
export interface Peak {
  /** Mbps. */
  readonly mbps: number;
  /** Flows of equal size that would share circuits as evenly as those of the deciding interval; infinite where nothing flows. */
  readonly flows: number;
  /** The most that one connection of a workload has to carry: no circuit or tunnel may be slower. */
  readonly perFlowMbps: number;
  /** What decides it, with shares as they are before growth where `scale` is more than 1. */
  readonly binding?: Binding;
  /** By what the shares of `binding` are multiplied. */
  readonly scale: number;
}

/** A demand, and its columns. */
interface DemandWeek {
  readonly demand: Demand;
  readonly week: Week;
}

const NOTHING: Peak = { mbps: 0, flows: Infinity, perFlowMbps: 0, scale: 1 };

/**
 * What one link has to carry, in any state, as payload: every wire multiplies it by one factor. Answers are kept, and where all
 * workloads grow alike one answer serves every month, because a requirement grows as its demand does.
 */
export class LinkDemand {
  /** The workloads of the link that count. */
  readonly workloads: readonly Traffic[];
  /** Every way in which the offsets of its time zones go together. */
  readonly offsets: readonly Offsets[];
  private readonly zones: ReadonlyMap<Traffic, string>;
  private readonly flowsOf: ReadonlyMap<string, number>;
  private readonly anyUnpaced: boolean;
  /** Whether any of them goes to a private endpoint. */
  readonly anyPrivate: boolean;
  /** The growth that all of them have; absent where they differ, or a rate limit does not grow with them. */
  private readonly growth: number | undefined;
  private readonly kept: Readonly<Record<DemandState['keeps'], readonly (readonly [Traffic, Keeps])[]>>;
  private readonly peaks = new Map<string, Peak>();
  private readonly sustains = new Map<string, number>();
  private readonly plainDemands = new Map<string, Map<Traffic, Demand>>();
  private lastWeeks: { readonly key: string; readonly weeks: readonly DemandWeek[] } | undefined;

  /** The demand of a link out of the workloads that it carries. */
  constructor(workloads: readonly Traffic[]) {
    this.workloads = workloads.filter(isSized);
    this.zones = new Map(this.workloads.map((workload) => [workload, timeZoneOf(workload) ?? '']));
    this.offsets = offsetCombinations([...this.zones.values()].filter((zone) => zone !== ''));
    this.flowsOf = new Map(this.workloads.map(({ name, flows }) => [name, flows]));
    this.anyUnpaced = this.workloads.some(isUnpaced);
    this.anyPrivate = this.workloads.some(isPrivate);
    const growths = new Set(this.workloads.map(({ growth }) => growth));
    const limited = this.workloads.some((workload) => workload.kind === 'dataset-transfer' && workload.rateLimit);
    this.growth = growths.size <= 1 && !limited ? (this.workloads[0]?.growth ?? 0) : undefined;
    const keeping = (promise: (workload: Traffic) => Keeps) =>
      this.workloads.map((workload) => [workload, promise(workload)] as const).filter(([, keeps]) => keptFactors(keeps));
    const everything = keeping(() => 'full');
    const promised = (failure: 'location' | 'dedicated') =>
      (this.workloads.every(({ survive }) => survive[failure] === 'full') ? everything : keeping(({ survive }) => survive[failure]));
    const isSuspended = this.workloads.some(({ survive }) => survive.dedicated === 'suspend');
    const sent = isSuspended ? keeping(({ survive }) => (survive.dedicated === 'suspend' ? 'suspend' : 'full')) : everything;
    this.kept = { everything, location: promised('location'), dedicated: promised('dedicated'), sent };
  }

  /** The least capacity with which every rate is kept and every deadline met, over every way in which offsets go together. */
  peak(direction: Direction, state: DemandState): Peak {
    if (this.growth === undefined) return this.peakAt(direction, state, state.months);
    const { mbps, flows, perFlowMbps, binding } = this.peakAt(direction, state, 0);
    const scale = growthFactor(this.growth, state.months);
    return { mbps: mbps * scale, flows, perFlowMbps: perFlowMbps * scale, ...(binding && { binding }), scale };
  }

  /** The 95th percentile of the paced profile in the normal state. */
  sustained(direction: Direction, state: DemandState): number {
    if (this.growth === undefined) return this.sustainedAt(direction, state, state.months);
    return this.sustainedAt(direction, state, 0) * growthFactor(this.growth, state.months);
  }

  /** Data packets for each Mb of payload at the peak, in segments of a size. */
  packetsPerMegabit(direction: Direction, state: DemandState, segmentBytes: number): number {
    const { mbps, binding, scale } = this.peak(direction, state);
    if (!binding) return 0;
    let packets = 0;
    for (const workload of this.workloads) {
      const share = binding.shares.get(workload.name);
      if (share !== undefined) packets += ((share * scale) / mbps) * packetsPerMegabit(workload, direction, segmentBytes);
    }
    return packets;
  }

  private peakAt(direction: Direction, state: DemandState, months: number): Peak {
    return remember(this.peaks, this.key(direction, state, months), () => {
      let worst: Peak = NOTHING;
      for (const { demand, week } of this.weeks(direction, state, months)) {
        const { peak, binding } = requirementOf(demand, week);
        if (peak <= worst.mbps) continue;
        worst = { mbps: peak, flows: this.equalFlows(binding), perFlowMbps: this.perFlow(demand), ...(binding && { binding }), scale: 1 };
      }
      return worst;
    });
  }

  private sustainedAt(direction: Direction, state: DemandState, months: number): number {
    return remember(this.sustains, this.key(direction, state, months), () =>
      this.weeks(direction, state, months).reduce((most, { demand, week }) => Math.max(most, sustainedOf(demand, week)), 0));
  }

  /** Each demand with its columns, which the peak and the sustained rate are both found from; kept until another state is asked for. */
  private weeks(direction: Direction, state: DemandState, months: number): readonly DemandWeek[] {
    const key = this.key(direction, state, months);
    if (this.lastWeeks?.key !== key) {
      this.lastWeeks = { key, weeks: this.demands(direction, state, months).map((demand) => ({ demand, week: weekOf(demand) })) };
    }
    return this.lastWeeks.weeks;
  }

  /** One demand for each way in which the offsets of the time zones go together. */
  private demands(direction: Direction, { keeps, variant }: DemandState, months: number): readonly Demand[] {
    return this.offsets.map((offsets) => {
      const demand = { reserved: [] as Reserved[], transfers: [] as Transfer[], sporadic: [] as Sporadic[] };
      for (const [workload, kept] of this.kept[keeps]) {
        if (variant === 'private-endpoints-alone' && !isPrivate(workload)) continue;
        const twice = variant?.startsWith('private-endpoints') && isPrivate(workload);
        const paced = variant === 'paced' && isUnpaced(workload);
        const find = () => demandOf(workload, direction, {
          factor: growthFactor(workload.growth, months) * (twice ? 2 : 1),
          kept: keptFactors(kept)!,
          offset: offsets.get(this.zones.get(workload)!) ?? 0,
          paced,
        });
        const isPlain = kept === 'full' && !twice && !paced;
        const { reserved, transfers, sporadic } = isPlain ? remember(this.plain(direction, months, offsets), workload, find) : find();
        for (const row of reserved) demand.reserved.push(row);
        for (const row of transfers) demand.transfers.push(row);
        for (const row of sporadic) demand.sporadic.push(row);
      }
      return demand;
    });
  }

  /** What workloads ask for in full, as the definition says: most states ask most of them for just that. */
  private plain(direction: Direction, months: number, offsets: ReadonlyMap<string, number>): Map<Traffic, Demand> {
    return remember(this.plainDemands, `${direction} ${months} ${this.offsets.indexOf(offsets)}`, () => new Map<Traffic, Demand>());
  }

  /** States that differ in nothing for this link share one answer. */
  private key(direction: Direction, { keeps, variant }: DemandState, months: number): string {
    const promise = this.kept[keeps] === this.kept.everything ? 'everything' : keeps;
    const differs = variant === 'paced' ? this.anyUnpaced : this.anyPrivate;
    return `${direction} ${promise} ${differs ? (variant ?? '') : ''} ${months}`;
  }

  /** Flows of equal size that would differ as much in sum: (sum of rates)^2 over the sum of their squares. */
  private equalFlows(binding: Binding | undefined): number {
    let sum = 0;
    let squares = 0;
    for (const { name, flows } of this.workloads) {
      const share = binding?.shares.get(name) ?? 0;
      sum += share;
      squares += (share * share) / flows;
    }
    return squares > 0 ? (sum * sum) / squares : Infinity;
  }

  /** The most that one connection carries when each workload runs no faster than it has to. */
  private perFlow({ reserved, transfers, sporadic }: Demand): number {
    let most = 0;
    for (const { workload, rate } of reserved) most = Math.max(most, rate / this.flowsOf.get(workload)!);
    for (const { workload, volume, length } of transfers) most = Math.max(most, volume / length / this.flowsOf.get(workload)!);
    for (const { workload, volume, within } of sporadic) most = Math.max(most, volume / within / this.flowsOf.get(workload)!);
    return most;
  }
}

const isUnpaced = (workload: Traffic): boolean => 'paced' in workload && !workload.paced;

const isPrivate = (workload: Traffic): boolean => workload.kind === 'dataset-transfer' && workload.endpoint === 'private-endpoint';

function remember<K, T>(known: Map<K, T>, key: K, find: () => T): T {
  const answer = known.get(key) ?? find();
  known.set(key, answer);
  return answer;
}

/** The demand of every link of a network, by the link's name. */
export function linkDemands({ links, workloads }: HybridNetwork): ReadonlyMap<string, LinkDemand> {
  const byLink = new Map<string, Workload[]>(links.map(({ name }: Link) => [name, []]));
  for (const workload of workloads) byLink.get(workload.link.name)!.push(workload);
  return new Map([...byLink].map(([name, own]) => [name, new LinkDemand(own)]));
}
