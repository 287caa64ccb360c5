import { type Check, problem } from './check';
import { type ExpressRouteEnds, expressRouteEnds } from './express-route';
import { rangeRows } from './prefix-rows';
import type { Problem } from '../../errors';

/** A connection takes eight addresses. */
const SMALLEST = 29;

/** Global Reach joins circuits of two sites that end at different locations, and needs addresses between them. */
export const globalReach: Check = (view) => {
  const reaching = expressRouteEnds(view).filter(({ primary }) => primary.globalReach);
  return [
    ...reaching.flatMap((ends) => reachProblems(ends, reaching)),
    ...rangeRows(view)
      .filter(({ path, range }) => path[2] === 'reachPrefixes' && range.length > SMALLEST)
      .map(({ path, text }) => problem('global-reach', path, `${text} is too small: each pair of circuits takes a /${SMALLEST}`, `write a prefix of /${SMALLEST} or shorter`)),
  ];
};

function reachProblems({ name, link, site, primary }: ExpressRouteEnds, reaching: readonly ExpressRouteEnds[]): readonly Problem[] {
  const at = ['links', name, 'primary', 'globalReach'];
  const partners = reaching.filter((other) => other.link.site !== link.site);
  if (partners.length === 0) return [problem('global-reach', at, 'no link of another site has Global Reach', 'set it on a link of the other site too, or leave it out')];
  const own = new Set(primary.paths.map(({ location }) => location));
  const close = partners.find((other) => name < other.name && own.size === 1 && other.primary.paths.every(({ location }) => own.has(location)));
  const isFirst = partners.some((other) => name < other.name);
  return [
    ...(close ? [problem('global-reach', at, `the circuits of "${name}" and "${close.name}" end at one location, where Global Reach does not join them`, 'end those of one of them at another location')] : []),
    ...(isFirst && site && !site.reachPrefixes
      ? [problem('global-reach', ['sites', link.site, 'reachPrefixes'], 'the site has no reachPrefixes', `add a prefix such as 172.20.254.0/24: Global Reach takes a /${SMALLEST} of it for each pair of circuits`)]
      : []),
  ];
}
