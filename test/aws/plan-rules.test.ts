import {
  awsCloud, build, dedicatedLink, eachAttachment, firstBundle, networkPlan, place, primary, privateCloud, privateLink, problemsOf, publicLink, vpnLink,
  withAttachments, withBundles, withFallback, withPrimary,
} from './fixture';
import type { AwsCloudPlan, BundlePlan, LinkPlan, TunnelPlan } from '../../lib/planner/network-plan';

const refused = (link: LinkPlan) => problemsOf(() => build(networkPlan([link])));

/** The dedicated link without MACsec, on a hosted connection. */
function hosted(change: Partial<BundlePlan>): LinkPlan {
  const { macsec: _, ...clear } = withBundles([firstBundle({ hosted: true, members: 1, ...change })]).primary as typeof primary;
  return { ...dedicatedLink, primary: clear };
}

/** A link that is always refused, and for nothing that is tested here: so that others are looked at in the same way whether they pass or not. */
const brokenLink: LinkPlan = { ...withPrimary({ kind: 'express-route', paths: [] }), name: 'broken', fallback: vpnLink.primary as NonNullable<LinkPlan['fallback']> };

/** The dedicated link with its first tunnel changed. */
const withTunnel = (change: Partial<TunnelPlan>) => {
  const [first, ...others] = dedicatedLink.fallback!.connections;
  const [tunnel, second] = first!.tunnels;
  return withFallback({ connections: [{ ...first!, tunnels: [{ ...tunnel!, ...change }, second!] }, ...others] });
};

const inside = (third: number | string, fourth: number) => ({
  insidePrefix: `169.254.${third}.${fourth}/30`,
  cloudAddress: `169.254.${third}.${fourth + 1}/30`,
  routerAddress: `169.254.${third}.${fourth + 2}/30`,
});

