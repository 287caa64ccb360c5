import { ashburn, examplePlan, filled } from './fixture';
import { crossReferences, frrTextFaults, renderRouter, type RouterConfiguration, routersOf, swanctlTextFaults } from '../../lib/edge';

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Draft = any;

const plan = ashburn();
const router = (): Draft => structuredClone(routersOf(plan)[0]!);
const codes = (change: (draft: Draft) => void): readonly string[] => {
  const draft = router();
  change(draft);
  return crossReferences(draft as RouterConfiguration).map(({ code, subject }) => `${code} ${subject}`);
};
const by = (rows: Draft[], id: string): Draft => rows.find((row) => row.id === id || row.name === id);

test('finds nothing in what is made of a plan', () => {
  for (const made of routersOf(plan)) expect(crossReferences(made)).toEqual([]);
});

const SESSION = 'aws-edge-1-eqdc2-1-1-bgp';
const TUNNEL = 'aws-vpn-edge-1-1-1';

test.each<readonly [string, (draft: Draft) => void, string]>([
  ['a route map that is not defined', (draft) => { by(draft.sessions, SESSION).import = 'missing'; }, `undefined-route-map ${SESSION}`],
  ['a route map that nothing uses', (draft) => { for (const session of draft.sessions) if (session.kind === 'vpn' && session.link === 'aws') session.export = 'aws-dedicated-out'; }, 'unused-route-map aws-vpn-out'],
  ['a list that is not defined', (draft) => { by(draft.routeMaps, 'aws-vpn-in').entries[0].prefixList = 'missing'; }, 'undefined-prefix-list aws-vpn-in'],
  ['a list that nothing uses', (draft) => { draft.prefixLists.push({ name: 'spare', entries: [], because: 'sites.ashburn' }); }, 'unused-prefix-list spare'],
  ['a list of what nothing inside the site may bring', (draft) => { by(draft.prefixLists, 'site').entries = []; }, 'prefix-not-fed aws-networks-out'],
  ['a list of what the inside denies first', (draft) => { by(draft.prefixLists, 'site').entries.unshift({ action: 'deny', prefix: '10.16.0.0/12', upTo: 32 }); }, 'prefix-not-fed aws-networks-out'],
  ['a session on no interface', (draft) => { by(draft.sessions, SESSION).interface = 'missing'; }, `undefined-interface ${SESSION}`],
  ['a VLAN without a session', (draft) => { draft.sessions = draft.sessions.filter(({ id }: Draft) => id !== SESSION); }, `unused-interface ${SESSION}`],
  ['a source that is no loopback', (draft) => { draft.loopbacks = []; }, 'undefined-loopback azure-vpn-edge-1-1-1'],
  ['a VLAN on no bundle', (draft) => { by(draft.vlans, SESSION).bundle = 'missing'; }, `undefined-bundle ${SESSION}`],
  ['a bundle of a port that there is not', (draft) => { draft.bundles[0].ports = ['missing']; }, 'undefined-port aws-edge-1-eqdc2-1'],
  ['a proposal that is not defined', (draft) => { by(draft.tunnels, TUNNEL).proposal = 'missing'; }, `undefined-proposal ${TUNNEL}`],
  ['keys of a port that are not defined', (draft) => { draft.macsec = []; }, 'undefined-macsec-key aws-edge-1-eqdc2-1/1'],
  ['an address that two interfaces have', (draft) => { by(draft.tunnels, TUNNEL).address = '172.20.255.121/30'; }, `duplicate-address ${TUNNEL}`],
  ['a neighbour that two sessions have', (draft) => { by(draft.sessions, 'aws-vpn-edge-1-1-2').neighbour = by(draft.sessions, TUNNEL).neighbour; }, 'duplicate-neighbour aws-vpn-edge-1-1-2'],
  ['a VLAN id that two VLANs of one bundle have', (draft) => { draft.vlans.push({ ...by(draft.vlans, SESSION), id: 'again', address: '10.0.0.1/30' }); }, 'duplicate-vlan-interface again'],
  ['a loopback that nothing uses', (draft) => { draft.loopbacks.push({ ...draft.loopbacks[0], id: 'spare', address: '10.0.0.1/32' }); }, 'unused-loopback spare'],
  ['a bundle that nothing uses', (draft) => { draft.bundles.push({ ...draft.bundles[0], id: 'spare' }); }, 'unused-bundle spare'],
  ['a port that nothing uses', (draft) => { draft.ports.push({ ...draft.ports[0], id: 'spare' }); }, 'unused-port spare'],
  ['a proposal that nothing uses', (draft) => { draft.proposals.push({ ...draft.proposals[0], id: 'spare' }); }, 'unused-proposal spare'],
  ['keys that no port uses', (draft) => { draft.macsec.push({ ...draft.macsec[0], id: 'spare' }); }, 'unused-macsec-key spare'],
  ['two ports with one name', (draft) => { draft.ports[1].name = draft.ports[0].name; }, 'duplicate-interface-name aws-edge-1-eqdc2-1/2'],
  ['two tunnels with one number', (draft) => { by(draft.tunnels, 'aws-vpn-edge-1-1-2').number = by(draft.tunnels, TUNNEL).number; }, 'duplicate-tunnel-number aws-vpn-edge-1-1-2'],
  ['a bundle that is there twice', (draft) => { draft.bundles.push(draft.bundles[0]); }, 'duplicate-id aws-edge-1-eqdc2-1'],
  ['a session that is there twice', (draft) => { draft.sessions.push(by(draft.sessions, SESSION)); }, `duplicate-session-id ${SESSION}`],
  ['a wrong address inside a tunnel', (draft) => { by(draft.tunnels, TUNNEL).address = '169.254.77.2/30'; }, `neighbour-outside ${TUNNEL}`],
  ['swapped tunnels', (draft) => {
    const [one, two] = [by(draft.tunnels, TUNNEL), by(draft.tunnels, 'aws-vpn-edge-1-1-2')];
    [one.peer, two.peer] = [two.peer, one.peer];
  }, `neighbour-not-peer ${TUNNEL}`],
  ['a neighbour outside of its subnet', (draft) => { by(draft.sessions, SESSION).neighbour = '172.20.255.130'; }, `neighbour-outside ${SESSION}`],
  ['a router that is its own neighbour', (draft) => { by(draft.sessions, SESSION).neighbour = '172.20.255.121'; }, `neighbour-outside ${SESSION}`],
  ['segments that do not fit', (draft) => { by(draft.tunnels, TUNNEL).mss = 1460; }, `segments-too-large ${TUNNEL}`],
  ['a VPN that the site prefers', (draft) => { by(draft.routeMaps, 'aws-vpn-in').entries[0].localPreference = 300; }, `vpn-preferred ${TUNNEL}`],
  ['a VPN that is announced no worse', (draft) => { by(draft.routeMaps, 'aws-vpn-out').entries[0].med = 100; }, `vpn-announced-better ${TUNNEL}`],
  ['a VPN that the site prefers to one of several circuits', (draft) => {
    draft.routeMaps.push({ ...by(draft.routeMaps, 'azure-vpn-in'), name: 'low' });
    by(draft.sessions, 'azure-edge-1-washington-dc-1-1-secondary').import = 'low';
  }, 'vpn-preferred azure-vpn-edge-1-1-1'],
  ['two tunnels to one address', (draft) => { for (const id of [TUNNEL, 'aws-vpn-edge-1-1-2']) by(draft.tunnels, id).remote = '192.0.2.1'; }, 'duplicate-pair-of-outside-addresses aws-vpn-edge-1-1-2'],
])('names %s', (_, change, expected) => {
  expect(codes(change)).toContain(expected);
});

