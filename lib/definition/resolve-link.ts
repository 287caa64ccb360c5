import type { Dedicated, Path, Site, Vpn } from './hybrid-network';
import { compareText } from './order';
import { PROVIDER_OF } from './provider';
import { interconnectEnd, interconnectFields } from './resolve-interconnect';
import type { LinkDefinition } from './schema';
import type { Catalog } from '../catalog';
import { Duration } from '../units';

type DedicatedDefinition = Exclude<LinkDefinition['primary'], { kind: 'vpn' }>;
type VpnDefinition = NonNullable<LinkDefinition['fallback']>;

/** What carries the traffic of a link in the normal state. */
export function resolvePrimary(primary: LinkDefinition['primary'], site: Site, catalog: Catalog): Dedicated | Vpn {
  if (primary.kind === 'vpn') return resolveVpn(primary);
  const paths = primary.paths.map((path) => resolvePath(path, primary, site, catalog));
  return {
    kind: primary.kind,
    ...roundTripTime(primary.roundTripTime),
    ...('macsec' in primary && primary.macsec && { macsec: { mode: primary.macsec.mode ?? 'must-encrypt', keys: primary.macsec.keys } }),
    ...interconnectFields(primary),
    connections: ('connections' in primary && primary.connections) || 'dedicated',
    paths: paths.sort((a, b) => compareText(a.router.name, b.router.name) || compareText(a.location.code, b.location.code)),
  };
}

/** A VPN of a link. */
export const resolveVpn = ({ roundTripTime: given, keyGenerations }: VpnDefinition): Vpn =>
  ({ kind: 'vpn', ...roundTripTime(given), ...(keyGenerations && { keyGenerations: [...keyGenerations].sort((a, b) => a - b) }) });

const roundTripTime = (given: VpnDefinition['roundTripTime']) => (given === undefined ? {} : { roundTripTime: Duration.parse(given) });

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
