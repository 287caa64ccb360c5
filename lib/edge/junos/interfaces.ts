import type { BundleModel, FilledRouter } from '../model';
import { isTwiceTagged, plain } from '../renderer';
import type { Secrets } from '../secrets';
import { tunnelName } from '../words';

/** Lines with the part of the definition that they come from. */
export const block = (because: string, lines: readonly string[]): readonly string[] => [`# ${plain(because)}`, ...lines];

/** The name in Junos of the interface that a session refers to. */
export function junosInterface(router: FilledRouter, id: string): string {
  if (id === router.lan.id) return `${router.lan.name}.0`;
  const tunnel = router.tunnels.find((each) => each.id === id);
  if (tunnel) return `st0.${tunnel.number}`;
  const vlan = router.vlans.find((each) => each.id === id)!;
  return `${router.bundles.find((bundle) => bundle.id === vlan.bundle)!.name}.${vlan.vlan}`;
}

/** Ethernet's header, which Junos counts in the MTU of a port, as it does every VLAN tag. */
const HEADER_BYTES = 14;

/** A VLAN tag. */
const TAG_BYTES = 4;

/** Keys of ports: https://learn.microsoft.com/azure/expressroute/expressroute-config-samples-routing */
export function macsecLines({ macsec, ports }: FilledRouter, secrets: Secrets): readonly string[] {
  return macsec.flatMap(({ id, mode, cipher, keys, because }) => {
    const { ckn, cak } = secrets.macsec(keys);
    const association = `set security macsec connectivity-association ${id}`;
    return block(because, [
      `${association} cipher-suite ${cipher}`,
      `${association} security-mode static-cak`,
      `${association} pre-shared-key ckn ${ckn}`,
      `${association} pre-shared-key cak ${cak}`,
      ...(mode === 'should-encrypt' ? [`${association} mka should-secure`] : []),
      ...ports.filter((port) => port.macsec === id).map((port) => `set security macsec interfaces ${port.name} connectivity-association ${id}`),
    ]);
  });
}

const policerName = (mbps: number): string => `rate-${mbps}m`;

/** What may pass at once: 5 ms of the rate, and 10 of the largest packets. */
const burstOf = (mbps: number): number => Math.max(mbps * 625, 90_000);

/**
 * A policer, which every interface takes. A shaper of a unit needs a scheduler for each unit, which makes all units of the interface anew when it is
 * turned on, and on an aggregate depends on the line cards:
 * https://www.juniper.net/documentation/us/en/software/junos/cos-security-devices/interfaces-adaptive-services/topics/ref/statement/per-unit-scheduler-edit-interfaces.html
 */
const policerLines = (mbps: number): readonly string[] => [
  `set firewall policer ${policerName(mbps)} if-exceeding bandwidth-limit ${mbps}m`,
  `set firewall policer ${policerName(mbps)} if-exceeding burst-size-limit ${burstOf(mbps)}`,
  `set firewall policer ${policerName(mbps)} then discard`,
];

/** Ports, aggregates, VLANs, the site's side and loopbacks. */
export function interfaceLines(router: FilledRouter): readonly string[] {
  const { lan, bundles, vlans, loopbacks } = router;
  const aggregates = bundles.flatMap(({ number }) => number ?? []);
  return [
    ...block(lan.because, [
      `set interfaces ${lan.name} mtu ${lan.mtu + HEADER_BYTES}`,
      `set interfaces ${lan.name} unit 0 description site`,
      `set interfaces ${lan.name} unit 0 family inet address ${lan.address}`,
    ]),
    ...(aggregates.length > 0 ? [`set chassis aggregated-devices ethernet device-count ${Math.max(...aggregates) + 1}`] : []),
    ...bundles.flatMap((bundle) => bundleLines(router, bundle)),
    ...[...new Set(vlans.flatMap(({ rateLimitMbps }) => rateLimitMbps ?? []))].flatMap(policerLines),
    ...vlans.flatMap((vlan) => {
      const parent = bundles.find(({ id }) => id === vlan.bundle)!.name;
      const unit = `set interfaces ${parent} unit ${vlan.vlan}`;
      return block(vlan.because, [
        `${unit} description "${vlan.id}"`,
        isTwiceTagged(vlan) ? `${unit} vlan-tags outer ${vlan.outerVlan} inner ${vlan.vlan}` : `${unit} vlan-id ${vlan.vlan}`,
        `${unit} family inet mtu ${vlan.mtu}`,
        `${unit} family inet address ${vlan.address}`,
        ...(vlan.rateLimitMbps === undefined ? [] : [`${unit} family inet policer output ${policerName(vlan.rateLimitMbps)}`]),
      ]);
    }),
    ...loopbacks.flatMap(({ address, because }) => block(because, [`set interfaces lo0 unit 0 family inet address ${address}`])),
  ];
}

