import { type Report, sameRate } from './claim';
import { timeAbove } from './edf';
import { allOnAverage, type Needs } from './needs';
import { type Part, type Way, WAYS } from './part';
import { hasAttachments, ownerOf } from './pools';
import { type Case, circuitsOf, type LinkCase, vpnOf } from './subject';
import type { AwsCloud, AzureCloud, HybridNetwork } from '../../definition/hybrid-network';
import type { AzureCloudPlan, CloudPlan, ExpressRouteGatewayPlan } from '../network-plan';

/** Checks the clouds of a plan, with the gateways that their links share. */
export function checkClouds({ plan, network, report }: Case, links: readonly LinkCase[]): void {
  for (const cloud of plan.clouds) {
    const defined = network.clouds.find(({ name }) => name === cloud.name);
    if (!defined) continue;
    const isSame = cloud.provider === defined.provider && cloud.region === defined.region;
    if (!isSame) report('cloud', cloud.name, 'its provider or region is not as defined');
    if (cloud.prefixes.join() !== defined.prefixes.join()) report('prefixes', cloud.name, `it announces ${cloud.prefixes.join(', ')}, and the definition says ${defined.prefixes.join(', ')}`);
    checkAsns(cloud, defined, network, report);
    if (cloud.provider !== 'azure' || defined.provider !== 'azure') continue;
    checkHub(cloud, defined, network, report);
    const own = links.filter((link) => link.plan.cloud === cloud.name);
    checkExpressRoute(cloud, defined, own, network, report);
    checkVpnGateway(cloud, own, network, report);
  }
}

function checkAsns(cloud: CloudPlan, defined: HybridNetwork['clouds'][number], network: HybridNetwork, report: Report): void {
  const wrong = (given: number, wanted: number) => report('asn', cloud.name, `its ASN is ${given}, and the definition says ${wanted}`);
  if (cloud.provider === 'aws' && defined.provider === 'aws') {
    if (cloud.gatewayAsn !== defined.asn) wrong(cloud.gatewayAsn, defined.asn);
    const on = gatewayOf(defined, network);
    if (cloud.directConnectGatewayAsn !== on.directConnectGatewayAsn) wrong(cloud.directConnectGatewayAsn, on.directConnectGatewayAsn);
    if (cloud.directConnectGatewayOf !== (on === defined ? undefined : on.name)) {
      report('direct-connect-gateway', cloud.name, `it is said to be on the Direct Connect gateway of ${cloud.directConnectGatewayOf ?? 'itself'}, and it is on that of ${on.name}`);
    }
  }
  if (cloud.provider === 'google' && defined.provider === 'google') {
    if (cloud.asn !== defined.asn) wrong(cloud.asn, defined.asn);
    if (cloud.project !== defined.project) report('cloud', cloud.name, `its project is ${cloud.project}, and the definition says ${defined.project}`);
    if (cloud.routing !== defined.routing || (cloud.siteToSite ?? false) !== defined.siteToSite) report('cloud', cloud.name, 'its routing, or whether sites reach each other over it, is not as defined');
  }
}

/** The cloud whose Direct Connect gateway the circuits of a cloud end at: in another Region, that of the link whose circuits are taken. */
function gatewayOf(cloud: AwsCloud, { links }: HybridNetwork): AwsCloud {
  const guest = links.find((link) => link.cloud === cloud && !hasAttachments(link, links));
  const owner = links.find(({ name }) => guest !== undefined && name === ownerOf(guest))?.cloud;
  return owner?.provider === 'aws' ? owner : cloud;
}

function checkHub(cloud: AzureCloudPlan, defined: AzureCloud, { catalog }: HybridNetwork, report: Report): void {
  const isSame = cloud.hub === defined.hub && cloud.hubPrefix === defined.hubPrefix && cloud.transit === defined.transit;
  if (!isSame) report('hub', cloud.name, 'its hub, the addresses of it, or the transit through it is not as defined');
  const zones = catalog.azureRegions.find(({ name }) => name === cloud.region)?.zones ?? true;
  if (cloud.zones !== zones) report('zones', cloud.name, `it says ${cloud.region} has ${cloud.zones ? '' : 'no '}availability zones, and the catalogue says otherwise`);
}

