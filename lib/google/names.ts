import { createHash } from 'node:crypto';

const LONGEST = 63;
const VALID = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;

/**
 * The name of a resource for an id of the plan: 1 to 63 lower-case letters, digits and hyphens, first a letter, last no hyphen.
 * An id that is one already stays as it is; from any other, what is not allowed becomes a hyphen and a hash of the whole id is
 * added, so that two ids never become one name.
 *
 * @see https://cloud.google.com/compute/docs/naming-resources
 */
export function resourceName(id: string): string {
  if (id.length <= LONGEST && VALID.test(id)) return id;
  const hash = createHash('sha256').update(id).digest('hex').slice(0, 6);
  const words = id.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^[^a-z]+/, '');
  const stem = words.slice(0, LONGEST - hash.length - 1).replace(/-+$/, '');
  return `${stem || 'n'}-${hash}`;
}
