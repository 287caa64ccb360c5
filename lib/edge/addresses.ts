/** Whether a text stands for an address that is not known: what a preview shows. */
const isOpen = (text: string): boolean => text.startsWith('<');

/** The address of `169.254.51.86/30` without its length. */
export const hostOf = (address: string): string => (isOpen(address) ? address : address.split('/')[0]!);

/** The length of `169.254.51.86/30`: 30; 32 without one. */
export const lengthOf = (address: string): number => Number(address.split('/')[1] ?? 32);

/** An address as a number. */
export const numberOf = (address: string): number => hostOf(address).split('.').reduce((value, part) => value * 256 + Number(part), 0);

/** A number as an address. */
export function addressOf(value: number): string {
  const part = (place: number) => Math.floor(value / place) % 256;
  return `${part(16_777_216)}.${part(65_536)}.${part(256)}.${part(1)}`;
}

/** Addresses in a prefix of a length. */
const sizeOf = (length: number): number => Number(2n ** BigInt(32 - length));

/** The network of `169.254.51.86/30`: `169.254.51.84`. */
export const networkOf = (address: string): string => addressOf(Math.floor(numberOf(address) / sizeOf(lengthOf(address))) * sizeOf(lengthOf(address)));

/** The mask of a length: `255.255.255.252` for 30. */
export const maskOf = (length: number): string => addressOf(4_294_967_296 - sizeOf(length));

/** An address with its mask: `169.254.51.86 255.255.255.252`. */
export const masked = (address: string): string => (isOpen(address) ? address : `${hostOf(address)} ${maskOf(lengthOf(address))}`);

/**
 * A number for a tunnel that is unique on its router, because the addresses inside are, and that no other tunnel changes: the /30s of the
 * link-local prefix, counted; the /29 of a connection to Azure has one for each of its two tunnels.
 *
 * @param insidePrefix `169.254.51.84/30`
 * @param cloudInterface the interface of the cloud's gateway, from 0
 * @returns 0 to 16383
 */
export function tunnelNumber(insidePrefix: string, cloudInterface: number): number {
  const isShared = lengthOf(insidePrefix) < 30;
  return Math.floor((numberOf(insidePrefix) % 65_536) / 4) + (isShared ? cloudInterface : 0);
}
