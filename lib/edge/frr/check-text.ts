import { hostOf, lengthOf, networkOf } from '../addresses';
import { duplicates, type Fault, fault, repeated, undefinedNames, unusedNames } from '../fault';

type Row = readonly [subject: string, name: string];

const rows = (text: string, pattern: RegExp): readonly Row[] => [...text.matchAll(pattern)].map(([, subject, name]): Row => [subject!, name ?? subject!]);

const firsts = (text: string, pattern: RegExp): ReadonlySet<string> => new Set(rows(text, pattern).map(([subject]) => subject));

/**
 * What does not fit together in the text of an frr.conf, and what neither `vtysh -C` nor a daemon reports: references to route maps, lists,
 * BFD profiles, interfaces and neighbours that are not defined, or definitions without references; sessions without a policy; addresses
 * that two interfaces have.
 *
 * @param text an integrated configuration
 */
export function frrTextFaults(text: string): readonly Fault[] {
  return [...policyFaults(text), ...neighbourFaults(text), ...interfaceFaults(text)];
}

function policyFaults(text: string): readonly Fault[] {
  const maps = rows(text, /^ +neighbor (\S+) route-map (\S+) (?:in|out)/gm);
  const defined = rows(text, /^route-map (\S+) (?:permit|deny) (\d+)/gm);
  const mapNames = new Set(defined.map(([name]) => name));
  const lists = [...text.matchAll(/^route-map (\S+) .*\n((?: .*\n)*)/gm)].flatMap(([, name, body]) => rows(body!, /match ip address prefix-list (\S+)/g).map(([list]): Row => [name!, list]));
  const listNames = firsts(text, /^ip prefix-list (\S+) /gm);
  const profiles = rows(text, /^ +neighbor (\S+) bfd profile (\S+)/gm);
  const profileNames = firsts(text, /^ profile (\S+)/gm);
  return [
    ...undefinedNames('route-map', mapNames, maps),
    ...unusedNames('route-map', mapNames, maps),
    ...undefinedNames('prefix-list', listNames, lists),
    ...unusedNames('prefix-list', listNames, lists),
    ...undefinedNames('bfd-profile', profileNames, profiles),
    ...unusedNames('bfd-profile', profileNames, profiles),
    ...repeated('route-map-entry', defined.map(([name, sequence]) => `${name} ${sequence}`)),
    ...repeated('prefix-list-entry', rows(text, /^ip prefix-list (\S+) seq (\d+)/gm).map(([name, sequence]) => `${name} ${sequence}`)),
  ];
}

function neighbourFaults(text: string): readonly Fault[] {
  const defined = firsts(text, /^ +neighbor (\S+) remote-as /gm);
  const activated = firsts(text, /^ +neighbor (\S+) activate$/gm);
  const all = rows(text, /^ +neighbor (\S+) /gm).map(([address]): Row => [address, address]);
  const without = (side: string) => {
    const having = firsts(text, new RegExp(`^ +neighbor (\\S+) route-map \\S+ ${side}$`, 'gm'));
    return [...defined].filter((address) => !having.has(address)).map((address) => fault('session-without-policy', address, `the neighbour ${address} has no route map ${side}`));
  };
  return [
    ...undefinedNames('neighbour', defined, [...new Map(all).values()].map((address): Row => [address, address])),
    ...[...defined].filter((address) => !activated.has(address)).map((address) => fault('session-not-activated', address, `the neighbour ${address} is not activated for IPv4`)),
    ...repeated('neighbour', rows(text, /^ +neighbor (\S+) remote-as /gm).map(([address]) => address)),
    ...without('in'),
    ...without('out'),
  ];
}

