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

/** What routes are exchanged over: the primary of a link, or what takes over. */
export type Way = 'primary' | 'fallback';

/**
 * The routes of a link. The cloud's prefixes; those of clouds that are reached over the same circuits and sessions (links that take this one's
 * circuits and have no sessions of their own); and those of sites that this one reaches through the cloud.
 */
export function linkRoutes(plan: NetworkPlan, link: LinkPlan, way: Way = 'primary'): LinkRoutes {
  const clouds = [link.cloud, ...(way === 'primary' ? guestsOn(plan, link) : []).map(({ cloud }) => cloud)];
  const ends = [...clouds, ...reachedSites(plan, link, clouds, way)].map((name) => endOf(plan, name));
  return {
    accepted: [...new Set(ends.flatMap(({ prefixes }) => prefixes))].sort(),
    acceptedBecause: ends.map(({ because }) => because).join(', '),
    announced: endOf(plan, link.site).prefixes,
  };
}

/** An end of a link: a site, or a cloud, which stands where a site does on a link between clouds. */
interface End {
  readonly prefixes: readonly string[];
  readonly because: string;
}

function endOf(plan: NetworkPlan, name: string): End {
  const site = plan.sites.find((row) => row.name === name);
  const { prefixes } = site ?? plan.clouds.find((row) => row.name === name)!;
  return { prefixes, because: `${site ? 'sites' : 'clouds'}.${name}.prefixes` };
}

/** The site of a link; absent where a cloud stands in its place. */
export const siteOf = (plan: NetworkPlan, { site }: LinkPlan): SitePlan | undefined => plan.sites.find(({ name }) => name === site);

/** Prefixes beyond which a session is shut down: room for what is added, and far below what a leak brings. */
export const maximumOf = (accepted: readonly string[]): number => Math.max(100, 2 * accepted.length);

/** All attachments of a link. */
export const attachmentsOf = ({ primary }: LinkPlan): readonly AttachmentPlan[] =>
  (primary.kind === 'vpn' ? [] : primary.paths.flatMap(({ bundles }) => bundles.flatMap(({ attachments }) => attachments)));

/** Whether links have public virtual interfaces that are live: at a router, or anywhere. */
export const hasPublicInterface = (links: readonly LinkPlan[], router?: string): boolean => links.some(({ primary }) => primary.kind !== 'vpn' && primary.paths.some((path) =>
  path.phase === 'live' && (router === undefined || path.router === router)
  && path.bundles.some(({ attachments }) => attachments.some((attachment) => attachment.interface === 'public'))));

const circuitsOf = ({ name, primary }: LinkPlan): string => (primary.kind === 'vpn' ? name : (primary.circuitsOf ?? name));

const guestsOn = (plan: NetworkPlan, link: LinkPlan): readonly LinkPlan[] =>
  plan.links.filter((other) => other !== link && circuitsOf(other) === link.name && attachmentsOf(other).length === 0);

/** Sites that a site reaches through clouds. */
function reachedSites(plan: NetworkPlan, link: LinkPlan, clouds: readonly string[], way: Way): readonly string[] {
  const sites = [...siteLinkPeers(plan, link), ...(way === 'primary' ? globalReachPeers(plan, link) : []), ...clouds.flatMap((cloud) => overCloud(plan, link, cloud, way))];
  return [...new Set(sites)].sort();
}

/** Sites whose circuits Global Reach joins with those of a link. */
function globalReachPeers(plan: NetworkPlan, link: LinkPlan): readonly string[] {
  const peersOf = ({ primary }: LinkPlan) => (primary.kind === 'vpn' ? [] : primary.expressRoute?.globalReach ?? []).map(({ peerLink }) => peerLink);
  return plan.links.filter((other) => peersOf(link).includes(other.name) || peersOf(other).includes(link.name)).map(({ site }) => site);
}

/**
 * Sites that a cloud joins. A hub of Network Connectivity Center has what carries each link in the normal state, and no tunnels that stand by:
 * https://docs.cloud.google.com/network-connectivity/docs/network-connectivity-center/concepts/data-transfer-overview
 * Azure with transit passes on what came over a VPN, and to a VPN also what came over circuits; circuits among each other it does not join:
 * https://learn.microsoft.com/azure/route-server/expressroute-vpn-support
 */
function overCloud(plan: NetworkPlan, link: LinkPlan, name: string, way: Way): readonly string[] {
  const cloud = plan.clouds.find((row) => row.name === name)!;
  const others = plan.links.filter((other) => other.cloud === name && other.site !== link.site);
  const isOverVpn = way === 'fallback' || link.primary.kind === 'vpn';
  const hasVpn = ({ primary, fallback }: LinkPlan) => primary.kind === 'vpn' || fallback !== undefined;
  const joined = (other: LinkPlan) =>
    (cloud.provider === 'google' ? cloud.siteToSite === true && way === 'primary' : cloud.provider === 'azure' && cloud.transit && (isOverVpn || hasVpn(other)));
  return others.filter(joined).map(({ site }) => site);
}

const hasSiteLink = ({ primary }: LinkPlan): boolean => primary.kind !== 'vpn' && primary.siteLink === true;

/** Other sites on the same Direct Connect gateway, where both have SiteLink. */
function siteLinkPeers(plan: NetworkPlan, link: LinkPlan): readonly string[] {
  if (!hasSiteLink(link)) return [];
  const gateway = ({ cloud }: LinkPlan) => {
    const row = plan.clouds.find(({ name }) => name === cloud)!;
    return (row.provider === 'aws' ? row.directConnectGatewayOf : undefined) ?? cloud;
  };
  return plan.links.filter((other) => other.site !== link.site && hasSiteLink(other) && gateway(other) === gateway(link)).map(({ site }) => site);
}
