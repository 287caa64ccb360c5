import { isDedicated } from './dedicated';
import type { Decision } from './link-plan';
import type { AzureCloudPlan, LockedGateway, NetworkLock } from './network-plan';
import { toKbps } from './numbers';
import { gatewayRequirement } from './sizing';
import { AZURE_VPN_ASN } from './tunnels';
import type { GatewayProduct } from '../catalog';
import type { AzureCloud, HybridNetwork } from '../definition/hybrid-network';

/** The gateways that the links of an Azure region share. */
export function azureGateways(
  cloud: AzureCloud,
  network: HybridNetwork,
  decisions: readonly Decision[],
  lock: NetworkLock | undefined,
): Pick<AzureCloudPlan, 'expressRouteGateway' | 'vpnGateway'> {
  const links = decisions.map(({ link }) => link);
  const circuits = decisions.reduce((sum, row) => sum + (row.circuits?.sizes.flat().length ?? 0), 0);
  const vpn = decisions.find((row) => row.vpn)?.vpn?.choice.product;
  return {
    ...(links.some(isDedicated) && {
      expressRouteGateway: expressRouteGateway(cloud, network, { mbps: gatewayRequirement(network, links), circuits, inUse: lock?.gateways[cloud.name] }),
    }),
    ...(vpn && { vpnGateway: { sku: vpn.id.slice(vpn.id.lastIndexOf('/') + 1), capacityMbps: vpn.gatewayMbps ?? 0, asn: AZURE_VPN_ASN } }),
  };
}

/** The cheapest gateway of the region that carries the requirement and takes all circuits, and is no smaller than one in use. */
function expressRouteGateway(
  { region }: AzureCloud,
  { catalog }: HybridNetwork,
  needed: { readonly mbps: number; readonly circuits: number; readonly inUse: LockedGateway | undefined },
): NonNullable<AzureCloudPlan['expressRouteGateway']> {
  const offered = catalog.gateways.filter(({ notInRegions }) => !notInRegions?.includes(region));
  const least = (offered.find(({ sku }) => sku === needed.inUse?.sku)?.mbps ?? 0) * (needed.inUse?.units ?? 0);
  const options = offered.map((product) => {
    const wanted = Math.max(Math.ceil(Math.max(needed.mbps, least) / product.mbps), unitsFor(product, needed.circuits));
    const units = Math.min(product.maxUnits, wanted);
    return { product, units, isEnough: wanted <= product.maxUnits, capacityMbps: units * product.mbps, usd: units * product.monthlyUsd };
  });
  const enough = options.filter(({ isEnough }) => isEnough);
  const best = enough.length > 0 ? enough.reduce((a, b) => (b.usd < a.usd ? b : a)) : options.reduce((a, b) => (b.capacityMbps > a.capacityMbps ? b : a));
  return {
    sku: best.product.sku,
    ...(best.product.maxUnits > 1 && { scaleUnits: best.units }),
    capacityMbps: best.capacityMbps,
    requiredMbps: toKbps(needed.mbps),
  };
}

/** The fewest units that take so many circuits; more than there are where none do. */
function unitsFor({ maxCircuits }: GatewayProduct, circuits: number): number {
  return Math.max(1, maxCircuits.find((row) => row.circuits >= circuits)?.units ?? Infinity);
}
