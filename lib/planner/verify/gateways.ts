import { type Report, sameRate } from './claim';
import { timeAbove } from './edf';
import { allOnAverage, type Needs } from './needs';
import { type Part, type Way, WAYS } from './part';
import { type Case, circuitsOf, type LinkCase, vpnOf } from './subject';
import type { HybridNetwork } from '../../definition/hybrid-network';
import type { AzureCloudPlan, CloudPlan } from '../network-plan';

/** Checks the clouds of a plan, with the gateways that their links share. */
export function checkClouds({ plan, network, report }: Case, links: readonly LinkCase[]): void {
  for (const cloud of plan.clouds) {
    const defined = network.clouds.find(({ name }) => name === cloud.name);
    if (!defined) continue;
    const isSame = cloud.provider === defined.provider && cloud.region === defined.region;
    if (!isSame) report('cloud', cloud.name, 'its provider or region is not as defined');
    if (cloud.prefixes.join() !== defined.prefixes.join()) report('prefixes', cloud.name, `it announces ${cloud.prefixes.join(', ')}, and the definition says ${defined.prefixes.join(', ')}`);
    checkAsns(cloud, defined, report);
    if (cloud.provider !== 'azure') continue;
    const own = links.filter((link) => link.plan.cloud === cloud.name);
    checkExpressRoute(cloud, own, network, report);
    checkVpnGateway(cloud, own, network, report);
  }
}

function checkAsns(cloud: CloudPlan, defined: HybridNetwork['clouds'][number], report: Report): void {
  const wrong = (given: number, wanted: number) => report('asn', cloud.name, `its ASN is ${given}, and the definition says ${wanted}`);
  if (cloud.provider === 'aws' && defined.provider === 'aws') {
    if (cloud.transitGatewayAsn !== defined.asn) wrong(cloud.transitGatewayAsn, defined.asn);
    if (cloud.directConnectGatewayAsn !== defined.directConnectGatewayAsn) wrong(cloud.directConnectGatewayAsn, defined.directConnectGatewayAsn);
  }
  if (cloud.provider === 'google' && defined.provider === 'google') {
    if (cloud.asn !== defined.asn) wrong(cloud.asn, defined.asn);
    if (cloud.project !== defined.project) report('cloud', cloud.name, `its project is ${cloud.project}, and the definition says ${defined.project}`);
    if (cloud.routing !== defined.routing || (cloud.siteToSite ?? false) !== defined.siteToSite) report('cloud', cloud.name, 'its routing, or whether sites reach each other over it, is not as defined');
  }
}

function checkExpressRoute(cloud: AzureCloudPlan, links: readonly LinkCase[], { catalog, policy }: HybridNetwork, report: Report): void {
  const { expressRouteGateway: gateway } = cloud;
  const withCircuits = links.filter(({ plan }) => circuitsOf(plan));
  if ((gateway !== undefined) !== withCircuits.length > 0) {
    report('gateway', cloud.name, gateway ? 'it has an ExpressRoute gateway and no circuit' : 'it has circuits and no ExpressRoute gateway');
  }
  if (!gateway) return;
  const required = withCircuits.reduce((sum, link) => sum + askedOfGateway(link, policy), 0);
  const rounding = 0.002 * Math.max(1, withCircuits.length) + 1e-6 * required;
  // as with sustained use, what is worked out here may be a little too low
  if (gateway.requiredMbps < required - rounding || gateway.requiredMbps > required * 1.03 + rounding) {
    report('gateway-required', cloud.name, `it says its gateway has to carry ${gateway.requiredMbps} Mbps, and it has to carry ${required}`);
  }
  const product = catalog.gateways.find(({ sku }) => sku === gateway.sku);
  const units = gateway.scaleUnits ?? 1;
  const isScaled = gateway.scaleUnits !== undefined;
  if (!product || product.notInRegions?.includes(cloud.region) || units < 1 || units > product.maxUnits || (product.maxUnits > 1) !== isScaled) {
    report('gateway-product', cloud.name, `${gateway.sku} with ${units} units is no gateway of its region`);
    return;
  }
  if (!sameRate(gateway.capacityMbps, units * product.mbps)) report('gateway-capacity', cloud.name, `it says its gateway carries ${gateway.capacityMbps} Mbps, and it carries ${units * product.mbps}`);
  const circuits = withCircuits.reduce((sum, { plan }) => sum + (circuitsOf(plan)?.paths.flatMap(({ bundles }) => bundles).length ?? 0), 0);
  const takes = product.maxCircuits.filter((row) => row.units <= units).reduce((most, row) => Math.max(most, row.circuits), 0);
  if (circuits > takes) report('gateway-circuits', cloud.name, `its gateway takes ${takes} circuits, and ${circuits} end there`);
}

