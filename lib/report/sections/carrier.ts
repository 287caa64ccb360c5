import type { BundlePlan, CloudPlan, DedicatedPlan, ExpressRoutePlan, InterconnectPlan, LinkRequirement, PathPlan, VpnPlan } from '../../planner/network-plan';
import { count, grouped, milliseconds, percent, rate } from '../format';
import type { Writer } from '../writer';
import { limitWords } from './figures';

/** Circuits: what counts of them and what does not, and what is ordered where. */
export function writeDedicated(page: Writer, primary: DedicatedPlan, requirement: LinkRequirement, home: string | undefined): void {
  const macsec = primary.macsec ? `, MACsec ${primary.macsec.mode} (keys in ${primary.macsec.keys})` : '';
  page.entry('Chosen', `${rate(primary.capacityMbps)} that count${roundTrip(primary.roundTripTimeMs)}, MTU ${primary.mtu}${macsec}`);
  if (primary.capacityMbps < primary.grossMbps) page.entry('', countedText(primary, requirement, home));
  for (const path of primary.paths) page.entry('', pathText(path, isSpread(primary)));
  if (primary.expressRoute) writeExpressRoute(page, primary.expressRoute);
  if (primary.interconnect) writeInterconnect(page, primary.interconnect);
}

/** Microsoft's words for circuits of ExpressRoute, and why they are what they are. */
function writeExpressRoute(page: Writer, plan: ExpressRoutePlan): void {
  const { connections, portMbps, encapsulation, macsecCipher, because, resiliency, globalReach = [] } = plan;
  const cipher = macsecCipher ? `, encrypted with ${macsecCipher}` : '';
  const ports = connections === 'direct' ? `ExpressRoute Direct on pairs of ${rate(portMbps!)} ports (${encapsulation}${cipher}), ` : '';
  page.entry('', `${ports}${resiliency} resiliency in Microsoft's words`);
  page.entry('Tier', because);
  for (const { peerLink, bundle, peerBundle, prefix } of globalReach) page.entry('Reaches', `link ${peerLink} by Global Reach: ${bundle} and ${peerBundle}, ${prefix}`);
}

/** Why less counts than was bought: bundles that are not equal, and connections too few to fill circuits evenly. */
function countedText(primary: DedicatedPlan, requirement: LinkRequirement, home: string | undefined): string {
  const { grossMbps, hashEfficiency } = primary;
  const bundles = carrying(primary, home).flatMap((path) => path.bundles);
  const standby = primary.paths.flatMap((path) => path.bundles).reduce((sum, { members }) => sum + members, 0);
  const all = bundles.reduce((sum, { members }) => sum + members, 0);
  const even = bundles.length * Math.min(...bundles.map(({ members }) => members));
  const flows = Math.round(requirement[requirement.bindingDirection].flows);
  const reasons = [
    ...(standby > all ? [`${count(standby - all, 'circuit')} in another region stand by`] : []),
    ...(even < all ? [`the smallest bundle decides, so ${even} of ${count(all, 'circuit')} are used evenly`] : []),
    ...(hashEfficiency < 1 ? [`${count(flows, 'connection')} ${flows === 1 ? 'fills' : 'fill'} ${percent(hashEfficiency)} of ${count(even, 'circuit')}`] : []),
  ];
  return [`${rate(grossMbps)} bought`, ...(reasons.length > 0 ? [reasons.join(', and ')] : [])].join(': ');
}

function pathText(path: PathPlan, withRegion: boolean): string {
  const provider = path.serviceProvider ? ` through ${path.serviceProvider}` : '';
  const buildings = path.secondBuilding === undefined ? path.building : `${path.building} and ${path.secondBuilding}`;
  const region = withRegion ? `, for ${path.region}` : '';
  const ordered = path.phase === 'order' ? ', on order' : '';
  const end = path.remote ? `to ${path.remote.portLocation} (${path.remote.location})` : `by ${path.router}`;
  return `${bundlesText(path.bundles)} at ${path.location} (${buildings}) ${end}${provider}${region}${ordered}`;
}

/** Whether circuits end in more than one region. */
const isSpread = ({ paths }: DedicatedPlan): boolean => new Set(paths.map(({ region }) => region)).size > 1;

