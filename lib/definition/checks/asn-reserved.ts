import { type Check, linkEnds, problem } from './check';

/** Numbers that nobody has: https://www.iana.org/assignments/as-numbers. */
const IANA = [
  [23_456, 23_456, 'AS_TRANS'],
  [64_496, 64_511, 'documentation'],
  [65_535, 65_535, 'reserved by IANA'],
  [65_536, 65_551, 'documentation'],
  [65_552, 131_071, 'reserved by IANA'],
] as const;

/** https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-vpn-faq#bgp */
const AZURE_VPN = [
  [8_074, 8_075, 'Azure\'s own'],
  [12_076, 12_076, 'Azure\'s own'],
  [65_515, 65_515, 'Azure\'s own'],
  [65_517, 65_520, 'Azure\'s own'],
] as const;

/** https://learn.microsoft.com/azure/expressroute/expressroute-routing */
const AZURE_EXPRESS_ROUTE = [[65_515, 65_520, 'Azure\'s own']] as const;

/** ASNs that AWS uses itself, here or there: https://docs.aws.amazon.com/vpn/latest/s2svpn/cgw-options.html */
const AWS = [
  [7_224, 7_224, 'AWS\'s own'],
  [9_059, 9_059, 'AWS\'s own'],
] as const;

type Reserved = readonly (readonly [first: number, last: number, whose: string])[];

/** The ASN of a site is not one that is reserved, by IANA or by a cloud that the site is linked with. */
export const asnReserved: Check = (view) => {
  const toAzure = linkEnds(view).filter(({ cloud }) => cloud?.provider === 'azure');
  const toAws = new Set(linkEnds(view).filter(({ cloud }) => cloud?.provider === 'aws').map(({ link }) => link.site));
  const linked = new Set(toAzure.map(({ link }) => link.site));
  const withCircuits = new Set(toAzure.filter(({ link }) => link.primary.kind === 'express-route').map(({ link }) => link.site));
  return [...view.sites.sound].flatMap(([name, { asn }]) => {
    const reserved: Reserved = [
      ...IANA, ...(toAws.has(name) ? AWS : []),
      ...(linked.has(name) ? AZURE_VPN : []), ...(withCircuits.has(name) ? AZURE_EXPRESS_ROUTE : []),
    ];
    const found = reserved.find(([first, last]) => asn >= first && asn <= last);
    return found ? [problem('asn-reserved', ['sites', name, 'asn'], `${asn} is ${found[2] === 'documentation' ? 'for documentation' : found[2]}`, 'use an ASN of your own, or a private one such as 65010')] : [];
  });
};
