import type { PlanInput } from './decisions';
import { isDedicated, wireFactor } from './dedicated';
import type { Decision } from './link-plan';
import type { AzureCloudPlan, ExpressRouteGatewayPlan, LockedGateway } from './network-plan';
import { toKbps } from './numbers';
import type { GatewayPrice } from './selection';
import { gatewayRequirement, growthMonths, privateRequirement } from './sizing';
import { AZURE_VPN_ASN } from './tunnels';
import type { Catalog, GatewayProduct } from '../catalog';
import type { AzureCloud, HybridNetwork, Link } from '../definition/hybrid-network';

/** What an ExpressRoute gateway has to do. */
interface GatewayNeed {
  readonly mbps: number;
  /** What goes through it with FastPath too. */
  readonly throughMbps: number;
  readonly circuits: number;
  readonly inUse: LockedGateway | undefined;
}

interface GatewayChoice {
  readonly product: GatewayProduct;
  readonly units: number;
  readonly isEnough: boolean;
  readonly capacityMbps: number;
  readonly usd: number;
  /** Why traffic passes it by; absent where none does. */
  readonly fastPath?: 'definition' | 'capacity';
}

/** What the ExpressRoute gateway of each Azure region costs with a number of circuits, so that the choice of circuits counts it. */
export function azureGatewayPrices(input: PlanInput): readonly GatewayPrice[] {
  const { network, lock } = input;
  return network.clouds.filter((cloud) => cloud.provider === 'azure').map((cloud) => {
    const needed = neededOf(network.links.filter((link) => link.cloud === cloud && isDedicated(link)), input);
    const perCircuit = cloud.hub === 'virtual-wan' ? connectionUsd(network.catalog) : 0;
    return {
      cloud: cloud.name,
      monthlyUsd: (circuits) => {
        const { isEnough, usd } = expressRouteGateway(cloud, network, { mbps: 0, throughMbps: 0, circuits, inUse: undefined });
        const chosen = () => expressRouteGateway(cloud, network, { ...needed, circuits, inUse: lock?.gateways[cloud.name] });
        return isEnough ? Math.max(usd, chosen().usd) + circuits * perCircuit : undefined;
      },
    };
  });
}

const connectionUsd = ({ charges }: Catalog): number => charges.find(({ id }) => id === 'azure/virtual-hub/expressroute-connection')!.usd;

/** What the links of an Azure region share. */
export function azureGateways(cloud: AzureCloud, input: PlanInput, decisions: readonly Decision[]): Omit<AzureCloudPlan, 'provider' | 'name' | 'region' | 'prefixes'> {
  const { network, lock } = input;
  const withCircuits = decisions.filter((row) => row.circuits);
  const circuits = withCircuits.reduce((sum, row) => sum + row.circuits!.sizes.flat().length, 0);
  const vpn = decisions.find((row) => row.vpn)?.vpn?.choice.product;
  const needed = neededOf(withCircuits.map(({ link }) => link), input);
  const gateway = withCircuits.length > 0 && expressRouteGateway(cloud, network, { ...needed, circuits, inUse: lock?.gateways[cloud.name] });
  return {
    hub: cloud.hub,
    ...(cloud.hubPrefix !== undefined && { hubPrefix: cloud.hubPrefix }),
    transit: cloud.transit,
    zones: network.catalog.azureRegions.find(({ name }) => name === cloud.region)?.zones ?? true,
    ...(gateway && { expressRouteGateway: gatewayPlan(gateway, needed) }),
    ...(vpn && { vpnGateway: { ...vpnSku(vpn.id), capacityMbps: vpn.gatewayMbps ?? 0, asn: AZURE_VPN_ASN } }),
  };
}

function gatewayPlan({ product, units, capacityMbps, fastPath }: GatewayChoice, { mbps, throughMbps }: Pick<GatewayNeed, 'mbps' | 'throughMbps'>): ExpressRouteGatewayPlan {
  return {
    sku: product.sku,
    ...(product.maxUnits > 1 && { scaleUnits: units }),
    capacityMbps,
    requiredMbps: toKbps(mbps),
    ...(fastPath && { fastPath: { because: fastPath, throughMbps: toKbps(throughMbps) } }),
  };
}

