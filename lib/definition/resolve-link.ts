import type { Dedicated, ExpressRoute, Path, Site, Vpn } from './hybrid-network';
import { compareText } from './order';
import { guestsOf, hasJumboFrames, hasOwnInterfaces } from './pool';
import { PROVIDER_OF } from './provider';
import { attachmentSize, guestPaths, interconnectEnd, interconnectFields } from './resolve-interconnect';
import type { DedicatedDefinition, Definition, LinkDefinition } from './schema';
import type { Catalog } from '../catalog';
import { Bandwidth, Duration } from '../units';

type VpnDefinition = NonNullable<LinkDefinition['fallback']>;

/** What carries the traffic of a link in the normal state. */
export function resolvePrimary(name: string, definition: Pick<Definition, 'links' | 'clouds'>, site: Site, catalog: Catalog): Dedicated | Vpn {
  const { links } = definition;
  const { primary } = links[name]!;
  if (primary.kind === 'vpn') return resolveVpn(primary);
  const owner = primary.kind === 'shared' ? primary.circuitsOf : name;
  const circuits = resolveCircuits(links[owner]!.primary as DedicatedDefinition, site, catalog);
  const isBeside = guestsOf(owner, links).some((guest) => hasOwnInterfaces(guest, definition));
  const pooled = {
    ...circuits,
    // a hosted connection has one virtual interface, and each link beside the owner's in its Region takes one
    connections: isBeside && circuits.connections === 'either' ? 'dedicated' as const : circuits.connections,
    jumboFrames: hasJumboFrames(owner, links),
    ...roundTripTime(primary.roundTripTime),
  };
  if (primary.kind !== 'shared') return pooled;
  const isGoogle = PROVIDER_OF[circuits.kind] === 'google';
  const rateLimit = primary.rateLimit === undefined ? {} : { rateLimit: isGoogle ? attachmentSize(primary.rateLimit) : Bandwidth.parse(primary.rateLimit) };
  const expressRoute = pooled.expressRoute && { expressRoute: { ...pooled.expressRoute, globalReach: false } }; // it joins circuits, which are the owner's
  return { ...pooled, ...expressRoute, objectStorage: 'interface-endpoints', siteLink: false, circuitsOf: owner, ...(isGoogle && { paths: guestPaths(circuits.paths, definition.clouds[links[owner]!.cloud]!.region) }), ...rateLimit };
}

/** Circuits without what differs between the links that take them. */
function resolveCircuits(primary: DedicatedDefinition, site: Site, catalog: Catalog): Omit<Dedicated, 'jumboFrames' | 'roundTripTime'> {
  const paths = primary.paths.map((path) => resolvePath(path, primary, site, catalog));
  const own: Partial<Extract<DedicatedDefinition, { kind: 'direct-connect' }>> = primary.kind === 'direct-connect' ? primary : {};
  return {
    kind: primary.kind,
    ...('macsec' in primary && primary.macsec && { macsec: { mode: primary.macsec.mode ?? 'must-encrypt', keys: primary.macsec.keys } }),
    connections: own.connections ?? 'dedicated',
    ...(primary.kind === 'express-route' && { expressRoute: resolveExpressRoute(primary) }),
    ...interconnectFields(primary),
    objectStorage: own.objectStorage ?? 'interface-endpoints',
    siteLink: own.siteLink ?? false,
    paths: paths.sort((a, b) => compareText(a.router.name, b.router.name) || compareText(a.location.code, b.location.code)),
  };
}

/** A VPN of a link. */
export const resolveVpn = ({ roundTripTime: given, keyGenerations }: VpnDefinition): Vpn =>
  ({ kind: 'vpn', ...roundTripTime(given), ...(keyGenerations && { keyGenerations: [...keyGenerations].sort((a, b) => a - b) }) });

const roundTripTime = (given: VpnDefinition['roundTripTime']) => (given === undefined ? {} : { roundTripTime: Duration.parse(given) });

type ExpressRouteDefinition = Extract<DedicatedDefinition, { kind: 'express-route' }>;

function resolveExpressRoute({ connections = 'provider', tier, data, circuitBandwidth, encapsulation = 'dot1q', globalReach = false }: ExpressRouteDefinition): ExpressRoute {
  return {
    connections,
    ...(tier && { tier }),
    ...(data && { data }),
    ...(circuitBandwidth !== undefined && { circuitBandwidth: Bandwidth.parse(circuitBandwidth) }),
    encapsulation,
    globalReach,
  };
}

function resolvePath(path: DedicatedDefinition['paths'][number], { kind, phase = 'live' }: DedicatedDefinition, site: Site, catalog: Catalog): Path {
  const provider = PROVIDER_OF[kind];
  return {
    router: site.routers.find(({ name }) => name === path.router)!,
    ...(provider === 'google'
      ? interconnectEnd(path, catalog)
      : { location: catalog.locations.find((location) => location.provider === provider && location.code === path.location)! }),
    ...(path.serviceProvider !== undefined && { serviceProvider: path.serviceProvider }),
    phase: path.phase ?? phase,
  };
}
