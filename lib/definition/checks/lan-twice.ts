import { type Check, problem, routerRows } from './check';
import { parseInterface } from '../ipv4';

/** Two routers of a site have two addresses towards it. */
export const lanTwice: Check = (view) => {
  const owners = new Map<string, string>();
  return routerRows(view).flatMap(({ at, site, name, router: { lan } }) => {
    const address = lan && parseInterface(lan.address)?.address;
    if (!lan || address === undefined) return [];
    const key = `${site} ${address}`;
    const other = owners.get(key);
    owners.set(key, other ?? name);
    return other === undefined ? [] : [problem('lan-twice', [...at, 'lan', 'address'], `${lan.address} is the address of the router "${other}" too`, 'give each router an address of its own')];
  });
};
