import type { LockedBundle, LockedCloud } from './network-plan';
import { regionOf } from './regions';
import type { CircuitProduct } from '../catalog';
import type { Cloud, Link, Path } from '../definition/hybrid-network';

/** Words of a path that its circuits have from their order on: another one would take their place. */
export type CircuitWords = Pick<LockedBundle, 'cloud' | 'serviceProvider' | 'encapsulation' | 'encryption' | 'region'>;

/** What a lock holds of a path beside what is bought: absent where it has no such word. */
export function circuitWords({ primary, cloud }: Link, path: Path, { portMbps }: Pick<CircuitProduct, 'portMbps'>): CircuitWords {
  if (primary.kind === 'vpn') return {};
  const { expressRoute, encryption } = primary;
  return {
    cloud: cloud.name,
    ...(path.serviceProvider !== undefined && { serviceProvider: path.serviceProvider }),
    ...(expressRoute && portMbps !== undefined && { encapsulation: expressRoute.encapsulation }),
    ...(cloud.provider === 'google' && { encryption: encryption ?? 'none', region: regionOf({ cloud }, path) }),
  };
}

/** What a lock holds of a cloud: what its gateways have from their making on. */
export function cloudWords(cloud: Cloud): LockedCloud {
  const { region } = cloud;
  switch (cloud.provider) {
    case 'aws': return { region, asn: cloud.asn, directConnectGatewayAsn: cloud.directConnectGatewayAsn };
    case 'azure': return { region, hub: cloud.hub, ...(cloud.hubPrefix !== undefined && { hubPrefix: cloud.hubPrefix }) };
    case 'google': return { region, project: cloud.project, asn: cloud.asn };
  }
}