/** What a link's circuits ask of their gateway: traffic to private endpoints counts twice. */
function askedOfGateway({ plan, needs, wire }: LinkCase, policy: HybridNetwork['policy']): number {
  const { headroom, utilizationLimit } = policy;
  const twice = new Set(needs.workloads.filter((workload) => workload.kind === 'dataset-transfer' && workload.endpoint === 'private-endpoint').map(({ name }) => name));
  return Math.max(...WAYS.map((way) => {
    const parts = needs.grown[way];
    if (!parts.some(({ name }) => twice.has(name))) return Math.max(plan.requirement[way].headroomMbps, plan.requirement[way].utilizationMbps);
    const doubled = parts.map((part) =>
      (twice.has(part.name) && part.windows ? { ...part, windows: { ...part.windows, volume: part.windows.volume * 2 } } : part));
    const peak = needs.leastOf(doubled, way).mbps * (1 + headroom);
    return Math.max(peak, sustainedAbove(needs, doubled, peak * utilizationLimit, way) / utilizationLimit) * wire;
  }));
}

/** The sustained rate of some parts where it is above another one, which it is as a rule not: halved down to it. */
function sustainedAbove(needs: Needs, parts: readonly Part[], floor: number, way: Way): number {
  const weeks = needs.weeks(allOnAverage(parts));
  const isAbove = (mbps: number) => weeks.some((week) => timeAbove(week, mbps).share > 0.05 * (1 + 1e-9));
  if (!isAbove(floor)) return 0;
  let low = floor;
  let high = Math.max(needs.leastOf(parts, way).mbps, floor);
  while (high - low > 1e-9 * high) {
    const middle = (low + high) / 2;
    if (isAbove(middle)) low = middle;
    else high = middle;
  }
  return high;
}

function checkVpnGateway(cloud: AzureCloudPlan, links: readonly LinkCase[], { catalog }: HybridNetwork, report: Report): void {
  const { vpnGateway: gateway } = cloud;
  const vpns = links.flatMap(({ plan }) => vpnOf(plan) ?? []);
  if ((gateway !== undefined) !== vpns.length > 0) report('vpn-gateway', cloud.name, gateway ? 'it has a VPN gateway and no VPN' : 'it has VPNs and no VPN gateway');
  if (!gateway) return;
  const product = catalog.vpns.find(({ id }) => id === `azure/vpn/${gateway.sku}`);
  if (!product) {
    report('vpn-gateway', cloud.name, `${gateway.sku} is no VPN gateway`);
    return;
  }
  if (vpns.some((vpn) => vpn.product !== product.id)) report('vpn-gateway', cloud.name, `its gateway is ${gateway.sku}, and a VPN of it has another`);
  if (gateway.capacityMbps !== product.gatewayMbps) report('vpn-gateway', cloud.name, `it says its VPN gateway carries ${gateway.capacityMbps} Mbps, and it carries ${product.gatewayMbps ?? 0}`);
  if (gateway.asn !== 65_515) report('asn', cloud.name, `the ASN of its VPN gateway is ${gateway.asn}, and it has to be 65515`);
}
