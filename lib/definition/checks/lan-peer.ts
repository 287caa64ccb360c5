import { type Check, problem, routerRows } from './check';
import { show } from '../../errors';
import { type InterfaceAddress, isHostOf, parseAddress, parseInterface } from '../ipv4';

/** What speaks BGP with a router from its site's side is in the same subnet, is another than the router, and is there once. */
export const lanPeer: Check = (view) => routerRows(view).flatMap((row) => {
  const { lan } = row.router;
  const own = lan && parseInterface(lan.address);
  const seen = new Set<number>();
  return (lan?.peers ?? []).flatMap((text, index) => faultOf(text, own, seen).map(([message, fix]) => problem('lan-peer', [...row.at, 'lan', 'peers', index], message, fix)));
});

function faultOf(text: string, own: InterfaceAddress | undefined, seen: Set<number>): readonly (readonly [message: string, fix: string])[] {
  const address = parseAddress(text);
  if (address === undefined) return [[`${show(text)} is not an IPv4 address`, 'write four decimal numbers, such as 10.16.0.1']];
  if (seen.has(address)) return [[`${text} is written twice`, 'leave one']];
  seen.add(address);
  if (!own) return [];
  if (address === own.address) return [[`${text} is the router's own address`, 'name the other routers of the site']];
  return isHostOf(address, own.subnet) ? [] : [[`${text} is not an address of a host in the subnet of the router's own`, 'name routers that are on the same subnet']];
}
