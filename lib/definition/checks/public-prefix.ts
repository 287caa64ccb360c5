import { type Check, problem } from './check';
import { prefixRows } from './prefix-rows';
import { UNREACHABLE } from './public-address';
import { overlaps } from '../ipv4';

/** What a site announces over public virtual interfaces can be reached on the internet, and holds a /31 for each of them. */
export const publicPrefix: Check = (view) =>
  prefixRows(view).flatMap((row) => {
    if (!row.isPublic || !('range' in row)) return [];
    const { range, text, path } = row;
    const found = UNREACHABLE.find((unreachable) => overlaps(range, unreachable.range));
    if (found) return [problem('public-prefix', path, `${text} lies in ${found.prefix}, which the internet does not reach`, 'write public prefixes that the site owns')];
    return range.length > 31 ? [problem('public-prefix', path, `${text} is too small: each public virtual interface takes a /31`, 'write a prefix of /31 or shorter')] : [];
  });
