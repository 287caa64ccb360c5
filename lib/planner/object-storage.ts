import { ENDPOINT_ZONES, monthlyGigabytes } from './cost';
import type { DedicatedLink } from './dedicated';
import type { LinkDemand } from './link-demand';
import type { NetworkLock, ObjectStoragePlan } from './network-plan';
import { toCents } from './numbers';
import type { Catalog } from '../catalog';
import type { Traffic } from '../definition/hybrid-network';

/** Whether a workload moves its data to or from object storage. */
export const usesObjectStorage = (workload: Traffic): boolean => workload.kind === 'dataset-transfer' && workload.endpoint === 'object-storage';

/**
 * How a link's transfers to object storage go on AWS. Public virtual interfaces cost nothing beside the circuits; where the definition lets the
 * planner choose, they are taken wherever they are possible: on ports of one's own, with public prefixes of the site.
 */
export function objectStoragePlan(
  link: DedicatedLink, { workloads }: LinkDemand, isHosted: boolean, catalog: Catalog, lock: NetworkLock | undefined,
): ObjectStoragePlan | undefined {
  const { cloud, site, primary } = link;
  const transfers = workloads.filter(usesObjectStorage);
  if (cloud.provider !== 'aws' || transfers.length === 0) return undefined;
  const usd = (id: string) => catalog.charges.find((charge) => charge.id === id)!.usd;
  const { toCloud, toSite } = monthlyGigabytes(transfers);
  const gigabytes = toCloud + toSite;
  const gatewayUsd = cloud.gateway === 'transit' ? usd('aws/transit-gateway/processing') : 0;
  const endpointsUsd = toCents(ENDPOINT_ZONES * usd('aws/interface-endpoint') + gigabytes * (usd('aws/interface-endpoint/processing') + gatewayUsd));
  const asked = primary.objectStorage;
  const cheaper = isHosted || site.publicPrefixes.length === 0 ? 'interface-endpoints' : 'public-interface';
  const access = asked === 'either' ? (lock?.objectStorage?.[link.name] ?? cheaper) : asked;
  return {
    access,
    because: asked === 'either' && access === 'public-interface' ? 'cost' : 'definition',
    gigabytes,
    endpointsUsd,
    ...(access === 'public-interface' && { announced: lock?.announced?.[link.name] ?? site.publicPrefixes }),
  };
}
