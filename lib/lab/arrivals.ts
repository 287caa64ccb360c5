/** What was lost of a flow in one direction. */
export interface Losses {
  /** Packets that did not arrive. */
  readonly lost: number;
  /** Packets that arrived. */
  readonly arrived: number;
  /** The longest time without a packet that arrived, by when they were sent, in milliseconds; 0 where none was lost. */
  readonly gapMs: number;
  /** When the first packet after that gap was sent; absent without a gap, and where none arrived after it. */
  readonly backAtMs?: number;
  /** Whether nothing sent at the end of the time arrived. */
  readonly down: boolean;
}

/**
 * Packets that arrived, by number and time of sending. Losses are counted by the times of sending, which one process writes: a receiver that
 * is slow, or packets that overtake each other, change nothing.
 */
export class Arrivals {
  private readonly sentAt: (number | undefined)[] = [];

  /** Notes a packet. */
  add(sequence: number, sentAtMs: number): void {
    this.sentAt[sequence] = sentAtMs;
  }

  /**
   * What was lost of what was sent in a time.
   *
   * @param tailMs how long nothing may have arrived at the end without the flow being down: it may be on its way
   */
  losses(fromMs: number, toMs: number, tailMs = 100): Losses {
    let [lost, arrived, gapMs] = [0, 0, 0];
    let backAtMs: number | undefined;
    let last: { sequence: number; at: number } | undefined;
    this.sentAt.forEach((at, sequence) => {
      if (at === undefined || at > toMs) return;
      if (at >= fromMs) arrived += 1;
      const missing = last === undefined ? 0 : sequence - last.sequence - 1;
      if (missing > 0 && at >= fromMs) {
        lost += missing;
        if (at - last!.at > gapMs) [gapMs, backAtMs] = [at - last!.at, at];
      }
      last = { sequence, at };
    });
    const silent = toMs - (last?.at ?? fromMs);
    const down = silent > tailMs;
    return { lost, arrived, gapMs: Math.max(gapMs, down ? silent : 0), ...(backAtMs !== undefined && !down && { backAtMs }), down };
  }
}
