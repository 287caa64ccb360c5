import { hostOf, networkOf, lengthOf } from './addresses';
import { duplicates, type Fault, fault, repeated, undefinedNames, unusedNames } from './fault';
import { unfedFaults } from './fed';
import type { BgpSessionModel, RouteMapEntry, RouterConfiguration, TunnelModel } from './model';
import { isPlaceholder, type Text } from './placeholder';
import { namedInterfaces } from './port-names';

type Row = readonly [subject: string, name: string];

/**
 * What does not fit together in a router's configuration: names that are used and not defined, or defined and not used; values that have to be
 * unique and are not; neighbours outside of their interface's subnet; a fallback that would be preferred to the circuits. Parsers of
 * vendors accept all of it: FRR denies everything from a neighbour whose route map is missing, without a word.
 *
 * @param router what `routersOf()` made, filled or not
 * @returns none for what `routersOf()` made
 */
export function crossReferences(router: RouterConfiguration): readonly Fault[] {
  return [policyFaults, unfedFaults, interfaceFaults, uniqueFaults, neighbourFaults, tunnelFaults, preferenceFaults].flatMap((faultsOf) => faultsOf(router));
}

const ids = (rows: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(rows.map(({ id }) => id));

const names = (rows: readonly { readonly name: string }[]): ReadonlySet<string> => new Set(rows.map(({ name }) => name));

function policyFaults({ sessions, routeMaps, prefixLists }: RouterConfiguration): readonly Fault[] {
  const maps = sessions.flatMap((session): Row[] => [[session.id, session.import], [session.id, session.export]]);
  const lists = routeMaps.flatMap(({ name, entries }) => entries.map(({ prefixList }): Row => [name, prefixList]));
  return [
    ...undefinedNames('route-map', names(routeMaps), maps),
    ...unusedNames('route-map', names(routeMaps), maps),
    ...undefinedNames('prefix-list', names(prefixLists), lists),
    ...unusedNames('prefix-list', names(prefixLists), lists),
  ];
}

function interfaceFaults({ lan, wan, ports, bundles, vlans, loopbacks, tunnels, sessions, proposals, macsec }: RouterConfiguration): readonly Fault[] {
  const over = sessions.map((session): Row => [session.id, session.interface]);
  const sources = [...sessions, ...tunnels.map(({ id, loopback: source }) => ({ id, source }))];
  const ends = tunnels.map(({ id, end }): Row => [id, end]);
  const from = [...sources.flatMap(({ id, source }): Row[] => (source === undefined ? [] : [[id, source]])), ...ends.filter(([, end]) => end !== wan?.id)];
  const on = vlans.map(({ id, bundle }): Row => [id, bundle]);
  const of = bundles.flatMap((bundle) => bundle.ports.map((port): Row => [bundle.id, port]));
  const offered = tunnels.map(({ id, proposal }): Row => [id, proposal]);
  const encrypted = ports.flatMap((port): Row[] => (port.macsec === undefined ? [] : [[port.id, port.macsec]]));
  const carriers = [...vlans, ...tunnels].map(({ id }) => id);
  return [
    ...undefinedNames('interface', new Set([lan.id, ...carriers]), over),
    ...unusedNames('interface', carriers, over),
    ...undefinedNames('loopback', ids(loopbacks), from),
    ...unusedNames('loopback', ids(loopbacks), from),
    ...undefinedNames('bundle', ids(bundles), on),
    ...unusedNames('bundle', ids(bundles), on),
    ...undefinedNames('port', ids(ports), of),
    ...unusedNames('port', ids(ports), of),
    ...undefinedNames('proposal', ids(proposals), offered),
    ...unusedNames('proposal', ids(proposals), offered),
    ...undefinedNames('macsec-key', ids(macsec), encrypted),
    ...unusedNames('macsec-key', ids(macsec), encrypted),
  ];
}

/** Only what is known can be the same as something else. */
const known = (subject: string, value: Text): Row[] => (isPlaceholder(value) ? [] : [[subject, hostOf(value)]]);

function uniqueFaults(router: RouterConfiguration): readonly Fault[] {
  const { lan, wan, ports, bundles, vlans, loopbacks, tunnels, sessions } = router;
  const addresses = [
    ...known('lan', lan.address),
    ...(wan ? known('wan', wan.localAddress) : []),
    ...[...vlans, ...loopbacks].flatMap(({ id, address }) => known(id, address)),
    ...tunnels.flatMap(({ id, address }) => (address === undefined ? [] : known(id, address))),
  ];
  const vlanInterfaces = vlans.flatMap(({ id, bundle, vlan }) => known(id, vlan).map(([subject, value]): Row => [subject, `${bundle}.${value}`]));
  const outside = tunnels.flatMap(({ id, local, remote }) => known(id, remote).map(([subject, value]): Row => [subject, `${local} to ${value}`]));
  return [
    ...duplicates('address', addresses),
    ...duplicates('neighbour', sessions.flatMap(({ id, neighbour }) => known(id, neighbour))),
    ...duplicates('interface-name', namedInterfaces(router).map(({ id, name }): Row => [id, name])),
    ...duplicates('vlan-interface', vlanInterfaces),
    ...duplicates('tunnel-number', tunnels.map(({ id, number }): Row => [id, String(number)])),
    ...duplicates('pair-of-outside-addresses', outside),
    ...repeated('id', [...ports, ...bundles].map(({ id }) => id)),
    ...repeated('session-id', sessions.map(({ id }) => id)),
  ];
}

/** A neighbour is another address of the subnet that its session runs over, or the tunnel's other end. */
function neighbourFaults({ lan, vlans, tunnels, sessions }: RouterConfiguration): readonly Fault[] {
  return sessions.flatMap((session) => {
    const { id, neighbour, interface: over, source } = session;
    const tunnel = tunnels.find((each) => each.id === over);
    if (tunnel && neighbour !== tunnel.peer) return [fault('neighbour-not-peer', id, `${id} speaks with ${show(neighbour)}, and at the other end of the tunnel ${over} is ${tunnel.peer}`)];
    if (source !== undefined) return [];
    const address = over === lan.id ? lan.address : (tunnel?.address ?? vlans.find((each) => each.id === over)?.address);
    if (address === undefined || isPlaceholder(address) || isPlaceholder(neighbour)) return [];
    const isInside = networkOf(`${neighbour}/${lengthOf(address)}`) === networkOf(address) && neighbour !== hostOf(address);
    return isInside ? [] : [fault('neighbour-outside', id, `${id} speaks with ${neighbour}, which is no other address of ${address} on ${over}`)];
  });
}

const show = (value: Text): string => (isPlaceholder(value) ? value.id : value);

/** Headers of IP and TCP. */
const HEADERS = 40;

function tunnelFaults({ tunnels, sessions, loopbacks, originated }: RouterConfiguration): readonly Fault[] {
  const announced = new Set(originated.map(({ prefix }) => prefix));
  const endless = loopbacks.filter((loopback) => tunnels.some(({ end }) => end === loopback.id) && !announced.has(loopback.address));
  return [
    ...endless.map(({ id, address }) => fault('end-not-announced', id, `tunnels end on ${address}, which the router announces to nobody`)),
    ...tunnels.flatMap((tunnel) => oneTunnelFaults(tunnel, sessions, loopbacks.find(({ id }) => id === tunnel.end)?.address)),
  ];
}

function oneTunnelFaults({ id, mss, mtu, end, local }: TunnelModel, sessions: readonly BgpSessionModel[], address: string | undefined): readonly Fault[] {
  const kind = address === undefined ? 'vpn' : 'encrypted';
  return [
    ...(mss > mtu - HEADERS ? [fault('segments-too-large', id, `segments of ${mss} bytes do not fit into the packets of ${mtu} bytes of the tunnel ${id}`)] : []),
    ...(address !== undefined && hostOf(address) !== local ? [fault('end-differs', id, `${id} ends on ${local}, and the address of ${end} is ${address}`)] : []),
    ...sessions.filter((session) => session.interface === id && session.kind !== kind).map((session) => fault('session-kind', session.id, `${session.id} runs in the tunnel ${id} and is no session of the kind ${kind}`)),
  ];
}

/** Of a link that has both, every circuit has to win, both ways. */
function preferenceFaults({ sessions, routeMaps }: RouterConfiguration): readonly Fault[] {
  const entry = (name: string): RouteMapEntry | undefined => routeMaps.find((map) => map.name === name)?.entries[0];
  const preference = (session: BgpSessionModel) => entry(session.import)?.localPreference ?? 100;
  const isNoWorse = (vpn: BgpSessionModel, circuit: BgpSessionModel) => {
    const [sent, first] = [entry(vpn.export), entry(circuit.export)];
    return (sent?.med ?? 0) <= (first?.med ?? 0) || (sent?.prepend ?? 0) < (first?.prepend ?? 0);
  };
  return sessions.filter(({ kind }) => kind === 'vpn').flatMap((vpn) => {
    const circuits = sessions.filter(({ link, kind }) => link === vpn.link && (kind === 'dedicated' || kind === 'encrypted'));
    const [less, worse] = [circuits.find((circuit) => preference(vpn) >= preference(circuit)), circuits.find((circuit) => isNoWorse(vpn, circuit))];
    return [
      ...(less ? [fault('vpn-preferred', vpn.id, `${vpn.import} gives routes of the VPN a preference of ${preference(vpn)}, and ${less.import} gives the circuits ${preference(less)}`)] : []),
      ...(worse ? [fault('vpn-announced-better', vpn.id, `${vpn.export} announces the site no worse over the VPN than ${worse.export} does over circuits`)] : []),
    ];
  });
}