function checkExpressRoute(cloud: AzureCloudPlan, defined: AzureCloud, links: readonly LinkCase[], { catalog, policy }: HybridNetwork, report: Report): void {
  const { expressRouteGateway: gateway } = cloud;
  const withCircuits = links.filter(({ plan }) => circuitsOf(plan));
  if ((gateway !== undefined) !== withCircuits.length > 0) {
    report('gateway', cloud.name, gateway ? 'it has an ExpressRoute gateway and no circuit' : 'it has circuits and no ExpressRoute gateway');
  }
  if (!gateway) return;
  const required = withCircuits.reduce((sum, link) => sum + askedOfGateway(link, policy), 0);
  checkFastPath(gateway, cloud, defined, withCircuits, { catalog, policy }, report);
  const rounding = 0.002 * Math.max(1, withCircuits.length) + 1e-6 * required;
  // as with sustained use, what is worked out here may be a little too low
  if (gateway.requiredMbps < required - rounding || gateway.requiredMbps > required * 1.03 + rounding) {
    report('gateway-required', cloud.name, `it says its gateway has to carry ${gateway.requiredMbps} Mbps, and it has to carry ${required}`);
  }
  const product = catalog.gateways.find(({ sku }) => sku === gateway.sku);
  const units = gateway.scaleUnits ?? 1;
  const isScaled = gateway.scaleUnits !== undefined;
  if (!product || (product.hub ?? 'network') !== cloud.hub || product.notInRegions?.includes(cloud.region) || units < 1 || units > product.maxUnits || (product.maxUnits > 1) !== isScaled) {
    report('gateway-product', cloud.name, `${gateway.sku} with ${units} units is no gateway of its region`);
    return;
  }
  if (!sameRate(gateway.capacityMbps, units * product.mbps)) report('gateway-capacity', cloud.name, `it says its gateway carries ${gateway.capacityMbps} Mbps, and it carries ${units * product.mbps}`);
  const circuits = withCircuits.reduce((sum, { plan }) => sum + (circuitsOf(plan)?.paths.flatMap(({ bundles }) => bundles).length ?? 0), 0);
  const takes = product.maxCircuits.filter((row) => row.units <= units).reduce((most, row) => Math.max(most, row.circuits), 0);
  if (circuits > takes) report('gateway-circuits', cloud.name, `its gateway takes ${takes} circuits, and ${circuits} end there`);
}

/** Traffic passes a gateway by where it can, and where the definition says so or no gateway of the region carries it. */
function checkFastPath(
  { sku, scaleUnits = 1, requiredMbps, fastPath }: ExpressRouteGatewayPlan, cloud: AzureCloudPlan, defined: AzureCloud,
  links: readonly LinkCase[], { catalog, policy }: Pick<HybridNetwork, 'catalog' | 'policy'>, report: Report,
): void {
  const wrong = (message: string) => report('fast-path', cloud.name, message);
  const offered = catalog.gateways.filter((row) => (row.hub ?? 'network') === cloud.hub && !row.notInRegions?.includes(cloud.region));
  if (!fastPath) {
    if (defined.fastPath) wrong('the definition asks for FastPath, and it has none');
    return;
  }
  const units = offered.find((row) => row.sku === sku)?.fastPathUnits;
  if (units === undefined || scaleUnits < units) wrong(`${sku} with ${scaleUnits} units has no FastPath`);
  if (defined.fastPath === false) wrong('it has FastPath, and the definition does not want it');
  if ((fastPath.because === 'definition') !== (defined.fastPath === true)) wrong('it does not say rightly who asks for FastPath');
  const isCarried = offered.some((row) => row.mbps * row.maxUnits >= requiredMbps);
  if (fastPath.because === 'capacity' && isCarried && sku !== 'ErGwScale') wrong('it has FastPath, and a gateway of the region carries what is needed');
  const through = links.reduce((sum, link) => sum + throughGateway(link, policy), 0);
  if (Math.abs(fastPath.throughMbps - through) > through * 0.03 + 0.01) wrong(`it says ${fastPath.throughMbps} Mbps still go through the gateway, and ${through} do`);
}

