/** `10.0.0.1` of `10.0.0.1/30`. */
export const bare = (address: string): string => address.split('/')[0]!;

/** The length of `10.0.0.1/30`; 32 without one. */
export const lengthOf = (address: string): number => Number(address.split('/')[1] ?? 32);

/** The address `offset` after the first of a prefix. */
export function addressAt(prefix: string, offset: number): string {
  return fromNumber(toNumber(bare(prefix)) + offset);
}

/** An address as a number. */
export const toNumber = (address: string): number => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);

/** A number as an address. */
export const fromNumber = (value: number): string => [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');

/** Whether an address is in a prefix. */
export function contains(prefix: string, address: string): boolean {
  const size = 2 ** (32 - lengthOf(prefix));
  return Math.floor(toNumber(bare(prefix)) / size) === Math.floor(toNumber(bare(address)) / size);
}

/** The addresses that a host may have in a prefix, spread over several prefixes: the tenth of each, the eleventh of each, and so on. */
export function hosts(prefixes: readonly string[], count: number): string[] {
  return Array.from({ length: count }, (_, index) => addressAt(prefixes[index % prefixes.length]!, 10 + Math.floor(index / prefixes.length)));
}
