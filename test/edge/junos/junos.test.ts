import { previewRouters, renderRouter, routersOf, Secrets } from '../../../lib/edge';
import { ashburn, filled, running } from '../fixture';

const plan = ashburn(running('junos'));
const { routers, secrets } = filled(plan);
const text = renderRouter(routers[0]!, secrets)[0]!.text;

test('is one file, with keys in it', () => {
  expect(renderRouter(routers[0]!, secrets)).toMatchObject([{ name: 'junos.set', secret: true }]);
});

test('an encrypted port has its keys', () => {
  expect(text).toContain('set security macsec interfaces xe-0/0/1 connectivity-association aws-gcm');
});

test('sessions of Azure speak from the router\'s one address in their tunnels', () => {
  expect(text).toContain('set protocols bgp group azure-vpn neighbor 169.254.22.81 local-address 169.254.22.83');
  expect(text).toContain('set routing-options static route 169.254.22.82/32 next-hop st0.1429');
});

test('what is told inside the site has this router as its next hop', () => {
  expect(text).toContain('set policy-options policy-statement inside-out term 10 then next-hop self');
});

test('what a list denies is rejected before it permits', () => {
  const [router] = routers;
  const prefixLists = router!.prefixLists.map((list) => (list.name === 'aws-networks-in' ? { ...list, entries: [{ action: 'deny' as const, prefix: '0.0.0.0/0' }, ...list.entries] } : list));
  const made = renderRouter({ ...router!, prefixLists }, secrets)[0]!.text.split('\n');
  const [not, first] = ['term 10-not then reject', 'term 10 from'].map((words) => made.findIndex((line) => line.includes(`policy-statement aws-dedicated-in ${words}`)));
  expect(not).toBeGreaterThan(0);
  expect(first).toBeGreaterThan(not!);
  expect(made).toContain('set policy-options route-filter-list aws-networks-in-not 0.0.0.0/0 exact');
});

test('AES-GCM brings its own authentication, and AES-CBC is given one', () => {
  expect(text.match(/^set security ike proposal \S+ authentication-algorithm .*$/gm)).toEqual(['set security ike proposal azure authentication-algorithm sha-384']);
});

test('every interface with neighbours answers a ping', () => {
  const zoned = (what: string) => [...text.matchAll(new RegExp(`^set security zones security-zone \\S+ interfaces (\\S+) host-inbound-traffic ${what}$`, 'gm'))].map(([, name]) => name);
  expect(zoned('system-services ping')).toEqual(zoned('protocols bgp'));
  expect(zoned('system-services ping').length).toBeGreaterThan(5);
});

test('marks what the definition tells how to know', () => {
  const made = filled(ashburn((definition) => {
    running('junos')(definition);
    definition.workloads.telemetry.match = [{ to: '10.64.0.0/16', protocol: 'udp', port: 4317 }];
  }));
  const marked = renderRouter(made.routers[0]!, made.secrets)[0]!.text;
  expect(marked).toContain('set firewall family inet filter mark-site term telemetry-1 from destination-address 10.64.0.0/16');
  expect(marked).toContain('set firewall family inet filter mark-site term telemetry-1 then dscp 16');
});

test('writes the first router of the Ashburn example, readable', () => {
  const [router] = previewRouters(routersOf(plan));
  expect(renderRouter(router!, Secrets.preview)[0]!.text).toMatchSnapshot();
});
