/** What is less than this of all that flows is the rounding of sums. */
const ROUNDING = 1e-13;

/** Transfers that fill slots: one edge for each slot of a transfer's window. */
export interface FlowProblem {
  /** Megabits of each transfer. */
  readonly volume: Float64Array;
  /** The first edge of each transfer, in order, and the number of edges after the last. */
  readonly edges: Int32Array;
  /** The slot of each edge. */
  readonly slot: Int32Array;
  /** The most megabits on each edge. */
  readonly most: Float64Array;
}

/** A largest flow of transfers into slots (Dinic's algorithm); slots can be enlarged, and the flow goes on from what it was. */
export class MaxFlow {
  private readonly left: Float64Array;
  private readonly flow: Float64Array;
  private readonly owner: Int32Array;
  private readonly slotEdges: Int32Array;
  private readonly bySlot: Int32Array;
  private readonly levelOfTransfer: Int32Array;
  private readonly levelOfSlot: Int32Array;
  private readonly negligible: number;

  /** A flow of nothing; `room` is what each slot still takes, in megabits, and is used up by the flow. */
  public constructor(private readonly problem: FlowProblem, private readonly room: Float64Array) {
    const { volume, edges, slot } = problem;
    this.left = volume.slice();
    this.flow = new Float64Array(slot.length);
    this.owner = new Int32Array(slot.length);
    this.slotEdges = new Int32Array(room.length + 1);
    this.bySlot = new Int32Array(slot.length);
    this.levelOfTransfer = new Int32Array(volume.length);
    this.levelOfSlot = new Int32Array(room.length);
    this.negligible = ROUNDING * volume.reduce((sum, v) => sum + v, 0);
    for (let j = 0; j < volume.length; j += 1) this.owner.fill(j, edges[j]!, edges[j + 1]!);
    for (const k of slot) this.slotEdges[k + 1]! += 1;
    for (let k = 0; k < room.length; k += 1) this.slotEdges[k + 1]! += this.slotEdges[k]!;
    const next = this.slotEdges.slice();
    for (let e = 0; e < slot.length; e += 1) {
      const k = slot[e]!;
      this.bySlot[next[k]!] = e;
      next[k]! += 1;
    }
  }

  /** Makes a slot take more. */
  public enlarge(slot: number, megabits: number): void {
    this.room[slot]! += megabits;
  }

  /** Makes the flow as large as it can be, and gives the slots that are too full for what is left, empty where nothing is left. */
  public fill(): readonly number[] {
    while (this.setLevels()) this.fillLevels();
    const full: number[] = [];
    if (this.left.some((megabits) => megabits > this.negligible)) this.levelOfSlot.forEach((level, slot) => level > 0 && full.push(slot));
    return full;
  }

  /** Counts the edges on the shortest way from what is left to each transfer and slot, 0 for none; whether a slot with room is reached. */
  private setLevels(): boolean {
    const { levelOfTransfer, levelOfSlot, left, room, flow, owner, slotEdges, bySlot, problem: { edges, slot, most } } = this;
    levelOfTransfer.fill(0);
    levelOfSlot.fill(0);
    let transfers: number[] = [];
    left.forEach((megabits, j) => {
      if (megabits <= this.negligible) return;
      levelOfTransfer[j] = 1;
      transfers.push(j);
    });
    for (let level = 2; transfers.length > 0; level += 2) {
      const slots: number[] = [];
      let isReached = false;
      for (const j of transfers) {
        for (let e = edges[j]!; e < edges[j + 1]!; e += 1) {
          const k = slot[e]!;
          if (levelOfSlot[k] !== 0 || most[e]! - flow[e]! <= this.negligible) continue;
          levelOfSlot[k] = level;
          slots.push(k);
          if (room[k]! > this.negligible) isReached = true;
        }
      }
      if (isReached) return true;
      transfers = [];
      for (const k of slots) {
        for (let at = slotEdges[k]!; at < slotEdges[k + 1]!; at += 1) {
          const j = owner[bySlot[at]!]!;
          if (levelOfTransfer[j] !== 0 || flow[bySlot[at]!]! <= this.negligible) continue;
          levelOfTransfer[j] = level + 1;
          transfers.push(j);
        }
      }
    }
    return false;
  }

  /** Sends what can be sent along ways on which each node is one level above the one before. */
  private fillLevels(): void {
    const { edges, slot, most } = this.problem;
    const { left, flow, room, owner, levelOfTransfer, levelOfSlot, slotEdges, bySlot, negligible } = this;
    const nextOfTransfer = edges.slice(0, -1);
    const nextOfSlot = slotEdges.slice(0, -1);
    const way: number[] = [];
    for (let source = 0; source < left.length; source += 1) {
      let j = source;
      while (left[source]! > negligible) {
        const e = nextOfTransfer[j]!;
        if (e === edges[j + 1]) {
          if (way.length === 0) break;
          const back = way.pop()!;
          const forth = way.pop()!;
          nextOfSlot[slot[back]!]! += 1;
          j = owner[forth]!;
          continue;
        }
        const k = slot[e]!;
        if (levelOfSlot[k] !== levelOfTransfer[j]! + 1 || most[e]! - flow[e]! <= negligible) {
          nextOfTransfer[j]! += 1;
          continue;
        }
        if (room[k]! > negligible) {
          this.send(way, e, source);
          way.length = 0;
          j = source;
          continue;
        }
        let at = nextOfSlot[k]!;
        for (; at < slotEdges[k + 1]!; at += 1) {
          const through = bySlot[at]!;
          if (levelOfTransfer[owner[through]!] === levelOfSlot[k]! + 1 && flow[through]! > negligible) break;
        }
        nextOfSlot[k] = at;
        if (at === slotEdges[k + 1]) {
          nextOfTransfer[j]! += 1;
          continue;
        }
        way.push(e, bySlot[at]!);
        j = owner[bySlot[at]!]!;
      }
      way.length = 0;
    }
  }

  /** Sends what a way takes: forth over the even edges and `last`, back over the odd ones. */
  private send(way: readonly number[], last: number, source: number): void {
    const { flow, left, room, problem: { most, slot } } = this;
    let megabits = Math.min(left[source]!, room[slot[last]!]!, most[last]! - flow[last]!);
    for (let i = 0; i < way.length; i += 2) megabits = Math.min(megabits, most[way[i]!]! - flow[way[i]!]!, flow[way[i + 1]!]!);
    for (let i = 0; i < way.length; i += 2) {
      flow[way[i]!]! += megabits;
      flow[way[i + 1]!]! -= megabits;
    }
    flow[last]! += megabits;
    left[source]! -= megabits;
    room[slot[last]!]! -= megabits;
  }
}
