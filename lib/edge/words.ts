import { createHash } from 'node:crypto';

/**
 * A name that fits: what is too long is cut, and a digest of the whole keeps it apart from others.
 *
 * @param name letters, digits and hyphens
 * @param length the most characters
 */
export function fit(name: string, length: number): string {
  if (name.length <= length) return name;
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 6);
  return `${name.slice(0, length - digest.length - 1)}-${digest}`;
}

/** The name of a tunnel's objects: short, since FortiOS takes 15 characters. */
export const tunnelName = (number: number): string => `vpn-${number}`;
