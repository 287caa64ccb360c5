import { portsOf } from './lanes';
import type { Finding, LinkPlan } from './network-plan';
import type { HybridNetwork, Router } from '../definition/hybrid-network';
import { oneOf } from '../errors';

/** Interfaces that the definition names for bundles which the plan does not have on the router, or of which it has more or fewer. */
export function interfaceFindings({ sites }: HybridNetwork, links: readonly LinkPlan[]): Finding[] {
  return sites.flatMap((site) => site.routers.flatMap((router) => {
    const ports = portsOn(router, links.filter((link) => link.site === site.name));
    return Object.entries(router.interfaces ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([bundle, { length }]) => findingOf(bundle, length, ports).map((finding) => ({ ...finding, subject: `${site.name}/${router.name}` })));
  }));
}

/** How many ports each bundle of a router takes. */
function portsOn({ name }: Router, links: readonly LinkPlan[]): ReadonlyMap<string, number> {
  return new Map(links.flatMap(({ primary }) => (primary.kind === 'vpn' ? [] : primary.paths.filter(({ router }) => router === name)
    .flatMap(({ bundles }) => bundles.map((bundle) => [bundle.id, portsOf(primary, bundle)] as const)))));
}

function findingOf(bundle: string, names: number, ports: ReadonlyMap<string, number>): readonly Omit<Finding, 'subject'>[] {
  const wanted = ports.get(bundle);
  if (wanted === undefined) {
    const known = [...ports.keys()].sort();
    return [{
      code: 'interface-bundle-unknown',
      severity: 'error',
      message: `the definition names interfaces for ${bundle}, and the plan has no such bundle on this router: ${known.length === 0 ? 'it has none, leave them out' : `name ${oneOf(known)}`}`,
    }];
  }
  if (names === wanted) return [];
  return [{
    code: 'interface-count',
    severity: 'warning',
    message: `the definition names ${names} of the interfaces of ${bundle}, and it takes ${wanted}: ${names < wanted ? 'the others get names of the platform' : 'the last ones are not used'}`,
  }];
}

/** The MTU of a router's side towards the site where the definition has none. */
const LAN_MTU = 1_500;

/** Routers whose side towards the site, where it is known, carries smaller packets than a link of theirs: none of more bytes ever come through. */
export function lanFindings({ sites }: HybridNetwork, links: readonly LinkPlan[]): Finding[] {
  return sites.flatMap((site) => site.routers.flatMap(({ name, lan }): Finding[] => {
    if (!lan) return [];
    const { mtu = LAN_MTU } = lan;
    const larger = links.filter(({ site: end, primary }) => end === site.name && primary.kind !== 'vpn' && primary.mtu > mtu && primary.paths.some(({ router }) => router === name));
    if (larger.length === 0) return [];
    const told = larger.map((link) => `${link.name} carries ${link.primary.mtu}`).join(', ');
    return [{
      code: 'lan-mtu',
      severity: 'warning',
      subject: `${site.name}/${name}`,
      message: `its side towards the site carries packets of ${mtu} bytes, and ${told}: set lan.mtu to what the site's network carries, or jumboFrames of the link to false`,
    }];
  }));
}
