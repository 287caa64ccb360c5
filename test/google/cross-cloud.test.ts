import { GoogleProvider } from '@cdktf/provider-google/lib/provider';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { TerraformStack, Testing } from 'cdktf';
import { replaced } from './force-replacement';
import { construct, type Loose, rowsOf as namedRows, written } from './topologies';
import { AwsHybridNetwork, type AwsHybridNetworkProps } from '../../lib/aws';
import { HybridNetworkError } from '../../lib/errors';
import { GoogleHybridNetwork } from '../../lib/google';
import { EMPTY_LOCK, type NetworkPlan, planNetwork, verifyPlan } from '../../lib/planner';
import { type Draft, network } from '../networks';

const planOf = (change?: (definition: Draft) => void): NetworkPlan => planNetwork(network('google-cross-cloud', change), { lock: EMPTY_LOCK });

const toAzure = (definition: Draft) => {
  definition.clouds.aws = { provider: 'azure', region: 'eastus', prefixes: ['10.61.0.0/16'] };
  for (const path of definition.cloudLinks['aws-google'].paths) path.remoteLocation = 'azure-equinix-ashburn-dc2';
};

/** The construct without a customer. */
function withoutCustomer(plan: NetworkPlan): GoogleHybridNetwork {
  const stack = new TerraformStack(Testing.app(), 'google');
  new GoogleProvider(stack, 'google', { project: 'google-cross-cloud', region: 'us-east4' });
  return new GoogleHybridNetwork(stack, 'Hybrid', { plan, cloud: 'google', network: { kind: 'new' } });
}

const rowsOf = (made: GoogleHybridNetwork, type: string): readonly Loose[] => Object.values(namedRows(made, type));

/** A plan that was changed by hand. */
function tampered(change: (plan: Loose) => void): NetworkPlan {
  const plan = JSON.parse(JSON.stringify(planOf())) as Loose;
  change(plan);
  return plan as NetworkPlan;
}

describe('the end of Google Cloud', () => {
  const stack = withoutCustomer(planOf());

  test('orders connections that name the remote location and no customer, and protects them', () => {
    for (const row of rowsOf(stack, 'compute_interconnect')) {
      expect(row).toMatchObject({ interconnect_type: 'DEDICATED', link_type: 'LINK_TYPE_ETHERNET_10G_LR', requested_link_count: 3, lifecycle: { prevent_destroy: true } });
      expect(row.remote_location).toMatch(/\/global\/interconnectRemoteLocations\/aws-eqdc2$/);
      expect(row).not.toHaveProperty('customer_name');
    }
  });

  test('has attachments on a /30 with the MTU of both ends, and sessions with BFD and a key each', () => {
    const attachments = rowsOf(stack, 'compute_interconnect_attachment');
    expect(attachments).toHaveLength(6);
    for (const row of attachments) expect(row).toMatchObject({ type: 'DEDICATED', bandwidth: 'BPS_10G', mtu: '1500', subnet_length: 30, admin_enabled: true });
    expect(rowsOf(stack, 'compute_network')[0]).toMatchObject({ mtu: 1500 });
    for (const row of rowsOf(stack, 'compute_router_peer')) {
      expect(row).toMatchObject({ peer_asn: 64_513, advertised_route_priority: 100, bfd: { session_initialization_mode: 'ACTIVE', min_receive_interval: 1000, multiplier: 5 } });
      expect(row.md5_authentication_key.key).toMatch(/^\$\{var\.\w+\}$/);
    }
  });

  test('states the availability in both groups', () => {
    expect(rowsOf(stack, 'compute_interconnect_group').map(({ intent }) => intent)).toEqual([{ topology_capability: 'PRODUCTION_NON_CRITICAL' }]);
    expect(rowsOf(stack, 'compute_interconnect_attachment_group').map(({ intent }) => intent)).toEqual([{ availability_sla: 'PRODUCTION_NON_CRITICAL' }]);
  });

  test('has connections only while the link is on order', () => {
    const ordered = construct(planOf((definition) => { definition.cloudLinks['aws-google'].phase = 'order'; }));
    expect(rowsOf(ordered, 'compute_interconnect')).toHaveLength(2);
    expect(rowsOf(ordered, 'compute_interconnect_attachment')).toEqual([]);
  });

  test.each<readonly [string, (definition: Draft) => void]>([['AWS', () => undefined], ['Azure', toAzure]])('is turned up and grows to %s without anything made anew', (_, end) => {
    let change = end;
    let before = planOf((definition) => { end(definition); definition.cloudLinks['aws-google'].phase = 'order'; });
    let now = written(withoutCustomer(before));
    const steps: readonly ((definition: Draft) => void)[] = [
      () => undefined, // live
      (definition) => { definition.workloads.datasets.volume = '100 TB'; },
      (definition) => { definition.workloads.weights.within = '10 min'; },
      (definition) => { definition.clouds.google.prefixes.push('10.64.0.0/16'); },
      (definition) => { definition.cloudLinks['aws-google'].mtu = 1460; },
    ];
    for (const step of steps) {
      const earlier = change;
      change = (definition) => { earlier(definition); step(definition); };
      const made = network('google-cross-cloud', change);
      const plan = planNetwork(made, { lock: before.lock });
      expect(verifyPlan(plan, made)).toEqual([]);
      const after = written(withoutCustomer(plan));
      expect(replaced(now.resource, after.resource)).toEqual([]);
      [before, now] = [plan, after];
    }
    expect(Object.keys(now.resource.google_compute_interconnect).length).toBeGreaterThan(2);
  });

  test('shares its Cloud Router with circuits to sites, which need a customer', () => {
    const plan = planOf((definition) => {
      definition.cloudLinks['aws-google'].mtu = 1460;
      definition.sites.lab = { asn: 65_010, prefixes: ['10.10.0.0/16'], routers: { edge: { publicIp: '203.0.113.10' } } };
      definition.links.lab = { site: 'lab', cloud: 'google', resilience: 'basic', primary: { kind: 'dedicated-interconnect', paths: [{ router: 'edge', location: 'iad-zone1-1' }] } };
    });
    const both = construct(plan);
    expect(rowsOf(both, 'compute_router')).toHaveLength(1);
    expect(new Set(rowsOf(both, 'compute_interconnect_attachment').map(({ mtu }) => mtu))).toEqual(new Set(['1460']));
    expect(() => withoutCustomer(plan)).toThrow(/customerName/);
  });

  test.each<readonly [string, string, (plan: Loose) => void]>([
    ['a /29', 'google-subnet', (plan) => { plan.links[0].primary.paths[0].bundles[0].attachments[0].sessions[0].prefix = '169.254.128.0/29'; }],
    ['more prefixes of the other cloud than a session takes', 'google-learned', (plan) => {
      plan.clouds.find(({ name }: Loose) => name === 'aws').prefixes = Array.from({ length: 300 }, (_, i) => `10.${i % 256}.${Math.floor(i / 256)}.0/24`);
    }],
  ])('is refused with %s', (_, code, change) => {
    expect(() => construct(tampered(change))).toThrow(HybridNetworkError);
    try {
      construct(tampered(change));
    } catch (error) {
      expect((error as HybridNetworkError).problems.map((problem) => problem.code)).toContain(code);
    }
  });

  test('puts out, in the words of Azure, the pair of ports and the private peering of each two connections', () => {
    const azure = written(withoutCustomer(planOf(toAzure)));
    const ends = Object.values((azure.output.google_remote_ends as Loose).value) as Loose[];
    expect(ends.map(({ peering_location: place, bandwidth_in_gbps: gbps, encapsulation, pair, link }) => [place, gbps, encapsulation, pair, link])).toEqual(
      ['primary', 'secondary'].flatMap((link) => [1, 2, 3].map((pair) => ['Equinix-Ashburn-DC2', 10, 'Dot1Q', pair, link])));
    const [first, second] = [ends[0]!.private_peering, ends[3]!.private_peering];
    expect([second.vlan_id, second.peer_asn, second.shared_key]).toEqual([first.vlan_id, 64_620, first.shared_key]);
    expect(first.primary_peer_address_prefix).toMatch(/\/30$/);
    expect(second.secondary_peer_address_prefix).not.toBe(first.primary_peer_address_prefix);
    const keys = Object.values(azure.variable as Record<string, Loose>).map(({ validation }) => validation[0].condition as string);
    expect(keys).toHaveLength(3);
    for (const condition of keys) expect(condition).toContain('<= 25');
  });
});

