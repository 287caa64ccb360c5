import { bare, hosts, lengthOf } from './addresses';
import type { CloudSide } from './cloud';
import { coreDaemons, hubDaemons, speakerDaemons } from './cloud-frr';
import { ownAddress, tunnelOf, vlanOf } from './compare';
import type { Places } from './places';
import type { RouterFiles } from './router-files';
import { SCENARIOS } from './scenarios';
import type { Charon, Flow, LabLink, LabNode, LabSession, LabSpec, Wire } from './spec';
import { cloudSwanctl, TUN_MTU } from './strongswan';
import { failoverWindows } from '../edge/failover';
import type { LinkPlan, NetworkPlan } from '../planner';

/** What a lab is made of. */
export interface LabParts {
  /** The plan. */
  readonly plan: NetworkPlan;
  /** The clouds, as their templates say them. */
  readonly sides: readonly CloudSide[];
  /** The routers, rendered. */
  readonly routers: readonly RouterFiles[];
  /** Addresses that the lab gives out. */
  readonly places: Places;
  /** The key behind the name of a secret, as letters, digits and `_`. */
  readonly key: (secret: string) => string;
}

/** Streams on each link: enough that circuits side by side are used. */
const FLOWS = 3;

/** MTU of the internet: ESP travels in UDP in the lab, and its packets must not be fragmented where those of plain ESP would not be. */
const INTERNET_MTU = 1_600;

/** The lab of a network, as data. */
export function prepare(parts: LabParts): LabSpec {
  const { plan, sides, routers } = parts;
  const links = plan.links.filter((link) => sides.some(({ cloud }) => cloud === link.cloud));
  const sessions = routers.flatMap((files) => routerSessions(parts, files, links));
  return {
    network: plan.name,
    nodes: [internetNode(parts), DARK, ...sites(parts).map((site) => coreNode(parts, site)), ...routers.map((files) => routerNode(parts, files)),
      ...sides.flatMap((side) => [hubNode(parts, side), ...speakerNodes(parts, side)]), ...tunnelEnds(parts).map(({ node, outside }) => endpointNode(parts, node, outside))],
    wires: [...routers.flatMap((files) => routerWires(parts, files)), ...strayWires(parts), ...sides.flatMap((side) => hubWires(side)), ...tunnelEnds(parts).map(endpointWire)],
    charons: [...tunnelEnds(parts).map((end) => cloudCharon(parts, end)), ...routers.flatMap((files) => routerCharons(files))],
    sessions,
    flows: links.flatMap((link, index) => flowsOf(parts, link, index)),
    links: links.map((link) => labLink(parts, link)),
    lan: Object.fromEntries(routers.map(({ router }) => [routerNodeName(router.site, router.name), parts.places.router(router.site, router.name)])),
    scenarios: SCENARIOS.filter(({ name, within }) => (name !== 'tunnel' && within === undefined) || links.some(({ fallback }) => fallback !== undefined)),
  };
}

/** The node of a router. */
export const routerNodeName = (site: string, router: string): string => `${site}-${router}`;

const coreName = (site: string) => `${site}-core`;
const hubName = (cloud: string) => `${cloud}-hub`;
const speakerName = (cloud: string, speaker: string) => `${cloud}-${speaker}`;
const INTERNET = 'internet';

/** Where interfaces end that have no other end. */
const DARK: LabNode = { name: 'dark', kind: 'endpoint', hosts: [], ip: [], daemons: {} };

const sites = ({ routers }: LabParts) => [...new Set(routers.map(({ router }) => router.site))];

// ---- the site

function coreNode({ plan, places, routers }: LabParts, site: string): LabNode {
  const { asn, prefixes } = plan.sites.find(({ name }) => name === site)!;
  const own = routers.filter(({ router }) => router.site === site);
  return {
    name: coreName(site),
    kind: 'core',
    hosts: hosts(prefixes, FLOWS),
    ip: [['addr', 'add', `${places.core(site)}/24`, 'dev', 'lan']],
    daemons: coreDaemons(asn, places.core(site), prefixes, own.map(({ router }) => places.router(site, router.name))),
    nft: segments(plan.links.filter((link) => link.site === site), (link) => plan.clouds.find(({ name }) => name === link.cloud)!.prefixes),
  };
}

