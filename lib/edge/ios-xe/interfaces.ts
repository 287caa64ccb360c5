import { hostOf, lengthOf, masked, maskOf } from '../addresses';
import type { BfdModel, FilledRouter, MacsecModel } from '../model';
import { isTwiceTagged, plain } from '../renderer';
import type { Secrets } from '../secrets';
import { tunnelName } from '../words';

/** Lines with the part of the definition that they come from. */
export const block = (because: string, lines: readonly string[]): readonly string[] => [`! ${plain(because)}`, ...lines, '!'];

/** The name in IOS XE of the interface that a session refers to. */
export function iosInterface(router: FilledRouter, id: string): string {
  if (id === router.lan.id) return router.lan.name;
  const tunnel = router.tunnels.find((each) => each.id === id);
  if (tunnel) return `Tunnel${tunnel.number}`;
  const vlan = router.vlans.find((each) => each.id === id)!;
  return `${router.bundles.find((bundle) => bundle.id === vlan.bundle)!.name}.${vlan.vlan}`;
}

const bfdLines = (bfd: BfdModel | undefined): readonly string[] =>
  (bfd ? [` bfd interval ${bfd.intervalMs} min_rx ${bfd.intervalMs} multiplier ${bfd.multiplier}`, ' no bfd echo'] : []);

/** Keys of ports: https://www.cisco.com/c/en/us/td/docs/ios-xml/ios/macsec/configuration/xe-16/macsec-xe-16-book/wan-macsec-mka-support-enhance.html */
export function macsecLines(router: FilledRouter, secrets: Secrets): readonly string[] {
  return router.macsec.flatMap(({ id, cipher, keys, because }) => {
    const { ckn, cak } = secrets.macsec(keys);
    return block(because, [
      `key chain ${id} macsec`,
      ` key ${ckn}`,
      '  cryptographic-algorithm aes-256-cmac',
      `  key-string ${cak}`,
      `mka policy ${id}`,
      ` macsec-cipher-suite ${cipher}`,
    ]);
  });
}

const portMacsec = ({ id, mode }: MacsecModel): readonly string[] => [
  ` mka policy ${id}`,
  ` mka pre-shared-key key-chain ${id}`,
  ` macsec access-control ${mode === 'must-encrypt' ? 'must-secure' : 'should-secure'}`,
  ' macsec',
];

/** The MTU of an interface that says none. */
const DEFAULT_MTU = 1_500;

const mtuLines = (mtu: number): readonly string[] => (mtu > DEFAULT_MTU ? [` mtu ${mtu}`] : []);

/**
 * Ports, aggregates, VLANs, the site's side and loopbacks. A VLAN of an aggregate can be shaped where the aggregate was announced as one for
 * queuing before it is made:
 * https://www.cisco.com/c/en/us/td/docs/ios-xml/ios/qos_mqc/configuration/xe-16-12/qos-mqc-xe-16-12-book/aggregate-etherchannel-quality-of-service.html
 */
export function interfaceLines(router: FilledRouter): readonly string[] {
  const { lan, ports, bundles, vlans, loopbacks, sessions, macsec, classes } = router;
  const bfdOn = (id: string) => sessions.find((session) => session.interface === id)?.bfd;
  const marks = classes.some(({ matches }) => matches.length > 0);
  return [
    ...block(lan.because, [
      `interface ${lan.name}`,
      ' description site',
      ...mtuLines(lan.mtu),
      ` ip address ${masked(lan.address)}`,
      ...(lan.mtu < DEFAULT_MTU ? [` ip mtu ${lan.mtu}`] : []),
      ...bfdLines(bfdOn(lan.id)),
      ...(marks ? [' service-policy input mark-site'] : []),
      ' no shutdown',
    ]),
    ...bundles.filter(({ id, aggregated }) => aggregated && vlans.some((vlan) => vlan.bundle === id && vlan.rateLimitMbps !== undefined))
      .flatMap(({ number, because }) => block(because, [`platform qos port-channel-aggregate ${number}`])),
    ...bundles.flatMap((bundle) => {
      const own = bundle.ports.map((id) => ports.find((port) => port.id === id)!);
      return [
        ...own.flatMap((port) => block(port.because, [
          `interface ${port.name}`,
          ` description ${port.id}`,
          ' no ip address',
          ...mtuLines(bundle.mtu),
          ...macsec.filter(({ id }) => id === port.macsec).flatMap(portMacsec),
          ...(bundle.aggregated ? [` channel-group ${bundle.number} mode active`, ' lacp rate fast'] : []),
          ' no shutdown',
        ])),
        ...(bundle.aggregated ? block(bundle.because, [`interface ${bundle.name}`, ` description ${bundle.id}`, ' no ip address', ...mtuLines(bundle.mtu)]) : []),
      ];
    }),
    ...[...new Set(vlans.flatMap(({ rateLimitMbps }) => rateLimitMbps ?? []))].flatMap((mbps) =>
      [`policy-map shape-${mbps}`, ' class class-default', `  shape average ${mbps * 1_000_000}`, '!']),
    ...vlans.flatMap((vlan) => block(vlan.because, [
      `interface ${iosInterface(router, vlan.id)}`,
      ` description ${vlan.id}`,
      ` encapsulation dot1Q ${isTwiceTagged(vlan) ? `${vlan.outerVlan} second-dot1q ` : ''}${vlan.vlan}`,
      ` ip address ${masked(vlan.address)}`,
      ` ip mtu ${vlan.mtu}`,
      ...bfdLines(bfdOn(vlan.id)),
      ...(vlan.rateLimitMbps === undefined ? [] : [` service-policy output shape-${vlan.rateLimitMbps}`]),
    ])),
    ...loopbacks.flatMap(({ number, address, id, because }) => block(because, [`interface Loopback${number}`, ` description ${id}`, ` ip address ${masked(address)}`])),
  ];
}

