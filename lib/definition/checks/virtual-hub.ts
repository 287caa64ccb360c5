import { type Check, problem } from './check';
import { rangeRows } from './prefix-rows';
import type { Problem } from '../../errors';

/** Its smallest size: https://learn.microsoft.com/azure/virtual-wan/virtual-wan-faq */
const SMALLEST = 24;

/** A virtual hub has addresses of its own, /24 or shorter, and no FastPath; a network has none of it. */
export const virtualHub: Check = (view) => [
  ...[...view.clouds.sound].flatMap(([name, cloud]): readonly Problem[] => {
    if (cloud.provider !== 'azure') return [];
    const at = ['clouds', name];
    const isHub = cloud.hub === 'virtual-wan';
    return [
      ...(isHub && cloud.hubPrefix === undefined
        ? [problem('virtual-hub', [...at, 'hubPrefix'], 'a virtual hub needs addresses of its own', 'add a prefix such as 10.255.0.0/23, outside of all others')]
        : []),
      ...(!isHub && cloud.hubPrefix !== undefined ? [problem('virtual-hub', [...at, 'hubPrefix'], 'there is no virtual hub', 'leave it out, or set hub: virtual-wan')] : []),
      ...(isHub && cloud.fastPath ? [problem('virtual-hub', [...at, 'fastPath'], 'this library sets up FastPath in a network only', 'leave it out, or set hub: network')] : []),
    ];
  }),
  ...rangeRows(view)
    .filter(({ forHub, range }) => forHub && range.length > SMALLEST)
    .map(({ path, text }) => problem('virtual-hub', path, `${text} is too small for a virtual hub`, `write a prefix of /${SMALLEST} or shorter`)),
];
