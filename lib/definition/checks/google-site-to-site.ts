import { type Check, crossCloudEnds, linkEnds, problem } from './check';
import type { Problem } from '../../errors';
import { directConnectGatewayAsnOf } from '../defaults';
import type { View } from '../view';

/**
 * What a hub takes of the links over which sites reach each other: Partner Interconnect by itself, and sites that their ASNs tell apart.
 *
 * @see https://docs.cloud.google.com/network-connectivity/docs/network-connectivity-center/concepts/data-transfer-overview
 */
export const googleSiteToSite: Check = (view) => {
  return [...view.clouds.sound].flatMap(([name, cloud]) => {
    if (cloud.provider !== 'google' || !cloud.siteToSite) return [];
    const own = spokesOf(name, view);
    return [...besidePartner(name, own), ...sameAsn(name, own)];
  });
};

/** What a hub joins: a link to a site, or to another cloud. */
interface Spoke {
  readonly name: string;
  /** Whether it is of Partner Interconnect; encrypted circuits of a partner are joined by their tunnels. */
  readonly isPartner: boolean;
  readonly end: string;
  /** Where the ASN of the end is written. */
  readonly place: readonly string[];
  readonly asn: number | undefined;
}

/** ASN of Microsoft's routers: https://learn.microsoft.com/azure/expressroute/expressroute-routing */
const EXPRESS_ROUTE_ASN = 12_076;

const spokesOf = (cloud: string, view: View): readonly Spoke[] => [
  ...linkEnds(view).filter(({ link }) => link.cloud === cloud).map(({ name, link: { primary, site: end }, site }): Spoke =>
    ({ name, isPartner: primary.kind === 'partner-interconnect' && primary.encryption !== 'ipsec', end, place: ['sites', end, 'asn'], asn: site?.asn })),
  ...crossCloudEnds(view).filter(({ link }) => link.google === cloud).map(({ name, link: { remote: end }, remote }): Spoke => ({
    name,
    isPartner: false,
    end,
    place: remote?.provider === 'azure' ? ['cloudLinks', name, 'remote'] : ['clouds', end, 'directConnectGatewayAsn'],
    asn: remote && (remote.provider === 'azure' ? EXPRESS_ROUTE_ASN : directConnectGatewayAsnOf(remote)),
  })),
];

function besidePartner(cloud: string, ends: readonly Spoke[]): readonly Problem[] {
  const [partner, other] = [ends.find(({ isPartner }) => isPartner), ends.find(({ isPartner }) => !isPartner)];
  return partner && other
    ? [problem('site-to-site-partner', ['clouds', cloud, 'siteToSite'], `the link "${partner.name}" is Partner Interconnect, and "${other.name}" is not: a hub has spokes of Partner Interconnect, or others`, 'leave siteToSite out, or link all sites by Partner Interconnect, or none')]
    : [];
}

/** A site does not take routes that have its own ASN in their path. */
function sameAsn(cloud: string, ends: readonly Spoke[]): readonly Problem[] {
  const owners = new Map<number, string>();
  return ends.flatMap(({ end, asn, place }): readonly Problem[] => {
    if (asn === undefined) return [];
    const first = owners.get(asn) ?? end;
    owners.set(asn, first);
    return first === end
      ? []
      : [problem('site-to-site-asn', place, `"${end}" and "${first}" both have ${asn}, and what reaches each other through "${cloud}" needs ASNs of its own`, 'give each another ASN, or leave siteToSite out')];
  });
}
