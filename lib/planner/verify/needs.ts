import { growthOf } from './arithmetic';
import { leastRate, type Piece, type Tight, tooSmall } from './least';
import { counts, keptOf, meanOf, onAverage, pacedOf, type Part, partOf, perConnection, smallPackets, type Way } from './part';
import { inWeek, planningPeriod, type Week, weekOf } from './week';
import type { Keeps, Traffic } from '../../definition/hybrid-network';
import { utcOffsets } from '../../units';
import { WEEK } from '../time';

/** The offset of every zone. */
export type Offsets = ReadonlyMap<string, number>;

/** What has to be carried: at what rate, by how many equal flows, and the most by one connection. Payload. */
export interface Need {
  /** The rate. */
  readonly mbps: number;
  /** Flows of equal size that would share circuits as evenly; infinite where nothing flows. */
  readonly flows: number;
  /** The most that one connection carries. */
  readonly perConnectionMbps: number;
  /** Packets a second that this takes, in segments of a size. */
  readonly packets: (segmentBytes: number) => number;
}

const NOTHING: Need = { mbps: 0, flows: Infinity, perConnectionMbps: 0, packets: () => 0 };

/** Something for each way. */
type Both<T> = Readonly<Record<Way, T>>;

const inBoth = <T>(find: (way: Way) => T): Both<T> => ({ toCloud: find('toCloud'), toSite: find('toSite') });

/** What the workloads of one link ask for. */
export class Needs {
  /** The workloads that count. */
  readonly workloads: readonly Traffic[];
  /** The same by their names. */
  readonly byName: ReadonlyMap<string, Traffic>;
  /** The parts of all at the end of the horizon. */
  readonly grown: Both<readonly Part[]>;
  /** Their means over the week today, in the order of the workloads. */
  readonly means: Both<readonly number[]>;
  /** By what each has grown at the end of the horizon, in the same order. */
  readonly factors: readonly number[];
  /** The growth that all have, where no rate is limited: then every need grows as they do. */
  readonly commonGrowth: number | undefined;
  private readonly known = new Map<string, Need>();
  private readonly weeksOf = new Map<readonly Part[], readonly Week[]>();

  /** Out of the workloads of one link. */
  constructor(own: readonly Traffic[], months: number) {
    this.workloads = own.filter(counts);
    this.byName = new Map(this.workloads.map((workload) => [workload.name, workload]));
    const factors = new Map<number, number>();
    for (const { growth } of this.workloads) if (!factors.has(growth)) factors.set(growth, growthOf(growth, months));
    this.factors = this.workloads.map(({ growth }) => factors.get(growth)!);
    this.grown = inBoth((way) => this.workloads.flatMap((workload, i) => partOf(workload, way, this.factors[i]!) ?? []));
    this.means = inBoth((way) => this.workloads.map((workload) => meanOf(workload, way)));
    const isLimited = this.workloads.some((workload) => workload.kind === 'dataset-transfer' && workload.rateLimit);
    this.commonGrowth = factors.size === 1 && !isLimited ? this.workloads[0]!.growth : undefined;
  }

  /** All today. */
  today(way: Way): readonly Part[] {
    return this.workloads.flatMap((workload) => partOf(workload, way, 1) ?? []);
  }

  /** Every way in which the offsets of some parts' zones go together. */
  offsets(parts: readonly Part[]): readonly Offsets[] {
    const zones = new Set<string>();
    for (const { zone } of parts) if (zone !== undefined) zones.add(zone);
    return [...zones].sort().reduce<readonly Offsets[]>(
      (before, zone) => before.flatMap((known) => (utcOffsets(zone) ?? [0]).map((offset) => new Map([...known, [zone, offset]]))), [new Map()]);
  }

  /** One of each that differ by more than a turn of the whole week. */
  turns(parts: readonly Part[]): readonly Offsets[] {
    const seen = new Set<string>();
    return this.offsets(parts).filter((offsets) => {
      const [first = 0] = offsets.values();
      const key = [...offsets.values()].map((offset) => offset - first).join();
      return seen.size < seen.add(key).size;
    });
  }

  /** The weeks of some parts, one for each way in which offsets go together. */
  weeks(parts: readonly Part[]): readonly Week[] {
    const before = this.weeksOf.get(parts);
    if (before) return before;
    const weeks = this.turns(parts).map((offsets) => weekWith(parts, offsets));
    this.weeksOf.set(parts, weeks);
    return weeks;
  }

  /** What is promised after a failure, at the end of the horizon. */
  kept(way: Way, survive: 'location' | 'dedicated' | 'sent', normal: Need): Need {
    const key = `${way} ${survive}`;
    const before = this.known.get(key);
    if (before) return before;
    const promiseOf = ({ survive: { location, dedicated } }: Traffic): Keeps => {
      if (survive === 'sent') return dedicated === 'suspend' ? 'suspend' : 'full';
      return survive === 'location' ? location : dedicated;
    };
    const promises = new Map(this.workloads.map((workload) => [workload.name, promiseOf(workload)]));
    const isWhole = [...promises.values()].every((promise) => promise === 'full');
    const need = isWhole ? normal : this.leastOf(this.grown[way].flatMap((part) => keptOf(part, promises.get(part.name)!) ?? []), way);
    this.known.set(key, need);
    return need;
  }

  /** The least that some parts need. */
  leastOf(parts: readonly Part[], way: Way): Need {
    let worst: { readonly tight: Tight; readonly offsets: Offsets } | undefined;
    for (const offsets of this.turns(parts)) {
      const week = weekWith(parts, offsets);
      if (worst && !tooSmall(week, worst.tight.mbps * (1 + 1e-12))) continue;
      worst = { tight: leastRate(week), offsets };
    }
    if (!worst || worst.tight.mbps === 0) return NOTHING;
    const { tight, offsets } = worst;
    const shares = sharesIn(parts, tight.pieces, offsets, false);
    const isWhole = sumOf(shares) >= tight.mbps * (1 - 1e-6); // else a limit binds, and syncs count as reserved
    return this.needOf(tight.mbps, parts, isWhole ? shares : sharesIn(parts, tight.pieces, offsets, true), way);
  }