function bundleLines({ ports, vlans }: FilledRouter, bundle: BundleModel): readonly string[] {
  const begin = `set interfaces ${bundle.name}`;
  const tags = vlans.some((vlan) => vlan.bundle === bundle.id && isTwiceTagged(vlan)) ? 2 : 1;
  return block(bundle.because, [
    ...(bundle.aggregated ? [
      ...bundle.ports.map((id) => `set interfaces ${ports.find((port) => port.id === id)!.name} gigether-options 802.3ad ${bundle.name}`),
      `${begin} aggregated-ether-options lacp active`,
      `${begin} aggregated-ether-options lacp periodic fast`,
    ] : []),
    `${begin} description "${bundle.id}"`,
    `${begin} ${tags === 2 ? 'flexible-vlan-tagging' : 'vlan-tagging'}`,
    `${begin} mtu ${bundle.mtu + HEADER_BYTES + tags * TAG_BYTES}`,
  ]);
}

/** Marks on what the site sends, where the router was told how to know it. */
export function markLines({ classes, lan }: FilledRouter): readonly string[] {
  const marked = classes.flatMap(({ name, dscp, matches }) => matches.map((match, i) => ({ term: `${name}-${i + 1}`, dscp, match })));
  const term = (name: string) => `set firewall family inet filter mark-site term ${name}`;
  return [
    ...classes.map(({ name, dscp, because }) => `# class ${name}, DSCP ${dscp}: ${plain(because)}`),
    ...marked.flatMap(({ term: name, dscp, match: { from, to, protocol, port } }) => [
      ...(from === undefined ? [] : [`${term(name)} from source-address ${from}`]),
      ...(to === undefined ? [] : [`${term(name)} from destination-address ${to}`]),
      `${term(name)} from protocol ${protocol}`,
      `${term(name)} from destination-port ${port}`,
      `${term(name)} then dscp ${dscp}`,
      `${term(name)} then accept`,
    ]),
    ...(marked.length > 0 ? [`${term('others')} then accept`, `set interfaces ${lan.name} unit 0 family inet filter input mark-site`] : []),
  ];
}

/**
 * IKEv2, IPsec and tunnel interfaces. AES-256-GCM authenticates by itself, and brings the pseudorandom function of SHA-384 with it:
 * https://www.juniper.net/documentation/us/en/software/junos/cli-reference/topics/ref/statement/prf-algorithm-edit-security-ike-proposal.html
 */