/** What of a link's traffic goes to private endpoints, counted twice. */
function throughGateway({ own: { needs }, wire }: LinkCase, { headroom, utilizationLimit }: HybridNetwork['policy']): number {
  const isPrivate = new Set(needs.workloads.filter((workload) => workload.kind === 'dataset-transfer' && workload.endpoint === 'private-endpoint').map(({ name }) => name));
  return Math.max(...WAYS.map((way) => {
    const parts = needs.grown[way].filter(({ name }) => isPrivate.has(name))
      .map((part) => (part.windows ? { ...part, windows: { ...part.windows, volume: part.windows.volume * 2 } } : part));
    if (parts.length === 0) return 0;
    const peak = needs.leastOf(parts, way).mbps * (1 + headroom);
    return Math.max(peak, sustainedAbove(needs, parts, peak * utilizationLimit, way) / utilizationLimit) * wire;
  }));
}

/** What a link asks of its gateway, whoever else takes its circuits: traffic to private endpoints counts twice. */
function askedOfGateway({ plan, needs: together, own: { needs }, wire }: LinkCase, policy: HybridNetwork['policy']): number {
  const { headroom, utilizationLimit } = policy;
  const twice = new Set(needs.workloads.filter((workload) => workload.kind === 'dataset-transfer' && workload.endpoint === 'private-endpoint').map(({ name }) => name));
  return Math.max(...WAYS.map((way) => {
    const parts = needs.grown[way];
    const { headroomMbps, utilizationMbps } = plan.requirement[way];
    if (needs === together && !parts.some(({ name }) => twice.has(name))) return Math.max(headroomMbps, utilizationMbps);
    const doubled = parts.map((part) =>
      (twice.has(part.name) && part.windows ? { ...part, windows: { ...part.windows, volume: part.windows.volume * 2 } } : part));
    const peak = needs.leastOf(doubled, way).mbps * (1 + headroom);
    return Math.max(peak, sustainedAbove(needs, doubled, peak * utilizationLimit, way) / utilizationLimit) * wire;
  }));
}

/** The sustained rate of some parts where it is above another one, which it is as a rule not: halved down to it; else nothing. */
export function sustainedAbove(needs: Needs, parts: readonly Part[], floor: number, way: Way): number {
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
  const isHub = cloud.hub === 'virtual-wan';
  const product = catalog.vpns.find(({ id }) => id === (isHub ? `azure/virtual-wan-vpn/${gateway.scaleUnits ?? 0}` : `azure/vpn/${gateway.sku}`));
  if (!product || isHub !== (gateway.sku === 'VirtualWan') || isHub !== (gateway.scaleUnits !== undefined)) {
    report('vpn-gateway', cloud.name, `${gateway.sku} is no VPN gateway of its hub`);
    return;
  }
  if (vpns.some((vpn) => vpn.product !== product.id)) report('vpn-gateway', cloud.name, `its gateway is ${gateway.sku}, and a VPN of it has another`);
  if (gateway.capacityMbps !== product.gatewayMbps) report('vpn-gateway', cloud.name, `it says its VPN gateway carries ${gateway.capacityMbps} Mbps, and it carries ${product.gatewayMbps ?? 0}`);
  if (gateway.asn !== 65_515) report('asn', cloud.name, `the ASN of its VPN gateway is ${gateway.asn}, and it has to be 65515`);
}