/** The SKU of a VPN gateway out of its product's id; in a virtual hub there are units in place of SKUs. */
function vpnSku(product: string): { readonly sku: string; readonly scaleUnits?: number } {
  const last = product.slice(product.lastIndexOf('/') + 1);
  return product.startsWith('azure/virtual-wan-vpn/') ? { sku: 'VirtualWan', scaleUnits: Number(last) } : { sku: last };
}

/** What all circuits that end in a region ask of its gateway. */
function neededOf(links: readonly Link[], { network, demands }: PlanInput): Pick<GatewayNeed, 'mbps' | 'throughMbps'> {
  const months = growthMonths(network);
  const sum = (figure: typeof gatewayRequirement) => links.filter(isDedicated).reduce((total, link) =>
    total + figure(network.policy, demands.get(link.name)!, wireFactor(link), months), 0);
  return { mbps: sum(gatewayRequirement), throughMbps: sum(privateRequirement) };
}

/**
 * The gateway in use where it is enough, since another SKU takes hours and there may be no way back; else the cheapest of the region that
 * carries the requirement and takes all circuits, and is no smaller than the one in use.
 */
function expressRouteGateway(cloud: AzureCloud, { catalog }: HybridNetwork, needed: GatewayNeed): GatewayChoice {
  const hub = cloud.hub === 'virtual-wan' ? cloud.hub : undefined;
  const inUse = catalog.gateways.find((product) => product.hub === hub && product.sku === needed.inUse?.sku);
  const kept = inUse && gatewayOf(cloud, [inUse], inUse, needed);
  // ErGwScale grows by units, and becomes no other SKU; another one makes way for one that carries all, before traffic passes it by
  if (kept && ((kept.isEnough && kept.fastPath !== 'capacity') || inUse.maxUnits > 1)) return kept;
  return gatewayOf(cloud, catalog.gateways.filter((product) => product.hub === hub && !product.notInRegions?.includes(cloud.region)), inUse, needed);
}

/** The cheapest of some gateways. Without a word on FastPath traffic passes the gateway by only where none carries it. */
function gatewayOf(cloud: AzureCloud, offered: readonly GatewayProduct[], inUse: GatewayProduct | undefined, needed: GatewayNeed): GatewayChoice {
  const least = (inUse?.mbps ?? 0) * (needed.inUse?.units ?? 0);
  const through = cloud.fastPath === true ? undefined : cheapest(offered.map((product) => choiceOf(product, Math.max(needed.mbps, least), needed.circuits)));
  if (through?.isEnough || cloud.fastPath === false) return through!;
  const past = offered.filter(({ fastPathUnits }) => fastPathUnits !== undefined).map((product): GatewayChoice => ({
    ...choiceOf(product, Math.max(needed.throughMbps, least, product.fastPathUnits! * product.mbps), needed.circuits),
    fastPath: cloud.fastPath ? 'definition' : 'capacity',
  }));
  const best = past.length > 0 ? cheapest(past) : undefined;
  if (best?.isEnough || !through) return best ?? cheapest(offered.map((product) => choiceOf(product, Math.max(needed.mbps, least), needed.circuits)));
  return through;
}

function choiceOf(product: GatewayProduct, mbps: number, circuits: number): GatewayChoice {
  const wanted = Math.max(Math.ceil(mbps / product.mbps), unitsFor(product, circuits));
  const units = Math.min(product.maxUnits, wanted);
  return { product, units, isEnough: wanted <= product.maxUnits, capacityMbps: units * product.mbps, usd: units * product.monthlyUsd };
}

/** The cheapest that is enough; where none is, what carries the most. */
function cheapest(options: readonly GatewayChoice[]): GatewayChoice {
  const enough = options.filter(({ isEnough }) => isEnough);
  return enough.length > 0 ? enough.reduce((a, b) => (b.usd < a.usd ? b : a)) : options.reduce((a, b) => (b.capacityMbps > a.capacityMbps ? b : a));
}

/** The fewest units that take so many circuits; more than there are where none do. */
function unitsFor({ maxCircuits }: GatewayProduct, circuits: number): number {
  return Math.max(1, maxCircuits.find((row) => row.circuits >= circuits)?.units ?? Infinity);
}