/** Counts what asks for larger segments than a tunnel carries: looked at while tunnels carry everything. */
function segments(links: readonly LinkPlan[], prefixes: (link: LinkPlan) => readonly string[]): string {
  const rules = links.flatMap((link) => {
    const vpn = vpnOf(link);
    return vpn === undefined ? [] : [`ip saddr { ${prefixes(link).join(', ')} } tcp flags syn / syn,rst tcp option maxseg size > ${vpn.mss} counter`];
  });
  return ['table ip lab {', '  chain segments {', '    type filter hook input priority 0;', ...rules.map((rule) => `    ${rule}`), '  }', '}', ''].join('\n');
}

const vpnOf = ({ fallback, primary }: LinkPlan) => fallback ?? (primary.kind === 'vpn' ? primary : undefined);

function routerNode({ places }: LabParts, { router, daemons, nft, interfaces }: RouterFiles): LabNode {
  const wan = router.wan;
  return {
    name: routerNodeName(router.site, router.name),
    kind: 'router',
    hosts: [],
    ip: wan === undefined ? [] : [
      ['addr', 'replace', `${wan.localAddress}/32`, 'dev', interfaces.wan!],
      ['route', 'replace', 'default', 'via', places.internet, 'dev', interfaces.wan!, 'onlink', 'metric', '4000'],
    ],
    daemons,
    ...(nft !== undefined && { nft }),
  };
}

function routerWires({ sides }: LabParts, { router, interfaces }: RouterFiles): Wire[] {
  const node = routerNodeName(router.site, router.name);
  const circuits = router.sessions.filter(({ kind }) => kind === 'dedicated').map((session): Wire => {
    const vlan = vlanOf(router, session)!;
    const end = circuitEnds(sides).find((row) => row.end.id === session.id && row.end.vlan === Number(vlan.vlan));
    return {
      a: { node, name: interfaces[vlan.id]! },
      b: end === undefined ? { node: DARK.name, name: `d${short(node)}${interfaces[vlan.id]!.replace(/\W/g, '')}`.slice(0, 15) } : { node: end.node, name: end.name },
      mtu: vlan.mtu,
      session: session.id,
    };
  });
  return [
    { a: { node, name: interfaces.lan! }, b: { node: coreName(router.site), name: `p-${router.name}`.slice(0, 15), bridge: 'lan' }, mtu: 1500 },
    ...(router.wan === undefined ? [] : [{ a: { node, name: interfaces.wan! }, b: { node: INTERNET, name: routerWan(node) }, mtu: INTERNET_MTU }]),
    ...circuits,
  ];
}

/** A short text of its own for a name: interfaces have 15 characters. */
const short = (name: string) => [...name].reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) % 46_656, 7).toString(36);

const routerWan = (node: string) => `r${short(node)}`;

function routerSessions({ sides, plan, places }: LabParts, { router, interfaces }: RouterFiles, links: readonly LinkPlan[]): LabSession[] {
  const ends = [...circuitEnds(sides), ...tunnelEnds({ sides, places })];
  return router.sessions.filter(({ kind }) => kind !== 'internal').flatMap((session): LabSession[] => {
    const found = ends.find(({ end }) => end.id === session.id);
    const link = links.find(({ name }) => name === session.link);
    if (link === undefined) return [];
    const path = link.primary.kind === 'vpn' ? undefined
      : link.primary.paths.find(({ bundles }) => bundles.some(({ attachments }) => attachments.some((row) => row.sessions.some(({ id }) => id === session.id))));
    return [{
      id: session.id,
      link: link.name,
      kind: session.kind === 'vpn' ? 'vpn' : 'dedicated',
      router: routerNodeName(router.site, router.name),
      speaker: found?.speaker ?? DARK.name,
      routerInterface: interfaces[session.interface]!,
      speakerInterface: found?.name ?? 'none',
      routerAddress: ownAddress(router, session)!,
      cloudAddress: bare(session.neighbour),
      bfd: path !== undefined,
      ...(path !== undefined && { building: path.building }),
      routerBuilding: plan.sites.find(({ name }) => name === router.site)!.routers.find(({ name }) => name === router.name)!.building,
    }];
  });
}

