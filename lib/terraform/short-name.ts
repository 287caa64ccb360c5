import { createHash } from 'node:crypto';

const HASH_LENGTH = 8;

/**
 * A name that fits: as it is, or its beginning with a hash of all of it, so that two long names stay two.
 *
 * @param maximum the most characters, at least 10
 */
export function shortName(name: string, maximum: number): string {
  if (name.length <= maximum) return name;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, HASH_LENGTH);
  return `${name.slice(0, maximum - HASH_LENGTH - 1)}-${hash}`;
}
