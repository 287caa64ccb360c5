import { previewRouters, renderRouter, routersOf, Secrets } from '../../../lib/edge';
import { ashburn, filled, running } from '../fixture';

const plan = ashburn(running('ios-xe'));
const { routers, secrets } = filled(plan);
const text = renderRouter(routers[0]!, secrets)[0]!.text;

test('is one file, with keys in it', () => {
  expect(renderRouter(routers[0]!, secrets)).toMatchObject([{ name: 'ios-xe.cfg', secret: true }]);
});

test('an encrypted port has its keys and refuses clear text', () => {
  expect(text).toMatch(/^key chain aws-gcm macsec\n key 0123456789abcdef.*\n {2}cryptographic-algorithm aes-256-cmac\n {2}key-string fedcba9876543210/m);
  expect(text).toMatch(/^interface TenGigabitEthernet0\/0\/1\n(?: .*\n)* macsec access-control must-secure$/m);
});

test('tunnels are limited to what fits, and sessions of Azure speak from their loopback', () => {
  expect(text).toMatch(/^interface Tunnel3285\n(?: .*\n)* ip mtu 1446\n ip tcp adjust-mss 1406$/m);
  expect(text).toMatch(/^ neighbor 169\.254\.22\.81 ebgp-multihop 2\n neighbor 169\.254\.22\.81 update-source Loopback1428$/m);
});

test('keys of tunnels last their time whatever passes, and packets may overtake each other', () => {
  expect(text.match(/^ set security-association lifetime kilobytes disable\n set security-association replay window-size 1024$/gm)).toHaveLength(routers[0]!.tunnels.length);
});

test('the side of the site is not left shut down', () => {
  expect(text).toMatch(/^interface TenGigabitEthernet0\/1\/0\n(?: .*\n)* no shutdown$/m);
});

test('what no session announces is dropped', () => {
  expect(text).toContain('ip route 10.64.0.0 255.255.0.0 Null0 254');
});

test('marks what the definition tells how to know', () => {
  const made = filled(ashburn((definition) => {
    running('ios-xe')(definition);
    definition.workloads['crawl-to-s3'].match = [{ from: '10.16.5.0/24', protocol: 'tcp', port: 443 }];
  }));
  const marked = renderRouter(made.routers[0]!, made.secrets)[0]!.text;
  expect(marked).toContain('ip access-list extended mark-bulk\n permit tcp 10.16.5.0 0.0.0.255 any eq 443\n');
  expect(marked).toContain('policy-map mark-site\n class mark-bulk\n  set dscp 10\n');
  expect(marked).toContain(' service-policy input mark-site');
});

test('writes the first router of the Ashburn example, readable', () => {
  const [router] = previewRouters(routersOf(plan));
  expect(renderRouter(router!, Secrets.preview)[0]!.text).toMatchSnapshot();
});
