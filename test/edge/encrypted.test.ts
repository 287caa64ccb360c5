import { examplePlan, filled, valuesFor } from './fixture';
import { planOfKind } from './kinds';
import { crossReferences, deploymentValues, handOffSheets, placeholdersIn, renderRouter, type RouterConfiguration, routersOf } from '../../lib/edge';

const plan = examplePlan('google-encrypted');
const [first, second] = routersOf(plan) as [RouterConfiguration, RouterConfiguration];
const { routers, secrets } = filled(plan);

const session = (router: RouterConfiguration, id: string) => router.sessions.find((row) => row.id === id)!;
const map = (router: RouterConfiguration, name: string) => router.routeMaps.find((row) => row.name === name)!.entries;
const list = (router: RouterConfiguration, name: string) => router.prefixLists.find((row) => row.name === name)!.entries;
const kinds = (router: RouterConfiguration) => Object.fromEntries(['dedicated', 'underlay', 'encrypted', 'vpn'].map((kind) => [kind, router.sessions.filter((row) => row.kind === kind).length]));

const CIRCUIT = 'google-edge-1-ord-zone1-7-1-1';
const UNDERLAY = `${CIRCUIT}-bgp`;
const TUNNEL = `${CIRCUIT}-ipsec-1-1`;

test('an encrypted circuit carries a session for the ends of tunnels, and the tunnels those for the networks', () => {
  expect(kinds(first)).toEqual({ dedicated: 0, underlay: 1, encrypted: 6, vpn: 2 });
  expect(kinds(second)).toEqual({ dedicated: 0, underlay: 1, encrypted: 6, vpn: 2 });
});

test('its session takes addresses of the gateways on it, and announces the router\'s end of tunnels and nothing else', () => {
  expect(session(first, UNDERLAY)).toMatchObject({ bfd: { intervalMs: 1_000, multiplier: 5 }, md5: { secret: 'google-encrypted/bgp/google-edge-1-ord-zone1-7-1-1' } });
  expect(map(first, session(first, UNDERLAY).import)).toMatchObject([{ prefixList: `${CIRCUIT}-ends-in`, localPreference: 200 }]);
  expect(list(first, `${CIRCUIT}-ends-in`)).toEqual([{ action: 'permit', prefix: '10.216.6.64/26', upTo: 32 }]);
  expect(list(first, `${CIRCUIT}-ends-out`)).toEqual([{ action: 'permit', prefix: '10.50.255.1/32' }]);
  expect(first.originated).toMatchObject([{ prefix: '10.50.255.1/32', because: 'sites.chicago.routers.edge-1.tunnelIp' }]);
});

test('tunnels stand on the address that the circuits reach, and are made for what fits into an attachment', () => {
  expect(first.loopbacks).toMatchObject([{ id: 'tunnel-end', number: 16_384, address: '10.50.255.1/32' }]);
  expect(first.tunnels.find(({ id }) => id === TUNNEL)).toMatchObject({
    end: 'tunnel-end', local: '10.50.255.1', localId: '10.50.255.1', address: '169.254.91.118/30', peer: '169.254.91.117', mtu: 1_386, mss: 1_346, encapsulated: false, proposal: 'google',
  });
  expect(first.vlans).toMatchObject([{ mtu: 1_440, vlan: '2011' }]);
  expect(second.tunnels.filter(({ end }) => end === 'tunnel-end').map(({ local }) => local)).toEqual(Array.from({ length: 6 }, () => '10.50.255.2'));
});

test('what is learned in them is preferred to the VPN over the internet, and announced better', () => {
  expect(map(first, session(first, TUNNEL).import)).toMatchObject([{ localPreference: 200, prefixList: 'google-networks-in' }]);
  expect(map(first, session(first, TUNNEL).export)).toMatchObject([{ med: 100 }]);
  expect(map(first, 'google-vpn-in')).toMatchObject([{ localPreference: 100 }]);
  expect(session(first, TUNNEL).bfd).toBeUndefined();
});

test('drops what is for gateways on circuits while no circuit has a route for it: it never leaves to the internet', () => {
  expect(first.discards.map(({ prefix }) => prefix)).toEqual(['10.136.0.0/16', '10.216.0.128/26', '10.216.6.64/26']);
});

test('waits with the tunnels while one circuit of a pair is on order', () => {
  const waiting = routersOf(planOfKind('encrypted circuits, one of which is on order'));
  expect(waiting.map(kinds)).toEqual([{ dedicated: 0, underlay: 0, encrypted: 0, vpn: 2 }, { dedicated: 0, underlay: 1, encrypted: 0, vpn: 2 }]);
  expect(waiting.flatMap(crossReferences)).toEqual([]);
});

test('a router with both circuits ends all tunnels on one address', () => {
  const [router] = routersOf(planOfKind('encrypted circuits, both from one router'));
  expect(kinds(router!)).toMatchObject({ underlay: 2, encrypted: 12 });
  expect(router!.loopbacks).toHaveLength(1);
});