function interfaceFaults(text: string): readonly Fault[] {
  const interfaces = [...text.matchAll(/^interface (\S+)\n((?: .*\n)*)/gm)].map(([, name, body]) => ({ name: name!, addresses: rows(body!, /ip address (\S+)/g).map(([address]) => address) }));
  const names = new Set(interfaces.map(({ name }) => name));
  const addresses = interfaces.flatMap(({ name, addresses: own }) => own.map((address): Row => [name, address]));
  const hosts = new Set(addresses.map(([, address]) => hostOf(address)));
  const routes = rows(text, /^ip route (\S+) ([a-z]\S*)$/gm).filter(([, name]) => name !== 'blackhole');
  const connected = new Set(routes.map(([prefix]) => hostOf(prefix)));
  const isReached = (neighbour: string) => connected.has(neighbour)
    || addresses.some(([, address]) => hostOf(address) !== neighbour && networkOf(`${neighbour}/${lengthOf(address)}`) === networkOf(address));
  return [
    ...undefinedNames('interface', names, routes),
    ...undefinedNames('source-address', hosts, rows(text, /^ +neighbor (\S+) update-source (\S+)/gm)),
    ...duplicates('address', addresses.map(([name, address]): Row => [name, hostOf(address)])),
    ...repeated('interface', interfaces.map(({ name }) => name)),
    ...[...firsts(text, /^ +neighbor (\S+) remote-as /gm)].filter((neighbour) => !isReached(neighbour))
      .map((neighbour) => fault('neighbour-outside', neighbour, `no interface has a subnet with the neighbour ${neighbour}, and no route leads to it`)),
  ];
}

/**
 * What does not fit together between tunnels of strongSwan and the rest: braces, keys without a tunnel and tunnels without a key, a tunnel whose
 * XFRM interface FRR does not have, and one whose segments nothing limits.
 *
 * @param swanctl the text of swanctl.conf
 * @param frr the text of frr.conf
 * @param rules the text of nftables.conf
 */
export function swanctlTextFaults(swanctl: string, frr: string, rules: string): readonly Fault[] {
  const body = swanctl.replace(/^ *#.*$/gm, '').replace(/"[^"\n]*"/g, '""');
  const braces = (body.match(/{/g)?.length ?? 0) - (body.match(/}/g)?.length ?? 0);
  if (braces !== 0) return [fault('braces', 'swanctl.conf', `${Math.abs(braces)} braces are ${braces > 0 ? 'not closed' : 'closed and never opened'}: strongSwan loads nothing of it`)];
  const tunnels = [...swanctl.matchAll(/^ {2}(\S+) {\n((?: {4}.*\n)*)/gm)].map(([, name, text]) => ({ name: name!, text: text! }));
  const pair = (text: string, local: RegExp, remote: RegExp) => `${local.exec(text)?.[1] ?? ''} to ${remote.exec(text)?.[1] ?? ''}`;
  const keys = tunnels.filter(({ name }) => name.startsWith('ike-')).map(({ name, text }): Row => [name, pair(text, /id-local = (\S+)/, /id-remote = (\S+)/)]);
  const ends = tunnels.filter(({ text }) => text.includes('children {')).map(({ name, text }): Row => [name, pair(text, /local {\n(?:.*\n)*? *id = (\S+)/, /remote {\n(?:.*\n)*? *id = (\S+)/)]);
  const marks = tunnels.flatMap(({ name, text }) => rows(text, /if_id_(in|out) = (\d+)/g).map(([, number]): Row => [name, `xfrm${number}`]));
  const clamped = firsts(rules, /oifname "(\S+)" tcp flags .* maxseg size set \d+/gm);
  return [
    ...undefinedNames('key', new Set(keys.map(([, ids]) => ids)), ends),
    ...unusedNames('key', keys.map(([, ids]) => ids), ends),
    ...duplicates('pair-of-ids', ends),
    ...undefinedNames('interface', firsts(frr, /^interface (\S+)/gm), marks),
    ...unusedNames('interface', [...firsts(frr, /^interface (xfrm\d+)/gm)], marks),
    ...[...new Set(marks.map(([, name]) => name))].filter((name) => !clamped.has(name)).map((name) => fault('segments-not-limited', name, `nothing limits the TCP segments that leave over ${name}`)),
  ];
}
