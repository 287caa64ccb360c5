import { cableName, INTERNET, INTERNET_MTU, tunnelEnds } from './layout';
import type { LabParts, TunnelPlace } from './layout';
import type { LabNode, Wire } from './spec';

/** The internet: it carries what is encrypted, and counts what is not. */
export function internetNode(parts: LabParts): LabNode {
  const { plan, places, routers, sides } = parts;
  const prefixes = [...plan.sites, ...plan.clouds].flatMap((row) => row.prefixes);
  return {
    name: INTERNET,
    kind: 'internet',
    hosts: [places.internet],
    ip: [
      ...routers.filter(({ router }) => router.wan !== undefined).map((files) => ['route', 'add', `${files.router.wan!.publicIp}/32`, 'dev', cableName(parts, files, 'r')]),
      // Several tunnels may end at one address: whose packets they are decides.
      ...tunnelEnds({ sides, places }).flatMap(({ end, outside, port, table }) => [
        ['route', 'add', `${outside}/32`, 'dev', port, 'table', String(table)],
        ['rule', 'add', 'from', `${end.routerPublicIp}/32`, 'to', `${outside}/32`, 'lookup', String(table), 'pref', String(table)],
      ]),
    ],
    daemons: {},
    nft: watch(prefixes),
  };
}

/** Counts what crosses the internet: of IKE and IPsec, of the users in clear, and anything else but errors of ICMP. Nothing in clear gets through. */
function watch(prefixes: readonly string[]): string {
  const users = [...new Set(prefixes)].join(', ');
  return `table ip watch {
  counter encrypted { }
  counter clear { }
  counter other { }
  set pairs { type ipv4_addr . ipv4_addr; size 64; flags dynamic; }
  chain seen {
    type filter hook prerouting priority -300;
    ip saddr { ${users} } add @pairs { ip saddr . ip daddr } counter name clear drop
    ip daddr { ${users} } add @pairs { ip saddr . ip daddr } counter name clear drop
    udp dport { 500, 4500 } counter name encrypted accept
    udp sport { 500, 4500 } counter name encrypted accept
    ip protocol esp counter name encrypted accept
    ip protocol icmp accept
    counter name other
  }
}
`;
}

/** Where a tunnel ends on the internet. */
export function endpointNode({ places }: LabParts, { node, outside }: TunnelPlace): LabNode {
  return {
    name: node,
    kind: 'endpoint',
    hosts: [],
    ip: [['addr', 'add', `${outside}/32`, 'dev', 'wan'], ['route', 'add', 'default', 'via', places.internet, 'dev', 'wan', 'onlink']],
    daemons: {},
  };
}

/** Its cable. */
export const endpointWire = ({ node, port }: TunnelPlace): Wire => ({ a: { node, name: 'wan' }, b: { node: INTERNET, name: port }, mtu: INTERNET_MTU });
