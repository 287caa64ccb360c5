import { type Check, problem } from './check';
import { type Problem, show } from '../../errors';
import { parseAddress, type Range, range } from '../ipv4';
import type { View } from '../view';

/** Ranges that the internet does not reach (RFC 6890). Those for documentation (RFC 5737) are let through: examples use them. */
export const UNREACHABLE: readonly { readonly prefix: string; readonly range: Range }[] = [
  '0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16', '224.0.0.0/3',
].map((prefix) => ({ prefix, range: range(prefix) }));

/** A router's public address is one that the internet reaches, and its own. */
export const publicAddress: Check = (view) => {
  const owners = new Map<number, string>();
  return routersWithAddress(view).flatMap(({ site, router, publicIp }): readonly Problem[] => {
    const path = ['sites', site, 'routers', router, 'publicIp'];
    const address = parseAddress(publicIp);
    if (address === undefined) return [problem('public-address', path, `${show(publicIp)} is not an IPv4 address`, 'write four decimal numbers, such as 203.0.113.10')];
    const found = UNREACHABLE.find((row) => address >= row.range.first && address <= row.range.last);
    if (found) return [problem('public-address', path, `${publicIp} lies in ${found.prefix}, which the internet does not reach`, 'write the address under which clouds reach the router')];
    const other = owners.get(address);
    owners.set(address, other ?? `${site}.${router}`);
    return other === undefined ? [] : [problem('public-address', path, `${publicIp} is the address of the router ${other} too`, 'give each router an address of its own')];
  });
};

function routersWithAddress({ sites }: View): readonly { readonly site: string; readonly router: string; readonly publicIp: string }[] {
  return [...sites.sound].flatMap(([site, { routers }]) =>
    Object.entries(routers).flatMap(([router, { publicIp }]) => (publicIp === undefined ? [] : [{ site, router, publicIp }])));
}
