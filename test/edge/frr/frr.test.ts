import { previewRouters, renderRouter, routersOf, Secrets } from '../../../lib/edge';
import { frrDaemonFiles, linuxInterface } from '../../../lib/edge/frr';
import { ashburn, filled } from '../fixture';

const { routers, secrets } = filled(ashburn());
const files = new Map(renderRouter(routers[0]!, secrets).map(({ name, text }) => [name, text]));

test('the parts of the daemons together are the whole', () => {
  const lines = (text: string) => text.split('\n').filter((line) => line !== '!');
  const whole = new Set(lines(files.get('frr.conf')!));
  for (const { text } of frrDaemonFiles(routers[0]!, secrets)) for (const line of lines(text)) expect(whole).toContain(line);
});

test('names interfaces as Linux does', () => {
  const [router] = routers;
  expect(linuxInterface(router!, 'aws-edge-1-eqdc2-1-1-bgp')).toBe('bond1.1137');
  expect(linuxInterface(router!, 'aws-vpn-edge-1-1-1')).toBe('xfrm3285');
  expect(linuxInterface(router!, 'lan')).toBe('eth0');
  expect(linuxInterface(router!, 'wan')).toBe('eth1');
});

test('says which ports a switch has to encrypt, and holds none of its keys', () => {
  expect(files.get('interfaces.sh')).toContain('# not written: MACsec (must-encrypt) of eth2, eth3. Put a switch that speaks it in front of these ports.');
  expect([...files.values()].join('')).not.toContain('0123456789abcdef'.repeat(4));
});

test('the script for interfaces may run again: it makes what there is not, and takes no port out of an aggregate that has it', () => {
  const lines = files.get('interfaces.sh')!.split('\n').filter((line) => /ip link add|master/.test(line));
  expect(lines.length).toBeGreaterThan(10);
  for (const line of lines) expect(line).toMatch(/^ip (link show dev (\S+) >\/dev\/null 2>&1 \|\| ip link add (link \S+ name )?\2 type|-o link show dev (\S+) \| grep -q ' master (\S+) ' \|\| \{ ip link set \4 down; ip link set \4 master \5; \}$)/);
});

test('packets may come another way than they go', () => {
  expect(files.get('interfaces.sh')).toMatch(/^sysctl .* net\.ipv4\.conf\.all\.rp_filter=2$/m);
});

test('marks what the definition tells how to know, and limits what the definition limits', () => {
  const made = filled(ashburn(({ workloads }) => {
    workloads.telemetry.match = [{ protocol: 'udp', port: 4317 }];
    workloads['crawl-to-s3'].match = [{ from: '10.16.5.0/24', to: '10.64.0.0/16', protocol: 'tcp', port: 443 }];
  }));
  const text = renderRouter(made.routers[0]!, made.secrets).find(({ name }) => name === 'nftables.conf')!.text;
  expect(text).toContain('iifname "eth0" udp dport 4317 ip dscp set 16');
  expect(text).toContain('iifname "eth0" ip saddr 10.16.5.0/24 ip daddr 10.64.0.0/16 tcp dport 443 ip dscp set 10');
});

test('reaches tunnels over the next hop that the definition names', () => {
  const made = filled(ashburn(({ sites }) => { sites.ashburn.routers['edge-1'].wan = { nextHop: '203.0.113.1' }; }));
  const text = renderRouter(made.routers[0]!, made.secrets)[0]!.text;
  expect(text).toContain(`ip route ${made.routers[0]!.tunnels[0]!.remote}/32 203.0.113.1 eth1`);
});

test('writes the first router of the Ashburn example, readable', () => {
  const [router] = previewRouters(routersOf(ashburn()));
  expect(renderRouter(router!, Secrets.preview).map(({ name, text }) => `==== ${name}\n${text}`).join('')).toMatchSnapshot();
});

test('gives the side of the site its MTU, on every platform', () => {
  const [router] = routers;
  const written = (platform: 'frr' | 'ios-xe' | 'junos' | 'fortios', mtu: number) =>
    renderRouter({ ...router!, lan: { ...router!.lan, name: 'lan0', mtu }, platform }, secrets).map(({ text }) => text).join('');
  expect(written('frr', 9_000)).toContain('ip link set lan0 mtu 9000 up\n');
  expect(written('ios-xe', 9_000)).toContain('interface lan0\n description site\n mtu 9000\n');
  expect(written('ios-xe', 1_400)).toMatch(/^interface lan0\n(?! mtu)(?: .*\n)* ip mtu 1400$/m);
  expect(written('junos', 9_000)).toContain('set interfaces lan0 mtu 9014\n');
  expect(written('fortios', 9_000)).toMatch(/edit "lan0"\n(?: +set .*\n)* +set mtu-override enable\n +set mtu 9000\n/);
});

test('keeps a VLAN to the rate that its link is limited to, on every platform', () => {
  const [router] = routers;
  const vlans = router!.vlans.map((vlan, i) => (i === 0 ? { ...vlan, rateLimitMbps: 500 } : vlan));
  const limited = (platform: 'frr' | 'ios-xe' | 'junos' | 'fortios') => renderRouter({ ...router!, vlans, platform }, secrets).map(({ text }) => text).join('');
  expect(limited('frr')).toContain('tc qdisc replace dev bond1.1137 root tbf rate 500mbit');
  expect(limited('ios-xe')).toContain('shape average 500000000');
  expect(limited('ios-xe').match(/^platform qos .*|^interface bond1$/gm)).toEqual(['platform qos port-channel-aggregate 1', 'interface bond1']);
  expect(limited('junos')).toContain('set firewall policer rate-500m if-exceeding bandwidth-limit 500m\nset firewall policer rate-500m if-exceeding burst-size-limit 312500\n');
  expect(limited('junos')).toContain('set interfaces bond1 unit 1137 family inet policer output rate-500m');
  expect(limited('fortios')).toContain('set outbandwidth 500000');
});
