import { type Check, linkEnds, type LinkEnds, problem } from './check';
import type { Problem } from '../../errors';

/**
 * What a hub takes of the links over which sites reach each other: Partner Interconnect by itself, and sites that their ASNs tell apart.
 *
 * @see https://docs.cloud.google.com/network-connectivity/docs/network-connectivity-center/concepts/data-transfer-overview
 */
export const googleSiteToSite: Check = (view) => {
  const ends = linkEnds(view);
  return [...view.clouds.sound].flatMap(([name, cloud]) => {
    if (cloud.provider !== 'google' || !cloud.siteToSite) return [];
    const own = ends.filter(({ link }) => link.cloud === name);
    return [...besidePartner(name, own), ...sameAsn(name, own)];
  });
};

/** Encrypted circuits of a partner are joined by their tunnels. */
const isPartner = ({ link: { primary } }: LinkEnds): boolean => primary.kind === 'partner-interconnect' && primary.encryption !== 'ipsec';

function besidePartner(cloud: string, ends: readonly LinkEnds[]): readonly Problem[] {
  const [partner, other] = [ends.find(isPartner), ends.find((end) => !isPartner(end))];
  return partner && other
    ? [problem('site-to-site-partner', ['clouds', cloud, 'siteToSite'], `the link "${partner.name}" is Partner Interconnect, and "${other.name}" is not: a hub has spokes of Partner Interconnect, or others`, 'leave siteToSite out, or link all sites by Partner Interconnect, or none')]
    : [];
}

/** A site does not take routes that have its own ASN in their path. */
function sameAsn(cloud: string, ends: readonly LinkEnds[]): readonly Problem[] {
  const owners = new Map<number, string>();
  return ends.flatMap(({ link, site }): readonly Problem[] => {
    if (!site) return [];
    const first = owners.get(site.asn) ?? link.site;
    owners.set(site.asn, first);
    return first === link.site
      ? []
      : [problem('site-to-site-asn', ['sites', link.site, 'asn'], `"${link.site}" and "${first}" both have ${site.asn}, and sites that reach each other through "${cloud}" need ASNs of their own`, 'give each site another ASN, or leave siteToSite out')];
  });
}
