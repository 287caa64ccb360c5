import { type Check, linkEnds, problem } from './check';
import { asnOf, directConnectGatewayAsnOf } from '../defaults';
import type { CloudDefinition, LinkDefinition } from '../schema';

/** A site has another ASN than the gateways that it is linked with: BGP would drop each other's routes as a loop. */
export const asnEqual: Check = (view) =>
  linkEnds(view).flatMap(({ name, link, site, cloud }) => {
    const found = site && cloud && gatewayAsns(cloud, link).find(([, asn]) => asn === site.asn);
    return found ? [problem('asn-equal', ['links', name], `the site "${link.site}" and the ${found[0]} of "${link.cloud}" both have the ASN ${found[1]}`, 'give the site another ASN')] : [];
  });

/** https://docs.cloud.google.com/network-connectivity/docs/interconnect/tutorials/partner-creating-9999-availability */
const PARTNER_ASN = 16_550;

function gatewayAsns(cloud: CloudDefinition, link: LinkDefinition): readonly (readonly [string, number])[] {
  switch (cloud.provider) {
    case 'azure': return []; // Azure's are reserved: see asn-reserved
    case 'google': return [['Cloud Router', cloud.asn], ...(link.primary.kind === 'partner-interconnect' ? [['Cloud Router for partners', PARTNER_ASN] as const] : [])];
    case 'aws': return link.primary.kind === 'vpn'
      ? [['transit gateway', asnOf(cloud)]]
      : [['transit gateway', asnOf(cloud)], ['Direct Connect gateway', directConnectGatewayAsnOf(cloud)]];
  }
}