/** The paths that carry traffic while they are up: those of the cloud's region, where there are several. */
function carrying({ paths }: DedicatedPlan, home: string | undefined): readonly PathPlan[] {
  const own = paths.filter(({ region }) => region === home);
  return own.length > 0 ? own : paths;
}

/** What Google promises for circuits, and what encrypts them. */
function writeInterconnect(page: Writer, { capability, sla, cloudAsn, layer, encryption }: InterconnectPlan): void {
  const promise = sla ? `availability ${sla} (${capability})` : 'no availability promised (NO_SLA)';
  page.entry('', `${promise}; Cloud Routers of ASN ${cloudAsn}${layer ? `, partner at layer ${layer}` : ''}`);
  if (!encryption) return;
  const gateways = encryption.pairs.reduce((sum, pair) => sum + pair.gateways.length, 0);
  page.entry('', `encrypted by HA VPN on the attachments: ${count(gateways, 'gateway')}, ${count(2 * gateways, 'tunnel')} of ${rate(encryption.tunnelMbps)}, MTU ${encryption.mtu}, MSS ${encryption.mss}`);
}

/** Bundles of one size are one term: `2 x 10 Gbps`, also for two circuits of one member each; else `2 bundles of 4 x 10 Gbps`. */
function bundlesText(bundles: readonly BundlePlan[]): string {
  const sizes = new Map<string, BundlePlan[]>();
  for (const bundle of bundles) {
    const size = `${bundle.members} x ${rate(bundle.memberMbps)}`;
    sizes.set(size, [...(sizes.get(size) ?? []), bundle]);
  }
  const terms = [...sizes].map(([size, [bundle, ...more]]) => {
    if (more.length === 0) return size;
    return bundle!.members === 1 ? `${more.length + 1} x ${rate(bundle!.memberMbps)}` : `${more.length + 1} bundles of ${size}`;
  });
  return terms.join(' and ') || 'nothing';
}

/** A VPN: what it carries of what it has to, and what sets that. */
export function writeVpn(page: Writer, label: string, vpn: VpnPlan): void {
  const tunnels = vpn.connections.reduce((sum, connection) => sum + connection.tunnels.length, 0);
  const routers = new Set(vpn.connections.map(({ router }) => router)).size;
  const packets = vpn.limitedBy === 'packets' ? ` (it has to carry ${grouped(vpn.packetsPerSecond)})` : '';
  const filled = vpn.hashEfficiency < 1 ? `, which the connections fill to ${percent(vpn.hashEfficiency)}` : '';
  page.entry(label, `VPN of ${rate(vpn.capacityMbps)} for ${rate(vpn.requiredMbps)}, set by ${limitWords[vpn.limitedBy]}${packets}: `
    + `${count(tunnels, 'tunnel')} to ${count(routers, 'router')} (${vpn.product})${filled}${roundTrip(vpn.roundTripTimeMs)}, MTU ${vpn.mtu}, MSS ${vpn.mss}`,
  vpn.capacityMbps < vpn.requiredMbps ? 'warning' : 'plain');
}

const roundTrip = (ms: number | undefined): string => (ms === undefined ? '' : `, ${milliseconds(ms)} round trip`);

/** The gateways of a cloud of Azure, which every link of the cloud shares. */
export function writeGateway(page: Writer, cloud: CloudPlan | undefined): void {
  if (cloud?.provider !== 'azure') return;
  const { expressRouteGateway: circuits, vpnGateway: vpn, hub, hubPrefix, transit } = cloud;
  const passing = transit ? ', transit between circuits and VPN' : '';
  if (hub === 'virtual-wan') page.entry('', `virtual hub ${hubPrefix}${passing}`);
  else if (transit) page.entry('', `route server${passing}`);
  const past = circuits?.fastPath ? ', which FastPath passes by' : '';
  if (circuits) page.entry('', `gateway ${circuits.sku}${unitsText(circuits)}: ${rate(circuits.capacityMbps)} for ${rate(circuits.requiredMbps)}${past}`);
  if (vpn) page.entry('', `gateway ${vpn.sku}${unitsText(vpn)}: ${rate(vpn.capacityMbps)} for all tunnels`);
}

const unitsText = ({ scaleUnits }: { readonly scaleUnits?: number }): string => (scaleUnits === undefined ? '' : ` with ${count(scaleUnits, 'unit')}`);