test('needs no interface towards the internet where there is no VPN over it', () => {
  const [router] = routersOf(planOfKind('encrypted circuits without a VPN over the internet'));
  expect([router!.wan, router!.tunnels.length]).toEqual([undefined, 6]);
});

test('a partner\'s circuits at layer 3 have tunnels and no session of the site; at layer 2 they have both', () => {
  expect(kinds(routersOf(planOfKind('encrypted circuits of a partner at layer 3'))[0]!)).toMatchObject({ underlay: 0, encrypted: 7 });
  expect(kinds(routersOf(planOfKind('encrypted circuits of a partner at layer 2'))[0]!)).toMatchObject({ underlay: 7, encrypted: 7 });
});

test('a route over the next hop to the internet is for tunnels over it only', () => {
  const made = filled(planOfKind('encrypted circuits, both from one router', ({ sites }) => { sites.chicago.routers['edge-1'].wan = { nextHop: '203.0.113.49' }; }));
  const onCircuits = made.routers[0]!.tunnels.filter(({ end }) => end !== 'wan').map(({ remote }) => remote);
  for (const platform of ['frr', 'ios-xe', 'junos', 'fortios'] as const) {
    const lines = renderRouter({ ...made.routers[0]!, platform }, made.secrets).flatMap(({ text }) => text.split('\n'));
    const routes = lines.filter((line, i) => /203\.0\.113\.49/.test(line) || /203\.0\.113\.49/.test(lines[i + 1] ?? ''));
    expect(routes).not.toEqual([]);
    for (const remote of onCircuits) expect(routes.filter((line) => new RegExp(`[ "]${remote}[/ ]`).test(line))).toEqual([]);
  }
});

test('finds the addresses of gateways on circuits in the outputs', () => {
  const value = { [`${CIRCUIT}-ipsec-1`]: ['10.216.6.66', '10.216.0.130'] };
  const values = deploymentValues(plan, [{ name: 'outputs.json', content: { google_encryption_gateways: { value } } }]);
  expect([...values]).toEqual([[`tunnel-outside-address ${TUNNEL}`, '10.216.6.66'], [`tunnel-outside-address ${CIRCUIT}-ipsec-1-2`, '10.216.0.130']]);
});

test('asks for every one of them by name', () => {
  const missing = placeholdersIn(first).filter(({ placeholder }) => placeholder === 'tunnel-outside-address').map(({ id }) => id);
  expect(missing).toEqual(first.tunnels.map(({ id }) => id));
  expect(valuesFor([first]).size).toBe(placeholdersIn(first).length);
});

describe('is written for', () => {
  const text = (platform: 'frr' | 'ios-xe' | 'junos' | 'fortios') => renderRouter({ ...routers[0]!, platform }, secrets).map((file) => file.text).join('');
  const number = first.tunnels.find(({ id }) => id === TUNNEL)!.number;

  test('FRR: the end is a loopback, announced, and the tunnel is bound to no port', () => {
    expect(text('frr')).toContain('\n  network 10.50.255.1/32\n');
    expect(text('frr')).toContain(`ip link add xfrm${number} type xfrm dev lo if_id ${number}`);
    expect(text('frr')).toContain('    local_addrs = 10.50.255.1\n');
  });

  test('IOS XE', () => {
    expect(text('ios-xe')).toContain('interface Loopback16384\n description tunnel-end\n ip address 10.50.255.1 255.255.255.255');
    expect(text('ios-xe')).toContain(' tunnel source 10.50.255.1\n');
    expect(text('ios-xe')).toContain('\n  network 10.50.255.1 mask 255.255.255.255\n');
  });

  test('Junos: IKE may reach the loopback, and its address is announced as a direct route', () => {
    expect(text('junos')).toContain(`set security ike gateway vpn-${number} external-interface lo0.0`);
    expect(text('junos')).toContain('set security zones security-zone clouds interfaces lo0.0 host-inbound-traffic system-services ike');
    expect(text('junos')).toContain('set security policies from-zone clouds to-zone clouds policy tunnel-end match source-address any destination-address tunnel-end application any');
    expect(text('junos')).toContain(`set policy-options policy-statement ${CIRCUIT}-underlay-out term 10 from protocol direct`);
  });

  test('FortiOS: a policy lets IKE and ESP to the loopback', () => {
    expect(text('fortios')).toContain('set interface "lo-16384"');
    expect(text('fortios')).toMatch(/set dstintf "lo-16384"(?:\n.*)+?set service "IKE" "ESP"/);
    expect(text('fortios')).toMatch(/config network\n(?:.*\n)+?.*set prefix 10\.50\.255\.1 255\.255\.255\.255/);
  });
});

test('the sheet has both kinds of tunnels, each with its ends', () => {
  const { markdown } = handOffSheets(plan)[0]!;
  expect(markdown).toContain(`| ${TUNNEL} | edge-1 | 10.50.255.1 | 10.216.6.64/26 | 169.254.91.118/30 | 169.254.91.117 | 65050 | 64600 | google-encrypted/vpn/${TUNNEL} |`);
  expect(markdown).toContain('## Tunnels of the fallback');
  expect(markdown).toContain('| IPsec in tunnels |');
});
