import { type Check, problem } from './check';
import { expressRouteEnds, mayBeDirect } from './express-route';
import { builtInCatalog } from '../../catalog';
import { oneOf, type Problem } from '../../errors';
import { Bandwidth } from '../../units';

/** Bandwidths of circuits on ports of one's own, in Mbps. */
const SIZES = [...new Set(builtInCatalog.circuits.flatMap(({ portMbps, mbps }) => (portMbps === undefined ? [] : [mbps])))].sort((a, b) => a - b);

/** What only ports of one's own have is asked of them alone, of a size that they take, and where there are any. */
export const directPorts: Check = (view) => expressRouteEnds(view).flatMap(({ name, primary, locations }): readonly Problem[] => {
  const at = ['links', name, 'primary'];
  const { connections, circuitBandwidth, encapsulation } = primary;
  if (!mayBeDirect(primary)) {
    const given = (['circuitBandwidth', 'encapsulation'] as const).filter((field) => primary[field] !== undefined);
    return given.map((field) => problem('direct-ports', [...at, field], `${field} is for ports of one's own, and the circuits run on a provider's`, 'set connections: direct, or leave it out'));
  }
  const size = circuitBandwidth === undefined ? undefined : Bandwidth.parse(circuitBandwidth).toMbps();
  const without = connections === 'direct' ? locations.filter(({ direct }) => direct === false) : [];
  return [
    ...(size !== undefined && !SIZES.includes(size)
      ? [problem('circuit-bandwidth', [...at, 'circuitBandwidth'], `no ports take a circuit of ${circuitBandwidth}`, `write ${oneOf(SIZES.map((mbps) => `${mbps / 1_000} Gbps`))}`)]
      : []),
    ...(encapsulation !== undefined && connections === 'either'
      ? [problem('direct-ports', [...at, 'encapsulation'], 'connections is either, and a provider tags its circuits as it likes', 'set connections: direct, or leave it out')]
      : []),
    ...without.map(({ code }) => problem('direct-location', [...at, 'paths'], `there is no ExpressRoute Direct at "${code}"`, 'name another location, or set connections: provider')),
  ];
});
