import { type Check, crossCloudEnds, type CrossCloudEnds, problem } from './check';
import { routingProblem, unknownRegions } from './google-region';
import { googleTopology } from './google-topology';
import { locationsByProvider } from './locations';
import { remoteLocationsOf } from './remote-locations';
import type { Location } from '../../catalog';
import type { Problem } from '../../errors';
import type { View } from '../view';

/**
 * The paths of Cross-Cloud Interconnect end in as many edge availability domains, metropolitan areas and regions as the resilience asks
 * for, in regions that their ports serve, and on Azure in both ports of a pair:
 * https://docs.cloud.google.com/network-connectivity/docs/interconnect/concepts/cci-overview
 */
export const crossCloudPaths: Check = (view) => {
  const locations = locationsByProvider(view).google;
  return crossCloudEnds(view).flatMap((ends) => {
    const places = ends.link.paths.map(({ location }) => locations.find(({ code }) => code === location));
    return [
      ...regions(ends, view),
      ...(places.every((place) => place !== undefined) ? [...diversity(ends, places, view), ...portPairs(ends, places)] : []),
    ];
  });
};

function diversity({ name, link, google }: CrossCloudEnds, places: readonly Location[], { policy }: View): readonly Problem[] {
  const resilience = link.resilience ?? (policy ? (policy.resilience ?? 'high') : 'basic'); // a policy that cannot be read says nothing
  if (resilience === 'basic' || !google) return [];
  const ends = places.map(({ metro, zone = '', building }, i) => ({ metro, zone, building, region: link.paths[i]!.region ?? google.region }));
  const lack = googleTopology(link, ends, resilience);
  return lack ? [problem(lack.code, ['cloudLinks', name, 'paths'], lack.message, `${lack.fix}, or set resilience: basic`)] : [];
}

function regions({ name, link, google }: CrossCloudEnds, view: View): readonly Problem[] {
  if (!google) return [];
  const known = remoteLocationsOf(view);
  const located = link.paths.map(({ region = google.region }, i) => ({ at: ['cloudLinks', name, 'paths', i], region }));
  return [
    ...unknownRegions(link.google, google, located),
    ...routingProblem(name, link.google, google, located.map(({ region }) => region)),
    ...link.paths.flatMap(({ remoteLocation, region = google.region }, i) => {
      const served = known.find(({ code }) => code === remoteLocation)?.regions;
      return !served || served.includes(region) ? [] : [problem(
        'remote-location', ['cloudLinks', name, 'paths', i], `VLAN attachments at ${remoteLocation} cannot be in ${region}`, 'use a remote location of the same part of the world; with global routing its routes reach every region',
      )];
    }),
  ];
}

/** Azure sells ports in pairs, and Google joins both of a pair in one facility: one from each availability domain. */
function portPairs({ name, link, remote }: CrossCloudEnds, places: readonly Location[]): readonly Problem[] {
  if (remote?.provider !== 'azure') return [];
  return link.paths.flatMap(({ remoteLocation, location }, i): readonly Problem[] => {
    const { metro, zone } = places[i]!;
    if (link.paths.some((other, j) => j < i && other.remoteLocation === remoteLocation && places[j]!.zone === zone)) {
      return [problem(
        'port-pair', ['cloudLinks', name, 'paths', i], `another path leads from ${zone ?? 'the same domain'} to ${remoteLocation} too, and a pair of ports of Azure has one for each domain`,
        'leave one: the plan finds how many connections a path gets',
      )];
    }
    const partner = link.paths.find((_, j) => places[j]!.metro === metro && places[j]!.zone !== zone);
    return !partner || link.paths.some((other, j) => places[j]!.zone !== zone && other.remoteLocation === remoteLocation) ? [] : [problem(
      'port-pair', ['cloudLinks', name, 'paths', i, 'remoteLocation'],
      `${location} leads to ${remoteLocation}, and the other availability domain does not: Azure sells both ports of a pair at one location`,
      `end both at one remote location, such as ${partner.remoteLocation}`,
    )];
  });
}
