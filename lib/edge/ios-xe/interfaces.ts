import { hostOf, lengthOf, masked, maskOf } from '../addresses';
import type { BfdModel, FilledRouter, MacsecModel } from '../model';
import { isTwiceTagged, plain, vlanInterface } from '../renderer';
import type { Secrets } from '../secrets';

/** Lines with the part of the definition that they come from. */
export const block = (because: string, lines: readonly string[]): readonly string[] => [`! ${plain(because)}`, ...lines, '!'];

/** The name in IOS XE of the interface that a session refers to. */
export function iosInterface(router: FilledRouter, id: string): string {
  if (id === router.lan.id) return router.lan.name;
  const tunnel = router.tunnels.find((each) => each.id === id);
  if (tunnel) return `Tunnel${tunnel.number}`;
  return vlanInterface(router, id);
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
