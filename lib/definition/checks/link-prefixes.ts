import { type Check, problem } from './check';
import { rangeRows } from './prefix-rows';
import type { Problem } from '../../errors';
import type { View } from '../view';

/** A peering takes a /30 for each of its two sessions. */
const SMALLEST = 30;

/** Direct Connect and ExpressRoute need point-to-point addresses of the site. */
export const linkPrefixes: Check = (view) => [...missing(view), ...tooSmall(view)];

function missing({ links, sites }: View): readonly Problem[] {
  const needing = new Set([...links.sound.values()].filter(({ primary }) => primary.kind === 'direct-connect' || primary.kind === 'express-route').map(({ site }) => site));
  return [...sites.sound]
    .filter(([name, site]) => needing.has(name) && !site.linkPrefixes)
    .map(([name]) => problem('link-prefixes', ['sites', name, 'linkPrefixes'], 'the site has no linkPrefixes', 'add a prefix such as 172.20.255.0/24: Direct Connect and ExpressRoute take a /30 of it for each BGP session'));
}

function tooSmall(view: View): readonly Problem[] {
  return rangeRows(view)
    .filter(({ forLinks, range }) => forLinks && range.length > SMALLEST)
    .map(({ path, text }) => problem('link-prefixes', path, `${text} is too small: each BGP session takes a /${SMALLEST}`, `write a prefix of /${SMALLEST} or shorter`));
}
