import { examplePlan, filled, running } from './fixture';
import { planOfKind } from './kinds';
import { deploymentValues, handOffSheets, renderRouter, type RouterConfiguration, routersOf } from '../../lib/edge';
import { linkRoutes } from '../../lib/edge/routes';
import type { NetworkPlan } from '../../lib/planner';
import { linkOf } from '../networks';

const firstOf = (plan: NetworkPlan): RouterConfiguration => routersOf(plan)[0]!;
const sheetsOf = (plan: NetworkPlan) => new Map(handOffSheets(plan).map(({ name, markdown }) => [name, markdown]));

/** The same as if nothing of it were up. */
function onOrder(plan: NetworkPlan): NetworkPlan {
  return { ...plan, links: plan.links.map((link) => (link.primary.kind === 'vpn' ? link : { ...link, primary: { ...link.primary, paths: link.primary.paths.map((path) => ({ ...path, phase: 'order' as const })) } })) };
}

describe('ports of ExpressRoute Direct', () => {
  const plan = examplePlan('azure-direct');
  const ID = 'azure-edge-1-washington-dc-1';

  test('have the speed of the pair, and the cipher that Azure was told, whatever the circuit', () => {
    const onIosXe = firstOf(planOfKind('ports of ExpressRoute Direct with one tag', running('ios-xe')));
    expect(onIosXe.ports.map(({ id, name }) => [id, name])).toEqual([[`${ID}-primary/1`, 'HundredGigE0/0/1'], [`${ID}-secondary/1`, 'HundredGigE0/0/2']]);
    expect(firstOf(plan).macsec).toMatchObject([{ id: 'azure-xpn', cipher: 'gcm-aes-xpn-256', keys: { secret: 'azure-macsec' } }]);
  });

  test('take the outer tag of QinQ from Azure, one for each circuit, and one tag on dot1q', () => {
    expect(firstOf(plan).vlans.map(({ vlan, outerVlan }) => [vlan, outerVlan])).toEqual([0, 1].map(() => ['852', { placeholder: 'outer-vlan', id: ID }]));
    expect(firstOf(planOfKind('ports of ExpressRoute Direct with one tag')).vlans.map(({ outerVlan }) => outerVlan)).toEqual([undefined, undefined]);
  });

  test('several circuits come over one pair where the site says so, and over pairs of their own else', () => {
    const several = planOfKind('ports of ExpressRoute Direct with several circuits');
    expect(firstOf(several).bundles).toHaveLength(4);
    const ports = ['hu0', 'hu1'];
    const together = firstOf(planOfKind('ports of ExpressRoute Direct with several circuits', ({ sites }) => {
      sites.ashburn.routers['edge-1'].interfaces = { [ID]: ports, 'azure-edge-1-washington-dc-2': ports };
    }));
    expect(together.ports.map(({ name }) => name)).toEqual(ports);
    expect(together.bundles.map(({ id }) => id)).toEqual([`${ID}-primary`, `${ID}-secondary`]);
    expect(together.vlans.map(({ bundle }) => bundle)).toEqual([`${ID}-primary`, `${ID}-secondary`, `${ID}-primary`, `${ID}-secondary`]);
  });

  test.each([
    ['frr', 'ip link show dev eth2-333 >/dev/null 2>&1 || ip link add link eth2 name eth2-333 type vlan id 333\nip link set eth2-333 mtu 1500 up\nip link show dev eth2.852 >/dev/null 2>&1 || ip link add link eth2-333 name eth2.852 type vlan id 852'],
    ['ios-xe', ' encapsulation dot1Q 333 second-dot1q 852\n'],
    ['junos', 'unit 852 vlan-tags outer 333 inner 852\n'],
    ['junos', 'flexible-vlan-tagging\n'],
    ['fortios', '    edit "eth2-333"\n        set vdom "root"\n        set interface "eth2"\n        set vlan-protocol 8021q\n        set vlanid 333\n'],
    ['fortios', '        set interface "eth2-333"\n        set vlanid 852\n'],
  ] as const)('have both tags on %s', (platform, text) => {
    const { routers, secrets } = filled(plan);
    const vlans = routers[0]!.vlans.map((vlan) => ({ ...vlan, outerVlan: '333' }));
    expect(renderRouter({ ...routers[0]!, vlans, platform }, secrets).map((file) => file.text).join('')).toContain(text);
  });

  test('have their outer tag in what az network express-route list prints, found by the id of the circuit or by its name', () => {
    const id = `/subscriptions/1/resourceGroups/n/providers/Microsoft.Network/expressRouteCircuits/azure-direct-${ID}`;
    const listed = { name: 'circuits.json', content: [{ id: id.toUpperCase(), name: `azure-direct-${ID}`, stag: 77 }, { id: 'other', name: `other-${ID}`, stag: 78 }] };
    const outputs = { name: 'outputs.json', content: { virginia_circuits: { value: { [ID]: { circuit_id: id } } } } };
    expect([...deploymentValues(plan, [listed])]).toEqual([[`outer-vlan ${ID}`, '77']]);
    expect([...deploymentValues(plan, [listed, { ...outputs, content: { ...outputs.content, virginia_vpn_tunnels: { value: { 'azure-vpn-edge-1-1-1': { public_ip: '192.0.2.9' } } } } }])]).toContainEqual([`outer-vlan ${ID}`, '77']);
  });

  test('are ordered with a letter of authorization, and name both tags', () => {
    expect(sheetsOf(onOrder(plan)).get('azure-order.md')).toContain('Generate the letter of authorization of each pair in the portal');
    expect(sheetsOf(plan).get('azure-live.md')).toContain('| outer: known after the deployment; inner: 852 |');
    expect(sheetsOf(plan).get('azure-live.md')).toContain('az network express-route list');
    expect(sheetsOf(plan).get('azure-live.md')).toContain('| 2 x 100 Gbps |');
  });
});

