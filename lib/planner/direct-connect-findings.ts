import type { CloudPlan, Finding, LinkPlan } from './network-plan';
import { ownCircuits } from './pools';
import type { HybridNetwork } from '../definition/hybrid-network';

/** What a reader should know of circuits of Direct Connect, and of transfers to object storage on AWS. */
export function directConnectFindings(network: HybridNetwork, links: readonly LinkPlan[], clouds: readonly CloudPlan[]): readonly Finding[] {
  return [
    ...links.flatMap(objectStorageAccess),
    ...links.flatMap((link) => notAnnounced(link, network)),
    ...links.flatMap((link) => otherRegions(link, clouds)),
    ...aloneOnSiteLink(links),
    ...links.flatMap(hosted),
  ];
}

/** What somebody has to see to besides this plan where it decides how transfers to object storage go. */
function objectStorageAccess(link: LinkPlan): Finding[] {
  const { name, objectStorage: storage } = link;
  if (!storage) return [];
  const message = storage.access === 'public-interface'
    ? `transfers to object storage take public virtual interfaces: translate their addresses to ${storage.announced!.join(', ')} at the routers, and let in what AWS announces; over endpoints they would cost $${storage.endpointsUsd} a month`
    : `transfers to object storage take interface endpoints ($${storage.endpointsUsd} a month with the gateway): resolve the endpoints' names at the site${ownCircuits(link) ? '; a public virtual interface would save that' : ''}`;
  return [{ code: 'object-storage-access', severity: 'note', subject: name, message }];
}

/** AWS would replace a public virtual interface, and break its sessions, to change what it lets in. */
function notAnnounced({ name, site, objectStorage: storage }: LinkPlan, { sites }: HybridNetwork): Finding[] {
  const announced = storage?.announced;
  const missing = announced && sites.find((row) => row.name === site)!.publicPrefixes.filter((prefix) => !announced.includes(prefix));
  return !missing || missing.length === 0 ? [] : [{
    code: 'public-prefix-not-announced',
    severity: 'warning',
    subject: name,
    message: `its public virtual interfaces keep announcing ${announced.join(', ')}: ask AWS Support to add ${missing.join(', ')}, then write it into the lock`,
  }];
}

/** Ports are made in the Region of their location, whatever Region they lead to. */
function otherRegions(link: LinkPlan, clouds: readonly CloudPlan[]): Finding[] {
  const { region } = clouds.find(({ name }) => name === link.cloud)!;
  const paths = ownCircuits(link)?.paths.filter(({ homeRegion = region }) => homeRegion !== region) ?? [];
  return paths.length === 0 ? [] : [{
    code: 'ports-in-other-region',
    severity: 'note',
    subject: link.name,
    message: `its ports at ${paths.map(({ location, homeRegion }) => `${location} are made in ${homeRegion}`).join(', at ')}: the construct needs a stack there`,
  }];
}

/** SiteLink joins the sites of one Direct Connect gateway: one alone pays for nothing. */
function aloneOnSiteLink(links: readonly LinkPlan[]): Finding[] {
  const withIt = links.filter(({ primary }) => primary.kind !== 'vpn' && primary.siteLink);
  return withIt.filter((link) => !withIt.some((other) => other.cloud === link.cloud && other.site !== link.site)).map(({ name, cloud }): Finding => ({
    code: 'site-link-alone', severity: 'warning', subject: name, message: `no other site has SiteLink to ${cloud}: it is paid for and joins nothing`,
  }));
}

/** A partner polices what it hosts, and decides on the VLAN id. */
function hosted(link: LinkPlan): Finding[] {
  return !ownCircuits(link)?.paths.some(({ bundles }) => bundles.some((bundle) => bundle.hosted)) ? [] : [{
    code: 'hosted-connections',
    severity: 'note',
    subject: link.name,
    message: 'its connections are hosted: AWS drops what is above their rate, so bursts get less than steady traffic; the partner assigns the VLAN ids, bills its own fee, and you accept each connection',
  }];
}