function routerCharons({ router, swanctl, interfaces, tunnelIp }: RouterFiles): Charon[] {
  const node = routerNodeName(router.site, router.name);
  return router.tunnels.map((tunnel) => ({
    tunnel: tunnel.id, side: 'router', node, tunNode: node, tun: interfaces[tunnel.id]!, mtu: Math.min(tunnel.mtu, TUN_MTU), ip: tunnelIp?.[tunnel.id] ?? [], swanctl: swanctl[tunnel.id]!, connections: 1,
  }));
}

// ---- the clouds

interface Placed<T> {
  readonly end: T;
  /** The node that speaks. */
  readonly speaker: string;
  readonly node: string;
  readonly name: string;
}

function circuitEnds(sides: readonly CloudSide[]): Placed<CloudSide['speakers'][number]['circuits'][number]>[] {
  return sides.flatMap((side) => side.speakers.flatMap((speaker) => speaker.circuits.map((end, index) => {
    const node = speakerName(side.cloud, speaker.name);
    return { end, speaker: node, node, name: `c${index}` };
  })));
}

interface TunnelPlace extends Placed<CloudSide['speakers'][number]['tunnels'][number]> {
  readonly outside: string;
  /** The interface of the internet towards it. */
  readonly port: string;
  readonly table: number;
}

function tunnelEnds({ sides, places }: Pick<LabParts, 'sides' | 'places'>): TunnelPlace[] {
  return sides.flatMap((side) => side.speakers.flatMap((speaker) => speaker.tunnels.map((end, index) => ({ side, speaker, end, index }))))
    .map(({ side, speaker, end, index }, order) => ({
      end,
      speaker: speakerName(side.cloud, speaker.name),
      node: `ep-${order + 1}`,
      name: `t${index}`,
      outside: places.outside(side.cloud, end.outside),
      port: `e${order + 1}`,
      table: 1001 + order,
    }));
}

function hubNode({ plan, places }: LabParts, side: CloudSide): LabNode {
  const addresses = side.speakers.map(({ name }) => places.inside(side.cloud, name));
  const { prefixes } = plan.clouds.find(({ name }) => name === side.cloud)!;
  return {
    name: hubName(side.cloud),
    kind: 'hub',
    hosts: hosts(prefixes, FLOWS),
    ip: addresses.map(({ hub }, index) => ['addr', 'add', `${hub}/30`, 'dev', `s${index}`]),
    daemons: hubDaemons(side, addresses[0]?.hub ?? '198.18.250.1', addresses.map(({ speaker }) => speaker)),
    nft: segments(plan.links.filter((link) => link.cloud === side.cloud), (link) => plan.sites.find(({ name }) => name === link.site)!.prefixes),
  };
}

function hubWires(side: CloudSide): Wire[] {
  return side.speakers.map(({ name }, index) => ({ a: { node: hubName(side.cloud), name: `s${index}` }, b: { node: speakerName(side.cloud, name), name: 'hub' }, mtu: 1500 }));
}

function speakerNodes({ places, key }: LabParts, side: CloudSide): LabNode[] {
  return side.speakers.map((speaker) => {
    const { hub, speaker: address } = places.inside(side.cloud, speaker.name);
    const interfaces = new Map(speaker.circuits.map(({ id }, index) => [id, `c${index}`]));
    return {
      name: speakerName(side.cloud, speaker.name),
      kind: 'speaker',
      hosts: [],
      ip: [
        ['addr', 'add', `${address}/30`, 'dev', 'hub'],
        ['route', 'add', 'default', 'via', hub],
        ...speaker.circuits.map(({ cloudAddress }, index) => ['addr', 'add', cloudAddress, 'dev', `c${index}`]),
      ],
      daemons: speakerDaemons(speaker, { routerId: address, hub, interfaces, key }),
    };
  });
}

