import type { DedicatedPlan, LinkPlan, NetworkPlan, VpnPlan } from '../planner/network-plan';

/** The circuits of a link; nothing where a VPN is its only way. */
export function dedicatedOf({ primary }: LinkPlan): DedicatedPlan | undefined {
  return primary.kind === 'vpn' ? undefined : primary;
}

/** The VPN of a link: its fallback, or its only way. */
export function vpnOf({ primary, fallback }: LinkPlan): VpnPlan | undefined {
  return primary.kind === 'vpn' ? primary : fallback;
}

/** What tells a router from those of other sites: site and router. */
export function routerKey(link: LinkPlan, router: string): string {
  return `${link.site}/${router}`;
}

/** What the sites at the other ends announce, sorted. */
export function sitePrefixes(plan: NetworkPlan, links: readonly LinkPlan[]): readonly string[] {
  const sites = new Set(links.map(({ site }) => site));
  const prefixes = plan.sites.filter(({ name }) => sites.has(name)).flatMap((site) => site.prefixes);
  return [...new Set(prefixes)].sort();
}
