import type { Location } from './catalog';
import { verified } from './rows';

const SOURCE = verified('https://docs.cloud.google.com/network-connectivity/docs/interconnect/concepts/partner-overview', '2026-04-02');

/**
 * Where a partner of Google Cloud meets it: in one of the two availability domains of a metropolitan area. In which building is the
 * partner's to say, so that it counts as one of its own.
 *
 * @param metro the metropolitan area
 * @param domain the availability domain
 */
export function partnerLocation(metro: string, domain: 1 | 2): Location {
  const code = `${metro} zone${domain}`;
  return { code, provider: 'google', building: code, metro, zone: `zone${domain}`, source: SOURCE };
}

/** The metropolitan areas in which Google Cloud has facilities, sorted. */
export const partnerMetros = (locations: readonly Location[]): readonly string[] =>
  [...new Set(locations.filter(({ provider }) => provider === 'google').map(({ metro }) => metro))].sort();
