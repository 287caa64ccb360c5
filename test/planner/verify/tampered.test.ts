import { planNetwork } from '../../../lib/planner';
import type { DedicatedPlan, LinkPlan, NetworkPlan, VpnPlan } from '../../../lib/planner';
import { verifyPlan } from '../../../lib/planner/verify';
import { type Draft, network } from '../../networks';

const ashburn = network('ashburn');
const honest = planNetwork(ashburn);

/** A plan as it came, to be changed by hand. */
type Open<T> = { -readonly [K in keyof T]: NonNullable<T[K]> extends object ? Open<NonNullable<T[K]>> : T[K] };

const copy = (): Open<NetworkPlan> => JSON.parse(JSON.stringify(honest)) as Open<NetworkPlan>;
const link = (plan: Open<NetworkPlan>, name: string) => plan.links.find((row) => row.name === name) as Open<LinkPlan>;
const circuits = (plan: Open<NetworkPlan>, name: string) => link(plan, name).primary as Open<DedicatedPlan>;
const vpn = (plan: Open<NetworkPlan>, name: string) => link(plan, name).fallback as Open<VpnPlan>;
const bundle = (plan: Open<NetworkPlan>, name: string) => circuits(plan, name).paths[0]!.bundles[0]!;
const attachment = (plan: Open<NetworkPlan>, name: string) => bundle(plan, name).attachments[0]!;
const scenario = (plan: Open<NetworkPlan>, name: string, id: string) => link(plan, name).scenarios.find((row) => row.id === id)!;
const workload = (plan: Open<NetworkPlan>, name: string) => plan.workloads.find((row) => row.name === name)!;
const times = (record: Draft, keys: readonly string[], factor: number) => {
  for (const key of keys) record[key] *= factor;
};
const SIZES = ['todayMbps', 'peakMbps', 'pacedMbps', 'headroomMbps', 'sustainedMbps', 'utilizationMbps'];

type Tampering = readonly [what: string, change: (plan: Open<NetworkPlan>) => void, claim: string];