describe('the end of AWS', () => {
  const templateOf = (change?: (definition: Draft) => void, props: Partial<AwsHybridNetworkProps> = {}) => {
    const stack = new Stack(new App(), 'Aws', { env: { region: 'us-east-1', account: '111111111111' } });
    new AwsHybridNetwork(stack, 'Network', { plan: planOf(change), cloud: 'aws', ...props });
    return Template.fromStack(stack);
  };

  test('has private virtual interfaces on a virtual private gateway', () => {
    const template = templateOf((definition) => { definition.clouds.aws.gateway = 'virtual-private'; }, { vpcs: 'create' });
    template.resourceCountIs('AWS::DirectConnect::PrivateVirtualInterface', 6);
    template.allResourcesProperties('AWS::DirectConnect::PrivateVirtualInterface', { Mtu: 1500 });
  });

  test('promises as much as ports at two locations of AWS do', () => {
    const template = templateOf((definition) => {
      definition.clouds.google.otherRegions = ['us-central1'];
      definition.cloudLinks['aws-google'].paths.push(...[1, 2].map((zone) => ({ location: `iad-zone${zone}-5467`, remoteLocation: 'aws-csva1', region: 'us-central1' })));
    });
    template.hasResourceProperties('AWS::DirectConnect::ResiliencyGroup', { IntendedResiliencyModel: 'high-resiliency' });
    template.resourceCountIs('AWS::DirectConnect::Lag', 4);
  });

  test('has ports only while the link is on order', () => {
    const template = templateOf((definition) => { definition.cloudLinks['aws-google'].phase = 'order'; });
    template.resourceCountIs('AWS::DirectConnect::Lag', 2);
    template.resourceCountIs('AWS::DirectConnect::TransitVirtualInterface', 0);
  });

  test('is in the hand-off with the addresses of Google as the router', () => {
    const stack = new Stack(new App(), 'Aws', { env: { region: 'us-east-1', account: '111111111111' } });
    const plan = planOf();
    const { handOff } = new AwsHybridNetwork(stack, 'Network', { plan, cloud: 'aws' });
    const [session] = (plan.links[0]!.primary as Loose).paths[0].bundles[0].attachments[0].sessions;
    expect(handOff.circuits[0]).toMatchObject({ location: 'EqDC2', router: 'iad-zone1-1', interfaces: [{ routerAddress: session.cloudAddress, awsAddress: session.routerAddress, siteAsn: 64_620 }, {}, {}] });
  });
});
