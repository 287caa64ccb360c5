import type { Need, Needs } from './needs';
import type { Way } from './part';
import { type Case, circuitsOf, definedCircuits, type LinkCase } from './subject';
import type { Link } from '../../definition/hybrid-network';
import type { DedicatedPlan } from '../network-plan';

/** The name of the link whose circuits a link takes. */
export const ownerOf = (link: Link): string => definedCircuits(link)?.circuitsOf ?? link.name;

/** The links that take the same circuits, by the name of the link whose they are. */
export function poolsOf(links: readonly Link[]): ReadonlyMap<string, ReadonlySet<Link>> {
  const pools = new Map<string, Set<Link>>();
  for (const link of links) pools.set(ownerOf(link), (pools.get(ownerOf(link)) ?? new Set<Link>()).add(link));
  return pools;
}

/**
 * Whether a link is to have layer 3 connections of its own: on circuits of its own, and on Direct Connect where its cloud is in the Region of the
 * cloud of the link whose circuits it takes; on Google Cloud always. A circuit of ExpressRoute has the one private peering of its owner.
 */
export function hasAttachments(link: Link, links: readonly Link[]): boolean {
  const owner = ownerOf(link) === link.name ? undefined : links.find(({ name }) => name === ownerOf(link));
  if (owner === undefined || link.cloud.provider === 'google') return true;
  return link.cloud.provider === 'aws' && owner.cloud.region === link.cloud.region;
}

/** What a link that has something for itself asks of it. */
export const alone = (needs: Needs): LinkCase['own'] => ({ needs, normal: { toCloud: leastOf(needs, 'toCloud'), toSite: leastOf(needs, 'toSite') } });

const leastOf = (needs: Needs, way: Way): Need => needs.leastOf(needs.grown[way], way);

/** Checks that a link has the circuits that its definition says: its own, or all of another's and nothing else. */
export function checkPool({ plan, link }: LinkCase, { plan: { links }, network, report }: Case): void {
  const circuits = circuitsOf(plan);
  const defined = definedCircuits(link);
  if (!circuits || !defined) return;
  if (circuits.circuitsOf !== defined.circuitsOf) {
    report('circuits-of', plan.name, `it says its circuits are ${circuits.circuitsOf ?? 'its own'}, and the definition says ${defined.circuitsOf ?? 'its own'}`);
  }
  checkLimits(circuits, defined.rateLimit?.toMbps(), report);
  if (defined.circuitsOf === undefined) return;
  const owner = links.find(({ name }) => name === defined.circuitsOf);
  const theirs = owner && circuitsOf(owner);
  if (!theirs || asShared(theirs) !== asShared(circuits)) report('shared-circuits', plan.name, `its circuits are not those of ${defined.circuitsOf}`);
  const wanted = hasAttachments(link, network.links) ? 1 : 0;
  for (const { id, attachments } of circuits.paths.flatMap(({ bundles }) => bundles)) {
    const isRight = link.cloud.provider === 'google' ? attachments.length > 0 : attachments.length === wanted; // of Google see circuits
    if (!isRight) report('shared-interfaces', id, `${plan.name} has ${attachments.length} attachments of its own there, and is to have ${wanted}`);
  }
  if (plan.alternatives.length > 0) report('shared-circuits', plan.name, 'it has alternatives to circuits that are those of another link');
}

/** What is the same for all links that take some circuits. */
function asShared({ kind, macsec, expressRoute, capacityMbps, grossMbps, hashEfficiency, mtu, paths }: DedicatedPlan): string {
  const rows = paths.map((path) => [
    path.id, path.router, path.location, path.phase,
    path.bundles.map(({ id, ordinal, product, hosted, memberMbps, members, capacityMbps: mbps }) => [id, ordinal, product, hosted, memberMbps, members, mbps]),
  ]);
  const { connections, portMbps, encapsulation, macsecCipher, tier, data, because, resiliency } = expressRoute ?? {};
  const ofExpressRoute = [connections, portMbps, encapsulation, macsecCipher, tier, data, because, resiliency];
  return JSON.stringify([kind, macsec?.mode, macsec?.keys, ofExpressRoute, capacityMbps, grossMbps, hashEfficiency, mtu, rows]);
}

/** A rate limit is the definition's, and there where the port has as much. */
function checkLimits({ paths }: DedicatedPlan, limitMbps: number | undefined, report: Case['report']): void {
  for (const { capacityMbps, attachments } of paths.flatMap(({ bundles }) => bundles)) {
    for (const { id, interface: kind, rateLimitMbps } of attachments) {
      const wanted = kind !== 'public' && limitMbps !== undefined && limitMbps <= capacityMbps ? limitMbps : undefined;
      if (rateLimitMbps !== wanted) report('rate-limit', id, `it says it is limited to ${rateLimitMbps ?? 'nothing'}, and it is to be limited to ${wanted ?? 'nothing'}`);
    }
  }
}