const TAMPERINGS: readonly Tampering[] = [
  ['the peak lowered', (plan) => { link(plan, 'aws').requirement.toCloud.peakMbps -= 1; }, 'edf-misses-deadline'],
  ['the peak lowered with all that follows from it', (plan) => {
    const row = link(plan, 'azure');
    times(row.requirement.toCloud, SIZES, 0.9);
    times(row.requirement, ['failureMbps', 'requiredMbps'], 0.9);
    for (const share of row.requirement.toCloud.binding!.shares) share.mbps *= 0.9;
    for (const other of row.scenarios) other.requiredMbps *= 0.9;
  }, 'edf-misses-deadline'],
  ['the peak raised with its shares', (plan) => {
    const { toCloud } = link(plan, 'aws').requirement;
    times(toCloud, SIZES, 1.1);
    for (const share of toCloud.binding!.shares) share.mbps *= 1.1;
  }, 'binding-share'],
  ['a share moved from one workload to another', (plan) => {
    const { shares } = link(plan, 'aws').requirement.toCloud.binding!;
    shares[0]!.mbps -= 10;
    shares[1]!.mbps += 10;
  }, 'binding-share'],
  ['the interval that decides moved', (plan) => { link(plan, 'google').requirement.toCloud.binding!.start += 3_600 * 9; }, 'binding-sum'],
  ['the interval that decides left out', (plan) => { delete link(plan, 'aws').requirement.toCloud.binding; }, 'binding-missing'],
  ['an interval without length', (plan) => { link(plan, 'aws').requirement.toCloud.binding!.duration = 0; }, 'binding-interval'],
  ['sustained use lowered', (plan) => { times(link(plan, 'azure').requirement.toCloud, ['sustainedMbps', 'utilizationMbps'], 0.9); }, 'sustained-too-low'],
  ['sustained use raised', (plan) => { times(link(plan, 'azure').requirement.toCloud, ['sustainedMbps', 'utilizationMbps'], 1.05); }, 'sustained-too-high'],
  ['headroom forgotten', (plan) => { link(plan, 'aws').requirement.toSite.headroomMbps = link(plan, 'aws').requirement.toSite.peakMbps; }, 'headroom-rate'],
  ['the limit on use forgotten', (plan) => { link(plan, 'aws').requirement.toSite.utilizationMbps = link(plan, 'aws').requirement.toSite.sustainedMbps; }, 'utilization-rate'],
  ['today made the end of the horizon', (plan) => { link(plan, 'aws').requirement.toCloud.todayMbps = link(plan, 'aws').requirement.toCloud.peakMbps; }, 'today'],
  ['the rate with pacing lowered', (plan) => { link(plan, 'aws').requirement.toCloud.pacedMbps -= 5; }, 'paced'],
  ['the rate with pacing raised', (plan) => { link(plan, 'aws').requirement.toCloud.pacedMbps += 5; }, 'paced'],
  ['flows made many', (plan) => { link(plan, 'aws').requirement.toCloud.flows = 1_000; }, 'flows'],
  ['less required than the rules ask for', (plan) => { link(plan, 'aws').requirement.requiredMbps -= 100; }, 'required-is-not-the-most'],
  ['another rule that binds', (plan) => {
    const { requirement } = link(plan, 'azure');
    requirement.bindingRule = requirement.bindingRule === 'headroom' ? 'utilization' : 'headroom';
  }, 'binding-rule'],
  ['the other direction that binds', (plan) => { link(plan, 'aws').requirement.bindingDirection = 'toSite'; }, 'binding-direction'],
  ['a capacity raised', (plan) => { circuits(plan, 'aws').capacityMbps += 1_000; }, 'capacity'],
  ['flows that fill everything', (plan) => {
    const row = circuits(plan, 'azure');
    row.hashEfficiency = 1;
    row.capacityMbps = row.grossMbps;
  }, 'hash-efficiency'],
  ['the sum of all circuits raised', (plan) => { circuits(plan, 'aws').grossMbps += 10_000; }, 'gross-capacity'],
  ['a member removed', (plan) => {
    const row = bundle(plan, 'aws');
    row.members -= 1;
    row.capacityMbps -= row.memberMbps;
    row.attachments[0]!.bandwidthMbps -= row.memberMbps;
    plan.lock.bundles[row.id]!.members -= 1;
  }, 'capacity'],
  ['more members than a LAG can have', (plan) => { bundle(plan, 'aws').members = 5; }, 'bundle-members'],
  ['faster members than the product', (plan) => { bundle(plan, 'aws').memberMbps = 100_000; }, 'member-speed'],
  ['circuits that a provider is said to host', (plan) => { (bundle(plan, 'aws') as Draft).hosted = true; }, 'bundle-hosted'],
  ['a product that the catalogue does not have', (plan) => { bundle(plan, 'aws').product = 'aws/direct-connect/25G'; }, 'product'],
  ['a bundle without its attachment', (plan) => { bundle(plan, 'azure').attachments = []; }, 'attachment-bandwidth'],
  ['a path left out', (plan) => { circuits(plan, 'aws').paths.pop(); }, 'paths'],
  ['a path in another building', (plan) => { circuits(plan, 'aws').paths[0]!.building = 'elsewhere'; }, 'path'],
  ['jumbo frames beside a VPN', (plan) => { circuits(plan, 'aws').mtu = 8_500; }, 'mtu'],
  ['MACsec dropped', (plan) => { delete circuits(plan, 'aws').macsec; }, 'macsec'],
  ['a scenario removed', (plan) => { link(plan, 'aws').scenarios = link(plan, 'aws').scenarios.filter(({ id }) => id !== 'location:CSVA1'); }, 'scenario-missing'],
  ['a scenario invented', (plan) => { link(plan, 'aws').scenarios.push({ ...scenario(plan, 'aws', 'circuit'), id: 'weather', title: 'weather lost' }); }, 'scenario-unfounded'],
  ['less required in a failure', (plan) => { scenario(plan, 'aws', 'dedicated').requiredMbps -= 500; }, 'scenario-figures'],
  ['more left after a failure', (plan) => { scenario(plan, 'azure', 'circuit').availableMbps += 5_000; }, 'scenario-figures'],
  ['a failure that is not survived said to be', (plan) => { scenario(plan, 'aws', 'circuit').holds = false; }, 'scenario-holds'],
  ['a workload after a failure beautified', (plan) => {
    Object.assign(scenario(plan, 'azure', 'dedicated').workloads.find((row) => row.workload === 'fineweb-to-azure')!, { outcome: 'full', share: 1 });
  }, 'scenario-outcome'],
  ['a workload left out of a failure', (plan) => { scenario(plan, 'azure', 'dedicated').workloads.pop(); }, 'scenario-workloads'],
  ['the need of failures lowered', (plan) => { link(plan, 'aws').requirement.failureMbps /= 2; }, 'failure-rate'],
  ['an outage left out', (plan) => { scenario(plan, 'aws', 'dedicated').outages.pop(); }, 'outage'],
  ['an outage that carries more than what is left', (plan) => {
    for (const row of scenario(plan, 'azure', 'dedicated').outages.at(-1)!.workloads) Object.assign(row, { verdict: 'partial', share: 0.999, optimalShare: 0.999 });
  }, 'outage'],
  ['an outage that suspends what must run', (plan) => {
    Object.assign(scenario(plan, 'aws', 'dedicated').outages.at(-1)!.workloads.find((row) => row.workload === 'telemetry')!, { verdict: 'suspended', share: 0 });
  }, 'outage'],
  ['a forecast postponed', (plan) => { link(plan, 'aws').forecast.utilization = '2031-06'; }, 'forecast'],
  ['a forecast that looks a year less far', (plan) => { link(plan, 'aws').forecast.until = '2031-03'; }, 'forecast'],
  ['an order put off', (plan) => { link(plan, 'aws').forecast.orderBy = '2031-01'; }, 'forecast'],
  ['an alternative made dearer', (plan) => { link(plan, 'google').alternatives[0]!.differenceUsd += 100; }, 'alternative'],
  ['a VPN that carries more', (plan) => { vpn(plan, 'aws').capacityMbps += 500; }, 'vpn-capacity'],
  ['tunnels that carry more', (plan) => { vpn(plan, 'azure').connections[0]!.tunnels[0]!.capacityMbps *= 2; }, 'tunnel-capacity'],
  ['a tunnel left out', (plan) => { vpn(plan, 'google').connections[0]!.tunnels.pop(); }, 'vpn-tunnels'],
  ['a connection left out', (plan) => { vpn(plan, 'aws').connections.pop(); }, 'vpn-connections'],
  ['a VPN that has to carry less', (plan) => { vpn(plan, 'aws').requiredMbps = 0; }, 'vpn-required'],
  ['fewer packets', (plan) => { vpn(plan, 'aws').packetsPerSecond = 1_000; }, 'vpn-packets'],
  ['another product of a VPN', (plan) => { vpn(plan, 'aws').product = 'google/vpn/ha'; }, 'vpn-product'],
  ['a VLAN twice', (plan) => {
    const [first, second] = [attachment(plan, 'aws'), attachment(plan, 'azure')];
    second.vlan = first.vlan;
    plan.lock.vlans['ashburn/edge-1']![second.id] = first.vlan;
  }, 'vlan-twice'],
  ['a VLAN outside of the range', (plan) => { attachment(plan, 'aws').vlan = 4_000; }, 'vlan-range'],
  ['a subnet twice', (plan) => {
    const [first, second] = [attachment(plan, 'aws').sessions[0]!, attachment(plan, 'azure').sessions[0]!];
    Object.assign(second, { prefix: first.prefix, routerAddress: first.routerAddress, cloudAddress: first.cloudAddress });
    plan.lock.subnets[second.id] = first.prefix;
  }, 'subnet-twice'],
  ['a subnet of somebody else', (plan) => {
    const session = attachment(plan, 'aws').sessions[0]!;
    Object.assign(session, { prefix: '192.0.2.0/30', routerAddress: '192.0.2.1/30', cloudAddress: '192.0.2.2/30' });
    plan.lock.subnets[session.id] = session.prefix;
  }, 'subnet-outside'],
  ['an address outside of its subnet', (plan) => { attachment(plan, 'aws').sessions[0]!.routerAddress = '172.20.255.255/30'; }, 'address'],
  ['the ASN of a session', (plan) => { attachment(plan, 'aws').sessions[0]!.cloudAsn = 64_999; }, 'asn'],
  ['the ASN of a site', (plan) => { plan.sites[0]!.asn = 65_011; }, 'asn'],
  ['a fallback preferred', (plan) => { vpn(plan, 'google').connections[0]!.tunnels[0]!.advertisedPriority = 50; }, 'priority'],
  ['a session without BFD', (plan) => { attachment(plan, 'google').sessions[0]!.bfd.multiplier = 0; }, 'bfd'],
  ['a secret of another network', (plan) => { attachment(plan, 'google').sessions[0]!.secret = 'other/bgp/x'; }, 'secret'],
  ['a prefix more than the definition has', (plan) => { plan.clouds[0]!.prefixes.push('10.250.0.0/16'); }, 'prefixes'],
  ['a smaller figure of a gateway', (plan) => { Object.assign((plan.clouds[1] as Draft).expressRouteGateway, { requiredMbps: 10 }); }, 'gateway-required'],
  ['a larger gateway than its SKU', (plan) => { (plan.clouds[1] as Draft).expressRouteGateway.capacityMbps *= 2; }, 'gateway-capacity'],
  ['a gateway left out', (plan) => { delete (plan.clouds[1] as Draft).expressRouteGateway; }, 'gateway'],
  ['another VPN gateway', (plan) => { (plan.clouds[1] as Draft).vpnGateway.sku = 'VpnGw1AZ'; }, 'vpn-gateway'],
  ['ports that nobody counted', (plan) => { plan.sites[0]!.routers[0]!.portsUsed['10G']! -= 1; }, 'ports-used'],
  ['a router with another MTU towards the site', (plan) => { plan.sites[0]!.routers[0]!.lan!.mtu = 9_000; }, 'router-interfaces'],
  ['a router with another neighbour in the site', (plan) => { plan.sites[0]!.routers[0]!.lan!.peers[0] = '10.16.0.4'; }, 'router-interfaces'],
  ['an interface that nobody named', (plan) => { plan.sites[0]!.routers[0]!.interfaces = { 'aws-edge-1-eqdc2-1': ['eth2', 'eth3'] }; }, 'router-interfaces'],
  ['packets that nobody described', (plan) => { plan.workloads[0]!.match = [{ protocol: 'tcp', port: 443 }]; }, 'workload-match'],
  ['a router in another building', (plan) => { plan.sites[0]!.routers[0]!.building = 'elsewhere'; }, 'router'],
  ['a price', (plan) => {
    const item = plan.cost.items[0]!;
    item.unitUsd -= 100;
    item.monthlyUsd -= 100 * item.quantity;
    plan.cost.monthlyUsd -= 100 * item.quantity;
  }, 'cost-price'],
  ['a quantity', (plan) => {
    const item = plan.cost.items[0]!;
    item.quantity -= 1;
    item.monthlyUsd -= item.unitUsd;
    plan.cost.monthlyUsd -= item.unitUsd;
  }, 'cost-quantity'],
  ['a row of the bill removed', (plan) => { plan.cost.monthlyUsd -= plan.cost.items.pop()!.monthlyUsd; }, 'cost-missing'],
  ['a row of the bill twice', (plan) => {
    plan.cost.items.push(plan.cost.items[0]!);
    plan.cost.monthlyUsd += plan.cost.items[0]!.monthlyUsd;
  }, 'cost-unfounded'],
  ['the sum of the bill', (plan) => { plan.cost.monthlyUsd -= 1; }, 'cost-sum'],
  ['a row that is not the product of its figures', (plan) => { plan.cost.items[0]!.monthlyUsd -= 1; }, 'cost-product'],
  ['a remembered price said to be read', (plan) => { plan.cost.items.find(({ verified }) => !verified)!.verified = true; }, 'cost-verified'],
  ['a warning removed', (plan) => { plan.findings = plan.findings.filter(({ code }) => code !== 'training-not-recommended'); }, 'finding-missing'],
  ['a warning made a note', (plan) => { plan.findings.find(({ code }) => code === 'macsec-unconfirmed')!.severity = 'note'; }, 'finding-severity'],
  ['an error that nothing shows', (plan) => { plan.findings.push({ code: 'vpn-too-small', severity: 'error', subject: 'aws', message: '' }); }, 'finding-unfounded'],
  ['a bundle taken out of the lock', (plan) => { delete plan.lock.bundles[bundle(plan, 'aws').id]; }, 'lock-bundles'],
  ['a VLAN changed in the lock', (plan) => { plan.lock.vlans['ashburn/edge-1']![attachment(plan, 'aws').id] = 1_001; }, 'lock-vlans'],
  ['a subnet added to the lock', (plan) => { plan.lock.subnets.more = '172.20.255.252/30'; }, 'lock-subnets'],
  ['a smaller VPN in the lock', (plan) => { plan.lock.vpns.aws!.perRouter = 1; }, 'lock-vpns'],
  ['another gateway in the lock', (plan) => { plan.lock.gateways['azure-virginia']!.sku = 'ErGw1AZ'; }, 'lock-gateways'],
  ['a rate of a workload', (plan) => { workload(plan, 'telemetry').rateMbps = 35; }, 'workload-rate'],
  ['a burst forgotten', (plan) => { delete workload(plan, 'inference-spill').burstMbps; }, 'workload-rate'],
  ['training that is counted', (plan) => { workload(plan, 'split-finetune').sized = true; }, 'workload-sized'],
  ['training with room to spare', (plan) => { workload(plan, 'split-finetune').training!.spareMbps = 1e6; }, 'training'],
  ['a workload left out', (plan) => { plan.workloads.pop(); }, 'workloads'],
  ['a link left out', (plan) => { plan.links.pop(); }, 'links'],
  ['a policy with less headroom', (plan) => { plan.policy.headroom = 0.1; }, 'policy'],
  ['a nearer horizon', (plan) => { plan.policy.growthMonths = 12; }, 'policy'],
  ['another day of service', (plan) => { plan.inService = '2028-03-01'; }, 'network'],
  ['a name that is a number', (plan) => { (plan as Draft).links[0].name = 7; }, 'shape'],
  ['a rate that is not one', (plan) => { link(plan, 'aws').requirement.toCloud.peakMbps = NaN; }, 'shape'],
  ['a part that is missing', (plan) => { delete (plan as Draft).lock; }, 'shape'],
];

describe('a plan that was tampered with is found out:', () => {
  test.each(TAMPERINGS)('%s', (_, change, claim) => {
    const plan = copy();
    change(plan);
    const claims = verifyPlan(plan as NetworkPlan, ashburn).map((row) => row.claim);
    expect(claims).toContain(claim);
  });

  test('as long as the plan it was made from is not', () => {
    expect(verifyPlan(copy() as NetworkPlan, ashburn)).toEqual([]);
  });
});