/** Circuits of a template that no router has the other end of. */
function strayWires({ sides, routers }: LabParts): Wire[] {
  const known = new Set(routers.flatMap(({ router }) => router.sessions.map((session) => `${session.id} ${vlanOf(router, session)?.vlan}`)));
  return circuitEnds(sides).filter(({ end }) => !known.has(`${end.id} ${end.vlan}`))
    .map(({ node, name }, index) => ({ a: { node, name }, b: { node: DARK.name, name: `x${index}` }, mtu: 1500 }));
}

function cloudCharon({ key, routers }: LabParts, { end, node, speaker, name, outside }: TunnelPlace): Charon {
  const session = routers.flatMap(({ router }) => router.sessions.map((row) => ({ router, row }))).find(({ row }) => row.id === end.id);
  const mtu = session && tunnelOf(session.router, session.row)?.mtu;
  return {
    tunnel: end.id,
    side: 'cloud',
    node,
    tunNode: speaker,
    tun: name,
    mtu: Math.min(mtu ?? TUN_MTU, TUN_MTU),
    ip: [['addr', 'add', `${bare(end.cloudAddress)}/32`, 'peer', `${end.routerAddress}/32`, 'dev', name]],
    swanctl: cloudSwanctl(end, outside, key(end.secret)),
    connections: 1,
  };
}

// ---- the internet

function internetNode({ plan, places, routers, sides }: LabParts): LabNode {
  const prefixes = [...plan.sites, ...plan.clouds].flatMap((row) => row.prefixes);
  return {
    name: INTERNET,
    kind: 'internet',
    hosts: [places.internet],
    ip: [
      ...routers.filter(({ router }) => router.wan !== undefined).map(({ router }) => ['route', 'add', `${router.wan!.publicIp}/32`, 'dev', routerWan(routerNodeName(router.site, router.name))]),
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

function endpointNode({ places }: LabParts, node: string, outside: string): LabNode {
  return {
    name: node,
    kind: 'endpoint',
    hosts: [],
    ip: [['addr', 'add', `${outside}/32`, 'dev', 'wan'], ['route', 'add', 'default', 'via', places.internet, 'dev', 'wan', 'onlink']],
    daemons: {},
  };
}

const endpointWire = ({ node, port }: TunnelPlace): Wire => ({ a: { node, name: 'wan' }, b: { node: INTERNET, name: port }, mtu: INTERNET_MTU });

// ---- what is checked

function labLink({ plan }: LabParts, link: LinkPlan): LabLink {
  const { name, site, cloud } = link;
  const windows = failoverWindows(plan).flatMap(({ link: owner, failure, fromMs, toMs, because }) =>
    (owner === name && fromMs !== undefined && toMs !== undefined ? [[failure, { fromMs, toMs, because }] as const] : []));
  return {
    name, site, cloud,
    sitePrefixes: plan.sites.find((row) => row.name === site)!.prefixes,
    cloudPrefixes: plan.clouds.find((row) => row.name === cloud)!.prefixes,
    windows: Object.fromEntries(windows),
  };
}

function flowsOf({ plan }: LabParts, { name, site, cloud }: LinkPlan, order: number): Flow[] {
  const ends = [plan.sites.find((row) => row.name === site)!, plan.clouds.find((row) => row.name === cloud)!].map(({ prefixes }) => hosts(prefixes, FLOWS));
  return Array.from({ length: FLOWS }, (_, index) => ({
    id: order * FLOWS + index,
    link: name,
    siteNode: coreName(site),
    siteAddress: ends[0]![index]!,
    cloudNode: hubName(cloud),
    cloudAddress: ends[1]![index]!,
    port: 7000 + order * FLOWS + index,
  }));
}

/** The length of an address that a cloud gives out, from its template. */
export const withLength = (address: string, like: string): string => `${bare(address)}/${lengthOf(like)}`;
