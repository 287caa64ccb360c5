import { type Check, linkEnds, problem } from './check';
import { awsGuestsOf } from './guests';
import { awsGatewayNames } from '../../catalog/aws';
import { asnOf, directConnectGatewayAsnOf, gatewayOf } from '../defaults';
import type { CloudDefinition, LinkDefinition } from '../schema';

/** A site has another ASN than the gateways that it is linked with: BGP would drop each other's routes as a loop. */
export const asnEqual: Check = (view) => {
  const elsewhere = new Set(awsGuestsOf(view).filter(({ isElsewhere }) => isElsewhere).map(({ name }) => name));
  return linkEnds(view).flatMap(({ name, link, site, cloud }) => {
    const found = site && cloud && gatewayAsns(cloud, link, elsewhere.has(name)).find(([, asn]) => asn === site.asn);
    return found ? [problem('asn-equal', ['links', name], `the site "${link.site}" and the ${found[0]} of "${link.cloud}" both have the ASN ${found[1]}`, 'give the site another ASN')] : [];
  });
};

/** https://docs.cloud.google.com/network-connectivity/docs/interconnect/tutorials/partner-creating-9999-availability */
const PARTNER_ASN = 16_550;

/** A cloud that is on the Direct Connect gateway of another has none of its own: that one is judged with the link that it belongs to. */
function gatewayAsns(cloud: CloudDefinition, { primary: { kind } }: LinkDefinition, isElsewhere: boolean): readonly (readonly [string, number])[] {
  switch (cloud.provider) {
    case 'azure': return []; // Azure's are reserved: see asn-reserved
    case 'google': return [['Cloud Router', cloud.asn], ...(kind === 'partner-interconnect' ? [['Cloud Router for partners', PARTNER_ASN] as const] : [])];
    case 'aws': return [
      [awsGatewayNames[gatewayOf(cloud)], asnOf(cloud)],
      ...(kind === 'vpn' || isElsewhere ? [] : [['Direct Connect gateway', directConnectGatewayAsnOf(cloud)] as const]),
    ];
  }
}
