import { formatQuantity, fromUnits, parseQuantity } from './unit-table';

const UNITS = {
  B: 1n,
  kB: 1_000n,
  MB: 1_000_000n,
  GB: 1_000_000_000n,
  TB: 1_000_000_000_000n,
  PB: 1_000_000_000_000_000n,
  KiB: 1_024n,
  MiB: 1_024n ** 2n,
  GiB: 1_024n ** 3n,
  TiB: 1_024n ** 4n,
  PiB: 1_024n ** 5n,
} as const;

/** An amount of data as text, in bytes: `44 TB` (decimal) or `90 TiB` (binary). */
export type DataSizeText = `${number} ${keyof typeof UNITS}`;

/** An amount of data. TB and TiB differ by a tenth, and neither is a terabit. */
export class DataSize {
  /**
   * @param text such as `90 TiB`
   * @throws HybridNetworkError when the text is no amount of data
   */
  static parse(text: string): DataSize {
    return new DataSize(parseQuantity('data size', text, UNITS));
  }

  /**
   * A value out of a number of bytes, a whole number.
   *
   * @param amount bytes, a whole number
   * @throws HybridNetworkError when it is negative, or no whole number of the smallest unit
   */
  static bytes(amount: number): DataSize {
    return new DataSize(fromUnits('data size', amount, 'B', UNITS));
  }

  /**
   * A value out of a number of gigabytes (1,000,000,000 bytes).
   *
   * @param amount gigabytes (1,000,000,000 bytes)
   * @throws HybridNetworkError when it is negative, or no whole number of the smallest unit
   */
  static gigabytes(amount: number): DataSize {
    return new DataSize(fromUnits('data size', amount, 'GB', UNITS));
  }

  /**
   * A value out of a number of terabytes (1,000,000,000,000 bytes).
   *
   * @param amount terabytes (1,000,000,000,000 bytes)
   * @throws HybridNetworkError when it is negative, or no whole number of the smallest unit
   */
  static terabytes(amount: number): DataSize {
    return new DataSize(fromUnits('data size', amount, 'TB', UNITS));
  }

  private constructor(private readonly value: number) {}

  /** Bytes. */
  toBytes(): number {
    return this.value;
  }

  /** Megabits (1,000,000 bits). */
  toMegabits(): number {
    return (this.value * 8) / 1e6;
  }

  /** In the largest decimal unit that shows it in full, else in bytes. */
  toString(): string {
    return formatQuantity(this.value, UNITS, ['B', 'kB', 'MB', 'GB', 'TB', 'PB']);
  }

  /** The text, so that plain JSON reads like the definition. */
  toJSON(): string {
    return this.toString();
  }
}
