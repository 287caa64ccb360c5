import { bareLink, build, guestLink, networkPlan, publicLink, withPaths } from './fixture';
import type { AwsHybridNetwork } from '../../lib/aws';

const BUNDLE = 'aws-edge-1-eqdc2-1';

/** What an output says, with references in braces. */
function outputs(template: ReturnType<typeof build>['template']): Record<string, any> {
  const reference = (value: any) => `{${[value['Fn::GetAtt'] ?? value.Ref].flat().join('.')}}`;
  const text = (value: any): string => (typeof value === 'string' ? value : 'Fn::Join' in value ? value['Fn::Join'][1].map(text).join('') : reference(value));
  const rows = Object.values(template.toJSON().Outputs).map(({ Value }: any) => text(Value)).filter((value) => /^[[{]"|^\[\{/.test(value)).map((value) => JSON.parse(value));
  return Object.fromEntries(rows.map((row) => [Array.isArray(row) ? row[0].link : row.bundle, row]));
}

const rowOf = (network: AwsHybridNetwork, bundle: string) => network.handOff.circuits.find((row) => row.bundle === bundle)!;

describe('what is handed off for a bundle of circuits', () => {
  test('names its connections, each of which has a letter of authorization, and all that the router needs', () => {
    const { network, stack } = build();
    const { lags, connections, virtualInterfaces } = network.dedicated;
    expect(rowOf(network, BUNDLE)).toEqual({
      link: 'aws',
      bundle: BUNDLE,
      router: 'edge-1',
      location: 'EqDC2',
      region: 'us-east-1',
      phase: 'live',
      portMbps: 10_000,
      lagId: lags.get(BUNDLE)!.attrLagId,
      connectionIds: connections.get(BUNDLE)!.map(({ attrConnectionId }) => attrConnectionId),
      macsec: { mode: 'must-encrypt', secret: 'ashburn-macsec' },
      interfaces: [{
        attachment: `${BUNDLE}-1`,
        kind: 'transit',
        id: virtualInterfaces.get(`${BUNDLE}-1`)!.attrVirtualInterfaceId,
        vlan: 1000,
        mtu: 1500,
        routerAddress: '172.20.255.2/30',
        awsAddress: '172.20.255.1/30',
        siteAsn: 65010,
        awsAsn: 64513,
        secret: `ashburn-ai/${BUNDLE}-1-bgp`,
      }],
    });
    expect(stack.resolve(rowOf(network, BUNDLE).connectionIds)).toHaveLength(2);
  });

  test('is one output of JSON', () => {
    const { template } = build();
    const row = outputs(template)[BUNDLE];
    expect(row.lagId).toMatch(/^\{.*Lag.*LagId\}$/);
    expect(row.connectionIds.map((id: string) => /^\{.*Connection.*\.ConnectionId\}$/.test(id))).toEqual([true, true]);
    expect(row.interfaces[0]).toMatchObject({ vlan: 1000, routerAddress: '172.20.255.2/30' });
  });

  test('has what the router needs before the circuits are up', () => {
    const { network, template } = build(networkPlan([withPaths(() => ({ phase: 'order' }))]));
    const { interfaces: [row], ...rest } = rowOf(network, BUNDLE);
    expect(rest).toMatchObject({ phase: 'order', connectionIds: [expect.any(String), expect.any(String)] });
    expect(row).toMatchObject({ vlan: 1000, awsAsn: 64513, secret: `ashburn-ai/${BUNDLE}-1-bgp` });
    expect(row).not.toHaveProperty('id');
    expect(outputs(template)[BUNDLE].interfaces).toHaveLength(1);
  });

  test('keeps the logical id of its output from order to live', () => {
    const ids = (phase: 'order' | 'live') => Object.keys(build(networkPlan([withPaths(() => ({ phase }))])).template.toJSON().Outputs);
    expect(ids('live')).toEqual(ids('order'));
  });

  test('has the MTU of a public interface', () => {
    const { network } = build(networkPlan([publicLink()]));
    expect(rowOf(network, BUNDLE).interfaces.map(({ kind, mtu }) => [kind, mtu])).toEqual([['transit', 1500], ['public', 1500]]);
  });

  test('is not repeated for a link that takes them and has no interface of its own', () => {
    const { network } = build(networkPlan([bareLink(guestLink())]));
    expect(network.handOff.circuits).toEqual([]);
  });
});

describe('what is handed off for tunnels', () => {
  test('is one output a link, with the ids whose configuration is to be downloaded', () => {
    const { network, template } = build();
    expect(network.handOff.vpnConnections.map(({ connection }) => connection)).toEqual([
      'aws-edge-1-vpn-1', 'aws-edge-1-vpn-2', 'aws-edge-2-vpn-1', 'aws-edge-2-vpn-2', 'lab-aws-branch-1-vpn-1',
    ]);
    const [row] = outputs(template)['lab-aws'];
    expect(row).toMatchObject({
      connection: 'lab-aws-branch-1-vpn-1',
      router: 'branch-1',
      routerPublicIp: '192.0.2.10',
      siteAsn: 4_200_000_001,
      awsAsn: 64512,
      tunnels: [{ routerAddress: '169.254.14.2/30', awsAddress: '169.254.14.1/30', secret: 'ashburn-ai/lab-aws-branch-1-vpn-1-1' }, expect.anything()],
    });
    expect(row.id).toMatch(/VpnConnectionId\}$/);
  });
});

describe('outputs', () => {
  test('are few: the gateways, one for each bundle of circuits, and one for the tunnels of each link', () => {
    expect(Object.keys(build().template.toJSON().Outputs)).toHaveLength(2 + 2 + 2);
  });

  test('hold no key', () => {
    expect(JSON.stringify(build().template.toJSON().Outputs)).not.toContain('resolve:');
  });
});
