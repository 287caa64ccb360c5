import type { AttachmentPlan, LinkPlan, NetworkPlan, SitePlan } from '../planner/network-plan';

/** What may be announced over a link, both ways, and exactly that. */
export interface LinkRoutes {
  /** What the cloud may announce. */
  readonly accepted: readonly string[];
  /** The parts of the definition that say so. */
  readonly acceptedBecause: string;
  /** What the site announces. */
  readonly announced: readonly string[];
}

/**
 * The routes of a link. The cloud's prefixes; those of clouds that are reached over the same virtual interfaces (links that take this one's
 * circuits and have none of their own); and those of sites that reach each other over the Direct Connect gateway (SiteLink).
 */
export function linkRoutes(plan: NetworkPlan, link: LinkPlan): LinkRoutes {
  const clouds = [link.cloud, ...guestsOn(plan, link).map(({ cloud }) => cloud)];
  const sites = siteLinkPeers(plan, link);
  const prefixes = [
    ...plan.clouds.filter(({ name }) => clouds.includes(name)).flatMap((cloud) => cloud.prefixes),
    ...plan.sites.filter(({ name }) => sites.includes(name)).flatMap((site) => site.prefixes),
  ];
  return {
    accepted: [...new Set(prefixes)].sort(),
    acceptedBecause: [...clouds.map((name) => `clouds.${name}.prefixes`), ...sites.map((name) => `sites.${name}.prefixes`)].join(', '),
    announced: siteOf(plan, link).prefixes,
  };
}

/** The site of a link. */
export const siteOf = (plan: NetworkPlan, { site }: LinkPlan): SitePlan => plan.sites.find(({ name }) => name === site)!;

/** All attachments of a link. */
export const attachmentsOf = ({ primary }: LinkPlan): readonly AttachmentPlan[] =>
  (primary.kind === 'vpn' ? [] : primary.paths.flatMap(({ bundles }) => bundles.flatMap(({ attachments }) => attachments)));

const circuitsOf = ({ name, primary }: LinkPlan): string => (primary.kind === 'vpn' ? name : (primary.circuitsOf ?? name));

const guestsOn = (plan: NetworkPlan, link: LinkPlan): readonly LinkPlan[] =>
  plan.links.filter((other) => other !== link && circuitsOf(other) === link.name && attachmentsOf(other).length === 0);

const hasSiteLink = ({ primary }: LinkPlan): boolean => primary.kind !== 'vpn' && primary.siteLink === true;

/** Other sites on the same Direct Connect gateway, where both have SiteLink. */
function siteLinkPeers(plan: NetworkPlan, link: LinkPlan): readonly string[] {
  if (!hasSiteLink(link)) return [];
  const gateway = ({ cloud }: LinkPlan) => {
    const row = plan.clouds.find(({ name }) => name === cloud)!;
    return (row.provider === 'aws' ? row.directConnectGatewayOf : undefined) ?? cloud;
  };
  const sites = plan.links.filter((other) => other.site !== link.site && hasSiteLink(other) && gateway(other) === gateway(link)).map(({ site }) => site);
  return [...new Set(sites)].sort();
}
