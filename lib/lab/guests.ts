import { attachmentsOf } from './cloud';
import type { CloudSide } from './cloud';
import type { LinkPlan, NetworkPlan } from '../planner';

/** The sessions on circuits of a link. */
const sessionsOf = (link: LinkPlan): readonly string[] => attachmentsOf({ links: [link] }).flatMap(({ sessions }) => sessions.map(({ id }) => id));

/** The link over whose sessions another goes, because it takes its circuits and has no sessions of its own on them; nothing where it has. */
export function ownerOf({ links }: Pick<NetworkPlan, 'links'>, link: LinkPlan): LinkPlan | undefined {
  const { primary } = link;
  return primary.kind === 'vpn' || primary.circuitsOf === undefined || sessionsOf(link).length > 0 ? undefined : links.find(({ name }) => name === primary.circuitsOf);
}

/** The links that go over the sessions of another. */
export const guestsOf = (plan: Pick<NetworkPlan, 'links'>, host: string): readonly LinkPlan[] => plan.links.filter((link) => ownerOf(plan, link)?.name === host);

/**
 * Connects networks to the routers of another cloud's side whose circuits their links take: two regions on one Direct Connect gateway, or several
 * virtual networks on one ExpressRoute circuit. A cloud that nothing of the lab would reach is left out.
 *
 * @param sides the clouds as their templates say them, each alone
 */
export function withGuests(plan: Pick<NetworkPlan, 'links'>, sides: readonly CloudSide[]): CloudSide[] {
  const hosted = plan.links.flatMap((link) => {
    const host = ownerOf(plan, link);
    const guest = sides.find(({ cloud }) => cloud === link.cloud);
    if (host === undefined || guest === undefined || host.cloud === link.cloud) return [];
    return [{ sessions: sessionsOf(host), guest: { cloud: guest.cloud, prefixes: guest.joins } }];
  });
  const joined = sides.map((side) => ({
    ...side,
    speakers: side.speakers.map((speaker) => {
      const guests = hosted.filter(({ sessions }) => speaker.circuits.some(({ id }) => sessions.includes(id))).map(({ guest }) => guest);
      return { ...speaker, guests, announces: [...new Set([...speaker.announces, ...guests.flatMap(({ prefixes }) => prefixes)])] };
    }),
  }));
  const reached = new Set(joined.flatMap(({ speakers }) => speakers.flatMap(({ guests }) => guests.map(({ cloud }) => cloud))));
  return joined.filter(({ cloud, speakers }) => speakers.length > 0 || reached.has(cloud));
}
