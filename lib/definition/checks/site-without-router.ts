import { type Check, problem } from './check';

/** A site has at least one router: every link ends on one. */
export const siteWithoutRouter: Check = ({ sites }) =>
  [...sites.sound]
    .filter(([, site]) => Object.keys(site.routers).length === 0)
    .map(([name]) => problem('no-router', ['sites', name, 'routers'], 'the site has no router', 'name at least one: every link ends on a router'));
