import { linkEnds, type LinkEnds } from './check';
import { locationsByProvider } from './locations';
import type { Location } from '../../catalog';
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
