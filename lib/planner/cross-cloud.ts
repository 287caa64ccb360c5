import type { RemotePortPlan } from './network-plan';
import type { Choice } from './selection';
import type { HybridNetwork, Link, Path, Site } from '../definition/hybrid-network';

/** The other clouds of Cross-Cloud Interconnect, which stand where sites do; sorted by name. */
export function remoteSites({ links }: HybridNetwork): readonly Site[] {
  const sites = new Set(links.map(({ site }) => site).filter(({ cloud }) => cloud !== undefined));
  return [...sites].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * The path whose VLAN ids and keys a path has: Azure sells ports in pairs, and a circuit has one VLAN id and one key on both, so the second
 * path to a place follows the first.
 *
 * @see https://docs.cloud.google.com/network-connectivity/docs/interconnect/how-to/cci/azure/configure-azure
 */
export function pairedPath({ primary }: Link, path: Path): Path | undefined {
  if (primary.kind !== 'cross-cloud-interconnect' || path.remote?.provider !== 'azure') return undefined;
  const { paths } = primary;
  return paths.slice(0, paths.indexOf(path)).find(({ remote, location }) => remote!.code === path.remote!.code && location.zone !== path.location.zone);
}

/** Connections at a place of another cloud, by the availability domain from which they come. */
interface Connections {
  readonly remote: Pick<RemotePortPlan, 'provider' | 'location'>;
  readonly zone: string | undefined;
  readonly members: readonly number[];
}

/** The ports of the other cloud that are paid for: on AWS one for each link of a connection, on Azure pairs, each with a port for either domain. */
export function remotePorts(rows: readonly Connections[]): number {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const places = [...new Set(rows.map(({ remote }) => remote.location))].map((location) => rows.filter(({ remote }) => remote.location === location));
  return sum(places.map((place) => {
    if (place[0]!.remote.provider === 'aws') return sum(place.flatMap(({ members }) => members));
    const zones = [...new Set(place.map(({ zone }) => zone))];
    return Math.max(...zones.map((zone) => place.filter((row) => row.zone === zone).flatMap(({ members }) => members).length));
  }));
}

/** The same of a choice of circuits; none where they are of another kind. */
export function remotePortsOf({ primary }: Link, { sizes }: Choice): number {
  if (primary.kind !== 'cross-cloud-interconnect') return 0;
  return remotePorts(primary.paths.map(({ remote, location }, p) => {
    const { provider, code } = remote!;
    return { remote: { provider, location: code }, zone: location.zone, members: sizes[p]! };
  }));
}
