import { type Check, problem, routerRows } from './check';
import { show } from '../../errors';
import { parseAddress } from '../ipv4';

/** The side towards the internet belongs to a router that the internet reaches, and its addresses are some. */
export const wanAddress: Check = (view) => routerRows(view).flatMap(({ at, name, router: { wan, publicIp } }) => {
  const path = [...at, 'wan'];
  const wrong = (['localAddress', 'nextHop'] as const).flatMap((field) => {
    const given = wan?.[field];
    if (given === undefined || parseAddress(given) !== undefined) return [];
    return [problem('wan-address', [...path, field], `${show(given)} is not an IPv4 address`, 'write four decimal numbers, such as 192.168.1.1')];
  });
  if (!wan || publicIp !== undefined) return wrong;
  return [problem('wan-address', path, `the router "${name}" has no publicIp, so that no tunnel uses its side towards the internet`, 'add publicIp, or leave wan out'), ...wrong];
});
