import { type Check, linkEnds, problem } from './check';
import type { Problem } from '../../errors';

/** A public virtual interface takes a port of one's own, and public prefixes that the site owns. */
export const objectStorage: Check = (view) =>
  linkEnds(view).flatMap(({ name, link: { primary, site: siteName }, site }): readonly Problem[] => {
    if (primary.kind !== 'direct-connect' || primary.objectStorage !== 'public-interface') return [];
    const path = ['links', name, 'primary', 'objectStorage'];
    const hosted = primary.connections === undefined || primary.connections === 'dedicated' ? [] : [problem(
      'object-storage', path, `a ${primary.connections === 'hosted' ? 'hosted connection has' : 'connection that may be hosted has'} one virtual interface, and it is taken`,
      'write interface-endpoints, or use dedicated connections',
    )];
    const bare = site && !site.publicPrefixes ? [problem(
      'object-storage', path, `the site "${siteName}" has no publicPrefixes`, 'add the public prefixes that it owns, or write interface-endpoints',
    )] : [];
    return [...hosted, ...bare];
  });
