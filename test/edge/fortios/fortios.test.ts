import { previewRouters, renderRouter, routersOf, Secrets } from '../../../lib/edge';
import { ashburn, filled, running } from '../fixture';

const plan = ashburn(running('fortios'));
const { routers, secrets } = filled(plan);
const text = renderRouter(routers[0]!, secrets)[0]!.text;

test('is one file, with keys in it', () => {
  expect(renderRouter(routers[0]!, secrets)).toMatchObject([{ name: 'fortios.conf', secret: true }]);
});

test('says which ports have to encrypt, because it does not write that', () => {
  expect(text).toContain('# not written: MACsec (must-encrypt) of port3, port4.');
});

test('names are short enough', () => {
  const names = [...text.matchAll(/^config (router prefix-list|router route-map|system interface)\n(.*?)^end$/gms)].flatMap(([, table, body]) =>
    [...body!.matchAll(/^ {4}edit "(.*)"$/gm)].map(([, name]) => [table!, name!] as const));
  expect(names.length).toBeGreaterThan(30);
  for (const [table, name] of names) expect(name.length).toBeLessThanOrEqual(table === 'system interface' ? 15 : 35);
});

test('a long name is cut the same way where it is defined and where it is used', () => {
  const [router] = routers;
  const long = 'a-link-with-a-name-that-is-longer-than-anything-here-in';
  const rename = (name: string) => (name === 'aws-dedicated-in' ? long : name);
  const made = renderRouter({
    ...router!,
    routeMaps: router!.routeMaps.map((map) => ({ ...map, name: rename(map.name) })),
    sessions: router!.sessions.map((session) => ({ ...session, import: rename(session.import) })),
  }, secrets)[0]!.text;
  const [, name] = /set route-map-in "(a-link-.*)"/.exec(made)!;
  expect(name!.length).toBe(35);
  expect(made).toContain(`edit "${name}"`);
});

test('sessions of Azure speak from the router\'s one address in their tunnels', () => {
  expect(text).toMatch(/edit "169\.254\.22\.81"\n(?: +set .*\n)* +set ebgp-enforce-multihop enable\n +set update-source "lo-1428"\n/);
});

test('marks what the definition tells how to know, before everything else may pass', () => {
  const made = filled(ashburn((definition) => {
    running('fortios')(definition);
    definition.workloads.telemetry.match = [{ to: '10.64.0.0/16', protocol: 'udp', port: 4317 }];
  }));
  const marked = renderRouter(made.routers[0]!, made.secrets)[0]!.text;
  expect(marked).toMatch(/edit 9001\n(?: +set .*\n)* +set dstaddr "net-10\.64\.0\.0\/16"\n(?: +set .*\n)* +set diffservcode-forward 010000\n/);
  expect(marked).toContain('set udp-portrange 4317');
});

test('writes the first router of the Ashburn example, readable', () => {
  const [router] = previewRouters(routersOf(plan));
  expect(renderRouter(router!, Secrets.preview)[0]!.text).toMatchSnapshot();
});
