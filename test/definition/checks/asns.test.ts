import { ashburn, found, type Loose, smallLab, told } from '../support';

const site = (asn: number) => smallLab((d) => { d.sites.garage.asn = asn; });
const google = (asn: number) => smallLab((d) => { d.clouds['google-belgium'].asn = asn; });

describe('ASNs', () => {
  test.each([[0, 'too small', '1 or more'], [-1, 'too small', '1 or more'], [4294967295, 'too big', '4294967294 or less']])('refuses %d', (asn, problem, fix) => {
    expect(told(site(asn))).toEqual([`sites.garage.asn: ${asn} is ${problem} -> write ${fix}`]);
  });

  test.each([
    [23456, 'AS_TRANS'], [64496, 'for documentation'], [64511, 'for documentation'], [65535, 'reserved by IANA'], [65551, 'for documentation'], [65552, 'reserved by IANA'], [131071, 'reserved by IANA'],
  ])('refuses %d of a site: it is %s', (asn, whose) => {
    expect(told(site(asn))).toEqual([`sites.garage.asn: ${asn} is ${whose} -> use an ASN of your own, or a private one such as 65010`]);
  });

  test.each([1, 23455, 64495, 64512, 65534, 131072, 4200000000, 4294967294, 12076, 65515])('takes %d of a site that is not linked with Azure', (asn) => {
    expect(found(site(asn))).toEqual([]);
  });

  test.each([8074, 8075, 12076, 65515, 65516, 65517, 65520])('refuses %d of a site with ExpressRoute', (asn) => {
    expect(told(ashburn((d) => { d.sites.ashburn.asn = asn; }))).toEqual([`sites.ashburn.asn: ${asn} is Azure's own -> use an ASN of your own, or a private one such as 65010`]);
  });

  test('takes 65516 of a site with a VPN alone to Azure', () => {
    expect(found(ashburn((d) => { d.sites.ashburn.asn = 65516; d.links.azure.primary = { kind: 'vpn' }; delete d.links.azure.fallback; }))).toEqual([]);
  });

  test('refuses a transit gateway\'s ASN that is not private', () => {
    expect(told(ashburn((d) => { d.clouds['aws-virginia'].asn = 64500; }))).toEqual([
      'clouds.aws-virginia.asn: 64500 is not a private ASN: a transit gateway has a private ASN -> use one from 64512 to 65534, or from 4200000000 to 4294967294',
    ]);
  });

  test('refuses a Direct Connect gateway\'s ASN that is not private', () => {
    expect(found(ashburn((d) => { d.clouds['aws-virginia'].directConnectGatewayAsn = 7224; }))).toEqual(['asn-private clouds.aws-virginia.directConnectGatewayAsn']);
  });

  test('refuses one ASN for both gateways of AWS', () => {
    expect(told(ashburn((d) => { d.clouds['aws-virginia'].directConnectGatewayAsn = 64512; }))).toEqual([
      'clouds.aws-virginia.directConnectGatewayAsn: the transit gateway and the Direct Connect gateway both have 64512 -> give them two different ASNs; the defaults are 64512 and 64513',
    ]);
  });

  test('refuses a transit gateway\'s ASN that is the default of the Direct Connect gateway', () => {
    expect(found(ashburn((d) => { d.clouds['aws-virginia'].asn = 64513; delete d.clouds['aws-virginia'].directConnectGatewayAsn; }))).toEqual(['asn-equal clouds.aws-virginia.asn']);
  });

  test('takes private ASNs for a Cloud Router, and not 16550, which those of partners have by themselves', () => {
    expect(found(google(16550))).toEqual(['asn-private clouds.google-belgium.asn']);
    expect(found(google(4200000000))).toEqual([]);
    expect(told(google(65535))).toEqual([
      'clouds.google-belgium.asn: 65535 is not a private ASN: a Cloud Router has a private ASN, but for those of Partner Interconnect, which have 16550 whatever is written here -> use one from 64512 to 65534, or from 4200000000 to 4294967294',
    ]);
  });

  test('refuses one ASN at both ends of a link', () => {
    expect(told(site(64700))).toEqual(['links.google: the site "garage" and the Cloud Router of "google-belgium" both have the ASN 64700 -> give the site another ASN']);
  });

  test('refuses a site with the ASN of the transit gateway or of the Direct Connect gateway', () => {
    expect(told(ashburn((d) => { d.sites.ashburn.asn = 64512; }))).toEqual([
      'links.aws: the site "ashburn" and the transit gateway of "aws-virginia" both have the ASN 64512 -> give the site another ASN',
    ]);
    expect(told(ashburn((d) => { d.sites.ashburn.asn = 64513; }))).toEqual([
      'links.aws: the site "ashburn" and the Direct Connect gateway of "aws-virginia" both have the ASN 64513 -> give the site another ASN',
    ]);
  });

  test('calls the gateway of AWS what it is: a virtual private gateway', () => {
    const small = (change: (clouds: Loose, sites: Loose) => void) => told(ashburn((d) => {
      Object.assign(d.clouds['aws-virginia'], { gateway: 'virtual-private', prefixes: ['10.64.0.0/16'] });
      change(d.clouds['aws-virginia'], d.sites.ashburn);
    }));
    expect(small((_, at) => { at.asn = 64512; })).toEqual([
      'links.aws: the site "ashburn" and the virtual private gateway of "aws-virginia" both have the ASN 64512 -> give the site another ASN',
    ]);
    expect(small((cloud) => { cloud.asn = 64500; })).toEqual([
      'clouds.aws-virginia.asn: 64500 is not a private ASN: a virtual private gateway has a private ASN -> use one from 64512 to 65534, or from 4200000000 to 4294967294',
    ]);
    expect(small((cloud) => { cloud.directConnectGatewayAsn = 64512; })).toEqual([
      'clouds.aws-virginia.directConnectGatewayAsn: the virtual private gateway and the Direct Connect gateway both have 64512'
        + ' -> give them two different ASNs; the defaults are 64512 and 64513',
    ]);
  });

  test('takes the ASN of a Direct Connect gateway that is not on the link', () => {
    expect(found(ashburn((d) => { d.sites.ashburn.asn = 64513; d.links.aws.primary = { kind: 'vpn' }; delete d.links.aws.fallback; }))).toEqual([]);
  });

  test('takes one ASN at two sites', () => {
    expect(found(smallLab((d) => { d.sites.attic = { asn: 65100, prefixes: ['192.168.80.0/22'], routers: { r: {} } }; }))).toEqual([]);
  });
});