describe('circuits', () => {
  test('of another provider are refused', () => {
    expect(refused(withPrimary({ kind: 'express-route' }))).toMatchObject([{ code: 'aws-circuit-kind', path: ['links', 'aws'], message: expect.stringContaining('express-route') }]);
  });

  test.each([1499, 9001, 0])('with an MTU of %i are refused', (mtu) => {
    expect(refused(withPrimary({ mtu }))).toMatchObject([{ code: 'aws-mtu', message: expect.stringContaining(String(mtu)) }]);
  });

  test('of a speed that Direct Connect does not have are refused', () => {
    expect(refused(withBundles([firstBundle({ memberMbps: 25_000 })]))).toMatchObject([{ code: 'aws-port-speed', message: expect.stringContaining('25000') }]);
  });

  test.each([0, 4095])('with the VLAN id %d are refused', (vlan) => {
    expect(refused(withAttachments({ vlan }))).toMatchObject([{ code: 'aws-vlan', message: expect.stringContaining(String(vlan)) }]);
  });

  test.each([1, 4094])('with the VLAN id %d are taken', (vlan) => {
    build(networkPlan([withAttachments({ vlan })])).template.hasResourceProperties('AWS::DirectConnect::TransitVirtualInterface', { Vlan: vlan });
  });

  test('with one VLAN id twice on a LAG are refused', () => {
    expect(refused(withAttachments({ vlan: 7 }, { vlan: 7 }))).toMatchObject([{ code: 'aws-vlan-twice', message: expect.stringContaining('VLAN id 7') }]);
  });

  test.each([
    ['transit', 51, 52],
    ['public', 50, 51],
  ] as const)('with only %s interfaces on a LAG take %i, and not %i', (kind, most, tooMany) => {
    const count = (attachments: number) => {
      const link = withAttachments(...Array.from({ length: attachments }, () => ({ interface: kind })));
      return problemsOf(() => place(networkPlan([{ ...link, objectStorage: publicLink().objectStorage! }, brokenLink])));
    };
    const codes = (attachments: number) => count(attachments).map(({ code }) => code).filter((code) => code === 'aws-interfaces');
    expect(codes(most)).toEqual([]);
    expect(codes(tooMany)).toEqual(['aws-interfaces']);
  });

  test('on a hosted connection have one interface', () => {
    const attachments = [0, 1].map((n) => ({ ...firstBundle().attachments[0]!, id: `vif-${n}`, vlan: n + 1 }));
    expect(refused(hosted({ attachments }))).toMatchObject([{ code: 'aws-interfaces', message: expect.stringContaining('has 2 virtual interfaces; it takes 1') }]);
  });

  test.each([[1_000, true], [10_000, false], [100_000, false], [400_000, false]])('of %i Mbps refuse MACsec: %s', (memberMbps, isRefused) => {
    const codes = () => refused({ ...withBundles([firstBundle({ memberMbps })]), resilience: 'basic' });
    if (isRefused) expect(codes()).toMatchObject([{ code: 'aws-macsec-speed', message: expect.stringContaining('1000 Mbps') }]);
    else expect(() => place(networkPlan([withBundles([firstBundle({ memberMbps })])]))).not.toThrow();
  });

  test('with MACsec keys in a secret of no possible name are refused', () => {
    expect(refused(withPrimary({ macsec: { mode: 'must-encrypt', keys: 'two words' } }))).toMatchObject([{ code: 'aws-secret-name' }]);
  });

  test('with more members of a LAG than AWS takes are refused', () => {
    expect(() => place(networkPlan([withBundles([firstBundle({ members: 4 })])]))).not.toThrow();
    expect(refused(withBundles([firstBundle({ members: 5 })]))).toMatchObject([{ code: 'aws-lag-members', message: expect.stringContaining('has 5 connections; one takes 4') }]);
  });

  test('with more connections in a Region than a resiliency group takes are refused', () => {
    const bundles = Array.from({ length: 13 }, (_, n) => firstBundle({ id: `b-${n}`, members: 4, attachments: [{ ...firstBundle().attachments[0]!, id: `v-${n}`, vlan: n + 1 }] }));
    expect(refused(withBundles(bundles))).toMatchObject([{ code: 'aws-resiliency-group', message: expect.stringContaining('54 connections') }]);
  });

  test.each([
    [90_000, 'which is not a limit that AWS has'],
    [25, 'which is not a limit that AWS has'],
    [30_000, 'has 20000'],
  ])('limited to %i Mbps are refused', (rateLimitMbps, reason) => {
    expect(refused(eachAttachment(dedicatedLink, () => ({ rateLimitMbps })))).toMatchObject([
      { code: 'aws-rate-limit', message: expect.stringContaining(reason) },
      { code: 'aws-rate-limit' },
    ]);
  });

  test('may be limited to all that they have', () => {
    expect(() => place(networkPlan([eachAttachment(dedicatedLink, () => ({ rateLimitMbps: 20_000 }))]))).not.toThrow();
  });

  test('that are hosted refuse a limit', () => {
    expect(refused(hosted({ attachments: [{ ...firstBundle().attachments[0]!, rateLimitMbps: 100 }] }))).toMatchObject([{ code: 'aws-rate-limit', message: expect.stringContaining('hosted') }]);
  });

  test('whose interfaces are not of the kind of the gateway are refused', () => {
    expect(refused(eachAttachment(dedicatedLink, () => ({ interface: 'private' })))).toMatchObject([
      { code: 'aws-interface-kind' },
      { code: 'aws-interface-kind', message: expect.stringContaining('private virtual interface') },
    ]);
    const link = eachAttachment(privateLink, () => ({ interface: 'transit' }));
    expect(problemsOf(() => place(networkPlan([link], privateCloud), { vpcs: 'create' })).map(({ code }) => code)).toEqual(['aws-interface-kind', 'aws-interface-kind']);
  });

  test('with a public interface and nothing to announce on it are refused', () => {
    const { objectStorage: _, ...silent } = publicLink();
    expect(refused(silent)).toMatchObject([{ code: 'aws-announced' }, { code: 'aws-announced', path: ['links', 'aws'] }]);
    expect(refused(publicLink([]))).toMatchObject([{ code: 'aws-announced' }, { code: 'aws-announced' }]);
  });

  test.each([0, 4_294_967_295, 64513, 64512])('of a site with the ASN %d are refused', (siteAsn) => {
    const session = { ...firstBundle().attachments[0]!.sessions[0]!, siteAsn };
    expect(refused(withAttachments({ sessions: [session] }))).toMatchObject([{ code: 'aws-site-asn', message: expect.stringContaining(String(siteAsn)) }]);
  });

  test.each(['us-gov-west-1', 'cn-north-1'])('with SiteLink in %s are refused', (region) => {
    expect(problemsOf(() => place(networkPlan([withPrimary({ siteLink: true })], { ...awsCloud, region })))).toMatchObject([{ code: 'aws-site-link', message: expect.stringContaining(region) }]);
  });

  test('without exactly one BGP session on an interface are refused', () => {
    const [session] = firstBundle().attachments[0]!.sessions;
    expect(refused(withAttachments({ sessions: [] }))).toMatchObject([{ code: 'aws-sessions' }]);
    expect(refused(withAttachments({ sessions: [session!, session!] }))).toMatchObject([{ code: 'aws-sessions', message: expect.stringContaining('has 2') }]);
  });

  test.each(['', 'two words', 'a:b:c', 'x'.repeat(513)])('with a BGP key in the secret "%s" are refused', (secret) => {
    const session = { ...firstBundle().attachments[0]!.sessions[0]!, secret };
    expect(refused(withAttachments({ sessions: [session] }))).toMatchObject([{ code: 'aws-secret-name' }]);
  });
});

