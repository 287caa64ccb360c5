import { addressOf, lengthOf, numberOf } from '../edge/addresses';

/** The address `offset` after the first of a prefix. */
export function addressAt(prefix: string, offset: number): string {
  return addressOf(numberOf(prefix) + offset);
}

/** Whether an address is in a prefix. */
export function contains(prefix: string, address: string): boolean {
  const size = 2 ** (32 - lengthOf(prefix));
  return Math.floor(numberOf(prefix) / size) === Math.floor(numberOf(address) / size);
}

/** The addresses that a host may have in a prefix, spread over several prefixes: the tenth of each, the eleventh of each, and so on. */
export function hosts(prefixes: readonly string[], count: number): string[] {
  return Array.from({ length: count }, (_, index) => addressAt(prefixes[index % prefixes.length]!, 10 + Math.floor(index / prefixes.length)));
}
