import { bare, hosts } from './addresses';
import type { CloudSide } from './cloud';
import { hubDaemons, speakerDaemons } from './cloud-frr';
import { tunnelOf, vlanOf } from './compare';
import { circuitEnds, DARK, FLOWS, hubName, segments, speakerName } from './layout';
import type { LabParts, TunnelPlace } from './layout';
import type { Charon, LabNode, Wire } from './spec';
import { cloudSwanctl, TUN_MTU } from './strongswan';

/** The router behind all speakers of a cloud, with its hosts. */
export function hubNode({ plan, places }: LabParts, side: CloudSide): LabNode {
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

/** The cables of a hub. */
export function hubWires(side: CloudSide): Wire[] {
  return side.speakers.map(({ name }, index) => ({ a: { node: hubName(side.cloud), name: `s${index}` }, b: { node: speakerName(side.cloud, name), name: 'hub' }, mtu: 1500 }));
}

/** The speakers of a cloud. */
export function speakerNodes({ places, key }: LabParts, side: CloudSide): LabNode[] {
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
    ip: [['addr', 'add', `${bare(end.cloudAddress)}/32`, 'peer', `${end.routerAddress}/32`, 'dev', name]],
    swanctl: cloudSwanctl(end, outside, key(end.secret)),
    connections: 1,
  };
}