describe('the MTU of virtual interfaces', () => {
  test.each([[awsCloud, dedicatedLink, 8500, 9001], [privateCloud, privateLink, 9001, 8500]] as const)('follows the kind of gateway', (cloud, link, right, wrong) => {
    const plan = (mtu: number) => networkPlan([{ ...link, primary: { ...(link.primary as typeof primary), mtu } }], cloud);
    expect(() => place(plan(right), { vpcs: 'create' })).not.toThrow();
    expect(problemsOf(() => place(plan(wrong), { vpcs: 'create' }))).toMatchObject([{ code: 'aws-mtu', message: expect.stringContaining(`1500 or ${right}`) }]);
  });
});

describe('gateways', () => {
  const asns = (change: Partial<AwsCloudPlan>) =>
    problemsOf(() => place(networkPlan([dedicatedLink, brokenLink], { ...awsCloud, ...change }))).map(({ code }) => code);

  test.each([
    [{ gatewayAsn: 64511 }, ['aws-gateway-asn']],
    [{ gatewayAsn: 65535 }, ['aws-gateway-asn']],
    [{ directConnectGatewayAsn: 4_199_999_999 }, ['aws-gateway-asn']],
    [{ gatewayAsn: 64513 }, ['aws-gateway-asn-equal']],
    [{ gatewayAsn: 4_294_967_294, directConnectGatewayAsn: 4_200_000_000 }, []],
  ])('with the ASNs %j give %j', (change, codes) => {
    expect(asns(change)).toEqual([...codes, 'aws-circuit-kind']);
  });

  test('of a VPN alone are not judged by a Direct Connect gateway that is not made', () => {
    expect(() => place(networkPlan([vpnLink], { ...awsCloud, directConnectGatewayAsn: 64512 }))).not.toThrow();
  });

  test('take 30 virtual interfaces, and no more', () => {
    const plan = (count: number) => networkPlan([brokenLink, withAttachments(...Array.from({ length: count - 1 }, () => ({})))]);
    const codes = (count: number) => problemsOf(() => place(plan(count))).map(({ code }) => code);
    expect(codes(30)).toEqual(['aws-circuit-kind']);
    expect(codes(31)).toEqual(['aws-gateway-interfaces', 'aws-circuit-kind']);
  });

  const guests = (count: number, change: Partial<AwsCloudPlan> = {}) =>
    Array.from({ length: count }, (_, n) => ({ ...awsCloud, name: `guest-${n}`, gatewayAsn: 64600 + n, directConnectGatewayOf: 'aws-virginia', ...change }));

  test('take six transit gateways on one Direct Connect gateway, and no seventh', () => {
    expect(() => place(networkPlan([dedicatedLink], awsCloud, ...guests(5)))).not.toThrow();
    expect(problemsOf(() => place(networkPlan([dedicatedLink], awsCloud, ...guests(6))))).toMatchObject([{ code: 'aws-associations', message: expect.stringContaining('7 clouds') }]);
  });

  test('of both kinds on one Direct Connect gateway are refused', () => {
    const plan = networkPlan([dedicatedLink], awsCloud, ...guests(1, { gateway: 'virtual-private' }));
    expect(problemsOf(() => place(plan))).toMatchObject([{ code: 'aws-mixed-gateways', message: expect.stringContaining('"guest-0"') }]);
  });
});

describe('prefixes of the site', () => {
  const announcing = (count: number) => {
    const plan = networkPlan();
    const prefixes = Array.from({ length: count }, (_, n) => `10.${16 + Math.floor(n / 256)}.${n % 256}.0/24`);
    return { ...plan, sites: plan.sites.map((site) => (site.name === 'ashburn' ? { ...site, prefixes } : site)) };
  };

  test('are taken up to what prefix controls allow, and refused beyond', () => {
    expect(() => place(announcing(1_000))).not.toThrow();
    expect(problemsOf(() => place(announcing(1_001)))).toMatchObject([
      { code: 'aws-tunnel-prefixes' }, { code: 'aws-site-prefixes', message: expect.stringContaining('1001 prefixes') },
    ]);
  });
});

