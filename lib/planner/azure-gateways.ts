import { isDedicated } from './dedicated';
import type { Decision } from './link-plan';
import type { AzureCloudPlan } from './network-plan';
import { toKbps } from './numbers';
import { gatewayRequirement } from './sizing';
import { AZURE_VPN_ASN } from './tunnels';
import type { AzureCloud, HybridNetwork } from '../definition/hybrid-network';

/** The gateways that the links of an Azure region share. */
export function azureGateways(
  cloud: AzureCloud,
  network: HybridNetwork,
  decisions: readonly Decision[],
): Pick<AzureCloudPlan, 'expressRouteGateway' | 'vpnGateway'> {
  const links = decisions.map(({ link }) => link);
  const vpn = decisions.find((row) => row.vpn)?.vpn?.choice.product;
  return {
    ...(links.some(isDedicated) && { expressRouteGateway: expressRouteGateway(cloud, network, gatewayRequirement(network, links)) }),
    ...(vpn && { vpnGateway: { sku: vpn.id.slice(vpn.id.lastIndexOf('/') + 1), capacityMbps: vpn.gatewayMbps ?? 0, asn: AZURE_VPN_ASN } }),
  };
}

/** The cheapest gateway of the region that carries the requirement; where none does, the largest. */
function expressRouteGateway(
  { region }: AzureCloud,
  { catalog }: HybridNetwork,
  requiredMbps: number,
): NonNullable<AzureCloudPlan['expressRouteGateway']> {
  const options = catalog.gateways.filter(({ notInRegions }) => !notInRegions?.includes(region)).map((product) => {
    const units = Math.min(product.maxUnits, Math.max(1, Math.ceil(requiredMbps / product.mbps)));
    return { product, units, capacityMbps: units * product.mbps, usd: units * product.monthlyUsd };
  });
  const enough = options.filter(({ capacityMbps }) => capacityMbps >= requiredMbps);
  const best = enough.length > 0 ? enough.reduce((a, b) => (b.usd < a.usd ? b : a)) : options.reduce((a, b) => (b.capacityMbps > a.capacityMbps ? b : a));
  return {
    sku: best.product.sku,
    ...(best.product.maxUnits > 1 && { scaleUnits: best.units }),
    capacityMbps: best.capacityMbps,
    requiredMbps: toKbps(requiredMbps),
  };
}
