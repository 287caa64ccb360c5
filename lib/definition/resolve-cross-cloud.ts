import type { AwsCloud, AzureCloud, Cloud, GoogleCloud, Link, Path, Router, Site } from './hybrid-network';
import { compareText } from './order';
import type { CloudLinkDefinition, CrossCloudDefinition, Definition } from './schema';
import type { Catalog, Location, RemoteLocation } from '../catalog';
import { Duration } from '../units';

/** ASN of Microsoft's routers on every ExpressRoute circuit. https://learn.microsoft.com/azure/expressroute/expressroute-routing */
const EXPRESS_ROUTE_ASN = 12_076;

/** VLAN ids that VLAN attachments, virtual interfaces and peerings all take. */
const VLANS = [2, 4_093] as const;

/** Whether a link between two clouds is Cross-Cloud Interconnect. */
export const isCrossCloud = (link: CloudLinkDefinition): link is CrossCloudDefinition => link.kind === 'cross-cloud-interconnect';

/**
 * The links of Cross-Cloud Interconnect: the other cloud stands where a site does, with a router for each of its ports. Links to one cloud
 * have its site in common.
 */
export function resolveCrossClouds({ cloudLinks = {}, policy = {} }: Definition, clouds: readonly Cloud[], catalog: Catalog, resilience: Link['resilience']): readonly Link[] {
  const defined = Object.entries(cloudLinks).flatMap(([name, link]) => (isCrossCloud(link) ? [{ name, link }] : []));
  const sites = new Map<string, Site>();
  for (const { link: { remote } } of defined) {
    const paths = defined.filter(({ link }) => link.remote === remote).flatMap(({ link }) => link.paths);
    sites.set(remote, sites.get(remote) ?? siteOf(clouds.find(({ name }) => name === remote) as AwsCloud | AzureCloud, paths, catalog));
  }
  return defined.map(({ name, link }): Link => ({
    name,
    site: sites.get(link.remote)!,
    cloud: clouds.find((cloud) => cloud.name === link.google) as GoogleCloud,
    resilience: link.resilience ?? policy.resilience ?? resilience,
    primary: {
      kind: link.kind,
      ...(link.roundTripTime !== undefined && { roundTripTime: Duration.parse(link.roundTripTime) }),
      connections: 'dedicated',
      objectStorage: 'interface-endpoints',
      siteLink: false,
      jumboFrames: false,
      mtu: link.mtu ?? 1500,
      paths: pathsOf(link, sites.get(link.remote)!, catalog),
    },
    vpnAlone: false,
  }));
}

type PathDefinition = CrossCloudDefinition['paths'][number];

function pathsOf({ paths, phase = 'live' }: CrossCloudDefinition, { routers }: Site, { locations, remoteLocations }: Catalog): readonly Path[] {
  const rows = paths.map((path): Path => ({
    router: routers.find(({ name }) => name === portName(path))!,
    location: locations.find(({ provider, code }) => provider === 'google' && code === path.location)!,
    ...(path.region !== undefined && { region: path.region }),
    remote: withHomeRegion(remoteLocations.find(({ code }) => code === path.remoteLocation)!, locations),
    phase: path.phase ?? phase,
  }));
  return rows.sort((a, b) => compareText(a.router.name, b.router.name) || compareText(a.location.code, b.location.code));
}

/** Ports of AWS are made in the Region of their location, whatever Region they lead to. */
function withHomeRegion(remote: RemoteLocation, locations: readonly Location[]): RemoteLocation {
  const homeRegion = locations.find(({ provider, code }) => provider === remote.provider && code === remote.portLocation)?.homeRegion;
  return { ...remote, ...(homeRegion !== undefined && { homeRegion }) };
}

function siteOf(cloud: AwsCloud | AzureCloud, paths: readonly PathDefinition[], catalog: Catalog): Site {
  const routers = new Map(paths.map((path) => [portName(path), portOf(path, catalog)]));
  return {
    name: cloud.name,
    kind: 'data-center',
    asn: cloud.provider === 'aws' ? cloud.directConnectGatewayAsn : EXPRESS_ROUTE_ASN,
    prefixes: cloud.prefixes,
    linkPrefixes: [],
    publicPrefixes: [],
    reachPrefixes: [],
    routers: [...routers.values()].sort((a, b) => compareText(a.name, b.name)),
    sharedRisks: [],
    cloud,
  };
}

/** A port of the other cloud, by the availability domain of Google from which it is reached: each domain leads to one of its own. */
const portName = ({ location, remoteLocation }: PathDefinition): string =>
  `${remoteLocation}-${/zone\d+/.exec(location)?.[0] ?? location}`.toLowerCase().replace(/[^a-z0-9]+/g, '-');

/**
 * Google provisions a connection inside one facility, or between adjoining ones:
 * https://docs.cloud.google.com/network-connectivity/docs/interconnect/how-to/cci/aws/choose-locations
 */
function portOf(path: PathDefinition, { locations }: Catalog): Router {
  const { building } = locations.find(({ provider, code }) => provider === 'google' && code === path.location)!;
  return { name: portName(path), building, platform: 'frr', vlans: VLANS };
}
