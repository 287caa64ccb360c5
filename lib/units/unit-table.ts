import { unitProblem } from '../errors';

/** Units of one quantity: the symbol a user writes, and how many base units one of it is. */
export type UnitTable<Symbol extends string> = Readonly<Record<Symbol, bigint>>;

const TEXT = /^(\d+)(?:\.(\d+))? ([A-Za-z/]+)$/;

/**
 * Reads `10 Gbps` exactly, in base units. Nothing is rounded: what is not a whole number of base units fails.
 *
 * @throws HybridNetworkError when the text is not a decimal number, one space and a unit of the table
 */
export function parseQuantity<Symbol extends string>(quantity: string, text: string, table: UnitTable<Symbol>): number {
  const match = TEXT.exec(text);
  const factor = match && Object.hasOwn(table, match[3]!) ? table[match[3] as Symbol] : undefined;
  if (!match || factor === undefined) throw unitProblem(quantity, text, Object.keys(table));
  const fraction = match[2] ?? '';
  const scaled = BigInt(match[1]! + fraction) * factor;
  const divisor = 10n ** BigInt(fraction.length);
  const value = Number(scaled / divisor);
  if (scaled % divisor !== 0n || !Number.isSafeInteger(value)) throw unitProblem(quantity, text, Object.keys(table));
  return value;
}

/**
 * A whole number of base units out of a number of larger units.
 *
 * @throws HybridNetworkError when it is negative, not finite, or not a whole number of base units
 */
export function fromUnits<Symbol extends string>(quantity: string, amount: number, symbol: Symbol, table: UnitTable<Symbol>): number {
  const value = amount * Number(table[symbol]);
  if (!(amount >= 0) || !Number.isSafeInteger(value)) throw unitProblem(quantity, `${amount} ${symbol}`, Object.keys(table));
  return value;
}

/** Writes base units in the largest unit that shows them in full, so that parsing gives the same value again. */
export function formatQuantity<Symbol extends string>(base: number, table: UnitTable<Symbol>, symbols: readonly Symbol[]): string {
  const value = BigInt(base);
  const symbol = [...symbols].reverse().find((s) => value % (table[s] / 1000n || 1n) === 0n && value >= table[s]) ?? symbols[0]!;
  const thousandths = (value * 1000n) / table[symbol];
  const fraction = (thousandths % 1000n).toString().padStart(3, '0').replace(/0+$/, '');
  return `${thousandths / 1000n}${fraction && `.${fraction}`} ${symbol}`;
}