describe('circuits of a partner', () => {
  const [router] = routersOf(examplePlan('google-partner')) as [RouterConfiguration];
  const ID = 'google-core-1-frankfurt-zone1-1-1';

  test('have at layer 2 a session of the site with addresses that Google gives, and no key', () => {
    expect(router.sessions.find(({ id }) => id === `${ID}-bgp`)).toMatchObject({ remoteAsn: 16_550, neighbour: { placeholder: 'attachment-cloud-address', id: ID }, bfd: { intervalMs: 1_000, multiplier: 5 } });
    expect(router.sessions.find(({ id }) => id === `${ID}-bgp`)!.md5).toBeUndefined();
    expect(router.vlans).toMatchObject([{ vlan: '1663', address: { placeholder: 'attachment-router-address' } }]);
  });

  test('come without aggregation, and preferred to the VPN', () => {
    expect(router.bundles.map(({ aggregated }) => aggregated)).toEqual([false]);
    expect(router.routeMaps.find(({ name }) => name === 'google-dedicated-in')!.entries).toMatchObject([{ localPreference: 200 }]);
  });

  test('have at layer 3 none of the site', () => {
    const plan = planOfKind('circuits of a partner who speaks BGP');
    expect(firstOf(plan).sessions.filter(({ kind }) => kind === 'dedicated')).toEqual([]);
    expect(sheetsOf(plan).get('google-live.md')).toContain('None of the site: the service provider speaks BGP.');
    expect(sheetsOf(plan).get('google-live.md')).toContain('Configure BGP with Google and with the site');
  });
});

describe('a link between clouds', () => {
  test('has no routers of a site, and a sheet of both ends', () => {
    const plan = examplePlan('google-cross-cloud');
    expect(routersOf(plan)).toEqual([]);
    const sheet = sheetsOf(plan).get('aws-google-live.md')!;
    expect(sheet).toContain('| aws-google-aws-eqdc2-zone1-iad-zone1-1-1-1-bgp | 3888 | 1500 | 169.254.144.37/30 | 169.254.144.38/30 | 64620 | 64513 |');
    expect(sheet).toContain('| AWS team | Deploy: virtual interfaces on the LAGs');
    expect(sheet).toContain('**aws announces exactly:** 10.61.0.0/16');
    expect(sheet).not.toContain('Cross-connects');
  });

  test('is ordered at both ends, with letters that go to Google', () => {
    const order = sheetsOf(planOfKind('Cross-Cloud Interconnect on order')).get('aws-google-order.md')!;
    expect(order).toContain('| AWS team | Deploy: it makes a LAG for each connection.');
    expect(order).toContain('Send these letters to Google');
    const azure = sheetsOf(onOrder(planOfKind('Cross-Cloud Interconnect to Azure'))).get('aws-google-order.md')!;
    expect(azure).toContain('| Azure team | Order the pairs of ExpressRoute Direct');
  });

  test('of AWS Interconnect has its bandwidth and its key on the way', () => {
    const sheet = sheetsOf(examplePlan('aws-multicloud')).get('aws-google-live.md')!;
    expect(sheet).toContain('**Bandwidth:** 5000 Mbps');
    expect(sheet).toContain('Read the activation key');
    expect(sheet).toContain('**google-virginia announces exactly:** 10.62.0.0/16');
  });
});