describe('on encrypted circuits', () => {
  const encrypted = routersOf(examplePlan('google-encrypted'))[0]!;
  const found = (change: (draft: Draft) => void): readonly string[] => {
    const draft: Draft = structuredClone(encrypted);
    change(draft);
    return crossReferences(draft as RouterConfiguration).map(({ code, subject }) => `${code} ${subject}`);
  };
  const INNER = 'google-edge-1-ord-zone1-7-1-1-ipsec-1-1';

  test.each<readonly [string, (draft: Draft) => void, string]>([
    ['an end of tunnels that is announced to nobody', (draft) => { draft.originated = []; }, 'end-not-announced tunnel-end'],
    ['a tunnel that ends on another address than its loopback has', (draft) => { by(draft.tunnels, INNER).local = '10.50.255.9'; }, `end-differs ${INNER}`],
    ['a tunnel that ends on nothing', (draft) => { by(draft.tunnels, INNER).end = 'missing'; }, `undefined-loopback ${INNER}`],
    ['a session of a VPN in a tunnel on a circuit', (draft) => { by(draft.sessions, INNER).kind = 'vpn'; }, `session-kind ${INNER}`],
    ['a VPN that the site prefers to tunnels on circuits', (draft) => { by(draft.routeMaps, 'google-vpn-in').entries[0].localPreference = 300; }, 'vpn-preferred google-vpn-edge-1-1-1'],
  ])('names %s', (_, change, expected) => {
    expect(found(change)).toContain(expected);
  });
});

