import { formatQuantity, fromUnits, parseQuantity } from './unit-table';

const UNITS = { us: 1n, ms: 1_000n, s: 1_000_000n, min: 60_000_000n, h: 3_600_000_000n, d: 86_400_000_000n } as const;

/** A time as text: `1.2 ms`, `30 min`, `48 h`. A duration is elapsed time, not a time of the clock. */
export type DurationText = `${number} ${keyof typeof UNITS}`;

/** A length of elapsed time, in whole microseconds. */
export class Duration {
  /**
   * @param text such as `30 min`
   * @throws HybridNetworkError when the text is no duration
   */
  static parse(text: string): Duration {
    return new Duration(parseQuantity('duration', text, UNITS));
  }

  /**
   * A value out of a number of milliseconds.
   *
   * @param amount milliseconds
   * @throws HybridNetworkError when it is negative, or no whole number of the smallest unit
   */
  static milliseconds(amount: number): Duration {
    return new Duration(fromUnits('duration', amount, 'ms', UNITS));
  }

  /**
   * A value out of a number of seconds.
   *
   * @param amount seconds
   * @throws HybridNetworkError when it is negative, or no whole number of the smallest unit
   */
  static seconds(amount: number): Duration {
    return new Duration(fromUnits('duration', amount, 's', UNITS));
  }

  /**
   * A value out of a number of hours.
   *
   * @param amount hours
   * @throws HybridNetworkError when it is negative, or no whole number of the smallest unit
   */
  static hours(amount: number): Duration {
    return new Duration(fromUnits('duration', amount, 'h', UNITS));
  }

  private constructor(private readonly value: number) {}

  /** Milliseconds. */
  toMilliseconds(): number {
    return this.value / 1e3;
  }

  /** Seconds. */
  toSeconds(): number {
    return this.value / 1e6;
  }

  /** In the largest unit that shows it as a whole number: `90 min`, not `1.5 h`. */
  toString(): string {
    const symbol = (['d', 'h', 'min', 's', 'ms'] as const).find((s) => this.value > 0 && BigInt(this.value) % UNITS[s] === 0n);
    return symbol ? `${BigInt(this.value) / UNITS[symbol]} ${symbol}` : formatQuantity(this.value, UNITS, ['us', 'ms', 's']);
  }

  /** The text, so that plain JSON reads like the definition. */
  toJSON(): string {
    return this.toString();
  }
}
