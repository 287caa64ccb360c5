import { formatQuantity, fromUnits, parseQuantity } from './unit-table';

const UNITS = {
  'bps': 1n,
  'kbps': 1_000n,
  'Mbps': 1_000_000n,
  'Gbps': 1_000_000_000n,
  'Tbps': 1_000_000_000_000n,
  'kB/s': 8_000n,
  'MB/s': 8_000_000n,
  'GB/s': 8_000_000_000n,
} as const;

/** A rate as text: bits per second with decimal prefixes (`10 Gbps`), or bytes per second spelt out (`1.25 GB/s`). */
export type BandwidthText = `${number} ${keyof typeof UNITS}`;

/** A rate of data. Prefixes are decimal, as on every port and bill: 1 Gbps is 1,000,000,000 bits per second. */
export class Bandwidth {
  /**
   * @param text such as `350 Mbps`
   * @throws HybridNetworkError when the text is no rate
   */
  static parse(text: string): Bandwidth {
    return new Bandwidth(parseQuantity('bandwidth', text, UNITS));
  }

  /**
   * A value out of a number of bits per second, a whole number.
   *
   * @param amount bits per second, a whole number
   * @throws HybridNetworkError when it is negative, or no whole number of the smallest unit
   */
  static bps(amount: number): Bandwidth {
    return new Bandwidth(fromUnits('bandwidth', amount, 'bps', UNITS));
  }

  /**
   * A value out of a number of megabits (1,000,000 bits) per second.
   *
   * @param amount megabits (1,000,000 bits) per second
   * @throws HybridNetworkError when it is negative, or no whole number of the smallest unit
   */
  static mbps(amount: number): Bandwidth {
    return new Bandwidth(fromUnits('bandwidth', amount, 'Mbps', UNITS));
  }

  /**
   * A value out of a number of gigabits (1,000,000,000 bits) per second.
   *
   * @param amount gigabits (1,000,000,000 bits) per second
   * @throws HybridNetworkError when it is negative, or no whole number of the smallest unit
   */
  static gbps(amount: number): Bandwidth {
    return new Bandwidth(fromUnits('bandwidth', amount, 'Gbps', UNITS));
  }

  private constructor(private readonly value: number) {}

  /** Bits per second. */
  toBps(): number {
    return this.value;
  }

  /** Megabits per second. */
  toMbps(): number {
    return this.value / 1e6;
  }

  /** Gigabits per second. */
  toGbps(): number {
    return this.value / 1e9;
  }

  /** In the largest unit that shows it in full: `2.5 Gbps`. */
  toString(): string {
    return formatQuantity(this.value, UNITS, ['bps', 'kbps', 'Mbps', 'Gbps', 'Tbps']);
  }

  /** The text, so that plain JSON reads like the definition. */
  toJSON(): string {
    return this.toString();
  }
}
