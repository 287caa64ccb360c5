import { type Check, dedicated, linkEnds, type LinkEnds, problem } from './check';
import type { View } from '../view';

/** Every router on which a VPN ends has a public address. */
export const vpnAddress: Check = (view) => {
  const told = new Set<string>();
  return linkEnds(view).flatMap((ends) =>
    vpnRouters(ends, view)
      .map((router) => ['sites', ends.link.site, 'routers', router, 'publicIp'])
      .filter((path) => !told.has(path.join()) && told.add(path.join()))
      .map((path) => problem('vpn-address', path, `the router "${path[3]}" has no publicIp, and the VPN of the link "${ends.name}" ends on it`, 'add the IPv4 address under which the internet reaches it')));
};

/** The routers without an address on which the link's VPN ends: those of the circuits that it stands in for, or all of the site. */
function vpnRouters({ link, site }: LinkEnds, { links }: View): readonly string[] {
  if (!site || (link.primary.kind !== 'vpn' && !link.fallback)) return [];
  const owner = link.primary.kind === 'shared' ? links.sound.get(link.primary.circuitsOf) : link;
  const used = owner && dedicated(owner)?.paths.map(({ router }) => router);
  return Object.entries(site.routers)
    .filter(([router, { publicIp }]) => publicIp === undefined && (used?.includes(router) ?? true))
    .map(([router]) => router);
}
