import type { PlanInput } from './decisions';
import { isDedicated, wireFactor } from './dedicated';
import type { Decision } from './link-plan';
import type { AzureCloudPlan, LockedGateway } from './network-plan';
import { toKbps } from './numbers';
import type { GatewayPrice } from './selection';
import { gatewayRequirement, growthMonths } from './sizing';
import { AZURE_VPN_ASN } from './tunnels';
import type { GatewayProduct } from '../catalog';
import type { AzureCloud, HybridNetwork, Link } from '../definition/hybrid-network';

/** What an ExpressRoute gateway has to do. */
interface GatewayNeed {
  readonly mbps: number;
  readonly circuits: number;
  readonly inUse: LockedGateway | undefined;
}

interface GatewayChoice {
  readonly product: GatewayProduct;
  readonly units: number;
  readonly isEnough: boolean;
  readonly capacityMbps: number;
  readonly usd: number;
}

/** What the ExpressRoute gateway of each Azure region costs with a number of circuits, so that the choice of circuits counts it. */
export function azureGatewayPrices(input: PlanInput): readonly GatewayPrice[] {
  const { network, lock } = input;
  return network.clouds.filter((cloud) => cloud.provider === 'azure').map((cloud) => {
    const links = network.links.filter((link) => link.cloud === cloud && isDedicated(link));
    const mbps = requiredOf(links, input);
    return {
      cloud: cloud.name,
      monthlyUsd: (circuits) => {
        const { isEnough, usd } = expressRouteGateway(cloud, network, { mbps: 0, circuits, inUse: undefined });
        return isEnough ? Math.max(usd, expressRouteGateway(cloud, network, { mbps, circuits, inUse: lock?.gateways[cloud.name] }).usd) : undefined;
      },
    };
  });
}

/** The gateways that the links of an Azure region share. */
export function azureGateways(
  cloud: AzureCloud,
  input: PlanInput,
  decisions: readonly Decision[],
): Pick<AzureCloudPlan, 'expressRouteGateway' | 'vpnGateway'> {
  const { network, lock } = input;
  const withCircuits = decisions.filter((row) => row.circuits);
  const circuits = withCircuits.reduce((sum, row) => sum + row.circuits!.sizes.flat().length, 0);
  const vpn = decisions.find((row) => row.vpn)?.vpn?.choice.product;
  const mbps = requiredOf(withCircuits.map(({ link }) => link), input);
  const gateway = withCircuits.length > 0 && expressRouteGateway(cloud, network, { mbps, circuits, inUse: lock?.gateways[cloud.name] });
  return {
    ...(gateway && {
      expressRouteGateway: {
        sku: gateway.product.sku,
        ...(gateway.product.maxUnits > 1 && { scaleUnits: gateway.units }),
        capacityMbps: gateway.capacityMbps,
        requiredMbps: toKbps(mbps),
      },
    }),
    ...(vpn && { vpnGateway: { sku: vpn.id.slice(vpn.id.lastIndexOf('/') + 1), capacityMbps: vpn.gatewayMbps ?? 0, asn: AZURE_VPN_ASN } }),
  };
}

/** What all circuits that end in a region ask of its gateway. */
function requiredOf(links: readonly Link[], { network, demands }: PlanInput): number {
  return links.filter(isDedicated).reduce((sum, link) =>
    sum + gatewayRequirement(network.policy, demands.get(link.name)!, wireFactor(link), growthMonths(network)), 0);
}

/** The cheapest gateway of the region that carries the requirement and takes all circuits, and is no smaller than one in use. */
function expressRouteGateway({ region }: AzureCloud, { catalog }: HybridNetwork, needed: GatewayNeed): GatewayChoice {
  const offered = catalog.gateways.filter(({ notInRegions }) => !notInRegions?.includes(region));
  const least = (offered.find(({ sku }) => sku === needed.inUse?.sku)?.mbps ?? 0) * (needed.inUse?.units ?? 0);
  const options = offered.map((product): GatewayChoice => {
    const wanted = Math.max(Math.ceil(Math.max(needed.mbps, least) / product.mbps), unitsFor(product, needed.circuits));
    const units = Math.min(product.maxUnits, wanted);
    return { product, units, isEnough: wanted <= product.maxUnits, capacityMbps: units * product.mbps, usd: units * product.monthlyUsd };
  });
  const enough = options.filter(({ isEnough }) => isEnough);
  return enough.length > 0 ? enough.reduce((a, b) => (b.usd < a.usd ? b : a)) : options.reduce((a, b) => (b.capacityMbps > a.capacityMbps ? b : a));
}

/** The fewest units that take so many circuits; more than there are where none do. */
function unitsFor({ maxCircuits }: GatewayProduct, circuits: number): number {
  return Math.max(1, maxCircuits.find((row) => row.circuits >= circuits)?.units ?? Infinity);
}
