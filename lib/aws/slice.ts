import type { CloudSlice } from '../planner/cloud-slice';
import type { AttachmentPlan, DedicatedPlan, LinkPlan, NetworkPlan, VpnConnectionPlan, VpnPlan } from '../planner/network-plan';

/** The circuits of a link; nothing where a VPN is its only way. */
export function dedicatedOf({ primary }: LinkPlan): DedicatedPlan | undefined {
  return primary.kind === 'vpn' ? undefined : primary;
}

/** The VPN of a link: its fallback, or its only way. */
export function vpnOf({ primary, fallback }: LinkPlan): VpnPlan | undefined {
  return primary.kind === 'vpn' ? primary : fallback;
}

/** The VPN connections of a link. */
export function vpnConnectionsOf(link: LinkPlan): readonly VpnConnectionPlan[] {
  return vpnOf(link)?.connections ?? [];
}

/** The kind of a virtual interface; a plan that says none means transit. */
export function kindOf({ interface: kind = 'transit' }: AttachmentPlan): NonNullable<AttachmentPlan['interface']> {
  return kind;
}

/** Whether a link sends its transfers to object storage to interface endpoints. */
export function usesEndpoints({ objectStorage }: LinkPlan): boolean {
  return objectStorage?.access === 'interface-endpoints';
}

/** Whether something ends on the Direct Connect gateway of a cloud: circuits, or a link to another cloud. */
export function needsDirectConnect({ links, cloudLinks }: CloudSlice<'aws'>): boolean {
  return links.some(dedicatedOf) || cloudLinks.length > 0;
}

/** What tells a router from those of other sites: site and router. */
export function routerKey(link: LinkPlan, router: string): string {
  return `${link.site}/${router}`;
}

/** What the sites at the other ends announce, and the clouds of Google that stand where sites do, sorted. */
export function sitePrefixes(plan: NetworkPlan, links: readonly LinkPlan[]): readonly string[] {
  const sites = new Set(links.map(({ site }) => site));
  const prefixes = [...plan.sites, ...plan.clouds].filter(({ name }) => sites.has(name)).flatMap((site) => site.prefixes);
  return [...new Set(prefixes)].sort();
}
