import { cloudOf, circuitsOf, direct, inHub, type Planned, planned, problemsOf, spoiled, toldOf, VAULT } from './support';

const provided = planned();
const bundleOf = (plan: Planned) => circuitsOf(plan).paths[0].bundles[0];
const attachmentOf = (plan: Planned) => bundleOf(plan).attachments[0];
const tunnelOf = (plan: Planned) => plan.links[0].fallback.connections[0].tunnels[0];

const LINK_MISTAKES: readonly (readonly [mistake: string, spoil: (plan: Planned) => void, told: RegExp])[] = [
  ['circuits of another cloud', (plan) => { circuitsOf(plan).kind = 'direct-connect'; }, /^azure-circuit-kind: its circuits are of direct-connect/],
  ['a bandwidth that Microsoft does not sell', (plan) => { bundleOf(plan).memberMbps = 1_234; }, /^azure-bandwidth: ".*" has 1234 Mbps, and its circuit takes 50, 100, 200, 500, 1000, 2000, 5000 or 10000/],
  ['a local circuit below 1 Gbps', (plan) => {
    Object.assign(circuitsOf(plan).expressRoute, { tier: 'local', data: 'unlimited' });
    bundleOf(plan).memberMbps = 500;
  }, /^azure-local-bandwidth: .*local circuits start at 1000/],
  ['a local circuit that is metered', (plan) => { circuitsOf(plan).expressRoute.tier = 'local'; }, /^azure-local-data: its circuits are local and metered/],
  ['MACsec on a provider\'s circuit', (plan) => { circuitsOf(plan).expressRoute.macsecCipher = 'GcmAes256'; }, /^azure-cipher: ports of a provider Mbps are not encrypted with GcmAes256/],
  ['a VLAN id that is none', (plan) => { attachmentOf(plan).vlan = 4_095; }, /^azure-vlan: ".*" has the VLAN id 4095 -> use one from 1 to 4094/],
  ['a peering prefix that is no /30', (plan) => { attachmentOf(plan).sessions[0].prefix = '172.20.255.0/29'; }, /^azure-peering-prefix: .* is no \/30/],
  ['the same prefix for both sessions', (plan) => { attachmentOf(plan).sessions[1].prefix = attachmentOf(plan).sessions[0].prefix; }, /^azure-peering-prefix: .* is that of ".*-primary" too/],
  ['a peering prefix in the addresses of the network', (plan) => { attachmentOf(plan).sessions[0].prefix = '10.96.0.4/30'; }, /^azure-peering-prefix: .* lies in the addresses of the network/],
  ['an address inside a tunnel that Azure does not take', (plan) => { tunnelOf(plan).cloudAddress = '169.254.32.2/29'; }, /^azure-apipa: .* has 169\.254\.32\.2 inside, and Azure takes 169\.254\.21\.0 to 169\.254\.22\.255/],
  ['a BGP speaker that is the internet address of the router', (plan) => {
    for (const tunnel of plan.links[0].fallback.connections[0].tunnels) tunnel.routerAddress = `${plan.links[0].fallback.connections[0].routerPublicIp}/32`;
  }, /azure-bgp-speaker: the BGP speaker of ".*" is the router's internet address/],
  ['an ASN that Azure keeps', (plan) => { plan.sites[0].asn = 65_515; }, /^azure-site-asn: the ASN of its site is 65515, which Azure or IANA keeps/],
  ['more prefixes than standard circuits take', (plan) => { plan.sites[0].prefixes = Array.from({ length: 4_001 }, (_, i) => `10.0.${i}.0/24`); }, /^azure-site-prefixes: its site announces 4001 prefixes, and standard circuits take 4000/],
];

const CLOUD_MISTAKES: readonly (readonly [mistake: string, spoil: (plan: Planned) => void, told: RegExp])[] = [
  ...['Standard', 'HighPerformance', 'UltraPerformance'].map((sku) => [
    `the gateway ${sku}, which is not across zones`, (plan: Planned) => { Object.assign(cloudOf(plan).expressRouteGateway, { sku, scaleUnits: undefined }); },
    new RegExp(`^azure-retired-sku: "${sku}" is no gateway that Azure makes across zones.*ErGw1AZ, ErGw2AZ, ErGw3AZ or ErGwScale`),
  ] as const),
  ...['Basic', 'VpnGw1', 'VpnGw5'].map((sku) => [
    `the VPN gateway ${sku}`, (plan: Planned) => { cloudOf(plan).vpnGateway.sku = sku; }, new RegExp(`^azure-retired-sku: "${sku}" is no gateway that Azure makes across zones`),
  ] as const),
  ['more units than a gateway has', (plan) => { Object.assign(cloudOf(plan).expressRouteGateway, { sku: 'ErGwScale', scaleUnits: 41 }); }, /^azure-scale-units: ErGwScale has 41 units, and takes 1 to 40/],
  ['units on a gateway that has none', (plan) => { Object.assign(cloudOf(plan).expressRouteGateway, { sku: 'ErGw3AZ', scaleUnits: 2 }); }, /^azure-scale-units: ErGw3AZ has 2 units/],
  ['FastPath on a gateway without it', (plan) => {
    cloudOf(plan).expressRouteGateway = { sku: 'ErGw2AZ', capacityMbps: 2_000, requiredMbps: 2_000, fastPath: { because: 'definition', throughMbps: 0 } };
  }, /^azure-fast-path: ErGw2AZ has no FastPath/],
  ['more prefixes than Azure announces', (plan) => { cloudOf(plan).prefixes = Array.from({ length: 1_001 }, (_, i) => `10.${96 + Math.floor(i / 256)}.${i % 256}.0/24`); }, /^azure-cloud-prefixes: its 1001 prefixes are more than the 1000/],
  ['another ASN with a route server', (plan) => {
    cloudOf(plan).transit = true;
    cloudOf(plan).vpnGateway.asn = 65_010;
  }, /^azure-transit-asn: the ASN of the VPN gateway is 65010, and transit through a route server takes 65515/],
];

describe('a plan that somebody changed is refused for', () => {
  test.each([...LINK_MISTAKES, ...CLOUD_MISTAKES])('%s', (_, spoil, told) => {
    expect(toldOf(spoiled(provided, spoil))).toContainEqual(expect.stringMatching(told));
  });

  test('more circuits than a gateway or a location takes', () => {
    const crowded = spoiled(provided, (plan) => {
      const [first] = circuitsOf(plan).paths;
      const [bundle] = first.bundles;
      first.bundles = Array.from({ length: 5 }, (_, i) => ({
        ...structuredClone(bundle),
        id: `${bundle.id}${i}`,
        attachments: bundle.attachments.map((item: Planned) => ({
          ...item, id: `${item.id}${i}`, sessions: item.sessions.map((session: Planned, s: number) => ({ ...session, id: `${session.id}${i}`, prefix: `172.20.${100 + i}.${s * 4}/30` })),
        })),
      }));
      cloudOf(plan).expressRouteGateway = { sku: 'ErGw1AZ', capacityMbps: 1_000, requiredMbps: 500 };
    });
    expect(problemsOf(crowded).map(({ code }) => code)).toEqual(['azure-location-circuits', 'azure-gateway-circuits']);
  });

  test('a gateway subnet that has no room for sixteen circuits', () => {
    const many = spoiled(provided, (plan) => {
      const [first] = circuitsOf(plan).paths;
      const [bundle] = first.bundles;
      const copies = (from: number) => Array.from({ length: 4 }, (_, i) => ({
        ...structuredClone(bundle),
        id: `${bundle.id}${from + i}`,
        attachments: bundle.attachments.map((item: Planned) => ({
          ...item, id: `${item.id}${from + i}`, sessions: item.sessions.map((session: Planned, s: number) => ({ ...session, id: `${session.id}${from + i}`, prefix: `172.20.${from + i}.${s * 4}/30` })),
        })),
      }));
      circuitsOf(plan).paths = [0, 4, 8, 12].map((from) => ({ ...first, id: `${first.id}${from}`, location: `${first.location}${from}`, bundles: copies(from) }));
      cloudOf(plan).expressRouteGateway = { sku: 'ErGw3AZ', capacityMbps: 10_000, requiredMbps: 500 };
    });
    expect(toldOf(many, { network: { kind: 'new', gatewaySubnetPrefix: '10.96.0.0/27' } })).toEqual([
      'azure-gateway-subnet-circuits: 16 circuits end at a gateway in 10.96.0.0/27, and 16 take a /26 -> set gatewaySubnetPrefix to a /26 or shorter: the gateways cannot move later',
    ]);
    expect(problemsOf(many, { network: { kind: 'new', gatewaySubnetPrefix: '10.96.0.0/26' } })).toEqual([]);
  });

  test('more authorizations than a circuit of its tier takes', () => {
    const names = (count: number) => Array.from({ length: count }, (_, i) => `spoke-${i}`);
    expect(problemsOf(provided, { authorizations: names(9) })).toEqual([]);
    expect(toldOf(provided, { authorizations: names(10) })[0]).toMatch(/^azure-linked: ".*" has 11 virtual networks and connections of Global Reach, and a standard circuit of its bandwidth takes 10/);
    expect(problemsOf(planned((d) => { d.links.azure.primary.tier = 'premium'; }), { authorizations: names(10) })).toEqual([]);
  });

  test('a size or a cipher that ports of one\'s own do not have', () => {
    const plan = planned(direct());
    expect(problemsOf(plan, { macsec: VAULT })).toEqual([]);
    expect(toldOf(spoiled(plan, (p) => { bundleOf(p).memberMbps = 3_000; }), { macsec: VAULT })[0]).toMatch(/^azure-bandwidth: .*takes 1000, 2000, 5000 or 10000/);
    expect(toldOf(spoiled(plan, (p) => { circuitsOf(p).expressRoute.macsecCipher = 'GcmAesXpn256'; }), { macsec: VAULT })[0]).toMatch(/^azure-cipher: ports of 10000 Mbps are not encrypted with GcmAesXpn256/);
  });

  test('the same VLAN id twice on one pair of ports, unless these have an outer tag', () => {
    const PORT = '/subscriptions/0/resourceGroups/n/providers/Microsoft.Network/expressRoutePorts/pair';
    const shared = (encapsulation: string) => {
      const plan = planned(direct((primary) => { primary.encapsulation = encapsulation; }));
      const clashing = spoiled(plan, (p) => {
        const [{ bundles: [bundle] }, { bundles: [other] }] = circuitsOf(p).paths as [Planned, Planned];
        other.attachments[0].vlan = bundle.attachments[0].vlan;
        circuitsOf(p).paths = [{ ...circuitsOf(p).paths[0], bundles: [bundle, other] }];
      });
      const [first, second] = circuitsOf(clashing).paths[0].bundles;
      return problemsOf(clashing, { existingPorts: { [first.id]: PORT, [second.id]: PORT } });
    };
    expect(shared('dot1q').map(({ code }) => code)).toEqual(['azure-vlan-twice']);
    expect(shared('qinq')).toEqual([]);
  });

  test('units and gateways that a virtual hub does not have', () => {
    const plan = planned(inHub);
    expect(problemsOf(plan)).toEqual([]);
    expect(toldOf(spoiled(plan, (p) => { cloudOf(p).expressRouteGateway.scaleUnits = 11; }))[0]).toMatch(/^azure-scale-units: VirtualWan has 11 units, and takes 1 to 10/);
    expect(toldOf(spoiled(plan, (p) => { cloudOf(p).vpnGateway.scaleUnits = 21; }))[0]).toMatch(/^azure-scale-units: VirtualWan has 21 units, and takes 1 to 20/);
    expect(toldOf(spoiled(plan, (p) => { cloudOf(p).expressRouteGateway.sku = 'ErGw3AZ'; }))[0]).toMatch(/^azure-retired-sku: "ErGw3AZ"/);
  });

  test('several things at once, all of them', () => {
    const broken = spoiled(provided, (plan) => {
      attachmentOf(plan).vlan = 0;
      cloudOf(plan).vpnGateway.sku = 'VpnGw1';
      plan.sites[0].asn = 12_076;
    });
    expect(problemsOf(broken).map(({ code }) => code)).toEqual(['azure-retired-sku', 'azure-vlan', 'azure-site-asn']);
  });

  test('an id that two circuits or VPN connections have', () => {
    const twice = spoiled(provided, (plan) => {
      const [first, second] = circuitsOf(plan).paths;
      second.bundles[0].id = first.bundles[0].id.toUpperCase();
      const [connection, other] = plan.links[0].fallback.connections;
      other.id = connection.id;
    });
    expect(problemsOf(twice).map(({ code, message }) => `${code} ${message}`)).toEqual([
      expect.stringMatching(/^azure-id-twice "AZURE-EDGE-1-WASHINGTON-DC-1" is there twice/), expect.stringMatching(/^azure-id-twice "azure-vpn-edge-1-1" is there twice/),
    ]);
  });

  test('more connections of Global Reach than a circuit takes, those that start at another cloud\'s circuits among them', () => {
    const reached = spoiled(provided, (plan) => {
      const elsewhere = structuredClone(plan.links[0]);
      const { id } = bundleOf(plan);
      const globalReach = Array.from({ length: 10 }, (_, i) => ({ id: `reach-${i}`, bundle: `other-${i}`, peerLink: 'azure', peerBundle: id, prefix: `172.21.0.${i * 8}/29` }));
      Object.assign(elsewhere, { name: 'other', cloud: 'azure-texas' });
      elsewhere.primary.expressRoute.globalReach = globalReach;
      plan.links.push(elsewhere);
    });
    expect(toldOf(reached)).toEqual([expect.stringMatching(/^azure-linked: ".*" has 11 virtual networks and connections of Global Reach/)]);
  });

  test('circuits that say nothing of ExpressRoute, as older plans do', () => {
    expect(toldOf(spoiled(provided, (plan) => { delete circuitsOf(plan).expressRoute; }))[0]).toMatch(/^broken-plan: .*says nothing of ExpressRoute/);
  });
});

describe('properties are refused', () => {
  const PORTS = planned(direct());

  test.each([
    ['existingCircuits', { existingCircuits: { elsewhere: { circuitId: '/x/expressRouteCircuits/y' } } }],
    ['existingPorts', { existingPorts: { elsewhere: '/x/expressRoutePorts/y' } }],
    ['onOrder', { onOrder: ['elsewhere'] }],
    ['reachPeers', { reachPeers: { elsewhere: { peeringId: 'p' } } }],
  ])('where %s names nothing of the plan', (property, props) => {
    expect(toldOf(provided, props)[0]).toContain(`azure-unknown-name: ${property} names "elsewhere", and the plan has no such thing for this cloud`);
  });

  test('where they are for the other kind of hub', () => {
    expect(problemsOf(provided, { hub: { kind: 'new' } }).map(({ code, message }) => `${code} ${message}`)).toEqual(['azure-hub-property hub was given, and the plan has the hub "network"']);
    const props = { network: { kind: 'new' }, routeServerSubnetPrefix: '10.96.0.0/26', vpnGateway: { id: '/x/virtualNetworkGateways/y', publicIpAddresses: ['192.0.2.1', '192.0.2.2'] } } as const;
    expect(problemsOf(planned(inHub), props).map(({ code }) => code)).toEqual(Array(3).fill('azure-hub-property'));
  });

  test.each([
    ['expressRouteGatewayId', { expressRouteGatewayId: 'hub-ergw' }],
    ['vpnGateway.id', { vpnGateway: { id: 'hub-vpngw', publicIpAddresses: ['192.0.2.1', '192.0.2.2'] as const } }],
    ['existingCircuits["azure-edge-1-washington-dc-1"].circuitId', { existingCircuits: { 'azure-edge-1-washington-dc-1': { circuitId: 'equinix' } } }],
  ])('where %s is no id of its kind', (property, props) => {
    expect(toldOf(provided, props)[0]).toContain(`azure-id: ${property} is "`);
  });

  test('where ports are to be encrypted and nothing says where the keys are, unless they are on order or exist', () => {
    expect(toldOf(PORTS)).toEqual([
      'azure-macsec: the ports of azure are to be encrypted, and there is no Key Vault -> set macsec: { keyVaultId, keyVaultUri } with the secrets that the plan names',
    ]);
    expect(problemsOf(planned(direct((primary) => { primary.phase = 'order'; })))).toEqual([]);
  });
});
