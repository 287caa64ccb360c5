import { hosts } from './addresses';
import type { CloudSide } from './cloud';
import { hubDaemons, speakerDaemons } from './cloud-frr';
import { tunnelOf, vlanOf } from './compare';
import { circuitEnds, DARK, FLOWS, hubName, joints, segments, speakerName, waysToTunnels } from './layout';
import type { Joint, LabParts, TunnelPlace } from './layout';
import { watch } from './layout-internet';
import type { Charon, LabNode, Wire } from './spec';
import { cloudSwanctl, TUN_MTU } from './strongswan';
import { hostOf } from '../edge/addresses';

/** The router behind all speakers of a cloud, with its hosts. */
export function hubNode(parts: LabParts, side: CloudSide): LabNode {
  const { plan } = parts;
  const own = joints(parts).filter(({ cloud }) => cloud === side.cloud);
  const { prefixes } = plan.clouds.find(({ name }) => name === side.cloud)!;
  return {
    name: hubName(side.cloud),
    kind: 'hub',
    hosts: hosts(prefixes, FLOWS),
    ip: own.map(({ hub, hubEnd }) => ['addr', 'add', `${hub}/30`, 'dev', hubEnd]),
    daemons: hubDaemons(side, own[0]!.hub, own.map(({ speaker }) => speaker)),
    nft: segments(plan.links.filter((link) => link.cloud === side.cloud), (link) => plan.sites.find(({ name }) => name === link.site)!.prefixes),
  };
}

/** The cables of all hubs. */
export const hubWires = (parts: LabParts): Wire[] =>
  joints(parts).map(({ cloud, hubEnd, node, speakerEnd }) => ({ a: { node: hubName(cloud), name: hubEnd }, b: { node, name: speakerEnd }, mtu: 1500 }));

/** The speakers of a cloud. */
export function speakerNodes(parts: LabParts, side: CloudSide): LabNode[] {
  return side.speakers.map((speaker) => {
    const name = speakerName(side.cloud, speaker.name);
    const own = joints(parts).filter(({ node }) => node === name);
    const behind = ({ cloud }: Joint) => parts.plan.clouds.find((row) => row.name === cloud)!.prefixes;
    const interfaces = new Map(speaker.circuits.map(({ id }, index) => [id, `c${index}`]));
    return {
      name,
      kind: 'speaker',
      hosts: [],
      ip: [
        ...own.flatMap((joint) => [
          ['addr', 'add', `${joint.speaker}/30`, 'dev', joint.speakerEnd],
          ...behind(joint).map((prefix) => ['route', 'add', prefix, 'via', joint.hub]),
        ]),
        ...waysToTunnels(parts, name),
        ...speaker.circuits.map(({ cloudAddress }, index) => ['addr', 'add', cloudAddress, 'dev', `c${index}`]),
      ],
      daemons: speakerDaemons(speaker, { routerId: own[0]!.speaker, hubs: own.map(({ hub }) => hub), interfaces, key: parts.key }),
      ...(speaker.isUnderlay && { nft: watch(parts) }),
    };
  });
}

/** Circuits of a template that no router has the other end of. */
export function strayWires({ sides, routers }: LabParts): Wire[] {
  const known = new Set(routers.flatMap(({ router }) => router.sessions.map((session) => `${session.id} ${vlanOf(router, session)?.vlan}`)));
  return circuitEnds(sides).filter(({ end }) => !known.has(`${end.id} ${end.vlan}`))
    .map(({ node, name }, index) => ({ a: { node, name }, b: { node: DARK.name, name: `x${index}` }, mtu: 1500 }));
}

/** The cloud's end of a tunnel. */
export function cloudCharon({ key, routers }: LabParts, { end, node, speaker, name, outside }: TunnelPlace): Charon {
  const session = routers.flatMap(({ router }) => router.sessions.map((row) => ({ router, row }))).find(({ row }) => row.id === end.id);
  const mtu = session && tunnelOf(session.router, session.row)?.mtu;
  return {
    tunnel: end.id,
    side: 'cloud',
    node,
    tunNode: speaker,
    tun: name,
    mtu: Math.min(mtu ?? TUN_MTU, TUN_MTU),
    ip: [['addr', 'add', `${hostOf(end.cloudAddress)}/32`, 'peer', `${end.routerAddress}/32`, 'dev', name]],
    swanctl: cloudSwanctl(end, outside, key(end.secret)),
    connections: 1,
  };
}