  /** A rate with the shares that make it up. */
  needOf(mbps: number, parts: readonly Part[], shares: ReadonlyMap<string, number>, way: Way): Need {
    return {
      mbps,
      flows: equalFlows(parts, shares),
      perConnectionMbps: parts.reduce((most, part) => Math.max(most, perConnection(part)), 0),
      packets: (segmentBytes) =>
        this.workloads.reduce((sum, workload) => sum + (shares.get(workload.name) ?? 0) * packetsPerMb(workload, way, segmentBytes), 0),
    };
  }
}

/**
 * The week of some parts. Beside limits that bind, paced syncs count at their volume over the time they have, which is more than they need; so limits
 * are dropped where they cannot bind: where what has one, sent at its steady rate, needs no more than all without limits.
 */
function weekWith(parts: readonly Part[], offsets: Offsets): Week {
  const isLimited = parts.some(({ windows }) => windows?.limit !== undefined);
  if (!isLimited || !parts.some(({ sync }) => sync?.paced)) return weekOf(parts, offsets);
  const free = weekOf(parts.map(withoutLimit), offsets);
  const least = leastRate(free).mbps * (1 + 1e-9);
  return tooSmall(weekOf(parts.map((part) => atSteadyRate(part, least)), offsets), least) ? weekOf(parts, offsets) : free;
}

function withoutLimit(part: Part): Part {
  if (part.windows?.limit === undefined) return part;
  const { limit, ...windows } = part.windows;
  return { ...part, windows };
}

const atSteadyRate = (part: Part, mbps: number): Part =>
  (part.windows?.limit !== undefined && part.windows.limit < mbps ? { ...part, windows: { ...part.windows, paced: false } } : withoutLimit(part));

const sumOf = (shares: ReadonlyMap<string, number>): number => [...shares.values()].reduce((sum, share) => sum + share, 0);

/** All parts paced. */
export const allPaced = (parts: readonly Part[]): readonly Part[] => parts.map(pacedOf);

/** All parts with the mean of paced syncs. */
export const allOnAverage = (parts: readonly Part[]): readonly Part[] => (parts.some(({ sync }) => sync?.paced) ? parts.map(onAverage) : parts);

/** Flows of equal size: the square of the sum of rates over the sum of their squares for each flow. */
export function equalFlows(parts: readonly Part[], shares: ReadonlyMap<string, number>): number {
  let sum = 0;
  let squares = 0;
  for (const { name, flows } of parts) {
    const share = shares.get(name) ?? 0;
    sum += share;
    squares += (share * share) / flows;
  }
  return squares > 0 ? (sum * sum) / squares : Infinity;
}

/** A full segment is one packet; the last packet of a message of inference is not full. */
function packetsPerMb(workload: Traffic, way: Way, segmentBytes: number): number {
  if (workload.kind !== 'inference') return 125_000 / segmentBytes;
  const bytes = (way === workload.direction ? workload.requestSize : workload.responseSize).toBytes();
  return bytes === 0 ? 0 : Math.ceil(bytes / segmentBytes) / (bytes / 125_000) / smallPackets(workload, way);
}

/**
 * What each part needs within an interval or some pieces of the week, in Mbps: what it cannot send outside of them, and what it
 * reserves inside. `syncsReserved` counts paced syncs at their volume over the time they have, as goes with limits of transfers.
 */
export function sharesIn(parts: readonly Part[], pieces: readonly Piece[], offsets: Offsets, syncsReserved: boolean): ReadonlyMap<string, number> {
  const total = pieces.reduce((sum, { duration }) => sum + duration, 0);
  const shares = new Map<string, number>();
  for (const part of parts) {
    const offset = part.zone === undefined ? 0 : (offsets.get(part.zone) ?? 0);
    const inside = (start: number, length: number) => pieces.reduce((sum, piece) => sum + overlap(start, length, piece), 0);
    let work = (part.rate ?? 0) * total;
    for (const run of part.hours ?? []) work += run.rate * inside(run.start - offset, run.length);
    if (part.sync) work += syncWork(part.sync, total, syncsReserved);
    if (part.windows) {
      const { openings, length, volume, paced, limit = Infinity } = part.windows;
      for (const opening of openings) {
        const within = inside(opening - offset, length);
        const outside = length - within;
        if (!paced) work += (volume / length) * within;
        else if (outside <= 1e-6) work += volume;
        else if (limit !== Infinity) work += Math.max(0, volume - Math.max(limit, volume / length) * outside);
      }
    }
    if (work > 0) shares.set(part.name, work / total);
  }
  return shares;
}

function syncWork({ volume, within, period, paced }: NonNullable<Part['sync']>, length: number, isReserved: boolean): number {
  if (!paced || isReserved) return (volume / within) * length;
  const own = planningPeriod(period);
  if (length >= WEEK - 1e-6) return (volume * WEEK) / own;
  return length >= within - 1e-6 ? volume * (Math.floor((length - within) / own + 1e-9) + 1) : 0;
}

/** How long a stretch of the week and a piece of it are at the same time. */
function overlap(start: number, length: number, piece: Piece): number {
  const begin = inWeek(start) - inWeek(piece.start);
  let sum = 0;
  for (const turn of [-WEEK, 0, WEEK]) sum += Math.max(0, Math.min(begin + turn + length, piece.duration) - Math.max(begin + turn, 0));
  return sum;
}