describe('in the text of FRR and strongSwan', () => {
  const { routers, secrets } = filled(plan);
  const files = new Map(renderRouter(routers[0]!, secrets).map(({ name, text }) => [name, text]));
  const frr = files.get('frr.conf')!;
  const swanctl = files.get('swanctl.conf')!;
  const rules = files.get('nftables.conf')!;
  const swan = (text: string, other = frr, nft = rules) => swanctlTextFaults(text, other, nft).map(({ code, subject }) => `${code} ${subject}`);

  test('finds nothing in what was rendered', () => {
    expect(frrTextFaults(frr)).toEqual([]);
    expect(swanctlTextFaults(swanctl, frr, rules)).toEqual([]);
  });

  test.each<readonly [string, (text: string) => string, string]>([
    ['a route map that is not defined', (text) => text.replace('route-map aws-dedicated-in in', 'route-map DX-MISSING in'), 'undefined-route-map 172.20.255.122'],
    ['a route map that nothing uses', (text) => `${text}route-map spare permit 10\nexit\n`, 'unused-route-map spare'],
    ['a list that is not defined', (text) => text.replaceAll(/^ip prefix-list aws-networks-in .*\n/gm, ''), 'undefined-prefix-list aws-dedicated-in'],
    ['a list that nothing uses', (text) => `${text}ip prefix-list spare seq 10 permit 10.0.0.0/8\n`, 'unused-prefix-list spare'],
    ['a BFD profile that is not defined', (text) => text.replace(' profile bfd-1000x5', ' profile bfd-other'), 'undefined-bfd-profile 169.254.114.9'],
    ['a BFD profile that nothing uses', (text) => text.replace(/^bfd$/m, 'bfd\n profile spare\n exit'), 'unused-bfd-profile spare'],
    ['an entry of a route map that is there twice', (text) => `${text}route-map aws-vpn-in permit 10\nexit\n`, 'duplicate-route-map-entry aws-vpn-in 10'],
    ['an entry of a list that is there twice', (text) => `${text}ip prefix-list aws-networks-in seq 10 permit 10.0.0.0/8\n`, 'duplicate-prefix-list-entry aws-networks-in 10'],
    ['a neighbour that is there twice', (text) => `${text}router bgp 65010\n neighbor 172.20.255.122 remote-as 65000\nexit\n`, 'duplicate-neighbour 172.20.255.122'],
    ['an interface that is there twice', (text) => `${text}interface eth4.1052\nexit\n`, 'duplicate-interface eth4.1052'],
    ['a neighbour without an ASN', (text) => text.replace(/^ neighbor 172\.20\.255\.122 remote-as .*\n/m, ''), 'undefined-neighbour 172.20.255.122'],
    ['a session that is not activated', (text) => text.replace('  neighbor 172.20.255.122 activate\n', ''), 'session-not-activated 172.20.255.122'],
    ['a session that announces everything', (text) => text.replace('  neighbor 172.20.255.122 route-map aws-dedicated-out out\n', ''), 'session-without-policy 172.20.255.122'],
    ['an address that two interfaces have', (text) => text.replace('ip address 172.20.255.17/30', 'ip address 172.20.255.121/30'), 'duplicate-address eth4.1052'],
    ['a route over no interface', (text) => text.replace('/32 xfrm1428', '/32 xfrm9'), 'undefined-interface 169.254.22.81/32'],
    ['a source that is no address of the router', (text) => text.replace('ip address 169.254.22.83/32', 'ip address 169.254.22.84/32'), 'undefined-source-address 169.254.22.81'],
    ['a neighbour that nothing leads to', (text) => text.replaceAll('172.20.255.122', '172.20.255.200'), 'neighbour-outside 172.20.255.200'],
  ])('names %s', (_, change, expected) => {
    expect(change(frr)).not.toBe(frr);
    expect(frrTextFaults(change(frr)).map(({ code, subject }) => `${code} ${subject}`)).toContain(expected);
  });

  test('names a brace that is not closed', () => {
    expect(swan(swanctl.replace(/}\n$/, ''))).toEqual(['braces swanctl.conf']);
  });

  test('names a key that belongs to another pair of ends', () => {
    expect(swan(swanctl.replace(/id-remote = .*/, 'id-remote = 192.0.2.250'))).toEqual(['undefined-key aws-vpn-edge-1-1-1', 'unused-key 203.0.113.10 to 192.0.2.250']);
  });

  test('names a tunnel with the ends of another', () => {
    const [first, second] = routers[0]!.tunnels;
    expect(swan(swanctl.replaceAll(` ${second!.remote}\n`, ` ${first!.remote}\n`))).toContain('duplicate-pair-of-ids aws-vpn-edge-1-1-2');
  });

  test('names a tunnel without an interface', () => {
    expect(swan(swanctl, frr.replace('interface xfrm3285', 'interface xfrm1'))).toEqual(expect.arrayContaining(['undefined-interface aws-vpn-edge-1-1-1', 'unused-interface xfrm1']));
  });

  test('names a tunnel whose segments nothing limits', () => {
    expect(swan(swanctl, frr, rules.replace(/.*oifname "xfrm3285".*\n/, ''))).toEqual(['segments-not-limited xfrm3285']);
  });
});