/** Marks on what the site sends, where the router was told how to know it. */
export function markLines({ classes }: FilledRouter): readonly string[] {
  const marked = classes.filter(({ matches }) => matches.length > 0);
  const end = (prefix: string | undefined) => (prefix === undefined ? 'any' : `${hostOf(prefix)} ${wildcard(lengthOf(prefix))}`);
  return [
    ...classes.flatMap(({ name, dscp, because }) => [`! class ${name}, DSCP ${dscp}: ${plain(because)}`]),
    ...marked.flatMap(({ name, matches }) => [
      `ip access-list extended mark-${name}`,
      ...matches.map(({ from, to, protocol, port }) => ` permit ${protocol} ${end(from)} ${end(to)} eq ${port}`),
      `class-map match-any mark-${name}`,
      ` match access-group name mark-${name}`,
      '!',
    ]),
    ...(marked.length > 0 ? ['policy-map mark-site', ...marked.flatMap(({ name, dscp }) => [` class mark-${name}`, `  set dscp ${dscp}`]), '!'] : []),
  ];
}

/** The mask of an access list: what may differ. */
const wildcard = (length: number): string => maskOf(length).split('.').map((part) => 255 - Number(part)).join('.');

/**
 * Packets that may overtake each other in a tunnel: the largest window of all routers, since classes are queued apart.
 * https://www.cisco.com/c/en/us/td/docs/ios-xml/ios/sec_conn_dplane/configuration/xe-16/sec-ipsec-data-plane-xe-16-book/sec-ipsec-antireplay.html
 */
const REPLAY_WINDOW = 1_024;

/** IKEv2, IPsec and tunnel interfaces. Without a word IOS XE takes new keys after 4,608,000 kB too: every 37 s at 1 Gbps. */
export function tunnelLines(router: FilledRouter, secrets: Secrets): readonly string[] {
  const { proposals, tunnels, loopbacks } = router;
  return [
    ...proposals.flatMap(({ id, ikeEncryption, because }) => block(because, [
      `crypto ikev2 proposal ${id}`,
      ` encryption ${ikeEncryption === 'aes256gcm16' ? 'aes-gcm-256' : 'aes-cbc-256'}`,
      ikeEncryption === 'aes256gcm16' ? ' prf sha384' : ' integrity sha384',
      ' group 20',
      `crypto ipsec transform-set ${id} esp-gcm 256`,
      ' mode tunnel',
    ])),
    ...(proposals.length > 0 ? ['crypto ikev2 policy hybrid', ...proposals.map(({ id }) => ` proposal ${id}`), '!'] : []),
    ...tunnels.flatMap((tunnel) => {
      const proposal = proposals.find(({ id }) => id === tunnel.proposal)!;
      const loopback = loopbacks.find(({ id }) => id === tunnel.loopback);
      const name = tunnelName(tunnel.number);
      return block(tunnel.because, [
        `crypto ikev2 keyring ${name}`,
        ` peer ${name}`,
        `  address ${tunnel.remote}`,
        `  pre-shared-key ${secrets.key(tunnel.key)}`,
        `crypto ikev2 profile ${name}`,
        ` match identity remote address ${tunnel.remote} 255.255.255.255`,
        ` identity local address ${tunnel.localId}`,
        ' authentication remote pre-share',
        ' authentication local pre-share',
        ` keyring local ${name}`,
        ` lifetime ${proposal.ikeSeconds}`,
        ` dpd ${proposal.dpdSeconds} 3 periodic`,
        `crypto ipsec profile ${name}`,
        ` set security-association lifetime seconds ${proposal.espSeconds}`,
        ' set security-association lifetime kilobytes disable',
        ` set security-association replay window-size ${REPLAY_WINDOW}`,
        ` set transform-set ${proposal.id}`,
        ' set pfs group20',
        ` set ikev2-profile ${name}`,
        `interface Tunnel${tunnel.number}`,
        ` description ${tunnel.id}`,
        loopback ? ` ip unnumbered Loopback${loopback.number}` : ` ip address ${masked(tunnel.address!)}`,
        ` ip mtu ${tunnel.mtu}`,
        ` ip tcp adjust-mss ${tunnel.mss}`,
        ` tunnel source ${tunnel.local}`,
        ' tunnel mode ipsec ipv4',
        ` tunnel destination ${tunnel.remote}`,
        ` tunnel protection ipsec profile ${name}`,
      ]);
    }),
  ];
}
