import { cableName, INTERNET, INTERNET_MTU, joints, waysToTunnels } from './layout';
import type { LabParts, TunnelPlace } from './layout';
import type { LabNode, Wire } from './spec';

/** The internet: it carries what is encrypted, and counts what is not. */
export function internetNode(parts: LabParts): LabNode {
  const { places, routers } = parts;
  return {
    name: INTERNET,
    kind: 'internet',
    hosts: [places.internet],
    ip: [
      ...routers.filter(({ router }) => router.wan !== undefined).map((files) => ['route', 'add', `${files.router.wan!.publicIp}/32`, 'dev', cableName(parts, files, 'r')]),
      ...waysToTunnels(parts, INTERNET),
    ],
    daemons: {},
    nft: watch(parts),
  };
}

/**
 * Counts what crosses the internet, or circuits that carry nothing but tunnels: of IKE and IPsec, of the users in clear, and anything else but errors
 * of ICMP and what routers say to each other. Nothing in clear gets through. Routers may end tunnels at an address of the site.
 */
export function watch({ plan: { sites, clouds } }: Pick<LabParts, 'plan'>): string {
  const users = [...new Set([...sites, ...clouds].flatMap(({ prefixes }) => prefixes))].join(', ');
  return `table ip watch {
  counter encrypted { }
  counter clear { }
  counter other { }
  set pairs { type ipv4_addr . ipv4_addr; size 64; flags dynamic; }
  chain seen {
    type filter hook prerouting priority -300;
    udp dport { 500, 4500 } counter name encrypted accept
    udp sport { 500, 4500 } counter name encrypted accept
    ip protocol esp counter name encrypted accept
    ip saddr { ${users} } add @pairs { ip saddr . ip daddr } counter name clear drop
    ip daddr { ${users} } add @pairs { ip saddr . ip daddr } counter name clear drop
    udp dport { 3784, 3785 } accept
    tcp dport 179 accept
    tcp sport 179 accept
    ip protocol icmp accept
    counter name other
  }
}
`;
}

/** Where a tunnel ends on the internet. */
export function endpointNode(parts: LabParts, { node, outside, parent }: TunnelPlace): LabNode {
  const next = joints(parts).find((joint) => joint.node === parent)?.speaker ?? parts.places.internet;
  return {
    name: node,
    kind: 'endpoint',
    hosts: [],
    ip: [['addr', 'add', `${outside}/32`, 'dev', 'wan'], ['route', 'add', 'default', 'via', next, 'dev', 'wan', 'onlink']],
    daemons: {},
  };
}

/** Its cable. */
export const endpointWire = ({ node, parent, port }: TunnelPlace): Wire => ({ a: { node, name: 'wan' }, b: { node: parent, name: port }, mtu: INTERNET_MTU });
