import { dust } from './edf';
import type { Week } from './week';

/** The slots that decide where rates of transfers are limited. */
export interface Cut {
  /** Whether each slot of the week is among them. */
  readonly isIn: Uint8Array;
  /** The rate that they need. */
  readonly mbps: number;
}

/** Whether the limit of a transfer can matter at a capacity: not where it could use all of it. */
export function limitsMatter({ transfers }: Week, mbps: number): boolean {
  for (let j = 0; j < transfers.count; j += 1) if (transfers.limit[j]! < mbps) return true;
  return false;
}

/**
 * The slots that need the most above a rate when no transfer may pass its own limit; nothing where all can be sent. A flow from
 * transfers to slots of one week that repeats: first as much as fits, then along paths that make room, until there are none. What
 * is still left over reaches the slots of a minimal cut. Paced syncs count at their volume over the time they have.
 */
export function limitedAt(week: Week, mbps: number): Cut | undefined {
  const { slots, lengths, reserved, transfers } = week;
  const { count, volume } = transfers;
  const syncs = week.syncs.reduce((sum, sync) => sum + sync.volume / sync.within, 0);
  const free = new Float64Array(slots);
  for (let s = 0; s < slots; s += 1) free[s] = Math.max(0, (mbps - syncs - reserved[s]!) * lengths[s]!);
  const sent = new Float64Array(count * slots);
  const left = Float64Array.from(volume);
  const least = dust(mbps);
  const room = (j: number, s: number) => (isOpen(week, j, s) ? transfers.limit[j]! * lengths[s]! - sent[j * slots + s]! : 0);
  for (let j = 0; j < count; j += 1) {
    for (let i = 0, s = transfers.from[j]!; i < slots && left[j]! > 0; i += 1, s = (s + 1) % slots) {
      const amount = Math.min(left[j]!, free[s]!, room(j, s));
      if (amount <= 0) continue;
      sent[j * slots + s]! += amount;
      free[s]! -= amount;
      left[j]! -= amount;
    }
  }
  for (let j = 0; j < count; j += 1) while (left[j]! > least && augment(j)) continue;
  const reachedSlots = new Uint8Array(slots);
  const reachedTransfers = new Uint8Array(count);
  const isShort = reach(left, least);
  return isShort || reserved.some((rate) => rate + syncs > mbps + 1e-9) ? cutOf() : undefined;

  /** Sends more of a transfer along the shortest path to a free slot, moving what is in the way. */
  function augment(first: number): boolean {
    const cameFrom = new Int32Array(slots).fill(-1);
    const movedIn = new Int32Array(count).fill(-1);
    const seen = new Uint8Array(count);
    const queue = [first];
    seen[first] = 1;
    for (let head = 0; head < queue.length; head += 1) {
      const j = queue[head]!;
      for (let s = 0; s < slots; s += 1) {
        if (cameFrom[s] !== -1 || room(j, s) <= least) continue;
        cameFrom[s] = j;
        if (free[s]! > least) {
          push(first, s, cameFrom, movedIn);
          return true;
        }
        for (let i = 0; i < count; i += 1) {
          if (seen[i] === 1 || sent[i * slots + s]! <= least) continue;
          seen[i] = 1;
          movedIn[i] = s;
          queue.push(i);
        }
      }
    }
    return false;
  }

  function push(first: number, target: number, cameFrom: Int32Array, movedIn: Int32Array): void {
    let amount = Math.min(left[first]!, free[target]!);
    for (let s = target, j = cameFrom[s]!; ; s = movedIn[j]!, j = cameFrom[s]!) {
      amount = Math.min(amount, room(j, s));
      if (j === first) break;
      amount = Math.min(amount, sent[j * slots + movedIn[j]!]!);
    }
    for (let s = target, j = cameFrom[s]!; ; s = movedIn[j]!, j = cameFrom[s]!) {
      sent[j * slots + s]! += amount;
      if (j === first) break;
      sent[j * slots + movedIn[j]!]! -= amount;
    }
    free[target]! -= amount;
    left[first]! -= amount;
  }

  /** Marks what the transfers that are left over reach; whether there are any. */
  function reach(over: Float64Array, over0: number): boolean {
    const queue: number[] = [];
    for (let j = 0; j < count; j += 1) if (over[j]! > over0) queue.push(j);
    for (const j of queue) reachedTransfers[j] = 1;
    const any = queue.length > 0;
    for (let head = 0; head < queue.length; head += 1) {
      const j = queue[head]!;
      for (let s = 0; s < slots; s += 1) {
        if (reachedSlots[s] === 1 || room(j, s) <= over0) continue;
        reachedSlots[s] = 1;
        for (let i = 0; i < count; i += 1) {
          if (reachedTransfers[i] === 1 || sent[i * slots + s]! <= over0) continue;
          reachedTransfers[i] = 1;
          queue.push(i);
        }
      }
    }
    return any;
  }

  function cutOf(): Cut {
    for (let s = 0; s < slots; s += 1) if (reserved[s]! + syncs > mbps + 1e-9) reachedSlots[s] = 1;
    const { work, time } = needOf(week, reachedSlots, syncs);
    return { isIn: reachedSlots, mbps: time > 0 ? work / time : 0 };
  }
}

/** What has to be sent within some slots whatever the others do, and their time. */
export function needOf(week: Week, isIn: Uint8Array, syncs: number): { readonly work: number; readonly time: number } {
  const { slots, lengths, reserved, transfers } = week;
  let work = 0;
  let time = 0;
  for (let s = 0; s < slots; s += 1) {
    if (isIn[s] !== 1) continue;
    work += (reserved[s]! + syncs) * lengths[s]!;
    time += lengths[s]!;
  }
  for (let j = 0; j < transfers.count; j += 1) {
    let outside = 0;
    for (let s = 0; s < slots; s += 1) if (isIn[s] !== 1 && isOpen(week, j, s)) outside += lengths[s]!;
    const elsewhere = outside === 0 ? 0 : transfers.limit[j]! * outside;
    work += Math.max(0, transfers.volume[j]! - elsewhere);
  }
  return { work, time };
}

/** Whether a slot lies in a transfer's window. */
function isOpen({ slots, transfers }: Week, j: number, s: number): boolean {
  const from = transfers.from[j]!;
  const to = transfers.to[j]! % slots;
  return from < to ? s >= from && s < to : s >= from || s < to;
}