describe('a VPN', () => {
  test('of a product that AWS does not have is refused, and those it has are named', () => {
    expect(refused(withFallback({ product: 'azure/vpn/VpnGw5AZ' }))).toMatchObject([{ code: 'aws-vpn-product', fix: 'use aws/vpn/large or aws/vpn/standard' }]);
  });

  test('whose connection does not have two tunnels is refused', () => {
    const [first] = dedicatedLink.fallback!.connections;
    expect(refused(withFallback({ connections: [{ ...first!, tunnels: first!.tunnels.slice(0, 1) }] }))).toMatchObject([{ code: 'aws-tunnels', message: expect.stringContaining('has 1') }]);
  });

  test.each([
    ...['0', '1', '2', '3', '4', '5'].map((third) => inside(third, 0)),
    inside(169, 252),
    inside(256, 0),
    inside(10, 2),
    inside(10, 256),
    { insidePrefix: '169.254.10.0/29' },
    { insidePrefix: '10.0.0.0/30' },
    { insidePrefix: '' },
  ])('with the inside prefix $insidePrefix is refused', (change) => {
    expect(refused(withTunnel(change))).toMatchObject([{ code: 'aws-inside-prefix', message: expect.stringContaining(change.insidePrefix) }]);
  });

  test.each([inside(0, 4), inside(6, 0), inside(169, 248), inside(255, 252)])('with the inside prefix $insidePrefix is taken', (change) => {
    expect(() => build(networkPlan([withTunnel(change)]))).not.toThrow();
  });

  test('that expects another address than AWS takes is refused', () => {
    const { insidePrefix, cloudAddress, routerAddress } = inside(10, 8);
    expect(refused(withTunnel({ insidePrefix, cloudAddress: routerAddress, routerAddress: cloudAddress }))).toMatchObject([
      { code: 'aws-inside-address', fix: expect.stringContaining('169.254.10.9/30 and 169.254.10.10/30') },
    ]);
  });

  test('with a pre-shared key in a secret of no possible name is refused', () => {
    expect(refused(withTunnel({ secret: 'a key' }))).toMatchObject([{ code: 'aws-secret-name', message: expect.stringContaining('"a key"') }]);
  });

  test('to one router at two internet addresses is refused', () => {
    const [first, second, ...others] = dedicatedLink.fallback!.connections;
    const moved = { ...second!, routerPublicIp: '203.0.113.99' };
    expect(refused(withFallback({ connections: [first!, moved, ...others] }))).toMatchObject([
      { code: 'aws-router-address', message: 'the router "edge-1" has the internet addresses 203.0.113.10 and 203.0.113.99' },
    ]);
  });
});

describe('prefixes of the cloud', () => {
  const prefixes = (count: number) => Array.from({ length: count }, (_, index) => `10.${64 + Math.floor(index / 256)}.${index % 256}.0/24`);
  const cloudOf = (count: number) => ({ ...awsCloud, prefixes: prefixes(count) });

  test('are announced up to 200, and refused beyond', () => {
    build(networkPlan([dedicatedLink], cloudOf(200))).template.hasResourceProperties('AWS::DirectConnect::DirectConnectGatewayAssociation', {
      AllowedPrefixesToDirectConnectGateway: prefixes(200).sort(),
    });
    expect(problemsOf(() => build(networkPlan([dedicatedLink], cloudOf(201))))).toMatchObject([{ code: 'aws-allowed-prefixes', path: ['clouds', 'aws-virginia', 'prefixes'] }]);
  });

  test('are refused where there are none: the gateway would announce nothing', () => {
    expect(problemsOf(() => build(networkPlan([dedicatedLink], cloudOf(0))))).toMatchObject([{ code: 'aws-allowed-prefixes' }]);
  });

  test('may be more where no link has circuits', () => {
    build(networkPlan([vpnLink], cloudOf(201))).template.resourceCountIs('AWS::EC2::VPNConnection', 1);
  });
});

describe('several problems', () => {
  test('are reported at once', () => {
    const link = { ...withPrimary({ mtu: 9000, paths: primary.paths.map((path) => ({ ...path, bundles: [firstBundle({ memberMbps: 5 })] })) }), fallback: { ...dedicatedLink.fallback!, product: 'none' } };
    expect(refused(link).map(({ code }) => code)).toEqual(['aws-mtu', 'aws-port-speed', 'aws-port-speed', 'aws-vpn-product']);
  });
});

describe('prefixes of a site over a VPN', () => {
  const withPrefixes = (count: number) => {
    const plan = networkPlan([vpnLink]);
    const many = Array.from({ length: count }, (_, i) => `10.${128 + Math.floor(i / 256)}.${i % 256}.0/24`);
    return { ...plan, sites: plan.sites.map((site) => ({ ...site, prefixes: many })) };
  };

  test('are taken up to 1,000 on a transit gateway, and refused beyond', () => {
    expect(() => place(withPrefixes(1_000))).not.toThrow();
    expect(problemsOf(() => place(withPrefixes(1_001)))).toMatchObject([{ code: 'aws-tunnel-prefixes', path: ['links', 'lab-aws'] }]);
  });
});
