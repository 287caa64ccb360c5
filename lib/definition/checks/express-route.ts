import { linkEnds, type LinkEnds } from './check';
import { locationsByProvider } from './locations';
import { builtInCatalog, type Location } from '../../catalog';
import type { CloudDefinition, LinkDefinition } from '../schema';
import type { View } from '../view';

/** Circuits of ExpressRoute of a definition. */
export type ExpressRouteDefinition = Extract<LinkDefinition['primary'], { kind: 'express-route' }>;

/** A cloud region of Azure of a definition. */
export type AzureDefinition = Extract<CloudDefinition, { provider: 'azure' }>;

/** A link with circuits of ExpressRoute, and what the catalogue knows of where they end. */
export interface ExpressRouteEnds extends LinkEnds {
  /** Its circuits. */
  readonly primary: ExpressRouteDefinition;
  /** The cloud, where it is one of Azure. */
  readonly azure?: AzureDefinition;
  /** The locations of its paths that the catalogue knows. */
  readonly locations: readonly Location[];
}

/** Every sound link with circuits of ExpressRoute. */
export function expressRouteEnds(view: View): readonly ExpressRouteEnds[] {
  const { azure: known } = locationsByProvider(view);
  return linkEnds(view).flatMap((ends): readonly ExpressRouteEnds[] => {
    const { link: { primary }, cloud } = ends;
    if (primary.kind !== 'express-route') return [];
    const locations = primary.paths.flatMap(({ location }) => known.find(({ code }) => code === location) ?? []);
    return [{ ...ends, primary, locations, ...(cloud?.provider === 'azure' && { azure: cloud }) }];
  });
}

/** Whether circuits may run on ports of one's own. */
export const mayBeDirect = ({ connections = 'provider' }: ExpressRouteDefinition): boolean => connections !== 'provider';

/** Why circuits of a tier do not reach a region, and what to do: https://learn.microsoft.com/azure/expressroute/expressroute-faqs */
export function tierLack(tier: NonNullable<ExpressRouteDefinition['tier']>, region: string, locations: readonly Location[]): readonly (readonly [message: string, fix: string])[] {
  if (tier === 'premium') return [];
  const home = builtInCatalog.azureRegions.find(({ name }) => name === region)?.geography;
  const far = locations.find(({ geography }) => home !== undefined && geography !== undefined && geography !== home);
  if (far) return [[`${tier} circuits do not leave their geopolitical region: "${far.code}" is in ${far.geography}, and ${region} in ${home}`, 'write premium, or leave it out']];
  const away = tier === 'local' ? locations.find(({ localRegions }) => !localRegions?.includes(region)) : undefined;
  return away
    ? [[`"${away.code}" is not local to ${region}`, away.localRegions ? `it is local to ${away.localRegions.join(' and ')}: leave the tier out` : 'no region is local to it: leave the tier out']]
    : [];
}
