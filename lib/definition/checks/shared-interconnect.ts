import { type Check, pathRegion, problem } from './check';
import { type GoogleGuest, googleGuestsOf } from './guests';
import { googleAttachmentsMbps, googleLimits } from '../../catalog/google';
import type { Problem } from '../../errors';
import { Bandwidth } from '../../units';

/**
 * VLAN attachments of several links on one connection of Cloud Interconnect: a limit is a size that attachments have, those that stand by in other
 * regions do so for all links, and there are not too many. https://docs.cloud.google.com/network-connectivity/docs/interconnect/quotas
 */
export const sharedInterconnect: Check = (view) => {
  const guests = googleGuestsOf(view);
  const owners = [...new Set(guests.map(({ owner }) => owner.name))];
  return [
    ...guests.flatMap((guest) => [...limitProblems(guest), ...regionProblems(guest)]),
    ...owners.flatMap((owner) => tooMany(owner, guests.filter((guest) => guest.owner.name === owner).length)),
  ];
};

function limitProblems({ name, primary: { rateLimit } }: GoogleGuest): readonly Problem[] {
  if (rateLimit === undefined || Bandwidth.parse(rateLimit).toMbps() >= googleAttachmentsMbps[0]!) return [];
  return [problem('shared-interconnect', ['links', name, 'primary', 'rateLimit'], `no VLAN attachment is as small as ${rateLimit}`,
    `write one of ${googleAttachmentsMbps.map(sizeText).join(', ')}: what lies between is the smaller of two`)];
}

const sizeText = (mbps: number): string => (mbps < 1_000 ? `${mbps} Mbps` : `${mbps / 1_000} Gbps`);

/** Where all attachments of the owner are in one region, those of a guest are in its own; else each is in that of the owner's on the same path. */
function regionProblems({ name, link, cloud, owner, circuits }: GoogleGuest): readonly Problem[] {
  const wrong = (path: readonly string[], message: string, fix: string): readonly Problem[] => [problem('shared-interconnect', path, message, fix)];
  const regions = [...new Set(circuits.paths.map((path) => pathRegion(path) ?? owner.cloud.region))].sort();
  const own = ['links', name, 'primary', 'circuitsOf'];
  if (regions.length === 1) {
    return !circuits.singleRegion || regions[0] === cloud.region ? [] : wrong(own,
      `"${link.cloud}" is in ${cloud.region}, and singleRegion of "${owner.name}" is a promise of attachments in ${regions[0]!}`, 'give the link circuits of its own, or a cloud in that region');
  }
  const missing = regions.filter((region) => region !== cloud.region && !cloud.otherRegions?.includes(region));
  if (cloud.region !== owner.cloud.region) {
    return wrong(own, `the circuits of "${owner.name}" end in ${regions.join(' and ')}, of which those of ${owner.cloud.region} carry traffic, and "${link.cloud}" is in ${cloud.region}`,
      `name a cloud in ${owner.cloud.region}, or give the link circuits of its own`);
  }
  return [
    ...(missing.length > 0 ? wrong(['clouds', link.cloud, 'otherRegions'], `the circuits of "${owner.name}" end in ${missing.join(' and ')} too`, `add ${missing.join(' and ')}`) : []),
    ...(cloud.routing === 'regional'
      ? wrong(['clouds', link.cloud, 'routing'], `the circuits of "${owner.name}" end in ${regions.join(' and ')}, and with regional routing each Cloud Router serves its own region only`, 'set routing: global, or leave it out')
      : []),
  ];
}

function tooMany(owner: string, guests: number): readonly Problem[] {
  const most = googleLimits.attachments;
  return 1 + guests <= most ? [] : [problem('shared-interconnect', ['links', owner, 'primary'],
    `${1 + guests} links would have VLAN attachments on each of its connections, and a connection takes ${most}`, 'give some of the links circuits of their own')];
}