describe('a link that takes the circuits of another', () => {
  test('on Azure has no session: the owner\'s take its prefixes, and the owner\'s VPN does not', () => {
    const plan = examplePlan('azure-shared');
    const router = firstOf(plan);
    expect(router.sessions.flatMap(({ link, kind }) => (kind === 'dedicated' ? [link] : []))).toEqual(['production', 'production']);
    const listOf = (map: string) => router.routeMaps.find((row) => row.name === map)!.entries[0]!.prefixList;
    const prefixes = (map: string) => router.prefixLists.find(({ name }) => name === listOf(map))!.entries.map(({ prefix }) => prefix);
    expect(prefixes('production-dedicated-in')).toEqual(['10.96.0.0/16', '10.97.0.0/16', '10.98.0.0/16']);
    expect(prefixes('production-vpn-in')).toEqual(['10.96.0.0/16']);
    expect(sheetsOf(plan).get('production-live.md')).toContain('**Over the fallback it announces:** 10.96.0.0/16');
  });

  test('on Google has sessions of its own on the owner\'s ports', () => {
    const router = firstOf(examplePlan('google-shared'));
    expect(router.vlans.map(({ id, bundle }) => [id, bundle])).toEqual(['production', 'recovery', 'research'].map((link) => [`${link}-edge-1-iad-zone1-1-1-1-bgp`, 'production-edge-1-iad-zone1-1-1']));
    expect(router.vlans.map(({ rateLimitMbps }) => rateLimitMbps)).toEqual([undefined, undefined, 5_000]);
    expect(router.vlans[1]!.because).toBe('links.recovery.primary');
  });

  test.each([
    ['azure-shared', 'research-live.md', 'an authorization key for each, which is secret'],
    ['google-shared', 'research-live.md', 'Hand over the name of each connection'],
    ['aws-two-regions', 'west-live.md', 'Hand over the id of the Direct Connect gateway'],
    ['aws-two-accounts', 'research-live.md', 'Hand over the id of each LAG'],
  ])('of %s says in %s whose circuits they are, and what is handed over', (example, name, words) => {
    const all = sheetsOf(examplePlan(example));
    expect([...all.keys()]).toContain(name);
    expect(all.get(name)).toContain(words);
    expect(all.get(name)).toContain('Nothing is ordered here');
  });
});

describe('sites that reach each other', () => {
  const accepted = (plan: NetworkPlan, link: string, way?: 'fallback') => linkRoutes(plan, linkOf(plan, link), way).accepted;

  test('by Global Reach take each other\'s prefixes over the circuits, and not over the VPN', () => {
    const plan = planOfKind('circuits that Global Reach joins');
    expect(accepted(plan, 'azure')).toEqual(['10.40.0.0/16', '10.96.0.0/16']);
    expect(accepted(plan, 'west')).toEqual(['10.16.0.0/13', '10.98.0.0/16', '172.20.0.0/17']);
    expect([accepted(plan, 'azure', 'fallback'), accepted(plan, 'west', 'fallback'), accepted(plan, 'aws')]).toEqual([['10.96.0.0/16'], ['10.98.0.0/16'], ['10.64.0.0/16', '10.65.0.0/16']]);
  });

  test('by a hub of Network Connectivity Center do so over what carries them in the normal state', () => {
    const plan = examplePlan('google-site-to-site');
    expect(accepted(plan, 'google')).toEqual(['10.128.0.0/16', '10.20.0.0/20']);
    expect(accepted(plan, 'google', 'fallback')).toEqual(['10.128.0.0/16']);
    expect(accepted(plan, 'annex')).toEqual(['10.10.0.0/16', '10.128.0.0/16']);
  });

  test('by a virtual hub that lets them do so over circuits and VPN, and not where it does not', () => {
    const plan = planOfKind('a virtual hub that joins a branch and a site');
    const [site] = plan.sites.filter(({ name }) => name !== 'branch');
    expect(accepted(plan, 'azure')).toContain('10.200.0.0/20');
    expect(accepted(plan, 'branch')).toEqual([...plan.clouds[0]!.prefixes, ...site!.prefixes].sort());
    const apart = { ...plan, clouds: plan.clouds.map((cloud) => (cloud.provider === 'azure' ? { ...cloud, transit: false } : cloud)) };
    expect(accepted(apart, 'branch')).toEqual(plan.clouds[0]!.prefixes);
  });
});

test('the second link of a Metro circuit is cabled into the second building', () => {
  const sheet = sheetsOf(examplePlan('azure-metro')).get('azure-live.md')!;
  expect(sheet).toContain('| eth2 | port of Equinix, for Amsterdam Metro, Equinix AM5 | 5000 | azure-edge-1-amsterdam-metro-1-primary/1 |');
  expect(sheet).toContain('| eth3 | port of Equinix, for Amsterdam Metro, Digital Realty AMS8 | 5000 | azure-edge-1-amsterdam-metro-1-secondary/1 |');
  expect(sheet).toContain('| Equinix AM5; Digital Realty AMS8 |');
});
