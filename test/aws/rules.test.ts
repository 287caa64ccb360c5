import { awsCloud, build, dedicatedLink, firstBundle, networkPlan, primary, problemsOf, vpnLink, withBundles, withFallback, withPrimary } from './fixture';
import type { AttachmentPlan, LinkPlan, TunnelPlan } from '../../lib/planner/network-plan';

const refused = (link: LinkPlan) => problemsOf(() => build(networkPlan([link])));

/** The dedicated link with changed attachments on its first bundle. */
const withAttachments = (...changes: Partial<AttachmentPlan>[]) =>
  withBundles([firstBundle({ attachments: changes.map((change, index) => ({ ...firstBundle().attachments[0]!, id: `vif-${index + 1}`, vlan: 1000 + index, ...change })) })]);

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

  test.each([0, 4095, 1.5])('with the VLAN id %d are refused', (vlan) => {
    expect(refused(withAttachments({ vlan }))).toMatchObject([{ code: 'aws-vlan', message: expect.stringContaining(String(vlan)) }]);
  });

  test.each([1, 4094])('with the VLAN id %d are taken', (vlan) => {
    build(networkPlan([withAttachments({ vlan })])).template.hasResourceProperties('AWS::DirectConnect::TransitVirtualInterface', { Vlan: vlan });
  });

  test('with one VLAN id twice on a LAG are refused', () => {
    expect(refused(withAttachments({ vlan: 7 }, { vlan: 7 }))).toMatchObject([{ code: 'aws-vlan-twice', message: expect.stringContaining('VLAN id 7') }]);
  });

  test('take four transit virtual interfaces on a LAG, and no fifth', () => {
    build(networkPlan([withAttachments({}, {}, {}, {})])).template.resourceCountIs('AWS::DirectConnect::TransitVirtualInterface', 5);
    expect(refused(withAttachments({}, {}, {}, {}, {}))).toMatchObject([{ code: 'aws-transit-interfaces', message: expect.stringContaining('has 5') }]);
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
      AllowedPrefixesToDirectConnectGateway: prefixes(200),
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
