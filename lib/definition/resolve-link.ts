import type { Dedicated, Path, Site, Vpn } from './hybrid-network';
import { compareText } from './order';
import { PROVIDER_OF } from './provider';
import type { LinkDefinition } from './schema';
import type { Catalog, Provider } from '../catalog';
import { Duration } from '../units';

type DedicatedDefinition = Exclude<LinkDefinition['primary'], { kind: 'vpn' }>;
type VpnDefinition = NonNullable<LinkDefinition['fallback']>;

/** What carries the traffic of a link in the normal state. */
export function resolvePrimary(primary: LinkDefinition['primary'], site: Site, catalog: Catalog): Dedicated | Vpn {
  if (primary.kind === 'vpn') return resolveVpn(primary);
  const paths = primary.paths.map((path) => resolvePath(path, site, PROVIDER_OF[primary.kind], catalog));
  return {
    kind: primary.kind,
    ...roundTripTime(primary.roundTripTime),
    ...('macsec' in primary && primary.macsec && { macsec: { mode: primary.macsec.mode ?? 'must-encrypt', keys: primary.macsec.keys } }),
    connections: ('connections' in primary && primary.connections) || 'dedicated',
    paths: paths.sort((a, b) => compareText(a.router.name, b.router.name) || compareText(a.location.code, b.location.code)),
  };
}

/** A VPN of a link. */
export const resolveVpn = ({ roundTripTime: given }: VpnDefinition): Vpn => ({ kind: 'vpn', ...roundTripTime(given) });

const roundTripTime = (given: VpnDefinition['roundTripTime']) => (given === undefined ? {} : { roundTripTime: Duration.parse(given) });

function resolvePath(path: DedicatedDefinition['paths'][number], site: Site, provider: Provider, { locations }: Catalog): Path {
  return {
    router: site.routers.find(({ name }) => name === path.router)!,
    location: locations.find((location) => location.provider === provider && location.code === path.location)!,
    ...(path.serviceProvider !== undefined && { serviceProvider: path.serviceProvider }),
  };
}
