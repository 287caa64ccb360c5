import { hosts } from './addresses';
import { attachmentsOf } from './cloud';
import { coreDaemons } from './cloud-frr';
import { ownAddress, vlanOf } from './compare';
import { guestsOf } from './guests';
import { cableName, circuitEnds, coreName, DARK, FLOWS, INTERNET, INTERNET_MTU, routerName, segments, tunnelEnds } from './layout';
import type { LabParts } from './layout';
import type { RouterFiles } from './router-files';
import type { Charon, LabNode, LabSession, Wire } from './spec';
import { TUN_MTU } from './strongswan';
import { hostOf } from '../edge/addresses';
import type { LinkPlan, NetworkPlan, PathPlan } from '../planner';

/** The core of a site. */
export function coreNode({ plan, places, routers }: LabParts, site: string): LabNode {
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

/** A router. */
export function routerNode({ places }: LabParts, { router, daemons, nft, interfaces }: RouterFiles): LabNode {
  const wan = router.wan;
  return {
    name: routerName(router.site, router.name),
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

/** The cables of a router. */
export function routerWires(parts: LabParts, files: RouterFiles): Wire[] {
  const { router, interfaces } = files;
  const node = routerName(router.site, router.name);
  const circuits = router.sessions.filter(({ kind }) => kind === 'dedicated' || kind === 'underlay' || kind === 'public').map((session, ordinal): Wire => {
    const vlan = vlanOf(router, session)!;
    const end = circuitEnds(parts.sides).find((row) => row.end.id === session.id && row.end.vlan === Number(vlan.vlan));
    return {
      a: { node, name: interfaces[vlan.id]! },
      b: end === undefined ? { node: DARK.name, name: cableName(parts, files, 'd', ordinal) } : { node: end.node, name: end.name },
      mtu: vlan.mtu,
      session: session.id,
    };
  });
  return [
    { a: { node, name: interfaces.lan! }, b: { node: coreName(router.site), name: cableName(parts, files, 'p'), bridge: 'lan' }, mtu: 1500 },
    ...(router.wan === undefined ? [] : [{ a: { node, name: interfaces.wan! }, b: { node: INTERNET, name: cableName(parts, files, 'r') }, mtu: INTERNET_MTU }]),
    ...circuits,
  ];
}

/** The sessions of a router with clouds. */
export function routerSessions({ sides, plan, places }: LabParts, { router, interfaces }: RouterFiles, links: readonly LinkPlan[]): LabSession[] {
  const ends = [...circuitEnds(sides), ...tunnelEnds({ sides, places })];
  return router.sessions.filter(({ kind }) => kind !== 'internal').flatMap((session): LabSession[] => {
    if (isPublic(plan, session.id)) return [];
    const found = ends.find(({ end }) => end.id === session.id);
    const link = links.find(({ name }) => name === session.link);
    if (link === undefined) return [];
    const path = pathOf(link, session.id);
    return [{
      id: session.id,
      link: link.name,
      guests: session.kind === 'vpn' ? [] : guestsOf({ links }, link.name).map(({ name }) => name),
      kind: session.kind === 'vpn' || session.kind === 'underlay' ? session.kind : 'dedicated',
      ...(found !== undefined && 'over' in found.end && { over: found.end.over }),
      ...(session.kind === 'underlay' && { exchanges: { site: router.originated.map(({ prefix }) => prefix), cloud: gatewayPrefixes(link, session.id) } }),
      router: routerName(router.site, router.name),
      speaker: found?.speaker ?? DARK.name,
      routerInterface: interfaces[session.interface]!,
      speakerInterface: found?.name ?? 'none',
      routerAddress: ownAddress(router, session)!,
      cloudAddress: hostOf(session.neighbour),
      bfd: path !== undefined && !(found !== undefined && 'isProvisional' in found.end),
      ...(path !== undefined && { building: path.building }),
      routerBuilding: plan.sites.find(({ name }) => name === router.site)!.routers.find(({ name }) => name === router.name)!.building,
    }];
  });
}

/** The router's ends of its tunnels. */
export function routerCharons({ router, swanctl, interfaces, tunnelIp }: RouterFiles): Charon[] {
  const node = routerName(router.site, router.name);
  return router.tunnels.map((tunnel) => ({
    tunnel: tunnel.id,
    side: 'router',
    node,
    tunNode: node,
    tun: interfaces[tunnel.id]!,
    mtu: Math.min(tunnel.mtu, TUN_MTU),
    ip: tunnelIp?.[tunnel.id] ?? [],
    swanctl: swanctl[tunnel.id]!,
    connections: 1,
  }));
}

/** Whether a session is one of a public virtual interface: the lab has no public addresses of a cloud. */
export const isPublic = (plan: NetworkPlan, session: string): boolean =>
  attachmentsOf(plan).some((row) => row.interface === 'public' && row.sessions.some(({ id }) => id === session));

/** Where gateways on an encrypted attachment have their addresses, in the plan. */
function gatewayPrefixes({ primary }: LinkPlan, session: string): readonly string[] {
  const pairs = primary.kind === 'vpn' ? [] : primary.interconnect?.encryption?.pairs ?? [];
  return pairs.flatMap(({ attachments, gatewayPrefixes: prefixes }) => prefixes.filter((_, index) => `${attachments[index]}-bgp` === session));
}

/** The path of a session on a circuit; nothing for one in a tunnel. */
function pathOf({ primary }: LinkPlan, session: string): PathPlan | undefined {
  if (primary.kind === 'vpn') return undefined;
  return primary.paths.find(({ bundles }) => bundles.some(({ attachments }) => attachments.some((row) => `${row.id}-bgp` === session || row.sessions.some(({ id }) => id === session))));
}
