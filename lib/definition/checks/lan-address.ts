import { type Check, problem, routerRows } from './check';
import { type Problem, show } from '../../errors';
import { isHostOf, parseInterface } from '../ipv4';

/** A router's address towards its site is one that a host of its subnet can have. */
export const lanAddress: Check = (view) => routerRows(view).flatMap(({ at, router: { lan } }): readonly Problem[] => {
  if (!lan) return [];
  const path = [...at, 'lan', 'address'];
  const parsed = parseInterface(lan.address);
  if (!parsed) return [problem('lan-address', path, `${show(lan.address)} is not an IPv4 address with a length from 1 to 31`, 'write the address with the length of its subnet, such as 10.16.0.2/29')];
  if (isHostOf(parsed.address, parsed.subnet)) return [];
  const what = parsed.address === parsed.subnet.first ? 'names the subnet itself' : 'is the subnet\'s address for broadcasts';
  return [problem('lan-address', path, `${lan.address} ${what}`, 'write the address that the router has in it')];
});
