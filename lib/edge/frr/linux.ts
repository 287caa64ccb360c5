import type { FilledRouter, TrafficMatch } from '../model';
import { bundleName, headline, isTwiceTagged, plain, unencrypted } from '../renderer';
import { linuxInterface, tunnelInterface } from './names';

/** What may leave at once where a rate is limited: a millisecond at 32 Gbps. */
const BURST = '4mb';

const comment = (because: string) => `# ${plain(because)}`;

/** Makes an interface that there is not yet. */
const added = (name: string, rest: string) => `ip link show dev ${name} >/dev/null 2>&1 || ip link add ${rest}`;

/**
 * A script that makes the interfaces which FRR and strongSwan find: run it at start, as root, and again after a change. Packets may come another way
 * than others go; where they do, the kernel recommends to look only whether there is a way back at all (`rp_filter` 2):
 * https://docs.kernel.org/networking/ip-sysctl.html
 */
export function interfaces(router: FilledRouter): readonly string[] {
  const { lan, bundles, ports, vlans, tunnels, wan } = router;
  const portName = (id: string) => ports.find((port) => port.id === id)!.name;
  return [
    '#!/bin/sh',
    ...[...headline(router), ...unencrypted(router)].map((line) => `# ${line}`),
    'set -eu',
    'sysctl -q -w net.ipv4.ip_forward=1 net.ipv4.fib_multipath_hash_policy=1 net.ipv4.conf.all.rp_filter=2',
    comment(lan.because),
    `ip link set ${lan.name} mtu ${lan.mtu} up`,
    ...bundles.flatMap(({ name, aggregated, ports: members, mtu, because }) => [
      comment(because),
      ...(aggregated ? [
        added(name, `${name} type bond mode 802.3ad miimon 100 lacp_rate fast xmit_hash_policy layer3+4`),
        ...members.map(portName).map((port) => `ip -o link show dev ${port} | grep -q ' master ${name} ' || { ip link set ${port} down; ip link set ${port} master ${name}; }`),
      ] : []),
      ...members.map((id) => `ip link set ${portName(id)} up`),
      `ip link set ${name} mtu ${mtu} up`,
    ]),
    ...vlans.flatMap((vlan) => {
      const name = linuxInterface(router, vlan.id);
      const parent = bundleName(router, vlan);
      const below = isTwiceTagged(vlan) ? `${parent}-${vlan.outerVlan}` : parent;
      return [
        comment(vlan.because),
        ...(isTwiceTagged(vlan) ? [added(below, `link ${parent} name ${below} type vlan id ${vlan.outerVlan}`), `ip link set ${below} mtu ${vlan.mtu} up`] : []),
        added(name, `link ${below} name ${name} type vlan id ${vlan.vlan}`),
        `ip link set ${name} mtu ${vlan.mtu} up`,
        ...(vlan.rateLimitMbps === undefined ? [] : [`tc qdisc replace dev ${name} root tbf rate ${vlan.rateLimitMbps}mbit burst ${BURST} latency 50ms`]),
      ];
    }),
    ...tunnels.flatMap(({ number, end, mtu, because }) => [
      comment(because),
      added(tunnelInterface(number), `${tunnelInterface(number)} type xfrm dev ${end === wan?.id ? wan.name : 'lo'} if_id ${number}`),
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
