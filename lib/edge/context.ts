import type { CloudPlan, LinkPlan, NetworkPlan, RouterPlan, SitePlan } from '../planner/network-plan';

/** What the configuration of a router is made from. */
export interface RouterContext {
  /** The plan. */
  readonly plan: NetworkPlan;
  /** The site. */
  readonly site: SitePlan;
  /** The router. */
  readonly router: RouterPlan;
  /** The links of the site, also those that do not use the router. */
  readonly links: readonly LinkPlan[];
}

/** `site/router`: how placeholders name a router, and findings too. */
export const routerKey = (site: string, router: string): string => `${site}/${router}`;

/** The context of a router. */
export function contextOf(plan: NetworkPlan, site: SitePlan, router: RouterPlan): RouterContext {
  return { plan, site, router, links: plan.links.filter((link) => link.site === site.name) };
}

/** The cloud of a link. */
export const cloudOf = ({ plan }: Pick<RouterContext, 'plan'>, { cloud }: LinkPlan): CloudPlan => plan.clouds.find(({ name }) => name === cloud)!;

/** Order by id: what a router is told depends on no order of keys. */
export const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
