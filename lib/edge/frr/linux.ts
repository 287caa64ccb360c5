import type { FilledRouter, MacsecModel, PortModel, TrafficMatch } from '../model';
import { headline, isTwiceTagged, plain } from '../renderer';
import { carrierOf, linuxInterface, parentOf, tunnelInterface } from './names';
import type { Secrets } from '../secrets';

/** What may leave at once where a rate is limited: a millisecond at 32 Gbps. */
const BURST = '4mb';

/** What two VLAN tags take, for which an interface that encrypts leaves no room of its own. */
const TAG_BYTES = 8;

/** What MACsec takes: a tag with the channel's identifier, and an integrity value. */
const MACSEC_BYTES = 32;

const comment = (because: string) => `# ${plain(because)}`;

/** A script that makes the interfaces which FRR and strongSwan find: run it once at start, as root, after wpa_supplicant where there is MACsec. */
export function interfaces(router: FilledRouter): readonly string[] {
  const { bundles, ports, vlans, tunnels, wan } = router;
  const portOf = (id: string) => ports.find((port) => port.id === id)!;
  return [
    '#!/bin/sh',
    ...headline(router).map((line) => `# ${line}`),
    'set -eu',
    'sysctl -q -w net.ipv4.ip_forward=1 net.ipv4.fib_multipath_hash_policy=1',
    ...bundles.flatMap((bundle) => {
      const parent = parentOf(router, bundle);
      const carriers = bundle.ports.map((id) => carrierOf(portOf(id)));
      return [
        comment(bundle.because),
        ...(bundle.aggregated ? [
          `ip link add ${parent} type bond mode 802.3ad miimon 100 lacp_rate fast xmit_hash_policy layer3+4`,
          ...carriers.flatMap((name) => [`ip link set ${name} down`, `ip link set ${name} master ${parent}`]),
        ] : []),
        ...bundle.ports.map(portOf).map(({ name, macsec }) => `ip link set ${name}${macsec === undefined ? '' : ` mtu ${bundle.mtu + TAG_BYTES + MACSEC_BYTES}`} up`),
        `ip link set ${parent} mtu ${bundle.mtu + (parent.startsWith('ms-') ? TAG_BYTES : 0)} up`,
      ];
    }),
    ...vlans.flatMap((vlan) => {
      const name = linuxInterface(router, vlan.id);
      const parent = parentOf(router, bundles.find(({ id }) => id === vlan.bundle)!);
      const below = isTwiceTagged(vlan) ? `${parent}-${vlan.outerVlan}` : parent;
      return [
        comment(vlan.because),
        ...(isTwiceTagged(vlan) ? [`ip link add link ${parent} name ${below} type vlan id ${vlan.outerVlan}`, `ip link set ${below} mtu ${vlan.mtu} up`] : []),
        `ip link add link ${below} name ${name} type vlan id ${vlan.vlan}`,
        `ip link set ${name} mtu ${vlan.mtu} up`,
        ...(vlan.rateLimitMbps === undefined ? [] : [`tc qdisc replace dev ${name} root tbf rate ${vlan.rateLimitMbps}mbit burst ${BURST} latency 50ms`]),
      ];
    }),
    ...tunnels.flatMap(({ number, end, mtu, because }) => [
      comment(because),
      `ip link add ${tunnelInterface(number)} type xfrm dev ${end === wan?.id ? wan.name : 'lo'} if_id ${number}`,
      `ip link set ${tunnelInterface(number)} mtu ${mtu} up`,
    ]),
  ];
}

/** Rules for packets: segments that fit into tunnels, marks of classes where the router was told how to know them, limits of rates. */
export function rules(router: FilledRouter): readonly string[] {
  const { tunnels, classes, lan, wan, discards, prefixes } = router;
  const users = [...discards.map(({ prefix }) => prefix), ...prefixes];
  return [
    '#!/usr/sbin/nft -f',
    ...headline(router).map((line) => `# ${line}`),
    'add table inet hybrid_edge',
    'delete table inet hybrid_edge',
    'table inet hybrid_edge {',
    '  chain segments {',
    '    type filter hook forward priority mangle; policy accept;',
    ...tunnels.flatMap(({ number, mss, because }) => ['oifname', 'iifname'].map((side, i) =>
      `    ${side} "${tunnelInterface(number)}" tcp flags syn / syn,rst tcp option maxseg size set ${mss}${i === 0 ? ` # ${plain(because)}` : ''}`)),
    '  }',
    ...(wan === undefined ? [] : [
      '  chain internet {',
      '    type filter hook forward priority filter; policy accept;',
      `    oifname "${wan.name}" ip daddr { ${users.join(', ')} } drop # never in clear, also while the kernel has no better route`,
      '  }',
    ]),
    '  chain marks {',
    '    type filter hook prerouting priority mangle; policy accept;',
    ...classes.flatMap(({ name, dscp, matches, because }) => [
      `    # ${name}, DSCP ${dscp}: ${plain(because)}`,
      ...matches.map((match) => `    iifname "${lan.name}" ${matchText(match)} ip dscp set ${dscp}`),
    ]),
    '  }',
    '}',
  ];
}

const matchText = ({ from, to, protocol, port }: TrafficMatch): string =>
  [from && `ip saddr ${from}`, to && `ip daddr ${to}`, `${protocol} dport ${port}`].filter(Boolean).join(' ');

/** What wpa_supplicant needs for a port: `wpa_supplicant -i PORT -D macsec_linux -c FILE`, then `ip link set macsec0 name ms-PORT`. */
export function supplicant(router: FilledRouter, port: PortModel, { mode, cipher, keys, because }: MacsecModel, secrets: Secrets): readonly string[] {
  const { ckn, cak } = secrets.macsec(keys);
  return [
    ...headline(router).map((line) => `# ${line}`),
    comment(because),
    `# ${port.name}, ${mode}: a port that has to encrypt carries nothing but what leaves over ${carrierOf(port)}`,
    'eapol_version=3',
    'ap_scan=0',
    'network={',
    '  key_mgmt=NONE',
    '  eapol_flags=0',
    '  macsec_policy=1',
    '  macsec_integ_only=0',
    `  macsec_csindex=${cipher === 'gcm-aes-256' ? 1 : 3}`,
    `  mka_ckn=${ckn}`,
    `  mka_cak=${cak}`,
    '  mka_priority=128',
    '}',
  ];
}