export function tunnelLines(router: FilledRouter, secrets: Secrets): readonly string[] {
  const { proposals, tunnels, wan } = router;
  return [
    ...proposals.flatMap(({ id, ikeEncryption, ikeSeconds, espSeconds, because }) => block(because, [
      `set security ike proposal ${id} authentication-method pre-shared-keys`,
      `set security ike proposal ${id} dh-group group20`,
      ...(ikeEncryption === 'aes256gcm16' ? [] : [`set security ike proposal ${id} authentication-algorithm sha-384`]),
      `set security ike proposal ${id} encryption-algorithm ${ikeEncryption === 'aes256gcm16' ? 'aes-256-gcm' : 'aes-256-cbc'}`,
      `set security ike proposal ${id} lifetime-seconds ${ikeSeconds}`,
      `set security ipsec proposal ${id} protocol esp`,
      `set security ipsec proposal ${id} encryption-algorithm aes-256-gcm`,
      `set security ipsec proposal ${id} lifetime-seconds ${espSeconds}`,
      `set security ipsec policy ${id} perfect-forward-secrecy keys group20`,
      `set security ipsec policy ${id} proposals ${id}`,
    ])),
    ...tunnels.flatMap((tunnel) => {
      const name = tunnelName(tunnel.number);
      const gateway = `set security ike gateway ${name}`;
      const vpn = `set security ipsec vpn ${name}`;
      const unit = `set interfaces st0 unit ${tunnel.number}`;
      return block(tunnel.because, [
        `${unit} description "${tunnel.id}"`,
        `${unit} family inet mtu ${tunnel.mtu}`,
        ...(tunnel.address === undefined ? [] : [`${unit} family inet address ${tunnel.address}`]),
        `set security ike policy ${name} proposals ${tunnel.proposal}`,
        `set security ike policy ${name} pre-shared-key ascii-text "${secrets.key(tunnel.key)}"`,
        `${gateway} ike-policy ${name}`,
        `${gateway} address ${tunnel.remote}`,
        `${gateway} external-interface ${tunnel.end === wan?.id ? wan.name : 'lo0'}.0`,
        `${gateway} local-address ${tunnel.local}`,
        `${gateway} local-identity inet ${tunnel.localId}`,
        `${gateway} remote-identity inet ${tunnel.remote}`,
        `${gateway} version v2-only`,
        `${gateway} dead-peer-detection interval ${proposals.find(({ id }) => id === tunnel.proposal)!.dpdSeconds}`,
        `${gateway} dead-peer-detection threshold 3`,
        `${vpn} bind-interface st0.${tunnel.number}`,
        `${vpn} df-bit clear`,
        `${vpn} ike gateway ${name}`,
        `${vpn} ike ipsec-policy ${tunnel.proposal}`,
        `${vpn} establish-tunnels immediately`,
      ]);
    }),
    ...(tunnels.length > 0 ? ['# the smallest of all tunnels: Junos has one limit for segments', `set security flow tcp-mss ipsec-vpn mss ${Math.min(...tunnels.map(({ mss }) => mss))}`] : []),
  ];
}

/**
 * Zones: the site, the clouds, and the internet, from which only IKE comes in. What is for a loopback passes a policy from the zone it comes
 * from to that of the loopback, also where both are one: https://kb.juniper.net/InfoCenter/index?page=content&id=KB30997
 */
export function zoneLines(router: FilledRouter): readonly string[] {
  const { lan, wan, vlans, tunnels, loopbacks } = router;
  const ends = tunnels.filter(({ end }) => end !== wan?.id);
  const inbound = (zone: string, name: string) => ['protocols bgp', 'protocols bfd', 'system-services ping']
    .map((what) => `set security zones security-zone ${zone} interfaces ${name} host-inbound-traffic ${what}`);
  const policy = (from: string, to: string) => {
    const begin = `set security policies from-zone ${from} to-zone ${to} policy hybrid`;
    return [`${begin} match source-address any destination-address any application any`, `${begin} then permit`];
  };
  return [
    '# what may pass, and what may reach the router itself',
    ...inbound('site', junosInterface(router, lan.id)),
    ...[...vlans, ...tunnels].flatMap(({ id }) => inbound('clouds', junosInterface(router, id))),
    ...(loopbacks.length > 0 ? inbound('clouds', 'lo0.0') : []),
    ...(ends.length > 0 ? ['set security zones security-zone clouds interfaces lo0.0 host-inbound-traffic system-services ike'] : []),
    ...loopbacks.flatMap(({ id, address }) => {
      const begin = `set security policies from-zone clouds to-zone clouds policy ${id}`;
      return [
        `set security address-book global address ${id} ${address}`,
        `${begin} match source-address any destination-address ${id} application any`,
        `${begin} then permit`,
      ];
    }),
    ...(wan ? [`set security zones security-zone internet interfaces ${wan.name}.0 host-inbound-traffic system-services ike`] : []),
    ...policy('site', 'clouds'),
    ...policy('clouds', 'site'),
  ];
}
