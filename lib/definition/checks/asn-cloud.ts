import { type Check, problem } from './check';
import { awsGatewayNames } from '../../catalog/aws';
import type { Problem } from '../../errors';
import { asnOf, directConnectGatewayAsnOf, gatewayOf } from '../defaults';
import type { CloudDefinition } from '../schema';

/** The ASNs of a cloud's gateways are such as the provider takes (RFC 6996: private use), and differ from each other. */
export const asnCloud: Check = ({ clouds }) => [...clouds.sound].flatMap(([name, cloud]) => problemsOf(name, cloud));

function problemsOf(name: string, cloud: CloudDefinition): readonly Problem[] {
  if (cloud.provider === 'azure') return [];
  // Those of Partner Interconnect have 16550 by themselves: https://docs.cloud.google.com/network-connectivity/docs/router/how-to/create-router-vpc-on-premises-network
  if (cloud.provider === 'google') return notPrivate(name, 'asn', cloud.asn, 'a Cloud Router has a private ASN, but for those of Partner Interconnect, which have 16550 whatever is written here');
  const [gateway, directConnect, gatewayName] = [asnOf(cloud), directConnectGatewayAsnOf(cloud), awsGatewayNames[gatewayOf(cloud)]];
  return [
    ...notPrivate(name, 'asn', gateway, `a ${gatewayName} has a private ASN`),
    ...notPrivate(name, 'directConnectGatewayAsn', directConnect, 'a Direct Connect gateway has a private ASN'),
    ...(gateway === directConnect ? [equal(name, cloud, gatewayName, gateway)] : []),
  ];
}

function notPrivate(name: string, field: string, asn: number, rule: string): readonly Problem[] {
  const isPrivate = (asn >= 64_512 && asn <= 65_534) || asn >= 4_200_000_000;
  return isPrivate ? [] : [problem('asn-private', ['clouds', name, field], `${asn} is not a private ASN: ${rule}`, 'use one from 64512 to 65534, or from 4200000000 to 4294967294')];
}

function equal(name: string, cloud: { readonly directConnectGatewayAsn?: number | undefined }, gatewayName: string, asn: number): Problem {
  const field = cloud.directConnectGatewayAsn === undefined ? 'asn' : 'directConnectGatewayAsn';
  return problem('asn-equal', ['clouds', name, field], `the ${gatewayName} and the Direct Connect gateway both have ${asn}`, 'give them two different ASNs; the defaults are 64512 and 64513');
}
