import { type Check, pathsOf, problem } from './check';

/** A link never has one router and location twice: the plan finds how many circuits a path gets. */
export const pathTwice: Check = ({ links }) =>
  [...links.sound].flatMap(([name, link]) => {
    const seen = new Set<string>();
    return pathsOf(name, link).flatMap(({ at, path }) => {
      const ends = JSON.stringify([path.router, path.location, 'availabilityDomain' in path ? path.availabilityDomain : '']);
      const twice = seen.has(ends);
      seen.add(ends);
      return twice ? [problem('path-twice', at, `the path from "${path.router}" to "${path.location}" is written twice`, 'leave one: the plan finds how many circuits a path gets')] : [];
    });
  });
