import { Address4 } from 'ip-address';

/** A range of IPv4 addresses, each as a number. */
export interface Range {
  /** The first address. */
  readonly first: number;
  /** The last address. */
  readonly last: number;
  /** The length of the prefix, 0 to 32. */
  readonly length: number;
}

/** Why a text is no prefix. */
export interface PrefixFault {
  /** `prefix`, or `ipv6`. */
  readonly code: string;
  /** What is wrong, after the text itself. */
  readonly message: string;
  /** What to do. */
  readonly fix: string;
}

const PREFIX = /^[\d.]+\/(0|[1-9]\d?)$/;

/** The range of a prefix in canonical form: `10.16.0.0/13`. */
export function parsePrefix(text: string): Range | PrefixFault {
  if (text.includes(':')) return { code: 'ipv6', message: 'is IPv6, which is not supported yet', fix: 'write IPv4 prefixes' };
  if (!PREFIX.test(text) || !Address4.isValid(text)) {
    return { code: 'prefix', message: 'is not an IPv4 prefix', fix: 'write four decimal numbers and a length from 0 to 32, such as 10.16.0.0/13' };
  }
  const address = new Address4(text);
  const [first, last, length] = [toNumber(address.startAddress()), toNumber(address.endAddress()), address.subnetMask];
  if (toNumber(address) === first) return { first, last, length };
  const network = `${address.startAddress().correctForm()}/${length}`;
  return { code: 'prefix', message: 'names a host and not a network', fix: `write ${network}` };
}

/** An IPv4 address as a number; nothing when the text is none. */
export function parseAddress(text: string): number | undefined {
  return /^[\d.]+$/.test(text) && Address4.isValid(text) ? toNumber(new Address4(text)) : undefined;
}

/** An address of an interface. */
export interface InterfaceAddress {
  /** The address as a number. */
  readonly address: number;
  /** Its subnet. */
  readonly subnet: Range;
}

/** The address and subnet of an interface, `10.16.0.2/29`, with a length from 1 to 31; nothing when the text is none. */
export function parseInterface(text: string): InterfaceAddress | undefined {
  if (!/^[\d.]+\/(?:[1-9]|[12]\d|3[01])$/.test(text) || !Address4.isValid(text)) return undefined;
  const address = new Address4(text);
  return { address: toNumber(address), subnet: { first: toNumber(address.startAddress()), last: toNumber(address.endAddress()), length: address.subnetMask } };
}

const toNumber = (address: Address4): number => Number(address.bigInt());

/** The range of a prefix that is known to be one. */
export function range(text: string): Range {
  return parsePrefix(text) as Range;
}

/** Whether an address can be a host's: in a /31 both are (RFC 3021), else not the first, which names the subnet, and not the last, which is for broadcasts. */
export const isHostOf = (address: number, { first, last, length }: Range): boolean =>
  (length === 31 ? address >= first && address <= last : address > first && address < last);

/** Whether a range lies inside another. */
export const isInside = (inner: Range, outer: Range): boolean => inner.first >= outer.first && inner.last <= outer.last;

/** Whether two ranges have an address in common. */
export const overlaps = (a: Range, b: Range): boolean => a.first <= b.last && b.first <= a.last;
