import { type Check, crossCloudEnds, type CrossCloudEnds, problem } from './check';
import { locationsByProvider } from './locations';
import { remoteLocationsOf } from './remote-locations';
import { oneOf, type Problem, show } from '../../errors';
import { suggest } from '../suggest';

/**
 * A path of Cross-Cloud Interconnect joins a facility of Google Cloud with a port of the other cloud to which it leads, each pair once:
 * https://docs.cloud.google.com/network-connectivity/docs/interconnect/how-to/cci/aws/choose-locations,
 * https://docs.cloud.google.com/network-connectivity/docs/interconnect/how-to/cci/azure/choose-locations
 */
export const crossCloudLocation: Check = (view) => {
  const known = remoteLocationsOf(view);
  const facilities = locationsByProvider(view).google.map(({ code }) => code);
  return crossCloudEnds(view).flatMap((ends) => [
    ...twice(ends),
    ...ends.link.paths.flatMap(({ location, remoteLocation }, i): readonly Problem[] => {
      const at = ['cloudLinks', ends.name, 'paths', i];
      const row = known.find(({ code }) => code === remoteLocation);
      const fitting = known.filter(({ provider }) => provider === ends.remote?.provider).map(({ code }) => code);
      const isPending = !view.remoteLocations.complete || !view.locations.complete;
      return [
        ...(facilities.includes(location) || isPending ? [] : [problem(
          'path-location', [...at, 'location'], `the catalogue knows no location ${show(location)} of google`, `${suggest(location, row?.locations ?? facilities, 'name one')} (catalog.locations adds to what it knows)`,
        )]),
        ...(row || isPending ? [] : [problem(
          'remote-location', [...at, 'remoteLocation'], `the catalogue knows no remote location ${show(remoteLocation)}`, `${suggest(remoteLocation, fitting, 'name one')} (catalog.remoteLocations adds to what it knows)`,
        )]),
        ...(row && ends.remote && row.provider !== ends.remote.provider ? [problem(
          'remote-location', [...at, 'remoteLocation'], `${show(remoteLocation)} has ports of ${row.provider}, and "${ends.link.remote}" is a cloud of ${ends.remote.provider}`, 'name a remote location of that cloud',
        )] : []),
        ...(row && facilities.includes(location) && !row.locations.includes(location) ? [problem(
          'remote-location', at, `${location} does not lead to ${remoteLocation}`, `end it at ${oneOf(row.locations)}`,
        )] : []),
      ];
    }),
  ]);
};

function twice({ name, link }: CrossCloudEnds): readonly Problem[] {
  const places = link.paths.map(({ location, remoteLocation }) => `${location} ${remoteLocation}`);
  return link.paths.flatMap(({ location, remoteLocation }, i) => (places.indexOf(places[i]!) === i ? [] : [
    problem('path-twice', ['cloudLinks', name, 'paths', i], `the path from ${location} to ${remoteLocation} is written twice`, 'leave one: the plan finds how many connections a path gets'),
  ]));
}
