/**
 * Ends of intervals, with the value that each would have if an interval from the present moment closed there; the moment goes
 * backwards through time. A window that opens now adds its volume to every end from its deadline on. So an end whose value is
 * not above a later one's never gets above it again and is merged into it, and what is left is a chain of falling values: only
 * their differences are kept, an addition changes one of them, and the best end is always the first. Every step is near-constant
 * time, amortized (union-find).
 */
export class Chain {
  /** The best end. */
  public best = -1;
  /** Its value. */
  public value = -Infinity;
  private readonly into: Int32Array;
  private readonly earlier: Int32Array;
  private readonly drop: Float64Array;

  /** A chain over so many ends, numbered in the order of time. */
  public constructor(count: number) {
    this.into = new Int32Array(count);
    this.earlier = new Int32Array(count);
    this.drop = new Float64Array(count);
  }

  /** Starts again. */
  public clear(): void {
    this.best = -1;
    this.value = -Infinity;
  }

  /** Adds the end before all that there are. */
  public push(end: number, value: number): void {
    if (this.best >= 0 && value <= this.value) {
      this.into[end] = this.best;
      return;
    }
    this.into[end] = end;
    this.earlier[end] = -1;
    if (this.best >= 0) {
      this.earlier[this.best] = end;
      this.drop[this.best] = value - this.value;
    }
    this.best = end;
    this.value = value;
  }

  /** Adds a volume to an end and all after it. */
  public add(end: number, volume: number): void {
    const { into, earlier, drop } = this;
    let at = end;
    while (into[at]! !== at) {
      into[at] = into[into[at]!]!;
      at = into[at]!;
    }
    if (at === this.best) {
      this.value += volume;
      return;
    }
    let left = drop[at]! - volume;
    let previous = earlier[at]!;
    while (left <= 0) {
      into[previous] = at;
      if (previous === this.best) {
        this.best = at;
        this.value -= left;
        earlier[at] = -1;
        return;
      }
      left += drop[previous]!;
      previous = earlier[previous]!;
    }
    drop[at] = left;
    earlier[at] = previous;
  }

  /** Adds a volume to all ends there are. */
  public raise(volume: number): void {
    this.value += volume;
  }
}
